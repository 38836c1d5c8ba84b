//! `samsyn check` on work folders that are broken in every way we know of: a clear message for
//! each, and not one byte of theirs changed.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;

use samsyn::domain::ids::{SessionId, Slug, WriterId};
use samsyn::domain::municipality::Municipality;
use samsyn::domain::project::Project;
use samsyn::domain::session::Session;
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use samsyn::storage::{format, guides};

const MUNICIPALITY: &str = "municipalities/ale/municipality.ron";
const SESSION: &str = "municipalities/ale/sessions/fg1/session.ron";
const NOTES: &str = "municipalities/ale/sessions/fg1/notes/w1.ron";
const DRAFT: &str = "municipalities/ale/draft.ron";

const NOTES_CONTENT: &str = r#"(
    entries: [
        (id: "w1.1", revision: 1, at: "2026-11-22T13:00:00Z", changed: "2026-11-22T13:00:05Z", row: "how", kind: quote, speaker: seat(2), codes: [samsyn], text: "Vi ses varje tisdag."),
        (id: "w1.2", revision: 1, at: "2026-11-22T13:02:00Z", changed: "2026-11-22T13:02:05Z", row: "why", kind: note, speaker: everyone, text: "Alla nickar."),
    ],
    marks: (rows: {"how": (state: answered, at: "2026-11-22T13:01:00Z")}, probes: {"how": {1: (on: true, at: "2026-11-22T13:01:00Z")}}),
    clock: (stretches: [(section: "work", from: "2026-11-22T13:00:00Z", to: "2026-11-22T13:10:00Z")]),
    position: "why",
    line: (text: "Halvskri", speaker: seat(1)),
)"#;

const DRAFT_CONTENT: &str = r#"(
    blocks: [
        (id: "b1", part: about, kind: paragraph, text: "Ale ligger vid Göta älv."),
        (id: "b2", part: story, kind: quote, text: "Vi ses varje tisdag.", evidence: ["w1.1"]),
        (id: "b3", part: why, kind: point, text: "Man ses ofta.", evidence: ["w1.1", "w1.2"]),
    ],
)"#;

/// A work folder with nothing wrong in it, copied from one that the store made.
fn good() -> (tempfile::TempDir, PathBuf) {
    static MADE: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    let files = MADE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        make(dir.path());
        let all = snapshot(dir.path());
        let files = all.into_iter().filter(|(path, _)| path.is_file());
        files.map(|(path, (_, bytes, _))| (path.strip_prefix(dir.path()).unwrap().to_owned(), bytes)).collect()
    });
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("arbete");
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    (dir, root)
}

fn make(root: &Path) {
    let guide = guides::parse("guide.ron", include_str!("fixtures/guide.ron")).unwrap();
    let mut store = Store::create(root, &Project::new("Kartläggning"), &guide).unwrap().store;
    let slug = Slug::new("ale").unwrap();
    let session = SessionId::new("fg1").unwrap();
    store.save(&FileKey::Municipality(slug.clone()), &Municipality::new("Ale")).unwrap();
    let mut group = Session::default();
    group.add_seat();
    group.add_seat();
    group.minutes.insert(guide.sections[1].id.clone(), 30);
    store.save(&FileKey::Session(slug.clone(), session.clone()), &group).unwrap();
    let notes = FileKey::Notes(slug, session, WriterId::new("w1").unwrap());
    fs::create_dir(root.join("municipalities/ale/sessions/fg1/notes")).unwrap();
    fs::write(notes.path(root), format!("(format: 1, kind: \"notes\", content: {NOTES_CONTENT})")).unwrap();
    fs::write(root.join(DRAFT), format!("(format: 1, kind: \"draft\", content: {DRAFT_CONTENT})")).unwrap();
}

fn samsyn(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).output().unwrap()
}

