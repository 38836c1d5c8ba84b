//! Reading a guide of any kind of file.

use std::path::Path;

use crate::domain::guide::Guide;
use crate::storage::guides;
use crate::storage::problem::Problem;

/// Reads a guide from a file.
///
/// # Errors
/// Everything that is wrong with it, in the order it stands there.
pub fn read(path: &Path) -> Result<Guide, Vec<Problem>> {
    guides::read(path)
}
