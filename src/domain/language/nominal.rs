//! Nominalisations: a weak verb with a noun that holds what is done, "göra en bedömning" for
//! "bedöma".

use std::ops::Range;

use super::lists::{among, ends_like};
use super::sentences::Word;
use crate::domain::project::Language;

/// How many words after the verb the noun may stand.
const REACH: usize = 4;

/// What a language has for it.
struct Rules {
    /// Verbs that say little of what is done.
    verbs: &'static str,
    /// Of those, the ones that happen rather than are done: their noun may stand right before.
    happens: &'static str,
    /// What may stand right behind the verb as a part of it.
    particles: &'static str,
    /// How nouns of an action end.
    endings: &'static str,
    /// Nouns with such an ending that are things, alone or last in a compound.
    things: &'static str,
    /// Words that part the verb from what follows.
    parting: &'static str,
}

const SV: Rules = Rules {
    verbs: "\
        genomföra genomför genomförde genomfört göra gör gjorde gjort ske sker skedde skett vidta vidtar vidtog vidtagit utföra \
        utför utförde utfört företa företar företog företagit verkställa verkställer verkställde",
    happens: "ske sker skedde skett",
    particles: "",
    endings: "\
        ing ingen ingar ingarna andet endet else elsen elser elserna tion tionen tioner tionerna åtgärd åtgärder åtgärden \
        åtgärderna",
    things: "\
        avdelning förening tidning utbildning förvaltning anläggning förmedling ersättning lösning ledning ting riktning \
        byggning forskning mening vandring våning ställning omgivning inriktning skillning regering organisation situation \
        station funktion institution generation position tradition ambition nation sektion region rörelse styrelse händelse \
        betydelse avseende medvetande förtroende ärendet",
    parting: "att som är har det vi de man på i mer",
};

const EN: Rules = Rules {
    verbs: "\
        make makes made making conduct conducts conducted perform performs performed undertake undertakes undertook carry \
        carries carried",
    happens: "",
    particles: "out",
    endings: "tion tions sion sions ment ments ysis yses",
    things: "station nation position region department government document television moment equipment",
    parting: "that to is are in on at it sure",
};

/// Where a noun does the verb's work, from the verb to the noun.
pub(super) fn places(words: &[Word<'_>], language: Language) -> Vec<Range<usize>> {
    let rules = match language {
        Language::Sv => &SV,
        Language::En => &EN,
    };
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let mut places: Vec<Range<usize>> = Vec::new();
    for (at, word) in lower.iter().enumerate() {
        if !among(rules.verbs, word) {
            continue;
        }
        let place = rules.after(words, &lower, at).or_else(|| rules.before(words, &lower, at));
        if let Some((from, to)) = place {
            places.push(words[from].range.start..words[to].range.end);
        }
    }
    places
}

impl Rules {
    /// The noun after the verb at `at`, with nothing between that parts the two.
    fn after(&self, words: &[Word<'_>], lower: &[String], at: usize) -> Option<(usize, usize)> {
        let happens = among(self.happens, &lower[at]);
        if words[at].marked {
            return None;
        }
        if happens && lower.get(at + 1).is_some_and(|next| next == "genom") {
            return Some((at, at + 1));
        }
        let from = at + 1 + usize::from(lower.get(at + 1).is_some_and(|next| among(self.particles, next)));
        for next in from..lower.len().min(from + REACH) {
            if self.is_action(&lower[next]) {
                return Some((at, next));
            }
            if among(self.parting, &lower[next]) || words[next].marked {
                return None;
            }
        }
        None
    }

    /// The noun right before a verb that happens: "uppföljning sker", "en ändring har skett".
    fn before(&self, words: &[Word<'_>], lower: &[String], at: usize) -> Option<(usize, usize)> {
        if !among(self.happens, &lower[at]) {
            return None;
        }
        let helped = at.checked_sub(1).filter(|i| among("har hade ska kan måste bör", &lower[*i]));
        let noun = helped.unwrap_or(at).checked_sub(1)?;
        (self.is_action(&lower[noun]) && !words[noun].marked).then_some((noun, at))
    }

    fn is_action(&self, word: &str) -> bool {
        let is_thing = || self.things.split(' ').any(|thing| holds_at_end(word, thing));
        word.chars().count() >= 6 && ends_like(self.endings, word) && !is_thing()
    }
}

/// Whether a word is `thing`, or a compound or form of it.
fn holds_at_end(word: &str, thing: &str) -> bool {
    const FORMS: [&str; 9] = ["", "en", "ar", "arna", "er", "erna", "n", "r", "s"];
    FORMS.iter().any(|form| word.strip_suffix(form).is_some_and(|stem| stem.ends_with(thing)))
}
