//! The exact words that somebody was asked about, or approved.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::anonymity::attribution::{Group, Shown};
use crate::domain::draft::{Block, BlockKind, Draft, Part};
use crate::domain::ids::BlockId;
use crate::domain::municipality::{Contact, FigureKind, Figures, Municipality};
use crate::domain::workspace::Dossier;

/// A text as it stood at some moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// What is printed of the draft, in printing order.
    pub passages: Vec<Passage>,
    pub figures: Figures,
    /// A hash of the contact persons as they are printed: their names are kept nowhere but with
    /// their consent. Empty when there is none.
    pub contacts: String,
    /// What the municipality is called in titles: by its name and in full. Empty where nobody
    /// kept it, as in a wording from before the names were a part of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub full_name: String,
}

/// One block's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub id: BlockId,
    pub part: Part,
    pub kind: BlockKind,
    /// Without the space around it, as it prints.
    pub text: String,
    /// The group that the page said a quote comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Group>,
}

/// What of a text is no longer as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Changed or added, in the order they stand now.
    pub blocks: Vec<BlockId>,
    pub removed: Vec<BlockId>,
    pub figures: Vec<FigureKind>,
    pub contacts: bool,
    /// What the municipality is called.
    pub name: bool,
    /// Blocks that are otherwise the same stand in another order.
    pub order: bool,
}

impl Changes {
    #[must_use]
    pub fn any(&self) -> bool {
        *self != Self::default()
    }

    /// How many places have changed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.blocks.len()
            + self.removed.len()
            + self.figures.len()
            + usize::from(self.contacts)
            + usize::from(self.name)
            + usize::from(self.order)
    }
}

fn is(passage: &Passage, block: &Block) -> bool {
    (passage.part, passage.kind, passage.text.as_str()) == (block.part, block.kind, block.text.trim())
}

fn printed(dossier: &Dossier) -> impl Iterator<Item = &Block> {
    dossier.draft.iter().flat_map(|draft| &draft.blocks).filter(|block| !block.is_blank())
}

impl Wording {
    /// A municipality's text as it stands now.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let passage = |block: &Block| Passage {
            id: block.id.clone(),
            part: block.part,
            kind: block.kind,
            text: block.text.trim().to_owned(),
            speaker: None,
        };
        let Municipality { name, full_name, figures, contacts: people, .. } = &dossier.municipality;
        Self {
            passages: printed(dossier).map(passage).collect(),
            figures: figures.clone(),
            contacts: contacts(people),
            name: name.trim().to_owned(),
            full_name: full_name.trim().to_owned(),
        }
    }

    /// The same with who said its quotes, as far as the page says it. Whoever approves it approves
    /// that too, and no other word about it is printed as approved ([`Self::restrict`]).
    #[must_use]
    pub fn showing(mut self, shown: &Shown) -> Self {
        for passage in &mut self.passages {
            passage.speaker = shown.speakers.get(&passage.id).copied();
        }
        self
    }

    /// Takes out of what a page is going to say of who said its quotes everything that this text
    /// did not say.
    pub fn restrict(&self, shown: &mut Shown) {
        // Nobody kept what it said before its names were a part of it.
        if self.name.is_empty() {
            return;
        }
        shown.speakers.retain(|id, group| self.passage(id).is_some_and(|passage| passage.speaker == Some(*group)));
    }

    /// Whether a municipality's text is just this.
    #[must_use]
    pub fn is_of(&self, dossier: &Dossier) -> bool {
        let municipality = &dossier.municipality;
        let mut blocks = printed(dossier);
        let same = self.passages.iter().all(|passage| blocks.next().is_some_and(|block| block.id == passage.id && is(passage, block)));
        same && blocks.next().is_none()
            && self.figures == municipality.figures
            && self.contacts == contacts(&municipality.contacts)
            && self.is_called(municipality)
    }

    /// Whether these are the contact persons that it was about.
    #[must_use]
    pub fn has_contacts(&self, people: &[Contact]) -> bool {
        self.contacts == contacts(people)
    }

    /// Whether it is about a municipality of that name.
    fn is_called(&self, municipality: &Municipality) -> bool {
        let same = |then: &str, now: &str| then.is_empty() || then == now.trim();
        same(&self.name, &municipality.name) && same(&self.full_name, &municipality.full_name)
    }

    /// What of a municipality's text is another now.
    #[must_use]
    pub fn changes(&self, dossier: &Dossier) -> Changes {
        let now: Vec<&Block> = printed(dossier).collect();
        let changed = |block: &&&Block| self.passage(&block.id).is_none_or(|passage| !is(passage, block));
        let left: Vec<&BlockId> = self.passages.iter().map(|passage| &passage.id).filter(|id| now.iter().any(|b| b.id == **id)).collect();
        let still: Vec<&BlockId> = now.iter().map(|block| &block.id).filter(|id| self.passage(id).is_some()).collect();
        let figure = |kind: &FigureKind| self.figures.get(*kind) != dossier.municipality.figures.get(*kind);
        Changes {
            blocks: now.iter().filter(changed).map(|block| block.id.clone()).collect(),
            removed: self.passages.iter().filter(|passage| !left.contains(&&passage.id)).map(|passage| passage.id.clone()).collect(),
            figures: FigureKind::ALL.into_iter().filter(figure).collect(),
            contacts: self.contacts != contacts(&dossier.municipality.contacts),
            name: !self.is_called(&dossier.municipality),
            order: left != still,
        }
    }

    #[must_use]
    pub fn passage(&self, id: &BlockId) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.id == *id)
    }

    /// The text as a draft, to be laid out again as it was.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let block =
            |passage: &Passage| Block { text: passage.text.clone(), ..Block::empty(passage.id.clone(), passage.part, passage.kind) };
        Draft { blocks: self.passages.iter().map(block).collect(), ..Draft::default() }
    }

    /// The municipality with this text in the place of what it has now.
    #[must_use]
    pub fn dossier(&self, now: &Municipality) -> Dossier {
        let mut municipality = Municipality { figures: self.figures.clone(), ..now.clone() };
        if !self.name.is_empty() {
            (municipality.name, municipality.full_name) = (self.name.clone(), self.full_name.clone());
        }
        Dossier { draft: Some(self.draft()), ..Dossier::new(municipality) }
    }

    /// SHA-256 over every word and number, in hexadecimal digits. Each field is preceded by its
    /// length, so that no two texts are written alike.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut seal = Seal::default();
        for Passage { id, part, kind, text, speaker } in &self.passages {
            seal.field(id.as_str());
            seal.field(&format!("{part:?} {kind:?}"));
            seal.field(text);
            // What a text did not have leaves its hash as it was before there was such a thing.
            if let Some(speaker) = speaker {
                seal.field(&format!("{speaker:?}"));
            }
        }
        for kind in FigureKind::ALL {
            match self.figures.get(kind) {
                None => seal.field(""),
                Some(figure) => {
                    seal.field(&format!("{} {}", figure.value, figure.year));
                    seal.field(&figure.source);
                    seal.field(&figure.label);
                }
            }
        }
        seal.field(&self.contacts);
        if !(self.name.is_empty() && self.full_name.is_empty()) {
            seal.field(&self.name);
            seal.field(&self.full_name);
        }
        seal.hex()
    }
}

