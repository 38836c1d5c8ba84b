//! Questions and remarks inside the capture box: never a dialog over it, always answered by key.
//!
//! While a strip asks, the keys it names are its own; any other key closes it and goes on into
//! the line, so that nothing that is typed is lost.

use egui::{CornerRadius, Event, Id, Key, Modifiers, Rect, Sense, Stroke, Ui, vec2};

use super::{Center, Now, View, go_to, in_another_field, names};
use crate::app::command::Command;
use crate::app::interview::{self, Tag, Way};
use crate::app::keys::{Action, Aim};
use crate::app::text::dates;
use crate::domain::coding::{Code, OwnCode};
use crate::domain::coverage::Coverage;
use crate::domain::notes::{Line, RowState};
use crate::domain::printed_guide::number;
use crate::domain::session::{Organisation, SeatCode};
use crate::ui::cx::Cx;
use crate::ui::finds;
use crate::ui::theme::Tokens;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::parties::short_key;
use crate::ui::widgets::text::{rich, right};
use crate::ui::widgets::{chip, field, kbd, place_row};

/// What is being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// Is the focus group over?
    Close,
    /// Why is the question left out?
    Skip,
    /// The same, in one's own words.
    SkipReason(String),
    /// What is to stand in the place of the words?
    Role { words: String, role: String },
    /// Who says that they are no name?
    Sign { words: String, by: String },
    /// Which of the lessons and one's own codes?
    MoreCodes(Aim),
    /// Who has come or gone?
    Attendance,
    /// The rewritten entry has changed: is that to be thrown away?
    Discard,
}

impl Ask {
    /// It has a field or a button that may keep the focus.
    pub(super) fn keeps_focus(&self) -> bool {
        *self == Self::Close || self.has_field()
    }

    fn has_field(&self) -> bool {
        matches!(self, Self::SkipReason(_) | Self::Role { .. } | Self::Sign { .. })
    }
}

/// The reasons that have a key of their own.
const REASONS: [&str; 3] = ["skip-answered", "skip-not-here", "skip-no-time"];

/// The keys of one's own codes, after the digits of the lessons.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// Takes a key that answers what is asked, before the line sees it.
pub(super) fn take_answer(ui: &Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    if let Center::GoTo(what) = view.center.clone() {
        let is_answer = match peek(ui) {
            // A key that is no question's closes the page and goes on into the line.
            Some(Answer::Char(c)) => go_to::answer(cx, view, now, &what, c),
            Some(Answer::Escape) => {
                view.center = Center::Stream;
                true
            }
            None => false,
        };
        if is_answer {
            take_key(ui);
        }
        return;
    }
    let Some(ask) = view.ask.clone() else {
        if view.presenting && !in_another_field(ui.ctx()) && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape)) {
            view.presenting = false;
        }
        return;
    };
    if ask.has_field() {
        return;
    }
    if ask == Ask::Close {
        // Space presses its button; a word is somebody who is still speaking.
        if matches!(peek(ui), Some(Answer::Char(c)) if !c.is_whitespace()) {
            view.ask = None;
        }
        return;
    }
    let here = now.place.row.id.clone();
    match (peek(ui), ask) {
        (Some(Answer::Escape), ask) => {
            take_key(ui);
            view.ask = None;
            if ask == Ask::Discard {
                cx.send(Command::CancelEdit);
            }
        }
        (Some(Answer::Char(c)), Ask::Skip) => match c.to_digit(10) {
            Some(n @ 1..=3) => {
                take_key(ui);
                skip(cx, view, now, cx.t(REASONS[n as usize - 1]));
            }
            Some(4) => {
                take_key(ui);
                view.ask = Some(Ask::SkipReason(now.live.covered.reason(&here).to_owned()));
            }
            _ => view.ask = None,
        },
        (Some(Answer::Char(c)), Ask::MoreCodes(aim)) => {
            let codes = more_codes(now);
            match codes.iter().find(|(key, _)| *key == c.to_ascii_lowercase()) {
                Some((_, code)) => {
                    take_key(ui);
                    view.ask = None; // the next letter is a word's
                    cx.send(Command::Tag(aim.into(), Tag::Code(code.clone())));
                }
                None => view.ask = None,
            }
        }
        (Some(Answer::Char(c)), Ask::Attendance) => match c.to_digit(10).and_then(|n| u8::try_from(n).ok()).map(SeatCode) {
            Some(seat) if now.session.seat(seat).is_some() => {
                take_key(ui);
                view.ask = None;
                cx.send(Command::SetPresence(seat, !now.live.voices.is_here(seat)));
            }
            _ => view.ask = None,
        },
        (Some(Answer::Char(_)), Ask::Discard) => view.ask = None,
        _ => {}
    }
}

