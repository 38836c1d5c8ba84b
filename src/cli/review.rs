//! Fact-checking from a terminal: `samsyn send`, `receive`, `rounds` and `approve`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::Serialize;

use super::anonymity::{Held, guard as guarded, note};
use super::export::dossier;
use super::folder::{failed, refused};
use super::{Exit, Output, print_json, tell, vault};
use crate::app::exporting::Failure;
use crate::app::review::receiving::{self, Received};
use crate::app::review::register;
use crate::app::review::sending::{self, Order, Sent};
use crate::app::review::words;
use crate::app::text::Texts;
use crate::domain::anonymity::gate::Gate;
use crate::domain::ids::{RoundId, Slug};
use crate::domain::log::What;
use crate::domain::review::{Approval, Approved, Round, Verdict, Wording};
use crate::domain::workspace::{Dossier, Workspace};
use crate::storage::layout::FileKey;
use crate::storage::store::{Opened, SaveError, Store};

/// What is to be sent, and where its files go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sending<'a> {
    pub municipality: &'a str,
    pub folder: &'a Path,
    pub recipient: &'a str,
    pub reply_by: Option<Date>,
    pub date: Option<Date>,
    /// To make the files without saying that they went out.
    pub prepare: bool,
    /// Over other files of the same names.
    pub force: bool,
    pub guard: Option<&'a Path>,
}

#[derive(Serialize)]
struct Files<'a> {
    form: &'a Path,
    docx: &'a Path,
    pdf: &'a Path,
    round: &'a Path,
}

#[derive(Serialize)]
struct Made<'a> {
    round: &'a RoundId,
    files: Files<'a>,
    /// The covering letter as text.
    mail: &'a Path,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<&'a PathBuf>,
}

fn today() -> Date {
    Zoned::now().date()
}

/// `samsyn send`
pub(super) fn send(dir: &Path, sending: Sending<'_>, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    if let Err(why) = guarded(&mut opened.workspace, sending.guard) {
        return failed(dir, &format!("the names cannot be read: {why}"), output);
    }
    if dossier(&opened.workspace, dir, sending.municipality, output)?.is_none() {
        return Ok(Exit::Findings);
    }
    let Ok(slug) = Slug::new(sending.municipality) else { return Ok(Exit::Findings) };
    let gate = Gate::new(&opened.workspace);
    let order = Order {
        municipality: slug.clone(),
        recipient: sending.recipient.to_owned(),
        reply_by: sending.reply_by.or(opened.workspace.project.reply_due),
        sent: (!sending.prepare).then(|| sending.date.unwrap_or_else(today)),
    };
    let composed = match sending::compose(&opened.workspace, order, &gate, Timestamp::now(), sending::new_token()) {
        Ok(composed) => composed,
        Err(why) => return failed(dir, &format!("{slug}: {why}"), output),
    };
    match composed.make(&gate, dir, sending.folder, sending.force) {
        Ok(ready) => {
            // What the work folder does not know of must not leave.
            let key = FileKey::Round(slug.clone(), ready.sent.id.clone());
            if let Err(why) = opened.store.save(&key, &ready.prepared()) {
                return failed(dir, &format!("nothing was sent, since the round cannot be written: {why}"), output);
            }
            let sent = match ready.write() {
                Ok(sent) => sent,
                Err(why) => return failed(sending.folder, &format!("not all files of the round could be written: {why}"), output),
            };
            if let Err(why) = keep(&mut opened, &slug, &sent, output) {
                return failed(dir, &format!("the files are made, but that they go out cannot be noted: {why}"), output);
            }
            let files = Files { form: &sent.files.form, docx: &sent.files.docx, pdf: &sent.files.pdf, round: &sent.files.round };
            let made = Made { round: &sent.id, files, mail: &sent.files.mail, calendar: sent.files.calendar.as_ref() };
            print_json(&made, output)?;
            Ok(Exit::Ok)
        }
        Err(Failure::Held(hindrances)) => {
            for hindrance in hindrances {
                writeln!(output.err, "{}", Held::new(&slug, hindrance))?;
            }
            failed(dir, &"nothing was sent: this has to be decided on before it can leave", output)
        }
        Err(Failure::Exists) => {
            failed(sending.folder, &"nothing was sent: other files of these names are there already (--force writes over them)", output)
        }
        Err(why) => failed(dir, &format!("nothing was sent: {why}"), output),
    }
}

