//! What keeps the summary on screen from leaving, asked of the gate itself and off the window's
//! thread, each time something has changed.

use std::path::Path;
use std::sync::Arc;

use super::command::{Anonymity, Command};
use super::house_style;
use crate::domain::anonymity::find::words;
use crate::domain::anonymity::gate::{Gate, Hindrance, Reason};
use crate::domain::anonymity::indirect::{self, Indirect};
use crate::domain::ids::{BlockId, Slug};
use crate::domain::summary::{Item, Point, Summary};

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Account {
    pub hindrances: Vec<Hindrance>,
    /// What points at somebody without a name: the block, where and how, and the words.
    pub indirect: Vec<(BlockId, Indirect, String)>,
    /// How many quotes it has, and how many of them have the group they come from.
    pub quotes: usize,
    pub grouped: usize,
}

impl Account {
    #[must_use]
    pub fn new(gate: &Gate, summary: Summary, root: &Path) -> Self {
        let summary = house_style::dress(summary, root).0;
        let blocks = blocks(&summary);
        let quotes = blocks.iter().filter(|(.., quote)| quote.is_some()).count();
        let grouped = blocks.iter().filter(|(.., quote)| *quote == Some(true)).count();
        let point = |(block, text, _): &(&BlockId, &str, Option<bool>)| {
            let found = indirect::find(text).into_iter().map(|found| {
                let words = words(text, &found.range);
                ((*block).clone(), found, words)
            });
            found.collect::<Vec<_>>()
        };
        let indirect = blocks.iter().flat_map(point).collect();
        Self { indirect, quotes, grouped, hindrances: gate.clear(summary).err().unwrap_or_default() }
    }

    /// No code of a seat stands anywhere.
    #[must_use]
    pub fn is_without_codes(&self) -> bool {
        self.hindrances.iter().all(|hindrance| hindrance.hit.reason != Reason::Seat)
    }
}

/// Goes to the words, if they stand in the text.
#[must_use]
pub fn way_to(hindrance: &Hindrance, municipality: &Slug) -> Option<Command> {
    let block = hindrance.place.block()?;
    let (words, near) = (hindrance.text.clone(), hindrance.hit.range.start);
    Some(Command::Anonymity(Anonymity::Show { municipality: municipality.clone(), block: block.clone(), words, near }))
}

/// The text of each block, and for a quote whether it has its group.
fn blocks(summary: &Summary) -> Vec<(&BlockId, &str, Option<bool>)> {
    let mut out = Vec::new();
    for item in &summary.items {
        match item {
            Item::Heading { block, text, .. } => out.extend(block.as_ref().map(|block| (block, text.as_str(), None))),
            Item::Paragraph { block, text, .. } => out.push((block, text.as_str(), None)),
            Item::Quote { block, text, speaker } => out.push((block, text.as_str(), Some(speaker.is_some()))),
            Item::Bullets { points } | Item::Points { points, .. } => {
                let quote = |point: &Point| point.number.is_none().then_some(point.speaker.is_some());
                out.extend(points.iter().map(|point| (&point.block, point.text.as_str(), quote(point))));
            }
            Item::Figures { .. } | Item::Contacts { .. } | Item::Found { .. } => {}
        }
    }
    out
}

/// What an account was made from: a municipality's summary at a revision of the project, and what
/// the project lets through.
#[derive(Debug, Clone)]
pub struct Version {
    pub municipality: Slug,
    pub revision: u64,
    pub gate: Arc<Gate>,
}

impl PartialEq for Version {
    /// The same gate, not only one like it: it is kept for as long as nothing about it changes.
    fn eq(&self, other: &Self) -> bool {
        (&self.municipality, self.revision) == (&other.municipality, other.revision) && Arc::ptr_eq(&self.gate, &other.gate)
    }
}

/// The latest account there is, and whether it is of what is on screen.
#[derive(Debug, Default)]
pub struct Checked {
    made: Option<(Version, Account)>,
    /// What was asked about last. Nothing is asked of the same twice, also when no answer came.
    asked: Option<Version>,
    under_way: bool,
}

impl Checked {
    /// `None` until the first one has come.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        self.made.as_ref().map(|(_, account)| account)
    }

    /// Whether that account is of this version.
    #[must_use]
    pub fn is_of(&self, version: &Version) -> bool {
        self.made.as_ref().is_some_and(|(of, _)| of == version)
    }

    /// Whether it is time to ask.
    pub(super) fn is_due(&mut self, version: &Version) -> bool {
        if self.under_way || self.asked.as_ref() == Some(version) {
            return false;
        }
        (self.asked, self.under_way) = (Some(version.clone()), true);
        true
    }

    /// An account of something else than was asked for last is nobody's.
    pub(super) fn arrived(&mut self, of: Version, account: Account) {
        if self.asked.as_ref() == Some(&of) {
            (self.made, self.under_way) = (Some((of, account)), false);
        }
    }

    /// No answer will come.
    pub(super) fn stopped(&mut self) {
        self.under_way = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(name: &str, revision: u64, gate: &Arc<Gate>) -> Version {
        Version { municipality: Slug::new(name).unwrap(), revision, gate: Arc::clone(gate) }
    }

    #[test]
    fn an_account_is_of_what_it_was_made_from_and_nothing_else() {
        let (gate, other) = (Arc::new(Gate::bare()), Arc::new(Gate::bare()));
        let mut checked = Checked::default();
        let first = version("ale", 1, &gate);
        assert!(checked.is_due(&first) && !checked.is_due(&first));
        let later = version("ale", 2, &gate);
        assert!(!checked.is_due(&later), "one at a time");
        checked.arrived(first.clone(), Account::default());
        assert!(checked.is_of(&first) && !checked.is_of(&later) && !checked.is_of(&version("ale", 1, &other)));
        assert!(!checked.is_of(&version("tjorn", 1, &gate)));
        // A job that breaks off is asked again as soon as there is something new to ask about.
        assert!(checked.is_due(&later));
        checked.stopped();
        assert!(!checked.is_due(&later) && checked.is_due(&version("ale", 3, &gate)));
        // What was asked for another municipality is no answer here.
        checked.arrived(later.clone(), Account::default());
        assert!(!checked.is_of(&later));
    }
}
