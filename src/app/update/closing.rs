//! What is pending when a project or the window is closed: it goes to disk in its place, else into a
//! work folder of its own. Nothing is let go of that is not on some disk.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::{answering, interview, project, step};
use crate::app::command::Command;
use crate::app::event::Event;
use crate::app::model::{Model, OpenProject};
use crate::app::trouble::Trouble;
use crate::domain::draft::steps::What;
use crate::storage::store::{CopyError, CreateError, SaveError};

/// Below the folder of the preferences: work folders of what could not be saved in its place.
const FOLDER: &str = "rescued";
/// How long an answer from the disk is waited for: one that hangs, as a network drive may, would keep
/// the window from saying anything.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// How often a saving thread that breaks off is asked once more.
const ATTEMPTS: usize = 3;
/// Ends the name of an empty file beside a folder that nobody has been told of.
const UNTOLD: &str = "untold";
/// So many of them are told of.
const MAX_ASIDE: usize = 1000;

/// Whether the window may close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MayClose {
    /// Everything is on disk.
    Now,
    /// As [`Self::Now`], though some of it beside what somebody else wrote.
    Beside,
    /// What was typed last is on its way there.
    Soon,
    /// It does not get there.
    Unsaved,
}

/// Whether the window may close, which somebody has asked for: what waited is saved at once.
pub fn may_close(model: &mut Model) -> MayClose {
    let answers = answering::may_close(model);
    let Some(OpenProject { saving, workspace, writer, .. }) = model.project.as_mut().filter(|project| project.read_only.is_none()) else {
        return answers;
    };
    let notes = if saving.is_clean() {
        MayClose::Now
    } else if saving.is_set_aside() {
        MayClose::Beside
    } else if saving.problem.as_ref().is_some_and(|why| !matches!(why, SaveError::Changed { .. })) {
        MayClose::Unsaved
    } else {
        saving.hurry();
        saving.start(workspace, writer);
        MayClose::Soon
    };
    answers.max(notes)
}

/// Says of what does not get to disk what becomes of it when the window is closed all the same.
pub fn tell_unsaved(model: &mut Model) {
    let told = match answering::may_close(model) {
        MayClose::Unsaved => Trouble::AnswersNotKept,
        _ => Trouble::CloseUnsaved,
    };
    model.notices.trouble(model.texts.trouble(told, &[]));
}

/// Puts everything on disk before the window closes, and has the next start tell where, if not in its
/// place. False when some of it could be written nowhere: then it stays open and says so.
pub fn close(model: &mut Model) -> bool {
    let answers = answering::finish(model);
    let kept = let_go(model).map(|aside| {
        if let Some(aside) = aside {
            mark_untold(&aside);
        }
    });
    model.preferences.save(&model.home).unwrap_or_else(|why| log::error!("preferences were not saved: {}", why.kind()));
    answers && kept.is_ok()
}

/// At a start: where that is which could not be saved in its place when the window was closed.
pub fn tell_what_lies_aside(model: &mut Model) {
    let entries = fs::read_dir(model.home.join(FOLDER)).into_iter().flatten().flatten().take(MAX_ASIDE);
    let mut marks: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == UNTOLD)).collect();
    marks.sort();
    for mark in marks {
        let aside = mark.with_extension("");
        if fs::remove_file(&mark).is_ok() && aside.is_dir() {
            tell(model, aside);
        }
    }
}

/// Has the next start tell of it. Beside the folder, since each window writes its preferences over
/// those of another.
pub(super) fn mark_untold(aside: &Path) {
    if let Err(why) = fs::write(aside.with_extension(UNTOLD), "") {
        log::error!("the next start will not tell of what was rescued: {}", why.kind());
    }
}

/// Whoever has opened it knows of it.
pub(super) fn is_opened(home: &Path, root: &Path) {
    if root.parent() == Some(&home.join(FOLDER)) {
        // Mostly there is none.
        drop(fs::remove_file(root.with_extension(UNTOLD)));
    }
}

/// Closes the open project while the window goes on. False when its last words could be written
/// nowhere: then it stays open and says so.
#[must_use]
pub(super) fn close_project(model: &mut Model) -> bool {
    let Ok(aside) = let_go(model) else { return false };
    if let Some(aside) = aside {
        tell(model, aside);
    }
    true
}

/// Lets go of the open project when all of it is on disk; which folder holds it, if not its own.
fn let_go(model: &mut Model) -> Result<Option<PathBuf>, ()> {
    let running = model.project.as_ref().and_then(|project| project.running.clone());
    prepare(model);
    let Ok(aside) = put_away(model) else {
        let told = model.texts.trouble(Trouble::StaysOpen, &[]);
        model.notices.trouble(told.way_out(model.texts.get("save-copy"), Command::SaveCopy(None)));
        interview::go_on(model, running);
        return Err(());
    };
    if let Some(aside) = &aside {
        remember(model, aside);
    }
    model.project = None;
    Ok(aside)
}

