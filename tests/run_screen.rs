//! What stands around the capture line: fields of its own, strips, pages in the question's place,
//! the large view, and a window scaled up until little room is left.

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::path::Path;

use egui::{Key, Modifiers, vec2};
use samsyn::domain::notes::RowState;
use window::Window;

const LINE: &str = "Anteckningsrad";

/// The demo's focus group of today, with one note taken.
fn in_run(folder: &Path, size: egui::Vec2) -> Window {
    let mut window = Window::sized(folder, size);
    window.click("Visa exemplet");
    window.until(|w| w.has("Kommuner"));
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("testevik genomför");
    window.press(Key::Enter);
    window.until(|w| w.focused().as_deref() == Some(LINE));
    window.type_text("Rutinen finns");
    window.press(Key::Enter);
    window.until(|w| texts(w) == ["Rutinen finns"]);
    window
}

fn texts(window: &mut Window) -> Vec<String> {
    let dossier = window.model().dossier().cloned();
    dossier.iter().flat_map(|dossier| dossier.stream().into_iter().map(|entry| entry.text.clone())).collect()
}

/// Every control has a name that tells it from its neighbours of the same kind.
#[track_caller]
fn named(window: &mut Window, screen: &str) {
    let controls = window.controls();
    let nameless: Vec<_> = controls.iter().filter(|(_, name)| name.trim().is_empty()).collect();
    assert!(nameless.is_empty(), "{screen}: {nameless:?}");
}

#[test]
fn writing_in_another_field_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path(), vec2(1440.0, 900.0));
    // Closing asks in the box; a word that is typed meanwhile is the line's.
    window.press(Key::F8);
    window.chord(Modifiers::SHIFT, Key::F8);
    window.until(|w| w.has("Avsluta fokusgruppen?"));
    window.type_text("vänta");
    assert!(!window.has("Avsluta fokusgruppen?"));
    assert_eq!(window.value(LINE), "vänta");
    window.chord(Modifiers::SHIFT, Key::F8);
    window.click("Avsluta fokusgruppen");
    window.until(|w| w.has("Innan ni går"));
    named(&mut window, "debrief");

    window.click("Första intryck");
    window.type_text("Alla ville prata");
    window.chord(Modifiers::COMMAND, Key::Z);
    window.press(Key::PageDown);
    assert_eq!(texts(&mut window), ["Rutinen finns"], "undo was the field's own");
    assert!(window.has("Innan ni går"), "and PgDn asked no question");
    assert_eq!(window.value(LINE), "vänta");
    // And there is a way back to it.
    window.click("Visa anteckningarna");
    window.until(|w| !w.has("Innan ni går"));
    window.click("Efteråt");
    window.until(|w| w.has("Innan ni går"));
}

#[test]
fn a_question_is_left_out_for_a_reason_of_ones_own_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path(), vec2(1440.0, 900.0));
    let state = |w: &mut Window| {
        let dossier = w.model().dossier().unwrap().clone();
        let mark = dossier.sessions.values().next().unwrap().notes.values().find_map(|notes| notes.marks.rows.values().next().cloned());
        mark.map(|mark| (mark.state, mark.reason))
    };
    window.chord(Modifiers::ALT, Key::X);
    window.type_text("4");
    window.until(|w| w.focused().as_deref() == Some("Skäl till att frågan hoppas över"));
    window.type_text("gruppen har bråttom");
    window.press(Key::Escape);
    window.until(|w| w.focused().as_deref() == Some(LINE));
    assert_eq!(state(&mut window), None);
    window.chord(Modifiers::ALT, Key::X);
    window.type_text("4");
    window.until(|w| w.focused().as_deref() == Some("Skäl till att frågan hoppas över"));
    window.type_text("gruppen har bråttom");
    window.press(Key::Enter);
    window.until(|w| state(w) == Some((RowState::Skipped, "gruppen har bråttom".to_owned())));
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| state(w).is_some_and(|(state, _)| state == RowState::Open));
}

#[test]
fn the_large_view_takes_words_and_goes_to_questions() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path(), vec2(1440.0, 900.0));
    window.press(Key::F9);
    window.until(|w| w.has("Stäng storbilden"));
    assert!(!window.has("Runt bordet") && !window.has("Genomför"), "the question is alone");
    named(&mut window, "large view");
    window.type_text("Skrivet i storbild");
    window.press(Key::Enter);
    window.type_text("!Till senare");
    window.press(Key::Enter);
    window.until(|w| texts(w).len() == 3);
    window.chord(Modifiers::COMMAND, Key::G);
    window.until(|w| w.has("Gå till fråga"));
    let shown = ["Skrivet i storbild", "Till senare", "Rutinen finns"].map(|said| window.label_containing(said));
    assert_eq!(shown, [None, None, None], "the wall is everybody's");
    window.type_text("8");
    window.until(|w| w.has("Hur pass formaliserad är samverkan?"));
    assert!(window.has("Stäng storbilden"));
    window.press(Key::Escape);
    window.until(|w| w.has("Runt bordet"));
    // A search shows what was captured: it ends the large view.
    window.press(Key::F9);
    window.chord(Modifiers::COMMAND, Key::F);
    window.until(|w| w.has("3 träffar") && w.has("Runt bordet"));
}

#[test]
fn finding_filters_and_leads_to_the_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path(), vec2(1440.0, 900.0));
    window.chord(Modifiers::COMMAND, Key::G);
    window.type_text("8");
    window.type_text("\"Vi ses varje tisdag");
    window.press(Key::Enter);
    window.type_text("halv");
    window.chord(Modifiers::COMMAND, Key::F);
    window.until(|w| w.has("2 träffar"));
    named(&mut window, "find");
    window.click("Citat");
    window.until(|w| w.has("1 träff"));
    window.type_text("TISDAG");
    assert_eq!(window.value("Sök i anteckningarna"), "TISDAG", "a filter leaves the search ready");
    window.click("Gå till: 2.1 b Hur formaliserad?");
    window.until(|w| !w.has("1 träff"));
    assert_eq!(window.value(LINE), "halv");

    // What was deleted is found and comes back.
    window.click("Mer om anteckningen ”Vi ses varje tisdag”");
    window.click("Ta bort anteckningen");
    window.until(|w| texts(w) == ["Rutinen finns"]);
    window.chord(Modifiers::COMMAND, Key::F);
    window.click("Citat");
    window.replace("Sök i anteckningarna", " ");
    window.click("Borttagna (1)");
    window.click("Mer om anteckningen ”Vi ses varje tisdag”");
    window.click("Återställ");
    window.until(|w| texts(w).len() == 2);
}

#[test]
fn scaled_up_everything_is_still_within_reach() {
    let folder = tempfile::tempdir().unwrap();
    // 1024 × 700 at 150 per cent.
    let mut window = in_run(folder.path(), vec2(683.0, 467.0));
    named(&mut window, "scaled up");
    for (control, shows) in [("Runt bordet", "Parkeringen"), ("Gå till fråga", "6.3 Kontaktperson, Inte ställd")] {
        window.click(control);
        window.until(|w| w.has(shows));
        window.type_text("å");
        window.press(Key::Backspace);
    }
    for tab in ["Förbered", "Sammanställ", "Genomför"] {
        window.click(tab);
        window.frames(3);
    }
    window.until(|w| w.focused().as_deref() == Some(LINE));
    window.click("Starta klockan");
    window.until(|w| w.has("Pausa"));
}
