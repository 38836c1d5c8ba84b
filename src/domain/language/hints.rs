//! Where a text could be plainer: long sentences, actions hidden in nouns, verbs without anybody
//! who acts. Advice after *Myndigheternas skrivregler*, chapter 1, and never more than advice: a
//! hint is given only where it is likely to be right, and much goes unseen.
//!
//! A quote is somebody's own words; ask for hints on what the writer has written.

use std::ops::Range;

use super::sentences::sentences;
use super::{nominal, passive};
use crate::domain::project::Language;

/// Sentences with more words are pointed at. Swedish guides find a sentence hard from about 20;
/// GOV.UK's guide asks writers to look again at more than 25, which points at fewer.
pub const LONG_SENTENCE: usize = 25;

/// What could be plainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HintKind {
    /// More than [`LONG_SENTENCE`] words.
    LongSentence,
    /// "genomför en uppföljning" for "följer upp".
    Nominalisation,
    /// "beslutet fattades" for "nämnden beslutade".
    Passive,
}

/// A place that could be plainer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub kind: HintKind,
    /// In characters.
    pub range: Range<usize>,
}

/// The hints on a text, in the order they stand there; a long sentence before what is inside it.
#[must_use]
pub fn hints(text: &str, language: Language) -> Vec<Hint> {
    let mut hints = Vec::new();
    for sentence in sentences(text) {
        if sentence.words.len() > LONG_SENTENCE {
            hints.push(Hint { kind: HintKind::LongSentence, range: sentence.range.clone() });
        }
        let mut inside: Vec<Hint> = Vec::new();
        let hint = |kind| move |range| Hint { kind, range };
        inside.extend(nominal::places(&sentence.words, language).into_iter().map(hint(HintKind::Nominalisation)));
        inside.extend(passive::places(&sentence.words, language).into_iter().map(hint(HintKind::Passive)));
        inside.sort_by_key(|hint| (hint.range.start, hint.kind));
        hints.extend(inside);
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the hints of one kind point at.
    fn found(text: &str, kind: HintKind, language: Language) -> Vec<String> {
        let all = hints(text, language).into_iter().filter(|hint| hint.kind == kind);
        all.map(|hint| text.chars().skip(hint.range.start).take(hint.range.len()).collect()).collect()
    }

    #[test]
    fn passives_are_pointed_at() {
        for (text, expected) in [
            ("Allt arbete följs upp varje år.", "följs"),
            ("Insatserna planeras av teamet.", "planeras"),
            ("Projektet genomfördes 2014.", "genomfördes"),
            ("Nya rutiner har beslutats.", "beslutats"),
            ("Samverkan har genomförts i två år.", "genomförts"),
            ("Arbetet samordnas i ett ungdomsteam.", "samordnas"),
            ("De gemensamma handlingsplanerna ses som en fördel.", "ses"),
            ("Verksamheten formaliserades 2010.", "formaliserades"),
            ("Organisationen beskrivs som en framgång.", "beskrivs"),
            ("Ärendet blev avslutat i maj.", "blev avslutat"),
            ("De handläggare som utses får utbildning.", "utses"),
            ("Vid behov involveras fler aktörer.", "involveras"),
            ("Beslut fattas varje månad.", "fattas"),
            ("Frågan ska lösas lokalt.", "lösas"),
            ("Metoderna utvecklas av chefer och handläggare.", "utvecklas"),
            ("Mötena kommer att hållas digitalt.", "hållas"),
        ] {
            assert_eq!(found(text, HintKind::Passive, Language::Sv), [expected], "{text}");
        }
        for (text, expected) in [
            ("The plan was approved in May.", "was approved"),
            ("Meetings are usually held every week.", "are usually held"),
            ("It has been decided.", "been decided"),
        ] {
            assert_eq!(found(text, HintKind::Passive, Language::En), [expected], "{text}");
        }
    }

    #[test]
    fn what_only_looks_passive_is_left_alone() {
        for text in [
            "Det finns detaljerade rutiner hos kommunen.",
            "Vi hoppas att det lyckas och att alla trivs.",
            "Teamet träffas varje vecka och möts på tisdagar.",
            "Kommunens chefer och parternas handläggare.",
            "Ungdomarnas och de arbetslösas behov känns viktiga.",
            "Det behövs tid, och det krävs respekt för varandras regelverk.",
            "Vi ses på tisdag. Deras plats är hos oss.",
            "En gång i veckan, på två veckors sikt.",
            "Det har hänt att insatsen har lyckats på en arbetsplats.",
            "Fagerstas socialförvaltning och Annas plan.",
            "Det blir bättre och hon blev glad och intresserad.",
            "Alla de vuxnas och de nyanländas röster, annars tystnad.",
            "Samverkan har utvecklats över tid.",
            "Dess vars hennes alltings kunskapsbas, kalas och klimat.",
            "Företagares, chefers och anställdas ansvar.",
        ] {
            assert_eq!(found(text, HintKind::Passive, Language::Sv), [""; 0], "{text}");
        }
        for text in ["They are interested and well located.", "We need it. It is a red bed.", "The team was good. Ended well."] {
            assert_eq!(found(text, HintKind::Passive, Language::En), [""; 0], "{text}");
        }
    }

    #[test]
    fn actions_hidden_in_nouns_are_pointed_at() {
        for (text, expected) in [
            ("Teamet genomför en uppföljning varje år.", "genomför en uppföljning"),
            ("Vi gjorde en gemensam bedömning.", "gjorde en gemensam bedömning"),
            ("Samordning sker mellan parterna.", "Samordning sker"),
            ("Samverkan sker genom möten.", "sker genom"),
            ("För individer sker oftast en gemensam planering.", "sker oftast en gemensam planering"),
            ("Nämnden vidtar åtgärder.", "vidtar åtgärder"),
            ("De utför regelbunden kontroll och prövning av ansökan.", "utför regelbunden kontroll och prövning"),
            ("Vi ska göra en kartläggning.", "göra en kartläggning"),
            ("Kommunen genomförde införandet snabbt.", "genomförde införandet"),
            ("Parterna företar en utvärdering.", "företar en utvärdering"),
            ("En förändring har skett.", "förändring har skett"),
            ("Beslut om utbetalning sker månadsvis.", "utbetalning sker"),
        ] {
            assert_eq!(found(text, HintKind::Nominalisation, Language::Sv), [expected], "{text}");
        }
        for (text, expected) in [
            ("We conducted a joint evaluation.", "conducted a joint evaluation"),
            ("They make a decision every week.", "make a decision"),
            ("The team carried out an assessment.", "carried out an assessment"),
        ] {
            assert_eq!(found(text, HintKind::Nominalisation, Language::En), [expected], "{text}");
        }
    }

    #[test]
    fn nouns_that_are_things_are_left_alone() {
        for text in [
            "Inom kommunens förvaltning finns en avdelning för utbildning.",
            "Det ska ske i alla ärenden.",
            "Vi följer upp och planerar tillsammans.",
            "Vi gör det, och samordning behövs.",
            "Det gör en förening också.",
            "Arbetsförmedlingen gör mer än kommunens anläggning.",
            "Teamet genomför löpande möten.",
            "Handläggarna gör en insats.",
            "Det sker på en avdelning.",
            "Planeringen är tydlig och organisationen liten.",
            "Kommunen genomför en tidning.",
            "Vi hade en bra diskussion om en ny lösning.",
        ] {
            assert_eq!(found(text, HintKind::Nominalisation, Language::Sv), [""; 0], "{text}");
        }
        for text in ["We make a station here.", "The organisation is small.", "They give advice."] {
            assert_eq!(found(text, HintKind::Nominalisation, Language::En), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_sentence_is_long_from_its_twenty_sixth_word() {
        let sentence = |words: usize| format!("Ord{} slut.", " ord".repeat(words - 2));
        assert_eq!(hints(&sentence(25), Language::Sv), []);
        let long = format!("Kort. {}", sentence(26));
        assert_eq!(hints(&long, Language::Sv), [Hint { kind: HintKind::LongSentence, range: 6..long.chars().count() }]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gets_hints_inside_itself(text in "(?s)(ha |har |ses |blir |sker |gör |är |was |[a-zåäö]{1,9}(as|ades|ning|ts|ed)[ .,\\n]|.){0,30}") {
            let chars = text.chars().count();
            for language in Language::ALL {
                for hint in hints(&text, language) {
                    proptest::prop_assert!(hint.range.start < hint.range.end && hint.range.end <= chars);
                }
            }
        }
    }
}
