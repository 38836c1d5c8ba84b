//! What a project lets through, kept at hand, and its log.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use jiff::Timestamp;

use super::model::OpenProject;
use crate::domain::anonymity::gate::{Gate, Hit};
use crate::domain::anonymity::scan::{self, Known};
use crate::domain::log::{Logged, What};
use crate::domain::municipality::Municipality;
use crate::domain::workspace::Workspace;

/// The most texts that are remembered; more than any screen shows.
const TEXTS: usize = 4_096;

/// The gate as the project is now: made anew when something has changed, and the same one as
/// before when that changed nothing about it.
#[derive(Debug)]
pub struct Guarded {
    gate: Arc<Gate>,
    /// The revision of the project that it is right for.
    of: Option<u64>,
    /// What it was made from.
    source: u64,
    /// What this gate has found in the texts that were shown.
    looked: RefCell<HashMap<String, Arc<[Hit]>>>,
}

impl Default for Guarded {
    fn default() -> Self {
        Self { gate: Arc::new(Gate::bare()), of: None, source: 0, looked: RefCell::default() }
    }
}

impl Guarded {
    #[must_use]
    pub fn gate(&self) -> &Arc<Gate> {
        &self.gate
    }

    /// What the gate finds in a text. A text that has been looked at is not looked at again.
    #[must_use]
    pub fn look(&self, text: &str) -> Arc<[Hit]> {
        let mut looked = self.looked.borrow_mut();
        if let Some(hits) = looked.get(text) {
            return Arc::clone(hits);
        }
        let hits: Arc<[Hit]> = self.gate.look(text).into();
        if looked.len() == TEXTS {
            looked.clear();
        }
        looked.insert(text.to_owned(), Arc::clone(&hits));
        hits
    }

    /// Something has changed that no revision counts.
    pub(super) fn outdate(&mut self) {
        self.of = None;
    }
}

/// Brings the gate up to date.
pub(super) fn refresh(project: &mut OpenProject) {
    let revision = project.saving.revision();
    if project.guarded.of == Some(revision) {
        return;
    }
    // Nearly every revision is a key press that changes nothing of this.
    if project.guarded.source == source(&project.workspace) {
        project.guarded.of = Some(revision);
    } else {
        make(project);
    }
}

/// The gate as it has to be now, whatever was typed a moment ago.
pub(super) fn gate(project: &mut OpenProject) -> Arc<Gate> {
    make(project);
    Arc::clone(&project.guarded.gate)
}

fn make(project: &mut OpenProject) {
    let gate = Gate::new(&project.workspace);
    if gate != *project.guarded.gate {
        project.guarded = Guarded { gate: Arc::new(gate), ..Guarded::default() };
    }
    project.guarded.of = Some(project.saving.revision());
    project.guarded.source = source(&project.workspace);
}

/// A number that is another when something is that a gate is made from. A log only grows.
fn source(workspace: &Workspace) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&workspace.names.guard, &workspace.project.consultancy).hash(&mut hasher);
    for (slug, dossier) in &workspace.municipalities {
        let Municipality { name, full_name, contacts, .. } = &dossier.municipality;
        (slug, name, full_name, contacts.len()).hash(&mut hasher);
        for contact in contacts {
            contact.name.hash(&mut hasher);
        }
        for group in dossier.sessions.values() {
            group.session.seats.len().hash(&mut hasher);
            for seat in &group.session.seats {
                seat.code.hash(&mut hasher);
            }
        }
    }
    for (writer, log) in &workspace.logs {
        (writer, log.events.len()).hash(&mut hasher);
    }
    hasher.finish()
}

/// Reads the lists of names, so that no frame waits for them later.
pub fn warm_up() {
    super::jobs::thread("names", || drop(scan::scan("Då kom Karin hit, 070-000 00 00", &Known::default())));
}

/// Writes something down that must be accounted for.
pub(super) fn note(project: &mut OpenProject, at: Timestamp, what: What) {
    // A folder that is only read keeps its log too.
    if project.read_only.is_none() {
        project.workspace.logs.entry(project.writer.clone()).or_default().events.push(Logged { at, what });
        project.saving.log_changed();
    }
}
