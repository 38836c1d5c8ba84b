//! One file of a work folder, read into what it holds.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::domain::draft::Draft;
use crate::domain::draft::steps::Steps;
use crate::domain::draft::version::Version;
use crate::domain::guide::Guide;
use crate::domain::log::Log;
use crate::domain::municipality::Municipality;
use crate::domain::notes::Notes;
use crate::domain::project::Project;
use crate::domain::session::Session;

use super::format::{self, Kind, Loaded};
use super::guides;
use super::layout::FileKey;
use super::located::Located;
use super::problem::Problem;

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
    Log(Log),
}

/// The content hash of a file.
pub(super) type Hash = [u8; 32];

pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// Reads one file, and the hash of its bytes.
pub(super) fn read(root: &Path, key: &FileKey) -> Result<(Loaded<Content>, Hash), Vec<Problem>> {
    let text = format::read_text(&key.path(root), &key.relative()).map_err(|problem| vec![problem])?;
    Ok((parse(key, &text)?.0, hash(text.as_bytes())))
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
        FileKey::Log(_) => format::value(file, text, document)?.map(Content::Log),
    };
    Ok((loaded, document.content))
}

impl<T> Loaded<T> {
    fn map<U>(self, with: impl FnOnce(T) -> U) -> Loaded<U> {
        Loaded { value: with(self.value), newer: self.newer }
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
            Self::Log(_) => Kind::Log,
        }
    }
}
