//! Everything a work folder holds, in memory.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::guide::Guide;
use super::ids::{SessionId, Slug, WriterId};
use super::municipality::Municipality;
use super::notes::{self, Entry, Notes};
use super::project::Project;
use super::session::Session;
use super::stage::Stage;

/// A project with its guide and all its municipalities.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    pub project: Project,
    pub guide: Guide,
    pub municipalities: BTreeMap<Slug, Dossier>,
}

/// All there is about one municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    pub municipality: Municipality,
    pub sessions: BTreeMap<SessionId, FocusGroup>,
    /// `None` until a first draft has been made.
    pub draft: Option<Draft>,
}

/// One focus group and every note-taker's file about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FocusGroup {
    pub session: Session,
    pub notes: BTreeMap<WriterId, Notes>,
}

impl Dossier {
    #[must_use]
    pub fn new(municipality: Municipality) -> Self {
        Self { municipality, sessions: BTreeMap::new(), draft: None }
    }

    #[must_use]
    pub fn stage(&self) -> Stage {
        let held = self.sessions.values().any(FocusGroup::is_closed);
        let has_text = self.draft.as_ref().is_some_and(|draft| draft.blocks.iter().any(|block| !block.is_blank()));
        Stage::of(&self.municipality.milestones, held, has_text)
    }

    /// The entries of every focus group here, oldest first.
    #[must_use]
    pub fn stream(&self) -> Vec<&Entry> {
        notes::join(self.sessions.values().flat_map(|group| group.notes.values()))
    }
}

impl FocusGroup {
    /// The entries of every note-taker, oldest first.
    #[must_use]
    pub fn stream(&self) -> Vec<&Entry> {
        notes::join(self.notes.values())
    }

    /// Some note-taker has closed it.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.notes.values().any(|notes| notes.clock.ended.is_some())
    }
}
