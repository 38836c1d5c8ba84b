//! What the log must tell of is in the log on disk, whatever comes in between: the end of the guard
//! list, the end of the material, and every document that left.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/waiting.rs"]
mod waiting;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Output};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::task::Waker;

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::command::{Anonymity, Command, Format};
use samsyn::app::demo;
use samsyn::app::model::{Model, Screen};
use samsyn::app::update::{close, run};
use samsyn::app::vault::VaultCommand;
use samsyn::domain::draft::{Block, BlockKind, Part};
use samsyn::domain::ids::{BlockId, Slug, WriterId};
use samsyn::domain::log::{Destroyed, Log, Logged, What};
use samsyn::domain::workspace::Workspace;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use samsyn::storage::vault::{self, Passphrase};

const PASSPHRASE: &str = "åtta gröna ärtor";
/// The demo's approved municipality.
const APPROVED: &str = "pahittsnas";

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

/// The invented project, locked or clear.
fn project(dir: &Path, locked: bool) -> PathBuf {
    let root = dir.join("kartläggning");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    if locked {
        let key = vault::create_with_work(&root, &passphrase(), 4).unwrap();
        Store::open_with(&root, Some(key)).unwrap();
    }
    root
}

fn store(root: &Path) -> (Store, Workspace) {
    let key = vault::is_locked(root).then(|| vault::open(root, &passphrase()).unwrap());
    let opened = Store::open_with(root, key).unwrap();
    (opened.store, opened.workspace)
}

/// What the log on disk tells of, without what the demo had there.
fn told(root: &Path) -> Vec<What> {
    let logs = store(root).1.logs;
    logs.into_values().flat_map(|log| log.events).map(|logged| logged.what).filter(|what| !matches!(what, What::NotAName { .. })).collect()
}

/// An open project without a window, and what it handed to the viewer.
struct Session {
    model: Model,
    viewed: Receiver<PathBuf>,
}

impl Session {
    fn open(dir: &Path, root: &Path) -> Self {
        let mut model = Model::new(dir.join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
        let (viewer, viewed) = channel();
        let viewer = Mutex::new(viewer);
        model.viewer = Arc::new(move |path| {
            viewer.lock().unwrap().send(path.to_owned()).unwrap_or_default();
            Ok(())
        });
        let mut session = Self { model, viewed };
        session.go(root);
        session
    }

    /// Opens a folder, with the passphrase if it is locked.
    fn go(&mut self, root: &Path) {
        let before = self.model.opened;
        run(&mut self.model, Command::OpenProject(root.to_owned()));
        self.until("the folder", |model| model.opened > before || model.vault.waiting.is_some());
        if self.model.vault.waiting.is_some() {
            run(&mut self.model, Command::Vault(VaultCommand::Unlock(passphrase())));
            self.until("the lock", |model| model.opened > before);
        }
    }

    fn until(&mut self, what: &str, is_so: impl Fn(&Model) -> bool) {
        waiting::until(&mut self.model, what, is_so);
    }

    fn run(&mut self, command: Command) {
        run(&mut self.model, command);
    }

    fn names(&mut self, names: &[&str]) {
        self.run(Command::Anonymity(Anonymity::SetGuardList(names.iter().map(|name| (*name).to_owned()).collect())));
        self.until("the disk", |model| model.project.as_ref().unwrap().saving.is_clean());
    }

    fn guarded(&self) -> usize {
        self.model.project.as_ref().unwrap().workspace.names.guard.len()
    }

    fn said(&self) -> Vec<String> {
        self.model.notices.all().iter().map(|notice| notice.text.clone()).collect()
    }

    fn close(mut self) {
        close(&mut self.model);
    }
}

fn export(path: &Path) -> Command {
    Command::Export { format: Format::Markdown, is_final: false, path: path.to_owned(), over: false }
}

fn compile() -> Command {
    Command::Go(Screen::Compile(demo::showpiece()))
}

#[test]
fn the_guard_list_is_gone_from_disk_before_there_is_a_receipt() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), true);
    let mut session = Session::open(dir.path(), &root);
    session.names(&["Fiktiva Testsson", "Påhittad Provén"]);
    assert!(root.join("names.ron").exists());
    let copies = ["names.sync-conflict-20261122-145500-ABCDEFG.ron", "conflicts/20261122T140322Z-names.ron"];
    fs::create_dir_all(root.join("conflicts")).unwrap();
    for copy in copies {
        fs::copy(root.join("names.ron"), root.join(copy)).unwrap();
    }

    session.run(Command::Anonymity(Anonymity::DestroyGuardList));
    assert_eq!((session.guarded(), session.said().len()), (2, 0), "nothing is said before it is done");
    session.until("the receipt", |model| !model.notices.all().is_empty());
    assert!(session.said()[0].starts_with("Spärrlistan är förstörd: 2 namn"), "{:?}", session.said());
    assert!(copies.iter().chain(&["names.ron"]).all(|file| !root.join(file).exists()));
    // The program is killed, and started again.
    let tell = |what: &What| match what {
        What::Destroying { what: Destroyed::GuardList { names }, .. } => (false, *names),
        What::Destroyed { what: Destroyed::GuardList { names }, .. } => (true, *names),
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&root).iter().map(tell).collect::<Vec<_>>(), [(false, 2), (true, 2)]);
    assert_eq!(store(&root).1.names.guard, [""; 0]);
    assert_eq!(session.guarded(), 0);
    session.close();
    assert!(!root.join("names.ron").exists(), "closing writes no empty list");
    assert_eq!(told(&root).len(), 2);
}

