//! From the one model of the summary to pages and files of every format.
//!
//! [`Summary`] → `sheet` (what stands where, and how far apart) → the typst template for
//! [`Layout`] and [`pdf()`], or a writer of our own for [`docx()`], [`html()`], [`markdown()`] and
//! [`plain()`]. All read the same sheet, so they cannot disagree about the order of the blocks or
//! the space between them.
//! The interview guide has a template of its own ([`guide_pdf()`]).
//!
//! What is shown on screen ([`Layout`]) may be anything. What becomes a file is a [`Cleared`], which the gate alone makes:
//!
//! ```
//! # use samsyn::{domain::{anonymity::gate::{Cleared, Gate}, printed_guide::PrintedGuide, summary::Summary}, export};
//! fn leave(gate: &Gate, summary: Summary, guide: &Cleared<PrintedGuide>) {
//!     let Ok(summary) = gate.clear(summary) else { return };
//!     drop((export::pdf(&summary), export::docx(&summary), export::guide_pdf(guide)));
//!     drop(export::review_docx(&summary, "k3f9a2c81d0e7b55"));
//!     drop((export::html(&summary), export::markdown(&summary), export::plain(&summary)));
//! }
//! ```
//!
//! A publication is the same:
//!
//! ```
//! # use std::ops::ControlFlow;
//! # use samsyn::{domain::{anonymity::gate::Gate, publication::Publication}, export::{Book, Site, SiteWords}};
//! fn leave(gate: &Gate, publication: Publication, words: &[SiteWords; 2]) {
//!     let Ok(publication) = gate.clear(publication) else { return };
//!     let Ok(book) = Book::lay_out(&publication, &mut |_| ControlFlow::Continue(())) else { return };
//!     drop((book.pdf(), book.docx(&publication), Site::new(&publication, words).pages()));
//! }
//! ```
//!
//! No writer takes anything else:
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::publication::Publication, export::{Site, SiteWords}};
//! fn leave(content: &Publication, words: &[SiteWords; 2]) { drop(Site::new(content, words)); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::publication::Publication, export::Book};
//! fn leave(content: &Publication) { drop(Book::lay_out(content, &mut |_| std::ops::ControlFlow::Continue(()))); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::summary::Summary, export};
//! fn leave(content: &Summary) { drop(export::pdf(content)); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::summary::Summary, export};
//! fn leave(content: &Summary) { drop(export::docx(content)); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::summary::Summary, export};
//! fn leave(content: &Summary) { drop(export::review_docx(content, "")); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::summary::Summary, export};
//! fn leave(content: &Summary) { drop(export::html(content)); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::summary::Summary, export};
//! fn leave(content: &Summary) { drop(export::markdown(content)); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::summary::Summary, export};
//! fn leave(content: &Summary) { drop(export::plain(content)); }
//! ```
//!
//! ```compile_fail,E0308
//! # use samsyn::{domain::printed_guide::PrintedGuide, export};
//! fn leave(content: &PrintedGuide) { drop(export::guide_pdf(content)); }
//! ```
//!
//! And nobody else can make one, or put something else into it:
//!
//! ```compile_fail,E0451
//! # use samsyn::domain::{anonymity::gate::Cleared, summary::Summary};
//! fn clear(content: Summary) -> Cleared<Summary> { Cleared { content, not_names: Vec::new() } }
//! ```
//!
//! ```compile_fail,E0594
//! # use samsyn::domain::{anonymity::gate::Cleared, summary::Summary};
//! fn change(summary: &mut Cleared<Summary>) { summary.title = String::new(); }
//! ```

pub mod fonts;

mod comparison;
mod docx;
mod form;
mod guide_sheet;
mod house;
mod html;
mod markdown;
mod marks;
mod package;
mod pages;
mod pdf;
mod prose;
mod publication;
mod qdpx;
mod sheet;
mod table;
mod text;
mod undrawable;
mod world;

