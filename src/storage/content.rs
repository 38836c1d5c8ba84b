//! One file of a work folder, read into what it holds.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::domain::anonymity::names::Names;
use crate::domain::draft::Draft;
use crate::domain::draft::steps::Steps;
use crate::domain::draft::version::Version;
use crate::domain::guide::Guide;
use crate::domain::log::Log;
use crate::domain::municipality::Municipality;
use crate::domain::notes::Notes;
use crate::domain::project::Project;
use crate::domain::publication::Lead;
use crate::domain::publication::Package;
use crate::domain::review::{Approvals, Round};
use crate::domain::selection::Selection;
use crate::domain::session::Session;

use super::format::{self, Kind, Loaded, MAX_BYTES};
use super::guides;
use super::layout::FileKey;
use super::located::Located;
use super::problem::Problem;
use super::sum::{self, Summed};
use super::vault::{self, Key};

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    Project(Project),
    Guide(Guide),
    Municipality(Box<Municipality>),
    Session(Session),
    Notes(Box<Notes>),
    Draft(Draft),
    Steps(Steps),
    Version(Version),
    Round(Box<Round>),
    Approvals(Approvals),
    Collected(Box<Package>),
    Log(Log),
    Names(Names),
    Selection(Selection),
    Publication(Box<Lead>),
}

/// The content hash of a file.
pub(super) type Hash = [u8; 32];

pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// A file as it was at some moment. Locking the same text twice gives different bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Of the bytes on disk: tells whether somebody has written them since.
    pub disk: Hash,
    /// Of the text: tells whether there is anything to write. Of a locked file that cannot be
    /// opened it is that of the bytes, which no text has.
    pub text: Hash,
    /// Whether the text is another than was saved.
    pub damaged: bool,
    /// Whether that is so, or was of a text that it was written over.
    pub altered: bool,
}

impl Stamp {
    pub fn of(bytes: Vec<u8>, file: &str, vault: Option<&Key>) -> Self {
        let disk = hash(&bytes);
        let sum = unlocked(bytes, file, vault).map_or(Summed { hash: disk, damaged: false, altered: false }, |clear| sum::read(&clear));
        Self { disk, text: sum.hash, damaged: sum.damaged, altered: sum.altered }
    }
}

/// The largest file that is read: a locked one is a little longer than its text.
pub(super) fn most_bytes(vault: Option<&Key>) -> u64 {
    MAX_BYTES + if vault.is_some() { vault::OVERHEAD } else { 0 }
}

/// The text of one file, and what it was read from.
pub(super) fn text(root: &Path, key: &FileKey, vault: Option<&Key>) -> Result<(String, Stamp), Problem> {
    text_at(&key.path(root), key, vault)
}

/// The text of a file that lies somewhere else than where it is read.
fn text_at(path: &Path, key: &FileKey, vault: Option<&Key>) -> Result<(String, Stamp), Problem> {
    let file = key.relative();
    let bytes = format::read_up_to(path, &file, most_bytes(vault))?;
    let disk = hash(&bytes);
    let text = format::text_of(unlocked(bytes, &file, vault)?, &file)?;
    let Summed { hash, damaged, altered } = sum::read(text.as_bytes());
    let stamp = Stamp { disk, text: hash, damaged, altered };
    Ok((text, stamp))
}

/// What bytes are without the lock. In a locked folder there may still be clear files, when
/// locking it was interrupted.
fn unlocked(bytes: Vec<u8>, file: &str, vault: Option<&Key>) -> Result<Vec<u8>, Problem> {
    match vault {
        Some(key) if vault::is_sealed(&bytes) => key.unseal(&bytes, file),
        Some(_) if !vault::is_clear(&bytes) => Err(vault::damaged(file)),
        None if vault::is_sealed(&bytes) => Err(vault::locked(file)),
        _ => Ok(bytes),
    }
}

/// Reads one file, and what it was read from.
pub(super) fn read(root: &Path, key: &FileKey, vault: Option<&Key>) -> Result<(Loaded<Content>, Stamp), Vec<Problem>> {
    read_at(&key.path(root), key, vault)
}

/// As [`read()`], a file that lies somewhere else.
pub(super) fn read_at(path: &Path, key: &FileKey, vault: Option<&Key>) -> Result<(Loaded<Content>, Stamp), Vec<Problem>> {
    let (text, stamp) = text_at(path, key, vault).map_err(|problem| vec![problem])?;
    let loaded = match own(key, &text) {
        Some(value) => Loaded { value, format: format::FORMAT, newer: false },
        None => parse(key, &text)?.0,
    };
    Ok((loaded, stamp))
}

