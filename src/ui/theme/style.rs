//! The tokens put into egui's own style, for the widgets that are egui's own.

use egui::style::{ScrollStyle, WidgetVisuals};
use egui::{Context, CornerRadius, Margin, Shadow, Stroke, TextStyle, Theme, vec2};

use super::fonts::{sans, semibold};
use super::tokens::Tokens;

/// Sets colours, sizes and spacing everywhere.
pub fn apply(ctx: &Context, tokens: &Tokens) {
    ctx.set_theme(if tokens.dark { Theme::Dark } else { Theme::Light });
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, sans(13.0)),
            (TextStyle::Body, sans(16.0)),
            (TextStyle::Button, semibold(15.0)),
            (TextStyle::Heading, semibold(22.0)),
            (TextStyle::Monospace, sans(14.0)),
        ]
        .into();
        style.spacing.item_spacing = vec2(8.0, 8.0);
        style.spacing.button_padding = vec2(12.0, 6.0);
        style.spacing.interact_size = vec2(28.0, 28.0);
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.scroll = ScrollStyle { bar_width: 8.0, floating: true, ..ScrollStyle::default() };
        style.interaction.tooltip_delay = 0.4;
        style.animation_time = 0.0; // nothing moves while people talk

        let visuals = &mut style.visuals;
        visuals.dark_mode = tokens.dark;
        visuals.override_text_color = None;
        visuals.panel_fill = tokens.bg;
        visuals.window_fill = tokens.surface;
        visuals.window_stroke = Stroke::new(tokens.stroke, tokens.line2);
        visuals.window_corner_radius = CornerRadius::same(12);
        visuals.menu_corner_radius = CornerRadius::same(10);
        visuals.extreme_bg_color = tokens.surface;
        visuals.text_edit_bg_color = Some(tokens.surface);
        visuals.faint_bg_color = tokens.sunken;
        visuals.code_bg_color = tokens.sunken;
        visuals.hyperlink_color = tokens.accent;
        visuals.warn_fg_color = tokens.warn;
        visuals.error_fg_color = tokens.danger;
        visuals.weak_text_color = Some(tokens.ink3);
        visuals.selection.bg_fill = if tokens.dark { tokens.accent_line } else { tokens.accent_line.gamma_multiply(0.6) };
        visuals.selection.stroke = Stroke::new(2.0, tokens.accent);
        visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent);
        visuals.text_cursor.blink = false;
        let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: egui::Color32::from_black_alpha(tokens.shadow) };
        visuals.popup_shadow = shadow;
        visuals.window_shadow = shadow;

        let widget = |fill, stroke, text| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(tokens.stroke, stroke),
            corner_radius: CornerRadius::same(8),
            fg_stroke: Stroke::new(tokens.stroke, text),
            expansion: 0.0,
        };
        visuals.widgets.noninteractive = widget(tokens.surface, tokens.line, tokens.ink);
        visuals.widgets.inactive = widget(tokens.surface, tokens.control, tokens.ink);
        visuals.widgets.hovered = widget(tokens.hover, tokens.control, tokens.ink);
        visuals.widgets.active = widget(tokens.hover, tokens.accent, tokens.ink);
        visuals.widgets.open = widget(tokens.hover, tokens.control, tokens.ink);
    });
}
