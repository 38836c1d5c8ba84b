//! A locked project: nothing of it is clear on disk, it opens with its passphrase alone, whatever
//! happens to a file of it is found out, and nobody is locked in.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::task::Waker;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::command::{Anonymity, Command as Act};
use samsyn::app::demo;
use samsyn::app::model::Model;
use samsyn::app::update::{close, run, tick};
use samsyn::app::vault::VaultCommand;
use samsyn::domain::anonymity::names::Names;
use samsyn::domain::ids::{SessionId, Slug, WriterId};
use samsyn::domain::notes::Notes;
use samsyn::storage::check::check_with;
use samsyn::storage::layout::FileKey;
use samsyn::storage::preferences::Preferences;
use samsyn::storage::problem::{Problem, ProblemKind};
use samsyn::storage::store::{CopyError, LockError, Opened, Outcome, SaveError, Store};
use samsyn::storage::vault::{self, Passphrase};

#[path = "support/folders.rs"]
mod folders;

const PASSPHRASE: &str = "åtta gröna ärtor";
/// The second copy of `vault.age`.
const COPY: &str = ".samsyn/vault.age";
/// So that a test need not wait for a passphrase.
const LITTLE_WORK: u8 = 4;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

/// The invented project, clear.
fn clear_project(dir: &Path) -> PathBuf {
    let folder = dir.join("kartläggning");
    demo::write(&folder, date(2026, 11, 12)).unwrap();
    folder
}

/// The invented project in a vault that opens fast.
fn locked_project(dir: &Path) -> PathBuf {
    let folder = clear_project(dir);
    vault::create_with_work(&folder, &passphrase(PASSPHRASE), LITTLE_WORK).unwrap();
    open(&folder).unwrap();
    folder
}

fn open(folder: &Path) -> Result<Opened, Vec<Problem>> {
    Store::open_with(folder, Some(vault::open(folder, &passphrase(PASSPHRASE)).map_err(|problem| vec![problem])?))
}

/// Every file below a folder with its bytes, by its name from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/v1\n")
}

/// The files that hold what people have written.
fn work(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().filter(|(name, _)| name.strip_suffix(".ron").is_some()).collect()
}

