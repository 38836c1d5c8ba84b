//! What a locked project has printed: in clear for the program that shows it, and so in a folder
//! for this user alone, among the system's temporary files, that goes when the project is closed.
//! What a program that was killed has left there goes at the next start.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use super::lock::lock;

const PREFIX: &str = "samsyn-print-";
/// Held for as long as the folder is in use.
const LOCK: &str = "lock";

/// The printed files of an open project. The folder is made when it is needed.
#[derive(Debug, Default)]
pub struct Prints(Mutex<Option<Folder>>);

#[derive(Debug)]
struct Folder {
    /// Given back before the folder goes: Windows removes nothing that is open.
    _lock: Option<File>,
    dir: TempDir,
}

impl Prints {
    /// A file by this name that nobody else can read, still empty.
    ///
    /// # Errors
    /// What the system says.
    pub fn file(&self, name: &str) -> io::Result<PathBuf> {
        self.file_in(&std::env::temp_dir(), name)
    }

    fn file_in(&self, temporary: &Path, name: &str) -> io::Result<PathBuf> {
        let mut folder = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let dir = if let Some(folder) = &*folder {
            folder.dir.path().to_owned()
        } else {
            let mut builder = tempfile::Builder::new();
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
            let dir = builder.prefix(PREFIX).tempdir_in(temporary)?;
            let lock = lock(&dir.path().join(LOCK))?;
            folder.insert(Folder { _lock: lock, dir }).dir.path().to_owned()
        };
        let path = dir.join(name);
        let mut options = OpenOptions::new();
        options.create(true).write(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path)?;
        Ok(path)
    }
}

/// Removes what a program that was killed has left among the system's temporary files.
pub fn tidy() {
    tidy_in(&std::env::temp_dir());
}

fn tidy_in(temporary: &Path) {
    let is = |path: &Path, test: fn(&fs::Metadata) -> bool| fs::symlink_metadata(path).is_ok_and(|there| test(&there));
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let held = path.join(LOCK);
        if name.to_string_lossy().starts_with(PREFIX)
            && is(&path, fs::Metadata::is_dir)
            && is(&held, fs::Metadata::is_file)
            && matches!(lock(&held), Ok(Some(_)))
            && let Err(why) = fs::remove_dir_all(&path)
        {
            log::warn!("a print could not be removed: {}", why.kind());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_print_is_for_its_user_alone_and_goes_with_the_project() {
        let dir = tempfile::tempdir().unwrap();
        let prints = Prints::default();
        assert_eq!(names(dir.path()), 0);
        let path = prints.file_in(dir.path(), "utskrift.pdf").unwrap();
        super::super::atomic::write(&path, b"%PDF-").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
        assert_eq!(prints.file_in(dir.path(), "utskrift.pdf").unwrap(), path, "the same place each time");
        drop(prints);
        assert_eq!(names(dir.path()), 0);
    }

    #[test]
    fn what_was_left_behind_goes_and_what_is_in_use_stays() {
        let dir = tempfile::tempdir().unwrap();
        let (left, used) = (Prints::default(), Prints::default());
        let gone = left.file_in(dir.path(), "utskrift.pdf").unwrap();
        let stays = used.file_in(dir.path(), "utskrift.pdf").unwrap();
        // As when the program is killed: the lock ends, the folder stays.
        drop(left.0.into_inner().unwrap().unwrap().dir.keep());
        let others = dir.path().join("samsyn-print-egen");
        fs::create_dir(&others).unwrap();
        tidy_in(dir.path());
        assert!(!gone.exists() && stays.exists() && others.exists());
    }
}
