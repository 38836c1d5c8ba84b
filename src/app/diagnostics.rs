//! What the program says of itself on the error stream: never a word of what it works with.

use std::cell::RefCell;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};
use std::thread;

use env_logger::{Builder, Env, Logger};
use log::{Log, Metadata, Record};

use super::crash_report::Report;

/// Only our own lines: other crates do not know what may not be said.
const OURS: &str = "samsyn";

/// Below which folder reports of panics go.
static HOME: OnceLock<PathBuf> = OnceLock::new();
/// Where the report of the latest panic lies.
static LATEST: Mutex<Option<PathBuf>> = Mutex::new(None);

thread_local! {
    /// On the window's thread: what was being typed goes to disk before any report does.
    static HELD: RefCell<Option<Vec<Report>>> = const { RefCell::new(None) };
}

/// Starts the log, and says of a panic where it was, not what it was about: its message may quote
/// a text. A report of it is left below `home`, the folder of the preferences.
pub fn start(home: Option<PathBuf>) {
    if let Some(home) = home {
        HOME.get_or_init(|| home);
    }
    panic::set_hook(Box::new(move |info| {
        // Where not even this can be said there is nobody to hear it.
        writeln!(io::stderr(), "{}", line(info)).unwrap_or_default();
        let report = Report::of(info);
        let now = HELD.with(|held| match held.try_borrow_mut() {
            Ok(mut held) => match held.as_mut() {
                Some(held) => {
                    held.push(report);
                    None
                }
                None => Some(report),
            },
            Err(_) => Some(report),
        });
        now.iter().for_each(leave);
    }));
    let inner = Builder::from_env(Env::default().default_filter_or("samsyn=warn")).build();
    let most = inner.filter();
    if log::set_boxed_logger(Box::new(Own(inner))).is_ok() {
        log::set_max_level(most);
    }
}

/// From now on reports of this thread's panics wait for [`leave_held`].
pub fn hold_reports() {
    HELD.with(|held| {
        held.borrow_mut().get_or_insert_default();
    });
}

/// Writes the reports that were held back.
pub fn leave_held() {
    let held: Vec<Report> = HELD.with(|held| held.borrow_mut().as_mut().map(std::mem::take)).unwrap_or_default();
    held.iter().for_each(leave);
}

fn leave(report: &Report) {
    let Some(home) = HOME.get() else { return };
    match (report.leave(home), LATEST.try_lock()) {
        (Ok(path), Ok(mut latest)) => *latest = Some(path),
        (Ok(_), Err(_)) => {}
        (Err(why), _) => writeln!(io::stderr(), "samsyn: no report was left: {}", why.kind()).unwrap_or_default(),
    }
}

/// Where the report of the latest panic lies, if there was one and it could be written.
#[must_use]
pub fn latest_report() -> Option<PathBuf> {
    LATEST.lock().ok()?.clone()
}

fn line(info: &PanicHookInfo<'_>) -> String {
    let current = thread::current();
    let place = info.location().map(|place| format!(" at {}:{}:{}", place.file(), place.line(), place.column()));
    format!("samsyn: thread {} panicked{}", current.name().unwrap_or("without a name"), place.unwrap_or_default())
}

/// A log of nothing but our own.
struct Own(Logger);

fn is_ours(target: &str) -> bool {
    target == OURS || target.strip_prefix(OURS).is_some_and(|rest| rest.starts_with("::"))
}

impl Log for Own {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_ours(metadata.target()) && self.0.enabled(metadata)
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            self.0.log(record);
        }
    }

    fn flush(&self) {
        self.0.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_crates_are_silent() {
        assert!(is_ours("samsyn") && is_ours("samsyn::app::jobs"));
        assert!(!is_ours("typst") && !is_ours("samsynx::app") && !is_ours("egui_winit"));
        let own = Own(Builder::new().parse_filters("trace").build());
        let enabled = |target| own.enabled(&Metadata::builder().target(target).level(log::Level::Trace).build());
        assert!(enabled("samsyn::app") && !enabled("fontdb"));
    }
}
