//! What a frame of Run costs with 50, 500 and 5,000 entries in the focus group.
//!
//! The three sizes take turns in one run, so that whatever else the computer does falls on all alike; only ratios
//! within a run mean anything. Fails when typing, scrolling or jumping costs
//! [`LIMIT`] times as much as with the smallest group. `cargo bench --bench run_frame`

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use samsyn::app::demo;
use samsyn::app::model::Screen;
use samsyn::domain::ids::RowId;

#[path = "support/form.rs"]
mod form;
#[path = "support/notes.rs"]
mod notes;
#[path = "support/window.rs"]
mod window;

use form::Form;
use window::{Result, Window};

const SIZES: [usize; 3] = [50, 500, 5000];
/// From this ratio of medians on, a script fails.
const LIMIT: f64 = 1.3;
const ROUNDS: usize = 12;
/// A minute's worth of typing for each round.
const TYPED: &str = "Vi har möten varje tisdag och går igenom var och en";
/// Where the entries are on screen.
const STREAM: egui::Pos2 = pos2(700.0, 650.0);

/// What is done over and over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// A character on the capture line: one frame.
    Typing,
    /// A notch of the wheel over the fullest question's entries: one frame.
    Scrolling,
    /// PgDn: the frame with the key, which runs the command, and the one that shows the question.
    Stepping,
    /// Ctrl+G and a question's key: both frames, and the one that shows the question.
    Jumping,
    /// Enter: the frame with the key, which saves the line, and the one that shows the entry.
    Saving,
}

impl Script {
    const ALL: [Self; 5] = [Self::Typing, Self::Scrolling, Self::Stepping, Self::Jumping, Self::Saving];

    /// Whether it has to cost the same at every size; saving works the group out anew.
    fn is_judged(self) -> bool {
        self != Self::Saving
    }
}

fn main() -> Result<ExitCode> {
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    let (sizes, rounds) = (form.pick(SIZES, [5, 10, 20]), form.pick(ROUNDS, 2));
    let folder = tempfile::tempdir()?;
    let mut tables = Vec::new();
    for size in sizes {
        tables.push(Table::lay(&folder.path().join(size.to_string()), size, form)?);
    }
    for script in Script::ALL {
        for round in 0..rounds {
            for turn in 0..tables.len() {
                let table = (round + turn) % sizes.len();
                tables[table].play(script, round);
            }
        }
    }
    for table in &tables {
        table.check(rounds)?;
    }
    Ok(form.ends(report(&tables)?))
}

/// Prints the table, and says whether everything is within its limits.
fn report(tables: &[Table]) -> Result<bool> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nmedian and 95th percentile in ms; ratios of medians to that with {} entries\n", tables[0].size)?;
    write!(out, "{:<10}", "")?;
    for Table { size, .. } in tables {
        write!(out, "{:>17}", format!("{size} entries"))?;
    }
    for Table { size, .. } in &tables[1..] {
        write!(out, "{:>10}", format!("{size}/{}", tables[0].size))?;
    }
    writeln!(out)?;
    let mut good = true;
    for script in Script::ALL {
        write!(out, "{:<10}", format!("{script:?}"))?;
        let medians: Vec<f64> = tables.iter().map(|table| table.percentile(script, 50)).collect();
        for (table, median) in tables.iter().zip(&medians) {
            write!(out, "{:>17}", format!("{median:.2}  {:.2}", table.percentile(script, 95)))?;
        }
        for median in &medians[1..] {
            let ratio = median / medians[0];
            let bad = script.is_judged() && ratio >= LIMIT;
            good &= !bad;
            write!(out, "{:>10}", format!("{ratio:.2}{}", if bad { " !" } else { "" }))?;
        }
        writeln!(out)?;
    }
    if !good {
        writeln!(out, "\n! is {LIMIT} or more")?;
    }
    Ok(good)
}

/// A window at the table of one focus group.
struct Table {
    window: Window,
    form: Form,
    fullest: RowId,
    size: usize,
    samples: Vec<(Script, Duration)>,
    /// A key once led elsewhere than it should.
    lost: bool,
}

