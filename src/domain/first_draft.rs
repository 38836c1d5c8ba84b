//! A first draft from what was captured, so that nobody starts on a blank page.
//!
//! The guide's mapping decides where things go: each row says which part of the summary it
//! feeds, each section what its part of the narrative is called. The words are the
//! note-taker's own, in the order they were written; nothing is made up and nothing rewritten.

use std::sync::Arc;

use super::coding::Code;
use super::draft::{Block, BlockKind, Draft, Part};
use super::guide::{Feeds, Guide};
use super::ids::{BlockId, EntryId};
use super::notes::{Entry, EntryKind};
use super::project::Language;

/// Makes a draft of the joined stream.
///
/// Notes on one row become a paragraph, each quote a quote after it, and what is coded varför,
/// hur or råd a point in "Kort om samverkan". Observations, own ideas and what was put off stay in
/// the notes.
/// A part that nothing feeds gets an empty block to write in. `about` opens "Kort om
/// kommunen".
pub fn compose(guide: &Guide, stream: &[&Arc<Entry>], about: Option<String>, language: Language, mut id: impl FnMut() -> BlockId) -> Draft {
    let mut draft = Draft::default();
    let mut add = |part: Part, kind: BlockKind, text: String, evidence: Vec<EntryId>| {
        draft.insert(Block { id: id(), part, kind, text, evidence }, None);
    };

    if let Some(about) = about {
        add(Part::About, BlockKind::Paragraph, about, Vec::new());
    }
    for section in &guide.sections {
        let mut heading = section.heading.as_ref().map(|heading| heading.get(language).to_owned());
        for place in guide.places().into_iter().filter(|place| place.section.id == section.id) {
            let here: Vec<&Entry> = stream
                .iter()
                .map(|entry| entry.as_ref())
                .filter(|entry| entry.row.as_ref() == Some(&place.row.id) && is_material(entry))
                .collect();
            let Some(part) = part_fed_by(place.row.feeds).filter(|_| !here.is_empty()) else { continue };
            if part == Part::Story
                && let Some(text) = heading.take()
            {
                add(Part::Story, BlockKind::Heading, text, Vec::new());
            }
            let (quotes, notes): (Vec<&Entry>, Vec<&Entry>) = here.iter().copied().partition(|entry| entry.kind == EntryKind::Quote);
            if part.is_brief() {
                for note in &notes {
                    add(part, BlockKind::Point, sentence(&note.text), vec![note.id.clone()]);
                }
            } else if !notes.is_empty() {
                let text = notes.iter().map(|note| sentence(&note.text)).collect::<Vec<_>>().join(" ");
                add(part, BlockKind::Paragraph, text, notes.iter().map(|note| note.id.clone()).collect());
            }
            for quote in quotes {
                let part = if part == Part::About { Part::Story } else { part };
                add(part, BlockKind::Quote, quote.text.trim().to_owned(), vec![quote.id.clone()]);
            }
        }
    }
    for (part, code) in [(Part::Why, Code::Varfor), (Part::How, Code::Hur), (Part::Lessons, Code::Rad)] {
        let fed_directly = |entry: &Entry| {
            entry.row.as_ref().and_then(|row| guide.place(row)).is_some_and(|place| part_fed_by(place.row.feeds) == Some(part))
        };
        for note in stream.iter().filter(|e| is_material(e) && e.kind == EntryKind::Note && e.codes.contains(&code) && !fed_directly(e)) {
            add(part, BlockKind::Point, sentence(&note.text), vec![note.id.clone()]);
        }
    }
    for part in Part::ALL {
        if draft.part(part).next().is_none() {
            draft.insert(Block { id: id(), part, kind: part.usual_kind(), text: String::new(), evidence: Vec::new() }, None);
        }
    }
    draft
}

fn is_material(entry: &Entry) -> bool {
    entry.kind.is_material() && !entry.text.trim().is_empty()
}

/// The draft's part for a row's [`Feeds`]; contacts live with the municipality, not the draft.
fn part_fed_by(feeds: Feeds) -> Option<Part> {
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
fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut chars = text.chars();
    let mut out: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    out.push_str(chars.as_str());
    if !out.ends_with(['.', '!', '?', '…', ':', ';', '”', '"']) {
        out.push('.');
    }
    out
}
