//! Deciding what is done about an answer, and taking that back.

use std::ops::Range;

use jiff::Timestamp;

use super::merge::merged;
use super::round::{Decision, FigureWas, Outcome, Was};
use super::{Answer, AnswerRef, Proposal, Round, Subject};
use crate::domain::draft::{Block, BlockKind, Draft};
use crate::domain::ids::BlockId;
use crate::domain::municipality::{Figure, Municipality};

/// What to do about everything that was said of one thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// As that answer proposes.
    Accept(AnswerRef),
    /// As all answers propose together: their changes go with each other.
    AcceptAll,
    /// In these words instead.
    Own(String),
    OwnFigure(Figure),
    /// It has been dealt with elsewhere in the text, as told.
    Dealt(String),
    /// The text stays, and why.
    Decline(String),
    /// The contact person is asked.
    Ask(String),
}

/// Why something cannot be decided so. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("nobody has said anything about it")]
    NoMatter,
    #[error("the answer proposes nothing that could be accepted")]
    NothingProposed,
    #[error("the paragraph is no longer in the draft")]
    Gone,
    #[error("the text has been changed since it was sent, in the same place")]
    Changed,
    #[error("a reason is needed")]
    NoReason,
    #[error("there are no words")]
    Blank,
}

/// Who decides, and when.
#[derive(Debug, Clone)]
pub struct Hand {
    pub at: Timestamp,
    pub by: String,
}

/// Decides on everything that was said about `subject`, and does it to the text. `fresh` makes ids
/// for blocks.
///
/// # Errors
/// [`Refused`]; then neither text nor round has changed.
pub fn decide(
    round: &mut Round,
    draft: &mut Draft,
    municipality: &mut Municipality,
    subject: &Subject,
    choice: Choice,
    hand: Hand,
    fresh: &mut dyn FnMut() -> BlockId,
) -> Result<(), Refused> {
    let matter = round.matter(subject).ok_or(Refused::NoMatter)?;
    let covers: Vec<AnswerRef> = matter.remarks.iter().chain(&matter.agreeing).map(|(at, _)| at.clone()).collect();
    let only_comments = matter.remarks.iter().all(|(_, answer)| answer.proposal.is_none());
    let answers: Vec<Answer> = matter.remarks.iter().map(|(_, answer)| (*answer).clone()).collect();
    let (mut after, mut figures) = (draft.clone(), municipality.clone());
    let mut taken = None;
    let outcome = match choice {
        Choice::Accept(at) => {
            let answer = matter.remarks.iter().find(|(other, _)| *other == at).map(|(_, answer)| (*answer).clone());
            let proposal = answer.and_then(|answer| answer.proposal).ok_or(Refused::NothingProposed)?;
            accept(round, &mut after, &mut figures, subject, &proposal, fresh)?;
            taken = Some(at);
            Outcome::Accepted
        }
        Choice::AcceptAll => {
            let proposals: Vec<&Proposal> = answers.iter().filter_map(|answer| answer.proposal.as_ref()).collect();
            let words = together(round, subject, &proposals).ok_or(Refused::Changed)?;
            accept(round, &mut after, &mut figures, subject, &Proposal::Words(vec![words]), fresh)?;
            Outcome::Accepted
        }
        Choice::Own(words) => {
            let words = words.trim();
            if words.is_empty() {
                return Err(Refused::Blank);
            }
            block(&mut after, subject)?.revise(words);
            Outcome::Changed(String::new())
        }
        Choice::OwnFigure(figure) => {
            let Subject::Figure(kind) = subject else { return Err(Refused::NothingProposed) };
            *figures.figures.slot(*kind) = Some(figure);
            Outcome::Changed(String::new())
        }
        Choice::Dealt(how) => Outcome::Changed(reason(&how, false)?),
        Choice::Decline(why) => Outcome::Declined(reason(&why, only_comments)?),
        Choice::Ask(what) => Outcome::Asked(reason(&what, false)?),
    };
    let mut was = difference(draft, &after);
    if let Subject::Figure(kind) = subject
        && figures.figures.get(*kind) != municipality.figures.get(*kind)
    {
        was.figure = Some(FigureWas { before: municipality.figures.get(*kind).cloned(), after: figures.figures.get(*kind).cloned() });
    }
    (*draft, *municipality) = (after, figures);
    round.decisions.push(Decision { subject: subject.clone(), at: hand.at, by: hand.by, outcome, covers, taken, was });
    Ok(())
}

