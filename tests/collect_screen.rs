//! The project lead's screen in the real window: approved texts beside each other, the sentences
//! behind each number, and the document that is made of them.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;
#[path = "support/publication.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod publication;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::model::Screen;
use samsyn::domain::coding::Code;
use samsyn::domain::ids::Slug;
use samsyn::domain::municipality::Municipality;
use samsyn::domain::publication::Lead;
use samsyn::storage::layout::FileKey;
use samsyn::storage::preferences::{Preferences, Theme};
use samsyn::storage::store::Store;
use tools::Folder;
use window::{Clock, Window};

const NONE: Modifiers = Modifiers::NONE;

/// Six approved texts, and one municipality that is only planned.
fn seven(folder: &Folder) -> PathBuf {
    let root = publication::six(folder);
    let mut opened = Store::open(&root).unwrap();
    opened.store.save(&FileKey::Municipality(Slug::new("testevik").unwrap()), &Municipality::new("Testevik")).unwrap();
    root
}

fn collected(window: &mut Window, root: &Path) {
    window.open_project(root);
    window.strike(NONE, Key::F7);
    window.until(|w| w.model().screen == Screen::Collect && w.label_containing("fastställda").is_some());
    window.until(|w| w.model().project.as_ref().unwrap().publishing.collation.is_some());
    window.frames(2);
}

/// Waits until what is shown is of what was done last.
fn is_up_to_date(window: &mut Window) -> bool {
    let project = window.model().project.as_ref().unwrap();
    project.publishing.collation.as_ref().is_some_and(|collation| collation.revision == project.saving.revision())
}

fn lead(window: &mut Window) -> &Lead {
    &window.model().project.as_ref().unwrap().workspace.publication
}

