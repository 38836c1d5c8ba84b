//! After a panic on the window's own thread: all that is pending goes to disk, in whatever state the
//! rest is. Each step is on its own, so that one that fails keeps no other from being done.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::{answering, interview};
use crate::app::event::Event;
use crate::app::jobs::caught;
use crate::app::model::{Model, OpenProject};
use crate::domain::ids::WriterId;
use crate::domain::workspace::Workspace;
use crate::storage::layout::FileKey;
use crate::storage::store::{CreateError, SaveError, Store};

/// Below the folder of the preferences: work folders of what could not be saved in its place.
const FOLDER: &str = "rescued";
/// How long an answer from the disk is waited for: one that hangs, as a network drive may, would keep
/// the window from saying anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// What became of what was pending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rescue {
    /// All of it is on disk, in its place. The work folder that was open, if one was.
    Saved(Option<PathBuf>),
    /// All of it is on disk, though not in its place but in a work folder of its own.
    Aside(PathBuf),
    /// Some of it could not be written. The work folder that was open, if one was.
    Unsaved(Option<PathBuf>),
}

impl Rescue {
    /// The work folder to open again: the one that holds what was written last.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Saved(folder) | Self::Unsaved(folder) => folder.as_deref(),
            Self::Aside(folder) => Some(folder),
        }
    }
}

/// Writes what is pending and closes what is open. The folder is free for the next start however
/// this ends: the pen goes with the project.
pub fn rescue(model: &mut Model) -> Rescue {
    let answers = caught(|| answering::rescue(model)).unwrap_or_default();
    model.answering = None;
    // A clock that goes on would count the time until the next start.
    let clock = caught(|| interview::stop_clock(model));
    if clock.is_none() {
        log::error!("the clock was not stopped");
    }
    let folder = model.project.as_ref().map(|project| project.root.clone());
    let rescued = caught(|| project(model)).unwrap_or(Err(()));
    model.project = None;
    // What a view left behind there is not worth a second panic.
    let kept = caught(|| model.preferences.save(&model.home));
    if !matches!(kept, Some(Ok(()))) {
        log::error!("preferences were not saved");
    }
    match rescued {
        Ok(_) | Err(()) if !answers => Rescue::Unsaved(folder),
        Ok(None) => Rescue::Saved(folder),
        Ok(Some(aside)) => Rescue::Aside(aside),
        Err(()) => Rescue::Unsaved(folder),
    }
}

/// Saves the open project; in a folder of its own, which it names, where its own cannot be written.
fn project(model: &mut Model) -> Result<Option<PathBuf>, ()> {
    let Some(project) = &mut model.project else { return Ok(None) };
    if project.read_only.is_some() {
        return Ok(None);
    }
    // One round may be under way already.
    let under_way = usize::from(project.saving.is_busy());
    project.saving.flush(&project.workspace, &project.writer);
    let rounds = if project.saving.is_busy() { under_way + 1 } else { 0 };
    let (revision, opened) = (project.saving.revision(), model.opened);
    let ours = |event| match event {
        Event::Saved(number, saved) if number == opened => Some(saved),
        _ => None,
    };
    let latest = (0..rounds).map_while(|_| answer(&model.inbox, ours)).last();
    // Beside what somebody else has changed, ours lies in `conflicts`.
    let in_place = latest
        .is_some_and(|saved| saved.revision == revision && saved.failed.iter().all(|(_, why)| matches!(why, SaveError::Changed { .. })));
    if in_place {
        project.saving.finish();
        return Ok(None);
    }
    aside(&model.home, project, &model.inbox).map(Some).map_err(|why| log::error!("nothing could be rescued: {why}"))
}

/// The next of what the saving thread answers, if it comes in time.
fn answer<T>(inbox: &Receiver<Event>, ours: impl Fn(Event) -> Option<T>) -> Option<T> {
    let until = Instant::now() + PATIENCE;
    loop {
        let event = inbox.recv_timeout(until.saturating_duration_since(Instant::now())).ok()?;
        if let Some(answer) = ours(event) {
            return Some(answer);
        }
    }
}

/// All of a project in a new work folder. What is locked is never written in clear: its key is with
/// the saving thread.
fn aside(home: &Path, project: &OpenProject, inbox: &Receiver<Event>) -> Result<PathBuf, String> {
    let folder = home.join(FOLDER).join(Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string());
    if project.is_locked() {
        project.saving.copy_elsewhere(folder.clone(), &project.workspace);
        let copied = |event| match event {
            Event::Copied { to, result, .. } if to == folder => Some(result),
            _ => None,
        };
        let result = answer(inbox, copied).ok_or("no answer from the disk")?;
        return result.map(|()| folder.clone()).map_err(|_named| "it could not be written".to_owned());
    }
    copy(&folder, &project.workspace, &project.writer).map_err(|why| kind(&why))?;
    Ok(folder)
}

/// As `Store::copy_elsewhere`, without the saving thread: that may be waiting for a drive that hangs.
fn copy(folder: &Path, workspace: &Workspace, writer: &WriterId) -> Result<(), SaveError> {
    let created = Store::create(folder, &workspace.project, &workspace.guide).map_err(|why| match why {
        CreateError::Save(why) => why,
        CreateError::Io(source) => SaveError::Io { file: FOLDER.to_owned(), source },
        CreateError::Exists | CreateError::NotEmpty(_) => SaveError::Changed { file: FOLDER.to_owned() },
    });
    let mut store = created?.store;
    if let Some(log) = workspace.logs.get(writer) {
        store.save(&FileKey::Log(writer.clone()), log)?;
    }
    for (slug, dossier) in &workspace.municipalities {
        for (_, saved) in store.save_dossier(slug, dossier, writer) {
            saved?;
        }
        // What others wrote is on their own disks, but belongs to the whole.
        for (id, group) in &dossier.sessions {
            for (other, notes) in group.notes.iter().filter(|(other, _)| *other != writer) {
                store.save(&FileKey::Notes(slug.clone(), id.clone(), other.clone()), notes)?;
            }
        }
    }
    store.save_selection(&workspace.selection)?;
    store.save_publication(&workspace.publication)?;
    Ok(())
}

/// What kind of failure, without the names of files.
fn kind(why: &SaveError) -> String {
    match why {
        SaveError::Io { source, .. } => source.kind().to_string(),
        _ => "it could not be written".to_owned(),
    }
}
