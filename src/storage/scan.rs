//! Which of its files a work folder holds.
//!
//! Only folders that can hold them are looked into, links are never followed, and there is an
//! end to how much is looked at: the folder may come from anywhere.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::domain::ids::{InvalidId, MAX_LEN, RoundId, SessionId, Slug, VersionId, WriterId};

use super::layout::{self, FileKey};
use super::problem::{Problem, ProblemKind};
use super::vault;

/// The most names that are looked at in one work folder.
const MAX_NAMES: usize = 20_000;
/// The most bytes that all its files may hold together.
const MAX_TOTAL: u64 = 1024 * 1024 * 1024;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The files that are there, whatever is in them.
    pub keys: BTreeSet<FileKey>,
    /// The files that must be there and are not.
    pub missing: BTreeSet<FileKey>,
    pub problems: Vec<Problem>,
    names: usize,
    bytes: u64,
}

impl Scan {
    pub fn of(root: &Path) -> Self {
        let mut scan = Self::default();
        scan.walk(root);
        if scan.names > MAX_NAMES {
            let message = format!("holds too many files: expected at most {MAX_NAMES}");
            scan.problems.push(Problem::whole(".", ProblemKind::TooLarge, message));
        }
        if scan.bytes > MAX_TOTAL {
            let message = format!("holds {} bytes in all: expected at most {MAX_TOTAL}", scan.bytes);
            scan.problems.push(Problem::whole(".", ProblemKind::TooLarge, message));
            scan.keys.clear();
        }
        scan
    }

    /// Whether other files stand in a folder that `missing` would make sense of.
    pub fn is_needed(&self, missing: &FileKey) -> bool {
        let within = |key: &FileKey| key.slug() == missing.slug() && (missing.session().is_none() || key.session() == missing.session());
        missing.slug().is_none() || self.keys.iter().any(within)
    }

    fn walk(&mut self, root: &Path) {
        if !root.is_dir() {
            self.problems.push(Problem::whole(".", ProblemKind::Missing, "there is no such folder"));
            return;
        }
        self.list(root, "");
        self.need(root, FileKey::Project);
        self.need(root, FileKey::Guide);
        self.add(root, &FileKey::Selection);
        self.files(root, layout::LOG, |name| Some(FileKey::Log(WriterId::new(name).ok()?)));
        self.add(root, &FileKey::Publication);
        // In the clear they are nobody's.
        if vault::is_locked(root) {
            self.add(root, &FileKey::Names);
        }
        for slug in self.folders(root, layout::MUNICIPALITIES, layout::MUNICIPALITY, Slug::new) {
            let below = format!("{}/{slug}", layout::MUNICIPALITIES);
            self.list(&root.join(&below), &below);
            self.need(root, FileKey::Municipality(slug.clone()));
            self.add(root, &FileKey::Draft(slug.clone()));
            self.add(root, &FileKey::Steps(slug.clone()));
            self.files(root, &format!("{below}/{}", layout::VERSIONS), |name| {
                Some(FileKey::Version(slug.clone(), VersionId::new(name).ok()?))
            });
            self.files(root, &format!("{below}/{}", layout::ROUNDS), |name| Some(FileKey::Round(slug.clone(), RoundId::new(name).ok()?)));
            self.add(root, &FileKey::Approvals(slug.clone()));
            self.add(root, &FileKey::Collected(slug.clone()));
            let sessions = format!("{below}/{}", layout::SESSIONS);
            for id in self.folders(root, &sessions, layout::SESSION, SessionId::new) {
                let below = format!("{sessions}/{id}");
                self.list(&root.join(&below), &below);
                self.need(root, FileKey::Session(slug.clone(), id.clone()));
                let key = |name: &str| Some(FileKey::Notes(slug.clone(), id.clone(), WriterId::new(name).ok()?));
                self.files(root, &format!("{below}/{}", layout::NOTES), key);
            }
        }
    }

