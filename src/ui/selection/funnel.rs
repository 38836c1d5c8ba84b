//! The funnel as a picture, and its counts as a table for everybody.

use egui::{Frame, Margin, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::domain::selection::{Funnel, Selection, Step, report_2015};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::text::{right, text};

/// The height of a step in the picture, and of what leads to the next.
const STEP: f32 = 28.0;
const NECK: f32 = 10.0;

pub(super) fn show(ui: &mut Ui, cx: &Cx, selection: &Selection) {
    let tokens = cx.tokens.clone();
    // Before there is anything to count the report's own selection shows what it is about.
    let example = selection.is_empty();
    let funnel = if example { Funnel::of(&report_2015()) } else { Funnel::of(selection) };
    let steps = funnel.steps();
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(tokens.stroke, tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = super::GAP;
            text(ui, cx.t("funnel"), semibold(18.0), tokens.ink);
            if example {
                text(ui, cx.t("funnel-example"), sans(14.0), tokens.ink2);
            }
            picture(ui, cx, &steps);
            table(ui, cx, &steps);
        });
}

/// What narrows down from step to step; what comes from elsewhere is in the table alone.
fn picture(ui: &mut Ui, cx: &Cx, steps: &[(Step, usize)]) {
    let tokens = &cx.tokens;
    let drawn: Vec<(Step, usize)> = steps.iter().copied().filter(|(step, _)| !step.is_taken_away() && !step.is_added()).collect();
    let most = drawn.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1) as f32;
    let height = drawn.len() as f32 * (STEP + NECK) - NECK;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height.max(0.0)), Sense::hover());
    let told: Vec<String> = drawn.iter().map(|(step, count)| format!("{} {count}", cx.texts.step(*step))).collect();
    let name = cx.tf("funnel-picture", &[("steps", told.join(", ").into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let half = |count: usize| (rect.width() / 2.0 * count as f32 / most).max(2.0);
    let mut top = rect.top();
    for (n, (step, count)) in drawn.iter().enumerate() {
        let (middle, wide) = (rect.center().x, half(*count));
        let bar = egui::Rect::from_min_max(pos2(middle - wide, top), pos2(middle + wide, top + STEP));
        let fill = if *step == Step::Chosen { tokens.green } else { tokens.accent };
        ui.painter().rect_filled(bar, 4, fill);
        if let Some((_, next)) = drawn.get(n + 1) {
            let next = half(*next);
            let neck = vec![
                pos2(middle - wide, top + STEP),
                pos2(middle + wide, top + STEP),
                pos2(middle + next, top + STEP + NECK),
                pos2(middle - next, top + STEP + NECK),
            ];
            ui.painter().add(Shape::convex_polygon(neck, tokens.accent_soft, Stroke::NONE));
        }
        // The number stands in its bar, or beside one that is too narrow for it.
        let galley = ui.painter().layout_no_wrap(count.to_string(), semibold(15.0), tokens.on_accent);
        let fits = galley.size().x + 12.0 < bar.width();
        let at = pos2(if fits { middle - galley.size().x / 2.0 } else { bar.right() + 6.0 }, bar.center().y - galley.size().y / 2.0);
        let ink = if fits { tokens.on_accent } else { tokens.ink };
        let galley = ui.painter().layout_no_wrap(count.to_string(), semibold(15.0), ink);
        ui.painter().galley(at, galley, ink);
        top += STEP + NECK;
    }
}

fn table(ui: &mut Ui, cx: &Cx, steps: &[(Step, usize)]) {
    let tokens = cx.tokens.clone();
    ui.spacing_mut().item_spacing.y = 2.0;
    for (step, count) in steps {
        let (indent, sign, font, ink) = match () {
            () if step.is_taken_away() => (16.0, "−", sans(14.0), tokens.ink2),
            () if step.is_added() => (16.0, "+", sans(14.0), tokens.ink2),
            () => (0.0, "", semibold(15.0), tokens.ink),
        };
        ui.horizontal(|ui| {
            ui.add_space(indent);
            let width = ui.available_width() - 56.0;
            ui.scope(|ui| {
                ui.set_max_width(width);
                text(ui, cx.texts.step(*step), font.clone(), ink);
            });
            right(ui, |ui| drop(text(ui, format!("{sign}{count}"), font, ink)));
        });
    }
}
