//! A panic on the window's own thread: what is pending is on disk, the window says so in its own
//! words, the folder opens again, and the report that is left tells nothing of what was written.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests may panic and print like the tests themselves")]

#[expect(dead_code, reason = "each test uses its part of the driver")]
mod desktop;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use desktop::{Desktop, wait};
use egui::{Key, Modifiers};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::text::Texts;
use samsyn::app::trouble::{Told, Trouble};
use samsyn::domain::ids::Slug;
use samsyn::domain::notes::Notes;
use samsyn::domain::project::Language;
use samsyn::storage::check::check;
use samsyn::storage::store::Store;
use samsyn::storage::vault::{self, Passphrase};
use window::{BREAKS_ON, Window};

const HALF: &str = "kanariehanen sjunger i gru";

fn told(trouble: Trouble) -> Told {
    Texts::new(Language::Sv).trouble(trouble, &[("folder", "".into())])
}

fn word(key: &str) -> String {
    Texts::new(Language::Sv).get(key)
}

/// Everybody's notes of the demo's next focus group, as they are on disk.
fn notes(root: &Path) -> Vec<Notes> {
    let workspace = Store::open(root).unwrap().workspace;
    let group = workspace.municipalities[&Slug::new("testevik").unwrap()].sessions.values().next_back().unwrap();
    group.notes.values().cloned().collect()
}

fn has_half_line(root: &Path) -> bool {
    notes(root).iter().any(|notes| notes.line.text == HALF)
}

/// The demo, with half a line typed a moment ago.
fn typing(home: &Path) -> (Window, PathBuf) {
    let mut window = Window::open(home);
    window.click("Visa exemplet");
    window.click("Genomför Testevik");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));
    window.type_text("En hel anteckning");
    window.press(Key::Enter);
    window.type_text("kanariehanen sjunger i gr");
    let root = window.model().project.as_ref().unwrap().root.clone();
    (window, root)
}

#[test]
fn what_was_half_typed_is_on_disk_and_the_window_opens_again() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, root) = typing(dir.path());
    // The last key and the panic in one frame.
    let press = |key| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    window.send(vec![egui::Event::Text("u".to_owned()), press(BREAKS_ON)]);
    window.frames(3);
    assert!(has_half_line(&root), "{:?}", notes(&root));
    assert!(notes(&root).iter().flat_map(|notes| &notes.entries).any(|entry| entry.text == "En hel anteckning"));
    assert_eq!(check(&root), []);

    // Nothing of the old views is left, and both ways on are there for the keyboard.
    let told = told(Trouble::BrokeDown);
    for line in [&told.what, &told.safe, &told.todo] {
        assert!(window.has(line), "{:?}", window.labels());
    }
    let names: Vec<String> = window.controls().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, [word("open-again"), word("close-samsyn")]);
    assert!(window.model().project.is_none(), "the folder is let go");
    assert_eq!(window.focused(), Some(word("open-again")));
    window.press(Key::Tab);
    assert_eq!(window.focused(), Some(word("close-samsyn")));
    window.press(Key::Tab);
    window.press(Key::Enter);
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.root == root));
    let model = window.model();
    assert_eq!(*model.writer(), model.preferences.writer, "its own pen was free");
    window.click("Genomför Testevik");
    window.until(|w| w.value("Anteckningsrad") == HALF);
    window.type_text("van");
    window.press(Key::Enter);
    window.until(|w| w.model().project.as_ref().unwrap().saving.is_clean());
    window.close();
    assert!(notes(&root).iter().flat_map(|notes| &notes.entries).any(|entry| entry.text == "kanariehanen sjunger i gruvan"));
}

/// The work folders of what could not be saved in its place.
fn rescued(home: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(home.join("preferences/rescued")).unwrap();
    folder.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect()
}

#[test]
fn what_cannot_be_saved_in_its_place_lies_in_a_folder_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, root) = typing(dir.path());
    // A file where the folder of the notes should be.
    let folder = root.join("municipalities/testevik/sessions/fokusgrupp-1/notes");
    window.until(|w| w.model().project.as_ref().unwrap().saving.is_clean());
    fs::rename(&folder, dir.path().join("borta")).unwrap();
    fs::write(&folder, "").unwrap();
    window.type_text("u");
    window.press(BREAKS_ON);
    window.frames(3);
    let told = told(Trouble::BrokeDownAside);
    assert!(window.has(&told.what), "{:?}", window.labels());
    let rescued = rescued(dir.path());
    let [aside] = rescued.as_slice() else { panic!("{rescued:?}") };
    assert!(window.label_containing(&aside.display().to_string()).is_some());
    assert!(has_half_line(aside), "{:?}", notes(aside));
    assert_eq!(check(aside), []);
    window.click(&word("open-again"));
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.root == *aside));
    window.close();
}

