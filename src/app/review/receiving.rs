//! Taking a reply in: what kind of file it is, which round it answers, and what it says.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::words;
use crate::app::text::{Texts, paper};
use crate::domain::ids::{ReplyId, RoundId, Slug};
use crate::domain::log::{Said, What};
use crate::domain::review::envelope::{Kind, MAX_BYTES, Unusable};
use crate::domain::review::placing::{self, Placed, Returned};
use crate::domain::review::{Approval, Channel, Filled, Misfit, Reply, Round, Unplaced, Voice, sha256};
use crate::domain::workspace::{Dossier, Workspace};
use crate::export;
use crate::storage::problem::Problem;
use crate::storage::{documents, exchange};

/// A Word document without its mark is taken for one of ours when it has so much of the text.
const ENOUGH: f64 = 0.4;

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Incoming {
    Filled(Box<Filled>),
    Returned(Box<Returned>),
}

/// Why a file was not taken in. Nothing has changed then; its words repeat nothing of the file's.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("{0}")]
    Unreadable(Problem),
    #[error("{0}")]
    Unusable(#[from] Unusable),
    #[error("cannot be taken in: {0}")]
    Misfit(#[from] Misfit),
    #[error("belongs to no round of this project")]
    NoRound,
    #[error("answers round {0}, and a later one has gone out since")]
    Closed(usize),
    #[error("is not the draft that was sent: too little of the text is in it")]
    Unlike,
    #[error("says nothing: no change, no comment")]
    Silent,
}

impl Refusal {
    /// What the window says of it, as a key of the text catalogue.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "refused-unreadable",
            Self::Unusable(why) => why.text_key(),
            Self::Misfit(why) => match why {
                Misfit::OtherRound => "refused-no-round",
                Misfit::OtherDraft => "refused-other-draft",
                Misfit::HalfWay { .. } => "refused-half-way",
                Misfit::Incomplete { .. } => "refused-incomplete",
                Misfit::UnknownSubject => "refused-content",
                Misfit::TooLarge => "refused-too-large",
                Misfit::Contradiction => "refused-contradiction",
            },
            Self::NoRound => "refused-no-round",
            Self::Closed(_) => "refused-closed",
            Self::Unlike => "refused-unlike",
            Self::Silent => "refused-silent",
        }
    }
}

/// A reply that has found its round.
#[derive(Debug, Clone)]
pub struct Received {
    pub municipality: Slug,
    pub round: RoundId,
    pub reply: Reply,
    /// False when it has been taken in before.
    pub is_new: bool,
}

impl Received {
    /// What the log says of it.
    #[must_use]
    pub fn logged(&self) -> What {
        let (reply, voices) = (self.reply.id.clone(), self.reply.voices.clone());
        What::Received { municipality: self.municipality.clone(), round: self.round.clone(), reply, voices, said: Said::of(&self.reply) }
    }

    /// Who answered: "Granskare 1, Socialtjänsten".
    #[must_use]
    pub fn label(&self, texts: &Texts) -> String {
        words::voices(texts, &self.reply.voices)
    }
}

/// Reads a file that came back: a reply, or a Word document.
///
/// # Errors
/// Why it cannot be read.
pub fn read(path: &Path) -> Result<Incoming, Refusal> {
    let is_word = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx") || ending.eq_ignore_ascii_case("docm"));
    if is_word || begins_as_package(path) {
        let returned = documents::returned(path).map_err(|mut problems| Refusal::Unreadable(problems.swap_remove(0)))?;
        return Ok(Incoming::Returned(Box::new(returned)));
    }
    let bytes = documents::bytes(path, MAX_BYTES as u64 + 1).map_err(Refusal::Unreadable)?;
    Ok(Incoming::Filled(Box::new(filled(&bytes)?)))
}

/// Reads a reply file.
///
/// # Errors
/// Why it cannot be read.
pub fn filled(bytes: &[u8]) -> Result<Filled, Refusal> {
    Ok(exchange::read(Kind::Reply, bytes)?)
}

fn begins_as_package(path: &Path) -> bool {
    use std::io::Read as _;
    let mut start = [0; 4];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *b"PK\x03\x04"
}

/// Finds the round that a file answers, and what it says there.
///
/// # Errors
/// Why it cannot be taken in.
pub fn find(workspace: &Workspace, incoming: &Incoming, now: Timestamp) -> Result<Received, Refusal> {
    let (slug, id, round, reply) = match incoming {
        Incoming::Filled(filled) => {
            let (slug, dossier, id, round) = by_token(workspace, &filled.token).ok_or(Refusal::NoRound)?;
            is_latest(dossier, id)?;
            filled.fits(id, round)?;
            (slug, id, round, filled.reply(round, id_of(filled), now))
        }
        Incoming::Returned(returned) => {
            let (slug, id, round, placed) = match &returned.token {
                Some(token) => {
                    let (slug, dossier, id, round) = by_token(workspace, token).ok_or(Refusal::NoRound)?;
                    is_latest(dossier, id)?;
                    (slug, id, round, placed(workspace, (slug, dossier), round, returned))
                }
                None => likest(workspace, returned).ok_or(Refusal::Unlike)?,
            };
            if placed.likeness < ENOUGH {
                return Err(Refusal::Unlike);
            }
            if placed.answers.is_empty() && placed.unplaced.is_empty() {
                return Err(Refusal::Silent);
            }
            (slug, id, round, reply_of(placed, round, now))
        }
    };
    // One that is known keeps the voices it was given.
    let known = round.replies.iter().find(|known| known.id == reply.id).cloned();
    let is_new = known.is_none();
    Ok(Received { municipality: slug.clone(), round: id.clone(), reply: known.unwrap_or(reply), is_new })
}

