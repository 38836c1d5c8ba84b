//! Taking in the packages of others.

use std::path::{Path, PathBuf};

use crate::domain::ids::Slug;
use crate::domain::log::What;
use crate::domain::municipality::Municipality;
use crate::domain::publication::{Chapter, Collected, Package, Unsound};
use crate::domain::review::envelope::{Kind, MAX_BYTES, Unusable};
use crate::domain::sweden;
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

/// Takes a package in; under which municipality, and what it came to. One that nobody knew of is
/// added, and one whose text is not written here is called what the package says.
pub fn take_in(workspace: &mut Workspace, mut package: Package) -> (Slug, Collected) {
    let slug = place(workspace, &package.chapter);
    package.chapter.slug = slug.clone();
    let Chapter { name, full_name, .. } = &package.chapter;
    let (name, full_name) = (name.clone(), full_name.clone());
    let dossier = workspace.municipalities.entry(slug.clone()).or_insert_with(|| {
        let figures = package.chapter.approval.wording.figures.clone();
        Dossier::new(Municipality { figures, ..Municipality::new(name.clone()) })
    });
    let outcome = dossier.collect(package);
    if matches!(outcome, Collected::New | Collected::Newer) && !dossier.has_text() {
        (dossier.municipality.name, dossier.municipality.full_name) = (name, full_name);
    }
    (slug, outcome)
}

/// The municipality that a chapter is of. Consultants name their folders alone, so that Habo and Håbo
/// may both come as "habo"; and one may come as "habo-2" that is "habo" here.
fn place(workspace: &Workspace, chapter: &Chapter) -> Slug {
    let identity = sweden::identity(&chapter.name);
    let is_it = |dossier: &Dossier| sweden::identity(&dossier.municipality.name) == identity;
    let there = workspace.municipalities.get(&chapter.slug);
    if there.is_some_and(is_it) {
        return chapter.slug.clone();
    }
    if let Some((slug, _)) = workspace.municipalities.iter().find(|(_, dossier)| is_it(dossier)) {
        return slug.clone();
    }
    // Two that are both on the list of the country's municipalities are two; otherwise a name has been
    // corrected since.
    let is_another = |dossier: &Dossier| sweden::find(&dossier.municipality.name).is_some() && sweden::find(&chapter.name).is_some();
    if there.is_some_and(is_another) {
        return chapter.slug.clone().free(|slug| !workspace.municipalities.contains_key(slug));
    }
    chapter.slug.clone()
}

/// What the log says of a package that was taken in.
#[must_use]
pub fn logged(municipality: &Slug, draft: &str) -> What {
    What::Collected { municipality: municipality.clone(), draft: draft.to_owned() }
}

/// The packages that somebody means by a path: the file, or all in the folder, by name.
#[must_use]
pub fn files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    // One that cannot be read says so when it is.
    let Ok(entries) = std::fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_package(path)).collect();
    found.sort();
    found
}

/// Whether a file has the ending of a package.
pub(super) fn is_package(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) && path.is_file()
}