fn samsyn(arguments: &[&str], environment: &[(&str, &str)], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samsyn"));
    command.args(arguments).env_remove("SAMSYN_PASSPHRASE").env_remove("SAMSYN_NEW_PASSPHRASE").envs(environment.iter().copied());
    let mut program = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // It may have ended already without wanting to know.
    program.stdin.take().unwrap().write_all(input.as_bytes()).unwrap_or_default();
    program.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_project_that_is_moved_into_a_vault_is_locked_file_by_file_and_comes_out_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let folder = clear_project(dir.path());
    fs::create_dir(folder.join("style")).unwrap();
    fs::write(folder.join("style/style.ron"), "(format: 4, kind: \"style\", content: ())\n").unwrap();
    let before = files(&folder);
    let workspace = Store::open(&folder).unwrap().workspace;
    let home = dir.path().join("hem");
    let config = home.join("samsyn");
    let mut preferences = Preferences::default();
    preferences.remember(&folder.join("../kartläggning"), "Hemlig titel", jiff::Timestamp::UNIX_EPOCH);
    preferences.remember(dir.path(), "En annan", jiff::Timestamp::UNIX_EPOCH);
    preferences.save(&config).unwrap();
    let environment = [("SAMSYN_PASSPHRASE", PASSPHRASE), ("XDG_CONFIG_HOME", home.to_str().unwrap())];
    let dir_text = folder.to_str().unwrap();

    let moved = samsyn(&["lock", dir_text], &environment, "");
    assert!(moved.status.success(), "{}", said(&moved));
    assert!(said(&moved).contains("A lost passphrase cannot be recovered"), "{}", said(&moved));
    assert!(said(&moved).contains("may remain on the disk"), "{}", said(&moved));
    let recent: Vec<(String, bool)> = Preferences::load(&config).0.recent.into_iter().map(|recent| (recent.name, recent.locked)).collect();
    assert_eq!(recent, [("En annan".to_owned(), false), ("kartläggning".to_owned(), true)], "no title is left");
    let after = files(&folder);
    assert_eq!(after.len(), before.len() + 2, "its key, twice");
    assert_eq!(after["vault.age"], after[COPY]);
    for (name, bytes) in &after {
        let stays = name == "SAMSYN-DEMO.txt" || name.starts_with("style/");
        assert_eq!(is_sealed(bytes), !stays, "{name}");
        assert_eq!(before.get(name) == Some(bytes), stays, "{name}");
    }
    assert_eq!(Store::open(&folder).unwrap_err(), [vault::locked("vault.age")]);
    assert_eq!(open(&folder).unwrap().workspace, workspace);
    assert_eq!(samsyn(&["lock", dir_text], &environment, "").status.code(), Some(1), "it is locked already");

    let checked = samsyn(&["check", dir_text], &environment, "");
    assert_eq!((checked.status.code(), String::from_utf8_lossy(&checked.stdout).contains("no problems")), (Some(0), true), "{checked:?}");
    let to = dir.path().join("klartext");
    let within = folder.join("exports/klartext");
    let refused = samsyn(&["unlock", dir_text, "--to", within.to_str().unwrap()], &environment, "");
    assert_eq!((refused.status.code(), within.exists()), (Some(1), false), "{}", said(&refused));
    let copied = samsyn(&["unlock", dir_text, "--to", to.to_str().unwrap()], &environment, "");
    assert!(copied.status.success(), "{}", said(&copied));
    assert_eq!(files(&to), before);
    assert_eq!(files(&folder), after, "the locked one stays as it is");
    let again = samsyn(&["unlock", dir_text, "--to", to.to_str().unwrap()], &environment, "");
    assert_eq!(again.status.code(), Some(1), "over nothing that is there");
}

#[test]
fn a_new_project_is_locked_from_its_first_file_on_and_every_command_works_on_it() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("ny");
    let dir_text = folder.to_str().unwrap();
    let short = samsyn(&["new", dir_text, "--name", "Ny", "--lock"], &[], "kort\n");
    assert_eq!((short.status.code(), folder.exists()), (Some(1), false));
    assert!(said(&short).contains("expected at least 8 characters"), "{}", said(&short));
    let made = samsyn(&["new", dir_text, "--name", "Ny", "--lock"], &[], &format!("{PASSPHRASE}\n"));
    assert!(made.status.success(), "{}", said(&made));
    assert!(files(&folder).values().all(|bytes| is_sealed(bytes)));

    let file = dir.path().join("lösenfras.txt");
    fs::write(&file, format!("{PASSPHRASE}\r\nen rad till\n")).unwrap();
    let added = samsyn(&["add", dir_text, "Exempelköping", "--passphrase-file", file.to_str().unwrap()], &[], "");
    assert!(added.status.success(), "{}", said(&added));
    assert_eq!(String::from_utf8_lossy(&added.stdout), "exempelkoping\n");
    let notes = dir.path().join("anteckningar.md");
    fs::write(&notes, "# Inledning\n\n- Vi ses varje tisdag.\n").unwrap();
    let note = notes.to_str().unwrap();
    let environment = [("SAMSYN_PASSPHRASE", PASSPHRASE)];
    for arguments in [
        ["import", "notes", dir_text, "--municipality", "exempelkoping", note].as_slice(),
        &["draft", dir_text, "--municipality", "exempelkoping"],
        &["stats", dir_text],
        &["check", dir_text, "--json"],
    ] {
        let done = samsyn(arguments, &environment, "");
        assert!(done.status.success(), "{arguments:?}: {}", said(&done));
    }
    assert!(files(&folder).values().all(|bytes| is_sealed(bytes)), "{:?}", files(&folder).keys());
    assert_eq!(open(&folder).unwrap().workspace.municipalities.len(), 1);

    for arguments in [["check", dir_text].as_slice(), &["stats", dir_text], &["add", dir_text, "Provsta"]] {
        let none = samsyn(arguments, &[], "");
        assert_eq!((none.status.code(), none.stdout.as_slice()), (Some(1), [].as_slice()), "{arguments:?}");
        assert!(said(&none).contains("--passphrase-file") && said(&none).contains("SAMSYN_PASSPHRASE"), "{}", said(&none));
        let wrong = samsyn(arguments, &[], "åtta gröna ärter\n");
        assert_eq!((wrong.status.code(), wrong.stdout.as_slice()), (Some(1), [].as_slice()), "{arguments:?}");
        assert!(said(&wrong).contains("does not open with this passphrase"), "{}", said(&wrong));
    }
}

