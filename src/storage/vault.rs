//! The lock of a work folder: one random key, wrapped by a passphrase.
//!
//! Everything is in the age format, so that any other program for it can open a locked folder:
//! `vault.age` holds the key as text and opens with the passphrase; every other file opens with
//! the key. A new passphrase wraps the same key anew, and the other files stay as they are.
//!
//! Without `vault.age` all is lost, so its bytes are there twice: the copy in `.samsyn` opens the
//! folder when the one beside the work is damaged or gone. Which of two that differ is the right one
//! only who has the passphrase can tell; none is written over without being asked for.

use std::fmt;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use age::secrecy::zeroize::{Zeroize as _, Zeroizing};
use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use unicode_normalization::UnicodeNormalization as _;

use jiff::Timestamp;

use super::atomic;
use super::format;
use super::layout;
use super::problem::{Problem, ProblemKind};

/// The file that makes a work folder a locked one.
pub const FILE: &str = "vault.age";
/// The same bytes once more.
const COPY: &str = ".samsyn/vault.age";
/// A new passphrase has at least this many characters.
pub const SHORTEST: usize = 8;

/// 2 to the power of this is scrypt's cost: 256 MB, and about a second on a usual laptop.
const WORK: u8 = 18;
/// More than this (1 GB) is not done for any file, wherever it comes from.
const MOST_WORK: u8 = 20;
/// A wrapped key is a few hundred bytes.
const MAX_BYTES: u64 = 64 * 1024;
/// The most that locking adds to a file of the largest size: its head, and 16 bytes for every
/// 64 KB.
pub(super) const OVERHEAD: u64 = 8 * 1024;
const BEGINNING: &[u8] = b"age-encryption.org/v1\n";

/// What a user has typed to lock or unlock a project. Wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes what was typed, and wipes it. However a keyboard composes its letters, they are the
    /// same passphrase.
    #[must_use]
    pub fn new(mut typed: String) -> Self {
        let mut text = String::with_capacity(2 * typed.len());
        text.extend(typed.nfc());
        typed.zeroize();
        Self(SecretString::from(text))
    }

    /// The first line of a file, without its end.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        Ok(Self::line(format::read_text(path, &path.display().to_string())?))
    }

    /// The first line of a text, without its end.
    #[must_use]
    pub fn line(mut text: String) -> Self {
        let line = text.lines().next().unwrap_or_default().to_owned();
        text.zeroize();
        Self::new(line)
    }

    /// Whether it may lock a project. One that is there already is only compared.
    #[must_use]
    pub fn will_do(&self) -> bool {
        self.0.expose_secret().trim().chars().count() >= SHORTEST
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl Eq for Passphrase {}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// The key of a work folder. Wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Key {
    identity: x25519::Identity,
    /// As the passphrase wraps it.
    wrapped: Arc<[u8]>,
    by_copy: bool,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// Whether only the copy of `vault.age` gave it: the file itself is damaged, or another one.
    #[must_use]
    pub fn is_by_copy(&self) -> bool {
        self.by_copy
    }

    /// As it is when the copy is in its place again.
    #[must_use]
    pub fn mended(&self) -> Self {
        Self { by_copy: false, ..self.clone() }
    }

    /// Puts it into another folder, under the same passphrase.
    pub(super) fn put_into(&self, root: &Path) -> io::Result<()> {
        atomic::create(&root.join(FILE), &self.wrapped)?;
        atomic::write(&root.join(COPY), &self.wrapped)
    }

    /// Locks the content of a file.
    pub(super) fn seal(&self, clear: &[u8]) -> io::Result<Vec<u8>> {
        encrypt(&self.identity.to_public(), clear)
    }

    /// The content of a locked file, whole or not at all.
    pub(super) fn unseal(&self, sealed: &[u8], file: &str) -> Result<Vec<u8>, Problem> {
        let opened =
            Decryptor::new_buffered(sealed).and_then(|decryptor| decryptor.decrypt(iter::once(&self.identity as &dyn age::Identity)));
        let mut clear = Vec::with_capacity(sealed.len());
        match opened.map_err(io::Error::other).and_then(|mut reader| reader.read_to_end(&mut clear)) {
            Ok(_) => Ok(clear),
            Err(_damaged) => Err(damaged(file)),
        }
    }
}

