//! What can be had of a work folder that does not open: which files are broken and how, which
//! earlier generations of them are whole, and putting these in their place.
//!
//! Looking changes nothing. A file that is replaced is set aside in `conflicts/` first, under a
//! name that ends in `.broken.ron`, and never deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;

use super::atomic;
use super::content::{self, Content};
use super::earlier::{self, Generation};
use super::format;
use super::layout::{self, FileKey};
use super::problem::{Problem, ProblemKind};
use super::scan::{self, Scan};
use super::vault::{self, Key};

/// What was found.
#[derive(Debug)]
pub struct Survey {
    root: PathBuf,
    /// Of a locked folder.
    key: Option<Key>,
    pub broken: Vec<Broken>,
    /// Files that can be read and are not as they were saved: changed by hand, or by a fault of the
    /// disk. They are left as they are.
    pub altered: Vec<Broken>,
    /// What else keeps the folder from opening, and cannot be mended here.
    pub others: Vec<Problem>,
}

/// A file that is missing or cannot be read.
#[derive(Debug)]
pub struct Broken {
    key: FileKey,
    pub problems: Vec<Problem>,
    /// The earlier generations that are whole, the latest first; last those that were altered.
    pub whole: Vec<Whole>,
}

/// An earlier generation that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    generation: Generation,
    pub extent: Extent,
}

impl Whole {
    /// When it was saved.
    #[must_use]
    pub fn saved(&self) -> Timestamp {
        self.generation.saved
    }
}

/// How much is in a file: enough to choose by, and nothing of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Extent {
    pub bytes: u64,
    /// Of notes: those that are not deleted. Of a draft: its blocks.
    pub items: Option<usize>,
    pub words: Option<usize>,
}

/// What can be done about a broken file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// The latest generation that is whole takes its place.
    Earlier,
    /// There is none, but the project opens without the file.
    Without,
    /// There is none, and without the file the project cannot be opened.
    None,
}

/// What became of a broken file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mended {
    pub file: String,
    /// When the generation was saved that is in its place; `None` when there is none.
    pub saved: Option<Timestamp>,
    /// Where the broken file lies now, from the work folder; `None` when it was missing.
    pub aside: Option<String>,
}

/// Why a folder was not mended, or not to the end. No file is lost, and it can be done again.
#[derive(Debug, thiserror::Error)]
pub enum RepairError {
    #[error("nothing whole is left of {0}")]
    Nothing(String),
    #[error("{file} cannot be mended: {source}")]
    Io { file: String, source: io::Error },
}

impl Broken {
    /// Named from the work folder.
    #[must_use]
    pub fn file(&self) -> String {
        self.key.relative()
    }

    #[must_use]
    pub fn remedy(&self) -> Remedy {
        match self.key {
            _ if !self.whole.is_empty() => Remedy::Earlier,
            FileKey::Project | FileKey::Guide | FileKey::Municipality(_) | FileKey::Session(..) => Remedy::None,
            _ => Remedy::Without,
        }
    }
}

impl Survey {
    /// Looks at every file of a folder, as opening it does.
    #[must_use]
    pub fn of(root: &Path, key: Option<Key>) -> Self {
        let scan = Scan::of(root);
        let mut survey = Self { root: root.to_owned(), key, broken: Vec::new(), altered: Vec::new(), others: scan.problems.clone() };
        survey.others.retain(|problem| problem.kind != ProblemKind::ConflictCopy);
        let missing = scan.missing.iter().filter(|key| scan.is_needed(key) && root.is_dir());
        let missing = missing.map(|key| (key.clone(), vec![scan::missing(key)]));
        let mut unreadable = Vec::new();
        for key in &scan.keys {
            match content::read(root, key, survey.key.as_ref()) {
                Err(problems) => unreadable.push((key.clone(), problems)),
                Ok((_, stamp)) if stamp.altered => {
                    let whole = survey.whole(key);
                    survey.altered.push(Broken { key: key.clone(), problems: Vec::new(), whole });
                }
                Ok(_) => {}
            }
        }
        for (key, problems) in missing.chain(unreadable).collect::<Vec<_>>() {
            if problems.iter().any(|problem| is_not_damage(problem.kind)) {
                survey.others.extend(problems);
            } else {
                let whole = survey.whole(&key);
                survey.broken.push(Broken { key, problems, whole });
            }
        }
        survey.broken.sort_by(|a, b| a.key.cmp(&b.key));
        survey.others.sort();
        survey
    }

    fn whole(&self, key: &FileKey) -> Vec<Whole> {
        let whole = |generation: Generation| {
            let (content, altered) = generation.read(&self.root, key, self.key.as_ref()).ok()?;
            let bytes = fs::symlink_metadata(generation.path(&self.root, key)).ok()?.len();
            Some((altered, Whole { generation, extent: extent(bytes, &content) }))
        };
        // Those that are as they were saved first, then those that can be read all the same.
        let mut all: Vec<(bool, Whole)> = earlier::list(&self.root, key).into_iter().rev().filter_map(whole).collect();
        all.sort_by_key(|(altered, _)| *altered);
        all.into_iter().map(|(_, whole)| whole).collect()
    }

