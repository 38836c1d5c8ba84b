//! The readers of everything else that comes from outside: guides, files of a work folder,
//! packages, documents and tables that are brought in, and any text that is scanned. Each is called
//! just as the app calls it. Used by the targets and by `tests/fuzz_corpus.rs`; each tells whether
//! what it was given could be used.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::collecting::collect;
use samsyn::app::{demo, register};
use samsyn::domain::anonymity::fold;
use samsyn::domain::anonymity::guard::{self, GuardList};
use samsyn::domain::anonymity::scan::{Known, scan};
use samsyn::domain::figures_import::Given;
use samsyn::domain::ids::{SessionId, Slug, WriterId};
use samsyn::domain::municipality::Municipality;
use samsyn::domain::project::Project;
use samsyn::domain::review::envelope::{Envelope, Kind};
use samsyn::domain::selection::Selection;
use samsyn::domain::session::Session;
use samsyn::domain::workspace::{Dossier, FocusGroup, Workspace};
use samsyn::storage::check::check;
use samsyn::storage::repair::Survey;
use samsyn::storage::store::Store;
use samsyn::storage::vault;
use samsyn::storage::{documents, format, guides};

/// The municipality whose files stand in the work folder.
const WHOLE: &str = "pahittsnas";
/// A file of each kind that a work folder can have, by the letters from `a` on.
const FILES: [&str; 16] = [
    "samsyn.ron",
    "guide.ron",
    "names.ron",
    "log/w0000demo.ron",
    "publication.ron",
    "selection.ron",
    "vault.age",
    "municipalities/pahittsnas/municipality.ron",
    "municipalities/pahittsnas/draft.ron",
    "municipalities/pahittsnas/draft-steps.ron",
    "municipalities/pahittsnas/versions/v001.ron",
    "municipalities/pahittsnas/rounds/r001.ron",
    "municipalities/pahittsnas/approvals.ron",
    "municipalities/pahittsnas/collected.ron",
    "municipalities/pahittsnas/sessions/fokusgrupp-1/session.ron",
    "municipalities/pahittsnas/sessions/fokusgrupp-1/notes/w0000demo.ron",
];

/// A work folder, and where files to bring in are put.
pub struct Inputs {
    folder: PathBuf,
    /// What is in each of [`FILES`] that is there.
    files: Vec<(PathBuf, Option<Vec<u8>>)>,
    workspace: Workspace,
    session: Session,
}

impl Inputs {
    /// Makes the demo with one municipality in a new folder, and a work folder with as little in it as
    /// there can be: all of that is read with each file that stands in it.
    pub fn new(folder: &Path) -> Self {
        let demo = folder.join("demo");
        demo::write(&demo, date(2026, 11, 12)).expect("the demo can be written");
        for entry in fs::read_dir(demo.join("municipalities")).expect("the demo has municipalities") {
            let path = entry.expect("a municipality").path();
            if !path.ends_with(WHOLE) {
                fs::remove_dir_all(path).expect("a municipality can be removed");
            }
        }
        let root = folder.join("arbete");
        let mut guide = guides::bilaga2();
        guide.sections.truncate(1);
        guide.sections.iter_mut().for_each(|section| section.rows.truncate(2));
        let mut store = Store::create(&root, &Project::new("Kartläggning"), &guide).expect("a work folder can be made").store;
        let mut dossier = Dossier::new(Municipality::new("Påhittsnäs"));
        dossier.sessions.insert(SessionId::nth(1), FocusGroup { session: Session::default(), notes: BTreeMap::new() });
        let slug = Slug::new(WHOLE).expect("a name for a folder");
        for (_, saved) in store.save_dossier(&slug, &dossier, &WriterId::new("w0000demo").expect("a name for a device")) {
            saved.expect("a file can be saved");
        }
        drop(store);
        let files: Vec<_> = FILES.iter().map(|name| root.join(name)).map(|path| (path.clone(), fs::read(path).ok())).collect();
        for (path, _) in &files {
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        }
        let workspace = Store::open(&demo).expect("the demo can be read").workspace;
        let dossier = workspace.municipalities.values().next().expect("one municipality is left");
        let session = dossier.sessions.values().next().expect("it has a focus group").session.clone();
        Self { folder: folder.to_owned(), files, workspace, session }
    }

    /// A guide file. What was read and written again reads the same.
    pub fn guide(bytes: &[u8]) -> bool {
        let Ok(text) = std::str::from_utf8(bytes) else { return false };
        let Ok(guide) = guides::parse("guide.ron", text) else { return false };
        let again = format::to_text(format::Kind::Guide, &guide).expect("a guide can be written");
        assert!(guides::parse("guide.ron", &again).is_ok_and(|it| it == guide), "a guide that was written reads otherwise");
        true
    }

