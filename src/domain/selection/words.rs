//! The words of a register in a file, in both languages: what is written, and all that is understood.

use super::candidate::{Answer, Criterion, Met, Reason, Source, Touch};
use super::columns::Column;
use crate::domain::grid::header;
use crate::domain::project::Language;

/// Something that has a word in each language, and other words that mean it.
pub(super) trait Worded: Copy + 'static {
    const ALL: &'static [Self];
    /// In Swedish, in English, and what else is understood.
    fn words(self) -> (&'static str, &'static str, &'static [&'static str]);

    fn word(self, language: Language) -> &'static str {
        let (sv, en, _) = self.words();
        if language == Language::Sv { sv } else { en }
    }

    /// What a text in a file means.
    fn read(text: &str) -> Option<Self> {
        let text = header(text);
        let means = |one: &Self| {
            let (sv, en, more) = one.words();
            [sv, en].iter().chain(more).any(|word| header(word) == text)
        };
        Self::ALL.iter().copied().find(means)
    }
}

impl Worded for Column {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Name => ("Kommun", "Municipality", &["kommunnamn", "namn", "name", "kommun/stadsdel", "kandidat", "candidate"]),
            Self::Code => ("Kommunkod", "Code", &["kod", "municipality code"]),
            Self::District => ("Stadsdel", "District", &[]),
            Self::Sources => ("Ursprung", "Source", &["källa", "källor", "sources"]),
            Self::Answer => ("Svar", "Answer", &["reply"]),
            Self::Joint => ("Stadens gemensamma", "Joint agreement", &["gemensam", "gemensam överenskommelse", "joint"]),
            Self::Criterion(Criterion::Current) => ("Aktuell", "Current", &["aktuell överenskommelse"]),
            Self::Criterion(Criterion::Management) => {
                ("Beslutad på ledningsnivå", "Decided by management", &["ledningsnivå", "management"])
            }
            Self::Criterion(Criterion::Purpose) => ("Syfte med fokus på individen", "Purpose on individuals", &["syfte", "purpose"]),
            Self::Criterion(Criterion::TargetGroups) => ("Målgrupper", "Target groups", &["målgrupp", "target group"]),
            Self::Criterion(Criterion::WayOfWorking) => {
                ("Tillvägagångssätt och ansvar", "Way of working and responsibility", &["tillvägagångssätt", "way of working"])
            }
            Self::LeftOut => ("Bortvald", "Left out", &["skäl", "reason"]),
            Self::Why => ("Motivering", "Why", &["kommentar", "comment"]),
            Self::Contacts => ("Kontakter", "Contacts", &["kontakt", "contact"]),
            Self::Chosen => ("Utvald", "Chosen", &["vald", "selected"]),
            Self::Slug => ("Mapp", "Folder", &["slug"]),
        }
    }
}

impl Worded for Source {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::OpenComparisons => ("öppna jämförelser", "open comparisons", &["öj", "open_comparisons"]),
            Self::PilotProject => ("pilotprojekt", "pilot project", &["pilot", "pilotprojektet", "pilot_project"]),
            Self::Own => ("eget", "own", &["egen", "övrigt", "other"]),
        }
    }
}

impl Worded for Answer {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::None => ("inget svar", "no answer", &["", "nej", "no", "ej svarat", "none"]),
            Self::NoAgreement => ("ingen överenskommelse", "no agreement", &["saknar överenskommelse", "no_agreement"]),
            Self::Agreement => ("överenskommelse", "agreement", &["ja", "yes", "skickad", "sent"]),
        }
    }
}

impl Worded for Met {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Unknown => ("okänt", "unknown", &["", "vet ej", "oklart", "?"]),
            Self::Yes => ("ja", "yes", &["j", "y", "x", "1", "sant", "true"]),
            Self::No => ("nej", "no", &["n", "0", "falskt", "false"]),
        }
    }
}

impl Worded for Reason {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::FinsamOnly => ("enbart Finsam", "only Finsam", &["finsam", "finsam_only"]),
            Self::NewArrivalsOnly => ("enbart nyanlända", "only new arrivals", &["nyanlända", "new_arrivals_only"]),
            Self::TooLittle => (
                "inget tillvägagångssätt, inte individer eller för gammal",
                "no way of working, not individuals or too old",
                &["too_little"],
            ),
            Self::Other => ("annat", "other", &["övrigt"]),
        }
    }
}

impl Worded for Touch {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Request => ("förfrågan", "request", &[]),
            Self::Reminder => ("påminnelse", "reminder", &[]),
            Self::Interview => ("intervju", "interview", &["telefonintervju", "telephone interview"]),
            Self::Other => ("annat", "other", &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_are_told_apart<T: Worded + PartialEq + std::fmt::Debug>() {
        for one in T::ALL {
            for language in Language::ALL {
                assert_eq!(T::read(one.word(language)), Some(*one));
            }
            one.words().2.iter().for_each(|word| assert_eq!(T::read(word), Some(*one), "{word}"));
        }
    }

    #[test]
    fn every_word_means_one_thing() {
        all_are_told_apart::<Column>();
        all_are_told_apart::<Source>();
        all_are_told_apart::<Answer>();
        all_are_told_apart::<Met>();
        all_are_told_apart::<Reason>();
        all_are_told_apart::<Touch>();
        assert_eq!(Column::read("KOMMUN"), Some(Column::Name));
        assert_eq!(Column::read("Invånare"), None);
    }
}