#[test]
fn the_whole_way_from_the_comparison_to_the_files() {
    let folder = Folder::new();
    let root = seven(&folder);
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    collected(&mut window, &root);
    window.until(|w| w.has("Sex av sju kommuner är fastställda"));

    // Who says something, and how much supports it; nothing of what is not approved.
    assert!(window.has("Ängsprova, Ledning prioriterar: 2") && window.has("Ale, Ledning prioriterar: 1"));
    assert!(window.has("Ledning prioriterar nämns av 4 kommuner"));
    assert!(window.label_containing("Testevik, ").is_none() && window.has("Testevik") && window.has("Planerad"));

    // A cell opens its sentences, by the keyboard alone.
    window.tab_to("Ängsprova, Ledning prioriterar: 2");
    window.strike(NONE, Key::Enter);
    window.until(|w| w.has("Alla meningar om Ängsprova"));
    assert!(window.has("Ledningen i Ängsprova har bestämt att mötet går före allt annat."));
    assert!(window.has("Gemensamma möten varje tisdag i Ängsprova"), "where it stands");
    window.strike(NONE, Key::Enter);
    window.until(|w| !w.has("Alla meningar om Ängsprova"));

    // The lead puts a sentence under a code; that can be undone, and done again.
    window.click("Ängsprova, Stabila organisationer: 0");
    let sentence = "Överenskommelsen i Ängsprova är tre sidor lång.";
    window.click(sentence);
    window.until(|w| w.has("Ängsprova, Stabila organisationer: 1"));
    assert_eq!(lead(&mut window).coding.len(), 1);
    // By the keyboard one goes on from there, whatever has come above.
    window.tab_to(sentence);
    for count in [0, 1, 0, 1] {
        window.strike(NONE, Key::Space);
        window.until(|w| w.has(&format!("Ängsprova, Stabila organisationer: {count}")));
        assert_eq!(window.focused().as_deref(), Some(sentence));
    }
    assert_eq!(lead(&mut window).coding[0].code, Code::Stabilitet);
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("Ängsprova, Stabila organisationer: 0"));
    window.chord(Modifiers::COMMAND, Key::Y);
    window.until(|w| w.has("Ängsprova, Stabila organisationer: 1"));
    window.click("Stäng meningarna");

    // By other codes, and a row unfolds into its points.
    window.click("Jämför: Varför, hur och råd");
    window.until(|w| w.has("Ängsprova, Varför: 2"));
    window.click("Visa punkterna i Ängsprova");
    window.until(|w| w.has("Handläggarna i Ängsprova har respekt för varandras uppdrag."));
    window.click("Jämför: Egna koder");
    window.until(|w| w.has("Inget kapitel har någon egen kod."));
    window.click("Jämför: Åtta lärdomar");

    // What the lead writes.
    window.click("Inledning och lärdomar");
    window.type_into("Inledning", "Ledarens egen inledning.");
    window.type_into("Stabila organisationer", "Om stabilitet säger ledaren detta.");
    window.click("Till jämförelsen");

    // Which chapters are in it, in what order.
    window.click("6 fastställda kommuner");
    window.click("Lund");
    window.until(|w| w.has("5 fastställda kommuner"));
    window.click("Flytta ned Ale");
    window.until(|w| lead(w).order.first().map(Slug::as_str) == Some("fagersta"));

    window.click("5 fastställda kommuner");
    window.until(is_up_to_date);
    window.frames(2);

    // A deviation is settled, and that taken back, and settled again.
    let title = window.label_containing("Avvikelser: ").unwrap();
    window.click(&title);
    let of = |window: &mut Window, what: &str| window.controls().into_iter().map(|(_, name)| name).find(|name| name.starts_with(what));
    window.until(|w| of(w, "Godta, ").is_some());
    let accept = of(&mut window, "Godta, ").unwrap();
    window.click(&accept);
    window.until(|w| w.has("Får stå som det är.") && lead(w).settled.len() == 1);
    window.until(is_up_to_date);
    window.frames(2);
    let undo = of(&mut window, "Ångra, ").unwrap();
    window.click(&undo);
    window.until(|w| lead(w).settled.is_empty() && is_up_to_date(w));
    window.frames(2);
    window.click(&accept);
    window.until(|w| lead(w).settled.len() == 1);
    let title = window.label_containing("Avvikelser: ").unwrap();
    window.click(&title);
    window.until(|w| w.has("Anonymitetskontrollen är klar för alla 5. Inga deltagarkoder följer med."));

    // All of it is made, in a folder.
    let out = folder.path().join("ut");
    window.click("Exportera");
    window.until(|w| w.focused().as_deref() == Some("Mapp att publicera i"));
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&out.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.model().project.as_ref().unwrap().publishing.done.is_some());
    window.until(|w| w.label_containing("sidor i ").is_some_and(|label| label.contains("ut")));
    let done = window.model().project.as_ref().unwrap().publishing.done.clone().unwrap();
    assert!(done.pdf.starts_with(&out) && done.pdf.exists() && done.docx.exists());
    let included: Vec<&str> = done.included.iter().map(Slug::as_str).collect();
    assert_eq!(included, ["fagersta", "ale", "pahittsnas", "angsprova", "odhittan"]);
    let start = fs::read_to_string(done.site.join("index.html")).unwrap();
    assert!(start.contains("Ledarens egen inledning."));
    let text = tools::run("pdftotext", &["-raw", &done.pdf.display().to_string(), "-"]);
    assert!(text.contains("Ledarens egen inledning.") && text.contains("Om stabilitet säger ledaren detta."));
    assert!(text.matches("är tre sidor lång").count() > 3, "the marked sentence stands among the lessons too");
    window.close();

    let kept = Store::open(&root).unwrap().workspace.publication;
    assert_eq!((kept.introduction.as_str(), kept.coding.len(), kept.settled.len()), ("Ledarens egen inledning.", 1, 1));
    assert_eq!(kept.lesson(&Code::Stabilitet), "Om stabilitet säger ledaren detta.");
    assert!(kept.left_out.contains(&Slug::new("lund").unwrap()));
}

#[test]
fn a_publication_can_be_stopped_and_what_keeps_it_is_counted() {
    let folder = Folder::new();
    let root = seven(&folder);
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    collected(&mut window, &root);
    window.until(|w| w.has("Anonymitetskontrollen är klar för alla 6. Inga deltagarkoder följer med."));

    // A name in what the lead writes keeps it from leaving.
    window.click("Inledning och lärdomar");
    window.type_into("Inledning", "Gunilla Pettersson ledde mötena.");
    window.until(|w| w.label_containing("Anonymitetskontrollen är klar").is_none());
    window.until(|w| !w.model().project.as_ref().unwrap().publishing.collation.as_ref().unwrap().held.is_empty());
    window.replace("Inledning", "Alla ledde mötena.");
    window.until(|w| w.has("Anonymitetskontrollen är klar för alla 6. Inga deltagarkoder följer med."));

    let out = folder.path().join("ut");
    window.click("Exportera");
    window.until(|w| w.focused().as_deref() == Some("Mapp att publicera i"));
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&out.display().to_string());
    window.strike(NONE, Key::Enter);
    window.until(|w| w.model().project.as_ref().unwrap().publishing.job.is_some());
    window.click("Avbryt");
    window.until(|w| w.label_containing("Publiceringen stoppades").is_some());
    assert!(window.model().project.as_ref().unwrap().publishing.done.is_none());
    assert!(!out.exists());
    window.close();
}

