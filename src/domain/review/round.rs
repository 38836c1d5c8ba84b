//! One time that the text went out to be checked, and all that came of it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::placing::Expected;
use super::{Answer, AnswerRef, Reply, Subject, Verdict, Wording};
use crate::domain::draft::Block;
use crate::domain::ids::{BlockId, ReplyId};
use crate::domain::municipality::Figure;

/// `rounds/<id>.ron`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Stands in every file that goes out, so that an answer finds its way home.
    pub token: String,
    /// The text that was asked about.
    pub wording: Wording,
    /// What was asked about; in a later round only what has changed, and what was asked back.
    pub asked: Vec<Subject>,
    /// To whom, by what they are. Never a name.
    #[serde(default)]
    pub recipient: String,
    /// When its files were made.
    pub prepared: Timestamp,
    /// The day it went out; `None` while it is only prepared.
    #[serde(default)]
    pub sent: Option<Date>,
    /// The last day for an answer.
    #[serde(default)]
    pub reply_by: Option<Date>,
    #[serde(default)]
    pub files: Vec<SentFile>,
    /// Every paragraph of the Word document as it went out, for what comes back to be held against,
    /// whatever the project and its people are called by then. Empty in a round from before it was
    /// kept. A contact person's line stands here as a hash ([`kept`](super::placing::kept)).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<Expected>,
    #[serde(default)]
    pub replies: Vec<Reply>,
    /// In the order they were made; the latest about a subject counts.
    #[serde(default)]
    pub decisions: Vec<Decision>,
}

/// A file that went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentFile {
    pub name: String,
    pub sha256: String,
}

/// What was done about everything that was said of one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub subject: Subject,
    pub at: Timestamp,
    /// Who decided: a signature, as in the log.
    #[serde(default)]
    pub by: String,
    pub outcome: Outcome,
    /// The answers that lay on the table. One that comes later opens the matter again.
    pub covers: Vec<AnswerRef>,
    /// The one whose words were taken.
    #[serde(default)]
    pub taken: Option<AnswerRef>,
    /// What it changed, to be taken back.
    #[serde(default)]
    pub was: Was,
}

/// What a decision comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// What was proposed stands in the text now.
    Accepted,
    /// Something else was done about it; in words, if it was not in the text.
    Changed(String),
    /// The text stays, for this reason.
    Declined(String),
    /// The contact person is asked this.
    Asked(String),
}

/// Blocks and figures before and after a decision. What the words rest on is told by entry alone,
/// so that nothing of the notes lies here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Was {
    /// The block before them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind: Option<BlockId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Block>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureWas>,
}

/// A key figure before and after a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureWas {
    pub before: Option<Figure>,
    pub after: Option<Figure>,
}

/// How far a round has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Its files are made.
    Prepared,
    /// It is with the contact person.
    Out,
    /// The last day for an answer has passed without one.
    Overdue,
    /// Something has come back that is to be decided on.
    Answered,
    /// Everything has been decided on.
    Decided,
    Approved,
}

impl State {
    /// As it stands in messages for machines, and in keys of the text catalogue.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Out => "out",
            Self::Overdue => "overdue",
            Self::Answered => "answered",
            Self::Decided => "decided",
            Self::Approved => "approved",
        }
    }
}

/// Everything that was said of one thing, and what was done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Matter<'a> {
    pub subject: Subject,
    /// What has to be decided on, or had to be.
    pub remarks: Vec<(AnswerRef, &'a Answer)>,
    /// Those who said that it is right, beside the remarks.
    pub agreeing: Vec<(AnswerRef, &'a Answer)>,
    /// The latest decision.
    pub decision: Option<&'a Decision>,
    /// Something of it has not been decided on.
    pub is_open: bool,
}

impl Matter<'_> {
    /// Those who answered want different things.
    #[must_use]
    pub fn differs(&self) -> bool {
        let mut proposals = self.remarks.iter().filter_map(|(_, answer)| answer.proposal.as_ref());
        let first = proposals.next();
        let is_disputed = first.is_some() && self.agreeing.iter().any(|(_, answer)| answer.subject != Subject::Whole);
        proposals.any(|other| Some(other) != first) || is_disputed
    }

    /// It is with the contact person once more: nobody has said since that it is right.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        let asked = self.decision.filter(|decision| matches!(decision.outcome, Outcome::Asked(_)));
        !self.is_open && asked.is_some_and(|_| self.unheard().next().is_none())
    }

    /// Those who said that it is right after it had been decided on.
    pub fn unheard(&self) -> impl Iterator<Item = &(AnswerRef, &Answer)> {
        let decision = self.decision;
        self.agreeing.iter().filter(move |(at, _)| decision.is_some_and(|decision| !decision.covers.contains(at)))
    }
}

