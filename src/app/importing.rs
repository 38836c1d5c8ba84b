//! Notes from elsewhere become entries: each once, however often the same document is read.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::capture;
use crate::domain::coding::Code;
use crate::domain::ids::EntryId;
use crate::domain::notes::{self, Entry, EntryKind};
use crate::domain::notes_import::Found;
use crate::domain::session::Session;
use crate::domain::workspace::FocusGroup;

/// What came of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// The new entries, in the order they stand in the document.
    pub entries: Vec<Entry>,
    /// How many had been brought in before.
    pub known: usize,
    /// Paragraphs with something that is no text, such as a picture, which was left out.
    pub left_out: usize,
}

impl Brought {
    /// How many of the new entries wait for a place in the guide.
    #[must_use]
    pub fn unplaced(&self) -> usize {
        self.entries.iter().filter(|entry| entry.row.is_none()).count()
    }
}

/// Makes entries of what was found and is not in the focus group yet, deleted or not. They are
/// said when the focus group began, one after the other. `name` is what a code is called on
/// screen. A heading that fits nothing in the guide is kept as a note to be placed.
#[must_use]
pub fn entries(found: Found, group: &FocusGroup, zone: &TimeZone, now: Timestamp, name: impl Fn(&Code) -> String) -> Brought {
    let known: BTreeSet<&EntryId> = notes::newest(group.notes.values()).into_iter().map(|entry| &entry.id).collect();
    let begin = beginning(&group.session, zone).unwrap_or(now);
    let mut brought = Brought { left_out: found.left_out.len(), ..Brought::default() };
    let headings = found.headings.into_iter().filter(|heading| heading.to.is_none()).enumerate().map(|(n, heading)| {
        let key = format!("h{n}-{}", heading.line);
        (heading.line, key, None, EntryKind::Note, false, notes::Speaker::Unknown, Vec::new(), heading.text)
    });
    let placed =
        found.placed.into_iter().map(|note| (note.line, note.key, note.row, note.kind, note.relayed, note.speaker, note.tags, note.text));
    let mut all: Vec<_> = placed.chain(headings).collect();
    all.sort_by_key(|(line, ..)| if *line == 0 { usize::MAX } else { *line });
    for (n, (_, key, row, kind, relayed, speaker, tags, text)) in (0i64..).zip(all) {
        let Ok(id) = EntryId::new(format!("import.{key}")) else { continue };
        if known.contains(&id) {
            brought.known += 1;
            continue;
        }
        let codes = tags.iter().filter_map(|tag| capture::code_of(tag, &name)).collect();
        let at = begin + SignedDuration::from_millis(n);
        brought.entries.push(Entry { id, revision: 1, at, changed: now, row, kind, relayed, speaker, codes, text, deleted: false });
    }
    brought
}

/// When the focus group was to begin.
fn beginning(session: &Session, zone: &TimeZone) -> Option<Timestamp> {
    let start = session.start.unwrap_or_else(|| jiff::civil::time(0, 0, 0, 0));
    session.date?.to_datetime(start).to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}
