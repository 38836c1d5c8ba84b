//! Taking in the packages of others.

use std::path::{Path, PathBuf};

use crate::domain::log::What;
use crate::domain::municipality::Municipality;
use crate::domain::publication::{Collected, Package, Unsound};
use crate::domain::review::envelope::{Kind, MAX_BYTES, Unusable};
use crate::domain::workspace::{Dossier, Workspace};
use crate::storage::problem::Problem;
use crate::storage::{documents, exchange};

/// What the names of packages end with.
pub const ENDING: &str = "samsyn";

/// Why a package was not taken in. Nothing has changed then; its words repeat nothing of the file's.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("{0}")]
    Unreadable(Problem),
    #[error("{0}")]
    Unusable(#[from] Unusable),
    #[error("cannot be collected: {0}")]
    Unsound(#[from] Unsound),
}

impl Refusal {
    /// What the window says of it, as a key of the text catalogue.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "refused-unreadable",
            Self::Unusable(Unusable::IsForm | Unusable::IsRound | Unusable::IsReply) => "collect-no-package",
            Self::Unusable(why) => why.text_key(),
            Self::Unsound(Unsound::TooLarge) => "refused-too-large",
            Self::Unsound(_) => "collect-unsound",
        }
    }
}

/// Reads a package.
///
/// # Errors
/// Why it cannot be used.
pub fn read(path: &Path) -> Result<Package, Refusal> {
    let bytes = documents::bytes(path, MAX_BYTES as u64 + 1).map_err(Refusal::Unreadable)?;
    let package: Package = exchange::read(Kind::Package, &bytes)?;
    package.is_sound()?;
    Ok(package)
}

/// Takes a package in. A municipality that nobody knew of is added.
pub fn take_in(workspace: &mut Workspace, package: Package) -> Collected {
    let chapter = &package.chapter;
    let dossier = workspace.municipalities.entry(chapter.slug.clone()).or_insert_with(|| {
        let figures = chapter.approval.wording.figures.clone();
        Dossier::new(Municipality { full_name: chapter.full_name.clone(), figures, ..Municipality::new(chapter.name.clone()) })
    });
    dossier.collect(package)
}

/// What the log says of a package that was taken in.
#[must_use]
pub fn logged(package: &Package) -> What {
    What::Collected { municipality: package.chapter.slug.clone(), draft: package.chapter.approval.hash.clone() }
}

/// The packages that somebody means by a path: the file, or all in the folder, by name.
#[must_use]
pub fn files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries.filter(|path| is_package(path)).collect();
    found.sort();
    found
}

/// Whether a file has the ending of a package.
pub(super) fn is_package(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) && path.is_file()
}
