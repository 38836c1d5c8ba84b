//! Saving all that belongs to a municipality, in an order in which nothing is there before what it
//! came of.

use super::{Outcome, SaveError, Store};
use crate::domain::draft::steps::Steps;
use crate::domain::ids::{Slug, WriterId};
use crate::domain::workspace::Dossier;
use crate::storage::layout::FileKey;

impl Store {
    /// Whether approvals were bound at opening that are not on disk yet.
    pub fn unbound(&self) -> impl Iterator<Item = &Slug> {
        self.unbound.keys()
    }

    /// Puts on disk which words an old approval is of, before one of its files is written.
    pub(super) fn bind(&mut self, key: &FileKey) -> Result<(), SaveError> {
        let slug = match key {
            FileKey::Municipality(slug) | FileKey::Draft(slug) => slug.clone(),
            _ => return Ok(()),
        };
        let Some(approvals) = self.unbound.remove(&slug) else { return Ok(()) };
        let result = self.save(&FileKey::Approvals(slug.clone()), &approvals);
        if result.is_err() {
            self.unbound.insert(slug, approvals);
        }
        result.map(drop)
    }

    /// Saves all of a municipality that is this writer's to save; other note-takers' files are
    /// never touched. A draft that is no more is removed.
    pub fn save_dossier(&mut self, slug: &Slug, dossier: &Dossier, writer: &WriterId) -> Vec<(FileKey, Result<Outcome, SaveError>)> {
        let mut done = Vec::new();
        let mut note = |key: FileKey, result| done.push((key, result));
        // What was said about a text is there before the text that came of it.
        for (id, round) in &dossier.rounds {
            let key = FileKey::Round(slug.clone(), id.clone());
            let result = self.save(&key, round.as_ref());
            note(key, result);
        }
        let key = FileKey::Approvals(slug.clone());
        if !dossier.approvals.all.is_empty() || self.known.contains_key(&key) {
            let result = self.save(&key, &dossier.approvals);
            self.unbound.remove(slug);
            note(key, result);
        }
        let key = FileKey::Municipality(slug.clone());
        let result = self.save(&key, &dossier.municipality);
        note(key, result);
        for (id, group) in &dossier.sessions {
            let key = FileKey::Session(slug.clone(), id.clone());
            let result = self.save(&key, &group.session);
            note(key, result);
            if let Some(notes) = group.notes.get(writer) {
                let key = FileKey::Notes(slug.clone(), id.clone(), writer.clone());
                let result = self.save(&key, notes);
                note(key, result);
            }
        }
        let key = FileKey::Draft(slug.clone());
        if let Some(draft) = &dossier.draft {
            let result = self.save(&key, draft);
            note(key, result);
        } else if self.known.contains_key(&key) {
            let result = self.remove(&key);
            note(key, result);
        }
        let key = FileKey::Steps(slug.clone());
        if dossier.steps != Steps::default() || self.known.contains_key(&key) {
            let result = self.save(&key, &dossier.steps);
            note(key, result);
        }
        if let Some(package) = &dossier.collected {
            let key = FileKey::Collected(slug.clone());
            let result = self.save(&key, package.as_ref());
            note(key, result);
        }
        for (id, version) in &dossier.versions {
            let key = FileKey::Version(slug.clone(), id.clone());
            // Never changed once it is written.
            if !self.known.contains_key(&key) {
                let result = self.save(&key, version.as_ref());
                note(key, result);
            }
        }
        done
    }
}
