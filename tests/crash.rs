//! The real program in a real window, with real keys, killed at random moments, also in the middle of
//! a save: every entry is there that had been shown as saved, word for word and once, and of what was
//! being typed the last second at most is gone.
//!
//! Thirty kills in the ordinary run; `SAMSYN_KILLS=300 cargo test --test crash -- --nocapture` is the
//! long form. `SAMSYN_SEED` repeats a run's moments.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests may panic and print like the tests themselves"
)]

#[expect(dead_code, reason = "each test uses its part of the driver")]
mod desktop;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use samsyn::app::text::Texts;
use samsyn::domain::project::Language;
use samsyn::domain::workspace::FocusGroup;
use samsyn::storage::check::check;
use samsyn::storage::store::Store;

use desktop::reader::Node;
use desktop::{Desktop, Window};

/// How many kills there are, and the seed of their moments.
const KILLS: &str = "SAMSYN_KILLS";
const SEED: &str = "SAMSYN_SEED";
/// Windows at work at the same time, each on a desktop of its own.
const SIDE_BY_SIDE: usize = 2;
/// The most of what is typed that may be gone.
const MOST_LOST: Duration = Duration::from_secs(1);
/// Of letters that the Swedish keyboard has a key for: any other is typed by changing the keyboard
/// for a moment, and a window that has much to do sees it only when it is changed back.
const WORDS: [&str; 8] =
    ["vi ses på ån", "rutinen är skriven", "på en ö", "åtta av tio", "öppet hus", "inget avtal än", "det går bra", "två gånger"];

fn word(key: &str) -> String {
    Texts::new(Language::Sv).get(key)
}

/// What somebody saw in the window at one moment: first the line, then whether it said "Sparat".
struct Seen {
    /// Before it was looked at.
    at: Instant,
    line: String,
    saved: bool,
}

/// What became of the kills of one window.
#[derive(Debug, Default)]
struct Found {
    kills: usize,
    /// Entries that had been seen as saved before a kill.
    acknowledged: usize,
    /// Kills at which something was not saved yet.
    in_between: usize,
    /// The longest time for which something that is gone had been on screen.
    most_lost: Duration,
    /// Temporary files that kills in the middle of a save have left.
    left_behind: usize,
}

/// The focus group that is interviewed today, as it is on disk.
fn on_disk(folder: &Path) -> FocusGroup {
    let workspace = Store::open(folder).unwrap_or_else(|problems| panic!("a kill left {problems:?}")).workspace;
    let (_, dossier) = workspace.municipalities.into_iter().find(|(slug, _)| slug.as_str() == "testevik").unwrap();
    dossier.sessions.into_values().next_back().unwrap()
}

/// The entries on disk in order, and the line that is not finished.
fn noted(folder: &Path) -> (Vec<String>, String) {
    let group = on_disk(folder);
    let line = group.notes.values().next().map(|notes| notes.line.text.clone()).unwrap_or_default();
    (group.stream().iter().map(|entry| entry.text.clone()).collect(), line)
}

fn temporary_files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut left) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|extension| extension == "tmp") {
                found.push(path);
            }
        }
    }
    found
}

/// A process that waits for the word to kill another: starting one takes longer than a save does.
struct Executioner(Child);

impl Executioner {
    fn of(process: u32) -> Self {
        let mut shell = Command::new("sh");
        shell.args(["-c", "read word && kill -KILL \"$0\"", &process.to_string()]).stdin(Stdio::piped());
        Self(shell.spawn().unwrap())
    }

    fn strike(&mut self) {
        self.0.stdin.take().unwrap().write_all(b"now\n").unwrap();
        assert!(self.0.wait().unwrap().success());
    }
}

/// Waits until a temporary file is there that was not: the notes are being saved. Saves are seldom
/// missed, and then the next one is as good.
fn wait_for_a_save(folder: &Path) {
    let notes = folder.join("municipalities/testevik/sessions/fokusgrupp-1/notes");
    // The folder is made by the first save, and files come and go while one looks.
    let there = || {
        let names = fs::read_dir(&notes).into_iter().flatten().flatten().map(|entry| entry.path());
        names.filter(|path| path.extension().is_some_and(|extension| extension == "tmp")).collect::<Vec<_>>()
    };
    let before = there();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(10) {
        if there().iter().any(|file| !before.contains(file)) {
            return;
        }
    }
}

/// One life of the program, from its start to a kill.
struct Life<'a> {
    window: &'a Window<'a>,
    line: Node,
    seen: Mutex<Vec<Seen>>,
    /// How often Enter was pressed.
    entered: AtomicUsize,
    over: AtomicBool,
}

