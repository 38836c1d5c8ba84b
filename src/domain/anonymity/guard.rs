//! The guard list: names that somebody has entered, found with certainty.
//!
//! A name is found in any case, in the genitive, with its diacritics missing or apart, with
//! hidden characters in it and with one letter wrong; and each part of it alone.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use super::fold::{Folded, fold};
use super::scan;

/// The most names on a list: more than sit round all the tables of a mapping.
pub const MAX_NAMES: usize = 2_000;
/// The longest name, in characters.
pub const MAX_NAME: usize = 120;
/// The shortest part of a name that is looked for with a letter wrong: shorter ones are too like
/// other words.
const SHORT: usize = 3;
/// The shortest that is so in small letters too, and within a longer word.
const LONG: usize = 4;

/// Words within names that say nothing of whose it is.
const PARTICLES: [&str; 30] = [
    "af", "al", "ap", "ben", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "of", "san", "ter", "till", "van", "vom", "von", "y", "zu",
];

/// Names that are looked for.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct GuardList {
    /// Every part that counts, folded.
    parts: BTreeSet<String>,
    /// Those long enough to be found with a letter wrong.
    long: Vec<Vec<char>>,
    /// Parts that are an ordinary word as well count in small letters too, though it may be that
    /// word.
    is_strict: bool,
}

impl fmt::Debug for GuardList {
    /// Says nothing of the names.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GuardList({} parts)", self.parts.len())
    }
}

/// A name of the list in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// In characters of the text.
    pub range: Range<usize>,
    /// With one letter wrong, within a longer word, or as an ordinary word in small letters: it
    /// may be something else.
    pub is_near: bool,
}

impl GuardList {
    /// A list on which every part of every name counts, whatever word it is otherwise: the names
    /// that were entered to be found.
    #[must_use]
    pub fn strict<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { is_strict: true, ..Self::mild(names) }
    }

    /// A list on which a part that is an ordinary word counts only where it has a capital: names
    /// that are known for another reason.
    #[must_use]
    pub fn mild<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let parts: BTreeSet<String> = names.into_iter().flat_map(parts).collect();
        let long = parts.iter().map(|part| part.chars().collect::<Vec<char>>()).filter(|part| part.len() >= SHORT).collect();
        Self { parts, long, is_strict: false }
    }

    /// As [`Self::mild`], without a letter wrong: for more names than sit round any table.
    #[must_use]
    pub fn exact<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { parts: names.into_iter().flat_map(parts).collect(), long: Vec::new(), is_strict: false }
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
        let words = folded.words();
        let mut found: Vec<Match> = Vec::new();
        for (n, letters) in words.iter().enumerate() {
            let range = folded.characters(letters.clone(), characters.len());
            let word = Word {
                letters: &folded.letters[letters.clone()],
                typed: characters[range.clone()].iter().collect(),
                is_first: is_first(&characters[..range.start]),
            };
            let mut found_here = self.weigh(&word).map(|is_near| Match { range: range.clone(), is_near });
            // "Anna-Karin" for "Annakarin".
            if let Some(next) = words.get(n + 1).filter(|next| next.start - letters.end <= 1) {
                let joined: String = folded.letters[letters.clone()].iter().chain(&folded.letters[next.clone()]).collect();
                if self.parts.contains(&joined) {
                    let end = folded.characters(next.clone(), characters.len()).end;
                    found_here = Some(Match { range: range.start..end, is_near: false });
                }
            }
            let Some(here) = found_here else { continue };
            match found.last_mut() {
                Some(last) if here.range.start <= last.range.end || is_one_name(&characters[last.range.end..here.range.start]) => {
                    last.range.end = last.range.end.max(here.range.end);
                    last.is_near &= here.is_near;
                }
                _ => found.push(here),
            }
        }
        found
    }

    /// Whether a word is a part of a name, and then whether only nearly.
    fn weigh(&self, word: &Word<'_>) -> Option<bool> {
        let is_capital = word.typed.chars().any(char::is_uppercase);
        let stem = word.letters.strip_suffix(&['s']).filter(|stem| stem.len() > 1);
        let is_part = |letters: &[char]| self.parts.contains(&letters.iter().collect::<String>());
        if is_part(word.letters) || stem.is_some_and(is_part) {
            let is_clear = is_capital || !scan::is_word(&word.typed);
            return (is_clear || self.is_strict).then_some(!is_clear);
        }
        // A word of the language is that word; only a capital that no sentence asks for says no.
        let stands_out = is_capital && !word.is_first;
        let is_off = |part: &Vec<char>| {
            (is_capital || part.len() >= LONG)
                && (is_one_letter_off(word.letters, part) || (part.len() >= LONG && stem.is_some_and(|stem| is_one_letter_off(stem, part))))
        };
        let is_within = |part: &Vec<char>| {
            (LONG..word.letters.len()).contains(&part.len()) && (word.letters.starts_with(part) || word.letters.ends_with(part))
        };
        let is_near = word.letters.len() >= SHORT
            && ((self.long.iter().any(is_off) && (stands_out || !scan::is_word(&word.typed)))
                || (self.long.iter().any(is_within) && (stands_out || !(scan::is_word(&word.typed) || scan::is_compound(&word.typed)))));
        is_near.then_some(true)
    }
}

