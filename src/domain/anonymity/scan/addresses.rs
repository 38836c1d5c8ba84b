//! Where somebody lives or works: a street with its number, a box, a postcode with its town.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::numbers::{Pattern, alone, each, group};
use super::plain::Plain;
use crate::domain::language::lists::among;

/// A street and its number, as far as they always look alike; [`tail`] takes the rest.
static STREET: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?:(?:gamla|nya|norra|södra|östra|västra|stora|lilla|övre|nedre|sankt|s:t|s:ta|[a-zåäöé]+s|[a-zåäöé]{3,}) ){0,2}[a-zåäöéü:-]*(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|torget|torg|allén|alléen|allé|backen|plan|plats|platsen|stråket|leden|kajen|stranden|strand|promenaden|esplanaden|vallen|slingan|ringen|svängen|kroken|parken|kullen|höjden|hagen|ängen|dalen|åsen|liden|brinken|trappan|terrassen|tunet|tomten|bron|hamnen|gården|lunden|berget|viken|udden|gläntan|rundan|tået|gatan\.|[a-zåäö]{2,}g\.|[a-zåäö]{2,}v\.|[a-zåäö]{3,}gat\.) ?(?:nr\.? ?)?([0-9]{1,3})",
    )
    .ok()
});
/// "Storg 14": without the full stop, only with a capital.
static SHORT: Pattern = LazyLock::new(|| Regex::new(r"[A-ZÅÄÖ][a-zåäöé]{2,}[gv] ([0-9]{1,3})").ok());
static BOX: Pattern = LazyLock::new(|| Regex::new(r"(?:postbox|box|postlåda|boxadress|lägenhet|lgh)(?: nr)?:? ([0-9]{2,5})").ok());
static POSTCODE: Pattern =
    LazyLock::new(|| Regex::new(r"(?:[Ss]-?)?[1-9][0-9]{2} ?[0-9]{2} [A-ZÅÄÖ][A-Za-zÅÄÖåäöé]+(?: [A-ZÅÄÖ][A-Za-zåäöé]+)?").ok());
/// Where somebody is said to live: the street tells enough without its number.
static LIVES: Pattern = LazyLock::new(|| {
    Regex::new(r"(?:bor|bodde|bo|hem|hemma|adress|adressen|boende|folkbokförd|skriven)(?: kvar| nu| då| ju)?:? (?:på |i |till |vid )?([A-ZÅÄÖ][a-zåäöé-]{2,}(?:gatan|vägen|gränd|stigen|torget|allén))").ok()
});

/// Streets that are words: "på järnvägen 3 gånger".
const WORDS: &str = "vägen väg gatan gata stigen stig plan plats platsen torget torg backen leden parken gården berget ringen bron hamnen stranden strand dalen åsen kullen höjden viken järnvägen motorvägen genvägen cykelvägen arbetsplats arbetsplatsen praktikplats praktikplatsen praktikplatser plan handlingsplan arbetsplan utvecklingsplan planen verksamhetsplan genomförandeplan etableringsplan studieplan budgetplan tidsplan mötesplats bostad kommunplan svängen omvägen lekplats lekplatsen jobbtorg arbetsmarknadstorg medborgartorg";

/// Capitals before a street that are the sentence's, not the street's.
const BEFORE: &str = "på till från i vid bor och längs hon han de vi den det adress adressen kontoret lokalen";

pub(super) fn addresses(plain: &Plain) -> Vec<Range<usize>> {
    let mut finds: Vec<Range<usize>> = Vec::new();
    if plain.chars.iter().any(char::is_ascii_digit) {
        for found in each(&STREET, &plain.small_text) {
            finds.extend(street(plain, group(plain, &found, 0, true), group(plain, &found, 1, true)));
        }
        for found in each(&SHORT, &plain.text) {
            let whole = group(plain, &found, 0, false);
            let word = whole.clone().map(|range| plain.small[range].iter().take_while(|c| c.is_alphabetic()).collect::<String>());
            if word
                .is_some_and(|word| !super::lexicon::is_ordinary(&word) && !super::lexicon::marks(&word).has(super::lexicon::Marks::NAME))
            {
                finds.extend(street(plain, whole, group(plain, &found, 1, false)));
            }
        }
        for found in each(&BOX, &plain.small_text) {
            let range = group(plain, &found, 0, true).filter(|range| alone(plain, range));
            finds.extend(range.map(|range| range.start..tail(plain, range.end)));
        }
        for found in each(&POSTCODE, &plain.text) {
            finds.extend(group(plain, &found, 0, false).filter(|range| alone(plain, range)));
        }
    }
    for found in each(&LIVES, &plain.text) {
        finds.extend(group(plain, &found, 1, false).filter(|range| alone(plain, range)));
    }
    finds
}

