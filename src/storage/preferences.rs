//! What this machine remembers between two starts. Nothing of it is part of any project.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::ids::WriterId;
use crate::domain::project::Language;

use super::atomic;
use super::format::{self, Kind, Loaded};
use super::problem::Problem;

const FILE: &str = "preferences.ron";
const BROKEN: &str = "preferences.ron.broken";
/// The file as a later version of Samsyn wrote it.
const NEWER: &str = "preferences.ron.newer";
/// How many work folders the start screen remembers.
pub const MAX_RECENT: usize = 12;
/// How many words of one's own are kept, and how long one may be, in characters.
const MAX_WORDS: usize = 10_000;
const MAX_WORD: usize = 64;
/// In minutes.
const LOCK_AFTER: u8 = 10;
/// From text that still can be read to text that still leaves room for a window.
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=3.0;

/// `preferences.ron` in the user's configuration folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Names this device's notes files. Made once, of random bits.
    pub writer: WriterId,
    pub theme: Theme,
    /// Of the screen; a project has its own.
    pub language: Language,
    pub zoom: f32,
    /// The widths of panels that have been dragged, by the panel's name.
    pub panels: BTreeMap<String, f32>,
    /// The window's size in points, when it was last closed.
    pub window: Option<(f32, f32)>,
    /// The work folders opened last, newest first.
    pub recent: Vec<Recent>,
    /// Which folder packages are collected from by themselves, by work folder.
    pub watched: BTreeMap<PathBuf, PathBuf>,
    /// Words that the user has added to what a speller knows.
    pub words: BTreeSet<String>,
    /// Dictionaries that the user has chosen: a `.dic` file, or a folder with some.
    pub dictionaries: BTreeMap<Language, PathBuf>,
    /// It has been said that there is no dictionary for spelling, and is not said again.
    pub spelling_told: bool,
    /// Whom a project's log names when this device decides on something. Empty until asked for.
    pub signature: String,
    /// After so many minutes in which nobody does anything a locked project is locked again; `None`
    /// for never.
    pub lock_after: Option<u8>,
}

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

/// A work folder that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    pub path: PathBuf,
    /// The project's name when it was last open; of a locked one its folder's.
    pub name: String,
    pub opened: Timestamp,
    #[serde(default)]
    pub locked: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            writer: WriterId::from_bits(fastrand::u32(..)),
            theme: Theme::default(),
            language: Language::default(),
            zoom: 1.0,
            panels: BTreeMap::new(),
            window: None,
            recent: Vec::new(),
            watched: BTreeMap::new(),
            words: BTreeSet::new(),
            dictionaries: BTreeMap::new(),
            spelling_told: false,
            signature: String::new(),
            lock_after: Some(LOCK_AFTER),
        }
    }
}

impl Preferences {
    /// Where preferences belong on this system; `None` when the user has no home.
    #[must_use]
    pub fn default_dir() -> Option<PathBuf> {
        Some(directories::ProjectDirs::from("", "", "samsyn")?.config_dir().to_owned())
    }

    /// Whether there are any yet.
    #[must_use]
    pub fn are_in(dir: &Path) -> bool {
        dir.join(FILE).is_file()
    }

    /// Reads the preferences. Never fails: a file that cannot be understood is set aside as
    /// `preferences.ron.broken`, with what was wrong returned for the log, and the ready-made
    /// preferences are used. These are saved at once if possible, so that the writer stays the
    /// same the next time.
    #[must_use]
    pub fn load(dir: &Path) -> (Self, Vec<Problem>) {
        let path = dir.join(FILE);
        let mut problems = Vec::new();
        if fs::symlink_metadata(&path).is_ok() {
            match read(&path) {
                Ok(Loaded { value, newer, .. }) => {
                    // What a later version knows beside this is kept for it.
                    if newer && let Err(why) = fs::copy(&path, dir.join(NEWER)) {
                        log::warn!("the preferences of a later version are not kept: {}", why.kind());
                    }
                    return (value.mended(), problems);
                }
                Err(found) => problems = found,
            }
            if fs::rename(&path, dir.join(BROKEN)).is_err() {
                return (Self::default(), problems); // better unsaved than written over
            }
        }
        let preferences = Self::default();
        if let Err(error) = preferences.save(dir) {
            problems.push(Problem::whole(FILE, super::problem::ProblemKind::Unreadable, format!("cannot be written: {}", error.kind())));
        }
        (preferences, problems)
    }

    /// Writes the preferences.
    ///
    /// # Errors
    /// What the system says.
    pub fn save(&self, dir: &Path) -> io::Result<()> {
        let text = format::to_text(Kind::Preferences, self).map_err(io::Error::other)?;
        atomic::write(&dir.join(FILE), text.as_bytes())
    }

    /// Puts a work folder first among the recent ones.
    pub fn remember(&mut self, path: &Path, name: &str, opened: Timestamp) {
        self.recent.retain(|recent| recent.path != path);
        if path.to_str().is_some() {
            self.recent.insert(0, Recent { path: path.to_owned(), name: name.to_owned(), opened, locked: false });
        }
        self.recent.truncate(MAX_RECENT);
    }

    /// Keeps no title of a locked project. False if there is none to hide.
    pub fn hide(&mut self, path: &Path) -> bool {
        let Some(recent) = self.recent.iter_mut().find(|recent| recent.path == path && !recent.locked) else { return false };
        recent.locked = true;
        recent.name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        true
    }

