//! The workflow without a window: what commands do to the model and to the disk.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Waker;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::date;

use super::{apply, close, run, tick};
use crate::app::capture;
use crate::app::command::{Command, Milestone, Target};
use crate::app::demo;
use crate::app::interview::{Desk, Tag};
use crate::app::model::{Model, Now, Screen};
use crate::domain::coverage::Coverage;
use crate::domain::ids::{RowId, Slug, WriterId};
use crate::domain::notes::{Clock, Entry, RowState, Speaker};
use crate::domain::session::SeatCode;
use crate::storage::layout::FileKey;
use crate::storage::store::Store;

/// Long enough for a save on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn until(model: &mut Model, is_so: impl Fn(&Model) -> bool) {
    let start = Instant::now();
    while !is_so(model) {
        assert!(start.elapsed() < PATIENCE, "it never came to that");
        sleep(Duration::from_millis(5));
        tick(model);
    }
}

/// The demo, open in Run at the prepared municipality.
fn opened(folder: &Path) -> (Model, Slug) {
    opened_at(folder, Box::new(Timestamp::now))
}

fn opened_at(folder: &Path, now: Now) -> (Model, Slug) {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut model = Model::new(folder.join("home"), Waker::noop().clone(), now);
    run(&mut model, Command::OpenProject(project));
    until(&mut model, |model| model.project.is_some());
    let slug = Slug::new("testevik").unwrap();
    run(&mut model, Command::Go(Screen::Run(slug.clone())));
    (model, slug)
}

fn line(model: &mut Model, text: &str) {
    let writer = model.writer().clone();
    let slug = model.screen.slug().cloned().unwrap();
    let group = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap().sessions.values_mut().next_back().unwrap();
    text.clone_into(&mut group.notes.entry(writer).or_default().line.text);
    run(model, Command::LineEdited { behind: 0 });
}

fn entries(model: &Model) -> Vec<String> {
    model.dossier().unwrap().stream().iter().map(|entry| entry.text.clone()).collect()
}

fn latest(model: &Model) -> Entry {
    model.dossier().unwrap().stream().last().unwrap().as_ref().clone()
}

pub(super) fn clean(model: &Model) -> bool {
    model.project.as_ref().is_some_and(|project| project.saving.is_clean())
}

#[test]
fn a_saved_line_is_on_disk_when_the_window_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    run(&mut model, Command::Tag(Target::Line, Tag::Speaker(Speaker::Seat(SeatCode(8)))));
    line(&mut model, "\"Vi ses varje tisdag.");
    run(&mut model, Command::SaveLine(None));
    line(&mut model, "halvskriven");
    until(&mut model, clean);
    let on_disk = Store::open(&folder.path().join("demo")).unwrap().workspace;
    let notes = &on_disk.municipalities[&slug].sessions.values().next().unwrap().notes[model.writer()];
    assert_eq!(notes.entries[0].text, "Vi ses varje tisdag.");
    assert_eq!(notes.entries[0].speaker, Speaker::Seat(SeatCode(8)));
    assert_eq!(notes.line.text, "halvskriven");
    assert_eq!(notes.line.speaker, Speaker::Unknown, "nobody is quoted by mistake");
}

#[test]
fn typing_is_one_step_and_undo_takes_an_entry_back_into_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    let before = entries(&model);
    line(&mut model, "Rutinen är skriven");
    run(&mut model, Command::SaveLine(None));
    assert_eq!(entries(&model).len(), before.len() + 1);
    run(&mut model, Command::Undo);
    assert_eq!(entries(&model), before);
    let own = &model.dossier().unwrap().sessions.values().next().unwrap().notes[model.writer()];
    assert_eq!(own.line.text, "Rutinen är skriven");

    let slug = model.screen.slug().cloned().unwrap();
    run(&mut model, Command::Go(Screen::Prepare(slug.clone())));
    let name = |model: &mut Model, text: &str| {
        let place = &mut model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap().municipality.name;
        text.clone_into(place);
        run(model, Command::Edited);
    };
    for typed in ["T", "Te", "Tes"] {
        name(&mut model, typed);
    }
    run(&mut model, Command::Undo);
    assert_eq!(model.dossier().unwrap().municipality.name, "Testevik", "three key presses are one step");
    run(&mut model, Command::Redo);
    assert_eq!(model.dossier().unwrap().municipality.name, "Tes");
}

