//! Notes from elsewhere become entries: each once, however often the same document is read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::capture;
use crate::domain::coding::{Code, OwnCode};
use crate::domain::ids::EntryId;
use crate::domain::notes::{Entry, EntryKind, IMPORT, Speaker};
use crate::domain::notes_import::{self, Found, FoundHeading, FoundNote};
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

/// What is told apart of a document's name in the ids of its notes.
const STEM: usize = 8;

/// Makes entries of what was found and is not in the focus group yet, deleted or not. They are
/// said when the focus group began, one after the other. `source` is the document's name, so that
/// the same words in two documents are two notes; `name` is what a code is called on screen. A
/// heading that fits nothing in the guide is kept as a note to be placed.
#[must_use]
pub fn entries(found: Found, source: &str, group: &FocusGroup, zone: &TimeZone, now: Timestamp, name: impl Fn(&Code) -> String) -> Brought {
    let begin = beginning(&group.session, zone).unwrap_or(now);
    let mut brought = Brought { left_out: found.left_out.len(), ..Brought::default() };
    let heading = |heading: FoundHeading| FoundNote {
        row: None,
        section: None,
        kind: EntryKind::Note,
        relayed: false,
        speaker: Speaker::Unknown,
        tags: Vec::new(),
        text: heading.text,
        key: heading.key,
        line: heading.line,
    };
    let headings = found.headings.into_iter().filter(|heading| heading.to.is_none()).map(heading);
    let mut all: Vec<FoundNote> = found.placed.into_iter().chain(headings).collect();
    // Footnotes, which have no line, come last.
    all.sort_by_key(|note| if note.line == 0 { usize::MAX } else { note.line });

    let known = known(group);
    let stem: String = notes_import::digest(source).chars().take(STEM).collect();
    // The same document under another name is the same document.
    let same = known.iter().find(|(_, keys)| all.iter().all(|note| keys.contains(note.key.as_str())));
    let stem = same.map_or(stem, |(stem, _)| (*stem).to_owned());
    for (n, note) in (0i64..).zip(all) {
        if known.get(stem.as_str()).is_some_and(|keys| keys.contains(note.key.as_str())) {
            brought.known += 1;
            continue;
        }
        let Ok(id) = EntryId::new(format!("{IMPORT}.{stem}.{}", note.key)) else { continue };
        let FoundNote { row, kind, relayed, speaker, tags, text, .. } = note;
        let codes = tags.iter().filter_map(|tag| OwnCode::new(tag).ok()).map(|tag| capture::code_of(tag, &name)).collect();
        let at = begin + SignedDuration::from_millis(n);
        brought.entries.push(Entry { id, revision: 1, at, changed: now, row, kind, relayed, speaker, codes, text, deleted: false });
    }
    brought
}

/// The keys that have been brought in, by the document they came from.
fn known(group: &FocusGroup) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for entry in group.notes.values().flat_map(|notes| &notes.entries) {
        let mut parts = entry.id.as_str().split('.');
        if let (Some(IMPORT), Some(stem), Some(key)) = (parts.next(), parts.next(), parts.next()) {
            known.entry(stem).or_default().insert(key);
        }
    }
    known
}

/// When the focus group was to begin.
fn beginning(session: &Session, zone: &TimeZone) -> Option<Timestamp> {
    let start = session.start.unwrap_or_else(|| jiff::civil::time(0, 0, 0, 0));
    session.date?.to_datetime(start).to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}
