//! What must be accounted for later: who decided what, what left, what was destroyed.
//!
//! Each device writes a log of its own, so that two never write the same file; together they are
//! the project's. Nothing is ever taken out of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::anonymity::attribution::People;
use super::anonymity::roles;
use super::ids::{ReplyId, RoundId, Slug};
use super::retention::{Counts, Keep};
use super::review::{Reply, Subject, Verdict, Voice};

/// `log/<writer>.ron`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Log {
    pub events: Vec<Logged>,
}

/// What happened, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    pub at: Timestamp,
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Somebody decided that a find is no name.
    NotAName { text: String, by: String },
    /// Somebody took that back.
    NameAfterAll { text: String, by: String },
    /// A document was made to leave.
    Exported {
        municipality: Slug,
        /// The ending of the file's name, or "print".
        format: String,
        is_final: bool,
        /// The finds in it that somebody had decided on.
        not_names: Vec<NotAName>,
        /// The sets of participants that it lets a reader think of
        /// ([`Shown`](super::anonymity::attribution::Shown)); what is shown later has to go with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        groups: Vec<People>,
    },
    /// A publication was made to leave.
    Published {
        municipalities: Vec<Slug>,
        /// The endings of its files, and "site".
        formats: Vec<String>,
        pages: usize,
        not_names: Vec<NotAName>,
    },
    /// The register of candidates was made to leave.
    RegisterExported {
        /// The ending of the file's name.
        format: String,
        candidates: usize,
        not_names: Vec<NotAName>,
    },
    /// A round of fact-checking was made, or went out.
    Sent {
        municipality: Slug,
        round: RoundId,
        /// By what they are.
        recipient: String,
        /// The day it went out; `None` while it is only prepared.
        sent: Option<Date>,
        reply_by: Option<Date>,
        /// A hash of the text ([`Wording`](super::review::Wording)).
        draft: String,
        files: Vec<String>,
        not_names: Vec<NotAName>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        groups: Vec<People>,
    },
    /// A round was given another last day for an answer.
    ReplyBy { municipality: Slug, round: RoundId, date: Date },
    /// A reply came.
    Received { municipality: Slug, round: RoundId, reply: ReplyId, voices: Vec<Voice>, said: Said },
    /// It was decided what is done about what was said of something, or that was taken back.
    Decided { municipality: Slug, round: RoundId, subject: Subject, outcome: Decided, by: String },
    /// Somebody approved the text.
    Approved { municipality: Slug, by: String, channel: String, date: Date, draft: String },
    /// A package of an approved text was made for the project lead.
    Packed { municipality: Slug, draft: String, not_names: Vec<NotAName> },
    /// A package of somebody else's was taken in.
    Collected { municipality: Slug, draft: String },
    /// Something is going to be destroyed. Without [`What::Destroyed`] after it, that did not come
    /// to its end.
    Destroying { what: Destroyed, by: String },
    /// Something was destroyed for good: the receipt.
    Destroyed { what: Destroyed, by: String },
}

/// How much a reply said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub correct: usize,
    pub incorrect: usize,
    pub comments: usize,
    pub suggestions: usize,
    pub unplaced: usize,
}

impl Said {
    #[must_use]
    pub fn of(reply: &Reply) -> Self {
        Self {
            correct: reply.count(Verdict::Correct),
            incorrect: reply.count(Verdict::Incorrect),
            comments: reply.comments(),
            suggestions: reply.suggestions(),
            unplaced: reply.unplaced.len(),
        }
    }
}

/// What a decision came to. Its words are in the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    Accepted,
    Changed,
    Declined,
    Asked,
    TakenBack,
}

/// What was destroyed, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destroyed {
    /// The list of participants' names.
    GuardList { names: usize },
    /// The material of one municipality ([`retention`](super::retention)).
    Material {
        municipality: Slug,
        counts: Counts,
        /// The rule: approved on this day, to be kept for so long at most.
        approved: Date,
        keep: Keep,
        /// What the text goes on showing, as of a document that leaves.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        groups: Vec<People>,
    },
}

/// The latest word on a municipality's material.
#[derive(Debug, Clone, Copy)]
pub struct Gone<'a> {
    pub at: Timestamp,
    /// False when it was begun and did not come to its end.
    pub is_done: bool,
    pub what: &'a Destroyed,
    /// The project's consultancy, or whom the user named.
    pub by: &'a str,
}

