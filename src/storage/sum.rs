//! The last line of a file: a sum of all above it. A letter that the disk or a careless hand has made
//! another of is as good RON as the right one; with the sum it is told.
//!
//! `// sha-256 ` and what `head -n -1 FILE | sha256sum` says. To RON it is a comment. A file without
//! one is as good: others may write files of a work folder.

use super::content::{Hash, hash};

const BEFORE: &str = "// sha-256 ";

/// What a text comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summed {
    /// Of all but the last line, if that is a sum.
    pub hash: Hash,
    /// Whether the sum is that of another text.
    pub altered: bool,
}

/// Puts the sum of a text, which ends its last line, under it.
pub(super) fn add(text: &mut String, hash: &Hash) {
    text.push_str(BEFORE);
    text.extend(hex(hash));
    text.push('\n');
}

/// Looks whether a text is as it was when its sum was put under it. That its lines end otherwise,
/// as after a detour over Windows, makes it no other text.
pub(super) fn read(text: &[u8]) -> Summed {
    let end = text.trim_ascii_end();
    let start = end.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let (above, last) = end.split_at(start);
    let Some(said) = last.strip_prefix(BEFORE.as_bytes()) else {
        return Summed { hash: hash(text), altered: false };
    };
    let is_said = |hash: &Hash| said.iter().copied().map(char::from).eq(hex(hash));
    let found = hash(above);
    if is_said(&found) {
        return Summed { hash: found, altered: false };
    }
    let plain: Vec<u8> = above.iter().copied().filter(|byte| *byte != b'\r').collect();
    let plain = hash(&plain);
    // Of what was altered too it is that of the content: a save that changes nothing leaves it as it
    // is, or the sum would be right again and nothing tell of it any more.
    if is_said(&plain) { Summed { hash: plain, altered: false } } else { Summed { hash: found, altered: true } }
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
        assert_eq!(plain, Summed { hash: hash(text.as_bytes()), altered: false }, "without a sum nothing is said");
        add(&mut text, &plain.hash);
        assert_eq!(read(text.as_bytes()), plain);
        assert_eq!(read(text.replace('\n', "\r\n").as_bytes()), plain);
        assert_eq!(read(format!("{text}\n \n").as_bytes()), plain);
        for (from, to) in [("ån", "ön"), ("sha-256 ", "sha-256 0"), ("  words", " words")] {
            assert!(read(text.replace(from, to).as_bytes()).altered, "{from}");
        }
        assert!(!read(b"").altered && !read(b"\n").altered);
    }
}
