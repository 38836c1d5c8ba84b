//! The note-taker's desk: every change to what is captured, noted so that it can be undone.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{Tag, line_for};
use crate::app::capture::Reading;
use crate::domain::ids::{EntryId, RowId, WriterId};
use crate::domain::notes::{self, Change, Entry, EntryKind, Line, Notes, Presence, RowMark, RowState, Speaker, Step, Tick, What};
use crate::domain::session::{Seat, SeatCode};
use crate::domain::workspace::FocusGroup;

/// A focus group with this note-taker at it. Changes are collected until [`Desk::done`] makes a
/// step of them.
#[derive(Debug)]
pub struct Desk<'a> {
    pub group: &'a mut FocusGroup,
    writer: &'a WriterId,
    here: RowId,
    now: Timestamp,
    changes: Vec<Change>,
}

/// Why two entries are not merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeError {
    /// Nothing stands before it on the same row.
    Nothing,
    /// A quote is somebody's own words; it takes in nothing else.
    Kinds,
    /// Two quotes by two people.
    Speakers,
}

impl<'a> Desk<'a> {
    pub fn new(group: &'a mut FocusGroup, writer: &'a WriterId, here: RowId, now: Timestamp) -> Self {
        Self { group, writer, here, now, changes: Vec::new() }
    }

    /// This note-taker's own file.
    pub fn own(&mut self) -> &mut Notes {
        self.group.own(self.writer)
    }

    /// Something was changed.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Makes what was changed a step of undo.
    pub fn done(mut self, what: What) {
        if self.is_changed() {
            let (at, changes) = (self.here.clone(), std::mem::take(&mut self.changes));
            self.own().steps.push(Step { what, at, changes });
        }
    }

    /// Writes a new revision into this writer's own file, whoever made the entry.
    pub fn revise(&mut self, id: &EntryId, change: impl FnOnce(&mut Entry)) -> bool {
        let Some(before) = self.group.newest(id).cloned() else { return false };
        let mut entry = (*before).clone();
        change(&mut entry);
        if entry.says_the_same(&before) {
            return false;
        }
        entry.revision = before.revision + 1;
        entry.changed = self.now;
        self.changes.push(Change::Entry { id: id.clone(), before: Some(before.revision), after: entry.revision });
        self.own().entries.push(Arc::new(entry));
        true
    }

    /// Puts a new entry into the file.
    pub fn add(&mut self, entry: Entry) {
        self.changes.push(Change::Entry { id: entry.id.clone(), before: None, after: entry.revision });
        self.own().entries.push(Arc::new(entry));
    }

    /// Saves the line as an entry, or as a new revision of the one it rewrites, and clears it,
    /// speaker and codes included, so that nobody is quoted by mistake. A rewritten entry without
    /// any words left is deleted. Returns what was done, if anything.
    pub fn save_line(&mut self, read: Reading, kind: Option<EntryKind>) -> Option<What> {
        let mut line = self.own().line.clone();
        // What was rewritten may be gone, with another device's file: its words are a new entry.
        line.editing = line.editing.filter(|id| self.group.newest(id).is_some());
        let mut codes = line.codes;
        codes.extend(read.codes);
        let kind = kind.unwrap_or(read.kind);
        let what = match line.editing {
            Some(id) if read.text.is_empty() => self.revise(&id, |entry| entry.deleted = true).then_some(What::Delete),
            Some(id) => {
                let row = line.row;
                let revised = self.revise(&id, |entry| {
                    entry.row = row;
                    entry.kind = kind;
                    entry.relayed = read.relayed;
                    entry.speaker = line.speaker;
                    entry.codes = codes;
                    entry.text = read.text;
                    entry.deleted = false;
                });
                revised.then_some(What::Edit)
            }
            None if read.text.is_empty() => return None,
            None => {
                let id = self.group.notes.get(self.writer).map_or_else(|| EntryId::of(self.writer, 1), |own| own.next_id(self.writer));
                self.add(Entry {
                    id,
                    revision: 1,
                    at: self.now,
                    changed: self.now,
                    row: Some(line.row.unwrap_or_else(|| self.here.clone())),
                    kind,
                    relayed: read.relayed,
                    speaker: line.speaker,
                    codes,
                    text: read.text,
                    deleted: false,
                });
                Some(What::Entry)
            }
        };
        self.clear_line();
        what
    }

    /// Empties the line, or puts back the half-typed one that was laid aside.
    pub fn clear_line(&mut self) {
        let own = self.own();
        own.line = std::mem::take(&mut own.aside);
    }

    /// Takes an entry into the line to be rewritten; what is half typed there is laid aside.
    pub fn edit(&mut self, id: &EntryId) -> bool {
        let Some(entry) = self.group.newest(id).cloned() else { return false };
        let own = self.own();
        if own.line.editing.is_none() && !own.line.is_empty() {
            own.aside = std::mem::take(&mut own.line);
        }
        own.line = line_for(&entry);
        true
    }

    /// Whether the line says just what the entry it rewrites says.
    #[must_use]
    pub fn line_is_unchanged(&self) -> bool {
        let line = self.group.notes.get(self.writer).map(|own| &own.line);
        line.is_some_and(|line| line.editing.as_ref().and_then(|id| self.group.newest(id)).is_some_and(|entry| line_for(entry) == *line))
    }

