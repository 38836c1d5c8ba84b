//! Names in the window: marked where they are written, replaced with one key or decided on, and
//! in the way of what would leave until then. The guard list, from the field to the receipt.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::path::Path;

use egui::{Event, Key, Modifiers, vec2};
use samsyn::domain::draft::Draft;
use samsyn::domain::ids::Slug;
use samsyn::domain::log::{Destroyed, What};
use samsyn::domain::project::Language;
use samsyn::domain::session::{Role, SeatCode};
use window::Window;

const LINE: &str = "Anteckningsrad";
const GUARD: &str = "Deltagarnas namn (valfritt)";
const CTRL: Modifiers = Modifiers::COMMAND;

/// The demo, opened in a window of its own.
fn demo(folder: &Path) -> Window {
    let mut window = Window::sized(folder, vec2(1440.0, 900.0));
    window.click("Visa exemplet");
    window.until(|w| w.has("Kommuner"));
    window
}

fn in_run(folder: &Path) -> Window {
    let mut window = demo(folder);
    window.ask_for("testevik genomför");
    window.until(|w| w.focused().as_deref() == Some(LINE));
    window
}

fn in_compile(folder: &Path) -> Window {
    let mut window = demo(folder);
    window.ask_for("exempelköping sammanställ");
    window.until(|w| w.has("Anonymitetskontroll") && w.has("Inga hinder för export"));
    window
}

/// Enters names on the guard list, by key alone.
fn guard(window: &mut Window, names: &[&str]) {
    window.ask_for("deltagarnas namn");
    window.until(|w| w.focused().as_deref() == Some(GUARD));
    for name in names {
        window.type_text(name);
        window.press(Key::Enter);
    }
    window.press(Key::Escape);
    window.until(|w| !w.has(GUARD));
}

/// What has been said in the focus group on screen.
fn said(window: &mut Window) -> Vec<String> {
    window.model().dossier().unwrap().stream().into_iter().map(|entry| entry.text.clone()).collect()
}

fn draft(window: &mut Window) -> Draft {
    window.model().dossier().unwrap().draft.clone().unwrap()
}

fn logged(window: &mut Window) -> Vec<What> {
    let logs = &window.model().project.as_ref().unwrap().workspace.logs;
    logs.values().flat_map(|log| &log.events).map(|logged| logged.what.clone()).collect()
}

#[test]
fn the_guard_list_takes_names_off_the_line_and_gives_them_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    guard(&mut window, &["Sölve Brask", "Tyra"]);
    window.until(|w| w.focused().as_deref() == Some(LINE));
    window.type_text("Då sa Sölve");
    assert_eq!(window.value(LINE), "Då sa Sölve", "the word may go on");
    window.type_text(" Brask: ja");
    assert_eq!(window.value(LINE), "Då sa [deltagaren]: ja");
    // The next name, given back at once.
    window.type_text(", Tyra ");
    assert_eq!(window.value(LINE), "Då sa [deltagaren]: ja, [deltagaren] ");
    window.chord(CTRL, Key::Z);
    assert_eq!(window.value(LINE), "Då sa [deltagaren]: ja, Tyra ");
    window.type_text("sa nej");
    window.press(Key::Enter);
    assert_eq!(said(&mut window), ["Då sa [deltagaren]: ja, Tyra sa nej"]);
    // It stays marked there, and on the next line the name goes again.
    assert!(window.label_containing("Tyra sa nej, har något som kan peka ut en person").is_some());
    window.type_text("Tyra");
    window.press(Key::Enter);
    assert_eq!(said(&mut window)[1], "[deltagaren]");
}

#[test]
fn a_find_waits_for_nobody_and_tab_puts_a_role_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    window.type_text("d2 Skriv till bo.ek@exempel.se");
    window.until(|w| w.label_containing("bo.ek@exempel.se ser ut som en e-postadress.").is_some());
    assert_eq!(window.focused().as_deref(), Some(LINE));
    window.press(Key::Enter);
    assert_eq!(said(&mut window), ["Skriv till bo.ek@exempel.se"], "saved as it was typed");

    window.type_text("Om D2 vill, skriv till bo.ek@exempel.se idag");
    window.until(|w| w.has("2 av 2"));
    window.press(Key::Tab);
    assert_eq!(window.value(LINE), "Om D2 vill, skriv till [e-postadress] idag");
    assert_eq!(said(&mut window), ["Skriv till [e-postadress]"], "the same everywhere");
    assert_eq!(window.focused().as_deref(), Some(LINE));
    window.type_text(" då");
    assert_eq!(window.value(LINE), "Om D2 vill, skriv till [e-postadress] idag då", "the caret stayed where it was");
    window.until(|w| w.label_containing("D2 säger vem som talade.").is_some());
    // Left as it is: Tab is the window's again.
    window.press(Key::Escape);
    window.until(|w| w.label_containing("D2 säger vem som talade.").is_none());
    window.press(Key::Tab);
    assert_ne!(window.focused().as_deref(), Some(LINE));
    assert_eq!(window.value(LINE), "Om D2 vill, skriv till [e-postadress] idag då");
}

