//! Fact-checking, as the consultant does it: a round is made and goes out, replies come in, each
//! matter is decided on, and the text is approved.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::exporting as leaving;
use crate::app::anonymity as guarded;
use crate::app::checking;
use crate::app::command::{Command, Review};
use crate::app::editing;
use crate::app::event::Event;
use crate::app::exporting::Failure;
use crate::app::model::{Model, OpenProject, Screen};
use crate::app::review::letter::{self, Occasion};
use crate::app::review::receiving::{self, Received, Refusal};
use crate::app::review::sending::{self, NotMade, NotYet, Order, Ready, Sent};
use crate::app::text::Texts;
use crate::app::trouble::Trouble;
use crate::domain::anonymity::gate::{Cleared, Hindrance, Letter};
use crate::domain::ids::Slug;
use crate::domain::log::{Decided, What};
use crate::domain::review::decide::{self, Choice, Hand, Refused};
use crate::domain::review::{Approval, Form, Outcome, Round, Subject, Wording};
use crate::domain::workspace::Dossier;

pub(super) fn run(model: &mut Model, command: Review) {
    match command {
        Review::Send { ref order, .. } => {
            if let Some(project) = &mut model.project {
                project.reviewing.making = true;
            }
            let slug = order.municipality.clone();
            leaving::ask(model, slug, Command::Review(command));
        }
        Review::MarkSent(slug, date) => mark_sent(model, &slug, date),
        Review::SetReplyBy(slug, date) => set_reply_by(model, &slug, date),
        Review::Mail(slug, occasion) => mail(model, &slug, occasion),
        Review::Receive(paths) => read(model, paths),
        Review::Show(subject) if model.screen == Screen::Answer => {
            if let Some(work) = &mut model.answering {
                work.current = Some(subject);
            }
        }
        Review::Show(subject) => {
            if let Some(project) = &mut model.project {
                project.reviewing.chosen = Some(subject);
            }
        }
        Review::Decide(subject, choice) => decide(model, &subject, choice),
        Review::TakeBack(subject) => drop(take_back(model, &subject)),
        Review::Seen { reply, unplaced } => {
            let Some((project, slug)) = on_screen(model) else { return };
            let Some(round) = latest(project, &slug) else { return };
            let found = round.replies.iter_mut().find(|known| known.id == reply).and_then(|known| known.unplaced.get_mut(unplaced));
            if let Some(found) = found {
                found.seen = !found.seen;
                project.reviewing.seen = Some((reply, unplaced));
                project.saving.committed(Some(&slug));
            }
        }
        Review::Approve { by, channel, date } => approve(model, by, channel, date),
        command => super::answering::run(model, command),
    }
}

fn on_screen(model: &mut Model) -> Option<(&mut OpenProject, Slug)> {
    let slug = model.screen.slug()?.clone();
    Some((model.project.as_mut()?, slug))
}

/// The round that is under way, to be changed.
fn latest<'a>(project: &'a mut OpenProject, slug: &Slug) -> Option<&'a mut Round> {
    project.workspace.municipalities.get_mut(slug)?.latest_round_mut().map(|(_, round)| round)
}

/// The logs have been read: the files can be made.
pub(super) fn make(model: &mut Model, order: Order, folder: PathBuf, over: bool) -> Option<()> {
    let (now, number) = (model.now(), model.opened);
    let project = model.project.as_mut()?;
    let (gate, root) = (guarded::gate(project), project.root.clone());
    let workspace = project.workspace.only(&order.municipality);
    model.outbox.spawn("round", move || {
        let municipality = order.municipality.clone();
        let again = Review::Send { order: order.clone(), folder: folder.clone(), over: true };
        let composed = sending::compose(&workspace, order, &gate, now, sending::new_token()).map_err(NotMade::from);
        let made = composed.and_then(|composed| Ok(composed.make(&gate, &root, &folder, over)?));
        let over = Box::new(Command::Review(again));
        Event::RoundMade { project: number, folder, municipality, result: made.map(Box::new), over }
    });
    Some(())
}

