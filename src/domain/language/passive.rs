//! The passive voice, by the look of the words: the Swedish s-form ("följs upp", "planerades",
//! "har beslutats"), *bli* with a participle, and the English *be* with one.
//!
//! Most Swedish words on -s are something else: a genitive, a name, or a verb that always has it
//! (*finns*, *hoppas*). So an ending counts only where verbs have it, and lists say what does not.

use std::ops::Range;

use super::lists::{among, ends_like};
use super::sentences::Word;
use crate::domain::project::Language;

/// Where the verb is passive.
pub(super) fn places(words: &[Word<'_>], language: Language) -> Vec<Range<usize>> {
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let mut places = Vec::new();
    for at in 0..words.len() {
        // A capital on -s is a name's genitive, at the start of a sentence too: "Fagerstas förvaltning".
        let is_name = words[at].text.starts_with(char::is_uppercase);
        let found = match language {
            Language::Sv if is_name => None,
            Language::Sv if is_s_passive(&lower, at) => Some(at),
            Language::Sv => participle_after(&lower, at, BLI, is_swedish_participle),
            Language::En => participle_after(&lower, at, BE, is_english_participle),
        };
        if let Some(end) = found {
            places.push(words[at].range.start..words[end].range.end);
        }
    }
    places
}

/// Verbs that always end in -s, do something to each other, or happen by themselves; and what is
/// so common that it says nothing of style.
const DEPONENTS: &str = "\
    andas avundas behövas behövdes behövs envisas fanns fattades fattas finnas finns färdas förekoms föddes föds hoppades hoppas \
    kännas kändes känns krävas krävdes krävs låtsas lyckades lyckas minnas minns misslyckades misslyckas mötas möts saknades \
    saknas samlas samsas synas syns träffades träffas trivas trivdes trivs tyckas tycks umgås vistas väntas åldras";

/// Verbs that mostly happen by themselves: passive only where somebody does it, with "av" behind.
const MIDDLE: &str = "\
    utvecklas utvecklades utvecklats förändras förändrades förändrats förbättras förbättrades förbättrats försämras försämrades \
    försämrats fördjupas fördjupats minskas ökas ändras ändrats växlas sprids";

/// How far behind a verb the one who acts may stand.
const AGENT: usize = 6;

fn is_s_passive(lower: &[String], at: usize) -> bool {
    let word = lower[at].as_str();
    if !word.ends_with('s') {
        return false;
    }
    let near = |word: &str| {
        let (from, to) = (at.saturating_sub(3), (at + 4).min(lower.len()));
        lower[from..to].iter().any(|other| other == word)
    };
    if matches!(word, "fattas" | "fattades" | "fattats") {
        // Without a decision, "fattas" is to be missing.
        return near("beslut") || near("beslutet") || near("besluten");
    }
    if word == "ses" {
        return lower.get(at + 1).is_some_and(|next| next == "som");
    }
    if among(DEPONENTS, word) {
        return false;
    }
    if among(MIDDLE, word) {
        return lower[at + 1..lower.len().min(at + 1 + AGENT)].iter().any(|next| next == "av");
    }
    is_past(word) || is_on_as(word) || is_present(word) || (is_supine(word) && has_auxiliary(&lower[..at]))
}

/// "planerades", "genomfördes", "användes", "köptes".
fn is_past(word: &str) -> bool {
    const ENDINGS: &str = "ades rdes ddes gdes ldes vdes mdes jdes ändes ktes ptes stes ttes xtes";
    const STRONG: &str = "\
        antogs ansågs beskrevs bjöds drevs drogs erbjöds gavs hölls inbjöds lades skrevs sågs togs upptogs utsågs vidtogs \
        övertogs";
    let regular = || word.chars().count() >= 6 && ends_like(ENDINGS, word) && !word.ends_with("värdes");
    among(STRONG, word) || regular()
}

/// "planeras", "ska lösas": present and infinitive of most verbs.
fn is_on_as(word: &str) -> bool {
    // Genitives of things and of people: "kommunernas", "de arbetslösas", "varandras", "en veckas".
    const GENITIVES: &str = "\
        arnas ernas ornas denas tenas kenas lenas senas betslösas emlösas ställdas ländas vuxnas ungas gamlas skildas sjukas \
        andras allas deras bådas veckas timmas skolas rördas sökandas";
    const NOUNS: &str = "ananas atlas avgas biogas databas egnas flestas kalas kunskapsbas naturgas utgångsbas";
    let genitive = || ends_like(GENITIVES, word) && word != "varnas" && word != "klandras";
    word.ends_with("as") && word.chars().count() >= 5 && !among(NOUNS, word) && !genitive()
}

/// "följs", "genomförs", "beskrivs", "tas": the present of verbs without -a-, by their last part.
fn is_present(word: &str) -> bool {
    const LAST: &str = "\
        följs skrivs drivs används läggs byggs hålls sätts bjuds döms söks väljs ställs säljs nämns löses höjs sänks stärks sägs \
        görs anmäls fylls styrs lyfts byts";
    const FIRST: [&str; 22] = [
        "", "an", "av", "be", "bort", "del", "er", "fram", "från", "för", "genom", "hän", "in", "med", "mot", "om", "på", "till", "upp",
        "ut", "vid", "över",
    ];
    // Short ones, which end many nouns too: alone or behind a prefix.
    const SHORT: &str = "dras fås förs ges köps leds läses nås ses slås stöds tas";
    const NOUNS: &str = "arrangörs försöks förhålls inköps innehålls";
    let short = || SHORT.split(' ').any(|last| word.strip_suffix(last).is_some_and(|first| FIRST.contains(&first)));
    !among(NOUNS, word) && (ends_like(LAST, word) || short())
}

/// "beslutats", "genomförts", "tagits"; nouns in the genitive and places have the same ending.
fn is_supine(word: &str) -> bool {
    const ENDINGS: &str = "ats its rts tts lts kts pts nts gts";
    const NOUNS: &str = "plats sats sorts resultats mandats kandidats klimats krafts procents";
    const DEPONENTS: &str = "\
        andats behövts funnits hoppats krävts lyckats misslyckats saknats samlats trivts träffats umgåtts vistats";
    word.chars().count() >= 6 && ends_like(ENDINGS, word) && !ends_like(NOUNS, word) && !among(DEPONENTS, word)
}

/// A form of *ha* just before.
fn has_auxiliary(before: &[String]) -> bool {
    before.iter().rev().take(5).any(|word| matches!(word.as_str(), "ha" | "har" | "hade"))
}

const BLI: &str = "bli blir blev blivit";
const BE: &str = "is are was were be been being am";

/// The participle that goes with one of the `verbs` at `at`: next to it, or behind an adverb.
fn participle_after(lower: &[String], at: usize, verbs: &str, is_participle: fn(&str) -> bool) -> Option<usize> {
    const ADVERBS: &str = "inte ofta oftast också även sedan alltid not also often always then";
    if !among(verbs, &lower[at]) {
        return None;
    }
    let next = lower.get(at + 1)?;
    let is_adverb = among(ADVERBS, next) || next.ends_with("ly");
    let at = at + 1 + usize::from(is_adverb);
    lower.get(at).filter(|word| is_participle(word)).map(|_| at)
}

fn is_swedish_participle(word: &str) -> bool {
    const ENDINGS: &str = "ad at ade förd fört förda ställd ställt ställda lagd lagt lagda";
    const STRONG: &str = "tagen taget tagna given givet givna skriven skrivet skrivna bjuden bjudet bjudna vald valt valda";
    // States and feelings, and nouns with the same ending.
    const OTHER: &str = "\
        intresserad intresserade engagerad engagerade förvånad förvånade resultat mandat klimat format privat separat kamrat \
        etablerat komplicerat komplicerad komplicerade annat";
    let long_enough = word.chars().count() >= 6;
    !among(OTHER, word) && (ends_like(STRONG, word) || (long_enough && ends_like(ENDINGS, word)))
}

fn is_english_participle(word: &str) -> bool {
    const STRONG: &str = "\
        made done given taken held written seen led built found set kept put brought sent told shown driven chosen paid drawn \
        known taught sold bought understood";
    const OTHER: &str = "\
        based concerned engaged indeed interested involved limited located married need pleased prepared red related tired used \
        bed united supposed";
    !among(OTHER, word) && (among(STRONG, word) || (word.ends_with("ed") && word.chars().count() >= 5))
}