#[test]
fn a_guard_list_that_another_device_has_changed_is_seen_first() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), true);
    let mut session = Session::open(dir.path(), &root);
    session.names(&["Fiktiva Testsson"]);
    let (mut theirs, mut workspace) = store(&root);
    workspace.names.guard.push("Påhittad Provén".to_owned());
    theirs.save_names(&workspace.names).unwrap();
    session.run(Command::Anonymity(Anonymity::DestroyGuardList));
    session.until("an answer", |model| !model.notices.all().is_empty());
    assert_eq!(session.said(), ["Spärrlistan är inte förstörd: names.ron har ändrats av en annan enhet."]);
    assert_eq!((session.guarded(), told(&root).len()), (1, 0));
    session.close();
    assert_eq!((store(&root).1.names, told(&root).len()), (workspace.names, 0), "theirs stays");
}

#[test]
fn in_a_clear_project_the_guard_list_goes_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), false);
    let mut session = Session::open(dir.path(), &root);
    session.names(&["Fiktiva Testsson"]);
    session.run(Command::Anonymity(Anonymity::DestroyGuardList));
    assert!(session.guarded() == 0 && session.said()[0].starts_with("Spärrlistan är förstörd: ett namn"));
    session.close();
    assert!(matches!(told(&root).as_slice(), [What::Destroyed { what: Destroyed::GuardList { names: 1 }, .. }]));
}

#[test]
fn the_receipt_survives_whatever_is_done_right_after() {
    for ending in ["close", "lock", "open"] {
        let dir = tempfile::tempdir().unwrap();
        let root = project(dir.path(), true);
        let mut session = Session::open(dir.path(), &root);
        session.run(Command::DestroyMaterial(slug(APPROVED), "Exempelkonsulterna".to_owned()));
        finish(session, ending, dir.path());
        let told = told(&root);
        let of = |what: &What| matches!(what, What::Destroying { .. } | What::Destroyed { .. });
        assert!(told.len() == 2 && told.iter().all(of) && matches!(told[1], What::Destroyed { .. }), "{ending}: {told:?}");
        assert!(!root.join("municipalities").join(APPROVED).join("sessions/fokusgrupp-1/notes").exists(), "{ending}");
    }
}

