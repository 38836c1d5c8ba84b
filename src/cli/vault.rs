//! `samsyn lock`, `unlock` and `passphrase`, and where a passphrase comes from: a file, the
//! environment, the terminal or standard input, in this order.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::path::Path;

use super::folder::{failed, refused};
use super::{Exit, Output, device, tell};
use crate::storage::layout::FileKey;
use crate::storage::problem::{Problem, ProblemKind};
use crate::storage::store::{LockError, Opened, Store};
use crate::storage::vault::{self, Key, Passphrase};

const VARIABLE: &str = "SAMSYN_PASSPHRASE";
const NEW_VARIABLE: &str = "SAMSYN_NEW_PASSPHRASE";
/// What is said of a file that is not as it was saved.
pub(super) const ALTERED: &str = "is not as it was saved: changed by hand, or by a fault of the disk";
/// What is said when a folder opens though its `vault.age` does not.
pub(super) const BY_COPY: &str = "does not open with this passphrase, but its copy does: it is damaged, or was locked elsewhere";
/// A line of standard input that is longer is no passphrase. In bytes.
const MAX_LINE: u64 = 64 * 1024;

/// Opens a work folder, locked or not. Says of what is not as it was saved.
pub(super) fn open(dir: &Path, output: &mut Output<'_>) -> Result<Opened, Vec<Problem>> {
    let opened = Store::open_with(dir, key(dir, output)?)?;
    if opened.store.is_by_copy() {
        drop(writeln!(output.err, "{}: {BY_COPY}; samsyn repair DIR --take puts the copy in its place", vault::FILE));
    }
    for file in &opened.altered {
        // Where a message cannot be written the work is done all the same.
        drop(writeln!(output.err, "{file}: {ALTERED}"));
    }
    Ok(opened)
}

/// The key of a work folder, if it is locked.
pub(super) fn key(dir: &Path, output: &Output<'_>) -> Result<Option<Key>, Vec<Problem>> {
    if !vault::is_locked(dir) {
        return Ok(None);
    }
    let key = current(output).and_then(|passphrase| vault::open(dir, &passphrase));
    key.map(Some).map_err(|problem| vec![problem])
}

/// `samsyn lock`
pub(super) fn lock(dir: &Path, output: &mut Output<'_>) -> io::Result<Exit> {
    if vault::is_locked(dir) {
        return failed(dir, &"is locked already; samsyn passphrase DIR changes the passphrase", output);
    }
    let mut opened = match Store::open(dir) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    let passphrase = match first(output)? {
        Ok(passphrase) => passphrase,
        Err(problem) => return tell(&[problem], false, output),
    };
    if let Err(why) = opened.store.lock(&passphrase) {
        return failed(dir, &why, output);
    }
    device::hide(dir, output);
    writeln!(output.err, "What was clear until now may remain on the disk, and in backups, for as long as nothing is written over it.")?;
    writeln!(output.out, "{}", dir.display()).map(|()| Exit::Ok)
}

/// `samsyn unlock`
pub(super) fn unlock(dir: &Path, to: &Path, output: &mut Output<'_>) -> io::Result<Exit> {
    if dir.is_dir() && !vault::is_locked(dir) {
        return failed(dir, &"is not locked", output);
    }
    let opened = match open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Err(why) = opened.store.copy_clear(to) {
        return failed(to, &why, output);
    }
    let names = FileKey::Names;
    if names.path(dir).exists() {
        writeln!(output.err, "{} stays behind: these names are never written in clear", names.relative())?;
    }
    writeln!(output.out, "{}", to.display()).map(|()| Exit::Ok)
}

/// `samsyn passphrase`
pub(super) fn change(dir: &Path, new_file: Option<&Path>, output: &mut Output<'_>) -> io::Result<Exit> {
    if !vault::is_locked(dir) {
        return failed(dir, &"is not locked; samsyn lock DIR locks it", output);
    }
    let old = match current(output) {
        Ok(old) => old,
        Err(problem) => return tell(&[problem], false, output),
    };
    let new = match new(new_file, NEW_VARIABLE, output)? {
        Ok(new) => new,
        Err(problem) => return tell(&[problem], false, output),
    };
    match Store::change_passphrase(dir, &old, &new) {
        Ok(_) => {
            writeln!(
                output.err,
                "Older copies of vault.age, in backups or with a synchronising service, still open with the old passphrase."
            )?;
            writeln!(output.out, "{}", dir.display()).map(|()| Exit::Ok)
        }
        Err(LockError::Vault(problem)) => tell(&[problem], false, output),
        Err(why) => failed(dir, &why, output),
    }
}

/// A passphrase for a project that has none yet; asked for twice in a terminal.
pub(super) fn first(output: &mut Output<'_>) -> io::Result<Result<Passphrase, Problem>> {
    let file = output.passphrase_file.clone();
    new(file.as_deref(), VARIABLE, output)
}

/// The passphrase that a locked project has.
fn current(output: &Output<'_>) -> Result<Passphrase, Problem> {
    given(output.passphrase_file.as_deref(), VARIABLE, "Passphrase: ")
}

/// A new passphrase. What cannot be helped later is said before.
fn new(file: Option<&Path>, variable: &str, output: &mut Output<'_>) -> io::Result<Result<Passphrase, Problem>> {
    writeln!(output.err, "A lost passphrase cannot be recovered, by anyone: without it the project can never be opened again.")?;
    let passphrase = match given(file, variable, "New passphrase: ") {
        Ok(passphrase) => passphrase,
        Err(problem) => return Ok(Err(problem)),
    };
    let wrong = |message: &str| Problem::whole(vault::FILE, ProblemKind::WrongPassphrase, message);
    if !passphrase.will_do() {
        return Ok(Err(wrong(&LockError::TooShort.to_string())));
    }
    let typed = file.is_none() && std::env::var_os(variable).is_none() && io::stdin().is_terminal();
    if typed && given(None, variable, "The same once more: ").as_ref() != Ok(&passphrase) {
        return Ok(Err(wrong("the two passphrases are not the same")));
    }
    Ok(Ok(passphrase))
}

fn given(file: Option<&Path>, variable: &str, prompt: &str) -> Result<Passphrase, Problem> {
    let missing = || {
        let message = format!("no passphrase was given: expected it in --passphrase-file FILE, in {variable} or on standard input");
        Problem::whole(vault::FILE, ProblemKind::Locked, message)
    };
    if let Some(file) = file {
        return Passphrase::read(file);
    }
    if let Some(value) = std::env::var_os(variable) {
        return value.into_string().map(Passphrase::new).map_err(|_bytes| missing());
    }
    if io::stdin().is_terminal() {
        return rpassword::prompt_password(prompt).map(Passphrase::new).map_err(|_io| missing());
    }
    let mut line = String::new();
    match io::stdin().lock().take(MAX_LINE).read_line(&mut line) {
        Ok(1..) => Ok(Passphrase::line(line)),
        _ => Err(missing()),
    }
}
