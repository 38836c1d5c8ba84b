//! What a municipality's material is on disk, and taking it away for good: the notes, what can be
//! undone, the versions, and every copy of them that was set aside or left by a crash. So with the
//! names that must not leave.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::ids::Slug;

use super::atomic;
use super::earlier;
use super::layout::{self, FileKey};
use super::scan::Scan;
use super::store::{SaveError, Store};

/// The files of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    keys: Vec<FileKey>,
    /// Files that Samsyn does not read: what was set aside in `conflicts/`, copies that a
    /// synchronising service made, and what a crash left half written.
    loose: Vec<PathBuf>,
    /// The folder, from the work folder, below which every earlier generation goes too: also those
    /// that are made until then. They are copies and not counted among the files.
    earlier: String,
}

impl Material {
    /// Where they lie in the work folder, with `/` between the parts on every system.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let loose = self.loose.iter().map(|path| path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
        self.keys.iter().map(FileKey::relative).chain(loose).collect()
    }
}

impl Store {
    /// Finds the material of a municipality.
    ///
    /// # Errors
    /// When some of it is not as it was last read: another device has written there since, and
    /// nobody has seen what.
    pub fn material(&self, slug: &Slug) -> Result<Material, SaveError> {
        let scan = Scan::of(self.root());
        let belongs =
            |key: &&FileKey| matches!(key, FileKey::Notes(own, ..) | FileKey::Steps(own) | FileKey::Version(own, _) if own == slug);
        let keys: Vec<FileKey> = scan.keys.iter().filter(belongs).cloned().collect();
        // The draft is going to be written: what it rests on goes too.
        let draft = FileKey::Draft(slug.clone());
        if let Some(changed) = keys.iter().chain([&draft]).find(|key| !self.is_as_known(key)) {
            return Err(SaveError::Changed { file: changed.relative() });
        }
        let slugs: BTreeSet<&Slug> = scan.keys.iter().filter_map(FileKey::slug).collect();
        let earlier = format!("{}/{slug}", layout::MUNICIPALITIES);
        Ok(Material { keys, loose: loose(self.root(), slug, &slugs), earlier })
    }

    /// Finds the names that must not leave.
    ///
    /// # Errors
    /// As [`Store::material`].
    pub fn names(&self) -> Result<Material, SaveError> {
        let key = FileKey::Names;
        if !self.is_as_known(&key) {
            return Err(SaveError::Changed { file: key.relative() });
        }
        let root = self.root();
        let keys = Some(key).filter(|key| fs::symlink_metadata(key.path(root)).is_ok()).into_iter().collect();
        let is_copy = |name: &String| layout::is_conflict_copy(name) && is_named(name, layout::NAMES);
        // Nobody can tell of which file half of one is.
        let mut loose: Vec<PathBuf> = list(root, Path::new(""))
            .into_iter()
            .filter(|name| is_copy(name) || name.starts_with(atomic::PREFIX))
            .map(PathBuf::from)
            .collect();
        let conflicts = Path::new(layout::CONFLICTS);
        let is_rescued =
            |name: &String| name.starts_with(atomic::PREFIX) || set_aside(name).is_some_and(|path| is_named(path, layout::NAMES));
        loose.extend(list(root, conflicts).into_iter().filter(is_rescued).map(|name| conflicts.join(name)));
        loose.retain(|path| is_file(root, path));
        Ok(Material { keys, loose, earlier: FileKey::Names.stem() })
    }

    /// Takes all of it away. Each file on its own: what is gone when one cannot be removed stays
    /// gone, and doing it again takes the rest.
    ///
    /// # Errors
    /// The first file that could not be removed.
    pub fn destroy(&mut self, material: &Material) -> Result<(), SaveError> {
        for path in &material.loose {
            let removed = atomic::remove(&self.root().join(path), self.root());
            if let Err(source) = removed.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }) {
                return Err(SaveError::Io { file: path.display().to_string(), source });
            }
        }
        for key in &material.keys {
            self.take_away(key)?;
        }
        earlier::destroy(self.root(), &material.earlier).map_err(|(file, source)| SaveError::Io { file, source })
    }
}