pub use comparison::{Headings, comparison_csv, comparison_xlsx};
pub use form::{form, round};
pub use guide_sheet::guide_pdf;
pub use html::html;
pub use marks::PageStart;
pub use package::package;
pub use pages::{Layout, PAGE_HEIGHT, PAGE_WIDTH, Pages, Printed, Raster};
pub use prose::{markdown, plain};
pub use publication::{Book, Halt, Progress, Site, SitePage, SiteWords, Step, fed};
pub use qdpx::qdpx;
pub use table::{register_csv, register_xlsx};
pub use undrawable::{Undrawable, undrawable};

use std::sync::Arc;

use crate::domain::anonymity::gate::Cleared;
use crate::domain::review::placing::Expected;
use crate::domain::style::StyleFault;
use crate::domain::summary::Summary;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub bytes: Vec<u8>,
    /// How many A4 pages it has.
    pub pages: usize,
}

/// Why no pages could be made. Holds nothing of the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    #[error("the pages could not be laid out (template line {line})")]
    Layout { line: usize },
    #[error("the house style cannot be used: {}: {}", .0.file, .0.message)]
    Style(StyleFault),
    #[error("the PDF would not follow PDF/A-2a and PDF/UA-1")]
    Pdf,
    #[error("the DOCX could not be written")]
    Docx,
    #[error("the form could not be written")]
    Form,
    #[error("it was stopped before it was done")]
    Stopped,
}

/// A PDF that is PDF/A-2a and PDF/UA-1 at once. Equal summaries give equal bytes.
///
/// # Errors
/// [`ExportError::Layout`] or [`ExportError::Pdf`]; both would be faults of the template.
pub fn pdf(summary: &Cleared<Summary>) -> Result<Exported, ExportError> {
    Layout::new().lay_out(summary)?.to_pdf()
}

/// What the template of a summary is fed with, as JSON: for measuring what typst alone would take for
/// the same text.
///
/// # Errors
/// None that a summary could cause.
pub fn fed_summary(summary: &Cleared<Summary>) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&sheet::Sheet::for_pages(summary))
}

/// A DOCX with the same blocks on the same pages, its fonts within. Equal summaries give equal
/// bytes.
///
/// # Errors
/// [`ExportError::Layout`] or [`ExportError::Docx`]; both would be faults of ours.
pub fn docx(summary: &Cleared<Summary>) -> Result<Exported, ExportError> {
    word(summary, None)
}

/// The DOCX that goes out for fact-checking: as [`docx()`] on the same pages, with a bookmark around
/// every block, tracked from the first key on. `token` is the round's; it comes back with the file.
///
/// # Errors
/// As [`docx()`].
pub fn review_docx(summary: &Cleared<Summary>, token: &str) -> Result<Exported, ExportError> {
    word(summary, Some(token))
}

/// The paragraphs of the DOCX in their order, as [`review_docx()`] writes them, for what comes back
/// to be held against.
#[must_use]
pub fn expected(summary: &Summary) -> Vec<Expected> {
    docx::expected(summary)
}

fn word(summary: &Cleared<Summary>, token: Option<&str>) -> Result<Exported, ExportError> {
    // Template, fonts and logo of a house are for pages; a DOCX takes the colours, and is as long
    // as the pages that look like it.
    let pages = Layout::new().lay_out(&Summary { style: Arc::default(), ..Summary::clone(summary) })?;
    Ok(Exported { bytes: docx::write(summary, &pages, token)?, pages: pages.len() })
}

/// Lets nothing stay in memory of what has been laid out. For when no layout is in use.
pub fn forget() {
    typst::comemo::evict(0);
}

/// Whether the house style of a summary will do: pages can be made with it, and a PDF of them
/// keeps to its standards.
///
/// # Errors
/// What is wrong with it, and where.
pub fn try_style(summary: &Summary) -> Result<(), StyleFault> {
    match Layout::new().lay_out(summary).and_then(|pages| pages.to_pdf()) {
        Err(ExportError::Style(fault)) => Err(fault),
        _ => Ok(()),
    }
}
