//! One thing of the text, with its answer.

use std::ops::Range;

use egui::text::TextFormat;
use egui::{Frame, Label, Margin, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{View, answer, fields, indent, list};
use crate::app::command::{Command, Review};
use crate::app::keys::Action;
use crate::app::review::answering::Answering;
use crate::app::review::words;
use crate::domain::difference;
use crate::domain::review::{Done, Item, ItemKind, Subject, Verdict};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{bold, icon, icon_fill, sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::difference::shown;
use crate::ui::widgets::text::{icon as icon_label, line_height, text};
use crate::ui::widgets::{boxed, focus_ring, kbd, marked};

const SIZE: f32 = 18.0;

/// Shows the `n`th thing; `on` when it is chosen.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, work: &mut Answering, n: usize, on: bool) {
    let item = work.form.items[n].clone();
    let tokens = cx.tokens.clone();
    if let ItemKind::Heading { level, text: words } = &item.kind {
        ui.add_space(if *level <= 1 { 16.0 } else { 10.0 });
        indent(ui, cx.narrow, |ui| drop(text(ui, words, semibold(if *level <= 1 { 28.0 } else { 22.0 }), tokens.ink)));
        ui.add_space(4.0);
    }
    let Some(subject) = item.id.clone().filter(|_| item.asked) else {
        indent(ui, cx.narrow, |ui| {
            body(ui, cx, &item, false);
            done(ui, cx, &item.done);
            if let Some(subject) = &item.id {
                unasked(ui, cx, view, work, &item, subject);
            }
        });
        ui.add_space(14.0);
        return;
    };
    let ground = if on { tokens.bg } else { egui::Color32::TRANSPARENT };
    let edge = if on { Stroke::new(tokens.stroke, tokens.line) } else { Stroke::NONE };
    let (top, bottom) = if on { (14, 16) } else { (0, 0) };
    let card = Frame::new().fill(ground).stroke(edge).corner_radius(14).inner_margin(Margin { left: 0, right: 0, top, bottom });
    let shown = card.show(ui, |ui| {
        indent(ui, cx.narrow, |ui| {
            number(ui, cx, &item, on);
            body(ui, cx, &item, true);
            done(ui, cx, &item.done);
            ui.add_space(6.0);
            said(ui, cx, view, work, &item, &subject, on);
        });
    });
    // A click beside its controls chooses it.
    let clicked = ui.input(|input| input.pointer.primary_clicked());
    let here = ui.input(|input| input.pointer.interact_pos()).is_some_and(|at| shown.response.rect.contains(at));
    if !on && clicked && here && ui.rect_contains_pointer(shown.response.rect) {
        cx.send(Command::Review(Review::Show(subject)));
    }
    ui.add_space(20.0);
}

/// Nobody is asked about it, and may have something to say about it all the same.
fn unasked(ui: &mut Ui, cx: &mut Cx, view: &mut View, work: &mut Answering, item: &Item, subject: &Subject) {
    if work.given(subject).is_some_and(|given| given.verdict.is_some()) {
        return said(ui, cx, view, work, item, subject, false);
    }
    let what = words::item(&cx.texts, &item.kind);
    let begins: String = item.kind.text().unwrap_or_default().chars().take(40).collect();
    let name = cx.tf("answer-remark-name", &[("what", what.into()), ("begins", begins.into())]);
    if Button::new(&cx.t("answer-remark")).name(&name).ghost().small().show(ui, cx).clicked() {
        answer(cx, view, work, subject, Verdict::Comment);
    }
}

/// To the left of the text.
fn number(ui: &mut Ui, cx: &Cx, item: &Item, on: bool) {
    let Some(number) = item.kind.number() else { return };
    let ink = if on { cx.tokens.accent } else { cx.tokens.ink3 };
    let galley = ui.painter().layout_no_wrap(number.to_string(), semibold(16.0), ink);
    let at = ui.cursor().min - vec2(galley.size().x + 16.0, -3.0);
    ui.painter().galley(at, galley, ink);
}

/// Its words, with the numbers in them easy to find: they are what is wrong most often.
fn body(ui: &mut Ui, cx: &Cx, item: &Item, asked: bool) {
    let tokens = &cx.tokens;
    let ink = if asked { tokens.ink } else { tokens.ink2 };
    if let (Some(was), Some(now)) = (&item.was, item.kind.text()) {
        let spoken = matches!(item.kind, ItemKind::Quote { .. });
        shown(ui, cx, &difference::words(was, now), SIZE, spoken);
        return;
    }
    // A figure has no words to compare.
    if let Some(was) = &item.was {
        text(ui, cx.tf("answer-before", &[("was", was.as_str().into())]), sans(15.0), tokens.ink2);
    }
    match &item.kind {
        ItemKind::Heading { .. } => {}
        ItemKind::Paragraph { text: words, .. } | ItemKind::Point { text: words, .. } => {
            let mut plain = TextFormat::simple(sans(SIZE), ink);
            plain.line_height = Some(line_height(SIZE) + 2.0);
            let marks: Vec<(Range<usize>, ())> = numbers(words).into_iter().map(|range| (range, ())).collect();
            let job = marked::job(words, &plain, &marks, |(), format| {
                (format.font_id, format.background) = (bold(SIZE), tokens.accent_soft);
            });
            ui.add(Label::new(job).wrap());
        }
        ItemKind::Quote { text: words, speaker } => {
            text(ui, words, serif(20.0), ink);
            if let Some(speaker) = speaker {
                text(ui, speaker, sans(14.0), tokens.ink3);
            }
        }
        ItemKind::Figure { label, value, percent, year, source, .. } => {
            let value = if *percent { format!("{value}\u{a0}%") } else { value.clone() };
            let frame = Frame::new().stroke(Stroke::new(tokens.stroke, tokens.line2)).fill(tokens.surface).corner_radius(10);
            frame.inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                text(ui, value, bold(22.0), tokens.accent);
                text(ui, label, sans(16.0), tokens.ink);
                let from = [year.as_str(), source.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
                text(ui, from.join(", "), sans(14.0), tokens.ink3);
            });
        }
        ItemKind::Contacts { cards, .. } => {
            text(ui, cx.t("review-contacts"), semibold(18.0), ink);
            for card in cards {
                text(ui, card.join("\n"), sans(16.0), tokens.ink2);
            }
        }
    }
}

