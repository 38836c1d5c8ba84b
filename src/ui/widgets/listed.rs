//! A row of a list at the side: a number, a few words and a mark.

use egui::{Color32, FontId, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{boxed, focus_ring};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};

/// What stands in a row.
#[derive(Debug)]
pub struct Row<'a> {
    /// In front of the words; empty for none.
    pub number: &'a str,
    pub words: &'a str,
    /// The mark at its end: the icon, its font and colour.
    pub mark: (&'a str, FontId, Color32),
    pub on: bool,
    /// What is read out.
    pub name: &'a str,
    pub height: f32,
}

/// Shows it over the whole width.
pub fn row(ui: &mut Ui, cx: &Cx, row: &Row<'_>) -> Response {
    let tokens = &cx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), row.height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), row.on, row.name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if row.on {
        boxed(ui.painter(), rect, 8, tokens.surface, Stroke::new(tokens.stroke, tokens.line2));
    } else if response.hovered() {
        boxed(ui.painter(), rect, 8, tokens.hover, Stroke::NONE);
    }
    let middle = rect.center().y;
    let paint = |x: f32, words: &str, font: FontId, ink: Color32, clip: Rect| {
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let galley = painter.layout_no_wrap(words.to_owned(), font, ink);
        painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, ink);
    };
    let left = rect.left() + 10.0;
    paint(left, row.number, semibold(14.0), tokens.ink3, rect);
    let (font, ink) = if row.on { (semibold(15.0), tokens.ink) } else { (sans(15.0), tokens.ink2) };
    let words = Rect::from_x_y_ranges(left + if row.number.is_empty() { 0.0 } else { 30.0 }..=rect.right() - 34.0, rect.y_range());
    let mut job = egui::text::LayoutJob::simple_singleline(row.words.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(words.width());
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(words.left(), middle - galley.size().y / 2.0), galley, ink);
    paint(rect.right() - 28.0, row.mark.0, row.mark.1.clone(), row.mark.2, rect);
    focus_ring(ui, &response, rect, 8, tokens);
    response
}
