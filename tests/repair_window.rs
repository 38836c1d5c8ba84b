//! A project with broken files in the window: what is broken and what can be had, by accessible labels
//! and keys; nothing is changed before somebody says so.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::fs;
use std::path::{Path, PathBuf};

use egui::Key;
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::storage::layout::FileKey;
use samsyn::storage::repair::Survey;
use samsyn::storage::store::Store;
use samsyn::storage::vault::{self, Passphrase};

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use window::Window;

const TITLE: &str = "Projektet kan inte öppnas som det är";
const MEND: &str = "Öppna med det som är helt";
const LEAVE: &str = "Stäng utan att ändra";
const PASSPHRASE: &str = "åtta gröna ärtor";

/// The invented project, saved twice and then cut in half: the project itself.
fn broken(dir: &Path, lock: bool) -> PathBuf {
    let root = dir.join("kartläggning");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let key = lock.then(|| vault::create_with_work(&root, &Passphrase::new(PASSPHRASE.to_owned()), 4).unwrap());
    let mut opened = Store::open_with(&root, key).unwrap();
    for name in ["Förr", "Nu"] {
        name.clone_into(&mut opened.workspace.project.consultancy);
        opened.store.save(&FileKey::Project, &opened.workspace.project).unwrap();
    }
    let file = root.join("samsyn.ron");
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    root
}

#[test]
fn what_can_be_had_is_shown_and_opened_when_somebody_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let root = broken(dir.path(), false);
    let half = fs::read(root.join("samsyn.ron")).unwrap();
    let mut window = Window::open(dir.path());
    window.choose_folder(&root);
    window.until(|w| w.has(TITLE));
    assert!(window.has("samsyn.ron") && window.has("Tidigare utgåvor som är hela; den senaste sätts i filens ställe:"));
    window.press(Key::F1);
    window.until(|w| w.has("Kommandopalett"));
    window.press(Key::Escape);
    window.until(|w| !w.has("Kommandopalett"));
    window.frames(3);
    assert!(window.has(TITLE), "the key was the dialog's");
    window.press(Key::Escape);
    window.until(|w| !w.has(TITLE));
    assert_eq!((fs::read(root.join("samsyn.ron")).unwrap(), root.join("conflicts").exists()), (half.clone(), false));

    window.choose_folder(&root);
    // What can be done has the keyboard.
    window.until(|w| w.focused().as_deref() == Some(MEND));
    window.press(Key::Enter);
    window.until(|w| w.model().project.is_some());
    window.until(|w| w.label_containing("öppnat med tidigare utgåvor").is_some());
    assert_eq!(window.model().project.as_ref().unwrap().workspace.project.consultancy, "Förr");
    let aside = fs::read_dir(root.join("conflicts")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(aside).unwrap(), half);
    window.close();
}

#[test]
fn a_letter_that_is_another_one_is_told_of() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("kartläggning");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let file = root.join("municipalities/exempelkoping/municipality.ron");
    let saved = fs::read_to_string(&file).unwrap();
    let altered = saved.replacen("Exempelköping", "Exempelkoping", 1);
    assert_ne!(saved, altered);
    fs::write(&file, &altered).unwrap();
    let mut window = Window::open(dir.path());
    window.choose_folder(&root);
    window.until(|w| w.label_containing("En fil är inte som Samsyn sparade den").is_some());
    assert!(window.has("municipalities/exempelkoping/municipality.ron"));
    assert_eq!(fs::read_to_string(&file).unwrap(), altered, "opening changes nothing");
    window.close();
    // Nor does closing make it look as if it had been saved so.
    assert_eq!(fs::read_to_string(&file).unwrap(), altered);
    assert_eq!(Survey::of(&root, None).altered.len(), 1);
    // Until somebody says that it is right.
    let mut window = Window::open(dir.path());
    window.choose_folder(&root);
    window.click("Texten är rätt");
    window.until(|w| w.has("Filerna räknas som rätta") && w.label_containing("En fil är inte som").is_none());
    window.close();
    assert!(Survey::of(&root, None).altered.is_empty());
}

#[test]
fn copies_of_a_synchronising_service_are_told_of() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("kartläggning");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let folder = root.join("municipalities/exempelkoping");
    fs::copy(folder.join("draft.ron"), folder.join("draft (1).ron")).unwrap();
    let mut window = Window::open(dir.path());
    window.choose_folder(&root);
    window.until(|w| w.label_containing("har lagt undan en kopia").is_some());
    assert!(window.has("municipalities/exempelkoping/draft (1).ron"));
    // So is one that comes while a focus group is on screen.
    window.ask_for("testevik genomför");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));
    let other = "municipalities/testevik/municipality (conflicted copy 2026-11-22).ron";
    fs::copy(root.join("municipalities/testevik/municipality.ron"), root.join(other)).unwrap();
    window.until(|w| w.has(other));
    window.close();
}

#[test]
fn behind_a_lock_and_with_nothing_left_of_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let root = broken(dir.path(), true);
    let mut window = Window::open(dir.path());
    let unlock = |window: &mut Window| {
        window.choose_folder(&root);
        window.until(|w| w.focused().as_deref() == Some("Lösenfras"));
        window.type_text(PASSPHRASE);
        window.press(Key::Enter);
        window.until(|w| w.has(TITLE));
    };
    unlock(&mut window);
    window.click(LEAVE);
    window.until(|w| !w.has(TITLE));
    let municipality = root.join("municipalities/testevik/municipality.ron");
    let bytes = fs::read(&municipality).unwrap();
    fs::remove_dir_all(root.join(".samsyn/earlier/municipalities")).unwrap_or_default();
    fs::write(&municipality, "").unwrap();
    unlock(&mut window);
    assert!(window.label_containing("utan filen kan projektet inte öppnas").is_some() && !window.has(MEND));
    window.click(LEAVE);
    fs::write(&municipality, bytes).unwrap();
    unlock(&mut window);
    window.click(MEND);
    window.until(|w| w.model().project.is_some());
    assert_eq!(window.model().project.as_ref().unwrap().workspace.project.consultancy, "Förr");
    window.close();
}
