//! What a note's own signs say: who said it, word for word or not, to come back to or not.
//!
//! The signs are those of the capture line, so that notes read the same wherever they were
//! written. A sign without words is a word itself and stays.

use crate::domain::coding::OwnCode;
use crate::domain::notes::{EntryKind, Speaker};
use crate::domain::session::{SeatCode, Session};

/// Marks that open or close a quotation.
const MARKS: [char; 6] = ['"', '”', '“', '„', '»', '«'];

/// A note apart from where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub kind: EntryKind,
    pub relayed: bool,
    pub speaker: Speaker,
    pub tags: Vec<String>,
    pub text: String,
}

/// Reads a note. `leans`: it is wholly in italics, as between asterisks.
pub(super) fn read(text: &str, leans: bool, session: &Session) -> Read {
    let (speaker, text) = speaker(text.trim(), session);
    let (text, tags) = tags(text);
    let (kind, relayed, words) = sign(&text, leans);
    Read { kind, relayed, speaker, tags, text: words }
}

/// Reads a paragraph that its document sets apart as a quotation.
pub(super) fn quote(text: &str, session: &Session) -> Read {
    let (speaker, text) = speaker(text.trim(), session);
    let (text, tags) = tags(text);
    let kind = if text.contains(char::is_alphanumeric) { EntryKind::Quote } else { EntryKind::Note };
    Read { kind, relayed: false, speaker, tags, text: quoted(&text).unwrap_or(text) }
}

/// Whether a line says by itself that it is a note and no question of the guide.
pub(super) fn has_sign(text: &str, session: &Session) -> bool {
    speaker(text, session).0 != Speaker::Unknown || text.starts_with(['!', '>', '[', '?']) || quoted(text).is_some()
}

/// A paragraph's notes: a new one begins at each line within it that has a sign in front.
pub(super) fn pieces(text: &str, session: &Session) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let bullet = ["• ", "- ", "– "].iter().find_map(|sign| line.strip_prefix(sign));
        let begins = bullet.is_some() || line.starts_with(MARKS) || has_sign(line, session);
        match pieces.last_mut() {
            Some(last) if !begins => *last = format!("{last} {line}"),
            Some(_) => pieces.push(bullet.unwrap_or(line).to_owned()),
            None => pieces.push(line.to_owned()),
        }
    }
    pieces
}

/// A line drawn with signs.
pub(super) fn is_rule(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '~' | '#' | '–' | '—' | ' '))
}

/// "D3: …" or "D3 – …", if anybody sits there.
fn speaker<'a>(text: &'a str, session: &Session) -> (Speaker, &'a str) {
    let seat = || {
        let rest = text.strip_prefix(['d', 'D'])?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|length| (1..=2).contains(length))?;
        let code = SeatCode(rest[..digits].parse().ok()?);
        let rest = rest[digits..].trim_start();
        let words = rest.strip_prefix(':').or_else(|| ["– ", "— ", "- "].iter().find_map(|dash| rest.strip_prefix(dash)))?;
        (session.seat(code).is_some() && !words.trim().is_empty()).then(|| (Speaker::Seat(code), words.trim()))
    };
    seat().unwrap_or((Speaker::Unknown, text))
}

/// The text without its tags. What can be no code is a word, and stays.
fn tags(text: &str) -> (String, Vec<String>) {
    let words: Vec<&str> = text.split(' ').collect();
    let tags: Vec<String> = words.iter().filter(|word| OwnCode::tag(word).is_some()).map(|word| word[1..].trim_end().to_owned()).collect();
    if tags.is_empty() || tags.len() == words.len() {
        return (text.to_owned(), Vec::new());
    }
    (words.into_iter().filter(|word| OwnCode::tag(word).is_none()).collect::<Vec<_>>().join(" "), tags)
}

fn sign(text: &str, leans: bool) -> (EntryKind, bool, String) {
    let inside = |open: char, close: char| {
        let inside = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inside.contains([open, close])).then_some(inside)
    };
    let bare = |words: Option<&str>| words.map(str::trim).filter(|words| words.contains(char::is_alphanumeric)).map(str::to_owned);
    if let Some(words) = quoted(text) {
        (EntryKind::Quote, false, words)
    } else if let Some(words) = bare(text.strip_prefix('>')) {
        (EntryKind::Quote, true, quoted(&words).unwrap_or(words))
    } else if let Some(words) = bare(text.strip_prefix('!')) {
        (EntryKind::Parked, false, words)
    } else if let Some(words) = bare(text.strip_prefix('?')) {
        (EntryKind::FollowUp, false, words)
    } else if let Some(words) = bare(inside('(', ')')) {
        (EntryKind::Idea, false, words)
    } else if let Some(words) = bare(inside('[', ']').or_else(|| inside('*', '*'))) {
        (EntryKind::Observation, false, words)
    } else {
        (if leans && bare(Some(text)).is_some() { EntryKind::Observation } else { EntryKind::Note }, false, text.to_owned())
    }
}

