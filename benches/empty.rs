//! A program with a window and one word in it, and nothing of Samsyn: what `start` measures ours by.
//! Run by itself it does nothing.

use std::process::ExitCode;

use eframe::{App, Frame, NativeOptions, Renderer};
use egui::{Ui, ViewportBuilder, ViewportCommand};

/// Set by `start`.
const ASKED: &str = "SAMSYN_START_BENCH";

/// A window with one word that says when it has been seen, and ends.
struct Empty {
    frames: usize,
}

impl App for Empty {
    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        if self.frames == 1 {
            seen::tell();
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        ui.label("Samsyn");
        self.frames += 1;
        ui.ctx().request_repaint();
    }
}

#[path = "support/seen.rs"]
mod seen;

fn main() -> Result<ExitCode, eframe::Error> {
    if std::env::var_os(ASKED).is_some() {
        let viewport = ViewportBuilder::default().with_title("Samsyn").with_inner_size([1440.0, 900.0]);
        let options = NativeOptions { renderer: Renderer::Wgpu, viewport, ..NativeOptions::default() };
        eframe::run_native("Samsyn", options, Box::new(|_| Ok(Box::new(Empty { frames: 0 }))))?;
    }
    Ok(ExitCode::SUCCESS)
}
