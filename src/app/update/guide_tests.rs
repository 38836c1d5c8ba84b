//! The project's guide without a window: saved, guarded, undone, and never taken from under notes.

use std::fs;
use std::path::{Path, PathBuf};
use std::task::Waker;

use jiff::Timestamp;
use jiff::civil::date;

use crate::app::command::{Command, GuideCommand};
use crate::app::demo;
use crate::app::guide_file;
use crate::app::model::{Model, Screen};
use crate::app::update::tests::{clean, until};
use crate::app::update::{close, run};
use crate::domain::anonymity::gate::Gate;
use crate::domain::guide::RowKind;
use crate::domain::guide_edit::Edit;
use crate::domain::ids::{RowId, SectionId, Slug};
use crate::domain::project::Language;
use crate::storage::guides;
use crate::storage::layout::FileKey;
use crate::storage::store::Store;

/// The demo, open at its guide.
fn opened(folder: &Path) -> (Model, PathBuf) {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut model = Model::new(folder.join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Command::OpenProject(project.clone()));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Command::Go(Screen::Guide));
    (model, project)
}

fn edit(model: &mut Model, edit: Edit) {
    run(model, Command::Guide(GuideCommand::Edit(edit)));
}

fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

fn add(id: &str) -> Edit {
    let section = SectionId::new("hinder").unwrap();
    Edit::AddRow { id: row(id), section, after: None, kind: RowKind::Question, words: "Vad saknas?".to_owned() }
}

fn has(model: &Model, id: &str) -> bool {
    model.project.as_ref().unwrap().workspace.guide.place(&row(id)).is_some()
}

fn notices(model: &Model) -> Vec<&str> {
    model.notices.all().iter().map(|notice| notice.text.as_str()).collect()
}

#[test]
fn a_changed_guide_is_saved_and_one_that_nobody_touched_is_left_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, root) = opened(folder.path());
    let path = FileKey::Guide.path(&root);
    close(&mut model);
    let by_hand = format!("// Ours.\n{}", fs::read_to_string(&path).unwrap());
    fs::write(&path, &by_hand).unwrap();

    run(&mut model, Command::OpenProject(root.clone()));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Command::ProjectEdited);
    until(&mut model, clean);
    close(&mut model);
    assert_eq!(fs::read_to_string(&path).unwrap(), by_hand, "with its comment");

    run(&mut model, Command::OpenProject(root.clone()));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Command::Go(Screen::Guide));
    edit(&mut model, Edit::SetWords(row("hinder-3"), Language::Sv, "Hur har ni löst det?".to_owned()));
    until(&mut model, clean);
    let guide = Store::open(&root).unwrap().workspace.guide;
    assert_eq!(guide.place(&row("hinder-3")).unwrap().row.text.sv, "Hur har ni löst det?");
    edit(&mut model, add("new"));
    close(&mut model);
    assert!(Store::open(&root).unwrap().workspace.guide.place(&row("new")).is_some(), "also what was changed just before closing");
}

