//! The two texts of a document with tracked changes: as it was, and as it is when they are all
//! accepted.

use std::ops::Range;

use super::words::{Sent, Text};
use super::{Cell, Change, Mark, Paragraph, Returned};

/// A paragraph of one of the two texts.
#[derive(Debug)]
pub(super) struct View {
    /// The paragraphs of the document that it is made of.
    pub from: Range<usize>,
    pub text: Text,
    /// Which of those that were sent are marked in it.
    pub marks: Vec<usize>,
    pub cell: Option<Cell>,
}

/// The document, in both of its texts.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub returned: &'a Returned,
    pub old: Vec<View>,
    pub new: Vec<View>,
    /// For each of its paragraphs, where in the two texts it stands; nowhere if that is blank.
    pub old_of: Vec<Option<usize>>,
    pub new_of: Vec<Option<usize>>,
    /// Some of our marks are still in it.
    pub has_marks: bool,
}

impl<'a> Document<'a> {
    pub fn of(returned: &'a Returned, sent: &Sent<'_>) -> Self {
        let mut marks: Vec<(&Mark, usize)> = sent.expected.iter().enumerate().filter_map(|(i, it)| Some((it.mark.as_ref()?, i))).collect();
        marks.sort_unstable();
        let marked = |mark: &Mark| marks.binary_search_by(|(other, _)| (*other).cmp(mark)).ok().map(|at| marks[at].1);
        let marked: Vec<Vec<usize>> = returned.paragraphs.iter().map(|it| it.marks.iter().filter_map(marked).collect()).collect();
        let old = views(&returned.paragraphs, &marked, |change| !matches!(change, Change::Added(_)), false);
        let new = views(&returned.paragraphs, &marked, |change| !matches!(change, Change::Removed(_)), true);
        let place = |views: &[View]| {
            let mut of = vec![None; returned.paragraphs.len()];
            for (i, view) in views.iter().enumerate() {
                of[view.from.clone()].fill(Some(i));
            }
            of
        };
        Self { returned, old_of: place(&old), new_of: place(&new), old, new, has_marks: marked.iter().any(|marks| !marks.is_empty()) }
    }

    /// The paragraphs of the document that a view is made of.
    pub fn sources(&self, view: &View) -> impl Iterator<Item = &'a Paragraph> {
        self.returned.paragraphs[view.from.clone()].iter()
    }
}

fn views(paragraphs: &[Paragraph], marked: &[Vec<usize>], stays: impl Fn(Change) -> bool, now: bool) -> Vec<View> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut text = String::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let mut own = String::new();
        own.extend(paragraph.runs.iter().filter(|run| stays(run.change)).map(|run| run.text.as_str()));
        // Whoever takes out the end of a paragraph seldom thinks of the space between sentences.
        if now && text.ends_with(['.', '!', '?', '”', ':']) && own.starts_with(char::is_alphanumeric) {
            text.push(' ');
        }
        text.push_str(&own);
        let goes_on = !stays(paragraph.end) && paragraphs.get(i + 1).is_some_and(|next| next.cell == paragraph.cell);
        if goes_on {
            continue;
        }
        let range = std::mem::replace(&mut from, i + 1)..i + 1;
        let text = Text::of(std::mem::take(&mut text));
        if text.is_blank() {
            continue;
        }
        let mut marks: Vec<usize> = marked[range.clone()].iter().flatten().copied().collect();
        marks.sort_unstable();
        marks.dedup();
        out.push(View { from: range, text, marks, cell: paragraph.cell });
    }
    out
}

/// How many letters and digits a text has.
pub(super) fn weight(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}
