//! A round that has gone out from the demo, and replies to it.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use samsyn::app::demo;
use samsyn::app::model::Screen;
use samsyn::domain::review::envelope::Kind;
use samsyn::domain::review::{Filled, FilledAnswer, Form, ItemKind, Subject, Verdict};
use samsyn::domain::session::Organisation;
use samsyn::storage::exchange;

use super::window::Window;

/// The demo as of today, open on the review of its finest draft.
pub fn granska(folder: &Path) -> Window {
    granska_sized(folder, egui::vec2(1440.0, 900.0))
}

/// As [`granska`], of another size.
pub fn granska_sized(folder: &Path, size: egui::Vec2) -> Window {
    let project = folder.join("demo");
    demo::write(&project, jiff::Zoned::now().date()).unwrap();
    let mut window = Window::sized(folder, size);
    window.strike(Modifiers::COMMAND, Key::O);
    window.frames(2);
    window.write(&project.display().to_string());
    window.strike(Modifiers::NONE, Key::Enter);
    window.until(|w| w.has("Mer om Exempelköping"));
    window.click("Mer om Exempelköping");
    window.click("Granska");
    window.until(|w| matches!(w.model().screen, Screen::Review(_)));
    window.frames(2);
    window
}

/// Sends the round, as somebody would; the file for those who have Samsyn.
pub fn send(window: &mut Window) -> PathBuf {
    window.click("Skicka för faktagranskning");
    window.click("Skapa filerna");
    window.until(|w| w.has("Inget svar har kommit."));
    let (_, written) = window.model().project.as_ref().unwrap().reviewing.made.clone().unwrap();
    assert!(written.paths().all(|path| path.is_file()));
    written.round
}

pub fn form(round: &Path) -> Form {
    exchange::read(Kind::Round, &std::fs::read(round).unwrap()).unwrap()
}

/// The subject of the paragraph with this number, and its text.
pub fn paragraph(form: &Form, wanted: usize) -> (Subject, String) {
    let is = |kind: &ItemKind| matches!(kind, ItemKind::Paragraph { number, .. } | ItemKind::Point { number, .. } if *number == wanted);
    let item = form.items.iter().find(|item| is(&item.kind)).unwrap();
    (item.id.clone().unwrap(), item.kind.text().unwrap().to_owned())
}

/// A reply that says that everything is right.
pub fn agrees(form: &Form, who: &str, organisation: Organisation) -> Filled {
    let answers = form.asked().map(|subject| FilledAnswer {
        id: subject.clone(),
        voice: 0,
        verdict: Verdict::Correct,
        suggestion: None,
        comment: String::new(),
        organisation: None,
        withdraw: false,
        value: None,
        year: None,
        source: None,
    });
    Filled {
        round: form.round.clone(),
        token: form.token.clone(),
        draft: form.draft.clone(),
        form: who.to_owned(),
        finished: true,
        organisations: vec![Some(organisation)],
        answers: answers.collect(),
        ..Filled::default()
    }
}

/// Says something else about one thing.
pub fn says(filled: &mut Filled, subject: &Subject, suggestion: Option<&str>, comment: &str) {
    let answer = filled.answers.iter_mut().find(|answer| answer.id == *subject).unwrap();
    answer.verdict = if suggestion.is_some() { Verdict::Incorrect } else { Verdict::Comment };
    answer.suggestion = suggestion.map(str::to_owned);
    comment.clone_into(&mut answer.comment);
}

/// Saves a reply and reads it in, by the button.
pub fn read_in(window: &mut Window, folder: &Path, filled: &Filled) {
    let path = folder.join(format!("svar-{}.json", filled.form));
    std::fs::write(&path, exchange::seal(Kind::Reply, filled).unwrap()).unwrap();
    let before = replies(window);
    window.click("Läs in svarsfil");
    window.until(|w| w.focused().as_deref() == Some("Fil med ett svar"));
    window.write(&path.display().to_string());
    window.click("Läs in");
    window.until(|w| replies(w) > before);
    window.frames(3);
}

pub fn replies(window: &mut Window) -> usize {
    let dossier = window.model().dossier().unwrap();
    dossier.latest_round().map_or(0, |(_, round)| round.replies.len())
}
