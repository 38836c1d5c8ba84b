//! Text set in one of the design's sizes, with its line height.

use egui::{Align, Color32, FontId, Label, Response, RichText, Ui};

/// The line height that goes with each size (design, "Type").
#[must_use]
pub fn line_height(size: f32) -> f32 {
    match size {
        s if s <= 13.0 => 18.0,
        s if s <= 14.0 => 20.0,
        s if s <= 15.0 => 21.0,
        s if s <= 16.0 => 24.0,
        s if s <= 18.0 => 26.0,
        s if s <= 22.0 => 28.0,
        s if s <= 28.0 => 36.0,
        s => (s * 1.22).round(),
    }
}

#[must_use]
pub fn rich(text: impl Into<String>, font: FontId, color: Color32) -> RichText {
    let height = line_height(font.size);
    RichText::new(text).font(font).color(color).line_height(Some(height))
}

/// Text that wraps.
pub fn text(ui: &mut Ui, text: impl Into<String>, font: FontId, color: Color32) -> Response {
    ui.add(Label::new(rich(text, font, color)).wrap())
}

/// Text on one line, cut with "…" where the room ends.
pub fn line(ui: &mut Ui, text: impl Into<String>, font: FontId, color: Color32) -> Response {
    ui.add(Label::new(rich(text, font, color)).truncate())
}

/// Text at the right edge of the row.
pub fn right(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.with_layout(egui::Layout::right_to_left(Align::Center), content);
}

/// An icon that says nothing to a screen reader, since the text beside it does.
pub fn icon(ui: &mut Ui, icon: &str, font: FontId, color: Color32) -> Response {
    let galley = ui.painter().layout_no_wrap(icon.to_owned(), font, color);
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response
}
