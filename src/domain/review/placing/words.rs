//! Words as they are compared: past spaces, quotation marks and hyphens that a program sets by
//! itself, since nobody has proposed those.

use std::cmp::Ordering;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Expected;

/// How many times as long as what was sent, and a few words, a text may be to be compared with it
/// word by word.
const LONGER: usize = 4;
const SHORT: usize = 200;

/// A word as it stands and as it is compared.
struct Token<'a> {
    text: &'a str,
    key: String,
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn same(c: char) -> char {
    match c {
        '”' | '“' | '„' | '‟' | '»' | '«' | '″' => '"',
        '’' | '‘' | '‚' | '‛' | '′' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// The words, signs and spaces of a text; spaces that follow on each other are one.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let visible = |word: &str| word.nfc().filter(|c| !is_invisible(*c)).map(same).collect::<String>();
    for word in text.split_word_bounds() {
        let from = at;
        at += word.len();
        let key = if word.chars().all(char::is_whitespace) { " ".to_owned() } else { visible(word) };
        match out.last_mut() {
            // What shows nothing goes with what it stands beside.
            Some(last) if key.is_empty() || (key == " " && last.key == " ") => {
                last.text = &text[from - last.text.len()..at];
            }
            _ if key.is_empty() => {}
            _ => out.push(Token { text: word, key }),
        }
    }
    out
}

/// A text in the form in which texts are compared.
pub(super) fn key(text: &str) -> String {
    let mut key: String = tokens(text).into_iter().map(|token| token.key).collect();
    key.truncate(key.trim_end().len());
    key.drain(..key.len() - key.trim_start().len());
    key
}

/// `now` with the spaces, quotation marks and hyphens of `sent` wherever the words are the same.
///
/// What is many times as long has little of the words, and would take long to compare.
pub(super) fn healed(sent: &str, now: &str) -> String {
    if now.len() / LONGER > sent.len() + SHORT {
        return now.trim().to_owned();
    }
    let (a, b) = (tokens(sent.trim()), tokens(now.trim()));
    let (keys_a, keys_b): (Vec<&str>, Vec<&str>) = (a.iter().map(|t| t.key.as_str()).collect(), b.iter().map(|t| t.key.as_str()).collect());
    let mut out = String::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys_a, &keys_b) {
        let tokens = if matches!(op, DiffOp::Equal { .. }) { &a[op.old_range()] } else { &b[op.new_range()] };
        out.extend(tokens.iter().map(|token| token.text));
    }
    out.trim().to_owned()
}

/// The words of a text without their order: quick to compare, and the same when they have moved.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag {
    /// In lower case, sorted.
    words: Vec<String>,
    /// How many characters they have together.
    pub len: usize,
}

fn length(word: &str) -> usize {
    word.chars().count()
}

impl Bag {
    pub fn of(text: &str) -> Self {
        let lower = |word: &str| word.nfc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).collect::<String>();
        Self::new(text.unicode_words().map(lower).collect())
    }

    fn new(mut words: Vec<String>) -> Self {
        words.sort_unstable();
        let len = words.iter().map(|word| length(word)).sum();
        Self { words, len }
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// How many characters of words the two have in common.
    pub fn shared(&self, other: &Self) -> usize {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.words.get(i), other.words.get(j)) {
            match a.cmp(b) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    shared += length(a);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        shared
    }

    /// How much of the longer one they share, from 0 to 1.
    pub fn likeness(&self, other: &Self) -> f64 {
        self.shared(other) as f64 / self.len.max(other.len).max(1) as f64
    }

    /// How much of this one is in the other, from 0 to 1.
    pub fn within(&self, other: &Self) -> f64 {
        self.shared(other) as f64 / self.len.max(1) as f64
    }

    /// What is left when the words of another are taken away.
    pub fn without(&self, other: &Self) -> Self {
        let (mut left, mut j) = (Vec::new(), 0);
        for word in &self.words {
            while other.words.get(j).is_some_and(|there| there < word) {
                j += 1;
            }
            if other.words.get(j) == Some(word) {
                j += 1;
            } else {
                left.push(word.clone());
            }
        }
        Self::new(left)
    }
}

/// A text with what it is compared by.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    /// As it stands.
    pub shown: String,
    pub key: String,
    pub bag: Bag,
}

impl Text {
    pub fn of(text: String) -> Self {
        Self { key: key(&text), bag: Bag::of(&text), shown: text }
    }

    pub fn is_blank(&self) -> bool {
        self.key.is_empty()
    }
}

/// The paragraphs as they were sent.
#[derive(Debug)]
pub(super) struct Sent<'a> {
    pub expected: &'a [Expected],
    pub texts: Vec<Text>,
}

impl<'a> Sent<'a> {
    pub fn of(expected: &'a [Expected]) -> Self {
        Self { expected, texts: expected.iter().map(|it| Text::of(it.printed())).collect() }
    }

    pub fn len(&self) -> usize {
        self.texts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_sets_by_itself_is_no_change() {
        for (sent, now) in [
            ("”Vi ses 31\u{a0}400 gånger.”", " \"Vi ses 31 400 gånger.\"\u{a0}"),
            ("IT\u{2011}stöd för hela lä\u{ad}net", "IT-stöd för  hela länet"),
            ("Café", "Cafe\u{301}"),
            ("Ett.\nTvå.", "Ett. Två."),
        ] {
            assert_eq!(key(sent), key(now));
            assert_eq!(healed(sent, now), sent.trim());
        }
        assert_ne!(key("Ett."), key("ett."));
        assert_ne!(key("5-6"), key("5–6"), "somebody has typed that");
    }

    #[test]
    fn what_is_not_changed_stays_as_it_was() {
        assert_eq!(healed("Det var ”31\u{a0}400” år 2025.", "Det var \"31 400\" år 2024."), "Det var ”31\u{a0}400” år 2024.");
        assert_eq!(healed("", "Nytt."), "Nytt.");
    }

    #[test]
    fn bags_know_what_they_share() {
        let (a, b) = (Bag::of("Vi ses varje tisdag."), Bag::of("Varje fredag ses vi"));
        assert_eq!(a.shared(&b), "vi ses varje".replace(' ', "").len());
        assert_eq!(a.without(&b).words, ["tisdag"]);
        assert!((Bag::of("…").likeness(&Bag::of("")) - 0.0).abs() < f64::EPSILON);
    }
}
