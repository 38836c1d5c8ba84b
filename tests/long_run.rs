//! A long day in one window: many entries, jumps, exports and screens, and at the end no more memory,
//! no slower frames and no more open files than after the first part of it.
//!
//! The ordinary run is a short day. The whole one, eight hours with 5,000 entries, 2,000 jumps and 200
//! exports: `SAMSYN_LONG_DAY=1 cargo test --release --test long_run -- --nocapture`, which prints
//! what was measured. A window that nobody touches is watched here too.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests may panic and print like the tests themselves")]

#[expect(dead_code, reason = "each test uses its part of the driver")]
mod desktop;
#[path = "../benches/support/window.rs"]
mod window;

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

use egui::{Key, Modifiers};
use jiff::Timestamp;
use samsyn::app::demo;
use samsyn::app::model::Screen;
use samsyn::storage::check::check;
use samsyn::storage::store::Store;
use window::Window;

/// What is done in a day.
#[derive(Debug, Clone, Copy)]
struct Day {
    hours: i64,
    entries: usize,
    jumps: usize,
    exports: usize,
}

const SHORT: Day = Day { hours: 1, entries: 120, jumps: 48, exports: 6 };
const WHOLE: Day = Day { hours: 8, entries: 5_000, jumps: 2_000, exports: 200 };
/// The day in so many equal parts. In the first half what is laid out is still being remembered; then
/// nothing may grow any more but the notes.
const PARTS: usize = 12;
const WARM: usize = 6;
/// The last parts, which are held against the first.
const LAST: usize = 3;
/// What a part may be above the first ones: an allocator does not give back page by page.
const MEGABYTES: f64 = 16.0;
/// And what one part may take for itself: a PDF can be made in the moment in which the pages beside the
/// text are laid out too.
const ONCE: f64 = 128.0;
/// An entry, with its codes and all that is drawn of it, in bytes.
const ENTRY: f64 = 6_000.0;
/// How much slower the frames of the last parts may be, in a whole day: there are more entries to draw.
const SLOWER: f64 = 1.5;
/// The keys that Ctrl+G gives the rows of the guide.
const KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// What the process holds at one moment.
#[derive(Debug, Clone, Copy)]
struct Held {
    megabytes: f64,
    files: usize,
    threads: usize,
    /// The median of the frames of a part.
    frame: Duration,
}

impl Held {
    fn now(frames: &mut [Duration]) -> Self {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let number =
            |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().trim_end_matches(" kB").to_owned();
        Self {
            megabytes: number("VmRSS:").parse::<f64>().unwrap() / 1024.0,
            files: fs::read_dir("/proc/self/fd").unwrap().count(),
            threads: number("Threads:").parse().unwrap(),
            frame: window::percentile(frames, 50),
        }
    }
}

/// Waits until what was asked for in the background has been done.
fn until(window: &mut Window, is_so: impl Fn(&Window) -> bool) {
    while !is_so(window) {
        window.next(Vec::new());
        sleep(Duration::from_millis(2));
    }
}

fn is_clean(window: &Window) -> bool {
    window.knows().project.as_ref().is_some_and(|project| project.saving.is_clean() && !project.compile.exporting)
}

fn write(window: &mut Window, words: &str, frames: &mut Vec<Duration>) {
    frames.extend(words.chars().map(|c| window.write(c)));
}

/// Goes to a screen by its key.
fn go(window: &mut Window, key: Key, is_there: impl Fn(&Screen) -> bool) {
    window.press(Modifiers::NONE, key);
    until(window, |window| is_there(&window.knows().screen));
    window.rest();
}

/// Which row of the guide one is at.
fn row(window: &Window) -> Option<usize> {
    let model = window.knows();
    let group = model.dossier()?.sessions.values().next_back()?;
    let here = group.notes.get(model.writer())?.position.as_ref()?;
    model.project.as_ref()?.workspace.guide.places().iter().position(|place| place.row.id == *here)
}

