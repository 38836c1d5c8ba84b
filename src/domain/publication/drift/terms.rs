//! Terms that are spelt in different ways: a linking -s that is there or not, a hyphen, a capital.

use std::collections::BTreeMap;

use super::{Kind, Slip, distinct};
use crate::domain::ids::BlockId;
use crate::domain::language::sentences::sentences;
use crate::domain::publication::chapter::Chapter;

/// Shorter words are too like others.
const SHORTEST: usize = 8;
/// What Swedish nouns and adjectives end in, the longest first.
const ENDINGS: [&str; 16] =
    ["ornas", "arnas", "ernas", "orna", "arna", "erna", "ens", "ets", "ors", "ars", "ers", "or", "ar", "er", "en", "et"];

/// A word where it stands.
#[derive(Clone)]
struct Place<'a> {
    chapter: &'a Chapter,
    block: BlockId,
    /// As it is written there.
    word: String,
    /// It opens a sentence, where every word has a capital.
    opens: bool,
}

pub(super) fn slips(chapters: &[&Chapter]) -> Vec<Slip> {
    let places = places(chapters);
    let mut slips = spelt(&places);
    slips.extend(capitals(&places));
    slips.extend(broken(chapters));
    slips
}

fn places<'a>(chapters: &[&'a Chapter]) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for chapter in chapters {
        for passage in &chapter.approval.wording.passages {
            for sentence in sentences(&passage.text) {
                let is_whole = |word: &str| !word.ends_with('-') && !word.starts_with('-');
                let words = sentence.words.iter().enumerate();
                let words = words.filter(|(_, word)| !word.has_digit() && !word.is_address() && is_whole(word.text));
                places.extend(words.map(|(n, word)| Place {
                    chapter,
                    block: passage.id.clone(),
                    word: word.text.to_owned(),
                    opens: n == 0,
                }));
            }
        }
    }
    places
}

/// A word without its ending.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let bare = word.strip_suffix('s').filter(|bare| bare.chars().count() > SHORTEST).unwrap_or(&word);
    let ended = ENDINGS.iter().find_map(|ending| bare.strip_suffix(ending));
    let stem = ended.filter(|stem| stem.chars().count() + 2 >= SHORTEST).unwrap_or(bare);
    stem.trim_end_matches(['a', 'e', 'n']).to_owned()
}

/// The same for words that differ in a linking -s, a hyphen or a doubled letter alone.
fn skeleton(stem: &str) -> String {
    let mut skeleton = String::with_capacity(stem.len());
    for c in stem.chars().filter(|c| c.is_alphabetic() && *c != 's') {
        if !skeleton.ends_with(c) {
            skeleton.push(c);
        }
    }
    skeleton
}

fn slip(place: &Place<'_>, usual: String, others: usize) -> Slip {
    Slip { block: Some(place.block.clone()), ..Slip::new(Kind::Term, place.chapter, place.word.clone(), usual, others) }
}

/// Whether of two stems one has a letter or a hyphen more, within a word and not at its end, where
/// it would be another inflection.
fn differs_in_link(a: &str, b: &str) -> bool {
    const REST: usize = 3;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (long, short) = if a.len() > b.len() { (&a, &b) } else { (&b, &a) };
    long.len() == short.len() + 1 && short.len() >= same + REST && long[same + 1..] == short[same..]
}

/// "verktyglåda" where others have "verktygslåda".
fn spelt(places: &[Place<'_>]) -> Vec<Slip> {
    let mut families: BTreeMap<String, BTreeMap<String, Vec<&Place<'_>>>> = BTreeMap::new();
    for place in places.iter().filter(|place| place.word.chars().count() >= SHORTEST) {
        let stem = stem(&place.word);
        let skeleton = skeleton(&stem);
        if skeleton.chars().count() + 2 >= SHORTEST {
            families.entry(skeleton).or_default().entry(stem).or_default().push(place);
        }
    }
    let mut slips = Vec::new();
    for family in families.values().filter(|family| family.len() > 1) {
        let most = family.values().map(Vec::len).max().unwrap_or_default();
        // As often in one way as in another: the longer is the one with its link in place.
        let usual = family.iter().filter(|(_, places)| places.len() == most).max_by_key(|(stem, _)| stem.len());
        let Some((usual_stem, usual_places)) = usual else { continue };
        let word = usual_places.first().map(|place| place.word.to_lowercase()).unwrap_or_default();
        let others = distinct(usual_places.iter().map(|place| place.chapter));
        let is_link = |stem: &String| differs_in_link(stem, usual_stem);
        for place in family.iter().filter(|(stem, _)| is_link(stem)).flat_map(|(_, places)| places) {
            slips.push(slip(place, word.clone(), others));
        }
    }
    slips
}

/// "arbetsförmedlingen" where others have "Arbetsförmedlingen".
fn capitals(places: &[Place<'_>]) -> Vec<Slip> {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| !c.is_uppercase());
    let mut words: BTreeMap<String, (Vec<&Place<'_>>, Vec<&Place<'_>>)> = BTreeMap::new();
    for place in places.iter().filter(|place| !place.opens && place.word.chars().count() >= SHORTEST) {
        let word = place.word.to_lowercase();
        if is_name(&place.word) {
            words.entry(word).or_default().0.push(place);
        } else if place.word == word {
            words.entry(word).or_default().1.push(place);
        }
    }
    let mut slips = Vec::new();
    for (names, small) in words.into_values().filter(|(names, small)| small.len() < names.len()) {
        let usual = names.first().map(|place| place.word.clone()).unwrap_or_default();
        let others = distinct(names.iter().map(|place| place.chapter));
        slips.extend(small.into_iter().map(|place| slip(place, usual.clone(), others)));
    }
    slips
}

/// "Finsam- finansiering": a hyphen that a line once ended with. One that stands for a part that is
/// left out is followed by "och", "eller" or "samt".
fn broken(chapters: &[&Chapter]) -> Vec<Slip> {
    const LINKS: [&str; 6] = ["och", "eller", "samt", "som", "men", "respektive"];
    let mut slips = Vec::new();
    for chapter in chapters {
        for passage in &chapter.approval.wording.passages {
            let words: Vec<&str> = passage.text.split_whitespace().collect();
            for pair in words.windows(2) {
                let [first, second] = pair else { continue };
                let next: String = second.chars().take_while(|c| c.is_alphabetic()).collect();
                let is_broken = first.len() > 1 && first.ends_with('-') && !next.is_empty() && !LINKS.contains(&next.as_str());
                if is_broken {
                    let place = Place { chapter, block: passage.id.clone(), word: format!("{first} {next}"), opens: false };
                    slips.push(slip(&place, format!("{first}{next}"), 0));
                }
            }
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_within_a_word() {
        let same = |a: &str, b: &str| skeleton(&stem(a)) == skeleton(&stem(b)) && differs_in_link(&stem(a), &stem(b));
        assert!(same("verktyglådor", "verktygslåda") && same("arbetsättet", "arbetssätt") && same("Finsammedel", "Finsam-medel"));
        for (a, b) in
            [("gemensam", "gemensamma"), ("praktikplats", "praktikplatser"), ("handläggare", "handläggarens"), ("samverkan", "samverkar")]
        {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
