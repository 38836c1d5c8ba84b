//! A guide of one's own, written in the window: by accessible labels and keys alone, then found
//! again on disk, by the commands and after a restart.

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::path::Path;
use std::process::Command;

use egui::{Key, Modifiers, vec2};
use samsyn::domain::guide::RowKind;
use samsyn::storage::check::check;
use samsyn::storage::guides;
use samsyn::storage::store::Store;
use window::Window;

fn samsyn(args: &[&str]) -> i32 {
    Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).status().expect("samsyn starts").code().expect("it ends by itself")
}

/// A new project of that name.
fn project(folder: &Path) -> (Window, std::path::PathBuf) {
    let project = folder.join("Kartläggning");
    let mut window = Window::open(folder);
    window.click("Ny kartläggning");
    window.type_into("Kartläggningens namn", "Egen guide");
    window.replace("Mapp", &project.display().to_string());
    window.click("Skapa");
    window.until(|w| w.has("Inga kommuner än."));
    (window, project)
}

#[test]
fn a_guide_of_ones_own_is_written_saved_undone_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, project) = project(folder.path());
    window.click("Intervjuguide");
    window.until(|w| w.has("1 Introduktion"));

    // A section with two questions, the second a follow-up of the first
    window.click("6 Avslutning och nästa steg");
    window.click("Nytt avsnitt");
    window.until(|w| w.has("7 Nytt avsnitt"));
    window.replace("Avsnittets namn", "Framåt");
    window.replace("Ord att läsa upp", "Vad gör ni om ett år?");
    window.click("Ny fråga");
    window.until(|w| w.focused().as_deref() == Some("Ord att läsa upp"));
    window.type_text("Vem tar ansvar?");
    window.click("Lyssna efter");
    window.type_text("fokus på: chefer, handläggare");
    window.click("Gör 7.2 till delfråga");
    window.until(|w| w.has("7.1 a Vem tar ansvar?"));
    window.click("Ny punkt att säga");
    window.type_text("Tack för i dag.");
    window.until(|w| w.has("7.1 b Tack för i dag."));

    // To a file, which is never written over unasked
    let file = folder.path().join("egen guide.ron");
    for _ in 0..2 {
        window.click("Spara som…");
        window.replace("Fil", &file.display().to_string());
        window.click("Spara filen");
        window.until(|w| w.label_containing("egen guide.ron").is_some_and(|label| label.contains("sparad") || label.contains("redan")));
    }
    window.until(|w| w.label_containing("Det finns redan").is_some());
    assert_eq!(samsyn(&["guide", "check", file.to_str().unwrap()]), 0);
    let saved = guides::read(&file).unwrap();
    let section = &saved.sections[6];
    let follow_up = &section.rows[0].follow_ups[0];
    assert_eq!((section.title.sv.as_str(), section.rows[0].text.sv.as_str()), ("Framåt", "Vad gör ni om ett år?"));
    assert_eq!(follow_up.text.sv, "Vem tar ansvar? (Lyssna efter fokus på: chefer, handläggare)");
    assert_eq!(follow_up.probes.iter().map(|probe| probe.sv.as_str()).collect::<Vec<_>>(), ["chefer", "handläggare"]);
    assert_eq!(section.rows[0].follow_ups[1].kind, RowKind::Item);
    assert_eq!(saved.sections[..6], guides::bilaga2().sections[..], "nothing else has changed");

    // Back and forth
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| !w.has("7.1 b Tack för i dag."));
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("7.1 a Vem tar ansvar?") && !w.has("7.1 b Något att säga"));
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("7.2 Vem tar ansvar?"));
    window.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.until(|w| w.has("7.1 a Vem tar ansvar?"));

    // On paper
    let pdf = folder.path().join("guide.pdf");
    window.click("Skriv ut guiden");
    window.replace("Fil", &pdf.display().to_string());
    window.click("Spara filen");
    window.until(|w| w.label_containing("guide.pdf är sparad").is_some());
    assert!(std::fs::metadata(&pdf).unwrap().len() > 10_000);
    window.until(|w| w.label_containing("Sparat ").is_some());
    window.close();

    // On disk, and on screen again
    assert_eq!(check(&project), []);
    assert_eq!(Store::open(&project).unwrap().workspace.guide.sections[6].rows[0].follow_ups.len(), 1);
    let mut window = Window::open(folder.path());
    window.click("Öppna Egen guide");
    window.click("Intervjuguide");
    window.click("7 Framåt");
    window.until(|w| w.has("7.1 a Vem tar ansvar?"));
    window.click("7.1 a Vem tar ansvar?");
    window.until(|w| w.value("Lyssna efter") == "fokus på: chefer, handläggare");
    window.close();
}

#[test]
fn what_notes_point_at_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::sized(folder.path(), vec2(1024.0, 700.0));
    window.click("Visa exemplet");
    window.until(|w| w.has("Mer om Exempelköping"));
    window.click("Intervjuguide");
    window.click("2 Upplägg för samverkan - samverkansformer");
    window.until(|w| w.label_containing("anteckningar hör hit").is_some());
    let usable = |w: &mut Window, name: &str| w.controls().iter().any(|(_, control)| control == name);
    assert!(window.has("Ta bort 2.1") && !usable(&mut window, "Ta bort 2.1"), "its button cannot be pressed");

    // A guide without those rows is refused, and says how much would be lost.
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/guide.ron");
    window.click("Öppna guide…");
    window.type_into("Fil med en guide", fixture);
    window.click("Öppna");
    window.until(|w| w.label_containing("som skulle försvinna").is_some());
    assert!(window.has("2 Upplägg för samverkan - samverkansformer"), "the guide is as it was");

    // A field emptied says that it cannot be, and changes nothing until something stands there.
    window.replace("Kort, för listor", "");
    window.press(Key::Delete);
    window.chord(Modifiers::COMMAND, Key::A);
    window.press(Key::Backspace);
    window.until(|w| w.has("Något behöver stå här."));
    window.type_text("Upplägget");
    window.until(|w| w.has("2.1 Upplägget") && !w.has("Något behöver stå här."));
    window.close();
}
