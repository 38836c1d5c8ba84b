//! Gallring: what is destroyed when a summary is approved and has been for a while, and what stays.
//!
//! Destroyed are the raw notes with their debrief, what can be undone, the draft's versions and
//! what its text rests on, and the copies that were set aside when two had changed a file. Of the
//! rounds of fact-checking goes what people wrote, and every text that is not the approved one; that
//! they took place, who answered what of three and what was decided stays. What stays is the approved text, the municipality, when and where its focus groups met and who sat
//! there by seat code, and the log, which holds the receipt.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use super::anonymity::attribution::Group;
use super::draft::Draft;
use super::draft::steps::Steps;
use super::ids::BlockId;
use super::log::Gone;
use super::notes::{EntryKind, Notes, newest};
use super::review::{Approval, Outcome, Round, Was};
use super::workspace::Dossier;

/// How many months after approval the material may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Keep(u8);

/// Says why a number cannot be [`Keep`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {} to {} months after approval", Keep::LEAST, Keep::MOST)]
pub struct NotMonths;

impl Keep {
    pub const LEAST: u8 = 1;
    pub const MOST: u8 = 60;

    #[must_use]
    pub fn months(self) -> u8 {
        self.0
    }

    /// The last day that the material of a summary approved on `approved` may be kept.
    #[must_use]
    pub fn until(self, approved: Date) -> Date {
        approved.saturating_add(Span::new().months(self.0))
    }
}

impl Default for Keep {
    fn default() -> Self {
        Self(6)
    }
}

impl TryFrom<u8> for Keep {
    type Error = NotMonths;

    fn try_from(months: u8) -> Result<Self, NotMonths> {
        if (Self::LEAST..=Self::MOST).contains(&months) { Ok(Self(months)) } else { Err(NotMonths) }
    }
}

impl From<Keep> for u8 {
    fn from(keep: Keep) -> Self {
        keep.0
    }
}

/// How much was destroyed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Entries that are no quotes, also those that were deleted in the notes.
    pub notes: usize,
    pub quotes: usize,
    /// Versions of the draft that were kept under a name.
    pub versions: usize,
    /// Steps of undo of the draft.
    pub steps: usize,
    pub files: usize,
}

impl Counts {
    /// What there is in memory; how many files, only the disk knows.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let entries = newest(dossier.sessions.values().flat_map(|group| group.notes.values()));
        let quotes = entries.iter().filter(|entry| entry.kind == EntryKind::Quote).count();
        Self {
            notes: entries.len() - quotes,
            quotes,
            versions: dossier.versions.len(),
            steps: dossier.steps.done.len() + dossier.steps.undone.len(),
            files: 0,
        }
    }

    /// Of two counts of the same, one of them taken when some of it was gone already, what there
    /// was in all.
    #[must_use]
    pub fn most(self, other: Self) -> Self {
        Self {
            notes: self.notes.max(other.notes),
            quotes: self.quotes.max(other.quotes),
            versions: self.versions.max(other.versions),
            steps: self.steps.max(other.steps),
            files: self.files.max(other.files),
        }
    }
}

/// How a municipality stands to gallring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not approved, or there is nothing to destroy.
    NotYet,
    /// To be destroyed on this day at the latest.
    Due(Date),
    /// It was begun and did not come to its end.
    Begun,
    /// Everything is gone since then.
    Gone(Timestamp),
}

/// How `dossier` stands, given the latest word of the log on it.
#[must_use]
pub fn standing(dossier: &Dossier, keep: Keep, gone: Option<Gone<'_>>) -> Standing {
    // A text that has changed since is not approved, and its material may be needed yet.
    let approved = dossier.municipality.milestones.approved.filter(|_| dossier.is_approved());
    match (approved, gone) {
        (_, Some(gone)) if !gone.is_done => Standing::Begun,
        (Some(approved), _) if has_material(dossier) => Standing::Due(keep.until(approved)),
        (_, Some(gone)) => Standing::Gone(gone.at),
        _ => Standing::NotYet,
    }
}

/// Whether there is anything to destroy. Notes that come back from another device count.
fn has_material(dossier: &Dossier) -> bool {
    let rests = |draft: &Draft| draft.blocks.iter().any(|block| !block.links.is_empty());
    dossier.sessions.values().flat_map(|group| group.notes.values()).any(Notes::has_words)
        || !dossier.versions.is_empty()
        || dossier.steps != Steps::default()
        || dossier.draft.as_ref().is_some_and(rests)
        || dossier.rounds.values().any(|round| **round != bare(round, &kept_words(dossier)))
}

/// The words of the approved text, by block.
fn kept_words(dossier: &Dossier) -> BTreeMap<BlockId, String> {
    let blocks = dossier.draft.iter().flat_map(|draft| &draft.blocks);
    blocks.map(|block| (block.id.clone(), block.text.trim().to_owned())).collect()
}

