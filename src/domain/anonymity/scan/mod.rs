//! Looks through running text for what points at a person.
//!
//! Nothing is learnt and nothing leaves: lists, shapes and what stands around a word decide.
//! What it finds, and what it misses, is measured by `tests/scan.rs`.

mod addresses;
mod context;
mod lexicon;
mod numbers;
mod persons;
mod plain;
mod shapes;
mod tokens;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use super::find::{Find, Kind};
use plain::Plain;
use words::{Look, Words};

/// What a project makes known: words that are no names there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The names of its municipalities, and of the house that does the interviews, in small letters.
    places: BTreeSet<String>,
    /// Their words: "Övre Ålvik" is two.
    words: BTreeSet<String>,
}

impl Known {
    /// Names of places and houses, as they are written. An empty one says nothing.
    pub fn add<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names.into_iter().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()) {
            self.words.extend(name.split([' ', '-']).map(str::to_owned));
            self.places.insert(name);
        }
    }

    /// Whether that, in small letters, is one of them whole.
    #[must_use]
    pub fn is_place(&self, name: &str) -> bool {
        self.places.contains(name)
    }

    fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// Everything in a text that points at a person, in reading order, none overlapping another.
#[must_use]
pub fn scan(text: &str, known: &Known) -> Vec<Find> {
    let plain = Plain::of(text);
    let mut taken = Taken { finds: Vec::new(), characters: vec![false; plain.chars.len()] };
    taken.add(numbers::structured(&plain));
    taken.add(addresses::addresses(&plain).into_iter().map(|range| (range, Kind::Address)));
    let mut words = Words::new(&plain, tokens::tokens(&plain), known);
    for (token, look) in words.tokens.iter().zip(&mut words.looks) {
        if taken.touches(&token.range) {
            *look = Look::Known;
        }
    }
    taken.add(persons::persons(&words));
    let mut finds: Vec<Find> =
        taken.finds.into_iter().filter_map(|(range, kind)| plain.origin(&range).map(|range| Find { range, kind })).collect();
    finds.sort_by_key(|find| find.range.start);
    finds
}

/// The finds so far; of two that overlap the first stays.
struct Taken {
    finds: Vec<(Range<usize>, Kind)>,
    /// Which characters belong to one.
    characters: Vec<bool>,
}

impl Taken {
    fn touches(&self, range: &Range<usize>) -> bool {
        self.characters[range.clone()].contains(&true)
    }

    fn add(&mut self, finds: impl IntoIterator<Item = (Range<usize>, Kind)>) {
        for (range, kind) in finds {
            if !self.touches(&range) {
                self.characters[range.clone()].fill(true);
                self.finds.push((range, kind));
            }
        }
    }
}

/// Whether a word is an ordinary Swedish one, in any case.
#[must_use]
pub fn is_word(word: &str) -> bool {
    lexicon::marks(&word.to_lowercase()).has(lexicon::Marks::WORD)
}

/// Whether a word is put together of ordinary Swedish ones, in any case.
#[must_use]
pub fn is_compound(word: &str) -> bool {
    let word = word.to_lowercase();
    !lexicon::marks(&word).has(lexicon::Marks::NAME) && lexicon::is_ordinary(&word)
}

/// Whether a word is a first name or surname that is known, in any case.
#[must_use]
pub fn is_name(word: &str) -> bool {
    lexicon::marks(&word.to_lowercase()).has(lexicon::Marks::NAME)
}
