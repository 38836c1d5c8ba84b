//! An open work folder: what it held when it was read, and the only way to write to it.
//!
//! The store remembers the hash of every file as it was last read or written. A file that is no
//! longer so has been changed by somebody else, and is not written over: the caller takes their
//! version with [`Store::reload`] and keeps its own with [`Store::rescue`].
//!
//! With a key everything it writes is locked, and everything it reads may be.

mod accepting;
mod copying;
mod dossiers;
mod locking;
mod others;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::domain::anonymity::names::Names;
use crate::domain::guide::Guide;
use crate::domain::ids::{InvalidId, Slug};
use crate::domain::project::Project;
use crate::domain::publication::Lead;
use crate::domain::review::Approvals;
use crate::domain::selection::Selection;
use crate::domain::workspace::{Dossier, FocusGroup, Workspace};

use super::atomic;
use super::content::{self, Content, Stamp};
use super::earlier;
use super::format::{self, MAX_BYTES};
use super::layout::{self, FileKey};
use super::problem::{Problem, ProblemKind};
use super::scan::{self, Scan};
use super::sum;
use super::vault::{self, Key};

pub use copying::Origin;
pub use locking::{CopyError, LockError};
pub use others::NotesUpdate;

/// The first version in which approvals are bound to words.
const BOUND: u32 = 5;

/// An open work folder.
#[derive(Debug, Default)]
pub struct Store {
    root: PathBuf,
    /// Every file as it was last read or written; one that is not here was not there.
    known: BTreeMap<FileKey, Stamp>,
    /// What was on its way to disk when a save failed: it may be there, or the file before it. It is
    /// ours either way, and not yet sure to stay.
    unsure: BTreeMap<FileKey, content::Hash>,
    /// Copies that a synchronising service has set aside and that are known of.
    copies: BTreeSet<String>,
    /// Approvals from before they were bound to words (format 4). They are bound to those that were
    /// there, and that is on disk before any of the words is another.
    unbound: BTreeMap<Slug, Approvals>,
    /// Where our version of a file went that somebody else had changed.
    rescued: BTreeMap<FileKey, PathBuf>,
    read_only: Option<ReadOnly>,
    /// Of a locked folder.
    key: Option<Key>,
}

/// A work folder and all it holds.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    pub workspace: Workspace,
    /// Why nothing can be saved, if so.
    pub read_only: Option<ReadOnly>,
    /// The files that are not as they were saved: changed by hand, or by a fault of the disk.
    pub altered: Vec<String>,
    /// Copies that a synchronising service has set aside. They are not read.
    pub copies: Vec<String>,
}

/// Why a work folder can be read but not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// A later version of Samsyn wrote this file; saving it would lose what is new in it.
    NewerFormat { file: String },
    /// The system does not let files be made in the folder.
    NotWritable,
}

/// What a save did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The file was written, and is on disk.
    Written,
    /// It already held just this.
    Unchanged,
}

/// Why a file was not saved. The old file is untouched in every case.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Changed, made or removed by somebody else since it was last read or written.
    #[error("{file} was changed by somebody else")]
    Changed { file: String },
    #[error("the work folder is open for reading only")]
    ReadOnly,
    /// The folder is out of reach, as when a network drive is not there. Nothing is made in its place.
    #[error("the work folder is not there")]
    Gone,
    /// Somebody else has locked the folder since it was opened.
    #[error("the work folder has been locked since it was opened")]
    Locked,
    /// Names are never written in clear.
    #[error("{file} is written only in a locked project")]
    NeedsVault { file: String },
    /// It could never be opened again.
    #[error("{file} would be larger than Samsyn reads")]
    TooLarge { file: String },
    #[error("{file} cannot be written as RON")]
    Format { file: String, source: ron::Error },
    #[error("{file} cannot be written: {source}")]
    Io { file: String, source: io::Error },
    /// A fault of the program's own.
    #[error("the work was broken off")]
    BrokenOff,
    /// The disk has not answered for long, as a network drive may not.
    #[error("the work folder does not answer")]
    Hangs,
}

