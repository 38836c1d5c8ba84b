//! The lock of a project as the window knows it: which folder waits for its passphrase, and when
//! nobody has been there for so long that the open one is to be locked.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;

use super::trouble::Told;
use crate::storage::vault::Passphrase;

/// What can be done about a project's lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultCommand {
    /// Opens the folder that waits for its passphrase.
    Unlock(Passphrase),
    /// Lets it wait no more.
    Cancel,
    /// Moves the open project into a vault.
    Protect(Passphrase),
    Change {
        old: Passphrase,
        new: Passphrase,
    },
    /// Puts the copy of a damaged `vault.age` in its place.
    Mend,
    /// Locks the open project as soon as everything is on disk.
    Lock,
    /// After how many minutes in which nobody does anything; `None` for never.
    LockAfter(Option<u8>),
}

/// A folder that waits for its passphrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub folder: PathBuf,
    /// A passphrase is being tried.
    pub trying: bool,
    /// The latest was not the right one, or why it could not be tried.
    pub problem: Option<Told>,
}

impl Waiting {
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, trying: false, problem: None }
    }

    /// All that may be said of a locked project.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.folder.file_name().unwrap_or(self.folder.as_os_str());
        name.to_string_lossy().into_owned()
    }
}

/// A name for the folder of a locked project that says nothing of it, and that no other has.
#[must_use]
pub fn new_folder(word: &str) -> String {
    format!("{word}-{:04x}", fastrand::u16(..))
}

/// The watch over the lock.
#[derive(Debug, Default)]
pub struct Watch {
    pub waiting: Option<Waiting>,
    /// When somebody did something last.
    active: Option<Timestamp>,
    /// The project is to be locked when everything is on disk.
    pub(super) locking: bool,
    /// It has been said that something cannot be saved.
    pub(super) told: bool,
    /// How many times a project has been locked: views that have seen fewer forget what they know.
    pub locked: u64,
}

impl Watch {
    /// Notes that somebody is there.
    pub fn is_active(&mut self, now: Timestamp) {
        self.active = Some(now);
    }

    /// How long until nobody has been there for so many minutes.
    #[must_use]
    pub fn left(&self, now: Timestamp, minutes: u8) -> Duration {
        let since = self.active.map_or(Duration::ZERO, |active| now.duration_since(active).try_into().unwrap_or_default());
        Duration::from_secs(60 * u64::from(minutes)).saturating_sub(since)
    }
}
