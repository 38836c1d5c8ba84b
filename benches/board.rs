//! What a mapping of 6, 60 and 290 municipalities costs its lead: to open, to see, to search in.
//!
//! Every municipality has a full chapter that was collected. Opening stands beside reading the same
//! bytes off the disk, a frame beside that of a window with one word in it. Fails when the largest
//! takes a second from the command to open it to the first frame of its board, or when a frame while
//! searching, sorting or scrolling takes longer than the screen waits for one.
//! `cargo bench --bench board`

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use jiff::Timestamp;
use samsyn::app::model::Screen;
use samsyn::domain::municipality::Municipality;
use samsyn::domain::project::{Language, Project};
use samsyn::domain::publication::Package;
use samsyn::storage::guides;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;

#[path = "support/form.rs"]
mod form;
#[path = "support/mapping.rs"]
mod mapping;
#[path = "support/window.rs"]
mod window;

use form::Form;
use window::{Result, Window, percentile};

const SIZES: [usize; 3] = [6, 60, 290];
/// From the command to open it to the first frame.
const OPEN: Duration = Duration::from_secs(1);
/// A screen shows sixty frames a second.
const FRAME: Duration = Duration::from_micros(16_667);
const ROUNDS: usize = 5;
/// So few municipalities have nothing to search in.
const SEARCHED: usize = 20;

/// One kind of measurement.
type Part = fn(&mut Took) -> &mut Vec<Duration>;

/// What one size took.
#[derive(Default)]
struct Took {
    bytes: u64,
    read: Vec<Duration>,
    open: Vec<Duration>,
    seen: Vec<Duration>,
    board: Vec<Duration>,
    searching: Vec<Duration>,
    sorting: Vec<Duration>,
    scrolling: Vec<Duration>,
    compared: Vec<Duration>,
    matrix: Vec<Duration>,
}

fn main() -> Result<ExitCode> {
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    // Searching is for more than a few.
    let sizes = form.pick(SIZES, [2, 4, SEARCHED + 1]);
    let folder = tempfile::tempdir()?;
    let mut took: Vec<Took> = sizes.map(|_| Took::default()).into_iter().collect();
    for size in sizes {
        lay(&folder.path().join(size.to_string()), size)?;
    }
    // The sizes take turns, so that whatever else the computer does falls on all alike.
    for _ in 0..form.pick(ROUNDS, 1) {
        for (size, took) in sizes.iter().zip(&mut took) {
            took.round(&folder.path().join(size.to_string()), *size)?;
        }
    }
    Ok(form.ends(report(sizes, &mut took)?))
}

/// A work folder with that many municipalities.
fn lay(folder: &Path, size: usize) -> Result<()> {
    let created = Store::create(&folder.join("work"), &Project::new("Lokala exempel"), &guides::bilaga2());
    let mut store = created?.store;
    for chapter in mapping::chapters(size)? {
        let municipality = Municipality { figures: chapter.approval.wording.figures.clone(), ..Municipality::new(chapter.name.clone()) };
        store.save(&FileKey::Municipality(chapter.slug.clone()), &municipality)?;
        let slug = chapter.slug.clone();
        let package = Package { made: Timestamp::UNIX_EPOCH, project: "Lokala exempel".to_owned(), language: Language::Sv, chapter };
        store.save(&FileKey::Collected(slug), &package)?;
    }
    Ok(())
}

/// Every byte in a folder.
fn bytes(folder: &Path) -> std::io::Result<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        sum += if path.is_dir() { bytes(&path)? } else { std::fs::read(&path)?.len() as u64 };
    }
    Ok(sum)
}