#[test]
fn with_all_municipalities_only_the_rows_that_can_be_seen_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let mut opened = Store::open(&root).unwrap();
    let slug = Slug::new("pahittsnas").unwrap();
    let approved = opened.workspace.municipalities[&slug].clone();
    let writer = samsyn::domain::ids::WriterId::new("w0000prov").unwrap();
    for n in 1..=282 {
        let name = format!("Exempelort {n}");
        let mut dossier = approved.clone();
        dossier.municipality.name.clone_from(&name);
        dossier.municipality.full_name = format!("{name} kommun");
        dossier.approvals = <_>::default();
        dossier.rounds.clear();
        let wording = samsyn::domain::review::Wording::of(&dossier);
        let at = jiff::Timestamp::from_second(1_764_600_000).unwrap();
        let approval = samsyn::domain::review::Approval::new(wording, "Kontakt".to_owned(), "telefon".to_owned(), date(2026, 12, 1), at);
        dossier.approve(approval);
        for (key, saved) in opened.store.save_dossier(&Slug::from_name(&name).unwrap(), &dossier, &writer) {
            assert!(saved.is_ok(), "{key:?}: {saved:?}");
        }
    }
    drop(opened);
    let mut window = Window::timed(folder.path(), &Clock::at("2026-11-12T09:00:00Z"));
    collected(&mut window, &root);
    window.until(|w| w.has("283 av 290 kommuner är fastställda"));
    let rows = |window: &mut Window| window.controls().iter().filter(|(_, name)| name.starts_with("Visa punkterna i ")).count();
    assert!((10..60).contains(&rows(&mut window)), "{}", rows(&mut window));
    let cells =
        window.controls().into_iter().filter(|(role, name)| *role == Role::Button && name.contains(", Ledning prioriterar: ")).count();
    assert!((10..60).contains(&cells), "{cells}");
    window.click("283 fastställda kommuner");
    window.frames(3);
    let ticks = window.controls().iter().filter(|(role, _)| *role == Role::CheckBox).count();
    assert!((5..60).contains(&ticks), "{ticks}");
    window.close();
}

/// The pictures in the README: `SAMSYN_PICTURES=assets/screenshots cargo test --test collect_screen pictures`
/// puts them there.
#[test]
fn pictures() {
    let folder = Folder::new();
    let root = seven(&folder);
    let aside = tempfile::tempdir().unwrap();
    let to = std::env::var_os("SAMSYN_PICTURES").map_or_else(|| aside.path().to_owned(), PathBuf::from);
    for (name, size, theme) in [
        ("collect-1440x900-light", egui::vec2(1440.0, 900.0), Theme::Light),
        ("collect-1440x900-dark", egui::vec2(1440.0, 900.0), Theme::Dark),
        ("collect-1024x700-light", egui::vec2(1024.0, 700.0), Theme::Light),
        ("collect-1024x700-dark", egui::vec2(1024.0, 700.0), Theme::Dark),
    ] {
        let home = tempfile::tempdir().unwrap();
        let preferences = Preferences { theme, ..Preferences::default() };
        preferences.save(&home.path().join("preferences")).unwrap();
        let mut window = Window::sized(home.path(), size);
        collected(&mut window, &root);
        window.click("Visa punkterna i Ängsprova");
        if size.x < 1200.0 {
            window.click("Ängsprova, Ledning prioriterar: 2");
        }
        window.frames(6);
        let file = to.join(format!("{name}.png"));
        window.picture(&file);
        assert!(fs::metadata(&file).unwrap().len() > 20_000, "{name}: there is something on it");
        window.close();
    }
}
