//! The project's interview guide, to change it: sections, the rows of one, and the details of one.

mod details;
pub(super) mod dialogs;
mod field;
mod rows;
mod sections;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Stroke, Ui, vec2};

use super::cx::Cx;
use super::dialogs::Dialog;
use super::theme::fonts::{sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::text::{line, right, text};
use crate::app::command::{Command, GuideCommand};
use crate::app::model::{Model, OpenProject};
use crate::domain::guide::{Guide, Row, Section};
use crate::domain::guide_edit::Edit;
use crate::domain::guide_uses::{Use, Uses};
use crate::domain::ids::{RowId, SectionId};
use crate::domain::project::Language;

/// Room for the scroll bar beside the content.
const BAR: Margin = Margin { left: 0, right: 10, top: 0, bottom: 0 };

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    section: Option<SectionId>,
    row: Option<RowId>,
    /// The row whose words are to be written next.
    focus: Option<RowId>,
    /// The English is shown.
    english: bool,
    /// What the whole guide is called is shown.
    about: bool,
    /// What notes point at: it does not change while one is here, and is much to walk through.
    uses: Option<Uses>,
}

impl View {
    /// Another screen is shown: what notes point at may be something else when one comes back.
    pub fn leave(&mut self) {
        self.uses = None;
    }
}

/// What is on screen, for the parts of the view.
struct Now<'a> {
    guide: &'a Guide,
    uses: &'a Uses,
    section: &'a Section,
    row: &'a Row,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &Model) {
    let Some(project) = &model.project else { return };
    let guide = &project.workspace.guide;
    let Some((section, row)) = chosen(view, guide) else { return };
    let uses = view.uses.take().unwrap_or_else(|| Uses::of(&project.workspace));
    let now = Now { guide, uses: &uses, section, row };
    let read_only = project.read_only.is_some();
    let tokens = cx.tokens.clone();
    let (left, middle) = if cx.narrow { (220.0, 280.0) } else { (300.0, 380.0) };
    head(ui, cx, project);
    let side = |ui: &mut Ui, id: &'static str, content: &mut dyn FnMut(&mut Ui)| {
        ScrollArea::vertical().id_salt(id).content_margin(BAR).show(ui, |ui| {
            if read_only {
                ui.disable();
            }
            ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
            content(ui);
            ui.add_space(24.0);
        });
    };
    let margin = Margin { left: 16, right: 6, top: 20, bottom: 0 };
    Panel::left("guide-sections")
        .exact_size(left)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(tokens.bg).inner_margin(margin))
        .show(ui, |ui| side(ui, "sections", &mut |ui| sections::show(ui, cx, view, &now)));
    Panel::right("guide-details")
        .exact_size(middle)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(tokens.surface).inner_margin(margin))
        .show(ui, |ui| {
            ui.painter().vline(ui.max_rect().left() - 16.0, ui.max_rect().expand(40.0).y_range(), Stroke::new(tokens.stroke, tokens.line));
            side(ui, "details", &mut |ui| details::show(ui, cx, view, &now));
        });
    CentralPanel::default()
        .frame(Frame::new().fill(tokens.bg).inner_margin(margin))
        .show(ui, |ui| side(ui, "rows", &mut |ui| rows::show(ui, cx, view, &now)));
    view.uses = Some(uses);
}

/// The section and row on screen; the first where the chosen one is gone.
fn chosen<'a>(view: &mut View, guide: &'a Guide) -> Option<(&'a Section, &'a Row)> {
    let at_row = view.row.as_ref().and_then(|row| guide.place(row));
    let section = view.section.as_ref().and_then(|section| guide.section(section)).or(guide.sections.first())?;
    // A row that moved into the next section is followed there.
    let (section, row) = match at_row {
        Some(place) => (place.section, place.row),
        None => (section, section.rows.first()?),
    };
    (view.section, view.row) = (Some(section.id.clone()), Some(row.id.clone()));
    Some((section, row))
}

fn head(ui: &mut Ui, cx: &mut Cx, project: &OpenProject) {
    let tokens = cx.tokens.clone();
    let guide = &project.workspace.guide;
    Panel::top("guide-head")
        .exact_size(64.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(16, 0)))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().hline(rect.expand(20.0).x_range(), rect.bottom(), Stroke::new(tokens.stroke, tokens.line));
            ui.horizontal_centered(|ui| {
                right(ui, |ui| {
                    let button = |ui: &mut Ui, cx: &mut Cx, key: &str, symbol: &str, dialog: Dialog| {
                        if Button::new(&cx.t(key)).icon(symbol).show(ui, cx).clicked() {
                            cx.open(dialog);
                        }
                    };
                    button(ui, cx, "guide-print", icons::PRINTER, dialogs::print(cx, project, None));
                    button(ui, cx, "guide-save-as", icons::EXPORT, dialogs::save_as(cx, project));
                    if project.read_only.is_none() {
                        button(ui, cx, "guide-open", icons::FOLDER_OPEN, Dialog::OpenGuide { path: String::new() });
                    }
                    ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.add_space(8.0);
                        line(ui, guide.title.get(cx.language()), semibold(18.0), tokens.ink);
                        let facts = [("rows", guide.places().len().into()), ("minutes", guide.minutes().into())];
                        line(ui, cx.tf("guide-facts", &facts), sans(14.0), tokens.ink3);
                    });
                });
            });
        });
}

/// A field's label; that of an English text says so.
fn in_language(cx: &Cx, key: &str, language: Language) -> String {
    let label = cx.t(key);
    match language {
        Language::Sv => label,
        Language::En => cx.tf("guide-in-english", &[("field", label.into())]),
    }
}

/// Asks for a change to the guide.
fn edit(cx: &mut Cx, edit: Edit) {
    cx.send(Command::Guide(GuideCommand::Edit(edit)));
}

/// Buttons to move something up and down, and to remove it, with the reason if it cannot go.
/// `what` is the name of it.
struct Tools<'a> {
    what: &'a str,
    up: (bool, Edit),
    down: (bool, Edit),
    remove: (Option<String>, Edit),
}

impl Tools<'_> {
    fn show(self, ui: &mut Ui, cx: &mut Cx) {
        for (symbol, key, (can, change)) in [(icons::ARROW_UP, "guide-up", self.up), (icons::ARROW_DOWN, "guide-down", self.down)] {
            tool(ui, cx, symbol, &cx.tf(key, &[("what", self.what.into())]), can, change);
        }
        let name = cx.tf("guide-remove", &[("what", self.what.into())]);
        tool(ui, cx, icons::TRASH, &name, self.remove.0.is_none(), self.remove.1);
    }
}

fn tool(ui: &mut Ui, cx: &mut Cx, symbol: &str, name: &str, can: bool, change: Edit) {
    if Button::icon_only(symbol, name).enabled(can).show(ui, cx).clicked() {
        edit(cx, change);
    }
}

/// Why something stays.
fn reason(cx: &Cx, used: Option<Use>, is_last: bool, last_key: &str) -> Option<String> {
    match used {
        Some(Use::Entries(count)) => Some(cx.tf("guide-has-notes", &[("count", count.into())])),
        Some(Use::Visited) => Some(cx.t("guide-visited")),
        None => is_last.then(|| cx.t(last_key)),
    }
}

fn say_why(ui: &mut Ui, cx: &Cx, reason: Option<&str>) {
    if let Some(reason) = reason {
        text(ui, reason, sans(14.0), cx.tokens.ink3);
    }
}