#[test]
fn what_somebody_else_changed_is_not_written_over_and_ours_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    until(&mut model, clean);
    let root = folder.path().join("demo");
    let key = FileKey::Municipality(slug.clone());
    let mut theirs = Store::open(&root).unwrap();
    let mut municipality = theirs.workspace.municipalities[&slug].municipality.clone();
    municipality.full_name = "Deras namn".to_owned();
    theirs.store.save(&key, &municipality).unwrap();

    run(&mut model, Command::Go(Screen::Prepare(slug.clone())));
    model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap().municipality.full_name = "Vårt namn".to_owned();
    run(&mut model, Command::Edited);
    until(&mut model, |model| model.project.as_ref().unwrap().saving.problem.is_some());
    assert_eq!(Store::open(&root).unwrap().workspace.municipalities[&slug].municipality.full_name, "Deras namn");
    let kept: Vec<_> = std::fs::read_dir(root.join("conflicts")).unwrap().collect();
    assert_eq!(kept.len(), 1);
    assert!(model.notices.all().iter().any(|notice| notice.text.contains("municipality.ron")));
    close(&mut model);
}

#[test]
fn a_folder_from_a_newer_version_is_read_and_never_changed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let file = root.join("samsyn.ron");
    let newer = std::fs::read_to_string(&file).unwrap().replace("format: 6", "format: 7");
    std::fs::write(&file, &newer).unwrap();
    let mut model = Model::new(folder.path().join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Command::OpenProject(root.clone()));
    until(&mut model, |model| model.project.is_some());
    assert!(model.notices.all()[0].text.contains("nyare version"));
    run(&mut model, Command::AddMunicipality("Nyby".to_owned()));
    assert_eq!(model.project.as_ref().unwrap().workspace.municipalities.len(), 8);
    close(&mut model);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), newer);
}

#[test]
fn a_job_that_fails_leaves_the_window_usable() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    apply(&mut model, crate::app::event::Event::JobFailed("open"));
    assert_eq!(model.notices.all().len(), 1);
    line(&mut model, "Det går att skriva");
    run(&mut model, Command::SaveLine(None));
    assert!(entries(&model).contains(&"Det går att skriva".to_owned()));
}

#[test]
fn undoing_a_deletion_brings_the_note_back_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    line(&mut model, "Rutinen är skriven");
    run(&mut model, Command::SaveLine(None));
    let all = entries(&model);
    let id = model.dossier().unwrap().stream().last().unwrap().id.clone();
    run(&mut model, Command::DeleteEntry(id));
    assert_eq!(entries(&model).len(), all.len() - 1);
    run(&mut model, Command::Undo);
    assert_eq!(entries(&model), all);
    let own = &model.dossier().unwrap().sessions.values().next().unwrap().notes[model.writer()];
    assert_eq!(own.line.text, "", "and not in the line as well");
}

#[test]
fn reading_a_project_again_loses_nothing_and_carries_no_old_news() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    line(&mut model, "Inte sparad än");
    let root = model.project.as_ref().unwrap().root.clone();
    run(&mut model, Command::OpenProject(root));
    until(&mut model, |model| model.project.is_some());
    tick(&mut model);
    let writer = model.writer().clone();
    let group = model.project.as_ref().unwrap().workspace.municipalities[&slug].sessions.values().next().unwrap();
    assert_eq!(group.notes[&writer].line.text, "Inte sparad än");
    assert!(clean(&model) && model.project.as_ref().unwrap().saving.problem.is_none());
}

#[test]
fn saving_goes_on_after_its_thread_stopped_in_the_middle() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    line(&mut model, "Sparas ändå");
    apply(&mut model, crate::app::event::Event::JobFailed("save"));
    until(&mut model, clean);
}

#[test]
fn a_milestone_ticked_on_home_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    run(&mut model, Command::Go(Screen::Home));
    let sent = |model: &Model| model.project.as_ref().unwrap().workspace.municipalities[&slug].municipality.milestones.sent;
    run(&mut model, Command::SetMilestone(slug.clone(), Milestone::Sent, true));
    assert!(sent(&model).is_some());
    run(&mut model, Command::Undo);
    assert_eq!(sent(&model), None);
    run(&mut model, Command::Redo);
    assert!(sent(&model).is_some());
    until(&mut model, clean);
}

