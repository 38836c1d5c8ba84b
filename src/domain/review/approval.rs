//! A yes, bound to the words that it was said to.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Changes, Wording};
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

    /// Notes that a text was approved. It may be another than the one that stands here now.
    pub fn approve(&mut self, approval: Approval) {
        self.municipality.milestones.approved = Some(approval.date);
        self.approvals.all.push(approval);
    }
}
