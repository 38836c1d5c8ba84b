//! What must be accounted for later: who decided what, what left, what was destroyed.
//!
//! Each device writes a log of its own, so that two never write the same file; together they are
//! the project's. Nothing is ever taken out of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ids::Slug;

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
    },
    /// Something was destroyed for good.
    Destroyed { what: Destroyed, by: String },
}

/// What was destroyed, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destroyed {
    /// The list of participants' names.
    GuardList { names: usize },
}

/// A find that somebody has decided is no name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NotAName {
    pub text: String,
    pub by: String,
    pub at: Timestamp,
}

/// What is no name in a project, by all its logs: the latest word about a text counts.
#[must_use]
pub fn not_names<'a>(logs: impl IntoIterator<Item = &'a Log>) -> Vec<NotAName> {
    let mut events: Vec<&Logged> = logs.into_iter().flat_map(|log| &log.events).collect();
    events.sort_by_key(|logged| logged.at);
    let mut decided: Vec<NotAName> = Vec::new();
    for Logged { at, what } in events {
        match what {
            What::NotAName { text, by } => {
                decided.retain(|known| known.text != *text);
                decided.push(NotAName { text: text.clone(), by: by.clone(), at: *at });
            }
            What::NameAfterAll { text, .. } => decided.retain(|known| known.text != *text),
            What::Exported { .. } | What::Destroyed { .. } => {}
        }
    }
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
}
