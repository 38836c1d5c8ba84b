//! What a stretch of text rests on, and how it follows the typing.
//!
//! A link holds on to characters, not to a sentence: sentences come and go while somebody types.
//! Which sentences it supports is asked when it is shown ([`Block::links_in`]).

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Block;
use crate::domain::ids::EntryId;
use crate::domain::language::sentences::sentences;
use crate::domain::notes::Entry;

/// A stretch of a block's text and an entry that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub entry: EntryId,
    /// The first character, and the one after the last. They are the same when all the words have
    /// been taken out and new ones may come in their place.
    pub from: usize,
    pub to: usize,
    /// The entry's words when the link was made, so that a quote can be held against what was
    /// captured and a note that changes later is noticed. Empty when nobody kept them.
    #[serde(default)]
    pub words: String,
}

/// How a link stands to what is captured now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Holds,
    /// The entry says something else now.
    Edited,
    /// The entry is gone.
    Deleted,
}

impl Link {
    /// From an entry to the characters `range`.
    #[must_use]
    pub fn new(entry: &Entry, range: Range<usize>) -> Self {
        Self { entry: entry.id.clone(), from: range.start, to: range.end, words: entry.text.clone() }
    }

    /// `entry` is the newest revision of what it points at, if there still is one.
    #[must_use]
    pub fn standing(&self, entry: Option<&Entry>) -> Standing {
        match entry {
            None => Standing::Deleted,
            Some(entry) if entry.deleted => Standing::Deleted,
            Some(entry) if !self.words.is_empty() && self.words.trim() != entry.text.trim() => Standing::Edited,
            Some(_) => Standing::Holds,
        }
    }

    /// Makes room for `n` characters put in at `at`. Words typed where a link's own words were
    /// taken out belong to it, and so do those that go on with a sentence that is not `ended`.
    fn grow(&mut self, at: usize, n: usize, ended: bool) {
        let rewritten = self.from == self.to && self.from == at;
        if at <= self.from && !rewritten {
            self.from += n;
            self.to += n;
        } else if at < self.to || rewritten || (at == self.to && !ended) {
            self.to += n;
        }
    }

    fn shrink(&mut self, gone: &Range<usize>) {
        let moved = |at: usize| at - at.min(gone.end).saturating_sub(gone.start);
        (self.from, self.to) = (moved(self.from), moved(self.to));
    }
}

impl Block {
    /// Puts words in at a character. Returns how many characters that were.
    pub fn insert(&mut self, at: usize, words: &str) -> usize {
        let byte = byte_of(&self.text, at);
        let ended = self.text[..byte].trim_end().ends_with(['.', '!', '?', '…', '”', '"']);
        self.put(at, words, ended)
    }

    /// As [`Self::insert`], for words that come from elsewhere and go on with nothing.
    pub(super) fn insert_apart(&mut self, at: usize, words: &str) -> usize {
        self.put(at, words, true)
    }

    fn put(&mut self, at: usize, words: &str, ended: bool) -> usize {
        self.text.insert_str(byte_of(&self.text, at), words);
        let n = words.chars().count();
        self.links.iter_mut().for_each(|link| link.grow(at, n, ended));
        n
    }

    /// Takes a range of characters out.
    pub fn delete(&mut self, range: Range<usize>) {
        let bytes = byte_of(&self.text, range.start)..byte_of(&self.text, range.end.max(range.start));
        self.text.replace_range(bytes, "");
        self.links.iter_mut().for_each(|link| link.shrink(&range));
    }

    /// Makes the text say something else, changing no more of it than differs.
    pub fn rewrite(&mut self, words: &str) {
        let same = |(a, b): &(char, char)| a == b;
        let head = self.text.chars().zip(words.chars()).take_while(same).count();
        let (before, after) = (self.len(), words.chars().count());
        let most = before.min(after) - head;
        let tail = self.text.chars().rev().zip(words.chars().rev()).take(most).take_while(same).count();
        let new: String = words.chars().skip(head).take(after - head - tail).collect();
        self.delete(head..before - tail);
        self.insert(head, &new);
    }

