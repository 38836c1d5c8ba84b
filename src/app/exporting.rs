//! Exporting a summary, or the guide on paper, to a file.

use std::path::Path;

use super::command::Format;
use crate::domain::printed_guide::PrintedGuide;
use crate::domain::summary::Summary;
use crate::export::{self, ExportError};
use crate::storage::atomic;

/// Why no file came of it. Holds no text of the summary.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Writes the summary to `path`, whole or not at all, and returns its number of pages.
///
/// # Errors
/// [`Failure`] when it cannot be laid out or the file cannot be written.
pub fn export(summary: &Summary, format: Format, path: &Path) -> Result<usize, Failure> {
    let exported = match format {
        Format::Pdf => export::pdf(summary)?,
        Format::Docx => export::docx(summary)?,
    };
    atomic::write(path, &exported.bytes)?;
    Ok(exported.pages)
}

/// Writes the guide with room for handwriting to `path`, and returns its number of pages.
///
/// # Errors
/// As [`export()`].
pub fn print_guide(guide: &PrintedGuide, path: &Path) -> Result<usize, Failure> {
    let exported = export::guide_pdf(guide)?;
    atomic::write(path, &exported.bytes)?;
    Ok(exported.pages)
}
