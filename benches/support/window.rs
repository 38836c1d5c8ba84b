//! The real app without a window: each frame is built and tessellated, and nothing is drawn. What
//! counts is this thread's time on the processor; saving and reading have threads of their own.

#![allow(dead_code, reason = "each bench uses its part")]

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use eframe::App as _;
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use jiff::Timestamp;
use samsyn::app::command::Command;
use samsyn::app::model::{Model, Now, Screen};
use samsyn::app::update;
use samsyn::ui::SamsynApp;
use samsyn::ui::window::waker;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// This thread's time on the processor where the system tells it, else time as it passes.
pub enum Clock {
    Thread(Duration),
    Wall(Instant),
}

impl Clock {
    pub fn now() -> Self {
        Self::thread().map_or_else(|| Self::Wall(Instant::now()), Self::Thread)
    }

    pub fn elapsed(&self) -> Duration {
        match self {
            Self::Thread(start) => Self::thread().unwrap_or_default().saturating_sub(*start),
            Self::Wall(start) => start.elapsed(),
        }
    }

    /// Linux counts in nanoseconds, up to when the thread last gave way: so it gives way.
    fn thread() -> Option<Duration> {
        std::thread::yield_now();
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    }
}

/// A frame of a window with a word in it and nothing else: what any other is measured by.
pub fn empty() -> Duration {
    let ctx = Context::default();
    let mut took: Vec<Duration> = (0..60)
        .map(|n| {
            let input = input(f64::from(n) / 60.0, Vec::new());
            let start = Clock::now();
            let mut output = ctx.run_ui(input, |ui| drop(ui.label("Samsyn")));
            let meshes = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
            let took = start.elapsed();
            black_box(meshes);
            output.drop_without_applying_deltas();
            took
        })
        .collect();
    percentile(&mut took, 50)
}

/// The smallest that so many in a hundred do not exceed.
pub fn percentile(took: &mut [Duration], percent: usize) -> Duration {
    took.sort_unstable();
    took.get((took.len() * percent / 100).min(took.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn input(time: f64, events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0))),
        max_texture_side: Some(8192),
        time: Some(time),
        events,
        ..RawInput::default()
    }
}

/// A window with a project open in it.
pub struct Window {
    ctx: Context,
    app: SamsynApp,
    frame: eframe::Frame,
    time: f64,
}

impl Window {
    /// What the window knows before it has opened anything; its preferences are under `home`.
    pub fn model(home: &Path) -> (Context, Model) {
        Self::model_at(home, Box::new(Timestamp::now))
    }

    /// The same with a clock of its own.
    pub fn model_at(home: &Path, now: Now) -> (Context, Model) {
        let ctx = Context::default();
        let model = Model::new(home.join("preferences"), waker(&ctx), now);
        (ctx, model)
    }

    /// Reads a work folder and shows it. Nothing has been drawn yet.
    pub fn open((ctx, mut model): (Context, Model), work: PathBuf, screen: Screen) -> Self {
        update::run(&mut model, Command::OpenProject(work));
        while model.project.is_none() {
            sleep(Duration::from_millis(1));
            update::tick(&mut model);
        }
        update::run(&mut model, Command::Go(screen));
        let mut app = SamsynApp::new(&ctx, model);
        app.logic(&ctx, &mut eframe::Frame::_new_kittest());
        Self { ctx, app, frame: eframe::Frame::_new_kittest(), time: 0.0 }
    }

    pub fn knows(&self) -> &Model {
        self.app.model()
    }

    /// One frame: building it and tessellating it, which is all that the window's own thread does
    /// for it beside handing it to the graphics card.
    pub fn next(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = input(self.time, events);
        let Self { ctx, app, frame, .. } = self;
        let start = Clock::now();
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx(), frame);
            app.ui(ui, frame);
        });
        let meshes = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let took = start.elapsed();
        black_box(meshes);
        output.drop_without_applying_deltas();
        took
    }

    /// Lets what moves come to rest.
    pub fn rest(&mut self) {
        for _ in 0..4 {
            self.next(Vec::new());
        }
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) -> Duration {
        let modifiers = if modifiers.command && !cfg!(target_os = "macos") { Modifiers { ctrl: true, ..modifiers } } else { modifiers };
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.next(vec![event(true), event(false)])
    }

    pub fn write(&mut self, c: char) -> Duration {
        self.next(vec![Event::Text(c.to_string())])
    }

    /// Presses what a screen reader calls by that name; the slowest frame that followed.
    pub fn click(&mut self, name: &str) -> Result<Duration> {
        let at = self.find(name).ok_or_else(|| format!("nothing is called {name}"))?;
        let button = |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        self.next(vec![Event::PointerMoved(at)]);
        self.next(vec![button(true)]);
        let released = self.next(vec![button(false)]);
        Ok((0..3).map(|_| self.next(Vec::new())).fold(released, Duration::max))
    }

    /// Where that is. Speaking is on for this one frame.
    fn find(&mut self, name: &str) -> Option<Pos2> {
        self.ctx.enable_accesskit();
        self.time += 1.0 / 60.0;
        let input = input(self.time, Vec::new());
        let Self { ctx, app, frame, .. } = self;
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx(), frame);
            app.ui(ui, frame);
        });
        self.ctx.disable_accesskit();
        let spoken = output.platform_output.accesskit_update.take();
        output.drop_without_applying_deltas();
        let is_text = |node: &egui::accesskit::Node| node.role() == egui::accesskit::Role::Label;
        let nodes = spoken?.nodes;
        let (_, node) = nodes.iter().find(|(_, node)| !is_text(node) && node.label() == Some(name))?;
        let bounds = node.bounds()?;
        Some(pos2(f64::midpoint(bounds.x0, bounds.x1) as f32, f64::midpoint(bounds.y0, bounds.y1) as f32))
    }
}
