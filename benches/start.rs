//! How long it takes from the command to a window that one can work in, and how much memory and disk.
//!
//! Each start is a process of its own on a display of its own (Xvfb, if there is no other). Beside
//! ours stands another program (`empty`): a window with one word in it, the same graphics, and nothing
//! of Samsyn. Both have been started before, so that the disk's own speed is left out.
//! Fails when the start with the demo takes [`LIMIT`] times that or more. `cargo bench --bench start`

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use eframe::{App, Frame, Renderer};
use egui::{Ui, ViewportCommand};
use jiff::Timestamp;
use samsyn::app::command::Command as Asked;
use samsyn::app::demo;
use samsyn::app::model::Model;
use samsyn::app::update;
use samsyn::storage::preferences::Preferences;
use samsyn::ui::SamsynApp;
use samsyn::ui::window::{options, waker};

#[path = "support/form.rs"]
mod form;
#[path = "support/seen.rs"]
mod seen;

use form::Form;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How much longer a start may take than that of an empty window.
const LIMIT: f64 = 3.0;
const ROUNDS: usize = 7;
/// Which window a process opens, and where its folder is.
const WHICH: &str = "SAMSYN_START_BENCH";

fn main() -> Result<ExitCode> {
    if let Ok(which) = std::env::var(WHICH) {
        return window(&which).map(|()| ExitCode::SUCCESS);
    }
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    let rounds = form.pick(ROUNDS, 1);
    let folder = tempfile::tempdir()?;
    let work = folder.path().join("demo");
    demo::write(&work, Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()).map_err(|problems| format!("{problems:?}"))?;
    let display = Display::open()?;
    let mut took: [(&str, Vec<Started>); 3] = ["empty", "samsyn", "demo"].map(|which| (which, Vec::new()));
    for _ in 0..rounds {
        for (which, took) in &mut took {
            took.push(Started::of(which, folder.path(), &display)?);
        }
    }
    drop(display);
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nmedians of {rounds} starts; the window is on the screen and takes keys\n")?;
    writeln!(out, "{:<28}{:>12}{:>10}{:>12}{:>10}", "", "ms", "ratio", "memory, MB", "ratio")?;
    let medians = took.each_mut().map(|(_, took)| Started::median(took));
    let names = ["a window with one word", "Samsyn without a project", "Samsyn with the demo"];
    for (name, median) in names.iter().zip(&medians) {
        let (time, memory) = (median.time.as_secs_f64() / medians[0].time.as_secs_f64(), median.megabytes / medians[0].megabytes);
        writeln!(out, "{name:<28}{:>12.0}{time:>10.2}{:>12.0}{memory:>10.2}", median.time.as_secs_f64() * 1e3, median.megabytes)?;
    }
    let size = |path: &Path| fs::metadata(path).map_or(0.0, |file| file.len() as f64 / 1e6);
    let (ours, empty) = (size(Path::new(env!("CARGO_BIN_EXE_samsyn"))), size(&empty()?));
    writeln!(out, "\nthe program on disk: {ours:.1} MB; with one word in it {empty:.1} MB, ratio {:.2}", ours / empty)?;
    let good = medians[2].time.as_secs_f64() < LIMIT * medians[0].time.as_secs_f64();
    if !good {
        writeln!(out, "\n! a start takes {LIMIT} times an empty window or more")?;
    }
    Ok(form.ends(good))
}

/// What one start took.
#[derive(Debug, Clone, Copy)]
struct Started {
    time: Duration,
    megabytes: f64,
}

impl Started {
    /// Starts another process and waits until its window says that it is there.
    fn of(which: &str, folder: &Path, display: &Display) -> Result<Self> {
        let start = Instant::now();
        let program = if which == "empty" { empty()? } else { std::env::current_exe()? };
        let mut child = Command::new(program)
            .env(WHICH, format!("{which} {}", folder.display()))
            .env("DISPLAY", &display.name)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let time = start.elapsed();
        child.wait()?;
        Ok(Self { time, megabytes: line.trim().parse().map_err(|why| format!("{which}: no window came: {why}"))? })
    }

    fn median(all: &mut [Self]) -> Self {
        all.sort_by_key(|started| started.time);
        all[all.len() / 2]
    }
}

/// The program of `empty.rs`, which Cargo builds beside this one: the latest of that name.
fn empty() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = fs::read_dir(own.parent().ok_or("no folder")?)?;
    let built = folder.flatten().map(|entry| entry.path()).filter(|path| {
        let is_program = path.extension().is_none_or(|end| end == "exe");
        is_program && path.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("empty-"))
    });
    let latest = built.max_by_key(|path| fs::metadata(path).and_then(|file| file.modified()).ok());
    latest.ok_or_else(|| "cargo bench --bench empty --no-run builds what this stands beside".into())
}

/// An app that says when it has been seen, and ends.
struct Seen<A> {
    app: A,
    is_ready: fn(&A) -> bool,
    frames: usize,
}

impl<A: App> App for Seen<A> {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut Frame) {
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        // The frame before this one is on the screen.
        if self.frames == 1 {
            seen::tell();
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        self.app.ui(ui, frame);
        if (self.is_ready)(&self.app) {
            self.frames += 1;
            ui.ctx().request_repaint();
        }
    }
}

fn window(which: &str) -> Result<()> {
    let (which, folder) = which.split_once(' ').ok_or("which, and where")?;
    let (folder, home) = (PathBuf::from(folder), PathBuf::from(folder).join("home"));
    let which = which.to_owned();
    let create = move |creation: &eframe::CreationContext<'_>| -> Box<dyn App> {
        let mut model = Model::new(home, waker(&creation.egui_ctx), Box::new(Timestamp::now));
        let has_project = which == "demo";
        if has_project {
            update::run(&mut model, Asked::OpenProject(folder.join("demo")));
        }
        let app = SamsynApp::new(&creation.egui_ctx, model).opened();
        let is_open: fn(&SamsynApp) -> bool = |app| app.model().project.is_some();
        Box::new(Seen { app, is_ready: if has_project { is_open } else { |_| true }, frames: 0 })
    };
    eframe::run_native("Samsyn", options(Renderer::Wgpu, &Preferences::default()), Box::new(move |creation| Ok(create(creation))))?;
    Ok(())
}

/// The display that there is, or one of our own.
struct Display {
    name: String,
    own: Option<Child>,
}

impl Display {
    fn open() -> Result<Self> {
        if let Ok(name) = std::env::var("DISPLAY") {
            return Ok(Self { name, own: None });
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("Xvfb, in Debian's package xvfb, is needed: {why}"))?;
        let mut line = String::new();
        BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Self { name: format!(":{}", line.trim()), own: Some(server) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(mut server) = self.own.take() {
            // It ends with us in any case.
            if let Err(why) = server.kill().and_then(|()| server.wait()) {
                log::info!("the display is left open: {why}");
            }
        }
    }
}
