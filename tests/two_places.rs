//! One folder in two places: opened twice, changed under the app, with copies that synchronising
//! services set aside, under a clock that was set back. Nothing is overwritten in silence, and both
//! versions can be reached.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/waiting.rs"]
mod waiting;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Waker;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::command::Command;
use samsyn::app::demo;
use samsyn::app::model::{Model, Screen};
use samsyn::app::update::{close, run};
use samsyn::domain::ids::Slug;
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::problem::ProblemKind;
use samsyn::storage::store::{SaveError, Store};

fn slug() -> Slug {
    Slug::new("testevik").unwrap()
}

fn made(dir: &Path) -> std::path::PathBuf {
    let root = dir.join("p");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    root
}

/// The texts of a folder's `conflicts/`.
fn aside(root: &Path) -> Vec<String> {
    fs::read_dir(root.join("conflicts")).unwrap().flatten().map(|entry| fs::read_to_string(entry.path()).unwrap()).collect()
}

#[test]
fn opened_twice_whoever_saves_last_is_told_and_both_can_be_had() {
    let dir = tempfile::tempdir().unwrap();
    let root = made(dir.path());
    let (mut one, mut other) = (Store::open(&root).unwrap(), Store::open(&root).unwrap());
    let (mut first, mut second) = (one.workspace.project.clone(), other.workspace.project.clone());
    first.consultancy = "Den första".to_owned();
    second.consultancy = "Den andra".to_owned();
    one.store.save(&FileKey::Project, &first).unwrap();
    let before = fs::read(root.join("samsyn.ron")).unwrap();
    assert!(matches!(other.store.save(&FileKey::Project, &second), Err(SaveError::Changed { file }) if file == "samsyn.ron"));
    assert_eq!(fs::read(root.join("samsyn.ron")).unwrap(), before);
    // At the same second, from both.
    let now = Timestamp::UNIX_EPOCH;
    assert_ne!(other.store.rescue(&FileKey::Project, &second, now).unwrap(), one.store.rescue(&FileKey::Project, &first, now).unwrap());
    let kept = aside(&root);
    assert!(["Den första", "Den andra"].iter().all(|words| kept.iter().any(|text| text.contains(words))));
    // Taking theirs and saving over it keeps theirs as what was there before.
    other.store.reload(&FileKey::Project).unwrap();
    other.store.save(&FileKey::Project, &second).unwrap();
    let earlier = fs::read_dir(root.join(".samsyn/earlier/samsyn")).unwrap().flatten();
    assert!(earlier.into_iter().any(|entry| fs::read_to_string(entry.path()).unwrap().contains("Den första")));
}

#[test]
fn copies_that_services_set_aside_are_told_of_and_never_read_or_touched() {
    let dir = tempfile::tempdir().unwrap();
    let root = made(dir.path());
    let workspace = Store::open(&root).unwrap().workspace;
    let home = root.join("municipalities/testevik");
    let notes = fs::read_dir(home.join("sessions")).unwrap().next().unwrap().unwrap().path().join("notes");
    fs::create_dir_all(&notes).unwrap();
    let copies = [
        (root.join("samsyn (Annas conflicted copy 2026-11-22).ron"), "Dropbox"),
        (root.join("guide-DESKTOP-4F2K.ron"), "OneDrive"),
        (home.join("municipality (1).ron"), "Google Drive"),
        (home.join("municipality.sync-conflict-20261122-145500-ABCDEFG.ron"), "Syncthing"),
        (notes.join("w1 (conflicted copy 2026-11-22 145500).ron"), "Nextcloud"),
        (notes.join("w1 2.ron"), "iCloud"),
        (notes.join("w1-Annas-MBP.ron"), "OneDrive"),
    ];
    for (path, service) in &copies {
        fs::write(path, format!("(\"en version hos {service}\")")).unwrap();
    }
    let opened = Store::open(&root).unwrap();
    assert!(opened.workspace == workspace, "none of them is read");
    let told: Vec<_> =
        check(&root).into_iter().filter(|problem| problem.kind == ProblemKind::ConflictCopy).map(|problem| problem.file).collect();
    assert_eq!((told.len(), check(&root).len()), (copies.len(), copies.len()), "{told:?}");
    for (path, service) in &copies {
        assert!(fs::read_to_string(path).unwrap().contains(service));
    }
}

/// Gives every file a time a year from now, as they have when the system's clock was that far ahead
/// and has been set right.
fn from_next_year(folder: &Path) {
    let then = SystemTime::now() + Duration::from_hours(365 * 24);
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            from_next_year(&path);
        } else {
            fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
        }
    }
}

#[test]
fn a_clock_that_is_set_back_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let root = made(dir.path());
    from_next_year(&root);
    let seconds = Arc::new(AtomicI64::new(1_796_000_000));
    let clock = Arc::clone(&seconds);
    let now = Box::new(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap());
    let mut model = Model::new(dir.path().join("home"), Waker::noop().clone(), now);
    run(&mut model, Command::OpenProject(root.clone()));
    waiting::until(&mut model, "the folder", |model| model.project.is_some());
    run(&mut model, Command::Go(Screen::Run(slug())));
    let before = model.dossier().unwrap().stream().len();
    let writer = model.writer().clone();
    for (text, step) in [("Före", 0), ("Efter", -86_400), ("Sist", -30 * 86_400)] {
        seconds.fetch_add(step, Ordering::Relaxed);
        let dossier = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug()).unwrap();
        let group = dossier.sessions.values_mut().next_back().unwrap();
        text.clone_into(&mut group.notes.entry(writer.clone()).or_default().line.text);
        run(&mut model, Command::LineEdited { behind: 0 });
        run(&mut model, Command::SaveLine(None));
        waiting::until(&mut model, "the disk", |model| model.project.as_ref().unwrap().saving.is_clean());
        from_next_year(&root);
    }
    assert!(model.notices.all().is_empty(), "{:?}", model.notices.all());
    close(&mut model);
    // The generations stand in the order in which they were saved.
    let session = root.join(".samsyn/earlier/municipalities/testevik/sessions/fokusgrupp-1/notes").join(writer.to_string());
    let mut kept: Vec<_> = fs::read_dir(session).unwrap().flatten().map(|entry| entry.path()).collect();
    kept.sort();
    let entries: Vec<usize> = kept.iter().map(|file| fs::read_to_string(file).unwrap().matches("text: \"").count()).collect();
    assert!(kept.len() >= 2 && entries.is_sorted(), "{entries:?} in {kept:?}");
    let workspace = Store::open(&root).unwrap().workspace;
    let stream = workspace.municipalities[&slug()].stream();
    assert_eq!(stream.len(), before + 3);
    assert!(["Före", "Efter", "Sist"].iter().all(|text| stream.iter().filter(|entry| entry.text == *text).count() == 1));
    assert_eq!(check(&root), []);
}
