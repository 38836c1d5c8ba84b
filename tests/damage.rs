//! Every kind of file of a full work folder, cut and flipped anywhere: what is broken is named and
//! nothing opens by halves, a letter that is another one is told of, opening changes nothing, and
//! what there was before can be had.
//!
//! The ordinary run takes some of every 97th byte; `SAMSYN_DAMAGE_ALL=1` takes them all.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/folders.rs"]
mod folders;
#[path = "support/program.rs"]
mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::collecting::collect;
use samsyn::app::demo;
use samsyn::domain::anonymity::names::Names;
use samsyn::domain::draft::steps::What;
use samsyn::domain::ids::{SessionId, Slug, VersionId, WriterId};
use samsyn::domain::log::Log;
use samsyn::domain::publication::Lead;
use samsyn::domain::selection::{Candidate, Selection};
use samsyn::storage::check::check_with;
use samsyn::storage::layout::FileKey;
use samsyn::storage::repair::{Remedy, Survey};
use samsyn::storage::store::{Opened, Store};
use samsyn::storage::vault::{self, Key, Passphrase};

const STEP: usize = 97;
/// So many places in each file, spread over it, in the ordinary run.
const PLACES: usize = 4;

fn slug() -> Slug {
    Slug::new("pahittsnas").unwrap()
}

fn writer() -> WriterId {
    WriterId::new("w0000demo").unwrap()
}

/// Every 97th byte of a file, or some of them.
fn places(length: usize) -> Vec<usize> {
    let all: Vec<usize> = (0..length).step_by(STEP).collect();
    let step = if std::env::var_os("SAMSYN_DAMAGE_ALL").is_some() { 1 } else { all.len().div_ceil(PLACES) };
    all.into_iter().step_by(step).collect()
}

/// A work folder with a file of every kind.
fn full(dir: &Path, lock: bool) -> (PathBuf, Option<Key>, Vec<FileKey>) {
    let root = dir.join("p");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let packed = program::samsyn(dir, &["package", "p", "--municipality", "pahittsnas", "-o", "p.samsyn"]).output().unwrap();
    assert!(packed.status.success(), "{packed:?}");
    // One municipality is enough, and opens fast.
    for entry in fs::read_dir(root.join("municipalities")).unwrap().flatten().filter(|entry| entry.file_name() != "pahittsnas") {
        fs::remove_dir_all(entry.path()).unwrap();
    }
    fs::remove_dir_all(root.join(".samsyn")).unwrap_or_default();
    let key = lock.then(|| vault::create_with_work(&root, &Passphrase::new("åtta gröna ärtor".to_owned()), 4).unwrap());
    let Opened { mut store, mut workspace, .. } = Store::open_with(&root, key.clone()).unwrap();
    let dossier = workspace.municipalities.get_mut(&slug()).unwrap();
    let before = dossier.draft.clone().unwrap();
    dossier.draft.as_mut().unwrap().blocks[0].text.push_str(" Mer.");
    let after = dossier.draft.clone().unwrap();
    dossier.steps.note(What::Typing, &before, &after);
    dossier.keep_version("före".to_owned(), Timestamp::UNIX_EPOCH);
    dossier.collected = Some(std::sync::Arc::new(collect::read(&dir.join("p.samsyn")).unwrap()));
    for text in ["a", "b"] {
        dossier.sessions.values_mut().for_each(|group| text.clone_into(&mut group.own(&writer()).line.text));
        assert!(store.save_dossier(&slug(), dossier, &writer()).into_iter().all(|(_, saved)| saved.is_ok()));
        text.clone_into(&mut workspace.project.consultancy);
        store.save(&FileKey::Project, &workspace.project).unwrap();
    }
    store.save(&FileKey::Log(writer()), &Log::default()).unwrap();
    let mut selection = Selection::default();
    selection.add(Candidate::named("Påhittsnäs"));
    store.save_selection(&selection).unwrap();
    store.save_publication(&Lead { title: "Titeln".to_owned(), ..Lead::default() }).unwrap();
    if lock {
        store.save_names(&Names { guard: vec!["Fiktiva Testsson".to_owned()], ..Names::default() }).unwrap();
    }
    let (session, version) = (SessionId::nth(1), VersionId::new("v001").unwrap());
    let round = workspace.municipalities[&slug()].rounds.keys().next().unwrap().clone();
    let mut keys = vec![
        FileKey::Project,
        FileKey::Guide,
        FileKey::Log(writer()),
        FileKey::Publication,
        FileKey::Selection,
        FileKey::Municipality(slug()),
        FileKey::Session(slug(), session.clone()),
        FileKey::Notes(slug(), session, writer()),
        FileKey::Draft(slug()),
        FileKey::Steps(slug()),
        FileKey::Version(slug(), version),
        FileKey::Round(slug(), round),
        FileKey::Approvals(slug()),
        FileKey::Collected(slug()),
    ];
    keys.extend(lock.then_some(FileKey::Names));
    assert_eq!(check_with(&root, key.as_ref()), []);
    (root, key, keys)
}

