//! Everything a user can do that is more than typing into a field.

use std::ops::Range;
use std::path::PathBuf;

use jiff::civil::{Date, Time};

use crate::domain::anonymity::attribution::Attribution;
use crate::domain::coding::{Code, OwnCode};
use crate::domain::draft::edit::Find;
use crate::domain::draft::{Block, BlockKind, Part};
use crate::domain::figures_import::Given;
use crate::domain::guide_edit::Edit;
use crate::domain::ids::{BlockId, EntryId, ReplyId, RowId, SectionId, Slug, VersionId};
use crate::domain::municipality::{Figure, FigureKind};
use crate::domain::notes::{EntryKind, RowState};
use crate::domain::project::{Language, PageBudget};
use crate::domain::publication::comparison::Marked;
use crate::domain::publication::drift::Settled;
use crate::domain::retention::Keep;
use crate::domain::review::decide::Choice;
use crate::domain::review::{Subject, Verdict};
use crate::domain::selection::Candidate;
use crate::domain::session::{Organisation, Seat, SeatCode};
use crate::storage::preferences::Theme;
use crate::storage::vault::Passphrase;

use super::interview::Tag;
use super::keys::Aim;
use super::model::Screen;
use super::repair::RepairCommand;
use super::replaced::Replaced;
use super::review;
use super::vault::VaultCommand;

/// What is done with the publication.
#[derive(Debug, Clone, PartialEq)]
pub enum PublishingCommand {
    /// Makes it in a folder.
    Publish(PathBuf),
    /// Stops that.
    Stop,
    /// Title, subtitle or introduction were typed into.
    Edited,
    /// What the lead says of a lesson; empty takes it out.
    SetLesson(Code, String),
    /// The order of the chapters.
    SetOrder(Vec<Slug>),
    /// Whether a municipality is left out.
    LeaveOut(Slug, bool),
    /// Decides about a deviation.
    Settle(Settled),
    /// Takes that back, by the deviation's id.
    Unsettle(String),
    /// Puts words of a chapter under a code, or takes that back.
    Mark(Marked),
}

