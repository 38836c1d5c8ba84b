//! What a project lets through, kept at hand, and its log.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::model::OpenProject;
use crate::domain::anonymity::gate::{Gate, Hit};
use crate::domain::log::{Logged, What};

/// The most texts that are remembered; more than any screen shows.
const TEXTS: usize = 4_096;

/// The gate as the project is now: made anew when something has changed, and the same one as
/// before when that changed nothing about it.
#[derive(Debug)]
pub struct Guarded {
    gate: Arc<Gate>,
    /// The revision of the project that it was made from.
    of: Option<u64>,
    /// What this gate has found in the texts that were shown.
    looked: RefCell<HashMap<String, Arc<[Hit]>>>,
}

impl Default for Guarded {
    fn default() -> Self {
        Self { gate: Arc::new(Gate::bare()), of: None, looked: RefCell::default() }
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
    if project.guarded.of != Some(revision) {
        let gate = Gate::new(&project.workspace);
        if gate != *project.guarded.gate {
            project.guarded = Guarded { gate: Arc::new(gate), ..Guarded::default() };
        }
        project.guarded.of = Some(revision);
    }
}

/// The gate as it has to be now, whatever was typed a moment ago.
pub(super) fn gate(project: &mut OpenProject) -> Arc<Gate> {
    refresh(project);
    Arc::clone(&project.guarded.gate)
}

/// Writes something down that must be accounted for.
pub(super) fn note(project: &mut OpenProject, at: Timestamp, what: What) {
    // A folder that is only read keeps its log too.
    if project.read_only.is_none() {
        project.workspace.logs.entry(project.writer.clone()).or_default().events.push(Logged { at, what });
        project.saving.log_changed();
    }
}