impl Table {
    /// Makes a work folder with that many entries in one focus group, and opens it in Run.
    fn lay(folder: &Path, size: usize, form: Form) -> Result<Self> {
        let (ctx, model) = Window::model(folder);
        let work = folder.join("work");
        demo::write(&work, model.today()).map_err(|problems| format!("{problems:?}"))?;
        let fullest = notes::fill(&work, &model.preferences.writer, size)?;
        let mut window = Window::open((ctx, model), work, Screen::Run(demo::showpiece()));
        window.next(vec![Event::PointerMoved(STREAM)]);
        window.press(Modifiers::NONE, Key::F8);
        window.rest();
        Ok(Self { window, form, fullest, size, samples: Vec::new(), lost: false })
    }

    fn go_to(&mut self, row: &RowId) {
        let at = self.places().iter().position(|place| place == row).unwrap_or(0);
        self.jump(at);
        self.window.rest();
    }

    fn places(&self) -> Vec<RowId> {
        let guide = self.window.knows().project.as_ref().map(|project| project.workspace.guide.places());
        guide.into_iter().flatten().map(|place| place.row.id.clone()).collect()
    }

    fn jump(&mut self, row: usize) -> Duration {
        let key = KEYS.chars().nth(row).unwrap_or('1');
        self.window.press(Modifiers::COMMAND, Key::G) + self.window.write(key) + self.window.next(Vec::new())
    }

    /// The row one is at.
    fn here(&self) -> Option<&RowId> {
        let group = self.window.knows().dossier()?.sessions.values().next_back()?;
        group.notes.get(self.window.knows().writer())?.position.as_ref()
    }

    /// One round of a script.
    fn play(&mut self, script: Script, round: usize) {
        let before = self.samples.len();
        match script {
            Script::Typing => {
                self.go_to(&self.fullest.clone());
                for c in self.form.pick(TYPED, "Vi").chars() {
                    let took = self.window.write(c);
                    self.samples.push((script, took));
                }
                self.window.press(Modifiers::COMMAND, Key::A);
                self.window.press(Modifiers::NONE, Key::Backspace);
            }
            Script::Scrolling => {
                self.go_to(&self.fullest.clone());
                let notches = self.form.pick(40, 4);
                for notch in 0..notches {
                    // Up through the entries and back again.
                    let delta = vec2(0.0, if notch < notches / 2 { 60.0 } else { -60.0 });
                    let wheel = Event::MouseWheel {
                        unit: MouseWheelUnit::Point,
                        delta,
                        phase: TouchPhase::Move,
                        source: MouseWheelSource::Unknown,
                        modifiers: Modifiers::NONE,
                    };
                    let took = self.window.next(vec![wheel]);
                    self.samples.push((script, took));
                }
            }
            Script::Stepping => {
                self.go_to(&self.places()[(round * 5) % 30].clone());
                for _ in 0..5 {
                    let took = self.window.press(Modifiers::NONE, Key::PageDown) + self.window.next(Vec::new());
                    self.samples.push((script, took));
                    self.window.rest();
                }
            }
            Script::Jumping => {
                let places = self.places();
                for n in 0..5 {
                    let to = (round * 5 + n * 7) % places.len();
                    let took = self.jump(to);
                    self.lost |= self.here() != Some(&places[to]);
                    self.samples.push((script, took));
                    self.window.rest();
                }
            }
            Script::Saving => {
                self.go_to(&self.fullest.clone());
                for c in "Vi ses".chars() {
                    self.window.write(c);
                }
                let took = self.window.press(Modifiers::NONE, Key::Enter) + self.window.next(Vec::new());
                self.samples.push((script, took));
            }
        }
        self.window.rest();
        if round == 0 {
            // The first time everything is laid out for the first time.
            self.samples.truncate(before);
        }
    }

    /// Whether the scripts did what they say.
    fn check(&self, rounds: usize) -> Result<()> {
        if self.lost {
            return Err("a jump led elsewhere".into());
        }
        let entries = self.window.knows().project.as_ref().map_or(0, |project| project.live.stream.len());
        if entries == self.size + rounds { Ok(()) } else { Err(format!("{entries} entries instead of {} + {rounds}", self.size).into()) }
    }

    fn percentile(&self, script: Script, percent: usize) -> f64 {
        let mut took: Vec<Duration> = self.samples.iter().filter(|(of, _)| *of == script).map(|(_, took)| *took).collect();
        window::percentile(&mut took, percent).as_secs_f64() * 1e3
    }
}

/// The keys that Ctrl+G gives the rows of the guide.
const KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyzåäö";
