//! Saving a copy elsewhere, when the work folder cannot be written.

use std::path::{Path, PathBuf};

use egui::{Id, Ui};

use super::cx::Cx;
use super::dialogs::{confirm, documents_of_user, focus_at_first, path_field};
use super::file_picker::{Choose, FilePicker};
use super::theme::fonts::sans;
use super::widgets::text::text;
use crate::app::command::Command;
use crate::app::model::Model;

/// A folder for a copy: named after the work folder, which tells no more of a locked project than
/// that does, and after the time, so that it is a new one.
pub(super) fn proposed(model: &Model) -> String {
    let name = model.project.as_ref().and_then(|project| Some(project.root.file_name()?.to_string_lossy().into_owned()));
    let at = model.now().to_zoned(model.zone.clone()).strftime("%Y-%m-%d %H%M%S").to_string();
    documents_of_user(&model.home).join(format!("{} {at}", name.unwrap_or_default()).trim()).display().to_string()
}

/// The dialog that asks for the folder; true when it is done.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("save-copy-lead"), sans(15.0), cx.tokens.ink2);
    let (response, browse) = path_field(ui, cx, &cx.t("project-folder"), path, Id::unique("copy folder"));
    focus_at_first(ui, &response, Id::unique("copy folder"));
    if browse {
        picker.open(ui.ctx(), &cx.t("save-copy"), Choose::Folder { start: Path::new(path.as_str()) }, frame);
    }
    let done = confirm(ui, cx, &cx.t("save-copy-now"), !path.trim().is_empty(), &cx.t("open-folder-needs"), response.lost_focus());
    if done {
        cx.send(Command::SaveCopy(Some(PathBuf::from(path.trim()))));
    }
    done
}