/// Takes the latest decision about `subject` back, with what it did to the text.
///
/// # Errors
/// [`Refused::Changed`] when the text has been changed since; then nothing changes.
pub fn take_back(round: &mut Round, draft: &mut Draft, municipality: &mut Municipality, subject: &Subject) -> Result<Decision, Refused> {
    let at = round.decisions.iter().rposition(|decision| decision.subject == *subject).ok_or(Refused::NoMatter)?;
    let was = &round.decisions[at].was;
    if !(was.before.is_empty() && was.after.is_empty()) {
        let range = found(draft, was).ok_or(Refused::Changed)?;
        let mut before = was.before.clone();
        for block in &mut before {
            // What is still there keeps what it rests on, however that has grown since.
            if let Some(now) = draft.block(&block.id) {
                let mut kept = Block { part: block.part, kind: block.kind, ..now.clone() };
                kept.revise(&block.text);
                *block = kept;
            }
        }
        draft.blocks.splice(range, before);
        draft.blocks.sort_by_key(|block| block.part);
    }
    if let (Some(figure), Subject::Figure(kind)) = (&was.figure, subject) {
        if municipality.figures.get(*kind) != figure.after.as_ref() {
            return Err(Refused::Changed);
        }
        municipality.figures.slot(*kind).clone_from(&figure.before);
    }
    Ok(round.decisions.remove(at))
}

/// Forgets the latest decision when what it did to the text has been undone there: nothing of it is
/// left, and what was before stands again. Returns what it was about.
pub fn undone(round: &mut Round, draft: &Draft) -> Option<Subject> {
    let Decision { subject, was, .. } = round.decisions.last()?;
    let reads = |block: &Block| draft.block(&block.id).is_some_and(|now| (now.text.trim(), now.part) == (block.text.trim(), block.part));
    let is_back =
        was.before.iter().all(reads) && was.after.iter().all(|after| was.before.iter().any(|b| b.id == after.id) || !reads(after));
    if was.before.is_empty() && was.after.is_empty() || !is_back || found(draft, was).is_some() {
        return None;
    }
    let subject = subject.clone();
    round.decisions.pop();
    Some(subject)
}

/// Where the blocks that a decision left stand now, if they still read so.
fn found(draft: &Draft, was: &Was) -> Option<Range<usize>> {
    let at = match (was.after.first(), &was.behind) {
        (Some(first), _) => draft.index_of(&first.id)?,
        (None, Some(behind)) => draft.index_of(behind)? + 1,
        (None, None) => 0,
    };
    let range = at..at + was.after.len();
    let now = draft.blocks.get(range.clone())?;
    let same = |(now, then): (&Block, &Block)| (&now.id, now.text.trim(), now.part) == (&then.id, then.text.trim(), then.part);
    now.iter().zip(&was.after).all(same).then_some(range)
}

/// What two drafts differ in, as one stretch of blocks.
fn difference(before: &Draft, after: &Draft) -> Was {
    let (a, b) = (&before.blocks, &after.blocks);
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let plain = |blocks: &[Block]| -> Vec<Block> {
        let mut blocks = blocks.to_vec();
        blocks.iter_mut().flat_map(|block| &mut block.links).for_each(|link| link.words.clear());
        blocks
    };
    Was {
        behind: head.checked_sub(1).map(|i| a[i].id.clone()),
        before: plain(&a[head..a.len() - tail]),
        after: plain(&b[head..b.len() - tail]),
        figure: None,
    }
}

fn reason(text: &str, may_be_empty: bool) -> Result<String, Refused> {
    let text = text.trim().to_owned();
    if text.is_empty() && !may_be_empty { Err(Refused::NoReason) } else { Ok(text) }
}

fn block<'a>(draft: &'a mut Draft, subject: &Subject) -> Result<&'a mut Block, Refused> {
    let id = subject.block().ok_or(Refused::NothingProposed)?;
    draft.blocks.iter_mut().find(|block| block.id == *id).ok_or(Refused::Gone)
}

/// The words that a block has once everything is done that is proposed for it; `None` when the
/// proposals are of other kinds, or change the same words.
fn together(round: &Round, subject: &Subject, proposals: &[&Proposal]) -> Option<String> {
    let sent = round.wording.passage(subject.block()?)?;
    proposals.iter().try_fold(sent.text.clone(), |words, proposal| match proposal {
        Proposal::Words(texts) if texts.len() == 1 => merged(&sent.text, &words, texts[0].trim()),
        _ => None,
    })
}

/// Whether [`Choice::AcceptAll`] would do: more than one proposes words, and they go together.
#[must_use]
pub fn go_together(round: &Round, matter: &super::Matter<'_>) -> bool {
    let proposals: Vec<&Proposal> = matter.remarks.iter().filter_map(|(_, answer)| answer.proposal.as_ref()).collect();
    proposals.len() > 1 && together(round, &matter.subject, &proposals).is_some()
}

