//! Guides: the one that ships, and any other file of the same shape.

use std::io;
use std::path::Path;

use crate::domain::guide::Guide;

use super::format::{self, Document, Kind, Loaded};
use super::problem::{Problem, ProblemKind, placed};
use super::{atomic, guide_rules};

/// "Bilaga 2" of the 2015 report, built in.
const BILAGA2: &str = include_str!("../../guides/bilaga2.ron");

/// Reads a guide from its text; `file` is only for the messages.
///
/// # Errors
/// Everything that is wrong with it, in the order it stands there.
pub fn parse(file: &str, text: &str) -> Result<Guide, Vec<Problem>> {
    let loaded = load(file, text, format::open(file, text, Kind::Guide)?)?;
    if loaded.newer {
        let message = format!("was written by a later version of Samsyn: expected format {} at most", format::FORMAT);
        return Err(vec![Problem::whole(file, ProblemKind::NewerFormat, message)]);
    }
    Ok(loaded.value)
}

/// Reads a guide from a file. Problems name it by `path` as given.
///
/// # Errors
/// As [`parse`], and when the file cannot be read.
pub fn read(path: &Path) -> Result<Guide, Vec<Problem>> {
    let file = path.to_string_lossy().replace('\\', "/");
    let text = format::read_text(path, &file).map_err(|problem| vec![problem])?;
    parse(&file, &text)
}

/// Writes a guide to a file of its own, over what is there.
///
/// # Errors
/// What the system says; the old file is then untouched.
pub fn write(path: &Path, guide: &Guide) -> io::Result<()> {
    let text = format::to_text(Kind::Guide, guide).map_err(io::Error::other)?;
    atomic::write(path, text.as_bytes())
}

/// The guide that ships.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
pub fn bilaga2() -> Guide {
    match parse("bilaga2.ron", BILAGA2) {
        Ok(guide) => guide,
        Err(problems) => unreachable!("the guide that ships is wrong: {problems:?}"),
    }
}

/// Reads a guide of this version or a later one. The rules are this version's alone.
pub(super) fn load(file: &str, text: &str, document: Document<'_>) -> Result<Loaded<Guide>, Vec<Problem>> {
    if !document.newer {
        let faults = guide_rules::check(document.content);
        if !faults.is_empty() {
            return Err(placed(file, text, faults));
        }
    }
    format::value(file, text, document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_that_ships_is_right_and_survives_a_round_trip() {
        let guide = bilaga2();
        let text = format::to_text(Kind::Guide, &guide).unwrap();
        assert_eq!(parse("guide.ron", &text), Ok(guide));
    }
}
