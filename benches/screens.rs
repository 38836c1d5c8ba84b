//! What a frame of every screen costs with 50, 500 and 5,000 entries in a focus group.
//!
//! Each frame moves the pointer, so that nothing is left out as unchanged. Beside them stands the
//! frame of a window with one word in it. Fails when a screen's median, in its best round, grows by
//! [`LIMIT`] or more from 500 to 5,000, where the same is on the screen: nobody's typing may depend on how long the group
//! has talked.
//! `cargo bench --bench screens`

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use egui::{Event, pos2};
use samsyn::app::demo;
use samsyn::app::model::Screen;
use samsyn::domain::ids::Slug;

#[path = "support/form.rs"]
mod form;
#[path = "support/notes.rs"]
mod notes;
#[path = "support/window.rs"]
mod window;

use form::Form;
use window::{Result, Window, percentile};

const SIZES: [usize; 3] = [50, 500, 5000];
/// From this ratio of medians on, a screen fails.
const LIMIT: f64 = 1.3;
/// Below this many times an empty frame a ratio says nothing: it is the clock's own noise.
const FLOOR: f64 = 40.0;
const FRAMES: usize = 150;
const ROUNDS: usize = 5;
/// A municipality of the demo with a round of fact-checking under way.
const REVIEWED: &str = "fiktivaker";

fn screens() -> [(&'static str, Screen); 8] {
    let slug = demo::showpiece;
    [
        ("Home", Screen::Home),
        ("Guide", Screen::Guide),
        ("Selection", Screen::Selection),
        ("Collect", Screen::Collect),
        ("Prepare", Screen::Prepare(slug())),
        ("Run", Screen::Run(slug())),
        ("Compile", Screen::Compile(slug())),
        // Where replies have come in.
        ("Review", Screen::Review(Slug::new(REVIEWED).unwrap_or_else(|_| slug()))),
    ]
}

fn main() -> Result<ExitCode> {
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    let sizes = form.pick(SIZES, [5, 10, 20]);
    let folder = tempfile::tempdir()?;
    for size in sizes {
        let at = folder.path().join(size.to_string());
        let (_, model) = Window::model(&at);
        let work = at.join("work");
        demo::write(&work, model.today()).map_err(|problems| format!("{problems:?}"))?;
        notes::fill(&work, &model.preferences.writer, size)?;
    }
    let mut out = std::io::stdout().lock();
    let empty = window::empty();
    writeln!(out, "\nmedian and 99th percentile in ms, and the median in frames with one word ({:.3} ms)\n", ms(empty))?;
    write!(out, "{:<10}", "")?;
    for size in sizes {
        write!(out, "{:>24}", format!("{size} entries"))?;
    }
    writeln!(out, "{:>10}", format!("{}/{}", sizes[2], sizes[1]))?;
    let mut good = true;
    for (name, screen) in screens() {
        let mut took: [Vec<Duration>; 3] = <_>::default();
        // The best round of each: whatever else the computer did took time from the others.
        let mut best = [Duration::MAX; 3];
        for _ in 0..form.pick(ROUNDS, 1) {
            for ((size, took), best) in sizes.iter().zip(&mut took).zip(&mut best) {
                let at = folder.path().join(size.to_string());
                let mut window = Window::open(Window::model(&at), at.join("work"), screen.clone());
                if window.knows().screen != screen {
                    return Err(format!("{name} is not on the screen").into());
                }
                let mut round = frames(&mut window, form);
                *best = percentile(&mut round, 50).min(*best);
                took.extend(round);
            }
        }
        write!(out, "{name:<10}")?;
        let medians = took.each_mut().map(|took| percentile(took, 50));
        for (took, median) in took.iter_mut().zip(medians) {
            let ratio = median.as_secs_f64() / empty.as_secs_f64();
            write!(out, "{:>24}", format!("{:.2}  {:.2}  ×{ratio:.0}", ms(median), ms(percentile(took, 99))))?;
        }
        let grows = best[2].as_secs_f64() / best[1].as_secs_f64();
        let bad = grows >= LIMIT && best[2].as_secs_f64() > FLOOR * empty.as_secs_f64();
        good &= !bad;
        writeln!(out, "{:>10}", format!("{grows:.2}{}", if bad { " !" } else { "" }))?;
    }
    if !good {
        writeln!(out, "\n! is {LIMIT} or more")?;
    }
    Ok(form.ends(good))
}

/// Frames once everything that was asked for in the background has come.
fn frames(window: &mut Window, form: Form) -> Vec<Duration> {
    for _ in 0..form.pick(40, 4) {
        window.next(Vec::new());
        std::thread::sleep(Duration::from_millis(5));
    }
    let at = |n: usize| pos2(200.0 + (n * 37 % 1000) as f32, 150.0 + (n * 53 % 650) as f32);
    (0..form.pick(FRAMES, 3)).map(|n| window.next(vec![Event::PointerMoved(at(n))])).collect()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