#[test]
fn two_windows_on_one_folder_write_two_files_and_neither_loses_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, slug) = opened(folder.path());
    let (mut second, _) = opened(folder.path());
    assert_eq!(first.preferences.writer, second.preferences.writer, "one device");
    assert_eq!(second.writer().as_str(), format!("{}-2", first.writer()));
    for (model, text) in [(&mut first, "Från det första fönstret"), (&mut second, "Från det andra fönstret")] {
        line(model, text);
        run(model, Command::SaveLine(None));
    }
    line(&mut second, "halvskriven");
    until(&mut second, clean);
    until(&mut first, clean);
    for model in [&mut first, &mut second] {
        until(model, |model| clean(model) && entries(model).len() == 2);
        assert!(model.notices.all().is_empty(), "{:?}", model.notices.all());
    }
    close(&mut first);
    close(&mut second);
    let root = folder.path().join("demo");
    assert!(!root.join("conflicts").exists());

    // The only window again: the device's own name, and all that was written.
    let (mut only, _) = opened(folder.path());
    assert_eq!(only.writer(), &only.preferences.writer);
    assert_eq!(entries(&only), ["Från det första fönstret", "Från det andra fönstret"]);
    let group = only.project.as_ref().unwrap().workspace.municipalities[&slug].sessions.values().next().unwrap();
    assert_eq!(group.notes[&only.writer().numbered(2)].line.text, "halvskriven");
    close(&mut only);
}

#[cfg(unix)]
#[test]
fn the_open_folder_by_another_name_is_read_again_with_the_same_pen() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    line(&mut model, "Inte sparad än");
    let link = folder.path().join("genväg");
    std::os::unix::fs::symlink(folder.path().join("demo"), &link).unwrap();
    run(&mut model, Command::OpenProject(link.clone()));
    until(&mut model, |model| model.project.as_ref().is_some_and(|project| project.root == link));
    assert_eq!(model.writer(), &model.preferences.writer);
    let group = model.project.as_ref().unwrap().workspace.municipalities[&slug].sessions.values().next().unwrap();
    assert_eq!(group.notes[model.writer()].line.text, "Inte sparad än");
    close(&mut model);
}

#[test]
fn a_folder_that_is_only_read_leaves_the_pen_to_others() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    close(&mut model);
    let file = folder.path().join("demo/samsyn.ron");
    let now = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, now.replace("format: 6", "format: 7")).unwrap();
    let (reader, _) = opened(folder.path());
    assert!(reader.project.as_ref().unwrap().read_only.is_some());
    std::fs::write(&file, now).unwrap();
    let (writer, _) = opened(folder.path());
    assert_eq!(writer.writer(), &writer.preferences.writer);
}

#[test]
fn a_note_cut_in_two_keeps_every_character() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    for (text, at, halves) in [
        ("Möten (korta) varje vecka (på ån)", 13, ["Möten (korta)", "varje vecka (på ån)"]),
        ("”Vi ses. På ån.”", 8, ["Vi ses.", "På ån."]),
        ("*Alla nickar. En skrattar.*", 12, ["Alla nickar.", "En skrattar."]),
    ] {
        line(&mut model, text);
        run(&mut model, Command::SaveLine(None));
        let kind = latest(&model).kind;
        run(&mut model, Command::EditBeside { back: true });
        run(&mut model, Command::SplitLine(at));
        let stream = model.dossier().unwrap().stream();
        let pair: Vec<_> = stream[stream.len() - 2..].iter().map(|entry| (entry.kind, entry.text.as_str())).collect();
        assert_eq!(pair, halves.map(|text| (kind, text)));
    }
}

fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

/// How far a row has come by every note-taker's marks.
fn coverage(model: &Model, id: &str) -> Coverage {
    let project = model.project.as_ref().unwrap();
    project.live.covered.row(project.workspace.guide.place(&row(id)).unwrap().row)
}

fn heard(model: &Model, id: &str, probe: usize) -> bool {
    model.project.as_ref().unwrap().live.covered.is_heard(&row(id), probe)
}

#[test]
fn what_one_note_taker_ticks_the_other_can_untick() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, _) = opened(folder.path());
    let (mut second, _) = opened(folder.path());
    assert_ne!(first.writer(), second.writer());
    let question = "upplagg-1";
    run(&mut first, Command::MarkRow(row(question), RowState::Answered, String::new()));
    run(&mut first, Command::ToggleProbe(row(question), 0));
    run(&mut first, Command::ToggleProbe(row(question), 1));
    until(&mut first, clean);
    until(&mut second, |model| coverage(model, question) == Coverage::Answered && heard(model, question, 1));

    run(&mut second, Command::MarkRow(row(question), RowState::Open, String::new()));
    run(&mut second, Command::ToggleProbe(row(question), 1));
    until(&mut second, clean);
    until(&mut first, |model| coverage(model, question) == Coverage::Touched);
    assert!(heard(&first, question, 0) && !heard(&first, question, 1));
    // And back again.
    run(&mut first, Command::ToggleProbe(row(question), 1));
    run(&mut first, Command::MarkRow(row(question), RowState::Skipped, "hinner inte".to_owned()));
    until(&mut first, clean);
    until(&mut second, |model| coverage(model, question) == Coverage::Skipped && heard(model, question, 1));
    close(&mut first);
    close(&mut second);
}

