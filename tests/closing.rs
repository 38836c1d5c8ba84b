//! Closing with words that are not on disk yet: the window waits for them, says when they do not get
//! there, and puts them in a folder of their own that the next start tells of. None is let go of.

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, ViewportCommand};
use samsyn::app::demo;
use samsyn::app::text::Texts;
use samsyn::app::trouble::{Told, Trouble};
use samsyn::domain::ids::Slug;
use samsyn::domain::project::Language;
use samsyn::storage::check::check;
use samsyn::storage::store::Store;
use window::Window;

const HALF: &str = "kanariehanen sjunger i gru";

fn told(trouble: Trouble) -> Told {
    Texts::new(Language::Sv).trouble(trouble, &[("folder", "".into())])
}

/// The lines that are not finished, of everybody in the demo's next focus group.
fn lines(root: &Path) -> Vec<String> {
    let workspace = Store::open(root).expect("a work folder").workspace;
    let slug = Slug::new("testevik").expect("a slug");
    let group = workspace.municipalities[&slug].sessions.values().next_back().expect("a focus group");
    group.notes.values().map(|notes| notes.line.text.clone()).filter(|line| !line.is_empty()).collect()
}

/// The demo in Run, all of it saved.
fn at_the_table(home: &Path) -> (Window, PathBuf) {
    let mut window = Window::open(home);
    window.click("Visa exemplet");
    window.click("Genomför Testevik");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.saving.is_clean()));
    let root = window.model().project.as_ref().expect("a project").root.clone();
    (window, root)
}

/// The folder of its own, if there is one.
fn aside(home: &Path) -> Option<PathBuf> {
    let rescued = fs::read_dir(home.join("preferences/rescued")).ok()?;
    let mut rescued = rescued.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let only = rescued.next();
    assert!(rescued.next().is_none(), "one folder is enough");
    only
}

#[test]
fn the_window_waits_for_the_last_words() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut window, root) = at_the_table(dir.path());
    window.write(HALF);
    assert!(window.asked_to_close().contains(&ViewportCommand::CancelClose), "not before they are on disk");
    window.until(|w| w.asked_of_the_system().contains(&ViewportCommand::Close));
    assert_eq!(lines(&root), [HALF]);
    assert!(!window.asked_to_close().contains(&ViewportCommand::CancelClose), "and then nothing holds it back");
    window.close();
    assert_eq!(check(&root), []);
    assert_eq!(aside(dir.path()), None);
}

#[test]
fn words_that_do_not_get_to_disk_are_told_of_and_lie_in_a_folder_of_their_own() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut window, root) = at_the_table(dir.path());
    let away = dir.path().join("borta");
    fs::rename(&root, &away).expect("the drive goes");
    window.write(HALF);
    assert!(window.asked_to_close().contains(&ViewportCommand::CancelClose));
    window.until(|w| w.has(&told(Trouble::CloseUnsaved).what));
    for _ in 0..20 {
        window.frames(1);
        assert!(!window.asked_of_the_system().contains(&ViewportCommand::Close), "it stays");
    }
    assert_eq!(window.value("Anteckningsrad"), HALF);
    assert!(!window.asked_to_close().contains(&ViewportCommand::CancelClose), "asked again it closes");
    window.close();
    assert!(!root.exists(), "nothing is made in its place");
    let folder = aside(dir.path()).expect("a folder of its own");
    assert_eq!(lines(&folder), [HALF]);
    assert_eq!(check(&folder), []);

    // The next start says so, once, and opens it; whatever another window has put into the preferences.
    fs::remove_file(dir.path().join("preferences/preferences.ron")).expect("a file");
    let mut window = Window::open(dir.path());
    window.until(|w| w.has(&told(Trouble::SavedAside).what));
    assert!(window.label_containing(&folder.display().to_string()).is_some());
    window.click("Öppna den mappen");
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.root == folder));
    window.close();
    let mut window = Window::open(dir.path());
    assert!(!window.has(&told(Trouble::SavedAside).what), "it has been told");
    window.close();
}

/// The system ends the program without asking, as when somebody logs out: nobody can be told now.
#[test]
fn who_is_not_asked_is_told_at_the_next_start() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut window, root) = at_the_table(dir.path());
    fs::rename(&root, dir.path().join("borta")).expect("the drive goes");
    window.write(HALF);
    window.close();
    let folder = aside(dir.path()).expect("a folder of its own");
    assert_eq!(lines(&folder), [HALF]);
    let mut window = Window::open(dir.path());
    window.until(|w| w.has(&told(Trouble::SavedAside).what));
    window.close();
}

#[test]
fn another_project_takes_no_words_along() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut window, root) = at_the_table(dir.path());
    let other = dir.path().join("annan");
    demo::write(&other, window.model().today()).expect("another project");
    fs::rename(&root, dir.path().join("borta")).expect("the drive goes");
    window.write(HALF);
    window.open_project(&other);
    window.until(|w| w.has(&told(Trouble::SavedAside).what));
    let folder = aside(dir.path()).expect("a folder of its own");
    assert_eq!(lines(&folder), [HALF]);
    window.close();
    let mut window = Window::open(dir.path());
    assert!(!window.has(&told(Trouble::SavedAside).what), "that was told already");
    window.close();
}

#[test]
fn words_that_can_be_written_nowhere_stay_in_the_window() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut window, root) = at_the_table(dir.path());
    let other = dir.path().join("annan");
    demo::write(&other, window.model().today()).expect("another project");
    let away = dir.path().join("borta");
    fs::rename(&root, &away).expect("the drive goes");
    // A file where the folder for such cases should be.
    fs::write(dir.path().join("preferences/rescued"), "").expect("a file");
    window.write(HALF);
    window.choose_folder(&other);
    window.until(|w| w.has(&told(Trouble::StaysOpen).what));
    assert!(window.model().project.as_ref().is_some_and(|project| project.root == root), "the other one is not opened");
    window.until(|w| w.value("Anteckningsrad") == HALF);

    // Neither does the window close with them, until it has been said that they are lost then.
    assert!(window.asked_to_close().contains(&ViewportCommand::CancelClose));
    window.until(|w| w.has(&told(Trouble::CloseUnsaved).what));
    assert!(window.asked_to_close().contains(&ViewportCommand::CancelClose), "it stays");
    assert_eq!(window.value("Anteckningsrad"), HALF);
    fs::rename(&away, &root).expect("the drive comes back");
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.saving.is_clean()));
    assert_eq!(lines(&root), [HALF]);
    assert!(!window.asked_to_close().contains(&ViewportCommand::CancelClose));
    window.press(Key::Escape);
    window.close();
    assert_eq!(check(&root), []);
}