enum Answer {
    Char(char),
    Escape,
}

fn peek(ui: &Ui) -> Option<Answer> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Text(text) => text.chars().next().map(Answer::Char),
            Event::Key { key: Key::Escape, pressed: true, .. } => Some(Answer::Escape),
            _ => None,
        })
    })
}

/// Takes the first character out of the input, with the key press it came from.
fn take_key(ui: &Ui) -> Option<Answer> {
    let answer = peek(ui)?;
    ui.input_mut(|input| {
        let mut taken = false;
        input.events.retain(|event| match event {
            Event::Text(_) if !taken && matches!(answer, Answer::Char(_)) => {
                taken = true;
                false
            }
            Event::Key { key: Key::Escape, .. } => !matches!(answer, Answer::Escape),
            _ => true,
        });
    });
    Some(answer)
}

/// Marks the question as left out and goes on to the next.
fn skip(cx: &mut Cx, view: &mut View, now: &Now<'_>, reason: String) {
    view.ask = None;
    cx.send(Command::MarkRow(now.place.row.id.clone(), RowState::Skipped, reason));
    if let Some(next) = interview::stepped(now.guide, &now.place.row.id, Way::Next) {
        cx.send(Command::GoToRow(next));
    }
}

/// The report's lessons on the digits, one's own codes on the letters.
fn more_codes(now: &Now<'_>) -> Vec<(char, Code)> {
    let lessons = ('1'..='8').zip(Code::LESSONS);
    let mut own: Vec<OwnCode> = now.project.codes.clone();
    for code in &now.live.codes {
        if let Code::Own(code) = code
            && !own.contains(code)
        {
            own.push(code.clone());
        }
    }
    lessons.chain(LETTERS.chars().zip(own.into_iter().map(Code::Own))).collect()
}

/// The strip over the line: what is asked, or what there is to know about the line.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, line: &mut Line) {
    match view.ask.clone() {
        Some(Ask::Close) => close(ui, cx, view, now),
        Some(Ask::Skip) => {
            let number = number(&now.place);
            band(ui, cx, 48.0, Look::Asks, |ui, cx| {
                words(ui, cx, &cx.tf("skip-question", &[("number", number.into())]));
                for (n, key) in (1u8..).zip(REASONS) {
                    if chip::toggle(ui, cx, &cx.t(key), &n.to_string(), false).clicked() {
                        skip(cx, view, now, cx.t(key));
                    }
                }
                if chip::toggle(ui, cx, &cx.t("skip-own"), "4", false).clicked() {
                    view.ask = Some(Ask::SkipReason(String::new()));
                }
                never_mind(ui, cx, view);
            });
        }
        Some(Ask::SkipReason(mut reason)) => {
            let done = fill_in(ui, cx, view, ("skip-why", "skip-now"), &mut reason);
            match done {
                Some(true) => skip(cx, view, now, reason.trim().to_owned()),
                Some(false) => view.ask = None,
                None => view.ask = Some(Ask::SkipReason(reason)),
            }
        }
        Some(Ask::Role { words, mut role }) => match fill_in(ui, cx, view, ("find-role-ask", "find-replace-all"), &mut role) {
            Some(put) => {
                view.ask = None;
                if put {
                    cx.send(finds::replace(&words, &role, None));
                }
            }
            None => view.ask = Some(Ask::Role { words, role }),
        },
        Some(Ask::Sign { words, mut by }) => match fill_in(ui, cx, view, ("sign", "not-a-name"), &mut by) {
            Some(put) => {
                view.ask = None;
                if put {
                    cx.send(finds::allow(&words, &by));
                }
            }
            None => view.ask = Some(Ask::Sign { words, by }),
        },
        Some(Ask::MoreCodes(aim)) => codes(ui, cx, view, now, line, aim),
        Some(Ask::Attendance) => attendance(ui, cx, view, now),
        Some(Ask::Discard) => band(ui, cx, 44.0, Look::Asks, |ui, cx| {
            words(ui, cx, &cx.t("edit-discard"));
            right(ui, |ui| {
                if Button::new(&cx.t("edit-go-on")).quiet().small().show(ui, cx).clicked() {
                    view.ask = None;
                }
                if Button::new(&cx.t("edit-throw-away")).key("Esc").small().show(ui, cx).clicked() {
                    view.ask = None;
                    cx.send(Command::CancelEdit);
                }
            });
        }),
        None => {
            about_line(ui, cx, view, now, line);
            names::show(ui, cx, view, now, line);
        }
    }
}

