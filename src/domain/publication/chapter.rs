//! One municipality's approved text, with all that may leave of it: no note, no seat, no entry.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::coding::Code;
use crate::domain::draft::Block;
use crate::domain::ids::{BlockId, EntryId, Slug};
use crate::domain::municipality::{Contact, Municipality};
use crate::domain::notes::{Entry, EntryKind};
use crate::domain::review::{Approval, Approved};
use crate::domain::workspace::Dossier;

/// What is collected of a municipality. Its words are those of the approval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    pub slug: Slug,
    /// What it is called in running text, and in full.
    pub name: String,
    pub full_name: String,
    pub approval: Approval,
    /// As they are printed: only what there is consent for.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Which stretches of the text stand on what was said about what, in the order of the text.
    #[serde(default)]
    pub codes: Vec<Coded>,
}

/// That some words of the text stand on what was noted under a code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Coded {
    pub block: BlockId,
    /// The first character of the passage, and the one after the last, in code points.
    pub from: usize,
    pub to: usize,
    pub code: Code,
    /// How many quotes and notes with that code support the words.
    pub quotes: usize,
    pub notes: usize,
}

impl Dossier {
    /// What of a municipality may be published: its own text if that is approved as it stands, or
    /// what was collected. One that was collected counts where nobody writes here, or once it is the
    /// later.
    #[must_use]
    pub fn chapter(&self, slug: &Slug) -> Option<Cow<'_, Chapter>> {
        let collected = self.collected.as_ref().map(|package| &package.chapter);
        let own = self.approvals.all.iter().map(|approval| approval.at).max();
        match collected.filter(|chapter| !self.has_text() || own < Some(chapter.approval.at)) {
            Some(chapter) => Some(Cow::Borrowed(chapter)),
            None => self.own_chapter(slug).map(Cow::Owned),
        }
    }

    /// Whether somebody writes the text here.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.blocks.iter().any(|block| !block.is_blank()))
    }

    /// What may be sent of the text that is written here; `None` unless it is approved as it stands.
    #[must_use]
    pub fn own_chapter(&self, slug: &Slug) -> Option<Chapter> {
        let Approved::Holds(approval) = self.approved() else { return None };
        let Municipality { name, full_name, contacts, .. } = &self.municipality;
        Some(Chapter {
            slug: slug.clone(),
            name: name.clone(),
            full_name: full_name.clone(),
            approval: approval.clone(),
            contacts: contacts.iter().map(printed).collect(),
            codes: if self.has_notes() { self.codes() } else { approval.codes.clone() },
        })
    }

    /// Whether anybody can say what the text rests on: not once the notes are destroyed.
    fn has_notes(&self) -> bool {
        self.sessions.values().any(|group| group.notes.values().any(|notes| !notes.entries.is_empty()))
    }

    /// Which words of the draft stand on what was noted under which code.
    #[must_use]
    pub fn codes(&self) -> Vec<Coded> {
        let entries: BTreeMap<&EntryId, &Entry> = self.stream().into_iter().map(|entry| (&entry.id, entry.as_ref())).collect();
        let blocks = self.draft.iter().flat_map(|draft| &draft.blocks).filter(|block| !block.is_blank());
        blocks.flat_map(|block| coded(block, &entries)).collect()
    }
}

/// A contact person with nothing but what is printed.
fn printed(contact: &Contact) -> Contact {
    let print = contact.printable();
    let own = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Contact {
        function: print.function.to_owned(),
        organisation: print.organisation.to_owned(),
        name: own(print.name),
        email: own(print.email),
        phone: own(print.phone),
        consent: contact.consent,
        checks_facts: contact.checks_facts,
    }
}

fn coded(block: &Block, entries: &BTreeMap<&EntryId, &Entry>) -> Vec<Coded> {
    // The text is printed without the space around it.
    let before = block.text.chars().count() - block.text.trim_start().chars().count();
    let len = block.text.trim().chars().count();
    let inside = |at: usize| at.saturating_sub(before).min(len);
    let mut coded: BTreeMap<(usize, usize, Code), (usize, usize)> = BTreeMap::new();
    for link in &block.links {
        let (from, to) = (inside(link.from), inside(link.to));
        let Some(entry) = entries.get(&link.entry).filter(|_| from < to) else { continue };
        for code in &entry.codes {
            let (quotes, notes) = coded.entry((from, to, code.clone())).or_default();
            let count = if entry.kind == EntryKind::Quote { quotes } else { notes };
            *count += 1;
        }
    }
    let stretch = |((from, to, code), (quotes, notes))| Coded { block: block.id.clone(), from, to, code, quotes, notes };
    coded.into_iter().map(stretch).collect()
}