fn street(plain: &Plain, whole: Option<Range<usize>>, number: Option<Range<usize>>) -> Option<Range<usize>> {
    let (mut range, number) = (whole?, number?);
    if plain.before(range.start).is_alphanumeric() || plain.get(number.end).is_ascii_digit() {
        return None;
    }
    // The words of the match, with where each begins.
    let words = |range: &Range<usize>| -> Vec<(usize, String)> {
        let mut words = Vec::new();
        for at in range.clone() {
            if !plain.get(at).is_whitespace() && (at == range.start || plain.before(at).is_whitespace()) {
                words.push((at, plain.small[at..range.end].iter().take_while(|c| !c.is_whitespace()).collect()));
            }
        }
        words
    };
    let all = words(&(range.start..number.start));
    let street = all.iter().rposition(|(_, word)| word != "nr" && word != "nr.")?;
    let (at, word) = &all[street];
    let capital = plain.get(*at).is_uppercase();
    let listed = among(WORDS, word);
    let of_two = street > 0 && plain.get(all[street - 1].0).is_uppercase() && !among(BEFORE, &all[street - 1].1);
    // "Torget 5" has a capital where none is due.
    let torget = word == "torget" && capital;
    if listed && !of_two && !torget || !capital && !of_two && word.chars().count() < 7 {
        return None;
    }
    // In small letters only the usual ends of streets count: many things have a plan or a place.
    if !capital && !of_two && !["gatan", "vägen", "gränd", "stigen", "torget", "allén"].iter().any(|end| word.ends_with(end)) {
        return None;
    }
    // "Per Lindeströms väg"
    let of_three = of_two && street > 1 && ["väg", "gata", "plats", "gränd", "torg", "allé", "stig", "plan"].contains(&word.as_str()) && {
        let (at, word) = &all[street - 2];
        plain.get(*at).is_uppercase() && !among(BEFORE, word)
    };
    range.start = if of_three {
        all[street - 2].0
    } else if of_two {
        all[street - 1].0
    } else {
        *at
    };
    range.end = tail(plain, number.end);
    let after: String = plain.small[range.end..].iter().take(6).collect();
    let amount = [" perso", " gånge", " ggr", " kr", " %", " år", " månad", " vecko", " dagar", " timma", " minut", " km"]
        .iter()
        .any(|unit| after.starts_with(unit));
    (!amount && !plain.get(range.end).is_alphanumeric()).then_some(range)
}

/// What belongs to an address after its number: a letter, a range, floor, flat, postcode and town.
fn tail(plain: &Plain, end: usize) -> usize {
    static TAIL: Pattern = LazyLock::new(|| {
        Regex::new(r"^(?::[0-9]{1,2})?(?: ?- ?[0-9]{1,3})?(?: ?[A-Za-z]\b)?(?: ?- ?[0-9]{1,3} ?[A-Z]?\b)?(?:,? (?:[0-9] ?tr\.?|nb|bv|lgh\.? ?[0-9]{1,4}|uppg(?:ång)?\.? [A-Z0-9]\b|port(?:kod)? [A-Z0-9]+|våning [0-9]))*(?:,? (?:[Ss]-?)?[1-9][0-9]{2} ?[0-9]{2} [A-ZÅÄÖ][A-Za-zÅÄÖåäöé]+)?").ok()
    });
    // Addresses are short: no need to look at the whole text again.
    let rest: String = plain.chars[end..].iter().take(80).collect();
    let taken = each(&TAIL, &rest).next().and_then(|found| found.get(0).map(|found| found.as_str().chars().count())).unwrap_or_default();
    let mut stop = end + taken;
    // "14 i Lund": a small letter alone that is a word.
    if plain.before(stop).is_lowercase()
        && stop >= end + 2
        && plain.get(stop - 2) == ' '
        && matches!(plain.before(stop), 'i' | 'o' | 'å' | 'ö')
    {
        stop -= 2;
    }
    stop
}
