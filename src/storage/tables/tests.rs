//! Tables as programs write them, and such as nobody should.

use super::*;
use crate::domain::grid::Cell;

fn grid(text: &str) -> Vec<(usize, Vec<String>)> {
    told(&separated::parse("t.csv", text.as_bytes().to_vec()).unwrap())
}

fn told(grid: &Grid) -> Vec<(usize, Vec<String>)> {
    grid.lines.iter().map(|line| (line.number, line.cells.iter().map(Cell::text).collect())).collect()
}

fn rows(expected: &[(usize, &[&str])]) -> Vec<(usize, Vec<String>)> {
    expected.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect()
}

#[test]
fn the_separator_is_found() {
    let expected = rows(&[(1, &["Kommun", "Arbetslöshet"]), (2, &["Ale", "9,3"]), (3, &["Lund", "4,1"])]);
    assert_eq!(grid("Kommun;Arbetslöshet\nAle;9,3\nLund;4,1\n"), expected);
    assert_eq!(grid("\u{feff}Kommun\tArbetslöshet\r\nAle\t9,3\r\nLund\t4,1"), expected);
    assert_eq!(grid("Kommun,Arbetslöshet\nAle,\"9,3\"\nLund,\"4,1\""), expected);
    let told: Vec<_> = expected.into_iter().map(|(line, cells)| (line + 1, cells)).collect();
    assert_eq!(grid("sep=;\nKommun;Arbetslöshet\nAle;9,3\nLund;4,1"), told);
}

#[test]
fn swedish_windows_is_read_too() {
    let bytes = b"Kommun;Inv\xe5nare\n\xc4lmhult;17\xa0000\n".to_vec();
    let expected = rows(&[(1, &["Kommun", "Invånare"]), (2, &["Älmhult", "17\u{a0}000"])]);
    assert_eq!(told(&separated::parse("t.csv", bytes).unwrap()), expected);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("Kommun;Län\nÅre;Z".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(told(&separated::parse("t.csv", utf16).unwrap()), rows(&[(1, &["Kommun", "Län"]), (2, &["Åre", "Z"])]));
}

#[test]
fn every_row_keeps_the_line_it_begins_on() {
    let text = "Titel\n\n\nKommun;Text\nAle;\"två\nrader\"\n;\nLund;\"\"\"citat\"\"; här\"\n";
    let expected = rows(&[(1, &["Titel"]), (4, &["Kommun", "Text"]), (5, &["Ale", "två\nrader"]), (8, &["Lund", "\"citat\"; här"])]);
    assert_eq!(grid(text), expected);
}

#[test]
fn what_is_broken_says_where() {
    let problem = |text: &str| separated::parse("t.csv", text.as_bytes().to_vec()).unwrap_err();
    let open = problem("Kommun;Text\nAle;\"öppen\nLund;x\n");
    assert_eq!((open.line, open.kind), (Some(2), ProblemKind::Syntax));
    let wide = problem(&";x".repeat(MAX_COLUMNS + 1));
    assert_eq!((wide.line, wide.column, wide.kind), (Some(1), Some(MAX_COLUMNS + 1), ProblemKind::TooLarge));
    let long = problem(&"a;b\n".repeat(MAX_ROWS + 1));
    assert_eq!((long.line, long.kind), (Some(MAX_ROWS + 1), ProblemKind::TooLarge));
    let cell = problem(&format!("a;b\nc;{}", "x".repeat(MAX_CELL + 1)));
    assert_eq!((cell.line, cell.column, cell.kind), (Some(2), Some(2), ProblemKind::TooLarge));
    assert_eq!(problem("a;b\n\0").kind, ProblemKind::NotUtf8);
}

#[test]
fn no_workbook_is_no_table() {
    for bytes in [Vec::new(), b"PK\x03\x04".to_vec(), b"Kommun;x".to_vec()] {
        assert_eq!(workbook::parse("t.xlsx", bytes).unwrap_err().kind, ProblemKind::Syntax);
    }
    assert_eq!(workbook::parse("t.xlsx", vec![0xd0, 0xcf, 0x11, 0xe0, 0]).unwrap_err().kind, ProblemKind::WrongKind);
    assert_eq!(read(Path::new("t.ods")).unwrap_err().kind, ProblemKind::WrongKind);
}

#[test]
fn a_cell_beyond_every_sheet_is_refused() {
    let book = |place: &str| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in [
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#.to_owned(),
            ),
            (
                "_rels/.rels",
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
            ),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned(),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned(),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!(
                    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c r="{place}"><v>7</v></c></row></sheetData></worksheet>"#
                ),
            ),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
        }
        workbook::parse("t.xlsx", zip.finish().unwrap().into_inner())
    };
    assert_eq!(told(&book("A2").unwrap()), rows(&[(2, &["7"])]));
    // The row, and then the column, that 32 bits cannot hold.
    for place in ["A4294967298", "AAAAAAAAAAA1"] {
        assert_eq!(book(place).unwrap_err().kind, ProblemKind::Syntax, "{place}");
    }
}
