//! The project lead's window: a package is made of what is approved, collected by hand, dropped, and
//! found by itself in a watched folder; and the board with every municipality of the country.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::domain::ids::Slug;
use samsyn::domain::municipality::Municipality;
use samsyn::domain::project::Project;
use samsyn::domain::stage::Stage;
use samsyn::storage::guides;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use window::{Clock, Window};

fn slug() -> Slug {
    Slug::new("pahittsnas").unwrap()
}

fn open(window: &mut Window, root: &Path) {
    window.strike(Modifiers::COMMAND, Key::O);
    window.frames(2);
    window.write(&root.display().to_string());
    window.strike(Modifiers::NONE, Key::Enter);
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.root == root));
    window.frames(2);
}

/// Makes the package of the demo's approved municipality in the window.
fn pack(home: &Path, to: &Path) {
    let project = home.join("konsult");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut window = Window::timed(home, &Clock::at("2026-11-12T09:00:00Z"));
    open(&mut window, &project);
    window.click("Mer om Påhittsnäs");
    window.click("Granska");
    window.until(|w| w.has("Skapa paket till projektledaren…"));
    window.click("Skapa paket till projektledaren…");
    window.frames(2);
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&to.display().to_string());
    window.strike(Modifiers::NONE, Key::Enter);
    window.until(|w| w.label_containing("Paketet är skapat").is_some());
    window.close();
}

#[test]
fn a_package_goes_from_one_window_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("Påhittsnäs.samsyn");
    pack(folder.path(), &package);
    let root = folder.path().join("ledare");
    Store::create(&root, &Project::new("Sex kommuner"), &guides::bilaga2()).unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    open(&mut window, &root);

    // By the palette, with the keyboard alone.
    window.strike(Modifiers::COMMAND, Key::K);
    window.frames(2);
    window.write("hämta paket");
    window.strike(Modifiers::NONE, Key::Enter);
    window.frames(3);
    window.write(&package.display().to_string());
    window.strike(Modifiers::NONE, Key::Enter);
    window.until(|w| w.label_containing("Påhittsnäs är hämtad").is_some());
    window.until(|w| w.has("Ett paket hämtat"));
    assert!(window.has("Fastställd: 1"));
    window.click("Mer om Påhittsnäs");
    window.frames(2);
    window.strike(Modifiers::NONE, Key::Escape);
    window.close();

    let workspace = Store::open(&root).unwrap().workspace;
    assert_eq!(workspace.municipalities[&slug()].stage(), Stage::Approved);
    assert_eq!(workspace.chapters().len(), 1);
}

#[test]
fn what_comes_into_a_watched_folder_is_collected_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("paket.samsyn");
    pack(folder.path(), &package);
    let (root, inbox) = (folder.path().join("ledare"), folder.path().join("inlåda"));
    Store::create(&root, &Project::new("Sex kommuner"), &guides::bilaga2()).unwrap();
    fs::create_dir(&inbox).unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    open(&mut window, &root);
    window.click("Bevaka en mapp…");
    window.frames(2);
    window.write(&inbox.display().to_string());
    window.strike(Modifiers::NONE, Key::Enter);
    window.until(|w| w.has("Sluta bevaka"));
    fs::write(inbox.join("trasigt.samsyn"), "{").unwrap();
    fs::copy(&package, inbox.join("påhittsnäs.samsyn")).unwrap();
    window.until(|w| w.label_containing("Påhittsnäs är hämtad").is_some());
    window.until(|w| w.label_containing("trasigt.samsyn").is_some());
    assert!(window.has("Ett paket hämtat"));
    window.close();

    // It goes on the next time, until it is told to stop.
    let mut window = Window::open(home.path());
    open(&mut window, &root);
    window.until(|w| w.has("Sluta bevaka"));
    fs::remove_dir_all(&inbox).unwrap();
    window.until(|w| w.label_containing("går inte att nå").is_some());
    fs::create_dir(&inbox).unwrap();
    window.until(|w| w.label_containing("går inte att nå").is_none());
    window.click("Sluta bevaka");
    window.until(|w| w.has("Bevaka en mapp…"));
    window.close();
}

#[test]
fn the_board_is_sorted_searched_and_filtered_with_all_municipalities_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let mut opened = Store::open(&root).unwrap();
    for n in 1..=282 {
        let name = format!("Exempelort {n}");
        opened.store.save(&FileKey::Municipality(Slug::from_name(&name).unwrap()), &Municipality::new(name)).unwrap();
    }
    drop(opened);
    let mut window = Window::timed(folder.path(), &Clock::at("2026-11-12T09:00:00Z"));
    open(&mut window, &root);
    window.until(|w| w.has("Alla: 290"));
    let first = |window: &mut Window| {
        let more = window.controls().into_iter().map(|(_, name)| name).find(|name| name.starts_with("Mer om "));
        more.unwrap()
    };
    assert_eq!(first(&mut window), "Mer om Exempelköping");
    window.click("Sortera efter Nästa steg och frist");
    window.frames(3);
    assert_eq!(first(&mut window), "Mer om Testevik", "whose focus group is today");
    assert!(window.controls().iter().filter(|(_, name)| name.starts_with("Mer om ")).count() < 60, "what is far away is not drawn");
    window.type_into("Sök kommun", "ort 27");
    window.frames(3);
    assert_eq!(window.controls().iter().filter(|(_, name)| name.starts_with("Mer om ")).count(), 11);
    window.replace("Sök kommun", "");
    window.press(Key::Backspace);
    window.click("Fastställd: 1");
    window.frames(3);
    assert_eq!(first(&mut window), "Mer om Påhittsnäs");
    window.close();
}