/// Emitted by views, run by [`super::update::run`].
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    // The project
    CreateProject {
        folder: PathBuf,
        name: String,
        /// Locked with this from its first file on.
        passphrase: Option<Passphrase>,
    },
    OpenProject(PathBuf),
    /// Writes all there is to another folder; a view asks which when there is none.
    SaveCopy(Option<PathBuf>),
    /// The words of files that are not as they were saved are right as they stand.
    AcceptAltered,
    Vault(VaultCommand),
    /// What becomes of a folder with broken files.
    Repair(RepairCommand),
    OpenDemo,
    AddMunicipality(String),
    SetProjectDate(ProjectDate, Option<Date>),
    SetPageBudget(PageBudget),
    SetSummaryLanguage(Language),
    /// The project's own codes, beside the ready-made ones.
    SetOwnCodes(Vec<OwnCode>),
    SetMilestone(Slug, Milestone, bool),
    /// How quotes are attributed.
    SetAttribution(Attribution),
    /// How long material is kept after approval.
    SetKeep(Keep),
    /// A field of the project was typed into.
    ProjectEdited,
    /// Looks for the files of a municipality's material.
    FindMaterial(Slug),
    /// Destroys the material of a municipality that is approved; by whom.
    DestroyMaterial(Slug, String),
    /// Saves the receipt of that as text.
    SaveReceipt {
        slug: Slug,
        path: PathBuf,
        /// Over a file that is there.
        over: bool,
    },

    // The guide
    Guide(GuideCommand),

    /// Packages of approved texts.
    Collecting(Collecting),

    /// What points at a person.
    Anonymity(Anonymity),

    /// The publication of all approved texts.
    Publishing(PublishingCommand),

    // Getting about
    Go(Screen),
    Undo,
    Redo,

    // Preferences
    SetTheme(Theme),
    SetLanguage(Language),
    CloseNotice(usize),
    /// Shows all of a notice that was folded.
    UnfoldNotice(usize),

    // Prepare
    /// A field of the municipality on screen was typed into.
    Edited,
    SetFigure(FigureKind, Option<Figure>),
    SetDate(Option<Date>),
    SetStart(Option<Time>),
    SetSectionMinutes(SectionId, u16),
    AddSeat,
    SetSeat(Seat),
    RemoveSeat(SeatCode),

    // Run
    /// Starts the clock, goes on after a pause, or opens a closed focus group again.
    StartClock,
    PauseClock,
    CloseSession,
    GoToRow(RowId),
    NextRow,
    PreviousRow,
    NextSection,
    PreviousSection,
    /// Back to the row one came from.
    GoBack,
    /// Says how far a row has come; a row left out has a reason.
    MarkRow(RowId, RowState, String),
    ToggleProbe(RowId, u8),
    /// Puts a tag on something, or takes it off.
    Tag(Target, Tag),
    /// The capture line was typed into, with so many characters behind the caret.
    LineEdited {
        behind: usize,
    },
    /// Saves the line as `kind`, or as what its first character says.
    SaveLine(Option<EntryKind>),
    /// Takes an entry into the line, to be rewritten.
    EditEntry(EntryId),
    /// Takes the latest own entry into the line; from one that is unchanged goes on to the one
    /// before, or after.
    EditBeside {
        back: bool,
    },
    /// Puts the line back as it was before an entry was taken into it.
    CancelEdit,
    /// Cuts the line at a character: the entry that is rewritten becomes two.
    SplitLine(usize),
    /// Joins the entry that is rewritten with the one before it.
    MergeWithPrevious,
    /// Files what is on the line, or the latest entry, under another row.
    FileUnder(RowId),
    /// Moves an entry to another row.
    MoveEntry(EntryId, RowId),
    DeleteEntry(EntryId),
    RestoreEntry(EntryId),
    /// Somebody came or went.
    SetPresence(SeatCode, bool),
    /// Somebody sits down at a table that is already set.
    SeatAtTable(Organisation),
    /// Reads notes that were taken elsewhere.
    ImportNotes(PathBuf),
    /// What the interviewers think afterwards was typed into.
    DebriefEdited,

    // Compile
    CreateDraft,
    /// Reads a summary that was written elsewhere.
    ImportDraft(PathBuf),
    AddBlock {
        part: Part,
        kind: BlockKind,
        after: Option<BlockId>,
    },
    RemoveBlocks(Vec<BlockId>),
    SetBlockKind(BlockId, BlockKind),
    /// One step up or down, together.
    MoveBlocks {
        blocks: Vec<BlockId>,
        down: bool,
    },
    /// To stand before another block, or last in a part.
    PlaceBlocks {
        blocks: Vec<BlockId>,
        part: Part,
        before: Option<BlockId>,
    },
    /// Makes what comes after the selection a block of its own.
    SplitBlock {
        block: BlockId,
        selection: Range<usize>,
    },
    /// Joins a block with the one before it, or takes its bullet away.
    JoinWithPrevious(BlockId),
    JoinWithNext(BlockId),
    /// Paragraphs from the clipboard, in the place of the selection.
    Paste {
        block: BlockId,
        selection: Range<usize>,
        text: String,
    },
    /// Blocks that were cut or copied, after another.
    PasteBlocks {
        after: BlockId,
        blocks: Vec<Block>,
    },
    /// Words in the place of a range of characters.
    Replace {
        block: BlockId,
        range: Range<usize>,
        with: String,
        /// The caret goes behind them.
        go: bool,
    },
    ReplaceAll {
        find: Find,
        with: String,
    },
    FocusBlock(BlockId),
    /// Puts an entry into the text at the caret.
    InsertEntry(EntryId),
    /// Lets the sentence at the caret rest on an entry.
    LinkEntry(EntryId),
    /// Drops the link that begins at a character.
    Unlink {
        block: BlockId,
        entry: EntryId,
        from: usize,
    },
    /// The text still holds, though the entry has changed.
    ConfirmLink {
        block: BlockId,
        entry: EntryId,
    },
    /// Keeps the draft as it is under a name.
    KeepVersion(String),
    /// Makes the draft what it was; what it is now is kept first.
    RestoreVersion(VersionId),
    AddContact,
    RemoveContact(usize),
    SetConsent(usize, Option<Date>),
    /// Says who checks the facts for the group.
    SetFactChecker(usize),
    ShowPage(usize),
    /// Takes a word into the user's own list, or out of it.
    AddWord(String),
    RemoveWord(String),
    /// Asks what a word may have been meant to be.
    Suggest(String),
    /// Uses the dictionary of a file or folder for the summaries' language.
    ChooseDictionary(PathBuf),
    Export {
        format: Format,
        /// Without the marks of a draft, whatever stage the summary has reached.
        is_final: bool,
        path: PathBuf,
        /// Over a file that is there.
        over: bool,
    },
    /// Writes a PDF and hands it to the system's viewer, to be printed there.
    Print,

    /// Fact-checking.
    Review(Review),

    /// The register of candidates, and key figures for all of the project.
    Selection(Selecting),
}

