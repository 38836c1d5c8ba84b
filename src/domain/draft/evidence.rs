//! What the draft does not account for: text that rests on nothing, links that no longer hold,
//! material nobody used, questions that left no trace.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::first::{is_material, part_fed_by};
use super::links::Standing;
use super::{Draft, Part};
use crate::domain::guide::Guide;
use crate::domain::ids::{BlockId, EntryId, RowId};
use crate::domain::notes::Entry;

/// The account of one draft, worked out once for each change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What was captured, oldest first.
    pub stream: Vec<Arc<Entry>>,
    /// Blocks that should rest on something and do not.
    pub unsupported: Vec<BlockId>,
    /// Links whose entry says something else now, or is gone.
    pub shaken: Vec<(BlockId, EntryId, Standing)>,
    /// Notes and quotes that no block rests on.
    pub unused: Vec<EntryId>,
    /// Questions with material of which nothing is used.
    pub unreflected: Vec<RowId>,
    /// Questions that feed a part and got no answer.
    pub unanswered: BTreeMap<Part, Vec<RowId>>,
    /// The block that rests on each entry; the first, if there are several.
    pub used_in: BTreeMap<EntryId, BlockId>,
}

impl Evidence {
    #[must_use]
    pub fn new(guide: &Guide, stream: Vec<Arc<Entry>>, draft: Option<&Draft>) -> Self {
        let blocks = draft.map_or(&[][..], |draft| &draft.blocks);
        let newest: BTreeMap<&EntryId, &Entry> = stream.iter().map(|entry| (&entry.id, entry.as_ref())).collect();
        let mut used_in = BTreeMap::new();
        let mut shaken = Vec::new();
        for (block, link) in blocks.iter().flat_map(|block| block.links.iter().map(move |link| (block, link))) {
            used_in.entry(link.entry.clone()).or_insert_with(|| block.id.clone());
            let standing = link.standing(newest.get(&link.entry).copied());
            if standing != Standing::Holds {
                shaken.push((block.id.clone(), link.entry.clone(), standing));
            }
        }
        let material = || stream.iter().filter(|entry| is_material(entry));
        let answered: BTreeSet<&RowId> = material().filter_map(|entry| entry.row.as_ref()).collect();
        let reflected: BTreeSet<&RowId> =
            material().filter(|entry| used_in.contains_key(&entry.id)).filter_map(|entry| entry.row.as_ref()).collect();
        let (mut unreflected, mut unanswered) = (Vec::new(), BTreeMap::<Part, Vec<RowId>>::new());
        for row in guide.places().into_iter().map(|place| place.row) {
            let Some(part) = part_fed_by(row.feeds) else { continue };
            if !answered.contains(&row.id) {
                unanswered.entry(part).or_default().push(row.id.clone());
            } else if !reflected.contains(&row.id) {
                unreflected.push(row.id.clone());
            }
        }
        Self {
            unsupported: draft.into_iter().flat_map(Draft::without_evidence).map(|block| block.id.clone()).collect(),
            unused: material().filter(|entry| !used_in.contains_key(&entry.id)).map(|entry| entry.id.clone()).collect(),
            shaken,
            unreflected,
            unanswered,
            used_in,
            stream,
        }
    }

    /// The newest revision of an entry, if it is still there.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.stream.iter().find(|entry| entry.id == *id).map(AsRef::as_ref)
    }
}
