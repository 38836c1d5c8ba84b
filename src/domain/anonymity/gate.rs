//! The one gate that everything passes that is to leave.
//!
//! Every writer of a document takes a [`Cleared`], and only [`Gate::clear`] makes one: there is no
//! other way, and nothing to switch it off with.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};

use unicode_normalization::UnicodeNormalization as _;

use super::contents::{Contents, Rule};
pub use super::contents::{FileName, Letter, Receipt};
use super::find::{Find, Kind, words};
use super::fold::{Folded, is_hidden};
use super::guard::GuardList;
use super::roles;
use super::scan::{self, Known};
use crate::domain::ids::BlockId;
use crate::domain::log::{NotAName, not_names};
use crate::domain::publication::Chapter;
use crate::domain::session::SeatCode;
use crate::domain::workspace::{Dossier, Workspace};

/// Content that may leave: everything in it that points at a person has been dealt with.
///
/// It cannot be changed; what is taken out of it is as uncleared as before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleared<T> {
    content: T,
    not_names: Vec<NotAName>,
}

impl<T> Cleared<T> {
    /// The finds in it that somebody has decided on, each once.
    #[must_use]
    pub fn not_names(&self) -> &[NotAName] {
        &self.not_names
    }
}

impl<T> Deref for Cleared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.content
    }
}

/// Why something may not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It looks like what it is taken for, and nobody has decided on it.
    Looks,
    /// A seat's code, which says who said what.
    Seat,
    /// One letter from a name on the guard list, or within a longer word.
    Near,
    /// A contact person's name, outside the contact's own field.
    Contact,
    /// On the guard list.
    Listed,
}

/// Something in one text that keeps it from leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// In characters of the text.
    pub range: Range<usize>,
    pub kind: Kind,
    pub reason: Reason,
}

impl Hit {
    /// Whether it can be decided that it is no name. The name of a participant or a contact person
    /// cannot, nor a seat's code, nor a number or an address that belongs to one person alone.
    #[must_use]
    pub fn can_be_allowed(&self) -> bool {
        matches!(self.reason, Reason::Looks | Reason::Near) && !matches!(self.kind, Kind::Personnummer | Kind::Email)
    }
}

/// Where in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Title, headings, footers: what the page says by itself.
    Fixed,
    Block(BlockId),
    /// A key figure's label.
    Figure,
    /// Which of the contact persons that are printed, from zero.
    Contact(usize),
    /// A file of the house style.
    Style(String),
    /// A section of the guide, from one.
    Guide(usize),
    FileName,
    /// What is said about a round of fact-checking: to whom it goes, and what was done with remarks.
    Round,
    /// A covering letter.
    Letter,
    /// A candidate of the register, by name.
    Candidate(String),
}

impl Place {
    /// The block, where it is one.
    #[must_use]
    pub fn block(&self) -> Option<&BlockId> {
        if let Self::Block(block) = self { Some(block) } else { None }
    }
}

/// Something in a document that keeps it from leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hindrance {
    pub place: Place,
    pub hit: Hit,
    /// The words themselves.
    pub text: String,
}

/// What a project lets through.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gate {
    known: Known,
    guard: GuardList,
    contacts: GuardList,
    /// Contact persons of chapters that were collected.
    collected: GuardList,
    seats: BTreeSet<SeatCode>,
    /// By [`decided_as`].
    not_names: BTreeMap<String, NotAName>,
}

impl Gate {
    /// The gate of a project, with the guard list that is in memory.
    #[must_use]
    pub fn new(workspace: &Workspace) -> Self {
        let dossiers = || workspace.municipalities.iter();
        let mut known = Known::default();
        for (slug, Dossier { municipality, .. }) in dossiers() {
            known.add([slug.as_str(), &municipality.name, &municipality.full_name]);
        }
        // The house that does the interviews is named in its own papers.
        known.add([workspace.project.consultancy.as_str()]);
        let contacts = dossiers().flat_map(|(_, dossier)| dossier.municipality.contacts.iter().map(|contact| contact.name.as_str()));
        let seats = dossiers().flat_map(|(_, dossier)| dossier.sessions.values().flat_map(|group| &group.session.seats));
        Self {
            known,
            guard: GuardList::strict(workspace.names.guard.iter().map(String::as_str)),
            contacts: GuardList::mild(contacts),
            collected: GuardList::default(),
            seats: seats.map(|seat| seat.code).collect(),
            not_names: not_names(workspace.logs.values()).into_iter().map(|known| (decided_as(&known.text), known)).collect(),
        }
    }

    /// The gate as it is for what was collected too: the municipalities' names are those of places
    /// there, and their contact persons' names stand in the contacts' own fields alone.
    #[must_use]
    pub fn with_chapters(mut self, chapters: &[Chapter]) -> Self {
        for Chapter { slug, name, full_name, .. } in chapters {
            self.known.add([slug.as_str(), name, full_name]);
        }
        let names = chapters.iter().flat_map(|chapter| &chapter.contacts).map(|contact| contact.name.as_str());
        self.collected = GuardList::exact(names);
        self
    }

