//! What the program says of itself on the error stream: never a word of what it works with.

use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::PathBuf;
use std::sync::Mutex;
use std::thread;

use env_logger::{Builder, Env, Logger};
use log::{Log, Metadata, Record};

use super::crash_report;

/// Only our own lines: other crates do not know what may not be said.
const OURS: &str = "samsyn";

/// Where the report of the latest panic lies.
static REPORT: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Starts the log, and says of a panic where it was, not what it was about: its message may quote
/// a text. A report of it is left below `home`, the folder of the preferences.
pub fn start(home: Option<PathBuf>) {
    panic::set_hook(Box::new(move |info| {
        // Where not even this can be said there is nobody to hear it.
        writeln!(io::stderr(), "{}", line(info)).unwrap_or_default();
        let Some(home) = &home else { return };
        match (crash_report::leave(home, info), REPORT.try_lock()) {
            (Ok(path), Ok(mut latest)) => *latest = Some(path),
            (Ok(_), Err(_)) => {}
            (Err(why), _) => writeln!(io::stderr(), "samsyn: no report was left: {}", why.kind()).unwrap_or_default(),
        }
    }));
    let inner = Builder::from_env(Env::default().default_filter_or("samsyn=warn")).build();
    let most = inner.filter();
    if log::set_boxed_logger(Box::new(Own(inner))).is_ok() {
        log::set_max_level(most);
    }
}

/// Where the report of the latest panic lies, if there was one and it could be written.
#[must_use]
pub fn latest_report() -> Option<PathBuf> {
    REPORT.lock().ok()?.clone()
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
