//! Looks through running text for what points at a person.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::find::{Find, Kind};

/// What a project makes known: words that are no names there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The names of its municipalities, in small letters.
    pub places: BTreeSet<String>,
}

/// Everything in a text that points at a person, in reading order, none overlapping another.
#[must_use]
pub fn scan(text: &str, _known: &Known) -> Vec<Find> {
    static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[\w.+-]+@[\w-]+(\.[\w-]+)+").ok());
    let Some(email) = &*EMAIL else { return Vec::new() };
    let characters = |byte: usize| text[..byte].chars().count();
    email.find_iter(text).map(|found| Find { range: characters(found.start())..characters(found.end()), kind: Kind::Email }).collect()
}

/// Whether a word, in any case and folded or not, is one of the ordinary language.
#[must_use]
pub fn is_word(_word: &str) -> bool {
    false
}

/// Whether a word is a first name or surname that is known, in any case and folded or not.
#[must_use]
pub fn is_name(_word: &str) -> bool {
    false
}
