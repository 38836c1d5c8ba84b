//! Bilaga 2 typed in Word, in LibreOffice, as Markdown and as plain text becomes the guide that
//! ships; and the command that does it.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use samsyn::domain::guide::{Bilingual, Feeds, Guide, Place};
use samsyn::domain::guide_import::What;
use samsyn::storage::{documents, guides};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn samsyn(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).output().unwrap()
}

/// All that the import must get right about a row.
fn row(place: &Place<'_>) -> String {
    let row = place.row;
    let swedish = |texts: &[Bilingual]| texts.iter().map(|text| text.sv.clone()).collect::<Vec<_>>().join(" | ");
    format!(
        "{} {:?} {:?}\n  {}\n  cue: {}\n  probes: {}\n  hints: {}",
        place.level,
        row.kind,
        row.feeds,
        row.text.sv,
        row.cue.as_ref().map_or("", |cue| &cue.sv),
        swedish(&row.probes),
        swedish(&row.hints),
    )
}

/// Each section's title with its rows.
fn shape(guide: &Guide) -> Vec<(String, Vec<String>)> {
    let mut sections: Vec<_> = guide.sections.iter().map(|section| (section.title.sv.clone(), Vec::new())).collect();
    for place in guide.places() {
        sections[place.section_number - 1].1.push(row(&place));
    }
    sections
}

#[test]
fn bilaga_2_from_a_document_is_the_guide_that_ships() {
    let shipped = guides::bilaga2();
    assert_eq!((shipped.sections.len(), shipped.places().len()), (6, 37));
    for name in ["bilaga2-word.docx", "bilaga2.docx", "bilaga2.md"] {
        let imported = documents::guide(&fixture(name)).unwrap();
        assert_eq!(imported.guide.title.sv, shipped.title.sv, "{name}");
        for ((title, rows), (expected_title, expected_rows)) in shape(&imported.guide).into_iter().zip(shape(&shipped)) {
            assert_eq!(title, expected_title, "{name}");
            assert_eq!(rows.len(), expected_rows.len(), "{name}: {title}");
            for (row, expected) in rows.iter().zip(&expected_rows) {
                assert_eq!(row, expected, "{name}: {title}");
            }
        }
        assert_eq!((imported.guide.sections.len(), imported.guide.places().len()), (6, 37), "{name}");
        let footnotes: Vec<&str> = imported.guide.footnotes.iter().map(|footnote| footnote.sv.as_str()).collect();
        assert_eq!(footnotes, [shipped.footnotes[0].sv.as_str()], "{name}");
        for (place, expected) in imported.guide.places().iter().zip(shipped.places()) {
            // Who carries out the mapping is no word that a rule could know.
            let blanks = expected.row.blanks.iter().filter(|blank| blank.text.sv != "Governo");
            let filled: Vec<_> = blanks.map(|blank| (blank.text.sv.clone(), blank.fill)).collect();
            let found: Vec<_> = place.row.blanks.iter().map(|blank| (blank.text.sv.clone(), blank.fill)).collect();
            assert_eq!(found, filled, "{name}");
            assert!(place.row.short.sv.chars().count() <= 40);
            assert_eq!(place.row.text.sv, place.row.text.en);
        }
        let headed = |guide: &Guide| guide.sections.iter().map(|section| section.heading.is_some()).collect::<Vec<_>>();
        assert_eq!(headed(&imported.guide), headed(&shipped), "{name}");
    }
}

#[test]
fn plain_text_comes_as_near_as_it_can() {
    let imported = documents::guide(&fixture("bilaga2.txt")).unwrap();
    assert_eq!(shape(&imported.guide), shape(&guides::bilaga2()));
    let remarks: Vec<_> = imported.remarks.iter().map(|remark| (remark.line, remark.what)).collect();
    // Its first line is taken for the title; who typed the text in put three of their own above it.
    assert_eq!(remarks, [2, 3, 5, 7].map(|line| (line, What::BeforeFirstSection)));
    assert!(imported.guide.places().iter().any(|place| place.row.feeds == Feeds::Contacts));
}

#[test]
fn what_floats_beside_the_text_is_told() {
    let imported = documents::guide(&fixture("bilaga2-word.docx")).unwrap();
    let remarks: Vec<_> = imported.remarks.iter().map(|remark| (remark.line, remark.what)).collect();
    assert_eq!(remarks, [(2, What::NotRunningText)]);
    assert_eq!(documents::guide(&fixture("bilaga2.docx")).unwrap().remarks, []);
}

#[test]
fn the_command_writes_a_guide_that_is_right_and_never_over_another() {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("egen.ron");
    let (from, to) = (fixture("bilaga2-word.docx"), to.to_str().unwrap());
    let from = from.to_str().unwrap();
    let output = samsyn(&["guide", "import", from, "-o", to]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{to} (6 sections, 37 rows)\n"));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("{from}:2: left out: a text box, or data about the document\n"));
    assert_eq!(samsyn(&["guide", "check", to, "--json"]).stdout, b"[]\n");
    assert_eq!(guides::read(Path::new(to)).unwrap(), documents::guide(Path::new(from)).unwrap().guide);

    std::fs::write(to, "mitt").unwrap();
    let output = samsyn(&["guide", "import", from, "-o", to]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert_eq!(std::fs::read_to_string(to).unwrap(), "mitt");
    let output = samsyn(&["guide", "import", from, "-o", to, "--force", "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let remarks = serde_json::json!([{"line": 2, "what": "left out: a text box, or data about the document"}]);
    assert_eq!(told, serde_json::json!({"file": to, "sections": 6, "rows": 37, "remarks": remarks}));
}

#[test]
fn a_project_can_begin_with_a_document_as_its_guide() {
    let dir = tempfile::tempdir().unwrap();
    let project = dir.path().join("projekt");
    let from = fixture("bilaga2.md");
    let output = samsyn(&["new", project.to_str().unwrap(), "--name", "Kartläggning", "--guide", from.to_str().unwrap()]);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    assert_eq!(samsyn(&["check", project.to_str().unwrap(), "--json"]).stdout, b"[]\n");
    let guide = guides::read(&project.join("guide.ron")).unwrap();
    assert_eq!(shape(&guide), shape(&guides::bilaga2()));
}

#[test]
fn what_is_no_guide_says_what_was_expected() {
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    for (path, told) in [
        (file("a.odt", b"x"), "is of a kind that is not read: expected a .docx, .md or .txt file"),
        (dir.path().join("b.md"), "is missing"),
        (
            file("c.md", b"# Bara en rubrik\n"),
            "holds no questions: expected sections as headings, questions as bullets and follow-ups as bullets below them",
        ),
        (file("d.docx", b"\xd0\xcf\x11\xe0old"), "is an older Word document or has a password: expected a Word document (.docx)"),
        (file("e.docx", b"hemligt"), "is no whole package: expected a Word document (.docx)"),
        (file("f.txt", b"a\0b"), "is no text: expected a text file, best in UTF-8"),
    ] {
        let out = dir.path().join("ut.ron");
        let output = samsyn(&["guide", "import", path.to_str().unwrap(), "-o", out.to_str().unwrap()]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("{}: {told}\n", path.display()));
        assert!(!out.exists());
    }
}
