//! Every change a writer makes to the blocks, with where the caret stands afterwards.

use std::ops::Range;

use super::links::Link;
use super::{Block, BlockKind, Draft, Part};
use crate::domain::ids::BlockId;
use crate::domain::notes::{Entry, EntryKind};
use crate::domain::swedish;

/// A block, and before which of its characters the caret stands.
pub type Caret = (BlockId, usize);

/// A paragraph that was pasted or read from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// `None` for what is just words.
    pub kind: Option<BlockKind>,
    pub text: String,
}

impl Draft {
    fn get_mut(&mut self, id: &BlockId) -> Option<&mut Block> {
        self.blocks.iter_mut().find(|block| block.id == *id)
    }

    /// Enter: what comes after the selection becomes a block of its own.
    pub fn split(&mut self, id: &BlockId, selection: Range<usize>, new: BlockId) -> Option<Caret> {
        let index = self.index_of(id)?;
        let block = &mut self.blocks[index];
        block.delete(selection.clone());
        let (at, usual) = (selection.start, block.part.usual_kind());
        if block.is_blank() && block.kind != usual {
            // Enter in an empty bullet ends the list, in an empty heading gives up on it.
            block.kind = usual;
            return Some((id.clone(), 0));
        }
        if at == 0 && !block.is_blank() {
            let above = Block::empty(new, block.part, if block.kind == BlockKind::Point { BlockKind::Point } else { usual });
            self.blocks.insert(index, above);
            return Some((id.clone(), 0));
        }
        let mut rest = block.clone();
        rest.id = new;
        block.delete(at..rest.len());
        rest.delete(0..at);
        // The space between stays at the end of the first, where nobody sees it, so that joining
        // them again gives back what was there.
        let lead: String = rest.text.chars().take_while(|c| c.is_whitespace()).collect();
        rest.delete(0..lead.chars().count());
        block.text.push_str(&lead);
        // After a heading comes text; a quote or a list goes on.
        let goes_on = match block.kind {
            BlockKind::Heading => false,
            BlockKind::Quote => !rest.is_empty(),
            BlockKind::Paragraph | BlockKind::Point => true,
        };
        rest.kind = if goes_on { block.kind } else { usual };
        block.settle();
        rest.settle();
        let caret = (rest.id.clone(), 0);
        self.blocks.insert(index + 1, rest);
        Some(caret)
    }

    /// Joins a block with the one before it in its part.
    pub fn join(&mut self, id: &BlockId) -> Option<Caret> {
        let index = self.index_of(id).filter(|index| *index > 0)?;
        if self.blocks[index - 1].part != self.blocks[index].part {
            return None;
        }
        if self.blocks[index - 1].is_empty() {
            // Nothing to join: the empty one goes, and this stays what it is.
            self.blocks.remove(index - 1);
            return Some((id.clone(), 0));
        }
        let block = self.blocks.remove(index);
        let previous = &mut self.blocks[index - 1];
        let in_word = previous.text.ends_with(char::is_alphanumeric) && block.text.starts_with(char::is_lowercase);
        if !block.is_empty() && !previous.text.ends_with(char::is_whitespace) && !in_word {
            previous.text.push(' ');
        }
        let met = previous.len();
        previous.text.push_str(&block.text);
        previous.links.extend(block.links.into_iter().map(|link| Link { from: link.from + met, to: link.to + met, ..link }));
        previous.join_links();
        Some((previous.id.clone(), met))
    }

    /// Backspace before the first character. A bullet loses its bullet first.
    pub fn backspace(&mut self, id: &BlockId) -> Option<Caret> {
        let block = self.get_mut(id)?;
        if block.kind == BlockKind::Point && block.part.usual_kind() != BlockKind::Point {
            block.kind = BlockKind::Paragraph;
            return Some((id.clone(), 0));
        }
        self.join(id)
    }

