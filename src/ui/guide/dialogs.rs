//! The dialogs that take a guide in from a file, out to one, and to paper.

use std::path::{Path, PathBuf};

use egui::{Id, Ui};

use crate::app::command::{Command, GuideCommand};
use crate::app::model::OpenProject;
use crate::domain::ids::Slug;
use crate::storage::layout;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, confirm, file_to_write, focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::theme::fonts::sans;
use crate::ui::widgets::text::text;

/// The files that a guide can be read from.
const READS: [&str; 5] = ["ron", "docx", "md", "markdown", "txt"];

/// The guide to a file beside the project's other exports.
pub(crate) fn save_as(cx: &Cx, project: &OpenProject) -> Dialog {
    let title = project.workspace.guide.title.get(cx.language());
    Dialog::SaveGuide { path: export(project, title, "ron") }
}

/// The guide on paper, for a municipality's focus group or for none.
pub(crate) fn print(cx: &Cx, project: &OpenProject, municipality: Option<&Slug>) -> Dialog {
    let guide = cx.t("guide");
    let name = municipality.and_then(|slug| project.dossier(slug)).map(|dossier| dossier.municipality.name.as_str());
    let name = name.map_or_else(|| guide.clone(), |name| format!("{name}, {}", guide.to_lowercase()));
    Dialog::PrintGuide { path: export(project, &name, "pdf"), municipality: municipality.cloned() }
}

fn export(project: &OpenProject, name: &str, extension: &str) -> String {
    layout::export(&project.root, name, extension).display().to_string()
}

/// Chooses a guide to take in the place of the project's.
pub(crate) fn show_open(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("guide-open-lead"), sans(15.0), cx.tokens.ink2);
    let id = Id::unique("open guide path");
    let label = cx.t("guide-file");
    let (response, browse) = path_field(ui, cx, &label, path, id);
    focus_at_first(ui, &response, id);
    if browse {
        picker.open(ui.ctx(), &label, Choose::File { start: Path::new(path.as_str()), extensions: &READS }, frame);
    }
    let done = confirm(ui, cx, &cx.t("open"), !path.trim().is_empty(), &cx.t("export-needs"), response.lost_focus());
    if done {
        cx.send(Command::Guide(GuideCommand::Open(PathBuf::from(path.trim()))));
    }
    done
}

/// Chooses where the guide is saved.
pub(crate) fn show_save(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    let done = file_to_write(ui, cx, path, "guide-save-lead", "ron", picker, frame);
    if done {
        cx.send(Command::Guide(GuideCommand::SaveAs { path: PathBuf::from(path.trim()), over: false }));
    }
    done
}

/// Chooses where the printed guide is saved.
pub(crate) fn show_print(
    ui: &mut Ui,
    cx: &mut Cx,
    path: &mut String,
    municipality: Option<&Slug>,
    picker: &mut FilePicker,
    frame: &eframe::Frame,
) -> bool {
    let done = file_to_write(ui, cx, path, "guide-print-lead", "pdf", picker, frame);
    if done {
        cx.send(Command::Guide(GuideCommand::Print { path: PathBuf::from(path.trim()), municipality: municipality.cloned() }));
    }
    done
}