impl<'a> Life<'a> {
    /// From the first screen to the capture line.
    fn begin(window: &'a Window<'a>) -> Self {
        window.activate(&word("hero-run"));
        let label = word("capture-line");
        let line = window.find("capture line with the keyboard in it", |node| node.name == label && node.focused);
        Self { window, line, seen: Mutex::default(), entered: AtomicUsize::new(0), over: AtomicBool::new(false) }
    }

    /// Ends what types and watches, even if a test gives up on it.
    fn end(&self) -> impl Drop {
        struct Over<'a>(&'a AtomicBool);
        impl Drop for Over<'_> {
            fn drop(&mut self) {
                self.0.store(true, Ordering::Relaxed);
            }
        }
        Over(&self.over)
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    /// Looks at the line and at the place that says "Sparat", over and over.
    fn watch(&self) {
        let (saved, saving) = (word("saved"), word("saving"));
        let is_state = |node: &Node| node.name.starts_with(&saved) || node.name == saving;
        let mut state = None;
        while !self.is_over() {
            let at = Instant::now();
            let line = self.window.again(&self.line);
            // After the line: what it says now holds for all that was on screen a moment ago. It may
            // have been drawn anew, as another thing.
            let known = state.as_ref().and_then(|state| self.window.again(state)).filter(is_state);
            state = known.or_else(|| self.window.look(is_state));
            if let (Some(line), Some(state)) = (line, &state) {
                let saved = state.name.starts_with(&saved);
                self.seen.lock().unwrap().push(Seen { at, line: line.text, saved });
            }
            // The window has more to do than to be looked at.
            sleep(Duration::from_millis(10));
        }
    }

    /// Types texts, each an entry, until it is over.
    fn types(&self, texts: &[String]) {
        let mut held = self.line.text.clone();
        for (n, text) in texts.iter().enumerate() {
            for part in text.strip_prefix(&held).unwrap().split_inclusive(' ') {
                if self.is_over() {
                    return;
                }
                self.window.write(part);
            }
            held.clear();
            self.until(|seen| seen.line == *text);
            if self.is_over() {
                return;
            }
            self.window.press(&["Return"]);
            self.entered.fetch_add(1, Ordering::Relaxed);
            // Now and then nobody says anything for a moment; else it is typed on while it is saved.
            if n.is_multiple_of(2) {
                self.until(|seen| seen.line.is_empty() && seen.saved);
            }
        }
    }

    /// Waits until the latest look saw this, or it is over.
    fn until(&self, is_so: impl Fn(&Seen) -> bool) {
        while !self.is_over() && !self.seen.lock().unwrap().last().is_some_and(&is_so) {
            sleep(Duration::from_millis(2));
        }
    }

    /// How many of the texts had been taken as entries before `until`, and whether "Sparat" was seen
    /// after that.
    fn taken(&self, texts: &[String], until: Instant) -> (usize, usize) {
        let seen = self.seen.lock().unwrap();
        let mut looks = seen.iter().filter(|seen| seen.at <= until).peekable();
        let (mut taken, mut saved) = (0, 0);
        for text in texts {
            while looks.next_if(|seen| seen.line != *text).is_some() {}
            while looks.next_if(|seen| seen.line == *text).is_some() {}
            if looks.peek().is_none() {
                break;
            }
            taken += 1;
            if looks.clone().any(|seen| seen.saved) {
                saved = taken;
            }
        }
        (taken, saved)
    }
}

/// What is typed in one life, after what is on the line already.
fn texts(random: &mut fastrand::Rng, life: usize, line: &str) -> Vec<String> {
    let mut text = |n: usize| {
        let words: Vec<_> = (0..random.usize(1..3)).map(|_| WORDS[random.usize(..WORDS.len())]).collect();
        format!("{life}.{n} {}", words.join(" "))
    };
    let mut all: Vec<String> = (0..12).map(&mut text).collect();
    if !line.is_empty() {
        all[0] = format!("{line} {}", all[0]);
    }
    all
}

