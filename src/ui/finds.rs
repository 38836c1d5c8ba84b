//! How what points at a person is shown: its line, its words, and the ways to decide on it.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Stroke, Ui};

use super::cx::Cx;
use super::theme::Tokens;
use super::theme::fonts::{sans, semibold};
use super::widgets::marked;
use crate::app::anonymity::Guarded;
use crate::app::command::{Anonymity, Command};
use crate::app::model::OpenProject;
use crate::app::role_words;
use crate::app::text::Texts;
use crate::domain::anonymity::find::{Kind, words};
use crate::domain::anonymity::gate::{Hit, Reason};
use crate::domain::anonymity::names::Names;
use crate::domain::ids::BlockId;
use crate::domain::session::{SeatCode, Session};

/// What a view looks for finds with, and decides on them by.
#[derive(Debug, Clone, Copy)]
pub struct Finds<'a> {
    pub guarded: &'a Guarded,
    pub names: &'a Names,
    /// The words of the page.
    pub paper: &'a Texts,
    /// Who decides on this device.
    pub by: &'a str,
    /// That has been asked for already.
    pub is_signed: bool,
}

/// A find in a text, with its words.
#[derive(Debug, Clone)]
pub struct Found {
    pub hit: Hit,
    pub words: String,
    /// Which of how many in the text, from 0.
    pub index: usize,
    pub count: usize,
}

impl<'a> Finds<'a> {
    /// Those of a project; `by` decides.
    #[must_use]
    pub fn of(project: &'a OpenProject, by: &'a str, is_signed: bool) -> Self {
        Self { guarded: &project.guarded, names: &project.workspace.names, paper: &project.paper, by, is_signed }
    }

    /// The find at a character; the last one when none is there and `or_last` is set.
    #[must_use]
    pub fn at(&self, text: &str, caret: usize, or_last: bool) -> Option<Found> {
        let hits = self.guarded.look(text);
        let here = hits.iter().position(|hit| hit.range.start <= caret && caret <= hit.range.end);
        let index = here.or(hits.len().checked_sub(1).filter(|_| or_last))?;
        let hit = hits[index].clone();
        Some(Found { words: words(text, &hit.range), hit, index, count: hits.len() })
    }

    /// What could stand in its place, the likeliest first.
    #[must_use]
    pub fn roles(&self, found: &Found, table: Option<&Session>, speaker: Option<SeatCode>) -> Vec<String> {
        role_words::suggested(self.paper, self.names, &found.words, &found.hit, table, speaker)
    }
}

/// Puts a role in the place of words, everywhere. `block` is the one they stand in, if they do.
#[must_use]
pub fn replace(words: &str, role: &str, block: Option<&BlockId>) -> Command {
    Command::Anonymity(Anonymity::Replace { words: words.to_owned(), role: role.to_owned(), block: block.cloned() })
}

/// They are no name.
#[must_use]
pub fn allow(words: &str, by: &str) -> Command {
    Command::Anonymity(Anonymity::Allow { words: words.to_owned(), by: by.to_owned() })
}

/// The straight line under it.
#[must_use]
pub fn underline(tokens: &Tokens) -> Stroke {
    Stroke::new(2.0, tokens.mark)
}

/// A text with its finds underlined. `before` says how many characters were put in front of what
/// was looked at, such as a quotation mark.
#[must_use]
pub fn marked(text: &str, before: usize, hits: &[Hit], plain: &TextFormat, tokens: &Tokens) -> LayoutJob {
    let marks: Vec<(Range<usize>, ())> = hits.iter().map(|hit| (hit.range.start + before..hit.range.end + before, ())).collect();
    marked::job(text, plain, &marks, |(), format| format.underline = underline(tokens))
}

/// What is the matter: "Karin ser ut som ett namn", or with its place, "Karin i stycke 4 …".
pub fn say(ui: &mut Ui, cx: &Cx, hit: &Hit, words: &str, place: &str) -> egui::Response {
    let subject = if place.is_empty() { words.to_owned() } else { format!("{words} {place}") };
    ui.add(Label::new(job(cx, words, &cx.tf(key(hit), &[("words", subject.into())]))).wrap())
}

/// The same on one line, with something to add to it.
pub fn tell(ui: &mut Ui, cx: &Cx, hit: &Hit, words: &str, more: &str) -> egui::Response {
    let sentence = cx.tf(key(hit), &[("words", words.into())]);
    ui.add(Label::new(job(cx, words, format!("{sentence} {more}").trim_end())).truncate())
}

/// The sentence with the words that it begins with in bold.
fn job(cx: &Cx, words: &str, sentence: &str) -> LayoutJob {
    let rest = sentence.strip_prefix(words).unwrap_or(sentence);
    let mut job = LayoutJob::default();
    let format = |font| TextFormat { line_height: Some(21.0), ..TextFormat::simple(font, cx.tokens.ink) };
    if rest.len() < sentence.len() {
        job.append(words, 0.0, format(semibold(15.0)));
    }
    job.append(rest, 0.0, format(sans(15.0)));
    job
}

fn key(hit: &Hit) -> &'static str {
    match (hit.reason, hit.kind) {
        (Reason::Seat, _) => "find-seat",
        (Reason::Listed, _) => "find-listed",
        (Reason::Near, _) => "find-near",
        (Reason::Contact, _) => "find-contact",
        (Reason::Looks, Kind::Person) => "find-person",
        (Reason::Looks, Kind::Personnummer) => "find-personnummer",
        (Reason::Looks, Kind::Phone) => "find-phone",
        (Reason::Looks, Kind::Email) => "find-email",
        (Reason::Looks, Kind::Address) => "find-address",
        (Reason::Looks, Kind::CaseId) => "find-case-number",
        (Reason::Looks, Kind::PlaceSmall) => "find-place",
    }
}