/// A round without what people wrote in it, and without words that are not in the text.
fn bare(round: &Round, words: &BTreeMap<BlockId, String>) -> Round {
    let mut round = round.clone();
    round.expected.clear();
    for passage in &mut round.wording.passages {
        if words.get(&passage.id) != Some(&passage.text) {
            passage.text.clear();
        }
    }
    for reply in &mut round.replies {
        for answer in &mut reply.answers {
            answer.comment.clear();
            answer.about.clear();
            answer.proposal = None;
        }
        for found in &mut reply.unplaced {
            found.text.clear();
            found.beside.clear();
        }
    }
    for decision in &mut round.decisions {
        decision.was = Was::default();
        if let Outcome::Changed(words) | Outcome::Declined(words) | Outcome::Asked(words) = &mut decision.outcome {
            words.clear();
        }
    }
    round
}

/// Takes all of it out of memory. `speakers` are the groups that the text shows; it goes on
/// showing them.
pub fn destroy(dossier: &mut Dossier, speakers: &BTreeMap<BlockId, Group>) {
    let codes = dossier.codes();
    for group in dossier.sessions.values_mut() {
        group.notes.clear();
    }
    dossier.versions.clear();
    dossier.steps = Steps::default();
    let words = kept_words(dossier);
    for round in dossier.rounds.values_mut() {
        *round = Arc::new(bare(round, &words));
    }
    // Approvals of other texts hold words that somebody may have asked to be taken out; the log
    // says that they were given.
    if let Some(holds) = dossier.approval().cloned() {
        // What was noted under which code is counted, not kept.
        dossier.approvals.all = vec![Approval { codes: if codes.is_empty() { holds.codes.clone() } else { codes }, ..holds }];
    }
    if let Some(draft) = &mut dossier.draft {
        for block in &mut draft.blocks {
            // The words of the notes stand in them.
            block.links.clear();
            block.speaker = speakers.get(&block.id).copied().or(block.speaker);
        }
        draft.drawn = BTreeSet::new();
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::draft::{Block, BlockKind, Link, Part};
    use crate::domain::ids::{EntryId, SessionId, WriterId};
    use crate::domain::log::Destroyed;
    use crate::domain::municipality::Municipality;
    use crate::domain::session::Organisation;
    use crate::domain::workspace::FocusGroup;

    fn dossier() -> Dossier {
        let mut dossier = Dossier::new(Municipality::new("Provsta"));
        let mut group = FocusGroup::default();
        group.own(&WriterId::new("w1").unwrap()).debrief.surprises = "Ingen".to_owned();
        dossier.sessions.insert(SessionId::nth(1), group);
        let mut block = Block { text: "Vi ses.".to_owned(), ..Block::empty(BlockId::from_bits(1), Part::Story, BlockKind::Quote) };
        block.links.push(Link { entry: EntryId::new("w1.1").unwrap(), from: 0, to: 7, words: "Vi ses då.".to_owned() });
        dossier.draft.get_or_insert_default().insert(block, None);
        dossier.keep_version("före".to_owned(), Timestamp::UNIX_EPOCH);
        dossier
    }

    #[test]
    fn the_text_stays_and_the_material_goes() {
        let mut dossier = dossier();
        let group = Group { organisation: Organisation::EmploymentService, role: None };
        destroy(&mut dossier, &[(BlockId::from_bits(1), group)].into());
        let block = &dossier.draft.as_ref().unwrap().blocks[0];
        assert_eq!((block.text.as_str(), block.links.len(), block.speaker), ("Vi ses.", 0, Some(group)));
        assert_eq!((dossier.sessions.len(), Counts::of(&dossier)), (1, Counts::default()));
        // Once more, it is still said who it was.
        destroy(&mut dossier, &BTreeMap::new());
        assert_eq!(dossier.draft.unwrap().blocks[0].speaker, Some(group));
    }

    #[test]
    fn it_is_due_so_many_months_after_approval() {
        let mut dossier = dossier();
        let keep = Keep::default();
        assert_eq!(standing(&dossier, keep, None), Standing::NotYet);
        dossier.municipality.milestones.approved = Some(date(2026, 8, 31));
        assert_eq!(standing(&dossier, keep, None), Standing::Due(date(2027, 2, 28)), "there is no 31 February");
        let at = Timestamp::from_second(1).unwrap();
        let what = Destroyed::GuardList { names: 0 };
        let gone = |is_done| Some(Gone { at, is_done, what: &what, by: "" });
        assert_eq!(standing(&dossier, keep, gone(false)), Standing::Begun);
        // What another device brings back is to be destroyed too.
        assert_eq!(standing(&dossier, keep, gone(true)), Standing::Due(date(2027, 2, 28)));
        destroy(&mut dossier, &BTreeMap::new());
        assert_eq!(standing(&dossier, keep, gone(true)), Standing::Gone(at));
    }

    #[test]
    fn months_have_their_limits() {
        assert_eq!([0, 1, 60, 61].map(|months| Keep::try_from(months).is_ok()), [false, true, true, false]);
    }
}
