//! The commands: what `samsyn` does from a terminal, without or before its window.
//!
//! Results go to stdout, messages to stderr. The exit code is 0 when all is well, 1 for findings
//! or failure, 2 for a command that cannot be understood.

mod analysis;
mod anonymity;
mod args;
mod collect;
mod demo;
mod device;
mod draft;
mod drift;
mod export;
mod figures;
mod folder;
mod guide;
mod guide_print;
mod import;
mod publish;
mod repair;
mod review;
mod scan;
mod selection;
mod stats;
mod vault;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

use self::args::Args;
pub use self::args::{Command, GuideCommand, ImportCommand, SelectionCommand, Target, Tongue};
use crate::domain::figures_import::Given;
use crate::storage::problem::Problem;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Ok,
    /// Findings, or a failure.
    Findings,
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Ok => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
        })
    }
}

/// Where results and messages go.
pub struct Output<'a> {
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    /// Where the passphrase of a locked project is, if the command line says so.
    passphrase_file: Option<PathBuf>,
    /// Where this machine keeps its own files.
    home: Option<PathBuf>,
}

impl<'a> Output<'a> {
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self { out, err, passphrase_file: None, home: None }
    }

    /// On a machine that keeps its own files there.
    #[must_use]
    pub fn at(self, home: Option<PathBuf>) -> Self {
        Self { home, ..self }
    }
}

impl std::fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Output")
    }
}

/// Understands the command line, the program's name first.
///
/// # Errors
/// How to end instead: help and version have been printed, or what could not be understood.
pub fn parse(args: impl IntoIterator<Item = OsString>, output: &mut Output<'_>) -> Result<Command, Exit> {
    match Args::try_parse_from(args) {
        Ok(args) => {
            output.passphrase_file = args.passphrase_file;
            Ok(args.command.unwrap_or(Command::Window(args.path)))
        }
        Err(error) if error.use_stderr() => Err(ended(write!(output.err, "{error}").map(|()| Exit::Usage))),
        Err(help) => Err(ended(write!(output.out, "{help}").map(|()| Exit::Ok))),
    }
}

/// Runs a command that needs no window.
pub fn run(command: &Command, output: &mut Output<'_>) -> Exit {
    ended(match command {
        Command::New { dir, name, guide, lock } => folder::new(dir, name, guide.as_deref(), *lock, output),
        Command::Lock { dir } => vault::lock(dir, output),
        Command::Unlock { dir, to } => vault::unlock(dir, to, output),
        Command::Passphrase { dir, new_passphrase_file } => vault::change(dir, new_passphrase_file.as_deref(), output),
        Command::Add { dir, name } => folder::add(dir, name, output),
        Command::Check { dir, guard, json } => folder::check(dir, guard.as_deref(), *json, output),
        Command::Repair { dir, accept: true, json, .. } => repair::accept(dir, *json, output),
        Command::Repair { dir, take, json, .. } => repair::repair(dir, *take, *json, output),
        Command::Allow { dir, text, by } => anonymity::allow(dir, text, by, output),
        Command::Guide(GuideCommand::Check { file, json }) => guide::check(file, *json, output),
        Command::Guide(GuideCommand::Show { file, json }) => guide::show(file, *json, output),
        Command::Import(ImportCommand::Notes { dir, municipality, file, json }) => import::notes(dir, municipality, file, *json, output),
        Command::Import(ImportCommand::Draft { dir, municipality, file, json }) => draft::import(dir, municipality, file, *json, output),
        Command::Import(ImportCommand::Figures { dir, file, year, source, year_of, source_of, preview, json }) => {
            let given = Given {
                year: *year,
                source: source.trim().to_owned(),
                years: year_of.iter().copied().collect(),
                sources: source_of.iter().cloned().collect(),
            };
            figures::import(dir, figures::Order { file, given: &given, preview: *preview }, *json, output)
        }
        Command::Selection(SelectionCommand::Show { dir, json }) => selection::show(dir, *json, output),
        Command::Selection(SelectionCommand::Import { dir, file, json }) => selection::import(dir, file, *json, output),
        Command::Selection(SelectionCommand::Export { dir, output: file, language, json }) => {
            selection::export(dir, file, *language, *json, output)
        }
        Command::Draft { dir, municipality, json } => draft::first(dir, municipality, *json, output),
        Command::Guide(GuideCommand::Import { file, output: to, force, json }) => guide::import(file, to, *force, *json, output),
        Command::Guide(GuideCommand::Print { path, municipality, language, output: file, json }) => {
            guide_print::print(path, municipality.as_deref(), *language, file, *json, output)
        }
        Command::Demo { dir } => demo::demo(dir.as_deref(), output),
        Command::Export { dir, municipality, to, notes, is_final, output: file, guard, json } => {
            let guard = guard.as_deref();
            match (to.kind(), municipality) {
                (Ok(format), Some(municipality)) if !notes => {
                    export::export(dir, export::Order { municipality, format, is_final: *is_final, file, guard }, *json, output)
                }
                (Err(table), None) if !is_final && (!notes || table == analysis::Table::Qdpx) => {
                    analysis::export(dir, analysis::Order { table, notes: *notes, file, guard }, *json, output)
                }
                _ => {
                    let why = "--municipality and --final are for one summary; --notes goes with --to qdpx";
                    writeln!(output.err, "{why}").map(|()| Exit::Usage)
                }
            }
        }
        Command::Publish { dir, output: folder, guard } => publish::publish(dir, folder, guard.as_deref(), output),
        Command::Drift { dir, accept, mend, json } => drift::drift(dir, accept, mend, *json, output),
        Command::Send { dir, municipality, output: folder, recipient, reply_by, date, prepare, force, guard } => {
            let sending = review::Sending {
                municipality,
                folder,
                recipient,
                reply_by: *reply_by,
                date: *date,
                prepare: *prepare,
                force: *force,
                guard: guard.as_deref(),
            };
            review::send(dir, sending, output)
        }
        Command::Receive { dir, files } => review::receive(dir, files, output),
        Command::Rounds { dir, municipality } => review::rounds(dir, municipality, output),
        Command::Approve { dir, municipality, by, channel, date } => review::approve(dir, municipality, (by, channel), *date, output),
        Command::Package { dir, municipality, output: file, guard } => collect::package(dir, municipality, file, guard.as_deref(), output),
        Command::Collect { dir, files } => collect::collect(dir, files, output),
        Command::Scan { file, json } => scan::scan(file, *json, output),
        Command::Stats { dir } => stats::stats(dir, output),
        Command::Window(_) => Ok(Exit::Ok),
    })
}

