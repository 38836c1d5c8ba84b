//! The funnel: how many candidates came how far, counted as the report counts them.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Answer, Candidate, Reason, Source};
use super::{Criterion, Met, Selection};
use crate::domain::sweden::Code;

/// How many came how far. From [`Funnel::agreements`] on a city's joint agreement counts once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Funnel {
    /// Of öppna jämförelser: met the indicator, and were asked for their agreement.
    pub asked: usize,
    pub answered: usize,
    /// Answered that there is no formal, written agreement.
    pub no_agreement: usize,
    /// Sent an agreement.
    pub agreements: usize,
    /// How many of those were a city's joint one that another district had sent already.
    pub joint: usize,
    /// How many of the rest belong to the pilot project's own selection.
    pub in_pilot: usize,
    /// Agreements that were to be read against the criteria.
    pub read: usize,
    pub met: usize,
    pub left_out: BTreeMap<Reason, usize>,
    /// Neither met nor left out yet.
    pub undecided: usize,
    /// Of the pilot project, and of one's own, those that are no other's.
    pub pilot: usize,
    pub own: usize,
    /// Those that met the criteria, and those of the pilot project and of one's own.
    pub to_contact: usize,
    /// How many of those have been interviewed.
    pub interviewed: usize,
    pub chosen: usize,
}

/// Where one candidate stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Has not answered, or was not asked.
    Waiting,
    NoAgreement,
    LeftOut,
    /// The agreement is to be read.
    Undecided,
    /// To be contacted.
    ToContact,
    Interviewed,
    Chosen,
}

impl Standing {
    pub const ALL: [Self; 7] =
        [Self::Waiting, Self::NoAgreement, Self::LeftOut, Self::Undecided, Self::ToContact, Self::Interviewed, Self::Chosen];
}

/// A row of the funnel's table, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Asked,
    Answered,
    NoAgreement,
    Agreements,
    Joint,
    InPilot,
    Read,
    LeftOut(Reason),
    Undecided,
    Met,
    Pilot,
    Own,
    ToContact,
    Interviewed,
    Chosen,
}

impl Step {
    /// What is taken away between two of the others.
    #[must_use]
    pub fn is_taken_away(self) -> bool {
        matches!(self, Self::NoAgreement | Self::Joint | Self::InPilot | Self::LeftOut(_) | Self::Undecided)
    }

    /// What comes to the others from elsewhere.
    #[must_use]
    pub fn is_added(self) -> bool {
        matches!(self, Self::Pilot | Self::Own)
    }
}

/// Candidates that count as one.
type Unit<'a> = Vec<&'a Candidate>;

impl Candidate {
    fn comes_from(&self, source: Source) -> bool {
        self.sources.contains(&source)
    }

    fn is_in_pilot(&self) -> bool {
        self.comes_from(Source::PilotProject)
    }

    /// It has been judged that its agreement will do.
    #[must_use]
    pub fn meets(&self) -> bool {
        self.left_out.is_none() && self.criteria.are_met()
    }

    /// A criterion that is not met, though nobody has said why it is left out.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        self.left_out.is_none() && Criterion::ALL.iter().any(|criterion| self.criteria.get(*criterion) == Met::No)
    }

    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let direct = self.is_in_pilot() || self.comes_from(Source::Own);
        match () {
            () if self.chosen => Standing::Chosen,
            () if self.left_out.is_some() => Standing::LeftOut,
            () if !direct && self.answer == Answer::NoAgreement => Standing::NoAgreement,
            () if !direct && self.answer == Answer::None => Standing::Waiting,
            () if !direct && !self.meets() => Standing::Undecided,
            () if self.is_interviewed() => Standing::Interviewed,
            () => Standing::ToContact,
        }
    }
}

