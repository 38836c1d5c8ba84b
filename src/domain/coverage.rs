//! How much of the guide has been covered, worked out from what is ticked and captured.

use std::collections::BTreeMap;

use super::guide::{Guide, Row, Section};
use super::ids::RowId;
use super::notes::{Entry, Marks, RowState};

/// How far a row has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    Untouched,
    /// Something was noted or heard here, but it is not ticked off.
    Touched,
    /// Asked and answered, or said.
    Answered,
    /// Left out, for a reason.
    Skipped,
    /// Put off until later in the interview.
    Parked,
}

impl Coverage {
    /// Nobody needs to come back to it.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Answered | Self::Skipped)
    }

    /// Its key in the text catalogue.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Untouched => "coverage-untouched",
            Self::Touched => "coverage-touched",
            Self::Answered => "coverage-answered",
            Self::Skipped => "coverage-skipped",
            Self::Parked => "coverage-parked",
        }
    }
}

/// The state of every row of one focus group, over all note-takers.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Covered {
    marks: Marks,
    noted: BTreeMap<RowId, usize>,
}

impl Covered {
    /// `marks` are those of all note-takers, joined.
    #[must_use]
    pub fn new<'a>(marks: Marks, stream: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut noted = BTreeMap::new();
        for row in stream.into_iter().filter_map(|entry| entry.row.as_ref()) {
            match noted.get_mut(row) {
                Some(count) => *count += 1,
                None => drop(noted.insert(row.clone(), 1)),
            }
        }
        Self { marks, noted }
    }

    /// Takes in other marks, with the same entries.
    pub fn remark(&mut self, marks: Marks) {
        self.marks = marks;
    }

    #[must_use]
    pub fn row(&self, row: &Row) -> Coverage {
        match self.marks.state(&row.id) {
            RowState::Answered => Coverage::Answered,
            RowState::Skipped => Coverage::Skipped,
            RowState::Parked => Coverage::Parked,
            RowState::Open if self.notes_on(&row.id) > 0 || self.heard_on(row) > 0 => Coverage::Touched,
            RowState::Open => Coverage::Untouched,
        }
    }

    /// Why a row was left out.
    #[must_use]
    pub fn reason(&self, row: &RowId) -> &str {
        self.marks.rows.get(row).map_or("", |mark| mark.reason.as_str())
    }

    #[must_use]
    pub fn is_heard(&self, row: &RowId, probe: usize) -> bool {
        u8::try_from(probe).is_ok_and(|probe| self.marks.is_heard(row, probe))
    }

    /// How many of a row's probes have been heard.
    #[must_use]
    pub fn heard_on(&self, row: &Row) -> usize {
        (0..row.probes.len()).filter(|probe| self.is_heard(&row.id, *probe)).count()
    }

    /// How many entries stand on a row.
    #[must_use]
    pub fn notes_on(&self, row: &RowId) -> usize {
        self.noted.get(row).copied().unwrap_or(0)
    }

    /// Rows of a section that somebody still has to come back to.
    #[must_use]
    pub fn left_in(&self, section: &Section) -> usize {
        section.all_rows().into_iter().filter(|row| !self.row(row).is_settled()).count()
    }

    /// The same as a share of the section's rows, 0 to 1.
    #[must_use]
    pub fn share_left_in(&self, section: &Section) -> f64 {
        self.left_in(section) as f64 / section.all_rows().len().max(1) as f64
    }

    /// Rows of the whole guide that somebody still has to come back to.
    #[must_use]
    pub fn left(&self, guide: &Guide) -> usize {
        guide.sections.iter().map(|section| self.left_in(section)).sum()
    }
}