    /// The links that support some of the characters `range`: a sentence, for instance. A link
    /// whose words are being rewritten counts where it stands.
    pub fn links_in(&self, range: Range<usize>) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| {
            if link.from == link.to {
                range.contains(&link.from) || range.end == link.from
            } else {
                link.from < range.end && range.start < link.to
            }
        })
    }

    /// Lets the characters `range` rest on an entry, and on what it says now.
    pub fn link(&mut self, entry: &Entry, range: Range<usize>) {
        match self.links.iter_mut().find(|link| link.entry == entry.id && link.from <= range.end && range.start <= link.to) {
            Some(link) => *link = Link::new(entry, link.from.min(range.start)..link.to.max(range.end)),
            None => self.links.push(Link::new(entry, range)),
        }
        self.links.sort_by_key(|link| (link.from, link.to));
    }

    /// Makes one of links that lie side by side and say the same, as after a block was parted and
    /// joined again.
    pub(super) fn join_links(&mut self) {
        self.links.sort_by_key(|link| (link.from, link.to));
        let mut joined: Vec<Link> = Vec::new();
        for link in std::mem::take(&mut self.links) {
            let same = |other: &&mut Link| (&other.entry, &other.words) == (&link.entry, &link.words) && link.from <= other.to + 1;
            match joined.iter_mut().find(same) {
                Some(other) => other.to = other.to.max(link.to),
                None => joined.push(link),
            }
        }
        self.links = joined;
    }

    /// Drops links whose words have been taken out and nothing put in their place.
    pub fn settle(&mut self) {
        self.links.retain(|link| link.from < link.to);
    }
}

/// The sentence that the caret stands in or just after.
#[must_use]
pub fn sentence_at(text: &str, at: usize) -> Range<usize> {
    let mut sentences = sentences(text).into_iter().map(|sentence| sentence.range);
    let Some(first) = sentences.next() else { return 0..text.chars().count() };
    sentences.take_while(|next| next.start <= at).last().unwrap_or(first)
}

/// Where a character begins, in bytes.
pub(super) fn byte_of(text: &str, at: usize) -> usize {
    text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{BlockKind, Part};
    use crate::domain::ids::BlockId;

    fn block(text: &str, links: &[(usize, usize)]) -> Block {
        let link = |(n, (from, to)): (usize, &(usize, usize))| Link {
            entry: EntryId::new(format!("w1.{n}")).unwrap(),
            from: *from,
            to: *to,
            words: String::new(),
        };
        let empty = Block::empty(BlockId::from_bits(1), Part::Story, BlockKind::Paragraph);
        Block { text: text.to_owned(), links: links.iter().enumerate().map(link).collect(), ..empty }
    }

    fn linked(block: &Block) -> Vec<String> {
        block.links.iter().map(|link| block.text.chars().skip(link.from).take(link.to - link.from).collect()).collect()
    }

    #[test]
    fn a_link_keeps_to_its_words() {
        let mut block = block("Ett två. Åtta nio.", &[(0, 8), (9, 18)]);
        block.insert(8, " Tre.");
        assert_eq!(linked(&block), ["Ett två.", "Åtta nio."], "a new sentence rests on nothing yet");
        block.insert(4, "och ");
        block.insert(0, "Nu: ");
        assert_eq!(linked(&block), ["Ett och två.", "Åtta nio."]);
        block.delete(0..4);
        block.delete(8..19);
        assert_eq!((block.text.as_str(), linked(&block)), ("Ett och tta nio.", vec!["Ett och ".to_owned(), "tta nio.".to_owned()]));
    }

    #[test]
    fn words_put_in_the_place_of_others_rest_on_the_same() {
        let mut block = block("Ett. Två. Tre.", &[(5, 9)]);
        block.delete(5..9);
        block.insert(5, "T");
        block.insert(6, "vå gånger.");
        assert_eq!(linked(&block), ["Två gånger."]);
        block.rewrite("Ett. Två till. Tre.");
        assert_eq!((block.text.as_str(), linked(&block)), ("Ett. Två till. Tre.", vec!["Två till.".to_owned()]));
        block.delete(5..14);
        assert_eq!(block.links_in(0..6).count(), 1);
        block.settle();
        assert!(block.links.is_empty());
    }

    #[test]
    fn a_sentence_has_the_links_that_touch_it() {
        let block = block("Ett. Två. Tre.", &[(0, 4), (5, 14)]);
        let entries = |range| block.links_in(range).map(|link| link.entry.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!(entries(0..4), ["w1.0"]);
        assert_eq!(entries(5..9), ["w1.1"]);
        assert_eq!(entries(10..14), ["w1.1"]);
    }
}