/// The files of a municipality's material that Samsyn does not read, below `root`.
fn loose(root: &Path, slug: &Slug, slugs: &BTreeSet<&Slug>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let home = Path::new(layout::MUNICIPALITIES).join(slug.as_str());
    let sessions = list(root, &home.join(layout::SESSIONS)).into_iter().map(|session| home.join(layout::SESSIONS).join(session));
    let mut folders = vec![home.clone(), home.join(layout::VERSIONS), home.join(layout::ROUNDS)];
    folders.extend(sessions.flat_map(|session| [session.join(layout::NOTES), session]));
    for folder in folders {
        let is_loose = |name: &String| layout::is_conflict_copy(name) || name.starts_with(atomic::PREFIX);
        found.extend(list(root, &folder).into_iter().filter(is_loose).map(|name| folder.join(name)));
    }
    let conflicts = Path::new(layout::CONFLICTS);
    found.extend(list(root, conflicts).into_iter().filter(|name| owner(name, slugs) == Some(slug)).map(|name| conflicts.join(name)));
    found.retain(|path| is_file(root, path));
    found
}

/// A folder or a link by the name of a copy is nobody's copy.
fn is_file(root: &Path, path: &Path) -> bool {
    fs::symlink_metadata(root.join(path)).is_ok_and(|there| there.is_file())
}

/// The file, named from the work folder with `-` between its parts, that was set aside under this
/// name in `conflicts/` ([`Store::rescue`] names them).
fn set_aside(name: &str) -> Option<&str> {
    Some(name.split_once('-')?.1)
}

/// Whether a name begins with that of a file, without its ending, and says nothing but which copy
/// of it it is: "names-2.ron", "names.sync-conflict-….ron", but not "namesake.ron".
fn is_named(name: &str, file: &str) -> bool {
    let stem = file.trim_end_matches(".ron");
    name.strip_prefix(stem).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whose file was set aside under this name in `conflicts/`. Of two municipalities it may be, the
/// one with the longer name: "ale-2" is not Ale's.
fn owner<'a>(name: &str, slugs: &BTreeSet<&'a Slug>) -> Option<&'a Slug> {
    let rest = set_aside(name)?.strip_prefix(layout::MUNICIPALITIES)?.strip_prefix('-')?;
    let is_own = |slug: &&&Slug| rest.strip_prefix(slug.as_str()).is_some_and(|rest| rest.starts_with('-'));
    slugs.iter().filter(is_own).max_by_key(|slug| slug.as_str().len()).copied()
}

