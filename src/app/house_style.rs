//! The house style at work: read from the project, tried, and left out when it will not do.

use std::path::Path;
use std::sync::Arc;

use crate::domain::style::{Style, StyleFault};
use crate::domain::summary::Summary;
use crate::export;
use crate::storage::problem::{Problem, ProblemKind};
use crate::storage::style::{self, FOLDER};

/// A summary in the style of its project; in the built-in look, and why, when that will not do.
#[must_use]
pub fn dress(summary: Summary, root: &Path) -> (Summary, Vec<Problem>) {
    match style::read(root) {
        Ok(style) => fitting(Summary { style: Arc::new(style), ..summary }),
        Err(problems) => (summary, problems),
    }
}

/// The summary as it is when its style will do; else in the built-in look, and why.
#[must_use]
pub fn fitting(summary: Summary) -> (Summary, Vec<Problem>) {
    if summary.style.is_built_in() {
        return (summary, Vec::new());
    }
    match export::try_style(&summary) {
        Ok(()) => (summary, Vec::new()),
        Err(fault) => (Summary { style: Arc::default(), ..summary }, vec![problem(fault)]),
    }
}

/// Everything that is wrong with a project's style, tried on these summaries.
#[must_use]
pub fn check(root: &Path, summaries: impl IntoIterator<Item = Summary>) -> Vec<Problem> {
    let style = match style::read(root) {
        Ok(style) if style == Style::default() => return Vec::new(),
        Ok(style) => Arc::new(style),
        Err(problems) => return problems,
    };
    let mut problems: Vec<Problem> =
        summaries.into_iter().flat_map(|summary| fitting(Summary { style: Arc::clone(&style), ..summary }).1).collect();
    problems.sort();
    problems.dedup();
    problems
}

/// As a problem of its file.
#[must_use]
pub fn problem(fault: StyleFault) -> Problem {
    let file = format!("{FOLDER}/{}", fault.file);
    match fault.place {
        Some(place) => Problem::at(file, place, ProblemKind::Value, fault.message),
        None => Problem::whole(file, ProblemKind::Value, fault.message),
    }
}
