//! Text with something to notice in it.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};

/// The text, `plain` but for its marks: `paint` says what each kind looks like, the least of them
/// first where several meet. The ranges are of characters.
pub fn job<M: Copy + Ord>(text: &str, plain: &TextFormat, marks: &[(Range<usize>, M)], paint: impl Fn(M, &mut TextFormat)) -> LayoutJob {
    let mut job = LayoutJob::default();
    // A section between every two places where some mark begins or ends.
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let byte = |at: usize| bytes[at.min(bytes.len() - 1)];
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(range, _)| [byte(range.start), byte(range.end)]).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let mut format = plain.clone();
        let mut here: Vec<M> =
            marks.iter().filter(|(range, _)| byte(range.start) <= from && to <= byte(range.end)).map(|(_, mark)| *mark).collect();
        here.sort_unstable();
        for mark in here {
            paint(mark, &mut format);
        }
        job.append(&text[from..to], 0.0, format);
    }
    if text.is_empty() {
        job.append("", 0.0, plain.clone());
    }
    job
}