/// A question with a field for the answer: true when it was given, false when it is not going to be.
fn fill_in(ui: &mut Ui, cx: &mut Cx, view: &mut View, (question, deed): (&str, &str), answer: &mut String) -> Option<bool> {
    let mut done = None;
    band(ui, cx, 52.0, Look::Asks, |ui, cx| {
        words(ui, cx, &cx.t(question));
        let width = (ui.available_width() - 200.0).max(120.0);
        let response = field::bare(ui, cx, &cx.t(question), answer, "", width, Id::unique("strip's answer"));
        if !std::mem::replace(&mut view.capture.asked, true) {
            response.request_focus();
        }
        // The key is the answer's, and saves no line.
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let entered = response.lost_focus() && pressed(Key::Enter);
        let escaped = pressed(Key::Escape);
        if Button::new(&cx.t(deed)).small().show(ui, cx).clicked() || entered {
            done = Some(true);
        } else if escaped {
            done = Some(false);
        }
    });
    done
}

/// What there is to know: the computer stopped, an entry is being rewritten, where the line goes.
fn about_line(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, line: &mut Line) {
    let number = |row: &crate::domain::ids::RowId| now.guide.place(row).map(|place| super::question::label_of(&place, cx.language()));
    if let Some(id) = &line.editing {
        let at = now.live.entry(id).map(|entry| dates::clock_time(entry.at, &cx.zone));
        let moved = line.row.as_ref().filter(|row| **row != now.place.row.id).and_then(number);
        let said = cx.tf("editing", &[("time", at.unwrap_or_default().into())]);
        band(ui, cx, 40.0, Look::Tells, |ui, cx| {
            words(ui, cx, &said);
            if let Some(row) = moved {
                ui.label(rich(row, sans(14.0), cx.tokens.ink2));
            }
            right(ui, |ui| {
                if Button::new(&cx.t("cancel")).key("Esc").quiet().small().show(ui, cx).clicked() {
                    super::capture::cancel(cx, view, now, line);
                }
                if Button::new(&cx.t("entry-split")).key(&kbd::of(cx, Action::Split)).quiet().small().show(ui, cx).clicked()
                    && let Some(caret) = super::capture::caret(ui.ctx())
                {
                    cx.send(Command::SplitLine(caret));
                }
                if Button::new(&cx.t("entry-merge")).key(&kbd::of(cx, Action::Merge)).quiet().small().show(ui, cx).clicked() {
                    cx.send(Command::MergeWithPrevious);
                }
            });
        });
    } else if let Some(row) = line.row.as_ref().and_then(number) {
        band(ui, cx, 40.0, Look::Tells, |ui, cx| {
            words(ui, cx, &cx.tf("filed-under", &[("row", row.into())]));
            right(ui, |ui| {
                if Button::new(&cx.t("filed-here")).quiet().small().show(ui, cx).clicked() {
                    line.row = None;
                    cx.send(Command::LineEdited { behind: 0 });
                }
            });
        });
    } else if now.crashed {
        let at = now.clock.last().map(|at| dates::clock_seconds(at, &cx.zone)).unwrap_or_default();
        band(ui, cx, 48.0, Look::Asks, |ui, cx| {
            words(ui, cx, &cx.tf("crashed", &[("time", at.into())]));
            right(ui, |ui| {
                if Button::new(&cx.t("continue")).key(&kbd::of(cx, Action::Clock)).small().show(ui, cx).clicked() {
                    cx.send(Command::StartClock);
                }
            });
        });
    }
}

fn never_mind(ui: &mut Ui, cx: &Cx, view: &mut View) {
    right(ui, |ui| {
        if Button::new(&cx.t("cancel")).key("Esc").quiet().small().show(ui, cx).clicked() {
            view.ask = None;
        }
    });
}

/// "Avsluta fokusgruppen?", with what has not been asked.
fn close(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    let left: Vec<String> = now
        .guide
        .places()
        .iter()
        .filter(|place| place.level == 1 && matches!(now.live.covered.row(place.row), Coverage::Untouched | Coverage::Parked))
        .map(|place| format!("{}.{}", place.section_number, place.parent_number))
        .collect();
    band(ui, cx, 48.0, Look::Asks, |ui, cx| {
        words(ui, cx, &cx.t("close-question"));
        if !left.is_empty() {
            let rest = if left.len() > 4 {
                cx.tf("close-left-count", &[("count", left.len().into())])
            } else {
                cx.tf("close-left", &[("rows", left.join(", ").into())])
            };
            ui.label(rich(rest, sans(15.0), cx.tokens.ink2));
        }
        right(ui, |ui| {
            if Button::new(&cx.t("continue")).quiet().small().show(ui, cx).clicked() || ui.input(|input| input.key_pressed(Key::Escape)) {
                view.ask = None;
            }
            let close = Button::new(&cx.t("session-close-now")).small().show(ui, cx);
            if !std::mem::replace(&mut view.capture.asked, true) {
                close.request_focus();
            }
            if close.clicked() {
                view.ask = None;
                view.center = Center::Debrief;
                cx.send(Command::CloseSession);
            }
        });
    });
}