/// Closes, locks, or opens something else, and then closes.
fn finish(mut session: Session, ending: &str, dir: &Path) {
    match ending {
        "lock" => {
            session.run(Command::Vault(VaultCommand::Lock));
            session.until("the lock", |model| model.project.is_none());
        }
        "open" => {
            let other = dir.join("annan");
            fs::create_dir(&other).unwrap();
            let other = project(&other, false);
            session.go(&other);
        }
        _ => {}
    }
    session.close();
}

#[test]
fn what_leaves_is_in_the_log_whatever_is_done_right_after() {
    for ending in ["close", "lock", "open"] {
        let dir = tempfile::tempdir().unwrap();
        let root = project(dir.path(), true);
        let file = dir.path().join("ut.md");
        let mut session = Session::open(dir.path(), &root);
        session.run(compile());
        session.run(export(&file));
        // Another municipality is on screen before it is written.
        session.run(Command::Go(Screen::Prepare(slug("testevik"))));
        finish(session, ending, dir.path());
        assert!(fs::read_to_string(&file).unwrap().contains("Exempelköping"));
        let told = told(&root);
        let [What::Exported { municipality, format, .. }] = told.as_slice() else { panic!("{ending}: {told:?}") };
        assert_eq!((municipality, format.as_str()), (&demo::showpiece(), "md"), "{ending}");
    }
}

#[test]
fn a_print_of_a_locked_project_is_private_and_goes_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), true);
    let before = fs::read_dir(root.join("exports")).map_or(0, Iterator::count);
    let mut session = Session::open(dir.path(), &root);
    session.run(compile());
    session.run(Command::Print);
    session.until("the viewer", |model| model.notices.all().iter().any(|notice| notice.text.starts_with("utskrift.pdf öppnas")));
    let file = session.viewed.recv().unwrap();
    assert!(!file.starts_with(dir.path()) && fs::read(&file).unwrap().starts_with(b"%PDF-"), "{}", file.display());
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777, 0o600);
    assert_eq!(fs::read_dir(root.join("exports")).map_or(0, Iterator::count), before);
    // Printed once more, and locked at once.
    session.run(Command::Print);
    finish(session, "lock", dir.path());
    assert!(!file.parent().unwrap().exists());
    assert_eq!(told(&root).iter().filter(|what| matches!(what, What::Exported { format, .. } if format == "print")).count(), 2);
}

#[test]
fn what_another_device_has_taken_back_holds_an_export() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), false);
    let theirs = FileKey::Log(WriterId::new("w0other").unwrap());
    let decided =
        |text: &str, what: fn(String, String) -> What| Logged { at: Timestamp::now(), what: what(text.to_owned(), "AB".to_owned()) };
    let mut log = Log { events: vec![decided("Provén", |text, by| What::NotAName { text, by })] };
    let (mut other, mut workspace) = store(&root);
    other.save(&theirs, &log).unwrap();
    let dossier = workspace.municipalities.get_mut(&demo::showpiece()).unwrap();
    let block = Block {
        text: "Vi möts på Provén varje vecka.".to_owned(),
        ..Block::empty(BlockId::from_bits(77), Part::Story, BlockKind::Paragraph)
    };
    dossier.draft.as_mut().unwrap().blocks.push(block);
    other.save(&FileKey::Draft(demo::showpiece()), dossier.draft.as_ref().unwrap()).unwrap();

    let mut session = Session::open(dir.path(), &root);
    session.run(compile());
    let out = |n: usize| dir.path().join(format!("{n}.md"));
    session.run(export(&out(1)));
    session.until("the export", |model| !model.notices.all().is_empty());
    assert!(out(1).exists(), "{:?}", session.said());
    log.events.push(decided("PROVÉN", |text, by| What::NameAfterAll { text, by }));
    other.save(&theirs, &log).unwrap();
    session.run(export(&out(2)));
    session.until("the export", |model| model.notices.all().iter().any(|notice| notice.text.starts_with("Inget skickades ut. Ett hinder")));
    assert!(!out(2).exists());
    // A log that cannot be read may hold another.
    fs::write(theirs.path(&root), "(halv").unwrap();
    session.run(export(&out(3)));
    session.until("the export", |model| model.notices.all().iter().any(|notice| notice.text.contains("annan enhets logg kan inte läsas")));
    assert!(!out(3).exists());
    session.close();
}

