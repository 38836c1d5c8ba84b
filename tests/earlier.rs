//! The generations of each file before the one that is there: five of them, as locked as the file,
//! in nobody's way, and gone with what is destroyed.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::fs;
use std::path::Path;

use jiff::civil::date;
use samsyn::app::demo;
use samsyn::domain::anonymity::names::Names;
use samsyn::domain::ids::{Slug, WriterId};
use samsyn::domain::notes::Notes;
use samsyn::domain::project::Project;
use samsyn::domain::workspace::{Dossier, FocusGroup};
use samsyn::storage::check::{check, check_with};
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::{Outcome, Store};
use samsyn::storage::vault::{self, Passphrase};
use samsyn::storage::{guides, vault::Key};

const WORD: &str = "Hemligheten";

fn slug() -> Slug {
    Slug::new("ale").unwrap()
}

fn writer() -> WriterId {
    WriterId::new("w1").unwrap()
}

/// A project with notes in one focus group.
fn made(root: &Path) -> (Store, Dossier) {
    let mut store = Store::create(root, &Project::new("Prov"), &guides::bilaga2()).unwrap().store;
    let mut dossier = Dossier::new(samsyn::domain::municipality::Municipality::new("Ale"));
    dossier.sessions.insert(samsyn::domain::ids::SessionId::nth(1), FocusGroup::default());
    write(&mut store, &mut dossier, "Början");
    (store, dossier)
}

fn notes(dossier: &mut Dossier) -> &mut Notes {
    dossier.sessions.values_mut().next().unwrap().own(&writer())
}

fn write(store: &mut Store, dossier: &mut Dossier, text: &str) {
    text.clone_into(&mut notes(dossier).line.text);
    assert!(store.save_dossier(&slug(), dossier, &writer()).into_iter().all(|(_, saved)| saved.is_ok()));
}

/// Everything below the folder of generations, with what is in it.
fn kept(root: &Path, below: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.join(".samsyn/earlier").join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.strip_prefix(root).unwrap().display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn has(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

fn lock(store: &mut Store) {
    store.lock(&Passphrase::new("åtta gröna ärtor".to_owned())).unwrap();
}

fn key(root: &Path) -> Key {
    vault::open(root, &Passphrase::new("åtta gröna ärtor".to_owned())).unwrap()
}

#[test]
fn five_generations_are_kept_and_are_in_nobodys_way() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("p");
    let (mut store, mut dossier) = made(&root);
    assert_eq!(kept(&root, ""), [], "what is new has none");
    for n in 0..40 {
        write(&mut store, &mut dossier, &format!("Rad {n}"));
    }
    let all = kept(&root, "");
    assert_eq!(all.len(), 5, "{:?}", all.iter().map(|(file, _)| file).collect::<Vec<_>>());
    assert!(all.iter().all(|(file, _)| file.starts_with(".samsyn/earlier/municipalities/ale/sessions/fokusgrupp-1/notes/w1/")));
    assert!(has(&all[4].1, "Rad 38") && !all.iter().any(|(_, bytes)| has(bytes, "Rad 39")), "the latest is the one before");
    assert_eq!(check(&root), []);
    assert_eq!(Store::open(&root).unwrap().workspace.municipalities[&slug()], dossier);
    // A save that is tried again and again pushes none of them out.
    let before = kept(&root, "");
    assert!(matches!(store.save(&FileKey::Project, &Project::new("Prov")), Ok(Outcome::Unchanged)));
    assert_eq!(kept(&root, ""), before);
    // Neither a copy in clear nor a new project has them.
    lock(&mut store);
    store.copy_clear(&dir.path().join("copy")).unwrap();
    assert_eq!(kept(&dir.path().join("copy"), ""), []);
    fs::create_dir(dir.path().join("new")).unwrap();
    fs::rename(root.join(".samsyn"), dir.path().join("new/.samsyn")).unwrap();
    assert!(Store::create(&dir.path().join("new"), &Project::new("Ny"), &guides::bilaga2()).is_err());
}

#[test]
fn a_removed_file_is_kept_once_more_but_no_names_are() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, mut dossier) = made(dir.path());
    dossier.draft = Some(samsyn::domain::draft::Draft::default());
    write(&mut store, &mut dossier, "a");
    dossier.draft = None;
    write(&mut store, &mut dossier, "b");
    assert_eq!(kept(dir.path(), "municipalities/ale/draft").len(), 1);

    lock(&mut store);
    for name in ["Fiktiva Testsson", "Påhittad Provén"] {
        store.save_names(&Names { guard: vec![name.to_owned()], ..Names::default() }).unwrap();
    }
    assert_eq!(kept(dir.path(), "names").len(), 1);
    store.save_names(&Names::default()).unwrap();
    assert_eq!(kept(dir.path(), "names"), []);
}

