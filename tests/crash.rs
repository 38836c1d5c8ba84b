//! The real program, real keys, and a kill at a moment that nobody has chosen: whatever had been shown
//! as saved is there afterwards, of what was being typed at most the last second is gone, and no file
//! is unreadable.
//!
//! The ordinary run kills it 30 times; `SAMSYN_KILLS=300 cargo test --test crash -- --nocapture` is the
//! long one, and prints what happened. The moments come from a seed, which a failure names.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests may panic and print like the tests themselves")]

#[expect(dead_code, reason = "each test uses its part of the driver")]
mod desktop;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use desktop::{Desktop, Window};
use fastrand::Rng;
use samsyn::app::text::Texts;
use samsyn::domain::project::Language;
use samsyn::storage::check::check;
use samsyn::storage::store::Store;

const KILLS: usize = 30;
/// So many desktops at once: most of the time is waiting.
const DESKTOPS: usize = 3;
/// What may be gone of what was being typed.
const LOST: Duration = Duration::from_secs(1);
const MUNICIPALITY: &str = "testevik";

/// What is in the one focus group: its entries, and the line that is being typed.
#[derive(Debug, Default)]
struct OnDisk {
    entries: Vec<String>,
    line: String,
}

impl OnDisk {
    fn read(folder: &Path) -> Self {
        let workspace = Store::open(folder).unwrap_or_else(|problems| panic!("{problems:?}")).workspace;
        let (_, dossier) = workspace.municipalities.into_iter().find(|(slug, _)| slug.as_str() == MUNICIPALITY).unwrap();
        let group = dossier.sessions.into_values().next_back().unwrap();
        let entries = group.notes.values().flat_map(|notes| &notes.entries).map(|entry| entry.text.clone()).collect();
        let line = group.notes.into_values().map(|notes| notes.line.text).find(|text| !text.is_empty()).unwrap_or_default();
        Self { entries, line }
    }
}

/// One desktop with one folder, which lives through one crash after the other.
struct Life {
    desktop: Desktop,
    folder: PathBuf,
    random: Rng,
    /// Every entry that was shown as saved before some kill.
    saved: Vec<String>,
    /// How many entries have been typed, so that no two are equal.
    typed: usize,
    /// In how many kills something that was not shown as saved was there all the same.
    more: usize,
}

fn word(key: &str) -> String {
    Texts::new(Language::Sv).get(key)
}

/// The screen says when everything was last put on disk, and that nothing is on its way there.
fn says_saved(window: &Window<'_>) {
    let saved = Texts::new(Language::Sv).with("saved-at", &[("time", "".into())]);
    window.find("word that it is saved", |node| node.name.starts_with(&saved) && node.name.ends_with(|c: char| c.is_ascii_digit()));
}

impl Life {
    fn begin(seed: u64) -> Self {
        let desktop = Desktop::new();
        let folder = desktop.home().join("kartläggning");
        assert!(desktop.samsyn(&["demo".as_ref(), folder.as_ref()]).status.success());
        Self { desktop, folder, random: Rng::with_seed(seed), saved: Vec::new(), typed: 0, more: 0 }
    }

    /// Types, is killed, and is looked at.
    fn once(&mut self) {
        let (before, half) = (self.saved.len(), OnDisk::read(&self.folder).line);
        let Self { desktop, folder, random, saved, typed, .. } = self;
        let window = desktop.open(folder, &[]);
        window.activate(&word("hero-run"));
        let line = word("capture-line");
        window.find("capture line with the keyboard in it", |node| node.name == line && node.focused);
        // What was half typed when it was killed is there to go on with: it becomes the first entry.
        let mut written = Vec::new();
        let mut enter = |window: &Window<'_>, begun: &str, random: &mut Rng| {
            *typed += 1;
            let text = format!(" {} nr {typed}", ["tisdag", "samverkan", "handplan", "chefen"][random.usize(..4)]);
            window.write(&text);
            window.press(&["Return"]);
            written.push(format!("{begun}{text}").trim().to_owned());
        };
        enter(&window, &half, random);
        for _ in 0..random.usize(..3) {
            enter(&window, "", random);
        }
        let shown = if random.bool() {
            // Shown as saved, and then killed while more is typed.
            says_saved(&window);
            saved.extend(written.iter().cloned());
            *typed += 1;
            let half = format!("halvt nr {typed}");
            window.write(&half);
            let typed_at = Instant::now();
            let shown = random.bool().then(|| {
                window.find("what was typed", |node| node.name == line && node.text == half);
                half
            });
            // Just after, or once it must be on disk.
            let wait =
                if shown.is_some() { LOST + Duration::from_millis(random.u64(100..600)) } else { Duration::from_millis(random.u64(..900)) };
            thread::sleep(wait.saturating_sub(typed_at.elapsed()).max(if shown.is_some() { LOST } else { Duration::ZERO }));
            shown
        } else {
            // In the middle of a save, as likely as not.
            thread::sleep(Duration::from_millis(random.u64(..60)));
            None
        };
        window.cut();

        let seed = random.get_seed();
        assert_eq!(check(folder), [], "seed {seed}");
        let found = OnDisk::read(folder);
        for text in saved.iter() {
            let times = found.entries.iter().filter(|entry| *entry == text).count();
            assert_eq!(times, 1, "seed {seed}: {text:?} was shown as saved: {found:?}");
        }
        // What was not shown as saved is there whole, or not at all; or still on the line.
        for entry in &found.entries {
            assert!(saved.contains(entry) || written.contains(entry), "seed {seed}: nobody wrote {entry:?}");
        }
        if let Some(shown) = shown {
            assert_eq!(found.line, shown, "seed {seed}: it had stood there for more than a second");
        }
        self.more += usize::from(found.entries.len() > before + saved.len() - before);
        // From now on all that is there has to stay.
        *saved = found.entries;
        assert_eq!(left_behind(folder), 0, "seed {seed}");
    }
}

/// Temporary files that are older than the last start: each start clears away those of the one before.
fn left_behind(folder: &Path) -> usize {
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        count += if path.is_dir() { left_behind(&path) } else { usize::from(name.starts_with(".samsyn-") && name.ends_with(".tmp")) };
    }
    count
}

#[test]
fn what_was_shown_as_saved_survives_any_kill() {
    let kills = std::env::var("SAMSYN_KILLS").map_or(KILLS, |count| count.parse().unwrap());
    let start = Instant::now();
    let lives: Vec<_> = (0..DESKTOPS)
        .map(|n| {
            thread::spawn(move || {
                let mut life = Life::begin(2026 + n as u64);
                for _ in 0..kills / DESKTOPS {
                    life.once();
                }
                (life.saved.len(), life.more)
            })
        })
        .collect();
    let ended: Vec<(usize, usize)> = lives.into_iter().map(|life| life.join().unwrap()).collect();
    let (entries, more) = ended.iter().fold((0, 0), |(entries, more), life| (entries + life.0, more + life.1));
    eprintln!(
        "{kills} kills in {} s: {entries} entries, all of them there; after {more} kills more than the screen had said",
        start.elapsed().as_secs()
    );
    assert!(entries > kills, "something was typed each time");
}