/// Writes the round into the work folder, and the log.
fn keep(opened: &mut Opened, slug: &Slug, sent: &Sent, output: &Output<'_>) -> Result<(), SaveError> {
    let Opened { store, workspace, .. } = opened;
    if let Some(dossier) = workspace.municipalities.get_mut(slug) {
        dossier.rounds.insert(sent.id.clone(), Arc::new(sent.round.clone()));
        dossier.municipality.milestones.sent = sent.round.sent.or(dossier.municipality.milestones.sent);
        store.save(&FileKey::Round(slug.clone(), sent.id.clone()), &sent.round)?;
        store.save(&FileKey::Municipality(slug.clone()), &dossier.municipality)?;
    }
    note(store, workspace, sent.logged(), output)
}

#[derive(Serialize)]
struct Replies {
    replies: Vec<Taken>,
}

/// What a file that came back said.
#[derive(Serialize)]
struct Taken {
    file: String,
    municipality: Slug,
    round: RoundId,
    label: String,
    new: bool,
    correct: usize,
    incorrect: usize,
    comments: usize,
    suggestions: usize,
    approved: bool,
    unplaced: Vec<String>,
}

impl Taken {
    fn new(file: &Path, received: &Received, texts: &Texts) -> Self {
        let reply = &received.reply;
        Self {
            file: file.display().to_string(),
            municipality: received.municipality.clone(),
            round: received.round.clone(),
            label: received.label(texts),
            new: received.is_new,
            correct: reply.count(Verdict::Correct),
            incorrect: reply.count(Verdict::Incorrect),
            comments: reply.comments(),
            suggestions: reply.suggestions(),
            approved: reply.approves,
            unplaced: receiving::unplaced(reply),
        }
    }
}

/// `samsyn receive`
pub(super) fn receive(dir: &Path, files: &[PathBuf], output: &mut Output<'_>) -> io::Result<Exit> {
    let Opened { mut store, mut workspace, read_only, .. } = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, read_only.as_ref(), output)? {
        return Ok(exit);
    }
    let texts = Texts::new(workspace.project.language);
    let (now, mut exit, mut replies) = (Timestamp::now(), Exit::Ok, Vec::new());
    for file in files {
        let found = receiving::read(file).and_then(|incoming| receiving::find(&workspace, &incoming, now));
        let received = match found {
            Ok(received) => received,
            Err(receiving::Refusal::Unreadable(problem)) => {
                writeln!(output.err, "{problem}")?;
                exit = Exit::Findings;
                continue;
            }
            Err(why) => {
                writeln!(output.err, "{}: {why}", file.display())?;
                exit = Exit::Findings;
                continue;
            }
        };
        if received.is_new
            && let Err(why) = take_in(&mut store, &mut workspace, &received, &texts, output)
        {
            exit = failed(dir, &format!("{} was not taken in: {why}", file.display()), output)?;
            continue;
        }
        replies.push(Taken::new(file, &received, &texts));
    }
    print_json(&Replies { replies }, output)?;
    Ok(exit)
}

fn take_in(store: &mut Store, workspace: &mut Workspace, received: &Received, texts: &Texts, output: &Output<'_>) -> Result<(), SaveError> {
    let slug = &received.municipality;
    let mut logged = vec![received.logged()];
    if let Some(dossier) = workspace.municipalities.get_mut(slug) {
        let mut after = dossier.clone();
        let approval = receiving::take_in(&mut after, received, today(), texts);
        if let Some(round) = after.rounds.get(&received.round) {
            store.save(&FileKey::Round(slug.clone(), received.round.clone()), round.as_ref())?;
        }
        logged.extend(approval.map(|approval| approved(slug, &approval)));
        save_approval(store, slug, &after)?;
        *dossier = after;
    }
    logged.into_iter().try_for_each(|what| note(store, workspace, what, output))
}

fn save_approval(store: &mut Store, slug: &Slug, dossier: &Dossier) -> Result<(), SaveError> {
    if !dossier.approvals.all.is_empty() {
        store.save(&FileKey::Approvals(slug.clone()), &dossier.approvals)?;
    }
    store.save(&FileKey::Municipality(slug.clone()), &dossier.municipality).map(drop)
}

fn approved(slug: &Slug, approval: &Approval) -> What {
    let Approval { by, channel, date, hash, .. } = approval.clone();
    What::Approved { municipality: slug.clone(), by, channel, date, draft: hash }
}

