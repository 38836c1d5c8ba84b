//! The form of a round, filled in by a contact person who has Samsyn.
//!
//! To the left everything that is asked about, in the middle the text with what is said of it, to
//! the right how far one has come and the way to save.

mod fields;
mod item;
mod list;
mod save;
mod side;

use std::collections::BTreeSet;

use egui::{CentralPanel, Context, Frame, Margin, Panel, ScrollArea, Ui};

use super::cx::Cx;
use super::theme::fonts::{sans, semibold};
use super::widgets::difference::{shown, whole};
use super::widgets::lazily::Heights;
use super::widgets::text::text;
use crate::app::command::{Command, Review};
use crate::app::keys::Action;
use crate::app::model::Model;
use crate::app::review::answering::Answering;
use crate::domain::difference::Change;
use crate::domain::review::{Item, ItemKind, Subject, Verdict};

pub use save::Saving;
pub(crate) use save::{show as show_save, show_open};

/// A text of so many things is drawn whole: a screen reader then finds all of it.
const FEW: usize = 60;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    /// The round's token: which form the rest is about.
    about: String,
    /// In a later round also what is not asked about.
    all: bool,
    heights: Heights<usize>,
    /// What was chosen when the column was last scrolled to it.
    seen: Option<Subject>,
    /// The field of what was just said to be wrong is to take the focus.
    begin: Option<Subject>,
    /// Answered things that are unfolded again.
    unfolded: BTreeSet<Subject>,
    /// "Markera resten som Stämmer" has been pressed once.
    sure: bool,
    /// Removing the answers has been asked for once.
    forget: bool,
    /// How high the way to save is, at the bottom to the right.
    foot: f32,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &mut Model) {
    let Some(work) = &mut model.answering else { return };
    if view.about != work.form.token {
        *view = View { about: work.form.token.clone(), ..View::default() };
    }
    let bg = cx.tokens.bg;
    let (left, right) = if cx.narrow { (200.0, 252.0) } else { (272.0, 336.0) };
    let margin = Margin { left: 12, right: 12, top: 16, bottom: 0 };
    Panel::left("answer-list").exact_size(left).resizable(false).frame(Frame::new().fill(bg).inner_margin(margin)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        list::show(ui, cx, work);
    });
    let margin = if cx.narrow { Margin::symmetric(14, 16) } else { Margin::symmetric(28, 22) };
    Panel::right("answer-side").exact_size(right).resizable(false).frame(Frame::new().fill(bg).inner_margin(margin)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        side::show(ui, cx, view, work);
    });
    let (before, after) = if cx.narrow { (14, 16) } else { (16, 24) };
    CentralPanel::default().frame(Frame::new().fill(cx.tokens.surface)).show(ui, |ui| {
        let inner = Margin { left: before, right: after, top: 22, bottom: 60 };
        let id = ("answer", view.about.clone());
        ScrollArea::vertical().id_salt(id).auto_shrink(false).content_margin(inner).show(ui, |ui| column(ui, cx, view, work));
    });
}

/// What of the form is shown: all of it, or in a later round what is asked and its headings.
fn is_shown(items: &[Item], n: usize, all: bool) -> bool {
    let item = &items[n];
    if all || item.asked || !item.done.is_empty() {
        return true;
    }
    let ItemKind::Heading { .. } = item.kind else { return false };
    let is_heading = |item: &Item| matches!(item.kind, ItemKind::Heading { .. });
    items[n + 1..].iter().take_while(|item| !is_heading(item)).any(|item| item.asked || !item.done.is_empty())
}

fn column(ui: &mut Ui, cx: &mut Cx, view: &mut View, work: &mut Answering) {
    let is_later = work.form.number > 1;
    if is_later {
        text(ui, cx.t("answer-later"), sans(16.0), cx.tokens.ink2);
        ui.checkbox(&mut view.all, cx.t("answer-whole-text"));
        ui.add_space(8.0);
    }
    let all = view.all || !is_later;
    let moved = view.seen != work.current;
    let is_short = work.form.items.len() <= FEW;
    let mut heights = std::mem::take(&mut view.heights);
    for n in 0..work.form.items.len() {
        if !is_shown(&work.form.items, n, all) {
            continue;
        }
        let id = &work.form.items[n].id;
        let on = id.is_some() && *id == work.current;
        heights.show(ui, n, on || is_short, |ui| {
            let top = ui.cursor().min;
            ui.push_id(("item", n), |ui| item::show(ui, cx, view, work, n, on));
            if on && moved {
                ui.scroll_to_rect(egui::Rect::from_min_max(top, ui.min_rect().max).expand(24.0), None);
            }
        });
    }
    view.heights = heights;
    view.seen.clone_from(&work.current);
    gone(ui, cx, work);
    fields::whole(ui, cx, work);
}

/// What stood in the last round and is no more.
fn gone(ui: &mut Ui, cx: &Cx, work: &Answering) {
    if work.form.gone.is_empty() {
        return;
    }
    ui.add_space(20.0);
    indent(ui, cx.narrow, |ui| {
        text(ui, cx.t("answer-gone"), semibold(20.0), cx.tokens.ink);
        for gone in &work.form.gone {
            ui.add_space(6.0);
            shown(ui, cx, &whole(&gone.text, Change::Removed), 16.0, false);
            item::done(ui, cx, &gone.done);
        }
    });
}

/// Where the text begins, to the right of its numbers.
fn indent(ui: &mut Ui, narrow: bool, content: impl FnOnce(&mut Ui)) {
    let left = if narrow { 36 } else { 64 };
    Frame::new().inner_margin(Margin { left, right: if narrow { 10 } else { 24 }, top: 0, bottom: 0 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
}

/// A shortcut of this screen.
pub fn act(ctx: &Context, cx: &mut Cx, view: &mut View, model: &mut Model, action: Action) {
    let Some(work) = &model.answering else { return };
    let asked: Vec<&Subject> = work.form.asked().collect();
    let place = work.current.as_ref().and_then(|current| asked.iter().position(|subject| *subject == current));
    let verdict = match action {
        Action::SaveReply => return cx.open(save::open(work, true)),
        Action::Next | Action::Previous => {
            let next = match (place, action) {
                (Some(place), Action::Next) => place + 1,
                (Some(place), _) => place.wrapping_sub(1),
                (None, _) => 0,
            };
            if let Some(next) = asked.get(next) {
                cx.send(Command::Review(Review::Show((*next).clone())));
            }
            return ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        Action::Correct => Verdict::Correct,
        Action::Incorrect => Verdict::Incorrect,
        Action::Comment => Verdict::Comment,
        _ => return,
    };
    if let Some(place) = place {
        answer(cx, view, work, asked[place], verdict);
    }
}

/// Gives an answer. What is right needs no more, and one goes on to the next that has none; for
/// the rest there is something to write.
fn answer(cx: &mut Cx, view: &mut View, work: &Answering, subject: &Subject, verdict: Verdict) {
    cx.send(Command::Review(Review::Answer(subject.clone(), Some(verdict))));
    view.unfolded.remove(subject);
    view.sure = false;
    if verdict != Verdict::Correct {
        view.begin = Some(subject.clone());
        return;
    }
    let mut after = work.form.asked().skip_while(|other| *other != subject).skip(1);
    let is_open = |other: &&Subject| work.given(other).is_none_or(|given| given.verdict.is_none());
    if let Some(next) = after.find(is_open) {
        cx.send(Command::Review(Review::Show(next.clone())));
    }
}
