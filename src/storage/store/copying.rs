//! A copy of all there is in memory in another folder, for when the work folder cannot be written.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::layout::FileKey;
use super::super::vault::{self, Key};
use super::{CopyError, SaveError, Store, must_be_empty};
use crate::domain::ids::{Slug, WriterId};
use crate::domain::workspace::{Dossier, Workspace};

/// Where a project comes from, and the key to it. Whoever has this can write the project elsewhere
/// though its own folder is gone, or on a drive that hangs.
#[derive(Debug, Clone)]
pub struct Origin {
    root: PathBuf,
    /// The same, whatever links lead to it.
    real: Option<PathBuf>,
    key: Option<Key>,
}

impl Origin {
    /// Whether what is written elsewhere is locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.key.is_some()
    }

    /// Takes a key that is wrapped in another passphrase than before.
    pub fn rekey(&mut self, key: Key) {
        self.key = self.key.is_some().then_some(key);
    }

    /// Writes a project as it is in memory to another folder, all note-takers' files too. Nothing is
    /// read from the work folder. The copy of a locked project is locked, with the same passphrase.
    /// The file that makes it a work folder comes last.
    ///
    /// # Errors
    /// When the other folder is not empty or lies within this one, or something cannot be written.
    pub fn copy(&self, to: &Path, workspace: &Workspace) -> Result<(), CopyError> {
        self.must_be_outside(to)?;
        must_be_empty(to)?;
        let failed = |source| CopyError::Io { file: vault::FILE.to_owned(), source };
        if let Some(key) = &self.key {
            key.put_into(to).map_err(failed)?;
        }
        let mut copy = Store { root: to.to_owned(), key: self.key.clone(), ..Store::default() };
        copy.save_all(workspace).map_err(|why| CopyError::Create(why.into()))
    }

    /// That a folder for a copy does not lie within this one, whatever links lead to it.
    pub(super) fn must_be_outside(&self, to: &Path) -> Result<(), CopyError> {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let is_within = |above: &Path| self.real.is_some() && fs::canonicalize(above).ok() == self.real;
        if absolute(to).starts_with(absolute(&self.root)) || absolute(to).ancestors().any(is_within) {
            return Err(CopyError::Within);
        }
        Ok(())
    }
}

impl Store {
    /// What is to be known of the folder to write its project elsewhere.
    #[must_use]
    pub fn origin(&self) -> Origin {
        // Of a folder that is gone nothing is known but its name.
        Origin { root: self.root.clone(), real: fs::canonicalize(&self.root).ok(), key: self.key.clone() }
    }

    fn save_all(&mut self, workspace: &Workspace) -> Result<(), SaveError> {
        self.save(&FileKey::Guide, &workspace.guide)?;
        for (writer, log) in &workspace.logs {
            self.save(&FileKey::Log(writer.clone()), log)?;
        }
        if self.is_locked() {
            self.save_names(&workspace.names)?;
        }
        for (slug, dossier) in &workspace.municipalities {
            self.save_all_of(slug, dossier)?;
        }
        // It refers to municipalities.
        self.save_selection(&workspace.selection)?;
        self.save_publication(&workspace.publication)?;
        self.save(&FileKey::Project, &workspace.project).map(drop)
    }

    /// What is everybody's first, then each note-taker's own.
    fn save_all_of(&mut self, slug: &Slug, dossier: &Dossier) -> Result<(), SaveError> {
        let writers: BTreeSet<&WriterId> = dossier.sessions.values().flat_map(|group| group.notes.keys()).collect();
        let nobody = WriterId::from_bits(0);
        for writer in writers.into_iter().chain([&nobody]) {
            for (_, saved) in self.save_dossier(slug, dossier, writer) {
                saved?;
            }
        }
        Ok(())
    }
}
