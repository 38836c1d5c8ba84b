//! Lists and italics that were typed as signs: "- ", "• ", "o ", "*så här*".

use super::outline::Span;

/// A typed bullet or number at the start of a line.
#[derive(Debug, PartialEq, Eq)]
pub struct Bullet<'a> {
    /// The least level that the sign stands for.
    pub level: u8,
    /// The line without its bullet. A number stays: it may mean something.
    pub rest: &'a str,
}

/// Reads the bullet of a line, its indentation already gone. `after_item` tells Word's second
/// bullet, "o ", from a word.
#[must_use]
pub fn bullet(line: &str, after_item: bool) -> Option<Bullet<'_>> {
    let mut chars = line.chars();
    let sign = chars.next()?;
    let after = chars.as_str();
    let rest = after.trim_start_matches([' ', '\t', '\u{a0}']);
    if rest.is_empty() || rest.len() == after.len() {
        // "•text" is a bullet all the same, "-text" and "*text" are not.
        return if sign == '•' && !rest.is_empty() { Some(Bullet { level: 1, rest }) } else { number(line) };
    }
    match sign {
        '-' | '*' | '•' | '–' | '—' | '·' | '●' | '‣' | '\u{f0b7}' => {
            // "- o " is how a nested bullet looks when it was copied as text.
            let nested = rest.strip_prefix("o ").map(str::trim_start).filter(|rest| !rest.is_empty());
            Some(nested.map_or(Bullet { level: 1, rest }, |rest| Bullet { level: 2, rest }))
        }
        '○' | '◦' => Some(Bullet { level: 2, rest }),
        'o' if after_item || after.starts_with('\t') => Some(Bullet { level: 2, rest }),
        '▪' | '■' | '§' | '\u{f0a7}' => Some(Bullet { level: 3, rest }),
        _ => number(line),
    }
}

/// "1. ", "2) " or "2.1. ". A plain "2.1 " may be a figure, a plain "15.30 " a time.
fn number(line: &str) -> Option<Bullet<'_>> {
    let (number, rest) = line.split_once([' ', '\t'])?;
    let digits = number.strip_suffix(['.', ')'])?;
    let parts: Vec<&str> = digits.split('.').collect();
    let right = parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    (right && parts.len() <= 4 && !rest.trim().is_empty()).then_some(Bullet { level: parts.len() as u8, rest: line })
}

/// Words between asterisks are italic, if the asterisks stand at the words as quotation marks do.
#[must_use]
pub fn italics(line: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = line;
    while let Some((before, inside, after)) = starred(rest) {
        spans.push(Span::plain(before));
        spans.push(Span { text: inside.to_owned(), italic: true });
        rest = after;
    }
    spans.push(Span::plain(rest));
    spans
}

fn starred(text: &str) -> Option<(&str, &str, &str)> {
    let opens = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        before.is_none_or(|c| !c.is_alphanumeric() && c != '*') && after.is_some_and(|c| !c.is_whitespace() && c != '*')
    };
    let closes = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        before.is_some_and(|c| !c.is_whitespace() && c != '*') && after.is_none_or(|c| !c.is_alphanumeric() && c != '*')
    };
    let (open, _) = text.match_indices('*').find(|(at, _)| opens(*at))?;
    let (close, _) = text.match_indices('*').find(|(at, _)| *at > open + 1 && closes(*at))?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_is_a_sign_with_a_space() {
        for (line, level, rest) in [
            ("- Hur?", 1, "Hur?"),
            ("•\tHur?", 1, "Hur?"),
            ("•Hur?", 1, "Hur?"),
            ("o\tHur?", 2, "Hur?"),
            ("- o Hur?", 2, "Hur?"),
            ("1. Hur?", 1, "1. Hur?"),
            ("2.1) Hur?", 2, "2.1) Hur?"),
        ] {
            assert_eq!(bullet(line, false), Some(Bullet { level, rest }), "{line}");
        }
        assert_eq!(bullet("o Hur?", true), Some(Bullet { level: 2, rest: "Hur?" }));
        for line in ["o Hur?", "-", "-tal", "2.1 Hur?", "15.30 kom de", "2015. Då", "och", "å", "* ", "ö a"] {
            assert_eq!(bullet(line, false), None, "{line}");
        }
    }

    #[test]
    fn asterisks_are_italics_where_they_hug_their_words() {
        let seen = |line| italics(line).into_iter().filter(|span| span.italic).map(|span| span.text).collect::<Vec<_>>();
        assert_eq!(seen("Vem? (*t.ex. chefen*) *Ge exempel.*"), ["t.ex. chefen", "Ge exempel."]);
        for line in ["5 * 3 * 2", "2*3*4", "*öppen", "stängd*", "**", "* *"] {
            assert!(seen(line).is_empty(), "{line}");
        }
        for line in ["a *b* ö*", "*å**ä*", "***", "*a* *b"] {
            let words: String = italics(line).into_iter().map(|span| span.text).collect();
            assert_eq!(words.replace('*', ""), line.replace('*', ""));
        }
    }
}