/// Whether a work folder is locked.
#[must_use]
pub fn is_locked(root: &Path) -> bool {
    let is_there = |file: &Path| fs::symlink_metadata(file).is_ok();
    is_there(&root.join(FILE)) || copy_in(root).is_ok_and(|copy| is_there(&copy))
}

/// Makes a key for a work folder and puts it there, wrapped by the passphrase. Never in the place
/// of another: what is locked with a key that is written over is lost.
///
/// # Errors
/// What the system says; [`io::ErrorKind::AlreadyExists`] when the folder has a key by now.
pub fn create(root: &Path, passphrase: &Passphrase) -> io::Result<Key> {
    create_with_work(root, passphrase, WORK)
}

/// As [`create`], with another cost than the usual one: tests do not want to wait.
///
/// # Errors
/// What the system says.
///
/// # Panics
/// When `log_n` is 0 or above 63.
pub fn create_with_work(root: &Path, passphrase: &Passphrase, log_n: u8) -> io::Result<Key> {
    if is_locked(root) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let identity = x25519::Identity::generate();
    let (path, wrapped) = (root.join(FILE), wrapped(&identity, passphrase, log_n)?);
    atomic::create(&path, &wrapped)?;
    // Nothing is locked with a key that is not there.
    if format::read_up_to(&path, FILE, MAX_BYTES).is_ok_and(|there| there == wrapped) {
        let key = Key { identity, wrapped: wrapped.into(), by_copy: false };
        keep_copy(root, &key);
        Ok(key)
    } else {
        Err(io::Error::other("another key has taken its place"))
    }
}

/// Sees to it that the copy is that of what opened the folder: one that is missing is made, and another
/// one, which a machine that knew nothing of it or was elsewhere has left, is set aside.
pub(super) fn keep_copy(root: &Path, key: &Key) {
    let kept = || -> io::Result<()> {
        let is_there = |file| match format::read_up_to(&layout::path(root, file), file, MAX_BYTES) {
            Ok(bytes) => Ok(bytes == *key.wrapped),
            Err(_) => Err(io::Error::other("cannot be read")),
        };
        // Somebody may have given it another passphrase a moment ago.
        if key.by_copy || !is_there(FILE)? {
            return Ok(());
        }
        let copy = copy_in(root)?;
        if fs::symlink_metadata(&copy).is_ok() {
            if is_there(COPY)? {
                return Ok(());
            }
            set_aside(root, COPY, Timestamp::now())?;
        }
        atomic::write(&copy, &key.wrapped)
    };
    if let Err(why) = kept() {
        log::warn!("there is no copy of {FILE}: {}", why.kind());
    }
}

/// Where the copy is.
///
/// # Errors
/// When something else stands in the way, as a link to another place.
fn copy_in(root: &Path) -> io::Result<PathBuf> {
    let copy = layout::path(root, COPY);
    match copy.parent().map(fs::symlink_metadata) {
        Some(Ok(folder)) if !folder.is_dir() => Err(io::Error::other("a link stands in the way")),
        _ => Ok(copy),
    }
}

/// Wraps the same key in another passphrase.
///
/// # Errors
/// What the system says; the old passphrase then still holds. A key that the copy alone gave is not
/// wrapped anew: what is beside it may be a colleague's, and is set aside first when the copy is put in its place.
pub fn rewrap(root: &Path, key: &Key, passphrase: &Passphrase) -> io::Result<Key> {
    if key.by_copy {
        return Err(io::Error::other("the file itself does not open"));
    }
    let new = Key { wrapped: wrapped(&key.identity, passphrase, WORK)?.into(), ..key.clone() };
    let copy = copy_in(root)?;
    // First what would open with the old one. What opens with another is somebody's.
    match format::read_up_to(&copy, COPY, MAX_BYTES) {
        Ok(bytes) if bytes != *key.wrapped => drop(set_aside(root, COPY, Timestamp::now())?),
        _ => {}
    }
    match fs::remove_file(&copy) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
        _ => {}
    }
    atomic::write(&root.join(FILE), &new.wrapped)?;
    if let Err(why) = atomic::write(&copy, &new.wrapped) {
        log::warn!("there is no copy of {FILE}: {}", why.kind());
    }
    Ok(new)
}

