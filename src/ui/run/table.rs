//! The table to the right: who sits where, who has been heard, the clock, the parking lot.

use std::f32::consts::{PI, TAU};

use egui::{Align2, Frame, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::strip::Ask;
use super::{Center, Now, View};
use crate::app::command::{Command, Target};
use crate::app::interview::Tag;
use crate::app::text::dates;
use crate::domain::coverage::Coverage;
use crate::domain::notes::{Clock, EntryKind, Line, Speaker};
use crate::domain::session::SeatCode;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::parties::{listed, organisations};
use crate::ui::widgets::text::{icon as icon_label, right, text};
use crate::ui::widgets::{bar, boxed, focus_ring, kbd, seat};
use crate::ui::widgets::{place, place_row};

const FOOT: f32 = 44.0;
/// Seconds in which nobody is remarked on for not having spoken.
const EARLY: i64 = 600;
/// Of what was put off, so many of each kind are shown here.
const AT_ONCE: usize = 5;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, line: &Line) {
    let tokens = cx.tokens.clone();
    let inner = ui.max_rect();
    let side = if cx.narrow { 10.0 } else { 20.0 };
    let top = Rect::from_min_max(inner.min + vec2(side, 14.0), pos2(inner.right() - side, inner.bottom() - FOOT));
    place(ui, top, |ui| {
        ScrollArea::vertical().id_salt("table").show(ui, |ui| {
            ui.horizontal(|ui| {
                text(ui, cx.t("round-the-table"), semibold(14.0), tokens.ink3);
                right(ui, |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    ui.label(crate::ui::widgets::text::rich(cx.t("plus-digit-speaker"), sans(13.0), tokens.ink3));
                    kbd::kbd(ui, cx, if cfg!(target_os = "macos") { "Ctrl" } else { "Alt" });
                });
            });
            round(ui, cx, view, now, line);
            heard(ui, cx, now);
            let count = |organisation| now.live.voices.turns_of_all(now.session, organisation);
            let parts =
                crate::domain::session::Organisation::ALL.map(|organisation| (count(organisation), tokens.organisation(organisation).0));
            bar::shares(ui, cx, &parts);
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                organisations(ui, cx, count);
            });
            later(ui, cx, view, now);
        });
    });
    let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - FOOT), inner.max);
    ui.painter().hline(foot.x_range(), foot.top(), Stroke::new(tokens.stroke, tokens.line));
    place_row(ui, foot.shrink2(vec2(side, 0.0)), |ui| {
        let (symbol, font, ink, words) = cx.saved.clone();
        ui.spacing_mut().item_spacing.x = 6.0;
        icon_label(ui, symbol, font, ink);
        ui.label(crate::ui::widgets::text::rich(words, sans(14.0), tokens.ink3));
        right(ui, |ui| {
            ui.label(crate::ui::widgets::text::rich(cx.t(if now.is_locked { "local-locked" } else { "local" }), sans(13.0), tokens.ink3));
        });
    });
}

