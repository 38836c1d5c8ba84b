//! A summary from elsewhere becomes the draft, and never over anything unseen: the draft that was
//! there is kept as a version, and what was chosen by hand stays.

use jiff::Timestamp;

use super::editing;
use super::text::Texts;
use crate::domain::difference;
use crate::domain::draft::{Block, BlockKind, Draft, first};
use crate::domain::draft_import::{Found, FoundBlock, FoundFigure, LeftOut, Why};
use crate::domain::municipality::{Contact, FigureKind, Municipality};
use crate::domain::swedish;
use crate::domain::workspace::Dossier;

/// What came of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// How much the document holds, whether it is new or not.
    pub blocks: usize,
    pub quotes: usize,
    pub figures: usize,
    pub contacts: usize,
    pub left_out: Vec<LeftOut>,
    /// Whether anything is different now.
    pub changed: bool,
}

/// Takes in what was found. `texts` are the catalogue in the summary's language.
pub fn take(found: Found, dossier: &mut Dossier, texts: &Texts, now: Timestamp) -> Taken {
    let Found { blocks, full_name, figures, contacts, mut left_out } = found;
    let mut taken = Taken {
        blocks: blocks.len(),
        quotes: blocks.iter().filter(|block| block.kind == BlockKind::Quote).count(),
        figures: figures.len(),
        contacts: contacts.len(),
        left_out: Vec::new(),
        changed: false,
    };
    let before = dossier.municipality.clone();
    if let Some((line, name)) = full_name
        && !take_name(&mut dossier.municipality, name)
    {
        left_out.push(LeftOut { line, why: Why::NameThere });
    }
    for figure in figures {
        let line = figure.line;
        if !take_figure(&mut dossier.municipality, figure, texts) {
            left_out.push(LeftOut { line, why: Why::FigureThere });
        }
    }
    take_contacts(&mut dossier.municipality.contacts, contacts);
    taken.changed = dossier.municipality != before;
    taken.changed |= take_blocks(dossier, &blocks, texts, now);
    left_out.sort_by_key(|left| left.line);
    taken.left_out = left_out;
    taken
}

/// False if the name in full has been chosen by hand and is another.
fn take_name(municipality: &mut Municipality, name: String) -> bool {
    let usual = swedish::municipality_in_full(&municipality.name);
    if municipality.full_name != name && !municipality.full_name.trim().is_empty() && municipality.full_name != usual {
        return false;
    }
    municipality.full_name = name;
    true
}

/// False if there is another figure already.
fn take_figure(municipality: &mut Municipality, found: FoundFigure, texts: &Texts) -> bool {
    let FoundFigure { kind, mut figure, .. } = found;
    let usual = match kind {
        FigureKind::Inhabitants => texts.get("paper-figure-inhabitants"),
        FigureKind::Assistance => texts.get("paper-figure-assistance"),
        FigureKind::YoungAdults => texts.get("paper-figure-young-adults"),
        FigureKind::Unemployment => texts.get("paper-figure-unemployment"),
    };
    if figure.label.to_lowercase() == usual.to_lowercase() {
        figure.label.clear();
    }
    let slot = municipality.figures.slot(kind);
    let there = slot.get_or_insert_with(|| figure.clone());
    (there.value, there.year, &there.label) == (figure.value, figure.year, &figure.label)
}

/// Adds those who are not there yet, each as often as the document has them.
fn take_contacts(there: &mut Vec<Contact>, found: Vec<Contact>) {
    let mut known: Vec<(String, String)> = there.iter().map(|contact| (contact.function.clone(), contact.organisation.clone())).collect();
    for contact in found {
        match known.iter().position(|(function, organisation)| (function, organisation) == (&contact.function, &contact.organisation)) {
            Some(at) => drop(known.swap_remove(at)),
            None => there.push(contact),
        }
    }
}

/// From here on a paragraph is taken for an older one that somebody has worked on.
const ALIKE: f64 = 0.5;
/// How many older blocks are held against a new one.
const NEAR: usize = 8;

/// Puts the blocks in the place of those that are there. A block whose words are the same stays
/// itself, with what it rests on; so does one whose words are much the same.
fn take_blocks(dossier: &mut Dossier, found: &[FoundBlock], texts: &Texts, now: Timestamp) -> bool {
    let draft = dossier.draft.clone().unwrap_or_default();
    let written = || draft.blocks.iter().filter(|block| !block.is_blank());
    let is_same = |block: &Block, found: &FoundBlock| (block.part, block.kind, &block.text) == (found.part, found.kind, &found.text);
    if written().count() == found.len() && written().zip(found).all(|(block, found)| is_same(block, found)) {
        return false;
    }
    let mut old: Vec<Option<&Block>> = written().map(Some).collect();
    let mut was: Vec<Option<&Block>> = found
        .iter()
        .map(|found| old.iter_mut().find(|old| old.is_some_and(|block| block.text == found.text)).and_then(Option::take))
        .collect();
    for (was, found) in was.iter_mut().zip(found).filter(|(was, _)| was.is_none()) {
        let near = old.iter_mut().filter(|old| old.is_some_and(|block| block.part == found.part)).take(NEAR);
        let alike = near.map(|old| (old.map_or(0.0, |block| difference::likeness(&block.text, &found.text)), old));
        let best = alike.filter(|(likeness, _)| *likeness >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
        *was = best.and_then(|(_, old)| old.take());
    }
    let blocks = found.iter().zip(was).map(|(FoundBlock { part, kind, text }, was)| {
        let mut block = was.cloned().unwrap_or_else(|| Block::empty(editing::new_block_id(), *part, *kind));
        block.rewrite(text);
        block.settle();
        Block { part: *part, kind: *kind, ..block }
    });
    let mut new = Draft { blocks: blocks.collect(), drawn: draft.drawn.clone() };
    first::open_parts(&mut new, editing::new_block_id);
    if written().next().is_some() {
        dossier.keep_version(texts.get("version-before-import"), now);
    }
    dossier.draft = Some(new);
    true
}
