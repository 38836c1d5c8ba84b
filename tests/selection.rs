//! The register of candidates and key figures from a terminal: the real program, with the files that
//! people have.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use samsyn::domain::log::What;
use samsyn::domain::municipality::{Figure, Municipality};
use samsyn::domain::project::Project;
use samsyn::domain::selection::{Funnel, report_2015};
use samsyn::storage::check::check;
use samsyn::storage::guides;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use samsyn::storage::tables;
use serde_json::Value as Json;

/// A project with the municipalities of these names, in a folder of its own.
fn project(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("projekt");
    let mut store = Store::create(&root, &Project::new("Prov"), &guides::bilaga2()).unwrap().store;
    for name in names {
        let slug = store.free_slug(name).unwrap();
        store.save(&FileKey::Municipality(slug), &Municipality::new(*name)).unwrap();
    }
    folder
}

fn samsyn(folder: &Path, args: &[&str]) -> Output {
    program::samsyn(folder, args).output().unwrap()
}

fn json(folder: &Path, args: &[&str]) -> Json {
    let output = samsyn(folder, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Every file of a project with what is in it.
fn state(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.clone(), fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn figures(root: &Path, slug: &str) -> Vec<Option<Figure>> {
    let workspace = Store::open(root).unwrap().workspace;
    let figures = &workspace.municipalities.iter().find(|(known, _)| known.as_str() == slug).unwrap().1.municipality.figures;
    vec![figures.inhabitants.clone(), figures.assistance.clone(), figures.young_adults.clone(), figures.unemployment.clone()]
}

#[expect(clippy::unnecessary_wraps, reason = "it stands among those that are not there")]
fn figure(value: f64, year: i16, source: &str) -> Option<Figure> {
    Some(Figure { value, year, source: source.to_owned(), label: String::new() })
}

/// The report's own selection, in a file as a project lead has it, gives the report's own counts.
#[test]
fn the_reports_selection_comes_in_from_a_file_and_goes_out_again() {
    let folder = project(&[]);
    let (at, root) = (folder.path(), folder.path().join("projekt"));
    fs::copy("tests/fixtures/urval/rapport-2015.csv", at.join("urval.csv")).unwrap();
    let told = json(at, &["selection", "import", "projekt", "urval.csv", "--json"]);
    assert_eq!((&told["new"], &told["changed"], &told["ignored"]), (&68.into(), &0.into(), &Json::Array(Vec::new())));

    let shown = json(at, &["selection", "show", "projekt", "--json"]);
    let funnel: Vec<(&str, u64)> =
        shown["funnel"].as_array().unwrap().iter().map(|row| (row["step"].as_str().unwrap(), row["count"].as_u64().unwrap())).collect();
    assert_eq!(
        funnel,
        [
            ("asked", 61),
            ("answered", 46),
            ("no_agreement", 8),
            ("agreements", 38),
            ("joint", 5),
            ("in_pilot", 3),
            ("read", 30),
            ("left_out_finsam_only", 7),
            ("left_out_new_arrivals_only", 4),
            ("left_out_too_little", 8),
            ("met", 11),
            ("pilot", 10),
            ("to_contact", 21),
            ("interviewed", 21),
            ("chosen", 6),
        ]
    );
    assert_eq!(shown["candidates"].as_array().unwrap().len(), 68);
    let text = String::from_utf8(samsyn(at, &["selection", "show", "projekt"]).stdout).unwrap();
    assert!(text.contains("   61  Met the indicator and were asked\n") && text.contains("    6  Chosen\n"), "{text}");

    let register = Store::open(&root).unwrap().workspace.selection;
    assert_eq!(register, report_2015());
    assert_eq!(check(&root), []);
    // Out in every form and language, and in again: nothing is lost and nothing changes.
    for (file, language) in [("ut.csv", "sv"), ("ut.xlsx", "sv"), ("out.csv", "en"), ("out.xlsx", "en")] {
        let told = json(at, &["selection", "export", "projekt", "-o", file, "--language", language, "--json"]);
        assert_eq!(told["candidates"], 68);
        let again = json(at, &["selection", "import", "projekt", file, "--json"]);
        assert_eq!((&again["new"], &again["changed"], &again["unchanged"]), (&0.into(), &0.into(), &68.into()), "{file}");
        let empty = project(&[]);
        samsyn(empty.path(), &["selection", "import", "projekt", at.join(file).to_str().unwrap()]);
        assert_eq!(Store::open(&empty.path().join("projekt")).unwrap().workspace.selection, register, "{file}");
    }
    // The log tells of each time it left.
    let logs = Store::open(&root).unwrap().workspace.logs;
    let logged: Vec<(String, usize)> = logs
        .values()
        .flat_map(|log| &log.events)
        .filter_map(|event| match &event.what {
            What::RegisterExported { format, candidates, not_names } if not_names.is_empty() => Some((format.clone(), *candidates)),
            _ => None,
        })
        .collect();
    assert_eq!(logged, ["csv", "xlsx", "csv", "xlsx"].map(|format| (format.to_owned(), 68)));
    let bytes = fs::read(at.join("ut.xlsx")).unwrap();
    json(at, &["selection", "export", "projekt", "-o", "ut.xlsx", "--json"]);
    assert_eq!(fs::read(at.join("ut.xlsx")).unwrap(), bytes, "equal registers are equal files");
    assert_eq!(Funnel::of(&register).chosen, 6);
}

#[test]
fn no_text_of_a_register_becomes_a_formula() {
    let folder = project(&[]);
    let at = folder.path();
    let text = "Kommun;Motivering\nAle;\"=HYPERLINK(\"\"http://exempel.example\"\")\"\nLund;+46\nUmeå;'-x\n";
    write(at, "in.csv", text);
    json(at, &["selection", "import", "projekt", "in.csv", "--json"]);
    for file in ["ut.csv", "ut.xlsx"] {
        json(at, &["selection", "export", "projekt", "-o", file, "--json"]);
        let again = json(at, &["selection", "import", "projekt", file, "--json"]);
        assert_eq!(again["unchanged"], 3, "{file}");
    }
    let csv = fs::read_to_string(at.join("ut.csv")).unwrap();
    let cells = csv.split(['\n', ';']).map(|cell| cell.trim_start_matches('"'));
    assert!(cells.clone().any(|cell| cell.starts_with("'=HYPERLINK")));
    assert!(cells.filter(|cell| cell.starts_with(['=', '+', '-', '@'])).count() == 0, "{csv}");
    let mut book = zip::ZipArchive::new(fs::File::open(at.join("ut.xlsx")).unwrap()).unwrap();
    let sheet = std::io::read_to_string(book.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(sheet.contains("<c ") && !sheet.contains("<f"), "{sheet}");
}

#[test]
fn a_name_in_a_register_does_not_leave() {
    let folder = project(&[]);
    let at = folder.path();
    write(at, "in.csv", "Kommun;Kontakter\nAle;2026-09-15 förfrågan: Karin Andersson\n");
    json(at, &["selection", "import", "projekt", "in.csv", "--json"]);
    let output = samsyn(at, &["selection", "export", "projekt", "-o", "ut.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Karin Andersson"));
    assert!(!at.join("ut.csv").exists());
    assert!(Store::open(&at.join("projekt")).unwrap().workspace.logs.is_empty(), "what did not leave is not in the log");
}

#[test]
fn a_register_with_a_fault_changes_nothing_and_says_where() {
    let folder = project(&[]);
    let (at, root) = (folder.path(), folder.path().join("projekt"));
    fs::copy("tests/fixtures/urval/rapport-2015.csv", at.join("urval.csv")).unwrap();
    samsyn(at, &["selection", "import", "projekt", "urval.csv"]);
    let before = state(&root);
    write(at, "fel.csv", "Kommun;Aktuell\nAle;ja\nLund;kanske\n");
    let output = samsyn(at, &["selection", "import", "projekt", "fel.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "fel.csv:3:2: is no judgement: expected ja, nej or okänt\n");
    assert_eq!(state(&root), before);
}

#[test]
fn key_figures_come_from_files_as_people_have_them() {
    let names = ["Ale", "Lund", "Spånga-Tensta"];
    let utf8 = "Nyckeltal 2014\n\nKommun;Invånare;Biståndsmottagare, procent;Unga vuxna med ekonomiskt bistånd;Arbetslöshet;År;Källa\n\
                1440 Ale;28 400;2,8;6,6 %;9,3;2014;SCB\nLunds kommun;115\u{a0}968;3,0;..;5,1;2014;SCB\nPåhittsnäs;1;1;1;1;2014;SCB\n";
    let windows: Vec<u8> = utf8.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let comma = utf8.replace(';', "\t");
    for (name, bytes) in [
        ("utf8.csv", utf8.as_bytes().to_vec()),
        ("mark.csv", format!("\u{feff}{utf8}").into_bytes()),
        ("windows.csv", windows),
        ("tab.tsv", comma.into_bytes()),
    ] {
        let folder = project(&names);
        let (at, root) = (folder.path(), folder.path().join("projekt"));
        write(at, name, bytes);
        let before = state(&root);
        let told = json(at, &["import", "figures", "projekt", name, "--preview", "--json"]);
        assert_eq!((&told["saved"], told["changes"].as_array().unwrap().len()), (&false.into(), 7), "{name}");
        assert_eq!(state(&root), before, "a preview changes nothing");
        let told = json(at, &["import", "figures", "projekt", name, "--json"]);
        assert_eq!(told["saved"], true);
        assert_eq!(told["unknown"], serde_json::json!([{"line": 6, "name": "Påhittsnäs", "exists": false}]));
        assert_eq!(told["blank"], 1);
        let ale = [figure(28_400.0, 2014, "SCB"), figure(2.8, 2014, "SCB"), figure(6.6, 2014, "SCB"), figure(9.3, 2014, "SCB")];
        assert_eq!(figures(&root, "ale"), ale, "{name}");
        assert_eq!(figures(&root, "lund"), [figure(115_968.0, 2014, "SCB"), figure(3.0, 2014, "SCB"), None, figure(5.1, 2014, "SCB")]);
        assert_eq!(check(&root), []);
        let again = json(at, &["import", "figures", "projekt", name, "--json"]);
        assert_eq!((again["changes"].as_array().unwrap().len(), &again["unchanged"]), (0, &7.into()));
    }
}

/// A workbook that LibreOffice or Excel has made keeps per cent as fractions with a format.
#[test]
fn a_workbook_is_read_with_its_formats() {
    let folder = project(&["Ale"]);
    let (at, root) = (folder.path(), folder.path().join("projekt"));
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Tom").unwrap();
    let sheet = book.add_worksheet();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.0%");
    sheet.write_string(2, 1, "Kommunkod").unwrap();
    sheet.write_string(2, 2, "Population").unwrap();
    sheet.write_string(2, 3, "Unemployment").unwrap();
    sheet.write_number(3, 1, 1440.0).unwrap();
    sheet.write_number(3, 2, 28_400.0).unwrap();
    sheet.write_number_with_format(3, 3, 0.093, &percent).unwrap();
    book.save(at.join("tal.xlsx")).unwrap();
    json(
        at,
        &["import", "figures", "projekt", "tal.xlsx", "--year", "2014", "--source", "SCB", "--source-of", "unemployment=Af", "--json"],
    );
    assert_eq!(figures(&root, "ale"), [figure(28_400.0, 2014, "SCB"), None, None, figure(9.3, 2014, "Af")]);
}

#[test]
fn a_file_of_figures_with_a_fault_changes_nothing_and_says_where() {
    let folder = project(&["Ale", "Lund"]);
    let (at, root) = (folder.path(), folder.path().join("projekt"));
    let before = state(&root);
    for (text, place) in [
        ("Kommun;Invånare 2014\nAle;28400\nLund;många\n", "fel.csv:3:2: "),
        ("Kommun;Invånare\nAle;28400\n", "fel.csv:2:2: has no year"),
        ("Kommun;Arbetslöshet 2014\nAle;93\nLund;193\n", "fel.csv:3:2: is no per cent"),
        ("Ort;Antal\nAle;3\n", "fel.csv:1: has no header"),
        ("Kommun;Invånare 2014\nAle;\"28\n", "fel.csv:2:1: is not closed"),
    ] {
        write(at, "fel.csv", text);
        let output = samsyn(at, &["import", "figures", "projekt", "fel.csv"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(said.starts_with(place), "{said}");
        assert_eq!(state(&root), before);
    }
}

/// A package of a few kilobytes that unpacks to more than is ever read.
#[test]
fn a_bomb_is_refused() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.xlsx");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b'0'; 1024 * 1024];
    (0..65).for_each(|_| zip.write_all(&zeros).unwrap());
    fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
    let problem = tables::read(&path).unwrap_err();
    assert!(problem.message.contains("unpacks to too much"), "{problem}");

    // A cell at the far end of a sheet makes no table of billions.
    let far = folder.path().join("far.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(1_048_575, 3, "x").unwrap();
    book.save(&far).unwrap();
    let grid = tables::read(&far).unwrap();
    assert_eq!((grid.lines.len(), grid.lines[0].number), (1, 1_048_576));
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 16_383, "x").unwrap();
    book.save(&far).unwrap();
    let problem = tables::read(&far).unwrap_err();
    assert_eq!((problem.line, problem.column), (Some(1), Some(16_384)));
}