/// What the logs say of the destruction of a municipality's material.
#[must_use]
pub fn gone<'a>(logs: impl IntoIterator<Item = &'a Log>, slug: &Slug) -> Option<Gone<'a>> {
    let of = |Logged { at, what }: &'a Logged| {
        let (is_done, what, by) = match what {
            What::Destroyed { what, by } => (true, what, by),
            What::Destroying { what, by } => (false, what, by),
            _ => return None,
        };
        matches!(what, Destroyed::Material { municipality, .. } if municipality == slug).then_some(Gone { at: *at, is_done, what, by })
    };
    logs.into_iter().flat_map(|log| &log.events).filter_map(of).max_by_key(|gone| (gone.at, gone.is_done))
}

/// What documents that have left have shown of a municipality's participants.
#[must_use]
pub fn shown<'a>(logs: impl IntoIterator<Item = &'a Log>, slug: &Slug) -> Vec<People> {
    let of = |logged: &'a Logged| match &logged.what {
        What::Exported { municipality, groups, .. } | What::Sent { municipality, groups, .. } if municipality == slug => groups.as_slice(),
        What::Destroying { what, .. } | What::Destroyed { what, .. } => match what {
            Destroyed::Material { municipality, groups, .. } if municipality == slug => groups.as_slice(),
            _ => &[],
        },
        _ => &[],
    };
    let all: BTreeSet<&People> = logs.into_iter().flat_map(|log| &log.events).flat_map(of).collect();
    all.into_iter().cloned().collect()
}

/// A find that somebody has decided is no name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NotAName {
    pub text: String,
    pub by: String,
    pub at: Timestamp,
}

/// What is no name in a project, by all its logs, in the order it was decided: the latest word
/// about a text counts, in whatever form it was written ([`roles::key`]).
#[must_use]
pub fn not_names<'a>(logs: impl IntoIterator<Item = &'a Log>) -> Vec<NotAName> {
    let mut events: Vec<&Logged> = logs.into_iter().flat_map(|log| &log.events).collect();
    events.sort_by_key(|logged| logged.at);
    let mut decided: BTreeMap<String, NotAName> = BTreeMap::new();
    for Logged { at, what } in events {
        match what {
            What::NotAName { text, by } => {
                decided.insert(roles::key(text), NotAName { text: text.clone(), by: by.clone(), at: *at });
            }
            What::NameAfterAll { text, .. } => drop(decided.remove(&roles::key(text))),
            What::Exported { .. }
            | What::Published { .. }
            | What::RegisterExported { .. }
            | What::Sent { .. }
            | What::ReplyBy { .. }
            | What::Received { .. }
            | What::Decided { .. }
            | What::Approved { .. }
            | What::Packed { .. }
            | What::Collected { .. }
            | What::Destroying { .. }
            | What::Destroyed { .. } => {}
        }
    }
    let mut decided: Vec<NotAName> = decided.into_values().collect();
    decided.sort_by_key(|known| known.at);
    decided
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_word_counts_whoever_wrote_it() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let no = |second, text: &str| Logged { at: at(second), what: What::NotAName { text: text.to_owned(), by: "AB".to_owned() } };
        let yes = |second, text: &str| Logged { at: at(second), what: What::NameAfterAll { text: text.to_owned(), by: "CD".to_owned() } };
        let ours = Log { events: vec![no(1, "Eken"), no(5, "Linden")] };
        let theirs = Log { events: vec![yes(3, "Eken"), yes(4, "Linden")] };
        let texts: Vec<String> = not_names([&ours, &theirs]).into_iter().map(|known| known.text).collect();
        assert_eq!(texts, ["Linden"]);
    }

    #[test]
    fn a_decision_is_taken_back_in_whatever_form_it_was_written() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let by = || "AB".to_owned();
        let mut log = Log { events: vec![Logged { at: at(1), what: What::NotAName { text: "Provéns".to_owned(), by: by() } }] };
        for (text, left) in [("Provéns", 0), ("PROVÉNS", 0), ("prove\u{301}ns", 0), ("Provéns’", 0), ("Provénius", 1)] {
            log.events.truncate(1);
            log.events.push(Logged { at: at(2), what: What::NameAfterAll { text: text.to_owned(), by: by() } });
            assert_eq!(not_names([&log]).len(), left, "{text}");
        }
        log.events.push(Logged { at: at(3), what: What::NotAName { text: "provens".to_owned(), by: by() } });
        assert_eq!(not_names([&log]).len(), 1, "one person is decided on once");
    }
}