/// How many of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub asked: usize,
    /// Of what was asked, how much somebody has answered.
    pub answered: usize,
    /// About how many things everybody says that they are right.
    pub correct: usize,
    /// Things with something to decide, decided or not.
    pub matters: usize,
    pub open: usize,
    pub unplaced: usize,
}

impl Round {
    /// Where it stands on `today`. `approved` says whether the text is approved that it led to.
    #[must_use]
    pub fn state(&self, today: Date, approved: bool) -> State {
        match self {
            _ if approved => State::Approved,
            Self { replies, .. } if !replies.is_empty() => {
                if self.is_decided() {
                    State::Decided
                } else {
                    State::Answered
                }
            }
            Self { sent: None, .. } => State::Prepared,
            Self { reply_by: Some(date), .. } if *date < today => State::Overdue,
            _ => State::Out,
        }
    }

    /// It has gone out, whether anybody noted that or an answer shows it.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.sent.is_some() || !self.replies.is_empty()
    }

    /// Something that has come is left to decide on.
    #[must_use]
    pub fn has_open(&self) -> bool {
        !self.replies.is_empty() && !self.is_decided()
    }

    /// Whether somebody has answered here about something that was asked in an earlier round. What
    /// nobody can be asked about by itself, a paragraph that is gone or the whole, is answered with
    /// the rest.
    #[must_use]
    pub fn has_answered(&self, subject: &Subject) -> bool {
        if self.asked.contains(subject) {
            self.answers().any(|(_, answer)| answer.subject == *subject)
        } else {
            self.replies.iter().any(|reply| !reply.supplement)
        }
    }

    /// Nothing that has come is left to decide on.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        !self.replies.is_empty() && self.unplaced().next().is_none() && self.matters().iter().all(|matter| !matter.is_open)
    }

    #[must_use]
    pub fn reply(&self, id: &ReplyId) -> Option<&Reply> {
        self.replies.iter().find(|reply| reply.id == *id)
    }

    #[must_use]
    pub fn answer(&self, at: &AnswerRef) -> Option<&Answer> {
        self.reply(&at.reply)?.answers.get(at.answer)
    }

    /// The replies that were saved later from the same form, in whatever order they came.
    fn later<'a>(&'a self, reply: &'a Reply) -> impl Iterator<Item = &'a Reply> {
        let place = |of: &Reply| self.replies.iter().position(|other| other.id == of.id);
        let is_later = move |other: &&Reply| other.form == reply.form && (other.saved, place(other)) > (reply.saved, place(reply));
        self.replies.iter().filter(|_| !reply.form.is_empty()).filter(is_later)
    }

    /// Whether a later reply from the same form has taken its place.
    #[must_use]
    pub fn is_replaced(&self, reply: &Reply) -> bool {
        self.later(reply).next().is_some()
    }

    /// The answers that count, of replies in the order they came. A later reply from the same form
    /// takes the place of what it answers too; what it is silent about still stands, and so does
    /// what has been decided on.
    fn answers(&self) -> impl Iterator<Item = (AnswerRef, &Answer)> {
        self.replies.iter().flat_map(move |reply| {
            let later: Vec<&Answer> = self.later(reply).flat_map(|later| &later.answers).collect();
            let all = reply.answers.iter().enumerate().map(|(answer, said)| (AnswerRef { reply: reply.id.clone(), answer }, said));
            all.filter(move |(at, said)| {
                !later.iter().any(|other| other.subject == said.subject) || self.decisions.iter().any(|it| it.covers.contains(at))
            })
        })
    }

    /// What has no place in the text and nobody has taken care of, by reply.
    pub fn unplaced(&self) -> impl Iterator<Item = (&ReplyId, usize)> {
        let left = |reply: &'_ Reply| (0..reply.unplaced.len()).filter(|n| !reply.unplaced[*n].seen).collect::<Vec<_>>();
        self.replies.iter().flat_map(move |reply| left(reply).into_iter().map(|n| (&reply.id, n)))
    }

    /// Everything that has something to decide, decided or not, in the order of the text.
    #[must_use]
    pub fn matters(&self) -> Vec<Matter<'_>> {
        let mut matters: Vec<Matter<'_>> = Vec::new();
        for (at, answer) in self.answers().filter(|(_, answer)| answer.is_remark()) {
            match matters.iter_mut().find(|matter| matter.subject == answer.subject) {
                Some(matter) => matter.remarks.push((at, answer)),
                None => matters.push(Matter {
                    subject: answer.subject.clone(),
                    remarks: vec![(at, answer)],
                    agreeing: Vec::new(),
                    decision: None,
                    is_open: false,
                }),
            }
        }
        for matter in &mut matters {
            let agrees = |(_, answer): &(AnswerRef, &Answer)| answer.subject == matter.subject && !answer.is_remark();
            matter.agreeing = self.answers().filter(agrees).collect();
            matter.decision = self.decision(&matter.subject);
            matter.is_open = matter.remarks.iter().any(|(at, answer)| !self.is_covered(at, answer));
        }
        matters.sort_by_key(|matter| self.place(&matter.subject));
        matters
    }

    /// The matter of one subject, if there is anything to decide about it.
    #[must_use]
    pub fn matter(&self, subject: &Subject) -> Option<Matter<'_>> {
        self.matters().into_iter().find(|matter| matter.subject == *subject)
    }

    /// The latest decision about something.
    #[must_use]
    pub fn decision(&self, subject: &Subject) -> Option<&Decision> {
        self.decisions.iter().rev().find(|decision| decision.subject == *subject)
    }

    /// Whether an answer, or one that says the same, lay on the table when it was decided.
    fn is_covered(&self, at: &AnswerRef, answer: &Answer) -> bool {
        let about = self.decisions.iter().filter(|decision| decision.subject == answer.subject);
        about
            .flat_map(|decision| &decision.covers)
            .any(|covered| covered == at || self.answer(covered).is_some_and(|it| it.says_as(answer)))
    }

    /// Where a subject stands: the blocks in their order, then figures, contact persons, the whole.
    fn place(&self, subject: &Subject) -> (u8, usize) {
        match subject {
            Subject::Block(id) => {
                (0, self.wording.passages.iter().position(|passage| passage.id == *id).unwrap_or(self.wording.passages.len()))
            }
            Subject::Figure(kind) => (1, *kind as usize),
            Subject::Contacts => (2, 0),
            Subject::Whole => (3, 0),
        }
    }

    /// The subjects about which somebody answered, and everybody that they are right.
    #[must_use]
    pub fn agreed(&self) -> Vec<&Subject> {
        let of = |subject: &&Subject| {
            let mut about = self.answers().filter(|(_, answer)| answer.subject == **subject).peekable();
            about.peek().is_some() && about.all(|(_, answer)| answer.verdict == Verdict::Correct && !answer.is_remark())
        };
        self.asked.iter().filter(of).collect()
    }

    #[must_use]
    pub fn tally(&self) -> Tally {
        let matters = self.matters();
        let answered = |subject: &&Subject| self.answers().any(|(_, answer)| answer.subject == **subject);
        Tally {
            asked: self.asked.len(),
            answered: self.asked.iter().filter(answered).count(),
            correct: self.agreed().len(),
            matters: matters.len(),
            open: matters.iter().filter(|matter| matter.is_open).count(),
            unplaced: self.unplaced().count(),
        }
    }

    /// The number of the next voice in this round.
    #[must_use]
    pub fn next_voice(&self) -> u16 {
        self.replies.iter().flat_map(|reply| &reply.voices).map(|voice| voice.number).max().unwrap_or_default().saturating_add(1)
    }
}
