//! A locked project in the window: made, locked by hand and by itself, opened again with its
//! passphrase, by accessible labels and keys alone.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::model::{OpenProject, Screen};
use samsyn::domain::ids::Slug;
use samsyn::storage::store::Store;
use samsyn::storage::vault::{self, Passphrase};

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use window::{Clock, Window};

const PASSPHRASE: &str = "åtta gröna ärtor";
const MORNING: &str = "2026-11-12T08:00:00Z";
const FIELD: &str = "Lösenfras";
const LEAD: &str = "Projektet är låst. Skriv dess lösenfras.";
const LOCK_NOW: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

/// The invented project in a vault that opens fast.
fn locked_project(dir: &Path) -> PathBuf {
    let folder = dir.join("kartläggning");
    demo::write(&folder, date(2026, 11, 12)).unwrap();
    let key = vault::create_with_work(&folder, &passphrase(), 4).unwrap();
    Store::open_with(&folder, Some(key)).unwrap();
    folder
}

fn workspace(folder: &Path) -> samsyn::domain::workspace::Workspace {
    Store::open_with(folder, Some(vault::open(folder, &passphrase()).unwrap())).unwrap().workspace
}

/// Types the passphrase at the lock and waits for the project.
fn unlock(window: &mut Window) {
    window.until(|w| w.focused().as_deref() == Some(FIELD));
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    window.until(|w| w.model().project.is_some() && w.model().vault.waiting.is_none());
}

fn line(window: &mut Window) -> String {
    let writer = window.model().writer().clone();
    let group = window.model().dossier().unwrap().sessions.values().next_back().unwrap();
    group.notes.get(&writer).map(|notes| notes.line.text.clone()).unwrap_or_default()
}

fn run(window: &mut Window) {
    window.click("Öppna fokusgruppen");
    window.until(|w| matches!(w.model().screen, Screen::Run(_)) && w.focused().as_deref() == Some("Anteckningsrad"));
}

#[test]
fn a_wrong_passphrase_says_so_and_the_right_one_opens() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let mut window = Window::timed(dir.path(), &Clock::at(MORNING));
    window.choose_folder(&folder);
    window.until(|w| w.has(LEAD) && w.has("kartläggning"));
    assert!(!window.has("Ny kartläggning"), "nothing but the lock: {:?}", window.labels());
    window.until(|w| w.focused().as_deref() == Some(FIELD));
    window.type_text("åtta gröna ärter");
    window.press(Key::Enter);
    window.until(|w| w.has("Fel lösenfras, eller så är filen vault.age skadad."));
    assert!(window.model().project.is_none());
    assert_eq!(window.value(FIELD), "", "and the field is ready for another");
    unlock(&mut window);
    assert!(window.model().project.as_ref().unwrap().is_locked());
    let recent = window.model().preferences.recent.clone();
    assert_eq!((recent.len(), recent[0].name.as_str(), recent[0].locked), (1, "kartläggning", true), "no title");
    window.close();

    // From the list of what was open, and Esc lets it be.
    let mut window = Window::timed(dir.path(), &Clock::at(MORNING));
    window.click("Öppna kartläggning");
    window.until(|w| w.focused().as_deref() == Some(FIELD));
    window.press(Key::Escape);
    window.until(|w| !w.has(LEAD) && w.has("Ny kartläggning"));
    window.close();
    let preferences = fs::read_to_string(dir.path().join("preferences/preferences.ron")).unwrap();
    assert!(!preferences.contains("Kartläggning 2026") && preferences.contains("locked: true"), "{preferences}");
}

