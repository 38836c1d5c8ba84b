//! What in a mapping points at the guide, so that no row is taken away from under it.

use std::collections::{BTreeMap, BTreeSet};

use super::guide::{Guide, Row};
use super::ids::{EntryId, RowId, SectionId};
use super::workspace::Workspace;

/// Who points where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// The entries of each row, over all municipalities.
    entries: BTreeMap<RowId, BTreeSet<EntryId>>,
    /// Rows that were ticked, or that a note-taker is at.
    visited: BTreeSet<RowId>,
    /// How many of a row's probes must stay for the last one heard to be among them.
    heard: BTreeMap<RowId, usize>,
    /// Sections that the clock has run in.
    timed: BTreeSet<SectionId>,
}

/// What keeps a row or section from being removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// So many entries are about it.
    Entries(usize),
    /// A focus group has been there.
    Visited,
}

impl Uses {
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let mut uses = Self::default();
        let notes = workspace.municipalities.values().flat_map(|dossier| dossier.sessions.values()).flat_map(|group| group.notes.values());
        for notes in notes {
            for entry in &notes.entries {
                if let Some(row) = &entry.row {
                    uses.entries.entry(row.clone()).or_default().insert(entry.id.clone());
                }
            }
            uses.visited.extend(notes.marks.rows.keys().chain(notes.marks.probes.keys()).chain(&notes.position).cloned());
            for (row, probes) in &notes.marks.probes {
                let needed = uses.heard.entry(row.clone()).or_default();
                *needed = probes.last_key_value().map_or(0, |(last, _)| usize::from(*last) + 1).max(*needed);
            }
            uses.timed.extend(notes.clock.stretches.iter().map(|stretch| stretch.section.clone()));
        }
        uses
    }

    /// What keeps a row, with its follow-ups, where it is.
    #[must_use]
    pub fn row(&self, row: &Row) -> Option<Use> {
        self.rows([row])
    }

    /// What keeps a section where it is.
    #[must_use]
    pub fn section(&self, section: &super::guide::Section) -> Option<Use> {
        self.rows(&section.rows).or_else(|| self.timed.contains(&section.id).then_some(Use::Visited))
    }

    fn rows<'a>(&self, rows: impl IntoIterator<Item = &'a Row>) -> Option<Use> {
        fn ids<'a>(row: &'a Row, all: &mut Vec<&'a RowId>) {
            all.push(&row.id);
            row.follow_ups.iter().for_each(|row| ids(row, all));
        }
        let mut all = Vec::new();
        rows.into_iter().for_each(|row| ids(row, &mut all));
        match all.iter().filter_map(|id| self.entries.get(id)).map(BTreeSet::len).sum() {
            0 => all.iter().any(|id| self.visited.contains(id)).then_some(Use::Visited),
            count => Some(Use::Entries(count)),
        }
    }

    /// How many probes a row must keep, since they are ticked by their place in the list.
    #[must_use]
    pub fn probes(&self, row: &RowId) -> usize {
        self.heard.get(row).copied().unwrap_or(0)
    }

    /// What would lead nowhere with another guide: rows with entries, and how many those are.
    #[must_use]
    pub fn lost(&self, guide: &Guide) -> (usize, usize) {
        let known: BTreeSet<&RowId> = guide.places().iter().map(|place| &place.row.id).collect();
        let lost: Vec<usize> = self.entries.iter().filter(|(row, _)| !known.contains(row)).map(|(_, entries)| entries.len()).collect();
        (lost.len(), lost.iter().sum())
    }
}
