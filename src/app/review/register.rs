//! What happened with a municipality's text since it first went out, as lines for the authority's
//! register (diarium): what was sent to whom and when, what came back, what was decided, who
//! approved which version. Nobody is named, and no remark is repeated.

use jiff::tz::TimeZone;

use super::words;
use crate::app::text::{Texts, dates};
use crate::domain::anonymity::gate::Gate;
use crate::domain::ids::{RoundId, Slug};
use crate::domain::log::{Decided, Logged, What};
use crate::domain::workspace::Workspace;

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// "2026-12-10 09:14"
    pub at: String,
    pub text: String,
}

/// All of it, oldest first.
#[must_use]
pub fn lines(texts: &Texts, zone: &TimeZone, workspace: &Workspace, slug: &Slug) -> Vec<Line> {
    let number = |round: &RoundId| workspace.municipalities.get(slug).map_or(1, |dossier| dossier.number_of(round));
    let logs = workspace.logs.values();
    let gate = Gate::new(workspace);
    // It leaves the project: nobody is named in it, whatever was typed.
    let typed = |words: &str| if gate.look(words).is_empty() { words.to_owned() } else { "…".to_owned() };
    let mut events: Vec<&Logged> = logs.into_iter().flat_map(|log| &log.events).collect();
    events.sort_by_key(|logged| logged.at);
    let line = |logged: &&Logged| {
        let text = told(texts, &logged.what, slug, &number, &typed)?;
        let at = format!("{} {}", zone.to_datetime(logged.at).date(), dates::clock_time(logged.at, zone));
        Some(Line { at, text })
    };
    events.iter().filter_map(line).collect()
}

/// What a line says; `None` for what is about something else.
fn told(texts: &Texts, what: &What, slug: &Slug, number: &dyn Fn(&RoundId) -> usize, typed: &dyn Fn(&str) -> String) -> Option<String> {
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    match what {
        What::Sent { municipality, round, recipient, sent, reply_by, draft, .. } if municipality == slug => {
            let key = if sent.is_some() { "register-sent" } else { "register-prepared" };
            let by = reply_by.map(|date| texts.with("register-by", &[("date", texts.date(date).into())])).unwrap_or_default();
            let args =
                [("round", number(round).into()), ("who", typed(recipient).into()), ("draft", short(draft).into()), ("by", by.into())];
            Some(texts.with(key, &args))
        }
        What::ReplyBy { municipality, round, date } if municipality == slug => {
            Some(texts.with("register-reply-by", &[("round", number(round).into()), ("date", texts.date(*date).into())]))
        }
        What::Received { municipality, round, voices, said, .. } if municipality == slug => {
            let args = [
                ("round", number(round).into()),
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
            let args = [("round", number(round).into()), ("outcome", outcome.into()), ("by", typed(by).into())];
            Some(texts.with("register-decided", &args))
        }
        What::Approved { municipality, by, channel, date, draft } if municipality == slug => {
            let args = [
                ("who", typed(by).into()),
                ("channel", typed(channel).into()),
                ("date", texts.date(*date).into()),
                ("draft", short(draft).into()),
            ];
            Some(texts.with("register-approved", &args))
        }
        _ => None,
    }
}

/// The lines as one text, to be put into the register.
#[must_use]
pub fn text(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.at.as_str(), "\t", &line.text, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::anonymity::names::Names;
    use crate::domain::guide::{Bilingual, Guide};
    use crate::domain::ids::{ReplyId, WriterId};
    use crate::domain::log::{Log, Said};
    use crate::domain::project::{Language, Project};
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
                channel: "telefon med Ulla Provén".to_owned(),
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
        let words = || Bilingual { sv: String::new(), en: String::new() };
        let guide = Guide { title: words(), source: words(), footnotes: Vec::new(), sections: Vec::new() };
        let mut workspace = Workspace {
            project: Project::new("Prov"),
            guide,
            municipalities: <_>::default(),
            logs: <_>::default(),
            names: Names::default(),
            selection: <_>::default(),
            publication: <_>::default(),
        };
        let log = Log { events: (0..).zip(events).map(|(n, what)| Logged { at: at(60 * (10 - n)), what }).collect() };
        workspace.logs.insert(WriterId::new("w1").unwrap(), log);
        for language in Language::ALL {
            let lines = lines(&Texts::new(language), &TimeZone::UTC, &workspace, &slug);
            assert_eq!(lines.len(), 5);
            assert_eq!(lines[0].at, "1970-01-01 00:06");
            let all = text(&lines);
            assert!(!all.contains("Ulla Provén"), "{all}");
            for word in ["Enhetschef", "0123456789ab", "18", "AB", "Kontaktpersonen", "…"] {
                assert!(all.contains(word), "{word}: {all}");
            }
        }
    }
}