#[test]
fn a_damaged_vault_opens_by_its_copy_and_is_mended_when_asked() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let mut damaged = fs::read(folder.join("vault.age")).unwrap();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    fs::write(folder.join("vault.age"), &damaged).unwrap();
    let mut window = Window::timed(dir.path(), &Clock::at(MORNING));
    window.choose_folder(&folder);
    unlock(&mut window);
    window.until(|w| w.label_containing("dess reservkopia").is_some());
    assert_eq!(fs::read(folder.join("vault.age")).unwrap(), damaged, "it is left as it is");
    let change = |window: &mut Window| {
        window.click("Byt lösenfras…");
        window.type_into("Nuvarande lösenfras", PASSPHRASE);
        window.type_into("Ny lösenfras", "tio blå sjumilaskor");
        window.type_into("Samma en gång till", "tio blå sjumilaskor");
        window.click("Byt lösenfras");
    };
    // It may be a colleague's, with a passphrase of theirs.
    change(&mut window);
    window.until(|w| w.label_containing("lägg först kopian i dess ställe").is_some());
    assert_eq!(fs::read(folder.join("vault.age")).unwrap(), damaged);
    window.click("Lägg kopian i dess ställe");
    window.until(|w| w.has("Kopian av vault.age är på plats") && w.label_containing("dess reservkopia gjorde det").is_none());
    assert!(!vault::open(&folder, &passphrase()).unwrap().is_by_copy());
    change(&mut window);
    window.until(|w| w.has("Lösenfrasen är bytt"));
    // What is saved elsewhere from now on opens with the new one.
    let elsewhere = dir.path().join("kopia");
    window.ask_for("kopia på annan plats");
    window.until(|w| w.focused().as_deref() == Some("Mapp"));
    window.chord(Modifiers::COMMAND, Key::A);
    window.type_text(elsewhere.to_str().unwrap());
    window.press(Key::Enter);
    window.until(|w| w.has("Kopian är sparad"));
    window.close();
    let new = Passphrase::new("tio blå sjumilaskor".to_owned());
    for folder in [&folder, &elsewhere] {
        assert!(!vault::open(folder, &new).unwrap().is_by_copy());
        vault::open(folder, &passphrase()).unwrap_err();
    }
    let aside = fs::read_dir(folder.join("conflicts")).unwrap().map(|entry| entry.unwrap().path()).next().unwrap();
    assert_eq!(fs::read(aside).unwrap(), damaged);
}

#[test]
fn a_project_that_is_open_stays_until_the_locked_one_opens() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let mut window = Window::timed(dir.path(), &Clock::at(MORNING));
    window.click("Visa exemplet");
    window.until(|w| w.model().project.is_some());
    let open = window.model().project.as_ref().unwrap().root.clone();
    window.choose_folder(&folder);
    window.until(|w| w.focused().as_deref() == Some(FIELD));
    window.press(Key::Escape);
    window.until(|w| !w.has(LEAD));
    assert_eq!(window.model().project.as_ref().unwrap().root, open);
    window.choose_folder(&folder);
    window.until(|w| w.focused().as_deref() == Some(FIELD));
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.root == folder));
    window.close();
}

#[test]
fn locking_saves_what_was_typed_and_leaves_nothing_on_screen_or_in_memory() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let mut window = Window::timed(dir.path(), &Clock::at(MORNING));
    window.choose_folder(&folder);
    unlock(&mut window);
    run(&mut window);
    window.type_text("En halv mening som ingen");
    window.chord(LOCK_NOW, Key::L);
    window.until(|w| w.model().project.is_none() && w.has(LEAD));
    window.frames(3);
    let seen = window.labels().join("\n");
    assert!(!seen.contains("halv mening") && !seen.contains("Testevik"), "{seen}");
    let model = window.model();
    assert!(model.notices.all().is_empty() && model.screen == Screen::Home && model.dossier().is_none());
    let testevik = Slug::new("testevik").unwrap();
    let saved = workspace(&folder).municipalities[&testevik].sessions.values().next_back().unwrap().notes.clone();
    assert!(saved.values().any(|notes| notes.line.text == "En halv mening som ingen"));

    unlock(&mut window);
    run(&mut window);
    assert_eq!(line(&mut window), "En halv mening som ingen");
    window.chord(Modifiers::COMMAND, Key::Z);
    window.frames(2);
    assert_eq!(line(&mut window), "En halv mening som ingen", "the field's own undo was forgotten");
    window.close();
}

