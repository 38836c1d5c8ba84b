//! What has been ticked off: rows asked, left out or put off, and probes heard.
//!
//! Several note-takers tick in files of their own. For each row and probe the latest mark holds,
//! whoever made it, so that what one has ticked another can untick.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::domain::ids::RowId;

/// One note-taker's marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "AnyMarks")]
pub struct Marks {
    pub rows: BTreeMap<RowId, RowMark>,
    /// Of each row its probes, counted from zero.
    pub probes: BTreeMap<RowId, BTreeMap<u8, Tick>>,
}

/// What was decided about a row, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowMark {
    pub state: RowState,
    pub at: Timestamp,
    /// Why it was left out.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// Still to be asked; what a mark that was taken back says.
    #[default]
    Open,
    /// Asked and answered, or said.
    Answered,
    /// Left out, for a reason.
    Skipped,
    /// Put off until later in the interview.
    Parked,
}

/// A probe heard, or no longer said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    pub on: bool,
    pub at: Timestamp,
}

/// Format 1 had `done` (rows and when) and `heard` (probes without a time); they are read still.
#[derive(Default, Deserialize)]
#[serde(default)]
struct AnyMarks {
    rows: BTreeMap<RowId, RowMark>,
    probes: BTreeMap<RowId, BTreeMap<u8, Tick>>,
    done: BTreeMap<RowId, Timestamp>,
    heard: BTreeMap<RowId, BTreeSet<u8>>,
}

impl From<AnyMarks> for Marks {
    fn from(any: AnyMarks) -> Self {
        let AnyMarks { mut rows, mut probes, done, heard } = any;
        for (row, at) in done {
            rows.entry(row).or_insert(RowMark { state: RowState::Answered, at, reason: String::new() });
        }
        for (row, heard) in heard {
            let ticks = probes.entry(row).or_default();
            for probe in heard {
                ticks.entry(probe).or_insert(Tick { on: true, at: Timestamp::UNIX_EPOCH });
            }
        }
        Self { rows, probes }
    }
}

/// When a mark is made that answers another: later than that, whatever two computers' clocks say.
#[must_use]
pub fn answering(before: Option<Timestamp>, now: Timestamp) -> Timestamp {
    before.map_or(now, |before| now.max(before + SignedDuration::from_micros(1)))
}

impl Marks {
    /// The latest mark of each row and probe over several note-takers.
    #[must_use]
    pub fn joined<'a>(files: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all = Self::default();
        for marks in files {
            for (row, mark) in &marks.rows {
                let slot = all.rows.entry(row.clone()).or_insert_with(|| mark.clone());
                if mark.at > slot.at {
                    *slot = mark.clone();
                }
            }
            for (row, ticks) in &marks.probes {
                let slots = all.probes.entry(row.clone()).or_default();
                for (probe, tick) in ticks {
                    let slot = slots.entry(*probe).or_insert(*tick);
                    if tick.at > slot.at {
                        *slot = *tick;
                    }
                }
            }
        }
        all
    }

    /// What is marked about a row.
    #[must_use]
    pub fn state(&self, row: &RowId) -> RowState {
        self.rows.get(row).map_or(RowState::Open, |mark| mark.state)
    }

    #[must_use]
    pub fn is_heard(&self, row: &RowId, probe: u8) -> bool {
        self.probes.get(row).and_then(|ticks| ticks.get(&probe)).is_some_and(|tick| tick.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_mark_holds_whoever_made_it() {
        let row = RowId::new("q1").unwrap();
        let mark = |state, second| RowMark { state, at: Timestamp::from_second(second).unwrap(), reason: String::new() };
        let tick = |on, second| Tick { on, at: Timestamp::from_second(second).unwrap() };
        let mine = Marks {
            rows: [(row.clone(), mark(RowState::Answered, 5))].into(),
            probes: [(row.clone(), [(0, tick(true, 5)), (1, tick(true, 9))].into())].into(),
        };
        let theirs =
            Marks { rows: [(row.clone(), mark(RowState::Open, 7))].into(), probes: [(row.clone(), [(1, tick(false, 7))].into())].into() };
        let both = Marks::joined([&mine, &theirs]);
        assert_eq!(both.state(&row), RowState::Open);
        assert!(both.is_heard(&row, 0) && both.is_heard(&row, 1));
        assert_eq!(both, Marks::joined([&theirs, &mine]));
    }
}
