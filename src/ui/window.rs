//! Opening the window: which renderer, which size, and what to say when none can start.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::task::{Wake, Waker};

use eframe::{NativeOptions, Renderer};
use egui::{Context, ViewportBuilder, vec2};
use jiff::Timestamp;

use super::shell::SamsynApp;
use crate::app::command::{Command, Review};
use crate::app::demo;
use crate::app::jobs;
use crate::app::model::Model;
use crate::app::review::answering::is_round;
use crate::app::text::Texts;
use crate::app::trouble::Trouble;
use crate::storage::preferences::Preferences;
use crate::storage::prints;

/// Below this the views have no room.
const SMALLEST: egui::Vec2 = vec2(800.0, 560.0);
const USUAL: egui::Vec2 = vec2(1440.0, 900.0);

/// Whether there is a screen to open a window on.
#[must_use]
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Where the demo is if nobody said where.
#[must_use]
pub fn demo_folder() -> Option<PathBuf> {
    Preferences::default_dir().map(|home| demo::default_folder(&home))
}

/// Opens the window, on a project or on a round to answer, and returns when it is closed. wgpu is tried first, then OpenGL: remote
/// desktops and virtual machines often have just one of them.
///
/// # Errors
/// A plain sentence that says what is missing, in the user's language; the log has the details.
pub fn open(folder: Option<&Path>) -> Result<(), String> {
    let home = Preferences::default_dir().unwrap_or_else(|| std::env::temp_dir().join("samsyn"));
    let (preferences, _) = Preferences::load(&home);
    jobs::thread("tidy", prints::tidy);
    for renderer in [Renderer::Wgpu, Renderer::Glow] {
        let (home, folder) = (home.clone(), folder.map(Path::to_owned));
        let start = move |creation: &eframe::CreationContext<'_>| {
            let mut model = Model::new(home, waker(&creation.egui_ctx), Box::new(Timestamp::now));
            if let Some(folder) = folder {
                let command = if is_round(&folder) { Command::Review(Review::OpenRound(folder)) } else { Command::OpenProject(folder) };
                crate::app::update::run(&mut model, command);
            }
            let app = SamsynApp::new(&creation.egui_ctx, model).opened();
            #[cfg(debug_assertions)]
            let app = app.breaking_on(breaking_key());
            Ok(Box::new(app) as Box<dyn eframe::App>)
        };
        let run = || eframe::run_native("Samsyn", options(renderer, &preferences), Box::new(start));
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(why)) => log::info!("{renderer} cannot start: {why}"),
            // What was pending went to disk when the app was dropped.
            Err(_) => return Err(said(&preferences, Trouble::BrokeDown)),
        }
    }
    Err(said(&preferences, Trouble::NoWindow))
}

/// Of a trouble that no window can show.
fn said(preferences: &Preferences, trouble: Trouble) -> String {
    Texts::new(preferences.language).trouble(trouble, &[]).lines().join(" ")
}

/// The key that breaks the window down, for a test that asks for it.
#[cfg(debug_assertions)]
fn breaking_key() -> Option<egui::Key> {
    egui::Key::from_name(&std::env::var("SAMSYN_BREAKS_ON").ok()?)
}

/// How the window is opened.
#[must_use]
pub fn options(renderer: Renderer, preferences: &Preferences) -> NativeOptions {
    let size = preferences.window.map_or(USUAL, |(width, height)| vec2(width, height).max(SMALLEST));
    let mut options = NativeOptions {
        renderer,
        viewport: ViewportBuilder::default().with_title("Samsyn").with_app_id("samsyn").with_inner_size(size).with_min_inner_size(SMALLEST),
        ..NativeOptions::default()
    };
    // Text and flat colours: the integrated graphics are enough, and quieter.
    if let eframe::egui_wgpu::WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup {
        setup.power_preference = eframe::wgpu::PowerPreference::LowPower;
    }
    options
}

/// Wakes the window from a background thread.
struct Repaint(Context);

impl Wake for Repaint {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

/// A waker that asks for a repaint.
#[must_use]
pub fn waker(ctx: &Context) -> Waker {
    Waker::from(Arc::new(Repaint(ctx.clone())))
}
