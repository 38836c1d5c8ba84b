//! Destroying a municipality's material: what the saving thread does, and what is known of it.
//!
//! The log says what is going to be destroyed before the first file is touched, and that it has
//! been when the last one is gone. A crash in between leaves the first without the second; doing
//! it again takes the rest.

use jiff::Timestamp;

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

/// What the saving thread is asked to destroy.
#[derive(Debug)]
pub(super) struct Request {
    pub slug: Slug,
    /// As it is to be afterwards.
    pub dossier: Dossier,
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
    pub slug: Slug,
    /// What the log says of it now.
    pub logged: Vec<Logged>,
    /// Why it did not come to its end. With nothing logged, nothing has changed.
    pub failed: Option<SaveError>,
}

/// Destroys it.
pub(super) fn destroy(store: &mut Store, request: Request) -> Ended {
    let Request { slug, dossier, mut log, mut what, by, at, writer } = request;
    let mut logged = Vec::new();
    let failed = (|| {
        let material = store.material(&slug)?;
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
        if let Some(draft) = &dossier.draft {
            store.save(&FileKey::Draft(slug.clone()), draft)?;
        }
        store.destroy(&material)?;
        note(store, What::Destroyed { what, by })
    })()
    .err();
    Ended { slug, logged, failed }
}
