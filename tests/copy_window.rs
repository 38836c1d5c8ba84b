//! What the window says when the folder is gone, and a copy elsewhere by its notice and keys alone.

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::fs;

use egui::{Key, Modifiers};
use samsyn::app::model::Screen;
use samsyn::app::text::Texts;
use samsyn::app::trouble::Trouble;
use samsyn::domain::project::Language;
use samsyn::storage::store::Store;
use window::Window;

#[test]
fn what_cannot_be_saved_is_saved_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::open(folder.path());
    window.click("Visa exemplet");
    window.until(|w| w.has("Mer om Exempelköping"));
    window.click("Öppna fokusgruppen");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));
    let root = window.model().project.as_ref().expect("a project").root.clone();
    fs::rename(&root, folder.path().join("borta")).expect("the drive goes");

    window.type_text("Vi ses på ån");
    window.press(Key::Enter);
    window.until(|w| w.label_containing("Det går inte att spara i mappen").is_some() && w.has("Inte sparat"));
    // Who types on has it out of the way, and can have it back.
    std::thread::sleep(std::time::Duration::from_millis(6100));
    window.type_text("Det går att skriva");
    window.until(|w| w.has("Visa hela meddelandet") && w.label_containing("finns kvar i fönstret").is_none());
    window.click("Visa hela meddelandet");
    window.until(|w| w.label_containing("finns kvar i fönstret").is_some());
    assert_eq!(window.value("Anteckningsrad"), "Det går att skriva");
    assert!(!root.exists(), "nothing is made in its place");

    window.click("Spara en kopia på annan plats…");
    window.until(|w| w.focused().as_deref() == Some("Mapp"));
    let proposed = window.value("Mapp");
    assert!(proposed.contains("demo 20"), "a new folder is proposed: {proposed}");
    let copy = folder.path().join("kopia");
    window.chord(Modifiers::COMMAND, Key::A);
    window.type_text(copy.to_str().expect("a path"));
    window.press(Key::Enter);
    window.until(|w| w.has("Kopian är sparad"));
    assert!(window.label_containing("Det går inte att spara i mappen").is_some(), "it is still not saved where it should be");
    let Screen::Run(slug) = window.model().screen.clone() else { panic!("not in Run any more") };
    let workspace = Store::open(&copy).expect("a work folder").workspace;
    let group = workspace.municipalities[&slug].sessions.values().next_back().expect("a focus group");
    assert!(group.stream().iter().any(|entry| entry.text == "Vi ses på ån"));
    assert!(group.notes.values().any(|notes| notes.line.text == "Det går att skriva"));

    // Over what is there nothing is written.
    window.frames(4);
    window.click("Spara en kopia på annan plats…");
    window.until(|w| w.focused().as_deref() == Some("Mapp"));
    window.chord(Modifiers::COMMAND, Key::A);
    window.type_text(copy.to_str().expect("a path"));
    window.press(Key::Enter);
    let told = Texts::new(Language::Sv).trouble(Trouble::NotCopied, &[("folder", copy.display().to_string().into())]);
    window.until(|w| [&told.what, &told.safe, &told.todo].into_iter().all(|line| w.has(line)));

    // The command has a place in the palette too.
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("kopia på annan plats");
    window.press(Key::Enter);
    window.until(|w| w.focused().as_deref() == Some("Mapp"));
    let proposed = window.value("Mapp");
    window.type_text("X");
    assert_eq!(window.value("Mapp"), format!("{proposed}X"), "the caret is where one goes on");
    window.press(Key::Escape);
    fs::rename(folder.path().join("borta"), &root).expect("the drive comes back");
    window.until(|w| w.label_containing("Det går inte att spara i mappen").is_none() && w.label_containing("Sparat ").is_some());
    window.close();
}