/// What a file holds that this version wrote itself; `None` for any other, and for guides, which have
/// rules of their own.
pub(super) fn own(key: &FileKey, text: &str) -> Option<Content> {
    let kind = key.kind();
    Some(match key {
        FileKey::Guide => return None,
        FileKey::Project => Content::Project(format::own(text, kind)?),
        FileKey::Municipality(_) => Content::Municipality(Box::new(format::own(text, kind)?)),
        FileKey::Session(..) => Content::Session(format::own(text, kind)?),
        FileKey::Notes(..) => Content::Notes(Box::new(format::own(text, kind)?)),
        FileKey::Draft(_) => Content::Draft(format::own(text, kind)?),
        FileKey::Steps(_) => Content::Steps(format::own(text, kind)?),
        FileKey::Version(..) => Content::Version(format::own(text, kind)?),
        FileKey::Round(..) => Content::Round(Box::new(format::own(text, kind)?)),
        FileKey::Approvals(_) => Content::Approvals(format::own(text, kind)?),
        FileKey::Collected(_) => Content::Collected(Box::new(format::own(text, kind)?)),
        FileKey::Log(_) => Content::Log(format::own(text, kind)?),
        FileKey::Names => Content::Names(format::own(text, kind)?),
        FileKey::Selection => Content::Selection(format::own(text, kind)?),
        FileKey::Publication => Content::Publication(Box::new(format::own(text, kind)?)),
    })
}

/// Reads the text of one file, and where in it the content stands.
pub(super) fn parse<'de>(key: &FileKey, text: &'de str) -> Result<(Loaded<Content>, Located<'de>), Vec<Problem>> {
    let file = &key.relative();
    let document = format::open(file, text, key.kind())?;
    let loaded = match key {
        FileKey::Project => format::value(file, text, document)?.map(Content::Project),
        FileKey::Guide => guides::load(file, text, document)?.map(Content::Guide),
        FileKey::Municipality(_) => format::value(file, text, document)?.map(|municipality| Content::Municipality(Box::new(municipality))),
        FileKey::Session(..) => format::value(file, text, document)?.map(Content::Session),
        FileKey::Notes(..) => format::value(file, text, document)?.map(|notes| Content::Notes(Box::new(notes))),
        FileKey::Draft(_) => format::value(file, text, document)?.map(Content::Draft),
        FileKey::Steps(_) => format::value(file, text, document)?.map(Content::Steps),
        FileKey::Version(..) => format::value(file, text, document)?.map(Content::Version),
        FileKey::Round(..) => format::value(file, text, document)?.map(|round| Content::Round(Box::new(round))),
        FileKey::Approvals(_) => format::value(file, text, document)?.map(Content::Approvals),
        FileKey::Collected(_) => format::value(file, text, document)?.map(|package| Content::Collected(Box::new(package))),
        FileKey::Log(_) => format::value(file, text, document)?.map(Content::Log),
        FileKey::Names => format::value(file, text, document)?.map(Content::Names),
        FileKey::Selection => format::value(file, text, document)?.map(Content::Selection),
        FileKey::Publication => format::value(file, text, document)?.map(|lead| Content::Publication(Box::new(lead))),
    };
    Ok((loaded, document.content))
}

impl<T> Loaded<T> {
    fn map<U>(self, with: impl FnOnce(T) -> U) -> Loaded<U> {
        Loaded { value: with(self.value), format: self.format, newer: self.newer }
    }
}

impl FileKey {
    /// The kind that stands in the file's header.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Project => Kind::Project,
            Self::Guide => Kind::Guide,
            Self::Municipality(_) => Kind::Municipality,
            Self::Session(..) => Kind::Session,
            Self::Notes(..) => Kind::Notes,
            Self::Draft(_) => Kind::Draft,
            Self::Steps(_) => Kind::Steps,
            Self::Version(..) => Kind::Version,
            Self::Round(..) => Kind::Round,
            Self::Approvals(_) => Kind::Approvals,
            Self::Collected(_) => Kind::Collected,
            Self::Log(_) => Kind::Log,
            Self::Names => Kind::Names,
            Self::Selection => Kind::Selection,
            Self::Publication => Kind::Publication,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::Scan;
    use super::*;

    /// Every file of a folder that this version wrote.
    fn files() -> Vec<(FileKey, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-6");
        let keys = Scan::of(&root).keys.into_iter().filter(|key| *key != FileKey::Guide);
        keys.map(|key| (key.clone(), text(&root, &key, None).unwrap().0)).collect()
    }

    #[test]
    fn what_is_read_in_one_go_is_what_is_read_step_by_step() {
        let files = files();
        let mut other = Vec::new();
        for (key, text) in &files {
            let slowly = parse(key, text).unwrap().0.value;
            match own(key, text) {
                Some(value) => assert_eq!(value, slowly, "{key:?}"),
                None => other.push(key),
            }
        }
        // Some were written before their last fields came.
        assert!(files.len() >= 12 && other.len() <= 2, "{other:?} of {}", files.len());
    }

    #[test]
    fn what_somebody_else_has_written_is_read_step_by_step() {
        for (key, text) in files() {
            let (head, content) = text.split_once("content: (").unwrap();
            let unknown = format!("{head}content: (\n    later: 3,{content}");
            let commented = format!("{head}content: ( // sagt på ån\n{content}");
            let other = text.replacen("format: 6", "format: 5", 1);
            for strange in [unknown, commented, other, text.replacen('\n', "\r\n", 1), text.replacen("kind: \"", "kind: \"x", 1)] {
                assert_eq!(own(&key, &strange), None, "{key:?}");
            }
        }
    }
}
