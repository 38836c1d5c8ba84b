//! The question alone, large enough to be read from the other side of the room.
//!
//! What is typed stays small and what has been captured is not shown: the wall is everybody's.

use std::sync::Arc;

use egui::{CentralPanel, Frame, Galley, Margin, Panel, Rect, Stroke, Ui, pos2, vec2};

use super::{Center, Now, View, capture, go_to, strip};
use crate::domain::notes::Line;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::place_row;

/// Sizes in points, the largest first that fits; for a laptop's screen at two metres.
const SIZES: [f32; 6] = [116.0, 88.0, 64.0, 48.0, 36.0, 28.0];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, line: &mut Line) {
    let tokens = cx.tokens.clone();
    let bottom = Frame::new().fill(tokens.surface).inner_margin(Margin { left: 60, right: 40, top: 0, bottom: 14 });
    Panel::bottom("presenter-line").resizable(false).show_separator_line(false).frame(bottom).show(ui, |ui| {
        strip::show(ui, cx, view, now, line);
        capture::quietly(ui, cx, view, now, line);
    });
    if let Center::GoTo(what) = view.center.clone() {
        let room = Frame::new().fill(tokens.surface).inner_margin(Margin { left: 120, right: 80, top: 40, bottom: 20 });
        CentralPanel::default().frame(room).show(ui, |ui| go_to::show(ui, cx, view, now, &what));
        return;
    }
    CentralPanel::default().frame(Frame::new().fill(tokens.surface)).show(ui, |ui| {
        let all = ui.max_rect();
        let inner = Rect::from_min_max(all.min + vec2(120.0, 80.0), all.max - vec2(80.0, 40.0));
        let section = now.place.section.title.get(cx.language());
        ui.painter().text(inner.min, egui::Align2::LEFT_TOP, section, sans(28.0), tokens.ink2);
        let row = now.place.row;
        let words = row.spoken(cx.language(), now.project, |date| cx.texts.day(date));
        let room = Rect::from_min_max(inner.min + vec2(0.0, 60.0), inner.max - vec2(0.0, 60.0));
        let galley = fitting(ui, &words, room.size(), tokens.ink);
        let top = room.center().y - galley.size().y / 2.0;
        let (_, response) = ui.allocate_exact_size(vec2(1.0, 1.0), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &words));
        ui.painter().galley(pos2(room.left(), top), galley, tokens.ink);
        dots(ui, cx, now, pos2(inner.left(), inner.bottom() - 14.0));
        let close = Rect::from_min_size(pos2(all.right() - 60.0, all.top() + 16.0), vec2(36.0, 36.0));
        if place_row(ui, close, |ui| Button::icon_only(icons::CLOSE, &cx.t("presenter-close")).show(ui, cx).clicked()) {
            view.presenting = false;
        }
    });
    let all = ui.ctx().content_rect();
    ui.painter().rect_filled(Rect::from_min_size(all.min, vec2(20.0, all.height())), 0, tokens.accent);
}

/// The words in the largest size that the room has place for, in lines of about one length.
fn fitting(ui: &Ui, words: &str, room: egui::Vec2, ink: egui::Color32) -> Arc<Galley> {
    let laid = |size: f32, width: f32| {
        let mut job = egui::text::LayoutJob::default();
        let format = egui::TextFormat { line_height: Some(size * 1.14), ..egui::TextFormat::simple(semibold(size), ink) };
        job.append(words, 0.0, format);
        job.wrap.max_width = width;
        job.break_on_newline = false;
        ui.painter().layout_job(job)
    };
    let longest = |size: f32| {
        words.split_whitespace().map(|word| ui.painter().layout_no_wrap(word.to_owned(), semibold(size), ink).size().x).fold(0.0, f32::max)
    };
    let fits = |size: &f32| laid(*size, room.x).size().y <= room.y && longest(*size) <= room.x;
    let size = SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]);
    // The narrowest width that takes no more lines.
    let rows = laid(size, room.x).rows.len();
    let (mut narrow, mut wide) = (longest(size), room.x);
    for _ in 0..8 {
        let middle = f32::midpoint(narrow, wide);
        if laid(size, middle).rows.len() <= rows { wide = middle } else { narrow = middle }
    }
    laid(size, wide)
}

/// How far one has come among the rows here.
fn dots(ui: &Ui, cx: &Cx, now: &Now<'_>, at: egui::Pos2) {
    let tokens = &cx.tokens;
    let place_of = &now.place;
    let lane: Vec<_> =
        if place_of.is_follow_up() { place_of.parent.follow_ups.iter().collect() } else { place_of.section.rows.iter().collect() };
    let mut x = at.x + 8.0;
    for row in lane {
        if row.id == place_of.row.id {
            let pill = Rect::from_center_size(pos2(x + 14.0, at.y), vec2(42.0, 16.0));
            ui.painter().rect_filled(pill, 8, tokens.accent);
            x += 56.0;
        } else {
            let center = pos2(x, at.y);
            if now.live.covered.row(row).is_settled() {
                ui.painter().circle_filled(center, 8.0, tokens.accent);
            } else {
                ui.painter().circle_stroke(center, 7.0, Stroke::new(1.6, tokens.control));
            }
            x += 28.0;
        }
    }
}