impl Funnel {
    /// Counts a register.
    #[must_use]
    pub fn of(selection: &Selection) -> Self {
        let all = &selection.candidates;
        let asked: Vec<&Candidate> = all.iter().filter(|candidate| candidate.comes_from(Source::OpenComparisons)).collect();
        let answered = asked.iter().filter(|candidate| candidate.answer != Answer::None).count();
        let sent: Vec<&Candidate> = asked.iter().copied().filter(|candidate| candidate.answer == Answer::Agreement).collect();
        let units = units(&sent);
        let is_in_pilot = |unit: &&Unit<'_>| unit.iter().any(|candidate| candidate.is_in_pilot());
        let in_pilot = units.iter().filter(is_in_pilot).count();
        let read: Vec<&Unit<'_>> = units.iter().filter(|unit| !is_in_pilot(unit)).collect();
        let met: Vec<&&Unit<'_>> = read.iter().filter(|unit| unit.iter().any(|candidate| candidate.meets())).collect();
        let mut left_out: BTreeMap<Reason, usize> = BTreeMap::new();
        let not_met = read.iter().filter(|unit| !unit.iter().any(|candidate| candidate.meets()));
        for reason in not_met.filter_map(|unit| unit.iter().find_map(|candidate| candidate.left_out)) {
            *left_out.entry(reason).or_default() += 1;
        }
        let pilot: Vec<&Candidate> = all.iter().filter(|candidate| candidate.is_in_pilot()).collect();
        // Whoever is in one of the other two is counted there.
        let is_own = |candidate: &&Candidate| candidate.sources.iter().eq([&Source::Own]);
        let own: Vec<&Candidate> = all.iter().filter(is_own).collect();
        let contacted = met.iter().filter(|unit| unit.iter().any(|candidate| candidate.is_interviewed())).count();
        let interviewed = contacted + pilot.iter().chain(&own).filter(|candidate| candidate.is_interviewed()).count();
        Self {
            asked: asked.len(),
            answered,
            no_agreement: answered - sent.len(),
            agreements: sent.len(),
            joint: sent.len() - units.len(),
            in_pilot,
            read: read.len(),
            met: met.len(),
            undecided: read.len() - met.len() - left_out.values().sum::<usize>(),
            left_out,
            pilot: pilot.len(),
            own: own.len(),
            to_contact: met.len() + pilot.len() + own.len(),
            interviewed,
            chosen: all.iter().filter(|candidate| candidate.chosen).count(),
        }
    }

    /// The table, from top to bottom. What takes nothing away is left out, but for what everything
    /// else is measured against.
    #[must_use]
    pub fn steps(&self) -> Vec<(Step, usize)> {
        let left_out = Reason::ALL.map(|reason| (Step::LeftOut(reason), self.left_out.get(&reason).copied().unwrap_or(0)));
        let all = [
            (Step::Asked, self.asked),
            (Step::Answered, self.answered),
            (Step::NoAgreement, self.no_agreement),
            (Step::Agreements, self.agreements),
            (Step::Joint, self.joint),
            (Step::InPilot, self.in_pilot),
            (Step::Read, self.read),
        ];
        let rest = [
            (Step::Undecided, self.undecided),
            (Step::Met, self.met),
            (Step::Pilot, self.pilot),
            (Step::Own, self.own),
            (Step::ToContact, self.to_contact),
            (Step::Interviewed, self.interviewed),
            (Step::Chosen, self.chosen),
        ];
        let shown = |(step, count): &(Step, usize)| *count > 0 || !(step.is_taken_away() || step.is_added());
        all.into_iter().chain(left_out).chain(rest).filter(shown).collect()
    }
}

/// A city's joint agreement counts once, whichever of its districts sent it, and the city itself.
fn units<'a>(sent: &[&'a Candidate]) -> Vec<Unit<'a>> {
    let cities: BTreeSet<Code> = sent.iter().filter(|candidate| candidate.joint).filter_map(|candidate| candidate.code).collect();
    let mut joint: BTreeMap<Code, Unit<'a>> = BTreeMap::new();
    let mut units: Vec<Unit<'a>> = Vec::new();
    for candidate in sent {
        // The city's own agreement is the joint one.
        match candidate.code.filter(|code| (candidate.joint || !candidate.district) && cities.contains(code)) {
            Some(code) => joint.entry(code).or_default().push(candidate),
            None => units.push(vec![candidate]),
        }
    }
    units.extend(joint.into_values());
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &str, code: &str, joint: bool) -> Candidate {
        let mut candidate = Candidate::named(name);
        candidate.code = Code::new(code).ok();
        (candidate.district, candidate.joint) = (true, joint);
        candidate.sources.insert(Source::OpenComparisons);
        candidate.answer = Answer::Agreement;
        candidate
    }

    #[test]
    fn a_joint_agreement_counts_once_per_city_and_another_by_itself() {
        let candidates = vec![
            sent("Östra delen", "1480", true),
            sent("Västra delen", "1480", true),
            sent("Norra delen", "1480", false),
            sent("Södra delen", "0180", true),
            Candidate { district: false, ..sent("Staden", "1480", false) },
        ];
        let funnel = Funnel::of(&Selection { candidates });
        assert_eq!((funnel.agreements, funnel.joint, funnel.read), (5, 2, 3));
    }

    #[test]
    fn nothing_is_counted_twice_and_everything_adds_up() {
        let mut selection = super::super::report_2015();
        let funnel = Funnel::of(&selection);
        assert_eq!(funnel.answered, funnel.no_agreement + funnel.agreements);
        assert_eq!(funnel.read, funnel.met + funnel.undecided + funnel.left_out.values().sum::<usize>());
        let mut own = Candidate::named("Exempelköping");
        own.sources.insert(Source::Own);
        selection.add(own);
        let with_own = Funnel::of(&selection);
        assert_eq!((with_own.own, with_own.to_contact), (1, funnel.to_contact + 1));
        let standings = selection.candidates.iter().filter(|candidate| candidate.standing() == Standing::Chosen).count();
        assert_eq!(standings, funnel.chosen);
        assert_eq!(Funnel::of(&Selection::default()), Funnel::default());
    }
}
