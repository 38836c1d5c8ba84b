//! What a proposal comes to, in words: against the text as it stands now.

use crate::app::text::Texts;
use crate::domain::difference::{self, Change, Run};
use crate::domain::draft::{Block, BlockKind};
use crate::domain::municipality::{Figure, FigureKind};
use crate::domain::project::Language;
use crate::domain::review::decide::proposed;
use crate::domain::review::{Answer, AnswerRef, Matter, Outcome, Proposal, Round, Subject, Voice};
use crate::domain::swedish;
use crate::domain::workspace::Dossier;
use crate::ui::widgets::difference::whole;

use super::sheet::Sheet;

/// A round with what it is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    pub dossier: &'a Dossier,
    pub round: &'a Round,
    pub sheet: &'a Sheet,
}

impl<'a> Here<'a> {
    /// The block as it stands now.
    pub fn block(&self, subject: &Subject) -> Option<&'a Block> {
        self.dossier.draft.as_ref()?.block(subject.block()?)
    }

    /// Something as it stands now.
    pub fn now(&self, subject: &Subject) -> String {
        match subject {
            Subject::Figure(kind) => self.dossier.municipality.figures.get(*kind).map(|it| figure(*kind, it)).unwrap_or_default(),
            _ => self.block(subject).map(|block| block.text.trim().to_owned()).unwrap_or_default(),
        }
    }

    /// As it stood when it was sent, if it has changed since.
    pub fn sent(&self, subject: &Subject) -> Option<String> {
        let then = match subject {
            Subject::Figure(kind) => figure(*kind, self.round.wording.figures.get(*kind)?),
            _ => self.round.wording.passage(subject.block()?)?.text.clone(),
        };
        (then != self.now(subject)).then_some(then)
    }

    pub fn is_quote(&self, subject: &Subject) -> bool {
        let sent = || subject.block().and_then(|id| self.round.wording.passage(id)).map(|passage| passage.kind);
        self.block(subject).map(|block| block.kind).or_else(sent) == Some(BlockKind::Quote)
    }

    /// It can be written anew: it has words, and they are there.
    pub fn is_there(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Block(_) => self.block(subject).is_some(),
            Subject::Figure(kind) => self.dossier.municipality.figures.get(*kind).is_some(),
            Subject::Contacts | Subject::Whole => false,
        }
    }
}

/// A proposal, and everybody who makes it.
#[derive(Debug)]
pub(super) struct Proposed<'a> {
    pub at: AnswerRef,
    pub proposal: &'a Proposal,
    pub voices: Vec<Voice>,
}

/// What is proposed about something, each proposal once.
pub(super) fn proposals<'a>(matter: &Matter<'a>) -> Vec<Proposed<'a>> {
    let mut all: Vec<Proposed<'a>> = Vec::new();
    for (at, answer) in &matter.remarks {
        let Some(proposal) = &answer.proposal else { continue };
        match all.iter_mut().find(|known| known.proposal == proposal) {
            Some(known) => known.voices.extend(&answer.voices),
            None => all.push(Proposed { at: at.clone(), proposal, voices: answer.voices.clone() }),
        }
    }
    all
}

/// What a proposal would do.
#[derive(Debug)]
pub(super) struct Told {
    /// What it is besides other words: "Ta bort stycket".
    pub lead: Option<String>,
    pub runs: Vec<Run>,
    /// Why it cannot be accepted, as a key of the text catalogue.
    pub obstacle: Option<&'static str>,
}

pub(super) fn told(texts: &Texts, here: Here<'_>, subject: &Subject, proposal: &Proposal) -> Told {
    let now = here.now(subject);
    if let (Proposal::Figure { value, year, source }, Subject::Figure(kind)) = (proposal, subject) {
        let Some(was) = here.dossier.municipality.figures.get(*kind) else {
            return Told { lead: None, runs: Vec::new(), obstacle: Some("notice-decide-gone") };
        };
        let after = Figure {
            value: value.unwrap_or(was.value),
            year: year.unwrap_or(was.year),
            source: source.clone().unwrap_or_else(|| was.source.clone()),
            label: String::new(),
        };
        return Told { lead: None, runs: difference::words(&now, &figure(*kind, &after)), obstacle: None };
    }
    let block = here.block(subject);
    let gone = block.is_none().then_some("notice-decide-gone");
    // The words against those that stand there now, also where both have been changed.
    let changed = |plain: &str| match block.map(|block| proposed(here.round, block, proposal)) {
        Some(Some(words)) => (difference::words(&now, &words), None),
        Some(None) => (difference::words(&now, plain), Some("notice-decide-changed")),
        None => (whole(plain, Change::Added), gone),
    };
    let label = |id: &crate::domain::ids::BlockId| here.sheet.label(texts, &Subject::Block(id.clone()));
    let (lead, (runs, obstacle)) = match proposal {
        Proposal::Words(parts) if parts.len() > 1 => {
            (Some(texts.with("proposal-part", &[("count", parts.len().into())])), changed(&parts.join(" ")))
        }
        Proposal::Words(parts) => (None, changed(&parts.concat())),
        Proposal::Remove => {
            let key = if here.is_quote(subject) { "proposal-remove-quote" } else { "proposal-remove" };
            (Some(texts.get(key)), (whole(&now, Change::Removed), gone))
        }
        Proposal::Add(parts) => (Some(texts.get("proposal-add")), (whole(&parts.join("\n"), Change::Added), gone)),
        Proposal::Join { with, words } => {
            let with = with.iter().map(label).collect::<Vec<_>>().join(", ");
            (Some(texts.with("proposal-join", &[("what", with.into())])), changed(words))
        }
        Proposal::Move { after, words } => {
            let lead = match after {
                Some(after) => texts.with("proposal-move", &[("what", label(after).into())]),
                None => texts.get("proposal-move-first"),
            };
            (Some(lead), changed(words.as_deref().unwrap_or(&now)))
        }
        Proposal::Figure { .. } => (None, (Vec::new(), Some("notice-decide-nothing"))),
    };
    Told { lead, runs, obstacle }
}

/// "31 400 (2025), SCB".
pub(super) fn figure(kind: FigureKind, figure: &Figure) -> String {
    let value = value(kind, figure.value);
    let source = figure.source.trim();
    let rest = if source.is_empty() { String::new() } else { format!(", {source}") };
    format!("{value} ({}){rest}", figure.year)
}

pub(super) fn value(kind: FigureKind, value: f64) -> String {
    if kind.is_percentage() { swedish::percent(value, Language::Sv) } else { swedish::whole(value, Language::Sv) }
}

/// What a decision came to: "förslaget godtaget".
pub(super) fn outcome(texts: &Texts, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted => texts.get("outcome-accepted"),
        Outcome::Changed(how) if how.is_empty() => texts.get("outcome-own"),
        Outcome::Changed(_) => texts.get("outcome-dealt"),
        Outcome::Declined(_) => texts.get("outcome-declined"),
        Outcome::Asked(_) => texts.get("outcome-asked"),
    }
}

/// The reason, the question, or what was done instead.
pub(super) fn reason(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Accepted => "",
        Outcome::Changed(words) | Outcome::Declined(words) | Outcome::Asked(words) => words,
    }
}

/// The one organisation of these voices, if it is one.
pub(super) fn organisation(voices: &[Voice]) -> Option<crate::domain::session::Organisation> {
    let first = voices.first()?.organisation?;
    voices.iter().all(|voice| voice.organisation == Some(first)).then_some(first)
}

/// Whether somebody has said anything in words about it.
pub(super) fn is_spoken(answer: &Answer) -> bool {
    !answer.comment.trim().is_empty()
}
