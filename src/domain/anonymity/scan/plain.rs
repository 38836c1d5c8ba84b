//! A copy of the text to look things up in: composed, without hidden characters, with one kind of
//! hyphen and space. Each character knows where it comes from.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// The copy. Everything in it is counted in its own characters, until [`Plain::origin`].
#[derive(Debug)]
pub(super) struct Plain {
    pub chars: Vec<char>,
    /// All in small letters, character by character.
    pub small: Vec<char>,
    /// [`Plain::chars`] as one text, for patterns.
    pub text: String,
    /// [`Plain::small`] as one text.
    pub small_text: String,
    /// Where each character of `text` and `small_text` begins, in bytes, and where it all ends.
    bytes: Vec<usize>,
    small_bytes: Vec<usize>,
    origins: Vec<Range<usize>>,
}

/// What nobody sees, wherever it stands: soft hyphen, zero-width characters, marks of direction.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The one kind of hyphen, space, apostrophe, digit and letter that the rest knows.
fn simple(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' | '\r' => '\n',
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

impl Plain {
    pub fn of(text: &str) -> Self {
        // A base character with its marks, and the characters of the original it comes from.
        let mut group: Vec<char> = Vec::new();
        let mut from = 0..0;
        let mut plain = Self {
            chars: Vec::with_capacity(text.len()),
            small: Vec::with_capacity(text.len()),
            text: String::with_capacity(text.len()),
            small_text: String::with_capacity(text.len()),
            bytes: Vec::with_capacity(text.len() + 1),
            small_bytes: Vec::with_capacity(text.len() + 1),
            origins: Vec::with_capacity(text.len()),
        };
        for (at, c) in text.chars().enumerate().filter(|(_, c)| !is_hidden(*c)) {
            decompose_canonical(c, |c| {
                if canonical_combining_class(c) == 0 {
                    plain.push_group(&mut group, &from);
                    from = at..at + 1;
                }
                group.push(c);
                from = from.start.min(at)..at + 1;
            });
        }
        plain.push_group(&mut group, &from);
        plain.bytes.push(plain.text.len());
        plain.small_bytes.push(plain.small_text.len());
        plain
    }

    fn push_group(&mut self, group: &mut Vec<char>, from: &Range<usize>) {
        if let [one] = group[..] {
            self.push(one, from);
        } else {
            // Composing also puts the marks in their order, however they were typed.
            for c in group.iter().collect::<String>().nfc() {
                self.push(c, from);
            }
        }
        group.clear();
    }

    fn push(&mut self, c: char, from: &Range<usize>) {
        let c = simple(c);
        let small = c.to_lowercase().next().unwrap_or(c);
        self.bytes.push(self.text.len());
        self.small_bytes.push(self.small_text.len());
        self.chars.push(c);
        self.small.push(small);
        self.text.push(c);
        self.small_text.push(small);
        self.origins.push(from.clone());
    }

    /// The character that begins at a byte of `text`.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.bytes.partition_point(|start| *start < byte)
    }

    /// Where a character begins in `text`, in bytes.
    pub fn byte(&self, at: usize) -> usize {
        self.bytes.get(at).copied().unwrap_or(self.text.len())
    }

    /// The character that begins at a byte of `small_text`.
    pub fn at_small_byte(&self, byte: usize) -> usize {
        self.small_bytes.partition_point(|start| *start < byte)
    }

    /// The same stretch in the characters of the original.
    pub fn origin(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let stretch = self.origins.get(range.clone())?;
        Some(stretch.first()?.start..stretch.last()?.end)
    }

    /// The character there; a line break outside the text.
    pub fn get(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\n')
    }

    /// The character before; a line break at the beginning.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\n', |at| self.get(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_without_what_is_hidden() {
        let plain = Plain::of("Go\u{ad}\u{308}ran\u{200b}\u{2011}A\u{30a}sa");
        assert_eq!(plain.text, "Göran-Åsa");
        assert_eq!(plain.small_text, "göran-åsa");
        assert_eq!(plain.origin(&(0..5)), Some(0..7));
        assert_eq!(plain.origin(&(6..9)), Some(9..13));
        assert_eq!(plain.at_byte("Gö".len()), 2);
    }
}
