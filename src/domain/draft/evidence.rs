//! What the draft does not account for: text that rests on nothing, links that no longer hold,
//! material nobody used, questions that left no trace.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::first::{has_place, is_material, part_fed_by};
use super::links::Standing;
use super::{Block, BlockKind, Draft, Link, Part};
use crate::domain::guide::Guide;
use crate::domain::ids::{BlockId, EntryId, RowId};
use crate::domain::language::sentences::sentences;
use crate::domain::notes::Entry;

/// How much of a block rests on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// A heading, or nothing written yet.
    NotNeeded,
    None,
    /// Some of its sentences.
    Some,
    Whole,
    /// Something it rests on has changed or is gone.
    Shaken,
}

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
    /// How many of them a first draft would put in now.
    pub fresh: usize,
    /// Questions with material of which nothing is used.
    pub unreflected: Vec<RowId>,
    /// Questions that feed a part and got no answer.
    pub unanswered: BTreeMap<Part, Vec<RowId>>,
    /// The block that rests on each entry; the first, if there are several.
    pub used_in: BTreeMap<EntryId, BlockId>,
    support: BTreeMap<BlockId, Support>,
}

impl Block {
    fn support(&self, shaken: bool) -> Support {
        if self.is_blank() || self.kind == BlockKind::Heading {
            Support::NotNeeded
        } else if self.links.is_empty() {
            Support::None
        } else if shaken {
            Support::Shaken
        } else if sentences(&self.text).into_iter().all(|sentence| self.links_in(sentence.range).next().is_some()) {
            Support::Whole
        } else {
            Support::Some
        }
    }
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
        let is_fresh = |entry: &Entry| {
            let drawn = draft.is_some_and(|draft| draft.drawn.contains(&entry.id));
            !drawn && !used_in.contains_key(&entry.id) && has_place(guide, entry)
        };
        let is_shaken = |block: &Block| shaken.iter().any(|(id, ..)| *id == block.id);
        Self {
            support: blocks.iter().map(|block| (block.id.clone(), block.support(is_shaken(block)))).collect(),
            unsupported: draft.into_iter().flat_map(Draft::without_evidence).map(|block| block.id.clone()).collect(),
            unused: material().filter(|entry| !used_in.contains_key(&entry.id)).map(|entry| entry.id.clone()).collect(),
            fresh: material().filter(|entry| is_fresh(entry)).count(),
            shaken,
            unreflected,
            unanswered,
            used_in,
            stream,
        }
    }

    /// How much of a block rests on something.
    #[must_use]
    pub fn support(&self, block: &BlockId) -> Support {
        self.support.get(block).copied().unwrap_or(Support::NotNeeded)
    }

    /// Asks for nothing that only notes could give, when they have been destroyed.
    pub fn forgive(&mut self) {
        self.unsupported.clear();
        self.unanswered.clear();
        self.support.retain(|_, support| *support != Support::None);
    }

    /// How a link stands.
    #[must_use]
    pub fn standing(&self, link: &Link) -> Standing {
        link.standing(self.entry(&link.entry))
    }

    /// The newest revision of an entry, if it is still there.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.stream.iter().find(|entry| entry.id == *id).map(AsRef::as_ref)
    }
}
