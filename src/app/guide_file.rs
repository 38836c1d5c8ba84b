//! Writing a guide to a file of its own, to give to others.

use std::io;
use std::path::Path;

use crate::domain::guide::Guide;
use crate::domain::ids::{RowId, SectionId};
use crate::storage::atomic;
use crate::storage::format::{self, Kind};
use crate::storage::layout::FileKey;

/// Why no file came of it.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// There is a file already.
    #[error("there is a file already")]
    Exists,
    /// It is one that the project itself consists of.
    #[error("the file is the project's own")]
    Own,
    #[error("the guide cannot be written as RON")]
    Format(#[from] ron::Error),
    #[error("the file could not be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes a guide to `path`, over what is there only if asked to, and never over the files of the
/// project in `root`.
///
/// # Errors
/// [`NotWritten`], and then nothing has changed.
pub fn write(guide: &Guide, path: &Path, root: &Path, over: bool) -> Result<(), NotWritten> {
    let own = [FileKey::Guide, FileKey::Project].map(|key| key.path(root));
    if let Ok(there) = path.canonicalize() {
        if own.iter().any(|own| own.canonicalize().is_ok_and(|own| own == there)) {
            return Err(NotWritten::Own);
        }
        if !over {
            return Err(NotWritten::Exists);
        }
    }
    let text = format::to_text(Kind::Guide, guide)?;
    Ok(atomic::write(path, text.as_bytes())?)
}

/// The id of a new row: random, so that a row that was removed never lends its id to another.
#[must_use]
pub fn new_row() -> Option<RowId> {
    RowId::new(format!("r{:010x}", fastrand::u64(..) & 0xff_ffff_ffff)).ok()
}

/// The id of a new section.
#[must_use]
pub fn new_section() -> Option<SectionId> {
    SectionId::new(format!("s{:010x}", fastrand::u64(..) & 0xff_ffff_ffff)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::guides;
    use crate::storage::guides::bilaga2;

    #[test]
    fn nothing_is_written_over_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path().join("project"), folder.path().join("guide.ron"));
        let guide = bilaga2();
        write(&guide, &path, &root, false).unwrap();
        assert_eq!(guides::read(&path).unwrap(), guide);
        assert!(matches!(write(&guide, &path, &root, false), Err(NotWritten::Exists)));
        write(&guide, &path, &root, true).unwrap();

        let own = FileKey::Guide.path(&root);
        write(&guide, &own, &folder.path().join("elsewhere"), false).unwrap();
        assert!(matches!(write(&guide, &own, &root, true), Err(NotWritten::Own)), "the project saves that itself");
    }
}
