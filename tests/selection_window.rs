//! The selection in the real window: candidates from the list of municipalities, their agreements read
//! against the criteria, the funnel that follows, tables in and out, and key figures from a file.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use samsyn::app::model::Screen;
use samsyn::domain::log::What;
use samsyn::domain::municipality::Municipality;
use samsyn::domain::project::Project;
use samsyn::domain::selection::{Criterion, Met, Reason, Selection, Touch, report_2015};
use samsyn::storage::guides;
use samsyn::storage::layout::FileKey;
use samsyn::storage::preferences::{Preferences, Theme};
use samsyn::storage::store::Store;
use window::Window;

const NONE: Modifiers = Modifiers::NONE;

/// An empty project with the municipalities of these names.
fn project(folder: &Path, names: &[&str]) -> PathBuf {
    let root = folder.join("kartläggning");
    let mut store = Store::create(&root, &Project::new("Prov"), &guides::bilaga2()).unwrap().store;
    for name in names {
        let slug = store.free_slug(name).unwrap();
        store.save(&FileKey::Municipality(slug), &Municipality::new(*name)).unwrap();
    }
    root
}

/// Opens the register from the project's own screen.
fn selection(window: &mut Window, root: &Path) {
    window.open_project(root);
    window.click("Urval");
    window.until(|w| w.model().screen == Screen::Selection && w.has("Urvalets tratt"));
}

fn register(window: &mut Window) -> Selection {
    window.model().project.as_ref().unwrap().workspace.selection.clone()
}

/// The candidates in the table, from top to bottom.
fn rows(window: &mut Window) -> Vec<String> {
    let spoken = |name: &String| name.strip_prefix("Kandidat ").is_some_and(|rest| rest.contains(", "));
    window.controls().into_iter().filter(|(role, _)| *role == Role::Button).map(|(_, name)| name).filter(spoken).collect()
}

#[test]
fn a_candidate_goes_the_whole_way_by_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let root = project(folder.path(), &[]);
    let mut window = Window::open(folder.path());
    window.open_project(&root);
    window.ask_for("urval");
    window.until(|w| w.model().screen == Screen::Selection && w.has("Urvalets tratt"));
    assert!(window.label_containing("Så såg urvalet ut i rapporten").is_some(), "before there is anything the report's own");
    assert!(window.label_containing("Tratt: ").unwrap().contains("61"), "with the report's counts");

    // The list of municipalities completes what is typed, and gives the code.
    window.tab_to("Ny kandidat");
    window.type_text("upplands v");
    window.until(|w| w.has("Lägg till Upplands Väsby, 0114"));
    window.tab_to("Lägg till Upplands Väsby, 0114");
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("1 kandidat, 0 utvalda"));
    let found = register(&mut window);
    assert_eq!(found.candidates[0].code.map(|code| code.to_string()).as_deref(), Some("0114"));

    // One that no list has, typed and entered; the same one twice is one.
    for _ in 0..2 {
        window.tab_to("Ny kandidat");
        window.type_text("Påhittsnäs");
        window.strike(NONE, Key::Enter);
        window.until(|w| w.has("2 kandidater, 0 utvalda"));
    }

    // All criteria, one after the other.
    for criterion in ["Aktuell", "ledning", "Syfte", "ålgrupp", "illvägagångssätt"] {
        let names = window.controls().into_iter().map(|(_, name)| name);
        let name = names.filter(|name| name.contains(criterion)).find(|name| name.ends_with(", Upplands Väsby: okänt"));
        let name = name.unwrap_or_else(|| panic!("no criterion {criterion}: {:?}", window.controls()));
        window.tab_to(&name);
        window.strike(NONE, Key::Space);
        window.frames(2);
    }
    let found = register(&mut window);
    let position = found.position("Upplands Väsby").unwrap();
    assert!(Criterion::ALL.iter().all(|criterion| found.candidates[position].criteria.get(*criterion) == Met::Yes));

    // Chosen, and seen in the heading; undone, and done again.
    window.tab_to("Utvald, Upplands Väsby");
    window.strike(NONE, Key::Space);
    window.until(|w| w.has("2 kandidater, 1 utvald"));
    window.strike(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("2 kandidater, 0 utvalda"));
    window.strike(Modifiers::COMMAND, Key::Y);
    window.until(|w| w.has("2 kandidater, 1 utvald"));
    window.close();

    let saved = Store::open(&root).unwrap().workspace.selection;
    assert_eq!(saved.candidates.len(), 2);
    assert!(saved.candidates[saved.position("Upplands Väsby").unwrap()].chosen);
}

