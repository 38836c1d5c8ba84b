//! Moving a work folder into a vault, and a clear copy of it out again.
//!
//! The vault comes first and each file takes its locked form in one step, so that a move that is
//! broken off leaves a folder that opens with the passphrase; the next opening finishes it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::super::atomic;
use super::super::content;
use super::super::earlier;
use super::super::format;
use super::super::layout::{self, FileKey};
use super::super::problem::{Problem, ProblemKind};
use super::super::scan::Scan;
use super::super::vault::{self, Key, Passphrase};
use super::{CreateError, Opened, Store, must_be_empty};
use crate::domain::guide::Guide;
use crate::domain::project::Project;

/// The most names that are looked at for a copy.
const MAX_NAMES: usize = 20_000;

/// Why a folder was not locked, or not by that passphrase.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("the work folder is open for reading only")]
    ReadOnly,
    /// Fewer than [`vault::SHORTEST`] characters.
    #[error("the passphrase is too short: expected at least {} characters", vault::SHORTEST)]
    TooShort,
    #[error("{0}")]
    Vault(Problem),
    /// Only the copy of `vault.age` opened: the file itself may be somebody's, with a new passphrase.
    #[error("vault.age does not open with this passphrase, only its copy does; samsyn repair DIR --take puts the copy in its place")]
    ByCopy,
    #[error("{file} cannot be written: {source}")]
    Io { file: String, source: io::Error },
}

/// Why no copy was made.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error("the folder lies within the project")]
    Within,
    #[error(transparent)]
    Create(#[from] CreateError),
    #[error("{0}")]
    Read(Problem),
    #[error("the project holds too many files: expected at most {MAX_NAMES}")]
    TooMany,
    #[error("{file} cannot be copied: {source}")]
    Io { file: String, source: io::Error },
}

impl Store {
    /// As [`Store::create`], locked from its first file on.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create_locked(root: &Path, project: &Project, guide: &Guide, passphrase: &Passphrase) -> Result<Opened, CreateError> {
        must_be_empty(root)?;
        let key = vault::create(root, passphrase)?;
        Self::fill(root, project, guide, Some(key))
    }

    /// Whether the folder is locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.key.is_some()
    }

    /// Whether its key came out of the copy of `vault.age`, since the file itself does not open.
    #[must_use]
    pub fn is_by_copy(&self) -> bool {
        self.key.as_ref().is_some_and(Key::is_by_copy)
    }

    /// Moves the folder into a vault. When somebody else has done so since it was opened, their
    /// passphrase is expected. What somebody else has changed stays so.
    ///
    /// # Errors
    /// Before anything was changed, or [`LockError::Io`] on the way: then the next opening goes on.
    pub fn lock(&mut self, passphrase: &Passphrase) -> Result<(), LockError> {
        if self.read_only.is_some() {
            return Err(LockError::ReadOnly);
        }
        let theirs = || vault::open(&self.root, passphrase).map_err(LockError::Vault);
        let key = if vault::is_locked(&self.root) {
            theirs()?
        } else if passphrase.will_do() {
            match vault::create(&self.root, passphrase) {
                Ok(key) => key,
                // Somebody else was first, a moment ago.
                Err(why) if why.kind() == io::ErrorKind::AlreadyExists => theirs()?,
                Err(source) => return Err(LockError::Io { file: vault::FILE.to_owned(), source }),
            }
        } else {
            return Err(LockError::TooShort);
        };
        let sealed = seal(&self.root, &key);
        for (file, known) in &mut self.known {
            if let Ok((_, now)) = content::text(&self.root, file, Some(&key))
                && now.text == known.text
            {
                *known = now;
            }
        }
        self.key = Some(key);
        sealed
    }

    /// Puts the copy of `vault.age` in its place, which is set aside.
    ///
    /// # Errors
    /// What the system says; nothing is lost then.
    pub fn mend_vault(&mut self, now: Timestamp) -> Result<(), LockError> {
        let Some(key) = self.key.clone().filter(Key::is_by_copy) else { return Ok(()) };
        vault::mend(&self.root, &key, now).map_err(|source| LockError::Io { file: vault::FILE.to_owned(), source })?;
        self.key = Some(key.mended());
        Ok(())
    }

    /// Wraps the key in another passphrase; no other file is touched. The key as it is wrapped then.
    ///
    /// # Errors
    /// When the old passphrase is not the right one, or the new one cannot be set.
    pub fn change_passphrase(root: &Path, old: &Passphrase, new: &Passphrase) -> Result<Key, LockError> {
        let key = vault::open(root, old).map_err(LockError::Vault)?;
        if !new.will_do() {
            return Err(LockError::TooShort);
        }
        if key.is_by_copy() {
            return Err(LockError::ByCopy);
        }
        vault::rewrap(root, &key, new).map_err(|source| LockError::Io { file: vault::FILE.to_owned(), source })
    }

    /// Writes the whole folder in clear to another one: what Samsyn wrote, and what lies beside
    /// it. Only the names that must not leave stay behind, since they are never written in clear.
    /// The file that makes it a work folder comes last.
    ///
    /// # Errors
    /// When the other folder is not empty, or something cannot be read or written.
    pub fn copy_clear(&self, to: &Path) -> Result<(), CopyError> {
        self.origin().must_be_outside(to)?;
        must_be_empty(to)?;
        let mut files = Vec::new();
        walk(&self.root, "", &mut files)?;
        files.retain(|file| ![vault::FILE, layout::NAMES].contains(&file.as_str()));
        files.sort_by_key(|file| file == layout::PROJECT);
        for file in files {
            self.copy_one(&file, &layout::path(to, &file))?;
        }
        Ok(())
    }

    fn copy_one(&self, file: &str, to: &Path) -> Result<(), CopyError> {
        let from = layout::path(&self.root, file);
        let failed = |source| CopyError::Io { file: file.to_owned(), source };
        let bytes = match format::read_up_to(&from, file, content::most_bytes(self.key.as_ref())) {
            Ok(bytes) => bytes,
            // Nothing of Samsyn's is as large.
            Err(problem) if problem.kind == ProblemKind::TooLarge => {
                to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(&from, to)).map_err(failed)?;
                return Ok(());
            }
            Err(problem) => return Err(CopyError::Read(problem)),
        };
        let clear = match &self.key {
            // What another program has locked, with a key of its own, is copied as it is.
            Some(key) if vault::is_sealed(&bytes) => key.unseal(&bytes, file).unwrap_or(bytes),
            _ => bytes,
        };
        atomic::write(to, &clear).map_err(failed)
    }
}