/// Why a work folder was not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// There is a project here already.
    #[error("the folder already holds a project: samsyn.ron")]
    Exists,
    /// Something else is here; its name.
    #[error("the folder is not empty: it holds {0}")]
    NotEmpty(String),
    #[error("the folder cannot be made: {0}")]
    Io(#[from] io::Error),
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl Store {
    /// Reads a whole work folder. References that lead nowhere are borne with;
    /// [`check`](super::check::check) reports them.
    ///
    /// # Errors
    /// Everything that cannot be read. Nothing is opened by halves.
    pub fn open(root: &Path) -> Result<Opened, Vec<Problem>> {
        Self::open_with(root, None)
    }

    /// As [`Store::open`], with the key of a locked folder. What is still clear in that is locked.
    ///
    /// # Errors
    /// As [`Store::open`]; without the key of a locked folder that it is locked.
    pub fn open_with(root: &Path, vault: Option<Key>) -> Result<Opened, Vec<Problem>> {
        match &vault {
            None if vault::is_locked(root) => return Err(vec![vault::locked(vault::FILE)]),
            None => {}
            Some(key) => locking::finish(root, key),
        }
        let scan = Scan::of(root);
        let mut problems: Vec<Problem> = scan.missing.iter().filter(|key| scan.is_needed(key)).map(scan::missing).collect();
        let (copies, others): (Vec<_>, Vec<_>) = scan.problems.into_iter().partition(|problem| problem.kind == ProblemKind::ConflictCopy);
        let copies: Vec<String> = copies.into_iter().map(|problem| problem.file).collect();
        problems.extend(others);

        let mut known = BTreeMap::new();
        let mut newer = None;
        let (mut project, mut guide, mut municipalities) = (None, None, BTreeMap::<Slug, Dossier>::new());
        let (mut logs, mut names) = (BTreeMap::new(), Names::default());
        let (mut selection, mut publication) = (Selection::default(), Lead::default());
        let (mut unbound, mut altered) = (Vec::new(), Vec::new());
        for key in scan.keys {
            let (loaded, stamp) = match content::read(root, &key, vault.as_ref()) {
                Ok(read) => read,
                Err(found) => {
                    problems.extend(found);
                    continue;
                }
            };
            if loaded.newer {
                newer.get_or_insert_with(|| key.relative());
            }
            known.insert(key.clone(), stamp);
            altered.extend(stamp.altered.then(|| key.relative()));
            // A file whose municipality or session is missing has been reported already.
            let dossier = key.slug().and_then(|slug| municipalities.get_mut(slug));
            match (key, loaded.value, dossier) {
                (_, Content::Project(read), _) => project = Some(read),
                (_, Content::Guide(read), _) => guide = Some(read),
                (FileKey::Log(writer), Content::Log(log), _) => drop(logs.insert(writer, log)),
                (_, Content::Names(read), _) => names = read,
                (_, Content::Selection(read), _) => selection = read,
                (_, Content::Publication(read), _) => publication = *read,
                (FileKey::Municipality(slug), Content::Municipality(read), _) => {
                    if loaded.format < BOUND {
                        unbound.push(slug.clone());
                    }
                    municipalities.insert(slug, Dossier::new(*read));
                }
                (FileKey::Session(_, id), Content::Session(session), Some(dossier)) => {
                    dossier.sessions.insert(id, FocusGroup { session, notes: BTreeMap::new() });
                }
                (FileKey::Notes(_, id, writer), Content::Notes(notes), Some(dossier)) => {
                    if let Some(group) = dossier.sessions.get_mut(&id) {
                        group.notes.insert(writer, *notes);
                    }
                }
                (FileKey::Draft(_), Content::Draft(draft), Some(dossier)) => dossier.draft = Some(draft),
                (FileKey::Steps(_), Content::Steps(steps), Some(dossier)) => dossier.steps = steps,
                (FileKey::Version(_, id), Content::Version(version), Some(dossier)) => {
                    dossier.versions.insert(id, Arc::new(version));
                }
                (FileKey::Round(_, id), Content::Round(round), Some(dossier)) => drop(dossier.rounds.insert(id, Arc::new(*round))),
                (FileKey::Approvals(_), Content::Approvals(approvals), Some(dossier)) => dossier.approvals = approvals,
                (FileKey::Collected(_), Content::Collected(package), Some(dossier)) => dossier.collected = Some(Arc::from(package)),
                _ => {}
            }
        }
        problems.sort();
        let (Some(project), Some(guide), true) = (project, guide, problems.is_empty()) else { return Err(problems) };
        let read_only = match newer {
            Some(file) => Some(ReadOnly::NewerFormat { file }),
            None if !atomic::can_write(root) => Some(ReadOnly::NotWritable),
            None => None,
        };
        let unbound = unbound.into_iter().filter_map(|slug| {
            let dossier = municipalities.get_mut(&slug)?;
            dossier.seal().then(|| (slug, dossier.approvals.clone()))
        });
        let unbound = unbound.collect();
        let store = Self {
            root: root.to_owned(),
            known,
            unbound,
            read_only: read_only.clone(),
            key: vault,
            copies: copies.iter().cloned().collect(),
            ..Self::default()
        };
        store.sweep();
        let workspace = Workspace { project, guide, municipalities, logs, names, selection, publication };
        Ok(Opened { store, workspace, read_only, altered, copies })
    }

    /// Makes a work folder, and the folder itself if it is not there.
    ///
    /// # Errors
    /// When the folder holds anything but hidden files, or cannot be written.
    pub fn create(root: &Path, project: &Project, guide: &Guide) -> Result<Opened, CreateError> {
        must_be_empty(root)?;
        Self::fill(root, project, guide, None)
    }

    /// Writes the first files of a work folder.
    fn fill(root: &Path, project: &Project, guide: &Guide, key: Option<Key>) -> Result<Opened, CreateError> {
        let mut store = Self { root: root.to_owned(), key, ..Self::default() };
        // Last the file that makes it a work folder.
        store.save(&FileKey::Guide, guide)?;
        store.save(&FileKey::Project, project)?;
        let workspace = Workspace {
            project: project.clone(),
            guide: guide.clone(),
            municipalities: BTreeMap::new(),
            logs: BTreeMap::new(),
            names: Names::default(),
            selection: Selection::default(),
            publication: Lead::default(),
        };
        Ok(Opened { store, workspace, read_only: None, altered: Vec::new(), copies: Vec::new() })
    }

    /// The work folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Why nothing can be saved, if so.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// The folder name for a new municipality: made of its name, with a number behind it when
    /// that is taken.
    ///
    /// # Errors
    /// When the name holds no letter or digit.
    pub fn free_slug(&self, name: &str) -> Result<Slug, InvalidId> {
        let slug = Slug::from_name(name)?;
        let is_free = |slug: &Slug| fs::symlink_metadata(self.root.join(layout::MUNICIPALITIES).join(slug.as_str())).is_err();
        Ok(slug.free(is_free))
    }

    /// Puts a value on disk, unless its file holds just that already.
    ///
    /// # Errors
    /// [`SaveError::Changed`] when the file is not as it was last read or written; the others
    /// when it cannot be written.
    pub fn save<T: Serialize>(&mut self, key: &FileKey, value: &T) -> Result<Outcome, SaveError> {
        self.may_write()?;
        if *key == FileKey::Names && self.key.is_none() {
            return Err(SaveError::NeedsVault { file: key.relative() });
        }
        let mut text = format::to_text(key.kind(), value).map_err(|source| SaveError::Format { file: key.relative(), source })?;
        let hash = content::hash(text.as_bytes());
        let is_sure = !self.unsure.contains_key(key);
        if is_sure && self.known.get(key).is_some_and(|known| known.text == hash) {
            return Ok(Outcome::Unchanged);
        }
        self.bind(key)?;
        let altered = self.is_altered(key);
        sum::add(&mut text, &hash, altered);
        if text.len() as u64 > MAX_BYTES {
            return Err(SaveError::TooLarge { file: key.relative() });
        }
        let (stamp, outcome) = match self.on_disk(key)? {
            // Two devices came to the same words.
            Some(there) if is_sure && there.text == hash => (there, Outcome::Unchanged),
            there if !self.is_known(key, there) => return Err(SaveError::Changed { file: key.relative() }),
            there => {
                self.keep_earlier(key);
                // Perhaps what an attempt before this one has left: it is ours until this one is there.
                self.known.extend(there.map(|there| (key.clone(), there)));
                (Stamp { disk: self.write_over(key, text.as_bytes())?, text: hash, damaged: false, altered }, Outcome::Written)
            }
        };
        self.known.insert(key.clone(), stamp);
        self.unsure.remove(key);
        Ok(outcome)
    }

    /// Saves the register of candidates, if there is or was one.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn save_selection(&mut self, selection: &Selection) -> Result<Outcome, SaveError> {
        if selection.is_empty() && !self.known.contains_key(&FileKey::Selection) {
            return Ok(Outcome::Unchanged);
        }
        self.save(&FileKey::Selection, selection)
    }

    /// Saves the names that must not leave. Without any their file is no more.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn save_names(&mut self, names: &Names) -> Result<Outcome, SaveError> {
        if *names != Names::default() {
            self.save(&FileKey::Names, names)
        } else if self.known.contains_key(&FileKey::Names) {
            self.remove(&FileKey::Names)
        } else {
            Ok(Outcome::Unchanged)
        }
    }

    /// Saves what the lead has written and decided for the publication. Where there is nothing of it
    /// there is no file.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn save_publication(&mut self, lead: &Lead) -> Result<Outcome, SaveError> {
        if *lead != Lead::default() {
            self.save(&FileKey::Publication, lead)
        } else if self.known.contains_key(&FileKey::Publication) {
            self.remove(&FileKey::Publication)
        } else {
            Ok(Outcome::Unchanged)
        }
    }

    /// Removes a file, and the folders above it that are empty then.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn remove(&mut self, key: &FileKey) -> Result<Outcome, SaveError> {
        if *key != FileKey::Names {
            self.may_write()?;
            if self.is_as_known(key) {
                self.keep_earlier(key);
            }
            return self.take_away(key);
        }
        // No name stays that nobody needs any more.
        let gone = self.take_away(key)?;
        earlier::destroy(&self.root, &key.stem()).map_err(|(file, source)| SaveError::Io { file, source })?;
        Ok(gone)
    }

    /// As [`Store::remove`], with nothing of it kept.
    pub(super) fn take_away(&mut self, key: &FileKey) -> Result<Outcome, SaveError> {
        self.may_write()?;
        let (there, path) = (self.on_disk(key)?, key.path(&self.root));
        let failed = |source| SaveError::Io { file: key.relative(), source };
        let outcome = if there.is_none() {
            // It may have been taken away by an attempt that failed after that.
            atomic::settle(&path).map_err(failed)?;
            Outcome::Unchanged
        } else if self.is_known(key, there) {
            atomic::remove(&path, &self.root).map_err(failed)?;
            Outcome::Written
        } else {
            return Err(SaveError::Changed { file: key.relative() });
        };
        self.known.remove(key);
        self.unsure.remove(key);
        Ok(outcome)
    }

    /// Writes our version of a file beside the work, in `conflicts/`, so that nothing typed is
    /// lost when somebody else's version stands in its place. Returns where. Ours goes to the
    /// same place each time, so that one file has all that was typed since.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rescue<T: Serialize>(&mut self, key: &FileKey, value: &T, now: jiff::Timestamp) -> io::Result<PathBuf> {
        let text = format::to_text(key.kind(), value).map_err(io::Error::other)?;
        if let Some(path) = self.rescued.get(key) {
            self.write(path, text.as_bytes())?;
            return Ok(path.clone());
        }
        let folder = layout::conflicts(&self.root);
        let stem = format!("{}-{}", now.strftime("%Y%m%dT%H%M%SZ"), key.relative().replace('/', "-").trim_end_matches(".ron"));
        let mut path = folder.join(format!("{stem}.ron"));
        let mut n = 2;
        while path.exists() {
            path = folder.join(format!("{stem}-{n}.ron"));
            n += 1;
        }
        self.write(&path, text.as_bytes())?;
        self.rescued.insert(key.clone(), path.clone());
        Ok(path)
    }

    /// Takes the version that is on disk, whoever wrote it; the next save goes over it. `None`
    /// when the file is gone.
    ///
    /// # Errors
    /// All that is wrong with the file; it is then as unknown as before.
    pub fn reload(&mut self, key: &FileKey) -> Result<Option<Content>, Vec<Problem>> {
        if matches!(fs::symlink_metadata(key.path(&self.root)), Err(error) if error.kind() == io::ErrorKind::NotFound) {
            self.known.remove(key);
            self.unsure.remove(key);
            return Ok(None);
        }
        let (loaded, stamp) = content::read(&self.root, key, self.key.as_ref())?;
        if loaded.newer {
            self.read_only.get_or_insert_with(|| ReadOnly::NewerFormat { file: key.relative() });
        }
        self.known.insert(key.clone(), stamp);
        self.unsure.remove(key);
        Ok(Some(loaded.value))
    }

    /// Keeps a file as an earlier generation of what is going to be written. Where that cannot be,
    /// the new text is no less worth saving.
    fn keep_earlier(&self, key: &FileKey) {
        // What is not as it was saved pushes out none that is.
        let pinned = self.is_altered(key).then(|| earlier::last_true(&self.root, key, self.key.as_ref())).flatten();
        if let Err(why) = earlier::keep(&self.root, key, pinned) {
            log::warn!("{} file: what was there before is not kept: {}", key.kind().name(), why.kind());
        }
    }

    /// Whether a file is as it was last read or written.
    pub(super) fn is_as_known(&self, key: &FileKey) -> bool {
        self.on_disk(key).is_ok_and(|there| self.is_known(key, there))
    }

    /// Removes what programs that ended in the middle of a save have left, wherever files are saved.
    fn sweep(&self) {
        if self.read_only.is_none() {
            let files = self.known.keys().map(|key| key.path(&self.root)).chain([layout::conflicts(&self.root).join("x")]);
            let folders: BTreeSet<PathBuf> = files.filter_map(|file| file.parent().map(Path::to_owned)).collect();
            for folder in folders {
                atomic::sweep(&folder);
            }
        }
    }

    /// Puts the text of a file on disk. Returns the hash of what is there then. Until that is sure to
    /// stay the file counts as unsure.
    fn write_over(&mut self, key: &FileKey, text: &[u8]) -> Result<content::Hash, SaveError> {
        let failed = |source| SaveError::Io { file: key.relative(), source };
        let bytes = self.as_on_disk(text).map_err(failed)?;
        let disk = content::hash(&bytes);
        self.unsure.insert(key.clone(), disk);
        atomic::write(&key.path(&self.root), &bytes).map_err(failed)?;
        // The folder may have vanished a moment ago, and another have been made in its place.
        if self.is_gone() { Err(SaveError::Gone) } else { Ok(disk) }
    }

    /// Puts bytes on disk that are no file of the work, locked if the folder is.
    fn write(&self, path: &Path, clear: &[u8]) -> io::Result<()> {
        atomic::write(path, &self.as_on_disk(clear)?)
    }

    /// A text as it stands on disk: locked if the folder is.
    fn as_on_disk<'a>(&self, clear: &'a [u8]) -> io::Result<Cow<'a, [u8]>> {
        match &self.key {
            Some(key) => key.seal(clear).map(Cow::Owned),
            None if vault::is_locked(&self.root) => Err(io::Error::other(SaveError::Locked)),
            None => Ok(Cow::Borrowed(clear)),
        }
    }

    /// Whether the folder that was opened is out of reach: neither of the two files that every work
    /// folder has is there. One of them alone may have been removed by somebody.
    fn is_gone(&self) -> bool {
        [FileKey::Project, FileKey::Guide].iter().all(|key| self.known.contains_key(key) && !key.path(&self.root).exists())
    }

    fn may_write(&self) -> Result<(), SaveError> {
        match &self.key {
            _ if self.read_only.is_some() => Err(SaveError::ReadOnly),
            _ if self.is_gone() => Err(SaveError::Gone),
            None if vault::is_locked(&self.root) => Err(SaveError::Locked),
            _ => Ok(()),
        }
    }

    /// Whether what is on disk now is what was there when it was last read or written.
    fn is_known(&self, key: &FileKey, there: Option<Stamp>) -> bool {
        let there = there.map(|there| there.disk);
        there == self.known.get(key).map(|known| known.disk) || (there.is_some() && there.as_ref() == self.unsure.get(key))
    }

    /// A file as it is now; `None` when it is not there.
    fn on_disk(&self, key: &FileKey) -> Result<Option<Stamp>, SaveError> {
        let path = key.path(&self.root);
        let failed = |source| SaveError::Io { file: key.relative(), source };
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_file() && there.len() <= content::most_bytes(self.key.as_ref()) => match fs::read(&path) {
                Ok(bytes) => Ok(Some(Stamp::of(bytes, &key.relative(), self.key.as_ref()))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(failed(error)),
            },
            Ok(_) => Err(SaveError::Changed { file: key.relative() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }
}

/// That a new work folder can be made here.
fn must_be_empty(root: &Path) -> Result<(), CreateError> {
    if root.join(layout::PROJECT).exists() {
        return Err(CreateError::Exists);
    }
    // What is kept of another project is not this one's.
    if root.join(layout::EARLIER).exists() {
        return Err(CreateError::NotEmpty(layout::EARLIER.to_owned()));
    }
    match fs::read_dir(root) {
        Ok(entries) => {
            let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
            names.filter(|name| !name.starts_with('.')).min().map_or(Ok(()), |name| Err(CreateError::NotEmpty(name)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
