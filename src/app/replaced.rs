//! What one replacement changed in all of a project, so that it can be taken back as a whole.
//!
//! It lives with the notice that offers that, and is on no disk.

use crate::domain::draft::Block;
use crate::domain::ids::{EntryId, SessionId, Slug};

/// A text as it was, and as it became.
#[derive(Debug, Clone, PartialEq)]
pub struct Was<T> {
    pub before: T,
    pub after: T,
}

/// The words of the capture line, and those that were laid aside.
pub type Lines = [String; 2];

/// Everything that a role was put into.
#[derive(Debug, Clone, PartialEq)]
pub struct Replaced {
    /// The number of the project.
    pub project: u64,
    /// By what the person is known, and the role there was before. `None` for a seat's code.
    pub role: Option<(String, Option<String>)>,
    pub blocks: Vec<(Slug, Was<Block>)>,
    pub entries: Vec<((Slug, SessionId, EntryId), Was<String>)>,
    pub lines: Vec<((Slug, SessionId), Was<Lines>)>,
}

impl Replaced {
    #[must_use]
    pub fn new(project: u64) -> Self {
        Self { project, role: None, blocks: Vec::new(), entries: Vec::new(), lines: Vec::new() }
    }
}