/// Locks what is still clear in a locked folder, as far as that goes.
pub(super) fn finish(root: &Path, key: &Key) {
    vault::keep_copy(root, key);
    if let Err(LockError::Io { file, source }) = seal(root, key) {
        log::warn!("{file} is not locked yet: {}", source.kind());
    }
}

/// Locks every file that Samsyn has written in clear, also copies that a synchronising service set
/// aside, and removes what a program that ended in the middle of a save has left.
fn seal(root: &Path, key: &Key) -> Result<(), LockError> {
    let scan = Scan::of(root);
    let aside = scan.problems.iter().filter(|problem| problem.kind == ProblemKind::ConflictCopy).map(|problem| problem.file.clone());
    let conflicts = layout::conflicts(root);
    let rescued = names(&conflicts).into_iter().filter(|name| name.strip_suffix(".ron").is_some());
    let rescued = rescued.map(|name| format!("{}/{name}", layout::CONFLICTS));
    let earlier = earlier::files(root, "").into_iter().filter(|file| !begins_sealed(&layout::path(root, file)));
    let files: BTreeSet<String> = scan.keys.iter().map(FileKey::relative).chain(aside).chain(rescued).chain(earlier).collect();
    let mut folders: BTreeSet<PathBuf> = [root.to_owned(), conflicts].into();
    let mut result = Ok(());
    for file in files {
        let path = layout::path(root, &file);
        folders.extend(path.parent().map(Path::to_owned));
        let Ok(bytes) = format::read_bytes(&path, &file) else { continue };
        // What was set aside because it is broken may begin with anything.
        let is_broken = file.ends_with(layout::BROKEN) && !vault::is_sealed(&bytes);
        if (vault::is_clear(&bytes) || is_broken)
            && let Err(source) = key.seal(&bytes).and_then(|sealed| atomic::write(&path, &sealed))
        {
            result = Err(LockError::Io { file, source });
        }
    }
    for folder in folders {
        for name in names(&folder).into_iter().filter(|name| atomic::is_left_behind(name)) {
            let path = folder.join(&name);
            let is_clear = fs::read(&path).is_ok_and(|bytes| !bytes.is_empty() && !vault::is_sealed(&bytes));
            if is_clear && let Err(source) = fs::remove_file(&path) {
                result = Err(LockError::Io { file: name, source });
            }
        }
    }
    result
}

/// Whether a file begins as a locked one does. There are several generations of each file, and they
/// are not read in full at every opening.
fn begins_sealed(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(64).read_to_end(&mut beginning));
    read.is_ok() && vault::is_sealed(&beginning)
}

/// The names in a folder; none when it cannot be read.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MAX_NAMES);
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Every file below a folder, named from the work folder. Links are not followed, and what is
/// hidden is no work.
fn walk(root: &Path, below: &str, files: &mut Vec<String>) -> Result<(), CopyError> {
    let folder = layout::path(root, below);
    let failed = |source| CopyError::Io { file: below.to_owned(), source };
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        let file = if below.is_empty() { name } else { format!("{below}/{name}") };
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            walk(root, &file, files)?;
        } else if kind.is_file() {
            files.push(file);
        }
        if files.len() > MAX_NAMES {
            return Err(CopyError::TooMany);
        }
    }
    Ok(())
}
