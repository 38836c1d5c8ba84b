//! What a contact person is shown: the text in printing order, what is asked about it, and in a
//! later round what became of each remark.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Answer, Outcome, Proposal, Round, Subject, Verdict, Was, Wording};
use crate::domain::draft::Block;
use crate::domain::ids::BlockId;
use crate::domain::municipality::{Figure, FigureKind, Municipality};
use crate::domain::project::Language;
use crate::domain::summary::{Item as Printed, Summary};
use crate::domain::swedish;

/// The content of a round file, and of the form that is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub round: String,
    pub token: String,
    /// [`Wording::hash`](super::Wording::hash) of the text.
    pub draft: String,
    /// Which round it is, from 1.
    pub number: usize,
    pub language: Language,
    pub slug: String,
    pub municipality: String,
    pub project: String,
    pub consultancy: String,
    pub title: String,
    pub recipient: String,
    pub sent: Option<Date>,
    pub reply_by: Option<Date>,
    /// The same in words.
    pub reply_by_text: String,
    pub items: Vec<Item>,
    /// What stood in the last round and is no more.
    #[serde(default)]
    pub gone: Vec<Gone>,
    /// What became of what was said of the text as a whole, and of what had no place in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub whole: Vec<Done>,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    #[serde(flatten)]
    pub kind: ItemKind,
    /// `None` for fixed words, which nobody is asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Subject>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked: bool,
    /// Its text in the last round, if that was another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<Done>,
}

/// What it is, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ItemKind {
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        number: usize,
        text: String,
    },
    Point {
        number: usize,
        text: String,
    },
    /// With the marks that the page sets.
    Quote {
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<String>,
    },
    Figure {
        label: String,
        /// Somebody typed the label.
        #[serde(skip)]
        is_own: bool,
        value: String,
        percent: bool,
        year: String,
        source: String,
    },
    Contacts {
        number: usize,
        cards: Vec<Vec<String>>,
        /// The lines that are printed by consent.
        #[serde(skip)]
        by_consent: Vec<String>,
    },
}

impl ItemKind {
    /// The words that can be changed.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph { text, .. } | Self::Point { text, .. } | Self::Quote { text, .. } => Some(text),
            Self::Figure { .. } | Self::Contacts { .. } => None,
        }
    }

    #[must_use]
    pub fn number(&self) -> Option<usize> {
        match self {
            Self::Paragraph { number, .. } | Self::Point { number, .. } | Self::Contacts { number, .. } => Some(*number),
            Self::Heading { .. } | Self::Quote { .. } | Self::Figure { .. } => None,
        }
    }
}

/// What became of one remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// "Granskare 1, Socialtjänsten"
    pub who: String,
    pub verdict: Verdict,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    pub outcome: String,
    /// The reason, the question, or what was done instead.
    #[serde(default)]
    pub answer: String,
}

/// A block that is no more, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    pub text: String,
    pub done: Vec<Done>,
}

/// The rest of what a form is made from, beside the summary.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub municipality: &'a Municipality,
    /// Its own round.
    pub round: &'a Round,
    /// The rounds before it, oldest first.
    pub before: &'a [&'a Round],
}

impl Form {
    /// The items of a summary, with what is asked and what was done. `who` names a voice.
    #[must_use]
    pub fn items(summary: &Summary, source: Source<'_>, who: &dyn Fn(&Answer) -> String) -> Vec<Item> {
        let mut items = Vec::new();
        let mut push = |kind: ItemKind, subject: Option<Subject>| {
            let mut item = Item { kind, id: subject, asked: false, was: None, done: Vec::new() };
            if let Some(subject) = &item.id {
                item.asked = source.round.asked.contains(subject);
                item.was = was(source, subject, summary.language);
                item.done = done(source, subject, who);
            }
            items.push(item);
        };
        let block = |id: &BlockId| Some(Subject::Block(id.clone()));
        for printed in &summary.items {
            match printed {
                Printed::Heading { block: id, level, text } => {
                    push(ItemKind::Heading { level: *level, text: text.clone() }, id.as_ref().and_then(block));
                }
                Printed::Paragraph { block: id, number, text } => {
                    push(ItemKind::Paragraph { number: *number, text: text.clone() }, block(id));
                }
                Printed::Quote { block: id, text, speaker } => {
                    push(ItemKind::Quote { text: text.clone(), speaker: speaker.clone() }, block(id));
                }
                Printed::Bullets { points } | Printed::Points { points, .. } => {
                    if let Printed::Points { label, .. } = printed {
                        push(ItemKind::Heading { level: 2, text: label.clone() }, None);
                    }
                    for point in points {
                        let (text, speaker) = (point.text.clone(), point.speaker.clone());
                        let kind = point.number.map_or_else(
                            || ItemKind::Quote { text: text.clone(), speaker },
                            |number| ItemKind::Point { number, text: text.clone() },
                        );
                        push(kind, block(&point.block));
                    }
                }
                Printed::Figures { cells, .. } => {
                    let kinds = FigureKind::ALL.into_iter().filter(|kind| source.municipality.figures.get(*kind).is_some());
                    for (kind, cell) in kinds.zip(cells) {
                        let origin = source.municipality.figures.get(kind).map(|figure| figure.source.clone()).unwrap_or_default();
                        let (label, is_own, year) = (cell.label.clone(), cell.is_own, cell.year.clone());
                        // The number alone: that it is a percentage is said beside it.
                        let value = cell.value.trim_end_matches('%').trim_end().to_owned();
                        let figure = ItemKind::Figure { label, is_own, value, percent: kind.is_percentage(), year, source: origin };
                        push(figure, Some(Subject::Figure(kind)));
                    }
                }
                // Only a publication has them, which nobody is asked about.
                Printed::Found { .. } => {}
                Printed::Contacts { number, cards } => {
                    let by_consent = cards.iter().flat_map(|card| &card.by_consent).cloned().collect();
                    let cards = cards.iter().map(|card| card.lines.clone()).collect();
                    push(ItemKind::Contacts { number: *number, cards, by_consent }, Some(Subject::Contacts));
                }
            }
        }
        items
    }

