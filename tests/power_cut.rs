//! The power goes at every moment of a series of saves: whatever the disk had been told to keep is
//! kept, everything else may be there or not, and the project opens with all that was acknowledged.
//!
//! A test starts this same program once more, to save in a folder that is watched; then it builds
//! the folder as each prefix of what was recorded can have left it.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "power_cut/disk.rs"]
mod disk;
#[expect(dead_code, reason = "each test uses its part of the disk")]
#[path = "faults/mod.rs"]
mod faults;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use samsyn::domain::draft::version::Version;
use samsyn::domain::draft::{Block, BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, EntryId, RowId, SessionId, Slug, VersionId, WriterId};
use samsyn::domain::log::{Log, Logged, What};
use samsyn::domain::municipality::Municipality;
use samsyn::domain::notes::{Entry, EntryKind, Notes, Speaker};
use samsyn::domain::project::Project;
use samsyn::domain::session::Session;
use samsyn::domain::workspace::{Dossier, FocusGroup, Workspace};
use samsyn::storage::guides;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;

use disk::{Files, Operation, states};

/// Set for a process that is to save: the folder, and where it says what it has saved.
const FOLDER: &str = "SAMSYN_TEST_FOLDER";
const SAID: &str = "SAMSYN_TEST_SAID";

fn writer() -> WriterId {
    WriterId::new("w1").unwrap()
}

fn entry(n: usize) -> Entry {
    let at = Timestamp::UNIX_EPOCH;
    Entry {
        id: EntryId::of(&writer(), n),
        revision: 1,
        at,
        changed: at,
        row: RowId::new("q1").ok(),
        kind: EntryKind::Quote,
        relayed: false,
        speaker: Speaker::Everyone,
        codes: BTreeSet::new(),
        text: format!("Åtgärd {n}: vi ses på ån."),
        deleted: false,
    }
}

/// A project from its first file on, as it is after each save. Each step changes one file.
fn steps() -> Vec<Workspace> {
    let mut now = Workspace {
        project: Project::new("Kartläggning"),
        guide: guides::bilaga2(),
        municipalities: BTreeMap::new(),
        logs: BTreeMap::new(),
        names: <_>::default(),
        selection: <_>::default(),
        publication: <_>::default(),
    };
    let mut all = vec![now.clone()];
    let (first, second) = (Slug::new("testevik").unwrap(), Slug::new("provby").unwrap());
    let session = SessionId::new("fg1").unwrap();
    let mut step = |change: &dyn Fn(&mut Workspace)| {
        change(&mut now);
        all.push(now.clone());
    };
    let dossier = |workspace: &mut Workspace, change: &dyn Fn(&mut Dossier)| change(workspace.municipalities.get_mut(&first).unwrap());
    step(&|w| drop(w.municipalities.insert(first.clone(), Dossier::new(Municipality::new("Testevik")))));
    let group = FocusGroup { session: Session::default(), notes: BTreeMap::new() };
    step(&|w| dossier(w, &|d| drop(d.sessions.insert(session.clone(), group.clone()))));
    for n in 1..=8 {
        let typed = |change: &dyn Fn(&mut Notes)| {
            let mut notes = Notes { entries: (1..n).map(|n| entry(n).into()).collect(), ..Notes::default() };
            change(&mut notes);
            notes
        };
        let half = typed(&|notes| "Åtgärd: vi".clone_into(&mut notes.line.text));
        let whole = typed(&|notes| notes.entries.push(entry(n).into()));
        for notes in [half, whole] {
            let group = |d: &mut Dossier| drop(d.sessions.get_mut(&session).unwrap().notes.insert(writer(), notes.clone()));
            step(&|w| dossier(w, &group));
        }
    }
    for n in 1..=3_u64 {
        let block = |n| Block {
            id: BlockId::from_bits(n),
            part: Part::About,
            kind: BlockKind::Paragraph,
            text: format!("Stycke {n} om ån"),
            links: Vec::new(),
            speaker: None,
        };
        let draft = Draft { blocks: (1..=n).map(block).collect(), ..Draft::default() };
        step(&|w| dossier(w, &|d| d.draft = Some(draft.clone())));
    }
    step(&|w| {
        dossier(w, &|d| {
            let version = Version { name: "Första".to_owned(), at: Timestamp::UNIX_EPOCH, draft: d.draft.clone().unwrap() };
            d.versions.insert(VersionId::new("v1").unwrap(), version.into());
        });
    });
    for n in 1..=2 {
        let what = What::NotAName { text: "Sommar".to_owned(), by: "AB".to_owned() };
        let event = Logged { at: Timestamp::UNIX_EPOCH, what };
        step(&|w| drop(w.logs.insert(writer(), Log { events: vec![event.clone(); n] })));
    }
    step(&|w| dossier(w, &|d| d.draft = None));
    step(&|w| drop(w.municipalities.insert(second.clone(), Dossier::new(Municipality::new("Provby")))));
    step(&|w| "Kartläggningen av ån".clone_into(&mut w.project.name));
    all
}

