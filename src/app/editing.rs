//! What undo covers besides the notes and the draft, which keep their own steps in files.

use std::collections::BTreeMap;

use crate::domain::ids::{BlockId, SessionId, Slug};
use crate::domain::municipality::Municipality;
use crate::domain::project::Project;
use crate::domain::session::Session;
use crate::domain::stage::Milestones;
use crate::domain::workspace::{Dossier, Workspace};

/// The part of a dossier that undo on Prepare goes back in, and on Compile for what stands beside
/// the draft, such as the contact persons.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    municipality: Municipality,
    sessions: BTreeMap<SessionId, Session>,
}

impl Content {
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            municipality: dossier.municipality.clone(),
            sessions: dossier.sessions.iter().map(|(id, group)| (id.clone(), group.session.clone())).collect(),
        }
    }

    /// Puts this content back, and leaves the rest of the dossier as it is.
    pub fn restore(self, dossier: &mut Dossier) {
        dossier.municipality = self.municipality;
        for (id, session) in self.sessions {
            dossier.sessions.entry(id).or_default().session = session;
        }
    }
}

/// What undo on Home goes back in: the project, and how far each municipality is said to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    project: Project,
    milestones: BTreeMap<Slug, Milestones>,
}

impl Overview {
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let milestones = workspace.municipalities.iter().map(|(slug, dossier)| (slug.clone(), dossier.municipality.milestones));
        Self { project: workspace.project.clone(), milestones: milestones.collect() }
    }

    /// Puts this back; returns the municipalities that changed. One added since stays.
    pub fn restore(self, workspace: &mut Workspace) -> Vec<Slug> {
        workspace.project = self.project;
        let mut changed = Vec::new();
        for (slug, milestones) in self.milestones {
            if let Some(dossier) = workspace.municipalities.get_mut(&slug)
                && dossier.municipality.milestones != milestones
            {
                dossier.municipality.milestones = milestones;
                changed.push(slug);
            }
        }
        changed
    }
}

/// A fresh id for a block.
#[must_use]
pub fn new_block_id() -> BlockId {
    BlockId::from_bits(fastrand::u64(..))
}
