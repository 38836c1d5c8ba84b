//! One thing that was captured: a note, a quote, something seen.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::coding::Code;
use crate::domain::ids::{EntryId, RowId};
use crate::domain::session::SeatCode;

/// One revision of an entry. It is never changed: an edit makes another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    /// 1 when first written, one more for each change.
    pub revision: u32,
    /// When it was said.
    pub at: Timestamp,
    /// When this revision was made.
    pub changed: Timestamp,
    /// The row it was said on; `None` for what waits in the inbox to be placed.
    #[serde(default)]
    pub row: Option<RowId>,
    pub kind: EntryKind,
    /// Somebody else's words, told by the one who spoke: a client's, for instance.
    #[serde(default)]
    pub relayed: bool,
    #[serde(default)]
    pub speaker: Speaker,
    #[serde(default)]
    pub codes: BTreeSet<Code>,
    pub text: String,
    #[serde(default)]
    pub deleted: bool,
}

impl Entry {
    /// Whether two revisions say the same.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let Self { id, revision: _, at, changed: _, row, kind, relayed, speaker, codes, text, deleted } = self;
        (id, at, row, kind, relayed) == (&other.id, &other.at, &other.row, &other.kind, &other.relayed)
            && (speaker, codes, text, deleted) == (&other.speaker, &other.codes, &other.text, &other.deleted)
    }
}

/// What an entry is (Krueger & Casey: quotes word for word, one's own ideas in parentheses,
/// what was not said, what to come back to).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// In the note-taker's words.
    #[default]
    Note,
    /// Word for word.
    Quote,
    /// Something that was not said: a nod, a silence.
    Observation,
    /// The note-taker's own idea; a line in parentheses.
    Idea,
    /// To come back to with the group; a line that starts with "!".
    Parked,
    /// To follow up after the interview; a line that starts with "?".
    FollowUp,
}

impl EntryKind {
    pub const ALL: [Self; 6] = [Self::Note, Self::Quote, Self::Observation, Self::Idea, Self::Parked, Self::FollowUp];

    /// What the group said, as against what the note-taker saw, thought or put off.
    #[must_use]
    pub fn is_material(self) -> bool {
        matches!(self, Self::Note | Self::Quote)
    }

    /// The kind's key in the text catalogue.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Note => "kind-note",
            Self::Quote => "kind-quote",
            Self::Observation => "kind-observation",
            Self::Idea => "kind-idea",
            Self::Parked => "kind-parked",
            Self::FollowUp => "kind-follow-up",
        }
    }
}

/// Who said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    #[default]
    Unknown,
    Seat(SeatCode),
    /// The whole group agreed.
    Everyone,
}

/// The line that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    pub text: String,
    pub speaker: Speaker,
    pub codes: BTreeSet<Code>,
    /// Chosen by key; a sign at the start of the text goes before it.
    pub kind: Option<EntryKind>,
    pub relayed: bool,
    /// Where to file it, when that is not the row one is at: an early answer to a later question.
    pub row: Option<RowId>,
    /// The entry that is being rewritten.
    pub editing: Option<EntryId>,
}

impl Line {
    /// Nothing has been written or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
