//! A package for the project lead as a file.

use super::ExportError;
use crate::domain::anonymity::gate::Cleared;
use crate::domain::publication::Package;
use crate::domain::review::envelope::{Envelope, Kind};

/// The package, with a hash of all that is in it.
///
/// # Errors
/// [`ExportError::Form`], which would be a fault of ours.
pub fn package(package: &Cleared<Package>) -> Result<String, ExportError> {
    let failed = |_| ExportError::Form;
    let body = serde_json::to_string::<Package>(package).map_err(failed)?;
    Ok(serde_json::to_string_pretty(&Envelope::new(Kind::Package, body)).map_err(failed)? + "\n")
}