#[test]
fn a_new_passphrase_wraps_the_key_alone() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let before = work(&folder);
    let old = fs::read(folder.join("vault.age")).unwrap();
    let new = "tio blå sjumilaskor";
    let dir_text = folder.to_str().unwrap();
    let wrong = samsyn(&["passphrase", dir_text], &[], &format!("fel lösenfras\n{new}\n"));
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(fs::read(folder.join("vault.age")).unwrap(), old);
    let changed = samsyn(&["passphrase", dir_text], &[], &format!("{PASSPHRASE}\n{new}\n"));
    assert!(changed.status.success(), "{}", said(&changed));
    assert_eq!(work(&folder), before, "no other file is touched");
    assert_eq!(vault::open(&folder, &passphrase(PASSPHRASE)).unwrap_err().kind, ProblemKind::WrongPassphrase);
    let key = vault::open(&folder, &passphrase(new)).unwrap();
    assert!(Store::open_with(&folder, Some(key)).is_ok());
    let short = Store::change_passphrase(&folder, &passphrase(new), &passphrase("kort"));
    assert!(matches!(short, Err(LockError::TooShort)));
}

#[test]
fn a_key_that_a_synchronising_service_set_aside_is_told_of_and_kept() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let copies = ["vault.sync-conflict-20261122-145500-ABCDEFG.age", "vault (conflicted copy 2026-11-22).age"];
    for copy in copies {
        fs::copy(folder.join("vault.age"), folder.join(copy)).unwrap();
    }
    let before = files(&folder);
    let found = check_with(&folder, Some(&vault::open(&folder, &passphrase(PASSPHRASE)).unwrap()));
    assert!(found.iter().all(|problem| problem.kind == ProblemKind::ConflictCopy && problem.message.contains("keep it")), "{found:?}");
    assert_eq!(found.len(), 2);
    let mut opened = open(&folder).unwrap();
    let names = opened.store.names().unwrap();
    opened.store.destroy(&names).unwrap();
    assert_eq!(files(&folder), before);
}

#[test]
fn a_move_that_is_broken_off_is_finished_by_the_next_opening() {
    let dir = tempfile::tempdir().unwrap();
    let folder = clear_project(dir.path());
    let clear = files(&folder);
    let workspace = Store::open(&folder).unwrap().workspace;
    let notes = clear.keys().find(|name| name.contains("/notes/")).unwrap();
    let copy = folder.join(notes.replace(".ron", ".sync-conflict-20261122-145500-ABCDEFG.ron"));
    fs::write(&copy, &clear[notes]).unwrap();
    let left = folder.join(notes).with_file_name(".samsyn-x1.tmp");
    fs::create_dir(folder.join("conflicts")).unwrap();
    let rescued = folder.join("conflicts/20261122T140322Z-guide.ron");
    fs::write(&rescued, &clear["guide.ron"]).unwrap();
    fs::write(folder.join("conflicts/egen lista.txt"), "min egen").unwrap();
    vault::create_with_work(&folder, &passphrase(PASSPHRASE), LITTLE_WORK).unwrap();

    for half in 0..2 {
        // Cut off after half of the files, each half in its turn.
        for (name, bytes) in clear.iter().enumerate().filter(|(n, _)| n % 2 == half).map(|(_, file)| file) {
            fs::write(folder.join(name), bytes).unwrap();
        }
        fs::write(&left, &clear[notes][..clear[notes].len() / 2]).unwrap();
        assert_eq!(open(&folder).unwrap().workspace, workspace);
        let sealed = work(&folder);
        let still: Vec<_> = sealed.iter().filter(|(_, bytes)| !is_sealed(bytes)).map(|(name, _)| name).collect();
        assert_eq!(still, [""; 0]);
        assert!(!left.exists(), "half a file that was never locked is gone");
        assert_eq!(fs::read(folder.join("conflicts/egen lista.txt")).unwrap(), "min egen".as_bytes(), "what is not ours stays");
        open(&folder).unwrap();
        assert_eq!(work(&folder), sealed, "what is locked is not locked again");
    }
    assert!(is_sealed(&fs::read(copy).unwrap()) && is_sealed(&fs::read(rescued).unwrap()));
}

