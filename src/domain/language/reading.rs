//! A whole draft read for plain language, and read again only where it has changed.

use std::collections::BTreeMap;

use super::hints::{self, Hint};
use super::lix::Lix;
use crate::domain::draft::{Block, BlockKind, Draft};
use crate::domain::ids::BlockId;
use crate::domain::project::Language;

/// How a draft reads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// All of it together.
    pub whole: Lix,
    blocks: BTreeMap<BlockId, Read>,
}

/// How one block reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The text this is about.
    text: String,
    language: Language,
    pub lix: Lix,
    /// Where it could be plainer; nothing in a quote, which is somebody's own words.
    pub hints: Vec<Hint>,
}

impl Reading {
    /// Reads the draft, and remembers what was read before.
    #[must_use]
    pub fn again(mut self, draft: Option<&Draft>, language: Language) -> Self {
        let mut blocks = BTreeMap::new();
        for block in draft.iter().flat_map(|draft| &draft.blocks) {
            let known = self.blocks.remove(&block.id).filter(|read| read.text == block.text && read.language == language);
            blocks.insert(block.id.clone(), known.unwrap_or_else(|| Read::of(block, language)));
        }
        Self { whole: blocks.values().map(|read| read.lix).sum(), blocks }
    }

    /// How a block reads, if its text is still the one that was read.
    #[must_use]
    pub fn of(&self, block: &Block) -> Option<&Read> {
        self.blocks.get(&block.id).filter(|read| read.text == block.text)
    }

    /// Every block with something that could be plainer, once for each such place.
    pub fn hinted<'a>(&'a self, draft: &'a Draft) -> impl Iterator<Item = &'a BlockId> {
        draft.blocks.iter().filter_map(|block| Some((&block.id, self.of(block)?))).flat_map(|(id, read)| read.hints.iter().map(move |_| id))
    }
}

impl Read {
    fn of(block: &Block, language: Language) -> Self {
        let hints = if block.kind == BlockKind::Quote { Vec::new() } else { hints::hints(&block.text, language) };
        Self { text: block.text.clone(), language, lix: Lix::of(&block.text), hints }
    }
}