/// Every file below a folder: its bytes (of a very large one only how many) and its times.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (u64, Vec<u8>, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let there = fs::symlink_metadata(&path).unwrap();
        let bytes = if there.is_file() && there.len() < 1 << 24 { fs::read(&path).unwrap() } else { Vec::new() };
        all.insert(path.clone(), (there.len(), bytes, there.modified().unwrap()));
        if there.is_dir() {
            all.extend(snapshot(&path));
        }
    }
    all
}

fn replace(root: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(root.join(file), text.replacen(from, to, 1)).unwrap();
}

fn cut(root: &Path, file: &str, thousandths: usize) {
    let bytes = fs::read(root.join(file)).unwrap();
    fs::write(root.join(file), &bytes[..bytes.len() * thousandths / 1000]).unwrap();
}

fn copy(root: &Path, from: &str, to: &str) {
    fs::copy(root.join(from), root.join(to)).unwrap();
}

fn nested(depth: usize) -> String {
    format!("(format: 1, kind: \"draft\", content: {}{})", "(blocks: [".repeat(depth), "])".repeat(depth))
}

/// What was done to the folder, how, and how a line of the answer begins.
type Broken = (&'static str, fn(&Path), &'static str);

const BROKEN: &[Broken] = &[
    ("cut near its beginning", |r| cut(r, DRAFT, 10), "municipalities/ale/draft.ron:1:4: the file ends too early"),
    ("cut in the middle", |r| cut(r, NOTES, 500), "municipalities/ale/sessions/fg1/notes/w1.ron:4:"),
    ("cut near its end", |r| cut(r, "guide.ron", 940), "guide.ron:"),
    (
        "empty",
        |r| fs::write(r.join(SESSION), "").unwrap(),
        "municipalities/ale/sessions/fg1/session.ron: is empty: expected a session file",
    ),
    ("no samsyn.ron", |r| fs::remove_file(r.join("samsyn.ron")).unwrap(), "samsyn.ron: is missing"),
    ("no guide", |r| fs::remove_file(r.join("guide.ron")).unwrap(), "guide.ron: is missing"),
    ("no municipality.ron", |r| fs::remove_file(r.join(MUNICIPALITY)).unwrap(), "municipalities/ale/municipality.ron: is missing"),
    ("no session.ron", |r| fs::remove_file(r.join(SESSION)).unwrap(), "municipalities/ale/sessions/fg1/session.ron: is missing"),
    ("10,000 deep", |r| fs::write(r.join(DRAFT), nested(10_000)).unwrap(), "municipalities/ale/draft.ron:1:357: nested too deeply"),
    (
        "200 MB",
        |r| fs::OpenOptions::new().write(true).open(r.join(NOTES)).unwrap().set_len(200 << 20).unwrap(),
        "municipalities/ale/sessions/fg1/notes/w1.ron: is too large: 209715200 bytes, expected at most 16 MB",
    ),
    (
        "not UTF-8",
        |r| fs::write(r.join(DRAFT), b"(format: 1,\n kind: \"\xe5\xe4\xf6\")").unwrap(),
        "municipalities/ale/draft.ron:2:9: byte 20 is not UTF-8",
    ),
    ("UTF-16", |r| fs::write(r.join(DRAFT), b"\xff\xfe(\0f\0o\0").unwrap(), "municipalities/ale/draft.ron:1:1: byte 0 is not UTF-8"),
    (
        "a byte order mark",
        |r| replace(r, "samsyn.ron", "(\n  format", "\u{feff}(\n  format"),
        "samsyn.ron:1:1: starts with a byte order mark",
    ),
    ("only zeros, as after a power cut", |r| fs::write(r.join(DRAFT), vec![0; 4096]).unwrap(), "municipalities/ale/draft.ron:1:1: not RON"),
    (
        "JSON",
        |r| fs::write(r.join("samsyn.ron"), "{\"name\": \"X\"}").unwrap(),
        "samsyn.ron:1:1: expected a group `( name: value, … )`, found a map",
    ),
    (
        "a number for a text",
        |r| replace(r, MUNICIPALITY, "name: \"Ale\"", "name: 7"),
        "municipalities/ale/municipality.ron:5:11: expected a text in quotation marks, found the number 7",
    ),
    (
        "a text for a time",
        |r| replace(r, NOTES, "\"2026-11-22T13:00:05Z\"", "\"Hemligt\""),
        "municipalities/ale/sessions/fg1/notes/w1.ron:3:72: expected a time such as",
    ),
    (
        "no text in a block",
        |r| replace(r, DRAFT, "text: \"Man ses ofta.\", ", ""),
        "municipalities/ale/draft.ron:5:9: the field `text` is missing here",
    ),
    (
        "an unknown field",
        |r| replace(r, SESSION, "place:", "plats:"),
        "municipalities/ale/sessions/fg1/session.ron:7:5: unknown field `plats`: expected `date`, `start`, `place`, `minutes` or `seats`",
    ),
    (
        "another kind",
        |r| replace(r, DRAFT, "\"draft\"", "\"notes\""),
        "municipalities/ale/draft.ron:1:19: this is a file of kind \"notes\": expected \"draft\"",
    ),
    (
        "no header",
        |r| fs::write(r.join(DRAFT), "(blocks: [])").unwrap(),
        "municipalities/ale/draft.ron:1:1: the field `format` is missing here",
    ),
    (
        "a later format",
        |r| replace(r, DRAFT, "format: 1", "format: 9"),
        "municipalities/ale/draft.ron: was written by a later version of Samsyn",
    ),
    (
        "an unknown row",
        |r| replace(r, NOTES, "row: \"how\"", "row: \"when2\""),
        "municipalities/ale/sessions/fg1/notes/w1.ron:3:101: unknown row \"when2\"",
    ),
    ("an unknown seat", |r| replace(r, NOTES, "seat(2)", "seat(3)"), "municipalities/ale/sessions/fg1/notes/w1.ron:3:130: unknown seat D3"),
    (
        "a probe too many",
        |r| replace(r, NOTES, "{1: (on", "{2: (on"),
        "municipalities/ale/sessions/fg1/notes/w1.ron:6:84: probe 2 of row \"how\": the row has 2, counted from 0",
    ),
    (
        "a tick at an unknown row",
        |r| replace(r, NOTES, "rows: {\"how\"", "rows: {\"x\""),
        "municipalities/ale/sessions/fg1/notes/w1.ron:6:20: unknown row \"x\"",
    ),
    (
        "time in an unknown section",
        |r| replace(r, NOTES, "section: \"work\"", "section: \"x\""),
        "municipalities/ale/sessions/fg1/notes/w1.ron:7:35: unknown section \"x\"",
    ),
    (
        "at an unknown row",
        |r| replace(r, NOTES, "position: \"why\"", "position: \"x\""),
        "municipalities/ale/sessions/fg1/notes/w1.ron:8:15: unknown row \"x\"",
    ),
    (
        "half a line of an unknown seat",
        |r| replace(r, NOTES, "seat(1)", "seat(9)"),
        "municipalities/ale/sessions/fg1/notes/w1.ron:9:39: unknown seat D9",
    ),
    (
        "minutes for an unknown section",
        |r| replace(r, SESSION, "\"work\"", "\"x\""),
        "municipalities/ale/sessions/fg1/session.ron:9:7: unknown section \"x\"",
    ),
    (
        "one seat twice",
        |r| replace(r, SESSION, "code: 2", "code: 1"),
        "municipalities/ale/sessions/fg1/session.ron:19:15: duplicate seat D1",
    ),
    ("an unknown entry", |r| replace(r, DRAFT, "\"w1.2\"", "\"w9.2\""), "municipalities/ale/draft.ron:5:86: unknown entry \"w9.2\""),
    ("one block id twice", |r| replace(r, DRAFT, "\"b3\"", "\"b1\""), "municipalities/ale/draft.ron:5:14: duplicate id \"b1\""),
    (
        "a heading among the points",
        |r| replace(r, DRAFT, "kind: point", "kind: heading"),
        "municipalities/ale/draft.ron:5:37: a heading cannot stand in this part: expected point or quote",
    ),
    (
        "pages from 5 to 3",
        |r| replace(r, "samsyn.ron", "min: 3,\n      max: 5", "min: 5,\n      max: 3"),
        "samsyn.ron:10:12: a page budget of 5 to 3",
    ),
    (
        "a guide with an empty section",
        |r| replace(r, "guide.ron", "minutes: 10", "minutes: 0"),
        "guide.ron:26:18: 0 minutes: a section needs at least 1",
    ),
    (
        "a folder where a file should be",
        |r| {
            fs::remove_file(r.join(DRAFT)).unwrap();
            fs::create_dir(r.join(DRAFT)).unwrap();
        },
        "municipalities/ale/draft.ron: is a folder: expected a file",
    ),
    (
        "a file where a folder should be",
        |r| {
            fs::remove_dir_all(r.join("municipalities")).unwrap();
            fs::write(r.join("municipalities"), "").unwrap();
        },
        "municipalities: is a file: expected a folder",
    ),
    (
        "a municipality's folder with a bad name",
        |r| fs::rename(r.join("municipalities/ale"), r.join("municipalities/Ale")).unwrap(),
        "municipalities/Ale: has a name that cannot be an id",
    ),
    (
        "notes with a bad name",
        |r| fs::rename(r.join(NOTES), r.join("municipalities/ale/sessions/fg1/notes/Mina anteckningar.ron")).unwrap(),
        "municipalities/ale/sessions/fg1/notes/Mina anteckningar.ron: has a name that cannot be an id",
    ),
    (
        "a copy set aside by Syncthing",
        |r| copy(r, DRAFT, "municipalities/ale/draft.sync-conflict-20261122-145500-ABCDEFG.ron"),
        "municipalities/ale/draft.sync-conflict-20261122-145500-ABCDEFG.ron: is a copy that a synchronising service set aside",
    ),
    (
        "a copy set aside by Dropbox",
        |r| copy(r, "samsyn.ron", "samsyn (Annas conflicted copy 2026-11-22).ron"),
        "samsyn (Annas conflicted copy 2026-11-22).ron: is a copy",
    ),
    ("nothing at all", |r| fs::remove_dir_all(r).unwrap(), ".: there is no such folder"),
];