type Found<'a> = (&'a Slug, &'a Dossier, &'a RoundId, &'a Round);

fn rounds(workspace: &Workspace) -> impl Iterator<Item = Found<'_>> {
    workspace
        .municipalities
        .iter()
        .flat_map(|(slug, dossier)| dossier.rounds.iter().map(move |(id, round)| (slug, dossier, id, round.as_ref())))
}

fn by_token<'a>(workspace: &'a Workspace, token: &str) -> Option<Found<'a>> {
    rounds(workspace).find(|(.., round)| round.token == token)
}

/// A round that another has followed takes no more answers.
fn is_latest(dossier: &Dossier, id: &RoundId) -> Result<(), Refusal> {
    let later = dossier.rounds.iter().filter(|(other, round)| *other > id && round.sent.is_some()).count();
    let number = dossier.number_of(id);
    if later > 0 { Err(Refusal::Closed(number)) } else { Ok(()) }
}

/// What a document says about the text of a round.
fn placed(workspace: &Workspace, (slug, dossier): (&Slug, &Dossier), round: &Round, returned: &Returned) -> Placed {
    let then = round.wording.dossier(&dossier.municipality);
    let summary = paper::summary_for_round(&workspace.project, &then, &workspace.shown(slug), round.reply_by, round.sent);
    let now = export::expected(&summary);
    let expected = if round.expected.is_empty() { now } else { placing::expected(&round.expected, returned, &now) };
    placing::place(&expected, &round.wording.passages, returned)
}

/// The round that is out whose text a document without a mark has most of.
fn likest<'a>(workspace: &'a Workspace, returned: &Returned) -> Option<(&'a Slug, &'a RoundId, &'a Round, Placed)> {
    let latest = rounds(workspace).filter(|(_, dossier, id, _)| is_latest(dossier, id).is_ok());
    let all = latest.map(|(slug, dossier, id, round)| (slug, id, round, placed(workspace, (slug, dossier), round, returned)));
    all.max_by(|a, b| a.3.likeness.total_cmp(&b.3.likeness))
}

/// An id made of what a reply says.
fn id_of<T: Serialize>(said: &T) -> ReplyId {
    ReplyId::from_hash(&sha256(serde_json::to_string(said).unwrap_or_default().as_bytes()))
}

/// The reply that a document is, its voices numbered after those that have spoken.
fn reply_of(placed: Placed, round: &Round, received: Timestamp) -> Reply {
    let mut placed = placed;
    // The same document is the same reply, whoever has spoken before it.
    let id = id_of(&(&placed.answers, &placed.unplaced));
    placed.number_from(round.next_voice() - 1);
    let Placed { answers, unplaced, .. } = placed;
    let spoken = answers.iter().flat_map(|answer| &answer.voices).chain(unplaced.iter().filter_map(|it| it.voice.as_ref()));
    let mut voices: Vec<Voice> = spoken.copied().collect();
    voices.sort();
    voices.dedup();
    Reply {
        id,
        channel: Channel::Docx,
        received,
        saved: None,
        form: String::new(),
        voices,
        answers,
        unplaced,
        approves: false,
        supplement: false,
    }
}

/// Puts a reply into its round. What it approves is approved: the text that it saw.
pub fn take_in(dossier: &mut Dossier, received: &Received, today: Date, texts: &Texts) -> Option<Approval> {
    let round = dossier.rounds.get_mut(&received.round)?;
    if !received.is_new {
        return None;
    }
    let round = std::sync::Arc::make_mut(round);
    // What comes back has gone out.
    round.sent = round.sent.or(Some(today));
    round.replies.push(received.reply.clone());
    let wording = round.wording.clone();
    let milestones = &mut dossier.municipality.milestones;
    milestones.sent = milestones.sent.or(round.sent);
    milestones.replied = Some(today);
    // Somebody else may object still: then it is the consultant who notes it, when that is settled.
    if !received.reply.approves || dossier.not_ready().is_some() {
        return None;
    }
    let by = words::voices(texts, &received.reply.voices);
    let date = received.reply.saved.map_or(today, |saved| saved.to_zoned(jiff::tz::TimeZone::UTC).date()).min(today);
    let approval = Approval::new(wording, by, texts.get("approval-by-form"), date, received.reply.received);
    dossier.approve(approval.clone());
    Some(approval)
}

/// What could not be placed, as it was written.
#[must_use]
pub fn unplaced(reply: &Reply) -> Vec<String> {
    let told = |it: &Unplaced| if it.beside.is_empty() { it.text.clone() } else { format!("{} ({})", it.text, it.beside) };
    reply.unplaced.iter().map(told).collect()
}
