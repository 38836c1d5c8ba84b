//! A copy of all there is in memory in another folder, for when the work folder cannot be written.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::layout::FileKey;
use super::super::vault;
use super::{CopyError, SaveError, Store, must_be_empty};
use crate::domain::ids::{Slug, WriterId};
use crate::domain::workspace::{Dossier, Workspace};

impl Store {
    /// Writes a project as it is in memory to another folder, all note-takers' files too. Nothing is
    /// read from the work folder. The copy of a locked project is locked, with the same passphrase.
    /// The file that makes it a work folder comes last.
    ///
    /// # Errors
    /// When the other folder is not empty or lies within this one, or something cannot be written.
    pub fn copy_elsewhere(&self, to: &Path, workspace: &Workspace) -> Result<(), CopyError> {
        self.must_be_outside(to)?;
        must_be_empty(to)?;
        let failed = |source| CopyError::Io { file: vault::FILE.to_owned(), source };
        if let Some(key) = &self.key {
            key.put_into(to).map_err(failed)?;
        }
        let mut copy = Self { root: to.to_owned(), key: self.key.clone(), ..Self::default() };
        copy.save_all(workspace).map_err(|why| CopyError::Create(why.into()))
    }

    /// As [`Self::copy_elsewhere`] for a project that is not locked, without its store: that may be
    /// waiting for a drive that hangs.
    ///
    /// # Errors
    /// When the folder is not empty, or something cannot be written.
    pub fn copy_in_clear(to: &Path, workspace: &Workspace) -> Result<(), CopyError> {
        must_be_empty(to)?;
        let mut copy = Self { root: to.to_owned(), ..Self::default() };
        copy.save_all(workspace).map_err(|why| CopyError::Create(why.into()))
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
