//! A yes, bound to the words that it was said to.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Changes, Round, Subject, Wording};
use crate::domain::draft::Block;
use crate::domain::ids::RoundId;
use crate::domain::publication::Coded;
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
    /// What the words stood on when the notes were destroyed; until then the notes tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Coded>,
}

impl Approval {
    #[must_use]
    pub fn new(wording: Wording, by: String, channel: String, date: Date, at: Timestamp) -> Self {
        Self { by, channel, date, at, hash: wording.hash(), wording, codes: Vec::new() }
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
    /// Matters that the contact person has been asked about again, and has not answered.
    pub asked: usize,
}

/// How a text stands to its latest approval.
#[derive(Debug, Clone, PartialEq)]
pub enum Approved<'a> {
    Never,
    /// It is word for word what was approved.
    Holds(&'a Approval),
    /// So it is, but something has been said about it since that nobody has decided on.
    Questioned(&'a Approval, usize),
    /// It was approved before approvals were bound to words; nobody can say what has changed.
    Before,
    /// It has changed since.
    Reopened(&'a Approval, Changes),
}

impl Dossier {
    /// Whether the text is approved just as it stands: a later edit takes that away, and so does a
    /// remark that nobody has decided on.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.municipality.milestones.approved.is_some()
            && (self.approvals.all.is_empty() || self.approval().is_some())
            && self.rounds.values().all(|round| !round.has_open())
    }

    /// The latest approval of the text as it stands. One of another text, though it came later, says
    /// nothing about this.
    #[must_use]
    pub fn approval(&self) -> Option<&Approval> {
        self.approvals.all.iter().rev().find(|approval| approval.wording.is_of(self))
    }

    /// How the text stands to what has been approved.
    #[must_use]
    pub fn approved(&self) -> Approved<'_> {
        if self.municipality.milestones.approved.is_none() {
            return Approved::Never;
        }
        let Some(latest) = self.approvals.all.last() else { return Approved::Before };
        match self.approval() {
            None => Approved::Reopened(latest, latest.wording.changes(self)),
            Some(holds) => match self.open() {
                0 => Approved::Holds(holds),
                open => Approved::Questioned(holds, open),
            },
        }
    }

    /// How much of what was said in any round nobody has decided on, or found a place for.
    fn open(&self) -> usize {
        self.rounds.values().filter(|round| round.has_open()).map(|round| round.tally()).map(|tally| tally.open + tally.unplaced).sum()
    }

    /// Binds an approval from before approvals were bound to words to those that stand there now;
    /// false when there is none.
    pub fn seal(&mut self) -> bool {
        if let (Some(date), true) = (self.municipality.milestones.approved, self.approvals.all.is_empty()) {
            let at = date.to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |midnight| midnight.timestamp());
            self.approvals.all.push(Approval::new(Wording::of(self), String::new(), String::new(), date, at));
            return true;
        }
        false
    }

    /// What is in the way of approving the text as it stands; `None` when nothing is.
    #[must_use]
    pub fn not_ready(&self) -> Option<NotReady> {
        let is_blank = self.draft.as_ref().is_none_or(|draft| draft.blocks.iter().all(Block::is_blank));
        let tallies = || self.rounds.values().map(|round| round.tally());
        let (open, unplaced) = tallies().fold((0, 0), |(open, unplaced), tally| (open + tally.open, unplaced + tally.unplaced));
        let left = NotReady { is_blank, open, unplaced, asked: self.asked_back().len() };
        (left != NotReady::default()).then_some(left)
    }

    /// What the contact person has been asked about again and has not answered yet.
    #[must_use]
    pub fn asked_back(&self) -> Vec<Subject> {
        let rounds: Vec<&Round> = self.rounds.values().map(AsRef::as_ref).collect();
        let mut waiting: Vec<Subject> = Vec::new();
        for (n, round) in rounds.iter().enumerate() {
            for matter in round.matters().iter().filter(|matter| matter.is_asked()) {
                let answered = rounds[n + 1..].iter().any(|later| later.has_answered(&matter.subject));
                if !answered && !waiting.contains(&matter.subject) {
                    waiting.push(matter.subject.clone());
                }
            }
        }
        waiting
    }

    /// Notes that a text was approved. It may be another than the one that stands here now.
    pub fn approve(&mut self, approval: Approval) {
        self.approvals.all.push(approval);
        // The day of the approval that holds; of the latest while none does.
        let date = self.approval().or(self.approvals.all.last()).map(|approval| approval.date);
        self.municipality.milestones.approved = date;
    }

    /// Which in order a round is, from 1. One that never went out has no number of its own.
    #[must_use]
    pub fn number_of(&self, id: &RoundId) -> usize {
        self.rounds.range(..id).filter(|(_, round)| round.is_under_way()).count() + 1
    }

    /// The round that has been made and has not gone out, if there is one after the
    /// [latest](Self::latest_round).
    #[must_use]
    pub fn prepared_round(&self) -> Option<(&RoundId, &Arc<Round>)> {
        self.rounds.last_key_value().filter(|(_, round)| !round.is_under_way())
    }
}
