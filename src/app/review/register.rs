//! What happened with a municipality's text since it first went out, as lines for the authority's
//! register (diarium): what was sent to whom and when, what came back, what was decided, who
//! approved which version. Nobody is named, and no remark is repeated.

use jiff::tz::TimeZone;

use super::words;
use crate::app::text::{Texts, dates};
use crate::domain::ids::Slug;
use crate::domain::log::{Decided, Log, Logged, What};

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// "2026-12-10 09:14"
    pub at: String,
    pub text: String,
}

/// All of it, oldest first.
#[must_use]
pub fn lines<'a>(texts: &Texts, zone: &TimeZone, logs: impl IntoIterator<Item = &'a Log>, slug: &Slug) -> Vec<Line> {
    let mut events: Vec<&Logged> = logs.into_iter().flat_map(|log| &log.events).collect();
    events.sort_by_key(|logged| logged.at);
    let line = |logged: &&Logged| {
        let text = told(texts, &logged.what, slug)?;
        let at = format!("{} {}", zone.to_datetime(logged.at).date(), dates::clock_time(logged.at, zone));
        Some(Line { at, text })
    };
    events.iter().filter_map(line).collect()
}

/// What a line says; `None` for what is about something else.
fn told(texts: &Texts, what: &What, slug: &Slug) -> Option<String> {
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    match what {
        What::Sent { municipality, round, recipient, sent, reply_by, draft, .. } if municipality == slug => {
            let key = if sent.is_some() { "register-sent" } else { "register-prepared" };
            let by = reply_by.map(|date| texts.with("register-by", &[("date", texts.date(date).into())])).unwrap_or_default();
            let args = [
                ("round", number(round.as_str()).into()),
                ("who", recipient.as_str().into()),
                ("draft", short(draft).into()),
                ("by", by.into()),
            ];
            Some(texts.with(key, &args))
        }
        What::Received { municipality, round, voices, said, .. } if municipality == slug => {
            let args = [
                ("round", number(round.as_str()).into()),
                ("who", words::voices(texts, voices).into()),
                ("correct", said.correct.into()),
                ("incorrect", said.incorrect.into()),
                ("comments", said.comments.into()),
            ];
            Some(texts.with("register-received", &args))
        }
        What::Decided { municipality, round, outcome, by, .. } if municipality == slug => {
            let outcome = texts.get(match outcome {
                Decided::Accepted => "register-accepted",
                Decided::Changed => "register-changed",
                Decided::Declined => "register-declined",
                Decided::Asked => "register-asked",
                Decided::TakenBack => "register-taken-back",
            });
            let args = [("round", number(round.as_str()).into()), ("outcome", outcome.into()), ("by", by.as_str().into())];
            Some(texts.with("register-decided", &args))
        }
        What::Approved { municipality, by, channel, date, draft } if municipality == slug => {
            let args = [
                ("who", by.as_str().into()),
                ("channel", channel.as_str().into()),
                ("date", texts.date(*date).into()),
                ("draft", short(draft).into()),
            ];
            Some(texts.with("register-approved", &args))
        }
        _ => None,
    }
}

/// "r002" is the second round.
fn number(round: &str) -> String {
    round.trim_start_matches('r').trim_start_matches('0').to_owned()
}

/// The lines as one text, to be put into the register.
#[must_use]
pub fn text(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.at.as_str(), "\t", &line.text, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ReplyId, RoundId};
    use crate::domain::log::Said;
    use crate::domain::project::Language;
    use crate::domain::review::{Subject, Voice};
    use crate::domain::session::Organisation;

    #[test]
    fn the_register_tells_of_one_municipality_in_order() {
        let slug = Slug::new("ale").unwrap();
        let at = |second| jiff::Timestamp::from_second(second).unwrap();
        let day = |day| jiff::civil::date(2026, 12, day);
        let (round, own) = (RoundId::nth(2), || slug.clone());
        let voices = vec![Voice { number: 1, organisation: Some(Organisation::SocialServices) }];
        let said = Said { correct: 18, incorrect: 2, comments: 1, ..Said::default() };
        let sent = |municipality, sent| What::Sent {
            municipality,
            round: round.clone(),
            recipient: "Enhetschef".to_owned(),
            sent,
            reply_by: Some(day(11)),
            draft: "0123456789abcdef".to_owned(),
            files: Vec::new(),
            not_names: Vec::new(),
            groups: Vec::new(),
        };
        let events = [
            What::Approved {
                municipality: own(),
                by: "Kontaktpersonen".to_owned(),
                channel: "telefon".to_owned(),
                date: day(10),
                draft: "ab".to_owned(),
            },
            What::Decided {
                municipality: own(),
                round: round.clone(),
                subject: Subject::Whole,
                outcome: Decided::Declined,
                by: "AB".to_owned(),
            },
            What::Received { municipality: own(), round: round.clone(), reply: ReplyId::from_hash("ab"), voices, said },
            sent(own(), Some(day(1))),
            sent(own(), None),
            sent(Slug::new("tjorn").unwrap(), Some(day(1))),
        ];
        let log = Log { events: (0..).zip(events).map(|(n, what)| Logged { at: at(60 * (10 - n)), what }).collect() };
        for language in Language::ALL {
            let lines = lines(&Texts::new(language), &TimeZone::UTC, [&log], &slug);
            assert_eq!(lines.len(), 5);
            assert_eq!(lines[0].at, "1970-01-01 00:06");
            let all = text(&lines);
            for word in ["Enhetschef", "0123456789ab", "18", "AB", "Kontaktpersonen", "telefon", "2"] {
                assert!(all.contains(word), "{word}: {all}");
            }
        }
    }
}
