//! What goes with the files of a round: the words of an e-mail, a reminder, and a day in the
//! calendar.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::text::Texts;
use crate::domain::anonymity::gate::{Cleared, Letter};
use crate::domain::project::Project;
use crate::domain::review::Form;

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The draft goes out.
    Sending,
    /// The last day for an answer has passed.
    Overdue,
}

/// The letter that goes with a round.
#[must_use]
pub fn letter(texts: &Texts, project: &Project, form: &Form, occasion: Occasion) -> Letter {
    let is_later = form.number > 1;
    let name = || ("name", form.municipality.as_str().into());
    let by = match form.reply_by {
        Some(date) => texts.with("letter-by", &[("date", texts.weekday_and_day(date).into())]),
        None => texts.get("letter-by-none"),
    };
    let body = match occasion {
        Occasion::Sending if is_later => "letter-body-later",
        Occasion::Sending => "letter-body",
        Occasion::Overdue => "letter-body-overdue",
    };
    let subject = match occasion {
        Occasion::Sending => "letter-subject",
        Occasion::Overdue => "letter-subject-overdue",
    };
    let signed = if project.consultancy.trim().is_empty() { &project.name } else { &project.consultancy };
    let body = texts.with(body, &[name(), ("project", project.name.as_str().into()), ("by", by.into()), ("signed", signed.trim().into())]);
    let said = vec![form.municipality.clone(), project.name.trim().to_owned(), signed.trim().to_owned()];
    Letter { subject: texts.with(subject, &[name()]), body, event: texts.with("letter-event", &[name()]), said }
}

/// The letter as an address that opens in a mail program (RFC 6068).
#[must_use]
pub fn mailto(letter: &Cleared<Letter>, address: &str) -> String {
    let body = letter.body.replace('\n', "\r\n");
    format!("mailto:{}?subject={}&body={}", escaped(address, "@"), escaped(&letter.subject, ""), escaped(&body, ""))
}

/// The letter as a text file: the subject, an empty line, the rest.
#[must_use]
pub fn text(letter: &Cleared<Letter>) -> String {
    format!("{}\n\n{}\n", letter.subject, letter.body)
}

fn escaped(text: &str, also: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also.as_bytes().contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").unwrap_or_default();
        }
        out
    })
}

/// The last day for an answer as a calendar file with a reminder two days before (RFC 5545).
/// `token` and `at` tell it from every other.
#[must_use]
pub fn calendar(letter: &Cleared<Letter>, day: Date, token: &str, at: Timestamp) -> String {
    let next = day.tomorrow().unwrap_or(day);
    let stamp = at.strftime("%Y%m%dT%H%M%SZ");
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Samsyn//Samsyn//SV".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{token}@samsyn.invalid"),
        format!("DTSTAMP:{stamp}"),
        format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
        format!("SUMMARY:{}", calendar_text(&letter.event)),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:-P2D".to_owned(),
        format!("DESCRIPTION:{}", calendar_text(&letter.event)),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn calendar_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// No line of a calendar is longer than 75 bytes; what is goes on behind a space.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > 74 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::anonymity::gate::Gate;
    use crate::domain::project::Language;

    #[test]
    fn a_letter_opens_in_a_mail_program_and_a_calendar() {
        let letter = Letter {
            subject: "Utkast & svar".to_owned(),
            body: "Hej!\nVi ses.".to_owned(),
            event: "Svar, i dag".to_owned(),
            said: Vec::new(),
        };
        let letter = Gate::bare().clear(letter).unwrap();
        assert_eq!(mailto(&letter, "a@b.se"), "mailto:a@b.se?subject=Utkast%20%26%20svar&body=Hej%21%0D%0AVi%20ses.");
        let day = calendar(&letter, jiff::civil::date(2026, 12, 31), "t1", Timestamp::UNIX_EPOCH);
        assert!(day.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Svar\\, i dag\r\n"), "{day}");
        assert!(day.lines().all(|line| line.len() <= 75) && folded(&"å".repeat(100)).lines().all(|line| line.len() <= 75));
    }

    #[test]
    fn a_letter_says_what_it_is_about_in_both_languages() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let form =
                Form { municipality: "Exempelköping".to_owned(), reply_by: Some(jiff::civil::date(2026, 12, 11)), ..Form::default() };
            for occasion in [Occasion::Sending, Occasion::Overdue] {
                let letter = letter(&texts, &Project::new("Kartläggning 2026"), &form, occasion);
                assert!(letter.body.contains("Exempelköping") && letter.subject.contains("Exempelköping"), "{letter:?}");
                assert!(letter.body.to_lowercase().contains("11 december"), "{letter:?}");
            }
        }
    }
}
