//! Destroying a municipality's material, or the names that must not leave: what the saving thread
//! does, and what is known of it.
//!
//! The log says what is going to be destroyed before the first file is touched, and that it has
//! been when the last one is gone. A crash in between leaves the first without the second; doing
//! it again takes the rest.

use jiff::Timestamp;

use super::jobs;
use crate::domain::ids::{Slug, WriterId};
use crate::domain::log::{Destroyed, Log, Logged, What};
use crate::domain::workspace::Dossier;
use crate::storage::layout::FileKey;
use crate::storage::material::Material;
use crate::storage::store::{SaveError, Store};

/// What the window knows of it.
#[derive(Debug, Default)]
pub struct Gallring {
    /// The files of a municipality's material, as they were found for the preview; or why nothing
    /// can be destroyed.
    pub found: Option<(Slug, Result<Material, SaveError>)>,
}

impl Gallring {
    /// What was found for this municipality.
    #[must_use]
    pub fn of(&self, slug: &Slug) -> Option<&Result<Material, SaveError>> {
        self.found.as_ref().filter(|(of, _)| of == slug).map(|(_, found)| found)
    }
}

/// What is destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The names that must not leave.
    Names,
    /// The material of a municipality.
    Material(Slug),
}

/// What the saving thread is asked to destroy.
#[derive(Debug)]
pub(super) struct Request {
    pub target: Target,
    /// The municipality as it is to be afterwards.
    pub after: Option<Box<Dossier>>,
    /// The window's log as it is.
    pub log: Log,
    pub what: Destroyed,
    pub by: String,
    pub at: Timestamp,
    pub writer: WriterId,
}

/// How it went.
#[derive(Debug)]
pub struct Ended {
    pub target: Target,
    /// What the log says of it now.
    pub logged: Vec<Logged>,
    /// Why it did not come to its end. With nothing logged, nothing has changed.
    pub failed: Option<SaveError>,
}

/// Destroys it. Even a fault of our own leaves an answer: what has begun is known as begun.
pub(super) fn destroy(store: &mut Store, request: Request) -> Ended {
    let mut logged = Vec::new();
    let target = request.target.clone();
    let failed = jobs::caught(|| steps(store, request, &mut logged)).unwrap_or(Err(SaveError::BrokenOff)).err();
    Ended { target, logged, failed }
}

fn steps(store: &mut Store, request: Request, logged: &mut Vec<Logged>) -> Result<(), SaveError> {
    let Request { target, after, mut log, mut what, by, at, writer } = request;
    let material = match &target {
        Target::Names => store.names()?,
        Target::Material(slug) => store.material(slug)?,
    };
    if let Destroyed::Material { counts, .. } = &mut what {
        counts.files = counts.files.max(material.files().len());
    }
    let key = FileKey::Log(writer);
    let mut note = |store: &mut Store, what| {
        log.events.push(Logged { at, what });
        store.save(&key, &log)?;
        logged.extend(log.events.last().cloned());
        Ok::<(), SaveError>(())
    };
    note(store, What::Destroying { what: what.clone(), by: by.clone() })?;
    if let (Target::Material(slug), Some(after)) = (target, after) {
        for (id, round) in &after.rounds {
            store.save(&FileKey::Round(slug.clone(), id.clone()), round.as_ref())?;
        }
        if !after.approvals.all.is_empty() {
            store.save(&FileKey::Approvals(slug.clone()), &after.approvals)?;
        }
        if let Some(draft) = &after.draft {
            store.save(&FileKey::Draft(slug), draft)?;
        }
    }
    store.destroy(&material)?;
    note(store, What::Destroyed { what, by })
}
