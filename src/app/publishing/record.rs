//! What each file of a publication was made of, kept beside the files.
//!
//! It holds hashes alone. A file that somebody has changed or taken away since is made again.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::review::sha256;
use crate::storage::atomic;

/// Its name within the folder.
pub const FILE: &str = "samsyn-publikation.json";
/// A larger file is none of ours: for each file of a publication there are some 200 bytes.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// How many pages the documents have.
    pub pages: Option<usize>,
    /// By the path within the folder, with `/` between its parts.
    files: BTreeMap<String, Made>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Made {
    /// What it was made of.
    of: String,
    /// What came of it.
    bytes: String,
}

impl Record {
    /// What was made in a folder. One that cannot be read says nothing, and all is made anew.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let is_small = fs::symlink_metadata(&path).is_ok_and(|there| there.is_file() && there.len() <= MAX_BYTES);
        let text = is_small.then(|| fs::read_to_string(&path).ok()).flatten();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        atomic::write(&folder.join(FILE), serde_json::to_string_pretty(self)?.as_bytes())
    }

    /// Whether a file is there as it was made of just this.
    #[must_use]
    pub fn has(&self, folder: &Path, file: &Path, of: &str) -> bool {
        let made = within(folder, file).and_then(|path| self.files.get(&path));
        made.is_some_and(|made| made.of == of && fs::read(file).is_ok_and(|bytes| sha256(&bytes) == made.bytes))
    }

    /// Notes what a file was made of; its path within the folder.
    pub fn note(&mut self, folder: &Path, file: &Path, of: &str, bytes: &[u8]) -> Option<String> {
        let path = within(folder, file)?;
        self.files.insert(path.clone(), Made { of: of.to_owned(), bytes: sha256(bytes) });
        Some(path)
    }

    /// The files that were made once.
    #[must_use]
    pub fn files(&self, folder: &Path) -> Vec<PathBuf> {
        let path = |name: &String| name.split('/').fold(folder.to_owned(), |path, part| path.join(part));
        // Whoever wrote the record, nothing outside the folder is touched.
        let is_plain = |name: &&String| name.split('/').all(|part| !part.is_empty() && part != ".." && part != ".");
        self.files.keys().filter(is_plain).map(path).collect()
    }

    pub fn forget(&mut self, folder: &Path, file: &Path) {
        if let Some(path) = within(folder, file) {
            self.files.remove(&path);
        }
    }
}

fn within(folder: &Path, file: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = file.strip_prefix(folder).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
