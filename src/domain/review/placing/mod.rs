//! Which block of the text each change in a returned document belongs to.
//!
//! A document comes back as paragraphs with what was put in, taken out and commented on
//! ([`Returned`]). Its blocks are found by the marks that went out with them; where those are lost,
//! by their words and their order. What has no place is listed, never dropped.
//!
//! `views` makes two texts of the document, as it was before the tracked changes and as it is now;
//! `origin` finds the paragraphs that were sent in the first, `lineage` follows them into the
//! second, `order` says which of them have moved, `settle` what is proposed for each, and `remarks`
//! what the comments are about. `words` compares texts past what programs change by themselves.

mod kept;
mod lineage;
mod mark;
mod order;
mod origin;
mod remarks;
mod settle;
mod views;
mod words;

#[cfg(test)]
mod tests;

pub use kept::{expected, kept};
pub use mark::{Field, Mark};

use serde::{Deserialize, Serialize};

use super::{Answer, Passage, Subject, Unplaced};

/// One paragraph as it went out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Expected {
    /// `None` for fixed words: titles, labels, instructions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    pub text: String,
    /// A fixed line after the text in the same paragraph: who said a quote.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tail: String,
    /// Fixed words that what follows belongs to: a title or the label of a list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub opens: bool,
}

impl Expected {
    #[must_use]
    pub fn subject(&self) -> Option<&Subject> {
        self.mark.as_ref().map(|mark| &mark.subject)
    }

    /// The paragraph as it stands on the page.
    #[must_use]
    pub fn printed(&self) -> String {
        if self.tail.is_empty() { self.text.clone() } else { format!("{}\n{}", self.text, self.tail) }
    }
}

/// A Word document that came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returned {
    /// The token of the round, if the document still says it.
    pub token: Option<String>,
    pub paragraphs: Vec<Paragraph>,
    pub comments: Vec<Comment>,
    /// How many people changed or commented on something. They have no names here.
    pub authors: usize,
}

/// One of its paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What was marked and begins, ends or goes on in it.
    pub marks: Vec<Mark>,
    pub runs: Vec<Run>,
    /// What was done to its end: put in, where a paragraph was parted; taken out, where two were
    /// joined.
    pub end: Change,
    /// Where in a table it stands. Only paragraphs of the same cell can be joined.
    pub cell: Option<Cell>,
}

/// A cell of a table, all counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    pub table: usize,
    pub row: usize,
    pub column: usize,
}

/// Some of its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub change: Change,
    /// The numbers of the comments that point at these words; or at this place, if there are none.
    pub comments: Vec<usize>,
}

/// What was done to some words, as far as the document says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Change {
    #[default]
    Kept,
    /// Put in, or moved here, by the author of that number, from 0.
    Added(usize),
    /// Taken out, or moved away.
    Removed(usize),
}

/// A comment with the answers to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// The number of who made it; as high as [`Returned::authors`] where nobody knows.
    pub author: usize,
    pub text: String,
    pub replies: Vec<(usize, String)>,
}

/// What a document says, block by block.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placed {
    /// Their voices are numbered by author, from 1 ([`Placed::number_from`]). Changes that nobody tracked have a voice of
    /// their own, one more than there are authors.
    pub answers: Vec<Answer>,
    pub unplaced: Vec<Unplaced>,
    /// How much of the text that was sent is in the document, from 0 to 1.
    pub likeness: f64,
}

impl Placed {
    /// Adds `before` to the number of every voice, those of the answers in a thread with them.
    pub fn number_from(&mut self, before: u16) {
        let of_answers = self.answers.iter_mut().flat_map(|answer| &mut answer.voices);
        for voice in of_answers.chain(self.unplaced.iter_mut().filter_map(|it| it.voice.as_mut())) {
            voice.number = voice.number.saturating_add(before);
        }
        for answer in &mut self.answers {
            answer.comment = remarks::renumber(&answer.comment, before);
        }
        for found in &mut self.unplaced {
            found.text = remarks::renumber(&found.text, before);
        }
    }
}

/// Finds the place of everything in a document that is another than it was sent.
#[must_use]
pub fn place(expected: &[Expected], sent: &[Passage], returned: &Returned) -> Placed {
    let (sent, passages) = (words::Sent::of(expected), sent);
    let document = views::Document::of(returned, &sent);
    let origin = origin::find(&sent, &document);
    let lineage = lineage::trace(&sent, &document, &origin);
    settle::settle(&sent, passages, &document, &lineage)
}