#[test]
fn a_wrong_byte_and_a_missing_end_are_found_in_every_file() {
    let dir = tempfile::tempdir().unwrap();
    let folder = clear_project(dir.path());
    for other in fs::read_dir(folder.join("municipalities")).unwrap().map(|entry| entry.unwrap().path()) {
        if !other.ends_with("testevik") {
            fs::remove_dir_all(other).unwrap();
        }
    }
    vault::create_with_work(&folder, &passphrase(PASSPHRASE), LITTLE_WORK).unwrap();
    let store = &mut open(&folder).unwrap().store;
    // More than one of the parts that a locked file has, so that one of them can be missing whole.
    let key = FileKey::Notes(Slug::new("testevik").unwrap(), SessionId::new("fokusgrupp-1").unwrap(), WriterId::new("w2").unwrap());
    let mut notes = Notes::default();
    notes.line.text = "Vi ses på torsdagar. ".repeat(7000);
    store.save(&key, &notes).unwrap();
    let sound = files(&folder);
    let (mut tried, mut words) = (0, 0);
    for (name, bytes) in sound.iter().filter(|(name, bytes)| is_sealed(bytes) && *name != COPY) {
        let path = folder.join(name);
        let head = bytes.windows(4).position(|four| four == b"\n---").unwrap();
        let payload = head + 1 + bytes[head + 1..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let last = bytes.len() - 1;
        let flipped = [0, 10, 30, head - 3, head + 8, payload, payload + 16, usize::midpoint(payload, last), last].map(|at| {
            let mut changed = bytes.clone();
            changed[at.min(last)] ^= 1;
            changed
        });
        let mut ends = vec![0, 10, 22, head, payload, payload + 16, usize::midpoint(payload, last), last];
        ends.extend(Some(payload + 16 + 64 * 1024 + 16).filter(|end| *end < last));
        let cut = ends.into_iter().map(|end| bytes[..end].to_vec());
        let longer = [[bytes.as_slice(), b"x"].concat()];
        for damaged in flipped.into_iter().chain(cut).chain(longer) {
            fs::write(&path, &damaged).unwrap();
            if name == "vault.age" {
                // Its copy opens all the same, and nobody mends it unasked.
                assert!(open(&folder).unwrap().store.is_by_copy());
                assert_eq!(fs::read(&path).unwrap(), damaged);
                fs::write(folder.join(COPY), &damaged).unwrap();
            }
            let problems = open(&folder).map(drop).unwrap_err();
            assert!(problems.iter().all(|problem| problem.file == *name), "{problems:?}");
            let expected = [ProblemKind::Damaged, ProblemKind::WrongPassphrase, ProblemKind::Missing];
            assert!(expected.contains(&problems[0].kind), "{problems:?}");
            words += problems.iter().filter(|problem| problem.message.contains("torsdag")).count();
            tried += 1;
            if name != "vault.age" {
                let vault = vault::open(&folder, &passphrase(PASSPHRASE)).unwrap();
                let found = check_with(&folder, Some(&vault));
                assert!(found.iter().any(|problem| problem.file == *name && problem.kind == ProblemKind::Damaged), "{found:?}");
            }
            if name == "vault.age" {
                fs::write(folder.join(COPY), bytes).unwrap();
            }
            let mut now = files(&folder);
            assert_eq!(now.insert(name.clone(), bytes.clone()), Some(damaged), "a damaged file is left as it is");
            assert_eq!(now, sound, "and so is every other");
        }
        fs::write(&path, bytes).unwrap();
    }
    assert!(tried > 100 && words == 0, "{tried} {words}");
    assert!(open(&folder).is_ok());
}

#[test]
fn the_standard_reader_of_the_format_opens_a_locked_project() {
    use age::Decryptor;
    let dir = tempfile::tempdir().unwrap();
    let folder = clear_project(dir.path());
    let clear = files(&folder);
    vault::create_with_work(&folder, &passphrase(PASSPHRASE), LITTLE_WORK).unwrap();
    open(&folder).unwrap();
    let decrypt = |name: &str, identity: &dyn age::Identity| {
        let bytes = fs::read(folder.join(name)).unwrap();
        let mut text = String::new();
        let mut reader = Decryptor::new(&bytes[..]).unwrap().decrypt(std::iter::once(identity)).unwrap();
        reader.read_to_string(&mut text).unwrap();
        text
    };
    let key = decrypt("vault.age", &age::scrypt::Identity::new(PASSPHRASE.to_owned().into()));
    assert!(key.starts_with("AGE-SECRET-KEY-1") && key.ends_with('\n'));
    let identity: age::x25519::Identity = key.trim().parse().unwrap();
    for name in work(&folder).into_keys() {
        assert_eq!(decrypt(&name, &identity).as_bytes(), clear[&name], "{name}");
    }
}

#[test]
fn two_note_takers_share_a_vault() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let (mut ours, mut theirs) = (open(&folder).unwrap().store, open(&folder).unwrap().store);
    let (slug, session) = (Slug::new("testevik").unwrap(), SessionId::new("fokusgrupp-1").unwrap());
    let writer = |name: &str| WriterId::new(name).unwrap();
    let key = |name: &str| FileKey::Notes(slug.clone(), session.clone(), writer(name));
    let notes = |text: &str| {
        let mut notes = Notes::default();
        notes.line.text = text.to_owned();
        notes
    };
    assert_eq!(theirs.save(&key("w2"), &notes("hej")).unwrap(), Outcome::Written);
    let bytes = fs::read(key("w2").path(&folder)).unwrap();
    assert_eq!(theirs.save(&key("w2"), &notes("hej")).unwrap(), Outcome::Unchanged, "the same words are not written again");
    assert_eq!(fs::read(key("w2").path(&folder)).unwrap(), bytes);
    let updates = ours.refresh_notes(&writer("w1"));
    assert_eq!(updates.into_iter().map(|update| (update.writer, update.notes)).collect::<Vec<_>>(), [(writer("w2"), Some(notes("hej")))]);
    assert!(ours.refresh_notes(&writer("w1")).is_empty());

    theirs.save(&key("w1"), &notes("samma")).unwrap();
    assert_eq!(ours.save(&key("w1"), &notes("samma")).unwrap(), Outcome::Unchanged, "two devices came to the same words");
    theirs.save(&key("w1"), &notes("deras")).unwrap();
    assert!(matches!(ours.save(&key("w1"), &notes("våra")), Err(SaveError::Changed { .. })));
    let rescued = ours.rescue(&key("w1"), &notes("våra"), "2026-11-22T14:03:22Z".parse().unwrap()).unwrap();
    assert!(is_sealed(&fs::read(rescued).unwrap()));
    assert!(ours.reload(&key("w1")).unwrap().is_some());
    assert_eq!(ours.save(&key("w1"), &notes("våra")).unwrap(), Outcome::Written);
    assert_eq!(ours.remove(&key("w1")).unwrap(), Outcome::Written);
}