/// The seats round the clock, clockwise from the moderator's left hand.
fn round(ui: &mut Ui, cx: &mut Cx, view: &View, now: &Now<'_>, line: &Line) {
    let tokens = cx.tokens.clone();
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 258.0), Sense::hover());
    let center = rect.center() + vec2(0.0, 6.0);
    let count = now.session.seats.len();
    let (radius, token) = if count > 12 { (102.0, 12.0) } else { (100.0, 18.0) };

    ui.painter().circle(center, 66.0, tokens.surface, Stroke::new(tokens.stroke, tokens.line));
    let seconds = Clock::seconds(now.clock);
    let ink = if now.running || seconds == 0 { tokens.ink } else { tokens.ink3 };
    let elapsed = dates::elapsed(seconds);
    ui.painter().text(
        center - vec2(0.0, 12.0),
        Align2::CENTER_CENTER,
        &elapsed,
        semibold(if elapsed.len() > 5 { 30.0 } else { 36.0 }),
        ink,
    );
    let planned = now.session.total_minutes(now.guide) as usize;
    let of = cx.tf("of-time", &[("time", cx.tf("hours", &[("h", (planned / 60).into()), ("m", (planned % 60).into())]).into())]);
    ui.painter().text(center + vec2(0.0, 16.0), Align2::CENTER_CENTER, of, sans(13.0), tokens.ink2);
    if let Some((words, ink)) = until(cx, now) {
        ui.painter().text(center + vec2(0.0, 34.0), Align2::CENTER_CENTER, words, sans(13.0), ink);
    }

    let you = Rect::from_center_size(center + vec2(0.0, radius), vec2(54.0, 26.0));
    boxed(ui.painter(), you, 13, tokens.sunken, Stroke::new(tokens.stroke, tokens.line2));
    ui.painter().text(you.center(), Align2::CENTER_CENTER, cx.t("you"), semibold(14.0), tokens.ink2);

    let voices = &now.live.voices;
    let most = voices.turns.values().copied().max().unwrap_or(0);
    for (index, at) in now.session.seats.iter().enumerate() {
        let angle = PI / 2.0 + TAU * (index + 1) as f32 / (count + 1) as f32;
        let place = center + radius * vec2(angle.cos(), angle.sin());
        let response = ui.interact(
            Rect::from_center_size(place, vec2(token * 2.6, token * 2.6)),
            ui.scope_id().with(("seat", at.code.0)),
            Sense::click(),
        );
        let speaking = line.speaker == Speaker::Seat(at.code);
        let spoken = voices.turns_of(at.code);
        let here = voices.is_here(at.code);
        let mut name = cx.tf("seat-name", &[("code", at.code.to_string().into()), ("turns", spoken.into())]);
        if !here {
            name = format!("{name}, {}", cx.t("seat-away"));
        }
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), speaking, &name));
        if response.clicked() {
            // While attendance is asked for, a seat is somebody who comes or goes.
            cx.send(if view.ask == Some(Ask::Attendance) {
                Command::SetPresence(at.code, !here)
            } else {
                Command::Tag(Target::Line, Tag::Speaker(Speaker::Seat(at.code)))
            });
        }
        if index == 0 {
            cx.regions.push(Region { rect, anchor: response.id });
        }
        if !here {
            seat::away(ui.painter(), place, token - 2.0, at, &tokens);
            focus_ring(ui, &response, response.rect, 14, &tokens);
            continue;
        }
        seat::token(ui.painter(), place, token - 2.0, at, speaking, &tokens);
        let (color, _) = tokens.organisation(at.organisation);
        let ring = token + 5.0;
        if spoken == 0 {
            seat::dashed_ring(ui.painter(), place, ring, Stroke::new(1.2, tokens.ink3));
        } else {
            ui.painter().circle_stroke(place, ring, Stroke::new(3.0, tokens.ring));
            seat::arc(ui.painter(), place, ring, spoken as f32 / most.max(1) as f32, Stroke::new(3.0, color));
        }
        focus_ring(ui, &response, response.rect, 14, &tokens);
    }
}

/// When it will be over as things stand, or how much over time it is.
fn until(cx: &Cx, now: &Now<'_>) -> Option<(String, egui::Color32)> {
    if !now.running {
        return None;
    }
    if now.plan.left < 0 {
        return Some((cx.tf("over-time", &[("minutes", (-now.plan.left).into())]), cx.tokens.warn));
    }
    let coming: i64 = now.plan.sections.iter().map(|share| i64::from(share.now.saturating_sub(share.used))).sum();
    let end = now.clock.last()? + jiff::SignedDuration::from_mins(coming);
    Some((cx.tf("ends-at", &[("time", dates::clock_time(end, &cx.zone).into())]), cx.tokens.ink3))
}

