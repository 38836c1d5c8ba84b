//! Walking the guide and capturing what is said.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::capture;
use crate::domain::guide::Guide;
use crate::domain::ids::{EntryId, RowId, SectionId, WriterId};
use crate::domain::notes::{self, Entry, EntryKind, Line, Notes, Speaker};
use crate::domain::workspace::FocusGroup;

/// The row the note-taker is at; the guide's first before anything else.
#[must_use]
pub fn position<'a>(guide: &'a Guide, notes: Option<&'a Notes>) -> Option<&'a RowId> {
    let at = notes.and_then(|notes| notes.position.as_ref()).filter(|row| guide.place(row).is_some());
    at.or_else(|| guide.sections.first()?.rows.first().map(|row| &row.id))
}

/// Which way to go in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
    NextSection,
    PreviousSection,
}

/// The row one step from `from`; `None` at the guide's ends.
#[must_use]
pub fn stepped(guide: &Guide, from: &RowId, step: Step) -> Option<RowId> {
    let places = guide.places();
    let here = places.iter().position(|place| place.row.id == *from)?;
    let section = places[here].section_number;
    let target = match step {
        Step::Next => places.get(here + 1),
        Step::Previous => places.get(here.checked_sub(1)?),
        Step::NextSection => places.iter().find(|place| place.section_number == section + 1),
        Step::PreviousSection => places.iter().find(|place| place.section_number + 1 == section),
    };
    target.map(|place| place.row.id.clone())
}

/// Goes to a row; a running clock goes over to its section.
pub fn go_to(guide: &Guide, notes: &mut Notes, row: &RowId, running: bool, now: Timestamp) {
    let Some(place) = guide.place(row) else { return };
    notes.position = Some(row.clone());
    if running {
        run_clock(notes, &place.section.id, now);
    }
}

/// Lets the clock run in a section from now on.
pub fn run_clock(notes: &mut Notes, section: &SectionId, now: Timestamp) {
    notes.clock.tick(now);
    if notes.clock.stretches.last().is_none_or(|stretch| stretch.section != *section) {
        notes.clock.enter(section, now);
    }
}

/// Saves the line as an entry on the present row and clears it, speaker and codes included, so
/// that nobody is quoted by mistake. `None` if there is nothing to save.
pub fn save_line(notes: &mut Notes, writer: &WriterId, row: &RowId, kind: Option<EntryKind>, now: Timestamp) -> Option<EntryId> {
    let (read_as, text) = capture::read(&notes.line.text);
    if text.is_empty() {
        return None;
    }
    let entry = Entry {
        id: notes.next_id(writer),
        revision: 1,
        at: now,
        changed: now,
        row: row.clone(),
        kind: kind.unwrap_or(read_as),
        speaker: notes.line.speaker,
        codes: notes.line.codes.clone(),
        text: text.to_owned(),
        deleted: false,
    };
    let id = entry.id.clone();
    notes.entries.push(entry);
    notes.line = Line::default();
    Some(id)
}

/// Writes a new revision of an entry into this writer's own file, whoever made the entry.
pub fn revise(group: &mut FocusGroup, writer: &WriterId, id: &EntryId, now: Timestamp, change: impl FnOnce(&mut Entry)) -> bool {
    let Some(mut entry) = notes::join(group.notes.values()).into_iter().find(|entry| entry.id == *id).cloned() else {
        return false;
    };
    entry.revision += 1;
    entry.changed = now;
    change(&mut entry);
    group.notes.entry(writer.clone()).or_default().entries.push(entry);
    true
}

/// Takes the latest own entry back into the line, to be written anew.
pub fn take_back(group: &mut FocusGroup, writer: &WriterId, now: Timestamp) -> bool {
    let own = format!("{writer}.");
    let latest = notes::join(group.notes.values()).into_iter().rev().find(|entry| entry.id.as_str().starts_with(&own)).cloned();
    let Some(entry) = latest else { return false };
    revise(group, writer, &entry.id, now, |entry| entry.deleted = true);
    if let Some(own) = group.notes.get_mut(writer) {
        own.line = line_of(&entry);
    }
    true
}

/// The line that an entry was saved from.
#[must_use]
pub fn line_of(entry: &Entry) -> Line {
    let text = match entry.kind {
        EntryKind::Quote => format!("”{}", entry.text),
        EntryKind::Parked => format!("!{}", entry.text),
        EntryKind::Note | EntryKind::Observation => entry.text.clone(),
    };
    Line { text, speaker: entry.speaker, codes: entry.codes.clone() }
}

/// Sets the speaker, or unsets it if it was that one already.
pub fn toggle_speaker(line: &mut Line, speaker: Speaker) {
    line.speaker = if line.speaker == speaker { Speaker::Unknown } else { speaker };
}

/// Puts `item` in if it is not there, takes it out if it is.
pub fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_line_is_cleared_and_can_be_taken_back() {
        let writer = WriterId::new("wtest").unwrap();
        let row = RowId::new("q1").unwrap();
        let mut group = FocusGroup::default();
        let own = group.notes.entry(writer.clone()).or_default();
        own.line = Line { text: "”Vi ses varje tisdag.”".to_owned(), ..Line::default() };
        assert!(save_line(own, &writer, &row, None, Timestamp::UNIX_EPOCH).is_some());
        assert_eq!(own.line, Line::default());
        assert_eq!(own.entries[0].kind, EntryKind::Quote);
        assert!(save_line(own, &writer, &row, None, Timestamp::UNIX_EPOCH).is_none(), "an empty line is nothing");

        assert!(take_back(&mut group, &writer, Timestamp::UNIX_EPOCH));
        assert_eq!(group.notes[&writer].line.text, "”Vi ses varje tisdag.");
        assert!(group.stream().is_empty());
        assert_eq!(group.notes[&writer].entries.len(), 2, "the file keeps what was written");
    }
}