#[test]
fn a_name_nobody_has_listed_gets_the_role_of_who_speaks() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    window.type_text("d2 Vi stämmer av varje tisdag och det är Karin som kallar alla tre");
    window.until(|w| w.has("Karin ser ut som ett namn. Namn lämnar aldrig Samsyn."));
    assert_eq!(window.value(LINE), "Vi stämmer av varje tisdag och det är Karin som kallar alla tre");
    let (sv, role) = {
        let model = window.model();
        let group = model.dossier().unwrap().sessions.values().next_back().unwrap();
        let is_manager = group.session.seat(SeatCode(2)).unwrap().role == Role::Manager;
        (model.texts.language(), if is_manager { "chefen" } else { "handläggaren" })
    };
    assert_eq!(sv, Language::Sv);
    window.press(Key::Tab);
    let expected = format!("Vi stämmer av varje tisdag och det är [{role}] som kallar alla tre");
    assert_eq!(window.value(LINE), expected);
    // Taken back, and kept as it was typed.
    window.chord(CTRL, Key::Z);
    window.press(Key::Enter);
    assert_eq!(said(&mut window), ["Vi stämmer av varje tisdag och det är Karin som kallar alla tre"]);
    // The genitive keeps its ending, and another time it is the same role, whoever speaks.
    window.type_text("d3 Vi har Karins lista");
    window.until(|w| w.has(&format!("Skriv [{role}] i stället")));
    window.press(Key::Tab);
    assert_eq!(window.value(LINE), format!("Vi har [{role}]s lista"));
    assert_eq!(said(&mut window), [expected]);
}

#[test]
fn the_words_are_english_on_an_english_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = demo(folder.path());
    window.ask_for("språk english");
    window.ask_for("testevik run");
    window.until(|w| w.has("Capture line"));
    window.type_text("Det är Karin som kallar");
    window.until(|w| w.has("Karin looks like a name. Names never leave Samsyn."));
    assert!(window.has("Not a name"));
}

#[test]
fn a_role_of_ones_own_and_no_name_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    window.type_text("Då kom Karin hit");
    window.click("Annan roll");
    window.click("Egen roll…");
    window.until(|w| w.focused().as_deref() == Some("Roll i stället för namnet"));
    window.type_text("D3");
    window.press(Key::Enter);
    window.until(|w| w.has("Rollen ser själv ut som ett namn."));
    assert_eq!(window.value(LINE), "Då kom Karin hit");
    window.until(|w| w.focused().as_deref() == Some(LINE));
    // Not a name: who says so is asked once, in the same strip.
    window.chord(Modifiers::ALT, Key::M);
    window.until(|w| w.focused().as_deref() == Some("Vem avgör det?"));
    window.chord(CTRL, Key::A);
    window.type_text("EK");
    window.press(Key::Enter);
    assert!(logged(&mut window).contains(&What::NotAName { text: "Karin".to_owned(), by: "EK".to_owned() }));
    window.until(|w| w.focused().as_deref() == Some(LINE));
    assert!(window.label_containing("Karin ser ut som ett namn.").is_none());
    window.type_text(" och Petra nickade");
    window.chord(Modifiers::ALT, Key::M);
    assert!(logged(&mut window).contains(&What::NotAName { text: "Petra".to_owned(), by: "EK".to_owned() }));
    // Both are in the list, and can be taken back.
    window.ask_for("avgjort");
    window.until(|w| w.has("Ta tillbaka: Karin") && w.has("Ta tillbaka: Petra"));
    assert!(window.label_containing("EK, ").is_some());
    window.click("Ta tillbaka: Karin");
    window.until(|w| !w.has("Ta tillbaka: Karin"));
    assert!(logged(&mut window).contains(&What::NameAfterAll { text: "Karin".to_owned(), by: "EK".to_owned() }));
    window.press(Key::Escape);
    window.until(|w| w.label_containing("Karin ser ut som ett namn.").is_some());
}