/// The names in a folder of the work folder; none if it cannot be listed.
fn list(root: &Path, folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::anonymity::names::Names;
    use crate::domain::guide::Guide;
    use crate::domain::ids::{SessionId, WriterId};
    use crate::domain::municipality::Municipality;
    use crate::domain::notes::Notes;
    use crate::domain::project::Project;
    use crate::domain::workspace::{Dossier, FocusGroup};
    use crate::storage::guides;
    use crate::storage::vault::{self, Passphrase};

    fn slug(text: &str) -> Slug {
        Slug::new(text).unwrap()
    }

    /// A folder with two municipalities of nearly the same name, each with notes and a version.
    fn store(root: &Path) -> Store {
        let guide: Guide = guides::bilaga2();
        let mut store = Store::create(root, &Project::new("Prov"), &guide).unwrap().store;
        let writer = WriterId::new("w1").unwrap();
        for name in ["ale", "ale-2"] {
            let mut dossier = Dossier::new(Municipality::new(name));
            let mut group = FocusGroup::default();
            group.own(&writer).line.text = "hemligt".to_owned();
            dossier.sessions.insert(SessionId::nth(1), group);
            dossier.draft = Some(crate::domain::draft::Draft::default());
            dossier.keep_version("före".to_owned(), Timestamp::UNIX_EPOCH);
            assert!(store.save_dossier(&slug(name), &dossier, &writer).into_iter().all(|(_, saved)| saved.is_ok()));
            let key = FileKey::Notes(slug(name), SessionId::nth(1), writer.clone());
            store.rescue(&key, &Notes::default(), Timestamp::UNIX_EPOCH).unwrap();
        }
        store
    }

    #[test]
    fn every_copy_goes_and_what_is_others_stays() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = store(dir.path());
        let notes = dir.path().join("municipalities/ale/sessions/fokusgrupp-1/notes");
        fs::write(notes.join("w1.sync-conflict-20261122-145500-ABCDEFG.ron"), "hemligt").unwrap();
        fs::write(notes.join(".samsyn-x1.tmp"), "hemligt").unwrap();
        let material = store.material(&slug("ale")).unwrap();
        assert_eq!(
            material.files(),
            [
                "municipalities/ale/sessions/fokusgrupp-1/notes/w1.ron",
                "municipalities/ale/versions/v001.ron",
                "municipalities/ale/sessions/fokusgrupp-1/notes/.samsyn-x1.tmp",
                "municipalities/ale/sessions/fokusgrupp-1/notes/w1.sync-conflict-20261122-145500-ABCDEFG.ron",
                "conflicts/19700101T000000Z-municipalities-ale-sessions-fokusgrupp-1-notes-w1.ron",
            ]
        );
        store.destroy(&material).unwrap();
        assert_eq!(store.material(&slug("ale")).unwrap().files(), [""; 0]);
        assert!(!notes.exists());
        assert!(dir.path().join("municipalities/ale/draft.ron").exists());
        assert_eq!(store.material(&slug("ale-2")).unwrap().files().len(), 3);
    }

    #[test]
    fn what_another_device_has_written_since_is_not_destroyed() {
        let dir = tempfile::tempdir().unwrap();
        let store = store(dir.path());
        let theirs = dir.path().join("municipalities/ale/sessions/fokusgrupp-1/notes/w2.ron");
        fs::write(&theirs, "nytt").unwrap();
        assert!(matches!(store.material(&slug("ale")), Err(SaveError::Changed { file }) if file.ends_with("w2.ron")));
        fs::remove_file(&theirs).unwrap();
        fs::write(theirs.with_file_name("w1.ron"), "ändrat").unwrap();
        assert!(matches!(store.material(&slug("ale")), Err(SaveError::Changed { .. })));
    }

    #[test]
    fn no_copy_of_the_names_stays() {
        let dir = tempfile::tempdir().unwrap();
        store(dir.path());
        let key = vault::create_with_work(dir.path(), &Passphrase::new("åtta gröna ärtor".to_owned()), 4).unwrap();
        let mut store = Store::open_with(dir.path(), Some(key)).unwrap().store;
        let names = |name: &str| Names { guard: vec![name.to_owned()], ..Names::default() };
        store.save_names(&names("Fiktiva Testsson")).unwrap();
        for _ in 0..2 {
            store.rescue(&FileKey::Names, &names("Påhittad Provén"), Timestamp::UNIX_EPOCH).unwrap();
        }
        let copies = ["names.sync-conflict-20261122-145500-ABCDEFG.ron", "names (conflicted copy 2026-11-22).ron", ".samsyn-x1.tmp"];
        let others =
            ["namesake (conflicted copy).ron", "guide.sync-conflict-20261122-145500-ABCDEFG.ron", "conflicts/20261122T140322Z-guide.ron"];
        for file in copies.iter().chain(&others) {
            fs::write(dir.path().join(file), "hemligt").unwrap();
        }
        let before = store.names().unwrap();
        assert_eq!(before.files().len(), 5, "{:?}", before.files());
        store.destroy(&before).unwrap();
        assert_eq!(store.names().unwrap().files(), [""; 0]);
        assert!(others.iter().all(|file| dir.path().join(file).exists()) && dir.path().join("vault.age").exists());
        assert_eq!(store.material(&slug("ale")).unwrap().files().len(), 3, "the notes' copies are not the names'");

        // What another device has put there is seen first.
        fs::write(dir.path().join("names.ron"), "(nytt)").unwrap();
        assert!(matches!(store.names(), Err(SaveError::Changed { file }) if file == "names.ron"));
    }

    #[test]
    fn some_of_it_may_be_gone_already() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = store(dir.path());
        let material = store.material(&slug("ale")).unwrap();
        fs::remove_file(dir.path().join("municipalities/ale/versions/v001.ron")).unwrap();
        store.destroy(&material).unwrap();
        assert_eq!(store.material(&slug("ale")).unwrap().files(), [""; 0]);
    }
}
