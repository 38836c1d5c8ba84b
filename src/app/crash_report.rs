//! What a panic leaves behind for whoever mends it: where in the program it was, and nothing of what
//! the program worked with. The panic's own message is left out, since it may quote a text.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::thread;

use jiff::Timestamp;

use crate::storage::atomic;

/// Below the folder of the preferences, never in a work folder: those are shared.
const FOLDER: &str = "reports";
const PREFIX: &str = "panic-";
const SUFFIX: &str = ".txt";
/// How many are kept; the oldest go.
const MOST: usize = 20;
/// How deep the list of functions goes.
const DEPTH: usize = 120;

/// A report that is not written yet.
#[derive(Debug)]
pub struct Report {
    at: Timestamp,
    text: String,
}

impl Report {
    /// What there is to say of a panic, in the thread that panicked.
    #[must_use]
    pub fn of(info: &PanicHookInfo<'_>) -> Self {
        let at = Timestamp::now();
        let place = info.location().map(|at| format!("{}:{}:{}", shortened(at.file()), at.line(), at.column()));
        let current = thread::current();
        let thread = current.name().unwrap_or("without a name");
        Self { at, text: compose(at, thread, place.as_deref(), &Backtrace::force_capture().to_string()) }
    }

    /// Writes it below `home`, and says where it is.
    ///
    /// # Errors
    /// What the system says.
    pub fn leave(&self, home: &Path) -> io::Result<PathBuf> {
        let folder = home.join(FOLDER);
        let path = folder.join(format!("{PREFIX}{}{SUFFIX}", self.at.strftime("%Y%m%dT%H%M%S%6fZ")));
        atomic::write(&path, self.text.as_bytes())?;
        tidy(&folder);
        Ok(path)
    }
}

fn compose(now: Timestamp, thread: &str, place: Option<&str>, backtrace: &str) -> String {
    let mut text = String::new();
    let system = (std::env::consts::OS, std::env::consts::ARCH);
    // Writing into a text does not fail.
    write!(
        text,
        "Samsyn {}: a panic\ntime: {now}\nsystem: {} {}\nthread: {thread}\nplace: {}\nfunctions, the latest first:\n",
        env!("CARGO_PKG_VERSION"),
        system.0,
        system.1,
        place.unwrap_or("unknown"),
    )
    .unwrap_or_default();
    for name in functions(backtrace) {
        writeln!(text, "  {name}").unwrap_or_default();
    }
    text
}

/// The names of the functions in a backtrace, without the files they are in: those are paths of the
/// machine that built the program.
fn functions(backtrace: &str) -> impl Iterator<Item = &str> {
    backtrace
        .lines()
        .filter_map(|line| {
            let (number, name) = line.trim_start().split_once(": ")?;
            number.bytes().all(|byte| byte.is_ascii_digit()).then_some(name.trim())
        })
        .take(DEPTH)
}

/// A source file from its crate on, as it is the same on every machine.
fn shortened(file: &str) -> String {
    let file = file.replace('\\', "/");
    if let Some((_, below)) = file.split_once("/registry/src/") {
        return below.split_once('/').map_or(below, |(_, below)| below).to_owned();
    }
    if let Some(at) = file.find("/library/") {
        return file[at + 1..].to_owned();
    }
    let is_absolute = file.starts_with('/') || file.as_bytes().get(1) == Some(&b':');
    match file.rsplit_once('/') {
        Some((_, name)) if is_absolute => name.to_owned(),
        _ => file,
    }
}

/// Keeps the newest. One that stays is no harm.
fn tidy(folder: &Path) {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut reports: Vec<String> = names.filter(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX)).collect();
    reports.sort();
    let old = reports.len().saturating_sub(MOST);
    for name in &reports[..old] {
        fs::remove_file(folder.join(name)).unwrap_or_else(|why| log::info!("an old report stays: {}", why.kind()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_and_not_what() {
        let backtrace = "   0: samsyn::ui::shell::draw\n             at /home/somebody/samsyn/src/ui/shell.rs:12:5\n   1: main\n";
        let text = compose(Timestamp::UNIX_EPOCH, "main", Some("src/ui/shell.rs:12:5"), backtrace);
        assert!(text.contains("thread: main\nplace: src/ui/shell.rs:12:5\n"), "{text}");
        assert!(text.ends_with("the latest first:\n  samsyn::ui::shell::draw\n  main\n"), "{text}");
        assert!(!text.contains("somebody"), "{text}");
    }

    #[test]
    fn a_source_file_is_named_as_on_every_machine() {
        for (file, short) in [
            ("src/ui/shell.rs", "src/ui/shell.rs"),
            ("/home/x/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/egui-0.37.0/src/ui.rs", "egui-0.37.0/src/ui.rs"),
            ("/rustc/0123/library/core/src/option.rs", "library/core/src/option.rs"),
            ("C:\\Users\\x\\samsyn\\src\\lib.rs", "lib.rs"),
        ] {
            assert_eq!(shortened(file), short);
        }
    }

    #[test]
    fn only_the_newest_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        for n in 0..MOST + 3 {
            fs::write(dir.path().join(format!("{PREFIX}{n:03}{SUFFIX}")), "").unwrap();
        }
        fs::write(dir.path().join("mine.txt"), "").unwrap();
        tidy(dir.path());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), MOST + 1);
        assert!(!dir.path().join(format!("{PREFIX}002{SUFFIX}")).exists() && dir.path().join(format!("{PREFIX}003{SUFFIX}")).exists());
    }
}
