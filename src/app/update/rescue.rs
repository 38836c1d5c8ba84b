//! After a panic on the window's own thread: all that is pending goes to disk, in whatever state the
//! rest is. Each step is on its own, so that one that fails keeps no other from being done.

use std::path::{Path, PathBuf};

use super::{answering, closing, interview};
use crate::app::jobs::caught;
use crate::app::model::Model;

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
    let rescued = caught(|| closing::put_away(model)).unwrap_or(Err(()));
    if let Ok(Some(aside)) = &rescued {
        closing::mark_untold(aside);
        if caught(|| closing::remember(model, aside)).is_none() {
            log::error!("it is not among the recent folders");
        }
    }
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
