//! Notes from Word, Markdown and plain text find their places in a focus group, by command and in
//! the window, and nothing is dropped or doubled.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::path::{Path, PathBuf};
use std::process::Command;

use egui::{Key, Modifiers};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::domain::ids::Slug;
use samsyn::domain::notes::{EntryKind, Speaker};
use samsyn::domain::session::SeatCode;
use samsyn::domain::workspace::Dossier;
use samsyn::storage::check::check;
use samsyn::storage::store::Store;
use window::Window;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn import(project: &Path, file: &Path) -> (Option<i32>, serde_json::Value, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samsyn"));
    let output = command.args(["import", "notes"]).arg(project).args(["--municipality", "testevik", "--json"]).arg(file).output().unwrap();
    let json = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (output.status.code(), json, String::from_utf8(output.stderr).unwrap())
}

fn testevik(project: &Path) -> Dossier {
    let mut workspace = Store::open(project).unwrap().workspace;
    workspace.municipalities.remove(&Slug::new("testevik").unwrap()).unwrap()
}

/// Every word of a document, without the signs of its format.
fn words(text: &str) -> Vec<String> {
    let bare = text.replace("[^1]:", " ").replace("[^1]", " ");
    bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_note_comes_in_once_and_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let (code, told, _) = import(&project, &fixture("anteckningar.md"));
    assert_eq!((code, &told["new"], &told["known"]), (Some(0), &18.into(), &0.into()));
    let dossier = testevik(&project);
    let stream = dossier.stream();
    assert_eq!(stream.len(), 18);
    assert_eq!(check(&project), []);

    let find = |text: &str| stream.iter().find(|entry| entry.text == text).unwrap_or_else(|| panic!("{text}"));
    let quote = find("Vi är alltid fem runt bordet.");
    assert_eq!((quote.kind, quote.speaker), (EntryKind::Quote, Speaker::Seat(SeatCode(2))));
    assert_eq!(quote.row.as_ref().map(samsyn::domain::ids::RowId::as_str), Some("upplagg-1-deltar"));
    assert_eq!(find("Skratt runt bordet").kind, EntryKind::Observation);
    assert_eq!(find("Se över avtalet").kind, EntryKind::Parked);
    assert_eq!(find("Vem förvaltar avtalet").kind, EntryKind::FollowUp);
    assert_eq!(find("En av cheferna").codes.len(), 1);
    assert_eq!(find("Kaffet var gott.").row, None, "under a heading that the guide has not");
    assert_eq!(find("Övrigt").row, None, "and the heading is not dropped");

    // Every word of the document is in an entry, or in a heading of the guide.
    let said: Vec<String> = stream.iter().flat_map(|entry| words(&entry.text)).collect();
    let guide = samsyn::storage::guides::bilaga2();
    let asked: Vec<String> = guide.places().iter().flat_map(|place| words(&place.row.text.sv)).collect();
    let titles: Vec<String> = guide.sections.iter().flat_map(|section| words(&section.title.sv)).collect();
    for word in words(&std::fs::read_to_string(fixture("anteckningar.md")).unwrap()) {
        let is_sign = ["D2", "styrning", "2", "1", "Fråga"].contains(&word.as_str());
        let same = |other: &String| other.to_lowercase() == word.to_lowercase();
        assert!(is_sign || said.contains(&word) || asked.iter().chain(&titles).any(same), "{word} is lost");
    }

    // Again, and under another name: nothing changes. Another document with the same words is
    // another document.
    let copy = folder.path().join("kopia.md");
    std::fs::copy(fixture("anteckningar.md"), &copy).unwrap();
    for file in [fixture("anteckningar.md"), copy.clone()] {
        let (_, told, _) = import(&project, &file);
        assert_eq!((&told["new"], &told["known"]), (&0.into(), &18.into()), "{}", file.display());
    }
    std::fs::write(&copy, "## Övrigt\n\nKaffet var gott.\n\nTeet också.\n").unwrap();
    let (_, told, _) = import(&project, &copy);
    assert_eq!(told["new"], 3);
}

#[test]
fn what_cannot_be_read_changes_nothing_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let broken = folder.path().join("trasig.docx");
    std::fs::write(&broken, "PK inget paket").unwrap();
    let (code, _, message) = import(&project, &broken);
    assert_eq!(code, Some(1));
    assert!(message.contains("trasig.docx"), "{message}");
    assert!(testevik(&project).stream().is_empty());
}

#[test]
fn in_the_window_they_come_in_wait_for_their_place_and_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path());
    window.click("Visa exemplet");
    window.click("Genomför Testevik");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));
    window.type_text("halvskriven");
    for (new, known) in [(18, 0), (0, 18)] {
        window.chord(Modifiers::COMMAND, Key::I);
        window.until(|w| w.has("Fil med anteckningar"));
        window.replace("Fil med anteckningar", &fixture("anteckningar.md").display().to_string());
        window.click("Läs in");
        let told = if new > 0 { format!("{new} nya anteckningar, 9 att placera") } else { format!("inget nytt, {known} fanns redan") };
        window.until(|w| w.label_containing(&told).is_some());
    }
    assert_eq!(window.value("Anteckningsrad"), "halvskriven");

    // One that waits is given its place, from the inbox.
    window.click("9 att placera");
    window.until(|w| w.has("Mer om anteckningen ”Kaffet var gott.”"));
    window.click("Mer om anteckningen ”Kaffet var gott.”");
    window.click("Flytta till …");
    window.until(|w| w.has("Flytta anteckningen till"));
    window.type_text("z");
    window.until(|w| w.has("8 att placera"));
    let moved = |w: &mut Window| {
        let dossier = w.model().dossier().unwrap().clone();
        dossier.stream().iter().find(|entry| entry.text == "Kaffet var gott.").and_then(|entry| entry.row.clone())
    };
    assert_eq!(moved(&mut window).map(|row| row.to_string()).as_deref(), Some("avslutning-1"));

    // Emptied, the line's undo is the notes'.
    window.chord(Modifiers::COMMAND, Key::A);
    window.press(Key::Backspace);
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("9 att placera"));
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.model().dossier().is_some_and(|dossier| dossier.stream().is_empty()));
    window.chord(Modifiers::COMMAND, Key::Y);
    window.until(|w| w.model().dossier().is_some_and(|dossier| dossier.stream().len() == 18));
}
