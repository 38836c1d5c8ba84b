//! Urval: the register of candidates in a table to edit in place, the funnel that it makes beside it,
//! and the details of the candidate that is chosen.

mod details;
pub(super) mod dialogs;
mod funnel;
mod table;

use egui::{CentralPanel, Frame, Id, Key, Margin, Panel, ScrollArea, Ui, vec2};

use super::cx::Cx;
use super::dialogs::Dialog;
use super::keys::Region;
use super::theme::fonts::{sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::field;
use super::widgets::text::{right, text};
use crate::app::command::{Command, Selecting};
use crate::app::model::Model;
use crate::domain::selection::{Candidate, Selection, Standing};
use crate::domain::{sweden, swedish};

/// How many municipalities are offered while a name is typed.
const OFFERED: usize = 5;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    /// The candidate whose details are shown.
    chosen: Option<usize>,
    /// The name of one that is being added.
    adding: String,
    /// Only candidates with this in their name, code or county.
    filter: String,
    /// Only candidates that stand here.
    standing: Option<Standing>,
    sort: Sort,
    /// From the last to the first.
    down: bool,
}

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Sort {
    #[default]
    Name,
    Answer,
    Standing,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &mut Model) {
    let Some(project) = &mut model.project else { return };
    let bg = cx.tokens.bg;
    let read_only = project.read_only.is_some();
    let root = project.root.clone();
    let selection = &mut project.workspace.selection;
    if view.chosen.is_some_and(|at| at >= selection.candidates.len()) {
        view.chosen = None;
    }
    let (left, far) = if cx.narrow { (16, 12) } else { (32, 24) };
    Panel::top("selection-head")
        .exact_size(68.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(bg).inner_margin(Margin { left, right: far, top: 24, bottom: 0 }))
        .show(ui, |ui| head(ui, cx, selection, &root, read_only));
    Panel::right("selection-side")
        .exact_size(if cx.narrow { 260.0 } else { 400.0 })
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(bg).inner_margin(Margin { left: 8, right: far, top: 12, bottom: 0 }))
        .show(ui, |ui| {
            ScrollArea::vertical().id_salt("selection-side").show(ui, |ui| {
                if let Some(at) = view.chosen {
                    ui.scope(|ui| {
                        if read_only {
                            ui.disable();
                        }
                        details::show(ui, cx, view, selection, at);
                    });
                    ui.add_space(16.0);
                }
                funnel::show(ui, cx, selection);
                ui.add_space(24.0);
            });
        });
    CentralPanel::default().frame(Frame::new().fill(bg).inner_margin(Margin { left, right: 12, top: 12, bottom: 0 })).show(ui, |ui| {
        tools(ui, cx, view, selection, read_only);
        ui.add_space(8.0);
        table::show(ui, cx, view, selection, read_only);
    });
}

fn head(ui: &mut Ui, cx: &mut Cx, selection: &Selection, root: &std::path::Path, read_only: bool) {
    let tokens = cx.tokens.clone();
    let chosen = selection.candidates.iter().filter(|candidate| candidate.chosen).count();
    ui.horizontal(|ui| {
        text(
            ui,
            cx.tf("selection-title", &[("count", selection.candidates.len().into()), ("chosen", chosen.into())]),
            semibold(28.0),
            tokens.ink,
        );
        right(ui, |ui| {
            if Button::new(&cx.t("selection-export")).icon(icons::EXPORT).show(ui, cx).clicked() {
                cx.open(dialogs::save_as(cx, root));
            }
            if !read_only && Button::new(&cx.t("selection-import")).icon(icons::FOLDER_OPEN).show(ui, cx).clicked() {
                cx.open(Dialog::ImportSelection { path: String::new() });
            }
        });
    });
}

/// What adds a candidate, with the municipalities of that name; and what narrows the table down.
fn tools(ui: &mut Ui, cx: &mut Cx, view: &mut View, selection: &Selection, read_only: bool) {
    let tokens = cx.tokens.clone();
    let mut add = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if !read_only {
            let id = Id::unique("add candidate");
            let typed = field::bare(ui, cx, &cx.t("selection-name"), &mut view.adding, &cx.t("selection-name-hint"), 220.0, id);
            cx.regions.push(Region { rect: typed.rect, anchor: typed.id });
            let ready = !view.adding.trim().is_empty();
            let enter = typed.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let pressed = Button::new(&cx.t("selection-add")).icon(icons::PLUS).enabled(ready).show(ui, cx).clicked();
            if ready && (enter || pressed) {
                add = Some(view.adding.clone());
            }
        }
        let id = Id::unique("filter candidates");
        field::bare(ui, cx, &cx.t("selection-filter"), &mut view.filter, &cx.t("selection-filter"), 180.0, id);
        let all = (None, cx.t("all"));
        let choices: Vec<(Option<Standing>, String)> =
            std::iter::once(all).chain(Standing::ALL.map(|standing| (Some(standing), cx.texts.candidate_standing(standing)))).collect();
        let id = Id::unique("filter standings");
        if let Some(standing) = field::choice(ui, &cx.t("selection-standing"), id, &choices, Some(view.standing), "", 170.0) {
            view.standing = standing;
        }
    });
    let offered: Vec<_> =
        sweden::beginning(&view.adding, OFFERED).into_iter().filter(|place| selection.position(place.name).is_none()).collect();
    if !read_only && !offered.is_empty() {
        ui.horizontal_wrapped(|ui| {
            text(ui, cx.t("selection-offered"), sans(14.0), tokens.ink3);
            for place in offered {
                let label = format!("{} {}", place.name, place.code);
                let spoken = cx.tf("selection-add-named", &[("name", place.name.into()), ("code", place.code.to_string().into())]);
                if Button::new(&label).name(&spoken).quiet().small().show(ui, cx).clicked() {
                    add = Some(place.name.to_owned());
                }
            }
        });
    }
    if let Some(name) = add {
        cx.send(Command::Selection(Selecting::Add(name)));
        view.adding.clear();
        (view.filter, view.standing) = (String::new(), None);
    }
}

/// Which candidates are shown, in what order.
fn shown(view: &View, selection: &Selection) -> Vec<usize> {
    let wanted = view.filter.trim().to_lowercase();
    let has = |candidate: &Candidate| {
        let place = candidate.code.and_then(crate::domain::sweden::Code::place);
        let county = place.map_or("", |place| place.county);
        let code = candidate.code.map(|code| code.to_string()).unwrap_or_default();
        wanted.is_empty() || [candidate.name.as_str(), county, &code].iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    let is_here = |candidate: &Candidate| view.standing.is_none_or(|standing| candidate.standing() == standing);
    let candidates = &selection.candidates;
    let mut shown: Vec<usize> = (0..candidates.len()).filter(|at| has(&candidates[*at]) && is_here(&candidates[*at])).collect();
    match view.sort {
        Sort::Name => shown.sort_by_cached_key(|at| swedish::collation(&candidates[*at].name)),
        Sort::Answer => shown.sort_by_key(|at| candidates[*at].answer),
        Sort::Standing => shown.sort_by_key(|at| candidates[*at].standing()),
    }
    if view.down {
        shown.reverse();
    }
    shown
}

/// Changes one candidate.
fn set(cx: &mut Cx, at: usize, candidate: Candidate) {
    cx.send(Command::Selection(Selecting::Set(at, Box::new(candidate))));
}

/// Room between the parts of a card.
const GAP: egui::Vec2 = vec2(8.0, 8.0);