    /// The work folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The key of a locked folder.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Whether `vault.age` is damaged, and its copy opened the folder.
    #[must_use]
    pub fn is_by_copy(&self) -> bool {
        self.key.as_ref().is_some_and(Key::is_by_copy)
    }

    /// Whether nothing is broken and the folder opens.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.broken.is_empty() && self.others.is_empty() && !self.is_by_copy()
    }

    /// Whether the folder opens when every remedy has been taken.
    #[must_use]
    pub fn can_be_mended(&self) -> bool {
        self.others.is_empty() && self.broken.iter().all(|broken| broken.remedy() != Remedy::None)
    }

    /// Sets every broken file aside and puts the latest whole generation in its place. A file that
    /// can be read again by now is left alone.
    ///
    /// # Errors
    /// Before anything is touched when that does not make the folder whole; otherwise the first file
    /// that could not be written.
    pub fn mend(&self, now: Timestamp) -> Result<Vec<Mended>, RepairError> {
        if let Some(hopeless) = self.broken.iter().find(|broken| broken.remedy() == Remedy::None) {
            return Err(RepairError::Nothing(hopeless.file()));
        }
        if let Some(problem) = self.others.first() {
            return Err(RepairError::Nothing(problem.file.clone()));
        }
        let mut mended = Vec::new();
        if let Some(key) = self.key.as_ref().filter(|key| key.is_by_copy()) {
            let failed = |source| RepairError::Io { file: vault::FILE.to_owned(), source };
            let saved = vault::copied(&self.root);
            let aside = vault::mend(&self.root, key, now).map_err(failed)?;
            mended.push(Mended { file: vault::FILE.to_owned(), saved, aside });
        }
        for broken in &self.broken {
            let path = broken.key.path(&self.root);
            let is_gone = broken.remedy() == Remedy::Without && fs::symlink_metadata(&path).is_err();
            if is_gone || content::read(&self.root, &broken.key, self.key.as_ref()).is_ok() {
                continue;
            }
            let failed = |source| RepairError::Io { file: broken.file(), source };
            let aside = self.set_aside(broken, now).map_err(failed)?;
            let latest = broken.whole.first();
            match latest {
                Some(whole) => {
                    let from = whole.generation.path(&self.root, &broken.key);
                    let bytes = format::read_up_to(&from, &broken.file(), content::most_bytes(self.key.as_ref()));
                    let bytes = bytes.map_err(|problem| failed(io::Error::other(problem.to_string())))?;
                    atomic::write(&path, &bytes).map_err(failed)?;
                }
                None => match atomic::remove(&path, &self.root) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
                    _ => {}
                },
            }
            mended.push(Mended { file: broken.file(), saved: latest.map(Whole::saved), aside });
        }
        Ok(mended)
    }

    /// Copies a broken file to `conflicts/`, locked if the folder is; it stays where it is until what
    /// takes its place is on disk. One that cannot be read is moved there.
    fn set_aside(&self, broken: &Broken, now: Timestamp) -> io::Result<Option<String>> {
        let (file, path) = (broken.file(), broken.key.path(&self.root));
        if matches!(fs::symlink_metadata(&path), Err(error) if error.kind() == io::ErrorKind::NotFound) {
            return Ok(None);
        }
        let stem = format!("{}-{}", now.strftime("%Y%m%dT%H%M%SZ"), broken.key.stem().replace('/', "-"));
        for n in 1.. {
            let number = if n == 1 { String::new() } else { format!("-{n}") };
            let name = format!("{stem}{number}{}", layout::BROKEN);
            let to = layout::conflicts(&self.root).join(&name);
            if fs::symlink_metadata(&to).is_ok() {
                continue;
            }
            match format::read_up_to(&path, &file, content::most_bytes(self.key.as_ref())) {
                Ok(bytes) => match &self.key {
                    Some(key) if !vault::is_sealed(&bytes) => atomic::create(&to, &key.seal(&bytes)?)?,
                    _ => atomic::create(&to, &bytes)?,
                },
                Err(_too_large_or_unreadable) => {
                    fs::create_dir_all(layout::conflicts(&self.root))?;
                    fs::rename(&path, &to)?;
                }
            }
            return Ok(Some(format!("{}/{name}", layout::CONFLICTS)));
        }
        Ok(None)
    }
}

/// What a later version wrote, or what is locked, is whole, though it cannot be read here; and what
/// is no file at all is somebody's to look at.
fn is_not_damage(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::NewerFormat | ProblemKind::Locked | ProblemKind::WrongPassphrase | ProblemKind::NotAFile)
}

fn extent(bytes: u64, content: &Content) -> Extent {
    let words = |text: &str| text.split_whitespace().count();
    let (items, words) = match content {
        Content::Notes(notes) => {
            let entries: Vec<_> = notes.entries.iter().filter(|entry| !entry.deleted).collect();
            (Some(entries.len()), Some(entries.iter().map(|entry| words(&entry.text)).sum()))
        }
        Content::Draft(draft) => (Some(draft.blocks.len()), Some(draft.words())),
        Content::Version(version) => (Some(version.draft.blocks.len()), Some(version.draft.words())),
        _ => (None, None),
    };
    Extent { bytes, items, words }
}