/// Where digits stand, with what belongs to a number.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let letters: Vec<char> = text.chars().collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (n, c) in letters.iter().enumerate() {
        let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        let inside = matches!(c, ' ' | '\u{a0}' | ',' | '.' | '–') && n > 0 && digit(letters.get(n - 1)) && digit(letters.get(n + 1));
        if !c.is_ascii_digit() && !inside {
            continue;
        }
        match found.last_mut().filter(|last| last.end == n) {
            Some(last) => last.end = n + 1,
            None => found.push(n..n + 1),
        }
    }
    found
}

/// What was done in the last round about what was said.
pub(super) fn done(ui: &mut Ui, cx: &Cx, done: &[Done]) {
    let tokens = &cx.tokens;
    for one in done {
        let frame = Frame::new().fill(tokens.accent_soft).stroke(Stroke::new(tokens.stroke, tokens.accent_line)).corner_radius(10);
        ui.add_space(6.0);
        frame.inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            text(ui, cx.tf("answer-last-time", &[("who", one.who.as_str().into())]), semibold(14.0), tokens.ink3);
            for words in [&one.suggestion, &one.remark].into_iter().flatten() {
                text(ui, format!("”{words}”"), serif(16.0), tokens.ink);
            }
            text(ui, cx.t(came_to(&one.outcome)), semibold(15.0), tokens.ink);
            if !one.answer.is_empty() {
                text(ui, &one.answer, sans(15.0), tokens.ink2);
            }
        });
    }
}

fn came_to(outcome: &str) -> &'static str {
    match outcome {
        "accepted" => "done-accepted",
        "declined" => "done-declined",
        "asked" => "done-asked",
        "noted" => "done-noted",
        _ => "done-changed",
    }
}

