//! A folder that packages are put into, also a synchronised or a mounted one: what is new in it is
//! found by looking again, since no system tells reliably of what happens on another computer.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::collect;

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
