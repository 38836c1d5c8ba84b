//! Destroying what an approved summary rests on: through Home by accessible labels, and what
//! becomes of the files, the text and the log, also when it goes wrong.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/cleared.rs"]
mod cleared;
#[path = "support/folders.rs"]
mod folders;
#[path = "support/waiting.rs"]
mod waiting;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::task::Waker;

use cleared::cleared;
use egui::{Key, Modifiers};
use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::command::Command;
use samsyn::app::demo;
use samsyn::app::model::Model;
use samsyn::app::text::paper;
use samsyn::app::update::{close, run};
use samsyn::domain::anonymity::attribution::{Attribution, Level, SmallestGroup};
use samsyn::domain::draft::BlockKind;
use samsyn::domain::ids::{Slug, WriterId};
use samsyn::domain::log::{Destroyed, Log, What};
use samsyn::domain::notes::{EntryKind, Speaker};
use samsyn::domain::retention::Standing;
use samsyn::domain::review::{AnswerRef, Approval, Decision, Outcome, Was, Wording};
use samsyn::domain::session::{Organisation, Role};
use samsyn::domain::workspace::{Dossier, Workspace};
use samsyn::export;
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use window::{Clock, Window};

/// The demo's approved municipality.
const NAME: &str = "Påhittsnäs";

fn slug() -> Slug {
    Slug::new("pahittsnas").unwrap()
}

/// What somebody in the group wrote about the text in a round, and asked to be taken out.
const REMARK: &str = "Det här sade jag aldrig";
const WITHDRAWN: &str = "Ett citat som drogs tillbaka";

/// Lets a round hold that, as it does when it has been decided on.
fn remarked(dossier: &mut Dossier) {
    let (_, round) = dossier.latest_round_mut().unwrap();
    WITHDRAWN.clone_into(&mut round.wording.passages[0].text);
    let reply = round.replies.first_mut().unwrap();
    REMARK.clone_into(&mut reply.answers[0].comment);
    let covers = vec![AnswerRef { reply: reply.id.clone(), answer: 0 }];
    let subject = reply.answers[0].subject.clone();
    let outcome = Outcome::Declined(REMARK.to_owned());
    let (at, by) = (Timestamp::UNIX_EPOCH, "AB".to_owned());
    round.decisions.push(Decision { subject, at, by, outcome, covers, taken: None, was: Was::default() });
}

/// The demo as of 12 November 2026, with a version, something to undo, and quotes that are
/// attributed: everybody in Påhittsnäs is a case worker of Arbetsförmedlingen.
fn prepared(root: &Path) {
    demo::write(root, date(2026, 11, 12)).unwrap();
    let mut opened = Store::open(root).unwrap();
    let Workspace { project, municipalities, .. } = &mut opened.workspace;
    project.attribution = Attribution { level: Level::Role, k: SmallestGroup::default() };
    opened.store.save(&FileKey::Project, project).unwrap();
    let dossier = municipalities.get_mut(&slug()).unwrap();
    for seat in dossier.sessions.values_mut().flat_map(|group| &mut group.session.seats) {
        (seat.organisation, seat.role) = (Organisation::EmploymentService, Role::CaseWorker);
    }
    let before = dossier.draft.clone().unwrap();
    let spoken = |entry: &&std::sync::Arc<samsyn::domain::notes::Entry>| {
        entry.kind == EntryKind::Quote && matches!(entry.speaker, Speaker::Seat(_)) && !entry.relayed
    };
    let entry = dossier.stream().into_iter().find(spoken).unwrap().clone();
    let draft = dossier.draft.as_mut().unwrap();
    let quote = draft.blocks.iter_mut().find(|block| block.kind == BlockKind::Quote).unwrap();
    quote.text.clone_from(&entry.text);
    quote.links.clear();
    quote.link(&entry, 0..entry.text.chars().count());
    let after = draft.clone();
    dossier.steps.note(samsyn::domain::draft::steps::What::Typing, &before, &after);
    dossier.keep_version("före svaret".to_owned(), Timestamp::UNIX_EPOCH);
    // The text is another now: it is approved anew, as of the same day.
    let date = dossier.municipality.milestones.approved.unwrap();
    remarked(dossier);
    let shown = opened.workspace.shown(&slug());
    let dossier = opened.workspace.municipalities.get_mut(&slug()).unwrap();
    let wording = Wording::of(dossier).showing(&shown);
    dossier.approve(Approval::new(wording, "Kontaktpersonen".to_owned(), "telefon".to_owned(), date, Timestamp::UNIX_EPOCH));
    let writer = WriterId::new("w0000demo").unwrap();
    assert!(opened.store.save_dossier(&slug(), dossier, &writer).into_iter().all(|(_, saved)| saved.is_ok()));
    // A copy that lost to another device's.
    opened.store.rescue(&FileKey::Draft(slug()), &after, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(check(root), []);
}

fn read(root: &Path) -> Workspace {
    Store::open(root).unwrap().workspace
}

fn pdf(workspace: &Workspace) -> Vec<u8> {
    let summary = paper::summary(&workspace.project, &workspace.municipalities[&slug()], &workspace.shown(&slug()));
    export::pdf(&cleared(&summary)).unwrap().bytes
}

/// Every file of the folder that something of the material is in.
fn material(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if name.contains("pahittsnas") && ["/notes/", "/versions/", "steps", "conflicts/"].iter().any(|part| name.contains(part))
            {
                found.push(name);
            }
        }
    }
    found.sort();
    found
}

