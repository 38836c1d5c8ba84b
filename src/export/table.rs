//! Tables for spreadsheets: files with semicolons, and XLSX.
//!
//! No text becomes a formula, whoever wrote it. Equal tables give equal bytes.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::domain::anonymity::gate::Cleared;
use crate::domain::grid::guarded;
use crate::domain::selection::Register;

/// Wider columns are wrapped, in characters.
const WIDEST: usize = 50;

/// The register with semicolons between its cells, as spreadsheets in Swedish expect: UTF-8 with a mark.
///
/// # Errors
/// When a row cannot be written; nothing of ours is such a row.
pub fn register_csv(register: &Cleared<Register>) -> Result<Vec<u8>, csv::Error> {
    separated(&register.table())
}

/// The register as a workbook with one sheet.
///
/// # Errors
/// When a text is longer than a spreadsheet takes.
pub fn register_xlsx(register: &Cleared<Register>) -> Result<Vec<u8>, XlsxError> {
    workbook(&[(register.title(), &register.table())])
}

pub(super) fn separated(rows: &[Vec<String>]) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|text| guarded(text).into_owned()))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// A workbook with a sheet for each table, its first row as the head.
pub(super) fn workbook(sheets: &[(&str, &Vec<Vec<String>>)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No day on which it was made: equal tables are equal files.
    let title = sheets.first().map_or("", |(title, _)| title);
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for (title, rows) in sheets {
        fill(workbook.add_worksheet().set_name(*title)?, rows)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (y, row) in (0..).zip(rows) {
        for (x, text) in (0..).zip(row) {
            sheet.write_string_with_format(y, x, text, if y == 0 { &head } else { &body })?;
        }
    }
    let columns = rows.first().map_or(0, Vec::len);
    for column in 0..columns {
        let widest = rows.iter().filter_map(|row| row.get(column)).flat_map(|text| text.lines()).map(|line| line.chars().count()).max();
        sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), widest.unwrap_or(0).clamp(6, WIDEST) as f64 + 2.0)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    if let (Some(last_row), Some(last_column)) = (rows.len().checked_sub(1), columns.checked_sub(1)) {
        sheet.autofilter(0, 0, last_row as u32, u16::try_from(last_column).unwrap_or(u16::MAX))?;
    }
    Ok(())
}