/// `samsyn approve`
pub(super) fn approve(
    dir: &Path,
    municipality: &str,
    (by, channel): (&str, &str),
    date: Option<Date>,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    let Opened { mut store, mut workspace, read_only, .. } = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, read_only.as_ref(), output)? {
        return Ok(exit);
    }
    if dossier(&workspace, dir, municipality, output)?.is_none() {
        return Ok(Exit::Findings);
    }
    let gate = Gate::new(&workspace);
    if let Some(words) = [by, channel].into_iter().find(|words| !gate.look(words).is_empty()) {
        return failed(dir, &format!("{words:?} looks like a name: expected what the person is, and how it was said"), output);
    }
    let shown = Slug::new(municipality).map(|slug| workspace.shown(&slug)).unwrap_or_default();
    let found = workspace.municipalities.iter_mut().find(|(slug, _)| slug.as_str() == municipality);
    let Some((slug, dossier)) = found.map(|(slug, dossier)| (slug.clone(), dossier)) else { return Ok(Exit::Findings) };
    if let Some(left) = dossier.not_ready() {
        let why = match left {
            _ if left.is_blank => "there is no text to approve yet".to_owned(),
            _ => format!(
                "it cannot be approved yet: {} to decide on, {} without a place, {} asked back about",
                left.open, left.unplaced, left.asked
            ),
        };
        return failed(dir, &format!("{slug}: {why}"), output);
    }
    let approval = Approval::new(
        Wording::of(dossier).showing(&shown),
        by.to_owned(),
        channel.to_owned(),
        date.unwrap_or_else(today),
        Timestamp::now(),
    );
    let (hash, logged) = (approval.hash.clone(), approved(&slug, &approval));
    dossier.approve(approval);
    let after = dossier.clone();
    let saved = save_approval(&mut store, &slug, &after).and_then(|()| note(&mut store, &mut workspace, logged, output));
    match saved {
        Ok(()) => writeln!(output.out, "{slug} {hash}").map(|()| Exit::Ok),
        Err(why) => failed(dir, &format!("{slug} was not approved: {why}"), output),
    }
}

/// How a round stands, for machines.
#[derive(Serialize)]
struct Standing {
    round: RoundId,
    state: &'static str,
    recipient: String,
    sent: Option<Date>,
    reply_by: Option<Date>,
    draft: String,
    files: Vec<String>,
    replies: Vec<String>,
    asked: usize,
    answered: usize,
    correct: usize,
    open: usize,
    decided: usize,
    unplaced: usize,
}

/// All of them.
#[derive(Serialize)]
struct Account {
    municipality: Slug,
    stage: usize,
    approved: Option<Seal>,
    rounds: Vec<Standing>,
    /// What happened, oldest first, in words for the register.
    log: Vec<Happened>,
}

/// One line for the register.
#[derive(Serialize)]
struct Happened {
    at: String,
    text: String,
}

/// The latest approval, and how many places have changed since.
#[derive(Serialize)]
struct Seal {
    by: String,
    channel: String,
    date: Date,
    draft: String,
    holds: bool,
    changed: usize,
}

/// `samsyn rounds`
pub(super) fn rounds(dir: &Path, municipality: &str, output: &mut Output<'_>) -> io::Result<Exit> {
    let opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    let Some(dossier) = dossier(&opened.workspace, dir, municipality, output)? else { return Ok(Exit::Findings) };
    let Ok(slug) = Slug::new(municipality) else { return Ok(Exit::Findings) };
    let texts = Texts::new(opened.workspace.project.language);
    let latest = dossier.latest_round().map(|(id, _)| id);
    let standing = |(id, round): (&RoundId, &Arc<Round>)| {
        let tally = round.tally();
        Standing {
            round: id.clone(),
            state: round.state(today(), latest == Some(id) && dossier.is_approved()).name(),
            recipient: round.recipient.clone(),
            sent: round.sent,
            reply_by: round.reply_by,
            draft: round.wording.hash(),
            files: round.files.iter().map(|file| file.name.clone()).collect(),
            replies: round.replies.iter().map(|reply| words::voices(&texts, &reply.voices)).collect(),
            asked: tally.asked,
            answered: tally.answered,
            correct: tally.correct,
            open: tally.open,
            decided: tally.matters - tally.open,
            unplaced: tally.unplaced,
        }
    };
    let seal = |approval: &Approval, changed: usize| Seal {
        by: approval.by.clone(),
        channel: approval.channel.clone(),
        date: approval.date,
        draft: approval.hash.clone(),
        holds: changed == 0,
        changed,
    };
    let approved = match dossier.approved() {
        Approved::Never | Approved::Before => None,
        Approved::Holds(approval) | Approved::Questioned(approval, _) => Some(seal(approval, 0)),
        Approved::Reopened(approval, changes) => Some(seal(approval, changes.count().max(1))),
    };
    let rounds = dossier.rounds.iter().map(standing).collect();
    let lines = register::lines(&texts, &TimeZone::system(), &opened.workspace, &slug);
    let log = lines.into_iter().map(|line| Happened { at: line.at, text: line.text }).collect();
    print_json(&Account { municipality: slug, stage: dossier.stage().number(), approved, rounds, log }, output)?;
    Ok(Exit::Ok)
}
