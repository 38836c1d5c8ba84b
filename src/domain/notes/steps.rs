//! What can be undone of a focus group, kept in the file so that it survives a restart.
//!
//! A step holds what it changed and nothing of the words: every revision of an entry stays in
//! the notes, so a number is enough to find it again. Undoing writes a new revision that says
//! what the older one said; nothing is ever taken out of the file.

use serde::{Deserialize, Serialize};

use super::marks::RowMark;
use crate::domain::ids::{EntryId, RowId};
use crate::domain::session::{Seat, SeatCode};

/// The most steps kept each way.
const LIMIT: usize = 200;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Steps {
    pub done: Vec<Step>,
    pub undone: Vec<Step>,
}

/// One thing the note-taker did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub what: What,
    /// Where in the guide it was done; undo goes back there.
    pub at: RowId,
    pub changes: Vec<Change>,
}

/// What a step is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Entry,
    Edit,
    Move,
    Split,
    Merge,
    Delete,
    Restore,
    Mark,
    Attendance,
    Seat,
    Import,
}

impl What {
    /// Its key in the text catalogue.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Entry => "undo-entry",
            Self::Edit => "undo-edit-entry",
            Self::Move => "undo-move-entry",
            Self::Split => "undo-split-entry",
            Self::Merge => "undo-merge-entries",
            Self::Delete => "undo-delete-entry",
            Self::Restore => "undo-restore-entry",
            Self::Mark => "undo-tick",
            Self::Attendance => "undo-attendance",
            Self::Seat => "undo-add-seat",
            Self::Import => "undo-import",
        }
    }
}

/// One thing that a step changed, with what was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// `before` is `None` for an entry that was made.
    Entry {
        id: EntryId,
        before: Option<u32>,
        after: u32,
    },
    Row {
        row: RowId,
        before: Option<RowMark>,
        after: RowMark,
    },
    Probe {
        row: RowId,
        probe: u8,
        on: bool,
    },
    /// Somebody came or went.
    Presence {
        seat: SeatCode,
        here: bool,
    },
    SeatAdded {
        seat: Seat,
    },
}

impl Steps {
    /// Notes what was just done. What had been undone can no longer be redone.
    pub fn push(&mut self, step: Step) {
        self.done.push(step);
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
        self.undone.clear();
    }
}
