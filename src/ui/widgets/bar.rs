//! Bars: time used of time planned, and how a whole is shared.

use egui::{Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::ui::cx::Cx;

/// How much of a whole is used; amber when it is more than all.
pub fn progress(ui: &mut Ui, cx: &Cx, width: f32, share: f32) {
    let tokens = &cx.tokens;
    let (rect, _) = ui.allocate_exact_size(vec2(width, 5.0), Sense::hover());
    let radius = CornerRadius::same(3);
    ui.painter().rect_filled(rect, radius, tokens.bar);
    if tokens.bar == tokens.bg {
        ui.painter().rect_stroke(rect.expand(1.0), radius, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    }
    let color = if share > 1.0 { tokens.warn } else { tokens.accent };
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share.clamp(0.0, 1.0), rect.height()));
    ui.painter().rect_filled(filled, radius, color);
}

/// Parts of a whole side by side; without any, an empty track.
pub fn shares(ui: &mut Ui, cx: &Cx, parts: &[(usize, Color32)]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    let total: usize = parts.iter().map(|(count, _)| count).sum();
    if total == 0 {
        ui.painter().rect_filled(rect, CornerRadius::same(4), cx.tokens.track);
        return;
    }
    let shown: Vec<_> = parts.iter().filter(|(count, _)| *count > 0).collect();
    let room = rect.width() - 2.0 * (shown.len() - 1) as f32;
    let mut x = rect.left();
    for (count, color) in shown {
        let width = room * *count as f32 / total as f32;
        ui.painter().rect_filled(Rect::from_min_size(pos2(x, rect.top()), vec2(width, 8.0)), CornerRadius::same(4), *color);
        x += width + 2.0;
    }
}
