//! Versions of a draft in the window: kept under a name, compared, gone back to, by accessible
//! labels and keys alone.

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use egui::{Key, Modifiers};
use samsyn::domain::draft::Part;
use window::Window;

/// The words of the story's first paragraph.
fn first(window: &mut Window) -> String {
    let draft = window.model().dossier().expect("a municipality").draft.as_ref().expect("a draft");
    draft.part(Part::About).next().expect("a block").text.clone()
}

fn open(window: &mut Window) {
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("versioner");
    window.press(Key::Enter);
    window.until(|w| w.focused().as_deref() == Some("Namn på versionen"));
}

#[test]
fn versions_are_kept_compared_and_gone_back_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::open(folder.path());
    window.click("Visa exemplet");
    window.until(|w| w.has("Mer om Exempelköping"));
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("exempelköping sammanställ");
    window.press(Key::Enter);
    window.until(|w| w.model().screen.slug().is_some() && w.has("Versioner"));
    let before = first(&mut window);

    // Without any, the dialog says what they are for; kept with Enter.
    window.click("Versioner");
    window.until(|w| w.label_containing("Det finns inga versioner än").is_some());
    window.until(|w| w.focused().as_deref() == Some("Namn på versionen"));
    window.type_text("Första försöket");
    window.press(Key::Enter);
    window.until(|w| w.label_containing("Första försöket, ").is_some());
    window.until(|w| w.has("Det är ingen skillnad."));
    window.press(Key::Escape);
    window.until(|w| !w.has("Namn på versionen"));

    // A block goes: the difference says so, and counts what is the same.
    let block = window.model().dossier().and_then(|d| Some(d.draft.as_ref()?.part(Part::About).next()?.id.clone())).expect("a block");
    let field = |w: &mut Window| w.labels().into_iter().find(|label| label == "Stycke 1" || label.starts_with("Stycke 1,"));
    window.until(|w| field(w).is_some());
    let label = field(&mut window).expect("just seen");
    window.click(&label);
    window.until(|w| w.model().project.as_ref().is_some_and(|project| project.compile.block.as_ref() == Some(&block)));
    window.chord(Modifiers::COMMAND, Key::A);
    window.type_text("Nytt");
    window.until(|w| first(w) == "Nytt");
    open(&mut window);
    window.until(|w| w.has("Ändrat · Kort om kommunen"));
    let heard = window.label_containing("[nytt: Nytt]").expect("what is new, for those who listen");
    assert!(heard.contains("[struket: "), "{heard}");
    let same = window.model().dossier().and_then(|d| d.draft.as_ref()).map_or(0, |draft| draft.blocks.len() - 1);
    window.until(|w| w.has(&format!("… {same} stycken lika …")));

    // A second one: the latest is chosen, and any two can be compared.
    window.type_text("Andra försöket");
    window.press(Key::Enter);
    window.until(|w| w.has("Gå tillbaka till Andra försöket") && w.has("Det är ingen skillnad."));
    window.click("Jämför med Utkastet nu");
    window.click("Första försöket");
    window.until(|w| w.label_containing("[struket: Nytt]").is_some());
    let version = window.label_containing("Första försöket, ").expect("the first version");
    window.click(&version);
    window.until(|w| w.has("Gå tillbaka till Första försöket"));

    // Back to it: what was there is kept first, and undo takes it back.
    window.click("Gå tillbaka till Första försöket");
    window.until(|w| first(w) == before);
    let names = |w: &mut Window| {
        let versions = &w.model().dossier().expect("a municipality").versions;
        versions.values().map(|version| version.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&mut window), ["Första försöket", "Andra försöket", "Före återställning"]);
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| first(w) == "Nytt");
    window.close();

    // They are there after a restart.
    let mut window = Window::open(folder.path());
    window.until(|w| w.label_containing("Öppna").is_some());
    let project = window.label_containing("Öppna Kartläggning").or_else(|| window.label_containing("Öppna "));
    window.click(&project.expect("the latest project"));
    window.until(|w| w.has("Mer om Exempelköping"));
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("exempelköping sammanställ");
    window.press(Key::Enter);
    open(&mut window);
    window.until(|w| w.label_containing("Andra försöket, ").is_some());
    window.close();
}
