//! Filling in a form, as a contact person who has Samsyn does.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::app::command::{Collecting, Command, Review};
use crate::app::event::Event;
use crate::app::exporting::Failure;
use crate::app::model::{Model, Screen};
use crate::app::review::answering::{self, Answering};
use crate::app::review::receiving::Refusal;
use crate::app::trouble::Trouble;
use crate::domain::review::envelope::Unusable;

use super::MayClose;

/// What could not be kept is tried again after so many seconds.
const RETRY: i64 = 3;
/// How long what is being kept is waited for after a panic.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn run(model: &mut Model, command: Review) {
    if let Review::OpenRound(path) = command {
        let home = model.home.clone();
        return model.outbox.spawn("answer", move || {
            let result = Answering::open(&path, &home).map(Box::new);
            Event::RoundOpened { path, result }
        });
    }
    let now = model.now();
    let Some(work) = &mut model.answering else { return };
    match command {
        Review::Answer(subject, verdict) => {
            work.answer(&subject, verdict);
            work.current = Some(subject);
        }
        Review::RestIsCorrect => work.rest_is_correct(),
        Review::AnswersEdited => work.sheet.approves &= work.may_approve(),
        Review::SaveReply { path, finished, over } => {
            let filled = work.filled(finished, now);
            return model.outbox.spawn("answer", move || {
                let exists = !over && path.exists();
                let result = if exists { Err(Failure::Exists) } else { answering::save(&filled, &path).map_err(Failure::from) };
                Event::ReplySaved { path, result, finished }
            });
        }
        Review::ForgetAnswers => return forget(model),
        // It stays for as long as what is answered is nowhere else.
        Review::CloseRound => {
            if finish(model) {
                model.answering = None;
                model.screen = Screen::Home;
            }
            return;
        }
        _ => return,
    }
    work.kept = None;
}

pub(super) fn opened(model: &mut Model, path: &Path, result: Result<Box<Answering>, Refusal>) {
    match result {
        // What is open already is shown as it stands.
        Ok(work) if model.answering.as_ref().is_some_and(|open| open.form.token == work.form.token) => model.screen = Screen::Answer,
        Ok(work) => {
            if finish(model) {
                model.answering = Some(*work);
                model.screen = Screen::Answer;
            }
        }
        // It was dropped on the window, or opened by its name: it is no form but a package.
        Err(Refusal::Unusable(Unusable::IsPackage)) => {
            super::collecting::run(model, Collecting::Collect(vec![path.to_owned()]));
        }
        Err(why) => {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let told = model.texts.trouble(Trouble::RoundNotOpened, &[("file", file.into())]);
            let what = match &why {
                Refusal::Unreadable(problem) => model.texts.fault(problem),
                _ => model.texts.get(why.text_key()),
            };
            model.notices.trouble(told.because(vec![what]));
        }
    }
}

/// Keeps what has been filled in, a moment after the last change.
pub(super) fn tick(model: &mut Model) {
    let now = model.now();
    let is_due = |work: &Answering| {
        let waits = work.failed.is_some_and(|failed| now.duration_since(failed).as_secs() < RETRY);
        work.kept.is_none() && !work.keeping && !waits
    };
    if model.answering.as_ref().is_some_and(is_due) {
        keep(model);
    }
}

/// Whether the window may close on the form; what is not kept yet is kept at once.
pub(super) fn may_close(model: &mut Model) -> MayClose {
    match &model.answering {
        Some(work) if work.kept.is_none() && work.problem.is_some() => MayClose::Unsaved,
        Some(work) if work.kept.is_none() => {
            keep(model);
            MayClose::Soon
        }
        _ => MayClose::Now,
    }
}

