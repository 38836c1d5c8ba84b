//! Key caps: the small frames that show which key does something.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::keys::Chord;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::semibold;

const HEIGHT: f32 = 18.0;

/// Width a key cap takes.
#[must_use]
pub fn width(ui: &Ui, key: &str) -> f32 {
    ui.painter().layout_no_wrap(key.to_owned(), semibold(12.0), Color32::PLACEHOLDER).size().x + 10.0
}

/// Paints a key cap with its left middle at `at`; returns its width.
pub fn paint(painter: &Painter, at: Pos2, key: &str, ink: Color32, outline: Color32) -> f32 {
    let galley = painter.layout_no_wrap(key.to_owned(), semibold(12.0), ink);
    let rect = Rect::from_min_size(at - vec2(0.0, HEIGHT / 2.0), vec2(galley.size().x + 10.0, HEIGHT));
    painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, outline), StrokeKind::Inside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
    rect.width()
}

/// A key cap among other text.
pub fn kbd(ui: &mut Ui, cx: &Cx, key: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(width(ui, key), HEIGHT), Sense::hover());
    paint(ui.painter(), rect.left_center(), key, cx.tokens.ink3, cx.tokens.line2);
}

/// A chord as people read it on their keyboard: "Ctrl+PgDn".
#[must_use]
pub fn written(cx: &Cx, chord: Chord) -> String {
    let mac = cfg!(target_os = "macos");
    let mut parts = Vec::new();
    if chord.ctrl {
        parts.push(if mac { "⌘".to_owned() } else { "Ctrl".to_owned() });
    }
    if chord.alt {
        parts.push(if mac { "Ctrl".to_owned() } else { "Alt".to_owned() });
    }
    if chord.shift {
        parts.push(cx.t("key-shift"));
    }
    parts.push(match chord.key {
        "PageDown" => "PgDn".to_owned(),
        "PageUp" => "PgUp".to_owned(),
        "Up" => cx.t("key-up"),
        "Down" => cx.t("key-down"),
        "Escape" => "Esc".to_owned(),
        key => key.to_owned(),
    });
    parts.join("+")
}