/// Kills one window after the other on one folder.
fn kill(kills: usize, seed: u64) -> Found {
    let desktop = Desktop::new();
    let folder = desktop.home().join("kartläggning");
    let made = desktop.samsyn(&["demo".as_ref(), folder.as_ref()]);
    assert!(made.status.success(), "{made:?}");
    let mut random = fastrand::Rng::with_seed(seed);
    let mut found = Found::default();
    let (mut entries, mut line) = noted(&folder);
    for n in 0..kills {
        let start = Instant::now();
        let window = desktop.open(&folder, &[]);
        let opened = start.elapsed();
        let life = Life::begin(&window);
        assert_eq!(life.line.text, line, "the line is as it was left");
        let texts = texts(&mut random, n, &line);
        // Every other kill is aimed at the save after an Enter, and every fourth strikes when it has begun.
        let aimed = n.is_multiple_of(2).then(|| 1 + random.usize(0..3));
        let strikes = n.is_multiple_of(4);
        let mut executioner = Executioner::of(window.process());
        let pause = Duration::from_millis(if aimed.is_some() { random.u64(0..90) } else { random.u64(200..5000) });
        let killed = thread::scope(|threads| {
            let over = life.end();
            threads.spawn(|| life.watch());
            threads.spawn(|| life.types(&texts));
            if let Some(entered) = aimed {
                desktop::wait("an Enter", || (life.entered.load(Ordering::Relaxed) >= entered).then_some(()));
            }
            if strikes {
                wait_for_a_save(&folder);
            } else {
                sleep(pause);
            }
            let at = Instant::now();
            executioner.strike();
            drop(over);
            at
        });
        let (_, acknowledged) = life.taken(&texts, killed);
        let long_before = killed.checked_sub(MOST_LOST).unwrap();
        let (certain, _) = life.taken(&texts, long_before);
        let seen = life.seen.into_inner().unwrap();
        window.cut();
        println!("kill {n}: window after {opened:.1?}, in all {:.1?}", start.elapsed());

        let what = format!("kill {n} of seed {seed}");
        assert_eq!(check(&folder), [], "{what}");
        let (now, now_line) = noted(&folder);
        let new = now.strip_prefix(entries.as_slice()).unwrap_or_else(|| panic!("{what}: {now:?} where {entries:?} was"));
        assert!(texts.starts_with(new), "{what}: {new:?} is not what was typed, {texts:?}");
        assert!(new.len() >= acknowledged, "{what}: {acknowledged} entries were shown as saved, {new:?} are there");
        assert!(new.len() >= certain, "{what}: {certain} entries were there a second before, {new:?} are there");
        let is_kept = |seen: &Seen| now_line.starts_with(&seen.line) || new.iter().any(|text| text.starts_with(&seen.line));
        if let Some(gone) = seen.iter().find(|seen| seen.at <= killed && !is_kept(seen)) {
            let lost = killed - gone.at;
            assert!(lost <= MOST_LOST, "{what}: {:?} stood on the line {lost:?} before, now {now_line:?}", gone.line);
            found.most_lost = found.most_lost.max(lost);
        }
        found.kills += 1;
        found.acknowledged += acknowledged;
        found.in_between += usize::from(!seen.last().is_some_and(|seen| seen.saved));
        (entries, line) = (now, now_line);
    }
    let left = temporary_files(&folder);
    found.left_behind = left.len();
    // Not for ever: an opening sweeps away what is old.
    let long_ago = std::time::SystemTime::now() - Duration::from_hours(2);
    for file in left {
        fs::File::options().write(true).open(file).unwrap().set_modified(long_ago).unwrap();
    }
    drop(Store::open(&folder).unwrap());
    assert!(temporary_files(&folder).is_empty());
    found
}

#[test]
fn a_kill_takes_nothing_that_was_saved() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<usize>().unwrap());
    let kills = number(KILLS).unwrap_or(30);
    let seed = number(SEED).unwrap_or_else(|| fastrand::usize(..1_000_000));
    println!("{SEED}={seed}");
    let start = Instant::now();
    let found: Vec<Found> = thread::scope(|threads| {
        let windows = (0..SIDE_BY_SIDE).map(|n| threads.spawn(move || kill(kills / SIDE_BY_SIDE, (seed + n) as u64)));
        let windows: Vec<_> = windows.collect();
        windows.into_iter().map(|window| window.join().unwrap()).collect()
    });
    println!("{found:?} in {:?}", start.elapsed());
    let sum = |of: fn(&Found) -> usize| found.iter().map(of).sum::<usize>();
    assert!(sum(|found| found.kills) >= kills / SIDE_BY_SIDE * SIDE_BY_SIDE);
    assert!(sum(|found| found.acknowledged) >= kills / 4, "too little was seen as saved for this to show anything: {found:?}");
    assert!(sum(|found| found.left_behind) > 0, "none of so many kills came in the middle of a save");
    assert!(sum(|found| found.in_between) >= kills / 10, "too few kills came before all was saved: {found:?}");
}