/// A locked project that was opened with its passphrase in the morning.
fn unlocked(dir: &Path) -> (PathBuf, Clock, Window) {
    let folder = locked_project(dir);
    let clock = Clock::at(MORNING);
    let mut window = Window::timed(dir, &clock);
    window.choose_folder(&folder);
    unlock(&mut window);
    (folder, clock, window)
}

#[test]
fn a_window_that_nobody_touches_locks_itself_but_never_during_an_interview() {
    let dir = tempfile::tempdir().unwrap();
    let (_, clock, mut window) = unlocked(dir.path());
    clock.advance(9 * 60);
    window.frames(5);
    assert!(window.model().project.is_some(), "not yet");
    window.press(Key::F6);
    clock.advance(9 * 60);
    window.frames(5);
    assert!(window.model().project.is_some(), "somebody was there nine minutes ago");
    clock.advance(2 * 60);
    window.until(|w| w.model().project.is_none() && w.has(LEAD));

    unlock(&mut window);
    run(&mut window);
    window.press(Key::F8);
    window.until(|w| w.model().project.as_ref().unwrap().running.is_some());
    clock.advance(3 * 60 * 60);
    window.frames(10);
    assert!(window.model().project.is_some(), "the interview goes on");
    window.press(Key::F8);
    clock.advance(11 * 60);
    window.until(|w| w.model().project.is_none());

    // Never, if that is what was chosen.
    unlock(&mut window);
    window.click("Byt lösenfras…");
    window.click("Lås när ingen gör något Aldrig");
    window.until(|w| w.model().preferences.lock_after.is_none());
    window.press(Key::Escape);
    clock.advance(24 * 60 * 60);
    window.frames(10);
    assert!(window.model().project.is_some());
    window.close();
}

/// Where this window's notes are.
fn own_notes(window: &mut Window, folder: &Path) -> PathBuf {
    let own = window.model().writer().clone();
    folder.join(format!("municipalities/testevik/sessions/fokusgrupp-1/notes/{own}.ron"))
}

#[test]
fn what_cannot_be_saved_yet_is_locked_as_soon_as_it_can() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, clock, mut window) = unlocked(dir.path());
    run(&mut window);
    // A file where the folder should be, until the disk is itself again.
    let notes = own_notes(&mut window, &folder).parent().unwrap().to_owned();
    let away = dir.path().join("borta");
    fs::create_dir_all(&notes).unwrap();
    fs::rename(&notes, &away).unwrap();
    fs::write(&notes, "").unwrap();
    window.type_text("Till sist nu");
    clock.advance(11 * 60);
    window.until(|w| w.has("Projektet kan inte låsas än, för det går inte att spara."));
    window.frames(20);
    assert_eq!(line(&mut window), "Till sist nu");
    // Nobody is there to ask for it once more.
    fs::remove_file(&notes).unwrap();
    fs::rename(&away, &notes).unwrap();
    window.until(|w| w.model().project.is_none() && w.has(LEAD));
    unlock(&mut window);
    run(&mut window);
    assert_eq!(line(&mut window), "Till sist nu");
    window.close();
}

#[test]
fn what_somebody_else_changed_keeps_nothing_open_and_ours_is_locked_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, clock, mut window) = unlocked(dir.path());
    run(&mut window);
    let file = own_notes(&mut window, &folder);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "(någon annans)").unwrap();
    window.type_text("Vår halva mening");
    clock.advance(11 * 60);
    window.until(|w| w.model().project.is_none() && w.has(LEAD));
    window.until(|w| w.label_containing("din version ligger låst i mappen conflicts").is_some());
    assert_eq!(fs::read_to_string(&file).unwrap(), "(någon annans)");
    let ours: Vec<Vec<u8>> =
        fs::read_dir(folder.join("conflicts")).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    assert!(!ours.is_empty() && ours.iter().all(|bytes| bytes.starts_with(b"age-encryption.org/v1\n")));
    window.close();
}