/// Every earlier generation that is kept of a municipality's files, as text.
fn earlier(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.join(".samsyn/earlier/municipalities").join(slug().as_str())];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => found.push(fs::read_to_string(path).unwrap()),
            }
        }
    }
    found
}

/// What the log says of it, the counts with each.
fn told(workspace: &Workspace) -> Vec<(bool, [usize; 5], String)> {
    let events = workspace.logs.values().flat_map(|log: &Log| &log.events);
    let of = |what: &What| match what {
        What::Destroying { what: Destroyed::Material { counts, .. }, by } => Some((false, *counts, by.clone())),
        What::Destroyed { what: Destroyed::Material { counts, .. }, by } => Some((true, *counts, by.clone())),
        _ => None,
    };
    let numbers =
        |(done, c, by): (bool, samsyn::domain::retention::Counts, String)| (done, [c.notes, c.quotes, c.versions, c.steps, c.files], by);
    events.filter_map(|logged| of(&logged.what)).map(numbers).collect()
}

/// An open project without a window.
struct Session {
    model: Model,
}

impl Session {
    fn open(home: &Path, root: &Path, clock: &Clock) -> Self {
        let mut model = Model::new(home.to_owned(), Waker::noop().clone(), clock.now());
        run(&mut model, Command::OpenProject(root.to_owned()));
        let mut session = Self { model };
        session.until("the folder", |model| model.project.is_some());
        session
    }

    fn until(&mut self, what: &str, is_so: impl Fn(&Model) -> bool) {
        waiting::until(&mut self.model, what, is_so);
    }

    /// Destroys, and waits for what is said of it.
    fn destroy(&mut self, slug: &Slug) -> String {
        run(&mut self.model, Command::DestroyMaterial(slug.clone(), " Exempelkonsulterna ".to_owned()));
        self.until("an answer", |model| !model.notices.all().is_empty());
        self.until("the disk", |model| model.project.as_ref().is_none_or(|project| project.saving.is_clean()));
        self.model.notices.all().last().unwrap().text.clone()
    }

    fn standing(&self) -> Standing {
        self.model.project.as_ref().unwrap().standing(&slug())
    }

    fn close(mut self) {
        close(&mut self.model);
    }
}

