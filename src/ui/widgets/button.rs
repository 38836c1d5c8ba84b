//! The button, in its sizes and weights. One filled button per view.

use egui::{Color32, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{boxed, focus_ring, kbd};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{icon, semibold};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The view's next step.
    Primary,
    Plain,
    /// A softer outline.
    Quiet,
    /// No outline until the pointer is over it.
    Ghost,
    /// White on the coloured card.
    Hero,
}

/// A button being described; [`Button::show`] puts it on screen.
#[derive(Debug)]
#[must_use]
pub struct Button<'a> {
    text: &'a str,
    name: &'a str,
    icon: Option<&'a str>,
    key: Option<&'a str>,
    kind: Kind,
    height: f32,
    font: f32,
    width: Option<f32>,
    enabled: bool,
    color: Option<Color32>,
}

impl<'a> Button<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            name: text,
            icon: None,
            key: None,
            kind: Kind::Plain,
            height: 36.0,
            font: 15.0,
            width: None,
            enabled: true,
            color: None,
        }
    }

    /// A button that shows an icon alone; `name` is read out and shown on hover.
    pub fn icon_only(icon: &'a str, name: &'a str) -> Self {
        Self { name, icon: Some(icon), kind: Kind::Ghost, height: 30.0, ..Self::new("") }
    }

    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What a screen reader says, where the text alone is not clear.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// The key that does the same, shown inside.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    pub fn primary(mut self) -> Self {
        self.kind = Kind::Primary;
        self
    }

    pub fn quiet(mut self) -> Self {
        self.kind = Kind::Quiet;
        self
    }

    pub fn ghost(mut self) -> Self {
        self.kind = Kind::Ghost;
        self
    }

    pub fn hero(mut self) -> Self {
        self.kind = Kind::Hero;
        self
    }

    pub fn small(mut self) -> Self {
        (self.height, self.font) = (30.0, 14.0);
        self
    }

    pub fn large(mut self) -> Self {
        (self.height, self.font) = (44.0, 16.0);
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// A button that cannot be pressed should have its reason beneath it.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    pub fn show(self, ui: &mut Ui, cx: &Cx) -> Response {
        let tokens = &cx.tokens;
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (mut fill, mut outline, mut ink) = match self.kind {
            Kind::Primary => (tokens.accent, tokens.accent, tokens.on_accent),
            Kind::Plain => (tokens.surface, tokens.control, tokens.ink),
            Kind::Quiet => (tokens.surface, tokens.line2, tokens.ink),
            Kind::Ghost => (Color32::TRANSPARENT, Color32::TRANSPARENT, tokens.ink2),
            Kind::Hero => (tokens.on_hero, tokens.on_hero, tokens.hero),
        };
        if let Some(color) = self.color {
            ink = color;
        }
        if !enabled {
            (fill, outline, ink) = (tokens.sunken, tokens.line, tokens.ink3);
        }

        let icon_galley = self.icon.map(|i| ui.painter().layout_no_wrap(i.to_owned(), icon(self.font + 3.0), ink));
        let text_galley = (!self.text.is_empty()).then(|| ui.painter().layout_no_wrap(self.text.to_owned(), semibold(self.font), ink));
        let gap = if self.height < 36.0 { 6.0 } else { 8.0 };
        let widths =
            [icon_galley.as_ref().map(|g| g.size().x), text_galley.as_ref().map(|g| g.size().x), self.key.map(|key| kbd::width(ui, key))];
        let parts = widths.iter().flatten().count();
        let content = widths.iter().flatten().sum::<f32>() + gap * (parts.max(1) - 1) as f32;
        let side = match (text_galley.is_some(), self.height) {
            (false, _) => (self.height - content) / 2.0,
            (true, h) if h >= 44.0 => 18.0,
            (true, h) if h >= 36.0 => 14.0,
            _ => 10.0,
        };
        let width = self.width.unwrap_or(content + 2.0 * side);
        let response = ui.allocate_response(vec2(width, self.height), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));

        if enabled && (response.hovered() || response.is_pointer_button_down_on()) {
            fill = match self.kind {
                Kind::Primary => tokens.accent_hover,
                Kind::Hero => fill,
                _ => tokens.hover,
            };
        }
        let rect = response.rect;
        let radius = if self.height >= 44.0 { 10 } else { 8 };
        if ui.is_rect_visible(rect) {
            boxed(ui.painter(), rect, radius, fill, Stroke::new(tokens.stroke, outline));
            let mut x = rect.center().x - content / 2.0;
            for galley in [icon_galley, text_galley].into_iter().flatten() {
                let size = galley.size();
                ui.painter().galley(egui::pos2(x, rect.center().y - size.y / 2.0), galley, ink);
                x += size.x + gap;
            }
            if let Some(key) = self.key {
                let soft = self.kind == Kind::Primary && enabled;
                let (key_ink, key_line) = if soft { (ink, ink.gamma_multiply(0.5)) } else { (tokens.ink3, tokens.line2) };
                kbd::paint(ui.painter(), egui::pos2(x, rect.center().y), key, key_ink, key_line);
            }
            focus_ring(ui, &response, rect, radius, tokens);
        }
        if self.text.is_empty() { response.on_hover_text(self.name) } else { response }
    }
}