impl Took {
    fn round(&mut self, folder: &Path, size: usize) -> Result<()> {
        let work: PathBuf = folder.join("work");
        let start = Instant::now();
        self.bytes = bytes(&work)?;
        self.read.push(start.elapsed());
        let start = Instant::now();
        let opened = Store::open(&work).map_err(|problems| format!("{problems:?}"))?;
        self.open.push(start.elapsed());
        if opened.workspace.chapters().len() != size {
            return Err(format!("{} chapters instead of {size}", opened.workspace.chapters().len()).into());
        }
        drop(opened);

        let start = Instant::now();
        let mut window = Window::open(Window::model(folder), work.clone(), Screen::Home);
        self.board.push(window.next(Vec::new()));
        self.seen.push(start.elapsed());
        window.rest();
        self.at_the_board(&mut window, size)?;
        drop(window);

        let mut window = Window::open(Window::model(folder), work, Screen::Collect);
        let start = Instant::now();
        while window.knows().project.as_ref().is_none_or(|project| project.publishing.collation.is_none()) {
            sleep(Duration::from_millis(1));
            window.next(Vec::new());
        }
        self.compared.push(start.elapsed());
        window.rest();
        self.matrix.extend(scroll(&mut window));
        Ok(())
    }

    fn at_the_board(&mut self, window: &mut Window, size: usize) -> Result<()> {
        if size > SEARCHED {
            window.click("Sök kommun")?;
            for c in "provkommun 2".chars() {
                self.searching.push(window.write(c));
                self.searching.push(window.next(Vec::new()));
            }
            window.press(Modifiers::COMMAND, Key::A);
            self.searching.push(window.press(Modifiers::NONE, Key::Backspace));
        }
        for _ in 0..4 {
            self.sorting.push(window.click("Sortera efter Kommun")?);
        }
        self.scrolling.extend(scroll(window));
        Ok(())
    }
}

/// A frame for each notch of the wheel, down and up again.
fn scroll(window: &mut Window) -> Vec<Duration> {
    window.next(vec![Event::PointerMoved(pos2(500.0, 600.0))]);
    let notch = |n: usize| Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, if n < 20 { -90.0 } else { 90.0 }),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    };
    (0..40).map(|n| window.next(vec![notch(n)])).collect()
}

/// Prints the table, and says whether everything is within its limits.
fn report(sizes: [usize; 3], took: &mut [Took]) -> Result<bool> {
    let mut out = std::io::stdout().lock();
    let empty = window::empty();
    writeln!(out, "\nmedians in ms; of frames also the slowest of a hundred. A frame with one word takes {:.3} ms\n", ms(empty))?;
    writeln!(out, "{:<44}{:>18}{:>18}{:>18}", "municipalities", sizes[0], sizes[1], sizes[2])?;
    let mut good = true;
    write!(out, "{:<44}", "work folder, MB")?;
    for took in took.iter() {
        write!(out, "{:>18.1}", took.bytes as f64 / 1e6)?;
    }
    let whole: [(&str, Part, Option<Duration>); 4] = [
        ("reading its bytes", |took| &mut took.read, None),
        ("reading it as a project", |took| &mut took.open, None),
        ("from the command to the board's first frame", |took| &mut took.seen, Some(OPEN)),
        ("until all are compared", |took| &mut took.compared, None),
    ];
    for (name, part, limit) in whole {
        write!(out, "\n{name:<44}")?;
        for took in took.iter_mut() {
            let median = percentile(part(took), 50);
            let bad = limit.is_some_and(|limit| median >= limit);
            good &= !bad;
            write!(out, "{:>18}", format!("{:.1}{}", ms(median), if bad { " !" } else { "" }))?;
        }
    }
    let frames: [(&str, Part, bool); 5] = [
        ("first frame of the board", |took| &mut took.board, false),
        ("frame while searching", |took| &mut took.searching, true),
        ("frame while sorting", |took| &mut took.sorting, true),
        ("frame while scrolling", |took| &mut took.scrolling, true),
        ("frame while scrolling what is compared", |took| &mut took.matrix, true),
    ];
    for (name, part, is_judged) in frames {
        write!(out, "\n{name:<44}")?;
        for took in took.iter_mut() {
            let (median, slowest) = (percentile(part(took), 50), percentile(part(took), 99));
            let bad = is_judged && slowest >= FRAME;
            good &= !bad;
            let cell = if part(took).is_empty() { "–".to_owned() } else { format!("{:.2}  {:.2}", ms(median), ms(slowest)) };
            write!(out, "{:>18}", format!("{cell}{}", if bad { " !" } else { "" }))?;
        }
    }
    writeln!(out)?;
    if !good {
        writeln!(out, "\n! is longer than anybody should wait")?;
    }
    Ok(good)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