#[test]
fn what_is_overdue_is_destroyed_from_home_with_a_receipt() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Kartläggning");
    prepared(&root);
    let before = pdf(&read(&root));
    assert_eq!(material(&root).len(), 4, "{:?}", material(&root));
    let words: Vec<String> = read(&root).municipalities[&slug()].stream().iter().map(|entry| entry.text.clone()).collect();
    assert!(!earlier(&root).is_empty(), "what was there before the last save is kept");

    let clock = Clock::at("2026-11-12T09:00:00Z");
    let mut window = Window::timed(folder.path(), &clock);
    window.click("Öppna mapp");
    window.type_into("Mapp", &root.display().to_string());
    window.press(Key::Enter);
    window.until(|w| w.has(&format!("Mer om {NAME}")));
    assert!(window.has("Ingår i redovisningen"), "in time there is nothing to do");
    window.click(&format!("Mer om {NAME}"));
    window.until(|w| w.has("Gallra senast 6 maj 2027"));
    window.press(Key::Escape);

    // Half a year later it is late.
    clock.advance(190 * 24 * 3600);
    window.until(|w| w.label_containing("Skulle ha gallrats 6 maj").is_some());
    window.click(&format!("Gallra {NAME}"));
    window.until(|w| w.has("1 äldre version och 1 steg att ångra, i 4 filer"));
    assert!(window.label_containing("sessions/fokusgrupp-1/notes/w0000demo.ron").is_some());
    assert!(window.label_containing("Den fastställda texten, kommunen med dess kontaktpersoner").is_some());
    assert!(window.has("Fastställd 6 november 2026, underlaget sparas i högst 6 månader: till 6 maj 2027."));
    assert_eq!(window.value("Utförd av"), "Exempelkonsulterna");
    // Not before the name has been typed.
    let ready = |w: &mut Window| w.controls().iter().any(|(_, name)| name == "Gallra för gott");
    assert!(!ready(&mut window));
    window.frames(4);
    let field = window.area(&format!("Skriv {NAME} för att bekräfta")).unwrap();
    let button = window.area("Gallra för gott").unwrap();
    assert!(field.top() > 0.0 && field.bottom() < button.top() && button.bottom() < 720.0, "{field:?} {button:?}");
    window.type_into(&format!("Skriv {NAME} för att bekräfta"), NAME);
    window.until(ready);
    window.click("Gallra för gott");
    window.until(|w| w.has(&format!("Underlaget för {NAME} är gallrat. Kvittot finns i kommunens meny.")));
    assert_eq!(material(&root), [""; 0]);
    window.until(|w| w.model().project.as_ref().unwrap().saving.is_clean());
    let raw: String = fs::read_to_string(root.join("municipalities/pahittsnas/draft.ron")).unwrap();
    assert!(!raw.contains("words:") && !raw.contains("links:"), "the notes' words stood in the links");
    assert!(window.has("Ingår i redovisningen"));

    // The receipt can be read again, and saved.
    window.click(&format!("Mer om {NAME}"));
    window.click("Kvitto på gallringen…");
    window.until(|w| w.has("Kvitto på gallring"));
    for line in ["Påhittsnäs", "Exempelkonsulterna"] {
        assert!(window.has(line), "{line}: {:?}", window.labels());
    }
    window.click("Spara filen");
    window.until(|w| w.label_containing("kvitto på gallring.txt").is_some());
    let receipt = fs::read_to_string(root.join("exports").join(format!("{NAME}, kvitto på gallring.txt"))).unwrap();
    assert!(receipt.contains("När: 21 maj 2027") && receipt.contains("1 äldre version och 1 steg att ångra, i 4 filer"), "{receipt}");
    assert!(words.iter().all(|text| !receipt.contains(text.as_str())));

    // Compile and Run say so.
    for (screen, there) in [("sammanställ", "Exportera"), ("genomför", "Anteckningsrad")] {
        window.chord(Modifiers::COMMAND, Key::K);
        window.type_text(&format!("påhittsnäs {screen}"));
        window.press(Key::Enter);
        window.until(|w| w.has(there));
        window.until(|w| w.label_containing("Underlaget gallrades 21 maj 2027.").is_some());
        // Nothing is missing where nothing can be.
        assert!(!window.labels().iter().any(|label| label.contains("utan underlag")), "{:?}", window.labels());
    }
    // Nothing that was kept of the files before holds any of it.
    let holds = |text: &String| words.iter().map(String::as_str).chain([REMARK, WITHDRAWN]).any(|word| text.contains(word));
    assert!(!earlier(&root).iter().any(holds));
    // And nothing brings it back.
    window.click("Sammanställ");
    window.chord(Modifiers::COMMAND, Key::Z);
    window.frames(4);
    assert!(window.model().dossier().unwrap().draft.as_ref().unwrap().blocks.iter().all(|block| block.links.is_empty()));
    window.close();

    assert_eq!(check(&root), []);
    let workspace = read(&root);
    let dossier: &Dossier = &workspace.municipalities[&slug()];
    assert!(
        dossier
            .sessions
            .values()
            .all(|group| !group.session.seats.is_empty() && !group.notes.values().any(samsyn::domain::notes::Notes::has_words))
    );
    assert_eq!(pdf(&workspace), before, "the text prints as it did, also who said it");
    let (_, round) = dossier.latest_round().unwrap();
    assert!(!round.replies.is_empty() && !round.decisions.is_empty(), "that there was a round stays");
    let folder = root.join("municipalities").join(slug().as_str());
    for file in [folder.join("rounds/r001.ron"), folder.join("approvals.ron")] {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains(REMARK) && !text.contains(WITHDRAWN), "{}", file.display());
    }
    let told = told(&workspace);
    assert_eq!(told.iter().map(|(done, ..)| *done).collect::<Vec<_>>(), [false, true]);
    let (_, [notes, quotes, versions, steps, files], by) = &told[1];
    assert_eq!((notes + quotes, *versions, *steps, *files, by.as_str()), (words.len(), 1, 1, 4, "Exempelkonsulterna"));
    // What others said is still there.
    assert!(workspace.municipalities.iter().any(|(other, dossier)| *other != slug() && !dossier.stream().is_empty()));
}

