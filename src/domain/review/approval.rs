//! A yes, bound to the words that it was said to.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Changes, Wording};
use crate::domain::draft::Block;
use crate::domain::workspace::Dossier;

/// `approvals.ron`: every approval of a municipality's text, the latest last. None is ever taken
/// out; one that no longer fits the text tells what has changed since.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Approvals {
    pub all: Vec<Approval>,
}

/// That somebody approved a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// Who, by what they are: "Kontaktpersonen". Never a name.
    pub by: String,
    /// How it was said: by the form, by telephone.
    pub channel: String,
    /// The day it was said.
    pub date: Date,
    /// When it was noted here.
    pub at: Timestamp,
    /// [`Wording::hash`] of the text.
    pub hash: String,
    pub wording: Wording,
}

impl Approval {
    #[must_use]
    pub fn new(wording: Wording, by: String, channel: String, date: Date, at: Timestamp) -> Self {
        Self { by, channel, date, at, hash: wording.hash(), wording }
    }
}

/// What keeps a text from being approved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotReady {
    /// There is no text.
    pub is_blank: bool,
    /// Matters that are to be decided on.
    pub open: usize,
    pub unplaced: usize,
    /// Matters that the contact person has been asked about again.
    pub asked: usize,
}

/// How a text stands to its latest approval.
#[derive(Debug, Clone, PartialEq)]
pub enum Approved<'a> {
    Never,
    /// It is word for word what was approved.
    Holds(&'a Approval),
    /// It was approved before approvals were bound to words; nobody can say what has changed.
    Before,
    /// It has changed since.
    Reopened(&'a Approval, Changes),
}

impl Dossier {
    /// Whether the text is approved just as it stands: a later edit takes that away.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.municipality.milestones.approved.is_some() && self.approvals.all.last().is_none_or(|latest| latest.wording.is_of(self))
    }

    /// How the text stands to its latest approval.
    #[must_use]
    pub fn approved(&self) -> Approved<'_> {
        if self.municipality.milestones.approved.is_none() {
            return Approved::Never;
        }
        match self.approvals.all.last() {
            None => Approved::Before,
            Some(latest) if latest.wording.is_of(self) => Approved::Holds(latest),
            Some(latest) => Approved::Reopened(latest, latest.wording.changes(self)),
        }
    }

    /// Binds an approval from before approvals were bound to words to those that stand there now.
    pub fn seal(&mut self) {
        if let (Some(date), true) = (self.municipality.milestones.approved, self.approvals.all.is_empty()) {
            let at = date.to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |midnight| midnight.timestamp());
            self.approvals.all.push(Approval::new(Wording::of(self), String::new(), String::new(), date, at));
        }
    }

    /// What is in the way of approving the text as it stands; `None` when nothing is.
    #[must_use]
    pub fn not_ready(&self) -> Option<NotReady> {
        let is_blank = self.draft.as_ref().is_none_or(|draft| draft.blocks.iter().all(Block::is_blank));
        let round = self.latest_round().map(|(_, round)| round);
        let tally = round.map(|round| round.tally()).unwrap_or_default();
        let asked = round.map_or(0, |round| round.matters().iter().filter(|matter| matter.is_asked()).count());
        let left = NotReady { is_blank, open: tally.open, unplaced: tally.unplaced, asked };
        (left != NotReady::default()).then_some(left)
    }

    /// Notes that a text was approved. It may be another than the one that stands here now.
    pub fn approve(&mut self, approval: Approval) {
        self.municipality.milestones.approved = Some(approval.date);
        self.approvals.all.push(approval);
    }
}