#[test]
fn somebody_elses_entry_is_deleted_undone_and_restored_without_a_word_in_their_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    let slug = Slug::new("provsta").unwrap();
    run(&mut model, Command::Go(Screen::Run(slug.clone())));
    let before = entries(&model);
    let (author, theirs) = {
        let (author, notes) = model.dossier().unwrap().sessions.values().next().unwrap().notes.iter().next().unwrap();
        (author.clone(), notes.clone())
    };
    assert_ne!(author, *model.writer());
    let entry = model.dossier().unwrap().stream()[3].as_ref().clone();
    let deleted = |model: &Model| model.project.as_ref().unwrap().live.deleted.iter().map(|entry| entry.text.clone()).collect::<Vec<_>>();

    run(&mut model, Command::DeleteEntry(entry.id.clone()));
    assert!(!entries(&model).contains(&entry.text));
    assert_eq!(deleted(&model), [entry.text.as_str()]);
    run(&mut model, Command::Undo);
    assert_eq!((entries(&model), deleted(&model).len()), (before.clone(), 0));
    run(&mut model, Command::Redo);
    assert_eq!(entries(&model).len(), before.len() - 1);

    run(&mut model, Command::RestoreEntry(entry.id.clone()));
    assert_eq!((entries(&model), deleted(&model).len()), (before.clone(), 0));
    let restored = model.dossier().unwrap().stream()[3].as_ref().clone();
    assert_eq!(Entry { revision: entry.revision, changed: entry.changed, ..restored }, entry, "as it was, in its old place");
    until(&mut model, clean);
    close(&mut model);
    let on_disk = Store::open(&folder.path().join("demo")).unwrap().workspace;
    let group = on_disk.municipalities[&slug].sessions.values().next().unwrap();
    assert_eq!(group.notes[&author], theirs);
    assert_eq!(group.stream().iter().map(|entry| entry.text.clone()).collect::<Vec<_>>(), before);
}

#[test]
fn the_way_back_leads_through_the_rows_one_came_by() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    let at = |model: &Model| {
        let notes = &model.dossier().unwrap().sessions.values().next().unwrap().notes[model.writer()];
        notes.position.as_ref().map(|row| row.as_str().to_owned()).unwrap()
    };
    run(&mut model, Command::GoToRow(row("upplagg-1")));
    line(&mut model, "halvskriven");
    for command in [
        Command::GoToRow(row("hinder-2")),
        Command::GoToRow(row("hinder-2")),
        Command::NextRow,
        Command::PreviousSection,
        Command::GoToRow(row("introduktion-3")),
    ] {
        run(&mut model, command);
    }
    for expected in ["framgang-1", "hinder-3", "hinder-2", "upplagg-1", "introduktion-1", "introduktion-1"] {
        run(&mut model, Command::GoBack);
        assert_eq!(at(&model), expected);
    }
    let notes = &model.dossier().unwrap().sessions.values().next().unwrap().notes[model.writer()];
    assert_eq!(notes.line.text, "halvskriven", "the line goes with one");

    // Another municipality's rows are no way back here.
    run(&mut model, Command::GoToRow(row("funktion-2")));
    run(&mut model, Command::Go(Screen::Run(Slug::new("provsta").unwrap())));
    run(&mut model, Command::Go(Screen::Run(slug)));
    run(&mut model, Command::GoBack);
    assert_eq!(at(&model), "funktion-2");
}