/// One word of a text.
struct Word<'a> {
    /// Folded.
    letters: &'a [char],
    typed: String,
    /// A sentence begins with it, and so it has a capital whatever it is.
    is_first: bool,
}

/// Whether a sentence begins after these characters.
fn is_first(before: &[char]) -> bool {
    let last = before.iter().rev().find(|c| !c.is_whitespace() && !matches!(c, '"' | '”' | '’' | '\'' | '(' | '–' | '-' | '*' | '_'));
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '…' | '•'))
}

/// The parts of a name that count, folded: no particle between or before them, and no initials.
fn parts(name: &str) -> Vec<String> {
    let (folded, characters) = (Folded::new(name), name.chars().collect::<Vec<char>>());
    let mut words: Vec<(String, bool)> = Vec::new();
    for (n, letters) in folded.words().into_iter().enumerate() {
        let is_capital = characters[folded.characters(letters.clone(), characters.len())].iter().any(|c| c.is_uppercase());
        let word: String = folded.letters[letters].iter().collect();
        // A sign of other scripts is a whole word.
        if word.chars().count() > 1 || word.chars().any(|c| c > '\u{24f}') {
            let is_particle = PARTICLES.contains(&word.as_str()) && (n > 0 || !is_capital);
            words.push((word, is_particle));
        }
    }
    // A particle that ends the name, or is all of it, is none.
    if let Some((_, is_particle)) = words.last_mut() {
        *is_particle = false;
    }
    words.into_iter().filter(|(_, is_particle)| !is_particle).map(|(word, _)| word).collect()
}

/// Whether what stands between two parts leaves them one name.
fn is_one_name(between: &[char]) -> bool {
    between.len() <= 2 && between.iter().all(|c| !c.is_alphanumeric() && !matches!(c, ',' | '.' | ';' | ':' | '/' | '+' | '&' | '\n'))
}

/// One letter more, less or other, or two that have changed places.
fn is_one_letter_off(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
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

/// Names as they were typed, one a line or with commas between: trimmed, each once, as many as a
/// list may hold.
#[must_use]
pub fn read(text: &str) -> Read {
    let mut read = Read::default();
    let mut seen = BTreeSet::new();
    for (n, line) in text.lines().enumerate() {
        for name in line.split(['\r', ',', ';']).map(str::trim).filter(|name| !parts(name).is_empty()) {
            let unused = if name.chars().count() > MAX_NAME {
                Some(&mut read.too_long)
            } else if !seen.insert(fold(name)) {
                None
            } else if read.names.len() == MAX_NAMES {
                Some(&mut read.too_many)
            } else {
                read.names.push(name.to_owned());
                None
            };
            if let Some(lines) = unused.filter(|lines| lines.last() != Some(&(n + 1))) {
                lines.push(n + 1);
            }
        }
    }
    read
}

/// The names of a text, and the lines of it that no list holds, from one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    pub names: Vec<String>,
    /// Those with a name longer than [`MAX_NAME`].
    pub too_long: Vec<usize>,
    /// Those with a name after the first [`MAX_NAMES`].
    pub too_many: Vec<usize>,
}