/// Everything in a folder, with what is in it.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(snapshot(&path));
        } else {
            all.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    all
}

/// Opens a folder in which one file is damaged; `None` when it does not open, and then the file is
/// among those that are named. Nothing is changed either way.
fn opened(root: &Path, key: Option<&Key>, file: &FileKey, how: &str) -> Option<Opened> {
    let before = snapshot(root);
    let result = Store::open_with(root, key.cloned());
    assert!(snapshot(root) == before, "{how}: opening changed something");
    match result {
        Ok(opened) => Some(opened),
        Err(problems) => {
            assert!(problems.iter().any(|problem| problem.file == file.relative()), "{how}: {problems:?}");
            None
        }
    }
}

fn damaged(lock: bool) {
    let dir = tempfile::tempdir().unwrap();
    let (root, key, keys) = full(dir.path(), lock);
    let sound = Store::open_with(&root, key.clone()).unwrap().workspace;
    for file in keys {
        let path = file.path(&root);
        let whole = fs::read(&path).unwrap();
        let end = whole.iter().rposition(|byte| !byte.is_ascii_whitespace()).unwrap();
        for at in places(end) {
            let how = format!("{} cut at {at}", file.relative());
            fs::write(&path, &whole[..at]).unwrap();
            // Nothing but its last line can go: that is a sum of what is above.
            if let Some(opened) = opened(&root, key.as_ref(), &file, &how) {
                assert!(!lock && opened.workspace == sound, "{how}");
            }

            let how = format!("{} flipped at {at}", file.relative());
            let mut flipped = whole.clone();
            flipped[at] ^= 0x10;
            fs::write(&path, &flipped).unwrap();
            // Where a letter of a text is another one it reads as well: then the sum tells.
            if let Some(opened) = opened(&root, key.as_ref(), &file, &how) {
                assert!(!lock, "{how}");
                assert!(opened.workspace == sound || opened.altered == [file.relative()], "{how}: nothing tells of it");
            }
        }
        fs::write(&path, &whole).unwrap();
    }
    assert!(Store::open_with(&root, key).unwrap().workspace == sound);
}

#[test]
fn what_is_cut_or_flipped_in_clear_is_named() {
    damaged(false);
}

#[test]
fn what_is_cut_or_flipped_behind_a_lock_is_always_named() {
    damaged(true);
}

