//! Undo and redo of what was done in a focus group, from the steps in the notes.
//!
//! Nothing is taken out of the file: an entry gets a new revision that says what the wanted one
//! said. What another note-taker has changed since is left as they want it.

use std::sync::Arc;

use jiff::Timestamp;

use super::line_of;
use crate::domain::ids::{EntryId, RowId, WriterId};
use crate::domain::notes::{self, Change, Entry, Line, Presence, RowMark, RowState, Tick, What};
use crate::domain::workspace::FocusGroup;

/// Takes the latest step back. Returns what it was and where.
pub fn undo(group: &mut FocusGroup, writer: &WriterId, now: Timestamp) -> Option<(What, RowId)> {
    let step = group.own(writer).steps.done.pop()?;
    for change in step.changes.iter().rev() {
        apply(group, writer, change, true, now);
    }
    // A saved line on an empty line goes back into it.
    if let (What::Entry, [Change::Entry { id, before: None, after }]) = (step.what, step.changes.as_slice())
        && let Some(entry) = revision(group, writer, id, *after)
    {
        // Filed elsewhere, it goes there again.
        let row = entry.row.clone().filter(|row| *row != step.at);
        let line = &mut group.own(writer).line;
        if line.is_empty() {
            *line = Line { row, ..line_of(&entry) };
        }
    }
    let done = (step.what, step.at.clone());
    group.own(writer).steps.undone.push(step);
    Some(done)
}

/// Does again what was taken back last.
pub fn redo(group: &mut FocusGroup, writer: &WriterId, now: Timestamp) -> Option<(What, RowId)> {
    let step = group.own(writer).steps.undone.pop()?;
    for change in &step.changes {
        apply(group, writer, change, false, now);
    }
    if let (What::Entry, [Change::Entry { id, after, .. }]) = (step.what, step.changes.as_slice())
        && let Some(entry) = revision(group, writer, id, *after)
    {
        let row = entry.row.clone().filter(|row| *row != step.at);
        let line = &mut group.own(writer).line;
        if *line == (Line { row, ..line_of(&entry) }) {
            *line = Line::default();
        }
    }
    let done = (step.what, step.at.clone());
    group.own(writer).steps.done.push(step);
    Some(done)
}

/// A revision of an entry. Two note-takers can have made the same number; one's own comes first.
fn revision(group: &FocusGroup, writer: &WriterId, id: &EntryId, number: u32) -> Option<Arc<Entry>> {
    let is_it = |entry: &&Arc<Entry>| entry.id == *id && entry.revision == number;
    let own = group.notes.get(writer).and_then(|own| own.entries.iter().rev().find(is_it));
    own.or_else(|| group.notes.values().flat_map(|notes| &notes.entries).filter(is_it).max_by_key(|entry| entry.changed)).cloned()
}

