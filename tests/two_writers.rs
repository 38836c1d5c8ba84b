//! Two real processes take notes in one folder at the same time: two devices, and two windows of
//! one. All that either wrote is there once, in both processes and on disk.
//!
//! A test starts this same program twice more, each time to run that test alone and in it to play
//! a note-taker.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::task::Waker;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use samsyn::app::command::Command;
use samsyn::app::demo;
use samsyn::app::model::{Model, Screen};
use samsyn::app::update::{close, run, tick};
use samsyn::domain::ids::Slug;
use samsyn::storage::check::check;
use samsyn::storage::store::Store;

/// Set for a process that is to play a note-taker: its name.
const NOTE_TAKER: &str = "SAMSYN_TEST_NOTE_TAKER";
const HOME: &str = "SAMSYN_TEST_HOME";
const FOLDER: &str = "SAMSYN_TEST_FOLDER";
/// What each writes.
const ENTRIES: usize = 200;
/// Long enough for a slow machine.
const PATIENCE: Duration = Duration::from_mins(3);

fn slug() -> Slug {
    Slug::new("testevik").unwrap()
}

fn said(name: &str, n: usize) -> String {
    format!("{name} skrev åtgärd {n}")
}

fn wait(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        sleep(Duration::from_millis(5));
    }
}

/// What a process that is started as a note-taker does instead of the test. False in the test.
fn played() -> bool {
    let Ok(name) = std::env::var(NOTE_TAKER) else { return false };
    let place = |name| PathBuf::from(std::env::var_os(name).unwrap());
    let (home, folder) = (place(HOME), place(FOLDER));
    let mut model = Model::new(home, Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Command::OpenProject(folder.clone()));
    wait("the folder", || {
        tick(&mut model);
        model.project.is_some()
    });
    run(&mut model, Command::Go(Screen::Run(slug())));
    run(&mut model, Command::StartClock);

    // Both are there before either writes.
    let meeting = folder.with_extension("meeting");
    fs::create_dir_all(meeting.join(&name)).unwrap();
    wait("the other note-taker", || fs::read_dir(&meeting).unwrap().count() == 2);
    for n in 0..ENTRIES {
        let text = said(&name, n);
        // Half the line, so that half-typed lines are saved in between too.
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        for typed in [&half, &text] {
            write(&mut model, typed);
            for _ in 0..fastrand::usize(0..3) {
                sleep(Duration::from_millis(fastrand::u64(0..12)));
                tick(&mut model);
            }
        }
        run(&mut model, Command::SaveLine(None));
        if fastrand::u8(0..5) == 0 {
            run(&mut model, Command::NextRow);
        }
        tick(&mut model);
    }
    wait("what the other note-taker wrote", || {
        tick(&mut model);
        model.project.as_ref().is_some_and(|project| project.saving.is_clean()) && model.dossier().unwrap().stream().len() == 2 * ENTRIES
    });
    assert!(model.notices.all().is_empty(), "{:?}", model.notices.all());
    close(&mut model);
    true
}

/// Types a text over the capture line.
fn write(model: &mut Model, text: &str) {
    let writer = model.writer().clone();
    let dossier = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug()).unwrap();
    let group = dossier.sessions.values_mut().next_back().unwrap();
    text.clone_into(&mut group.notes.entry(writer).or_default().line.text);
    run(model, Command::LineEdited { behind: 0 });
}

/// Starts a process that plays a note-taker within `test`.
fn start(test: &str, name: &str, home: &Path, folder: &Path) -> Child {
    let mut process = Process::new(std::env::current_exe().unwrap());
    process.args([test, "--exact", "--nocapture", "--test-threads=1"]);
    process.env(NOTE_TAKER, name).env(HOME, home).env(FOLDER, folder);
    process.stdout(Stdio::null()).spawn().unwrap()
}

/// Lets two note-takers work at the same time, and looks at what they leave behind.
fn meet(test: &str, homes: [&str; 2]) -> BTreeSet<String> {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("kartläggning");
    demo::write(&folder, jiff::Zoned::now().date()).unwrap();
    let homes = homes.map(|home| dir.path().join(home));
    // One device has one name, as it has after the first start.
    let mut names: Vec<String> = Vec::new();
    for home in &homes {
        names.push(Model::new(home.clone(), Waker::noop().clone(), Box::new(Timestamp::now)).preferences.writer.to_string());
    }
    let both = ["Anna", "Bo"];
    let processes = [start(test, both[0], &homes[0], &folder), start(test, both[1], &homes[1], &folder)];
    // Both, before anything is asserted: a test that fails leaves nobody running.
    let ended = processes.map(|mut process| process.wait().unwrap());
    assert!(ended.iter().all(std::process::ExitStatus::success), "a note-taker did not come to the end: {ended:?}");

    let workspace = Store::open(&folder).unwrap().workspace;
    let group = workspace.municipalities[&slug()].sessions.values().next_back().unwrap();
    let stream = group.stream();
    let written: BTreeSet<String> = both.iter().flat_map(|name| (0..ENTRIES).map(|n| said(name, n))).collect();
    assert_eq!(stream.len(), 2 * ENTRIES);
    assert_eq!(stream.iter().map(|entry| entry.text.clone()).collect::<BTreeSet<_>>(), written, "each of them, once");
    for name in both {
        let own = stream.iter().filter(|entry| entry.text.starts_with(name));
        assert!(own.zip(0..).all(|(entry, n)| entry.text == said(name, n)), "{name}'s are in the order they were written");
    }
    let turns = stream.windows(2).filter(|pair| pair[0].text.starts_with('A') != pair[1].text.starts_with('A')).count();
    assert!(turns > 20, "they did write at the same time: {turns} turns");
    assert_eq!(check(&folder), []);
    assert!(!folder.join("conflicts").exists());
    let writers: BTreeSet<String> = group.notes.keys().map(ToString::to_string).collect();
    assert!(writers.contains(&names[0]), "{writers:?}");
    assert_eq!(writers.contains(&format!("{}-2", names[0])), names[0] == names[1], "{writers:?}");
    writers
}

#[test]
fn two_devices() {
    if !played() {
        assert_eq!(meet("two_devices", ["anna", "bo"]).len(), 2);
    }
}

#[test]
fn two_windows_of_one_device() {
    if !played() {
        assert_eq!(meet("two_windows_of_one_device", ["anna", "anna"]).len(), 2);
    }
}