/// What can be done with the register of candidates, each by its place in it, and with key figures.
#[derive(Debug, Clone, PartialEq)]
pub enum Selecting {
    /// A municipality or district by its name.
    Add(String),
    Set(usize, Box<Candidate>),
    Remove(usize),
    /// Makes a municipality of the project of it.
    Adopt(usize),
    /// A field of the register was typed into.
    Edited,
    /// Takes candidates in from a file.
    Import(PathBuf),
    Export {
        path: PathBuf,
        /// Over a file that is there.
        over: bool,
    },
    /// Works out what a file of key figures would change.
    ReadFigures(PathBuf, Given),
    /// Takes those figures in.
    TakeFigures,
    DropFigures,
}

/// What a tag is put on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// What is being written.
    Line,
    /// The latest entry of one's own.
    Latest,
    Entry(EntryId),
}

/// What can be done with the project's guide.
#[derive(Debug, Clone, PartialEq)]
pub enum GuideCommand {
    Edit(Edit),
    /// Takes the guide of a file in the place of the project's.
    Open(PathBuf),
    SaveAs {
        path: PathBuf,
        /// Over a file that is there.
        over: bool,
    },
    /// As a PDF with room for handwriting; for a municipality's focus group, or for none.
    Print {
        path: PathBuf,
        municipality: Option<Slug>,
    },
}

/// What can be done about what points at a person.
#[derive(Debug, Clone, PartialEq)]
pub enum Anonymity {
    /// A role in brackets in the place of words, wherever the same person stands.
    Replace {
        words: String,
        role: String,
        /// The block of the draft on screen that they stand in, if it is one.
        block: Option<BlockId>,
    },
    /// Takes all of that back.
    UndoReplace(Box<Replaced>),
    /// They are no name, says somebody.
    Allow {
        words: String,
        by: String,
    },
    /// They are one after all.
    TakeBack(String),
    /// Gives back the words that something was put in the place of on the line.
    GiveBack,
    SetGuardList(Vec<String>),
    DestroyGuardList,
    /// Goes to words in a draft; where they stand more than once, those nearest to a character.
    Show {
        municipality: Slug,
        block: BlockId,
        words: String,
        near: usize,
    },
}

impl From<Aim> for Target {
    fn from(aim: Aim) -> Self {
        match aim {
            Aim::Line => Self::Line,
            Aim::Latest => Self::Latest,
        }
    }
}

/// What can be done about fact-checking: first as a consultant, then as a contact person.
#[derive(Debug, Clone, PartialEq)]
pub enum Review {
    /// Makes the files of a round.
    Send {
        order: review::sending::Order,
        folder: PathBuf,
        /// Over files that are there.
        over: bool,
    },
    /// The files that were made have gone out.
    MarkSent(Slug, Date),
    /// There is another last day for an answer.
    SetReplyBy(Slug, Date),
    /// Opens a letter in the mail program.
    Mail(Slug, review::letter::Occasion),
    /// Reads replies and Word documents.
    Receive(Vec<PathBuf>),
    /// Goes to what was said of something.
    Show(Subject),
    /// Decides what is done about it.
    Decide(Subject, Choice),
    /// Takes the latest decision about it back.
    TakeBack(Subject),
    /// What could not be placed has been taken care of.
    Seen {
        reply: ReplyId,
        unplaced: usize,
    },
    /// Notes that the text was approved just as it stands.
    Approve {
        by: String,
        channel: String,
        date: Date,
    },

    /// Opens a round's file, to answer.
    OpenRound(PathBuf),
    /// Says whether something is right, or takes that back.
    Answer(Subject, Option<Verdict>),
    /// A field of the form was typed into.
    AnswersEdited,
    RestIsCorrect,
    /// Saves the reply; unfinished, to go on with it elsewhere.
    SaveReply {
        path: PathBuf,
        finished: bool,
        /// Over a file that is there.
        over: bool,
    },
    /// Removes from this computer what was answered here, and leaves the form.
    ForgetAnswers,
    /// Leaves the form; what was answered is kept.
    CloseRound,
}

/// What is done with packages of approved texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collecting {
    /// Makes one of a municipality's own text.
    Pack {
        slug: Slug,
        path: PathBuf,
        /// Over a file that is there.
        over: bool,
    },
    /// Takes in those of others: files, or folders of them.
    Collect(Vec<PathBuf>),
    /// Takes in by itself what comes into a folder, or no longer.
    Watch(Option<PathBuf>),
}

/// The dates a project has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectDate {
    DraftDue,
    ReplyDue,
    MappingDone,
}

/// The steps after the draft that are noted by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    Sent,
    Replied,
    Approved,
}

/// What a summary can be exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Docx,
    Html,
    Markdown,
    Text,
}

impl Format {
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Docx, Self::Html, Self::Markdown, Self::Text];

    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }
}