#[test]
fn what_blocks_an_export_is_listed_replaced_everywhere_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_compile(folder.path());
    guard(&mut window, &["Sölve Brask"]);
    // The name in two municipalities.
    for place in ["fiktivåker", "exempelköping"] {
        window.ask_for(&format!("{place} sammanställ"));
        window.until(|w| w.has("Anonymitetskontroll"));
        window.click("Stycke 1");
        window.chord(CTRL, Key::Home);
        window.type_text("Sölve kallar. ");
    }
    window.until(|w| w.has("1 hinder för export") && w.has("Sölve i stycke 1 står på spärrlistan."));
    assert!(!window.has("Inte ett namn: Sölve i stycke 1"), "a listed name is one");
    window.until(|w| w.has("Stycke 1, har något som kan peka ut en person"));

    // Skriv om: to the words, which are chosen.
    window.click("Skriv om: Sölve i stycke 1");
    window.frames(3);
    let chosen = window.model().project.as_ref().unwrap().compile.selection.clone();
    assert_eq!(chosen, 0..5);
    assert!(window.focused().unwrap().starts_with("Stycke 1"));

    // The export is refused, and shows the first of what holds it.
    let path = folder.path().join("ut.md");
    let export = |window: &mut Window| {
        window.chord(CTRL, Key::E);
        window.until(|w| w.has("Format Markdown"));
        window.click("Format Markdown");
        window.replace("Fil", &path.display().to_string());
    };
    export(&mut window);
    assert!(window.has("1 hinder finns kvar i anonymitetskontrollen."));
    window.press(Key::Enter);
    window.until(|w| w.label_containing("Inget skickades ut.").is_some());
    assert!(!path.exists());
    window.click("Visa första");
    window.until(|w| w.label_containing("Inget skickades ut.").is_none());

    window.click("Ersätt: Sölve i stycke 1");
    window.until(|w| w.focused().as_deref() == Some("Roll i stället för Sölve"));
    window.chord(CTRL, Key::A);
    window.type_text("samordnaren");
    window.press(Key::Enter);
    window.until(|w| w.has("Inga hinder för export"));
    assert!(window.has("[samordnaren] står nu på 2 ställen."));
    let start = |window: &mut Window, slug: &str| {
        let project = window.model().project.as_ref().unwrap();
        let dossier = project.dossier(&Slug::new(slug).unwrap()).unwrap();
        dossier.draft.as_ref().unwrap().blocks.iter().any(|block| block.text.starts_with("[samordnaren] kallar. "))
    };
    assert!(start(&mut window, "exempelkoping") && start(&mut window, "fiktivaker"));

    export(&mut window);
    assert!(window.has("Inga hinder i anonymitetskontrollen."));
    window.press(Key::Enter);
    window.until(|_| path.exists());
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("samordnaren") && !text.contains("Sölve"), "{text}");

    // One step back on each screen.
    window.click("Stycke 1");
    window.chord(CTRL, Key::Z);
    window.until(|w| w.has("1 hinder för export"));
    assert!(!start(&mut window, "exempelkoping") && start(&mut window, "fiktivaker"));
}

#[test]
fn a_find_in_the_text_is_decided_on_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_compile(folder.path());
    window.click("Stycke 2");
    window.chord(CTRL, Key::Home);
    window.type_text("Karin kallar. ");
    window.until(|w| w.has("Karin i stycke 2 ser ut som ett namn."));
    let before = draft(&mut window);
    window.press(Key::F8);
    window.frames(3);
    assert_eq!(window.model().project.as_ref().unwrap().compile.selection, 0..5);
    window.chord(Modifiers::ALT, Key::M);
    window.until(|w| w.focused().as_deref() == Some("Vem avgör det?"));
    window.press(Key::Enter);
    window.until(|w| w.has("Inga hinder för export"));
    assert_eq!(draft(&mut window), before, "the text is as it was");
    let model = window.model();
    assert!(!model.preferences.signature.is_empty() && model.preferences.signature == model.signature());
}

#[test]
fn the_guard_list_is_hidden_kept_in_memory_and_destroyed_with_a_receipt() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_compile(folder.path());
    window.chord(CTRL, Key::E);
    window.until(|w| w.has(GUARD));
    window.click(GUARD);
    window.type_text("Sölve Brask");
    window.press(Key::Enter);
    window.type_text("Tyra");
    window.until(|w| w.has("2 namn"));
    assert!(!window.labels().iter().any(|label| label.contains("Sölve")), "nobody reads it over a shoulder");
    window.click("Förstör spärrlistan");
    window.click("Förstör");
    window.until(|w| w.has("0 namn"));
    assert!(window.label_containing("Spärrlistan är förstörd: 2 namn").is_some());
    let receipts: Vec<What> = logged(&mut window).into_iter().filter(|what| matches!(what, What::Destroyed { .. })).collect();
    assert!(matches!(receipts.as_slice(), [What::Destroyed { what: Destroyed::GuardList { names: 2 }, .. }]), "{receipts:?}");
    assert_eq!(window.model().project.as_ref().unwrap().workspace.names, <_>::default());
    let root = window.model().project.as_ref().unwrap().root.clone();
    window.close();
    let mut files = vec![root];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("Brask"), "{}", path.display());
        }
    }
}