#[test]
fn a_good_folder_has_no_problems_whatever_lies_beside_the_work() {
    let (_dir, root) = good();
    for stray in [
        "anteckning.txt",
        "municipalities/ale/karta.pdf",
        "municipalities/.DS_Store",
        "exports/x.pdf",
        "conflicts/x.ron",
        "municipalities/Egna papper/a.doc",
    ] {
        let path = root.join(stray);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "strunt").unwrap();
    }
    let output = samsyn(&["check", root.to_str().unwrap()]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!((output.status.code(), output.stdout), (Some(0), format!("{}: no problems\n", root.display()).into_bytes()));
    assert_eq!(samsyn(&["check", root.to_str().unwrap(), "--json"]).stdout, b"[]\n");
    assert!(Store::open(&root).is_ok());
}

#[test]
fn every_broken_folder_is_told_about_and_left_as_it_is() {
    let mut wrong = Vec::new();
    for (what, break_it, expected) in BROKEN {
        let (_dir, root) = good();
        break_it(&root);
        let before = root.exists().then(|| snapshot(&root));
        let output = samsyn(&["check", root.to_str().unwrap()]);
        let json = samsyn(&["check", root.to_str().unwrap(), "--json"]);
        assert_eq!(root.exists().then(|| snapshot(&root)), before, "{what}: something was changed");

        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), json.status.code()), (Some(1), Some(1)), "{what}: {told}");
        assert!(output.stdout.is_empty() && json.stderr.is_empty(), "{what}");
        if !told.lines().any(|line| line.starts_with(expected)) {
            wrong.push(format!("{what}:\n  expected {expected}\n  found    {told}"));
        }
        let list: Vec<serde_json::Value> = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(list.len(), told.lines().count(), "{what}");
        let (file, _) = expected.split_once(':').unwrap();
        assert!(list.iter().any(|problem| problem["file"] == file), "{what}");
        assert!(!told.contains("Hemligt") && !told.contains("tisdag"), "{what}: {told}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    for (link, expected) in [
        (DRAFT, "municipalities/ale/draft.ron: is a link, which is not followed: expected a file\n"),
        (
            "municipalities/ale/sessions/fg1/notes",
            "municipalities/ale/sessions/fg1/notes: is a link, which is not followed: expected a folder\n",
        ),
        ("municipalities/ale", "municipalities/ale: is a link, which is not followed: expected a folder\n"),
    ] {
        let (dir, root) = good();
        let away = dir.path().join("away");
        fs::rename(root.join(link), &away).unwrap();
        symlink(&away, root.join(link)).unwrap();
        let output = samsyn(&["check", root.to_str().unwrap()]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(told.contains(expected), "{told}");
        assert!(Store::open(&root).is_err());
    }
}