    /// Delete after the last character.
    pub fn join_next(&mut self, id: &BlockId) -> Option<Caret> {
        let index = self.index_of(id)?;
        let next = self.blocks.get(index + 1)?.id.clone();
        if self.blocks[index].is_empty() && self.blocks[index].part == self.blocks[index + 1].part {
            self.blocks.remove(index);
            return Some((next, 0));
        }
        self.join(&next)
    }

    /// Takes blocks away. The caret goes to what stood before them, or else after.
    pub fn remove(&mut self, ids: &[BlockId]) -> Option<Caret> {
        let first = self.blocks.iter().position(|block| ids.contains(&block.id))?;
        let part = self.blocks[first].part;
        self.blocks.retain(|block| !ids.contains(&block.id));
        let beside = |index: usize| self.blocks.get(index).filter(|block| block.part == part);
        let after = beside(first).map(|block| (block.id.clone(), 0));
        let before = first.checked_sub(1).and_then(beside).map(|block| (block.id.clone(), block.len()));
        before.or(after)
    }

    /// Changes what a block is, if its part has that kind.
    pub fn set_kind(&mut self, id: &BlockId, kind: BlockKind) -> bool {
        match self.get_mut(id).filter(|block| block.part.kinds().contains(&kind) && block.kind != kind) {
            Some(block) => {
                block.kind = kind;
                true
            }
            None => false,
        }
    }

    /// Moves blocks one step up or down together; from the end of a part into the next.
    pub fn shift(&mut self, ids: &[BlockId], down: bool) -> bool {
        let mut moved = false;
        let order: Vec<BlockId> = self.blocks.iter().map(|block| block.id.clone()).filter(|id| ids.contains(id)).collect();
        let order: Vec<&BlockId> = if down { order.iter().rev().collect() } else { order.iter().collect() };
        for id in order {
            let Some(from) = self.index_of(id) else { continue };
            let to = if down { Some(from + 1) } else { from.checked_sub(1) };
            let here = self.blocks[from].part;
            match to.and_then(|to| self.blocks.get(to)) {
                Some(there) if ids.contains(&there.id) && there.part == here => {}
                Some(there) if there.part == here => {
                    self.blocks.swap(from, if down { from + 1 } else { from - 1 });
                    moved = true;
                }
                _ => {
                    let at = here as usize;
                    let next = if down { Part::ALL.get(at + 1) } else { at.checked_sub(1).and_then(|at| Part::ALL.get(at)) };
                    if let Some(part) = next {
                        let block = &mut self.blocks[from];
                        block.part = *part;
                        block.kind = part.fitting(block.kind);
                        moved = true;
                    }
                }
            }
        }
        // A block that crossed into a part with blocks of its own stands at their near end.
        self.blocks.sort_by_key(|block| block.part);
        moved
    }

    /// Moves blocks to stand before another, or last in a part. They keep their order.
    pub fn move_to(&mut self, ids: &[BlockId], part: Part, before: Option<&BlockId>) -> bool {
        if before.is_some_and(|before| ids.contains(before)) {
            return false;
        }
        let order: Vec<BlockId> = self.blocks.iter().map(|block| block.id.clone()).collect();
        let (mut moved, rest): (Vec<Block>, Vec<Block>) =
            std::mem::take(&mut self.blocks).into_iter().partition(|block| ids.contains(&block.id));
        self.blocks = rest;
        for block in &mut moved {
            block.part = part;
            block.kind = part.fitting(block.kind);
        }
        let at = before.and_then(|id| self.index_of(id)).filter(|at| self.blocks[*at].part == part);
        let at = at.unwrap_or_else(|| self.blocks.partition_point(|block| block.part <= part));
        self.blocks.splice(at..at, moved);
        self.blocks.iter().map(|block| &block.id).ne(&order)
    }

