//! The table to the right: who sits where, who has been heard, the clock, the parking lot.

use std::collections::BTreeMap;
use std::f32::consts::{PI, TAU};

use egui::{Align2, Frame, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Now;
use crate::app::command::Command;
use crate::app::text::dates;
use crate::domain::notes::{Clock, EntryKind, Line, Speaker, turns};
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

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, line: &Line) {
    let tokens = cx.tokens.clone();
    let inner = ui.max_rect();
    let side = if cx.narrow { 10.0 } else { 20.0 };
    let turns = turns_since_opening(now);
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
            round(ui, cx, now, line, &turns);
            heard(ui, cx, now, &turns);
            let count = |organisation| {
                now.session
                    .seats
                    .iter()
                    .filter(|seat| seat.organisation == organisation)
                    .map(|seat| turns.get(&seat.code).copied().unwrap_or(0))
                    .sum::<usize>()
            };
            let parts =
                crate::domain::session::Organisation::ALL.map(|organisation| (count(organisation), tokens.organisation(organisation).0));
            bar::shares(ui, cx, &parts);
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                organisations(ui, cx, count);
            });
            parking(ui, cx, now);
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
            ui.label(crate::ui::widgets::text::rich(cx.t("local-no-names"), sans(13.0), tokens.ink3));
        });
    });
}

/// Turns per seat from section 2 on: introducing oneself is no turn.
fn turns_since_opening(now: &Now<'_>) -> BTreeMap<SeatCode, usize> {
    let first: Vec<_> = now.guide.places().into_iter().filter(|place| place.section_number == 1).map(|place| &place.row.id).collect();
    let later: Vec<_> = now.stream.iter().copied().filter(|entry| !first.contains(&&entry.row)).collect();
    turns(&later)
}

/// The seats round the clock, clockwise from the moderator's left hand.
fn round(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, line: &Line, turns: &BTreeMap<SeatCode, usize>) {
    let tokens = cx.tokens.clone();
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 258.0), Sense::hover());
    let center = rect.center() + vec2(0.0, 6.0);
    let count = now.session.seats.len();
    let (radius, token) = if count > 12 { (102.0, 12.0) } else { (100.0, 18.0) };

    ui.painter().circle(center, 66.0, tokens.surface, Stroke::new(tokens.stroke, tokens.line));
    let seconds = now.clock.map_or(0, Clock::seconds);
    let ink = if now.running || seconds == 0 { tokens.ink } else { tokens.ink3 };
    let elapsed = dates::elapsed(seconds);
    ui.painter().text(center - vec2(0.0, 6.0), Align2::CENTER_CENTER, &elapsed, semibold(if elapsed.len() > 5 { 30.0 } else { 36.0 }), ink);
    let planned = now.session.total_minutes(now.guide) as usize;
    let of = cx.tf("of-time", &[("time", cx.tf("hours", &[("h", (planned / 60).into()), ("m", (planned % 60).into())]).into())]);
    ui.painter().text(center + vec2(0.0, 24.0), Align2::CENTER_CENTER, of, sans(13.0), tokens.ink2);

    let you = Rect::from_center_size(center + vec2(0.0, radius), vec2(54.0, 26.0));
    boxed(ui.painter(), you, 13, tokens.sunken, Stroke::new(tokens.stroke, tokens.line2));
    ui.painter().text(you.center(), Align2::CENTER_CENTER, cx.t("you"), semibold(14.0), tokens.ink2);

    let most = turns.values().copied().max().unwrap_or(0);
    for (index, at) in now.session.seats.iter().enumerate() {
        let angle = PI / 2.0 + TAU * (index + 1) as f32 / (count + 1) as f32;
        let place = center + radius * vec2(angle.cos(), angle.sin());
        let response = ui.interact(
            Rect::from_center_size(place, vec2(token * 2.6, token * 2.6)),
            ui.scope_id().with(("seat", at.code.0)),
            Sense::click(),
        );
        let speaking = line.speaker == Speaker::Seat(at.code);
        let spoken = turns.get(&at.code).copied().unwrap_or(0);
        let name = cx.tf("seat-name", &[("code", at.code.to_string().into()), ("turns", spoken.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), speaking, &name));
        if response.clicked() {
            cx.send(Command::SetSpeaker(Speaker::Seat(at.code)));
        }
        if index == 0 {
            cx.regions.push(Region { rect, anchor: response.id });
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

/// A gentle word about those who have not been heard.
fn heard(ui: &mut Ui, cx: &Cx, now: &Now<'_>, turns: &BTreeMap<SeatCode, usize>) {
    let tokens = cx.tokens.clone();
    let silent: Vec<SeatCode> = now.session.seats.iter().map(|seat| seat.code).filter(|code| !turns.contains_key(code)).collect();
    let (symbol, title, detail) = if now.session.seats.is_empty() {
        (icons::USERS, cx.t("participants-empty-title"), cx.t("no-seats-hint"))
    } else if now.place.section_number < 2 {
        (icons::USERS, cx.t("turns-later"), cx.t("turns-later-why"))
    } else if silent.is_empty() {
        (icons::CHECK_CIRCLE, cx.t("all-heard"), cx.t("everyone-matters"))
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

/// What to come back to.
fn parking(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    ui.add_space(6.0);
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.center().y, Stroke::new(1.0, tokens.line));
    ui.horizontal(|ui| {
        text(ui, cx.t("parking"), semibold(14.0), tokens.ink3);
        right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            kbd::kbd(ui, cx, "!");
            ui.label(crate::ui::widgets::text::rich(cx.t("parking-hint"), sans(13.0), tokens.ink3));
        });
    });
    let parked: Vec<_> = now.stream.iter().filter(|entry| entry.kind == EntryKind::Parked).collect();
    if parked.is_empty() {
        text(ui, cx.t("parking-empty"), sans(15.0), tokens.ink3);
    }
    for entry in parked {
        ui.horizontal_top(|ui| {
            icon_label(ui, icons::CARET_RIGHT, icon(16.0), tokens.ink3);
            text(ui, &entry.text, sans(15.0), tokens.ink2);
        });
    }
}
