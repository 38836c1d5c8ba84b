//! What comes back from the form or the app, as it lies in a reply file.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Answer, Channel, MAX_ANSWERS, MAX_TEXT, Passage, Proposal, Reply, Round, Subject, Verdict, Voice};
use crate::domain::draft::BlockKind;
use crate::domain::ids::{ReplyId, RoundId};
use crate::domain::municipality::{Figure, FigureKind};
use crate::domain::session::Organisation;
use crate::domain::swedish;

/// A form that has been filled in. Voice 0 is whoever held it; the others were joined into it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    pub round: String,
    pub token: String,
    /// [`Wording::hash`](super::Wording::hash) of the text that was answered about.
    pub draft: String,
    /// One number for each place where the form is filled in.
    pub form: String,
    /// False while somebody is going to go on with it.
    pub finished: bool,
    #[serde(default)]
    pub supplement: bool,
    #[serde(default)]
    pub saved: Option<Timestamp>,
    #[serde(default)]
    pub approves: bool,
    #[serde(default)]
    pub organisations: Vec<Option<Organisation>>,
    pub answers: Vec<FilledAnswer>,
    #[serde(default)]
    pub whole: Vec<FilledWhole>,
}

/// One answer in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilledAnswer {
    pub id: Subject,
    #[serde(default)]
    pub voice: usize,
    pub verdict: Verdict,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Organisation>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdraw: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Something that concerns all of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilledWhole {
    #[serde(default)]
    pub voice: usize,
    pub comment: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Organisation>,
}

/// Why a filled-in form is no answer to a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("it answers another round or another project")]
    OtherRound,
    #[error("it answers another version of the draft")]
    OtherDraft,
    #[error("it was saved half-way: {left} of {asked} have no answer yet; open it in the form, answer the rest and save the reply")]
    HalfWay { left: usize, asked: usize },
    #[error("{left} of {asked} have no answer, and it does not say that it is a supplement")]
    Incomplete { left: usize, asked: usize },
    #[error("it answers about something that was not in the round")]
    UnknownSubject,
    #[error("it holds more than a reply can hold")]
    TooLarge,
    #[error("it approves the text and objects to it at once")]
    Contradiction,
}

impl Filled {
    /// How many of the things asked about nobody has answered.
    #[must_use]
    pub fn left(&self, asked: &[Subject]) -> usize {
        asked.iter().filter(|subject| !self.answers.iter().any(|answer| answer.id == **subject)).count()
    }

    /// Whether it is an answer to that round and that text.
    ///
    /// # Errors
    /// [`Misfit`], which says why not.
    pub fn fits(&self, id: &RoundId, round: &Round) -> Result<(), Misfit> {
        if self.round != id.as_str() || self.token != round.token {
            return Err(Misfit::OtherRound);
        }
        if self.draft != round.wording.hash() {
            return Err(Misfit::OtherDraft);
        }
        self.is_bearable()?;
        let known = |subject: &Subject| match subject {
            Subject::Block(id) => round.wording.passage(id).is_some(),
            Subject::Figure(kind) => round.wording.figures.get(*kind).is_some(),
            Subject::Contacts => !round.wording.contacts.is_empty(),
            Subject::Whole => false,
        };
        if !self.answers.iter().all(|answer| known(&answer.id)) {
            return Err(Misfit::UnknownSubject);
        }
        let (left, asked) = (self.left(&round.asked), round.asked.len());
        if !self.finished {
            return Err(Misfit::HalfWay { left, asked });
        }
        if left > 0 && !self.supplement {
            return Err(Misfit::Incomplete { left, asked });
        }
        if self.approves && (left > 0 || self.reply_answers(round, 1).iter().any(Answer::is_remark)) {
            return Err(Misfit::Contradiction);
        }
        Ok(())
    }

    fn is_bearable(&self) -> Result<(), Misfit> {
        let texts =
            self.answers.iter().flat_map(|a| [&a.suggestion, &a.value, &a.year, &a.source].into_iter().flatten().chain([&a.comment]));
        let all = texts.chain(self.whole.iter().map(|whole| &whole.comment)).chain([&self.form]);
        let long = all.into_iter().any(|text| text.chars().count() > MAX_TEXT);
        let many = self.answers.len() + self.whole.len() > MAX_ANSWERS || self.organisations.len() > MAX_ANSWERS;
        let strange = self.answers.iter().map(|a| a.voice).chain(self.whole.iter().map(|w| w.voice)).any(|voice| voice > MAX_ANSWERS);
        if long || many || strange { Err(Misfit::TooLarge) } else { Ok(()) }
    }

    /// The answers with voices numbered from `first` on.
    fn reply_answers(&self, round: &Round, first: u16) -> Vec<Answer> {
        let mut numbers: BTreeMap<usize, u16> = BTreeMap::new();
        let mut spoken: Vec<usize> = self.answers.iter().map(|a| a.voice).chain(self.whole.iter().map(|w| w.voice)).collect();
        spoken.sort_unstable();
        spoken.dedup();
        for (n, voice) in spoken.into_iter().enumerate() {
            numbers.insert(voice, u16::try_from(n).unwrap_or(u16::MAX).saturating_add(first));
        }
        let voice = |voice: usize, organisation: Option<Organisation>| Voice {
            number: numbers.get(&voice).copied().unwrap_or(first),
            organisation: organisation.or(self.organisations.get(voice).copied().flatten()),
        };
        let answer = |filled: &FilledAnswer| {
            let (proposal, comment) = said(filled, round);
            Answer {
                subject: filled.id.clone(),
                voices: vec![voice(filled.voice, filled.organisation)],
                verdict: filled.verdict,
                proposal,
                comment,
                about: String::new(),
            }
        };
        let whole = |whole: &FilledWhole| Answer {
            subject: Subject::Whole,
            voices: vec![voice(whole.voice, whole.organisation)],
            verdict: Verdict::Comment,
            proposal: None,
            comment: whole.comment.trim().to_owned(),
            about: String::new(),
        };
        let said = self.whole.iter().filter(|whole| !whole.comment.trim().is_empty());
        self.answers.iter().map(answer).chain(said.map(whole)).collect()
    }