    /// A gate with nothing but a guard list.
    #[cfg(test)]
    #[must_use]
    pub fn guarding(names: &crate::domain::anonymity::names::Names) -> Self {
        Self { guard: GuardList::strict(names.guard.iter().map(String::as_str)), ..Self::default() }
    }

    /// For what belongs to no project: a guide by itself.
    #[must_use]
    pub fn bare() -> Self {
        Self::default()
    }

    /// Everything in a text that would keep it from leaving, in reading order, none overlapping
    /// another.
    #[must_use]
    pub fn look(&self, text: &str) -> Vec<Hit> {
        self.judge(text, Rule::Whole).0
    }

    /// Lets content through, or says everything that keeps it.
    ///
    /// # Errors
    /// What has to be dealt with first, in reading order.
    pub fn clear<T: Contents>(&self, content: T) -> Result<Cleared<T>, Vec<Hindrance>> {
        let mut hindrances = Vec::new();
        let mut decided = BTreeSet::new();
        for (place, rule, text) in content.texts() {
            let (hits, known) = self.judge(&text, rule);
            decided.extend(known.into_iter().cloned());
            hindrances.extend(hits.into_iter().map(|hit| {
                let words = words(&text, &hit.range);
                Hindrance { place: place.clone(), hit, text: words }
            }));
        }
        if hindrances.is_empty() { Ok(Cleared { content, not_names: decided.into_iter().collect() }) } else { Err(hindrances) }
    }

    /// Whether it can be decided of some words that they are no name, whatever was decided before.
    #[must_use]
    pub fn can_allow(&self, words: &str) -> bool {
        self.hits(words, Rule::Whole).iter().all(Hit::can_be_allowed)
    }

    /// What keeps a text from leaving, and the decisions that let the rest of it through.
    fn judge(&self, text: &str, rule: Rule) -> (Vec<Hit>, Vec<&NotAName>) {
        let mut hits = self.hits(text, rule);
        let mut decided = Vec::new();
        let characters: Vec<char> = text.chars().collect();
        let mut is_left = |hit: &Hit| {
            let words: String = characters[hit.range.clone()].iter().collect();
            let known = if hit.can_be_allowed() { self.not_names.get(&decided_as(&words)) } else { None };
            decided.extend(known);
            known.is_none()
        };
        hits.retain(&mut is_left);
        // Those that overlap are shown, and so decided on, as one.
        let mut hits = merged(hits);
        hits.retain(is_left);
        (hits, decided)
    }

    /// Everything that is found, whatever has been decided.
    fn hits(&self, text: &str, rule: Rule) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .guard
            .find(text)
            .into_iter()
            .map(|found| hit(found.range, if found.is_near { Reason::Near } else { Reason::Listed }))
            .collect();
        if rule == Rule::Whole {
            hits.extend(self.contacts_in(text));
            hits.extend(scan::scan(text, &self.known).into_iter().map(|Find { range, kind }| Hit { range, kind, reason: Reason::Looks }));
            hits.extend(self.seats_in(text).into_iter().map(|range| hit(range, Reason::Seat)));
        }
        hits
    }

    /// Where a text has the name of a contact person. One that is the name of a place here as well
    /// may be that.
    fn contacts_in(&self, text: &str) -> Vec<Hit> {
        let is_place = |range: &Range<usize>| {
            let words = words(text, range);
            self.known.is_place(&roles::stem(&words).to_lowercase())
        };
        let found =
            self.contacts.find(text).into_iter().chain(self.collected.find(text)).filter(|found| !found.is_near && !is_place(&found.range));
        found.map(|found| hit(found.range, Reason::Contact)).collect()
    }

    /// Where a text has the code of a seat that there is.
    fn seats_in(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let length = text.chars().count();
        let is_seat = |word: &Range<usize>| {
            let letters: String = folded.letters[word.clone()].iter().collect();
            let code = letters.strip_prefix('d').and_then(|digits| digits.parse().ok());
            code.is_some_and(|code| self.seats.contains(&SeatCode(code)))
        };
        folded.words().into_iter().filter(is_seat).map(|word| folded.characters(word, length)).collect()
    }
}

fn hit(range: Range<usize>, reason: Reason) -> Hit {
    Hit { range, kind: Kind::Person, reason }
}

/// Hits that overlap become one, for the gravest of their reasons.
fn merged(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.range.start, hit.range.end));
    let mut out: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match out.last_mut() {
            Some(last) if hit.range.start < last.range.end => {
                last.range.end = last.range.end.max(hit.range.end);
                last.reason = last.reason.max(hit.reason);
                // A name within an address leaves it an address.
                if last.kind == Kind::Person {
                    last.kind = hit.kind;
                }
            }
            _ => out.push(hit),
        }
    }
    out
}

/// What a decision is about: the words without genitive and hidden characters. A capital counts,
/// and so do diacritics: to decide on "sten" says nothing of Sten.
fn decided_as(words: &str) -> String {
    roles::stem(words).nfc().filter(|c| !is_hidden(*c)).collect()
}
