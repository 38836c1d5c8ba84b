//! What two texts differ in, for the eye and for the ear (design, "Diff").

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Label, Response, Role, Stroke, Ui, WidgetInfo};

use crate::domain::difference::{Change, Run};
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::theme::fonts::{sans, semibold, serif};

/// What differs, removed in red and struck, added in green and underlined.
pub fn coloured(runs: &[Run], size: f32, spoken: bool, tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    for run in runs {
        job.append(&run.text, 0.0, format(run.change, size, spoken, tokens));
    }
    job
}

fn format(change: Change, size: f32, spoken: bool, tokens: &Tokens) -> TextFormat {
    let mut format = TextFormat::simple(if spoken { serif(size) } else { sans(size) }, tokens.ink2);
    match change {
        Change::Same => {}
        Change::Removed => (format.color, format.strikethrough) = (tokens.danger, Stroke::new(1.5, tokens.danger)),
        Change::Added => {
            (format.color, format.underline) = (tokens.green, Stroke::new(1.5, tokens.green));
            if !spoken {
                format.font_id = semibold(size);
            }
        }
    }
    format
}

/// A text with what differs on a soft ground, and in words for whoever listens.
pub fn shown(ui: &mut Ui, cx: &Cx, runs: &[Run], size: f32, spoken: bool) -> Response {
    let tokens = &cx.tokens;
    let mut job = LayoutJob::default();
    for run in runs {
        let mut format = format(run.change, size, spoken, tokens);
        let (ink, ground) = match run.change {
            Change::Same => (tokens.ink, Color32::TRANSPARENT),
            Change::Removed => (tokens.danger, tokens.danger_soft),
            Change::Added => (tokens.green, tokens.green_soft),
        };
        (format.color, format.background) = (ink, ground);
        job.append(&run.text, 0.0, format);
    }
    let response = ui.add(Label::new(job).wrap());
    // Strokes and underlines cannot be heard.
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, heard(cx, runs)));
    response
}

/// What differs, for a screen reader.
#[must_use]
pub fn heard(cx: &Cx, runs: &[Run]) -> String {
    let run = |run: &Run| match run.change {
        Change::Same => run.text.clone(),
        Change::Removed => cx.tf("version-heard-removed", &[("text", run.text.trim().into())]),
        Change::Added => cx.tf("version-heard-added", &[("text", run.text.trim().into())]),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The runs of the first text, or of the second.
#[must_use]
pub fn side(runs: &[Run], before: bool) -> Vec<Run> {
    let other = if before { Change::Added } else { Change::Removed };
    runs.iter().filter(|run| run.change != other).cloned().collect()
}

/// A text that is the same all through.
#[must_use]
pub fn whole(text: &str, change: Change) -> Vec<Run> {
    vec![Run { change, text: text.to_owned() }]
}
