//! To the side: packages of approved texts from other municipalities, and the folder they come by.

use egui::{Id, Ui};
use std::path::{Path, PathBuf};

use crate::app::command::{Collecting, Command};
use crate::app::model::OpenProject;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, confirm, focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{icon as icon_label, line, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, project: &OpenProject) {
    let tokens = cx.tokens.clone();
    text(ui, cx.t("packages"), semibold(14.0), tokens.ink3);
    let count = project.workspace.municipalities.values().filter(|dossier| dossier.collected.is_some()).count();
    text(ui, cx.tf("packages-count", &[("count", count.into())]), sans(15.0), tokens.ink2);
    let can = project.read_only.is_none();
    ui.horizontal_wrapped(|ui| {
        if Button::new(&cx.t("packages-collect")).icon(icons::FILE_PLUS).small().enabled(can).show(ui, cx).clicked() {
            cx.open(Dialog::Collect { path: String::new() });
        }
        let watching = project.watching.is_some();
        let key = if watching { "packages-watch-other" } else { "packages-watch" };
        if Button::new(&cx.t(key)).icon(icons::EYE).ghost().small().enabled(can).show(ui, cx).clicked() {
            let path = project.watching.as_ref().map(|watcher| watcher.folder().display().to_string());
            cx.open(Dialog::Watch { path: path.unwrap_or_default() });
        }
    });
    let Some(watcher) = &project.watching else { return };
    let (symbol, ink) = if watcher.reaches() { (icons::EYE, tokens.ink3) } else { (icons::WARNING, tokens.warn) };
    ui.horizontal(|ui| {
        icon_label(ui, symbol, icon(16.0), ink);
        line(ui, watcher.folder().display().to_string(), sans(14.0), tokens.ink2);
    });
    if !watcher.reaches() {
        text(ui, cx.t("packages-out-of-reach"), sans(14.0), tokens.warn);
    }
    if Button::new(&cx.t("packages-unwatch")).ghost().small().show(ui, cx).clicked() {
        cx.send(Command::Collecting(Collecting::Watch(None)));
    }
}

/// The dialog that collects packages; true when it is done.
pub(crate) fn show_collect(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("packages-collect-lead"), sans(15.0), cx.tokens.ink2);
    let label = cx.t("packages-collect-file");
    let id = Id::unique("packages to collect");
    let (response, browse) = path_field(ui, cx, &label, path, id);
    focus_at_first(ui, &response, id);
    if browse {
        picker.open(ui.ctx(), &label, Choose::File { start: Path::new(path.as_str()), extensions: &["samsyn"] }, frame);
    }
    let done = confirm(ui, cx, &cx.t("packages-collect-now"), !path.trim().is_empty(), &cx.t("export-needs"), response.lost_focus());
    if done {
        cx.send(Command::Collecting(Collecting::Collect(vec![PathBuf::from(path.trim())])));
    }
    done
}

/// The dialog that chooses the folder to watch; true when it is done.
pub(crate) fn show_watch(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("packages-watch-lead"), sans(15.0), cx.tokens.ink2);
    let label = cx.t("packages-watch-folder");
    let id = Id::unique("folder to watch");
    let (response, browse) = path_field(ui, cx, &label, path, id);
    focus_at_first(ui, &response, id);
    if browse {
        picker.open(ui.ctx(), &label, Choose::Folder { start: Path::new(path.as_str()) }, frame);
    }
    let done = confirm(ui, cx, &cx.t("packages-watch-now"), !path.trim().is_empty(), &cx.t("open-folder-needs"), response.lost_focus());
    if done {
        cx.send(Command::Collecting(Collecting::Watch(Some(PathBuf::from(path.trim())))));
    }
    done
}

/// The dialog that makes a package; true when it is done.
pub(crate) fn show_pack(
    ui: &mut Ui,
    cx: &mut Cx,
    (slug, path): (&crate::domain::ids::Slug, &mut String),
    picker: &mut FilePicker,
    frame: &eframe::Frame,
) -> bool {
    let done = crate::ui::dialogs::file_to_write(ui, cx, path, "package-lead", "samsyn", picker, frame);
    if done {
        let path = PathBuf::from(path.trim());
        cx.send(Command::Collecting(Collecting::Pack { slug: slug.clone(), path, over: false }));
    }
    done
}