#[test]
fn no_copy_of_what_was_said_tells_who_said_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    for words in ["d2 Vi ses varje tisdag", "d3 \"Nu ringer man den som har uppdraget"] {
        window.type_text(words);
        window.press(Key::Enter);
    }
    window.frames(3);
    let first = window.area("Vi ses varje tisdag").unwrap();
    let last = window.area("”Nu ringer man den som har uppdraget”").unwrap();
    // From before the first one's time to behind the last one's words.
    window.drag(first.left_top() - vec2(70.0, 2.0), last.right_bottom() + vec2(40.0, 4.0));
    window.send(vec![Event::Copy]);
    let copied = window.copied().unwrap_or_default();
    for who in ["D2", "D3", "Handläggare", "Chef", "Socialtjänst", "Arbetsförmedling"] {
        assert!(!copied.contains(who), "{who} in {copied:?}");
    }
}

#[test]
fn what_blocks_outside_the_text_can_be_decided_on_or_gone_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_compile(folder.path());
    window.ask_for("exempelköping förbered");
    window.replace("Namn i sin helhet", "Exempelköping 070-123 45 67");
    window.ask_for("exempelköping sammanställ");
    window.until(|w| w.label_containing("070-123 45 67 i sidans fasta text ser ut som ett telefonnummer.").is_some());
    window.click("Ändra i Förbered: 070-123 45 67 i sidans fasta text");
    window.until(|w| w.has("Namn i sin helhet"));
    window.ask_for("exempelköping sammanställ");
    window.click("Inte ett namn: 070-123 45 67 i sidans fasta text");
    window.until(|w| w.focused().as_deref() == Some("Vem avgör det?"));
    window.press(Key::Enter);
    window.until(|w| w.has("Inga hinder för export"));
}

#[test]
fn a_list_that_is_too_long_says_which_lines_are_not_used_and_why_nothing_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_compile(folder.path());
    window.chord(CTRL, Key::E);
    window.until(|w| w.has("Spara filen"));
    window.click(GUARD);
    window.send(vec![Event::Paste(format!("Sölve\n{}\nTyra", "x".repeat(121)))]);
    let why = "Rad 2 används inte: ett namn har högst 120 tecken.";
    window.until(|w| w.has("2 namn") && w.labels().iter().filter(|label| *label == why).count() == 2);
    assert_eq!(window.model().project.as_ref().unwrap().workspace.names.guard, ["Sölve", "Tyra"]);
    assert!(!window.controls().iter().any(|(_, name)| name == "Spara filen"));
}

#[test]
fn a_replacement_is_undone_everywhere_from_its_notice() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    for line in ["Då kom Karin", "Karin ringde"] {
        window.type_text(line);
        window.press(Key::Enter);
    }
    window.type_text("Sen gick Karin");
    window.until(|w| w.label_containing("Karin ser ut som ett namn.").is_some());
    window.press(Key::Tab);
    assert!(said(&mut window).iter().all(|text| !text.contains("Karin")));
    window.click("Ångra allt");
    window.until(|w| w.has("Ersättningen är ångrad på alla ställen."));
    assert_eq!(said(&mut window), ["Då kom Karin", "Karin ringde"]);
    assert_eq!(window.value(LINE), "Sen gick Karin");
}

#[test]
fn a_name_that_enter_replaced_comes_back_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = in_run(folder.path());
    guard(&mut window, &["Ann"]);
    window.until(|w| w.focused().as_deref() == Some(LINE));
    window.type_text(" ringde");
    window.press(Key::Home);
    window.type_text("Annika");
    assert_eq!(window.value(LINE), "Annika ringde", "half a word is no name");
    window.press(Key::End);
    window.type_text(" Ann");
    window.press(Key::Enter);
    assert_eq!(said(&mut window), ["Annika ringde [deltagaren]"]);
    window.chord(CTRL, Key::Z);
    window.until(|w| w.value(LINE) == "Annika ringde [deltagaren]");
    window.chord(CTRL, Key::Z);
    window.until(|w| w.value(LINE) == "Annika ringde Ann");
}