#[test]
fn what_is_locked_lies_locked_in_a_folder_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("kartläggning");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let passphrase = || Passphrase::new("åtta gröna ärtor".to_owned());
    vault::create_with_work(&root, &passphrase(), 4).unwrap();
    let mut window = Window::open(dir.path());
    window.choose_folder(&root);
    window.until(|w| w.label_containing("Lösenfras").is_some());
    window.write("åtta gröna ärtor");
    window.press(Key::Enter);
    window.until(|w| w.model().project.is_some());
    window.ask_for("testevik genomför");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));
    window.until(|w| w.model().project.as_ref().unwrap().saving.is_clean());
    let away = dir.path().join("borta");
    fs::rename(&root, &away).unwrap();
    window.type_text(HALF);
    window.press(BREAKS_ON);
    window.frames(3);
    assert!(window.has(&told(Trouble::BrokeDownAside).what), "{:?}", window.labels());
    let rescued = rescued(dir.path());
    let [aside] = rescued.as_slice() else { panic!("{rescued:?}") };
    let key = vault::open(aside, &passphrase()).unwrap();
    let workspace = Store::open_with(aside, Some(key)).unwrap().workspace;
    let mut notes = workspace.municipalities.values().flat_map(|dossier| dossier.sessions.values()).flat_map(|group| group.notes.values());
    assert!(notes.any(|notes| notes.line.text == HALF));
    let clear = HALF.as_bytes();
    for file in fs::read_dir(aside).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        assert!(!fs::read(&file).unwrap().windows(clear.len()).any(|words| words == clear), "{}", file.display());
    }
    window.close();
}

#[test]
fn a_panic_between_two_frames_is_no_different() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, root) = typing(dir.path());
    window.type_text("u");
    window.chord(Modifiers::SHIFT, BREAKS_ON);
    window.frames(3);
    assert!(window.has(&told(Trouble::BrokeDown).what), "{:?}", window.labels());
    assert!(has_half_line(&root), "{:?}", notes(&root));
    // Nothing is there to be saved when the window is closed from here.
    window.press(Key::Tab);
    assert_eq!(window.focused(), Some(word("close-samsyn")));
    window.strike(Modifiers::NONE, Key::Enter);
    let asked = window.asked_of_the_system();
    assert!(asked.iter().any(|command| matches!(command, egui::ViewportCommand::Close)), "{asked:?}");
    window.close();
    assert_eq!(check(&root), []);
}

/// In the window system's own code there is no frame to catch it.
#[test]
fn a_panic_outside_the_frames_takes_no_word_along() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().to_owned();
    let ended = std::panic::catch_unwind(|| {
        let (mut window, root) = typing(&home);
        window.type_text("u");
        fs::write(home.join("root"), root.to_str().unwrap()).unwrap();
        panic!("outside");
    });
    ended.unwrap_err();
    let root = PathBuf::from(fs::read_to_string(dir.path().join("root")).unwrap());
    assert!(has_half_line(&root), "{:?}", notes(&root));
    assert_eq!(check(&root), []);
}

#[test]
fn what_can_be_written_nowhere_is_said_to_be_lost() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, root) = typing(dir.path());
    window.until(|w| w.model().project.as_ref().unwrap().saving.is_clean());
    fs::rename(&root, dir.path().join("borta")).unwrap();
    fs::write(dir.path().join("preferences/rescued"), "").unwrap();
    window.type_text("u");
    window.press(BREAKS_ON);
    window.frames(3);
    let told = told(Trouble::BrokeDownUnsaved);
    for line in [&told.what, &told.safe, &told.todo] {
        assert!(window.has(line), "{:?}", window.labels());
    }
    window.close();
}

/// The report that a panic left, if there is one.
fn reports(home: &Path) -> Vec<PathBuf> {
    let folder = home.join("config/samsyn/reports");
    fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn the_real_program_leaves_a_report_without_a_word_of_what_was_written() {
    let desktop = Desktop::new();
    let root = desktop.home().join("kartläggning");
    assert!(desktop.samsyn(&["demo".as_ref(), root.as_ref()]).status.success());
    let window = desktop.open(&root, &[("SAMSYN_BREAKS_ON", "F12")]);
    window.choose(&word("hero-run"));
    let line = word("capture-line");
    window.find("capture line with the keyboard in it", |node| node.name == line && node.focused);
    window.write(HALF);
    window.press(&["F12"]);
    let told = told(Trouble::BrokeDown);
    window.find("last screen", |node| node.name == told.what || node.text == told.what);
    window.find("what is safe", |node| node.name == told.safe || node.text == told.safe);
    assert!(has_half_line(&root), "{:?}", notes(&root));

    // The line comes first.
    let changed = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let [report] = reports(desktop.home()).try_into().unwrap_or_else(|found| panic!("{found:?}"));
    let folder = root.join("municipalities/testevik/sessions/fokusgrupp-1/notes");
    let latest = fs::read_dir(folder).unwrap().map(|entry| changed(&entry.unwrap().path())).max().unwrap();
    assert!(latest <= changed(&report));
    let text = fs::read_to_string(&report).unwrap();
    for known in ["Samsyn ", "\ntime: 20", "\nsystem: linux ", "\nthread: main\n", "\nplace: src/ui/shell.rs:", "SamsynApp"] {
        assert!(text.contains(known), "no {known:?} in {text}");
    }
    for secret in ["kanariehanen", "gru", "kartläggning", "testevik", "Testevik", &desktop.home().display().to_string()] {
        assert!(!text.contains(secret), "{secret:?} in {text}");
    }
    window.find("where the report is", |node| [&node.name, &node.text].iter().any(|said| said.contains(&report.display().to_string())));
    let log = fs::read_to_string(desktop.home().join("samsyn.log")).unwrap();
    assert!(log.contains("thread main panicked at src/ui/shell.rs") && !log.contains("kanariehanen"), "{log}");

    // It opens again by the keyboard, and another start finds the folder free.
    window.press(&["Return"]);
    window.find("first screen of the project", |node| node.name == word("hero-run"));
    window.cut();
    let window = desktop.open(&root, &[]);
    window.choose(&word("hero-run"));
    window.find("half a line", |node| node.name == line && node.text == HALF);
    window.cut();
    wait("a folder without a fault", || check(&root).is_empty().then_some(()));
}