/// The files are made: the work folder knows of the round before any of them is on disk.
pub(super) fn made(model: &mut Model, folder: PathBuf, slug: &Slug, result: Result<Box<Ready>, NotMade>, over: Command) {
    let number = model.opened;
    let why = match result {
        Ok(ready) => {
            let Some(project) = &mut model.project else { return };
            let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return leaving::idle(model, true) };
            dossier.rounds.insert(ready.sent.id.clone(), Arc::new(ready.prepared()));
            project.saving.committed(Some(slug));
            return model.outbox.spawn("round", move || {
                let result = ready.write().map(Box::new);
                Event::RoundWritten { project: number, folder, result }
            });
        }
        Err(why) => why,
    };
    match why {
        NotMade::NotYet(NotYet::NoText) => model.notices.trouble(model.texts.trouble(Trouble::RoundWithoutText, &[])),
        NotMade::NotYet(NotYet::Open(count)) => open_first(model, count),
        NotMade::Failure(Failure::Exists) => {
            let told = model.texts.trouble(Trouble::RoundExists, &[("folder", folder.display().to_string().into())]);
            model.notices.trouble(told.way_out(model.texts.get("write-over"), over));
        }
        NotMade::Failure(Failure::Held(hindrances)) => held(model, slug, &hindrances),
        NotMade::Failure(why) => {
            let told = model.texts.trouble(Trouble::RoundNotMade, &[]);
            model.notices.trouble(told.because(vec![model.texts.not_exported(&why)]));
        }
    }
    leaving::idle(model, true);
}

/// Something was said in the last round that nobody has decided on.
fn open_first(model: &mut Model, count: usize) {
    model.notices.trouble(model.texts.trouble(Trouble::RoundOpen, &[("count", count.into())]));
}

pub(super) fn written(model: &mut Model, folder: &Path, result: io::Result<Sent>) {
    let now = model.now();
    let Some(project) = &mut model.project else { return };
    match result {
        Ok(sent) => {
            guarded::note(project, now, sent.logged());
            let Sent { municipality: slug, id, round, files, .. } = sent;
            if let Some(dossier) = project.workspace.municipalities.get_mut(&slug) {
                dossier.municipality.milestones.sent = round.sent.or(dossier.municipality.milestones.sent);
                dossier.rounds.insert(id, Arc::new(round));
                project.reviewing.made = Some((slug.clone(), files));
                project.compile.stale = true;
                project.saving.committed(Some(&slug));
            }
            let folder = folder.display().to_string();
            model.notices.done(model.texts.with("notice-round-made", &[("folder", folder.into())]));
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::RoundNotMade, &[]);
            model.notices.trouble(told.because(vec![model.texts.io(&why)]));
        }
    }
    leaving::idle(model, true);
}

/// Something has to be decided on before it may leave.
pub(super) fn held(model: &mut Model, municipality: &Slug, hindrances: &[Hindrance]) {
    let told = model.texts.trouble(Trouble::RoundHeld, &[("count", hindrances.len().into())]);
    model.notices.trouble(match hindrances.iter().find_map(|found| checking::way_to(found, municipality)) {
        Some(show) => told.way_out(model.texts.get("show-first"), show),
        None => told.because(hindrances.iter().map(|found| found.text.clone()).collect()),
    });
}

/// The round that was made last has gone out.
fn mark_sent(model: &mut Model, slug: &Slug, date: Date) {
    let now = model.now();
    let Some(project) = &mut model.project else { return };
    let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return };
    // What was said in the one before it, after this was made, would be left behind.
    if let Some(left) = dossier.not_ready().map(|left| left.open + left.unplaced).filter(|left| *left > 0) {
        return open_first(model, left);
    }
    let Some((id, round)) = dossier.rounds.iter_mut().next_back() else { return };
    let round = Arc::make_mut(round);
    round.sent = Some(date);
    dossier.municipality.milestones.sent = Some(date);
    let what = sending::logged(slug, id, round);
    guarded::note(project, now, what);
    project.saving.committed(Some(slug));
}

/// Another last day for an answer.
fn set_reply_by(model: &mut Model, slug: &Slug, date: Date) {
    let now = model.now();
    let Some(project) = &mut model.project else { return };
    let Some((round, asked)) = project.workspace.municipalities.get_mut(slug).and_then(Dossier::latest_round_mut) else { return };
    asked.reply_by = Some(date);
    guarded::note(project, now, What::ReplyBy { municipality: slug.clone(), round, date });
    project.saving.committed(Some(slug));
}

