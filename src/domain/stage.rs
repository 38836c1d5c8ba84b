//! How far a municipality has come, from planned to approved.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The steps after the draft, each with the day it was taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Milestones {
    /// The draft went out for fact-checking.
    pub sent: Option<Date>,
    /// The contact person's answer came.
    pub replied: Option<Date>,
    /// The summary was approved.
    pub approved: Option<Date>,
}

/// Where a municipality stands; each stage includes the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Planned,
    Held,
    Draft,
    WithChecker,
    Replied,
    Approved,
}

impl Stage {
    pub const ALL: [Self; 6] = [Self::Planned, Self::Held, Self::Draft, Self::WithChecker, Self::Replied, Self::Approved];

    /// Works the stage out from what exists: `held` when a focus group has been closed, `draft`
    /// when the draft has any text.
    #[must_use]
    pub fn of(milestones: &Milestones, held: bool, draft: bool) -> Self {
        if milestones.approved.is_some() {
            Self::Approved
        } else if milestones.replied.is_some() {
            Self::Replied
        } else if milestones.sent.is_some() {
            Self::WithChecker
        } else if draft {
            Self::Draft
        } else if held {
            Self::Held
        } else {
            Self::Planned
        }
    }

    /// 1 for planned to 6 for approved.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }
}
