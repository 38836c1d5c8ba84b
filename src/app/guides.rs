//! Reading a guide of any kind of file.

use std::path::Path;

use crate::domain::guide::Guide;
use crate::storage::problem::Problem;
use crate::storage::{documents, guides};

/// Reads a guide from a guide file, or makes one of a Word, Markdown or text document.
///
/// # Errors
/// Everything that is wrong with it, in the order it stands there.
pub fn read(path: &Path) -> Result<Guide, Vec<Problem>> {
    if documents::is_document(path) { documents::guide(path).map(|imported| imported.guide) } else { guides::read(path) }
}