/// One part of the day: notes, jumps, a look at every screen, exports.
fn part(window: &mut Window, day: Day, n: usize, (clock, printed): (&AtomicI64, &AtomicUsize), frames: &mut Vec<Duration>) {
    let share = |all: usize| all * (n + 1) / PARTS - all * n / PARTS;
    let (entries, jumps) = (share(day.entries), share(day.jumps));
    let pause = day.hours * 3600 / i64::try_from(PARTS * entries).unwrap();
    go(window, Key::F3, |screen| matches!(screen, Screen::Run(_)));
    let mut jumped = 0;
    for entry in 0..entries {
        clock.fetch_add(pause, Ordering::Relaxed);
        if jumped * entries < jumps * entry {
            jumped += 1;
            window.press(Modifiers::COMMAND, Key::G);
            let to = (jumped * 7 + n) % KEYS.len();
            window.write(KEYS.chars().nth(to).unwrap());
            window.next(Vec::new());
            assert_eq!(row(window), Some(to), "the jump arrives");
        }
        write(window, &format!("D{} vi ses varje tisdag, gång {n} {entry}", entry % 6 + 1), frames);
        frames.push(window.press(Modifiers::NONE, Key::Enter));
        window.next(Vec::new());
        if entry % 20 == 0 {
            until(window, is_clean);
        }
    }
    until(window, is_clean);
    go(window, Key::F2, |screen| matches!(screen, Screen::Prepare(_)));
    go(window, Key::F5, |screen| matches!(screen, Screen::Review(_)));
    go(window, Key::F4, |screen| matches!(screen, Screen::Compile(_)));
    for _ in 0..share(day.exports) {
        let before = printed.load(Ordering::Relaxed);
        window.press(Modifiers::COMMAND, Key::P);
        until(window, |window| is_clean(window) && printed.load(Ordering::Relaxed) > before);
    }
}

#[test]
fn a_long_day_takes_no_more_at_its_end_than_in_the_morning() {
    let is_whole = std::env::var_os("SAMSYN_LONG_DAY").is_some();
    let day = if is_whole { WHOLE } else { SHORT };
    let folder = tempfile::tempdir().unwrap();
    let work = folder.path().join("work");
    let clock = Arc::new(AtomicI64::new("2026-11-12T08:00:00Z".parse::<Timestamp>().unwrap().as_second()));
    let seconds = Arc::clone(&clock);
    let mut model = Window::model_at(folder.path(), Box::new(move || Timestamp::from_second(seconds.load(Ordering::Relaxed)).unwrap()));
    // Each PDF is handed to whatever shows PDF.
    let printed = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&printed);
    model.1.viewer = Arc::new(move |file| fs::metadata(file).map(|_| _ = counted.fetch_add(1, Ordering::Relaxed)));
    demo::write(&work, model.1.today()).unwrap();
    let before = Store::open(&work).unwrap().workspace.municipalities[&demo::showpiece()].stream().len();
    let mut window = Window::open(model, work.clone(), Screen::Run(demo::showpiece()));
    window.rest();
    let mut held = Vec::new();
    for n in 0..PARTS {
        let mut frames = Vec::new();
        part(&mut window, day, n, (&clock, &printed), &mut frames);
        held.push(Held::now(&mut frames));
        if is_whole {
            eprintln!("part {:>2}: {:?}", n + 1, held[n]);
        }
    }
    until(&mut window, is_clean);
    drop(window);
    let after = Store::open(&work).unwrap().workspace.municipalities[&demo::showpiece()].stream().len();
    assert_eq!(after - before, day.entries, "every entry is there");
    assert_eq!(printed.load(Ordering::Relaxed), day.exports);
    assert_eq!(check(&work), []);

    let (warm, end) = (&held[..WARM], &held[PARTS - LAST..]);
    let most = |part: &[Held], of: fn(&Held) -> f64| part.iter().map(of).fold(0.0, f64::max);
    let entries = (day.entries * (PARTS - WARM) / PARTS) as f64;
    let grown = most(end, |held| held.megabytes) - most(warm, |held| held.megabytes);
    // What leaks, leaks in every part; what the allocator keeps of the fullest moment comes in one.
    let steps = held[WARM - 1..].windows(2).map(|pair| pair[1].megabytes - pair[0].megabytes);
    let once = steps.fold(0.0, f64::max).min(ONCE);
    assert!(grown - once < MEGABYTES + entries * ENTRY / 1e6, "{grown} MB more: {held:?}");
    assert!(most(end, |held| held.files as f64) <= most(warm, |held| held.files as f64), "{held:?}");
    assert!(most(end, |held| held.threads as f64) <= most(warm, |held| held.threads as f64) + 1.0, "{held:?}");
    if is_whole {
        let ratio = most(end, |held| held.frame.as_secs_f64()) / most(warm, |held| held.frame.as_secs_f64());
        eprintln!("memory {grown:+.1} MB, frames × {ratio:.2}");
        assert!(ratio < SLOWER, "{ratio}: {held:?}");
    }
}