#[test]
fn the_receipt_of_what_is_destroyed_passes_the_gate() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), false);
    let mut session = Session::open(dir.path(), &root);
    session.names(&["Fiktiva Testsson"]);
    session.run(Command::DestroyMaterial(slug(APPROVED), "fiktiva testsson".to_owned()));
    session.until("the receipt", |model| model.notices.all().iter().any(|notice| notice.text.contains("är gallrat")));
    let path = dir.path().join("kvitto.txt");
    session.run(Command::SaveReceipt { slug: slug(APPROVED), path: path.clone(), over: false });
    session.until("an answer", |model| model.notices.all().iter().any(|notice| notice.text.starts_with("Inget skickades ut. Ett hinder")));
    assert!(!path.exists());
    session.close();
}

fn samsyn(dir: &Path, args: &[&str]) -> Output {
    let mut program = Program::new(env!("CARGO_BIN_EXE_samsyn"));
    program.args(args).current_dir(dir).env("HOME", dir).env("XDG_CONFIG_HOME", dir.join("config")).output().unwrap()
}

fn order(file: &str) -> [&str; 8] {
    ["export", "kartläggning", "--municipality", "exempelkoping", "--to", "md", "-o", file]
}

#[test]
fn a_command_writes_its_devices_log_first_and_without_one_nothing_leaves() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), false);
    let before = store(&root).1.logs.into_keys().collect::<Vec<_>>();
    fs::create_dir(dir.path().join("en mapp")).unwrap();
    assert_eq!(samsyn(dir.path(), &order("en mapp")).status.code(), Some(1), "no document can be written there");
    assert!(matches!(told(&root).as_slice(), [What::Exported { .. }]), "it was told of before");
    let device = samsyn::storage::preferences::Preferences::load(&dir.path().join("config/samsyn")).0.writer;
    let logs = store(&root).1.logs;
    assert_eq!(logs.keys().filter(|writer| !before.contains(writer)).collect::<Vec<_>>(), [&device]);

    // A log that can grow no more.
    let mut full = Log::default();
    let filler = What::Exported {
        municipality: demo::showpiece(),
        format: "x".repeat(16 * 1024 * 1024 - 400),
        is_final: false,
        not_names: Vec::new(),
        groups: Vec::new(),
    };
    full.events.push(Logged { at: Timestamp::UNIX_EPOCH, what: filler });
    store(&root).0.save(&FileKey::Log(device), &full).unwrap();
    let refused = samsyn(dir.path(), &order("ut.md"));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(1) && said.contains("nothing was exported, since the log cannot be written"), "{said}");
    assert!(!dir.path().join("ut.md").exists());
}

#[test]
fn a_folder_that_is_only_read_may_export_and_says_that_nothing_was_noted() {
    let dir = tempfile::tempdir().unwrap();
    let root = project(dir.path(), false);
    let guide = fs::read_to_string(root.join("guide.ron")).unwrap();
    let format = format!("format: {}", samsyn::storage::format::FORMAT);
    assert!(guide.contains(&format));
    fs::write(root.join("guide.ron"), guide.replacen(&format, "format: 99", 1)).unwrap();
    let before = store(&root).1.logs;
    let done = samsyn(dir.path(), &order("ut.md"));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success() && said.contains("the log does not tell of this export"), "{said}");
    assert!(dir.path().join("ut.md").exists());
    assert_eq!(store(&root).1.logs, before);
}
