//! The selection of municipalities: a register of candidates and the funnel that it makes.
//!
//! After the report's section "Urval" and its Bilaga 1: those that reported an agreement to öppna
//! jämförelser are asked for it, their agreements are read against five criteria, those that meet them
//! and those of a pilot project are contacted, and a few are chosen.

mod candidate;
mod columns;
mod example;
mod funnel;
mod import;
mod words;

use serde::{Deserialize, Serialize};

pub use self::candidate::{Answer, Candidate, Contacted, Criteria, Criterion, Met, Reason, Source, Touch};
pub use self::columns::{Column, Register, table};
pub use self::example::report_2015;
pub use self::funnel::{Funnel, Standing, Step};
pub use self::import::{Brought, bring};

use super::ids::Slug;
use super::{sweden, swedish};

/// More candidates than there are municipalities and districts.
pub const MAX_CANDIDATES: usize = 2_000;

/// `selection.ron`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    #[serde(default)]
    pub candidates: Vec<Candidate>,
}

impl Selection {
    /// Nobody has been thought of yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }

    /// Which of the candidates has this name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        let wanted = sweden::identity(name);
        self.candidates.iter().position(|candidate| sweden::identity(&candidate.name) == wanted)
    }

    /// Takes a candidate in at its place by name, unless one of this name is there; where it stands.
    pub fn add(&mut self, candidate: Candidate) -> usize {
        if let Some(there) = self.position(&candidate.name) {
            return there;
        }
        let key = swedish::collation(&candidate.name);
        let at = self.candidates.iter().position(|other| swedish::collation(&other.name) > key).unwrap_or(self.candidates.len());
        self.candidates.insert(at, candidate);
        at
    }

    /// Takes in, each at its place by name, many candidates whose names are not there.
    fn extend(&mut self, mut new: Vec<Candidate>) {
        new.sort_by_cached_key(|candidate| swedish::collation(&candidate.name));
        let mut new = new.into_iter().peekable();
        let mut all = Vec::with_capacity(self.candidates.len() + new.len());
        for there in self.candidates.drain(..) {
            let key = swedish::collation(&there.name);
            while let Some(candidate) = new.next_if(|candidate| swedish::collation(&candidate.name) < key) {
                all.push(candidate);
            }
            all.push(there);
        }
        all.extend(new);
        self.candidates = all;
    }

    /// The candidate that a municipality of the project came from.
    #[must_use]
    pub fn of(&self, slug: &Slug) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.slug.as_ref() == Some(slug))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_stand_in_order_and_once() {
        let mut selection = Selection::default();
        for name in ["Örebro", "Ale", "Åre", "ale kommun"] {
            selection.add(Candidate::named(name));
        }
        assert_eq!(selection.candidates.iter().map(|candidate| candidate.name.as_str()).collect::<Vec<_>>(), ["Ale", "Åre", "Örebro"]);
        assert_eq!(selection.position("ÅRE KOMMUN"), Some(1));
    }
}