/// Keeps what is not kept yet before the form is left; false when that failed, so that it stays.
pub(super) fn finish(model: &mut Model) -> bool {
    let (home, now) = (model.home.clone(), model.now());
    settle(model);
    let Some(work) = &mut model.answering else { return true };
    if work.kept.is_some() {
        return true;
    }
    work.asked = Some(work.sheet.clone());
    let result = answering::keep(&home, &work.form, &work.sheet).map(|()| now);
    let problem = result.as_ref().err().map(|why| model.texts.io(why));
    kept(model, result);
    if let Some(problem) = problem {
        model.notices.trouble(model.texts.trouble(Trouble::AnswersNotKept, &[]).because(vec![problem]));
        return false;
    }
    true
}

/// As [`finish`], after a panic: it does not wait for ever for a job whose answer may have been lost.
pub(super) fn rescue(model: &mut Model) -> bool {
    let begun = Instant::now();
    while model.answering.as_ref().is_some_and(|work| work.keeping) {
        match model.inbox.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            Ok(Event::AnswersKept(result)) => kept(model, result),
            Ok(Event::JobFailed("keep")) | Err(_) => broke_off(model),
            Ok(_) => {}
        }
    }
    finish(model)
}

/// Waits for what is being written: only one writes at a time.
fn settle(model: &mut Model) {
    let mut later = Vec::new();
    while model.answering.as_ref().is_some_and(|work| work.keeping) {
        match model.inbox.recv() {
            Ok(Event::AnswersKept(result)) => kept(model, result),
            Ok(event @ Event::JobFailed("keep")) => super::apply(model, event),
            Ok(event) => later.push(event),
            Err(_) => break,
        }
    }
    for event in later {
        model.outbox.send(event);
    }
}

fn keep(model: &mut Model) {
    let (home, now) = (model.home.clone(), model.now());
    let Some(work) = &mut model.answering else { return };
    if work.kept.is_some() || work.keeping {
        return;
    }
    work.keeping = true;
    let (form, sheet) = (work.form.clone(), work.sheet.clone());
    work.asked = Some(sheet.clone());
    model.outbox.spawn("keep", move || Event::AnswersKept(answering::keep(&home, &form, &sheet).map(|()| now)));
}

/// What was answered is no longer on this computer; a reply that was saved is where it was put.
fn forget(model: &mut Model) {
    let home = model.home.clone();
    // What is being written now would come back.
    settle(model);
    let Some(work) = &mut model.answering else { return };
    match answering::forget(&home, &work.form) {
        Ok(()) => {
            model.answering = None;
            model.screen = Screen::Home;
            model.notices.done(model.texts.get("notice-answers-forgotten"));
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::AnswersNotForgotten, &[]);
            model.notices.trouble(told.because(vec![model.texts.io(&why)]));
        }
    }
}

/// The thread that keeps broke off; it is tried again.
pub(super) fn broke_off(model: &mut Model) {
    kept(model, Err(std::io::Error::other("the work was broken off")));
}

pub(super) fn kept(model: &mut Model, result: std::io::Result<jiff::Timestamp>) {
    let now = model.now();
    let Some(work) = &mut model.answering else { return };
    work.keeping = false;
    match result {
        // Something may have been typed while it was written.
        Ok(at) => {
            work.kept = (work.asked.as_ref() == Some(&work.sheet)).then_some(at);
            (work.problem, work.failed) = (None, None);
        }
        Err(why) => (work.problem, work.failed) = (Some(why.to_string()), Some(now)),
    }
}

pub(super) fn saved(model: &mut Model, path: PathBuf, result: Result<(), Failure>, finished: bool) {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match result {
        Ok(()) => {
            let key = if finished { "notice-reply-saved" } else { "notice-reply-part-saved" };
            model.notices.done(model.texts.with(key, &[("file", file.into())]));
            if let Some(work) = &mut model.answering {
                work.saved = Some(path);
            }
        }
        Err(Failure::Exists) => {
            let told = model.texts.trouble(Trouble::FileExists, &[("file", file.into())]);
            let again = Command::Review(Review::SaveReply { path, finished, over: true });
            model.notices.trouble(told.way_out(model.texts.get("write-over"), again));
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::NotExported, &[("file", file.into())]);
            model.notices.trouble(told.because(vec![model.texts.not_exported(&why)]));
        }
    }
}
