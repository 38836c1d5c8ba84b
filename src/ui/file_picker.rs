//! The system's dialogs for choosing a file or folder: one at a time, never blocking a frame.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;
use rfd::AsyncFileDialog;

use crate::app::jobs;

/// What is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose<'a> {
    Folder {
        start: &'a Path,
    },
    /// A file to read.
    File {
        start: &'a Path,
        extensions: &'a [&'a str],
    },
    /// A file to write.
    Save {
        start: &'a Path,
        extension: &'a str,
    },
}

/// At most one open system dialog.
#[derive(Debug, Default)]
pub struct FilePicker {
    answer: Option<Receiver<Option<PathBuf>>>,
}

impl FilePicker {
    /// Opens the dialog, unless one is open already. Created on the main thread, as macOS
    /// demands, and waited for on another.
    pub fn open(&mut self, ctx: &Context, title: &str, choose: Choose<'_>, frame: &eframe::Frame) {
        if self.answer.is_some() {
            return;
        }
        let (send, answer) = channel();
        self.answer = Some(answer);
        let dialog = AsyncFileDialog::new().set_title(title).set_parent(frame);
        let ctx = ctx.clone();
        let finish = move |path: Option<rfd::FileHandle>| {
            // Nobody waits any more if the window was closed meanwhile.
            if send.send(path.map(|handle| handle.path().to_owned())).is_ok() {
                ctx.request_repaint();
            }
        };
        match choose {
            Choose::Folder { start } => {
                let answer = dialog.set_directory(existing(start)).pick_folder();
                jobs::thread("pick", move || finish(pollster::block_on(answer)));
            }
            Choose::File { start, extensions } => {
                let answer = dialog.set_directory(existing(start)).add_filter(extensions.join(", "), extensions).pick_file();
                jobs::thread("pick", move || finish(pollster::block_on(answer)));
            }
            Choose::Save { start, extension } => {
                let name = start.file_name().unwrap_or_default().to_string_lossy();
                let answer = dialog.set_directory(existing(start)).set_file_name(name).add_filter(extension, &[extension]).save_file();
                jobs::thread("pick", move || finish(pollster::block_on(answer)));
            }
        }
    }

    /// The path that was chosen, once.
    pub fn take(&mut self) -> Option<PathBuf> {
        match self.answer.as_ref()?.try_recv() {
            Ok(path) => {
                self.answer = None;
                path
            }
            Err(TryRecvError::Disconnected) => {
                self.answer = None;
                None
            }
            Err(TryRecvError::Empty) => None,
        }
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answer.is_some()
    }
}

/// The nearest folder that exists, so that the dialog has somewhere to start.
fn existing(path: &Path) -> &Path {
    path.ancestors().find(|folder| folder.is_dir()).unwrap_or(path)
}
