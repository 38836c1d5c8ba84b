//! Making a round: what is asked, and the files that go out.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::letter::{self, Occasion};
use super::words;
use crate::app::command::Format;
use crate::app::exporting::{Failure, file_name};
use crate::app::house_style;
use crate::app::text::{Texts, paper};
use crate::domain::anonymity::attribution::People;
use crate::domain::anonymity::gate::{Gate, Letter};
use crate::domain::ids::{RoundId, Slug};
use crate::domain::log::{NotAName, What};
use crate::domain::municipality::Municipality;
use crate::domain::review::{Form, Round, SentFile, Source, Wording, asked, placing, sha256};
use crate::domain::summary::Summary;
use crate::domain::workspace::{Dossier, Workspace};
use crate::export;
use crate::storage::{atomic, layout};

/// What is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub municipality: Slug,
    /// To whom, by what they are; empty for the usual words.
    pub recipient: String,
    pub reply_by: Option<Date>,
    /// The day it goes out; `None` to make the files only.
    pub sent: Option<Date>,
}

/// A round that is ready to be written.
#[derive(Debug, Clone)]
pub struct Composed {
    pub municipality: Slug,
    pub id: RoundId,
    pub round: Round,
    summary: Summary,
    form: Form,
    letter: Letter,
    words: Arc<Texts>,
    groups: Vec<People>,
    /// The files of the same round as it was made before: they may be written over.
    former: Vec<SentFile>,
}

/// A round with its files, to be written once the work folder knows of it.
#[derive(Debug)]
pub struct Ready {
    pub sent: Sent,
    made: Vec<(PathBuf, Vec<u8>)>,
}

impl Ready {
    /// The round as the work folder has it until its files are there: made, and not gone out.
    #[must_use]
    pub fn prepared(&self) -> Round {
        Round { sent: None, ..self.sent.round.clone() }
    }

    /// Writes its files.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn write(self) -> io::Result<Sent> {
        for (path, bytes) in &self.made {
            atomic::write(path, bytes)?;
        }
        Ok(self.sent)
    }
}

/// A file of a round in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub form: PathBuf,
    pub docx: PathBuf,
    pub pdf: PathBuf,
    pub round: PathBuf,
    pub mail: PathBuf,
    /// `None` without a last day.
    pub calendar: Option<PathBuf>,
}

impl Written {
    /// All of them.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        [&self.form, &self.docx, &self.pdf, &self.round, &self.mail].into_iter().chain(&self.calendar)
    }
}

/// A round on disk, and what has to be noted of it.
#[derive(Debug)]
pub struct Sent {
    pub municipality: Slug,
    pub id: RoundId,
    pub round: Round,
    pub files: Written,
    not_names: Vec<NotAName>,
    groups: Vec<People>,
}

impl Sent {
    /// What the log says of it.
    #[must_use]
    pub fn logged(&self) -> What {
        let mut what = logged(&self.municipality, &self.id, &self.round);
        if let What::Sent { not_names, groups, .. } = &mut what {
            (*not_names, *groups) = (self.not_names.clone(), self.groups.clone());
        }
        what
    }
}

/// What the log says of a round that was made, or has gone out.
#[must_use]
pub fn logged(municipality: &Slug, id: &RoundId, round: &Round) -> What {
    let Round { recipient, sent, reply_by, wording, files, .. } = round;
    What::Sent {
        municipality: municipality.clone(),
        round: id.clone(),
        recipient: recipient.clone(),
        sent: *sent,
        reply_by: *reply_by,
        draft: wording.hash(),
        files: files.iter().map(|file| file.name.clone()).collect(),
        not_names: Vec::new(),
        groups: Vec::new(),
    }
}

/// Sixteen hexadecimal digits that no other round has.
#[must_use]
pub fn new_token() -> String {
    format!("{:016x}", fastrand::u64(..))
}

/// Why no round can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotYet {
    #[error("there is no draft to send yet")]
    NoText,
    /// A new round takes the place of the last: nobody would look at what was said there.
    #[error("{0} of what was said in the last round is to be decided on first")]
    Open(usize),
}

