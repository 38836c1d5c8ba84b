//! What a note-taker writes down, and how several note-takers' files become one stream.
//!
//! Each device writes its own file and nobody else's, so a synced folder never has two writers
//! on one file. An entry is never changed in place: an edit adds a revision, the newest wins
//! and the older ones stay readable.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::coding::Code;
use super::ids::{EntryId, RowId, SectionId, WriterId};
use super::session::SeatCode;

/// `notes/<writer>.ron`: all that one device has captured of one focus group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// Every revision of every entry, in the order they were made.
    pub entries: Vec<Entry>,
    pub marks: Marks,
    pub clock: Clock,
    /// The row the note-taker was at.
    pub position: Option<RowId>,
    /// The line being written, saved while it is still half typed.
    pub line: Line,
}

/// One revision of a note, quote or observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    /// 1 when first written, one more for each change.
    pub revision: u32,
    /// When it was said.
    pub at: Timestamp,
    /// When this revision was made.
    pub changed: Timestamp,
    pub row: RowId,
    pub kind: EntryKind,
    #[serde(default)]
    pub speaker: Speaker,
    #[serde(default)]
    pub codes: BTreeSet<Code>,
    pub text: String,
    #[serde(default)]
    pub deleted: bool,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// In the note-taker's words.
    #[default]
    Note,
    /// Word for word.
    Quote,
    /// Something that was not said: a nod, a silence.
    Observation,
    /// To come back to; a line that starts with "!".
    Parked,
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

/// What has been ticked off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Marks {
    /// Rows asked or said, and when.
    pub done: BTreeMap<RowId, Timestamp>,
    /// Probes heard: which of a row's, counted from zero.
    pub heard: BTreeMap<RowId, BTreeSet<u8>>,
}

/// The line that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    pub text: String,
    pub speaker: Speaker,
    pub codes: BTreeSet<Code>,
}

/// Time spent, as stretches of one section each. A pause is a gap between two stretches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clock {
    pub stretches: Vec<Stretch>,
    /// When the focus group was closed.
    pub ended: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub section: SectionId,
    pub from: Timestamp,
    /// The last moment known to belong to it. Moved forward with every save, so that time the
    /// computer was switched off is not counted.
    pub to: Timestamp,
}

impl Clock {
    #[must_use]
    pub fn has_started(&self) -> bool {
        !self.stretches.is_empty()
    }

    /// Seconds spent in a section.
    #[must_use]
    pub fn seconds_in(&self, section: &SectionId) -> i64 {
        self.stretches.iter().filter(|s| s.section == *section).map(Stretch::seconds).sum()
    }

    /// Seconds spent in all, pauses not counted.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.stretches.iter().map(Stretch::seconds).sum()
    }

    /// Starts, or goes on, in `section` at `now`.
    pub fn enter(&mut self, section: &SectionId, now: Timestamp) {
        self.stretches.push(Stretch { section: section.clone(), from: now, to: now });
    }

    /// Lets time run up to `now` in the latest stretch. A clock set back counts as no time.
    pub fn tick(&mut self, now: Timestamp) {
        if let Some(last) = self.stretches.last_mut() {
            last.to = last.to.max(now);
        }
    }
}

impl Stretch {
    fn seconds(&self) -> i64 {
        self.to.duration_since(self.from).as_secs().max(0)
    }
}

impl Notes {
    /// The id of the next entry this device makes.
    #[must_use]
    pub fn next_id(&self, writer: &WriterId) -> EntryId {
        let prefix = format!("{writer}.");
        let used = |entry: &Entry| entry.id.as_str().strip_prefix(&prefix)?.parse::<usize>().ok();
        let last = self.entries.iter().filter_map(used).max().unwrap_or(0);
        EntryId::of(writer, last + 1)
    }
}

/// The joined stream: the newest revision of each entry that is not deleted, by the time it was
/// said. Ties go to the id, so that every device sees the same order.
pub fn join<'a>(files: impl IntoIterator<Item = &'a Notes>) -> Vec<&'a Entry> {
    let mut newest: BTreeMap<&EntryId, &Entry> = BTreeMap::new();
    for entry in files.into_iter().flat_map(|notes| &notes.entries) {
        let slot = newest.entry(&entry.id).or_insert(entry);
        if (entry.revision, entry.changed) > (slot.revision, slot.changed) {
            *slot = entry;
        }
    }
    let mut stream: Vec<&Entry> = newest.into_values().filter(|entry| !entry.deleted).collect();
    stream.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    stream
}

/// Times the speaker changed, per seat: whether somebody takes part counts, not for how long.
#[must_use]
pub fn turns(stream: &[&Entry]) -> BTreeMap<SeatCode, usize> {
    let mut turns = BTreeMap::new();
    let mut last = None;
    for entry in stream {
        if let Speaker::Seat(seat) = entry.speaker {
            if last != Some(seat) {
                *turns.entry(seat).or_insert(0) += 1;
            }
            last = Some(seat);
        }
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(writer: &str, n: usize, revision: u32, minute: i64, text: &str) -> Entry {
        Entry {
            id: EntryId::of(&WriterId::new(writer).unwrap(), n),
            revision,
            at: Timestamp::from_second(minute * 60).unwrap(),
            changed: Timestamp::from_second(minute * 60 + i64::from(revision)).unwrap(),
            row: RowId::new("q1").unwrap(),
            kind: EntryKind::Note,
            speaker: Speaker::Unknown,
            codes: BTreeSet::new(),
            text: text.to_owned(),
            deleted: false,
        }
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
        gone.deleted = true;
        let notes = Notes { entries: vec![entry("wa", 1, 1, 5, "kvar på disk"), gone], ..Notes::default() };
        assert!(join([&notes]).is_empty());
        assert_eq!(notes.next_id(&WriterId::new("wa").unwrap()).as_str(), "wa.2");
    }

    #[test]
    fn a_pause_is_not_counted_and_a_clock_set_back_counts_as_nothing() {
        let (one, two) = (SectionId::new("one").unwrap(), SectionId::new("two").unwrap());
        let at = |s| Timestamp::from_second(s).unwrap();
        let mut clock = Clock::default();
        clock.enter(&one, at(0));
        clock.tick(at(60));
        clock.enter(&two, at(600));
        clock.tick(at(630));
        clock.tick(at(10));
        assert_eq!((clock.seconds_in(&one), clock.seconds_in(&two), clock.seconds()), (60, 30, 90));
    }
}
