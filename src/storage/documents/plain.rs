//! Plain text: one paragraph per line, typed bullets with their indentation.

use crate::domain::outline::{Outline, Role};
use crate::domain::typed;

use super::super::problem::{Problem, ProblemKind};
use super::Collector;

/// What Windows-1252 has where Latin-1 has control characters; the five gaps stay as they are.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file in UTF-8, in UTF-16 with its mark, or as Swedish Windows has long written it.
pub(in super::super) fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    let no_text = || Problem::whole(file, ProblemKind::NotUtf8, "is no text: expected a text file, best in UTF-8");
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes).ok_or_else(no_text)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes).ok_or_else(no_text)?,
        bytes if bytes.contains(&0) => return Err(no_text()),
        _ => String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().map(|byte| windows_1252(*byte)).collect()),
    };
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n"))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    odd.is_empty().then(|| char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok())?
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Reads the lines of a text.
pub(super) fn parse(file: &str, text: &str) -> Result<Outline, Problem> {
    let mut collector = Collector::new(file);
    let mut indents: Vec<usize> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let words = line.trim();
        let (role, words) = match typed::bullet(words, collector.after_item()) {
            Some(bullet) => {
                let indent = indentation(line);
                indents.retain(|outer| *outer < indent);
                indents.push(indent);
                (Role::Item((indents.len().min(9) as u8).max(bullet.level)), bullet.rest)
            }
            None if words.is_empty() => continue,
            None => {
                indents.clear();
                (Role::Text, words)
            }
        };
        collector.push(number + 1, role, &typed::italics(words))?;
    }
    Ok(collector.outline)
}

/// A tab is as wide as four spaces.
fn indentation(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(usize, Role, String)> {
        parse("f.txt", text).unwrap().paragraphs.iter().map(|p| (p.line, p.role, p.text())).collect()
    }

    #[test]
    fn bullets_nest_by_indentation_and_by_sign() {
        let text = "Arbetet\n\n- Hur?\n  - När?\n    - Var?\n- Vem?\n  o Vilka?\no Varför?\nEfteråt\n\t• Vad?\n";
        let expected = [
            (1, Role::Text, "Arbetet"),
            (3, Role::Item(1), "Hur?"),
            (4, Role::Item(2), "När?"),
            (5, Role::Item(3), "Var?"),
            (6, Role::Item(1), "Vem?"),
            (7, Role::Item(2), "Vilka?"),
            (8, Role::Item(2), "Varför?"),
            (9, Role::Text, "Efteråt"),
            (10, Role::Item(1), "Vad?"),
        ];
        assert_eq!(roles(text), expected.map(|(line, role, text)| (line, role, text.to_owned())));
    }

    #[test]
    fn the_usual_encodings_are_read() {
        let utf16 = |unit: fn(u16) -> [u8; 2]| "\u{feff}”Åäö”".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        for bytes in [
            "”Åäö”".as_bytes().to_vec(),
            "\u{feff}”Åäö”".as_bytes().to_vec(),
            b"\x94\xc5\xe4\xf6\x94".to_vec(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
        ] {
            assert_eq!(decode("f.txt", bytes).unwrap(), "”Åäö”");
        }
        assert_eq!(decode("f.txt", b"a\r\nb\rc".to_vec()).unwrap(), "a\nb\nc");
        for bytes in [b"a\0b".to_vec(), b"\xff\xfea".to_vec(), b"\xff\xfe\x00\xd8".to_vec()] {
            assert_eq!(decode("f.txt", bytes).unwrap_err().to_string(), "f.txt: is no text: expected a text file, best in UTF-8");
        }
    }
}
