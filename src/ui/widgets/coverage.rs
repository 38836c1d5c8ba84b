//! How far a row of the guide has come, as a small mark: told apart by shape, not by colour.

use egui::{Painter, Pos2, Stroke, vec2};

use crate::domain::coverage::Coverage;
use crate::ui::theme::Tokens;

/// Hollow: untouched. A dot in a ring: touched. Filled: answered. A dash: left out. Two strokes:
/// put off.
pub fn mark(painter: &Painter, center: Pos2, state: Coverage, here: bool, tokens: &Tokens) {
    let radius = 3.4;
    match state {
        Coverage::Untouched if here => drop(painter.circle_stroke(center, radius - 0.6, Stroke::new(2.2, tokens.accent))),
        Coverage::Untouched => drop(painter.circle_stroke(center, radius, Stroke::new(1.5, tokens.control))),
        Coverage::Touched => {
            painter.circle_stroke(center, radius, Stroke::new(1.5, tokens.accent));
            painter.circle_filled(center, 1.5, tokens.accent);
        }
        Coverage::Answered => drop(painter.circle_filled(center, radius + 0.3, tokens.accent)),
        Coverage::Skipped => drop(painter.hline(center.x - radius..=center.x + radius, center.y, Stroke::new(2.0, tokens.ink3))),
        Coverage::Parked => {
            for x in [-1.8, 1.8] {
                painter.vline(center.x + x, center.y - radius..=center.y + radius, Stroke::new(1.8, tokens.warn));
            }
        }
    }
    if here && state != Coverage::Untouched {
        painter.hline(center.x - radius..=center.x + radius, center.y + vec2(0.0, 6.0).y, Stroke::new(1.5, tokens.accent));
    }
}