#[test]
fn one_is_left_out_with_a_reason_and_the_funnel_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let root = project(folder.path(), &[]);
    let mut window = Window::open(folder.path());
    selection(&mut window, &root);
    window.type_into("Ny kandidat", "Ale");
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("1 kandidat, 0 utvalda"));
    let name = window.controls().into_iter().map(|(_, name)| name).find(|name| name.starts_with("Ale, ")).unwrap();
    window.click(&name);
    window.until(|w| w.has("Skäl till bortval"));
    window.click("Öppna jämförelser");
    window.click("Svar, Ale: Inget svar");
    window.click("Överenskommelse");
    window.frames(2);
    window.click("Skäl till bortval: –");
    window.click("Enbart Finsam");
    window.frames(2);
    window.type_into("Motivering", "Bara samordningsförbundet.");
    window.click("Lägg till kontakt");
    window.type_into("Kontakt 1, funktion", "Enhetschef");
    window.frames(2);
    let steps = window.label_containing("Tratt: ").unwrap();
    assert!(steps.contains("Granskade överenskommelser 1") && steps.contains("Uppfyller kriterierna 0"), "{steps}");
    assert!(window.has("Bortvalda: enbart Finsam"));
    window.close();

    let saved = Store::open(&root).unwrap().workspace.selection;
    let ale = &saved.candidates[0];
    assert_eq!((ale.left_out, ale.why.as_str()), (Some(Reason::FinsamOnly), "Bara samordningsförbundet."));
    assert_eq!((ale.contacts.len(), ale.contacts[0].what, ale.contacts[0].with.as_str()), (1, Touch::Interview, "Enhetschef"));
}

#[test]
fn the_reports_register_comes_in_is_sorted_and_filtered_and_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let root = project(folder.path(), &[]);
    let mut window = Window::open(folder.path());
    selection(&mut window, &root);
    let file = folder.path().join("rapport-2015.csv");
    fs::copy("tests/fixtures/urval/rapport-2015.csv", &file).unwrap();
    window.click("Läs in urval");
    window.frames(2);
    window.write(&file.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("68 kandidater, 6 utvalda"));
    assert_eq!(register(&mut window), report_2015());
    window.until(|w| w.label_containing("rapport-2015.csv: 68 nya, 0 ändrade, 0 oförändrade").is_some());
    let steps = window.label_containing("Tratt: ").unwrap();
    for count in ["61", "46", "38", "30", "11", "21", "6"] {
        assert!(steps.contains(&format!(" {count}")), "{count}: {steps}");
    }

    let first = rows(&mut window)[0].clone();
    assert!(first.starts_with("Kandidat 01, "), "{first}");
    window.click("Kommun stigande");
    window.frames(2);
    let last = rows(&mut window)[0].clone();
    assert!(last.starts_with("Kandidat 68, "), "{last}");
    window.type_into("Sök namn, kod eller län", "1480");
    window.frames(2);
    assert_eq!(rows(&mut window).len(), 3, "the districts of one city: {:?}", rows(&mut window));
    window.replace("Sök namn, kod eller län", "");
    window.press(Key::Backspace);
    window.click("Visa Alla");
    window.frames(4);
    window.click("Utvald");
    window.frames(2);
    assert_eq!(rows(&mut window).len(), 6);

    // Taken back and taken in again, all at once.
    window.strike(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("0 kandidater, 0 utvalda"));
    window.strike(Modifiers::COMMAND, Key::Y);
    window.until(|w| w.has("68 kandidater, 6 utvalda"));

    let out = folder.path().join("ut.xlsx");
    window.click("Spara urvalet som");
    window.frames(2);
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&out.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("Urvalet är sparat i ut.xlsx."));
    // A file that is there is written over only when asked.
    let bytes = fs::read(&out).unwrap();
    fs::write(&out, "någon annans").unwrap();
    window.click("Spara urvalet som");
    window.frames(2);
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&out.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("Skriv över"));
    assert_eq!(fs::read_to_string(&out).unwrap(), "någon annans");
    window.click("Skriv över");
    window.until(|_| fs::read(&out).unwrap() == bytes);
    window.until(|w| w.model().project.as_ref().unwrap().saving.is_clean());
    window.close();

    let workspace = Store::open(&root).unwrap().workspace;
    let left = workspace.logs.values().flat_map(|log| &log.events);
    let left: Vec<_> = left.filter(|event| matches!(&event.what, What::RegisterExported { candidates: 68, .. })).collect();
    assert_eq!(left.len(), 2, "each time it left is in the log, and only those");
}

