//! A whole session through the real app, by accessible labels and keys alone: a new project,
//! seats, every section of the guide, forty entries, a draft, an export; then everything is
//! opened again and found.

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::fs;

use egui::{Key, Modifiers};
use samsyn::domain::guide::RowKind;
use samsyn::domain::notes::{EntryKind, Speaker};
use samsyn::domain::session::SeatCode;
use samsyn::storage::check::check;
use samsyn::storage::guides;
use samsyn::storage::store::Store;
use window::Window;

/// What is said on entry `n`: every third is a quote, all differ.
fn words(n: usize) -> String {
    match n % 3 {
        0 => format!("\"Vi ses varje tisdag, det är möte nummer {n}."),
        1 => format!("d{} Rutinen är skriven, åtgärd {n} följs upp", n % 5 + 1),
        _ => format!("Målen följs upp två gånger om året, punkt {n}"),
    }
}

#[test]
fn from_an_empty_folder_to_an_exported_summary() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("Kartläggning");
    let mut window = Window::open(folder.path());

    // A new project
    window.click("Ny kartläggning");
    window.type_into("Kartläggningens namn", "Kartläggning av samverkan");
    window.replace("Mapp", &project.display().to_string());
    window.click("Skapa");
    window.until(|w| w.has("Inga kommuner än."));

    // A municipality, its figures, time and place
    window.click("Ny kommun");
    window.type_into("Kommunens namn, till exempel Exempelköping", "Exempelköping");
    window.press(Key::Enter);
    window.until(|w| w.has("Vem sitter runt bordet?"));
    assert_eq!(window.value("Namn i sin helhet"), "Exempelköpings kommun");
    window.type_into("Invånare", "31 400");
    window.type_into("Arbetslöshet, procent", "8,6");
    window.type_into("Datum", "2026-11-12");
    window.type_into("Börjar kl.", "13.30");
    window.type_into("Plats", "Stadshuset, rum Eken");

    // Seats: the organisation in turn, a manager among them
    for n in 1..=6 {
        window.click(&format!("Lägg till D{n}"));
    }
    window.click("D1 Chef");
    window.click("Ta bort D6");
    assert!(window.has("Lägg till D6"), "the sixth seat is free again");
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("Ta bort D6"));

    // Every row of every section, with entries on the way
    window.click("Starta fokusgruppen");
    window.until(|w| w.has("Anteckningsrad"));
    let guide = guides::bilaga2();
    let places = guide.places();
    let mut said = Vec::new();
    for (index, place) in places.iter().enumerate() {
        let heading = if place.row.kind == RowKind::Item {
            place.section.title.sv.clone()
        } else {
            format!("Fråga {}.{}", place.section_number, place.parent_number)
        };
        window.until(|w| w.has(&heading));
        if !place.row.probes.is_empty() {
            window.chord(Modifiers::COMMAND, Key::Num1);
        }
        // One entry on each row, and two on the first three questions.
        let count = if (5..8).contains(&index) { 2 } else { 1 };
        for _ in 0..count {
            let text = words(said.len());
            window.type_text(&text);
            window.press(Key::Enter);
            said.push((place.row.id.clone(), text));
        }
        window.press(Key::PageDown);
    }
    assert_eq!(said.len(), 40);
    window.chord(Modifiers::ALT, Key::Num2);
    window.chord(Modifiers::ALT, Key::W);
    window.type_text("Vi har en gemensam rutin");
    window.press(Key::Enter);
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.value("Anteckningsrad") == "Vi har en gemensam rutin");
    window.press(Key::Enter);
    window.type_text("halvskriven rad");
    window.click("Avsluta");
    window.click("Avsluta fokusgruppen");
    window.until(|w| w.has("Öppna igen"));

    // A draft of it, and a change by hand
    window.click("Sammanställ");
    window.click("Skapa utkast");
    window.until(|w| w.has("Rubrik"));
    // It comes from the figures, and no note says it.
    window.type_into("Stycke 1, utan underlag", " Kommunen ligger påhittat.");
    window.until(|w| w.label_containing("av 3–5 sidor").is_some_and(|label| !label.starts_with('0')));

    // On paper
    for (choice, extension) in [("Format PDF", "pdf"), ("Format Word (DOCX)", "docx")] {
        window.click("Exportera");
        window.click(choice);
        window.click("Spara filen");
        window.until(|w| w.label_containing(&format!(".{extension} är sparad")).is_some());
    }
    window.until(|w| w.label_containing("Sparat ").is_some());
    window.close();

    // Everything is on disk
    assert_eq!(check(&project), []);
    let workspace = Store::open(&project).unwrap().workspace;
    let dossier = workspace.municipalities.values().next().unwrap();
    let group = dossier.sessions.values().next().unwrap();
    let stream = group.stream();
    assert_eq!(stream.len(), 41);
    for (entry, (row, text)) in stream.iter().zip(&said) {
        assert_eq!(entry.row.as_ref(), Some(row));
        let bare = text
            .trim_start_matches('"')
            .split_once(' ')
            .filter(|(first, _)| first.starts_with('d') && first.len() == 2)
            .map_or(text.trim_start_matches('"'), |(_, rest)| rest);
        assert_eq!(entry.text, bare);
        assert_eq!(entry.kind == EntryKind::Quote, text.starts_with('"'));
        assert_eq!(matches!(entry.speaker, Speaker::Seat(_)), text.starts_with('d'), "{text}");
    }
    let last = stream.last().unwrap();
    assert_eq!((last.speaker, last.text.as_str()), (Speaker::Seat(SeatCode(2)), "Vi har en gemensam rutin"));
    assert_eq!(last.codes.len(), 1);
    let notes = group.notes.values().next().unwrap();
    assert_eq!(notes.line.text, "halvskriven rad");
    assert_eq!(notes.marks.rows.len(), places.len());
    assert_eq!(notes.marks.probes.len(), 3);
    assert_eq!(dossier.municipality.figures.inhabitants.as_ref().map(|f| f.value), Some(31_400.0));
    let draft = dossier.draft.as_ref().unwrap();
    assert!(draft.blocks[0].text.ends_with(" Kommunen ligger påhittat."), "{:?}", draft.blocks[0].text);
    for extension in ["pdf", "docx"] {
        let file = project.join("exports").join(format!("Exempelköping, utkast.{extension}"));
        assert!(fs::metadata(&file).unwrap().len() > 10_000, "{}", file.display());
    }

    // And on screen again
    let mut window = Window::open(folder.path());
    window.click("Öppna Kartläggning av samverkan");
    window.until(|w| w.has("Exempelköping"));
    window.click("Mer om Exempelköping");
    window.click("Genomför");
    window.until(|w| w.value("Anteckningsrad") == "halvskriven rad");
    window.click("Visa anteckningarna");
    assert!(window.has("Nästa steg") || window.has("Avslutning och nästa steg"), "the last row is where it was left");
    window.click("Förbered");
    window.until(|w| w.has("Ta bort D6"));
    assert_eq!(window.value("Plats"), "Stadshuset, rum Eken");
    window.click("Sammanställ");
    window.until(|w| w.value("Stycke 1, utan underlag").ends_with(" Kommunen ligger påhittat."));
    window.close();
}