/// What belongs to the last words, and what is still under way.
fn prepare(model: &mut Model) {
    // The last words are a step of undo too.
    step(model, "undo-typing", What::Typing);
    interview::stop_clock(model);
    project::settle(model);
}

/// Puts the folder where one finds it. What is locked by now shows no title, whoever has locked it.
pub(super) fn remember(model: &mut Model, aside: &Path) {
    let now = model.now();
    let Some(project) = &model.project else { return };
    model.preferences.remember(aside, &project.workspace.project.name, now);
    if project.is_locked() || matches!(project.saving.problem, Some(SaveError::Locked)) {
        model.preferences.hide(aside);
    }
}

/// Tells where our versions are of files that somebody else had changed.
pub(super) fn set_aside(model: &mut Model, files: &[PathBuf]) {
    if !files.is_empty() {
        let files = files.iter().map(|path| path.display().to_string()).collect();
        model.notices.trouble(model.texts.trouble(Trouble::SetAside, &[]).because(files));
    }
}

fn tell(model: &mut Model, aside: PathBuf) {
    let told = model.texts.trouble(Trouble::SavedAside, &[("folder", aside.display().to_string().into())]);
    model.notices.trouble(told.way_out(model.texts.get("open-that-folder"), Command::OpenProject(aside)));
}

/// Saves the open project; in a folder of its own, which it names, where its own cannot be written.
///
/// # Errors
/// When it could be written nowhere.
pub(super) fn put_away(model: &mut Model) -> Result<Option<PathBuf>, ()> {
    let opened = model.opened;
    let Some(OpenProject { saving, workspace, writer, .. }) = model.project.as_mut().filter(|project| project.read_only.is_none()) else {
        return Ok(None);
    };
    saving.flush(workspace, writer);
    let mut broken_off = 0;
    while model.project.as_ref().is_some_and(|project| project.saving.is_busy()) {
        let ours = |event| match event {
            Event::Saved(number, saved) if number == opened => ControlFlow::Break(Some(saved)),
            Event::JobFailed("save") => ControlFlow::Break(None),
            other => ControlFlow::Continue(other),
        };
        // It hangs.
        let Some(answer) = answer(model, ours) else { break };
        let Some(OpenProject { saving, workspace, writer, .. }) = &mut model.project else { break };
        if let Some(saved) = answer {
            let aside = saved.rescued.clone();
            saving.finished(saved);
            set_aside(model, &aside);
            continue;
        }
        // It broke off, perhaps over something that was asked for before.
        saving.stopped(workspace);
        broken_off += 1;
        if broken_off < ATTEMPTS {
            saving.flush(workspace, writer);
        }
    }
    let Some(project) = &mut model.project else { return Ok(None) };
    // Beside what somebody else has changed, ours lies in `conflicts`.
    if project.saving.is_clean() || project.saving.is_set_aside() {
        // Or a drive hangs that has all there is already.
        if !project.saving.is_busy() {
            project.saving.finish(PATIENCE);
        }
        return Ok(None);
    }
    aside(model).map(Some).map_err(|why| log::error!("nothing could be rescued: {why}"))
}

/// The next answer that is ours, if it comes in time. All else waits as before.
fn answer<T>(model: &Model, ours: impl Fn(Event) -> ControlFlow<T, Event>) -> Option<T> {
    // It has been waited for long enough already.
    let hangs = model.project.as_ref().is_some_and(|project| project.saving.hangs());
    let until = Instant::now() + if hangs { Duration::ZERO } else { PATIENCE };
    let mut others = Vec::new();
    let answer = loop {
        match model.inbox.recv_timeout(until.saturating_duration_since(Instant::now())).map(&ours) {
            Ok(ControlFlow::Break(answer)) => break Some(answer),
            Ok(ControlFlow::Continue(other)) => others.push(other),
            Err(_) => break None,
        }
    };
    for other in others {
        model.outbox.send(other);
    }
    answer
}

/// All of a project in a new work folder, locked if it is.
fn aside(model: &Model) -> Result<PathBuf, String> {
    let project = model.project.as_ref().ok_or("there is no project")?;
    let folder = free(&model.home.join(FOLDER));
    let result = project.saving.copy_now(&folder, &project.workspace);
    result.map(|()| folder).map_err(|why| kind(&why))
}

/// A folder that is not there yet, named for the time.
fn free(above: &Path) -> PathBuf {
    let name = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
    names.map(|name| above.join(name)).find(|folder| !folder.exists()).unwrap_or_else(|| above.join(name))
}

/// What kind of failure, without the names of files.
fn kind(why: &CopyError) -> String {
    match why {
        CopyError::Io { source, .. } | CopyError::Create(CreateError::Save(SaveError::Io { source, .. }) | CreateError::Io(source)) => {
            source.kind().to_string()
        }
        _ => "it could not be written".to_owned(),
    }
}
