//! How much of the guide has been covered, worked out from what is ticked and captured.

use std::collections::BTreeSet;

use super::guide::{Guide, Row};
use super::ids::RowId;
use super::notes::{Entry, Notes};

/// How far a row has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    Untouched,
    /// Something was noted or heard here, but it is not ticked off.
    Touched,
    Done,
}

/// The state of every row of one focus group, over all note-takers.
#[derive(Debug, Default)]
pub struct Covered<'a> {
    done: BTreeSet<&'a RowId>,
    heard: BTreeSet<(&'a RowId, u8)>,
    noted: Vec<&'a RowId>,
}

impl<'a> Covered<'a> {
    pub fn new(files: impl IntoIterator<Item = &'a Notes>, stream: &[&'a Entry]) -> Self {
        let mut covered = Self { noted: stream.iter().map(|entry| &entry.row).collect(), ..Self::default() };
        for notes in files {
            covered.done.extend(notes.marks.done.keys());
            for (row, probes) in &notes.marks.heard {
                covered.heard.extend(probes.iter().map(|probe| (row, *probe)));
            }
        }
        covered
    }

    #[must_use]
    pub fn row(&self, row: &Row) -> Coverage {
        if self.done.contains(&row.id) {
            Coverage::Done
        } else if self.notes_on(&row.id) > 0 || self.heard_on(row) > 0 {
            Coverage::Touched
        } else {
            Coverage::Untouched
        }
    }

    #[must_use]
    pub fn is_heard(&self, row: &RowId, probe: usize) -> bool {
        u8::try_from(probe).is_ok_and(|probe| self.heard.contains(&(row, probe)))
    }

    /// How many of a row's probes have been heard.
    #[must_use]
    pub fn heard_on(&self, row: &Row) -> usize {
        (0..row.probes.len()).filter(|probe| self.is_heard(&row.id, *probe)).count()
    }

    /// How many entries stand on a row.
    #[must_use]
    pub fn notes_on(&self, row: &RowId) -> usize {
        self.noted.iter().filter(|id| **id == row).count()
    }

    /// Rows of the whole guide that are not ticked off yet.
    #[must_use]
    pub fn left(&self, guide: &Guide) -> usize {
        guide.places().iter().filter(|place| self.row(place.row) != Coverage::Done).count()
    }
}
