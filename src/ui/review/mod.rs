//! Granska: what has been said about the text, and what is done about it.
//!
//! To the left what there is to decide, in the middle each matter with what can be done about it,
//! to the right the replies, the round and the way to approval.

mod approve;
mod decided;
mod list;
mod matter;
mod register;
mod rounds;
mod send;
mod sheet;
mod side;
mod told;
mod writing;

use std::sync::Arc;

use egui::{Align, CentralPanel, Context, Frame, Margin, Panel, ScrollArea, Ui};

use self::sheet::Sheet;
use self::told::Here;
use self::writing::{What, Writing};
use super::cx::Cx;
use super::theme::fonts::{sans, semibold};
use super::widgets::lazily::Heights;
use super::widgets::text::text;
use crate::app::command::{Command, Review};
use crate::app::keys::Action;
use crate::app::model::Model;
use crate::app::trouble::Trouble;
use crate::domain::ids::{RoundId, Slug};
use crate::domain::review::{Matter, Subject};

pub use approve::Approving;
pub(crate) use approve::show as show_approve;
pub use send::Sending;
pub(crate) use send::{show as show_send, show_read};

/// So many matters are drawn whole: a screen reader then finds all of them.
const FEW: usize = 40;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    /// The municipality that the rest is about.
    about: Option<Slug>,
    sheet: Option<Arc<Sheet>>,
    writing: Option<Writing>,
    heights: Heights<Subject>,
    /// What was chosen when the column was last scrolled to it.
    seen: Option<Subject>,
    go: Option<Go>,
    /// How high the way to approval is, at the bottom to the right.
    foot: f32,
    /// The log for the register, when it is unfolded.
    register: Option<register::Shown>,
    /// The earlier round that is unfolded.
    unfolded: Option<(RoundId, Arc<Sheet>)>,
}

/// Somewhere in the column to go to, that is no matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Go {
    Unplaced,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &mut Model, slug: &Slug) {
    if view.about.as_ref() != Some(slug) {
        *view = View { about: Some(slug.clone()), ..View::default() };
    }
    let model = &*model;
    let Some(project) = &model.project else { return };
    let Some(dossier) = project.dossier(slug) else { return };
    let round = dossier.latest_round().map(|(_, round)| round);
    let sheet = round.map(|round| Sheet::up_to_date(&mut view.sheet, &cx.texts, project, dossier, round));
    let here = round.zip(sheet.as_ref()).map(|(round, sheet)| Here { dossier, round, sheet });
    let matters = here.map(|here| here.round.matters()).unwrap_or_default();
    let chosen = chosen(project.reviewing.chosen.as_ref(), &matters);
    let bg = cx.tokens.bg;
    let (left, right) = if cx.narrow { (220.0, 268.0) } else { (292.0, 336.0) };
    let margin = Margin { left: 12, right: 12, top: 16, bottom: 0 };
    Panel::left("review-list").exact_size(left).resizable(false).frame(Frame::new().fill(bg).inner_margin(margin)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        match here {
            Some(here) => list::show(ui, cx, view, here, &matters, chosen),
            None => drop(text(ui, cx.t("review-no-round"), sans(15.0), cx.tokens.ink2)),
        }
    });
    let margin = if cx.narrow { Margin::symmetric(16, 16) } else { Margin::symmetric(28, 20) };
    Panel::right("review-side").exact_size(right).resizable(false).frame(Frame::new().fill(bg).inner_margin(margin)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        side::show(ui, cx, view, model, slug, here);
    });
    let side = if cx.narrow { 20 } else { 40 };
    let frame = Frame::new().fill(cx.tokens.surface).inner_margin(Margin { left: side, right: 0, top: 0, bottom: 0 });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        if project.read_only.is_some() {
            ui.disable();
        }
        let inner = Margin { left: 0, right: side, top: 20, bottom: 40 };
        ScrollArea::vertical().id_salt(("review", slug.as_str())).auto_shrink(false).content_margin(inner).show(ui, |ui| match here {
            Some(here) if !here.round.replies.is_empty() => column(ui, cx, view, here, &matters, chosen),
            _ => send::instead(ui, cx, model, slug, here.map(|here| here.round)),
        });
    });
}

