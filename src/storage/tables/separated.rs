//! Files with semicolons, commas or tabs between their cells.

use csv::{ReaderBuilder, StringRecord};

use super::Limits;
use crate::domain::grid::{Cell, Grid, Line, unguarded};
use crate::storage::documents::plain;
use crate::storage::problem::{Problem, ProblemKind};

/// The separators that are understood. Where two of them would do, the first does: a comma may stand in
/// a number.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];
/// How many rows are looked at to find out which it is.
const LOOKED_AT: usize = 50;

pub(super) fn parse(file: &str, bytes: Vec<u8>) -> Result<Grid, Problem> {
    let text = plain::decode(file, bytes)?;
    // Excel is told by such a first line.
    let (told, skipped) = match text.split_once('\n') {
        Some((first, _)) if first.len() == 5 && first.to_ascii_lowercase().starts_with("sep=") => (first.bytes().last(), first.len() + 1),
        _ => (None, 0),
    };
    let body = &text[skipped..];
    let separator = told.unwrap_or_else(|| separator(body));
    let mut reader = reader(body, separator);
    let (mut grid, mut limits, mut record) = (Grid::default(), Limits::new(file), StringRecord::new());
    let (mut counted, mut line) = (0, 1 + usize::from(skipped > 0));
    loop {
        let more = reader.read_record(&mut record).ok().ok_or_else(|| {
            Problem::at(file, (line, 1), ProblemKind::Syntax, "is no table: expected cells with semicolons, commas or tabs between them")
        })?;
        if !more {
            break;
        }
        // Blank lines before a record count as part of it.
        let start = record.position().map_or(counted, |position| position.byte() as usize).min(body.len());
        let start = start + body[start..].len() - body[start..].trim_start_matches('\n').len();
        line += body[counted..start].bytes().filter(|byte| *byte == b'\n').count();
        counted = start;
        let end = reader.position().byte() as usize;
        if end >= body.len() && is_open(&body[start..], separator) {
            let message = "is not closed: a text that begins in this row has no closing quotation mark";
            return Err(Problem::at(file, (line, 1), ProblemKind::Syntax, message));
        }
        limits.row(line)?;
        for (column, text) in record.iter().enumerate() {
            limits.cell(line, column, text.len())?;
        }
        let found = Line { number: line, cells: record.iter().map(|text| Cell::of(unguarded(text))).collect() };
        if !found.is_blank() {
            grid.lines.push(found);
        }
    }
    Ok(grid)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The one that gives the most rows of the same number of cells.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let widths: Vec<usize> =
            reader(text, separator).records().take(LOOKED_AT).filter_map(Result::ok).map(|row| row.len()).filter(|len| *len > 1).collect();
        widths.iter().map(|width| widths.iter().filter(|other| *other == width).count()).max().unwrap_or(0)
    };
    // Of equals the last is the greatest.
    SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b';')
}

/// Whether a quotation mark that begins a cell of the last row was left open. One in the middle of a
/// cell is a sign like any other.
fn is_open(row: &str, separator: u8) -> bool {
    let begins = |pair: &[u8]| (pair[0] == separator || pair[0] == b'\n') && pair[1] == b'"';
    let is_quoted = row.starts_with('"') || row.as_bytes().windows(2).any(begins);
    is_quoted && row.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}
