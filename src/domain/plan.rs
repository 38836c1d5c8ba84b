//! The minutes that are left, shared out again as time goes.
//!
//! What has been used is used. What is left of the whole time goes to the sections that are still
//! to come in the proportions of the plan, but no section gets more than it was planned: time
//! gained stays a reserve until it is needed.

use super::guide::{Guide, Section};
use super::ids::SectionId;
use super::notes::Clock;
use super::session::Session;

/// One section's minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub planned: u32,
    /// Whole minutes used.
    pub used: u32,
    /// Minutes in all, as things stand: used and still to come.
    pub now: u32,
}

/// The plan as things stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// One for each of the guide's sections.
    pub sections: Vec<Share>,
    /// Minutes by which the interview is ahead of the plan; negative when it is late.
    pub ahead: i32,
    /// Minutes left of the planned time; negative when it is over.
    pub left: i32,
}

impl Plan {
    /// `here` is the section one is in, `left` the share of a section's rows, 0 to 1, that
    /// somebody still has to come back to.
    #[must_use]
    pub fn new(guide: &Guide, session: &Session, clock: Option<&Clock>, here: &SectionId, left: impl Fn(&Section) -> f64) -> Self {
        let used = |id: &SectionId| clock.map_or(0, |clock| clock.seconds_in(id));
        let at = guide.sections.iter().position(|section| section.id == *here).unwrap_or(0);
        let planned: Vec<i64> = guide.sections.iter().map(|section| i64::from(session.section_minutes(section)) * 60).collect();
        let spent: Vec<i64> = guide.sections.iter().map(|section| used(&section.id)).collect();
        // Still to come: of the present section and the later ones all they have not used; of an
        // earlier one, left in the middle, as much as there are rows to come back to.
        let to_come: Vec<i64> = guide
            .sections
            .iter()
            .enumerate()
            .map(|(i, section)| {
                let unused = (planned[i] - spent[i]).max(0);
                let share = left(section);
                if i < at || share <= 0.0 { (unused as f64 * share) as i64 } else { unused }
            })
            .collect();
        let left = planned.iter().sum::<i64>() - spent.iter().sum::<i64>();
        let wanted: i64 = to_come.iter().sum();
        let given = shared_out(&to_come, left.clamp(0, wanted));
        let minutes = |seconds: i64| u32::try_from(seconds / 60).unwrap_or(0);
        let sections = (0..planned.len())
            .map(|i| Share { planned: minutes(planned[i]), used: minutes(spent[i]), now: minutes(spent[i] + given[i] + 30) })
            .collect();
        let whole = |seconds: i64| i32::try_from(seconds / 60).unwrap_or(0);
        Self { sections, ahead: whole(left - wanted), left: whole(left) }
    }
}

/// Shares `total` out in the proportions of `wishes`; the parts add up to it exactly.
fn shared_out(wishes: &[i64], total: i64) -> Vec<i64> {
    let sum: i64 = wishes.iter().sum();
    let mut before = 0;
    let mut given = 0;
    wishes
        .iter()
        .map(|wish| {
            before += wish;
            let until = if sum == 0 { 0 } else { total * before / sum };
            let part = until - given;
            given = until;
            part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::guide::Bilingual;

    fn guide(minutes: &[u16]) -> Guide {
        let words = || Bilingual { sv: "x".to_owned(), en: "x".to_owned() };
        let section = |(i, minutes): (usize, &u16)| crate::domain::guide::Section {
            id: id(i),
            title: words(),
            minutes: *minutes,
            heading: None,
            rows: Vec::new(),
        };
        Guide { title: words(), source: words(), footnotes: Vec::new(), sections: minutes.iter().enumerate().map(section).collect() }
    }

    fn id(i: usize) -> SectionId {
        SectionId::new(format!("s{i}")).unwrap()
    }

    fn clock(minutes: &[i64]) -> Clock {
        let mut clock = Clock::default();
        let mut now = Timestamp::UNIX_EPOCH;
        for (i, used) in minutes.iter().enumerate() {
            clock.enter(&id(i), now);
            now += jiff::SignedDuration::from_mins(*used);
            clock.tick(now);
        }
        clock
    }

    fn plan(planned: &[u16], used: &[i64], here: usize) -> Plan {
        Plan::new(
            &guide(planned),
            &Session::default(),
            Some(&clock(used)),
            &id(here),
            |section| if section.id < id(here) { 0.0 } else { 1.0 },
        )
    }

    #[test]
    fn in_time_the_plan_stands() {
        let plan = plan(&[15, 40, 35], &[15, 10], 1);
        assert_eq!(plan.sections.iter().map(|s| s.now).collect::<Vec<_>>(), [15, 40, 35]);
        assert_eq!((plan.ahead, plan.left), (0, 65));
    }

    #[test]
    fn lost_time_is_taken_from_what_is_to_come_in_proportion() {
        // 10 minutes late: of 80 planned to come, 70 are left.
        let plan = plan(&[10, 40, 40], &[20, 0], 1);
        assert_eq!(plan.sections.iter().map(|s| s.now).collect::<Vec<_>>(), [20, 35, 35]);
        assert_eq!((plan.ahead, plan.left), (-10, 70));
    }

    #[test]
    fn time_gained_is_a_reserve() {
        let plan = plan(&[15, 40, 35], &[5, 0], 1);
        assert_eq!(plan.sections.iter().map(|s| s.now).collect::<Vec<_>>(), [5, 40, 35]);
        assert_eq!(plan.ahead, 10);
    }

    #[test]
    fn when_all_time_is_gone_nothing_is_left_to_share() {
        let plan = plan(&[10, 20, 30], &[40, 25], 1);
        assert_eq!(plan.sections.iter().map(|s| s.now).collect::<Vec<_>>(), [40, 25, 0]);
        assert_eq!((plan.ahead, plan.left), (-35, -5));
    }

    #[test]
    fn a_section_that_is_settled_needs_no_more_time() {
        let settled = |section: &Section| if section.id == id(2) { 1.0 } else { 0.0 };
        let plan = Plan::new(&guide(&[10, 20, 30]), &Session::default(), Some(&clock(&[10, 5])), &id(2), settled);
        assert_eq!(plan.sections[1].now, 5);
        assert_eq!(plan.ahead, 15);
    }

    #[test]
    fn looking_ahead_does_not_win_time() {
        // In the second section for 8 of its 20 minutes, then to the last one for an early answer.
        let left = |section: &Section| {
            if section.id == id(0) {
                0.0
            } else if section.id == id(1) {
                0.5
            } else {
                1.0
            }
        };
        let plan = Plan::new(&guide(&[10, 20, 30, 10]), &Session::default(), Some(&clock(&[10, 8])), &id(3), left);
        assert_eq!(plan.ahead, 6, "half of the second section is still to be asked");
        assert_eq!(plan.sections[2].now, 30, "and all of the third");
    }
}
