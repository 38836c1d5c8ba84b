//! Time spent, as stretches of one section each. A pause is a gap between two stretches.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::ids::SectionId;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clock {
    pub stretches: Vec<Stretch>,
    /// It was running when this was written. Found so on opening, the computer has stopped.
    pub running: bool,
    /// When the focus group was closed.
    pub ended: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub section: SectionId,
    pub from: Timestamp,
    /// The last moment known to belong to it. Moved forward with every save, so that time the
    /// computer was switched off is not counted.
    pub to: Timestamp,
}

impl Clock {
    #[must_use]
    pub fn has_started(&self) -> bool {
        !self.stretches.is_empty()
    }

    /// Seconds spent in a section.
    #[must_use]
    pub fn seconds_in(&self, section: &SectionId) -> i64 {
        self.stretches.iter().filter(|s| s.section == *section).map(Stretch::seconds).sum()
    }

    /// Seconds spent in all, pauses not counted.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.stretches.iter().map(Stretch::seconds).sum()
    }

    /// The last moment it was known to run.
    #[must_use]
    pub fn last(&self) -> Option<Timestamp> {
        self.stretches.last().map(|stretch| stretch.to)
    }

    /// Starts, or goes on, in `section` at `now`.
    pub fn enter(&mut self, section: &SectionId, now: Timestamp) {
        self.stretches.push(Stretch { section: section.clone(), from: now, to: now });
    }

    /// Lets time run up to `now` in the latest stretch. A clock set back counts as no time.
    pub fn tick(&mut self, now: Timestamp) {
        if let Some(last) = self.stretches.last_mut() {
            last.to = last.to.max(now);
        }
    }

    /// Lets time run in a section from now on.
    pub fn run_in(&mut self, section: &SectionId, now: Timestamp) {
        self.tick(now);
        if self.stretches.last().is_none_or(|stretch| stretch.section != *section) {
            self.enter(section, now);
        }
    }
}

impl Stretch {
    fn seconds(&self) -> i64 {
        self.to.duration_since(self.from).as_secs().max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_not_counted_and_a_clock_set_back_counts_as_nothing() {
        let (one, two) = (SectionId::new("one").unwrap(), SectionId::new("two").unwrap());
        let at = |s| Timestamp::from_second(s).unwrap();
        let mut clock = Clock::default();
        clock.enter(&one, at(0));
        clock.tick(at(60));
        clock.enter(&two, at(600));
        clock.tick(at(630));
        clock.tick(at(10));
        assert_eq!((clock.seconds_in(&one), clock.seconds_in(&two), clock.seconds()), (60, 30, 90));
    }
}
