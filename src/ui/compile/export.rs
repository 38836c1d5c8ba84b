//! The dialog that exports a summary: which format, draft or final, and where.

use std::path::{Path, PathBuf};

use egui::{Id, Ui};

use crate::app::checking;
use crate::app::command::{Command, Format};
use crate::app::model::Model;
use crate::domain::anonymity::gate::FileName;
use crate::storage::layout;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{confirm, focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::guard_list;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::{icon as icon_label, rich, text};

/// What has been chosen so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    format: Format,
    is_final: bool,
    /// Whether the group has approved the text.
    approved: bool,
    pub path: String,
    root: PathBuf,
    /// The file's usual name, for a draft and for a final text.
    usual: [String; 2],
    /// The guard list is offered each time.
    guard: guard_list::Field,
}

impl Choices {
    /// A PDF beside the project's other files. `word` is what a draft's name ends with.
    pub fn new(root: &Path, municipality: &str, approved: bool, word: &str, guard: guard_list::Field) -> Self {
        let usual = [format!("{municipality}, {word}"), municipality.to_owned()];
        let mut choices =
            Self { format: Format::Pdf, is_final: approved, approved, path: String::new(), root: root.to_owned(), usual, guard };
        choices.path = choices.usual_path();
        choices
    }

    fn usual_path(&self) -> String {
        layout::export(&self.root, &self.usual[usize::from(self.is_final)], self.format.extension()).display().to_string()
    }

    /// Takes another format or variant. The path follows, as far as nobody has written another.
    fn set(&mut self, format: Format, is_final: bool) {
        let follows = self.path == self.usual_path();
        (self.format, self.is_final) = (format, is_final);
        self.path =
            if follows { self.usual_path() } else { Path::new(&self.path).with_extension(format.extension()).display().to_string() };
    }
}

/// Shows the dialog's content; true when it is done.
pub fn show(ui: &mut Ui, cx: &mut Cx, choices: &mut Choices, model: &Model, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    let formats = Format::ALL.map(|format| (format, cx.t(name_key(format))));
    text(ui, cx.t("export-format"), semibold(14.0), cx.tokens.ink2);
    if let Some(format) = segmented(ui, cx, &cx.t("export-format"), &formats, choices.format, 38.0) {
        choices.set(format, choices.is_final);
    }
    let variants = [(false, cx.t("export-draft")), (true, cx.t("export-final"))];
    text(ui, cx.t("export-variant"), semibold(14.0), cx.tokens.ink2);
    if let Some(is_final) = segmented(ui, cx, &cx.t("export-variant"), &variants, choices.is_final, 38.0) {
        choices.set(choices.format, is_final);
    }
    let (what, ink) = match (choices.is_final, choices.approved) {
        (false, _) => ("export-draft-what", cx.tokens.ink3),
        (true, true) => ("export-final-what", cx.tokens.ink3),
        (true, false) => ("export-not-approved", cx.tokens.ink),
    };
    text(ui, cx.t(what), sans(14.0), ink);
    let id = Id::unique("export path");
    let (response, browse) = path_field(ui, cx, &cx.t("export-file"), &mut choices.path, id);
    focus_at_first(ui, &response, id);
    if browse {
        let choose = Choose::Save { start: Path::new(choices.path.as_str()), extension: choices.format.extension() };
        picker.open(ui.ctx(), &cx.t("export-file"), choose, frame);
    }
    text(ui, cx.t("export-note"), sans(14.0), cx.tokens.ink3);
    // A small screen has to show the whole dialog.
    let rows = if ui.ctx().content_rect().height() < 760.0 { 2 } else { 3 };
    guard_list::field(ui, cx, &mut choices.guard, model, rows);
    let path = choices.path.trim();
    let away = state(ui, cx, model, Path::new(path));
    let unused = choices.guard.unused(cx);
    let is_ready = !path.is_empty() && unused.is_none();
    let done = confirm(ui, cx, &cx.t("export-save"), is_ready, &unused.unwrap_or_else(|| cx.t("export-needs")), response.lost_focus());
    if done {
        cx.send(Command::Export { format: choices.format, is_final: choices.is_final, path: PathBuf::from(path), over: false });
    }
    done || away
}

/// What keeps it from leaving, before anything is written. True when one goes to see it.
fn state(ui: &mut Ui, cx: &mut Cx, model: &Model, path: &Path) -> bool {
    let (Some(project), Some(slug)) = (&model.project, model.screen.slug()) else { return false };
    let tokens = cx.tokens.clone();
    let name = FileName(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    if project.guarded.gate().clear(name).is_err() {
        text(ui, cx.t("export-file-name"), sans(14.0), tokens.danger);
    }
    let checked = &project.compile.checked;
    let Some(account) = checked.account().filter(|_| checked.is_of(&project.version(slug))) else {
        text(ui, cx.t("anonymity-coming"), sans(15.0), tokens.ink3);
        return false;
    };
    let count = account.hindrances.len();
    let mut away = false;
    ui.horizontal(|ui| {
        let (symbol, ink) = if count == 0 { (icons::SHIELD_CHECK, tokens.green) } else { (icons::SHIELD_WARNING, tokens.danger) };
        icon_label(ui, symbol, icon(18.0), ink);
        if count == 0 {
            text(ui, cx.t("export-clear"), sans(15.0), ink);
            return;
        }
        ui.label(rich(cx.tf("export-held", &[("count", count.into())]), semibold(15.0), ink));
        if let Some(way) = account.hindrances.iter().find_map(|hindrance| checking::way_to(hindrance, slug))
            && Button::new(&cx.t("show-first")).quiet().small().show(ui, cx).clicked()
        {
            cx.send(way);
            away = true;
        }
    });
    away
}

fn name_key(format: Format) -> &'static str {
    match format {
        Format::Pdf => "format-pdf",
        Format::Docx => "format-docx",
        Format::Html => "format-html",
        Format::Markdown => "format-markdown",
        Format::Text => "format-text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_follows_until_somebody_writes_another() {
        let root = Path::new("projekt");
        let mut choices = Choices::new(root, "Åre: S:t Olof", false, "utkast", guard_list::Field::default());
        assert!(choices.path.ends_with("Åre- S-t Olof, utkast.pdf"), "{}", choices.path);
        choices.set(Format::Markdown, true);
        assert!(choices.path.ends_with("Åre- S-t Olof.md"), "{}", choices.path);
        choices.path = "annat.md".to_owned();
        choices.set(Format::Html, false);
        assert_eq!(choices.path, "annat.html");
    }
}
