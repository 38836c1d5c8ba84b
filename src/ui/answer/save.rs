//! Saving a reply where the contact person wants it, and opening a round.

use std::path::{Path, PathBuf};

use egui::{Id, Ui};

use crate::app::command::{Command, Review};
use crate::app::review::answering::Answering;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, confirm, file_to_write, focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::theme::fonts::sans;
use crate::ui::widgets::text::text;

/// What is chosen in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct Saving {
    pub path: String,
    finished: bool,
}

/// The dialog, beside the round's own file unless somewhere else is chosen.
pub(super) fn open(work: &Answering, finished: bool) -> Dialog {
    let saved = work.saved.clone().unwrap_or_else(|| work.path.with_file_name(work.file_name()));
    Dialog::SaveReply(Saving { path: saved.display().to_string(), finished })
}

/// The dialog's content; true when it is done.
pub(crate) fn show(ui: &mut Ui, cx: &mut Cx, saving: &mut Saving, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    let lead = if saving.finished { "answer-save-lead" } else { "answer-save-part-lead" };
    let done = file_to_write(ui, cx, &mut saving.path, lead, "json", picker, frame);
    if done {
        let path = PathBuf::from(saving.path.trim());
        cx.send(Command::Review(Review::SaveReply { path, finished: saving.finished, over: false }));
    }
    done
}

/// The dialog that opens a round; true when it is done.
pub(crate) fn show_open(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("open-round-lead"), sans(15.0), cx.tokens.ink2);
    let label = cx.t("open-round-file");
    let id = Id::unique("round file");
    let (response, browse) = path_field(ui, cx, &label, path, id);
    focus_at_first(ui, &response, id);
    if browse {
        picker.open(ui.ctx(), &label, Choose::File { start: Path::new(path.as_str()), extensions: &["samsyn"] }, frame);
    }
    let done = confirm(ui, cx, &cx.t("open"), !path.trim().is_empty(), &cx.t("export-needs"), response.lost_focus());
    if done {
        cx.send(Command::Review(Review::OpenRound(PathBuf::from(path.trim()))));
    }
    done
}