/// The matter that is chosen, or the first that is open.
fn chosen(wanted: Option<&Subject>, matters: &[Matter<'_>]) -> Option<usize> {
    let wanted = wanted.and_then(|subject| matters.iter().position(|matter| matter.subject == *subject));
    wanted.or_else(|| matters.iter().position(|matter| matter.is_open))
}

/// Those that are open under each other, then those that are decided as a line each.
fn column(ui: &mut Ui, cx: &mut Cx, view: &mut View, here: Here<'_>, matters: &[Matter<'_>], chosen: Option<usize>) {
    let View { writing, heights, seen, go, .. } = view;
    let subject = chosen.map(|n| &matters[n].subject);
    let moved = *seen != subject.cloned();
    let is_chosen = |matter: &Matter<'_>| subject == Some(&matter.subject);
    if here.sheet.tally.open == 0 && here.sheet.tally.unplaced == 0 {
        text(ui, cx.t("review-nothing-left"), semibold(22.0), cx.tokens.ink);
        let key = if matters.is_empty() { "review-all-agree" } else { "review-nothing-left-what" };
        text(ui, cx.t(key), sans(16.0), cx.tokens.ink2);
        ui.add_space(12.0);
    }
    for matter in matters.iter().filter(|matter| matter.is_open) {
        let on = is_chosen(matter);
        heights.show(ui, matter.subject.clone(), on || matters.len() <= FEW, |ui| {
            let top = ui.cursor().min;
            ui.push_id(matter.subject.to_string(), |ui| matter::show(ui, cx, here, matter, writing, on));
            if on && moved {
                // Under the column's edge, not at it.
                ui.scroll_to_rect(egui::Rect::from_min_max(top, ui.min_rect().max).expand(16.0), None);
            }
            decided::rule(ui, cx);
        });
    }
    if here.sheet.tally.unplaced > 0 {
        let shown = ui.scope(|ui| decided::unplaced(ui, cx, here)).response;
        if go.take() == Some(Go::Unplaced) {
            ui.scroll_to_rect(shown.rect, Some(Align::Min));
        }
    }
    for matter in matters.iter().filter(|matter| !matter.is_open) {
        let on = is_chosen(matter);
        let top = ui.cursor().min;
        ui.push_id(matter.subject.to_string(), |ui| decided::line(ui, cx, here, matter, on));
        if on && moved {
            ui.scroll_to_rect(egui::Rect::from_min_max(top, ui.min_rect().max), None);
        }
    }
    decided::seen(ui, cx, here);
    *seen = subject.cloned();
}

/// A shortcut of this screen, as a command.
pub fn act(ctx: &Context, cx: &mut Cx, view: &mut View, model: &mut Model, action: Action) {
    match action {
        Action::ReadReply => return cx.open(super::dialogs::Dialog::ReadReply { path: String::new() }),
        Action::SendRound => return send::open(cx, model),
        _ => {}
    }
    let mut refused = None;
    if let (Some(project), Some(dossier)) = (&model.project, model.dossier())
        && let Some((_, round)) = dossier.latest_round()
    {
        let sheet = Sheet::up_to_date(&mut view.sheet, &cx.texts, project, dossier, round);
        let here = Here { dossier, round, sheet: &sheet };
        let matters = round.matters();
        let Some(at) = chosen(project.reviewing.chosen.as_ref(), &matters) else { return };
        let matter = &matters[at];
        let mut go = |matter: &Matter<'_>| cx.send(Command::Review(Review::Show(matter.subject.clone())));
        let writes = project.read_only.is_none() && matter.is_open;
        match action {
            Action::Next | Action::Previous => {
                // As they stand in the list: the open ones first.
                let mut order: Vec<&Matter<'_>> = matters.iter().filter(|matter| matter.is_open).collect();
                order.extend(matters.iter().filter(|matter| !matter.is_open));
                let place = order.iter().position(|other| other.subject == matter.subject).unwrap_or_default();
                let next = if action == Action::Next { place + 1 } else { place.wrapping_sub(1) };
                order.get(next).copied().into_iter().for_each(&mut go);
                ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
            }
            Action::Accept if writes => match matter::accepted(here, matter, cx) {
                Some(choice) => cx.send(Command::Review(Review::Decide(matter.subject.clone(), choice))),
                None => refused = Some(if told::proposals(matter).len() > 1 { Trouble::ProposalsDiffer } else { Trouble::NothingProposed }),
            },
            Action::Keep if writes => Writing::begin(&mut view.writing, here, matter, What::Reason),
            Action::Own if writes && here.is_there(&matter.subject) => Writing::begin(&mut view.writing, here, matter, What::Own),
            _ => {}
        }
    }
    if let Some(trouble) = refused {
        model.notices.trouble(model.texts.trouble(trouble, &[]));
    }
}
