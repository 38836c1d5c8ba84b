//! The generations of a file before the one that is there, so that damage is never the end of it.
//!
//! Of each file the five latest that are worth having: the one before, and one from before each
//! of the periods that now is in, so that they reach back through a focus group and the day. They
//! lie in `.samsyn/earlier/`, in a folder for each file, and cost a second name for bytes that are
//! on disk already: saving gives the new text a file of its own and never writes into the old.
//! They are as locked as the file was, and destroyed with the material.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::atomic;
use super::content::{self, Content};
use super::layout::{self, FileKey};
use super::problem::Problem;
use super::vault::Key;

/// How many are kept of each file.
pub const KEPT: usize = 5;

/// Of each period that the latest generation is in, the last one from before it is kept. In
/// seconds: two minutes, twenty, three hours, a day.
const PERIODS: [i64; KEPT - 1] = [2 * 60, 20 * 60, 3 * 3600, 24 * 3600];
/// The time of a generation in its name, in UTC; to the millisecond, since files are saved faster
/// than once a second.
const TIME: &str = "%Y%m%dT%H%M%S%.3fZ";
/// The most names that are looked at.
const MAX_NAMES: usize = 100_000;

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Generation {
    /// Counts up. The order is that of saving, whatever the clock says.
    number: u32,
    /// When the text was saved, to the millisecond.
    pub saved: Timestamp,
}

impl Generation {
    fn name(self) -> String {
        format!("{:06}-{}.ron", self.number, self.saved.strftime(TIME))
    }

    fn from_name(name: &str) -> Option<Self> {
        let (number, time) = name.strip_suffix(".ron")?.split_once('-')?;
        let time = DateTime::strptime(TIME, time).ok()?;
        Some(Self { number: number.parse().ok()?, saved: time.to_zoned(TimeZone::UTC).ok()?.timestamp() })
    }

    /// Where it lies.
    pub fn path(self, root: &Path, key: &FileKey) -> PathBuf {
        layout::path(root, &folder(key)).join(self.name())
    }

    /// What it holds, if it is whole, and whether that is something else than was saved.
    pub fn read(self, root: &Path, key: &FileKey, vault: Option<&Key>) -> Result<(Content, bool), Vec<Problem>> {
        content::read_at(&self.path(root, key), key, vault).map(|(loaded, stamp)| (loaded.value, stamp.altered))
    }
}

/// Keeps a file as it is now, before another takes its name, and lets go of those that are too
/// many, but not of a `pinned` one. The same one is kept once, however often a save is tried.
///
/// # Errors
/// What the system says. The file itself is untouched.
pub(super) fn keep(root: &Path, key: &FileKey, pinned: Option<Generation>) -> io::Result<()> {
    let file = key.path(root);
    let there = match fs::symlink_metadata(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        there => there?,
    };
    let below = folder(key);
    let mut all = list(root, key);
    let saved = to_milliseconds(there.modified().unwrap_or(SystemTime::UNIX_EPOCH));
    // Two saves may come faster than the file system's clock ticks.
    let is_same = |last: &Generation| {
        last.saved == saved && matches!((fs::read(last.path(root, key)), fs::read(&file)), (Ok(kept), Ok(now)) if kept == now)
    };
    if all.last().is_some_and(is_same) {
        return Ok(());
    }
    fs::create_dir_all(layout::path(root, &below))?;
    if !is_own(root, &below) {
        return Err(io::Error::other("a link stands in the way"));
    }
    let new = Generation { number: all.last().map_or(1, |last| last.number.saturating_add(1)), saved };
    let path = new.path(root, key);
    // Not every file system knows a second name; there it is a copy.
    fs::hard_link(&file, &path).or_else(|_| fs::copy(&file, &path).map(drop))?;
    all.push(new);
    let kept = worth_keeping(&all.iter().map(|generation| generation.saved).collect::<Vec<_>>());
    for (_, gone) in all.iter().enumerate().filter(|(at, kept_one)| !kept.contains(at) && Some(**kept_one) != pinned) {
        fs::remove_file(gone.path(root, key))?;
    }
    Ok(())
}

/// The latest generation that is whole and as it was saved.
pub(super) fn last_true(root: &Path, key: &FileKey, vault: Option<&Key>) -> Option<Generation> {
    let is_true = |generation: &Generation| generation.read(root, key, vault).is_ok_and(|(_, altered)| !altered);
    list(root, key).into_iter().rev().find(is_true)
}

/// The generations of a file, the latest last, whole or not.
pub(super) fn list(root: &Path, key: &FileKey) -> Vec<Generation> {
    let below = folder(key);
    if !is_own(root, &below) {
        return Vec::new();
    }
    let entries = fs::read_dir(layout::path(root, &below)).into_iter().flatten().flatten().take(MAX_NAMES);
    let mut all: Vec<_> = entries.filter_map(|entry| Generation::from_name(entry.file_name().to_str()?)).collect();
    all.sort_by_key(|generation| generation.number);
    all
}