    /// The reply that this is to a round that it fits ([`Self::fits`]), under an id made of what it
    /// says.
    #[must_use]
    pub fn reply(&self, round: &Round, id: ReplyId, received: Timestamp) -> Reply {
        let answers = self.reply_answers(round, round.next_voice());
        let mut voices: Vec<Voice> = Vec::new();
        for voice in answers.iter().flat_map(|answer| &answer.voices) {
            match voices.iter_mut().find(|known| known.number == voice.number) {
                // One that speaks for several organisations is none of them.
                Some(known) if known.organisation != voice.organisation => known.organisation = None,
                Some(_) => {}
                None => voices.push(*voice),
            }
        }
        voices.sort_by_key(|voice| voice.number);
        Reply {
            id,
            channel: Channel::Form,
            received,
            saved: self.saved,
            form: self.form.clone(),
            voices,
            answers,
            unplaced: Vec::new(),
            approves: self.approves,
            supplement: self.supplement,
        }
    }
}

/// What an answer proposes, and its comment with what had no other place. Proposing what stands
/// there already is proposing nothing.
fn said(filled: &FilledAnswer, round: &Round) -> (Option<Proposal>, String) {
    let mut comment = vec![filled.comment.trim().to_owned()];
    let proposal = match &filled.id {
        _ if filled.withdraw => {
            comment.extend(filled.suggestion.iter().map(|text| text.trim().to_owned()));
            Some(Proposal::Remove)
        }
        Subject::Block(id) => round.wording.passage(id).and_then(|sent| words(filled.suggestion.as_deref()?, sent)),
        Subject::Figure(kind) => round.wording.figures.get(*kind).and_then(|sent| figure(filled, *kind, sent, &mut comment)),
        Subject::Contacts | Subject::Whole => {
            comment.extend(filled.suggestion.iter().map(|text| text.trim().to_owned()));
            None
        }
    };
    comment.retain(|text| !text.is_empty());
    (proposal, comment.join("\n"))
}

fn words(suggestion: &str, sent: &Passage) -> Option<Proposal> {
    // A quote is shown with the marks that the page sets.
    let words = if sent.kind == BlockKind::Quote { swedish::unquoted(suggestion) } else { suggestion.trim() };
    match words {
        "" => Some(Proposal::Remove),
        words if words == sent.text => None,
        words => Some(Proposal::Words(vec![words.to_owned()])),
    }
}

fn figure(filled: &FilledAnswer, kind: FigureKind, sent: &Figure, comment: &mut Vec<String>) -> Option<Proposal> {
    let number = |text: &str| swedish::parse(text).filter(|value| !kind.is_percentage() || *value <= 100.0);
    let year = |text: &str| text.parse::<i16>().ok().filter(|year| (1900..=2200).contains(year));
    // What cannot be read as a number is not lost.
    let mut unread = |text: &str| comment.push(text.to_owned());
    let value = filled.value.as_deref().map(str::trim).and_then(|text| {
        number(text).or_else(|| {
            unread(text);
            None
        })
    });
    let year = filled.year.as_deref().map(str::trim).and_then(|text| {
        year(text).or_else(|| {
            unread(text);
            None
        })
    });
    let source = filled.source.as_deref().map(str::trim).filter(|source| *source != sent.source).map(str::to_owned);
    let (value, year) = (value.filter(|value| (value - sent.value).abs() > 1e-9), year.filter(|year| *year != sent.year));
    (value.is_some() || year.is_some() || source.is_some()).then_some(Proposal::Figure { value, year, source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::Wording;

    #[test]
    fn voices_that_run_out_of_numbers_share_the_last() {
        let voice = Voice { number: u16::MAX - 1, organisation: None };
        let said = |voice| FilledWhole { voice, comment: "Bra.".to_owned(), organisation: None };
        let filled = Filled { whole: (0..4).map(said).collect(), ..Filled::default() };
        let mut round = Round {
            token: String::new(),
            wording: Wording::default(),
            asked: Vec::new(),
            recipient: String::new(),
            prepared: Timestamp::UNIX_EPOCH,
            sent: None,
            reply_by: None,
            files: Vec::new(),
            expected: Vec::new(),
            replies: Vec::new(),
            decisions: Vec::new(),
        };
        let reply = filled.reply(&round, ReplyId::from_hash("0"), Timestamp::UNIX_EPOCH);
        round.replies.push(Reply { voices: vec![voice], ..reply });
        let reply = filled.reply(&round, ReplyId::from_hash("1"), Timestamp::UNIX_EPOCH);
        assert_eq!(reply.voices.iter().map(|voice| voice.number).collect::<Vec<_>>(), [u16::MAX]);
        assert_eq!(reply.answers.len(), 4);
    }
}
