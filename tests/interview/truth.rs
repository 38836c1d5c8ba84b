//! What has happened at the table, by the script's own account: nothing of the program's code
//! has a say in it.

use std::collections::{BTreeMap, BTreeSet};

use samsyn::domain::coding::Code;
use samsyn::domain::notes::{EntryKind, RowState, Speaker};

/// One thing that was said. `row` counts the guide's rows from zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub text: String,
    pub row: usize,
    pub kind: EntryKind,
    pub relayed: bool,
    pub speaker: Speaker,
    pub codes: BTreeSet<Code>,
    /// When, in seconds; what was cut off another has the same moment.
    pub at: i64,
}

/// All that undo can take back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notes {
    /// In the order they were said.
    pub said: Vec<Said>,
    pub marks: BTreeMap<usize, (RowState, String)>,
    pub probes: BTreeSet<(usize, u8)>,
    pub away: BTreeSet<u8>,
}

/// What has been chosen for the line before it is saved.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chosen {
    pub kind: Option<EntryKind>,
    pub relayed: bool,
    pub speaker: Speaker,
    pub codes: BTreeSet<Code>,
    pub row: Option<usize>,
}

#[derive(Debug)]
pub struct Truth {
    pub notes: Notes,
    /// The section of each row.
    sections: Vec<usize>,
    pub here: usize,
    trail: Vec<usize>,
    undo: Vec<(Notes, usize)>,
    redo: Vec<(Notes, usize)>,
    pub running: bool,
    pub seconds: BTreeMap<usize, i64>,
}

impl Truth {
    pub fn new(sections: Vec<usize>) -> Self {
        Self {
            notes: Notes::default(),
            sections,
            here: 0,
            trail: Vec::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            running: false,
            seconds: BTreeMap::new(),
        }
    }

    /// Time goes by.
    pub fn pass(&mut self, seconds: i64) {
        if self.running {
            *self.seconds.entry(self.sections[self.here]).or_default() += seconds;
        }
    }

    /// Does something that can be taken back.
    pub fn does(&mut self, change: impl FnOnce(&mut Notes)) {
        let before = self.notes.clone();
        change(&mut self.notes);
        if self.notes != before {
            self.undo.push((before, self.here));
            self.redo.clear();
        }
    }

    pub fn undo(&mut self) {
        let (before, here) = self.undo.pop().expect("something to take back");
        self.redo.push((std::mem::replace(&mut self.notes, before), here));
        self.here = here;
    }

    pub fn redo(&mut self) {
        let (after, here) = self.redo.pop().expect("something to do again");
        self.undo.push((std::mem::replace(&mut self.notes, after), here));
        self.here = here;
    }

    pub fn mark(&mut self, row: usize, state: RowState, reason: &str) {
        self.does(|notes| {
            notes.marks.insert(row, (state, reason.to_owned()));
        });
    }

    pub fn state(&self, row: usize) -> RowState {
        self.notes.marks.get(&row).map_or(RowState::Open, |(state, _)| *state)
    }

    pub fn go(&mut self, row: usize) {
        if row != self.here {
            self.trail.push(self.here);
            self.here = row;
        }
    }

    pub fn back(&mut self) {
        self.here = self.trail.pop().unwrap_or(self.here);
    }

    /// The row was asked, and on to the next.
    pub fn next(&mut self) {
        if self.state(self.here) == RowState::Open {
            self.mark(self.here, RowState::Answered, "");
        }
        self.go((self.here + 1).min(self.sections.len() - 1));
    }

    /// The program has stopped and starts again: the way back is forgotten, the clock stands.
    pub fn restart(&mut self) {
        self.trail.clear();
        self.running = false;
    }

    /// A turn each time another seat speaks, the first section not counted. What the note-taker
    /// saw, thought or will look up is nobody's turn.
    pub fn turns(&self) -> BTreeMap<u8, usize> {
        let mut turns = BTreeMap::new();
        let mut before = None;
        for said in self.notes.said.iter().filter(|said| self.sections[said.row] != 0) {
            if [EntryKind::Observation, EntryKind::Idea, EntryKind::FollowUp].contains(&said.kind) {
                continue;
            }
            if let Speaker::Seat(seat) = said.speaker {
                if before != Some(seat) {
                    *turns.entry(seat.0).or_default() += 1;
                }
                before = Some(seat);
            }
        }
        turns
    }

    /// Rows of a section that are neither answered nor left out.
    pub fn left_in(&self, section: usize) -> usize {
        let rows = (0..self.sections.len()).filter(|row| self.sections[*row] == section);
        rows.filter(|row| !matches!(self.state(*row), RowState::Answered | RowState::Skipped)).count()
    }
}
