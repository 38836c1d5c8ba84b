//! A draft kept under a name, as it was then.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Draft;

/// `versions/<id>.ron`. Written once and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// What the writer called it.
    pub name: String,
    pub at: Timestamp,
    pub draft: Draft,
}