/// The words of a text that is one quotation and nothing else.
fn quoted(text: &str) -> Option<String> {
    let inside = text.trim().strip_prefix(MARKS)?;
    let (inside, point) = match inside.strip_suffix(['.', ',', '!', '?', '…']) {
        Some(before) if before.ends_with(MARKS) => (before, &inside[before.len()..]),
        _ => (inside, ""),
    };
    let inside = inside.strip_suffix(MARKS)?.trim();
    if inside.contains(MARKS) || !inside.contains(char::is_alphanumeric) {
        return None;
    }
    let point = if inside.ends_with(['.', '!', '?', '…']) || point == "," { "" } else { point };
    Some(format!("{inside}{point}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Session {
        let mut session = Session::default();
        for _ in 0..6 {
            session.add_seat();
        }
        session
    }

    #[test]
    fn signs_say_what_a_note_is() {
        use EntryKind::{FollowUp, Idea, Note, Observation, Parked, Quote};
        for (text, kind, relayed, words) in [
            ("Avstämning varje tisdag", Note, false, "Avstämning varje tisdag"),
            ("”Vi ses varje tisdag.”", Quote, false, "Vi ses varje tisdag."),
            ("\"Vi ses varje tisdag\".", Quote, false, "Vi ses varje tisdag."),
            ("»Vi ses«", Quote, false, "Vi ses"),
            ("“Vi ses”,", Quote, false, "Vi ses"),
            (">”De ses”", Quote, true, "De ses"),
            ("”Ja” sa någon och ”nej” en annan”", Note, false, "”Ja” sa någon och ”nej” en annan”"),
            ("Någon sa ”vi ses”", Note, false, "Någon sa ”vi ses”"),
            ("! Gemensamt it-stöd", Parked, false, "Gemensamt it-stöd"),
            ("?vem ringer", FollowUp, false, "vem ringer"),
            ("(jämför med förra året)", Idea, false, "jämför med förra året"),
            ("(a) och (b)", Note, false, "(a) och (b)"),
            ("[Alla nickar]", Observation, false, "Alla nickar"),
            ("*Tystnad*", Observation, false, "Tystnad"),
            ("?", Note, false, "?"),
            ("!!", Note, false, "!!"),
        ] {
            let read = read(text, false, &table());
            assert_eq!((read.kind, read.relayed, read.text.as_str()), (kind, relayed, words), "{text}");
        }
        assert_eq!(read("Tystnad", true, &table()).kind, Observation);
    }

    #[test]
    fn a_seat_in_front_is_the_speaker_if_anybody_sits_there() {
        for (text, speaker, words) in [
            ("D3: ”Vi ses.”", Speaker::Seat(SeatCode(3)), "Vi ses."),
            ("d3 – vi ses", Speaker::Seat(SeatCode(3)), "vi ses"),
            ("D9: vi ses", Speaker::Unknown, "D9: vi ses"),
            ("D3-tal: nej", Speaker::Unknown, "D3-tal: nej"),
            ("D3:", Speaker::Unknown, "D3:"),
            ("Då: nej", Speaker::Unknown, "Då: nej"),
        ] {
            let read = read(text, false, &table());
            assert_eq!((read.speaker, read.text.as_str()), (speaker, words), "{text}");
        }
    }

    #[test]
    fn tags_are_taken_out() {
        let read = read("Chefen driver på #styrning #hur", false, &table());
        assert_eq!((read.text.as_str(), read.tags), ("Chefen driver på", vec!["styrning".to_owned(), "hur".to_owned()]));
        for text in ["Nummer #1", "C# och F#", "#styrning"] {
            assert_eq!(super::read(text, false, &table()).text, text);
        }
    }

    #[test]
    fn what_can_be_no_code_is_a_word() {
        let read = read("Avsnitt #a och #1", false, &table());
        assert_eq!((read.text.as_str(), read.tags), ("Avsnitt #a och #1", Vec::new()));
    }

    #[test]
    fn lines_with_signs_are_notes_of_their_own() {
        let text = "Vi ses\nvarje tisdag\nD3: ”Ja.”\n”Nej.”\n• Sedan\n[Paus]";
        assert_eq!(pieces(text, &table()), ["Vi ses varje tisdag", "D3: ”Ja.”", "”Nej.”", "Sedan", "[Paus]"]);
    }
}
