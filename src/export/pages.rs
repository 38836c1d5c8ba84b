//! The live pages: a layout that follows the typing, as pictures and as places to click.
//!
//! Keep one [`Layout`] alive where the pages are made (a worker thread will do, everything here
//! is `Send`): typst remembers what did not change, so that one edited paragraph is laid out
//! again in a few milliseconds.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use typst::World as _;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::utils::{Scalar, hash128};
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use super::ExportError;
use super::house::House;
use super::marks::{Marks, PageStart};
use super::sheet::Sheet;
use super::world::{Template, World};
use crate::domain::ids::BlockId;
use crate::domain::style::{Style, StyleFault};
use crate::domain::summary::Summary;

/// A4, in points.
pub const PAGE_WIDTH: f32 = 595.28;
pub const PAGE_HEIGHT: f32 = 841.89;

/// How many rests ago a remembered result was last of use before it is forgotten.
const REMEMBER: usize = 10;
/// How many layouts lie between two rests: forgetting goes through all that is remembered, which
/// costs as much as a layout.
const RESTS: usize = 10;

/// From the foot of the letters to the upper and lower edge of their line, in points: those of
/// the text, which are near enough for headings and quotes.
const ASCENT: f32 = 12.5;
const DESCENT: f32 = 5.0;

/// Lays out summaries, each time only what is new.
#[derive(Debug, Default)]
pub struct Layout {
    since_rest: usize,
    house: Option<(Arc<Style>, Option<Arc<House>>)>,
}

impl Layout {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// # Errors
    /// [`ExportError::Layout`], which no text should be able to cause.
    pub fn lay_out(&mut self, summary: &Summary) -> Result<Pages, ExportError> {
        let house = self.house(&summary.style).map_err(ExportError::Style)?;
        let sheet = Sheet::for_pages(summary);
        self.since_rest += 1;
        Pages::of(Template::Summary, &sheet, house)
    }

    /// The style ready for use, made anew only when it is another.
    fn house(&mut self, style: &Arc<Style>) -> Result<Option<Arc<House>>, StyleFault> {
        let house = match self.house.take() {
            Some((before, house)) if Arc::ptr_eq(&before, style) => house,
            _ => House::new(style)?.map(Arc::new),
        };
        self.house = Some((Arc::clone(style), house.clone()));
        Ok(house)
    }

    /// Forgets what has not been of use for long. For when nobody waits for pages.
    pub fn rest(&mut self) {
        if self.since_rest >= RESTS {
            comemo::evict(REMEMBER);
            self.since_rest = 0;
        }
    }
}

/// The line of the template where it went wrong. The message itself may quote the text.
fn line_of(world: &World, error: &SourceDiagnostic) -> usize {
    use typst::WorldExt as _;
    let range = world.range(error.span);
    let source = world.source(world.main());
    range.zip(source.ok()).and_then(|(range, source)| source.lines().byte_to_line(range.start)).map_or(0, |line| line + 1)
}

/// A laid-out summary.
#[derive(Clone)]
pub struct Pages {
    pub(super) document: PagedDocument,
    /// What the template was fed with.
    pub(super) world: Arc<World>,
    marks: Marks,
}

impl fmt::Debug for Pages {
    /// Says nothing of the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("len", &self.len()).field("blocks", &self.marks.blocks.len()).finish_non_exhaustive()
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
    pub(super) fn of(template: Template, data: &impl Serialize, house: Option<Arc<House>>) -> Result<Self, ExportError> {
        let json = serde_json::to_vec(data).ok().ok_or(ExportError::Layout { line: 0 })?;
        let world = World::new(template, Bytes::new(json), house);
        let document = typst::compile::<PagedDocument>(&world).output.map_err(|errors| match &world.house {
            Some(house) => ExportError::Style(house.fault(&world, &errors)),
            None => ExportError::Layout { line: errors.first().map_or(0, |error| line_of(&world, error)) },
        })?;
        Ok(Self { marks: Marks::of(&document), document, world: Arc::new(world) })
    }

    /// The same for the same content, and only then.
    pub(super) fn ident(&self) -> String {
        Sha256::digest(&self.world.data).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }

    /// Whether the sheet of points found no room where it stood.
    pub(super) fn sheet_begins_page(&self) -> bool {
        // The first line of a page begins below the upper margin, which is 61.5 points.
        self.marks.sheet.is_some_and(|place| place.page > 0 && place.y < 70.0)
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

    /// Says whether a page looks as another: those that do have the same number.
    #[must_use]
    pub fn looks(&self, page: usize) -> u128 {
        hash128(&self.document.pages()[page.min(self.len() - 1)].frame)
    }

    /// The page where a block begins, counted from 0, and how far down, in points. `None` for a
    /// block that is not printed.
    #[must_use]
    pub fn page_of(&self, block: &BlockId) -> Option<(usize, f32)> {
        self.places().find(|printed| printed.block == *block).map(|printed| printed.from)
    }

    /// Where each block stands, in reading order.
    pub fn places(&self) -> impl Iterator<Item = Printed> {
        self.marks.blocks.iter().map(|extent| Printed {
            block: extent.block.clone(),
            from: (extent.first.page, extent.first.y - ASCENT),
            to: (extent.last.page, extent.last.y + DESCENT),
        })
    }

    /// What each page but the first begins with, if a block stands on it.
    #[must_use]
    pub fn starts(&self) -> &[PageStart] {
        &self.marks.starts
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
        self.places().find(|printed| printed.covers(page, y)).map(|printed| printed.block)
    }
}

/// Where a block is printed: each a page, counted from 0, and points from its top.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    pub block: BlockId,
    pub from: (usize, f32),
    pub to: (usize, f32),
}

impl Printed {
    /// Whether a place on a page lies between the upper edge of the block's first line and the
    /// lower edge of its last.
    #[must_use]
    pub fn covers(&self, page: usize, y: f32) -> bool {
        self.from <= (page, y) && (page, y) <= self.to
    }
}
