//! What a note-taker writes down, and how several note-takers' files become one stream.
//!
//! Each device writes its own file and nobody else's, so a synced folder never has two writers
//! on one file. An entry is never changed in place: an edit adds a revision, the newest wins
//! and the older ones stay readable.

mod clock;
mod entry;
mod marks;
pub mod presence;
mod steps;

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::clock::{Clock, Stretch};
pub use self::entry::{Entry, EntryKind, Line, Speaker};
pub use self::marks::{Marks, RowMark, RowState, Tick, answering};
pub use self::presence::Presence;
pub use self::steps::{Change, Step, Steps, What};
use super::ids::{EntryId, RowId, WriterId};
use super::shared;

/// `notes/<writer>.ron`: all that one device has captured of one focus group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// Every revision of every entry, in the order they were made; shared, since none ever changes.
    #[serde(with = "shared")]
    pub entries: Vec<Arc<Entry>>,
    pub marks: Marks,
    pub clock: Clock,
    /// Who came late and who left, in the order it was noted.
    pub presence: Vec<Presence>,
    /// The row the note-taker was at.
    pub position: Option<RowId>,
    /// The line being written, saved while it is still half typed.
    pub line: Line,
    /// A half-typed line that was laid aside while an older entry is rewritten.
    pub aside: Line,
    pub debrief: Debrief,
    /// What can be undone and redone.
    pub steps: Steps,
}

/// What begins the ids of entries that came from a document, and names the file of those that were
/// brought in by command: no device's own.
pub const IMPORT: &str = "import";

/// What the interviewers think when the group has left and before they leave themselves
/// (Krueger & Casey: a debriefing straight after the interview).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Debrief {
    pub impressions: String,
    pub surprises: String,
    pub to_check: String,
}

impl Notes {
    /// Whether anything has been written down, by whomever and wherever.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !(self.entries.is_empty() && self.line.is_empty() && self.aside.is_empty()) || self.debrief != Debrief::default()
    }

    /// The id of the next entry this device makes.
    #[must_use]
    pub fn next_id(&self, writer: &WriterId) -> EntryId {
        let prefix = format!("{writer}.");
        let used = |entry: &Arc<Entry>| entry.id.as_str().strip_prefix(&prefix)?.parse::<usize>().ok();
        let last = self.entries.iter().filter_map(used).max().unwrap_or(0);
        EntryId::of(writer, last + 1)
    }
}

/// The joined stream: the newest revision of each entry that is not deleted, by the time it was
/// said. Ties go to the id, so that every device sees the same order.
pub fn join<'a>(files: impl IntoIterator<Item = &'a Notes>) -> Vec<&'a Arc<Entry>> {
    let mut stream: Vec<&Arc<Entry>> = newest(files).into_iter().filter(|entry| !entry.deleted).collect();
    stream.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    stream
}

/// The newest revision of every entry, deleted ones too, in the order the files have them: nearly
/// that of time, so that sorting them is little work.
#[must_use]
pub fn newest<'a>(files: impl IntoIterator<Item = &'a Notes>) -> Vec<&'a Arc<Entry>> {
    let mut newest: Vec<&Arc<Entry>> = Vec::new();
    let mut places: HashMap<&EntryId, usize> = HashMap::new();
    for entry in files.into_iter().flat_map(|notes| &notes.entries) {
        let place = *places.entry(&entry.id).or_insert(newest.len());
        match newest.get_mut(place) {
            Some(slot) if (entry.revision, entry.changed) > (slot.revision, slot.changed) => *slot = entry,
            Some(_) => {}
            None => newest.push(entry),
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::Timestamp;

    use super::*;

    fn entry(writer: &str, n: usize, revision: u32, minute: i64, text: &str) -> Arc<Entry> {
        Arc::new(Entry {
            id: EntryId::of(&WriterId::new(writer).unwrap(), n),
            revision,
            at: Timestamp::from_second(minute * 60).unwrap(),
            changed: Timestamp::from_second(minute * 60 + i64::from(revision)).unwrap(),
            row: RowId::new("q1").ok(),
            kind: EntryKind::Note,
            relayed: false,
            speaker: Speaker::Unknown,
            codes: BTreeSet::new(),
            text: text.to_owned(),
            deleted: false,
        })
    }

    #[test]
    fn the_newest_revision_wins_whoever_made_it() {
        let a = Notes { entries: vec![entry("wa", 1, 1, 5, "först"), entry("wa", 2, 1, 7, "sedan")], ..Notes::default() };
        let b = Notes { entries: vec![entry("wa", 1, 2, 5, "rättat"), entry("wb", 1, 1, 6, "emellan")], ..Notes::default() };
        let texts: Vec<_> = join([&a, &b]).iter().map(|e| e.text.as_str()).collect();
        assert_eq!(texts, ["rättat", "emellan", "sedan"]);
        assert_eq!(a.entries[0].text, "först", "the older revision is still there");
    }

    #[test]
    fn a_deleted_entry_leaves_the_stream_but_not_the_file() {
        let mut gone = entry("wa", 1, 2, 5, "");
        Arc::make_mut(&mut gone).deleted = true;
        let notes = Notes { entries: vec![entry("wa", 1, 1, 5, "kvar på disk"), gone], ..Notes::default() };
        assert!(join([&notes]).is_empty());
        assert_eq!(notes.next_id(&WriterId::new("wa").unwrap()).as_str(), "wa.2");
    }
}