/// The report's eight lessons and one's own codes.
fn codes(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, line: &Line, aim: Aim) {
    let latest = now.own.and_then(|_| super::entry::latest_own(now, &cx.writer));
    let chosen = |code: &Code| match aim {
        Aim::Line => line.codes.contains(code),
        Aim::Latest => latest.is_some_and(|entry| entry.codes.contains(code)),
    };
    let all = more_codes(now);
    let title = cx.t(if aim == Aim::Line { "more-codes" } else { "more-codes-latest" });
    framed(ui, cx, |ui, cx| {
        ui.horizontal(|ui| {
            words(ui, cx, &title);
            right(ui, |ui| {
                if Button::new(&cx.t("done")).key("Esc").quiet().small().show(ui, cx).clicked() {
                    view.ask = None;
                }
                ui.label(rich(cx.t("more-codes-own"), sans(14.0), cx.tokens.ink3));
            });
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (key, code) in all {
                if chip::toggle(ui, cx, &cx.code(&code), &key.to_string(), chosen(&code)).clicked() {
                    cx.send(Command::Tag(aim.into(), Tag::Code(code)));
                }
            }
        });
    });
}

/// Who is at the table now; a late seat can be added.
fn attendance(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    framed(ui, cx, |ui, cx| {
        ui.horizontal(|ui| {
            words(ui, cx, &cx.t("attendance"));
            ui.label(rich(cx.t("attendance-how"), sans(14.0), cx.tokens.ink2));
            right(ui, |ui| {
                if Button::new(&cx.t("done")).key("Esc").quiet().small().show(ui, cx).clicked() {
                    view.ask = None;
                }
            });
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for seat in &now.session.seats {
                let here = now.live.voices.is_here(seat.code);
                let key = if seat.code.0 < 10 { seat.code.0.to_string() } else { String::new() };
                let name = cx.tf("attendance-seat", &[("code", seat.code.to_string().into())]);
                if chip::toggle(ui, cx, &name, &key, here).clicked() {
                    cx.send(Command::SetPresence(seat.code, !here));
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(rich(cx.t("attendance-new"), sans(14.0), cx.tokens.ink2));
            for organisation in Organisation::ALL {
                let label = cx.tf("attendance-add", &[("organisation", cx.t(short_key(organisation)).into())]);
                if Button::new(&label).quiet().small().show(ui, cx).clicked() {
                    cx.send(Command::SeatAtTable(organisation));
                }
            }
        });
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Asks,
    Tells,
}

/// A strip of one row.
fn band(ui: &mut Ui, cx: &mut Cx, height: f32, look: Look, content: impl FnOnce(&mut Ui, &mut Cx)) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let (fill, line) = if look == Look::Asks { (tokens.warn_soft, tokens.warn_line) } else { (tokens.accent_soft, tokens.accent_line) };
    paint(ui, rect, fill, line, &tokens);
    place_row(ui, rect.shrink2(vec2(14.0, 5.0)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        content(ui, cx);
    });
}

/// A strip of several rows.
fn framed(ui: &mut Ui, cx: &mut Cx, content: impl FnOnce(&mut Ui, &mut Cx)) {
    let tokens = cx.tokens.clone();
    let at = ui.painter().add(egui::Shape::Noop);
    let inner = egui::Frame::new().inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        content(ui, cx);
    });
    let rect = inner.response.rect;
    let fill = egui::Shape::rect_filled(rect, corners(), tokens.accent_soft);
    ui.painter().set(at, fill);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(tokens.stroke, tokens.accent_line));
}

fn corners() -> CornerRadius {
    CornerRadius { nw: 12, ne: 12, sw: 0, se: 0 }
}

pub(super) fn paint(ui: &Ui, rect: Rect, fill: egui::Color32, line: egui::Color32, tokens: &Tokens) {
    ui.painter().rect_filled(rect, corners(), fill);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(tokens.stroke, line));
}

fn words(ui: &mut Ui, cx: &Cx, words: &str) {
    ui.label(rich(words, semibold(15.0), cx.tokens.ink));
}
