//! Things that can be on or off: probes, codes, filters; and the tags that only say something.

use egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{boxed, focus_ring};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;

/// Something to listen for: a hollow circle until it is heard. `digit` is its key with Ctrl.
pub fn probe(ui: &mut Ui, cx: &Cx, text: &str, heard: bool, digit: Option<usize>) -> Response {
    let tokens = &cx.tokens;
    let (fill, outline, ink) =
        if heard { (tokens.selected, tokens.accent_line, tokens.on_selected) } else { (tokens.surface, tokens.control, tokens.ink) };
    let font = if heard { semibold(16.0) } else { sans(16.0) };
    let label = ui.painter().layout_no_wrap(text.to_owned(), font, ink);
    let mark = if heard { (icons::CHECK_CIRCLE, icon_fill(18.0), ink) } else { (icons::CIRCLE, icon(18.0), tokens.control) };
    let mark = ui.painter().layout_no_wrap(mark.0.to_owned(), mark.1, mark.2);
    let key = digit
        .filter(|digit| *digit <= 9)
        .map(|digit| ui.painter().layout_no_wrap(digit.to_string(), semibold(12.0), if heard { ink } else { tokens.ink3 }));
    let width = 11.0 + 18.0 + 8.0 + label.size().x + key.as_ref().map_or(0.0, |key| 9.0 + key.size().x) + 14.0;
    let response = ui.allocate_response(vec2(width, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), heard, text));
    let rect = response.rect;
    let fill = if response.hovered() && !heard { tokens.hover } else { fill };
    boxed(ui.painter(), rect, 17, fill, Stroke::new(tokens.stroke, outline));
    let mut x = rect.left() + 11.0;
    for (galley, gap) in [(mark, 8.0), (label, 9.0)].into_iter().chain(key.map(|key| (key, 0.0))) {
        let size = galley.size();
        ui.painter().galley(pos2(x, rect.center().y - size.y / 2.0), galley, ink);
        x += size.x + gap;
    }
    focus_ring(ui, &response, rect, 17, tokens);
    response
}

/// A code to switch on or off, with its letter.
pub fn toggle(ui: &mut Ui, cx: &Cx, text: &str, key: &str, on: bool) -> Response {
    let tokens = &cx.tokens;
    let (fill, outline, ink, key_ink) = if on {
        (tokens.accent, tokens.accent, tokens.on_accent, tokens.on_accent)
    } else {
        (tokens.surface, tokens.line2, tokens.ink2, tokens.ink3)
    };
    let label = ui.painter().layout_no_wrap(text.to_owned(), if on { semibold(14.0) } else { sans(14.0) }, ink);
    let letter = ui.painter().layout_no_wrap(key.to_owned(), semibold(12.0), key_ink);
    let gap = if key.is_empty() { 0.0 } else { 6.0 };
    let width = 9.0 + label.size().x + gap + letter.size().x + 9.0;
    let response = ui.allocate_response(vec2(width, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, text));
    let rect = response.rect;
    let fill = if response.hovered() && !on { tokens.hover } else { fill };
    boxed(ui.painter(), rect, 7, fill, Stroke::new(tokens.stroke, outline));
    let mut x = rect.left() + 9.0;
    for (galley, color) in [(label, ink), (letter, key_ink)] {
        let size = galley.size();
        ui.painter().galley(pos2(x, rect.center().y - size.y / 2.0), galley, color);
        x += size.x + gap;
    }
    focus_ring(ui, &response, rect, 7, tokens);
    response
}

/// A filter in a row of filters.
pub fn filter(ui: &mut Ui, cx: &Cx, text: &str, on: bool) -> Response {
    let tokens = &cx.tokens;
    let (fill, outline, ink) =
        if on { (tokens.selected, tokens.accent, tokens.on_selected) } else { (tokens.surface, tokens.line2, tokens.ink2) };
    let label = ui.painter().layout_no_wrap(text.to_owned(), if on { semibold(14.0) } else { sans(14.0) }, ink);
    let response = ui.allocate_response(vec2(label.size().x + 20.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, text));
    let rect = response.rect;
    boxed(ui.painter(), rect, 14, fill, Stroke::new(tokens.stroke, outline));
    ui.painter().galley(rect.center() - label.size() / 2.0, label, ink);
    focus_ring(ui, &response, rect, 14, tokens);
    response
}

/// A word beside something, such as a code beside an entry.
pub fn tag(ui: &mut Ui, cx: &Cx, text: &str) {
    let tokens = &cx.tokens;
    let label = ui.painter().layout_no_wrap(text.to_owned(), sans(13.0), tokens.ink2);
    let (rect, response) = ui.allocate_exact_size(vec2(label.size().x + 14.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let stroke = if tokens.tag == tokens.bg { Stroke::new(1.0, tokens.line) } else { Stroke::NONE };
    boxed(ui.painter(), rect, 5, tokens.tag, stroke);
    ui.painter().galley(rect.center() - label.size() / 2.0, label, tokens.ink2);
}

/// A state in a pill, with an icon.
pub fn pill(ui: &mut Ui, symbol: &str, text: &str, (ink, fill): (Color32, Color32)) {
    let label = ui.painter().layout_no_wrap(text.to_owned(), semibold(13.0), ink);
    let mark = ui.painter().layout_no_wrap(symbol.to_owned(), icon(15.0), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(label.size().x + mark.size().x + 24.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(rect, CornerRadius::same(12), fill);
    ui.painter().galley(pos2(rect.left() + 9.0, rect.center().y - mark.size().y / 2.0), mark, ink);
    ui.painter().galley(pos2(rect.right() - 9.0 - label.size().x, rect.center().y - label.size().y / 2.0), label, ink);
}