fn save(store: &mut Store, workspace: &Workspace) {
    store.save(&FileKey::Project, &workspace.project).unwrap();
    for (writer, log) in &workspace.logs {
        store.save(&FileKey::Log(writer.clone()), log).unwrap();
    }
    for (slug, dossier) in &workspace.municipalities {
        for (_, saved) in store.save_dossier(slug, dossier, &writer()) {
            saved.unwrap();
        }
    }
}

/// What a process that is started to save does instead of the test. False in the test.
fn played() -> bool {
    let Some(folder) = std::env::var_os(FOLDER) else { return false };
    let mut said = fs::OpenOptions::new().append(true).create(true).open(std::env::var_os(SAID).unwrap()).unwrap();
    let steps = steps();
    let mut store = Store::create(Path::new(&folder), &steps[0].project, &steps[0].guide).unwrap().store;
    for (n, step) in steps.iter().enumerate() {
        save(&mut store, step);
        // Into the same record as the operations, at this place among them.
        writeln!(said, "saved\t{n}").unwrap();
    }
    true
}

/// Lets the steps be saved by another process. Every operation in order.
fn recorded(test: &str) -> (PathBuf, Vec<Operation>) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().canonicalize().unwrap().join("kartläggning");
    let watched = faults::Disk::of(&folder);
    let mut process = Command::new(std::env::current_exe().unwrap());
    watched.records(process.args([test, "--exact", "--nocapture"]).env(FOLDER, &folder).env(SAID, watched.log()));
    watched.arm();
    let ended = process.output().unwrap();
    assert!(ended.status.success(), "{ended:?}");
    let operations: Vec<_> = fs::read_to_string(watched.log()).unwrap().lines().map(Operation::parse).collect();
    (folder, operations)
}

/// What is wrong with a folder after a power cut, when the steps up to `saved` had been acknowledged.
fn wrong(files: &Files, steps: &[Workspace], saved: Option<usize>, place: &Path) -> Option<String> {
    let root = place.join("kartläggning");
    files.write_to(&root);
    let opened = Store::open(&root);
    fs::remove_dir_all(&root).unwrap();
    match (opened, saved) {
        // There was no promise yet.
        (Err(_), None) => None,
        (Err(problems), Some(saved)) => Some(format!("after step {saved}: {problems:?}")),
        (Ok(opened), _) => {
            let next = saved.map_or(0, |saved| saved + 1);
            let may_be = steps.iter().take(next + 1).skip(saved.unwrap_or(0));
            (!may_be.into_iter().any(|step| *step == opened.workspace))
                .then(|| format!("after step {saved:?}: neither what was saved nor what was being saved"))
        }
    }
}

/// Cuts the power after every operation from the `first` on; how many different states there were,
/// and what was wrong.
fn cut_everywhere(folder: &Path, operations: &[Operation], first: usize) -> (usize, Vec<String>) {
    let (steps, place) = (steps(), tempfile::tempdir().unwrap());
    let mut tried = BTreeSet::new();
    let mut found = Vec::new();
    for end in first..=operations.len() {
        let before = &operations[..end];
        let saved = before.iter().rev().find_map(Operation::saved);
        for files in states(folder, before) {
            if tried.insert((saved, files.clone())) {
                found.extend(wrong(&files, &steps, saved, place.path()).map(|what| format!("{what} (operation {end})")));
            }
        }
    }
    (tried.len(), found)
}

#[test]
fn every_moment_the_power_can_go_leaves_all_that_was_acknowledged() {
    if played() {
        return;
    }
    let (folder, operations) = recorded("every_moment_the_power_can_go_leaves_all_that_was_acknowledged");
    assert_eq!(operations.iter().rev().find_map(Operation::saved), Some(steps().len() - 1), "all was saved");
    let (states, found) = cut_everywhere(&folder, &operations, 0);
    assert_eq!(found, [""; 0], "of {states} states");
    // Each step at least writes a file: with its bytes whole, absent, cut short and garbage.
    assert!(states > 4 * steps().len(), "{states} states of {} operations are too few", operations.len());
}

#[test]
fn without_the_syncs_words_would_be_lost() {
    if played() {
        return;
    }
    let (folder, operations) = recorded("without_the_syncs_words_would_be_lost");
    // Only what is not finished is synced as a file; all else that is synced is a folder.
    let of_files = |operation: &Operation| matches!(operation, Operation::Sync(path) if path.contains("/.samsyn-"));
    let of_folders = |operation: &Operation| matches!(operation, Operation::Sync(path) if !path.contains("/.samsyn-"));
    for (what, is_left_out) in [("files", &of_files as &dyn Fn(&Operation) -> bool), ("folders", &of_folders)] {
        // The last of them only: what was saved before is on disk.
        let last = operations.iter().rposition(is_left_out).unwrap();
        let fewer: Vec<_> = operations.iter().enumerate().filter(|(n, _)| *n != last).map(|(_, operation)| operation.clone()).collect();
        let (_, found) = cut_everywhere(&folder, &fewer, last);
        assert!(!found.is_empty(), "the check does not see that {what} are not synced");
    }
}
