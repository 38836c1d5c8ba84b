//! A choice between a few that all show.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::focus_ring;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};

/// Draws the choices side by side and returns the one that was clicked. `name` says what the
/// choice is about, and stands before each word for a screen reader.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, cx: &Cx, name: &str, choices: &[(T, String)], chosen: T, height: f32) -> Option<T> {
    let tokens = cx.tokens.clone();
    let mut picked = None;
    let galleys: Vec<_> = choices
        .iter()
        .map(|(value, text)| {
            let (font, ink) = if *value == chosen { (semibold(15.0), tokens.on_selected) } else { (sans(15.0), tokens.ink2) };
            (ui.painter().layout_no_wrap(text.clone(), font, ink), ink)
        })
        .collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = height;
        ui.horizontal(|ui| {
            let mut outer = Rect::NOTHING;
            let last = choices.len() - 1;
            for (i, ((value, text), (galley, ink))) in choices.iter().zip(galleys).enumerate() {
                let response = ui.allocate_response(vec2(galley.size().x + 26.0, height), Sense::click());
                let on = *value == chosen;
                let label = format!("{name} {text}");
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &label));
                if response.clicked() {
                    picked = Some(*value);
                }
                let rect = response.rect;
                outer = outer.union(rect);
                let ends = |at: bool| if at { 8 } else { 0 };
                let corners = CornerRadius { nw: ends(i == 0), sw: ends(i == 0), ne: ends(i == last), se: ends(i == last) };
                let fill = if on {
                    tokens.selected
                } else if response.hovered() {
                    tokens.hover
                } else {
                    tokens.surface
                };
                ui.painter().rect_filled(rect, corners, fill);
                if i > 0 {
                    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(tokens.stroke, tokens.control));
                }
                ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
                focus_ring(ui, &response, rect, 6, &tokens);
            }
            ui.painter().rect_stroke(outer, CornerRadius::same(8), Stroke::new(tokens.stroke, tokens.control), StrokeKind::Inside);
        });
    });
    picked
}