#[test]
fn in_a_locked_project_they_are_locked() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, mut dossier) = made(dir.path());
    for text in [WORD, "annat"] {
        write(&mut store, &mut dossier, text);
    }
    assert!(kept(dir.path(), "").iter().any(|(_, bytes)| has(bytes, WORD)));
    lock(&mut store);
    let locked = |root: &Path| kept(root, "").into_iter().all(|(_, bytes)| bytes.starts_with(b"age-encryption.org/v1\n"));
    assert!(locked(dir.path()), "what was clear is locked too");
    for text in [WORD, "annat igen"] {
        write(&mut store, &mut dossier, text);
    }
    assert!(kept(dir.path(), "").len() >= 4 && locked(dir.path()));
    assert_eq!(check_with(dir.path(), Some(&key(dir.path()))), []);
    // One that was still clear when locking was broken off is locked at the next opening.
    let (file, _) = kept(dir.path(), "").remove(0);
    fs::write(dir.path().join(file), format!("(\"{WORD}\")")).unwrap();
    assert!(!locked(dir.path()));
    Store::open_with(dir.path(), Some(key(dir.path()))).unwrap();
    assert!(locked(dir.path()));
}

#[test]
fn what_is_destroyed_is_gone_from_them_too() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, mut dossier) = made(dir.path());
    let other = Slug::new("ale-2").unwrap();
    for text in [WORD, "annat", "mer"] {
        write(&mut store, &mut dossier, text);
        store.save_dossier(&other, &dossier, &writer());
    }
    let of_other = kept(dir.path(), "municipalities/ale-2");
    let material = store.material(&slug()).unwrap();
    // Destroying saves other files of the municipality first, which is saving like any other.
    for name in ["Ale", "Ale kommun"] {
        store.save(&FileKey::Municipality(slug()), &samsyn::domain::municipality::Municipality::new(name)).unwrap();
    }
    store.destroy(&material).unwrap();
    assert_eq!(kept(dir.path(), "municipalities/ale"), []);
    assert!(!of_other.is_empty());
    assert_eq!(kept(dir.path(), "municipalities/ale-2"), of_other, "what is others' stays");

    lock(&mut store);
    for name in ["Fiktiva Testsson", "Påhittad Provén"] {
        store.save_names(&Names { guard: vec![name.to_owned()], ..Names::default() }).unwrap();
    }
    store.destroy(&store.names().unwrap()).unwrap();
    assert_eq!(kept(dir.path(), "names"), []);
}

#[test]
fn a_folder_of_an_older_samsyn_has_none_and_gets_them() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("demo");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let _none = fs::remove_dir_all(root.join(".samsyn"));
    let mut opened = Store::open(&root).unwrap();
    assert!(!root.join(".samsyn").exists(), "opening writes nothing");
    let mut project = opened.workspace.project;
    project.consultancy.push('!');
    opened.store.save(&FileKey::Project, &project).unwrap();
    assert_eq!(kept(&root, "").len(), 1);
    assert_eq!(check(&root), []);
}
