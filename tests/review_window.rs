//! Granska in the real window: a round goes out, replies come in, each matter is decided on by key
//! or button, decisions are taken back, and the text is approved until somebody changes it.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/rounds.rs"]
mod rounds;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use egui::{Key, Modifiers};
use rounds::{agrees, form, granska, paragraph, read_in, says, send};
use samsyn::domain::review::{Approved, Outcome, Subject};
use samsyn::domain::session::Organisation;
use window::Window;

const NONE: Modifiers = Modifiers::NONE;

fn outcome(window: &mut Window, subject: &Subject) -> Option<Outcome> {
    let dossier = window.model().dossier().unwrap();
    dossier.latest_round().unwrap().1.decision(subject).map(|decision| decision.outcome.clone())
}

fn words(window: &mut Window, subject: &Subject) -> String {
    let draft = window.model().dossier().unwrap().draft.clone().unwrap();
    draft.block(subject.block().unwrap()).unwrap().text.clone()
}

fn strike(window: &mut Window, key: Key) {
    window.strike(NONE, key);
    window.frames(3);
}

#[test]
fn replies_are_decided_on_by_key_and_the_text_is_approved_until_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = granska(folder.path());
    let form = form(&send(&mut window));
    assert!(window.label_containing("Sista dag är").is_some());

    let (one, first) = paragraph(&form, 1);
    let (two, second) = paragraph(&form, 2);
    let (three, third) = paragraph(&form, 3);
    let (four, _) = paragraph(&form, 4);
    let (five, _) = paragraph(&form, 5);
    let mut reply = agrees(&form, "a", Organisation::SocialServices);
    says(&mut reply, &one, Some(&format!("{first} Det stämmer sedan i våras.")), "Vi gick över i augusti.");
    says(&mut reply, &two, Some(&format!("{second} Och mer.")), "");
    says(&mut reply, &three, Some(&format!("{third} Och ännu mer.")), "");
    says(&mut reply, &four, None, "Fint skrivet.");
    says(&mut reply, &five, None, "Vad menas?");
    read_in(&mut window, folder.path(), &reply);
    assert!(window.has("Stycke 1, att avgöra") && window.has("5 stycken kvar att avgöra"));
    assert!(window.label_containing("[nytt: Det stämmer sedan i våras.]").is_some(), "what differs is told in words");

    // G takes what is proposed, and goes on to the next.
    strike(&mut window, Key::G);
    assert_eq!(outcome(&mut window, &one), Some(Outcome::Accepted));
    assert_eq!(words(&mut window, &one), format!("{first} Det stämmer sedan i våras."));
    assert!(window.label_containing("Stycke 1 avgjort").is_some());

    // B asks why; the reason's own letters are no shortcuts.
    strike(&mut window, Key::B);
    window.until(|w| w.focused().as_deref() == Some("Varför står utkastet kvar?"));
    assert_eq!(window.value("Varför står utkastet kvar?"), "", "the key types nothing");
    strike(&mut window, Key::G);
    assert_eq!(outcome(&mut window, &two), None);
    window.write(" är redan sagt");
    strike(&mut window, Key::Enter);
    assert_eq!(outcome(&mut window, &two), Some(Outcome::Declined("g är redan sagt".to_owned())));

    // E begins with what is proposed.
    strike(&mut window, Key::E);
    window.until(|w| w.focused().as_deref() == Some("Så ska det stå"));
    assert_eq!(window.value("Så ska det stå"), format!("{third} Och ännu mer."));
    window.chord(Modifiers::COMMAND, Key::A);
    window.write("Helt egna ord om saken.");
    window.chord(Modifiers::COMMAND, Key::Enter);
    window.frames(2);
    assert_eq!(words(&mut window, &three), "Helt egna ord om saken.");

    // Only a comment: the reason may be left out.
    strike(&mut window, Key::B);
    strike(&mut window, Key::Enter);
    assert_eq!(outcome(&mut window, &four), Some(Outcome::Declined(String::new())));
    window.click("Fråga kontaktpersonen, Stycke 5");
    window.write("Hur menar ni?");
    strike(&mut window, Key::Enter);
    assert_eq!(outcome(&mut window, &five), Some(Outcome::Asked("Hur menar ni?".to_owned())));
    assert!(window.has("1 fråga väntar på svar"));

    // Back: the latest by Ctrl+Z, any by its button.
    window.chord(Modifiers::COMMAND, Key::Z);
    window.until(|w| w.has("1 stycke kvar att avgöra"));
    assert_eq!(outcome(&mut window, &five), None);
    window.click("Ångra beslutet: Stycke 1");
    window.until(|w| w.has("2 stycken kvar att avgöra"));
    assert_eq!(words(&mut window, &one), first);
    strike(&mut window, Key::G);
    window.click("Åtgärdat på annat sätt, Stycke 5");
    window.write("Förklaras i stycke 3");
    strike(&mut window, Key::Enter);
    window.until(|w| w.has("Allt är avgjort"));

    // Approved by whom and how, and no longer once somebody changes it.
    window.click("Fastställ sammanfattningen");
    assert_eq!(window.value("Godkänd av"), "Kontaktpersonen");
    window.type_into("Hur", "telefon");
    window.click("Fastställ");
    window.until(|w| w.has("Fastställd"));
    assert!(window.model().dossier().unwrap().is_approved());
    window.press(Key::F4);
    window.until(|w| w.label_containing("Ändrar du texten måste den fastställas igen.").is_some());
    window.press(Key::PageDown);
    window.write("Ändrat ");
    window.until(|w| w.label_containing("Ändrad sedan fastställandet på 1 ställe.").is_some());
    window.press(Key::F5);
    window.until(|w| w.has("Texten har ändrats sedan den fastställdes"));
    assert!(matches!(window.model().dossier().unwrap().approved(), Approved::Reopened(..)));
    assert!(window.has("Fastställ igen"));
}

#[test]
fn those_who_differ_stand_beside_each_other_and_nothing_is_taken_by_chance() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = granska(folder.path());
    let form = form(&send(&mut window));
    let (two, second) = paragraph(&form, 2);
    for (who, organisation, words) in
        [("a", Organisation::SocialServices, "sex gånger"), ("b", Organisation::EmploymentService, "tolv gånger")]
    {
        let mut reply = agrees(&form, who, organisation);
        says(&mut reply, &two, Some(&format!("{second} Det sker {words} om året.")), "");
        read_in(&mut window, folder.path(), &reply);
    }
    assert!(window.has("Svaren skiljer sig") && window.has("Förslag från Granskare 1, Socialtjänsten"));
    strike(&mut window, Key::G);
    assert_eq!(outcome(&mut window, &two), None);
    assert!(window.has("Förslagen är olika."));
    window.click("Godta Granskare 2, Arbetsförmedlingen, Stycke 2");
    window.until(|w| w.has("Allt är avgjort"));
    assert!(words(&mut window, &two).ends_with("Det sker tolv gånger om året."));

    // What was decided is told when it is chosen, and a new round begins with the dialog.
    window.click("Stycke 2, förslaget godtaget");
    window.until(|w| w.has("Granskare 1, Socialtjänsten: Stämmer inte"));
    window.click("Ny omgång");
    window.until(|w| w.has("Sista dag för svar"));
}