/// Why the files of a round were not made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    #[error(transparent)]
    NotYet(#[from] NotYet),
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// What a round would ask now.
///
/// # Errors
/// [`NotYet`].
pub fn compose(workspace: &Workspace, order: Order, gate: &Gate, now: Timestamp, token: String) -> Result<Composed, NotYet> {
    let Order { municipality: slug, recipient, reply_by, sent } = order;
    let dossier = workspace.municipalities.get(&slug).ok_or(NotYet::NoText)?;
    let shown = workspace.shown(&slug);
    let wording = Wording::of(dossier).showing(&shown);
    if wording.passages.is_empty() {
        return Err(NotYet::NoText);
    }
    if let Some(left) = dossier.not_ready().map(|left| left.open + left.unplaced).filter(|left| *left > 0) {
        return Err(NotYet::Open(left));
    }
    let project = &workspace.project;
    let texts = Arc::new(Texts::new(project.language));
    // One that was made of the same text and never went out gives its place to this one. Of another
    // text it stays: its files may be with somebody, whose answer is then about that.
    let again = dossier.prepared_round().filter(|(_, round)| round.wording == wording);
    let id = again.map_or_else(|| free(dossier), |(id, _)| id.clone());
    let token = again.map_or(token, |(_, round)| round.token.clone());
    let former = again.map(|(_, round)| round.files.clone()).unwrap_or_default();
    let number = dossier.number_of(&id);
    let before: Vec<&Round> = dossier.rounds.values().map(AsRef::as_ref).filter(|round| round.is_under_way()).collect();
    let recipient = match recipient.trim() {
        "" => usual_recipient(&texts, &dossier.municipality),
        recipient => recipient.to_owned(),
    };
    let mut round = Round {
        token,
        wording,
        asked: Vec::new(),
        recipient,
        prepared: now,
        sent,
        reply_by,
        files: Vec::new(),
        expected: Vec::new(),
        replies: Vec::new(),
        decisions: Vec::new(),
    };
    let summary = paper::summary_for_round(project, dossier, &shown, reply_by, sent);
    round.expected = placing::kept(export::expected(&summary));
    let asked = asked(&summary, Source { municipality: &dossier.municipality, round: &round, before: &before });
    round.asked = asked;
    let source = Source { municipality: &dossier.municipality, round: &round, before: &before };
    let who = |answer: &_| words::who(&texts, answer);
    let mut form = Form {
        round: id.as_str().to_owned(),
        token: round.token.clone(),
        draft: round.wording.hash(),
        number,
        language: project.language,
        slug: slug.as_str().to_owned(),
        municipality: dossier.municipality.name.trim().to_owned(),
        project: project.name.trim().to_owned(),
        consultancy: project.consultancy.trim().to_owned(),
        title: summary.title.clone(),
        recipient: round.recipient.clone(),
        sent,
        reply_by,
        reply_by_text: reply_by.map(|date| texts.date(date)).unwrap_or_default(),
        items: Form::items(&summary, source, &who),
        gone: Form::gone(source, &who),
        whole: Form::whole(source, &who),
    };
    form.leave_out(&|text| gate.look(text).is_empty());
    let letter = letter::letter(&texts, project, &form, Occasion::Sending);
    Ok(Composed { municipality: slug, id, round, summary, form, letter, words: texts, groups: shown.sets, former })
}

/// Whom a round goes to unless one says otherwise: the contact person who checks the facts, by what
/// that person is.
#[must_use]
pub fn usual_recipient(texts: &Texts, municipality: &Municipality) -> String {
    let checker = municipality.contacts.iter().find(|contact| contact.checks_facts);
    let parts = checker.map(|contact| [contact.function.trim(), contact.organisation.trim()]);
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { texts.get("round-recipient") } else { parts.join(", ") }
}

/// An id after those of all rounds that there are.
fn free(dossier: &Dossier) -> RoundId {
    let mut n = dossier.rounds.len() + 1;
    while dossier.rounds.range(RoundId::nth(n)..).next().is_some() {
        n += 1;
    }
    RoundId::nth(n)
}

impl Composed {
    /// Makes all files of the round for a folder, if the gate lets all of them through. Nothing is
    /// written yet.
    ///
    /// # Errors
    /// [`Failure`]; when something has to be decided on, or cannot be laid out. [`Failure::Exists`]
    /// when another file is there, unless it may be written `over`.
    pub fn make(self, gate: &Gate, root: &Path, folder: &Path, over: bool) -> Result<Ready, Failure> {
        let Self { municipality, id, mut round, summary, form, letter, words: texts, groups, former } = self;
        let stem =
            layout::file_name(&texts.with("round-file", &[("name", form.municipality.as_str().into()), ("number", form.number.into())]));
        let path = |key: &str, extension: &str| {
            let name = format!("{stem}, {}.{extension}", texts.get(key));
            folder.join(name)
        };
        let files = Written {
            form: path("round-file-form", "html"),
            docx: path("round-file-docx", Format::Docx.extension()),
            pdf: path("round-file-pdf", Format::Pdf.extension()),
            round: path("round-file-round", "samsyn"),
            mail: path("round-file-mail", "txt"),
            calendar: round.reply_by.map(|_| path("round-file-calendar", "ics")),
        };
        let summary = house_style::dress(summary, root).0;
        let names: Vec<_> = files.paths().filter_map(|path| file_name(gate, path).err()).flatten().collect();
        let (summary, form, letter) = match (gate.clear(summary), gate.clear(form), gate.clear(letter)) {
            (Ok(summary), Ok(form), Ok(letter)) if names.is_empty() => (summary, form, letter),
            (summary, form, letter) => {
                let text = summary.err().unwrap_or_default();
                // What stands in the text is told once.
                let beside = form.err().unwrap_or_default().into_iter().filter(|found| !text.contains(found)).collect::<Vec<_>>();
                return Err(Failure::Held([text, beside, letter.err().unwrap_or_default(), names].concat()));
            }
        };
        if !over && files.paths().any(|path| path.exists() && !is_one_of(path, &former)) {
            return Err(Failure::Exists);
        }
        let all_words = words::form(&texts);
        let mut made = vec![
            (&files.form, export::form(&form, &all_words)?.into_bytes()),
            (&files.docx, export::review_docx(&summary, &round.token)?.bytes),
            (&files.pdf, export::pdf(&summary)?.bytes),
            (&files.round, export::round(&form)?.into_bytes()),
            (&files.mail, letter::text(&letter).into_bytes()),
        ];
        if let (Some(path), Some(day)) = (&files.calendar, round.reply_by) {
            made.push((path, letter::calendar(&letter, day, &round.token, round.prepared).into_bytes()));
        }
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        round.files = made.iter().map(|(path, bytes)| SentFile { name: name(path), sha256: sha256(bytes) }).collect();
        let made = made.into_iter().map(|(path, bytes)| (path.clone(), bytes)).collect();
        let mut not_names: Vec<NotAName> = [summary.not_names(), form.not_names(), letter.not_names()].concat();
        not_names.sort();
        not_names.dedup();
        Ok(Ready { sent: Sent { municipality, id, round, files, not_names, groups }, made })
    }
}

/// Whether a file is just as it was made before.
fn is_one_of(path: &Path, former: &[SentFile]) -> bool {
    let same = |bytes: Vec<u8>| former.iter().any(|file| file.sha256 == sha256(&bytes));
    std::fs::read(path).is_ok_and(same)
}
