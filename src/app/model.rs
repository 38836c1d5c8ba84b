//! What the window shows: preferences, the open project and where in it one is.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::task::Waker;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::anonymity::Guarded;
use super::awake::Awake;
use super::checking::{Checked, Version};
use super::collecting::watch::Watcher;
use super::drafting::Drafting;
use super::editing::Overview;
use super::event::Event;
use super::facts::Facts;
use super::gallring::Gallring;
use super::history::History;
use super::interview::live::Live;
use super::jobs::{Outbox, Worker};
use super::line_guard::LineGuard;
use super::notice::Notices;
use super::pages::{self, PageSet};
use super::publishing::job::Publishing;
use super::repair::Repairing;
use super::review::answering::Answering;
use super::review::sending::Written;
use super::saving::Saving;
use super::spelling::Spelling;
use super::text::Texts;
use super::trouble::{Told, Trouble};
use super::vault::Watch;
use crate::domain::anonymity::attribution::Shown;
use crate::domain::draft::edit::Caret;
use crate::domain::draft::evidence::Evidence;
use crate::domain::figures_import::Preview;
use crate::domain::guide::Guide;
use crate::domain::ids::{BlockId, ReplyId, RowId, SessionId, Slug, WriterId};
use crate::domain::language::reading::Reading;
use crate::domain::publication::Lead;
use crate::domain::review::Subject;
use crate::domain::selection::Selection;
use crate::domain::workspace::{Dossier, Workspace};
use crate::export::Raster;
use crate::storage::lock::Pen;
use crate::storage::preferences::Preferences;
use crate::storage::prints::Prints;
use crate::storage::problem::Problem;
use crate::storage::store::ReadOnly;

/// Where one is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Screen {
    /// All municipalities; without an open project, the way to one.
    #[default]
    Home,
    /// The project's interview guide, to change it.
    Guide,
    /// The register of candidates.
    Selection,
    /// All approved texts beside each other, and what is published of them.
    Collect,
    Prepare(Slug),
    Run(Slug),
    Compile(Slug),
    Review(Slug),
    /// A form being filled in, without a project.
    Answer,
}

impl Screen {
    #[must_use]
    pub fn slug(&self) -> Option<&Slug> {
        match self {
            Self::Home | Self::Guide | Self::Selection | Self::Collect | Self::Answer => None,
            Self::Prepare(slug) | Self::Run(slug) | Self::Compile(slug) | Self::Review(slug) => Some(slug),
        }
    }
}

/// What time it is; a test puts its own in.
pub type Now = Box<dyn Fn() -> Timestamp + Send>;

/// Hands a file to the system's viewer; a test puts its own in.
pub type Viewer = Arc<dyn Fn(&Path) -> io::Result<()> + Send + Sync>;

/// Everything the program knows while it runs.
pub struct Model {
    pub texts: Arc<Texts>,
    pub preferences: Preferences,
    /// Where preferences are kept.
    pub home: PathBuf,
    pub project: Option<OpenProject>,
    /// How many projects have been opened; the number of the one that is.
    pub opened: u64,
    /// A project is being read.
    pub opening: Option<PathBuf>,
    pub screen: Screen,
    pub notices: Notices,
    pub zone: TimeZone,
    pub outbox: Outbox,
    pub inbox: Receiver<Event>,
    pub pages: Worker<pages::Request>,
    pub spelling: Spelling,
    /// Whom a project's log names, for as long as the window is open.
    pub(super) signature: String,
    pub vault: Watch,
    /// A folder with broken files, which waits for a decision.
    pub repair: Option<Repairing>,
    pub(super) awake: Awake,
    pub viewer: Viewer,
    /// A form being filled in.
    pub answering: Option<Answering>,
    now: Now,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model").field("screen", &self.screen).finish_non_exhaustive()
    }
}