/// Every file that is kept below a folder of the work folder ("" for all of them), named from the
/// work folder; also what a crash has left between them.
pub(super) fn files(root: &Path, below: &str) -> Vec<String> {
    let start = if below.is_empty() { layout::EARLIER.to_owned() } else { format!("{}/{below}", layout::EARLIER) };
    let (mut found, mut folders) = (Vec::new(), vec![start]);
    while let Some(folder) = folders.pop().filter(|_| found.len() < MAX_NAMES) {
        if !is_own(root, &folder) {
            continue;
        }
        for entry in fs::read_dir(layout::path(root, &folder)).into_iter().flatten().flatten() {
            let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else { continue };
            let name = format!("{folder}/{name}");
            if kind.is_dir() {
                folders.push(name);
            } else {
                found.push(name);
            }
        }
    }
    found
}

/// Destroys all that is kept below a folder of the work folder.
///
/// # Errors
/// What the system says of the first file that could not be removed, with its name.
pub(super) fn destroy(root: &Path, below: &str) -> Result<(), (String, io::Error)> {
    for file in files(root, below) {
        match atomic::remove(&layout::path(root, &file), root) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err((file, error)),
            _ => {}
        }
    }
    Ok(())
}

/// The folder of a file's generations: named as the file is, without its ending.
fn folder(key: &FileKey) -> String {
    format!("{}/{}", layout::EARLIER, key.stem())
}

/// Whether a folder is the project's own, and nothing on the way to it a link.
fn is_own(root: &Path, below: &str) -> bool {
    let mut path = root.to_owned();
    below.split('/').all(|part| {
        path.push(part);
        fs::symlink_metadata(&path).is_ok_and(|there| there.is_dir())
    })
}

/// Which of them are worth keeping, the latest last.
fn worth_keeping(times: &[Timestamp]) -> BTreeSet<usize> {
    let Some(latest) = times.len().checked_sub(1) else { return BTreeSet::new() };
    let mut kept = BTreeSet::from([latest]);
    for period in PERIODS {
        let of = |at: usize| times[at].as_second().div_euclid(period);
        kept.extend((0..latest).rev().find(|at| of(*at) != of(latest)));
    }
    // Where there are not that many, the latest ones are.
    for at in (0..latest).rev() {
        if kept.len() < KEPT {
            kept.insert(at);
        }
    }
    kept
}

fn to_milliseconds(time: SystemTime) -> Timestamp {
    let time = Timestamp::try_from(time).unwrap_or_default();
    Timestamp::from_millisecond(time.as_millisecond()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left when a file is saved at each of these seconds.
    fn left(seconds: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let mut times: Vec<Timestamp> = Vec::new();
        for second in seconds {
            times.push(Timestamp::from_second(second).unwrap());
            let kept = worth_keeping(&times);
            times = times.iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, time)| *time).collect();
        }
        times.iter().map(|time| time.as_second()).collect()
    }

    #[test]
    fn five_reach_back_through_the_session_and_the_day() {
        assert_eq!(left(0..3), [0, 1, 2], "few are all kept");
        let day = 24 * 3600;
        // Yesterday for an hour, today for four, every second.
        let seconds = (10 * 3600..11 * 3600).chain(day + 9 * 3600..day + 13 * 3600 + 100);
        let now = day + 13 * 3600 + 99;
        let expected = [11 * 3600 - 1, day + 12 * 3600 - 1, day + 13 * 3600 - 1, now - 1, now];
        assert_eq!(left(seconds), expected);
    }

    #[test]
    fn a_clock_set_back_takes_none_away_at_once() {
        let year = 365 * 24 * 3600;
        let kept = left((0..10).map(|n| year + n * 600).chain([5, 6]));
        assert_eq!((kept.len(), &kept[3..]), (5, [5, 6].as_slice()), "{kept:?}");
        assert!(kept.contains(&(year + 5400)), "the last one from before: {kept:?}");
    }

    #[test]
    fn two_saves_within_a_tick_of_the_clock_are_two_generations() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("guide.ron");
        for text in ["(ett)", "(ett)", "(två)"] {
            fs::write(&file, text).unwrap();
            fs::File::options().write(true).open(&file).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
            keep(dir.path(), &FileKey::Guide, None).unwrap();
            // The next save gives its text a file of its own.
            fs::remove_file(&file).unwrap();
        }
        let kept =
            list(dir.path(), &FileKey::Guide).into_iter().map(|kept| fs::read_to_string(kept.path(dir.path(), &FileKey::Guide)).unwrap());
        assert_eq!(kept.collect::<Vec<_>>(), ["(ett)", "(två)"]);
    }

    #[test]
    fn a_name_says_which_and_when() {
        let generation = Generation { number: 12, saved: "2026-11-28T13:00:35.120Z".parse().unwrap() };
        assert_eq!(generation.name(), "000012-20261128T130035.120Z.ron");
        assert_eq!(Generation::from_name(&generation.name()), Some(generation));
        for strange in ["", "000012.ron", "x-20261128T130035.120Z.ron", "000012-20261128T130035.120Z.ron.tmp", "000012-i dag.ron"] {
            assert_eq!(Generation::from_name(strange), None, "{strange}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let (dir, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(dir.path().join("guide.ron"), "(x)").unwrap();
        std::os::unix::fs::symlink(away.path(), dir.path().join(".samsyn")).unwrap();
        keep(dir.path(), &FileKey::Guide, None).unwrap_err();
        assert_eq!((files(dir.path(), ""), list(dir.path(), &FileKey::Guide)), (Vec::new(), Vec::new()));
    }
}
