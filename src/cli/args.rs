//! What can be asked for on the command line: every command with its options, as clap reads them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::analysis::Table;
use super::figures;
use crate::app::command::Format;
use crate::domain::municipality::FigureKind;

/// From focus group to fact-checked municipal summary.
#[derive(Debug, Parser)]
#[command(name = "samsyn", version, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    /// The work folder to open in the window
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// For a command on a locked project: its passphrase is the first line of this file; otherwise it comes from
    /// SAMSYN_PASSPHRASE, the terminal or standard input
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// No subcommand at all: the window, with this work folder in it.
    #[command(skip)]
    Window(Option<PathBuf>),
    /// Make an invented project, export its finished draft, and open it
    Demo {
        /// Where; a folder of Samsyn's own if left out
        dir: Option<PathBuf>,
    },
    /// Make a work folder
    New {
        /// A folder that is empty or does not exist yet
        dir: PathBuf,
        /// The name of the project
        #[arg(long, value_parser = not_blank)]
        name: String,
        /// Another interview guide than the one that ships: a guide file, or a .docx, .md or .txt
        #[arg(long, value_name = "FILE")]
        guide: Option<PathBuf>,
        /// Lock it with a passphrase from its first file on
        #[arg(long)]
        lock: bool,
    },
    /// Lock a work folder with a passphrase. A lost one cannot be recovered
    Lock { dir: PathBuf },
    /// Write everything in a locked work folder in clear to another folder
    Unlock {
        dir: PathBuf,
        /// A folder that is empty or does not exist yet
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Change the passphrase of a locked work folder
    Passphrase {
        dir: PathBuf,
        /// The new one is the first line of this file; otherwise it comes from SAMSYN_NEW_PASSPHRASE, the terminal or standard input
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Add a municipality to a work folder and print the name of its folder
    Add {
        dir: PathBuf,
        /// As it is written in running text, for instance "Exempelköping"
        #[arg(value_parser = not_blank)]
        name: String,
    },
    /// Read and print interview guides
    #[command(subcommand)]
    Guide(GuideCommand),
    /// Find everything that is wrong in a work folder, changing nothing
    Check {
        dir: PathBuf,
        /// Participants' names, one on each line; kept nowhere. `-` reads them from standard input
        #[arg(long, value_name = "FILE")]
        guard: Option<PathBuf>,
        /// Print a list of {file, line, column, kind, message}, with {text, start, end} for what may not leave
        #[arg(long)]
        json: bool,
    },
    /// Show what can be had of a work folder that does not open: the broken files, and which earlier generations of them are whole
    Repair {
        dir: PathBuf,
        /// Put the latest whole generations in their place; the broken files go to conflicts/, nothing is deleted
        #[arg(long)]
        take: bool,
        /// Take the words of files that are not as they were saved for right
        #[arg(long, conflicts_with = "take")]
        accept: bool,
        /// Print {broken: [{file, problems, earlier: [{saved, bytes, items, words}], remedy}], altered: [{file, earlier}], by_copy, others, mended: [{file, saved, aside}]}
        #[arg(long)]
        json: bool,
    },
    /// Record that something found in a summary is no name
    Allow {
        dir: PathBuf,
        #[arg(value_parser = not_blank)]
        text: String,
        /// Who decided it
        #[arg(long, value_name = "LABEL", value_parser = not_blank)]
        by: String,
    },
    /// Bring in what was written elsewhere
    #[command(subcommand)]
    Import(ImportCommand),
    /// The register of candidates for the mapping, and the funnel that it makes
    #[command(subcommand)]
    Selection(SelectionCommand),
    /// Print what can be counted in every draft, as {municipalities: [{slug, words, pages, lix, quotes, blocks_without_evidence}]}
    Stats { dir: PathBuf },
    /// Make the first draft of a municipality; again, add to it what has been captured since
    Draft {
        dir: PathBuf,
        /// The municipality, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: String,
        /// Print {municipality, taken, blocks}
        #[arg(long)]
        json: bool,
    },
    /// Find what points at a person in plain text; finds are the result, and the exit code is 0
    Scan {
        /// Plain text in UTF-8, one text a line; - is standard input
        #[arg(value_name = "FILE|-", default_value = "-")]
        file: PathBuf,
        /// Print {spans: [{start, end, type}]} for each line, counted in code points
        #[arg(long)]
        json: bool,
    },
    /// Send a municipality's draft to be fact-checked: a form, a Word file, a PDF and a file for Samsyn, as
    /// {round, files: {form, docx, pdf, round}, mail, calendar}
    Send {
        dir: PathBuf,
        /// The municipality, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: String,
        /// The folder that the files are written to
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// To whom, by what they are, never a name; if left out the contact person who checks the facts
        #[arg(long, default_value = "")]
        recipient: String,
        /// The last day for an answer; if left out the project's
        #[arg(long, value_name = "DATE")]
        reply_by: Option<Date>,
        /// The day it goes out; if left out today
        #[arg(long, value_name = "DATE")]
        date: Option<Date>,
        /// Make the files without noting that they went out
        #[arg(long, conflicts_with = "date")]
        prepare: bool,
        /// Write over other files of the same names
        #[arg(long)]
        force: bool,
        /// Participants' names, one on each line; kept nowhere. `-` reads them from standard input
        #[arg(long, value_name = "FILE")]
        guard: Option<PathBuf>,
    },
    /// Take in reply files and Word files that came back; the same file twice changes nothing. Prints
    /// {replies: [{file, label, new, correct, incorrect, comments, suggestions, unplaced}]}
    Receive {
        dir: PathBuf,
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print how a municipality's rounds of fact-checking stand, as {municipality, stage, approved, rounds}
    Rounds {
        dir: PathBuf,
        /// The municipality, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: String,
    },
    /// Record that a municipality's text was approved just as it stands; a later edit takes that away
    Approve {
        dir: PathBuf,
        /// The municipality, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: String,
        /// Who approved it, by what they are, never a name
        #[arg(long, value_name = "LABEL", value_parser = not_blank)]
        by: String,
        /// How it was said, for instance "telefon"
        #[arg(long, value_name = "TEXT", value_parser = not_blank)]
        channel: String,
        /// The day it was said; if left out today
        #[arg(long, value_name = "DATE")]
        date: Option<Date>,
    },
    /// Make a package of a municipality's approved text for the project lead, as {file, municipality, draft}: no
    /// notes, no seats, nothing that is not approved
    Package {
        dir: PathBuf,
        /// The municipality, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: String,
        /// A file that is there is written over
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Participants' names, one on each line; kept nowhere. `-` reads them from standard input
        #[arg(long, value_name = "FILE")]
        guard: Option<PathBuf>,
    },
    /// Make one PDF, one DOCX and a web site of all approved texts, as {pdf, docx, site, pages, included,
    /// left_out: [{slug, why}], made}; what has not changed since the last time is left alone
    Publish {
        dir: PathBuf,
        /// The folder that it is written to; files of the same names are written over
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// Participants' names, one on each line; kept nowhere. `-` reads them from standard input
        #[arg(long, value_name = "FILE")]
        guard: Option<PathBuf>,
    },
    /// Take in packages of others; the same one twice changes nothing, and the latest stays in whatever order they come.
    /// Prints {collected: [{file, municipality, draft, outcome, why}]}
    Collect {
        dir: PathBuf,
        /// Packages, or folders of them
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// List how approved texts deviate from each other, each with a proposal; finds are the result, and the exit code is 0
    Drift {
        dir: PathBuf,
        /// Let a deviation stay, by its id
        #[arg(long, value_name = "ID")]
        accept: Vec<String>,
        /// Print a deviation as proposed, in the publication alone, by its id
        #[arg(long, value_name = "ID")]
        mend: Vec<String>,
        /// Print {slips: [{id, slug, kind, block, figure, found, usual, others, mendable, settled}]}
        #[arg(long)]
        json: bool,
    },
    /// Write a municipality's summary to a file; or all approved texts with their codes, as qdpx, xlsx or csv
    Export {
        dir: PathBuf,
        /// The municipality, by the name of its folder; not for qdpx, xlsx and csv
        #[arg(long, value_name = "SLUG", required_if_eq_any = [("to", "pdf"), ("to", "docx"), ("to", "html"), ("to", "md"), ("to", "txt")])]
        municipality: Option<String>,
        #[arg(long)]
        to: Target,
        /// Your own notes instead of the approved texts, as qdpx
        #[arg(long, conflicts_with_all = ["municipality", "is_final"])]
        notes: bool,
        /// Without the marks of a draft; if left out, a summary is a draft until it is approved
        #[arg(long = "final")]
        is_final: bool,
        /// A file that is there is written over
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Participants' names, one on each line; kept nowhere. `-` reads them from standard input
        #[arg(long, value_name = "FILE")]
        guard: Option<PathBuf>,
        /// Print {file, pages}, {style} with a house style, {undrawable: {count, paragraphs}} when a PDF shows □; of
        /// qdpx, xlsx and csv {file, included, left_out: [{slug, why}]}
        #[arg(long)]
        json: bool,
    },
}

/// What to bring in.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum ImportCommand {
    /// Notes of a focus group from a .docx, .md or .txt; the same file twice changes nothing
    Notes {
        dir: PathBuf,
        /// The municipality, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: String,
        file: PathBuf,
        /// Print {file, new, placed, inbox, known, left_out}
        #[arg(long)]
        json: bool,
    },
    /// A summary written in a .docx, .md or .txt; a draft that is there is kept as a version
    Draft {
        dir: PathBuf,
        /// The municipality, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: String,
        file: PathBuf,
        /// Print {file, blocks, quotes, figures, contacts, left_out: [{line, why}]}
        #[arg(long)]
        json: bool,
    },
    /// Key figures of many municipalities from a .csv or .xlsx: columns by name, in any order
    Figures {
        dir: PathBuf,
        file: PathBuf,
        /// The year of figures whose column and header say none
        #[arg(long, value_parser = figures::year)]
        year: Option<i16>,
        /// Who counted them, where the file does not say so
        #[arg(long, default_value = "")]
        source: String,
        /// The year of one kind: inhabitants=2014
        #[arg(long, value_name = "FIGURE=YEAR", value_parser = figures::year_of)]
        year_of: Vec<(FigureKind, i16)>,
        /// Who counted one kind: unemployment=Arbetsförmedlingen
        #[arg(long, value_name = "FIGURE=TEXT", value_parser = figures::of_kind)]
        source_of: Vec<(FigureKind, String)>,
        /// Only say what would change
        #[arg(long)]
        preview: bool,
        /// Print {file, saved, changes: [{municipality, figure, before, after, line}], unchanged, unknown, older, blank, fractions, ignored}
        #[arg(long)]
        json: bool,
    },
}

/// What to do with the register of candidates.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum SelectionCommand {
    /// Print the funnel: how many candidates came how far
    Show {
        dir: PathBuf,
        /// Print {funnel: [{step, count}], candidates, standings}
        #[arg(long)]
        json: bool,
    },
    /// Take candidates in from a .csv or .xlsx: columns by name, in Swedish or English, in any order
    Import {
        dir: PathBuf,
        file: PathBuf,
        /// Print {file, new, changed, unchanged, ignored, unknown: [{line, name}]}
        #[arg(long)]
        json: bool,
    },
    /// Write the register to a .csv or .xlsx
    Export {
        dir: PathBuf,
        /// A file that is there is written over
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        #[arg(long, value_enum, default_value_t = Tongue::Sv)]
        language: Tongue,
        /// Print {file, candidates}
        #[arg(long)]
        json: bool,
    },
}

/// What to do with a guide.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum GuideCommand {
    /// Find everything that is wrong with a guide
    Check {
        file: PathBuf,
        /// Print a list of {file, line, column, kind, message}
        #[arg(long)]
        json: bool,
    },
    /// Print a guide, its rows in reading order
    Show {
        file: PathBuf,
        /// Print {sections: [{title, minutes, rows: [{text, kind, level, hints, probes}]}]}
        #[arg(long)]
        json: bool,
    },
    /// Make a guide of a .docx, .md or .txt: sections as headings, questions as bullets
    Import {
        file: PathBuf,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Write over OUTPUT if it is there
        #[arg(long)]
        force: bool,
        /// Print {file, sections, rows, remarks: [{line, what}]}
        #[arg(long)]
        json: bool,
    },
    /// Write a guide as a PDF with room for handwriting
    Print {
        /// A guide; with --municipality a work folder
        #[arg(value_name = "FILE or DIR")]
        path: PathBuf,
        /// Whose date, place, seats and minutes to print, by the name of its folder
        #[arg(long, value_name = "SLUG")]
        municipality: Option<String>,
        #[arg(long, value_enum, default_value_t = Tongue::Sv)]
        language: Tongue,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Print {file, pages}
        #[arg(long)]
        json: bool,
    },
}

/// The language to print in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    Sv,
    En,
}

/// The kind of document to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    Pdf,
    Docx,
    Html,
    /// Markdown
    Md,
    /// Plain text
    Txt,
    /// All approved texts with their codes, for programs of qualitative analysis (REFI-QDA)
    Qdpx,
    /// The same as a workbook
    Xlsx,
    /// The same as a table with semicolons
    Csv,
}

impl Target {
    /// The kind of document, of one municipality; or of table, of all.
    pub(super) fn kind(self) -> Result<Format, Table> {
        match self {
            Self::Pdf => Ok(Format::Pdf),
            Self::Docx => Ok(Format::Docx),
            Self::Html => Ok(Format::Html),
            Self::Md => Ok(Format::Markdown),
            Self::Txt => Ok(Format::Text),
            Self::Qdpx => Err(Table::Qdpx),
            Self::Xlsx => Err(Table::Xlsx),
            Self::Csv => Err(Table::Csv),
        }
    }
}

fn not_blank(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() { Err("a name needs at least one letter") } else { Ok(text.to_owned()) }
}
