//! Key caps: the small frames that show which key does something.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::keys::{Action, Chord, System, chord_of};
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
    let held = chord.on(System::HERE);
    let mac = System::HERE == System::Mac;
    let mut parts = Vec::new();
    let mut part = |on: bool, on_mac: &str, elsewhere: String| {
        if on {
            parts.push(if mac { on_mac.to_owned() } else { elsewhere });
        }
    };
    part(held.ctrl, "⌃", "Ctrl".to_owned());
    part(held.alt, "⌥", "Alt".to_owned());
    part(held.shift, "⇧", cx.t("key-shift"));
    part(held.command, "⌘", "Ctrl".to_owned());
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

/// The keys of an action on this system.
#[must_use]
pub fn of(cx: &Cx, action: Action) -> String {
    chord_of(action).map(|chord| written(cx, chord)).unwrap_or_default()
}

/// The modifier that sets tags by letter, as people read it.
#[must_use]
pub fn tag_modifier() -> &'static str {
    if System::HERE == System::Mac { "⌃⇧" } else { "Alt" }
}
