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

/// What there is of a municipality's work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is there or not")]
pub struct Reached {
    /// A focus group has been closed.
    pub held: bool,
    /// The draft has any text.
    pub has_text: bool,
    pub sent: bool,
    pub replied: bool,
    /// The text is approved just as it stands.
    pub approved: bool,
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

    /// Works the stage out from what there is.
    #[must_use]
    pub fn of(reached: Reached) -> Self {
        match reached {
            Reached { approved: true, .. } => Self::Approved,
            Reached { replied: true, .. } => Self::Replied,
            Reached { sent: true, .. } => Self::WithChecker,
            Reached { has_text: true, .. } => Self::Draft,
            Reached { held: true, .. } => Self::Held,
            _ => Self::Planned,
        }
    }

    /// 1 for planned to 6 for approved.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }
}