/// Puts the copy of a work folder's `vault.age` in its place. What was there is set aside, and where
/// it lies is returned, from the work folder; `None` when there was nothing.
///
/// # Errors
/// What the system says.
pub(super) fn mend(root: &Path, key: &Key, now: Timestamp) -> io::Result<Option<String>> {
    let aside = set_aside(root, FILE, now)?;
    atomic::write(&root.join(FILE), &key.wrapped)?;
    Ok(aside)
}

/// When the copy was written.
pub(super) fn copied(root: &Path) -> Option<Timestamp> {
    Timestamp::try_from(fs::metadata(layout::path(root, COPY)).ok()?.modified().ok()?).ok()
}

/// Copies one of the two to `conflicts`: somebody may have locked it with another passphrase.
fn set_aside(root: &Path, file: &str, now: Timestamp) -> io::Result<Option<String>> {
    let path = layout::path(root, file);
    if fs::symlink_metadata(&path).is_err() {
        return Ok(None);
    }
    let time = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let names = (1..).map(|n| if n == 1 { format!("{time}-{FILE}") } else { format!("{time}-{n}-{FILE}") });
    let mut free = names.map(|name| format!("{}/{name}", layout::CONFLICTS));
    let free = free.find(|name| fs::symlink_metadata(layout::path(root, name)).is_err());
    let Some(name) = free else { return Ok(None) };
    let to = layout::path(root, &name);
    match format::read_up_to(&path, file, MAX_BYTES) {
        Ok(bytes) => atomic::create(&to, &bytes)?,
        Err(_too_large_or_unreadable) => {
            fs::create_dir_all(layout::conflicts(root))?;
            fs::rename(&path, &to)?;
        }
    }
    Ok(Some(name))
}

/// Takes the key out of a work folder's vault, or of its copy.
///
/// # Errors
/// When the passphrase is wrong or both are damaged.
pub fn open(root: &Path, passphrase: &Passphrase) -> Result<Key, Problem> {
    let file = format::read_up_to(&root.join(FILE), FILE, MAX_BYTES);
    let opened = file.clone().and_then(|bytes| unwrapped(&bytes, passphrase));
    opened.or_else(|why| {
        let copy = copy_in(root).ok().and_then(|copy| format::read_up_to(&copy, COPY, MAX_BYTES).ok());
        // The same bytes would take as long again.
        match copy.filter(|copy| file.as_ref() != Ok(copy)).map(|bytes| unwrapped(&bytes, passphrase)) {
            Some(Ok(key)) => Ok(Key { by_copy: true, ..key }),
            // It may be mistyped, though the file itself is damaged.
            Some(Err(wrong)) if wrong.kind == ProblemKind::WrongPassphrase => Err(wrong),
            _ => Err(why),
        }
    })
}

fn unwrapped(bytes: &[u8], passphrase: &Passphrase) -> Result<Key, Problem> {
    let decryptor = Decryptor::new_buffered(bytes).map_err(|_header| damaged(FILE))?;
    if !decryptor.is_scrypt() {
        return Err(damaged(FILE));
    }
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(MOST_WORK);
    let mut reader = decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(|why| match why {
        DecryptError::DecryptionFailed => {
            Problem::whole(FILE, ProblemKind::WrongPassphrase, "does not open with this passphrase: it is wrong, or the file is damaged")
        }
        DecryptError::ExcessiveWork { required, .. } => {
            let message = format!("asks for more work than Samsyn does: 2 to the power of {required}, expected at most {MOST_WORK}");
            Problem::whole(FILE, ProblemKind::TooLarge, message)
        }
        _ => damaged(FILE),
    })?;
    let mut text = Zeroizing::new(String::with_capacity(bytes.len()));
    reader.read_to_string(&mut text).map_err(|_io| damaged(FILE))?;
    let line = text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    let identity = line.parse().map_err(|_why| damaged(FILE))?;
    Ok(Key { identity, wrapped: bytes.into(), by_copy: false })
}

/// Whether bytes are those of a locked file.
pub(super) fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING)
}

