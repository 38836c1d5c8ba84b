//! What a contact person, or somebody in the group, says about the text.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::ids::{BlockId, InvalidId, ReplyId};
use crate::domain::municipality::FigureKind;
use crate::domain::session::Organisation;

/// What an answer is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Subject {
    Block(BlockId),
    Figure(FigureKind),
    /// The contact persons, as they are printed.
    Contacts,
    /// The text as a whole.
    Whole,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Block(id) => id.fmt(f),
            Self::Figure(kind) => write!(f, "figure-{}", kind.name()),
            Self::Contacts => f.write_str("contacts"),
            Self::Whole => f.write_str("whole"),
        }
    }
}

impl FromStr for Subject {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text {
            "contacts" => Ok(Self::Contacts),
            "whole" => Ok(Self::Whole),
            _ => match text.strip_prefix("figure-") {
                Some(name) => FigureKind::ALL.into_iter().find(|kind| kind.name() == name).map(Self::Figure).ok_or(InvalidId),
                None => BlockId::new(text).map(Self::Block),
            },
        }
    }
}

impl TryFrom<String> for Subject {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

impl Subject {
    #[must_use]
    pub fn block(&self) -> Option<&BlockId> {
        if let Self::Block(id) = self { Some(id) } else { None }
    }
}

/// "Stämmer", "Stämmer inte" or "Kommentar".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Correct,
    Incorrect,
    Comment,
}

/// Who says it: never a name, but a number within the round and the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Voice {
    /// From 1, "Granskare 1".
    pub number: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Organisation>,
}

/// What ought to stand instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// These words; more than one text where the paragraph was parted.
    Words(Vec<String>),
    /// Nothing: the paragraph goes, or the quote is withdrawn.
    Remove,
    /// Paragraphs of their own after this one.
    Add(Vec<String>),
    /// This paragraph and those together, in these words.
    Join { with: Vec<BlockId>, words: String },
    /// Another place, after that block or first; and other words, if they differ.
    Move { after: Option<BlockId>, words: Option<String> },
    /// Another number; what is `None` stays as it is.
    Figure { value: Option<f64>, year: Option<i16>, source: Option<String> },
}

/// One answer about one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub subject: Subject,
    pub voices: Vec<Voice>,
    pub verdict: Verdict,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposal>,
    /// In their own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// The words that the comment points at, if it does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

impl Answer {
    /// Whether somebody has to decide what is done about it.
    #[must_use]
    pub fn is_remark(&self) -> bool {
        self.verdict != Verdict::Correct || self.proposal.is_some() || !self.comment.trim().is_empty()
    }

    /// Whether another answer says the same thing, whoever says it.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        (&self.subject, self.verdict, &self.proposal) == (&other.subject, other.verdict, &other.proposal)
            && (self.comment.trim(), self.about.trim()) == (other.comment.trim(), other.about.trim())
    }
}

/// How an answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A reply file, from the form or the app.
    Form,
    Docx,
}

/// Something in a reply that has no place in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// What was written.
    pub text: String,
    /// The words it stood beside, if any.
    #[serde(default)]
    pub beside: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// Somebody has taken care of it.
    #[serde(default)]
    pub seen: bool,
}

/// One file that came back, with all it said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// Made of what it says, so that the same reply is known again.
    pub id: ReplyId,
    pub channel: Channel,
    pub received: Timestamp,
    /// When it was saved by whoever answered, if the file says so.
    #[serde(default)]
    pub saved: Option<Timestamp>,
    /// The form it was filled in; a later one from the same form takes its place. Empty for others.
    #[serde(default)]
    pub form: String,
    pub voices: Vec<Voice>,
    pub answers: Vec<Answer>,
    #[serde(default)]
    pub unplaced: Vec<Unplaced>,
    /// It says that the text is approved as it stood.
    #[serde(default)]
    pub approves: bool,
    /// It is about some of what was asked, on purpose.
    #[serde(default)]
    pub supplement: bool,
}

impl Reply {
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.answers.iter().filter(|answer| answer.verdict == verdict).count()
    }

    #[must_use]
    pub fn suggestions(&self) -> usize {
        self.answers.iter().filter(|answer| answer.proposal.is_some()).count()
    }

    #[must_use]
    pub fn comments(&self) -> usize {
        self.answers.iter().filter(|answer| !answer.comment.trim().is_empty()).count()
    }
}

/// Which answer of which reply.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AnswerRef {
    pub reply: ReplyId,
    pub answer: usize,
}