    /// As [`Preferences::hide`], by whatever name the folder was opened.
    pub fn hide_everywhere(&mut self, folder: &Path) -> bool {
        let real = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
        let folder = real(folder);
        let known: Vec<PathBuf> = self.recent.iter().map(|recent| recent.path.clone()).filter(|path| real(path) == folder).collect();
        known.iter().filter(|path| self.hide(path)).count() > 0
    }

    /// Takes a word into the user's own list. False if it is there already or is no word.
    pub fn add_word(&mut self, word: &str) -> bool {
        add_word(&mut self.words, word)
    }

    /// Remembers which dictionary to use for a language.
    pub fn choose_dictionary(&mut self, language: Language, path: &Path) {
        if path.to_str().is_some() {
            self.dictionaries.insert(language, path.to_owned());
        }
    }

    /// Numbers that no screen could show are replaced.
    fn mended(mut self) -> Self {
        self.zoom = if self.zoom.is_finite() { self.zoom.clamp(*ZOOM.start(), *ZOOM.end()) } else { 1.0 };
        self.panels.retain(|_, width| width.is_finite() && *width > 0.0);
        self.window = self.window.filter(|(width, height)| width.is_finite() && height.is_finite() && *width >= 1.0 && *height >= 1.0);
        self.recent.truncate(MAX_RECENT);
        self.lock_after = self.lock_after.map(|minutes| minutes.max(1));
        self.words.retain(|word| is_own_word(word));
        while self.words.len() > MAX_WORDS {
            self.words.pop_last();
        }
        self
    }
}

/// Takes a word into a list of words for the speller. False if it is there already or is no word.
pub fn add_word(words: &mut BTreeSet<String>, word: &str) -> bool {
    let word = word.trim();
    is_own_word(word) && words.len() < MAX_WORDS && words.insert(word.to_owned())
}

fn is_own_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric) && !word.contains(char::is_whitespace) && word.chars().count() <= MAX_WORD
}

fn read(path: &Path) -> Result<Loaded<Preferences>, Vec<Problem>> {
    let text = format::read_text(path, FILE).map_err(|problem| vec![problem])?;
    format::parse(FILE, &text, Kind::Preferences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_is_made_once() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("not/yet");
        let (first, problems) = Preferences::load(&dir);
        assert!(problems.is_empty());
        assert_eq!(Preferences::load(&dir).0, first);
    }

    #[test]
    fn everything_is_remembered() {
        let dir = tempfile::tempdir().unwrap();
        let mut preferences = Preferences { theme: Theme::Contrast, language: Language::En, zoom: 1.25, ..Preferences::default() };
        preferences.panels.insert("material".to_owned(), 312.0);
        preferences.window = Some((1440.0, 900.0));
        for n in 0..20 {
            preferences.remember(Path::new(&format!("/arbete/{n}")), "Kartläggning", Timestamp::from_second(n).unwrap());
        }
        preferences.remember(Path::new("/arbete/12"), "Kartläggning", Timestamp::from_second(99).unwrap());
        assert!(preferences.add_word(" ComUng ") && !preferences.add_word("ComUng") && !preferences.add_word("två ord"));
        preferences.choose_dictionary(Language::Sv, Path::new("/ord/sv_SE.dic"));
        preferences.spelling_told = true;
        preferences.signature = "EK".to_owned();
        preferences.save(dir.path()).unwrap();
        let (read, problems) = Preferences::load(dir.path());
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(read, preferences);
        assert_eq!((read.recent.len(), read.recent[0].path.as_path()), (MAX_RECENT, Path::new("/arbete/12")));
        assert_eq!(read.recent.iter().filter(|r| r.path.ends_with("12")).count(), 1);
    }

    #[test]
    fn a_broken_file_is_set_aside() {
        let dir = tempfile::tempdir().unwrap();
        for text in ["", "(format: 1", "(format: 1, kind: \"draft\", content: ())", "\u{0}\u{1}"] {
            fs::write(dir.path().join(FILE), text).unwrap();
            let (_, problems) = Preferences::load(dir.path());
            assert_eq!(problems.len(), 1, "{text}");
            assert_eq!(fs::read_to_string(dir.path().join(BROKEN)).unwrap(), text);
            assert!(Preferences::load(dir.path()).1.is_empty(), "the new file is sound");
        }
    }

    #[test]
    fn what_a_later_version_knows_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let text = format!("(format: {}, kind: \"preferences\", content: (writer: \"w1\", zoom: 1.5, later: [3]))", format::FORMAT + 1);
        fs::write(dir.path().join(FILE), &text).unwrap();
        let (read, problems) = Preferences::load(dir.path());
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((read.writer.as_str(), read.zoom), ("w1", 1.5));
        read.save(dir.path()).unwrap();
        assert_eq!(Preferences::load(dir.path()).0, read);
        assert_eq!(fs::read_to_string(dir.path().join(NEWER)).unwrap(), text);
    }

    #[test]
    fn numbers_beyond_reason_are_mended() {
        let dir = tempfile::tempdir().unwrap();
        let text = "(format: 1, kind: \"preferences\", content: (writer: \"w1\", zoom: 900.0, panels: {\"a\": NaN, \"b\": 3.0}, window: (0.0, inf)))";
        fs::write(dir.path().join(FILE), text).unwrap();
        let (read, problems) = Preferences::load(dir.path());
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((read.writer.as_str(), read.zoom, read.panels.len(), read.window), ("w1", 3.0, 1, None));
    }
}