    /// Puts paragraphs in the place of the selection: the first and the last of them grow together
    /// with what stood around it.
    pub fn paste(&mut self, id: &BlockId, selection: Range<usize>, pieces: &[Piece], mut new: impl FnMut() -> BlockId) -> Option<Caret> {
        let mut index = self.index_of(id)?;
        let (first, others) = pieces.split_first()?;
        let block = &mut self.blocks[index];
        block.delete(selection.clone());
        if let (Some(kind), true) = (first.kind, block.is_blank()) {
            block.kind = block.part.fitting(kind);
        }
        let Some((last, between)) = others.split_last() else {
            let n = block.insert(selection.start, &first.text);
            return Some((id.clone(), selection.start + n));
        };
        let mut rest = block.clone();
        rest.id = new();
        block.delete(selection.start..rest.len());
        rest.delete(0..selection.start);
        // What is pasted rests on nothing that stood here.
        block.settle();
        rest.settle();
        block.insert_apart(selection.start, &first.text);
        let (part, usual) = (block.part, block.part.usual_kind());
        for piece in between {
            index += 1;
            let kind = part.fitting(piece.kind.unwrap_or(usual));
            self.blocks.insert(index, Block { text: piece.text.clone(), ..Block::empty(new(), part, kind) });
        }
        if rest.is_blank() || last.kind.is_some() {
            rest.kind = part.fitting(last.kind.unwrap_or(usual));
        }
        rest.insert_apart(0, &last.text);
        let caret = (rest.id.clone(), last.text.chars().count());
        self.blocks.insert(index + 1, rest);
        Some(caret)
    }

    /// Puts blocks in after another, as they were cut or copied, evidence and all.
    pub fn insert_blocks(&mut self, after: &BlockId, blocks: Vec<Block>, mut new: impl FnMut() -> BlockId) -> Option<Caret> {
        let at = self.index_of(after)?;
        let part = self.blocks[at].part;
        let fresh = blocks.into_iter().map(|block| Block { id: new(), part, kind: part.fitting(block.kind), ..block });
        let fresh: Vec<Block> = fresh.collect();
        let caret = fresh.last().map(|block| (block.id.clone(), block.len()));
        // An empty block gives them its place.
        let behind = if self.blocks[at].is_blank() { at..at + 1 } else { at + 1..at + 1 };
        self.blocks.splice(behind, fresh);
        caret
    }

    /// Puts an entry into the text: a quote word for word as a block of its own after the caret's,
    /// a note as a sentence at the caret, in a list as a point. Without a caret it comes last in
    /// the narrative; an empty block is filled.
    pub fn insert_entry(&mut self, entry: &Entry, caret: Option<&Caret>, new: BlockId) -> Caret {
        let quote = entry.kind == EntryKind::Quote;
        let words = if quote { swedish::unquoted(&entry.text).to_owned() } else { super::first::sentence(&entry.text) };
        let all = 0..words.chars().count();
        let Some(index) = caret.and_then(|(id, _)| self.index_of(id)) else {
            let kind = if quote { BlockKind::Quote } else { BlockKind::Paragraph };
            let mut block = Block { text: words, ..Block::empty(new.clone(), Part::Story, kind) };
            block.link(entry, all.clone());
            self.insert(block, None);
            return (new, all.end);
        };
        let block = &mut self.blocks[index];
        let kind = if quote { BlockKind::Quote } else { block.part.usual_kind() };
        if block.is_blank() {
            block.kind = if quote || block.kind == BlockKind::Heading { block.part.fitting(kind) } else { block.kind };
            block.text = words;
            block.links.clear();
            block.link(entry, all.clone());
            return (block.id.clone(), all.end);
        }
        if !quote && block.kind == BlockKind::Paragraph {
            let at = caret.map_or(0, |(_, at)| *at).min(block.len());
            let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let before = if spaced(at.checked_sub(1).and_then(|i| block.text.chars().nth(i))) { "" } else { " " };
            let after = if spaced(block.text.chars().nth(at)) { "" } else { " " };
            block.insert(at, &format!("{before}{words}{after}"));
            let from = at + before.len();
            block.link(entry, from..from + all.end);
            return (block.id.clone(), from + all.end);
        }
        let kind = if !quote && block.kind == BlockKind::Point { BlockKind::Point } else { block.part.fitting(kind) };
        let mut inserted = Block { text: words, ..Block::empty(new.clone(), block.part, kind) };
        inserted.link(entry, all.clone());
        self.blocks.insert(index + 1, inserted);
        (new, all.end)
    }