    /// The first byte says which file of the work folder the rest stands in for. Nothing that is
    /// there changes, and a folder that does not open has something wrong to tell.
    pub fn work_folder(&self, bytes: &[u8]) -> bool {
        let Some((which, content)) = bytes.split_first() else { return false };
        let (path, before) = &self.files[usize::from(which.wrapping_sub(b'a')) % self.files.len()];
        // Mending takes away folders that are empty.
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, content).expect("a file can be written");
        let root = self.folder.join("arbete");
        let problems = check(&root);
        let opens = Store::open(&root).is_ok();
        assert!(opens || !problems.is_empty(), "it does not open, and nothing is wrong");
        assert!(fs::read(path).is_ok_and(|now| now == content), "opening changed a file");
        // What is locked waits for its passphrase.
        if !opens && !vault::is_locked(&root) {
            Self::mend(&root, content);
        }
        match before {
            Some(before) => fs::write(path, before),
            // Mending may have taken it away.
            None => fs::remove_file(path).or_else(|why| if path.exists() { Err(why) } else { Ok(()) }),
        }
        .expect("the file can be put back");
        opens
    }

    /// What is said to be mended opens, and what was there is in `conflicts`.
    fn mend(root: &Path, content: &[u8]) {
        let survey = Survey::of(root, None);
        assert!(!survey.is_sound(), "it does not open, and nothing is broken");
        if survey.can_be_mended() {
            let mended = survey.mend(Timestamp::UNIX_EPOCH).expect("what can be mended is");
            if let Err(problems) = Store::open(root) {
                panic!("it was mended and does not open: {problems:?}");
            }
            let aside = mended.iter().filter_map(|mended| mended.aside.as_ref()).map(|name| root.join(name));
            assert!(aside.into_iter().any(|aside| fs::read(aside).is_ok_and(|there| there == content)), "what was there is gone");
            fs::remove_dir_all(root.join("conflicts")).expect("a folder can be removed");
        }
    }

    /// A package: as it is, and with its body wrapped again so that the hash is right. The same
    /// one twice changes nothing.
    pub fn package(&self, bytes: &[u8]) -> bool {
        let is_taken = self.taken(bytes);
        let Ok(text) = std::str::from_utf8(bytes) else { return is_taken };
        let wrapped = serde_json::from_str::<serde_json::Value>(text).ok().and_then(|it| Some(it.get("body")?.as_str()?.to_owned()));
        let body = wrapped.unwrap_or_else(|| text.to_owned());
        let again = serde_json::to_string(&Envelope::new(Kind::Package, body)).expect("text can be written as JSON");
        self.taken(again.as_bytes()) || is_taken
    }

    fn taken(&self, bytes: &[u8]) -> bool {
        let Ok(package) = collect::read(&self.put("paket.samsyn", bytes)) else { return false };
        let mut workspace = self.workspace.clone();
        collect::take_in(&mut workspace, package.clone());
        let once = workspace.clone();
        collect::take_in(&mut workspace, package);
        assert!(workspace == once, "the same package twice changed something");
        true
    }

    /// A document to bring in as a guide, as notes and as a draft: what begins with `PK` as a Word
    /// document, anything else as Markdown and as plain text.
    pub fn import(&self, bytes: &[u8]) -> bool {
        let names: &[&str] = if bytes.starts_with(b"PK") { &["in.docx"] } else { &["in.md", "in.txt"] };
        let municipality = self.workspace.municipalities.values().map(|dossier| &dossier.municipality).next();
        let municipality = municipality.expect("one municipality is left");
        let mut is_read = false;
        for name in names {
            let path = self.put(name, bytes);
            is_read |= documents::guide(&path).is_ok();
            is_read |= documents::notes(&path, &self.workspace.guide, &self.session).is_ok();
            is_read |= documents::draft(&path, municipality).is_ok();
        }
        is_read
    }

    /// A table to bring in as the register of candidates and as key figures.
    pub fn tables(&self, bytes: &[u8]) -> bool {
        let path = self.put(if bytes.starts_with(b"PK") { "in.xlsx" } else { "in.csv" }, bytes);
        let known: BTreeMap<_, _> = register::municipalities(&self.workspace);
        let given = Given { year: Some(2024), source: "Prov".to_owned(), ..Given::default() };
        let is_register = register::read(&path, &Selection::default()).is_ok();
        register::figures(&path, &given, &known).is_ok() || is_register
    }

    /// Any text. What is found lies in the text, in order.
    pub fn scan(&self, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes);
        let mut known = Known::default();
        known.add(self.workspace.municipalities.values().map(|dossier| dossier.municipality.name.as_str()));
        let finds = scan(&text, &known);
        let mut end = 0;
        for find in &finds {
            assert!(end <= find.range.start && find.range.start < find.range.end, "{:?} after {end}", find.range);
            end = find.range.end;
        }
        assert!(end <= text.chars().count(), "{end}");
        _ = fold::fold(&text);
        _ = guard::read(&text);
        _ = GuardList::strict(["Anna Provsson", "Åsa"]).find(&text);
        _ = GuardList::mild(["Anna Provsson", "Åsa"]).find(&text);
        !finds.is_empty()
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.join(name);
        fs::write(&path, bytes).expect("a file can be written");
        path
    }
}
