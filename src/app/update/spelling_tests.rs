//! Spelling as the window meets it: asked for when a draft is on screen, kept up as it changes.

use std::path::Path;
use std::task::Waker;

use jiff::Timestamp;
use jiff::civil::date;

use super::tests::until;
use super::{apply, run, tick};
use crate::app::command::Command;
use crate::app::demo;
use crate::app::event::Event;
use crate::app::model::{Model, Screen};
use crate::app::spelling::{Report, Setup};
use crate::domain::ids::Slug;
use crate::domain::project::Language;
use crate::storage::preferences::Preferences;

/// The demo's finished draft on screen.
fn opened(folder: &Path) -> Model {
    let project = folder.join("demo");
    if !project.exists() {
        demo::write(&project, date(2026, 11, 12)).unwrap();
    }
    let mut model = Model::new(folder.join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Command::OpenProject(project));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Command::Go(Screen::Compile(Slug::new("exempelkoping").unwrap())));
    model
}

fn texts(model: &Model) -> Vec<String> {
    model.dossier().unwrap().draft.as_ref().unwrap().blocks.iter().map(|block| block.text.clone()).collect()
}

/// Types over the first block.
fn type_first(model: &mut Model, text: &str) {
    let slug = model.screen.slug().cloned().unwrap();
    let dossier = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap();
    text.clone_into(&mut dossier.draft.as_mut().unwrap().blocks[0].text);
    run(model, Command::Edited);
}

fn misspelt(model: &Model, text: &str) -> Vec<String> {
    model.spelling.misspelt(text).unwrap().iter().map(|misspelt| misspelt.word.clone()).collect()
}

#[test]
fn every_text_on_screen_is_checked_and_again_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    until(&mut model, |model| texts(model).iter().all(|text| model.spelling.misspelt(text).is_some()));
    let before = texts(&model)[0].clone();
    assert!(before.contains("Exempelköping"));
    assert_eq!(misspelt(&model, &before), [""; 0], "no dictionary has the name, but the project does");

    let text = "Chefer och handläggre i ComUng träffas, och ComUngs möten är korta.";
    type_first(&mut model, text);
    assert_eq!(model.spelling.misspelt(text), None);
    assert!(model.next_look().is_some(), "the window wakes up for it");
    until(&mut model, |model| model.spelling.misspelt(text).is_some());
    assert_eq!(misspelt(&model, text), ["handläggre", "ComUng", "ComUngs"]);
    assert_eq!(model.spelling.misspelt(text).unwrap()[0].range, 11..21);
    assert_eq!(model.spelling.misspelt(&before), None, "what is gone is forgotten");

    run(&mut model, Command::AddWord("ComUng".to_owned()));
    assert_eq!(misspelt(&model, text), ["handläggre"]);
    run(&mut model, Command::RemoveWord("ComUng".to_owned()));
    until(&mut model, |model| model.spelling.misspelt(text).is_some());
    assert_eq!(misspelt(&model, text).len(), 3);

    run(&mut model, Command::Suggest("handläggre".to_owned()));
    until(&mut model, |model| model.spelling.suggestions("handläggre").is_some());
    assert!(model.spelling.suggestions("handläggre").unwrap().iter().any(|word| word == "handläggare"));
}

#[test]
fn without_a_dictionary_it_is_said_once_on_a_device() {
    let folder = tempfile::tempdir().unwrap();
    let missing = || Event::Spelling(Report::Missing(Setup { language: Language::Sv, chosen: None }));
    let said =
        |model: &Model| model.notices.all().iter().filter(|notice| notice.text == model.texts.get("trouble-no-dictionary-what")).count();
    for times in [1, 0] {
        let mut model = opened(folder.path());
        tick(&mut model);
        apply(&mut model, missing());
        assert_eq!(said(&model), times);
        assert_eq!(model.spelling.wait(), None, "nobody is asked again and again");
        apply(&mut model, missing());
        assert_eq!(said(&model), times);
        super::close(&mut model);
        assert!(Preferences::load(&folder.path().join("home")).0.spelling_told);
    }
}

#[test]
fn a_bad_dictionary_says_where_and_another_can_be_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    run(&mut model, Command::ChooseDictionary(folder.path().join("none/sv_SE.dic")));
    until(&mut model, |model| !model.notices.all().is_empty());
    let notice = &model.notices.all()[0];
    assert_eq!(notice.text, model.texts.get("trouble-dictionary-not-read-what"));
    assert!(notice.details[0].contains("none/sv_SE.aff: "), "{:?}", notice.details);
    assert_eq!(model.spelling.wait(), None, "nobody is asked again and again");

    let words = folder.path().join("words");
    std::fs::create_dir(&words).unwrap();
    std::fs::write(words.join("sv_SE.aff"), b"SET ISO8859-1\n").unwrap();
    std::fs::write(words.join("sv_SE.dic"), b"1\nm\xf6te\n").unwrap();
    run(&mut model, Command::ChooseDictionary(words));
    type_first(&mut model, "Möte handläggare");
    until(&mut model, |model| model.spelling.misspelt("Möte handläggare").is_some());
    assert_eq!(misspelt(&model, "Möte handläggare"), ["handläggare"]);
}

#[test]
fn nothing_is_asked_on_other_screens() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    run(&mut model, Command::Go(Screen::Home));
    for _ in 0..3 {
        tick(&mut model);
    }
    assert_eq!(model.spelling.wait(), None);
}