    /// Puts words in the place of a range of characters; the caret goes behind them.
    pub fn replace(&mut self, id: &BlockId, range: Range<usize>, with: &str) -> Option<Caret> {
        let end = range.start + with.chars().count();
        self.get_mut(id)?.replace(range, with);
        Some((id.clone(), end))
    }

    /// Puts other words in the place of a text wherever it stands. Returns how often.
    pub fn replace_all(&mut self, find: &Find, with: &str) -> usize {
        let mut done = 0;
        for block in &mut self.blocks {
            for hit in find.hits(&block.text).into_iter().rev() {
                block.replace(hit, with);
                done += 1;
            }
        }
        done
    }
}

impl Block {
    /// Puts words in the place of a range of characters; they rest on what those did.
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        // Put in among the old words: at their edge they might belong to what stands beside.
        let inside = (range.start + 1).min(range.end);
        let new = self.insert(inside, with);
        self.delete(inside + new..range.end + new);
        self.delete(range.start..inside);
    }
}

/// What is looked for in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    pub text: String,
    pub match_case: bool,
    pub whole_words: bool,
}

impl Find {
    /// Where it stands in a text, in characters, from the left and none over another.
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        // One character for one, so that places in the folded text are places in the text.
        let fold = |c: char| if self.match_case { c } else { c.to_lowercase().next().unwrap_or(c) };
        let (text, wanted): (Vec<char>, Vec<char>) = (text.chars().map(fold).collect(), self.text.chars().map(fold).collect());
        let mut hits = Vec::new();
        let mut at = 0;
        while !wanted.is_empty() && at + wanted.len() <= text.len() {
            let end = at + wanted.len();
            let in_word = |i: Option<usize>| i.and_then(|i| text.get(i)).is_some_and(|c| c.is_alphanumeric());
            let whole = !self.whole_words || !(in_word(at.checked_sub(1)) || in_word(Some(end)));
            if whole && text[at..end] == wanted[..] {
                hits.push(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
        hits
    }
}

/// The paragraphs of a pasted text. Word puts a bullet and a tab before the points of a list, and
/// a vertical tab where a line breaks within its paragraph.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for line in text.split(['\n', '\r', '\u{2029}']) {
        let line = line.replace(['\u{b}', '\u{2028}'], "\n");
        let words = line.trim_matches([' ', '\t']);
        if words.trim().is_empty() {
            continue;
        }
        let after_item = pieces.last().is_some_and(|piece| piece.kind == Some(BlockKind::Point));
        let (kind, words) = match crate::domain::typed::bullet(words, after_item) {
            // A number stays, and so does what it numbers.
            Some(bullet) if bullet.rest != words => (Some(BlockKind::Point), bullet.rest),
            _ => match quotation(words) {
                Some(quoted) => (Some(BlockKind::Quote), quoted),
                None => (None, words),
            },
        };
        pieces.push(Piece { kind, text: words.to_owned() });
    }
    match &mut pieces[..] {
        // A few words from within a paragraph: just as they were, spaces too.
        [only] if only.kind.is_none() && !text.contains(['\n', '\r']) => only.text = text.replace(['\u{b}', '\u{2028}'], "\n"),
        _ => {}
    }
    pieces
}

/// The words between the marks of a paragraph that is a quotation and nothing else: ”…” alone on a
/// line, a full stop after it allowed.
#[must_use]
pub fn quotation(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches('.');
    let inner = text.strip_prefix(['”', '“', '"', '„']).and_then(|text| text.strip_suffix(['”', '“', '"']));
    inner.map(str::trim).filter(|inner| !inner.is_empty() && !inner.contains(['”', '“', '"', '„']))
}