/// The letter that goes with the latest round, or says that its last day has passed.
///
/// # Errors
/// What keeps it from leaving.
pub fn letter_of(project: &mut OpenProject, slug: &Slug, occasion: Occasion) -> Option<Result<Cleared<Letter>, Vec<Hindrance>>> {
    let gate = guarded::gate(project);
    let dossier = project.dossier(slug)?;
    // What is made and has not gone out is what a letter goes with.
    let made = dossier.prepared_round().filter(|_| occasion == Occasion::Sending);
    let (id, round) = made.or_else(|| dossier.latest_round())?;
    let form = Form {
        municipality: dossier.municipality.name.trim().to_owned(),
        number: dossier.number_of(id),
        reply_by: round.reply_by,
        ..Form::default()
    };
    let texts = Texts::new(project.workspace.project.language);
    Some(gate.clear(letter::letter(&texts, &project.workspace.project, &form, occasion)))
}

fn mail(model: &mut Model, slug: &Slug, occasion: Occasion) {
    let Some(project) = &mut model.project else { return };
    let Some(letter) = letter_of(project, slug, occasion) else { return };
    let address = project.dossier(slug).and_then(|dossier| {
        let checker = dossier.municipality.contacts.iter().find(|contact| contact.checks_facts)?;
        Some(checker.printable().email?.to_owned())
    });
    match letter {
        Ok(letter) => {
            let viewer = Arc::clone(&model.viewer);
            let address = PathBuf::from(letter::mailto(&letter, &address.unwrap_or_default()));
            model.outbox.spawn("view", move || {
                let result = viewer(&address);
                Event::Viewed { path: PathBuf::from("mail"), result }
            });
        }
        Err(hindrances) => held(model, slug, &hindrances),
    }
}

/// Reads files that came back, one after the other, so that each voice has a number of its own.
fn read(model: &mut Model, paths: Vec<PathBuf>) {
    let (now, today, number) = (model.now(), model.today(), model.opened);
    let Some(project) = &mut model.project else {
        return model.notices.trouble(model.texts.trouble(Trouble::ReplyWithoutProject, &[]));
    };
    // What comes while others are being read waits for its turn.
    if project.reviewing.reading {
        return project.reviewing.waiting.extend(paths);
    }
    if paths.is_empty() {
        return;
    }
    project.reviewing.reading = true;
    let mut workspace = project.workspace.clone();
    let texts = Texts::new(workspace.project.language);
    model.outbox.spawn("replies", move || {
        let mut one = |path: &Path| {
            let received = receiving::find(&workspace, &receiving::read(path)?, now)?;
            if let Some(dossier) = workspace.municipalities.get_mut(&received.municipality) {
                receiving::take_in(dossier, &received, today, &texts);
            }
            Ok(received)
        };
        let replies = paths.into_iter().map(|path| (one(&path), path)).map(|(result, path)| (path, result)).collect();
        Event::RepliesRead { project: number, replies }
    });
}

/// What came in the meantime is read all the same.
pub(super) fn broke_off(model: &mut Model) {
    let Some(project) = &mut model.project else { return };
    project.reviewing.reading = false;
    let waiting = std::mem::take(&mut project.reviewing.waiting);
    read(model, waiting);
}

