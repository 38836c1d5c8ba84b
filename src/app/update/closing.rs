//! What is pending when a project or the window is closed: it goes to disk in its place, else into a
//! work folder of its own. Nothing is let go of that is not on some disk.

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
use crate::storage::store::{CopyError, CreateError, SaveError, Store};

/// Below the folder of the preferences: work folders of what could not be saved in its place.
const FOLDER: &str = "rescued";
/// How long an answer from the disk is waited for: one that hangs, as a network drive may, would keep
/// the window from saying anything.
const PATIENCE: Duration = Duration::from_secs(20);

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
    } else if saving.problem.is_some() {
        MayClose::Unsaved
    } else {
        saving.hurry();
        saving.start(workspace, writer);
        MayClose::Soon
    };
    answers.max(notes)
}

/// Puts everything on disk before the window closes, and has the next start tell where, if not in its
/// place. False when some of it could be written nowhere: then the project stays open and says so.
pub fn close(model: &mut Model) -> bool {
    answering::finish(model);
    let is_kept = let_go(model).is_ok();
    model.preferences.save(&model.home).unwrap_or_else(|why| log::error!("preferences were not saved: {}", why.kind()));
    is_kept
}

/// At a start: where that is which could not be saved in its place when the window was closed.
pub fn tell_what_lies_aside(model: &mut Model) {
    if let Some(aside) = model.preferences.aside.take().filter(|aside| aside.is_dir()) {
        tell(model, aside);
    }
}

/// Closes the open project while the window goes on. False when its last words could be written
/// nowhere: then it stays open and says so.
#[must_use]
pub(super) fn close_project(model: &mut Model) -> bool {
    let Ok(aside) = let_go(model) else { return false };
    if let Some(aside) = aside {
        model.preferences.aside = None;
        tell(model, aside);
    }
    true
}

/// Lets go of the open project when all of it is on disk; which folder holds it, if not its own.
fn let_go(model: &mut Model) -> Result<Option<PathBuf>, ()> {
    prepare(model);
    let aside = put_away(model).inspect_err(|()| {
        let told = model.texts.trouble(Trouble::StaysOpen, &[]);
        model.notices.trouble(told.way_out(model.texts.get("save-copy"), Command::SaveCopy(None)));
    })?;
    if let Some(aside) = &aside {
        remember(model, aside.clone());
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

/// Puts the folder where one finds it, and has the next start tell of it.
pub(super) fn remember(model: &mut Model, aside: PathBuf) {
    let now = model.now();
    let Some(project) = &model.project else { return };
    model.preferences.remember(&aside, &project.workspace.project.name, now);
    if project.is_locked() {
        model.preferences.hide(&aside);
    }
    model.preferences.aside = Some(aside);
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
    while model.project.as_ref().is_some_and(|project| project.saving.is_busy()) {
        let ours = |event| match event {
            Event::Saved(number, saved) if number == opened => ControlFlow::Break(Some(saved)),
            Event::JobFailed("save") => ControlFlow::Break(None),
            other => ControlFlow::Continue(other),
        };
        // It hangs, or has broken off.
        let Some(saved) = answer(model, ours).flatten() else { break };
        set_aside(model, &saved.rescued);
        if let Some(project) = &mut model.project {
            project.saving.finished(saved);
        }
    }
    let Some(project) = &mut model.project else { return Ok(None) };
    // Beside what somebody else has changed, ours lies in `conflicts`.
    if project.saving.is_clean() || project.saving.is_set_aside() {
        // Or a drive hangs that has all there is already.
        if !project.saving.is_busy() {
            project.saving.finish();
        }
        return Ok(None);
    }
    aside(model).map(Some).map_err(|why| log::error!("nothing could be rescued: {why}"))
}

/// The next answer that is ours, if it comes in time. All else waits as before.
fn answer<T>(model: &Model, ours: impl Fn(Event) -> ControlFlow<T, Event>) -> Option<T> {
    let until = Instant::now() + PATIENCE;
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

/// All of a project in a new work folder. What is locked is never written in clear: its key is with
/// the saving thread.
fn aside(model: &Model) -> Result<PathBuf, String> {
    let project = model.project.as_ref().ok_or("there is no project")?;
    let folder = free(&model.home.join(FOLDER));
    let result = if project.is_locked() {
        project.saving.copy_elsewhere(folder.clone(), &project.workspace);
        let copied = |event| match event {
            Event::Copied { to, result, .. } if to == folder => ControlFlow::Break(result),
            other => ControlFlow::Continue(other),
        };
        answer(model, copied).ok_or("no answer from the disk")?
    } else {
        Store::copy_in_clear(&folder, &project.workspace)
    };
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
