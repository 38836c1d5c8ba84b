//! Leading a focus group: walking the guide, capturing what is said, and taking it back.

mod desk;
pub mod live;
mod undo;

use std::collections::BTreeSet;

pub use self::desk::{Desk, MergeError};
pub use self::undo::{redo, undo};
use super::capture;
use crate::domain::guide::Guide;
use crate::domain::ids::RowId;
use crate::domain::notes::{Entry, EntryKind, Line, Notes, Speaker};

/// The row the note-taker is at; the guide's first before anything else.
#[must_use]
pub fn position<'a>(guide: &'a Guide, notes: Option<&'a Notes>) -> Option<&'a RowId> {
    let at = notes.and_then(|notes| notes.position.as_ref()).filter(|row| guide.place(row).is_some());
    at.or_else(|| guide.sections.first()?.rows.first().map(|row| &row.id))
}

/// Which way to go in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Next,
    Previous,
    NextSection,
    PreviousSection,
}

/// The row one step from `from`; `None` at the guide's ends.
#[must_use]
pub fn stepped(guide: &Guide, from: &RowId, way: Way) -> Option<RowId> {
    let places = guide.places();
    let here = places.iter().position(|place| place.row.id == *from)?;
    let section = places[here].section_number;
    let target = match way {
        Way::Next => places.get(here + 1),
        Way::Previous => places.get(here.checked_sub(1)?),
        Way::NextSection => places.iter().find(|place| place.section_number == section + 1),
        Way::PreviousSection => places.iter().find(|place| place.section_number + 1 == section),
    };
    target.map(|place| place.row.id.clone())
}

/// What a tag says about an entry or the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    Speaker(Speaker),
    Code(crate::domain::coding::Code),
    Kind(EntryKind),
    /// Somebody else's words.
    Relayed,
}

impl Tag {
    /// Puts the tag on the line, or takes it off if it is there.
    pub fn toggle_on(self, line: &mut Line) {
        match self {
            Self::Speaker(speaker) => line.speaker = if line.speaker == speaker { Speaker::Unknown } else { speaker },
            Self::Code(code) => toggle(&mut line.codes, code),
            Self::Kind(kind) => line.kind = if line.kind == Some(kind) { None } else { Some(kind) },
            Self::Relayed => line.relayed = !line.relayed,
        }
    }

    /// Puts the tag on an entry, or takes it off.
    pub fn toggle_in(self, entry: &mut Entry) {
        match self {
            Self::Speaker(speaker) => entry.speaker = if entry.speaker == speaker { Speaker::Unknown } else { speaker },
            Self::Code(code) => toggle(&mut entry.codes, code),
            Self::Kind(kind) => entry.kind = kind,
            Self::Relayed => entry.relayed = !entry.relayed,
        }
    }
}

/// The line that an entry was saved from. What stands between two signs comes without them, its
/// kind as if chosen by key: what is written on at its end belongs to it.
#[must_use]
pub fn line_of(entry: &Entry) -> Line {
    Line {
        text: capture::signed(entry.kind, entry.relayed, &entry.text),
        speaker: entry.speaker,
        codes: entry.codes.clone(),
        kind: Some(entry.kind).filter(|kind| matches!(kind, EntryKind::Observation | EntryKind::Idea)),
        // A quote has a sign for it.
        relayed: entry.relayed && entry.kind != EntryKind::Quote,
        ..Line::default()
    }
}

/// The line that rewrites an entry.
#[must_use]
pub fn line_for(entry: &Entry) -> Line {
    Line { row: entry.row.clone(), editing: Some(entry.id.clone()), ..line_of(entry) }
}

/// Puts `item` in if it is not there, takes it out if it is.
pub fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::Timestamp;

    use super::*;
    use crate::domain::ids::EntryId;

    #[test]
    fn an_entry_taken_into_the_line_and_written_on_is_what_it_was() {
        for kind in EntryKind::ALL {
            for relayed in [false, true] {
                let entry = Entry {
                    id: EntryId::new("wa.1").unwrap(),
                    revision: 1,
                    at: Timestamp::UNIX_EPOCH,
                    changed: Timestamp::UNIX_EPOCH,
                    row: None,
                    kind,
                    relayed,
                    speaker: Speaker::Everyone,
                    codes: BTreeSet::new(),
                    text: "Vi ses (ibland)".to_owned(),
                    deleted: false,
                };
                let mut line = line_for(&entry);
                line.text.push_str(" på tisdagar");
                let read = capture::read(&line, |_| String::new());
                assert_eq!((read.kind, read.relayed, read.text.as_str()), (kind, relayed, "Vi ses (ibland) på tisdagar"));
            }
        }
    }
}
