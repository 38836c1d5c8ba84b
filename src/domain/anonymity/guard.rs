//! The guard list: names that somebody has entered, found with certainty.
//!
//! A name is found in any case, in the genitive, with its diacritics missing or apart, with
//! hidden characters in it and with one letter wrong; and each part of it alone.

use std::collections::BTreeSet;
use std::ops::Range;

use super::fold::{Folded, fold};
use super::scan;

/// The most names on a list: more than sit round all the tables of a mapping.
pub const MAX_NAMES: usize = 2_000;
/// The longest name, in characters.
pub const MAX_NAME: usize = 120;
/// The shortest part of a name that is also looked for with a letter wrong, and within a longer
/// word: shorter ones are too like other words.
const LONG: usize = 4;

/// Words in names that say nothing of whose it is.
const PARTICLES: [&str; 30] = [
    "af", "al", "ap", "ben", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "of", "san", "ter", "till", "van", "vom", "von", "y", "zu",
];

/// Names that are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuardList {
    /// Every part that counts, folded.
    parts: BTreeSet<String>,
    /// Parts that are no ordinary word, or were entered alone: found in small letters too.
    bold: BTreeSet<String>,
}

/// A name of the list in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// In characters of the text.
    pub range: Range<usize>,
    /// With one letter wrong, or within a longer word. It may be another word.
    pub is_near: bool,
}

impl GuardList {
    /// A list on which every part of every name counts, whatever word it is otherwise: the names
    /// that were entered to be found.
    #[must_use]
    pub fn strict<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let parts: BTreeSet<String> = names.into_iter().flat_map(parts).map(|(_, folded)| folded).collect();
        Self { bold: parts.clone(), parts }
    }

    /// A list on which a part that is an ordinary word counts only where it has a capital: names
    /// that are known for another reason.
    #[must_use]
    pub fn mild<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let parts: Vec<(String, String)> = names.into_iter().flat_map(parts).collect();
        let bold = parts.iter().filter(|(typed, _)| !scan::is_word(typed)).map(|(_, folded)| folded.clone()).collect();
        Self { bold, parts: parts.into_iter().map(|(_, folded)| folded).collect() }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Every place where a text has a name of the list, in reading order; parts of a name that
    /// follow on each other are one.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Match> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let characters: Vec<char> = text.chars().collect();
        let mut found: Vec<Match> = Vec::new();
        for word in folded.words() {
            let letters: String = folded.letters[word.clone()].iter().collect();
            let range = folded.characters(word, characters.len());
            let typed: String = characters[range.clone()].iter().collect();
            let Some(is_near) = self.weigh(&letters, &typed) else { continue };
            match found.last_mut() {
                Some(last) if is_one_name(&characters[last.range.end..range.start]) => {
                    last.range.end = range.end;
                    last.is_near &= is_near;
                }
                _ => found.push(Match { range, is_near }),
            }
        }
        found
    }

    /// Whether a word, folded and as it was typed, is a part of a name, and then whether only nearly.
    fn weigh(&self, word: &str, typed: &str) -> Option<bool> {
        let is_capital = typed.chars().any(char::is_uppercase);
        let stem = word.strip_suffix('s').filter(|stem| stem.len() > 1);
        let is_part = |part: &str| if is_capital { self.parts.contains(part) } else { self.bold.contains(part) };
        if is_part(word) || stem.is_some_and(is_part) {
            return Some(false);
        }
        // An ordinary word in small letters is that word.
        if word.chars().count() < LONG || (!is_capital && scan::is_word(typed)) {
            return None;
        }
        let like = |part: &String| {
            part.chars().count() >= LONG
                && (is_one_letter_off(word, part)
                    || stem.is_some_and(|stem| stem.chars().count() >= LONG && is_one_letter_off(stem, part))
                    || ((word.starts_with(part.as_str()) || word.ends_with(part.as_str())) && !scan::is_word(typed)))
        };
        self.parts.iter().any(like).then_some(true)
    }
}

