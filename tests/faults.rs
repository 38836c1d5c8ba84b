//! The disk fails under the window: each file operation of a save in turn, in every way; no room on
//! a real small file system, one that can no longer be written, and a network drive that is gone and
//! comes back. Typing goes on, a notice says what is wrong for as long as it is, all there is can be
//! saved elsewhere, and it is saved by itself once it can be. The file on disk is the old or the new.
//!
//! A test starts this same program more times, each to play a note-taker on a disk that breaks.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic and print like the tests themselves")]

#[path = "faults/mod.rs"]
mod disk;
#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::task::Waker;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use samsyn::app::command::Command;
use samsyn::app::model::{Model, OpenProject, Screen};
use samsyn::app::notice::Tone;
use samsyn::app::trouble::Trouble;
use samsyn::app::update::{close, run, tell_what_lies_aside, tick};
use samsyn::domain::ids::{SessionId, Slug, WriterId};
use samsyn::domain::municipality::Municipality;
use samsyn::domain::project::Project;
use samsyn::domain::session::Session;
use samsyn::domain::workspace::{Dossier, FocusGroup};
use samsyn::storage::check::check;
use samsyn::storage::guides;
use samsyn::storage::store::{SaveError, Store};

use disk::{Disk, Way};

/// Set for a process that plays a note-taker: where it works, and in what way the disk breaks.
const PLACE: &str = "SAMSYN_TEST_PLACE";
/// Set when the disk fails a single time.
const ONCE: &str = "SAMSYN_TEST_ONCE";
const PATIENCE: Duration = Duration::from_mins(2);
const EIO: i32 = 5;
const EACCES: i32 = 13;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;

/// More operations than any save here has.
const MOST: usize = 30;

/// What is typed before the disk breaks, as it breaks, and while it is broken.
const TYPED: [&str; 3] = ["Före: vi ses på ån", "Just då: rutinen är skriven", "Under tiden: på kafé"];
/// A line that is not finished.
const HALF: &str = "Halvskriven åtgärd";

fn slug() -> Slug {
    Slug::new("testevik").unwrap()
}

/// Where a note-taker works: the work folder, this machine's own, and the folder for a copy.
struct Place {
    folder: PathBuf,
    home: PathBuf,
    elsewhere: PathBuf,
}

impl Place {
    fn of(above: &Path) -> Self {
        Self { folder: above.join("drive/kartläggning"), home: above.join("home"), elsewhere: above.join("elsewhere/kopia") }
    }

    /// A small project with a focus group to take notes in.
    fn make(&self) {
        fs::create_dir_all(self.folder.parent().unwrap()).unwrap();
        let mut store = Store::create(&self.folder, &Project::new("Kartläggning"), &guides::bilaga2()).unwrap().store;
        let mut dossier = Dossier::new(Municipality::new("Testevik"));
        dossier.sessions.insert(SessionId::new("fg1").unwrap(), FocusGroup { session: Session::default(), notes: <_>::default() });
        for (_, saved) in store.save_dossier(&slug(), &dossier, &WriterId::new("w1").unwrap()) {
            saved.unwrap();
        }
    }
}

/// What everybody has noted in a folder, in order, and the line that is not finished.
fn noted(folder: &Path) -> (Vec<String>, String) {
    let workspace = Store::open(folder).unwrap_or_else(|problems| panic!("{problems:?}")).workspace;
    let group = workspace.municipalities[&slug()].sessions.values().next_back().unwrap();
    let line = group.notes.values().next().map(|notes| notes.line.text.clone()).unwrap_or_default();
    (group.stream().iter().map(|entry| entry.text.clone()).collect(), line)
}

/// A note-taker at work, without a window.
struct NoteTaker {
    model: Model,
    place: Place,
}

impl NoteTaker {
    fn start(place: Place) -> Self {
        let mut model = Model::new(place.home.clone(), Waker::noop().clone(), Box::new(Timestamp::now));
        run(&mut model, Command::OpenProject(place.folder.clone()));
        let mut taker = Self { model, place };
        taker.until("the folder", |taker| taker.model.project.is_some());
        run(&mut taker.model, Command::Go(Screen::Run(slug())));
        taker.says(TYPED[0]);
        taker.until("the first save", Self::is_saved);
        taker
    }

    fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}: {:?} {:?}", self.problem(), self.model.notices.all());
            sleep(Duration::from_millis(5));
            tick(&mut self.model);
        }
    }

    fn types(&mut self, text: &str) {
        let writer = self.model.writer().clone();
        let dossier = self.model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug()).unwrap();
        let group = dossier.sessions.values_mut().next_back().unwrap();
        text.clone_into(&mut group.notes.entry(writer).or_default().line.text);
        run(&mut self.model, Command::LineEdited { behind: 0 });
    }

    fn says(&mut self, text: &str) {
        self.types(text);
        run(&mut self.model, Command::SaveLine(None));
    }

    fn is_saved(&self) -> bool {
        self.model.project.as_ref().is_some_and(|project| project.saving.is_clean())
    }

    fn problem(&self) -> Option<&SaveError> {
        self.model.project.as_ref()?.saving.problem.as_ref()
    }

    /// The notices that say that it cannot be saved.
    fn warnings(&self) -> usize {
        let words = self.model.texts.trouble(Trouble::NotSaved, &[]).what;
        self.model.notices.all().iter().filter(|notice| notice.text == words && notice.tone == Tone::Problem).count()
    }

    /// Works on a disk that is broken: what is typed stays, a notice says so, a copy can be made.
    fn goes_on(&mut self) {
        self.until("word that it cannot be saved", |taker| taker.warnings() > 0);
        self.says(TYPED[2]);
        self.types(HALF);
        let is_known = |project: &OpenProject| !project.saving.is_busy() || project.saving.hangs();
        self.until("another attempt", |taker| taker.model.project.as_ref().is_some_and(is_known));
        assert!(!self.is_saved());
        let entries: Vec<_> = self.model.dossier().unwrap().stream().iter().map(|entry| entry.text.clone()).collect();
        assert_eq!(entries, TYPED, "in the window");
        assert_eq!(self.warnings(), 1, "one notice, and quiet: {:?}", self.model.notices.all());
        assert_eq!(self.model.notices.all().len(), 1, "{:?}", self.model.notices.all());
        run(&mut self.model, Command::SaveCopy(Some(self.place.elsewhere.clone())));
        let copied = self.model.texts.get("notice-copied");
        self.until("the copy", |taker| taker.model.notices.all().iter().any(|notice| notice.text == copied));
        assert_eq!(noted(&self.place.elsewhere), (TYPED.map(str::to_owned).to_vec(), HALF.to_owned()), "in the copy");
        assert!(!self.is_saved() && self.warnings() == 1, "a copy does not make it saved");
    }

    /// The disk is mended: nobody does anything, and all is saved.
    fn recovers(mut self) {
        self.until("everything to be saved by itself", |taker| taker.is_saved() && taker.warnings() == 0);
        let folder = self.place.folder.clone();
        assert_eq!(noted(&folder), (TYPED.map(str::to_owned).to_vec(), HALF.to_owned()));
        close(&mut self.model);
        assert_eq!(check(&folder), [], "a whole folder");
        assert!(!folder.join("conflicts").exists(), "nobody else has written");
    }
}

/// What a process that is started on a disk that breaks does instead of the test. It says what has
/// come, and waits for a line before it goes on. False in the test.
fn played() -> bool {
    let Some(place) = std::env::var_os(PLACE) else { return false };
    let turn = |said: &str| {
        println!("\n{said}");
        std::io::stdin().read_line(&mut String::new()).unwrap();
    };
    let mut taker = NoteTaker::start(Place::of(Path::new(&place)));
    turn("before");
    taker.says(TYPED[1]);
    taker.until("an end of the save", |taker| taker.is_saved() || taker.problem().is_some());
    let harmed = !taker.is_saved();
    if harmed && std::env::var_os(ONCE).is_none() {
        taker.goes_on();
        turn("broken");
    } else {
        turn(if harmed { "broken" } else { "unharmed" });
        taker.says(TYPED[2]);
        taker.types(HALF);
    }
    taker.recovers();
    true
}

/// A note-taker in a process of its own.
struct Played {
    child: Child,
    says: BufReader<std::process::ChildStdout>,
}

