//! One municipality or district that may be chosen, and what is known of its agreement.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::ids::Slug;
use crate::domain::sweden::{self, Code};

/// A candidate for the mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub name: String,
    /// The municipality's code; of a district that of its city.
    #[serde(default)]
    pub code: Option<Code>,
    /// A part of the municipality that the code is of (stadsdel).
    #[serde(default)]
    pub district: bool,
    /// How it came to be thought of; may be several.
    #[serde(default)]
    pub sources: BTreeSet<Source>,
    /// What came of asking for its agreement.
    #[serde(default)]
    pub answer: Answer,
    /// Its agreement is the whole city's: of all districts with the same code it counts once.
    #[serde(default)]
    pub joint: bool,
    #[serde(default)]
    pub criteria: Criteria,
    /// Why its agreement was left out.
    #[serde(default)]
    pub left_out: Option<Reason>,
    /// More about that, or about the choice.
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub contacts: Vec<Contacted>,
    #[serde(default)]
    pub chosen: bool,
    /// The municipality of the project that it became.
    #[serde(default)]
    pub slug: Option<Slug>,
}

impl Candidate {
    /// A candidate of which only the name is known, and the code with it.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let place = sweden::find(name);
        Self {
            name: place.map_or_else(|| name.trim().to_owned(), |place| place.name.to_owned()),
            code: place.map(|place| place.code),
            district: false,
            sources: BTreeSet::new(),
            answer: Answer::default(),
            joint: false,
            criteria: Criteria::default(),
            left_out: None,
            why: String::new(),
            contacts: Vec::new(),
            chosen: false,
            slug: None,
        }
    }

    /// Managers have been talked to, by telephone or face to face.
    #[must_use]
    pub fn is_interviewed(&self) -> bool {
        self.contacts.iter().any(|contact| contact.what == Touch::Interview)
    }
}

/// How a candidate came to be thought of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// It reported a written agreement to öppna jämförelser.
    OpenComparisons,
    /// It took part in a pilot project.
    PilotProject,
    /// It was known otherwise.
    Own,
}

impl Source {
    pub const ALL: [Self; 3] = [Self::OpenComparisons, Self::PilotProject, Self::Own];
}

/// What came of asking a candidate for its agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// None yet, or it has not been asked.
    #[default]
    None,
    /// It has no formal, written agreement.
    NoAgreement,
    /// It sent its agreement.
    Agreement,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::None, Self::NoAgreement, Self::Agreement];
}

/// What an agreement must be, after Bilaga 1 of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Made or followed up within the last year.
    Current,
    /// Decided at management level.
    Management,
    /// Its purpose or aim is collaboration around individuals.
    Purpose,
    /// It names target groups.
    TargetGroups,
    /// It describes a way of working, and who is responsible for what.
    WayOfWorking,
}

impl Criterion {
    pub const ALL: [Self; 5] = [Self::Current, Self::Management, Self::Purpose, Self::TargetGroups, Self::WayOfWorking];
}

/// Whether a criterion is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    #[default]
    Unknown,
    Yes,
    No,
}

impl Met {
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Yes, Self::No];

    /// What follows when one goes through all of them.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Unknown => Self::Yes,
            Self::Yes => Self::No,
            Self::No => Self::Unknown,
        }
    }
}

/// How an agreement stands against each criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Criteria {
    pub current: Met,
    pub management: Met,
    pub purpose: Met,
    pub target_groups: Met,
    pub way_of_working: Met,
}

impl Criteria {
    #[must_use]
    pub fn get(&self, criterion: Criterion) -> Met {
        let mut copy = *self;
        *copy.slot(criterion)
    }

    pub fn slot(&mut self, criterion: Criterion) -> &mut Met {
        match criterion {
            Criterion::Current => &mut self.current,
            Criterion::Management => &mut self.management,
            Criterion::Purpose => &mut self.purpose,
            Criterion::TargetGroups => &mut self.target_groups,
            Criterion::WayOfWorking => &mut self.way_of_working,
        }
    }

    /// Every one of them is.
    #[must_use]
    pub fn are_met(&self) -> bool {
        Criterion::ALL.iter().all(|criterion| self.get(*criterion) == Met::Yes)
    }
}

/// Why an agreement was left out; the first three are the report's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It is only about collaboration after FINSAM.
    FinsamOnly,
    /// It is only about certain newly arrived, after the establishment reform.
    NewArrivalsOnly,
    /// It has nothing of a way of working, is not about individuals, or is years old.
    TooLittle,
    Other,
}

impl Reason {
    pub const ALL: [Self; 4] = [Self::FinsamOnly, Self::NewArrivalsOnly, Self::TooLittle, Self::Other];
}

/// That somebody was written to or talked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacted {
    #[serde(default)]
    pub date: Option<Date>,
    pub what: Touch,
    /// Whom, by what they do, never a name: "Enhetschef försörjningsstöd".
    #[serde(default)]
    pub with: String,
}

/// How a candidate was contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Touch {
    /// Its agreement was asked for.
    Request,
    /// Once more.
    Reminder,
    /// Managers were interviewed, by telephone or face to face.
    Interview,
    Other,
}

impl Touch {
    pub const ALL: [Self; 4] = [Self::Request, Self::Reminder, Self::Interview, Self::Other];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_gets_the_code_of_its_name() {
        let ale = Candidate::named("ale kommun");
        assert_eq!((ale.name.as_str(), ale.code.map(|code| code.to_string()).as_deref()), ("Ale", Some("1440")));
        assert_eq!(Candidate::named(" Exempelköping ").code, None);
    }

    #[test]
    fn all_five_have_to_be_met() {
        let mut criteria = Criteria::default();
        for criterion in Criterion::ALL {
            assert!(!criteria.are_met());
            *criteria.slot(criterion) = Met::Yes;
            assert_eq!(criteria.get(criterion), Met::Yes);
        }
        assert!(criteria.are_met());
        assert_eq!(Met::ALL.map(Met::next), [Met::Yes, Met::No, Met::Unknown]);
    }
}