#[test]
fn whoever_has_the_folder_open_when_it_is_locked_writes_nothing_clear_and_can_go_on() {
    let dir = tempfile::tempdir().unwrap();
    let folder = clear_project(dir.path());
    let mut ours = Store::open(&folder).unwrap().store;
    let mut project = Store::open(&folder).unwrap().workspace.project;
    vault::create_with_work(&folder, &passphrase(PASSPHRASE), LITTLE_WORK).unwrap();
    let mut theirs = open(&folder).unwrap();
    theirs.workspace.guide.sections.pop();
    theirs.store.save(&FileKey::Guide, &theirs.workspace.guide).unwrap();
    let sealed = files(&folder);
    project.name = "Skrivet utan nyckel".to_owned();
    assert!(matches!(ours.save(&FileKey::Project, &project), Err(SaveError::Locked)));
    assert!(matches!(ours.remove(&FileKey::Project), Err(SaveError::Locked)));
    assert!(ours.rescue(&FileKey::Project, &project, jiff::Timestamp::UNIX_EPOCH).is_err());
    assert_eq!(files(&folder), sealed);

    assert!(matches!(ours.lock(&passphrase("en annan lösenfras")), Err(LockError::Vault(_))));
    ours.lock(&passphrase(PASSPHRASE)).unwrap();
    assert_eq!(ours.save(&FileKey::Project, &project).unwrap(), Outcome::Written);
    theirs.workspace.guide.sections.clear();
    assert!(matches!(ours.save(&FileKey::Guide, &theirs.workspace.guide), Err(SaveError::Changed { .. })), "theirs stays");
    assert_eq!(open(&folder).unwrap().workspace.project.name, "Skrivet utan nyckel");
}

