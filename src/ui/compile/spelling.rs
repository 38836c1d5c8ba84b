//! Spelling: which dictionary is used, and one's own words.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Id, ScrollArea, Ui};

use crate::app::command::Command;
use crate::domain::project::{Language, Project};
use crate::storage::preferences::Preferences;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;

/// True when the dialog is done.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &mut Cx,
    path: &mut String,
    (preferences, project, language): (&Preferences, Option<&Project>, Language),
    picker: &mut FilePicker,
    frame: &eframe::Frame,
) -> bool {
    let tokens = cx.tokens.clone();
    let used = match preferences.dictionaries.get(&language) {
        Some(path) => cx.tf("spelling-chosen", &[("path", path.display().to_string().into())]),
        None => cx.t("spelling-installed"),
    };
    text(ui, used, sans(15.0), tokens.ink2);
    let id = Id::unique("dictionary");
    let (response, browse) = path_field(ui, cx, &cx.t("spelling-file"), path, id);
    focus_at_first(ui, &response, id);
    if browse {
        picker.open(ui.ctx(), &cx.t("action-spelling"), Choose::File { start: Path::new(path.as_str()), extensions: &["dic"] }, frame);
    }
    let ready = !path.trim().is_empty();
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let chosen = Button::new(&cx.t("spelling-use")).primary().enabled(ready).show(ui, cx).clicked() || (enter && ready);
    if chosen {
        cx.send(Command::ChooseDictionary(PathBuf::from(path.trim())));
    }
    ui.separator();
    text(ui, cx.t("spelling-own"), semibold(16.0), tokens.ink);
    let words: BTreeSet<&String> = preferences.words.iter().chain(project.into_iter().flat_map(|project| &project.words)).collect();
    if words.is_empty() {
        text(ui, cx.t("spelling-own-none"), sans(15.0), tokens.ink2);
    }
    ScrollArea::vertical().id_salt("own words").max_height(220.0).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for word in words {
                let name = cx.tf("spelling-forget", &[("word", word.as_str().into())]);
                if Button::new(word).name(&name).icon(icons::CLOSE).quiet().small().show(ui, cx).clicked() {
                    cx.send(Command::RemoveWord(word.clone()));
                }
            }
        });
    });
    chosen
}