    /// The folders below `below` whose names are ids.
    fn folders<T>(&mut self, root: &Path, below: &str, main: &str, id: impl Fn(String) -> Result<T, InvalidId>) -> Vec<T> {
        let mut found = Vec::new();
        if !self.enter(root, below) {
            return found;
        }
        for name in self.list(&root.join(below), below) {
            let path = root.join(below).join(&name);
            let file = format!("{below}/{name}");
            match fs::symlink_metadata(&path) {
                Ok(there) if there.is_symlink() => self.problems.push(not_a_folder(&file, "a link, which is not followed")),
                Ok(there) if there.is_dir() => match id(name) {
                    Ok(id) => found.push(id),
                    // Somebody's own folder is no business of ours, unless it looks like work.
                    Err(_) if path.join(main).exists() => self.problems.push(bad_name(&file)),
                    Err(_) => {}
                },
                _ => {}
            }
        }
        found
    }

    /// The files below `below` whose names are ids.
    fn files(&mut self, root: &Path, below: &str, key: impl Fn(&str) -> Option<FileKey>) {
        if !self.enter(root, below) {
            return;
        }
        for name in self.list(&root.join(below), below) {
            let Some(stem) = name.strip_suffix(".ron") else { continue };
            match key(stem) {
                Some(key) => drop(self.add(root, &key)),
                None => self.problems.push(bad_name(&format!("{below}/{name}"))),
            }
        }
    }

    /// Whether a folder is there to be listed. One that need not be there may be missing.
    fn enter(&mut self, root: &Path, below: &str) -> bool {
        let what = match fs::symlink_metadata(root.join(below)) {
            Ok(there) if there.is_dir() => return true,
            Ok(there) if there.is_symlink() => "a link, which is not followed",
            Ok(_) => "a file",
            Err(error) if error.kind() == io::ErrorKind::NotFound => return false,
            Err(_) => "nothing that can be read",
        };
        self.problems.push(not_a_folder(below, what));
        false
    }

    /// The names in a folder, sorted, without hidden ones and conflict copies.
    fn list(&mut self, path: &Path, below: &str) -> Vec<String> {
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => {
                let file = if below.is_empty() { "." } else { below };
                self.problems.push(Problem::whole(file, ProblemKind::Unreadable, format!("cannot be read: {}", error.kind())));
                return Vec::new();
            }
        };
        let mut names = Vec::new();
        for entry in entries.flatten() {
            self.names += 1;
            if self.names > MAX_NAMES {
                break;
            }
            // A name may come from anywhere and end up in a terminal.
            let name = entry.file_name().to_string_lossy().replace(char::is_control, "\u{fffd}");
            if layout::is_conflict_copy(&name) {
                let message = if below.is_empty() && name.strip_suffix(".age").is_some() {
                    "is a key that a synchronising service set aside: two devices have locked the folder, and what one of them locked opens with this key alone; keep it"
                } else {
                    "is a copy that a synchronising service set aside: compare it with the file it stands beside, then remove it"
                };
                let file = if below.is_empty() { name } else { format!("{below}/{name}") };
                self.problems.push(Problem::whole(file, ProblemKind::ConflictCopy, message));
            } else if !name.starts_with('.') {
                names.push(name);
            }
        }
        names.sort();
        names
    }

    fn need(&mut self, root: &Path, key: FileKey) {
        if !self.add(root, &key) {
            self.missing.insert(key);
        }
    }

    /// Whether it is there.
    fn add(&mut self, root: &Path, key: &FileKey) -> bool {
        let there = fs::symlink_metadata(key.path(root));
        if let Ok(there) = &there {
            // One that is too large to be read is reported by itself.
            self.bytes += if there.len() > super::format::MAX_BYTES { 0 } else { there.len() };
            self.keys.insert(key.clone());
        }
        there.is_ok()
    }
}

/// The problem of a file that must be there.
pub(super) fn missing(key: &FileKey) -> Problem {
    let message = match key {
        FileKey::Project => "is missing: every work folder has one",
        FileKey::Guide => "is missing: every work folder has its interview guide",
        FileKey::Session(..) => "is missing: every focus group's folder has one",
        _ => "is missing: every municipality's folder has one",
    };
    Problem::whole(key.relative(), ProblemKind::Missing, message)
}

fn bad_name(file: &str) -> Problem {
    let message = format!("has a name that cannot be an id: expected 1 to {MAX_LEN} of a–z, 0–9, '-', '.' and '_'");
    Problem::whole(file, ProblemKind::BadName, message)
}

fn not_a_folder(file: &str, what: &str) -> Problem {
    Problem::whole(file, ProblemKind::NotAFile, format!("is {what}: expected a folder"))
}