pub(super) fn arrived(model: &mut Model, replies: Vec<(PathBuf, Result<Received, Refusal>)>) {
    let (now, today, texts) = (model.now(), model.today(), Arc::clone(&model.texts));
    let Some(project) = &mut model.project else { return };
    project.reviewing.reading = false;
    let waiting = std::mem::take(&mut project.reviewing.waiting);
    let paper = Arc::clone(&project.paper);
    let mut refused = Vec::new();
    for (path, result) in replies {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match result {
            Err(why) => {
                let what = match &why {
                    Refusal::Unreadable(problem) => texts.fault(problem),
                    _ => texts.get(why.text_key()),
                };
                refused.push(texts.with("notice-refused-file", &[("file", file.into()), ("why", what.into())]));
            }
            Ok(received) => {
                let slug = received.municipality.clone();
                let Some(dossier) = project.workspace.municipalities.get_mut(&slug) else { continue };
                let known = dossier.rounds.get(&received.round).is_some_and(|round| round.reply(&received.reply.id).is_some());
                let who = received.label(&texts);
                if known {
                    model.notices.done(texts.with("notice-reply-known", &[("file", file.into()), ("who", who.into())]));
                    continue;
                }
                let approval = receiving::take_in(dossier, &received, today, &paper);
                let name = dossier.municipality.name.clone();
                guarded::note(project, now, received.logged());
                if let Some(approval) = approval {
                    guarded::note(project, now, approved(&slug, &approval));
                }
                project.compile.stale = true;
                project.saving.committed(Some(&slug));
                let left = project.dossier(&slug).and_then(|dossier| dossier.latest_round()).map_or(0, |(_, round)| round.tally().open);
                let told = [("who", who.into()), ("name", name.into()), ("count", left.into())];
                model.notices.done(texts.with("notice-reply-new", &told));
                if model.screen.slug() != Some(&slug) || !matches!(model.screen, Screen::Review(_)) {
                    model.screen = Screen::Review(slug.clone());
                    project.reviewing.chosen = None;
                }
            }
        }
    }
    read(model, waiting);
    if !refused.is_empty() {
        model.notices.trouble(texts.trouble(Trouble::FilesRefused, &[("count", refused.len().into())]).because(refused));
    }
}

fn decide(model: &mut Model, subject: &Subject, choice: Choice) {
    let hand = Hand { at: model.now(), by: model.signature() };
    let Some((project, slug)) = on_screen(model) else { return };
    // What is said goes to the contact person with the next round.
    if let Choice::Decline(words) | Choice::Ask(words) | Choice::Dealt(words) = &choice
        && let Some(hit) = project.guarded.look(words).first()
    {
        let found = crate::domain::anonymity::find::words(words, &hit.range);
        return model.notices.trouble(model.texts.trouble(Trouble::NameInReason, &[("words", found.into())]));
    }
    let Some(dossier) = project.workspace.municipalities.get_mut(&slug) else { return };
    let Some(id) = dossier.latest_round().map(|(id, _)| id.clone()) else { return };
    let Some(round) = dossier.rounds.get_mut(&id).map(Arc::make_mut) else { return };
    let (at, draft) = (hand.at, dossier.draft.get_or_insert_default());
    let mut fresh = editing::new_block_id;
    let result = decide::decide(round, draft, &mut dossier.municipality, subject, choice, hand, &mut fresh);
    if let Err(why) = result {
        return model.notices.trouble(model.texts.trouble(refused(why), &[]));
    }
    let outcome = round.decision(subject).map(|decision| match decision.outcome {
        Outcome::Accepted => Decided::Accepted,
        Outcome::Changed(_) => Decided::Changed,
        Outcome::Declined(_) => Decided::Declined,
        Outcome::Asked(_) => Decided::Asked,
    });
    // On to what is to be decided next.
    let next = round.matters().into_iter().find(|matter| matter.is_open).map(|matter| matter.subject);
    log_decision(model, &slug, id, subject, outcome.unwrap_or(Decided::Changed), at);
    if let Some(project) = &mut model.project {
        project.reviewing.chosen = next.or_else(|| Some(subject.clone()));
        project.reviewing.seen = None;
    }
}

fn log_decision(
    model: &mut Model,
    slug: &Slug,
    round: crate::domain::ids::RoundId,
    subject: &Subject,
    outcome: Decided,
    at: jiff::Timestamp,
) {
    let by = model.signature();
    let Some(project) = &mut model.project else { return };
    guarded::note(project, at, What::Decided { municipality: slug.clone(), round, subject: subject.clone(), outcome, by });
    (project.compile.stale, project.compile.evidence_stale) = (true, true);
    project.saving.committed(Some(slug));
}

