//! Terms that are spelt in different ways: a linking -s that is there or not, a hyphen, a capital.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Slip};
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
    slips
}

fn places<'a>(chapters: &[&'a Chapter]) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for chapter in chapters {
        for passage in &chapter.approval.wording.passages {
            for sentence in sentences(&passage.text) {
                let words = sentence.words.iter().enumerate().filter(|(_, word)| !word.has_digit() && !word.is_address());
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
    Slip {
        kind: Kind::Term,
        chapter: place.chapter.slug.clone(),
        name: place.chapter.name.trim().to_owned(),
        block: Some(place.block.clone()),
        figure: None,
        found: place.word.clone(),
        usual,
        others,
        mend: None,
    }
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
        for place in family.iter().filter(|(stem, _)| *stem != usual_stem).flat_map(|(_, places)| places) {
            slips.push(slip(place, word.clone(), most));
        }
    }
    slips
}

/// "arbetsförmedlingen" where others have "Arbetsförmedlingen".
fn capitals(places: &[Place<'_>]) -> Vec<Slip> {
    let within: Vec<&Place<'_>> = places.iter().filter(|place| !place.opens && place.word.chars().count() >= SHORTEST).collect();
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| !c.is_uppercase());
    let mut names: BTreeMap<String, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for place in within.iter().filter(|place| is_name(&place.word)) {
        let (count, chapters) = names.entry(place.word.to_lowercase()).or_default();
        *count += 1;
        chapters.insert(place.chapter.slug.as_str());
    }
    let mut slips = Vec::new();
    for (word, (count, _)) in &names {
        let small: Vec<_> = within.iter().filter(|place| place.word == *word).collect();
        if small.len() < *count {
            let usual = within.iter().find(|place| is_name(&place.word) && place.word.to_lowercase() == *word);
            let usual = usual.map(|place| place.word.clone()).unwrap_or_default();
            slips.extend(small.into_iter().map(|place| slip(place, usual.clone(), *count)));
        }
    }
    slips
}