#[test]
fn a_new_project_is_locked_and_a_clear_one_can_be() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = Window::open(dir.path());
    window.click("Ny kartläggning");
    window.until(|w| w.focused().as_deref() == Some("Kartläggningens namn"));
    window.type_text("Hemlig plan");
    // A locked project's folder does not tell its name; what was typed stays.
    assert!(window.value("Mapp").ends_with("/Hemlig plan"));
    window.click("Lås med lösenfras");
    window.frames(2);
    let neutral = window.value("Mapp");
    assert!(neutral.contains("/kartläggning-") && !neutral.contains("Hemlig"), "{neutral}");
    window.click("Lås med lösenfras");
    window.frames(2);
    assert!(window.value("Mapp").ends_with("/Hemlig plan"));
    let folder = dir.path().join("ny mapp");
    window.replace("Mapp", &folder.display().to_string());
    window.click("Lås med lösenfras");
    window.until(|w| w.label_containing("Glömmer du lösenfrasen").is_some());
    assert_eq!(window.value("Mapp"), folder.display().to_string());
    window.type_into("Ny lösenfras", "kort");
    window.type_into("Samma en gång till", "kort");
    window.until(|w| w.has("Lösenfrasen behöver minst åtta tecken."));
    window.replace("Ny lösenfras", PASSPHRASE);
    window.until(|w| w.has("De två är inte lika."));
    window.replace("Samma en gång till", PASSPHRASE);
    window.click("Skapa");
    window.until(|w| w.model().project.as_ref().is_some_and(OpenProject::is_locked));
    assert!(workspace(&folder).project.name == "Hemlig plan" && Store::open(&folder).is_err());
    assert!(window.label_containing("är låsta med en lösenfras").is_some());

    // A clear one, moved into a vault; then another passphrase.
    window.click("Öppna mapp");
    let clear = dir.path().join("klar");
    demo::write(&clear, date(2026, 11, 12)).unwrap();
    window.until(|w| w.focused().as_deref() == Some("Mapp"));
    window.type_text(&clear.display().to_string());
    window.press(Key::Enter);
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.root == clear));
    window.chord(LOCK_NOW, Key::L);
    window.until(|w| w.label_containing("Det som låg olåst fram till nu").is_some());
    window.type_into("Ny lösenfras", PASSPHRASE);
    window.type_into("Samma en gång till", PASSPHRASE);
    window.click("Lås projektet");
    window.until(|w| w.has("Projektet är låst") && w.model().project.as_ref().unwrap().is_locked());
    assert!(Store::open(&clear).is_err());
    assert!(window.model().preferences.recent.iter().all(|recent| recent.locked));
    workspace(&clear);
    window.click("Byt lösenfras…");
    window.until(|w| w.label_containing("Gamla kopior av filen vault.age").is_some());
    window.type_into("Nuvarande lösenfras", "inte alls den");
    window.type_into("Ny lösenfras", "tio blå sjumilaskor");
    window.type_into("Samma en gång till", "tio blå sjumilaskor");
    window.click("Byt lösenfras");
    window.until(|w| w.label_containing("Lösenfrasen byttes inte").is_some());
    window.click("Byt lösenfras…");
    window.type_into("Nuvarande lösenfras", PASSPHRASE);
    window.type_into("Ny lösenfras", "tio blå sjumilaskor");
    window.type_into("Samma en gång till", "tio blå sjumilaskor");
    window.click("Byt lösenfras");
    window.until(|w| w.has("Lösenfrasen är bytt"));
    assert!(vault::open(&clear, &Passphrase::new("tio blå sjumilaskor".to_owned())).is_ok());
    window.close();
}
