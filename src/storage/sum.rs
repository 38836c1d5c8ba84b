//! The last line of a file: a sum of all above it. A letter that the disk or a careless hand has made
//! another of is as good RON as the right one; with the sum it is told.
//!
//! `// sha-256 ` and what `head -n -1 FILE | sha256sum` says. To RON it is a comment. A file without
//! one is as good: others may write files of a work folder. `altered` behind it says that the text was
//! written over one that was not as it was saved, and that nobody has said since that it is right.

use super::content::{Hash, hash};

const BEFORE: &str = "// sha-256 ";
const ALTERED: &str = " altered";

/// What a text comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summed {
    /// Of all but the last line, if that is a sum.
    pub hash: Hash,
    /// Whether the sum is that of another text.
    pub damaged: bool,
    /// Whether that is so, or was of a text before this one.
    pub altered: bool,
}

/// Puts the sum of a text, which ends its last line, under it.
pub(super) fn add(text: &mut String, hash: &Hash, altered: bool) {
    text.push_str(BEFORE);
    text.extend(hex(hash));
    text.push_str(if altered { ALTERED } else { "" });
    text.push('\n');
}

/// The text without its sum.
pub(super) fn take_away(text: &str) -> &str {
    let start = last_line(text.as_bytes());
    if text[start..].starts_with(BEFORE) { &text[..start] } else { text }
}

/// Where the last line that is not blank begins.
fn last_line(text: &[u8]) -> usize {
    text.trim_ascii_end().iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}

/// Looks whether a text is as it was when its sum was put under it. That its lines end otherwise,
/// as after a detour over Windows, makes it no other text.
pub(super) fn read(text: &[u8]) -> Summed {
    let (above, last) = text.trim_ascii_end().split_at(last_line(text));
    let Some(said) = last.strip_prefix(BEFORE.as_bytes()) else {
        return Summed { hash: hash(text), damaged: false, altered: false };
    };
    let (said, altered) = said.strip_suffix(ALTERED.as_bytes()).map_or((said, false), |said| (said, true));
    let is_said = |hash: &Hash| said.iter().copied().map(char::from).eq(hex(hash));
    let found = hash(above);
    if is_said(&found) {
        return Summed { hash: found, damaged: false, altered };
    }
    let plain: Vec<u8> = above.iter().copied().filter(|byte| *byte != b'\r').collect();
    let plain = hash(&plain);
    // Of what was altered too it is that of the content: a save that changes nothing leaves it as it
    // is, or the sum would be right again and nothing tell of it any more.
    if is_said(&plain) { Summed { hash: plain, damaged: false, altered } } else { Summed { hash: found, damaged: true, altered: true } }
}

fn hex(hash: &Hash) -> impl Iterator<Item = char> {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    hash.iter().flat_map(move |byte| [digit(byte >> 4), digit(byte & 15)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_letter_is_told() {
        let mut text = "(\n  words: \"på ån\",\n)\n".to_owned();
        let plain = read(text.as_bytes());
        assert_eq!(plain, Summed { hash: hash(text.as_bytes()), damaged: false, altered: false }, "without a sum nothing is said");
        let above = text.clone();
        add(&mut text, &plain.hash, false);
        assert_eq!((take_away(&text), take_away(&above)), (above.as_str(), above.as_str()));
        assert_eq!(read(text.as_bytes()), plain);
        assert_eq!(read(text.replace('\n', "\r\n").as_bytes()), plain);
        assert_eq!(read(format!("{text}\n \n").as_bytes()), plain);
        for (from, to) in [("ån", "ön"), ("sha-256 ", "sha-256 0"), ("  words", " words")] {
            assert!(read(text.replace(from, to).as_bytes()).altered, "{from}");
        }
        let mut since = above.clone();
        add(&mut since, &plain.hash, true);
        assert_eq!(read(since.as_bytes()), Summed { altered: true, ..plain }, "it is as it was written, over something that was not");
        assert_eq!(take_away(&since), above);
        assert!(!read(b"").altered && !read(b"\n").altered);
    }
}
