//! The summary being written: blocks of text with stable ids and the entries they rest on.

use serde::{Deserialize, Serialize};

use super::ids::{BlockId, EntryId};

/// `draft.ron`. Blocks stand in the order of [`Part`], and within a part as the writer put them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub blocks: Vec<Block>,
}

/// A heading, paragraph, quote or point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub id: BlockId,
    pub part: Part,
    pub kind: BlockKind,
    /// Plain text. A quote is kept without its quotation marks; the page sets them.
    pub text: String,
    /// The entries that the words rest on.
    #[serde(default)]
    pub evidence: Vec<EntryId>,
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

    /// Moves a block one step up or down within its part. False if it is already at the end.
    pub fn nudge(&mut self, id: &BlockId, down: bool) -> bool {
        let Some(from) = self.index_of(id) else { return false };
        let to = if down { Some(from + 1) } else { from.checked_sub(1) };
        match to {
            Some(to) if to < self.blocks.len() && self.blocks[to].part == self.blocks[from].part => {
                self.blocks.swap(from, to);
                true
            }
            _ => false,
        }
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

    /// The block that rests on an entry, if one does.
    #[must_use]
    pub fn resting_on(&self, entry: &EntryId) -> Option<&Block> {
        self.blocks.iter().find(|block| block.evidence.contains(entry))
    }

    #[must_use]
    pub fn words(&self) -> usize {
        self.blocks.iter().map(|block| block.text.split_whitespace().count()).sum()
    }
}

impl Block {
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
        Block { id: BlockId::from_bits(n), part, kind, text: format!("Stycke {n}."), evidence: Vec::new() }
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
        assert!(!draft.nudge(&BlockId::from_bits(2), true), "a paragraph cannot leave its part");
        assert_eq!(draft.number_of(&BlockId::from_bits(1)), Some(3));
        assert_eq!(draft.number_of(&BlockId::from_bits(5)), None);
    }
}