impl Played {
    fn start(mut process: Process, test: &str, place: &Path) -> Self {
        process.args([test, "--exact", "--nocapture", "--test-threads=1"]).env(PLACE, place);
        let mut child = process.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let says = BufReader::new(child.stdout.take().unwrap());
        Self { child, says }
    }

    /// What it says when it has come so far.
    fn comes_to(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.says.read_line(&mut line).unwrap() > 0, "the note-taker did not come to an end");
            if let said @ ("before" | "unharmed" | "broken") = line.trim() {
                return said.to_owned();
            }
        }
    }

    fn go_on(&mut self) {
        self.child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    }

    fn ends_well(mut self) {
        let ended = self.child.wait().unwrap();
        assert!(ended.success(), "{ended}");
    }
}

fn this_program() -> Process {
    Process::new(std::env::current_exe().unwrap())
}

/// The disk breaks at the `at`-th operation of a save, and stays broken for a while, or fails that
/// `once`. False when the save came to its end all the same.
fn breaks(test: &str, template: &Path, at: usize, way: Way, once: bool) -> bool {
    let dir = tempfile::tempdir().unwrap();
    let above = dir.path().canonicalize().unwrap();
    let place = Place::of(&above);
    folders::copy(template, &place.folder);
    let disk = Disk::of(&place.folder);
    let mut process = this_program();
    if once {
        disk.breaks_once(&mut process, at, way);
        disk.records(&mut process);
        process.env(ONCE, "1");
    } else {
        disk.breaks(&mut process, at, way);
    }
    let mut taker = Played::start(process, test, &above);
    assert_eq!(taker.comes_to(), "before");
    disk.arm();
    taker.go_on();
    let harmed = match taker.comes_to().as_str() {
        "broken" => {
            let entries = noted(&place.folder).0;
            let may_be = (1..=3).any(|typed| entries == TYPED[..typed]);
            assert!(may_be, "neither the old nor the new after {way:?} at {at}: {entries:?}");
            true
        }
        _ => false,
    };
    // One that fails a single time stays armed, so that all that follows is written down.
    if !once {
        disk.mend();
    }
    taker.go_on();
    taker.ends_well();
    if once {
        nothing_is_taken_for_done(&fs::read_to_string(disk.log()).unwrap());
        disk.mend();
    }
    no_temporary_file_stays(&place.folder);
    harmed
}

/// Whatever has taken its name was on disk before, and so was its folder after that, at the last.
fn nothing_is_taken_for_done(log: &str) {
    let lines: Vec<Vec<&str>> = log.lines().map(|line| line.split('\t').collect()).collect();
    let mut named = 0;
    for (at, line) in lines.iter().enumerate() {
        let ["rename", from, to] = line[..] else { continue };
        let before = lines[..at].iter().rev().find(|line| line[1] == from).map(|line| line[0]);
        assert_eq!(before, Some("sync"), "{from} took its name without being on disk: {log}");
        let folder = Path::new(to).parent().unwrap().to_str().unwrap();
        let is_kept = lines[at..].iter().any(|line| line[..] == ["sync", folder]);
        assert!(is_kept, "nobody made sure that {to} keeps its name: {log}");
        named += 1;
    }
    assert!(named > 0, "{log}");
}

/// What could not even be removed is swept away at an opening, once it is old.
fn no_temporary_file_stays(folder: &Path) {
    let long_ago = std::time::SystemTime::now() - Duration::from_hours(2);
    for file in temporary_files(folder) {
        fs::File::options().write(true).open(file).unwrap().set_modified(long_ago).unwrap();
    }
    drop(Store::open(folder).unwrap());
    assert!(temporary_files(folder).is_empty());
}

