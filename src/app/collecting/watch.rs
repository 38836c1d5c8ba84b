//! A folder that packages are put into, also a synchronised or a mounted one: what is new in it is
//! found by looking again, since no system tells reliably of what happens on another computer.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, SystemTime};

use super::collect;
use crate::app::event::Event;
use crate::app::jobs::{self, Outbox};

/// What tells whether a file is another than before.
type Look = (u64, Option<SystemTime>);

/// What was seen of the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    files: BTreeMap<PathBuf, Look>,
    /// Those that have been handed on, as they were then.
    done: BTreeMap<PathBuf, Look>,
}

impl Seen {
    /// Looks at the folder. Returns the packages that are new or another than before and have not
    /// changed since the last look: one that is still being written is left for the next.
    ///
    /// # Errors
    /// When the folder cannot be listed; it may come back.
    pub fn look(&mut self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut now = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if collect::is_package(&path)
                && let Ok(there) = fs::metadata(&path)
            {
                now.insert(path, (there.len(), there.modified().ok()));
            }
        }
        let settled = |path: &PathBuf, look: &Look| self.files.get(path) == Some(look) && self.done.get(path) != Some(look);
        let found: Vec<PathBuf> = now.iter().filter(|(path, look)| settled(path, look)).map(|(path, _)| path.clone()).collect();
        for path in &found {
            self.done.extend(now.get(path).map(|look| (path.clone(), *look)));
        }
        self.files = now;
        Ok(found)
    }
}

/// A folder is looked at this often.
const EVERY: Duration = Duration::from_secs(4);

/// Looks at a folder on a thread of its own until it is dropped.
#[derive(Debug)]
pub struct Watcher {
    folder: PathBuf,
    reaches: Arc<AtomicBool>,
    /// The thread ends when this is gone.
    _alive: Sender<()>,
}

impl Watcher {
    /// Hands the packages that are found to the window, for the project of that number.
    pub(in crate::app) fn start(folder: PathBuf, outbox: Outbox, project: u64) -> Self {
        let (alive, gone) = channel::<()>();
        let reaches = Arc::new(AtomicBool::new(true));
        let (path, reached) = (folder.clone(), Arc::clone(&reaches));
        jobs::thread("watch", move || {
            let mut seen = Seen::default();
            loop {
                let looked = seen.look(&path);
                let is_news = reached.swap(looked.is_ok(), Ordering::Relaxed) != looked.is_ok();
                let found: Vec<_> = looked.unwrap_or_default().into_iter().map(|path| (collect::read(&path).map(Box::new), path)).collect();
                if is_news || !found.is_empty() {
                    let found = found.into_iter().map(|(result, path)| (path, result)).collect();
                    outbox.send(Event::PackagesRead { project, found, by_hand: false });
                }
                if gone.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
                    break;
                }
            }
        });
        Self { folder, reaches, _alive: alive }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the folder was there at the last look.
    #[must_use]
    pub fn reaches(&self) -> bool {
        self.reaches.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_is_found_once_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut seen) = (folder.path().join("ale.samsyn"), Seen::default());
        fs::write(folder.path().join("läs mig.txt"), "text").unwrap();
        assert_eq!(seen.look(folder.path()).unwrap(), [""; 0].map(PathBuf::from));
        fs::write(&path, "halv").unwrap();
        assert!(seen.look(folder.path()).unwrap().is_empty(), "it may still be written");
        fs::write(&path, "halv och hel").unwrap();
        assert!(seen.look(folder.path()).unwrap().is_empty());
        assert_eq!(seen.look(folder.path()).unwrap(), std::slice::from_ref(&path));
        assert!(seen.look(folder.path()).unwrap().is_empty(), "once");
        fs::write(&path, "en senare version").unwrap();
        assert!(seen.look(folder.path()).unwrap().is_empty());
        assert_eq!(seen.look(folder.path()).unwrap(), [path]);

        // A share that is gone for a while is no fault of anybody's.
        let (gone, back) = (folder.path().join("borta"), folder.path().join("delad"));
        assert!(seen.look(&gone).is_err());
        fs::create_dir(&back).unwrap();
        assert!(seen.look(&back).unwrap().is_empty());
    }
}