fn apply(group: &mut FocusGroup, writer: &WriterId, change: &Change, back: bool, now: Timestamp) {
    match change {
        Change::Entry { id, before, after } => {
            let newest = group.newest(id).cloned();
            let made = revision(group, writer, id, *after);
            let (Some(newest), Some(made)) = (newest, made) else { return };
            let old = before.and_then(|number| revision(group, writer, id, number));
            let gone = || Entry { deleted: true, ..(*made).clone() };
            let (from, to) = match (back, &old) {
                (true, Some(old)) => ((*made).clone(), (**old).clone()),
                (true, None) => ((*made).clone(), gone()),
                (false, Some(old)) => ((**old).clone(), (*made).clone()),
                (false, None) => (gone(), (*made).clone()),
            };
            if newest.says_the_same(&from) {
                let entry = Entry { revision: newest.revision + 1, changed: now, ..to };
                group.own(writer).entries.push(Arc::new(entry));
            }
        }
        Change::Row { row, before, after } => {
            let open = || RowMark { state: RowState::Open, at: now, reason: String::new() };
            let wanted = if back { before.clone().unwrap_or_else(open) } else { after.clone() };
            let at = notes::answering(group.mark(row).map(|mark| mark.at), now);
            group.own(writer).marks.rows.insert(row.clone(), RowMark { at, ..wanted });
        }
        Change::Probe { row, probe, on } => {
            let at = notes::answering(group.tick(row, *probe).map(|tick| tick.at), now);
            group.own(writer).marks.probes.entry(row.clone()).or_default().insert(*probe, Tick { on: *on != back, at });
        }
        Change::Presence { seat, here } => group.own(writer).presence.push(Presence { seat: *seat, at: now, here: *here != back }),
        Change::SeatAdded { seat } => {
            let seats = &mut group.session.seats;
            if back {
                seats.retain(|other| other.code != seat.code);
            } else if seats.iter().all(|other| other.code != seat.code) {
                seats.push(seat.clone());
                seats.sort_by_key(|seat| seat.code);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::capture;
    use crate::app::interview::Desk;
    use crate::domain::coding::Code;

    struct Table {
        group: FocusGroup,
        writer: WriterId,
        second: i64,
    }

    impl Table {
        fn new() -> Self {
            Self { group: FocusGroup::default(), writer: WriterId::new("wa").unwrap(), second: 0 }
        }

        fn now(&mut self) -> Timestamp {
            self.second += 1;
            Timestamp::from_second(self.second).unwrap()
        }

        fn desk(&mut self) -> Desk<'_> {
            let now = self.now();
            Desk::new(&mut self.group, &self.writer, RowId::new("q1").unwrap(), now)
        }

        fn say(&mut self, text: &str) {
            self.group.own(&self.writer).line.text = text.to_owned();
            let mut desk = self.desk();
            let read = capture::read(desk.line().unwrap(), |_: &Code| String::new());
            let what = desk.save_line(read, None).unwrap();
            desk.done(what);
        }

        fn texts(&self) -> Vec<String> {
            self.group.stream().iter().map(|entry| entry.text.clone()).collect()
        }

        fn undo(&mut self) -> Option<What> {
            let now = self.now();
            undo(&mut self.group, &self.writer, now).map(|(what, _)| what)
        }

        fn redo(&mut self) -> Option<What> {
            let now = self.now();
            redo(&mut self.group, &self.writer, now).map(|(what, _)| what)
        }
    }

    #[test]
    fn an_entry_taken_back_is_in_the_line_and_in_the_file() {
        let mut table = Table::new();
        table.say("”Vi ses varje tisdag.”");
        assert_eq!(table.undo(), Some(What::Entry));
        assert_eq!(table.texts(), [""; 0]);
        let own = &table.group.notes[&table.writer];
        assert_eq!(own.line.text, "”Vi ses varje tisdag.");
        assert_eq!(own.entries.len(), 2, "the file keeps what was written");
        assert_eq!(table.redo(), Some(What::Entry));
        assert_eq!(table.texts(), ["Vi ses varje tisdag."]);
        assert_eq!(table.group.notes[&table.writer].line, Line::default());
    }

    #[test]
    fn rewriting_splitting_and_merging_keep_the_id_and_can_be_undone() {
        let mut table = Table::new();
        table.say("Möten på tisdagar. Årsvis uppföljning.");
        let id = table.group.stream()[0].id.clone();
        let mut desk = table.desk();
        assert!(desk.split(&id, "Möten på tisdagar.", " Årsvis uppföljning."));
        desk.done(What::Split);
        assert_eq!(table.texts(), ["Möten på tisdagar.", "Årsvis uppföljning."]);
        let second = table.group.stream()[1].id.clone();
        let mut desk = table.desk();
        assert_eq!(desk.merge(&second), Ok(id.clone()));
        desk.done(What::Merge);
        assert_eq!(table.texts(), ["Möten på tisdagar. Årsvis uppföljning."]);
        for expected in [What::Merge, What::Split, What::Entry] {
            assert_eq!(table.undo(), Some(expected));
        }
        assert_eq!(table.undo(), None);
        for _ in 0..3 {
            table.redo();
        }
        assert_eq!(table.texts(), ["Möten på tisdagar. Årsvis uppföljning."]);
        assert_eq!(table.group.stream()[0].id, id);
    }

    #[test]
    fn what_somebody_else_has_changed_since_is_theirs() {
        let mut table = Table::new();
        table.say("först");
        let theirs = WriterId::new("wb").unwrap();
        let id = table.group.stream()[0].id.clone();
        let now = table.now();
        let mut desk = Desk::new(&mut table.group, &theirs, RowId::new("q1").unwrap(), now);
        assert!(desk.revise(&id, |entry| "rättat".clone_into(&mut entry.text)));
        desk.done(What::Edit);
        table.undo();
        assert_eq!(table.texts(), ["rättat"]);
    }

    #[test]
    fn a_mark_can_be_taken_back_and_made_again() {
        let mut table = Table::new();
        let row = RowId::new("q1").unwrap();
        let mut desk = table.desk();
        desk.mark(&row, RowState::Skipped, "hinner inte".to_owned());
        desk.probe(&row, 2);
        desk.done(What::Mark);
        table.undo();
        let marks = &table.group.notes[&table.writer].marks;
        assert_eq!((marks.state(&row), marks.is_heard(&row, 2)), (RowState::Open, false));
        table.redo();
        let marks = &table.group.notes[&table.writer].marks;
        assert_eq!((marks.state(&row), marks.is_heard(&row, 2)), (RowState::Skipped, true));
        assert_eq!(marks.rows[&row].reason, "hinner inte");
    }
}
