//! Making a document to leave: through the gate, then to a file.

use std::io;
use std::path::Path;

use super::command::{Command, Format};
use crate::domain::anonymity::attribution::People;
use crate::domain::anonymity::gate::{Cleared, FileName, Gate, Hindrance, Receipt};
use crate::domain::ids::Slug;
use crate::domain::log::{NotAName, What};
use crate::domain::printed_guide::PrintedGuide;
use crate::domain::summary::Summary;
use crate::export::{self, ExportError, Undrawable};
use crate::storage::atomic;

/// Why no file came of it. Its words hold nothing of the summary's.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
    #[error("there is a file already")]
    Exists,
    /// All of it has to be decided on first.
    #[error("{} finds in it have to be decided on before it can leave", .0.len())]
    Held(Vec<Hindrance>),
}

/// Something that is asked to leave, while the logs are read that say what may.
#[derive(Debug)]
pub struct Order {
    /// Whose document it is; of what is no municipality's, `None`.
    pub municipality: Option<Slug>,
    pub command: Command,
}

/// What a document was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// The number of the project.
    pub project: u64,
    pub municipality: Slug,
    /// The ending of the file's name, or "print".
    pub format: &'static str,
    pub is_final: bool,
    /// What it lets a reader think of who said its quotes
    /// ([`Shown::sets`](crate::domain::anonymity::attribution::Shown)).
    pub groups: Vec<People>,
}

impl Errand {
    /// What the log says of it.
    #[must_use]
    pub fn logged(&self, done: &Done) -> What {
        What::Exported {
            municipality: self.municipality.clone(),
            format: self.format.to_owned(),
            is_final: self.is_final,
            not_names: done.not_names.clone(),
            groups: self.groups.clone(),
        }
    }
}

/// What a file of a summary has become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// `None` for a format without pages.
    pub pages: Option<usize>,
    /// What a PDF shows as □.
    pub undrawable: Undrawable,
    /// The finds in it that somebody had decided are no names.
    pub not_names: Vec<NotAName>,
}

/// A document that may leave, and is still in memory: what has to be noted of it before can be.
#[derive(Debug)]
pub struct Prepared {
    bytes: Vec<u8>,
    pub done: Done,
}

impl Prepared {
    /// Writes it to `path`, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(self, path: &Path) -> Result<Done, Failure> {
        atomic::write(path, &self.bytes)?;
        Ok(self.done)
    }
}

/// Makes the document that is to be written to `path`, if the gate lets the summary and the file's
/// name through.
///
/// # Errors
/// [`Failure`] when something has to be decided on first, or when it cannot be laid out.
pub fn prepare(gate: &Gate, summary: Summary, format: Format, path: &Path) -> Result<Prepared, Failure> {
    let name = file_name(gate, path);
    let summary = match (gate.clear(summary), name) {
        (Ok(summary), Ok(())) => summary,
        (summary, name) => return Err(Failure::Held([summary.err(), name.err()].into_iter().flatten().flatten().collect())),
    };
    let (bytes, pages) = write(&summary, format)?;
    let undrawable = if format == Format::Pdf { export::undrawable(&summary) } else { Undrawable::default() };
    Ok(Prepared { bytes, done: Done { pages, undrawable, not_names: summary.not_names().to_vec() } })
}

/// Writes the summary to `path`, whole or not at all.
///
/// # Errors
/// As [`prepare()`], and when the file cannot be written.
pub fn export(gate: &Gate, summary: Summary, format: Format, path: &Path) -> Result<Done, Failure> {
    prepare(gate, summary, format, path)?.save(path)
}

fn write(summary: &Cleared<Summary>, format: Format) -> Result<(Vec<u8>, Option<usize>), ExportError> {
    Ok(match format {
        Format::Pdf => paged(export::pdf(summary)?),
        Format::Docx => paged(export::docx(summary)?),
        Format::Html => (export::html(summary).into_bytes(), None),
        Format::Markdown => (export::markdown(summary).into_bytes(), None),
        Format::Text => (export::plain(summary).into_bytes(), None),
    })
}

/// As [`export()`], but over a file that is there only when asked to.
///
/// # Errors
/// As [`export()`], and [`Failure::Exists`].
pub fn export_new(gate: &Gate, summary: Summary, format: Format, path: &Path, over: bool) -> Result<Done, Failure> {
    if !over && path.try_exists()? { Err(Failure::Exists) } else { export(gate, summary, format, path) }
}

/// Writes the receipt of what was destroyed to `path`, whole or not at all.
///
/// # Errors
/// As [`export_new()`].
pub fn save_receipt(gate: &Gate, receipt: Receipt, path: &Path, over: bool) -> Result<Done, Failure> {
    if !over && path.try_exists()? {
        return Err(Failure::Exists);
    }
    let receipt = gate.clear(receipt).map_err(Failure::Held)?;
    file_name(gate, path).map_err(Failure::Held)?;
    write_receipt(&receipt, path)?;
    Ok(Done { pages: None, undrawable: Undrawable::default(), not_names: receipt.not_names().to_vec() })
}

fn write_receipt(receipt: &Cleared<Receipt>, path: &Path) -> io::Result<()> {
    atomic::write(path, receipt.to_string().as_bytes())
}

fn paged(exported: export::Exported) -> (Vec<u8>, Option<usize>) {
    (exported.bytes, Some(exported.pages))
}

/// Writes the guide with room for handwriting to `path`, whole or not at all, if the gate lets it
/// through.
///
/// # Errors
/// As [`export()`].
pub fn print_guide(gate: &Gate, guide: PrintedGuide, path: &Path) -> Result<Done, Failure> {
    let guide = gate.clear(guide).map_err(Failure::Held)?;
    file_name(gate, path).map_err(Failure::Held)?;
    let exported = export::guide_pdf(&guide)?;
    atomic::write(path, &exported.bytes)?;
    Ok(Done { pages: Some(exported.pages), undrawable: Undrawable::default(), not_names: guide.not_names().to_vec() })
}

/// A file's name leaves with the file.
///
/// # Errors
/// What of it keeps it from leaving.
pub fn file_name(gate: &Gate, path: &Path) -> Result<(), Vec<Hindrance>> {
    gate.clear(FileName(path.file_name().unwrap_or_default().to_string_lossy().into_owned())).map(drop)
}
