//! Exporting a summary, or the guide on paper, to a file.

use std::path::Path;

use super::command::Format;
use crate::domain::printed_guide::PrintedGuide;
use crate::domain::summary::Summary;
use crate::export::{self, ExportError, Undrawable};
use crate::storage::atomic;

/// Why no file came of it. Holds no text of the summary.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
    #[error("there is a file already")]
    Exists,
}

/// What a file of a summary has become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// `None` for a format without pages.
    pub pages: Option<usize>,
    /// What a PDF shows as □.
    pub undrawable: Undrawable,
}

/// Writes the summary to `path`, whole or not at all.
///
/// # Errors
/// [`Failure`] when it cannot be laid out or the file cannot be written.
pub fn export(summary: &Summary, format: Format, path: &Path) -> Result<Done, Failure> {
    let (bytes, pages) = match format {
        Format::Pdf => paged(export::pdf(summary)?),
        Format::Docx => paged(export::docx(summary)?),
        Format::Html => (export::html(summary).into_bytes(), None),
        Format::Markdown => (export::markdown(summary).into_bytes(), None),
        Format::Text => (export::plain(summary).into_bytes(), None),
    };
    atomic::write(path, &bytes)?;
    let undrawable = if format == Format::Pdf { export::undrawable(summary) } else { Undrawable::default() };
    Ok(Done { pages, undrawable })
}

/// As [`export()`], but over a file that is there only when asked to.
///
/// # Errors
/// As [`export()`], and [`Failure::Exists`].
pub fn export_new(summary: &Summary, format: Format, path: &Path, over: bool) -> Result<Done, Failure> {
    if !over && path.try_exists()? { Err(Failure::Exists) } else { export(summary, format, path) }
}

fn paged(exported: export::Exported) -> (Vec<u8>, Option<usize>) {
    (exported.bytes, Some(exported.pages))
}

/// Writes the guide with room for handwriting to `path`, whole or not at all.
///
/// # Errors
/// As [`export()`].
pub fn print_guide(guide: &PrintedGuide, path: &Path) -> Result<Done, Failure> {
    let exported = export::guide_pdf(guide)?;
    atomic::write(path, &exported.bytes)?;
    Ok(Done { pages: Some(exported.pages), undrawable: Undrawable::default() })
}
