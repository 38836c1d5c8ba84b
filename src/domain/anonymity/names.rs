//! What a project knows of people's names. It never lies in the open on a disk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The guard list, and what stands in the place of whom. Kept in the vault of a project that has
/// one, otherwise in memory for as long as the window is open.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Names {
    /// Participants' names, entered so that they are found with certainty.
    pub guard: Vec<String>,
    /// Who ([`roles::key`](super::roles::key)) is called what: a role, without its brackets.
    pub roles: BTreeMap<String, String>,
}

impl std::fmt::Debug for Names {
    /// Says nothing of the names.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Names").field("guard", &self.guard.len()).field("roles", &self.roles.len()).finish()
    }
}
