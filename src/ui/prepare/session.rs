//! The focus group's date, time, place and time budget.

use egui::{Align2, CornerRadius, DragValue, Id, Rect, Sense, Ui, pos2, vec2};

use super::{card, heading};
use crate::app::command::Command;
use crate::app::text::dates;
use crate::domain::guide::{Guide, Section};
use crate::domain::session::Session;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::text::{line, right, text};
use crate::ui::widgets::{field, place_row};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, width: f32, session: &mut Session, guide: &Guide) {
    card(ui, &cx.tokens.clone(), width, |ui| {
        let remark = session.date.map(|date| cx.texts.weekday_and_day(date)).unwrap_or_default();
        heading(ui, cx, &cx.t("session"), &remark);
        let inner = ui.available_width();
        let half = (inner - 16.0) / 2.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let id = Id::unique("session date");
            let shown = session.date.map(|date| date.to_string()).unwrap_or_default();
            let label = cx.t("session-date");
            let hint = cx.today.to_string();
            if let Some(date) = field::parsed(ui, cx, id.with("typed"), &shown, dates::parse_date, |ui, cx, text| {
                field::labelled(ui, cx, &label, text, &hint, half, id)
            }) {
                cx.send(Command::SetDate(date.value()));
            }
            let id = Id::unique("session start");
            let shown = session.start.map(dates::time_of_day).unwrap_or_default();
            let label = cx.t("session-time");
            if let Some(start) = field::parsed(ui, cx, id.with("typed"), &shown, dates::parse_time, |ui, cx, text| {
                field::labelled(ui, cx, &label, text, "13.30", half, id)
            }) {
                cx.send(Command::SetStart(start.value()));
            }
        });
        if field::labelled(ui, cx, &cx.t("session-place"), &mut session.place, "", inner, Id::unique("session place")).changed() {
            cx.send(Command::Edited);
        }
        budget(ui, cx, session, guide);
    });
}

/// Minutes per section, as a row of blocks and as numbers to change.
fn budget(ui: &mut Ui, cx: &mut Cx, session: &Session, guide: &Guide) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        text(ui, cx.t("time-budget"), semibold(14.0), tokens.ink2);
        right(ui, |ui| {
            let total =
                cx.tf("time-budget-total", &[("planned", session.total_minutes(guide).into()), ("suggested", guide.minutes().into())]);
            ui.label(crate::ui::widgets::text::rich(total, sans(14.0), tokens.ink3));
        });
    });
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let total = session.total_minutes(guide).max(1) as f32;
    let room = rect.width() - 3.0 * guide.sections.len().saturating_sub(1) as f32;
    let mut x = rect.left();
    for (index, section) in guide.sections.iter().enumerate() {
        let width = room * f32::from(session.section_minutes(section)) / total;
        let block = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        ui.painter().rect(
            block,
            CornerRadius::same(6),
            tokens.accent_soft,
            egui::Stroke::new(if tokens.stroke > 1.0 { 1.0 } else { 0.0 }, tokens.accent_line),
            egui::StrokeKind::Inside,
        );
        ui.painter().text(block.center(), Align2::CENTER_CENTER, (index + 1).to_string(), semibold(15.0), tokens.accent);
        x += width + 3.0;
    }
    let half = (ui.available_width() - 16.0) / 2.0;
    ui.spacing_mut().item_spacing.y = 4.0;
    for (row, pair) in guide.sections.chunks(2).enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
        for (column, section) in pair.iter().enumerate() {
            let left = rect.left() + column as f32 * (half + 16.0);
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(half, rect.height()));
            place_row(ui, cell, |ui| section_minutes(ui, cx, session, section, row * 2 + column + 1));
        }
    }
}

/// A section's number and name, and its minutes to change.
fn section_minutes(ui: &mut Ui, cx: &mut Cx, session: &Session, section: &Section, number: usize) {
    let title = section.title.get(cx.language());
    ui.spacing_mut().item_spacing.x = 8.0;
    text(ui, number.to_string(), semibold(14.0), cx.tokens.accent);
    ui.scope(|ui| {
        ui.set_width((ui.available_width() - 84.0).max(40.0));
        line(ui, title, sans(14.0), cx.tokens.ink2);
    });
    right(ui, |ui| {
        let mut minutes = session.section_minutes(section);
        let field = DragValue::new(&mut minutes).range(1..=240).suffix(format!(" {}", cx.t("min")));
        let response = ui.add(field);
        let changed = response.changed();
        response.accessible_name(cx.tf("section-minutes", &[("section", title.into())]));
        if changed {
            cx.send(Command::SetSectionMinutes(section.id.clone(), minutes));
        }
    });
}
