//! Everything that can go wrong for a user is told in three parts, in both languages; and the most
//! usual failures, met in the real window, say all of it in the language of the screen alone.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

mod source;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use fluent_bundle::FluentValue;
use samsyn::app::text::{Texts, source as catalogue};
use samsyn::app::trouble::Trouble;
use samsyn::domain::project::Language;
use window::Window;

const NONE: Modifiers = Modifiers::NONE;
/// Everything that any trouble names.
const NAMED: [&str; 8] = ["name", "file", "folder", "count", "rows", "notes", "words", "job"];
/// Words of English that no Swedish sentence has.
const ENGLISH: [&str; 15] =
    ["the", "is", "are", "of", "to", "a", "not", "found", "expected", "cannot", "missing", "file", "field", "read", "line"];

/// The code outside tests of every file but the catalogue's own.
fn code() -> Vec<String> {
    let files = source::files();
    let outside = files.iter().filter(|file| !file.path.starts_with("app/trouble/") && !file.path.ends_with("tests.rs"));
    outside.map(|file| source::code(source::without_tests(&file.text), true)).collect()
}

#[test]
fn every_trouble_has_its_three_texts_in_both_languages() {
    for language in Language::ALL {
        let (texts, source) = (Texts::new(language), catalogue(language));
        let args: Vec<(&str, FluentValue<'_>)> = NAMED.iter().map(|name| (*name, FluentValue::from(2))).collect();
        for trouble in Trouble::ALL {
            let key = trouble.key();
            for part in ["what", "safe", "do"] {
                assert!(source.contains(&format!("\ntrouble-{key}-{part} =")), "{language:?}: trouble-{key}-{part} is not there");
            }
            let told = texts.trouble(*trouble, &args);
            for line in [&told.what, &told.safe, &told.todo] {
                let whole = !line.trim().is_empty() && !line.contains("{$") && !line.contains("trouble-");
                assert!(whole && line.trim_end().ends_with(['.', '2']), "{language:?}: {trouble:?}: {line}");
            }
        }
        let keys: BTreeSet<String> = Trouble::ALL.iter().map(|trouble| trouble.key()).collect();
        let of = |line: &str| Some(line.strip_prefix("trouble-")?.split_once(" =")?.0.rsplit_once('-')?.0.to_owned());
        let texts: BTreeSet<String> = source.lines().filter_map(of).collect();
        assert_eq!(texts, keys, "{language:?}: each text is of a trouble");
    }
}

#[test]
fn every_trouble_can_be_met() {
    let code = code().join("\n");
    let is_told = |trouble: &&Trouble| {
        let name = format!("Trouble::{trouble:?}");
        code.match_indices(&name).any(|(at, _)| !code[at + name.len()..].starts_with(char::is_alphanumeric))
    };
    let nowhere: Vec<_> = Trouble::ALL.iter().filter(|trouble| !is_told(trouble)).collect();
    assert!(nowhere.is_empty(), "nobody ever tells of {nowhere:?}");
}

/// Where a call gives what its texts name, it gives all of it.
#[test]
fn every_trouble_is_given_what_its_texts_name() {
    const CALL: &str = ".trouble(Trouble::";
    let mut calls = 0;
    for code in code() {
        for (at, _) in code.match_indices(CALL) {
            let rest = &code[at + CALL.len()..];
            let Some((kind, given)) = rest.split_once(',') else { continue };
            let Some(given) = given.trim_start().strip_prefix("&[") else { continue };
            let given = &given[..given.find(']').unwrap()];
            let trouble = Trouble::ALL.iter().find(|trouble| format!("{trouble:?}") == kind).unwrap();
            for language in Language::ALL {
                for part in ["what", "safe", "do"] {
                    let key = format!("\ntrouble-{}-{part} =", trouble.key());
                    let text = catalogue(language).split_once(&key).unwrap().1;
                    let text = &text[..text.find("\ntrouble-").unwrap_or(text.len())];
                    for name in NAMED.iter().filter(|name| text.contains(&format!("${name} "))) {
                        assert!(given.contains(&format!("\"{name}\"")), "{trouble:?} is not given {name}: {given}");
                    }
                }
            }
            calls += 1;
        }
    }
    assert!(calls > 60, "only {calls} calls found");
}

/// Waits until a trouble is told, all three parts of it on screen; its details come without a word of
/// English.
#[track_caller]
fn meets(window: &mut Window, trouble: Trouble, args: &[(&str, FluentValue<'_>)]) -> Vec<String> {
    let told = Texts::new(Language::Sv).trouble(trouble, args);
    window.until(|w| w.has(&told.what));
    window.frames(2);
    for line in [&told.safe, &told.todo] {
        assert!(window.label_containing(line).is_some(), "{trouble:?} does not say {line:?}: {:?}", window.labels());
    }
    let notice = window.model().notices.all().iter().rev().find(|notice| notice.text == told.what).cloned();
    let details = notice.map(|notice| notice.details).unwrap_or_default();
    for line in details.iter().take(6) {
        assert!(window.has(line), "{trouble:?} does not show {line:?}");
        swedish(line);
    }
    details
}

#[track_caller]
fn swedish(line: &str) {
    // The names of files are in no language.
    let words = line.split_whitespace().filter(|word| !word.contains('/')).flat_map(|word| word.split(|c: char| !c.is_alphabetic()));
    let words = words.filter(|word| ENGLISH.contains(&word.to_lowercase().as_str()));
    let words: Vec<_> = words.collect();
    assert!(words.is_empty(), "{words:?} in {line:?}");
}

fn open(window: &mut Window, root: &Path) {
    window.strike(Modifiers::COMMAND, Key::O);
    window.frames(2);
    window.write(&root.display().to_string());
    window.strike(NONE, Key::Enter);
    window.frames(2);
}

/// Finds a command by its words.
fn palette(window: &mut Window, words: &str) {
    window.strike(Modifiers::COMMAND, Key::K);
    window.frames(2);
    window.write(words);
    window.strike(NONE, Key::Enter);
    window.frames(3);
}

/// A file with these bytes, below a folder whose name says nothing.
fn file(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

fn close_all(window: &mut Window) {
    while !window.model().notices.all().is_empty() {
        window.click("Stäng");
    }
}

#[test]
fn a_folder_that_is_not_opened_or_made_says_so_in_swedish() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = Window::open(dir.path());
    let root = dir.path().join("prov");
    fs::create_dir(&root).unwrap();
    let whole = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/format-5/samsyn.ron")).unwrap();
    file(&root, "samsyn.ron", &whole.replace("consultancy:", "konsult:"));
    open(&mut window, &root);
    // What is broken is told of where it can be mended.
    window.until(|w| w.label_containing("här står ett fält som inte finns (konsult). Här kan stå ").is_some());
    let found = window.label_containing("här står ett fält som inte finns").unwrap();
    assert!(found.starts_with("rad "), "{found}");
    swedish(&found);
    window.click("Stäng utan att ändra");

    let nowhere = dir.path().join("finns-inte");
    open(&mut window, &nowhere);
    let details = meets(&mut window, Trouble::NotOpened, &[("folder", nowhere.display().to_string().into())]);
    assert_eq!(details, ["mappen själv: finns inte"]);
    close_all(&mut window);

    // A new project is not put where something else is.
    let full = dir.path().join("full");
    fs::create_dir(&full).unwrap();
    file(&full, "annat.txt", "");
    window.click("Ny kartläggning");
    window.type_into("Kartläggningens namn", "Ny");
    window.replace("Mapp", &full.display().to_string());
    window.click("Skapa");
    let details = meets(&mut window, Trouble::NotCreated, &[("folder", full.display().to_string().into())]);
    assert_eq!(details, ["mappen är inte tom: där finns annat.txt"]);
    window.close();
}

#[test]
fn files_that_cannot_be_brought_in_say_so_in_swedish() {
    let dir = tempfile::tempdir().unwrap();
    let named = |name: &str| vec![("file", FluentValue::from(name.to_owned()))];
    let mut window = Window::open(dir.path());
    window.click("Visa exemplet");
    window.until(|w| w.has("Mer om Exempelköping"));

    window.click("Intervjuguide");
    window.click("Öppna guide…");
    let guide = file(dir.path(), "egen.ron", "(format: 6, kind: guide, content: (tilte: 3))");
    window.type_into("Fil med en guide", &guide.display().to_string());
    window.click("Öppna");
    let details = meets(&mut window, Trouble::GuideNotRead, &named("egen.ron"));
    assert!(details[0].contains("egen.ron, rad 1"), "{details:?}");
    close_all(&mut window);
    // What is there already is not written over unasked.
    let there = file(dir.path(), "finns.ron", "någon annans");
    window.click("Spara som…");
    window.replace("Fil", &there.display().to_string());
    window.click("Spara filen");
    meets(&mut window, Trouble::FileExists, &named("finns.ron"));
    assert!(window.has("Skriv över") && fs::read_to_string(&there).unwrap() == "någon annans");
    close_all(&mut window);

    // Tables: the cell, what it is not and what was expected.
    palette(&mut window, "urval");
    window.click("Läs in urval");
    window.frames(2);
    let table = file(dir.path(), "urval.csv", "Kommun;Aktuell\nAle;ja\nLund;kanske\n");
    window.write(&table.display().to_string());
    window.strike(NONE, Key::Enter);
    let details = meets(&mut window, Trouble::RegisterNotRead, &named("urval.csv"));
    assert_eq!(details, ["urval.csv, rad 3, kolumn 2: det är ingen bedömning. Väntat: ja, nej eller okänt"]);
    close_all(&mut window);
    palette(&mut window, "läs in nyckeltal");
    let table = file(dir.path(), "tal.csv", "Kommun;Arbetslöshet 2025\nTestevik;många\n");
    window.write(&table.display().to_string());
    window.strike(NONE, Key::Enter);
    meets(&mut window, Trouble::FiguresNotRead, &[]);
    window.until(|w| w.label_containing("tal.csv, rad 2, kolumn 2: det är inget tal. Väntat: ett som 2,8").is_some());
    window.strike(NONE, Key::Escape);
    window.frames(3);

    // Documents and replies.
    palette(&mut window, "exempelköping sammanställ");
    palette(&mut window, "läs in utk");
    window.until(|w| w.has("Fil med ett utkast"));
    let draft = file(dir.path(), "utkast.docx", "inget dokument");
    window.replace("Fil med ett utkast", &draft.display().to_string());
    window.click("Läs in");
    let details = meets(&mut window, Trouble::DraftNotRead, &named("utkast.docx"));
    assert!(details[0].ends_with("filen är skadad eller av ett annat slag än väntat"), "{details:?}");
    close_all(&mut window);
    palette(&mut window, "hämta paket");
    let package = file(dir.path(), "paket.samsyn", "inget paket");
    window.write(&package.display().to_string());
    window.strike(NONE, Key::Enter);
    let details = meets(&mut window, Trouble::FilesRefused, &[("count", 1.into())]);
    assert!(details[0].starts_with("paket.samsyn: "), "{details:?}");
    window.close();
}

#[test]
fn what_cannot_be_saved_says_so_in_swedish_and_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = Window::open(dir.path());
    window.click("Visa exemplet");
    window.click("Genomför Testevik");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));

    window.chord(Modifiers::COMMAND, Key::I);
    window.until(|w| w.has("Fil med anteckningar"));
    let notes = file(dir.path(), "trasig.docx", "inget dokument");
    window.replace("Fil med anteckningar", &notes.display().to_string());
    window.click("Läs in");
    let details = meets(&mut window, Trouble::NotesNotRead, &[("file", "trasig.docx".into())]);
    assert!(details[0].ends_with("filen är skadad eller av ett annat slag än väntat"), "{details:?}");
    close_all(&mut window);

    let (root, own) = (window.model().project.as_ref().unwrap().root.clone(), window.model().writer().clone());
    let folder = root.join("municipalities/testevik/sessions/fokusgrupp-1/notes");
    let away = dir.path().join("borta");
    fs::create_dir_all(&folder).unwrap();
    fs::rename(&folder, &away).unwrap();
    fs::write(&folder, "").unwrap();
    window.click("Anteckningsrad");
    window.type_text("Det här får inte försvinna");
    let details = meets(&mut window, Trouble::NotSaved, &[]);
    assert!(details.iter().all(|line| line.contains("testevik")), "{details:?}");
    // As soon as it can be, it is saved, and the message goes by itself.
    fs::remove_file(&folder).unwrap();
    fs::rename(&away, &folder).unwrap();
    let told = Texts::new(Language::Sv).trouble(Trouble::NotSaved, &[]);
    window.until(|w| !w.has(&told.what));
    let saved = fs::read_to_string(folder.join(format!("{own}.ron"))).unwrap();
    assert!(saved.contains("Det här får inte försvinna"), "{saved}");
    window.close();
}