fn mended(lock: bool) {
    let dir = tempfile::tempdir().unwrap();
    let (root, key, keys) = full(dir.path(), lock);
    let pristine = dir.path().join("pristine");
    folders::copy(&root, &pristine);
    let now: Timestamp = "2026-11-28T13:00:35Z".parse().unwrap();
    for file in keys {
        let path = file.path(&root);
        let whole = fs::read(&path).unwrap();
        // Of the smallest files half would leave the content whole, and part of the sum behind it.
        let half = &whole[..whole.len() / 4];
        fs::write(&path, half).unwrap();
        let before = snapshot(&root);
        let survey = Survey::of(&root, key.clone());
        assert_eq!(snapshot(&root), before, "looking changes nothing");
        let [broken] = survey.broken.as_slice() else { panic!("{:?}", survey.broken) };
        assert_eq!((broken.file(), survey.others.len()), (file.relative(), 0));
        let Ok(mended) = survey.mend(now) else {
            // Written once, and needed: it is told of, and nothing is touched.
            assert!(matches!(file, FileKey::Guide | FileKey::Municipality(_) | FileKey::Session(..)), "{}", file.relative());
            assert_eq!((broken.remedy(), survey.can_be_mended()), (Remedy::None, false));
            assert_eq!(snapshot(&root), before);
            fs::write(&path, &whole).unwrap();
            continue;
        };
        let aside = root.join(mended[0].aside.as_ref().unwrap());
        assert!(aside.to_str().unwrap().ends_with(".broken.ron"));
        let kept = fs::read(&aside).unwrap();
        if lock {
            assert!(kept.starts_with(b"age-encryption.org/v1\n"), "{}", file.relative());
        } else {
            assert_eq!(kept, half);
        }
        let workspace = Store::open_with(&root, key.clone()).unwrap().workspace;
        assert_eq!(path.exists(), broken.remedy() == Remedy::Earlier);
        if matches!(file, FileKey::Project) {
            assert_eq!(workspace.project.consultancy, "a", "as it was before the last save");
        }
        assert_eq!(survey.mend(now).unwrap(), [], "what is whole again is left alone");
        fs::remove_dir_all(&root).unwrap();
        folders::copy(&pristine, &root);
    }
}

#[test]
fn what_was_there_before_can_be_had() {
    mended(false);
}

#[test]
fn and_behind_a_lock() {
    mended(true);
}

#[test]
fn a_letter_that_is_another_one_is_not_saved_as_if_it_were_right() {
    let dir = tempfile::tempdir().unwrap();
    let (root, ..) = full(dir.path(), false);
    let project = FileKey::Project.path(&root);
    let altered = fs::read_to_string(&project).unwrap().replacen("Kartläggning", "Kartliggning", 1);
    fs::write(&project, &altered).unwrap();
    let Opened { mut store, workspace, .. } = Store::open(&root).unwrap();
    store.save(&FileKey::Project, &workspace.project).unwrap();
    assert_eq!(fs::read_to_string(&project).unwrap(), altered, "nothing has changed, and nothing is saved");
    assert_eq!(Survey::of(&root, None).altered.len(), 1);
}

#[test]
fn a_letter_that_is_another_one_is_told_of_until_somebody_says_that_it_is_right() {
    let dir = tempfile::tempdir().unwrap();
    let (root, ..) = full(dir.path(), false);
    let project = FileKey::Project.path(&root);
    let right = fs::read_to_string(&project).unwrap();
    // Another letter, with the sum of the right one under it.
    fs::write(&project, right.replacen("Kartläggning", "Kartliggning", 1)).unwrap();
    for n in 0..8 {
        let Opened { mut store, mut workspace, altered, .. } = Store::open(&root).unwrap();
        assert_eq!(altered, ["samsyn.ron"], "after {n} edits");
        workspace.project.consultancy = n.to_string();
        store.save(&FileKey::Project, &workspace.project).unwrap();
    }
    let survey = Survey::of(&root, None);
    assert_eq!(survey.altered.len(), 1);
    let generations = fs::read_dir(root.join(".samsyn/earlier/samsyn")).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<String> =
        generations.map(|file| fs::read_to_string(file).unwrap()).filter(|text| text.contains("Kartläggning")).collect();
    assert!(kept.iter().any(|text| !text.contains(" altered")), "the last one that is as it was saved is not pushed out: {kept:?}");

    let Opened { mut store, workspace, .. } = Store::open(&root).unwrap();
    assert_eq!(store.accept_altered().unwrap(), 1);
    let again = Store::open(&root).unwrap();
    assert_eq!((again.altered, again.workspace.project), (Vec::new(), workspace.project));
    assert!(Survey::of(&root, None).altered.is_empty());
}

