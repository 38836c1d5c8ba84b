//! Making a package of an approved text.

use std::path::Path;

use jiff::Timestamp;

use crate::app::exporting::{Failure, file_name};
use crate::domain::anonymity::gate::Gate;
use crate::domain::ids::Slug;
use crate::domain::log::{NotAName, What};
use crate::domain::publication::Package;
use crate::domain::workspace::Workspace;
use crate::export;
use crate::storage::atomic;

/// A package that has passed the gate, ready to be written.
#[derive(Debug)]
pub struct Packed {
    pub municipality: Slug,
    /// The hash of the approved text.
    pub draft: String,
    not_names: Vec<NotAName>,
    bytes: Vec<u8>,
}

impl Packed {
    /// What the log says of it.
    #[must_use]
    pub fn logged(&self) -> What {
        What::Packed { municipality: self.municipality.clone(), draft: self.draft.clone(), not_names: self.not_names.clone() }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// [`Failure::Exists`] when another file is there, unless it may be written `over`; else when it
    /// cannot be written.
    pub fn write(&self, path: &Path, over: bool) -> Result<(), Failure> {
        if !over && path.exists() {
            return Err(Failure::Exists);
        }
        Ok(atomic::write(path, &self.bytes).map(drop)?)
    }
}

/// Makes the package of a municipality's own text; `None` when that is not approved as it stands.
///
/// # Errors
/// What keeps it from leaving.
#[must_use]
pub fn pack(workspace: &Workspace, slug: &Slug, gate: &Gate, path: &Path, made: Timestamp) -> Option<Result<Packed, Failure>> {
    let chapter = workspace.municipalities.get(slug)?.own_chapter(slug)?;
    let draft = chapter.approval.hash.clone();
    let (project, language) = (workspace.project.name.trim().to_owned(), workspace.project.language);
    Some(packed(Package { made, project, language, chapter }, slug, draft, gate, path))
}

fn packed(package: Package, slug: &Slug, draft: String, gate: &Gate, path: &Path) -> Result<Packed, Failure> {
    file_name(gate, path).map_err(Failure::Held)?;
    let package = gate.clear(package).map_err(Failure::Held)?;
    let bytes = export::package(&package)?.into_bytes();
    Ok(Packed { municipality: slug.clone(), draft, not_names: package.not_names().to_vec(), bytes })
}