/// A hash being made of fields.
#[derive(Default)]
struct Seal(Sha256);

impl Seal {
    fn field(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text);
    }

    fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap_or_default();
        hex
    })
}

/// SHA-256 of some bytes in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// What is printed of the contact persons, as a hash.
fn contacts(contacts: &[Contact]) -> String {
    let mut seal = Seal::default();
    let mut any = false;
    for contact in contacts {
        let print = contact.printable();
        let lines = [Some(print.function), Some(print.organisation), print.name, print.email, print.phone];
        any |= lines.iter().flatten().any(|line| !line.is_empty());
        for line in lines {
            seal.field(line.unwrap_or_default());
        }
    }
    if any { seal.hex() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::municipality::Figure;

    fn dossier(texts: &[&str]) -> Dossier {
        let block = |(n, text): (usize, &&str)| Block {
            text: (*text).to_owned(),
            ..Block::empty(BlockId::from_bits(n as u64), Part::Story, BlockKind::Paragraph)
        };
        let draft = Draft { blocks: texts.iter().enumerate().map(block).collect(), ..Draft::default() };
        Dossier { draft: Some(draft), ..Dossier::new(Municipality::new("Exempelköping")) }
    }

    #[test]
    fn an_edit_opens_just_what_it_changed() {
        let mut now = dossier(&["Ett.", "Två.", "Tre."]);
        let sealed = Wording::of(&now);
        assert!(sealed.is_of(&now) && !sealed.changes(&now).any());
        let id = |n| BlockId::from_bits(n);

        now.draft.as_mut().unwrap().blocks[1].text.push_str(" Till.");
        assert!(!sealed.is_of(&now));
        assert_eq!(sealed.changes(&now), Changes { blocks: vec![id(1)], ..Changes::default() });
        assert_ne!(sealed.hash(), Wording::of(&now).hash());
        now.draft.as_mut().unwrap().blocks[1].text = "  Två. ".to_owned();
        assert!(sealed.is_of(&now), "space that does not print is no change");
        assert_eq!(sealed.hash(), Wording::of(&now).hash());

        now.draft.as_mut().unwrap().blocks.swap(0, 1);
        assert_eq!(sealed.changes(&now), Changes { order: true, ..Changes::default() });
        now.draft.as_mut().unwrap().blocks.remove(0);
        assert_eq!(sealed.changes(&now), Changes { removed: vec![id(1)], ..Changes::default() });

        let mut now = dossier(&["Ett.", "Två.", "Tre."]);
        now.municipality.figures.assistance = Some(Figure { value: 3.9, year: 2025, source: "SCB".to_owned(), label: String::new() });
        now.municipality.contacts.push(Contact { function: "Enhetschef".to_owned(), ..Contact::default() });
        let expected = Changes { figures: vec![FigureKind::Assistance], contacts: true, ..Changes::default() };
        assert_eq!(sealed.changes(&now), expected);
        assert_eq!(Wording::of(&now).dossier(&now.municipality), Dossier { draft: now.draft.clone(), ..Dossier::new(now.municipality) });
    }

    #[test]
    fn no_two_texts_have_the_same_hash() {
        let hash = |texts: &[&str]| Wording::of(&dossier(texts)).hash();
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_eq!(hash(&["å"]).len(), 64);
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
