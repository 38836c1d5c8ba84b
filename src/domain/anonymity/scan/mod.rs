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
    /// The names of its municipalities, in small letters.
    pub places: BTreeSet<String>,
}

/// Everything in a text that points at a person, in reading order, none overlapping another.
#[must_use]
pub fn scan(text: &str, known: &Known) -> Vec<Find> {
    let plain = Plain::of(text);
    let mut taken: Vec<(Range<usize>, Kind)> = Vec::new();
    let add = |taken: &mut Vec<(Range<usize>, Kind)>, finds: Vec<(Range<usize>, Kind)>| {
        for (range, kind) in finds {
            // The finds are kept in order, and the first of two that overlap stays.
            let at = taken.partition_point(|(other, _)| other.end <= range.start);
            if taken.get(at).is_none_or(|(next, _)| next.start >= range.end) {
                taken.insert(at, (range, kind));
            }
        }
    };
    add(&mut taken, numbers::structured(&plain));
    add(&mut taken, addresses::addresses(&plain).into_iter().map(|range| (range, Kind::Address)).collect());
    let mut words = Words::new(&plain, tokens::tokens(&plain), known);
    for (token, look) in words.tokens.iter().zip(&mut words.looks) {
        let at = taken.partition_point(|(other, _)| other.end <= token.range.start);
        if taken.get(at).is_some_and(|(next, _)| next.start < token.range.end) {
            *look = Look::Known;
        }
    }
    add(&mut taken, persons::persons(&words));
    taken.into_iter().filter_map(|(range, kind)| plain.origin(&range).map(|range| Find { range, kind })).collect()
}

/// Whether a word is an ordinary Swedish one, listed or put together of such, in any case.
#[must_use]
pub fn is_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let known = lexicon::marks(&word);
    known.has(lexicon::Marks::WORD) || !known.has(lexicon::Marks::NAME) && lexicon::is_ordinary(&word)
}

/// Whether a word is a first name or surname that is known, in any case.
#[must_use]
pub fn is_name(word: &str) -> bool {
    lexicon::marks(&word.to_lowercase()).has(lexicon::Marks::NAME)
}
