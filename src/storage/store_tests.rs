//! The store against a folder that others change too.

use std::collections::BTreeSet;

use super::*;
use crate::domain::draft::Draft;
use crate::domain::ids::{EntryId, RowId, SessionId, WriterId};
use crate::domain::municipality::Municipality;
use crate::domain::notes::{Entry, EntryKind, Notes, Speaker};
use crate::domain::session::Session;
use crate::storage::guides;

fn slug() -> Slug {
    Slug::new("ale").unwrap()
}

fn writer(name: &str) -> WriterId {
    WriterId::new(name).unwrap()
}

fn notes(text: &str) -> Notes {
    let at = jiff::Timestamp::UNIX_EPOCH;
    let entry = Entry {
        id: EntryId::of(&writer("w1"), 1),
        revision: 1,
        at,
        changed: at,
        row: RowId::new("q1").ok(),
        kind: EntryKind::Quote,
        relayed: false,
        speaker: Speaker::Everyone,
        codes: BTreeSet::new(),
        text: text.to_owned(),
        deleted: false,
    };
    Notes { entries: vec![entry.into()], ..Notes::default() }
}

/// A project with one municipality and one focus group, everything saved.
fn made() -> (tempfile::TempDir, Store, Dossier) {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(&dir.path().join("arbete"), &Project::new("Kartläggning"), &guides::bilaga2()).unwrap().store;
    let mut dossier = Dossier::new(Municipality::new("Ale"));
    let group =
        FocusGroup { session: Session::default(), notes: BTreeMap::from([(writer("w1"), notes("Vi ses.")), (writer("w2"), notes("x"))]) };
    dossier.sessions.insert(SessionId::new("fg1").unwrap(), group);
    dossier.draft = Some(Draft::default());
    let saved = store.save_dossier(&slug(), &dossier, &writer("w1"));
    assert!(saved.iter().all(|(_, result)| matches!(result, Ok(Outcome::Written))), "{saved:?}");
    assert_eq!(saved.len(), 4, "municipality, session, own notes and draft");
    (dir, store, dossier)
}

fn notes_key(name: &str) -> FileKey {
    FileKey::Notes(slug(), SessionId::new("fg1").unwrap(), writer(name))
}

#[test]
fn what_is_saved_is_there_when_opened_again() {
    let (_dir, mut store, mut dossier) = made();
    assert!(store.save_dossier(&slug(), &dossier, &writer("w1")).iter().all(|(_, result)| matches!(result, Ok(Outcome::Unchanged))));
    let opened = Store::open(store.root()).unwrap();
    assert_eq!(opened.read_only, None);
    let group = dossier.sessions.values_mut().next().unwrap();
    group.notes.remove(&writer("w2")); // never ours to save
    assert_eq!(opened.workspace.municipalities.get(&slug()), Some(&dossier));
    assert_eq!(opened.workspace.guide, guides::bilaga2());
    let hidden = fs::read_dir(store.root()).unwrap().flatten().filter(|e| e.file_name().to_string_lossy().starts_with('.')).count();
    assert_eq!(hidden, 0, "no temporary file is left");
}

#[test]
fn what_somebody_else_changed_is_not_written_over() {
    let (_dir, mut store, _) = made();
    let key = notes_key("w1");
    let path = key.path(store.root());
    let theirs = format::to_text(key.kind(), &notes("theirs")).unwrap();
    fs::write(&path, &theirs).unwrap();
    assert!(
        matches!(store.save(&key, &notes("ours")), Err(SaveError::Changed { file }) if file == "municipalities/ale/sessions/fg1/notes/w1.ron")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);

    let now: jiff::Timestamp = "2026-11-22T14:03:22Z".parse().unwrap();
    let rescued = store.rescue(&key, &notes("ours"), now).unwrap();
    let again = store.rescue(&key, &notes("ours, longer"), now).unwrap();
    let elsewhere = Store::open(store.root()).unwrap().store.rescue(&key, &notes("another window"), now).unwrap();
    assert_eq!(rescued.file_name().unwrap(), "20261122T140322Z-municipalities-ale-sessions-fg1-notes-w1.ron");
    assert_eq!(rescued, again, "one file has all that was typed since");
    assert_ne!(rescued, elsewhere);
    let text = fs::read_to_string(rescued).unwrap();
    assert_eq!(format::parse::<Notes>("f", &text, key.kind()).unwrap().value, notes("ours, longer"));
    assert!(Store::open(store.root()).is_ok(), "what is rescued is not in the way");

    assert_eq!(store.reload(&key), Ok(Some(Content::Notes(Box::new(notes("theirs"))))));
    assert_eq!(store.save(&key, &notes("ours, knowing theirs")).unwrap(), Outcome::Written);
}

