//! The words of a text, how they are written, and what stands around them.

use std::ops::Range;

use super::plain::Plain;
use crate::domain::language::lists::among;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Small,
    /// A capital first; also a capital alone.
    Capital,
    /// Two capitals or more, and nothing else.
    Upper,
}

/// One word: letters, and apostrophes between them.
#[derive(Debug)]
pub(super) struct Token {
    /// In characters of the plain copy.
    pub range: Range<usize>,
    /// In small letters.
    pub small: String,
    pub case: Case,
    /// First in its sentence, where a capital says nothing.
    pub first: bool,
    /// A line all in capitals: case says nothing there either.
    pub shouted: bool,
}

impl Token {
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Written with a capital that says something.
    pub fn is_capital(&self) -> bool {
        self.case != Case::Small && !self.shouted
    }
}

/// A full stop after one of these ends no sentence.
const ABBREVIATIONS: &str =
    "enl t ex bl a ca kl dvs dr tel tfn mob nr ev resp s k f d o m p g fr e jfr st inkl exkl ank ankn ordf sekr adj bitr tf vik";

/// All words, in order.
pub(super) fn tokens(plain: &Plain) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut line = 0;
    let mut at = 0;
    while at < plain.chars.len() {
        if plain.chars[at] == '\n' {
            shout(&mut tokens[line..]);
            line = tokens.len();
        }
        if !plain.chars[at].is_alphabetic() {
            at += 1;
            continue;
        }
        let start = at;
        while plain.get(at).is_alphabetic() || is_inner_apostrophe(plain, start, at) {
            at += 1;
        }
        let range = start..at;
        let first = is_first(plain, tokens.last(), start);
        tokens.push(Token {
            small: plain.small[range.clone()].iter().collect(),
            case: case(&plain.chars[range.clone()]),
            first,
            shouted: false,
            range,
        });
    }
    shout(&mut tokens[line..]);
    tokens
}

/// As in O'Brien; but "Karin's" is a name with its genitive.
fn is_inner_apostrophe(plain: &Plain, start: usize, at: usize) -> bool {
    at > start && plain.get(at) == '\'' && plain.get(at + 1).is_alphabetic() && plain.get(at + 2).is_alphabetic()
}

fn case(letters: &[char]) -> Case {
    match letters {
        [first, ..] if !first.is_uppercase() => Case::Small,
        [_, rest @ ..] if !rest.is_empty() && rest.iter().all(|c| c.is_uppercase()) => Case::Upper,
        _ => Case::Capital,
    }
}

/// Marks a line of capitals: three words or more, or two long ones.
fn shout(line: &mut [Token]) {
    let letters: usize = line.iter().map(Token::len).sum();
    let all = line.iter().all(|token| token.case == Case::Upper || token.len() == 1 && token.case == Case::Capital);
    if all && line.len() > 1 && letters > 12 {
        for token in line {
            token.shouted = true;
        }
    }
}

fn is_first(plain: &Plain, before: Option<&Token>, start: usize) -> bool {
    let Some(before) = before else { return true };
    let gap = &plain.chars[before.range.end..start];
    if gap.iter().any(|c| matches!(c, '\n' | '\t' | '!' | '?' | '…' | '•' | '|')) {
        return true;
    }
    let stop = gap.first() == Some(&'.') && !among(ABBREVIATIONS, &before.small) && before.len() > 1;
    let after_number = gap.iter().any(char::is_ascii_digit) && gap.windows(2).any(|pair| pair == ['.', ' ']);
    stop && gap.len() > 1 || after_number || gap.contains(&':') || gap.iter().any(|c| matches!(c, '"' | '”' | '“' | '»' | '«' | '„'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_where_sentences_begin() {
        let plain = Plain::of("Enl. O'Brien sa Karin's chef. Sten\nBERG ANDERS RINGDE");
        let tokens = tokens(&plain);
        let told: Vec<_> = tokens.iter().map(|token| (token.small.as_str(), token.first, token.is_capital())).collect();
        let expected = [
            ("enl", true, true),
            ("o'brien", false, true),
            ("sa", false, false),
            ("karin", false, true),
            ("s", false, false),
            ("chef", false, false),
            ("sten", true, true),
            ("berg", true, false),
            ("anders", false, false),
            ("ringde", false, false),
        ];
        assert_eq!(told, expected);
    }
}