#[test]
fn a_guide_that_somebody_else_changed_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, root) = opened(folder.path());
    let path = FileKey::Guide.path(&root);
    let theirs = format!("{}// Theirs.\n", fs::read_to_string(&path).unwrap());
    fs::write(&path, &theirs).unwrap();
    edit(&mut model, add("ours"));
    until(&mut model, |model| model.project.as_ref().unwrap().saving.problem.is_some());
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let rescued = fs::read_dir(root.join("conflicts")).unwrap().next().unwrap().unwrap().path();
    assert!(guides::read(&rescued).unwrap().place(&row("ours")).is_some(), "ours is kept beside it");
    close(&mut model);
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn notes_keep_their_rows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    edit(&mut model, Edit::RemoveRow(row("upplagg-1")));
    edit(&mut model, Edit::RemoveSection(SectionId::new("upplagg").unwrap()));
    assert!(has(&model, "upplagg-1"), "notes point at it");

    // A row that has been noted on since it was added is not undone.
    edit(&mut model, add("new"));
    let slug = Slug::new("testevik").unwrap();
    run(&mut model, Command::Go(Screen::Run(slug.clone())));
    run(&mut model, Command::GoToRow(row("new")));
    let writer = model.preferences.writer.clone();
    let project = model.project.as_mut().unwrap();
    let group = project.workspace.municipalities.get_mut(&slug).unwrap().sessions.values_mut().next_back().unwrap();
    group.notes.entry(writer).or_default().line.text = "En anteckning".to_owned();
    run(&mut model, Command::SaveLine(None));
    run(&mut model, Command::Go(Screen::Guide));
    run(&mut model, Command::Undo);
    assert!(has(&model, "new"));
    assert!(notices(&model).iter().any(|text| text.contains("försvinna")), "{:?}", notices(&model));

    // So it is with a guide from a file that lacks the rows.
    let file = folder.path().join("other.ron");
    let mut other = guides::bilaga2();
    other.sections.truncate(1);
    guide_file::save(&Gate::bare(), other, &file, folder.path(), false).unwrap();
    run(&mut model, Command::Guide(GuideCommand::Open(file.clone())));
    until(&mut model, |model| notices(model).len() > 1 || notices(model).iter().any(|text| text.contains("anteckningar hör till")));
    assert!(has(&model, "new"));

    // One that has them all is taken, and can be undone.
    let mut other = model.project.as_ref().unwrap().workspace.guide.clone();
    assert!(other.edit(&add("another")));
    guide_file::save(&Gate::bare(), other, &file, folder.path(), true).unwrap();
    run(&mut model, Command::Guide(GuideCommand::Open(file)));
    until(&mut model, |model| has(model, "another"));
    run(&mut model, Command::Undo);
    assert!(has(&model, "new") && !has(&model, "another"));
    run(&mut model, Command::Redo);
    assert!(has(&model, "another"));
}

#[test]
fn a_probe_that_was_heard_stays_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    let slug = Slug::new("testevik").unwrap();
    edit(&mut model, add("new"));
    let listen = |text: &str| Edit::SetListening(row("new"), Language::Sv, text.to_owned());
    edit(&mut model, listen("möten, rutiner, mål"));
    run(&mut model, Command::Go(Screen::Run(slug)));
    run(&mut model, Command::ToggleProbe(row("new"), 1));
    run(&mut model, Command::Go(Screen::Guide));
    let probes = |model: &Model| -> Vec<String> {
        let guide = &model.project.as_ref().unwrap().workspace.guide;
        guide.place(&row("new")).unwrap().row.probes.iter().map(|probe| probe.sv.clone()).collect()
    };
    edit(&mut model, listen("möten, stöd"));
    assert_eq!(probes(&model), ["möten", "stöd"]);
    edit(&mut model, listen("möten"));
    edit(&mut model, listen(""));
    assert_eq!(probes(&model), ["möten", "stöd"], "the second was heard");
}

#[test]
fn a_removed_section_takes_its_planned_minutes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, root) = opened(folder.path());
    let id = SectionId::new("extra").unwrap();
    edit(&mut model, Edit::AddSection { id: id.clone(), after: None, title: "Extra".to_owned(), row: row("x"), words: "Vad?".to_owned() });
    run(&mut model, Command::Go(Screen::Prepare(Slug::new("testevik").unwrap())));
    run(&mut model, Command::SetSectionMinutes(id.clone(), 20));
    run(&mut model, Command::Go(Screen::Guide));
    edit(&mut model, Edit::RemoveSection(id));
    until(&mut model, clean);
    close(&mut model);
    assert_eq!(crate::storage::check::check(&root), []);
}

#[test]
fn a_guide_open_for_reading_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    model.project.as_mut().unwrap().read_only = Some(crate::storage::store::ReadOnly::NotWritable);
    edit(&mut model, add("new"));
    assert!(!has(&model, "new"));
    let copy = folder.path().join("copy.ron");
    run(&mut model, Command::Guide(GuideCommand::SaveAs { path: copy.clone(), over: false }));
    until(&mut model, |_| copy.exists());
}
