//! The register of candidates in files: written through the gate, and read back.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::exporting::file_name;
use crate::domain::anonymity::gate::{Gate, Hindrance};
use crate::domain::figures_import::{Given, Preview};
use crate::domain::ids::Slug;
use crate::domain::log::{NotAName, What};
use crate::domain::municipality::Municipality;
use crate::domain::selection::{self, Brought, Register, Selection};
use crate::domain::workspace::Workspace;
use crate::export;
use crate::storage::problem::Problem;
use crate::storage::{atomic, tables};

/// What a table is read for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    Register,
    Figures(Given),
}

/// Why no file came of it. Its words hold nothing of the register's.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error("there is a file already")]
    Exists,
    #[error("is of a kind that is not written: expected a .xlsx or .csv file")]
    Kind,
    #[error("the table could not be made")]
    Table,
    #[error("the file could not be written: {0}")]
    Write(#[from] io::Error),
    /// All of it has to be dealt with first.
    #[error("{} finds in it have to be dealt with before it can leave", .0.len())]
    Held(Vec<Hindrance>),
}

/// What a file of the register has become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The ending of the file's name.
    pub format: &'static str,
    pub candidates: usize,
    /// The finds in it that somebody had decided are no names.
    pub not_names: Vec<NotAName>,
}

impl Written {
    /// What the log says of it.
    #[must_use]
    pub fn logged(&self) -> What {
        What::RegisterExported { format: self.format.to_owned(), candidates: self.candidates, not_names: self.not_names.clone() }
    }
}

/// A register that may leave, and is still in memory: what has to be noted of it before can be.
#[derive(Debug)]
pub struct Prepared {
    bytes: Vec<u8>,
    pub written: Written,
}

impl Prepared {
    /// Writes it to `path`, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(self, path: &Path) -> Result<Written, NotWritten> {
        atomic::write(path, &self.bytes)?;
        Ok(self.written)
    }
}

/// Makes the file of the register that is to stand at `path`, whose ending says what it is.
///
/// # Errors
/// [`NotWritten`].
pub fn prepare(gate: &Gate, register: Register, path: &Path) -> Result<Prepared, NotWritten> {
    let register = match (gate.clear(register), file_name(gate, path)) {
        (Ok(register), Ok(())) => register,
        (register, name) => return Err(NotWritten::Held([register.err(), name.err()].into_iter().flatten().flatten().collect())),
    };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let (format, bytes) = match ending.as_str() {
        "xlsx" => ("xlsx", export::register_xlsx(&register).ok().ok_or(NotWritten::Table)?),
        "csv" => ("csv", export::register_csv(&register).ok().ok_or(NotWritten::Table)?),
        _ => return Err(NotWritten::Kind),
    };
    let (candidates, not_names) = (register.selection.candidates.len(), register.not_names().to_vec());
    Ok(Prepared { bytes, written: Written { format, candidates, not_names } })
}

/// Writes the register to `path`, over a file that is there only if asked to.
///
/// # Errors
/// [`NotWritten`], and then nothing has changed.
pub fn save(gate: &Gate, register: Register, path: &Path, over: bool) -> Result<Written, NotWritten> {
    if !over && path.try_exists()? {
        return Err(NotWritten::Exists);
    }
    prepare(gate, register, path)?.save(path)
}

/// Reads a register out of a file: what it would become.
///
/// # Errors
/// Everything that is wrong, with row and column; then nothing has changed.
pub fn read(path: &Path, selection: &Selection) -> Result<Brought, Vec<Problem>> {
    let grid = tables::read(path).map_err(|problem| vec![problem])?;
    selection::bring(&grid, selection).map_err(|faults| tables::problems(path, faults))
}

/// The municipalities of a project, for figures to find.
#[must_use]
pub fn municipalities(workspace: &Workspace) -> BTreeMap<Slug, &Municipality> {
    workspace.municipalities.iter().map(|(slug, dossier)| (slug.clone(), &dossier.municipality)).collect()
}

/// Works out what a file of key figures would change.
///
/// # Errors
/// As [`read()`].
pub fn figures(path: &Path, given: &Given, municipalities: &BTreeMap<Slug, &Municipality>) -> Result<Preview, Vec<Problem>> {
    let grid = tables::read(path).map_err(|problem| vec![problem])?;
    Preview::of(&grid, given, municipalities).map_err(|faults| tables::problems(path, faults))
}
