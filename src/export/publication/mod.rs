//! A whole publication as one PDF, one DOCX and a web site.
//!
//! Each municipality's chapter is the same [`Sheet`](super::sheet::Sheet) that its own summary is
//! made of, so that a chapter cannot say something else than the summary does.

mod book;
mod front;
mod site;

pub use book::{Book, fed};
pub use site::{Page as SitePage, Site, SiteWords};

use std::ops::ControlFlow;

use super::ExportError;

/// What is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many chapters are laid out.
    Chapters {
        done: usize,
        of: usize,
    },
    /// All are; the pages are put together.
    Pages,
    Pdf,
    Docx,
    /// So many pages of the site are written.
    Site {
        done: usize,
        of: usize,
    },
}

/// Whoever asked for it does not want it any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Halt;

/// Told of every step; breaks the work off.
pub type Progress<'a> = &'a mut dyn FnMut(Step) -> ControlFlow<Halt>;

/// Tells of a step, and stops when that is wished.
fn told(progress: Progress<'_>, step: Step) -> Result<(), ExportError> {
    match progress(step) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(Halt) => Err(ExportError::Stopped),
    }
}