fn temporary_files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut left) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|extension| extension == "tmp") {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn every_operation_of_a_save_fails_in_every_way() {
    if played() {
        return;
    }
    for (way, operations) in harmed("every_operation_of_a_save_fails_in_every_way", false) {
        // To look at the file, and to make, write, sync and name another, and to sync its folder. A
        // write that is short is met by those before it too.
        let least = if way == Way::Short { 1 } else { 8 };
        assert!((least..MOST).contains(&operations), "{way:?}: {operations}");
    }
}

/// Nothing that one of them did not do is taken for done by those that go well after it.
#[test]
fn a_single_operation_of_a_save_fails() {
    if played() {
        return;
    }
    for (way, operations) in harmed("a_single_operation_of_a_save_fails", true) {
        // The rest of a write that was short is written after it.
        let least = if way == Way::Short { 0 } else { 5 };
        assert!((least..MOST).contains(&operations), "{way:?}: {operations}");
    }
}

/// In how many places a save is kept from its end, by the way in which the disk fails.
fn harmed(test: &str, once: bool) -> Vec<(Way, usize)> {
    let dir = tempfile::tempdir().unwrap();
    let template = Place::of(dir.path());
    template.make();
    let ways = [Way::Error(EIO), Way::Error(ENOSPC), Way::Error(EROFS), Way::Error(EACCES), Way::Short];
    // All at the same time: most of each is waiting for the next attempt to save.
    let harmed = std::thread::scope(|threads| {
        let cases = ways.into_iter().flat_map(|way| (1..=MOST).map(move |at| (way, at)));
        let template = &template.folder;
        let cases: Vec<_> = cases.map(|(way, at)| (way, at, threads.spawn(move || breaks(test, template, at, way, once)))).collect();
        cases.into_iter().filter_map(|(way, at, case)| case.join().unwrap().then_some((way, at))).collect::<Vec<_>>()
    });
    let count = |way: Way| harmed.iter().filter(|(harmed, _)| *harmed == way).count();
    let counted = ways.map(|way| (way, count(way)));
    println!("{counted:?}");
    counted.to_vec()
}

/// Nothing fails, and nothing is answered: what is typed can be saved elsewhere all the same.
#[test]
fn a_network_drive_hangs_and_comes_back() {
    if played() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let template = Place::of(dir.path());
    template.make();
    std::thread::scope(|threads| {
        let template = &template.folder;
        let hangs = |at| threads.spawn(move || breaks("a_network_drive_hangs_and_comes_back", template, at, Way::Hang, false));
        let cases: Vec<_> = [1, 6, 12, 18].into_iter().map(hangs).collect();
        assert!(cases.into_iter().all(|case| case.join().unwrap()), "each of them keeps the save from its end");
    });
}

/// Closing does not wait for ever for such a drive.
#[test]
fn who_closes_on_a_drive_that_hangs_finds_it_all_at_the_next_start() {
    const TEST: &str = "who_closes_on_a_drive_that_hangs_finds_it_all_at_the_next_start";
    if let Some(place) = std::env::var_os(PLACE) {
        let mut taker = NoteTaker::start(Place::of(Path::new(&place)));
        println!("\nbefore");
        std::io::stdin().read_line(&mut String::new()).unwrap();
        taker.says(TYPED[1]);
        taker.types(HALF);
        taker.until("word that it hangs", |taker| taker.warnings() > 0);
        assert!(close(&mut taker.model));
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let above = dir.path().canonicalize().unwrap();
    let place = Place::of(&above);
    place.make();
    let disk = Disk::of(&place.folder);
    let mut process = this_program();
    disk.breaks(&mut process, 1, Way::Hang);
    let mut taker = Played::start(process, TEST, &above);
    assert_eq!(taker.comes_to(), "before");
    disk.arm();
    taker.go_on();
    taker.ends_well();
    disk.mend();
    let mut model = Model::new(place.home, Waker::noop().clone(), Box::new(Timestamp::now));
    tell_what_lies_aside(&mut model);
    let told = model.notices.all().iter().find_map(|notice| notice.action.clone());
    let Some((_, Command::OpenProject(aside))) = told else { panic!("{:?}", model.notices.all()) };
    assert_eq!(noted(&aside), (TYPED[..2].iter().map(|&text| text.to_owned()).collect(), HALF.to_owned()));
    assert_eq!(check(&aside), []);
}

#[test]
fn a_network_drive_vanishes_and_comes_back() {
    for leaves_its_place in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::of(dir.path());
        place.make();
        let (drive, away) = (dir.path().join("drive"), dir.path().join("away"));
        let mut taker = NoteTaker::start(place);
        fs::rename(&drive, &away).unwrap();
        if leaves_its_place {
            // A drive that is not mounted is an empty folder.
            fs::create_dir(&drive).unwrap();
        }
        taker.says(TYPED[1]);
        taker.goes_on();
        assert!(matches!(taker.problem(), Some(SaveError::Gone)), "{:?}", taker.problem());
        if leaves_its_place {
            assert_eq!(fs::read_dir(&drive).unwrap().count(), 0, "nothing was made in its place");
            fs::remove_dir(&drive).unwrap();
        }
        assert!(!drive.exists(), "nothing was made in its place");
        fs::rename(&away, &drive).unwrap();
        taker.recovers();
    }
}

/// A small file system of its own for a process, with room for `kilobytes`.
fn on_a_small_disk(place: &Path, kilobytes: usize) -> Process {
    let mount = format!("mount -t tmpfs -o size={kilobytes}k small \"$0\" && exec \"$@\"");
    let drive = place.join("drive");
    fs::create_dir_all(&drive).unwrap();
    // As root, or as somebody who is root only within a namespace.
    for with in [["--mount", "--propagation=private"].as_slice(), &["--mount", "--map-root-user"]] {
        let mut shell = Process::new("unshare");
        shell.args(with).args(["sh", "-c", &mount]).arg(&drive);
        let mut trial = Process::new("unshare");
        trial.args(with).args(["sh", "-c", &mount]).arg(&drive).arg("true");
        if trial.output().is_ok_and(|tried| tried.status.success()) {
            return shell;
        }
    }
    panic!("no file system can be mounted here: this test needs unshare, and root or user namespaces");
}

/// What a process on a small disk does instead of the test. False in the test.
fn played_on_a_small_disk() -> bool {
    let Some(place) = std::env::var_os(PLACE) else { return false };
    let place = Place::of(Path::new(&place));
    place.make();
    let drive = place.folder.parent().unwrap().to_owned();
    let mut taker = NoteTaker::start(place);
    let filler = drive.join("filler");
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&filler).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    drop(file);
    taker.says(TYPED[1]);
    taker.goes_on();
    assert!(
        matches!(taker.problem(), Some(SaveError::Io { source, .. }) if source.kind() == std::io::ErrorKind::StorageFull),
        "{:?}",
        taker.problem()
    );
    assert_eq!(noted(&taker.place.folder).0, TYPED[..1], "the old file, whole");
    fs::remove_file(&filler).unwrap();
    taker.recovers();
    true
}

