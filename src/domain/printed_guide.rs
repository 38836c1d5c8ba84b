//! The interview guide as it is printed, with room for handwriting: what one falls back on when
//! the computer gives up.
//!
//! Made from the guide, and from the focus group when there is one. Like the screen it knows
//! seats by code and has no room for a participant's name.

use jiff::civil::Date;
use serde::Serialize;

use super::guide::{Bilingual, Guide, Place, Row, RowKind, Section};
use super::project::{Language, Project};
use super::session::{Seat, SeatCode, Session};

/// How many seats a guide without a focus group has rows for.
const EMPTY_SEATS: u8 = 12;

/// A guide ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintedGuide {
    pub language: Language,
    pub title: String,
    pub words: Words,
    /// The day in the metadata; never a date of the machine.
    pub date: Option<Date>,
    pub seats: Vec<PrintedSeat>,
    pub sections: Vec<PrintedSection>,
}

/// The words round the guide, in its language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The line above the title.
    pub eyebrow: String,
    /// Label and value: municipality, date, place, planned time. An empty value is a line to
    /// write on.
    pub facts: Vec<(String, String)>,
    pub seats: String,
    /// Says that names are not written down.
    pub no_names: String,
    pub code: String,
    pub organisation: String,
    pub role: String,
    /// How to write: letters and signs with what they stand for.
    pub legend: String,
    pub letters: Vec<(String, String)>,
    pub listen_for: String,
    /// The last page: parked matters, next steps, and the contact person with what to ask for.
    pub parked: String,
    pub next_steps: String,
    pub contact: String,
    pub contact_fields: Vec<String>,
    /// A tick box for consent.
    pub consent: String,
    pub footer: String,
    pub page: String,
    pub of: String,
}

/// A seat; without organisation and role where they are to be written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintedSeat {
    pub code: String,
    pub organisation: String,
    pub role: String,
}

/// A section with its rows in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintedSection {
    pub number: usize,
    pub title: String,
    /// "15 min"
    pub minutes: String,
    pub rows: Vec<PrintedRow>,
}

/// A row with what stands below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintedRow {
    /// "2.1", or "2.1 a" for a follow-up.
    pub number: String,
    /// 1 for a question or item, 2 for a follow-up and so on.
    pub level: usize,
    pub question: bool,
    /// What to read out, with the project's dates and names in it.
    pub text: String,
    pub hints: Vec<String>,
    pub probes: Vec<String>,
    /// How many ruled lines it gets.
    pub lines: u8,
}

/// The focus group that a guide is printed for.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    pub project: &'a Project,
    pub session: &'a Session,
}

/// How dates, minutes and seats are written in the guide's language.
pub trait Writing {
    fn date(&self, date: Date) -> String;
    fn minutes(&self, minutes: u16) -> String;
    /// Organisation and role.
    fn seat(&self, seat: &Seat) -> (String, String);
}

impl PrintedGuide {
    /// Lays a guide out in words. Without an occasion it stays empty where that would fill in.
    #[must_use]
    pub fn new(guide: &Guide, language: Language, occasion: Option<Occasion<'_>>, writing: &impl Writing, words: Words) -> Self {
        let nobody = Project::new("");
        let project = occasion.map_or(&nobody, |occasion| occasion.project);
        let places = guide.places();
        let section = |(index, section): (usize, &Section)| PrintedSection {
            number: index + 1,
            title: section.title.get(language).to_owned(),
            minutes: writing.minutes(occasion.map_or(section.minutes, |occasion| occasion.session.section_minutes(section))),
            rows: places
                .iter()
                .filter(|place| place.section_number == index + 1)
                .map(|place| row(place, language, project, writing))
                .collect(),
        };
        let seats = occasion.map(|occasion| &occasion.session.seats).filter(|seats| !seats.is_empty());
        Self {
            language,
            title: guide.title.get(language).to_owned(),
            words,
            date: occasion.and_then(|occasion| occasion.session.date),
            seats: match seats {
                Some(seats) => seats
                    .iter()
                    .map(|seat| {
                        let (organisation, role) = writing.seat(seat);
                        PrintedSeat { code: seat.code.to_string(), organisation, role }
                    })
                    .collect(),
                None => (1..=EMPTY_SEATS)
                    .map(|n| PrintedSeat { code: SeatCode(n).to_string(), organisation: String::new(), role: String::new() })
                    .collect(),
            },
            sections: guide.sections.iter().enumerate().map(section).collect(),
        }
    }
}

fn row(place: &Place<'_>, language: Language, project: &Project, writing: &impl Writing) -> PrintedRow {
    let row = place.row;
    let listed = |texts: &[Bilingual]| texts.iter().map(|text| text.get(language).to_owned()).collect::<Vec<_>>();
    let mut probes = listed(&row.probes);
    // A cue that lists nothing is itself what to listen for.
    if probes.is_empty() {
        probes.extend(row.cue.as_ref().map(|cue| cue.get(language).to_owned()));
    }
    PrintedRow {
        number: number(place),
        level: place.level,
        question: row.kind == RowKind::Question,
        text: row.spoken(language, project, |date| writing.date(date)),
        hints: listed(&row.hints),
        probes,
        lines: lines(place),
    }
}

/// More room the more there is to say: most for a question, least for something one only says.
fn lines(place: &Place<'_>) -> u8 {
    match (place.row.kind, place.level) {
        (RowKind::Item, _) => 1,
        (RowKind::Question, 1) if place.row.follow_ups.is_empty() => 6,
        (RowKind::Question, 1) => 4,
        (RowKind::Question, _) => 3,
    }
}

/// "2.1", and for follow-ups "2.1 a", "2.1 a 1", "2.1 a 1 a".
#[must_use]
pub fn number(place: &Place<'_>) -> String {
    let mut number = format!("{}.{}", place.section_number, place.parent_number);
    for (depth, index) in path(place.parent, place.row).into_iter().enumerate() {
        number.push(' ');
        if depth % 2 == 0 {
            number.push_str(&letter(index));
        } else {
            number.push_str(&(index + 1).to_string());
        }
    }
    number
}

/// a … z, then aa, ab …
fn letter(index: usize) -> String {
    let last = char::from(b'a' + (index % 26) as u8);
    if index < 26 { last.to_string() } else { letter(index / 26 - 1) + &last.to_string() }
}

/// Which follow-up of which, from a question down to a row below it.
fn path(from: &Row, to: &Row) -> Vec<usize> {
    fn walk(from: &Row, to: &Row, path: &mut Vec<usize>) -> bool {
        if from.id == to.id {
            return true;
        }
        for (index, row) in from.follow_ups.iter().enumerate() {
            path.push(index);
            if walk(row, to, path) {
                return true;
            }
            path.pop();
        }
        false
    }
    let mut path = Vec::new();
    walk(from, to, &mut path);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 1, 25, 26, 27, 51, 52].into_iter().map(letter).collect();
        assert_eq!(letters, ["a", "b", "z", "aa", "ab", "az", "ba"]);
    }
}