#[test]
fn a_generation_that_is_as_it_was_saved_goes_before_one_that_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let (root, ..) = full(dir.path(), false);
    let Opened { mut store, mut workspace, .. } = Store::open(&root).unwrap();
    for name in ["c", "d", "e"] {
        name.clone_into(&mut workspace.project.consultancy);
        store.save(&FileKey::Project, &workspace.project).unwrap();
    }
    drop(store);
    let mut generations: Vec<PathBuf> =
        fs::read_dir(root.join(".samsyn/earlier/samsyn")).unwrap().map(|entry| entry.unwrap().path()).collect();
    generations.sort();
    let latest = generations.last().unwrap();
    let text = fs::read_to_string(latest).unwrap();
    fs::remove_file(latest).unwrap();
    fs::write(latest, text.replacen("Kartläggning", "Kartliggning", 1)).unwrap();
    fs::write(root.join("samsyn.ron"), "(").unwrap();
    Survey::of(&root, None).mend(Timestamp::UNIX_EPOCH).unwrap();
    let project = Store::open(&root).unwrap().workspace.project;
    assert_eq!((project.consultancy.as_str(), project.name.contains("Kartläggning")), ("c", true));
}

#[test]
fn what_a_later_version_wrote_is_no_damage() {
    let dir = tempfile::tempdir().unwrap();
    let (root, _, _) = full(dir.path(), false);
    fs::write(FileKey::Draft(slug()).path(&root), "(format: 99, kind: \"draft\", content: (blocks: 3))").unwrap();
    let survey = Survey::of(&root, None);
    assert_eq!((survey.broken.len(), survey.others.len(), survey.can_be_mended()), (0, 1, false));
    assert!(survey.mend(Timestamp::UNIX_EPOCH).is_err());
}

#[test]
fn what_was_set_aside_is_destroyed_with_the_material_and_locked_with_the_project() {
    let dir = tempfile::tempdir().unwrap();
    let (root, _, _) = full(dir.path(), false);
    let notes = FileKey::Notes(slug(), SessionId::nth(1), writer());
    fs::write(notes.path(&root), b"\xff\xfe Hemligheten").unwrap();
    let survey = Survey::of(&root, None);
    let aside = root.join(survey.mend(Timestamp::UNIX_EPOCH).unwrap()[0].aside.as_ref().unwrap());
    let mut store = Store::open(&root).unwrap().store;
    store.lock(&Passphrase::new("åtta gröna ärtor".to_owned())).unwrap();
    assert!(fs::read(&aside).unwrap().starts_with(b"age-encryption.org/v1\n"));
    let material = store.material(&slug()).unwrap();
    store.destroy(&material).unwrap();
    assert!(!aside.exists());
}

#[test]
fn the_command_lists_and_mends() {
    let dir = tempfile::tempdir().unwrap();
    let (root, _, _) = full(dir.path(), false);
    let run = |args: &[&str]| {
        let output = program::samsyn(dir.path(), args).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&["repair", "p"]), (0, "p: nothing is broken\n".to_owned(), String::new()));
    let notes = FileKey::Notes(slug(), SessionId::nth(1), writer());
    let half = fs::read(notes.path(&root)).unwrap();
    let half = &half[..half.len() / 2];
    fs::write(notes.path(&root), half).unwrap();
    fs::remove_file(root.join("samsyn.ron")).unwrap();
    let before = snapshot(&root);
    let (code, out, err) = run(&["repair", "p"]);
    assert_eq!(code, 1);
    assert!(out.contains("w0000demo.ron: whole as of 20") && out.contains(" items, "), "{out}");
    assert!(err.contains("samsyn.ron: is missing") && err.contains("w0000demo.ron:"), "{err}");
    let (code, json, _) = run(&["repair", "p", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, json["broken"].as_array().unwrap().len()), (1, 2));
    assert_eq!((&json["broken"][0]["file"], &json["broken"][0]["remedy"]), (&"samsyn.ron".into(), &"earlier".into()));
    assert_eq!(snapshot(&root), before);
    let (code, out, _) = run(&["repair", "p", "--take"]);
    assert!(code == 0 && out.contains("samsyn.ron: now as of 20") && out.contains(".broken.ron"), "{out}");
    assert_eq!(run(&["check", "p"]).0, 0);
    assert_eq!(run(&["repair", "p"]).0, 0);
}