/// Takes a decision back; false when it could not be.
fn take_back(model: &mut Model, subject: &Subject) -> bool {
    let at = model.now();
    let Some((project, slug)) = on_screen(model) else { return false };
    let Some(dossier) = project.workspace.municipalities.get_mut(&slug) else { return false };
    let Some(id) = dossier.latest_round().map(|(id, _)| id.clone()) else { return false };
    let Some(round) = dossier.rounds.get_mut(&id).map(Arc::make_mut) else { return false };
    let draft = dossier.draft.get_or_insert_default();
    match decide::take_back(round, draft, &mut dossier.municipality, subject) {
        Ok(_) => {
            project.reviewing.chosen = Some(subject.clone());
            log_decision(model, &slug, id, subject, Decided::TakenBack, at);
            true
        }
        Err(why) => {
            let trouble = if why == Refused::Changed { Trouble::DecisionStays } else { refused(why) };
            model.notices.trouble(model.texts.trouble(trouble, &[]));
            false
        }
    }
}

/// A decision whose words were undone in Compile is a decision no more.
pub(super) fn undone_in_text(model: &mut Model, slug: &Slug) {
    let at = model.now();
    let Some(project) = &mut model.project else { return };
    let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return };
    let Some(id) = dossier.latest_round().map(|(id, _)| id.clone()) else { return };
    let (Some(round), Some(draft)) = (dossier.rounds.get_mut(&id).map(Arc::make_mut), &dossier.draft) else { return };
    if let Some(subject) = decide::undone(round, draft) {
        log_decision(model, slug, id, &subject, Decided::TakenBack, at);
    }
}

/// Undo takes back what was done last: that something without a place was taken care of, or the
/// latest decision. There is no redo: it is decided anew.
pub(super) fn undo(model: &mut Model, back: bool) -> Option<&'static str> {
    let (project, slug) = on_screen(model)?;
    if let Some((reply, unplaced)) = project.reviewing.seen.take().filter(|_| back) {
        let round = latest(project, &slug)?;
        let found = round.replies.iter_mut().find(|known| known.id == reply)?.unplaced.get_mut(unplaced)?;
        found.seen = !found.seen;
        project.saving.committed(Some(&slug));
        return Some("undo-seen");
    }
    let subject = latest(project, &slug)?.decisions.last().map(|decision| decision.subject.clone())?;
    (back && take_back(model, &subject)).then_some("undo-decision")
}

fn refused(why: Refused) -> Trouble {
    match why {
        Refused::NoMatter | Refused::NothingProposed => Trouble::NothingProposed,
        Refused::Gone => Trouble::BlockGone,
        Refused::Changed => Trouble::BlockChanged,
        Refused::NoReason => Trouble::ReasonNeeded,
        Refused::Blank => Trouble::WordsNeeded,
    }
}

fn approve(model: &mut Model, by: String, channel: String, date: Date) {
    let now = model.now();
    let Some((project, slug)) = on_screen(model) else { return };
    // It stands in the register, and goes with the text to whoever collects it.
    if let Some(found) = [&by, &channel].into_iter().find_map(|words| {
        let hits = project.guarded.look(words);
        hits.first().map(|hit| crate::domain::anonymity::find::words(words, &hit.range))
    }) {
        return model.notices.trouble(model.texts.trouble(Trouble::NameInApproval, &[("words", found.into())]));
    }
    let shown = project.workspace.shown(&slug);
    let Some(dossier) = project.workspace.municipalities.get_mut(&slug) else { return };
    if dossier.not_ready().is_some() {
        return model.notices.trouble(model.texts.trouble(Trouble::NotReady, &[]));
    }
    let approval = Approval::new(Wording::of(dossier).showing(&shown), by, channel, date, now);
    let logged = approved(&slug, &approval);
    dossier.approve(approval);
    let name = dossier.municipality.name.clone();
    guarded::note(project, now, logged);
    project.compile.stale = true;
    project.saving.committed(Some(&slug));
    model.notices.done(model.texts.with("notice-approved", &[("name", name.into())]));
}

/// What the log says of an approval.
pub(super) fn approved(slug: &Slug, approval: &Approval) -> What {
    let Approval { by, channel, date, hash, .. } = approval.clone();
    What::Approved { municipality: slug.clone(), by, channel, date, draft: hash }
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
