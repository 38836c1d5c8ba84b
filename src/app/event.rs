//! What background work reports back.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::checking::{Account, Version};
use super::collecting::collect;
use super::collecting::package::Packed;
use super::command::Command;
use super::exporting::{Done, Errand, Failure, Order};
use super::gallring;
use super::guide_file::NotWritten;
use super::pages::PageSet;
use super::publishing::collation::Collation;
use super::publishing::{self, Published};
use super::register;
use super::repair::{Reading, Repaired};
use super::review::answering::Answering;
use super::review::receiving::{Received, Refusal};
use super::review::sending::{NotMade, Ready, Sent};
use super::spelling::Report;
use crate::domain::draft_import;
use crate::domain::grid::Grid;
use crate::domain::guide::Guide;
use crate::domain::ids::{Slug, WriterId};
use crate::domain::log::{Log, What};
use crate::domain::notes_import::Found;
use crate::domain::publication::Package;
use crate::export::{ExportError, Raster, Step};
use crate::storage::material::Material;
use crate::storage::problem::Problem;
use crate::storage::store::{CopyError, CreateError, LockError, NotesUpdate, Origin, SaveError};
use crate::storage::vault::Key;

/// Sent by jobs, applied by [`super::update::apply`].
#[derive(Debug)]
pub enum Event {
    Opened {
        path: PathBuf,
        result: Reading,
    },
    /// Broken files were replaced by what there was of them.
    Repaired(Box<Repaired>),
    /// No project was made there.
    NotCreated {
        path: PathBuf,
        why: CreateError,
    },
    PreferencesNotSaved(io::Error),
    /// What came of a passphrase for a locked folder.
    Unlocked(Unlocked),
    /// Whether the project with this number is locked now, and what went wrong.
    Protected(u64, Origin, Result<(), LockError>),
    /// What came of taking the words of files that are not as they were saved for right: how many
    /// there were.
    Accepted(u64, Result<usize, SaveError>),
    /// A copy of a project was made in another folder, or not.
    Copied {
        project: u64,
        to: PathBuf,
        result: Result<(), CopyError>,
    },
    PassphraseChanged(u64, Result<Key, LockError>),
    /// What came of putting the copy of `vault.age` in its place.
    VaultMended(u64, Origin, Result<(), LockError>),
    /// By the project with this number, which may be closed by now.
    Saved(u64, Saved),
    /// Other note-takers' files have changed on disk.
    Foreign {
        project: u64,
        notes: Vec<NotesUpdate>,
        /// Copies that a synchronising service has set aside since.
        copies: Vec<String>,
    },
    /// For the project with this number: the files of a municipality's material.
    MaterialFound {
        project: u64,
        slug: Slug,
        result: Result<Material, SaveError>,
    },
    /// What others have noted in their logs since, in the project with this number: now this can go
    /// on.
    LogsRead {
        project: u64,
        logs: Result<Vec<(WriterId, Log)>, Vec<Problem>>,
        order: Box<Order>,
    },
    /// A destruction has ended, in the project with this number.
    MaterialDestroyed(u64, gallring::Ended),
    Pages(Box<PageSet>),
    /// The house style was looked at: what is wrong with it.
    Styled(Vec<Problem>),
    /// One small picture per page, after the pages they belong to.
    Thumbs {
        of: (u64, Slug),
        thumbs: Vec<Arc<Raster>>,
    },
    PagesFailed {
        of: (u64, Slug),
        why: ExportError,
    },
    /// What keeps a summary of the project with this number from leaving.
    Checked {
        project: u64,
        of: Version,
        account: Box<Account>,
    },
    Exported {
        path: PathBuf,
        result: Result<Done, Failure>,
        /// What it is a document of; `None` for a guide.
        errand: Option<Errand>,
        /// What writes over the file, when there was one already.
        over: Option<Box<Command>>,
    },
    /// A PDF has been written, to be handed to the system's viewer.
    ToPrint {
        path: PathBuf,
        result: Result<Done, Failure>,
        errand: Errand,
    },
    /// What came of handing a file to the viewer.
    Viewed {
        path: PathBuf,
        result: io::Result<()>,
    },
    /// For the project with this number: what a guide's file holds.
    GuideRead {
        project: u64,
        path: PathBuf,
        result: Result<Box<Guide>, Vec<Problem>>,
    },
    /// For a focus group of the project with this number: what a document holds.
    NotesRead {
        project: u64,
        slug: Slug,
        path: PathBuf,
        result: Result<Box<Found>, Vec<Problem>>,
    },
    /// For a municipality of the project with this number: the draft that a document holds.
    DraftRead {
        project: u64,
        slug: Slug,
        path: PathBuf,
        result: Result<Box<draft_import::Found>, Vec<Problem>>,
    },
    /// The files of a round of the project with this number have been made, and are not written yet.
    RoundMade {
        project: u64,
        folder: PathBuf,
        municipality: Slug,
        result: Result<Box<Ready>, NotMade>,
        /// What writes over files that are there.
        over: Box<Command>,
    },
    /// The files of a round have been written.
    RoundWritten {
        project: u64,
        folder: PathBuf,
        result: io::Result<Box<Sent>>,
    },
    /// What came of making a package of a municipality of the project with this number; `None` when
    /// its text is not approved.
    Packed {
        project: u64,
        municipality: Slug,
        path: PathBuf,
        result: Option<Result<Box<Packed>, Failure>>,
    },
    /// Packages for the project with this number, which somebody chose or a watched folder had.
    PackagesRead {
        project: u64,
        found: Vec<(PathBuf, Result<Box<Package>, collect::Refusal>)>,
        by_hand: bool,
    },
    /// For the project with this number: what came of each file.
    RepliesRead {
        project: u64,
        replies: Vec<(PathBuf, Result<Received, Refusal>)>,
    },
    RoundOpened {
        path: PathBuf,
        result: Result<Box<Answering>, Refusal>,
    },
    /// What is filled in lies on this computer, as it was then.
    AnswersKept(io::Result<Timestamp>),
    ReplySaved {
        path: PathBuf,
        result: Result<(), Failure>,
        finished: bool,
    },
    /// A publication of the project with this number has come so far.
    Publishing {
        project: u64,
        step: Step,
    },
    /// What there is to compare and to publish in the project with this number.
    Collated {
        project: u64,
        collation: Box<Collation>,
    },
    /// What came of it.
    /// The publication of the project with this number is laid out, and is about to be written.
    Leaves {
        project: u64,
        what: What,
    },
    Published {
        project: u64,
        result: Result<Box<Published>, publishing::Failure>,
    },
    GuideWritten {
        path: PathBuf,
        result: Result<(), NotWritten>,
    },
    /// For the project with this number: what a table holds.
    TableRead {
        project: u64,
        path: PathBuf,
        purpose: register::Purpose,
        result: Result<Grid, Problem>,
    },
    /// The register of the project with this number was to become a file.
    RegisterWritten {
        project: u64,
        path: PathBuf,
        result: Result<register::Written, register::NotWritten>,
    },
    Spelling(Report),
    JobFailed(&'static str),
}

/// A locked folder, or why it did not open.
#[derive(Debug)]
pub struct Unlocked {
    pub path: PathBuf,
    pub result: Reading,
}

/// What came of one round of saving.
#[derive(Debug)]
pub struct Saved {
    /// Which round of this project's saving it was.
    pub round: u64,
    /// The revision of the project that was saved.
    pub revision: u64,
    pub at: Timestamp,
    /// Files that could not be saved.
    pub failed: Vec<(Option<Slug>, SaveError)>,
    /// Where our version of a file went that somebody else had changed.
    pub rescued: Vec<PathBuf>,
}