#[test]
fn names_are_written_only_behind_a_lock_and_never_copied_out() {
    let dir = tempfile::tempdir().unwrap();
    let folder = clear_project(dir.path());
    let names = Names { guard: vec!["Fiktiva Testsson".to_owned()], roles: [("d1".to_owned(), "[handläggaren]".to_owned())].into() };
    let mut store = Store::open(&folder).unwrap().store;
    assert!(matches!(store.save(&FileKey::Names, &names), Err(SaveError::NeedsVault { .. })));
    assert!(!folder.join("names.ron").exists());
    vault::create_with_work(&folder, &passphrase(PASSPHRASE), LITTLE_WORK).unwrap();
    let mut opened = open(&folder).unwrap();
    assert_eq!(opened.workspace.names, Names::default());
    opened.store.save(&FileKey::Names, &names).unwrap();
    assert!(is_sealed(&fs::read(folder.join("names.ron")).unwrap()));
    let again = open(&folder).unwrap();
    assert_eq!(again.workspace.names, names);
    let to = dir.path().join("klartext");
    again.store.copy_clear(&to).unwrap();
    assert!(!to.join("names.ron").exists() && Store::open(&to).is_ok());
    assert!(matches!(again.store.copy_clear(&to), Err(CopyError::Create(_))));
    // A synchronising service brings whole folders in any order: without its vault nothing opens.
    folders::copy(&folder, &dir.path().join("utan nyckel"));
    for file in ["vault.age", COPY] {
        fs::remove_file(dir.path().join("utan nyckel").join(file)).unwrap();
        let problems = Store::open(&dir.path().join("utan nyckel")).unwrap_err();
        assert!(problems.iter().all(|problem| problem.kind == ProblemKind::Locked), "{problems:?}");
    }
}