/// A project on disk, read into memory.
#[derive(Debug)]
pub struct OpenProject {
    pub root: PathBuf,
    /// Whose notes this window writes: the device's, or with a number behind it when another
    /// window has the folder open.
    pub writer: WriterId,
    pub(super) pen: Pen,
    pub workspace: Workspace,
    /// The words of the page, in the summaries' language.
    pub paper: Arc<Texts>,
    pub read_only: Option<ReadOnly>,
    pub saving: Saving,
    pub guarded: Guarded,
    pub(super) facts: Facts,
    pub gallring: Gallring,
    /// How many documents are on their way out that the log is going to tell of.
    pub(super) leaving: usize,
    /// What a locked project has printed.
    pub(super) prints: Arc<Prints>,
    pub line_guard: LineGuard,
    pub(super) drafting: BTreeMap<Slug, Drafting>,
    pub(super) overview_history: History<Overview>,
    pub(super) guide_history: History<Guide>,
    pub(super) selection_history: History<Selection>,
    pub(super) lead_history: History<Lead>,
    /// What a file of key figures would change, or what is wrong with it.
    pub figures: Option<Result<Preview, Told>>,
    /// When a field was last typed into, until that has become a step of undo.
    pub(super) typed: Option<Instant>,
    /// The municipality whose interview clock runs.
    pub running: Option<Slug>,
    /// The rows of the guide one came by, the latest last.
    pub trail: Vec<RowId>,
    /// What is known of the focus group on screen.
    pub live: Live,
    pub compile: Compile,
    pub reviewing: Reviewing,
    /// The folder that packages come into.
    pub watching: Option<Watcher>,
    pub publishing: Publishing,
    /// The house style has been looked at since Compile was opened or a file exported.
    pub styled: bool,
    /// What was wrong with it then.
    pub style_problems: Vec<Problem>,
}

/// What Compile shows besides the text.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one job whether it is due or under way")]
pub struct Compile {
    /// The block with the caret.
    pub block: Option<BlockId>,
    /// The characters chosen in it, as the view last saw them; empty where the caret stands.
    pub selection: Range<usize>,
    /// Set when the caret should go to a block, at a character; taken by the view.
    pub focus: Option<Caret>,
    /// How many characters before it are to be chosen.
    pub chosen: usize,
    /// What the draft does not account for.
    pub evidence: Evidence,
    /// When the material was destroyed that the text rested on.
    pub destroyed: Option<Timestamp>,
    /// How it reads.
    pub reading: Reading,
    /// What keeps it from leaving.
    pub checked: Checked,
    /// The draft or the notes have changed since these two were worked out.
    pub evidence_stale: bool,
    /// The page chosen by hand, until the caret moves on.
    pub page: Option<usize>,
    pub pages: Option<PageSet>,
    /// One small picture per page; a moment behind `pages`.
    pub thumbs: Vec<Arc<Raster>>,
    /// The text or the page has changed since pages were asked for.
    pub stale: bool,
    /// Pages are being laid out.
    pub asked: bool,
    /// Pixels per point at which the page is shown.
    pub scale: f32,
    pub failure: Option<Told>,
    pub exporting: bool,
}

/// What Granska shows besides the round.
#[derive(Debug, Default)]
pub struct Reviewing {
    /// What is being decided on.
    pub chosen: Option<Subject>,
    /// What without a place was taken care of last, or no longer, until something is decided on.
    pub seen: Option<(ReplyId, usize)>,
    /// The files of a round are being made.
    pub making: bool,
    /// Replies are being read.
    pub reading: bool,
    /// Files that came while others were being read.
    pub waiting: Vec<PathBuf>,
    /// Where the files went that were made last, and of which municipality.
    pub made: Option<(Slug, Written)>,
}

impl Model {
    /// `home` is the folder preferences live in, `waker` wakes the window when a job is done.
    #[must_use]
    pub fn new(home: PathBuf, waker: Waker, now: Now) -> Self {
        let (outbox, inbox) = Outbox::new(waker);
        let (preferences, problems) = Preferences::load(&home);
        for problem in &problems {
            log::warn!("{}: cannot be used ({:?})", problem.file, problem.kind);
        }
        let texts = Arc::new(Texts::new(preferences.language));
        let mut notices = Notices::default();
        if !problems.is_empty() {
            // Set aside, they are there anew; where they cannot be written, they are not.
            let told = if Preferences::are_in(&home) { Trouble::PreferencesNotRead } else { Trouble::PreferencesNotSaved };
            notices.trouble(texts.trouble(told, &[]).because(texts.problems(&problems)));
        }
        Self {
            texts,
            signature: preferences.signature.clone(),
            preferences,
            home,
            project: None,
            opened: 0,
            opening: None,
            screen: Screen::Home,
            notices,
            zone: TimeZone::system(),
            pages: pages::worker(&outbox),
            spelling: Spelling::new(&outbox),
            vault: Watch::default(),
            repair: None,
            outbox,
            inbox,
            awake: Awake::default(),
            viewer: Arc::new(|path| open::that_detached(path)),
            answering: None,
            now,
        }
    }

