//! All that is known of the focus group on screen, worked out once per change and not per frame.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::coverage::Covered;
use crate::domain::guide::Guide;
use crate::domain::ids::{RowId, Slug};
use crate::domain::notes::{self, Clock, Entry, EntryKind, Marks};
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
    pub covered: Covered,
    pub voices: Voices,
    /// The clock that counts: this device's; another's if this one was never started.
    pub clock: Clock,
    pub is_closed: bool,
    /// What it was worked out for.
    slug: Option<Slug>,
    /// Counts up, for views that keep something of their own beside it.
    pub generation: u64,
}

impl Live {
    /// Works everything out anew.
    pub fn update(&mut self, slug: &Slug, guide: &Guide, group: &FocusGroup, writer: &crate::domain::ids::WriterId) {
        let files = || group.notes.values();
        let mut deleted: Vec<Arc<Entry>> = Vec::new();
        let mut stream: Vec<Arc<Entry>> = Vec::new();
        for entry in notes::newest(files()).into_values() {
            if entry.deleted { &mut deleted } else { &mut stream }.push(Arc::clone(entry));
        }
        stream.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        deleted.sort_by(|a, b| b.changed.cmp(&a.changed));
        let known: BTreeMap<&RowId, ()> = guide.places().into_iter().map(|place| (&place.row.id, ())).collect();
        let mut rows: BTreeMap<RowId, Vec<usize>> = BTreeMap::new();
        let mut inbox = Vec::new();
        for (index, entry) in stream.iter().enumerate() {
            match entry.row.as_ref().filter(|row| known.contains_key(row)) {
                Some(row) => rows.entry(row.clone()).or_default().push(index),
                None => inbox.push(index),
            }
        }
        let marks = Marks::joined(files().map(|notes| &notes.marks));
        let entries = || stream.iter().map(AsRef::as_ref);
        let covered = Covered::new(marks, entries());
        let voices = Voices::new(guide, entries(), files().flat_map(|notes| &notes.presence));
        let own = group.notes.get(writer).map(|own| &own.clock).filter(|clock| clock.has_started());
        let clock = own.or_else(|| files().map(|notes| &notes.clock).max_by_key(|clock| clock.seconds())).cloned().unwrap_or_default();
        *self = Self {
            stream,
            deleted,
            rows,
            inbox,
            covered,
            voices,
            clock,
            is_closed: group.is_closed(),
            slug: Some(slug.clone()),
            generation: self.generation + 1,
        };
    }

    /// Whether it is about this municipality.
    #[must_use]
    pub fn is_of(&self, slug: &Slug) -> bool {
        self.slug.as_ref() == Some(slug)
    }

    /// A row's entries, parked ones too.
    pub fn on(&self, row: &RowId) -> impl Iterator<Item = &Arc<Entry>> {
        self.rows.get(row).into_iter().flatten().map(|index| &self.stream[*index])
    }

    /// What was put off.
    pub fn of_kind(&self, kind: EntryKind) -> impl Iterator<Item = &Arc<Entry>> {
        self.stream.iter().filter(move |entry| entry.kind == kind)
    }
}