    /// The latest entry of this note-taker's own.
    #[must_use]
    pub fn latest(&self) -> Option<EntryId> {
        let own = format!("{}.", self.writer);
        let stream = notes::join(self.group.notes.values());
        stream.into_iter().rev().find(|entry| entry.id.as_str().starts_with(&own)).map(|entry| entry.id.clone())
    }

    /// The entry before or after another in the order they were said.
    #[must_use]
    pub fn beside(&self, id: &EntryId, back: bool) -> Option<EntryId> {
        let stream = notes::join(self.group.notes.values());
        let at = stream.iter().position(|entry| entry.id == *id)?;
        let beside = if back { at.checked_sub(1)? } else { at + 1 };
        stream.get(beside).map(|entry| entry.id.clone())
    }

    pub fn tag(&mut self, id: &EntryId, tag: Tag) -> bool {
        self.revise(id, |entry| tag.toggle_in(entry))
    }

    /// Cuts an entry in two: `first` stays, `second` becomes an entry of its own just after it.
    pub fn split(&mut self, id: &EntryId, first: &str, second: &str) -> bool {
        let (Some(entry), first, second) = (self.group.newest(id).cloned(), first.trim(), second.trim()) else { return false };
        if first.is_empty() || second.is_empty() {
            return false;
        }
        self.revise(id, |entry| first.clone_into(&mut entry.text));
        let writer = self.writer;
        let new = self.own().next_id(writer);
        let (at, changed) = (entry.at + SignedDuration::from_micros(1), self.now);
        self.add(Entry { id: new, revision: 1, at, changed, text: second.to_owned(), ..(*entry).clone() });
        true
    }

    /// Joins an entry with the one before it on the same row.
    ///
    /// # Errors
    /// [`MergeError`] when there is none, or the two may not be one.
    pub fn merge(&mut self, id: &EntryId) -> Result<EntryId, MergeError> {
        let entry = self.group.newest(id).cloned().ok_or(MergeError::Nothing)?;
        let stream = notes::join(self.group.notes.values());
        let at = stream.iter().position(|other| other.id == *id).ok_or(MergeError::Nothing)?;
        let before = stream[..at].iter().rev().find(|other| other.row == entry.row).map(|other| Arc::clone(other));
        let before = before.ok_or(MergeError::Nothing)?;
        if (before.kind, before.relayed) != (entry.kind, entry.relayed) {
            return Err(MergeError::Kinds);
        }
        let speaker = match (before.speaker, entry.speaker) {
            (a, b) if a == b => a,
            (Speaker::Unknown, known) | (known, Speaker::Unknown) => known,
            _ if entry.kind == EntryKind::Quote => return Err(MergeError::Speakers),
            _ => Speaker::Unknown,
        };
        self.revise(&before.id, |into| {
            into.text = format!("{} {}", into.text.trim_end(), entry.text.trim_start());
            into.speaker = speaker;
            into.codes.extend(entry.codes.iter().cloned());
        });
        self.revise(id, |entry| entry.deleted = true);
        Ok(before.id.clone())
    }

    /// Marks a row.
    pub fn mark(&mut self, row: &RowId, state: RowState, reason: String) {
        let before = self.group.mark(row).cloned();
        let was = before.as_ref().map_or((RowState::Open, ""), |mark| (mark.state, mark.reason.as_str()));
        if was == (state, reason.as_str()) {
            return;
        }
        let at = notes::answering(before.as_ref().map(|mark| mark.at), self.now);
        let after = RowMark { state, at, reason };
        self.own().marks.rows.insert(row.clone(), after.clone());
        self.changes.push(Change::Row { row: row.clone(), before, after });
    }

    /// What is marked about a row, by whomever.
    #[must_use]
    pub fn mark_of(&self, row: &RowId) -> RowState {
        self.group.mark(row).map_or(RowState::Open, |mark| mark.state)
    }

    /// Ticks a probe, or unticks it.
    pub fn probe(&mut self, row: &RowId, probe: u8) {
        let before = self.group.tick(row, probe);
        let on = !before.is_some_and(|tick| tick.on);
        let at = notes::answering(before.map(|tick| tick.at), self.now);
        self.own().marks.probes.entry(row.clone()).or_default().insert(probe, Tick { on, at });
        self.changes.push(Change::Probe { row: row.clone(), probe, on });
    }

    /// Notes that somebody came or went.
    pub fn presence(&mut self, seat: SeatCode, here: bool) {
        let now = self.now;
        self.own().presence.push(Presence { seat, at: now, here });
        self.changes.push(Change::Presence { seat, here });
    }

    /// Adds a seat in the course of the interview.
    pub fn seat(&mut self, seat: Seat) {
        self.changes.push(Change::SeatAdded { seat: seat.clone() });
        self.group.session.seats.push(seat);
        self.group.session.seats.sort_by_key(|seat| seat.code);
    }

    /// The line as it is.
    #[must_use]
    pub fn line(&self) -> Option<&Line> {
        self.group.notes.get(self.writer).map(|own| &own.line)
    }
}
