//! The command palette in the real window: Ctrl+K, a few letters, Enter.

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Role, vec2};
use samsyn::app::keys::{Action, Aim, Scope, bindings};
use samsyn::app::text::Texts;
use samsyn::domain::project::Language;
use samsyn::storage::guides;
use window::Window;

const LINE: &str = "Anteckningsrad";
const SEARCH: &str = "Kommandopalett";

/// The demo in Run at the municipality that is interviewed today, with half a line typed.
fn in_run(folder: &std::path::Path) -> Window {
    let mut window = Window::sized(folder, vec2(1440.0, 900.0));
    window.click("Visa exemplet");
    window.click("Genomför Testevik");
    window.until(|w| w.focused().as_deref() == Some(LINE));
    window.type_text("halvskriven");
    window
}

fn options(window: &mut Window) -> Vec<String> {
    window.controls().into_iter().filter(|(role, _)| *role == Role::ListBoxOption).map(|(_, name)| name).collect()
}

/// The line that a screen reader has read out last.
fn chosen(window: &mut Window) -> Option<String> {
    let all = options(window);
    window.focused().filter(|name| all.contains(name))
}

#[test]
fn part_of_a_question_goes_to_it_and_leaves_the_line_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    assert!(!window.has("Fråga 2.1"));
    window.chord(Modifiers::COMMAND, Key::K);
    assert_eq!(window.value(SEARCH), "");
    window.type_text("FORMALISERAD ar");
    assert_eq!(chosen(&mut window).as_deref(), Some("2.1 b Hur pass formaliserad är samverkan?"));
    assert_eq!(window.value(LINE), "halvskriven");
    window.press(Key::Enter);
    window.until(|w| w.has("Fråga 2.1"));
    window.until(|w| w.focused().as_deref() == Some(LINE));
    assert_eq!(options(&mut window), [""; 0], "it is closed");
    window.type_text(" rad");
    assert_eq!(window.value(LINE), "halvskriven rad");
}

#[test]
fn the_arrows_choose_and_escape_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    window.chord(Modifiers::COMMAND, Key::K);
    let all = options(&mut window);
    assert_eq!(all[0], "Frågan ställd, nästa", "what belongs to the screen comes first");
    assert_eq!(chosen(&mut window), all.first().cloned());
    window.press(Key::ArrowDown);
    window.press(Key::PageDown);
    assert_eq!(chosen(&mut window), all.get(11).cloned());
    window.press(Key::PageUp);
    window.press(Key::ArrowUp);
    window.press(Key::ArrowUp);
    assert_eq!(chosen(&mut window), all.last().cloned(), "round the corner");
    window.type_text("zzz");
    assert!(window.has("Inget passar. Pröva ett annat ord."));
    window.press(Key::Enter);
    assert_eq!(window.value(SEARCH), "zzz", "nothing to do");
    window.press(Key::Escape);
    window.until(|w| w.focused().as_deref() == Some(LINE));
    assert_eq!((window.has(SEARCH), window.value(LINE).as_str()), (false, "halvskriven"));
    // The same keys close it that open it.
    window.chord(Modifiers::COMMAND, Key::K);
    assert!(window.has(SEARCH));
    window.chord(Modifiers::COMMAND, Key::K);
    assert!(!window.has(SEARCH));
}

#[test]
fn everything_with_keys_is_there_and_the_mouse_will_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    window.chord(Modifiers::COMMAND, Key::K);
    let texts = Texts::new(Language::Sv);
    let shown: BTreeSet<String> = options(&mut window).into_iter().collect();
    for binding in bindings().into_iter().filter(|binding| [Scope::Everywhere, Scope::Run].contains(&binding.scope)) {
        let label = match binding.action {
            Action::Speaker(_, n @ 1..) => format!("Talare D{n}"),
            // A project that is not locked offers to be.
            Action::LockNow => texts.get("vault-protect"),
            Action::Palette | Action::Probe(_) => continue,
            _ => texts.get(binding.text),
        };
        let label = if binding.action.aim() == Some(Aim::Latest) { format!("{label} (senaste anteckningen)") } else { label };
        assert!(shown.contains(&label), "{label}");
    }
    assert!(!shown.contains(&texts.get("action-insert")), "that is for another screen");
    assert!(shown.contains("Exempelköping: Sammanställ") && shown.contains("Språk: English"));
    window.type_text("utseende mo");
    window.click("Utseende: Mörkt");
    window.until(|w| !w.has(SEARCH));
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("kortkomm");
    window.press(Key::Enter);
    window.until(|w| w.has("Frågan ställd, nästa"));
}

#[test]
fn what_there_is_to_listen_for_can_be_ticked_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    let guide = guides::bilaga2();
    let row = guide.places().into_iter().find(|place| place.row.probes.len() > 1).unwrap().row;
    let words: Vec<&str> = row.text.sv.split_whitespace().take(5).collect();
    let heard = |window: &mut Window| {
        window.chord(Modifiers::COMMAND, Key::K);
        window.type_text("hörd");
        let all = options(window).into_iter().filter(|label| label.starts_with("Hörd: ")).collect::<Vec<_>>();
        window.press(Key::Escape);
        all
    };
    assert_eq!(heard(&mut window), [""; 0], "an introduction has nothing to listen for");
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text(&words.join(" "));
    window.press(Key::Enter);
    window.frames(3);
    let probes: Vec<String> = row.probes.iter().map(|probe| format!("Hörd: {}", probe.sv)).collect();
    assert_eq!(heard(&mut window), probes[..probes.len().min(9)]);
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text(&probes[1]);
    window.press(Key::Enter);
    window.frames(3);
    let count = format!("1 av {} hörda", probes.len());
    assert!(window.label_containing(&count).is_some(), "{:?}", window.labels());
}