#[test]
fn a_clock_started_in_one_municipality_pauses_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let second = Arc::new(AtomicI64::new(1_800_000_000));
    let shown = Arc::clone(&second);
    let (mut model, here) = opened_at(folder.path(), Box::new(move || Timestamp::from_second(shown.load(Ordering::Relaxed)).unwrap()));
    let there = Slug::new("mallhamn").unwrap();
    let clock = |model: &Model, slug: &Slug| -> Clock {
        let group = model.project.as_ref().unwrap().workspace.municipalities[slug].sessions.values().next_back().unwrap();
        group.notes.get(model.writer()).map(|notes| notes.clock.clone()).unwrap_or_default()
    };
    let pass = |model: &mut Model, seconds| {
        second.fetch_add(seconds, Ordering::Relaxed);
        tick(model);
    };
    run(&mut model, Command::StartClock);
    pass(&mut model, 60);
    run(&mut model, Command::Go(Screen::Run(there.clone())));
    pass(&mut model, 30);
    assert!(clock(&model, &here).running, "to look at another one pauses nothing");
    run(&mut model, Command::StartClock);
    assert_eq!(model.project.as_ref().unwrap().running, Some(there.clone()));
    assert!(!clock(&model, &here).running && clock(&model, &there).running);
    pass(&mut model, 45);
    assert_eq!((clock(&model, &here).seconds(), clock(&model, &there).seconds()), (90, 45));

    run(&mut model, Command::Go(Screen::Run(here.clone())));
    run(&mut model, Command::StartClock);
    pass(&mut model, 5);
    run(&mut model, Command::PauseClock);
    pass(&mut model, 100);
    assert_eq!((clock(&model, &here).seconds(), clock(&model, &there).seconds()), (95, 45));
    assert!(!clock(&model, &here).running && !clock(&model, &there).running);
    assert_eq!(clock(&model, &here).stretches.len(), 2, "the pause is a gap");
}

#[test]
fn another_entry_taken_into_the_line_throws_no_change_away() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    for text in ["Första", "Andra"] {
        line(&mut model, text);
        run(&mut model, Command::SaveLine(None));
    }
    let ids: Vec<_> = model.dossier().unwrap().stream().iter().map(|entry| entry.id.clone()).collect();
    run(&mut model, Command::EditEntry(ids[0].clone()));
    line(&mut model, "Första, ändrad");
    run(&mut model, Command::EditEntry(ids[1].clone()));
    assert_eq!(entries(&model), ["Första, ändrad", "Andra"]);
    run(&mut model, Command::CancelEdit);
    line(&mut model, "halvskriven");
    run(&mut model, Command::CancelEdit);
    let own = &model.dossier().unwrap().sessions.values().next().unwrap().notes[model.writer()];
    assert_eq!(own.line.text, "halvskriven", "there was nothing to stop");
    run(&mut model, Command::Undo);
    assert_eq!(entries(&model), ["Första", "Andra"]);
}

#[test]
fn a_note_cut_in_two_while_it_is_rewritten_keeps_all_that_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path());
    line(&mut model, "Möten varje vecka. Årsvis uppföljning.");
    run(&mut model, Command::SaveLine(None));
    let id = model.dossier().unwrap().stream()[0].id.clone();
    run(&mut model, Command::EditEntry(id));
    run(&mut model, Command::Tag(Target::Line, Tag::Speaker(Speaker::Seat(SeatCode(3)))));
    run(&mut model, Command::SplitLine(18));
    let dossier = model.dossier().unwrap();
    let said: Vec<_> = dossier.stream().iter().map(|entry| (entry.text.clone(), entry.speaker)).collect();
    let seat = Speaker::Seat(SeatCode(3));
    assert_eq!(said, [("Möten varje vecka.".to_owned(), seat), ("Årsvis uppföljning.".to_owned(), seat)]);
    run(&mut model, Command::Undo);
    assert_eq!(entries(&model), ["Möten varje vecka. Årsvis uppföljning."]);
}

#[test]
fn the_words_of_an_entry_that_is_gone_are_saved_as_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    let theirs = WriterId::new("wtheirs").unwrap();
    let group = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap().sessions.values_mut().next_back().unwrap();
    let now = Timestamp::UNIX_EPOCH;
    let mut desk = Desk::new(group, &theirs, RowId::new("upplagg-1").unwrap(), now);
    desk.own().line.text = "deras".to_owned();
    let read = capture::read(desk.line().unwrap(), |_| String::new());
    let id = desk.save_line(read, None).and_then(|_| desk.latest()).unwrap();
    run(&mut model, Command::EditEntry(id));
    line(&mut model, "deras, rättat");
    let group = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap().sessions.values_mut().next_back().unwrap();
    group.notes.remove(&theirs);
    run(&mut model, Command::SaveLine(None));
    assert_eq!(entries(&model), ["deras, rättat"]);
}

#[test]
fn closing_one_focus_group_lets_the_clock_of_another_run() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, slug) = opened(folder.path());
    run(&mut model, Command::StartClock);
    run(&mut model, Command::Go(Screen::Run(Slug::new("provsta").unwrap())));
    run(&mut model, Command::CloseSession);
    assert_eq!(model.project.as_ref().unwrap().running, Some(slug));
}
