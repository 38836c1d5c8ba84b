//! `samsyn check`: everything in a work folder that is not as it must be.
//!
//! Reads only, follows no links, and keeps of one file just what the next ones refer to.

use std::path::Path;

use super::content;
use super::format;
use super::located::Located;
use super::problem::{Problem, placed};
use super::references::References;
use super::scan::{self, Scan};
use super::vault::{self, Key};

/// Everything wrong with a work folder: by file, and in each in the order it stands there.
#[must_use]
pub fn check(root: &Path) -> Vec<Problem> {
    check_with(root, None)
}

/// As [`check`], for a folder that may be locked. Without the key of one that is there is nothing
/// to be said of it but that.
#[must_use]
pub fn check_with(root: &Path, vault: Option<&Key>) -> Vec<Problem> {
    if vault.is_none() && vault::is_locked(root) {
        return vec![vault::locked(vault::FILE)];
    }
    let scan = Scan::of(root);
    let mut problems = scan.problems;
    problems.extend(scan.missing.iter().map(scan::missing));
    let mut references = References::default();
    for key in &scan.keys {
        let file = key.relative();
        let text = match content::text(root, key, vault) {
            Ok((text, _)) => text,
            Err(problem) => {
                problems.push(problem);
                references.cannot_know(key);
                continue;
            }
        };
        // Where things stand is asked only of a file with something wrong in it.
        if content::own(key, &text).is_some_and(|value| references.check(key, &value, Located::whole(&text)).is_empty()) {
            continue;
        }
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
