//! A round of the demo's finest draft, sent by the real program to somebody who checks the facts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{Timestamp, Zoned};
use samsyn::app::demo;
use samsyn::domain::ids::{BlockId, RoundId};
use samsyn::domain::project::Language;
use samsyn::domain::review::decide::{Choice, Hand, decide};
use samsyn::domain::review::envelope::Kind;
use samsyn::domain::review::{Filled, Form, Item, ItemKind, Reply, Round, Subject};
use samsyn::domain::workspace::Dossier;
use samsyn::storage::exchange;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use serde_json::Value;
use tempfile::TempDir;

use super::program::samsyn;

/// A work folder with a round that is out, and its files.
pub struct Sent {
    folder: TempDir,
    /// What is asked.
    pub content: Form,
    /// The form to fill in.
    pub form: PathBuf,
    /// The same for those who have Samsyn.
    pub round: PathBuf,
}

/// What `samsyn receive` said.
#[derive(Debug)]
pub struct Received {
    pub code: i32,
    pub replies: Vec<Value>,
    pub err: String,
}

impl Sent {
    pub fn new(language: Language) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().join("kartläggning");
        demo::write(&root, Zoned::now().date()).expect("the demo");
        if language != Language::Sv {
            let mut opened = Store::open(&root).expect("a work folder");
            opened.workspace.project.language = language;
            opened.store.save(&FileKey::Project, &opened.workspace.project).expect("saved");
        }
        let mut sent = Self { folder, content: Form { language, ..Form::default() }, form: PathBuf::new(), round: PathBuf::new() };
        sent.send();
        sent
    }

    /// Sends what there is to ask now.
    pub fn send(&mut self) {
        let send = || self.samsyn(&["send", "kartläggning", "--municipality", demo::SHOWPIECE, "--output", "utskick"]);
        let (code, out, err) = send();
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        let made: Value = serde_json::from_str(&out).expect("JSON");
        let path = |name: &str| self.path(made["files"][name].as_str().expect("a file"));
        (self.form, self.round) = (path("form"), path("round"));
        self.content = exchange::read(Kind::Round, &fs::read(&self.round).expect("the round")).expect("a round");
    }

    fn samsyn(&self, args: &[&str]) -> (i32, String, String) {
        let output = samsyn(self.folder.path(), args).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().expect("the program");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
    }

    /// A file outside the work folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), bytes).expect("a file in the temporary folder");
        self.path(name)
    }

    fn root(&self) -> PathBuf {
        self.path("kartläggning")
    }

    pub fn receive(&self, file: &Path) -> Received {
        let (code, out, err) = self.samsyn(&["receive", "kartläggning", file.to_str().expect("a path")]);
        let mut said: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
        let replies = said["replies"].as_array_mut().expect("replies").drain(..).collect();
        Received { code, replies, err }
    }

    pub fn dossier(&self) -> Dossier {
        let mut workspace = Store::open(&self.root()).expect("a work folder").workspace;
        workspace.municipalities.remove(&demo::showpiece()).expect("the municipality")
    }

    /// What has come back, in the order it came.
    pub fn replies(&self) -> Vec<Reply> {
        self.dossier().latest_round().map(|(_, round)| round.replies.clone()).unwrap_or_default()
    }

    /// Every file of the work folder.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.root())
    }

    /// What is asked, in the order of the text.
    pub fn asked(&self) -> Vec<&Item> {
        self.content.items.iter().filter(|item| item.asked).collect()
    }

    /// What `work` finds in the text by its number.
    pub fn numbered(&self, number: usize) -> &Item {
        self.content.items.iter().find(|item| item.kind.number() == Some(number)).expect("a paragraph of that number")
    }

    /// The quotes, or whatever else that holds for.
    pub fn all(&self, is_so: impl Fn(&ItemKind) -> bool) -> Vec<&Item> {
        self.content.items.iter().filter(|item| item.id.is_some() && is_so(&item.kind)).collect()
    }

    /// Takes a reply in that says this, as a form would have saved it.
    pub fn answered(&self, filled: &Filled) {
        let file = self.put("svar.json", exchange::seal(Kind::Reply, filled).expect("a reply"));
        let received = self.receive(&file);
        assert_eq!((received.code, received.err.as_str()), (0, ""));
    }

    /// Decides on what has come back, and sends what is to be asked after that.
    pub fn decided(&mut self, choices: impl Fn(&Round) -> Vec<(Subject, Choice)>) {
        let mut opened = Store::open(&self.root()).expect("a work folder");
        let slug = demo::showpiece();
        let dossier = opened.workspace.municipalities.get_mut(&slug).expect("the municipality");
        let (id, round) = dossier.rounds.last_key_value().map(|(id, round)| (id.clone(), Arc::clone(round))).expect("a round");
        let mut round = Arc::unwrap_or_clone(round);
        let draft = dossier.draft.as_mut().expect("a draft");
        for (n, (subject, choice)) in choices(&round).into_iter().enumerate() {
            let hand = Hand { at: Timestamp::now(), by: "w00000001".to_owned() };
            let mut fresh = || BlockId::from_bits(n as u64 + 1);
            decide(&mut round, draft, &mut dossier.municipality, &subject, choice, hand, &mut fresh).expect("a decision");
        }
        opened.store.save(&FileKey::Round(slug.clone(), id), &round).expect("saved");
        opened.store.save(&FileKey::Draft(slug.clone()), dossier.draft.as_ref().expect("a draft")).expect("saved");
        opened.store.save(&FileKey::Municipality(slug), &dossier.municipality).expect("saved");
        drop(opened);
        self.send();
    }
}

/// The id of a first round.
pub fn first() -> RoundId {
    RoundId::nth(1)
}

/// The id of an item that can be answered.
pub fn subject(item: &Item) -> Subject {
    item.id.clone().expect("something that can be answered")
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
    found
}
