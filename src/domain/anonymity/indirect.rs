//! What points at a person without any name: advice, never a hindrance.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// In which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// "som ensam chef här"
    Alone,
    /// A title that one person in a municipality has.
    Title,
    /// A way to speak that colleagues would know again.
    Dialect,
    /// Illness, family, age or origin.
    Personal,
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indirect {
    /// In characters of the text.
    pub range: Range<usize>,
    pub kind: Kind,
}

/// Everything in a text that points at a person indirectly, in reading order.
#[must_use]
pub fn find(text: &str) -> Vec<Indirect> {
    static ALONE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b(som|är|var)( den)? (enda|ende|ensam)( \w+){0,2}( här)?\b|\bas the only \w+( here)?\b").ok());
    let Some(alone) = &*ALONE else { return Vec::new() };
    let characters = |byte: usize| text[..byte].chars().count();
    let found = alone.find_iter(text).map(|found| characters(found.start())..characters(found.end()));
    found.map(|range| Indirect { range, kind: Kind::Alone }).collect()
}