#[test]
fn what_vanished_or_appeared_counts_as_changed() {
    let (_dir, mut store, _) = made();
    let key = notes_key("w1");
    fs::remove_file(key.path(store.root())).unwrap();
    assert!(matches!(store.save(&key, &notes("ours")), Err(SaveError::Changed { .. })));
    assert!(!key.path(store.root()).exists());
    assert_eq!(store.reload(&key), Ok(None));
    assert_eq!(store.save(&key, &notes("ours")).unwrap(), Outcome::Written);

    let key = notes_key("w3");
    fs::write(key.path(store.root()), "not even RON").unwrap();
    assert!(matches!(store.save(&key, &notes("ours")), Err(SaveError::Changed { .. })));
    assert!(store.reload(&key).is_err());
    assert!(matches!(store.save(&key, &notes("ours")), Err(SaveError::Changed { .. })), "still not ours");

    let key = notes_key("w4");
    fs::create_dir(key.path(store.root())).unwrap();
    assert!(matches!(store.save(&key, &notes("ours")), Err(SaveError::Changed { .. })));
}

#[test]
fn the_same_words_on_both_devices_are_no_conflict() {
    let (_dir, mut store, _) = made();
    let key = notes_key("w1");
    fs::write(key.path(store.root()), format::to_text(key.kind(), &notes("same")).unwrap()).unwrap();
    assert_eq!(store.save(&key, &notes("same")).unwrap(), Outcome::Unchanged);
    assert_eq!(store.save(&key, &notes("next")).unwrap(), Outcome::Written);
}

#[test]
fn other_writers_notes_come_in_and_half_a_file_waits() {
    let (_dir, mut store, _) = made();
    let (key, own) = (notes_key("w2"), writer("w1"));
    let text = format::to_text(key.kind(), &notes("hej")).unwrap();
    fs::write(key.path(store.root()), &text[..text.len() / 2]).unwrap();
    assert!(store.refresh_notes(&own).is_empty());
    fs::write(key.path(store.root()), &text).unwrap();
    let update = |notes| NotesUpdate { slug: slug(), session: SessionId::new("fg1").unwrap(), writer: writer("w2"), notes };
    assert_eq!(store.refresh_notes(&own), [update(Some(notes("hej")))]);
    assert!(store.refresh_notes(&own).is_empty());
    fs::remove_file(key.path(store.root())).unwrap();
    assert_eq!(store.refresh_notes(&own), [update(None)]);
    assert!(store.refresh_notes(&own).is_empty());

    fs::write(notes_key("w1").path(store.root()), &text).unwrap();
    assert!(store.refresh_notes(&own).is_empty(), "one's own file is a matter for saving");
}

#[test]
fn a_later_format_opens_for_reading_only() {
    let (_dir, store, _) = made();
    let key = FileKey::Draft(slug());
    fs::write(key.path(store.root()), "(format: 7, kind: \"draft\", content: (blocks: [], colours: 3))").unwrap();
    let mut opened = Store::open(store.root()).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::NewerFormat { file: "municipalities/ale/draft.ron".to_owned() }));
    assert!(matches!(opened.store.save(&FileKey::Project, &Project::new("x")), Err(SaveError::ReadOnly)));
    assert!(matches!(opened.store.remove(&key), Err(SaveError::ReadOnly)));
}

