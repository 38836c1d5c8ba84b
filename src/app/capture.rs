//! Reading the capture line: what its first characters and its tags say about the rest.
//!
//! `"` a quote, `>` a relayed quote, `(` an own idea, `!` parked, `?` to follow up, `*` seen and
//! not said; `d8 ` the speaker; `#möten` a code.

use crate::domain::coding::{Code, OwnCode};
use crate::domain::notes::{EntryKind, Line, Speaker};
use crate::domain::session::{SeatCode, Session};
use crate::domain::swedish;

/// Quotation marks a line may start with to become a quote.
const QUOTES: [char; 5] = ['"', '”', '“', '„', '»'];

/// What a line would be saved as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub kind: EntryKind,
    pub relayed: bool,
    /// The words without the signs that say what they are.
    pub text: String,
    /// Codes written as tags.
    pub codes: Vec<Code>,
}

/// Applies what the start of the line asks for while it is being typed: `"` becomes ”, `d8 `
/// sets the speaker and disappears, and so does a tag once a space ends it.
pub fn tidy(line: &mut Line, session: &Session, name: impl Fn(&Code) -> String) {
    if line.text.starts_with('"') {
        line.text.replace_range(..1, "”");
    } else if let Some(rest) = line.text.strip_prefix(">\"") {
        line.text = format!(">”{rest}");
    } else if let Some((seat, rest)) = leading_seat(&line.text)
        && session.seat(seat).is_some()
    {
        line.speaker = Speaker::Seat(seat);
        line.text = rest.to_owned();
    }
    let before = line.text.strip_suffix(' ').and_then(|text| text.rsplit_once('#')).filter(|(before, _)| at_word_start(before));
    if let Some((before, tag)) = before
        && let Ok(tag) = OwnCode::new(tag)
    {
        line.codes.insert(code_of(tag, &name));
        line.text = before.to_owned();
    }
}

/// "d8 …" or "D12 …".
fn leading_seat(text: &str) -> Option<(SeatCode, &str)> {
    let (code, rest) = text.strip_prefix(['d', 'D'])?.split_once(' ')?;
    let all_digits = !code.is_empty() && code.len() <= 2 && code.bytes().all(|b| b.is_ascii_digit());
    Some((SeatCode(code.parse().ok().filter(|_| all_digits)?), rest))
}

fn at_word_start(before: &str) -> bool {
    before.is_empty() || before.ends_with(char::is_whitespace)
}

/// The code a tag stands for: a ready-made one by its name on screen, otherwise one's own.
pub fn code_of(tag: OwnCode, name: impl Fn(&Code) -> String) -> Code {
    Code::ready_made().find(|code| name(code).to_lowercase() == tag.as_str()).unwrap_or(Code::Own(tag))
}

/// What a line would be saved as. A sign at its start goes before what was chosen by key.
#[must_use]
pub fn read(line: &Line, name: impl Fn(&Code) -> String) -> Reading {
    let (signed, relayed, text) = sign(line.text.trim());
    let (text, codes) = tags(text, &name);
    Reading { kind: signed.or(line.kind).unwrap_or_default(), relayed: relayed || line.relayed, text, codes }
}

/// The kind that the line's first character asks for, if any; for its look while it is typed.
#[must_use]
pub fn kind(line: &Line) -> EntryKind {
    sign(line.text.trim()).0.or(line.kind).unwrap_or_default()
}

fn sign(text: &str) -> (Option<EntryKind>, bool, &str) {
    let inside = |open: char, close: char| text.strip_prefix(open).map(|rest| rest.strip_suffix(close).unwrap_or(rest).trim());
    if text.starts_with(QUOTES) {
        (Some(EntryKind::Quote), false, swedish::unquoted(text))
    } else if let Some(rest) = text.strip_prefix('>') {
        (Some(EntryKind::Quote), true, swedish::unquoted(rest.trim()))
    } else if let Some(rest) = text.strip_prefix('!') {
        (Some(EntryKind::Parked), false, rest.trim())
    } else if let Some(rest) = text.strip_prefix('?') {
        (Some(EntryKind::FollowUp), false, rest.trim())
    } else if let Some(rest) = inside('(', ')').filter(|rest| !rest.contains(')')) {
        (Some(EntryKind::Idea), false, rest)
    } else if let Some(rest) = inside('*', '*').filter(|rest| !rest.contains('*')) {
        (Some(EntryKind::Observation), false, rest)
    } else {
        (None, false, text)
    }
}

