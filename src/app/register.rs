//! The register of candidates in files: written through the gate, and read back.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::exporting::file_name;
use crate::domain::anonymity::gate::{Gate, Hindrance};
use crate::domain::figures_import::{Given, Preview};
use crate::domain::ids::Slug;
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

/// Writes the register to `path`, whose ending says as what; over a file that is there only if asked to.
///
/// # Errors
/// [`NotWritten`], and then nothing has changed.
pub fn save(gate: &Gate, register: Register, path: &Path, over: bool) -> Result<(), NotWritten> {
    if !over && path.try_exists()? {
        return Err(NotWritten::Exists);
    }
    let register = match (gate.clear(register), file_name(gate, path)) {
        (Ok(register), Ok(())) => register,
        (register, name) => return Err(NotWritten::Held([register.err(), name.err()].into_iter().flatten().flatten().collect())),
    };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = match ending.as_str() {
        "xlsx" => export::register_xlsx(&register).ok().ok_or(NotWritten::Table)?,
        "csv" => export::register_csv(&register).ok().ok_or(NotWritten::Table)?,
        _ => return Err(NotWritten::Kind),
    };
    Ok(atomic::write(path, &bytes)?)
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
