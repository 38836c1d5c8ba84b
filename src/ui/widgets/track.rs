//! The status track: six steps from planned to approved.

use egui::{CornerRadius, Rect, Sense, Ui, pos2, vec2};

use crate::domain::stage::Stage;
use crate::ui::cx::Cx;

/// Green only when everything is done. The word beside it says the same to a screen reader.
/// `room` is how wide it may be, in points.
pub fn track(ui: &mut Ui, cx: &Cx, stage: Stage, room: f32) {
    const GAP: f32 = 3.0;
    let step = ((room + GAP) / 6.0).min(29.0);
    let (rect, _) = ui.allocate_exact_size(vec2(6.0 * step - GAP, 6.0), Sense::hover());
    for n in 0..6 {
        let color = match () {
            () if stage == Stage::Approved => cx.tokens.green,
            () if n < stage.number() => cx.tokens.accent,
            () => cx.tokens.track,
        };
        let at = Rect::from_min_size(pos2(rect.left() + step * n as f32, rect.top()), vec2(step - GAP, 6.0));
        ui.painter().rect_filled(at, CornerRadius::same(3), color);
    }
}

/// The stage's key in the text catalogue.
#[must_use]
pub fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Planned => "stage-planned",
        Stage::Held => "stage-held",
        Stage::Draft => "stage-draft",
        Stage::WithChecker => "stage-with-checker",
        Stage::Replied => "stage-replied",
        Stage::Approved => "stage-approved",
    }
}