#[test]
fn a_damaged_vault_opens_by_its_copy_and_is_mended_by_command() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let (dir_text, environment) = (folder.to_str().unwrap(), [("SAMSYN_PASSPHRASE", PASSPHRASE)]);
    let sound = files(&folder);
    let mut damaged = sound["vault.age"].clone();
    damaged.truncate(100);
    fs::write(folder.join("vault.age"), &damaged).unwrap();

    let stats = samsyn(&["stats", dir_text], &environment, "");
    assert!(
        stats.status.success() && said(&stats).contains("vault.age: does not open with this passphrase, but its copy does"),
        "{}",
        said(&stats)
    );
    let looked = samsyn(&["repair", dir_text], &environment, "");
    assert_eq!((looked.status.code(), said(&looked).contains("its copy does")), (Some(1), true), "{looked:?}");
    assert_eq!(fs::read(folder.join("vault.age")).unwrap(), damaged, "looking changes nothing");
    let taken = samsyn(&["repair", dir_text, "--take"], &environment, "");
    assert!(taken.status.success(), "{taken:?}");
    let told = String::from_utf8_lossy(&taken.stdout).into_owned();
    assert!(told.contains("vault.age: now as of 20") && told.contains("what was there lies in conflicts/20"), "{told}");
    let mut now = files(&folder);
    let aside = now.keys().find(|name| name.starts_with("conflicts/")).cloned().unwrap();
    assert_eq!(now.remove(&aside), Some(damaged), "and nothing is thrown away");
    assert_eq!(now, sound);
    assert_eq!(samsyn(&["repair", dir_text], &environment, "").status.code(), Some(0));
}

#[test]
fn a_folder_from_before_there_were_copies_gets_one_when_it_is_opened() {
    let dir = tempfile::tempdir().unwrap();
    let folder = locked_project(dir.path());
    let sound = files(&folder);
    fs::remove_file(folder.join(COPY)).unwrap();
    open(&folder).unwrap();
    assert_eq!(files(&folder), sound);
}

/// Runs a window without its widgets until something is so.
fn until(model: &mut Model, is_so: impl Fn(&Model) -> bool) {
    let start = Instant::now();
    while !is_so(model) {
        assert!(start.elapsed() < Duration::from_mins(1), "it never came: {:?}", model.notices.all());
        std::thread::sleep(Duration::from_millis(5));
        tick(model);
    }
}

#[test]
fn words_and_names_of_a_locked_project_stay_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, home) = (locked_project(dir.path()), dir.path().join("home"));
    let mut model = Model::new(home.clone(), Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Act::OpenProject(folder.clone()));
    until(&mut model, |model| model.vault.waiting.is_some());
    run(&mut model, Act::Vault(VaultCommand::Unlock(passphrase(PASSPHRASE))));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Act::AddWord("Kvarnhjulsord".to_owned()));
    run(&mut model, Act::Anonymity(Anonymity::SetGuardList(vec!["Fiktiva Testsson".to_owned()])));
    close(&mut model);
    let workspace = open(&folder).unwrap().workspace;
    assert_eq!(workspace.project.words, ["Kvarnhjulsord".to_owned()].into());
    assert_eq!(workspace.names.guard, ["Fiktiva Testsson"]);
    let preferences = fs::read_to_string(home.join("preferences.ron")).unwrap();
    assert!(!preferences.contains("Kvarnhjulsord") && !preferences.contains("Testsson"), "{preferences}");

    // In a clear project the names live no longer than the window.
    let clear = clear_project(&dir.path().join("klart"));
    let mut model = Model::new(home, Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Act::OpenProject(clear.clone()));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Act::Anonymity(Anonymity::SetGuardList(vec!["Fiktiva Testsson".to_owned()])));
    until(&mut model, |model| model.project.as_ref().unwrap().saving.is_clean());
    // Until it is locked: then they are saved with everything else.
    assert!(!clear.join("names.ron").exists());
    run(&mut model, Act::Vault(VaultCommand::Protect(passphrase(PASSPHRASE))));
    until(&mut model, |model| model.project.as_ref().unwrap().is_locked());
    close(&mut model);
    assert!(is_sealed(&fs::read(clear.join("names.ron")).unwrap()));
    assert_eq!(open(&clear).unwrap().workspace.names.guard, ["Fiktiva Testsson"]);
}
