//! The form in the real window, filled in by a contact person with the keyboard alone; what is
//! saved is a reply that the project takes in.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/rounds.rs"]
#[expect(dead_code, reason = "each test uses its part of the rounds")]
mod rounds;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use egui::{Key, Modifiers};
use rounds::{form, granska, send};
use samsyn::app::model::Screen;
use samsyn::app::review::receiving;
use samsyn::domain::review::{Proposal, Subject, Verdict};
use window::Window;

fn strike(window: &mut Window, key: Key) {
    window.strike(Modifiers::NONE, key);
    window.frames(3);
}

fn current(window: &mut Window) -> Option<Subject> {
    window.model().answering.as_ref().unwrap().current.clone()
}

/// Types a path into the dialog that has opened, over what stands there, and confirms.
fn choose(window: &mut Window, path: &std::path::Path) {
    window.frames(2);
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&path.display().to_string());
    strike(window, Key::Enter);
}

#[test]
fn a_form_is_filled_in_by_keyboard_and_its_reply_is_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut sender = granska(folder.path());
    let round = send(&mut sender);
    let form = form(&round);
    let asked: Vec<Subject> = form.asked().cloned().collect();
    let workspace = sender.model().project.as_ref().unwrap().workspace.clone();
    sender.close();

    // The contact person has another computer.
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.strike(Modifiers::COMMAND, Key::O);
    choose(&mut window, &round);
    window.until(|w| w.model().screen == Screen::Answer);
    window.frames(3);
    assert!(window.has(&format!("{} stycken kvar", asked.len())), "the button says why it cannot be pressed");

    strike(&mut window, Key::Num1);
    assert_eq!(current(&mut window).as_ref(), Some(&asked[1]), "one goes on by oneself");
    strike(&mut window, Key::PageUp);
    assert_eq!(current(&mut window).as_ref(), Some(&asked[0]));
    strike(&mut window, Key::PageDown);

    let wrong = asked.iter().position(|subject| form.item(subject).unwrap().kind.number() == Some(2)).unwrap();
    while current(&mut window).as_ref() != Some(&asked[wrong]) {
        strike(&mut window, Key::Num1);
    }
    strike(&mut window, Key::Num2);
    window.until(|w| w.focused().as_deref() == Some("Hur ska det stå i stället?"));
    let before = form.item(&asked[wrong]).unwrap().kind.text().unwrap().to_owned();
    assert_eq!(window.value("Hur ska det stå i stället?"), before, "it begins as the text, and the key types nothing");
    window.chord(Modifiers::COMMAND, Key::End);
    window.write(" Inte 3 utan 1.");
    strike(&mut window, Key::Num1);
    strike(&mut window, Key::PageDown);
    strike(&mut window, Key::Num3);
    window.until(|w| w.focused().as_deref() == Some("Kommentar"));
    window.write("Det här är bra.");
    strike(&mut window, Key::PageDown);
    for _ in 0..asked.len() {
        strike(&mut window, Key::Num1);
    }
    window.until(|w| w.has(&format!("{0} av {0} besvarade", asked.len())));
    window.until(|w| w.label_containing("Sparat ").is_some());

    // Saved by the palette, with the keyboard too.
    let path = home.path().join("svar.json");
    window.strike(Modifiers::COMMAND, Key::K);
    window.frames(2);
    window.write("spara svar");
    strike(&mut window, Key::Enter);
    choose(&mut window, &path);
    window.until(|_| path.is_file());

    let received = receiving::find(&workspace, &receiving::read(&path).unwrap(), jiff::Timestamp::now()).unwrap();
    let reply = &received.reply;
    assert_eq!(reply.answers.len(), asked.len());
    assert_eq!((reply.count(Verdict::Incorrect), reply.count(Verdict::Comment)), (1, 1));
    let answer = reply.answers.iter().find(|answer| answer.subject == asked[wrong]).unwrap();
    assert_eq!(answer.proposal, Some(Proposal::Words(vec![format!("{before} Inte 3 utan 1.1")])));
    window.close();

    // What was answered is there again.
    let mut window = Window::open(home.path());
    window.click("Öppna en granskningsomgång");
    choose(&mut window, &round);
    window.until(|w| w.has(&format!("{0} av {0} besvarade", asked.len())));
    window.click("Stäng");
    window.until(|w| w.model().screen == Screen::Home);
}

#[test]
fn the_rest_is_right_only_when_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = granska(folder.path());
    let round = send(&mut window);
    let count = form(&round).asked().count();
    window.strike(Modifiers::COMMAND, Key::O);
    choose(&mut window, &round);
    window.until(|w| w.model().screen == Screen::Answer && w.label_containing("Sparat ").is_some());
    window.frames(3);
    window.click("Markera resten som Stämmer");
    assert!(window.has(&format!("{count} stycken kvar")));
    window.click(&format!("Säkert? Markera {count} stycken"));
    window.until(|w| w.has(&format!("{count} av {count} besvarade")));
    assert!(window.has("Texten kan godkännas som den är"));
}
