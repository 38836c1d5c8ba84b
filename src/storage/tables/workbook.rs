//! XLSX: the first sheet with anything in it, cell by cell. What a formula came to is read, never the
//! formula.

use std::io::{BufRead, BufReader, Cursor, Read as _, copy, sink};

use calamine::{Cell as Found, DataRef, Reader as _, SheetVisible, Xlsx};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::Limits;
use crate::domain::grid::{Cell, Grid, Line};
use crate::storage::problem::{Problem, ProblemKind};

/// How large all parts of a package may be once they are unpacked. A table of the largest size that is
/// read is about a third of it.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// More parts than any workbook of ours has.
const MAX_PARTS: usize = 2_000;
/// The longest place a cell can have, `XFD1048576` (ECMA-376, part 1, 18.3.1.4).
const LONGEST_PLACE: usize = 10;
/// What an older spreadsheet, or one behind a password, begins with.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

pub(super) fn parse(file: &str, bytes: Vec<u8>) -> Result<Grid, Problem> {
    if bytes.starts_with(&COMPOUND) {
        return Err(Problem::whole(file, ProblemKind::WrongKind, "is an older spreadsheet or has a password: expected an .xlsx without"));
    }
    unpacks(file, &bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok().ok_or_else(|| broken(file))?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let grid = sheet(file, &mut workbook, &name)?;
        if !grid.lines.is_empty() {
            return Ok(grid);
        }
    }
    Err(Problem::whole(file, ProblemKind::Empty, "holds no table: expected a sheet with a row of headers"))
}

/// That a package is no bomb: what it says of its own size is not believed.
fn unpacks(file: &str, bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok().ok_or_else(|| broken(file))?;
    let too_large = |what: String| Problem::whole(file, ProblemKind::TooLarge, what);
    if archive.len() > MAX_PARTS {
        return Err(too_large(format!("has too many parts: expected at most {MAX_PARTS}")));
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).ok().ok_or_else(|| broken(file))?;
        let mut part = BufReader::new(part.take(left + 1));
        // Any part can be a sheet, whatever its name.
        if !has_places(&mut part) {
            return Err(broken(file));
        }
        copy(&mut part, &mut sink()).ok().ok_or_else(|| broken(file))?;
        let size = left + 1 - part.get_ref().limit();
        left = left
            .checked_sub(size)
            .ok_or_else(|| too_large(format!("unpacks to too much: expected at most {} MB", MAX_UNPACKED / (1024 * 1024))))?;
    }
    Ok(())
}

/// Whether all cells and rows of a sheet stand in places that a spreadsheet has. calamine reckons
/// with them as they are, and would take one beyond four thousand million for another.
fn has_places(sheet: impl BufRead) -> bool {
    let mut xml = quick_xml::Reader::from_reader(sheet);
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(it) | Event::Empty(it)) => {
                let mut attributes = it.attributes();
                let mut places =
                    attributes.with_checks(false).flatten().filter(|it| matches!(it.key.local_name().into_inner(), "r" | "ref"));
                if matches!(it.local_name().into_inner(), "c" | "row" | "dimension")
                    && places.any(|it| it.value.split(':').any(|place| place.len() > LONGEST_PLACE))
                {
                    return false;
                }
            }
            // What is no XML is for the reader itself to tell.
            Ok(Event::Eof) | Err(_) => return true,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn sheet(file: &str, workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<Grid, Problem> {
    // A sheet of charts has no cells.
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return Ok(Grid::default()) };
    let percent: Vec<bool> = cells.styles().iter().map(is_percent).collect();
    let (mut grid, mut limits) = (Grid::default(), Limits::new(file));
    while let Some((found, style)) = cells.next_cell_with_style_id().ok().ok_or_else(|| broken(file))? {
        let (row, column) = found.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        let cell = value(&found, percent.get(style).copied().unwrap_or(false));
        if cell.is_empty() {
            continue;
        }
        limits.cell(number, column, if let Cell::Text(text) = &cell { text.len() } else { 0 })?;
        let last = grid.lines.last().map_or(0, |line| line.number);
        if number < last {
            return Err(broken(file));
        }
        if number > last {
            limits.row(number)?;
            grid.lines.push(Line { number, cells: Vec::new() });
        }
        if let Some(line) = grid.lines.last_mut() {
            if line.cells.len() <= column {
                line.cells.resize(column + 1, Cell::Empty);
            }
            line.cells[column] = cell;
        }
    }
    Ok(grid)
}

/// Whether numbers of a style are shown as per cent: they are kept as fractions then.
fn is_percent(style: &calamine::Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

fn value(found: &Found<DataRef<'_>>, percent: bool) -> Cell {
    match found.get_value() {
        DataRef::Empty => Cell::Empty,
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::Float(number) if percent => Cell::Number(rounded(number * 100.0)),
        DataRef::Float(number) => Cell::Number(rounded(*number)),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Bool(is) => Cell::Text(if *is { "ja" } else { "nej" }.to_owned()),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            Cell::Text(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::of(text),
        // Nothing that could be taken for a value.
        DataRef::Error(_) => Cell::Text("#".to_owned()),
    }
}

/// Without what reckoning in binary leaves behind: 9.299999999999999 was typed as 9.3.
fn rounded(number: f64) -> f64 {
    format!("{number:.10}").parse().unwrap_or(number)
}

fn broken(file: &str) -> Problem {
    Problem::whole(file, ProblemKind::Syntax, "is no whole workbook: expected a spreadsheet (.xlsx)")
}