/// Takes the tags out of a text.
fn tags(text: &str, name: impl Fn(&Code) -> String) -> (String, Vec<Code>) {
    if !text.contains('#') {
        return (text.to_owned(), Vec::new());
    }
    let mut codes = Vec::new();
    let mut kept = String::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        match OwnCode::tag(piece) {
            Some(tag) => codes.push(code_of(tag, &name)),
            None => kept.push_str(piece),
        }
    }
    (kept.trim().to_owned(), codes)
}

/// The text with the sign that its kind begins with, to be written anew. What stands between two
/// signs goes without.
#[must_use]
pub fn signed(kind: EntryKind, relayed: bool, text: &str) -> String {
    match (kind, relayed) {
        (EntryKind::Quote, true) => format!(">”{text}"),
        (EntryKind::Quote, false) => format!("”{text}"),
        (EntryKind::Parked, _) => format!("!{text}"),
        (EntryKind::FollowUp, _) => format!("?{text}"),
        (EntryKind::Note | EntryKind::Idea | EntryKind::Observation, _) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Session {
        let mut session = Session::default();
        for _ in 0..9 {
            session.add_seat();
        }
        session
    }

    fn name(code: &Code) -> String {
        code.text_key().unwrap_or_default().trim_start_matches("code-").to_owned()
    }

    fn line(text: &str) -> Line {
        Line { text: text.to_owned(), ..Line::default() }
    }

    fn reading(text: &str) -> (EntryKind, bool, String) {
        let read = read(&line(text), name);
        (read.kind, read.relayed, read.text)
    }

    #[test]
    fn the_first_characters_say_what_it_is() {
        for (text, kind, relayed, words) in [
            ("”Nu ringer man den som har uppdraget.”", EntryKind::Quote, false, "Nu ringer man den som har uppdraget."),
            (">”Jag fick hjälp direkt", EntryKind::Quote, true, "Jag fick hjälp direkt"),
            ("! Gemensamt it-stöd ", EntryKind::Parked, false, "Gemensamt it-stöd"),
            ("?avtalets datum", EntryKind::FollowUp, false, "avtalets datum"),
            ("(hänger ihop med 2.1)", EntryKind::Idea, false, "hänger ihop med 2.1"),
            ("*alla nickar*", EntryKind::Observation, false, "alla nickar"),
            ("Avstämning varje tisdag", EntryKind::Note, false, "Avstämning varje tisdag"),
            ("(ibland) träffas vi (två gånger)", EntryKind::Note, false, "(ibland) träffas vi (två gånger)"),
        ] {
            assert_eq!(reading(text), (kind, relayed, words.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_signed_text_reads_as_it_was() {
        for kind in [EntryKind::Note, EntryKind::Quote, EntryKind::Parked, EntryKind::FollowUp] {
            assert_eq!(reading(&signed(kind, false, "Vi ses")), (kind, false, "Vi ses".to_owned()));
        }
    }

    #[test]
    fn a_kind_chosen_by_key_gives_way_to_a_sign() {
        let chosen = Line { kind: Some(EntryKind::Observation), ..line("Alla nickar") };
        assert_eq!(read(&chosen, name).kind, EntryKind::Observation);
        assert_eq!(read(&Line { text: "!Senare".to_owned(), ..chosen }, name).kind, EntryKind::Parked);
    }

    #[test]
    fn a_seat_at_the_start_becomes_the_speaker() {
        let mut line = line("d8 Vi ses");
        tidy(&mut line, &table(), name);
        assert_eq!((line.text.as_str(), line.speaker), ("Vi ses", Speaker::Seat(SeatCode(8))));
    }

    #[test]
    fn tags_become_codes() {
        let mut typed = line("Avstämning #möten ");
        tidy(&mut typed, &table(), name);
        assert_eq!(typed.text, "Avstämning ");
        assert_eq!(typed.codes, [Code::Own(OwnCode::new("möten").unwrap())].into());
        let read = read(&line("Nämnden #styrning beslutar #1 fråga #årsvis"), name);
        assert_eq!(read.text, "Nämnden beslutar #1 fråga");
        assert_eq!(read.codes, [Code::Styrning, Code::Own(OwnCode::new("årsvis").unwrap())]);
    }

    #[test]
    fn other_words_are_left_alone() {
        for text in ["d12 ingen sitter där", "då ringde vi", "d 8", "d8", "D8:s kollega", "d+1 ", "C# ", "nr #4 "] {
            let mut typed = line(text);
            tidy(&mut typed, &table(), name);
            assert_eq!((typed.text.as_str(), typed.speaker), (text, Speaker::Unknown));
        }
    }
}
