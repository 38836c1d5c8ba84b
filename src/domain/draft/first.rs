//! A first draft from what was captured, so that nobody starts on a blank page.
//!
//! The guide's mapping decides where things go: each row says which part of the summary it
//! feeds, each section what its part of the narrative is called. Within a row what has the same
//! code stands together, in order of time. The words are the note-taker's own; nothing is made
//! up and nothing rewritten. Made again, it adds what has come since and changes no block that is
//! there.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::links::Link;
use super::{Block, BlockKind, Draft, Part};
use crate::domain::coding::Code;
use crate::domain::guide::{Feeds, Guide};
use crate::domain::ids::{BlockId, EntryId};
use crate::domain::notes::{Entry, EntryKind};
use crate::domain::project::Language;
use crate::domain::swedish;

/// What a first draft is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    pub guide: &'a Guide,
    /// The joined stream, oldest first.
    pub stream: &'a [&'a Arc<Entry>],
    /// Opens "Kort om kommunen".
    pub about: Option<&'a str>,
    pub language: Language,
}

/// Takes up what the draft has not taken up before, and returns how many entries that were.
///
/// Notes on one row and of one code become a paragraph, each quote a quote after it, and what is
/// coded varför, hur or råd also a point in "Kort om samverkan". Observations, own ideas and what
/// was put off stay in the notes. A part that nothing feeds gets an empty block to write in.
pub fn draw(draft: &mut Draft, sources: Sources<'_>, new: impl FnMut() -> BlockId) -> usize {
    let Sources { guide, stream, about, language } = sources;
    let before: BTreeSet<BlockId> = draft.blocks.iter().map(|block| block.id.clone()).collect();
    let linked = |entry: &Entry| draft.blocks.iter().any(|block| block.rests_on(&entry.id));
    let fresh: Vec<&Arc<Entry>> =
        stream.iter().copied().filter(|entry| is_material(entry) && !draft.drawn.contains(&entry.id) && !linked(entry)).collect();
    let mut hand = Hand { order: order(guide, stream), new, draft };

    if let Some(about) = about
        && hand.draft.part(Part::About).all(Block::is_blank)
    {
        hand.add(Part::About, BlockKind::Paragraph, about.to_owned(), Vec::new(), 0);
    }
    for (row, place) in guide.places().into_iter().enumerate() {
        let here: Vec<&Entry> = fresh.iter().map(AsRef::as_ref).filter(|entry| entry.row.as_ref() == Some(&place.row.id)).collect();
        let Some(part) = part_fed_by(place.row.feeds).filter(|_| !here.is_empty()) else { continue };
        if part == Part::Story
            && let Some(heading) = &place.section.heading
        {
            let text = heading.get(language);
            let there = hand.draft.part(Part::Story).any(|block| block.kind == BlockKind::Heading && block.text == text);
            let rows: Vec<_> = place.section.all_rows().into_iter().map(|row| row.id.clone()).collect();
            let begun = stream
                .iter()
                .any(|e| e.row.as_ref().is_some_and(|row| rows.contains(row)) && hand.draft.part(part).any(|b| b.rests_on(&e.id)));
            if !there && !begun {
                hand.add(part, BlockKind::Heading, text.to_owned(), Vec::new(), row);
            }
        }
        for code in [Some(Code::Styrning), Some(Code::Struktur), Some(Code::Samsyn), None] {
            let coded: Vec<&Entry> = here.iter().copied().filter(|entry| frame(entry) == code).collect();
            let (quotes, notes): (Vec<&Entry>, Vec<&Entry>) = coded.into_iter().partition(|entry| entry.kind == EntryKind::Quote);
            if part.is_brief() {
                for note in notes {
                    hand.point(part, note, row);
                }
            } else if !notes.is_empty() {
                hand.paragraph(part, &notes, row);
            }
            for quote in quotes {
                let text = swedish::unquoted(&quote.text).to_owned();
                let links = vec![Link::new(quote, 0..text.chars().count())];
                hand.add(if part == Part::About { Part::Story } else { part }, BlockKind::Quote, text, links, row);
            }
        }
    }
    for (part, code) in [(Part::Why, Code::Varfor), (Part::How, Code::Hur), (Part::Lessons, Code::Rad)] {
        let fed_directly = |entry: &Entry| {
            entry.row.as_ref().and_then(|row| guide.place(row)).is_some_and(|place| part_fed_by(place.row.feeds) == Some(part))
        };
        for note in fresh.iter().filter(|e| e.kind == EntryKind::Note && e.codes.contains(&code) && !fed_directly(e)) {
            hand.point(part, note, usize::MAX);
        }
    }
    drop(hand);
    // What found no place may find one later, when it is filed elsewhere.
    let added = draft.blocks.iter().filter(|block| !before.contains(&block.id));
    let taken: BTreeSet<EntryId> = added.flat_map(|block| &block.links).map(|link| link.entry.clone()).collect();
    let count = taken.len();
    draft.drawn.extend(taken);
    for part in Part::ALL {
        let filled = draft.part(part).any(|block| !before.contains(&block.id));
        // What came takes the place of the empty block that waited for it.
        draft.blocks.retain(|block| block.part != part || !filled || !block.is_blank());
    }
    count
}

