//! All that is known of the focus group on screen, worked out once per change and not per frame.
//!
//! Most commands change no entry: then the entries stay as they were sorted, however many there
//! are, and only the marks, the attendance and the clock are read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::coding::Code;
use crate::domain::coverage::Covered;
use crate::domain::guide::Guide;
use crate::domain::ids::{EntryId, RowId, Slug, WriterId};
use crate::domain::notes::{self, Clock, Entry, EntryKind, Marks, Notes};
use crate::domain::voices::Voices;
use crate::domain::workspace::FocusGroup;

/// The joined notes of every note-taker.
#[derive(Debug, Clone, Default)]
pub struct Live {
    /// Entries in the order they were said.
    pub stream: Vec<Arc<Entry>>,
    /// Entries that were deleted, the latest first.
    pub deleted: Vec<Arc<Entry>>,
    /// Where in `stream` each row's entries are.
    pub rows: BTreeMap<RowId, Vec<usize>>,
    /// Where in `stream` those are that no row of the guide has.
    pub inbox: Vec<usize>,
    /// Every code that some entry has, in the order they came up.
    pub codes: Vec<Code>,
    /// Where in `stream` the entries of each kind are.
    kinds: BTreeMap<EntryKind, Vec<usize>>,
    pub covered: Covered,
    pub voices: Voices,
    /// The clock that counts: this device's; another's if this one was never started.
    pub clock: Clock,
    pub is_closed: bool,
    /// What the entries were sorted from.
    sources: Sources,
    /// Counts up with every change to the entries, for views that keep something of their own
    /// beside them.
    pub generation: u64,
}

/// Tells whether entries have to be sorted anew.
#[derive(Debug, Clone, Default)]
struct Sources {
    slug: Option<Slug>,
    /// The guide's rows with the number of their section.
    rows: Vec<(usize, RowId)>,
    /// Each note-taker's number of revisions, and the last of them. Revisions are only ever
    /// added; a file that was read again has others in memory.
    files: Vec<(WriterId, usize, Option<Arc<Entry>>)>,
}

impl Sources {
    fn of(slug: &Slug, guide: &Guide, group: &FocusGroup) -> Self {
        let file = |(writer, notes): (&WriterId, &Notes)| (writer.clone(), notes.entries.len(), notes.entries.last().cloned());
        Self {
            slug: Some(slug.clone()),
            rows: guide.places().iter().map(|place| (place.section_number, place.row.id.clone())).collect(),
            files: group.notes.iter().map(file).collect(),
        }
    }

    fn are(&self, other: &Self) -> bool {
        let is_last = |a: &Option<Arc<Entry>>, b: &Option<Arc<Entry>>| a.as_ref().map(Arc::as_ptr) == b.as_ref().map(Arc::as_ptr);
        (&self.slug, &self.rows, self.files.len()) == (&other.slug, &other.rows, other.files.len())
            && self.files.iter().zip(&other.files).all(|(a, b)| (&a.0, a.1) == (&b.0, b.1) && is_last(&a.2, &b.2))
    }
}

impl Live {
    /// Takes in what has changed.
    pub fn update(&mut self, slug: &Slug, guide: &Guide, group: &FocusGroup, writer: &WriterId) {
        let files = || group.notes.values();
        let sources = Sources::of(slug, guide, group);
        if !self.sources.are(&sources) {
            self.sources = sources;
            self.generation += 1;
            self.sort(guide, group);
        }
        self.covered.remark(Marks::joined(files().map(|notes| &notes.marks)));
        self.voices.seat(files().flat_map(|notes| &notes.presence));
        let own = group.notes.get(writer).map(|own| &own.clock).filter(|clock| clock.has_started());
        let clock = own.or_else(|| files().map(|notes| &notes.clock).max_by_key(|clock| clock.seconds()));
        self.clock = clock.cloned().unwrap_or_default();
        self.is_closed = group.is_closed();
    }

    /// Puts the entries in order, and counts them.
    fn sort(&mut self, guide: &Guide, group: &FocusGroup) {
        let (deleted, stream): (Vec<_>, Vec<_>) = notes::newest(group.notes.values()).into_iter().cloned().partition(|entry| entry.deleted);
        (self.deleted, self.stream) = (deleted, stream);
        self.stream.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        self.deleted.sort_by_key(|entry| std::cmp::Reverse(entry.changed));
        let mut rows: BTreeMap<RowId, Vec<usize>> = guide.places().into_iter().map(|place| (place.row.id.clone(), Vec::new())).collect();
        self.inbox.clear();
        self.kinds.clear();
        self.codes.clear();
        for (index, entry) in self.stream.iter().enumerate() {
            match entry.row.as_ref().and_then(|row| rows.get_mut(row)) {
                Some(entries) => entries.push(index),
                None => self.inbox.push(index),
            }
            self.kinds.entry(entry.kind).or_default().push(index);
            for code in &entry.codes {
                if !self.codes.contains(code) {
                    self.codes.push(code.clone());
                }
            }
        }
        rows.retain(|_, entries| !entries.is_empty());
        self.rows = rows;
        let entries = || self.stream.iter().map(AsRef::as_ref);
        self.covered = Covered::new(Marks::default(), entries());
        self.voices = Voices::new(guide, entries(), []);
    }

    /// Entries of one kind.
    pub fn of_kind(&self, kind: EntryKind) -> impl ExactSizeIterator<Item = &Arc<Entry>> {
        self.kinds.get(&kind).map_or(&[][..], Vec::as_slice).iter().map(|index| &self.stream[*index])
    }

    /// An entry; looked for from the end, since it is most often a late one that is wanted.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Arc<Entry>> {
        self.stream.iter().rev().find(|entry| entry.id == *id)
    }
}

#[cfg(test)]
#[path = "live_tests.rs"]
mod tests;
