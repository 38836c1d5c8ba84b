//! What views ask of a project in every frame and what takes a look through its notes or its log:
//! worked out when first asked for, and again when something has changed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::model::OpenProject;
use crate::domain::anonymity::attribution::{Group, Roster, Why};
use crate::domain::ids::Slug;
use crate::domain::log::{self, NotAName};
use crate::domain::retention::{self, Standing};

/// How many took part in a municipality, and which groups may be shown of them.
pub type Allowed = (usize, Result<Vec<Group>, Why>);

/// What has been asked for since something changed.
#[derive(Debug, Default)]
pub struct Facts {
    /// The revision of the project that the rest is of.
    of: Cell<u64>,
    standings: RefCell<BTreeMap<Slug, Standing>>,
    destroyed: RefCell<BTreeMap<Slug, Option<Timestamp>>>,
    allowed: RefCell<BTreeMap<Slug, Allowed>>,
    not_names: RefCell<Option<Arc<[NotAName]>>>,
}

impl Facts {
    /// Something has come in that no revision counts.
    pub(super) fn forget(&self) {
        self.standings.borrow_mut().clear();
        self.destroyed.borrow_mut().clear();
        self.allowed.borrow_mut().clear();
        self.not_names.take();
    }
}

impl OpenProject {
    fn facts(&self) -> &Facts {
        let revision = self.saving.revision();
        if self.facts.of.replace(revision) != revision {
            self.facts.forget();
        }
        &self.facts
    }

    /// How a municipality stands to the destruction of its material.
    #[must_use]
    pub fn standing(&self, slug: &Slug) -> Standing {
        let mut standings = self.facts().standings.borrow_mut();
        *standings.entry(slug.clone()).or_insert_with(|| {
            let keep = self.workspace.project.keep;
            self.dossier(slug).map_or(Standing::NotYet, |dossier| retention::standing(dossier, keep, self.workspace.gone(slug)))
        })
    }

    /// When what was captured in a municipality was destroyed, or began to be.
    #[must_use]
    pub fn destroyed(&self, slug: &Slug) -> Option<Timestamp> {
        let mut destroyed = self.facts().destroyed.borrow_mut();
        *destroyed.entry(slug.clone()).or_insert_with(|| self.workspace.gone(slug).map(|gone| gone.at))
    }

    /// How many took part in a municipality, and which groups may be shown of them.
    pub fn allowed(&self, slug: &Slug) -> Allowed {
        let mut allowed = self.facts().allowed.borrow_mut();
        let look = || {
            let roster = self.dossier(slug).map(|dossier| Roster::of(&dossier.sessions)).unwrap_or_default();
            let before = log::shown(self.workspace.logs.values(), slug);
            let groups = self.workspace.project.attribution.groups(&roster, &before);
            (roster.len(), groups.map(|groups| groups.into_iter().map(|(group, _)| group).collect()))
        };
        allowed.entry(slug.clone()).or_insert_with(look).clone()
    }

    /// What has been decided to be no name, the earliest first.
    #[must_use]
    pub fn not_names(&self) -> Arc<[NotAName]> {
        let mut not_names = self.facts().not_names.borrow_mut();
        Arc::clone(not_names.get_or_insert_with(|| log::not_names(self.workspace.logs.values()).into()))
    }
}