    /// What the last round had and this one has not, with what was said of it.
    #[must_use]
    pub fn gone(source: Source<'_>, who: &dyn Fn(&Answer) -> String) -> Vec<Gone> {
        let Some(last) = source.before.last() else { return Vec::new() };
        let left = last.wording.passages.iter().filter(|passage| source.round.wording.passage(&passage.id).is_none());
        left.map(|passage| Gone { text: passage.text.clone(), done: done(source, &Subject::Block(passage.id.clone()), who) }).collect()
    }

    /// What became of what the last round said of the whole, and of what has no place in the text.
    #[must_use]
    pub fn whole(source: Source<'_>, who: &dyn Fn(&Answer) -> String) -> Vec<Done> {
        let mut whole = done(source, &Subject::Whole, who);
        let replies = source.before.last().map(|last| last.replies.as_slice()).unwrap_or_default();
        for found in replies.iter().flat_map(|reply| &reply.unplaced).filter(|found| found.seen) {
            let said = Answer {
                subject: Subject::Whole,
                voices: found.voice.into_iter().collect(),
                verdict: Verdict::Comment,
                proposal: None,
                comment: found.text.trim().to_owned(),
                about: String::new(),
            };
            whole.push(Done {
                who: who(&said),
                verdict: said.verdict,
                remark: Some(said.comment),
                suggestion: None,
                outcome: "noted".to_owned(),
                answer: String::new(),
            });
        }
        whole
    }

    /// Leaves out of what was said and stood earlier everything that `may_leave` does not let
    /// through: nobody can rewrite it, and it is not what is asked about.
    pub fn leave_out(&mut self, may_leave: &dyn Fn(&str) -> bool) {
        let all = self.items.iter_mut().flat_map(|item| &mut item.done).chain(self.gone.iter_mut().flat_map(|gone| &mut gone.done));
        for done in all.chain(&mut self.whole) {
            done.remark.take_if(|text| !may_leave(text));
            done.suggestion.take_if(|text| !may_leave(text));
        }
        for item in &mut self.items {
            item.was.take_if(|text| !may_leave(text));
        }
        // What was done about it is told all the same.
        for gone in &mut self.gone {
            if !may_leave(&gone.text) {
                "…".clone_into(&mut gone.text);
            }
        }
    }

    /// What has to be answered.
    pub fn asked(&self) -> impl Iterator<Item = &Subject> {
        self.items.iter().filter(|item| item.asked).filter_map(|item| item.id.as_ref())
    }

    #[must_use]
    pub fn item(&self, subject: &Subject) -> Option<&Item> {
        self.items.iter().find(|item| item.id.as_ref() == Some(subject))
    }
}

/// What is asked about a text: everything in a first round, later what has changed since the last
/// and what was asked back.
#[must_use]
pub fn asked(summary: &Summary, source: Source<'_>) -> Vec<Subject> {
    let everything = Round { asked: Vec::new(), ..source.round.clone() };
    let items = Form::items(summary, Source { round: &everything, ..source }, &|_| String::new());
    let is_heading = |item: &Item| matches!(item.kind, ItemKind::Heading { .. });
    let all = items.iter().filter(|item| !is_heading(item)).filter_map(|item| item.id.clone());
    let Some(last) = source.before.last() else { return all.collect() };
    let is_new = |subject: &Subject| match subject {
        Subject::Block(id) => {
            source.round.wording.passage(id).map(|p| (&p.text, p.kind)) != last.wording.passage(id).map(|p| (&p.text, p.kind))
        }
        Subject::Figure(kind) => source.round.wording.figures.get(*kind) != last.wording.figures.get(*kind),
        Subject::Contacts => source.round.wording.contacts != last.wording.contacts,
        Subject::Whole => false,
    };
    let is_asked = |subject: &Subject| asked_in(source.before, subject).is_some();
    // What nobody answered about last time has still not been answered.
    let unanswered = |subject: &Subject| {
        last.asked.contains(subject) && !last.replies.iter().flat_map(|reply| &reply.answers).any(|answer| answer.subject == *subject)
    };
    all.filter(|subject| is_new(subject) || is_asked(subject) || unanswered(subject)).collect()
}

