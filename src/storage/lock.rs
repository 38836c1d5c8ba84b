//! Who writes which file, when a work folder is open more than once on this device.
//!
//! A device writes its notes under one name. So that two windows never share a file, each takes a
//! pen: the first writes under the device's name, the next under that name with a number behind
//! it. A pen is a file lock in this machine's own folder, never in the work folder, and so ends
//! with the program however that ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::ids::WriterId;

use super::content;

const FOLDER: &str = "locks";
/// More windows than this on one folder are nobody's work.
const MOST: usize = 99;

/// The right to write one note-taker's files in one work folder, until it is dropped.
#[derive(Debug)]
pub struct Pen {
    writer: WriterId,
    folder: PathBuf,
    /// Held, never read.
    _lock: Option<File>,
}

impl Pen {
    /// Takes the first pen that is free for the work folder `root`; `home` is where this machine
    /// keeps its own files. Where the system knows no locks it is the device's own name: then
    /// what another window has changed is still found out when it is saved.
    #[must_use]
    pub fn take(home: &Path, root: &Path, device: &WriterId) -> Self {
        let folder = one_name(root);
        let name = name_of(&folder);
        for n in 1..=MOST {
            match lock(&home.join(FOLDER).join(format!("{name}-{n}.lock"))) {
                Ok(Some(lock)) => {
                    let writer = if n == 1 { device.clone() } else { device.numbered(n) };
                    return Self { writer, folder, _lock: Some(lock) };
                }
                Ok(None) => {}
                Err(why) => {
                    log::warn!("no lock for a work folder: {}", why.kind());
                    return Self { writer: device.clone(), folder, _lock: None };
                }
            }
        }
        Self { writer: WriterId::from_bits(fastrand::u32(..)), folder, _lock: None }
    }

    /// The pen of a writer that nobody else can be.
    #[must_use]
    pub fn of(root: &Path, writer: WriterId) -> Self {
        Self { writer, folder: one_name(root), _lock: None }
    }

    /// For a folder that is only read: keeps nobody else from it.
    #[must_use]
    pub fn lay_down(self, device: &WriterId) -> Self {
        Self { writer: device.clone(), folder: self.folder, _lock: None }
    }

    /// Whose files may be written.
    #[must_use]
    pub fn writer(&self) -> &WriterId {
        &self.writer
    }

    /// The work folder by the one name that it has however it was opened.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// The folder's own path, whatever links and dots led to it. One that is not made yet has at
/// least a place.
fn one_name(root: &Path) -> PathBuf {
    fs::canonicalize(root).or_else(|_| std::path::absolute(root)).unwrap_or_else(|_| root.to_owned())
}

/// A file name that is the same for the same folder in every process, and says nothing of it.
fn name_of(folder: &Path) -> String {
    use std::fmt::Write as _;
    content::hash(folder.as_os_str().as_encoded_bytes()).iter().take(16).fold(String::new(), |mut name, byte| {
        write!(name, "{byte:02x}").unwrap_or_default();
        name
    })
}

/// Locks a file; `None` when somebody else has it.
pub(super) fn lock(path: &Path) -> io::Result<Option<File>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Empty for ever, so there is nothing that `atomic` would have to keep whole.
    let file = OpenOptions::new().create(true).write(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notes::Notes;

    fn device() -> WriterId {
        WriterId::new("w1").unwrap()
    }

    fn take(dir: &Path, root: &str) -> Pen {
        Pen::take(&dir.join("home"), &dir.join(root), &device())
    }

    #[test]
    fn each_window_on_a_folder_has_a_pen_of_its_own_and_the_first_free_one_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("arbete")).unwrap();
        let first = take(dir.path(), "arbete");
        let second = take(dir.path(), "arbete/../arbete/.");
        let third = take(dir.path(), "arbete");
        let elsewhere = take(dir.path(), "annat");
        let names = [&first, &second, &third, &elsewhere].map(|pen| pen.writer().as_str().to_owned());
        assert_eq!(names, ["w1", "w1-2", "w1-3", "w1"]);
        drop(second);
        assert_eq!(take(dir.path(), "arbete").writer().as_str(), "w1-2");
        drop(first);
        assert_eq!(take(dir.path(), "arbete").writer(), &device());
        assert_eq!(fs::read_dir(dir.path().join("arbete")).unwrap().count(), 0, "nothing in the shared folder");
    }

    #[test]
    fn a_folder_that_is_only_read_keeps_nobody_out() {
        let dir = tempfile::tempdir().unwrap();
        let reader = take(dir.path(), "arbete").lay_down(&device());
        assert_eq!(take(dir.path(), "arbete").writer(), reader.writer());
    }

    #[test]
    fn without_locks_the_device_keeps_its_name() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("home"), "a file where the folder should be").unwrap();
        assert_eq!(take(dir.path(), "arbete").writer(), &device());
    }

    #[test]
    fn more_windows_than_there_are_numbers_get_names_of_their_own() {
        let dir = tempfile::tempdir().unwrap();
        let pens: Vec<Pen> = (0..=MOST).map(|_| take(dir.path(), "arbete")).collect();
        let names: std::collections::BTreeSet<_> = pens.iter().map(Pen::writer).collect();
        assert_eq!(names.len(), MOST + 1);
    }

    #[test]
    fn two_pens_of_a_device_never_give_two_entries_one_id() {
        let second = device().numbered(2);
        let mut notes = Notes::default();
        assert_eq!(notes.next_id(&second).as_str(), "w1-2.1");
        let text = r#"(id: "w1-2.7", revision: 1, at: "2026-11-12T12:00:00Z", changed: "2026-11-12T12:00:00Z", row: Some("q1"), kind: note, text: "")"#;
        notes.entries.push(ron::from_str::<crate::domain::notes::Entry>(text).unwrap().into());
        assert_eq!(notes.next_id(&second).as_str(), "w1-2.8");
        assert_eq!(notes.next_id(&device()).as_str(), "w1.1", "the other pen's entries are not counted as ours");
        let long = WriterId::new("w".repeat(crate::domain::ids::MAX_LEN)).unwrap().numbered(12);
        assert_eq!(WriterId::new(long.as_str()), Ok(long.clone()), "still the name of a file that can be read");
    }
}
