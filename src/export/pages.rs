//! The live pages: a layout that follows the typing, as pictures and as places to click.
//!
//! Keep one [`Layout`] alive where the pages are made (a worker thread will do, everything here
//! is `Send`): typst remembers what did not change, so that one edited paragraph is laid out
//! again in a few milliseconds.

use std::fmt;

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use typst::World as _;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Content, Label, Selector, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::utils::{PicoStr, Scalar};
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use super::ExportError;
use super::sheet::Sheet;
use super::world::{Template, World};
use crate::domain::ids::BlockId;
use crate::domain::summary::Summary;

/// A4, in points.
pub const PAGE_WIDTH: f32 = 595.28;
pub const PAGE_HEIGHT: f32 = 841.89;

/// How many layouts ago a remembered result was last of use before it is forgotten.
const REMEMBER: usize = 30;

/// From the foot of the letters to the upper and lower edge of their line, in points: those of
/// the text, which are near enough for headings and quotes.
const ASCENT: f32 = 12.5;
const DESCENT: f32 = 5.0;

/// Lays out summaries, each time only what is new.
#[derive(Debug, Default)]
pub struct Layout {
    since_evict: usize,
}

impl Layout {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// # Errors
    /// [`ExportError::Layout`], which no text should be able to cause.
    pub fn lay_out(&mut self, summary: &Summary) -> Result<Pages, ExportError> {
        let sheet = Sheet::for_pages(summary);
        let result = Pages::of(Template::Summary, &sheet);
        self.since_evict += 1;
        if self.since_evict.is_multiple_of(10) {
            comemo::evict(REMEMBER);
        }
        result
    }
}

/// The line of the template where it went wrong. The message itself may quote the text.
fn line_of(world: &World, error: &SourceDiagnostic) -> usize {
    use typst::WorldExt as _;
    let range = world.range(error.span);
    let source = world.source(world.main());
    range.zip(source.ok()).and_then(|(range, source)| source.lines().byte_to_line(range.start)).map_or(0, |line| line + 1)
}

/// Where a block begins and ends.
#[derive(Debug, Clone)]
struct Extent {
    block: BlockId,
    first: Place,
    last: Place,
}

/// The foot of a line of text: its page, counted from 0, and how far down, in points.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Place {
    page: usize,
    y: f32,
}

/// A laid-out summary.
#[derive(Clone)]
pub struct Pages {
    pub(super) document: PagedDocument,
    /// The same for the same content, and only then.
    pub(super) ident: String,
    /// Whether the sheet of points found no room where it stood.
    pub(super) sheet_begins_page: bool,
    /// In reading order.
    blocks: Vec<Extent>,
}

impl fmt::Debug for Pages {
    /// Says nothing of the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("len", &self.len()).field("blocks", &self.blocks.len()).finish_non_exhaustive()
    }
}

/// A picture of a page.
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    /// In pixels.
    pub width: usize,
    pub height: usize,
    /// Four bytes for each pixel, row by row; red, green and blue are multiplied by alpha.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Raster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raster({} × {})", self.width, self.height)
    }
}

impl Pages {
    /// What a template makes of its data.
    pub(super) fn of(template: Template, data: &impl Serialize) -> Result<Self, ExportError> {
        let json = serde_json::to_vec(data).ok().ok_or(ExportError::Layout { line: 0 })?;
        let ident = Sha256::digest(&json).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        let world = World::new(template, json);
        let result = typst::compile::<PagedDocument>(&world).output;
        let document = result.map_err(|errors| ExportError::Layout { line: errors.first().map_or(0, |error| line_of(&world, error)) })?;
        Ok(Self { blocks: blocks(&document), sheet_begins_page: sheet_begins_page(&document), document, ident })
    }

    /// How many there are; never 0.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is always a page")]
    pub fn len(&self) -> usize {
        self.document.pages().len()
    }

    /// A picture of the `page`th page, counted from 0; of the last if there are fewer.
    /// `pixels_per_point` is kept between 0.1 and 8, where a page takes 128 MB.
    #[must_use]
    pub fn raster(&self, page: usize, pixels_per_point: f32) -> Raster {
        let pixel_per_pt = Scalar::new(f64::from(pixels_per_point.clamp(0.1, 8.0)));
        let page = &self.document.pages()[page.min(self.len() - 1)];
        let picture = typst_render::render(page, &RenderOptions { pixel_per_pt, render_bleed: false });
        Raster { width: picture.width() as usize, height: picture.height() as usize, rgba: picture.take() }
    }

    /// The page where a block begins, counted from 0, and how far down, in points. `None` for a
    /// block that is not printed.
    #[must_use]
    pub fn page_of(&self, block: &BlockId) -> Option<(usize, f32)> {
        self.blocks.iter().find(|extent| extent.block == *block).map(|extent| (extent.first.page, extent.first.y - ASCENT))
    }

    /// The block that is printed at a place on the `page`th page, in points from its upper left
    /// corner. `None` beside the text and in what is no block, such as the key figures.
    #[must_use]
    pub fn block_at(&self, page: usize, x: f32, y: f32) -> Option<BlockId> {
        // As far as the numbers in the margin reach.
        const NUMBERS: f32 = 40.0;
        if !(NUMBERS..=PAGE_WIDTH - NUMBERS).contains(&x) {
            return None;
        }
        let here = Place { page, y };
        let covers = |extent: &&Extent| {
            let (first, last) = (extent.first, extent.last);
            Place { y: first.y - ASCENT, ..first } <= here && here <= Place { y: last.y + DESCENT, ..last }
        };
        let found = self.blocks.iter().find(covers);
        found.map(|extent| extent.block.clone())
    }
}

/// What the template left in the document under a label, with where it stands.
fn marks(document: &PagedDocument, label: &str) -> Vec<(String, Place)> {
    let introspector = document.introspector();
    let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
    let read = |mark: Content| {
        let place = introspector.position(mark.location()?)?;
        let Value::Str(text) = &mark.to_packed::<MetadataElem>()?.value else { return None };
        Some((text.as_str().to_owned(), Place { page: place.page.get() - 1, y: place.point.y.to_pt() as f32 }))
    };
    introspector.query(&Selector::Label(label)).into_iter().filter_map(read).collect()
}

/// The marks before (`>`) and after (`<`) the text of each block.
fn blocks(document: &PagedDocument) -> Vec<Extent> {
    let mut out: Vec<Extent> = Vec::new();
    for (mark, place) in marks(document, "block") {
        if let Some(Ok(block)) = mark.strip_prefix('>').map(BlockId::new) {
            out.push(Extent { block, first: place, last: place });
        } else if let Some(extent) = out.last_mut() {
            extent.last = place;
        }
    }
    out
}

fn sheet_begins_page(document: &PagedDocument) -> bool {
    // The first line of a page begins below the upper margin, which is 61.5 points.
    marks(document, "sheet").first().is_some_and(|(_, place)| place.page > 0 && place.y < 70.0)
}