#[test]
fn the_attribution_is_printed_before_and_after() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("p");
    prepared(&root);
    let workspace = read(&root);
    let shown = workspace.shown(&slug());
    assert!(!shown.speakers.is_empty() && !shown.sets.is_empty());
    let clock = Clock::at("2026-12-01T09:00:00Z");
    let mut session = Session::open(folder.path(), &root, &clock);
    session.destroy(&slug());
    session.close();
    let workspace = read(&root);
    assert_eq!(workspace.shown(&slug()).speakers, shown.speakers);
    // What was shown stays in the log, so that nothing can be subtracted from it later.
    let known: BTreeSet<_> = samsyn::domain::log::shown(workspace.logs.values(), &slug()).into_iter().collect();
    assert_eq!(known, shown.sets.into_iter().collect());
}

#[test]
fn nothing_is_destroyed_before_approval() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("p");
    prepared(&root);
    let clock = Clock::at("2026-12-01T09:00:00Z");
    let mut session = Session::open(folder.path(), &root, &clock);
    let other = demo::showpiece();
    let before = read(&root).municipalities[&other].stream().len();
    assert!(session.destroy(&other).contains("kan inte gallras än"));
    session.close();
    let workspace = read(&root);
    assert_eq!((workspace.municipalities[&other].stream().len(), told(&workspace).len()), (before, 0));

    let mut window = Window::timed(folder.path(), &clock);
    window.click("Öppna mapp");
    window.type_into("Mapp", &root.display().to_string());
    window.press(Key::Enter);
    window.until(|w| w.has("Mer om Exempelköping"));
    window.click("Mer om Exempelköping");
    window.until(|w| w.has("Gallra underlaget…"));
    assert!(window.controls().iter().all(|(_, name)| name != "Gallra underlaget…"));
    window.close();
}

#[test]
fn what_another_device_has_written_is_seen_first() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("p");
    prepared(&root);
    let clock = Clock::at("2026-12-01T09:00:00Z");
    let mut session = Session::open(folder.path(), &root, &clock);
    let notes = FileKey::Notes(slug(), samsyn::domain::ids::SessionId::nth(1), WriterId::new("w0000demo").unwrap()).path(&root);
    let theirs = fs::read_to_string(&notes).unwrap() + "\n";
    fs::write(&notes, &theirs).unwrap();
    let before = material(&root);
    assert!(session.destroy(&slug()).starts_with(&format!("Inget är gallrat i {NAME}")));
    assert_eq!((material(&root), fs::read_to_string(&notes).unwrap()), (before, theirs));
    assert!(matches!(session.standing(), Standing::Due(_)));
    session.close();
    assert_eq!(told(&read(&root)), []);

    // Seen, it can be.
    let mut session = Session::open(folder.path(), &root, &clock);
    assert!(session.destroy(&slug()).contains("är gallrat"));
    session.close();
    assert_eq!(material(&root), [""; 0]);
}

#[test]
fn doing_it_again_finishes_what_a_crash_cut_short() {
    let folder = tempfile::tempdir().unwrap();
    let (root, whole): (PathBuf, PathBuf) = (folder.path().join("p"), folder.path().join("whole"));
    prepared(&root);
    folders::copy(&root, &whole);
    let clock = Clock::at("2026-12-01T09:00:00Z");
    let mut session = Session::open(folder.path(), &root, &clock);
    session.destroy(&slug());
    session.close();
    let counts = told(&read(&root))[1].1;

    // As it is when the program is killed in between: the log says what is to come, the draft is
    // written, some files are gone.
    let mut opened = Store::open(&root).unwrap();
    let (writer, mut log) = opened.workspace.logs.into_iter().next().unwrap();
    log.events.pop();
    opened.store.save(&FileKey::Log(writer), &log).unwrap();
    let left = "municipalities/pahittsnas/sessions/fokusgrupp-1/notes";
    folders::copy(&whole.join(left), &root.join(left));
    assert_eq!(check(&root), []);

    let mut session = Session::open(folder.path(), &root, &clock);
    assert_eq!(session.standing(), Standing::Begun);
    clock.advance(60);
    assert!(session.destroy(&slug()).contains("är gallrat"));
    assert!(matches!(session.standing(), Standing::Gone(_)));
    session.close();
    assert_eq!(material(&root), [""; 0]);
    let told = told(&read(&root));
    assert_eq!(told.iter().map(|(done, ..)| *done).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(told[2].1, counts, "the receipt says what there was in all");
}