/// A reader that has seen enough, as in `samsyn check . | head`, is no failure.
fn ended(result: io::Result<Exit>) -> Exit {
    match result {
        Ok(exit) => exit,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Ok,
        Err(_) => Exit::Findings,
    }
}

/// Prints problems: as JSON they are the result, otherwise messages.
fn tell(problems: &[Problem], json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    if json {
        print_json(&problems, output)?;
    } else {
        for problem in problems {
            writeln!(output.err, "{problem}")?;
        }
    }
    Ok(if problems.is_empty() { Exit::Ok } else { Exit::Findings })
}

fn print_json<T: serde::Serialize>(value: &T, output: &mut Output<'_>) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *output.out, value).map_err(io::Error::from)?;
    writeln!(output.out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, (Exit, String, String)> {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args = std::iter::once("samsyn").chain(args.iter().copied()).map(OsString::from);
        let result = parse(args, &mut Output::new(&mut out, &mut err));
        result.map_err(|exit| (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap()))
    }

    #[test]
    fn a_path_opens_the_window_and_a_subcommand_comes_first() {
        assert_eq!(parsed(&[]), Ok(Command::Window(None)));
        assert_eq!(parsed(&["kartläggning"]), Ok(Command::Window(Some("kartläggning".into()))));
        assert_eq!(parsed(&["./check"]), Ok(Command::Window(Some("./check".into()))));
        assert_eq!(parsed(&["check", "."]), Ok(Command::Check { dir: ".".into(), guard: None, json: false }));
        assert_eq!(parsed(&["demo"]), Ok(Command::Demo { dir: None }));
    }

    #[test]
    fn help_is_a_result_and_misuse_a_message() {
        let (exit, out, err) = parsed(&["--help"]).unwrap_err();
        assert_eq!((exit, err.as_str()), (Exit::Ok, ""));
        for command in [
            "new",
            "add",
            "guide",
            "check",
            "repair",
            "draft",
            "import",
            "send",
            "receive",
            "rounds",
            "approve",
            "export",
            "demo",
            "stats",
            "allow",
            "lock",
            "unlock",
            "passphrase",
            "scan",
        ] {
            assert!(out.contains(&format!("  {command} ")), "{out}");
        }
        for args in [["new", "x"].as_slice(), &["new", "x", "--name", " "], &["check"], &["--nej"], &["export", "x"], &["dir", "check"]] {
            let (exit, out, err) = parsed(args).unwrap_err();
            assert_eq!((exit, out.as_str()), (Exit::Usage, ""), "{args:?}");
            assert!(!err.is_empty());
        }
    }

    #[test]
    fn the_parser_is_sound() {
        use clap::CommandFactory as _;
        Args::command().debug_assert();
    }
}
