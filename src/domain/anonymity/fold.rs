//! A text as it is compared: what differs only to the eye, or not even that, becomes the same.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text in small letters, without diacritics and hidden characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    pub letters: Vec<char>,
    /// For each of the letters, which character of the text it comes from.
    pub from: Vec<usize>,
}

impl Folded {
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        for (i, c) in text.chars().enumerate() {
            for letter in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
                if is_combining_mark(letter) || is_hidden(letter) {
                    continue;
                }
                for plain in plain(letter) {
                    folded.letters.push(plain);
                    folded.from.push(i);
                }
            }
        }
        folded
    }

    /// The words, as ranges of [`Self::letters`]. Whatever is no letter or digit parts them.
    #[must_use]
    pub fn words(&self) -> Vec<std::ops::Range<usize>> {
        let mut words: Vec<std::ops::Range<usize>> = Vec::new();
        for (i, letter) in self.letters.iter().enumerate() {
            if !letter.is_alphanumeric() {
                continue;
            }
            match words.last_mut() {
                Some(word) if word.end == i => word.end = i + 1,
                _ => words.push(i..i + 1),
            }
        }
        words
    }

    /// The characters of the text that a range of letters comes from, with the marks and hidden
    /// characters that follow on the last of them.
    #[must_use]
    pub fn characters(&self, letters: std::ops::Range<usize>, length: usize) -> std::ops::Range<usize> {
        let start = self.from.get(letters.start).copied().unwrap_or(length);
        let last = letters.end.checked_sub(1).and_then(|last| self.from.get(last)).copied().unwrap_or(start);
        start..(last + 1).min(length)
    }
}

/// A text folded, as a text: equal for texts that are told apart by case, diacritics or hidden
/// characters alone.
#[must_use]
pub fn fold(text: &str) -> String {
    Folded::new(text.trim()).letters.into_iter().collect()
}

/// Characters that nobody sees: soft hyphen, zero-width spaces and joiners, marks of direction,
/// selectors of variants, tags.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' |
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' |
        '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters that no decomposition takes apart, and those of other alphabets that look like a
/// Latin one (after Unicode's `confusables.txt`, the common part).
fn plain(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'ø' | 'о' | 'ο' => ('o', None),
        'œ' => ('o', Some('e')),
        'ß' => ('s', Some('s')),
        'đ' | 'ð' | 'ԁ' => ('d', None),
        'ł' | 'ӏ' => ('l', None),
        'ħ' | 'һ' | 'н' => ('h', None),
        'þ' => ('t', Some('h')),
        'ı' | 'і' | 'ι' => ('i', None),
        'æ' | 'а' | 'α' => ('a', None),
        'е' | 'ε' => ('e', None),
        'р' | 'ρ' => ('p', None),
        'с' => ('c', None),
        'у' => ('y', None),
        'х' | 'χ' => ('x', None),
        'к' | 'κ' => ('k', None),
        'м' => ('m', None),
        'т' | 'τ' => ('t', None),
        'в' | 'β' => ('b', None),
        'ѕ' => ('s', None),
        'ј' => ('j', None),
        'ν' => ('v', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for spelt in ["Åsa", "ÅSA", "asa", "A\u{30a}sa", "Å\u{ad}sa", "\u{200b}Åsa\u{feff}", "Ås\u{430}", "Åsа", "𝐀sa"] {
            assert_eq!(fold(spelt), "asa", "{spelt:?}");
        }
        assert_eq!(fold("Bjørn-Łukasz"), "bjorn-lukasz");
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "”A\u{30a}sa\u{ad}” – o Bo";
        let folded = Folded::new(text);
        let length = text.chars().count();
        let words: Vec<String> = folded
            .words()
            .into_iter()
            .map(|word| {
                let range = folded.characters(word, length);
                text.chars().skip(range.start).take(range.len()).collect()
            })
            .collect();
        assert_eq!(words, ["A\u{30a}sa", "o", "Bo"]);
    }
}