/// The answer: a line when it is right, else the three buttons and what goes with them.
fn said(ui: &mut Ui, cx: &mut Cx, view: &mut View, work: &mut Answering, item: &Item, subject: &Subject, on: bool) {
    let verdict = work.given(subject).and_then(|given| given.verdict);
    let what = words::item(&cx.texts, &item.kind);
    if verdict == Some(Verdict::Correct) && !view.unfolded.contains(subject) {
        ui.horizontal(|ui| {
            icon_label(ui, icons::CHECK_CIRCLE, icon_fill(18.0), cx.tokens.green);
            text(ui, cx.t("verdict-correct"), semibold(15.0), cx.tokens.green);
            let name = cx.tf("answer-change-name", &[("what", what.as_str().into())]);
            if Button::new(&cx.t("answer-change")).name(&name).ghost().small().show(ui, cx).clicked() {
                view.unfolded.insert(subject.clone());
                cx.send(Command::Review(Review::Show(subject.clone())));
            }
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        for (one, action) in
            [(Verdict::Correct, Action::Correct), (Verdict::Incorrect, Action::Incorrect), (Verdict::Comment, Action::Comment)]
        {
            let chosen = verdict == Some(one);
            let key = if on && !cx.narrow { kbd::of(cx, action) } else { String::new() };
            let pressed = choice(ui, cx, one, chosen, &key, &what).clicked();
            if pressed && chosen {
                cx.send(Command::Review(Review::Answer(subject.clone(), None)));
            } else if pressed {
                answer(cx, view, work, subject, one);
            }
        }
    });
    if let Some(verdict @ (Verdict::Incorrect | Verdict::Comment)) = verdict {
        let fresh = view.begin.take_if(|begun| begun == subject).is_some();
        fields::show(ui, cx, work, item, subject, verdict, fresh);
    }
}

/// One of the three answers.
fn choice(ui: &mut Ui, cx: &Cx, verdict: Verdict, on: bool, key: &str, what: &str) -> Response {
    let tokens = &cx.tokens;
    let ((symbol, _, colour), words) = list::mark(cx, Some(verdict));
    let soft = match verdict {
        Verdict::Correct => tokens.green_soft,
        Verdict::Incorrect => tokens.warn_soft,
        Verdict::Comment => tokens.blue_soft,
    };
    let (fill, edge, ink) = if on { (soft, colour, colour) } else { (tokens.surface, tokens.control, tokens.ink) };
    let mark = ui.painter().layout_no_wrap(
        symbol.to_owned(),
        if on { icon_fill(19.0) } else { icon(19.0) },
        if on { colour } else { tokens.ink3 },
    );
    let label = ui.painter().layout_no_wrap(words.clone(), semibold(16.0), ink);
    let hint = if key.is_empty() { 0.0 } else { kbd::width(ui, key) + 8.0 };
    let size = vec2(13.0 + mark.size().x + 8.0 + label.size().x + hint + 16.0, 40.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, format!("{words}, {what}")));
    let fill = if response.hovered() && !on { tokens.hover } else { fill };
    boxed(ui.painter(), rect, 9, fill, Stroke::new(tokens.stroke, edge));
    let mut x = rect.left() + 13.0;
    for galley in [mark, label] {
        let (width, height) = (galley.size().x, galley.size().y);
        ui.painter().galley(egui::pos2(x, rect.center().y - height / 2.0), galley, ink);
        x += width + 8.0;
    }
    if !key.is_empty() {
        kbd::paint(ui.painter(), egui::pos2(x, rect.center().y), key, tokens.ink3, tokens.line2);
    }
    focus_ring(ui, &response, rect, 9, tokens);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_whole() {
        let words = |text: &str| {
            let letters: Vec<char> = text.chars().collect();
            numbers(text).into_iter().map(|range| letters[range].iter().collect::<String>()).collect::<Vec<_>>()
        };
        assert_eq!(words("Åren 2019–2021 hade 31 400 invånare 3,9 %."), ["2019–2021", "31 400", "3,9"]);
        assert_eq!(words("Inga."), [""; 0]);
    }
}