#[test]
fn a_register_with_a_fault_changes_nothing_and_a_name_does_not_leave() {
    let folder = tempfile::tempdir().unwrap();
    let root = project(folder.path(), &[]);
    let mut window = Window::open(folder.path());
    selection(&mut window, &root);
    let file = folder.path().join("fel.csv");
    fs::write(&file, "Kommun;Aktuell\nAle;ja\nLund;kanske\n").unwrap();
    window.click("Läs in urval");
    window.frames(2);
    window.write(&file.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("fel.csv kunde inte läsas in.") && w.has("Urvalet är inte ändrat."));
    assert!(register(&mut window).is_empty());
    window.click("Stäng");

    fs::write(&file, "Kommun;Kontakter\nAle;2026-09-15 förfrågan: Karin Andersson\n").unwrap();
    window.click("Läs in urval");
    window.frames(2);
    window.write(&file.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("1 kandidat, 0 utvalda"));
    let out = folder.path().join("ut.csv");
    window.click("Spara urvalet som");
    window.frames(2);
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&out.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.label_containing("Karin Andersson").is_some());
    assert!(!out.exists());
    window.close();
    assert!(Store::open(&root).unwrap().workspace.logs.is_empty(), "what did not leave is not in the log");
}

#[test]
fn key_figures_are_looked_at_before_they_are_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let root = project(folder.path(), &["Ale", "Lund"]);
    let file = folder.path().join("nyckeltal.csv");
    fs::write(&file, "Kommun;Invånare;Arbetslöshet\n1440 Ale;28 400;9,3\nLunds kommun;115 968;5,1\nUmeå;1;1\n").unwrap();
    let mut window = Window::open(folder.path());
    window.open_project(&root);
    window.ask_for("läs in nyckeltal");
    window.until(|w| w.has("Fil med nyckeltal"));
    window.write(&file.display().to_string());
    // Without a year nothing can be taken in, and it says why.
    window.tab_to("Visa ändringar");
    window.strike(NONE, Key::Enter);
    window.until(|w| w.label_containing("årtalet saknas").is_some());
    window.tab_to("År");
    window.type_text("2014");
    window.tab_to("Källa");
    window.type_text("SCB");
    window.tab_to("Visa ändringar");
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("Ändra 4 nyckeltal"));
    assert!(window.label_containing("Umeå är en kommun, men inte i kartläggningen").is_some());
    assert!(window.label_containing("28 400 (2014), SCB").is_some() || window.label_containing("28\u{a0}400 (2014), SCB").is_some());
    let municipality = |w: &mut Window, name: &str| {
        let workspace = &w.model().project.as_ref().unwrap().workspace;
        workspace.municipalities.values().find(|dossier| dossier.municipality.name == name).unwrap().municipality.clone()
    };
    assert!(municipality(&mut window, "Ale").figures.inhabitants.is_none(), "a preview changes nothing");
    window.tab_to("Ändra 4 nyckeltal");
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("4 nyckeltal i 2 kommuner är ändrade."));
    let ale = municipality(&mut window, "Ale").figures.inhabitants.unwrap();
    assert_eq!((ale.value, ale.year, ale.source.as_str()), (28_400.0, 2014, "SCB"));
    window.close();
    let workspace = Store::open(&root).unwrap().workspace;
    let found = workspace.municipalities.values().filter_map(|dossier| dossier.municipality.figures.unemployment.as_ref());
    assert_eq!(found.map(|figure| figure.value).collect::<Vec<_>>(), [9.3, 5.1]);
}

/// The pictures in the README: `SAMSYN_PICTURES=assets/screenshots cargo test --test selection_window pictures`
/// puts them there.
#[test]
fn pictures() {
    let folder = tempfile::tempdir().unwrap();
    let root = project(folder.path(), &[]);
    let mut opened = Store::open(&root).unwrap();
    opened.store.save_selection(&report_2015()).unwrap();
    drop(opened);
    let aside = tempfile::tempdir().unwrap();
    let to = std::env::var_os("SAMSYN_PICTURES").map_or_else(|| aside.path().to_owned(), PathBuf::from);
    for (name, size, theme) in [
        ("selection-1440x900-light", egui::vec2(1440.0, 900.0), Theme::Light),
        ("selection-1440x900-dark", egui::vec2(1440.0, 900.0), Theme::Dark),
        ("selection-1024x700-light", egui::vec2(1024.0, 700.0), Theme::Light),
        ("selection-1024x700-dark", egui::vec2(1024.0, 700.0), Theme::Dark),
    ] {
        let home = tempfile::tempdir().unwrap();
        Preferences { theme, ..Preferences::default() }.save(&home.path().join("preferences")).unwrap();
        let mut window = Window::sized(home.path(), size);
        selection(&mut window, &root);
        window.type_into("Sök namn, kod eller län", "Kandidat 3");
        window.frames(6);
        let file = to.join(format!("{name}.png"));
        window.picture(&file);
        assert!(fs::metadata(&file).unwrap().len() > 20_000, "{name}: there is something on it");
        window.close();
    }
}
