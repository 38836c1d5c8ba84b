//! Every screen with its controls named, and every control within reach of the Tab key.

#[path = "support/rounds.rs"]
#[expect(dead_code, reason = "each test uses its part of the rounds")]
mod rounds;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Role, vec2};
use window::Window;

/// Opens the demo from the first screen.
fn demo(folder: &std::path::Path, size: egui::Vec2) -> Window {
    let mut window = Window::sized(folder, size);
    window.click("Visa exemplet");
    window.until(|w| w.has("Mer om Exempelköping"));
    window
}

/// Presses Tab until the focus is back where it began; the names it came by.
fn tabbed(window: &mut Window) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let most = window.controls().len() * 2 + 40;
    for _ in 0..most {
        window.press(Key::Tab);
        seen.extend(window.focused());
    }
    seen
}

/// Names every control, and reaches each of them by Tab.
#[track_caller]
fn check(window: &mut Window, screen: &str) {
    let controls = window.controls();
    let nameless: Vec<_> = controls.iter().filter(|(_, name)| name.trim().is_empty()).collect();
    assert!(nameless.is_empty(), "{screen}: without a name: {nameless:?}");
    let seen = tabbed(window);
    let missed: Vec<_> = controls.iter().filter(|(_, name)| !seen.contains(name)).collect();
    assert!(missed.is_empty(), "{screen}: out of reach of Tab: {missed:?}");
}

#[test]
fn every_control_has_a_name_and_is_reached_by_tab() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path());
    check(&mut window, "start");
    drop(window);

    let mut window = demo(folder.path(), vec2(1440.0, 900.0));
    check(&mut window, "home");
    window.chord(Modifiers::COMMAND, Key::N);
    window.until(|w| w.has("Kommunens namn, till exempel Exempelköping"));
    window.press(Key::Escape);
    window.click("Kartläggning av samverkan 2026");
    window.until(|w| w.has("Sidor i en sammanfattning"));
    window.press(Key::Escape);

    window.click("Genomför Testevik");
    window.until(|w| w.has("Anteckningsrad"));
    check(&mut window, "run");
    window.press(Key::F2);
    window.until(|w| w.has("Starta fokusgruppen"));
    check(&mut window, "prepare");
}

#[test]
fn the_guide_is_named_and_within_reach_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = demo(folder.path(), vec2(1024.0, 700.0));
    window.click("Intervjuguide");
    window.until(|w| w.has("1.1 Uppdraget"));
    window.click("2 Upplägg för samverkan - samverkansformer");
    window.click("Engelska");
    window.click("Om guiden");
    check(&mut window, "guide");
    for (button, first) in [("Öppna guide…", "Fil med en guide"), ("Spara som…", "Fil"), ("Skriv ut guiden", "Fil")] {
        window.click(button);
        window.until(|w| w.focused().as_deref() == Some(first));
        window.press(Key::Escape);
    }
}

#[test]
fn compile_is_named_and_within_reach_too() {
    let folder = tempfile::tempdir().unwrap();
    // Provsta has notes and no draft: the shortest of the texts.
    let mut window = demo(folder.path(), vec2(1024.0, 700.0));
    window.click("Sammanställ Provsta");
    window.until(|w| w.has("Skapa utkast"));
    check(&mut window, "compile");
}

#[test]
fn review_and_the_form_are_named_and_within_reach_too() {
    use samsyn::domain::session::Organisation;
    let folder = tempfile::tempdir().unwrap();
    let mut window = rounds::granska_sized(folder.path(), vec2(1024.0, 700.0));
    check(&mut window, "review, nothing sent");
    let round = rounds::send(&mut window);
    let form = rounds::form(&round);
    let mut reply = rounds::agrees(&form, "a", Organisation::SocialServices);
    let (subject, words) = rounds::paragraph(&form, 2);
    rounds::says(&mut reply, &subject, Some(&format!("{words} Så är det.")), "Sedan i våras.");
    rounds::read_in(&mut window, folder.path(), &reply);
    check(&mut window, "review");
    window.chord(Modifiers::COMMAND, Key::O);
    window.type_text(&round.display().to_string());
    window.press(Key::Enter);
    window.until(|w| w.model().screen == samsyn::app::model::Screen::Answer);
    check(&mut window, "answer");
}

#[test]
fn the_capture_line_has_the_focus_and_f6_goes_round_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = demo(folder.path(), vec2(1440.0, 900.0));
    window.click("Genomför Testevik");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));
    window.click("Hur");
    window.until(|w| w.focused().as_deref() == Some("Anteckningsrad"));

    let mut regions = BTreeSet::new();
    for _ in 0..4 {
        window.press(Key::F6);
        regions.extend(window.focused());
    }
    assert!(regions.len() >= 4, "{regions:?}");
    assert!(regions.contains("Anteckningsrad"), "{regions:?}");
    window.press(Key::F6);
    window.type_text("å");
    window.until(|w| w.value("Anteckningsrad").ends_with('å'));
}

#[test]
fn the_screen_changes_language_while_it_runs() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = demo(folder.path(), vec2(1440.0, 900.0));
    window.click("Utseende och språk");
    window.click("English");
    window.until(|w| w.has("Deadlines"));
    let swedish: Vec<_> = window.controls().into_iter().filter(|(role, name)| *role == Role::Button && name.contains("Visa")).collect();
    assert_eq!(swedish, []);
    window.close();
    let mut window = Window::open(folder.path());
    window.until(|w| w.has("New mapping"));
}
