//! What keeps the summary on screen from leaving, asked of the gate itself and off the window's
//! thread, each time something has changed.

use std::path::Path;
use std::sync::Arc;

use super::command::{Anonymity, Command};
use super::house_style;
use crate::domain::anonymity::gate::{Gate, Hindrance, Place, Reason};
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
                let words = text.chars().skip(found.range.start).take(found.range.len()).collect();
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
    let Place::Block(block) = &hindrance.place else { return None };
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
            Item::Figures { .. } | Item::Contacts { .. } => {}
        }
    }
    out
}

/// The account of the summary on screen, and what of the project it was made from.
#[derive(Debug, Default)]
pub struct Checked {
    /// `None` until the first one has come.
    pub account: Option<Account>,
    of: Option<(u64, Arc<Gate>)>,
    asked: bool,
}

impl Checked {
    /// Whether it is time to ask, about this revision and with this gate.
    pub(super) fn is_due(&mut self, revision: u64, gate: &Arc<Gate>) -> bool {
        let is_known = self.of.as_ref().is_some_and(|(of, with)| *of == revision && Arc::ptr_eq(with, gate));
        if is_known || self.asked {
            return false;
        }
        (self.of, self.asked) = (Some((revision, Arc::clone(gate))), true);
        true
    }

    pub(super) fn arrived(&mut self, account: Account) {
        (self.account, self.asked) = (Some(account), false);
    }
}