#[test]
fn what_cannot_be_read_makes_no_second_problem_elsewhere() {
    let (_dir, root) = good();
    cut(&root, "guide.ron", 500);
    cut(&root, SESSION, 500);
    cut(&root, NOTES, 500);
    let files: Vec<_> = check(&root).into_iter().map(|problem| problem.file).collect();
    assert_eq!(files, ["guide.ron", NOTES, SESSION]);
}

#[test]
fn cut_or_changed_anywhere_nothing_panics_and_nothing_opens_by_halves() {
    for file in ["samsyn.ron", "guide.ron", SESSION, NOTES, DRAFT] {
        let (_dir, root) = good();
        let whole = fs::read(root.join(file)).unwrap();
        let end = whole.iter().rposition(|b| *b == b')').unwrap();
        for at in (0..end).step_by(97) {
            fs::write(root.join(file), &whole[..at]).unwrap();
            assert_eq!(check(&root)[0].file, file, "cut at {at}");
            assert!(Store::open(&root).is_err(), "{file} cut at {at}");
            let mut flipped = whole.clone();
            flipped[at] ^= 0x10;
            fs::write(root.join(file), flipped).unwrap();
            let _either = check(&root);
        }
    }
}

#[test]
fn a_folder_is_made_and_added_to_by_command() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("ny mapp");
    let root = root.to_str().unwrap();
    let output = samsyn(&["new", root, "--name", "Kartläggning 2026"]);
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap()), (Some(0), format!("{root}\n")));
    for (name, slug) in
        [("Exempelköping", "exempelkoping\n"), ("Exempelköping", "exempelkoping-2\n"), ("Upplands Väsby", "upplands-vasby\n")]
    {
        assert_eq!(String::from_utf8(samsyn(&["add", root, name]).stdout).unwrap(), slug);
    }
    assert_eq!(samsyn(&["check", root]).status.code(), Some(0));
    let workspace = Store::open(Path::new(root)).unwrap().workspace;
    assert_eq!((workspace.project.name.as_str(), workspace.municipalities.len()), ("Kartläggning 2026", 3));

    let again = samsyn(&["new", root, "--name", "X"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8(again.stderr).unwrap().ends_with("already holds a project: samsyn.ron\n"));
    assert_eq!(samsyn(&["add", root, "???"]).status.code(), Some(1));
    assert_eq!(samsyn(&["add", dir.path().to_str().unwrap(), "Ale"]).status.code(), Some(1));
    assert_eq!(samsyn(&["add", root]).status.code(), Some(2));
}

#[test]
fn a_file_that_could_not_be_read_again_is_not_written() {
    let (_dir, root) = good();
    let mut store = Store::open(&root).unwrap().store;
    let mut project = Project::new("x");
    project.consultancy = "x".repeat(usize::try_from(format::MAX_BYTES).unwrap());
    assert!(store.save(&FileKey::Project, &project).is_err());
    assert!(Store::open(&root).is_ok());
}