/// A gentle word about those who have not been heard.
fn heard(ui: &mut Ui, cx: &Cx, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    let silent: Vec<SeatCode> = now.live.voices.silent(now.session);
    let (symbol, title, detail) = if now.session.seats.is_empty() {
        (icons::USERS, cx.t("participants-empty-title"), cx.t("no-seats-hint"))
    } else if now.place.section_number < 2 && now.live.voices.turns.is_empty() {
        (icons::USERS, cx.t("turns-later"), cx.t("turns-later-why"))
    } else if silent.is_empty() {
        (icons::CHECK_CIRCLE, cx.t("all-heard"), cx.t("everyone-matters"))
    } else if now.clock.seconds() < EARLY {
        let heard = now.live.voices.turns.len();
        let count = cx.tf("heard-of", &[("heard", heard.into()), ("count", (heard + silent.len()).into())]);
        (icons::USERS, cx.t("everyone-matters"), count)
    } else if silent.len() > 6 {
        (icons::HAND_WAVING, cx.tf("silent-count", &[("count", silent.len().into())]), cx.t("everyone-matters"))
    } else {
        let seats = listed(cx, &silent);
        (icons::HAND_WAVING, cx.tf("silent", &[("seats", seats.into()), ("count", silent.len().into())]), cx.t("everyone-matters"))
    };
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(tokens.stroke, tokens.line))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(12, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let font = if symbol == icons::CHECK_CIRCLE { icon_fill(20.0) } else { icon(20.0) };
                icon_label(ui, symbol, font, tokens.accent);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    text(ui, title, semibold(15.0), tokens.ink);
                    text(ui, detail, sans(14.0), tokens.ink3);
                });
            });
        });
    ui.add_space(6.0);
}

/// What to come back to: with the group, and afterwards.
fn later(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    ui.add_space(6.0);
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.center().y, Stroke::new(1.0, tokens.line));
    heading(ui, cx, "parking", "!");
    let rows: Vec<_> = now.guide.places().into_iter().filter(|place| now.live.covered.row(place.row) == Coverage::Parked).collect();
    if now.live.of_kind(EntryKind::Parked).len() == 0 && rows.is_empty() {
        text(ui, cx.t("parking-empty"), sans(15.0), tokens.ink3);
    }
    for place in rows {
        let label = super::question::label_of(&place, cx.language());
        if line(ui, cx, icons::PAUSE_CIRCLE, &label, || cx.tf("go-to-row", &[("row", label.as_str().into())])) {
            cx.send(Command::GoToRow(place.row.id.clone()));
        }
    }
    latest(ui, cx, view, now, EntryKind::Parked);
    if now.live.of_kind(EntryKind::FollowUp).len() > 0 {
        ui.add_space(4.0);
        heading(ui, cx, "kind-follow-up", "?");
        latest(ui, cx, view, now, EntryKind::FollowUp);
    }
}

/// The latest of what was put off; the rest is a key press away, and costs nothing here.
fn latest(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, kind: EntryKind) {
    let entries = now.live.of_kind(kind);
    let count = entries.len();
    let hidden = count.saturating_sub(AT_ONCE);
    for entry in entries.skip(hidden) {
        entry_line(ui, cx, view, entry);
    }
    if hidden > 0 {
        let label = cx.tf("later-all", &[("count", count.into())]);
        if line(ui, cx, icons::LIST, &label, || format!("{}: {label}", cx.t(kind.text_key()))) {
            view.find.look_for(kind);
            view.center = Center::Find;
        }
    }
}

fn heading(ui: &mut Ui, cx: &Cx, title: &str, sign: &str) {
    ui.horizontal(|ui| {
        text(ui, cx.t(title), semibold(14.0), cx.tokens.ink3);
        right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            kbd::kbd(ui, cx, sign);
            ui.label(crate::ui::widgets::text::rich(cx.t("parking-hint"), sans(13.0), cx.tokens.ink3));
        });
    });
}

/// Goes to where it was put off, with the entry in the line.
fn entry_line(ui: &mut Ui, cx: &mut Cx, view: &mut View, entry: &crate::domain::notes::Entry) {
    let name = || cx.tf("later-open", &[("text", entry.text.as_str().into())]);
    if line(ui, cx, icons::CARET_RIGHT, &entry.text, name) {
        view.center = Center::Stream;
        if let Some(row) = &entry.row {
            cx.send(Command::GoToRow(row.clone()));
        }
    }
}

fn line(ui: &mut Ui, cx: &Cx, symbol: &str, words: &str, name: impl Fn() -> String) -> bool {
    let tokens = &cx.tokens;
    let width = ui.available_width();
    let galley = ui.painter().layout(words.to_owned(), sans(15.0), tokens.ink2, width - 24.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y.max(22.0) + 6.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name()));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    ui.painter().text(pos2(rect.left() + 2.0, rect.top() + 14.0), Align2::LEFT_CENTER, symbol, icon(16.0), tokens.ink3);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.top() + 3.0), galley, tokens.ink2);
    focus_ring(ui, &response, rect, 6, tokens);
    response.clicked()
}
