//! The only function that writes a file.
//!
//! A reader, and the next start after a power cut, finds either the old file or the new one,
//! whole: the bytes go to a temporary file beside it, reach the disk, and only then take its
//! name.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

/// Begins the name of a temporary file, so that it is never taken for one of the project's.
pub(super) const PREFIX: &str = ".samsyn-";
const SUFFIX: &str = ".tmp";
/// A temporary file that nobody has written for this long is nobody's: no save takes as long, not
/// even by a slow network and two clocks that differ.
const LEFT_BEHIND: Duration = Duration::from_hours(1);

/// Puts `bytes` where `path` is, making the folders above it if they are missing. When this
/// returns, the bytes are on disk.
///
/// # Errors
/// What the system says; the old file is then untouched.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    persist(beside(path, bytes)?, path)?;
    sync_folder(folder_of(path))
}

/// As [`write()`], but never over a file that is there, even one made in the same moment.
///
/// # Errors
/// What the system says; [`io::ErrorKind::AlreadyExists`] when there is one.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match beside(path, bytes)?.persist_noclobber(path) {
        Ok(_) => {}
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => return Err(failed.error),
        // Some file systems rename only over what is there.
        Err(_) => {
            let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
            file.write_all(bytes).and_then(|()| file.sync_all())?;
        }
    }
    sync_folder(folder_of(path))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file in the folder of `path`, whole and on disk.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = folder_of(path);
    make_folder(folder)?;
    let mut file = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder)?;
    file.write_all(bytes)?;
    allow_group(file.as_file(), path)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Removes a file, and the folders above it, below `root`, that are empty then.
///
/// # Errors
/// What the system says about the file; a folder that stays does no harm.
pub fn remove(path: &Path, root: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    let mut folder = path.parent();
    while let Some(empty) = folder.filter(|folder| *folder != root && fs::remove_dir(folder).is_ok()) {
        folder = empty.parent();
    }
    folder.map_or(Ok(()), sync_folder)
}

/// Whether files can be made in `folder`. The only sure way is to make one.
#[must_use]
pub fn can_write(folder: &Path) -> bool {
    tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder).is_ok()
}

/// Whether a file of this name was left behind by a program that ended before it was done.
pub(super) fn is_left_behind(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Removes what a program that ended in the middle of a save has left in `folder`. What cannot be
/// removed does no harm.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(is_left_behind);
        let is_old = || entry.metadata().ok()?.modified().ok()?.elapsed().ok().map(|age| age >= LEFT_BEHIND);
        if is_ours
            && is_old() == Some(true)
            && let Err(why) = fs::remove_file(entry.path())
        {
            log::warn!("a temporary file stays: {}", why.kind());
        }
    }
}

/// Makes sure that a name that was taken away stays so.
///
/// # Errors
/// What the system says.
pub(super) fn settle(path: &Path) -> io::Result<()> {
    path.ancestors().skip(1).find(|folder| folder.is_dir()).map_or(Ok(()), sync_folder)
}

/// Makes a folder and those above it, each of them on disk before the next.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(above)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(above),
    }
}

/// A temporary file is for its owner alone; the file it becomes has the old one's permissions,
/// or on a shared folder nobody else could read it any more.
#[cfg(unix)]
fn allow_group(file: &fs::File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map_or(0o644, |old| old.permissions().mode());
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "does something on Unix")]
fn allow_group(_: &fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives a temporary file its name.
#[cfg(unix)]
fn persist(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    let temporary = file.into_temp_path();
    fs::rename(&temporary, path)?;
    // It has another name now; there is nothing left to remove.
    temporary.keep().map(drop).map_err(|failed| failed.error)
}

/// Gives a temporary file its name, and waits out the virus scanners and synchronising services that
/// hold a file for a moment after every change.
#[cfg(not(unix))]
fn persist(mut file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    let mut pause = Duration::from_millis(10);
    loop {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(failed) if failed.error.kind() == io::ErrorKind::PermissionDenied && pause.as_secs() < 2 => {
                file = failed.file;
                std::thread::sleep(pause);
                pause *= 2;
            }
            Err(failed) => return Err(failed.error),
        }
    }
}

/// A new name is on disk only when its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match fs::File::open(folder)?.sync_all() {
        // Some network file systems cannot sync a folder; the rename itself has been done.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "does something on Unix")]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_over_and_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b/c.ron");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_made_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/vault.age");
        create(&path, b"one").unwrap();
        assert_eq!(create(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!((fs::read(&path).unwrap(), fs::read_dir(path.parent().unwrap()).unwrap().count()), (b"one".to_vec(), 1));
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        write(&file, b"old").unwrap();
        write(&file.join("below"), b"new").unwrap_err();
        let folder = dir.path().join("folder");
        write(&folder.join("x"), b"kept").unwrap();
        write(&folder, b"new").unwrap_err();
        assert_eq!(fs::read(&file).unwrap(), b"old");
        assert_eq!(fs::read(folder.join("x")).unwrap(), b"kept");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "no temporary file is left");
    }

    #[test]
    fn what_was_left_behind_is_swept_away_once_it_is_old() {
        let dir = tempfile::tempdir().unwrap();
        let names = [".samsyn-a1.tmp", ".samsyn-b2.tmp", ".other.tmp", "notes.ron"];
        for name in names {
            fs::write(dir.path().join(name), b"half").unwrap();
        }
        let long_ago = std::time::SystemTime::now() - 2 * LEFT_BEHIND;
        for name in [names[0], names[2], names[3]] {
            fs::File::options().write(true).open(dir.path().join(name)).unwrap().set_modified(long_ago).unwrap();
        }
        sweep(dir.path());
        let left = names.map(|name| dir.path().join(name).exists());
        assert_eq!(left, [false, true, true, true], "another window may be saving");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_and_its_target_untouched() {
        let dir = tempfile::tempdir().unwrap();
        let (target, link) = (dir.path().join("target"), dir.path().join("link"));
        write(&target, b"target").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        write(&link, b"new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"target");
        assert_eq!(fs::read(&link).unwrap(), b"new");
    }
}