#[test]
fn a_draft_that_is_no_more_is_removed_and_empty_folders_with_it() {
    let (_dir, mut store, mut dossier) = made();
    dossier.draft = None;
    store.save_dossier(&slug(), &dossier, &writer("w1"));
    assert!(!FileKey::Draft(slug()).path(store.root()).exists());
    for key in [notes_key("w1"), FileKey::Session(slug(), SessionId::new("fg1").unwrap()), FileKey::Municipality(slug())] {
        assert_eq!(store.remove(&key).unwrap(), Outcome::Written);
    }
    let left: Vec<_> =
        fs::read_dir(store.root()).unwrap().flatten().map(|entry| entry.file_name()).filter(|name| name != ".samsyn").collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn every_problem_of_every_file_is_told_and_empty_folders_are_borne_with() {
    let (_dir, store, _) = made();
    fs::create_dir_all(store.root().join("municipalities/tom/sessions")).unwrap();
    fs::create_dir_all(store.root().join("municipalities/Egna papper")).unwrap();
    assert!(Store::open(store.root()).is_ok());
    fs::write(FileKey::Draft(slug()).path(store.root()), "(").unwrap();
    fs::remove_file(FileKey::Session(slug(), SessionId::new("fg1").unwrap()).path(store.root())).unwrap();
    fs::write(store.root().join("municipalities/Egna papper/municipality.ron"), "").unwrap();
    let files: Vec<_> = Store::open(store.root()).unwrap_err().into_iter().map(|problem| problem.file).collect();
    assert_eq!(files, ["municipalities/Egna papper", "municipalities/ale/draft.ron", "municipalities/ale/sessions/fg1/session.ron"]);
}

#[test]
fn a_folder_that_is_gone_is_not_made_anew_and_nobody_is_said_to_have_changed_it() {
    let (dir, mut store, _) = made();
    let away = dir.path().join("away");
    fs::rename(store.root(), &away).unwrap();
    assert!(matches!(store.save(&notes_key("w1"), &notes("ours")), Err(SaveError::Gone)));
    assert!(matches!(store.remove(&FileKey::Draft(slug())), Err(SaveError::Gone)));
    assert!(store.refresh_notes(&writer("w1")).is_empty(), "what others have noted is not gone with it");
    assert!(!store.root().exists());
    fs::rename(&away, store.root()).unwrap();
    assert_eq!(store.save(&notes_key("w1"), &notes("ours")).unwrap(), Outcome::Written);
}

#[test]
fn what_a_failed_save_of_ours_has_left_is_ours() {
    let (_dir, mut store, _) = made();
    let key = notes_key("w1");
    // As when the file has its name, and the folder could not be synced any more.
    let half_way = format::to_text(key.kind(), &notes("on its way")).unwrap();
    fs::write(key.path(store.root()), &half_way).unwrap();
    store.unsure.insert(key.clone(), content::hash(half_way.as_bytes()));
    assert_eq!(store.save(&key, &notes("Vi ses.")).unwrap(), Outcome::Written, "the words before that are not there any more");
    assert_eq!(store.reload(&key), Ok(Some(Content::Notes(Box::new(notes("Vi ses."))))));
    assert!(store.unsure.is_empty());
}

#[test]
fn a_copy_elsewhere_has_all_that_is_in_memory_and_is_as_locked() {
    let (dir, store, _) = made();
    let workspace = Store::open(store.root()).unwrap().workspace;
    fs::rename(store.root(), dir.path().join("away")).unwrap();
    assert!(matches!(store.origin().copy(&store.root().join("within"), &workspace), Err(CopyError::Within)));
    let copy = dir.path().join("kopia");
    store.origin().copy(&copy, &workspace).unwrap();
    assert_eq!(Store::open(&copy).unwrap().workspace, workspace);
    assert!(matches!(store.origin().copy(&copy, &workspace), Err(CopyError::Create(CreateError::Exists))));

    let passphrase = vault::Passphrase::new("passphrase utan like".to_owned());
    let key = vault::create_with_work(&copy, &passphrase, 2).unwrap();
    let locked = Store::open_with(&copy, Some(key)).unwrap();
    fs::rename(&copy, dir.path().join("locked away")).unwrap();
    let second = dir.path().join("låst kopia");
    locked.store.origin().copy(&second, &locked.workspace).unwrap();
    assert!(Store::open(&second).is_err(), "locked");
    let key = vault::open(&second, &passphrase).unwrap();
    assert_eq!(Store::open_with(&second, Some(key)).unwrap().workspace, workspace);
}

#[test]
fn a_folder_that_is_not_empty_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let create = || Store::create(dir.path(), &Project::new("x"), &guides::bilaga2());
    fs::write(dir.path().join("semester.jpg"), "").unwrap();
    assert!(matches!(create(), Err(CreateError::NotEmpty(name)) if name == "semester.jpg"));
    fs::rename(dir.path().join("semester.jpg"), dir.path().join(".hidden")).unwrap();
    assert!(create().is_ok());
    assert!(matches!(create(), Err(CreateError::Exists)));
}

#[test]
fn a_second_municipality_of_a_name_gets_a_number() {
    let (_dir, store, _) = made();
    assert_eq!(store.free_slug("Ale").unwrap().as_str(), "ale-2");
    assert_eq!(store.free_slug("Alé!").unwrap().as_str(), "ale-2");
    assert_eq!(store.free_slug("Lund").unwrap().as_str(), "lund");
    assert!(store.free_slug("?").is_err());
}

#[test]
fn a_colleague_with_a_later_version_stops_nobody_from_saving() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(folder.path(), &Project::new("P"), &guides::bilaga2()).unwrap().store;
    let session = SessionId::new("fg1").unwrap();
    store.save(&FileKey::Municipality(slug()), &Municipality::new("Ale")).unwrap();
    store.save(&FileKey::Session(slug(), session.clone()), &Session::default()).unwrap();
    let (own, theirs) = (FileKey::Notes(slug(), session.clone(), writer("w1")), FileKey::Notes(slug(), session, writer("w2")));
    store.save(&own, &notes("a")).unwrap();
    let path = theirs.path(folder.path());
    fs::write(&path, "(format: 99, kind: \"notes\", content: (entries: []))").unwrap();
    assert_eq!(store.refresh_notes(&writer("w1")), []);
    store.save(&own, &notes("b")).unwrap();
    // Nor is anything taken in that is not as it was saved.
    let mut text = format::to_text(theirs.kind(), &notes("c")).unwrap();
    let hash = content::hash(text.as_bytes());
    sum::add(&mut text, &hash, false);
    fs::write(&path, text.replacen("text: \"c\"", "text: \"x\"", 1)).unwrap();
    assert_eq!(store.refresh_notes(&writer("w1")), []);
    fs::write(&path, &text).unwrap();
    assert_eq!(store.refresh_notes(&writer("w1")).len(), 1);
}
