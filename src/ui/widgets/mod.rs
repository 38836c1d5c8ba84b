//! The controls and small pictures that views are made of.
//!
//! Every control has an accessible name, can be reached with Tab and pressed with Space or
//! Enter, shows where the focus is, and is at least 28 points high.

pub mod bar;
pub mod button;
pub mod chip;
pub mod coverage;
pub mod difference;
pub mod field;
pub mod kbd;
pub mod lazily;
pub mod listed;
pub mod marked;
pub mod page;
pub mod parties;
pub mod seat;
pub mod segmented;
pub mod text;
pub mod track;

use egui::{Align, CornerRadius, Layout, Painter, Rect, Response, Stroke, StrokeKind, Ui, UiBuilder};

use super::theme::Tokens;

/// Draws the focus ring: two points wide, two points outside.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8, tokens: &Tokens) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(rect.expand(2.0), CornerRadius::same(radius + 2), stroke, StrokeKind::Outside);
    }
}

/// Puts content into a rectangle that has its place already, without moving what comes after.
pub fn place<R>(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    content(&mut ui.new_child(UiBuilder::new().max_rect(rect)))
}

/// As [`place`], its parts from left to right in the middle of the height.
pub fn place_row<R>(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    content(&mut ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center))))
}

/// A filled rectangle with an outline inside its edge.
pub fn boxed(painter: &Painter, rect: Rect, radius: u8, fill: egui::Color32, stroke: Stroke) {
    painter.rect(rect, CornerRadius::same(radius), fill, stroke, StrokeKind::Inside);
}