/// What a block or a figure said in the last round, if that was another.
fn was(source: Source<'_>, subject: &Subject, language: Language) -> Option<String> {
    let (before, now) = (&source.before.last()?.wording, &source.round.wording);
    let (before, now) = match subject {
        Subject::Block(id) => (before.passage(id)?.text.clone(), now.passage(id)?.text.clone()),
        Subject::Figure(kind) => {
            let told = |wording: &Wording| {
                let Figure { value, year, source, .. } = wording.figures.get(*kind)?;
                let value = if kind.is_percentage() { swedish::percent(*value, language) } else { swedish::whole(*value, language) };
                Some([value, year.to_string(), source.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "))
            };
            (told(before)?, told(now)?)
        }
        Subject::Contacts | Subject::Whole => return None,
    };
    (before != now).then_some(before)
}

/// The latest round that asked something back about a subject, if nobody has answered since.
fn asked_in<'a>(before: &[&'a Round], subject: &Subject) -> Option<&'a Round> {
    for round in before.iter().rev() {
        if round.matter(subject).is_some_and(|matter| matter.is_asked()) {
            return Some(*round);
        }
        if round.has_answered(subject) || round.decision(subject).is_some() {
            return None;
        }
    }
    None
}

/// Whether what a decision put into the text stands there as it was put.
fn stands(was: &Was, now: &Wording, subject: &Subject) -> bool {
    let is_there = |block: &Block| now.passage(&block.id).is_some_and(|passage| passage.text == block.text.trim());
    let is_gone = |block: &&Block| !was.after.iter().any(|after| after.id == block.id);
    let blocks = was.after.iter().filter(|block| !block.is_blank()).all(is_there)
        && was.before.iter().filter(is_gone).all(|block| now.passage(&block.id).is_none());
    let figure = match (subject, &was.figure) {
        (Subject::Figure(kind), Some(figure)) => now.figures.get(*kind) == figure.after.as_ref(),
        _ => true,
    };
    blocks && figure
}

/// What was done with everything that was said in the last round about one thing; or in an earlier
/// one, if it ended in a question that nobody has answered.
fn done(source: Source<'_>, subject: &Subject, who: &dyn Fn(&Answer) -> String) -> Vec<Done> {
    let last = source.before.last().copied().filter(|last| last.decision(subject).is_some());
    let Some(last) = last.or_else(|| asked_in(source.before, subject)) else { return Vec::new() };
    let Some(matter) = last.matter(subject) else { return Vec::new() };
    let Some(decision) = matter.decision else { return Vec::new() };
    let stands = stands(&decision.was, &source.round.wording, subject);
    let told = |(at, answer): &(super::AnswerRef, &Answer)| {
        let taken = decision.taken.as_ref();
        let is_anothers = taken.is_some_and(|taken| taken != at && last.answer(taken).is_some_and(|it| !it.says_as(answer)));
        let (outcome, answered) = match &decision.outcome {
            // Another's words were taken, nothing was proposed, or the text has gone on since.
            Outcome::Accepted if is_anothers || answer.proposal.is_none() || !stands => ("changed", ""),
            Outcome::Accepted => ("accepted", ""),
            Outcome::Changed(how) => ("changed", how.as_str()),
            Outcome::Declined(why) => ("declined", why.as_str()),
            Outcome::Asked(what) => ("asked", what.as_str()),
        };
        Done {
            who: who(answer),
            verdict: answer.verdict,
            remark: Some(answer.comment.trim().to_owned()).filter(|text| !text.is_empty()),
            suggestion: answer.proposal.as_ref().and_then(suggested),
            outcome: outcome.to_owned(),
            answer: answered.to_owned(),
        }
    };
    matter.remarks.iter().map(told).collect()
}

/// The words of a proposal, where it has any.
fn suggested(proposal: &Proposal) -> Option<String> {
    match proposal {
        Proposal::Words(texts) | Proposal::Add(texts) => Some(texts.join("\n")),
        Proposal::Join { words, .. } | Proposal::Move { words: Some(words), .. } => Some(words.clone()),
        Proposal::Figure { value: Some(value), .. } => Some(swedish::decimal(*value, Language::Sv)),
        Proposal::Remove | Proposal::Move { words: None, .. } | Proposal::Figure { .. } => None,
    }
}
