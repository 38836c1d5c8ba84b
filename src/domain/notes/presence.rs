//! Who was at the table, and from when to when.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::session::SeatCode;

/// A seat that was taken or left in the course of the interview. Everybody is there from the
/// start unless their first such event is that they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    pub seat: SeatCode,
    pub at: Timestamp,
    /// Came (or came back), or went.
    pub here: bool,
}

/// The latest word on each seat over several note-takers; a seat that is not named is there.
#[must_use]
pub fn joined<'a>(events: impl IntoIterator<Item = &'a Presence>) -> BTreeMap<SeatCode, Presence> {
    let mut latest: BTreeMap<SeatCode, Presence> = BTreeMap::new();
    for event in events {
        let slot = latest.entry(event.seat).or_insert(*event);
        if event.at >= slot.at {
            *slot = *event;
        }
    }
    latest
}
