//! A focus group: when, where, and who sits where, by seat code alone.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::guide::{Guide, Section, SectionMinutes};

/// The most seats around one table. The guide's groups had six to twelve.
pub const MAX_SEATS: usize = 24;

/// `session.ron`. There is no field for a participant's name, on purpose: "När vi använder
/// citat skriver vi aldrig ut namn" (Bilaga 2, Introduktion).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    pub date: Option<Date>,
    pub start: Option<Time>,
    pub place: String,
    /// Minutes per section, where the plan differs from the guide's suggestion.
    pub minutes: SectionMinutes,
    pub seats: Vec<Seat>,
}

/// Which seat, from 1: D1, D2, …, clockwise from the moderator's left hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatCode(pub u8);

impl std::fmt::Display for SeatCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "D{}", self.0)
    }
}

/// One participant, known by place, organisation and role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub code: SeatCode,
    pub organisation: Organisation,
    pub role: Role,
    /// Years in the profession. Never exported: with the role it points at one person.
    #[serde(default)]
    pub years: Option<Years>,
}

/// The three parties that sat in every focus group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Organisation {
    /// Socialtjänst/försörjningsstöd.
    SocialServices,
    /// Arbetsmarknadsenheten.
    LabourMarketUnit,
    /// Arbetsförmedlingen.
    EmploymentService,
}

impl Organisation {
    pub const ALL: [Self; 3] = [Self::SocialServices, Self::LabourMarketUnit, Self::EmploymentService];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Manager,
    CaseWorker,
}

impl Role {
    pub const ALL: [Self; 2] = [Self::Manager, Self::CaseWorker];
}

/// Years in the profession, in brackets wide enough not to single anybody out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Years {
    UpTo2,
    From3To5,
    From6To10,
    From11To20,
    Over20,
}

impl Years {
    pub const ALL: [Self; 5] = [Self::UpTo2, Self::From3To5, Self::From6To10, Self::From11To20, Self::Over20];
}

impl Session {
    #[must_use]
    pub fn seat(&self, code: SeatCode) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.code == code)
    }

    /// The lowest code that no seat has, so that a removed D3 can be filled again.
    #[must_use]
    pub fn next_code(&self) -> Option<SeatCode> {
        (1..=MAX_SEATS as u8).map(SeatCode).find(|code| self.seat(*code).is_none())
    }

    /// Adds a case worker from the organisation that has the fewest seats so far.
    pub fn add_seat(&mut self) -> Option<SeatCode> {
        let code = self.next_code()?;
        let organisation = Organisation::ALL.into_iter().min_by_key(|o| self.count(*o))?;
        self.seats.push(Seat { code, organisation, role: Role::CaseWorker, years: None });
        self.seats.sort_by_key(|seat| seat.code);
        Some(code)
    }

    #[must_use]
    pub fn count(&self, organisation: Organisation) -> usize {
        self.seats.iter().filter(|seat| seat.organisation == organisation).count()
    }

    /// Seats that nobody shares organisation and role with, so that a role would name them.
    #[must_use]
    pub fn alone_in_role(&self) -> Vec<SeatCode> {
        let twins = |a: &Seat| self.seats.iter().filter(|b| (a.organisation, a.role) == (b.organisation, b.role)).count();
        self.seats.iter().filter(|seat| twins(seat) == 1).map(|seat| seat.code).collect()
    }

    /// Planned minutes for a section.
    #[must_use]
    pub fn section_minutes(&self, section: &Section) -> u16 {
        self.minutes.get(&section.id).copied().unwrap_or(section.minutes)
    }

    /// Planned minutes in all.
    #[must_use]
    pub fn total_minutes(&self, guide: &Guide) -> u32 {
        guide.sections.iter().map(|section| u32::from(self.section_minutes(section))).sum()
    }

    /// What keeps the focus group from starting.
    #[must_use]
    pub fn is_prepared(&self) -> bool {
        self.date.is_some() && self.start.is_some() && self.has_every_party()
    }

    /// Every party and both managers and case workers sit at the table (report, "Fokusgrupper i
    /// sex kommuner").
    #[must_use]
    pub fn has_every_party(&self) -> bool {
        Organisation::ALL.into_iter().all(|o| self.count(o) > 0) && Role::ALL.into_iter().all(|r| self.seats.iter().any(|s| s.role == r))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_code_is_the_next_to_be_given() {
        let mut session = Session::default();
        for n in 1..=3 {
            assert_eq!(session.add_seat(), Some(SeatCode(n)));
        }
        session.seats.remove(1);
        assert_eq!(session.add_seat(), Some(SeatCode(2)));
        assert_eq!(session.seats.iter().map(|s| s.code.0).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn alone_in_role_means_organisation_and_role_together() {
        let mut session = Session::default();
        for _ in 0..6 {
            session.add_seat();
        }
        assert!(session.alone_in_role().is_empty(), "two case workers of each");
        session.seats[0].role = Role::Manager;
        assert_eq!(session.alone_in_role(), [SeatCode(1), SeatCode(4)]);
    }
}