/// Processor time of a process so far, in ticks of a hundredth of a second.
fn ticks(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    // The name in the second field may hold spaces.
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

/// What a process uses for something, once it rests: what starts in the background is over when a
/// second goes by without any work.
fn used(process: u32, work: impl FnOnce()) -> u64 {
    desktop::wait("rest", || {
        let before = ticks(process);
        sleep(Duration::from_secs(1));
        (ticks(process) - before <= 1).then_some(())
    });
    let before = ticks(process);
    work();
    ticks(process) - before
}

#[test]
fn a_window_that_nobody_touches_rests() {
    let desktop = desktop::Desktop::new();
    let work = desktop.home().join("demo");
    demo::write(&work, jiff::civil::date(2026, 11, 12)).unwrap();
    let window = desktop.open(&work, &[]);
    desktop::wait("the board", || Some(window.find("the board", |node| node.name.contains("Exempelköping"))));
    let board = used(window.process(), || sleep(Duration::from_secs(5)));
    assert!(board <= 5, "{board} hundredths of a second in five seconds of nothing");
    window.activate("Genomför Testevik");
    desktop::wait("the line", || window.look(|node| node.name == "Anteckningsrad"));
    for screen in ["F2", "F4", "F5", "F6", "F7"] {
        window.press(&[screen]);
        let used = used(window.process(), || sleep(Duration::from_secs(3)));
        assert!(used <= 3, "{used} hundredths of a second in three seconds of nothing after {screen}");
    }
}

#[test]
fn a_focus_group_that_is_silent_costs_the_clock_alone() {
    const SECONDS: u64 = 10;
    const KEYS_PRESSED: u64 = 10;
    let desktop = desktop::Desktop::new();
    let work = desktop.home().join("demo");
    demo::write(&work, jiff::civil::date(2026, 11, 12)).unwrap();
    let window = desktop.open(&work, &[]);
    window.activate("Genomför Testevik");
    desktop::wait("the line", || window.look(|node| node.name == "Anteckningsrad"));
    // A frame when the key goes down, and one when it is let go.
    let frames = used(window.process(), || {
        for _ in 0..KEYS_PRESSED {
            window.press(&["Shift_L"]);
            sleep(Duration::from_millis(200));
        }
    });
    let frame = frames.max(1) as f64 / (2 * KEYS_PRESSED) as f64;
    // What other note-takers write is looked for without a frame.
    let still = used(window.process(), || sleep(Duration::from_secs(SECONDS)));
    assert!(still <= SECONDS, "{still} hundredths of a second in {SECONDS} seconds of silence");
    let clock = used(window.process(), || {
        window.press(&["F8"]);
        sleep(Duration::from_secs(SECONDS));
        window.press(&["F8"]);
    });
    // Once for each second, and for the two keys.
    let drawn = clock as f64 / frame - 4.0;
    eprintln!("a second of silence: {:.1} hundredths; of the clock: {:.1} frames", still as f64 / 10.0, drawn / SECONDS as f64);
    assert!(drawn < 4.0 * SECONDS as f64, "{drawn} frames in {SECONDS} seconds");
}
