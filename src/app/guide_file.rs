//! Writing a guide to a file of its own, to give to others.

use std::io;
use std::path::Path;

use super::exporting::file_name;
use crate::domain::anonymity::gate::{Cleared, Gate, Hindrance};
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
    /// All of it has to be dealt with first.
    #[error("{} finds in it have to be dealt with before it can leave", .0.len())]
    Held(Vec<Hindrance>),
}

/// As [`write()`], if the gate lets the guide and the file's name through.
///
/// # Errors
/// [`NotWritten`], and then nothing has changed.
pub fn save(gate: &Gate, guide: Guide, path: &Path, root: &Path, over: bool) -> Result<(), NotWritten> {
    let guide = gate.clear(guide).map_err(NotWritten::Held)?;
    file_name(gate, path).map_err(NotWritten::Held)?;
    write(&guide, path, root, over)
}

/// Writes a guide to `path`, over what is there only if asked to, and never over the files of the
/// project in `root`.
///
/// # Errors
/// [`NotWritten`], and then nothing has changed.
pub fn write(guide: &Cleared<Guide>, path: &Path, root: &Path, over: bool) -> Result<(), NotWritten> {
    let own = [FileKey::Guide, FileKey::Project].map(|key| key.path(root));
    if let Ok(there) = path.canonicalize() {
        if own.iter().any(|own| own.canonicalize().is_ok_and(|own| own == there)) {
            return Err(NotWritten::Own);
        }
        if !over {
            return Err(NotWritten::Exists);
        }
    }
    let text = format::to_text(Kind::Guide, &**guide)?;
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
    use crate::domain::anonymity::names::Names;
    use crate::storage::guides::bilaga2;

    #[test]
    fn nothing_is_written_over_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path().join("project"), folder.path().join("guide.ron"));
        let guide = Gate::bare().clear(bilaga2()).unwrap();
        write(&guide, &path, &root, false).unwrap();
        assert_eq!(guides::read(&path).unwrap(), *guide);
        assert!(matches!(write(&guide, &path, &root, false), Err(NotWritten::Exists)));
        write(&guide, &path, &root, true).unwrap();

        let own = FileKey::Guide.path(&root);
        write(&guide, &own, &folder.path().join("elsewhere"), false).unwrap();
        assert!(matches!(write(&guide, &own, &root, true), Err(NotWritten::Own)), "the project saves that itself");
    }

    #[test]
    fn no_name_on_the_guard_list_leaves_with_a_guide() {
        let folder = tempfile::tempdir().unwrap();
        let gate = Gate::guarding(&Names { guard: vec!["Fiktiva Testsson".to_owned()], ..Names::default() });
        let save = |guide: &Guide, name: &str| save(&gate, guide.clone(), &folder.path().join(name), folder.path(), false);
        let changes: [fn(&mut Guide); 5] = [
            |guide| guide.source.en = "told by fiktiva testssons colleague".to_owned(),
            |guide| guide.sections[1].title.sv.push_str(" Fiktiva Testsson"),
            |guide| guide.sections[1].rows[0].text.sv.push_str(" (fråga Fiktiva Testsson)"),
            |guide| guide.sections[1].rows[0].follow_ups.iter_mut().for_each(|row| row.short.sv.push_str(" Fiktiva Testsson")),
            |guide| guide.sections[2].id = SectionId::new("fiktiva-testsson").unwrap(),
        ];
        for (n, change) in changes.into_iter().enumerate() {
            let mut guide = bilaga2();
            change(&mut guide);
            assert!(matches!(save(&guide, "guide.ron"), Err(NotWritten::Held(found)) if !found.is_empty()), "{n}");
        }
        assert!(matches!(save(&bilaga2(), "guide till Fiktiva Testsson.ron"), Err(NotWritten::Held(_))));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        save(&bilaga2(), "guide.ron").unwrap();
    }
}