impl Read {
    /// Everything is used.
    ///
    /// # Errors
    /// [`TooMany`] when something is not.
    pub fn whole(self) -> Result<Vec<String>, TooMany> {
        if self.too_long.is_empty() && self.too_many.is_empty() { Ok(self.names) } else { Err(TooMany) }
    }
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
        for spelt in ["Lindval", "Lindvaall", "Lindvlal", "Lingvall", "Lindvals", "Lindvallare", "lindwall", "Åssa"] {
            assert_eq!(found(&list, &format!("vi frågade {spelt} om det")), [(spelt.to_owned(), true)]);
        }
        assert_eq!(found(&list, "Åsa Lindvall och Åsa"), [("Åsa Lindvall".to_owned(), false), ("Åsa".to_owned(), false)]);
        for other in ["vi frågade om det", "lindra allt", "en vall", "Linda"] {
            assert_eq!(found(&list, other), [], "{other}");
        }
        let joined = GuardList::strict(["Annakarin"]);
        assert_eq!(
            found(&joined, "som Anna-Karin sa, och anna karin"),
            [("Anna-Karin".to_owned(), false), ("anna karin".to_owned(), false)]
        );
    }

    #[test]
    fn a_word_of_the_language_may_be_that_word() {
        let list = GuardList::strict(["Bo Hall", "Sara"]);
        assert_eq!(found(&list, "de vill bo kvar"), [("bo".to_owned(), true)]);
        assert_eq!(found(&list, "det sa Bo"), [("Bo".to_owned(), false)]);
        assert_eq!(found(&list, "Vara med är bra. Bara det."), []);
        assert_eq!(found(&GuardList::mild(["Bo Hall"]), "de vill bo kvar"), []);
        assert_eq!(found(&GuardList::mild(["Bo Hall"]), "det sa Bo"), [("Bo".to_owned(), false)]);
    }

    #[test]
    fn particles_and_initials_are_no_names() {
        let list = GuardList::strict(["Sölve von Essen", "B Ek"]);
        assert_eq!(found(&list, "den av oss som Ek von sa"), [("Ek".to_owned(), false)]);
        assert_eq!(found(&list, "sölve von essen"), [("sölve".to_owned(), false), ("essen".to_owned(), false)]);
        assert_eq!(found(&GuardList::strict(["Ben Karlsson"]), "Ben höll inte med"), [("Ben".to_owned(), false)]);
        assert_eq!(found(&GuardList::strict(["李"]), "så sa 李"), [("李".to_owned(), false)]);
    }

    #[test]
    fn names_are_read_one_on_each_line() {
        assert_eq!(read(" Åsa \n\nBo, asa;Cleo\r\n-\n").whole().unwrap(), ["Åsa", "Bo", "Cleo"]);
        let long = "x".repeat(MAX_NAME + 1);
        let cut = read(&format!("Åsa\n{long}, {long}\nBo"));
        assert_eq!((cut.names.as_slice(), cut.too_long.as_slice()), (["Åsa".to_owned(), "Bo".to_owned()].as_slice(), [2].as_slice()));
        assert_eq!(cut.whole(), Err(TooMany));
        let many: Vec<String> = (0..=MAX_NAMES).map(|n| format!("Namn{n}")).collect();
        let cut = read(&many.join("\n"));
        assert_eq!((cut.names.len(), cut.too_many.as_slice()), (MAX_NAMES, [MAX_NAMES + 1].as_slice()));
        assert_eq!(format!("{:?}", GuardList::strict(["Åsa"])), "GuardList(1 parts)");
    }
}
