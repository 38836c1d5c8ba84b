//! What others write in the same folder while it is open: other note-takers' files, and logs.

use std::collections::BTreeSet;

use super::Store;
use crate::domain::ids::{SessionId, Slug, WriterId};
use crate::domain::log::Log;
use crate::domain::notes::Notes;
use crate::storage::content::{self, Content};
use crate::storage::layout::FileKey;
use crate::storage::problem::{Problem, ProblemKind};
use crate::storage::scan::Scan;

/// Another note-taker's file that has changed since it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesUpdate {
    pub slug: Slug,
    pub session: SessionId,
    pub writer: WriterId,
    /// `None` when the file is gone.
    pub notes: Option<Notes>,
}

impl Store {
    /// Reads the other note-takers' files of the focus groups that are open, and returns those
    /// that have changed. A file that cannot be read, perhaps because it is only half there,
    /// stays as it was and is tried again the next time. So do all of them while the folder is out of
    /// reach.
    pub fn refresh_notes(&mut self, own: &WriterId) -> Vec<NotesUpdate> {
        if self.is_gone() {
            return Vec::new();
        }
        let is_foreign = |key: &&FileKey| matches!(key, FileKey::Notes(_, _, writer) if writer != own);
        let scan = Scan::of(&self.root);
        let before = self.known.keys().filter(is_foreign);
        let keys: BTreeSet<FileKey> = scan.keys.iter().filter(is_foreign).chain(before).cloned().collect();
        let mut updates = Vec::new();
        for key in keys {
            let FileKey::Notes(slug, session, writer) = &key else { continue };
            let is_open = self.known.contains_key(&FileKey::Session(slug.clone(), session.clone()));
            let Ok(there) = self.on_disk(&key) else { continue };
            if !is_open || self.is_known(&key, there) {
                continue;
            }
            let read = if there.is_some() { self.taken_in(&key) } else { self.reload(&key) };
            let notes = match read {
                Ok(Some(Content::Notes(notes))) => Some(*notes),
                Ok(None) if there.is_none() => None,
                _ => continue,
            };
            updates.push(NotesUpdate { slug: slug.clone(), session: session.clone(), writer: writer.clone(), notes });
        }
        updates
    }

    /// The copies that a synchronising service has set aside since one last looked, by name.
    pub fn new_copies(&mut self) -> Vec<String> {
        let copies = Scan::of(&self.root).problems.into_iter().filter(|problem| problem.kind == ProblemKind::ConflictCopy);
        copies.map(|problem| problem.file).filter(|file| self.copies.insert(file.clone())).collect()
    }

    /// What somebody else has written, if that is to be taken in: nothing from a later version, which
    /// would end our own saving, nor what is not as it was saved.
    fn taken_in(&mut self, key: &FileKey) -> Result<Option<Content>, Vec<Problem>> {
        let (loaded, stamp) = content::read(&self.root, key, self.key.as_ref())?;
        if loaded.newer || stamp.damaged {
            return Ok(None);
        }
        self.known.insert(key.clone(), stamp);
        self.unsure.remove(key);
        Ok(Some(loaded.value))
    }

    /// Reads the other writers' logs, and returns those that have changed. One that is gone stays
    /// as it was: nothing is ever taken out of a log.
    ///
    /// # Errors
    /// Those that cannot be read.
    pub fn refresh_logs(&mut self, own: &WriterId) -> Result<Vec<(WriterId, Log)>, Vec<Problem>> {
        let known = self.known.clone();
        let mut logs = Vec::new();
        for key in Scan::of(&self.root).keys {
            let FileKey::Log(writer) = &key else { continue };
            if writer == own || self.is_as_known(&key) {
                continue;
            }
            match self.taken_in(&key) {
                Ok(Some(Content::Log(log))) => logs.push((writer.clone(), log)),
                Ok(_) => {}
                Err(problems) => {
                    // Those before it are read again with it.
                    self.known = known;
                    return Err(problems);
                }
            }
        }
        Ok(logs)
    }
}
