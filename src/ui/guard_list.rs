//! The guard list: participants' names, entered so that none of them gets out, and hidden from
//! those who can see the screen.

use egui::text::LayoutJob;
use egui::{FontSelection, Id, Margin, TextBuffer, TextEdit, Ui};

use super::cx::Cx;
use super::dialogs::{Dialog, focus_at_first};
use super::theme::fonts::{sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::text::{right, text};
use crate::app::command::{Anonymity, Command};
use crate::app::model::Model;
use crate::domain::anonymity::guard::{self, Read};
use crate::domain::anonymity::names::Names;

const ID: &str = "guard list";

/// What is typed, and whether it can be read on screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Field {
    text: String,
    shown: bool,
    /// What is more than a list may hold: lines with too long names, and those after the last.
    too_long: Vec<usize>,
    too_many: Vec<usize>,
    /// Destroying it was asked for once.
    asked: bool,
}

impl Field {
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let names = model.project.as_ref().map(|project| project.workspace.names.guard.join("\n"));
        Self { text: names.unwrap_or_default(), ..Self::default() }
    }

    /// How many lines are not used, and why.
    #[must_use]
    pub fn unused(&self, cx: &Cx) -> Option<String> {
        let say = |key, lines: &[usize], most: usize| {
            lines.first().map(|first| cx.tf(key, &[("count", lines.len().into()), ("line", (*first).into()), ("most", most.into())]))
        };
        let said = [say("guard-too-long", &self.too_long, guard::MAX_NAME), say("guard-too-many", &self.too_many, guard::MAX_NAMES)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// The dialog with the list alone.
#[must_use]
pub fn open(model: &Model) -> Dialog {
    Dialog::GuardList(Field::of(model))
}

/// The content of that dialog; true when it is done.
pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut Field, model: &Model) -> bool {
    text(ui, cx.t("guard-lead"), sans(15.0), cx.tokens.ink2);
    field(ui, cx, view, model, 8);
    let id = Id::unique(ID);
    if let Some(response) = ui.ctx().read_response(id) {
        focus_at_first(ui, &response, id);
    }
    let mut done = false;
    ui.horizontal(|ui| right(ui, |ui| done = Button::new(&cx.t("done")).primary().show(ui, cx).clicked()));
    done
}

/// The field, with where the list is kept and how it is destroyed.
pub fn field(ui: &mut Ui, cx: &mut Cx, view: &mut Field, model: &Model, rows: usize) {
    let Some(project) = &model.project else { return };
    let names = &project.workspace.names;
    let tokens = cx.tokens.clone();
    let id = Id::unique(ID);
    ui.horizontal(|ui| {
        text(ui, cx.t("guard-list"), semibold(14.0), tokens.ink2);
        right(ui, |ui| {
            let (symbol, key) = if view.shown { (icons::EYE_SLASH, "guard-hide") } else { (icons::EYE, "guard-show") };
            if Button::icon_only(symbol, &cx.t(key)).show(ui, cx).clicked() {
                view.shown = !view.shown;
            }
            ui.label(super::widgets::text::rich(cx.tf("guard-count", &[("count", names.guard.len().into())]), sans(14.0), tokens.ink3));
        });
    });
    let (shown, ink) = (view.shown, tokens.ink);
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        // A sign for a sign, line for line.
        let hide = |c: char| if shown || c == '\n' { c } else { '•' };
        let job = LayoutJob::simple(text.as_str().chars().map(hide).collect(), sans(16.0), ink, width);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let response = TextEdit::multiline(&mut view.text)
        .id(id)
        .font(FontSelection::FontId(sans(16.0)))
        .password(!shown)
        .layouter(&mut layouter)
        .margin(Margin::symmetric(12, 7))
        .desired_rows(rows)
        .desired_width(f32::INFINITY)
        .show(ui)
        .response
        .response;
    if response.changed() {
        let Read { names, too_long, too_many } = guard::read(&view.text);
        (view.too_long, view.too_many) = (too_long, too_many);
        cx.send(Command::Anonymity(Anonymity::SetGuardList(names)));
    }
    response.accessible_name(cx.t("guard-list"));
    if let Some(unused) = view.unused(cx) {
        text(ui, unused, sans(14.0), tokens.danger);
    }
    let kept = if project.is_locked() { "guard-kept-locked" } else { "guard-kept-in-memory" };
    text(ui, cx.t(kept), sans(14.0), tokens.ink3);
    destroy(ui, cx, view, names, id);
}

fn destroy(ui: &mut Ui, cx: &mut Cx, view: &mut Field, names: &Names, id: Id) {
    let danger = cx.tokens.danger;
    if names.guard.is_empty() {
        view.asked = false;
        return;
    }
    ui.horizontal(|ui| {
        if !view.asked {
            view.asked = Button::new(&cx.t("guard-destroy")).icon(icons::TRASH).quiet().small().color(danger).show(ui, cx).clicked();
            return;
        }
        text(ui, cx.tf("guard-destroy-ask", &[("count", names.guard.len().into())]), semibold(14.0), danger);
        if Button::new(&cx.t("guard-destroy-now")).small().color(danger).show(ui, cx).clicked() {
            *view = Field { shown: view.shown, ..Field::default() };
            // What was typed is in the field's own undo too.
            TextEdit::store_state(ui.ctx(), id, egui::text_edit::TextEditState::default());
            cx.send(Command::Anonymity(Anonymity::DestroyGuardList));
        }
        if Button::new(&cx.t("cancel")).quiet().small().show(ui, cx).clicked() {
            view.asked = false;
        }
    });
}