/// What a block of the draft would say with the words of a proposal, whatever was changed in it
/// since it was sent. `None` when both have changed the same words.
#[must_use]
pub fn proposed(round: &Round, now: &Block, proposal: &Proposal) -> Option<String> {
    let words = match proposal {
        Proposal::Words(texts) => texts.join(" "),
        Proposal::Join { words, .. } | Proposal::Move { words: Some(words), .. } => words.clone(),
        Proposal::Move { words: None, .. } => return Some(now.text.trim().to_owned()),
        Proposal::Remove | Proposal::Add(_) | Proposal::Figure { .. } => return None,
    };
    let sent = round.wording.passage(&now.id).map_or_else(|| now.text.trim(), |passage| &passage.text);
    merged(sent, now.text.trim(), words.trim())
}

fn accept(
    round: &Round,
    draft: &mut Draft,
    municipality: &mut Municipality,
    subject: &Subject,
    proposal: &Proposal,
    fresh: &mut dyn FnMut() -> BlockId,
) -> Result<(), Refused> {
    if let (Proposal::Figure { value, year, source }, Subject::Figure(kind)) = (proposal, subject) {
        let slot = municipality.figures.slot(*kind);
        let now = slot.clone();
        let figure = Figure {
            value: value.or(now.as_ref().map(|figure| figure.value)).ok_or(Refused::Gone)?,
            year: year.or(now.as_ref().map(|figure| figure.year)).ok_or(Refused::Gone)?,
            source: source.clone().or(now.as_ref().map(|figure| figure.source.clone())).unwrap_or_default(),
            label: now.map(|figure| figure.label).unwrap_or_default(),
        };
        *slot = Some(figure);
        return Ok(());
    }
    let id = subject.block().ok_or(Refused::NothingProposed)?.clone();
    let now = block(draft, subject)?.clone();
    let words = proposed(round, &now, proposal);
    match proposal {
        Proposal::Words(texts) => {
            let words = words.ok_or(Refused::Changed)?;
            if words.is_empty() {
                return Err(Refused::Blank);
            }
            block(draft, subject)?.revise(&words);
            part(draft, &id, texts, &words, fresh)
        }
        Proposal::Remove => {
            draft.remove(&[id]);
            Ok(())
        }
        Proposal::Add(texts) => {
            // Nobody in the group said what a reviewer adds.
            let is_text = !matches!(now.kind, BlockKind::Heading | BlockKind::Quote);
            let kind = if is_text { now.kind } else { now.part.usual_kind() };
            let mut behind = id;
            for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
                let block = Block { text: text.to_owned(), ..Block::empty(fresh(), now.part, kind) };
                let next = block.id.clone();
                draft.insert(block, Some(&behind));
                behind = next;
            }
            Ok(())
        }
        Proposal::Join { with, .. } => {
            // The others say what this one says now: they must be as they were.
            let as_sent = |other: &BlockId| {
                let sent = round.wording.passage(other).map(|passage| passage.text.as_str());
                draft.block(other).is_some_and(|block| sent == Some(block.text.trim()))
            };
            if !with.iter().all(as_sent) {
                return Err(Refused::Changed);
            }
            let words = words.ok_or(Refused::Changed)?;
            for other in with {
                let follows = draft.index_of(other).zip(draft.index_of(&id)).is_some_and(|(other, first)| other == first + 1);
                if !follows || draft.join(other).is_none() {
                    let gone = [other.clone()];
                    draft.remove(&gone);
                }
            }
            block(draft, subject)?.revise(&words);
            Ok(())
        }
        Proposal::Move { after, .. } => {
            let (part, before) = match after {
                None => {
                    (now.part, draft.blocks.iter().find(|block| block.part == now.part && block.id != id).map(|block| block.id.clone()))
                }
                Some(after) => {
                    let at = draft.index_of(after).ok_or(Refused::Gone)?;
                    let next = draft.blocks[at + 1..].iter().find(|block| block.id != id).filter(|next| next.part == draft.blocks[at].part);
                    (draft.blocks[at].part, next.map(|next| next.id.clone()))
                }
            };
            let moved = [id];
            draft.move_to(&moved, part, before.as_ref());
            block(draft, subject)?.revise(&words.ok_or(Refused::Changed)?);
            Ok(())
        }
        Proposal::Figure { .. } => Err(Refused::NothingProposed),
    }
}

/// Parts a block where its proposal parts it.
fn part(draft: &mut Draft, id: &BlockId, texts: &[String], words: &str, fresh: &mut dyn FnMut() -> BlockId) -> Result<(), Refused> {
    let Some((_, others)) = texts.split_first().filter(|(_, others)| !others.is_empty()) else { return Ok(()) };
    // From the end, so that the places before it stay.
    let mut rest = words;
    for text in others.iter().rev() {
        rest = rest.strip_suffix(text.trim()).ok_or(Refused::Changed)?;
        let at = rest.chars().count();
        rest = rest.trim_end();
        draft.split(id, at..at, fresh()).ok_or(Refused::Gone)?;
    }
    Ok(())
}