    /// Forgets everything, as if the program had been started anew: after a panic nothing of what it
    /// knew is to be trusted.
    pub fn start_over(&mut self) {
        let now = std::mem::replace(&mut self.now, Box::new(Timestamp::now));
        let fresh = Self::new(self.home.clone(), self.outbox.waker(), now);
        *self = Self { viewer: Arc::clone(&self.viewer), ..fresh };
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    #[must_use]
    pub fn today(&self) -> Date {
        self.zone.to_datetime(self.now()).date()
    }

    /// Whose notes this window writes. Without a project it writes none, and it is the device.
    #[must_use]
    pub fn writer(&self) -> &WriterId {
        self.project.as_ref().map_or(&self.preferences.writer, |project| &project.writer)
    }

    /// Who decides here on what is no name: a signature, never the name of the system's user.
    #[must_use]
    pub fn signature(&self) -> String {
        let consultancy = self.project.as_ref().map_or("", |project| project.workspace.project.consultancy.trim());
        match (self.signature.as_str(), consultancy) {
            ("", "") => self.texts.get("signature-usual"),
            ("", consultancy) => consultancy.to_owned(),
            (signature, _) => signature.to_owned(),
        }
    }

    /// Whether somebody has said who decides here.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        !self.signature.is_empty()
    }

    /// The municipality on screen.
    #[must_use]
    pub fn dossier(&self) -> Option<&Dossier> {
        self.project.as_ref()?.workspace.municipalities.get(self.screen.slug()?)
    }

    /// When the window should look again though nothing happens.
    #[must_use]
    pub fn next_look(&mut self) -> Option<Duration> {
        let notices = self.notices.expire();
        let project = self.project.as_ref();
        let saving = project.and_then(|project| project.saving.wait().or_else(|| project.saving.until_it_hangs()));
        let ticking = project
            .filter(|project| project.running.is_some())
            .map(|_| Duration::from_millis(1000 - u64::from(self.now().subsec_nanosecond().unsigned_abs()) / 1_000_000));
        let spelling = project.filter(|_| matches!(self.screen, Screen::Compile(_))).and_then(|_| self.spelling.wait());
        let idle = project.filter(|project| project.is_locked() && project.running.is_none());
        // One that waits for what cannot be saved yet is woken by the next attempt.
        let idle = idle.filter(|_| !self.vault.locking);
        let lock = idle.and(self.preferences.lock_after).map(|minutes| self.vault.left(self.now(), minutes));
        [notices, saving, ticking, spelling, lock].into_iter().flatten().min()
    }
}

impl OpenProject {
    #[must_use]
    pub fn new(root: PathBuf, pen: Pen, workspace: Workspace, read_only: Option<ReadOnly>, saving: Saving) -> Self {
        let overview_history = History::new(Overview::of(&workspace));
        let guide_history = History::new(workspace.guide.clone());
        let selection_history = History::new(workspace.selection.clone());
        let lead_history = History::new(workspace.publication.clone());
        Self {
            root,
            writer: pen.writer().clone(),
            pen,
            paper: Arc::new(Texts::new(workspace.project.language)),
            workspace,
            read_only,
            saving,
            guarded: Guarded::default(),
            facts: Facts::default(),
            gallring: Gallring::default(),
            leaving: 0,
            prints: Arc::new(Prints::default()),
            line_guard: LineGuard::default(),
            drafting: BTreeMap::new(),
            overview_history,
            guide_history,
            selection_history,
            lead_history,
            figures: None,
            typed: None,
            running: None,
            trail: Vec::new(),
            live: Live::default(),
            compile: Compile::default(),
            reviewing: Reviewing::default(),
            watching: None,
            publishing: Publishing::default(),
            styled: false,
            style_problems: Vec::new(),
        }
    }

    /// Everything of it on disk is locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.saving.is_locked()
    }

    /// Something is under way that the log is going to tell of.
    #[must_use]
    pub fn owes_the_log(&self) -> bool {
        self.leaving > 0 || self.saving.is_destroying()
    }

    #[must_use]
    pub fn dossier(&self, slug: &Slug) -> Option<&Dossier> {
        self.workspace.municipalities.get(slug)
    }

    /// What a municipality's text shows of who said its quotes. Nothing where no log can be kept
    /// of it.
    #[must_use]
    pub fn shown(&self, slug: &Slug) -> Shown {
        if self.read_only.is_none() { self.workspace.shown(slug) } else { Shown::default() }
    }

    /// What an account of a municipality's summary would be made from now.
    #[must_use]
    pub fn version(&self, slug: &Slug) -> Version {
        Version { municipality: slug.clone(), revision: self.saving.revision(), gate: Arc::clone(self.guarded.gate()) }
    }

    /// The focus group that the window works with: the latest of the municipality's.
    #[must_use]
    pub fn session_id(&self, slug: &Slug) -> Option<SessionId> {
        self.dossier(slug)?.sessions.keys().next_back().cloned()
    }
}