/// The parts of a name that count, as they were typed and folded: no particles and no initials.
fn parts(name: &str) -> Vec<(String, String)> {
    let (folded, characters) = (Folded::new(name), name.chars().collect::<Vec<char>>());
    let word = |word: Range<usize>| {
        let typed = characters[folded.characters(word.clone(), characters.len())].iter().collect();
        (typed, folded.letters[word].iter().collect::<String>())
    };
    let words: Vec<(String, String)> = folded.words().into_iter().map(word).filter(|(_, folded)| folded.chars().count() > 1).collect();
    let parts: Vec<(String, String)> = words.iter().filter(|(_, folded)| !PARTICLES.contains(&folded.as_str())).cloned().collect();
    // "De La" is a name when it is all there is.
    if parts.is_empty() { words } else { parts }
}

/// Whether what stands between two parts leaves them one name.
fn is_one_name(between: &[char]) -> bool {
    between.len() <= 2 && between.iter().all(|c| !c.is_alphanumeric() && !matches!(c, ',' | '.' | ';' | ':' | '/' | '+' | '&' | '\n'))
}

/// One letter more, less or other, or two that have changed places.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (rest, rest_long) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return *rest == rest_long[1..];
    }
    match (rest, rest_long) {
        ([], []) => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) => (a, b, rest) == (d, c, other),
        _ => false,
    }
}

/// Names as they were typed, one a line or with commas between: trimmed, each once.
///
/// # Errors
/// [`TooMany`] when it is more than a list may hold.
pub fn read(text: &str) -> Result<Vec<String>, TooMany> {
    let mut names: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for name in text.split(['\n', '\r', ',', ';']).map(str::trim).filter(|name| !parts(name).is_empty()) {
        if names.len() == MAX_NAMES || name.chars().count() > MAX_NAME {
            return Err(TooMany);
        }
        if seen.insert(fold(name)) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// More, or longer, names than a list may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected at most {MAX_NAMES} names of at most {MAX_NAME} characters, one on each line")]
pub struct TooMany;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &GuardList, text: &str) -> Vec<(String, bool)> {
        let take = |range: Range<usize>| text.chars().skip(range.start).take(range.len()).collect();
        list.find(text).into_iter().map(|found| (take(found.range), found.is_near)).collect()
    }

    #[test]
    fn a_name_is_found_in_any_spelling() {
        let list = GuardList::strict(["Åsa Lindvall"]);
        for spelt in [
            "Åsa",
            "åsa",
            "ÅSA",
            "Asa",
            "A\u{30a}sa",
            "Å\u{200b}sa",
            "Åsas",
            "Åsa's",
            "Åsa:s",
            "Lindvall",
            "LINDVALLS",
            "Åsa Lindvall",
            "Lindvall, Åsa",
            "Åsa-Lindvall",
            "lindv\u{ad}all",
        ] {
            let hits = list.find(&format!("vi frågade {spelt} om det"));
            assert!(!hits.is_empty() && hits.iter().all(|hit| !hit.is_near), "{spelt}: {hits:?}");
        }
        for spelt in ["Lindval", "Lindvaall", "Lindvlal", "Lingvall", "Lindvals", "Lindvallare"] {
            assert_eq!(found(&list, &format!("vi frågade {spelt} om det")), [(spelt.to_owned(), true)]);
        }
        assert_eq!(found(&list, "Åsa Lindvall och Åsa"), [("Åsa Lindvall".to_owned(), false), ("Åsa".to_owned(), false)]);
        for other in ["vi frågade om det", "lindra allt", "en vall", "Linda"] {
            assert_eq!(found(&list, other), [], "{other}");
        }
    }

    #[test]
    fn particles_and_initials_are_no_names() {
        let list = GuardList::strict(["Sölve von Essen", "B Ek"]);
        assert_eq!(found(&list, "den av oss som ek von sa"), [("ek".to_owned(), false)]);
        assert_eq!(found(&list, "sölve von essen"), [("sölve".to_owned(), false), ("essen".to_owned(), false)]);
    }

    #[test]
    fn names_are_read_one_on_each_line() {
        assert_eq!(read(" Åsa \n\nBo, asa;Cleo\r\n-\n").unwrap(), ["Åsa", "Bo", "Cleo"]);
        assert_eq!(read(&"x".repeat(MAX_NAME + 1)), Err(TooMany));
        let many: Vec<String> = (0..=MAX_NAMES).map(|n| format!("Namn{n}")).collect();
        assert_eq!(read(&many.join("\n")), Err(TooMany));
    }
}
