//! Which words are names, which are ordinary, and which are both.
//!
//! The lists stand in `assets/names`; its README says where each comes from.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// What is known of a word, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u16);

impl Marks {
    pub const GIVEN: Self = Self(1);
    pub const SURNAME: Self = Self(1 << 1);
    /// A given name that is common in Sweden, wherever it comes from.
    pub const COMMON_GIVEN: Self = Self(1 << 2);
    /// A surname that is.
    pub const COMMON_SURNAME: Self = Self(1 << 10);
    pub const COMMON: Self = Self(Self::COMMON_GIVEN.0 | Self::COMMON_SURNAME.0);
    /// An ordinary word.
    pub const WORD: Self = Self(1 << 3);
    /// Well known as both a name and a word.
    pub const HOMONYM: Self = Self(1 << 4);
    pub const PLACE: Self = Self(1 << 5);
    /// An organisation, a system, a language, a month: capitalised, and nobody.
    pub const ORGANISATION: Self = Self(1 << 6);
    /// What persons do: follows them.
    pub const VERB: Self = Self(1 << 7);
    /// What persons are.
    pub const ROLE: Self = Self(1 << 8);
    /// Stands before a person.
    pub const TRIGGER: Self = Self(1 << 9);
    pub const NAME: Self = Self(Self::GIVEN.0 | Self::SURNAME.0);

    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Marks {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static LEXICON: LazyLock<HashMap<&'static str, Marks>> = LazyLock::new(|| {
    let lists = [
        (include_str!("../../../../assets/names/words.txt"), Marks::WORD),
        (include_str!("../../../../assets/names/surnames_world.txt"), Marks::SURNAME),
        (include_str!("../../../../assets/names/given_world.txt"), Marks::GIVEN),
        (include_str!("../../../../assets/names/surnames.txt"), Marks::SURNAME | Marks::COMMON_SURNAME),
        (include_str!("../../../../assets/names/given.txt"), Marks::GIVEN | Marks::COMMON_GIVEN),
        (include_str!("../../../../assets/names/places.txt"), Marks::PLACE),
        (include_str!("../../../../assets/names/own/homonyms.txt"), Marks::HOMONYM | Marks::WORD),
        (include_str!("../../../../assets/names/own/organisations.txt"), Marks::ORGANISATION),
        (include_str!("../../../../assets/names/own/verbs.txt"), Marks::VERB),
        (include_str!("../../../../assets/names/own/roles.txt"), Marks::ROLE),
        (include_str!("../../../../assets/names/own/triggers.txt"), Marks::TRIGGER),
    ];
    let mut lexicon = HashMap::with_capacity(210_000);
    for (list, marks) in lists {
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            for word in line.split(' ').filter(|word| !word.is_empty()) {
                let known = lexicon.entry(word).or_insert(Marks(0));
                *known = *known | marks;
            }
        }
    }
    lexicon
});

/// Sayings, word by word; `*` is any word.
static SAYINGS: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut sayings: HashMap<_, Vec<Vec<_>>> = HashMap::new();
    for line in include_str!("../../../../assets/names/own/sayings.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        if let Some(first) = words.next().filter(|word| !word.is_empty()) {
            sayings.entry(first).or_default().push(words.collect());
        }
    }
    sayings
});

/// The most bytes that a listed word has. What is longer is looked up nowhere: to hash a text without
/// spaces from each of its places takes minutes.
static LONGEST: LazyLock<usize> = LazyLock::new(|| LEXICON.keys().map(|word| word.len()).max().unwrap_or_default());

/// What is known of a word in small letters.
pub(super) fn marks(word: &str) -> Marks {
    if word.len() > *LONGEST { Marks::default() } else { LEXICON.get(word).copied().unwrap_or_default() }
}

/// What may follow the first word of a saying.
pub(super) fn sayings(first: &str) -> &'static [Vec<&'static str>] {
    SAYINGS.get(first).map_or(&[], Vec::as_slice)
}

/// Whether a word in small letters is an ordinary Swedish one: listed, or put together of such.
pub(super) fn is_ordinary(word: &str) -> bool {
    let listed = |word: &str| marks(word).has(Marks::WORD);
    listed(word) || word.strip_suffix('s').is_some_and(listed) || is_compound(word) || is_inflected(word)
}

/// Whether a word is another form of a listed one: "indikatorn".
pub(super) fn is_inflected(word: &str) -> bool {
    const ENDINGS: &str = "n en et ar er or arna erna orna na ns ens ets arnas ernas t a are ade at ad as s nde ande ning ningar ningen";
    ENDINGS.split(' ').filter_map(|ending| word.strip_suffix(ending)).any(|stem| stem.chars().count() > 4 && marks(stem).has(Marks::WORD))
}

/// Whether a word is put together of two ordinary ones, with or without an s between.
pub(super) fn is_compound(word: &str) -> bool {
    // Two listed ones, each perhaps with an s.
    if word.len() > 2 * (*LONGEST + 1) {
        return false;
    }
    let part = |part: &str| {
        let known = marks(part);
        known.has(Marks::WORD) || (known.has(Marks::ORGANISATION) && !known.has(Marks::NAME))
    };
    let length = word.chars().count();
    word.char_indices().enumerate().skip(3).take_while(|(n, _)| n + 3 <= length).any(|(_, (at, _))| {
        let (head, tail) = word.split_at(at);
        (part(tail) || (tail.len() > 4 && tail.strip_suffix('s').is_some_and(part)))
            && (part(head) || (head.len() > 4 && head.strip_suffix('s').is_some_and(part)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_words_and_both() {
        for name in ["karin", "fatima", "oksana", "lindvall", "goran", "warsame"] {
            assert!(marks(name).has(Marks::NAME) && !marks(name).has(Marks::WORD), "{name}");
        }
        for both in ["sten", "björn", "maj", "ek", "lund", "linn"] {
            assert!(marks(both).has(Marks::NAME) && marks(both).has(Marks::WORD), "{both}");
        }
        for word in ["handläggaren", "och", "tidningarna", "samtalsguiden", "ungdomsteamet"] {
            assert!(is_ordinary(word) && !marks(word).has(Marks::NAME), "{word}");
        }
        assert!(marks("skinnskatteberg").has(Marks::PLACE));
    }

    #[test]
    fn a_word_as_long_as_a_text_is_no_compound_and_costs_nothing() {
        // Parting it everywhere would take hours here.
        assert!(!is_compound(&"å".repeat(500_000)));
        let text = "a".repeat(500_000);
        assert_eq!(super::super::scan(&text, &super::super::Known::default()), []);
    }
}
