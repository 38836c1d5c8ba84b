//! Reading the capture line: what the first characters say about the rest.

use crate::domain::notes::{EntryKind, Line, Speaker};
use crate::domain::session::{SeatCode, Session};
use crate::domain::swedish;

/// Quotation marks a line may start with to become a quote.
const QUOTES: [char; 5] = ['"', '”', '“', '„', '»'];

/// Applies what the start of the line asks for while it is being typed: `"` becomes ”, and
/// `d8 ` sets the speaker and disappears.
pub fn tidy(line: &mut Line, session: &Session) {
    if line.text.starts_with('"') {
        line.text.replace_range(..1, "”");
    } else if let Some((seat, rest)) = leading_seat(&line.text)
        && session.seat(seat).is_some()
    {
        line.speaker = Speaker::Seat(seat);
        line.text = rest.to_owned();
    }
}

/// "d8 …" or "D12 …".
fn leading_seat(text: &str) -> Option<(SeatCode, &str)> {
    let (code, rest) = text.strip_prefix(['d', 'D'])?.split_once(' ')?;
    let all_digits = !code.is_empty() && code.len() <= 2 && code.bytes().all(|b| b.is_ascii_digit());
    Some((SeatCode(code.parse().ok().filter(|_| all_digits)?), rest))
}

/// What a line would be saved as, and its text without the sign that said so.
#[must_use]
pub fn read(text: &str) -> (EntryKind, &str) {
    let text = text.trim();
    if text.starts_with(QUOTES) {
        (EntryKind::Quote, swedish::unquoted(text))
    } else if let Some(rest) = text.strip_prefix('!') {
        (EntryKind::Parked, rest.trim())
    } else {
        (EntryKind::Note, text)
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

    #[test]
    fn the_first_characters_say_what_it_is() {
        assert_eq!(read("”Nu ringer man den som har uppdraget.”"), (EntryKind::Quote, "Nu ringer man den som har uppdraget."));
        assert_eq!(read("! Gemensamt it-stöd "), (EntryKind::Parked, "Gemensamt it-stöd"));
        assert_eq!(read("Avstämning varje tisdag"), (EntryKind::Note, "Avstämning varje tisdag"));
    }

    #[test]
    fn a_seat_at_the_start_becomes_the_speaker() {
        let mut line = Line { text: "d8 Vi ses".to_owned(), ..Line::default() };
        tidy(&mut line, &table());
        assert_eq!((line.text.as_str(), line.speaker), ("Vi ses", Speaker::Seat(SeatCode(8))));
    }

    #[test]
    fn other_words_are_left_alone() {
        for text in ["d12 ingen sitter där", "då ringde vi", "d 8", "d8", "D8:s kollega", "d+1 "] {
            let mut line = Line { text: text.to_owned(), ..Line::default() };
            tidy(&mut line, &table());
            assert_eq!((line.text.as_str(), line.speaker), (text, Speaker::Unknown));
        }
    }
}