/// Whether bytes are those of a file that was never locked, and not of a locked one that is
/// damaged: what is written in clear is text that begins with a bracket or a comment.
pub(super) fn is_clear(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_ok_and(|text| text.trim_start().starts_with(['(', '/']))
}

/// That a folder cannot be read without its passphrase.
#[must_use]
pub fn locked(file: impl Into<String>) -> Problem {
    Problem::whole(file, ProblemKind::Locked, "is locked: expected the project's passphrase")
}

pub(super) fn damaged(file: &str) -> Problem {
    Problem::whole(file, ProblemKind::Damaged, "is damaged: expected a file as it was locked, whole and unchanged")
}

fn wrapped(identity: &x25519::Identity, passphrase: &Passphrase, log_n: u8) -> io::Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(log_n);
    let text = identity.to_string();
    let mut line = Zeroizing::new(Vec::with_capacity(text.expose_secret().len() + 1));
    writeln!(line, "{}", text.expose_secret())?;
    encrypt(&recipient, &line)
}

fn encrypt(to: &dyn age::Recipient, clear: &[u8]) -> io::Result<Vec<u8>> {
    let mut sealed = Vec::with_capacity(clear.len() + OVERHEAD as usize);
    let encryptor = Encryptor::with_recipients(iter::once(to)).map_err(io::Error::other)?;
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(clear)?;
    writer.finish()?;
    Ok(sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    #[test]
    fn letters_are_the_same_however_they_are_composed() {
        assert_eq!(passphrase("lösenfrås"), passphrase("lo\u{308}senfra\u{30a}s"));
        assert!(passphrase("åtta tkn").will_do());
        assert!(!passphrase("sju tkn").will_do() && !passphrase("   sju tkn        ").will_do() && !passphrase("          ").will_do());
        assert_eq!(format!("{:?}", passphrase("hemligheten")), "Passphrase");
    }

    #[test]
    fn the_key_of_a_folder_is_never_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let key = create_with_work(dir.path(), &passphrase("den första"), 4).unwrap();
        let sealed = key.seal(b"(text)").unwrap();
        let second = create_with_work(dir.path(), &passphrase("den andra"), 4).unwrap_err();
        assert_eq!(second.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(open(dir.path(), &passphrase("den första")).unwrap().unseal(&sealed, "f").unwrap(), b"(text)");
    }

    #[test]
    fn a_copy_opens_what_a_damaged_vault_does_not() {
        let dir = tempfile::tempdir().unwrap();
        let (path, phrase) = (dir.path().join(FILE), passphrase("lösenfras"));
        let key = create_with_work(dir.path(), &phrase, 4).unwrap();
        let sealed = key.seal(b"(text)").unwrap();
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            fs::write(&path, &flipped).unwrap();
            let key = open(dir.path(), &phrase).unwrap();
            assert!(key.is_by_copy(), "flipped at {at}");
            assert_eq!(key.unseal(&sealed, "f").unwrap(), b"(text)");
            assert_eq!(fs::read(&path).unwrap(), flipped, "opening changes nothing");
        }
        fs::remove_file(&path).unwrap();
        assert!(is_locked(dir.path()) && open(dir.path(), &phrase).unwrap().is_by_copy());
        assert_eq!(open(dir.path(), &passphrase("en annan")).unwrap_err().kind, ProblemKind::WrongPassphrase, "it may be mistyped");
        assert_eq!(create(dir.path(), &phrase).unwrap_err().kind(), io::ErrorKind::AlreadyExists, "it is locked already");

        fs::write(&path, "skräp").unwrap();
        let aside = mend(dir.path(), &open(dir.path(), &phrase).unwrap(), Timestamp::UNIX_EPOCH).unwrap().unwrap();
        assert_eq!(fs::read(&path).unwrap(), whole);
        assert_eq!(fs::read_to_string(layout::path(dir.path(), &aside)).unwrap(), "skräp");
        assert!(!open(dir.path(), &phrase).unwrap().is_by_copy());
    }

    #[test]
    fn what_the_copy_alone_gave_is_never_wrapped_anew() {
        let dir = tempfile::tempdir().unwrap();
        create_with_work(dir.path(), &passphrase("den gamla"), 4).unwrap();
        let copy = fs::read(layout::path(dir.path(), COPY)).unwrap();
        // A colleague's new passphrase has come, and not yet their copy.
        let theirs = wrapped(&open(dir.path(), &passphrase("den gamla")).unwrap().identity, &passphrase("kollegans"), 4).unwrap();
        fs::write(dir.path().join(FILE), &theirs).unwrap();
        let key = open(dir.path(), &passphrase("den gamla")).unwrap();
        assert!(key.is_by_copy());
        rewrap(dir.path(), &key, &passphrase("den nya")).unwrap_err();
        assert_eq!(fs::read(dir.path().join(FILE)).unwrap(), theirs);
        assert_eq!(fs::read(layout::path(dir.path(), COPY)).unwrap(), copy);

        // Opened by theirs, the old copy is let go of, but not thrown away.
        keep_copy(dir.path(), &open(dir.path(), &passphrase("kollegans")).unwrap());
        assert_eq!(fs::read(layout::path(dir.path(), COPY)).unwrap(), theirs);
        open(dir.path(), &passphrase("den gamla")).unwrap_err();
        let aside = fs::read_dir(layout::conflicts(dir.path())).unwrap().next().unwrap().unwrap().path();
        assert_eq!(fs::read(aside).unwrap(), copy);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_copys_folder_is_not_followed() {
        let (dir, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        create_with_work(away.path(), &passphrase("en annans"), 4).unwrap();
        let theirs = fs::read(away.path().join(FILE)).unwrap();
        std::os::unix::fs::symlink(away.path(), dir.path().join(".samsyn")).unwrap();
        let key = create_with_work(dir.path(), &passphrase("den gamla"), 4);
        rewrap(dir.path(), &key.unwrap(), &passphrase("den nya")).unwrap_err();
        assert_eq!(fs::read(away.path().join(FILE)).unwrap(), theirs);
    }

    #[test]
    fn an_old_passphrase_opens_no_copy() {
        let dir = tempfile::tempdir().unwrap();
        let key = create_with_work(dir.path(), &passphrase("den gamla"), 4).unwrap();
        rewrap(dir.path(), &key, &passphrase("den nya")).unwrap();
        open(dir.path(), &passphrase("den gamla")).unwrap_err();
        assert!(!open(dir.path(), &passphrase("den nya")).unwrap().is_by_copy());
        fs::remove_file(dir.path().join(FILE)).unwrap();
        assert!(open(dir.path(), &passphrase("den nya")).unwrap().is_by_copy());
        open(dir.path(), &passphrase("den gamla")).unwrap_err();
    }

    #[test]
    fn a_vault_that_asks_for_too_much_work_is_refused_at_once() {
        let dir = tempfile::tempdir().unwrap();
        create_with_work(dir.path(), &passphrase("lösenfras"), 4).unwrap();
        let path = dir.path().join(FILE);
        let bytes = fs::read(&path).unwrap();
        let head = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let line_end = head + bytes[head..].iter().position(|byte| *byte == b'\n').unwrap();
        let mut hostile = bytes[..line_end - 1].to_vec();
        hostile.extend(b"40");
        hostile.extend(&bytes[line_end..]);
        fs::write(&path, hostile).unwrap();
        fs::remove_file(dir.path().join(COPY)).unwrap();
        let problem = open(dir.path(), &passphrase("lösenfras")).unwrap_err();
        assert_eq!(problem.to_string(), "vault.age: asks for more work than Samsyn does: 2 to the power of 40, expected at most 20");
    }

    #[test]
    fn what_is_clear_and_what_is_locked_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        let key = create_with_work(dir.path(), &passphrase("lösenfras"), 4).unwrap();
        let clear = "// en anteckning\n(format: 4)".as_bytes();
        let sealed = key.seal(clear).unwrap();
        assert!(is_sealed(&sealed) && !is_clear(&sealed) && is_clear(clear) && !is_sealed(clear));
        assert_eq!(key.unseal(&sealed, "f").unwrap(), clear);
        assert!(!is_clear(&sealed[..10]), "the beginning of a locked file is not a clear one");
        let large = vec![b'('; format::MAX_BYTES as usize];
        assert!(key.seal(&large).unwrap().len() as u64 <= format::MAX_BYTES + OVERHEAD);
    }
}
