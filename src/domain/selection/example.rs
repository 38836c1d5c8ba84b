//! The report's own selection as a register, made by rule from the counts that it gives.
//!
//! Who answered what is not published, so the candidates have numbers for names. Only the six that were
//! chosen are known, and where they came from is not: they have numbers like the others.

use super::Selection;
use super::candidate::{Answer, Candidate, Contacted, Criteria, Criterion, Met, Reason, Source, Touch};
use crate::domain::sweden::Code;

/// The register behind "Urval" and Bilaga 1 of the report of 2015.
#[must_use]
pub fn report_2015() -> Selection {
    let [stockholm, gothenburg] = ["0180", "1480"].map(|code| Code::new(code).ok());
    let mut candidates = Vec::new();
    let mut add = |count: usize, with: &dyn Fn(usize, &mut Candidate)| {
        for n in 0..count {
            let mut candidate = Candidate::named(&format!("Kandidat {:02}", candidates.len() + 1));
            candidate.sources.insert(Source::OpenComparisons);
            candidate.contacts.push(contact("2014-09-15", Touch::Request));
            with(n, &mut candidate);
            candidates.push(candidate);
        }
    };
    // 61 were asked, and 46 answered.
    add(61 - 46, &|_, candidate| candidate.contacts.push(contact("2014-09-22", Touch::Reminder)));
    add(8, &|_, candidate| candidate.answer = Answer::NoAgreement);
    // Three of those with agreements belong to the pilot project.
    add(3, &|_, candidate| {
        candidate.answer = Answer::Agreement;
        pilot(candidate);
    });
    // Eleven met the criteria; four of those that were chosen are among them.
    add(11, &|n, candidate| {
        candidate.answer = Answer::Agreement;
        for criterion in Criterion::ALL {
            *candidate.criteria.slot(criterion) = Met::Yes;
        }
        candidate.contacts.push(Contacted { date: None, ..contact("", Touch::Interview) });
        candidate.chosen = n < 4;
    });
    add(7, &|_, candidate| left_out(candidate, Reason::FinsamOnly));
    add(4, &|_, candidate| left_out(candidate, Reason::NewArrivalsOnly));
    // Eight agreements had too little in them: here those are six of single municipalities and the two
    // joint ones, of four districts of one city and three of another.
    add(6, &|_, candidate| left_out(candidate, Reason::TooLittle));
    for (count, city) in [(4, stockholm), (3, gothenburg)] {
        add(count, &|_, candidate| {
            left_out(candidate, Reason::TooLittle);
            (candidate.code, candidate.district, candidate.joint) = (city, true, true);
        });
    }
    // The pilot project had ten municipalities, two of which were chosen.
    add(10 - 3, &|n, candidate| {
        candidate.sources.clear();
        candidate.contacts.clear();
        pilot(candidate);
        candidate.chosen = n < 2;
    });
    Selection { candidates }
}

fn contact(date: &str, what: Touch) -> Contacted {
    Contacted { date: date.parse().ok(), what, with: String::new() }
}

fn pilot(candidate: &mut Candidate) {
    candidate.sources.insert(Source::PilotProject);
    candidate.contacts.push(contact("", Touch::Interview));
}

fn left_out(candidate: &mut Candidate, reason: Reason) {
    candidate.answer = Answer::Agreement;
    candidate.left_out = Some(reason);
    candidate.criteria = match reason {
        Reason::TooLittle => Criteria { way_of_working: Met::No, ..Criteria::default() },
        _ => Criteria { purpose: Met::No, ..Criteria::default() },
    };
}

#[cfg(test)]
mod tests {
    use super::super::{Funnel, Step};
    use super::*;

    /// "61 kommuner uppfyllde kriterierna … 46 kommuner/stadsdelar svarade … 8 … Fyra stadsdelar inom
    /// Stockholm … tre … Göteborg … en per stad … Tre kommuner … 30 … 11 … 19 … (7) … (4) … (8)";
    /// "av de totalt 21 som kontaktats … 6".
    #[test]
    fn the_counts_are_those_of_the_report() {
        let funnel = Funnel::of(&report_2015());
        let steps = [
            (Step::Asked, 61),
            (Step::Answered, 46),
            (Step::NoAgreement, 8),
            (Step::Agreements, 38),
            (Step::Joint, 5),
            (Step::InPilot, 3),
            (Step::Read, 30),
            (Step::LeftOut(Reason::FinsamOnly), 7),
            (Step::LeftOut(Reason::NewArrivalsOnly), 4),
            (Step::LeftOut(Reason::TooLittle), 8),
            (Step::Met, 11),
            (Step::Pilot, 10),
            (Step::ToContact, 21),
            (Step::Interviewed, 21),
            (Step::Chosen, 6),
        ];
        assert_eq!(funnel.steps(), steps);
        assert_eq!(funnel.left_out.values().sum::<usize>(), 19);
    }
}
