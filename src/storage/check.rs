//! `samsyn check`: everything in a work folder that is not as it must be.
//!
//! Reads only, follows no links, and keeps of one file just what the next ones refer to.

use std::path::Path;

use super::content;
use super::format;
use super::problem::{Problem, placed};
use super::references::References;
use super::scan::{self, Scan};

/// Everything wrong with a work folder: by file, and in each in the order it stands there.
#[must_use]
pub fn check(root: &Path) -> Vec<Problem> {
    let scan = Scan::of(root);
    let mut problems = scan.problems;
    problems.extend(scan.missing.iter().map(scan::missing));
    let mut references = References::default();
    for key in &scan.keys {
        let file = key.relative();
        let text = match format::read_text(&key.path(root), &file) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                references.cannot_know(key);
                continue;
            }
        };
        match content::parse(key, &text) {
            Ok((loaded, content)) => {
                if loaded.newer {
                    problems.push(newer(&file));
                }
                problems.extend(placed(&file, &text, references.check(key, &loaded.value, content)));
            }
            Err(found) => {
                problems.extend(found);
                references.cannot_know(key);
            }
        }
    }
    problems.sort();
    problems
}

fn newer(file: &str) -> Problem {
    let message =
        format!("was written by a later version of Samsyn: expected format {} at most; the folder opens for reading only", format::FORMAT);
    Problem::whole(file, super::problem::ProblemKind::NewerFormat, message)
}