/// Gives every part without a block an empty one to write in.
pub fn open_parts(draft: &mut Draft, mut new: impl FnMut() -> BlockId) {
    for part in Part::ALL {
        if draft.part(part).next().is_none() {
            draft.insert(Block::empty(new(), part, part.usual_kind()), None);
        }
    }
}

/// Writes into the draft, each thing where its row of the guide belongs.
struct Hand<'a, F, O> {
    draft: &'a mut Draft,
    order: O,
    new: F,
}

impl<F: FnMut() -> BlockId, O: Fn(&EntryId) -> Option<usize>> Hand<'_, F, O> {
    fn add(&mut self, part: Part, kind: BlockKind, text: String, links: Vec<Link>, row: usize) {
        let block = Block { text, links, ..Block::empty((self.new)(), part, kind) };
        // After the last block of the same row or one before it, with what was written in between.
        let of = |block: &Block| block.links.iter().filter_map(|link| (self.order)(&link.entry)).max();
        let here = self.draft.part(part).filter(|block| of(block).is_some_and(|order| order <= row)).last();
        let later = self.draft.part(part).any(|block| of(block).is_some_and(|order| order > row));
        let after = if later { here.map(|block| block.id.clone()) } else { None };
        if later && after.is_none() {
            let at = self.draft.blocks.partition_point(|b| b.part < part);
            self.draft.blocks.insert(at, block);
        } else {
            self.draft.insert(block, after.as_ref());
        }
    }

    fn point(&mut self, part: Part, note: &Entry, row: usize) {
        let text = sentence(&note.text);
        let links = vec![Link::new(note, 0..text.chars().count())];
        self.add(part, BlockKind::Point, text, links, row);
    }

    fn paragraph(&mut self, part: Part, notes: &[&Entry], row: usize) {
        let (mut text, mut links) = (String::new(), Vec::new());
        for note in notes {
            if !text.is_empty() {
                text.push(' ');
            }
            let from = text.chars().count();
            text.push_str(&sentence(&note.text));
            links.push(Link::new(note, from..text.chars().count()));
        }
        self.add(part, BlockKind::Paragraph, text, links, row);
    }
}

/// Where in the guide the row of each entry stands.
fn order(guide: &Guide, stream: &[&Arc<Entry>]) -> impl Fn(&EntryId) -> Option<usize> {
    let rows: std::collections::BTreeMap<_, _> =
        guide.places().into_iter().enumerate().map(|(n, place)| (place.row.id.clone(), n)).collect();
    let entries: std::collections::BTreeMap<EntryId, usize> =
        stream.iter().filter_map(|entry| Some((entry.id.clone(), *rows.get(entry.row.as_ref()?)?))).collect();
    move |entry| entries.get(entry).copied()
}

/// The first of styrning, struktur and samsyn that an entry is coded with.
fn frame(entry: &Entry) -> Option<Code> {
    [Code::Styrning, Code::Struktur, Code::Samsyn].into_iter().find(|code| entry.codes.contains(code))
}

pub(super) fn is_material(entry: &Entry) -> bool {
    entry.kind.is_material() && !entry.text.trim().is_empty()
}

/// Whether a first draft has a place for an entry: by the row it was said on, or by its code.
pub(super) fn has_place(guide: &Guide, entry: &Entry) -> bool {
    let by_row = entry.row.as_ref().and_then(|row| guide.place(row)).is_some_and(|place| part_fed_by(place.row.feeds).is_some());
    let by_code = [Code::Varfor, Code::Hur, Code::Rad].iter().any(|code| entry.codes.contains(code));
    by_row || (by_code && entry.kind == EntryKind::Note)
}

/// The draft's part for a row's [`Feeds`]; contacts live with the municipality, not the draft.
#[must_use]
pub fn part_fed_by(feeds: Feeds) -> Option<Part> {
    match feeds {
        Feeds::About => Some(Part::About),
        Feeds::Story => Some(Part::Story),
        Feeds::Why => Some(Part::Why),
        Feeds::How => Some(Part::How),
        Feeds::Lessons => Some(Part::Lessons),
        Feeds::Nothing | Feeds::Contacts => None,
    }
}

/// The note with a capital first and a full stop last, as a sentence among others.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut chars = text.chars();
    let mut out: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    out.push_str(chars.as_str());
    if !out.ends_with(['.', '!', '?', '…', ':', ';', '”', '"']) {
        out.push('.');
    }
    out
}
