//! The summary being written: blocks of text with stable ids, and what each sentence rests on.
//!
//! [`edit`] is every change a writer makes, [`links`] how the evidence follows it, [`steps`] how
//! it is taken back, [`evidence`] what is not accounted for, [`first`] the draft nobody wrote,
//! [`version`] what is kept under a name.

pub mod edit;
pub mod evidence;
pub mod first;
pub mod links;
pub mod steps;
pub mod version;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use self::links::Link;
use super::anonymity::attribution::Group;
use super::ids::{BlockId, EntryId};

/// `draft.ron`. Blocks stand in the order of [`Part`], and within a part as the writer put them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub blocks: Vec<Block>,
    /// The entries that a first draft has taken up once; what the writer did with them since is
    /// not undone by making another.
    pub drawn: BTreeSet<EntryId>,
}

/// A heading, paragraph, quote or point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredBlock")]
pub struct Block {
    pub id: BlockId,
    pub part: Part,
    pub kind: BlockKind,
    /// Plain text. A quote is kept without its quotation marks; the page sets them.
    pub text: String,
    /// What its sentences rest on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The group a quote was attributed to when the notes were destroyed, so that an approved text
    /// still prints as it did. `None` for as long as the notes tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Group>,
}

/// A block as any version has written it. Until format 3 a block as a whole rested on entries.
#[derive(Deserialize)]
#[serde(rename = "Block")]
struct StoredBlock {
    id: BlockId,
    part: Part,
    kind: BlockKind,
    text: String,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    evidence: Vec<EntryId>,
    #[serde(default)]
    speaker: Option<Group>,
}

impl From<StoredBlock> for Block {
    fn from(stored: StoredBlock) -> Self {
        let StoredBlock { id, part, kind, text, mut links, evidence, speaker } = stored;
        let to = text.chars().count();
        links.extend(evidence.into_iter().map(|entry| Link { entry, from: 0, to, words: String::new() }));
        Self { id, part, kind, text, links, speaker }
    }
}

/// The parts of a published example, in the order they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// "Kort om … kommun"
    About,
    /// The narrative under its own headings.
    Story,
    /// "Varför fungerar samverkan?"
    Why,
    /// "Hur fungerar samverkan?"
    How,
    /// "Lärdomar och råd till andra"
    Lessons,
}

impl Part {
    pub const ALL: [Self; 5] = [Self::About, Self::Story, Self::Why, Self::How, Self::Lessons];
    /// "Kort om samverkan i …"
    pub const BRIEF: [Self; 3] = [Self::Why, Self::How, Self::Lessons];

    #[must_use]
    pub fn is_brief(self) -> bool {
        Self::BRIEF.contains(&self)
    }

    /// What a new block in this part is, unless the writer says otherwise.
    #[must_use]
    pub fn usual_kind(self) -> BlockKind {
        if self.is_brief() { BlockKind::Point } else { BlockKind::Paragraph }
    }

    /// The kind, if it may stand here, or what usually does.
    #[must_use]
    pub fn fitting(self, kind: BlockKind) -> BlockKind {
        if self.kinds().contains(&kind) { kind } else { self.usual_kind() }
    }

    /// The kinds of block that may stand here.
    #[must_use]
    pub fn kinds(self) -> &'static [BlockKind] {
        match self {
            Self::About => &[BlockKind::Paragraph, BlockKind::Point, BlockKind::Quote],
            Self::Story => &[BlockKind::Heading, BlockKind::Paragraph, BlockKind::Point, BlockKind::Quote],
            Self::Why | Self::How | Self::Lessons => &[BlockKind::Point, BlockKind::Quote],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    Heading,
    Paragraph,
    Quote,
    Point,
}

impl Draft {
    #[must_use]
    pub fn index_of(&self, id: &BlockId) -> Option<usize> {
        self.blocks.iter().position(|block| block.id == *id)
    }

    #[must_use]
    pub fn block(&self, id: &BlockId) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == *id)
    }

    /// Puts `block` right after the block `after`, or last in its part.
    pub fn insert(&mut self, block: Block, after: Option<&BlockId>) {
        let after = after.and_then(|id| self.index_of(id)).filter(|i| self.blocks[*i].part == block.part);
        let at = after.map_or_else(|| self.blocks.partition_point(|b| b.part <= block.part), |i| i + 1);
        self.blocks.insert(at, block);
    }

    /// The blocks of one part.
    pub fn part(&self, part: Part) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.part == part)
    }

    /// Which numbered paragraph a block is, counted from 1 over the whole summary as the page
    /// counts it; `None` for headings and quotes, which carry no number.
    #[must_use]
    pub fn number_of(&self, id: &BlockId) -> Option<usize> {
        let index = self.index_of(id)?;
        self.blocks[index].is_numbered().then(|| self.blocks[..=index].iter().filter(|b| b.is_numbered()).count())
    }

    /// The blocks that should rest on something and do not.
    pub fn without_evidence(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.links.is_empty() && !block.is_blank() && block.kind != BlockKind::Heading)
    }

    #[must_use]
    pub fn words(&self) -> usize {
        self.blocks.iter().map(|block| block.text.split_whitespace().count()).sum()
    }
}

impl Block {
    /// A block without words.
    #[must_use]
    pub fn empty(id: BlockId, part: Part, kind: BlockKind) -> Self {
        Self { id, part, kind, text: String::new(), links: Vec::new(), speaker: None }
    }

    /// Its length in characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// There is no character in it, not even a space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether some of it rests on an entry.
    #[must_use]
    pub fn rests_on(&self, entry: &EntryId) -> bool {
        self.links.iter().any(|link| link.entry == *entry)
    }

    /// Whether the page prints it at all: a block still empty is left out.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it has a number in the margin, for the contact person to answer by.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Point) && !self.is_blank()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(n: u64, part: Part, kind: BlockKind) -> Block {
        Block { text: format!("Stycke {n}."), ..Block::empty(BlockId::from_bits(n), part, kind) }
    }

    #[test]
    fn blocks_keep_to_their_part() {
        let mut draft = Draft::default();
        draft.insert(block(1, Part::Lessons, BlockKind::Point), None);
        draft.insert(block(2, Part::About, BlockKind::Paragraph), None);
        draft.insert(block(3, Part::Story, BlockKind::Heading), None);
        draft.insert(block(4, Part::Story, BlockKind::Paragraph), None);
        draft.insert(block(5, Part::Story, BlockKind::Quote), Some(&BlockId::from_bits(3)));
        let order: Vec<_> = draft.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(order, ["Stycke 2.", "Stycke 3.", "Stycke 5.", "Stycke 4.", "Stycke 1."]);
        assert_eq!(draft.number_of(&BlockId::from_bits(1)), Some(3));
        assert_eq!(draft.number_of(&BlockId::from_bits(5)), None);
    }
}
