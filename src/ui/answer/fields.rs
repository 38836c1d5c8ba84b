//! What goes with an answer that is not just "Stämmer": other words, a comment, whose it is.

use egui::{Id, Margin, Response, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use super::indent;
use crate::app::command::{Command, Review};
use crate::app::review::answering::{Answering, Given};
use crate::domain::review::{Item, ItemKind, Subject, Verdict};
use crate::domain::session::Organisation;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::parties::short_key;
use crate::ui::widgets::text::{rich, right, text};
use crate::ui::widgets::{boxed, field, focus_ring, seat};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, work: &mut Answering, item: &Item, subject: &Subject, verdict: Verdict, fresh: bool) {
    let id = Id::unique(("answer", work.form.token.as_str(), subject.to_string()));
    let usual = work.sheet.organisation;
    let Some(given) = work.begin(subject) else { return };
    let mut edited = false;
    let mut first = None;
    ui.add_space(8.0);
    if verdict == Verdict::Incorrect {
        edited |= instead(ui, cx, given, item, id, &mut first);
    }
    let label = if verdict == Verdict::Comment { "answer-comment" } else { "answer-comment-optional" };
    text(ui, cx.t(label), semibold(15.0), cx.tokens.ink);
    let comment = long(ui, &cx.t(label), &mut given.comment, id.with("comment"), 2);
    edited |= comment.changed();
    let first = first.unwrap_or(comment);
    if matches!(item.kind, ItemKind::Quote { .. }) {
        edited |= ui.checkbox(&mut given.withdraw, cx.t("answer-withdraw")).changed();
    }
    edited |= organisations(ui, cx, &mut given.organisation, usual);
    if !given.is_ready(item) {
        let key = if verdict == Verdict::Comment { "answer-needs-comment" } else { "answer-needs" };
        text(ui, cx.t(key), sans(14.0), cx.tokens.warn);
    }
    if fresh {
        first.request_focus();
        first.scroll_to_me(None);
    }
    if edited {
        cx.send(Command::Review(Review::AnswersEdited));
    }
    if first.gained_focus() && work.current.as_ref() != Some(subject) {
        cx.send(Command::Review(Review::Show(subject.clone())));
    }
}

/// How it should read.
fn instead(ui: &mut Ui, cx: &Cx, given: &mut Given, item: &Item, id: Id, first: &mut Option<Response>) -> bool {
    match &item.kind {
        ItemKind::Figure { .. } => {
            let mut edited = false;
            ui.horizontal_wrapped(|ui| {
                let value = field::labelled(ui, cx, &cx.t("decide-value"), &mut given.value, "", 130.0, id.with("value"));
                let year = field::labelled(ui, cx, &cx.t("decide-year"), &mut given.year, "", 80.0, id.with("year"));
                let source = field::labelled(ui, cx, &cx.t("decide-source"), &mut given.source, "", 220.0, id.with("source"));
                edited = value.changed() || year.changed() || source.changed();
                *first = Some(value);
            });
            edited
        }
        ItemKind::Contacts { .. } => false,
        _ => {
            ui.horizontal(|ui| {
                ui.label(rich(cx.t("answer-instead"), semibold(16.0), cx.tokens.ink));
                if !cx.narrow {
                    right(ui, |ui| {
                        ui.label(rich(cx.t("answer-instead-how"), sans(14.0), cx.tokens.ink3));
                    });
                }
            });
            let response = long(ui, &cx.t("answer-instead"), &mut given.suggestion, id.with("words"), 3);
            let edited = response.changed();
            *first = Some(response);
            edited
        }
    }
}

fn long(ui: &mut Ui, name: &str, value: &mut String, id: Id, rows: usize) -> Response {
    let field = TextEdit::multiline(value).id(id).font(sans(17.0)).margin(Margin::symmetric(14, 10)).desired_rows(rows);
    field.desired_width(ui.available_width()).show(ui).response.response.clone().accessible_name(name)
}

/// Whose view it is: one of the three, or as for the rest.
fn organisations(ui: &mut Ui, cx: &Cx, chosen: &mut Option<Organisation>, usual: Option<Organisation>) -> bool {
    let mut changed = false;
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        ui.label(rich(cx.t("answer-from"), sans(15.0), cx.tokens.ink2));
        for organisation in Organisation::ALL {
            let on = chosen.or(usual) == Some(organisation);
            if chip(ui, cx, organisation, on).clicked() {
                *chosen = if *chosen == Some(organisation) { None } else { Some(organisation) };
                changed = true;
            }
        }
    });
    changed
}

/// An organisation with its shape.
pub(super) fn chip(ui: &mut Ui, cx: &Cx, organisation: Organisation, on: bool) -> Response {
    let tokens = &cx.tokens;
    let words = cx.t(short_key(organisation));
    let (fill, edge, ink) =
        if on { (tokens.selected, tokens.accent, tokens.on_selected) } else { (tokens.surface, tokens.line2, tokens.ink2) };
    let label = ui.painter().layout_no_wrap(words.clone(), if on { semibold(14.0) } else { sans(14.0) }, ink);
    let (rect, response) = ui.allocate_exact_size(vec2(label.size().x + 42.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, &words));
    boxed(ui.painter(), rect, 14, if response.hovered() && !on { tokens.hover } else { fill }, Stroke::new(tokens.stroke, edge));
    let (shape, soft) = tokens.organisation(organisation);
    seat::shape(ui.painter(), rect.left_center() + vec2(18.0, 0.0), 5.8, organisation, soft, Stroke::new(1.4, shape));
    ui.painter().galley(egui::pos2(rect.left() + 30.0, rect.center().y - label.size().y / 2.0), label, ink);
    focus_ring(ui, &response, rect, 14, tokens);
    response
}

/// What concerns all of the text.
pub(super) fn whole(ui: &mut Ui, cx: &mut Cx, work: &mut Answering) {
    ui.add_space(24.0);
    let id = Id::unique(("answer whole", work.form.token.as_str()));
    let edited = {
        let Answering { sheet, form, .. } = &mut *work;
        let mut edited = false;
        indent(ui, cx.narrow, |ui| {
            text(ui, cx.t("answer-whole"), semibold(22.0), cx.tokens.ink);
            super::item::done(ui, cx, &form.whole);
            text(ui, cx.t("answer-whole-how"), sans(15.0), cx.tokens.ink3);
            edited = long(ui, &cx.t("answer-whole"), &mut sheet.whole, id, 3).changed();
        });
        edited
    };
    if edited {
        cx.send(Command::Review(Review::AnswersEdited));
    }
}