#[test]
fn a_full_disk_takes_nothing_that_was_typed() {
    if played_on_a_small_disk() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let mut process = on_a_small_disk(dir.path(), 512);
    process.arg(std::env::current_exe().unwrap()).args(["a_full_disk_takes_nothing_that_was_typed", "--exact", "--nocapture"]);
    let ended = process.env(PLACE, dir.path()).output().unwrap();
    assert!(ended.status.success(), "{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
}

/// What a process does whose disk can suddenly only be read. False in the test.
fn played_on_a_disk_that_is_locked() -> bool {
    let Some(place) = std::env::var_os(PLACE) else { return false };
    let place = Place::of(Path::new(&place));
    place.make();
    let drive = place.folder.parent().unwrap().to_owned();
    let remount = |how: &str| {
        let done = Process::new("mount").args(["-o", &format!("remount,{how}")]).arg(&drive).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    let mut taker = NoteTaker::start(place);
    remount("ro");
    taker.says(TYPED[1]);
    taker.goes_on();
    assert_eq!(noted(&taker.place.folder).0, TYPED[..1], "the old file, whole");
    remount("rw");
    taker.recovers();
    true
}

#[test]
fn a_disk_that_turns_read_only_takes_nothing_that_was_typed() {
    if played_on_a_disk_that_is_locked() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let mut process = on_a_small_disk(dir.path(), 4096);
    process.arg(std::env::current_exe().unwrap()).args([
        "a_disk_that_turns_read_only_takes_nothing_that_was_typed",
        "--exact",
        "--nocapture",
    ]);
    let ended = process.env(PLACE, dir.path()).output().unwrap();
    assert!(ended.status.success(), "{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
}
