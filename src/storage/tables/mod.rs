//! Tables from outside: XLSX and files with separators become a [`Grid`].
//!
//! Nothing in them is trusted: there are limits for bytes, what a package unpacks to, rows, columns and
//! cells; formulas are not worked out, and nothing is fetched.

mod separated;
mod workbook;

use std::path::Path;

use super::format;
use super::problem::{Problem, ProblemKind};
use crate::domain::grid::{Fault, Grid};

/// More rows than any table of municipalities over several years has.
const MAX_ROWS: usize = 20_000;
const MAX_COLUMNS: usize = 500;
const MAX_CELLS: usize = 500_000;
/// The longest text in one cell, in bytes; spreadsheets take no more than that many characters.
const MAX_CELL: usize = 32_767;

/// The endings that are read, without their dot.
pub const EXTENSIONS: [&str; 4] = ["xlsx", "csv", "tsv", "txt"];

/// Reads a table. Its ending says what it is.
///
/// # Errors
/// Why it cannot be read, with file, row and column where there is one.
pub fn read(path: &Path) -> Result<Grid, Problem> {
    let file = name(path);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "xlsx" => workbook::parse(&file, format::read_bytes(path, &file)?),
        "csv" | "tsv" | "txt" => separated::parse(&file, format::read_bytes(path, &file)?),
        "xls" | "ods" | "xlsm" | "xlsb" => {
            let message = "is a spreadsheet of a kind that is not read: expected .xlsx or .csv; save it as one of them";
            Err(Problem::whole(&file, ProblemKind::WrongKind, message))
        }
        _ => Err(Problem::whole(&file, ProblemKind::WrongKind, "is of a kind that is not read: expected a .xlsx or .csv file")),
    }
}

/// What is wrong in a table, with the file that it came from.
#[must_use]
pub fn problems(path: &Path, faults: Vec<Fault>) -> Vec<Problem> {
    let file = name(path);
    let problem = |fault: Fault| Problem {
        file: file.clone(),
        line: Some(fault.line),
        column: fault.column,
        kind: ProblemKind::Value,
        message: fault.what.to_string(),
    };
    faults.into_iter().map(problem).collect()
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Keeps count of what has been read.
struct Limits<'a> {
    file: &'a str,
    rows: usize,
    cells: usize,
}

impl<'a> Limits<'a> {
    fn new(file: &'a str) -> Self {
        Self { file, rows: 0, cells: 0 }
    }

    fn row(&mut self, line: usize) -> Result<(), Problem> {
        self.rows += 1;
        self.within(self.rows, MAX_ROWS, "rows", (line, 1))
    }

    /// A cell of so many bytes, in a column counted from 0.
    fn cell(&mut self, line: usize, column: usize, bytes: usize) -> Result<(), Problem> {
        self.cells += 1;
        let place = (line, column + 1);
        self.within(column + 1, MAX_COLUMNS, "columns", place)?;
        self.within(self.cells, MAX_CELLS, "cells", place)?;
        if bytes > MAX_CELL {
            let message = format!("is too long: expected at most {MAX_CELL} bytes in a cell");
            return Err(Problem::at(self.file, place, ProblemKind::TooLarge, message));
        }
        Ok(())
    }

    fn within(&self, count: usize, most: usize, what: &str, place: (usize, usize)) -> Result<(), Problem> {
        if count <= most {
            return Ok(());
        }
        Err(Problem::at(self.file, place, ProblemKind::TooLarge, format!("has too many {what}: expected at most {most}")))
    }
}

#[cfg(test)]
mod tests;
