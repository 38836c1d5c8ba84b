//! The publication on paper.
//!
//! Chapters are laid out a few at a time, side by side, and forgotten again but for their finished
//! pages; then title page and contents are laid out before them, the feet with the page numbers
//! laid under them, and all of it becomes one document. So the memory that laying out takes is
//! that of a few chapters, whatever the publication's length, and only the finished pages grow.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Content, NativeElement as _, Smart, StyleChain};
use typst::introspection::Introspector as _;
use typst::layout::Point;
use typst::model::{Document as _, HeadingElem};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{Progress, Step, front, told};
use crate::domain::anonymity::gate::Cleared;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::project::Language;
use crate::domain::publication::{Publication, Section};
use crate::domain::review::sha256;
use crate::export::docx::{self, Paged};
use crate::export::house::House;
use crate::export::sheet::{self, Kind, Sheet};
use crate::export::text;
use crate::export::world::{Template, World};
use crate::export::{ExportError, Exported, Pages, forget};

/// How many chapters are laid out between two times that memory is freed.
const BATCH: usize = 8;
/// As often as the lessons are laid out, at the most, until the pages that they name are right.
const TRIES: usize = 4;
/// As many feet are laid out at a time.
const FEET: usize = 256;
/// With more chapters than this the contents name no headings within them.
const DEEP: usize = 20;

/// A publication on its pages.
pub struct Book {
    document: PagedDocument,
    world: World,
    ident: String,
    paged: Paged,
    /// The page where each chapter begins, from one.
    starts: Vec<(Slug, usize)>,
}

impl fmt::Debug for Book {
    /// Says nothing of the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").field("pages", &self.paged.pages).finish_non_exhaustive()
    }
}

/// What the front and the feet are fed with.
#[derive(Serialize)]
struct Frame<'a> {
    lang: &'static str,
    region: &'static str,
    document_title: String,
    date: (i16, i8, i8),
    title: String,
    subtitle: String,
    publisher: String,
    day: String,
    contents: String,
    /// How many levels of headings the contents name.
    depth: usize,
    footer: String,
    page: &'a str,
    of: &'a str,
    /// How many pages there are.
    total: usize,
    /// The numbers of the pages whose feet are wanted.
    first: usize,
    last: usize,
    style: sheet::House,
}

/// Finished pages of a section, and where its blocks stand on them: which page, from 0, and how
/// far down.
struct Laid {
    pages: EcoVec<Page>,
    places: BTreeMap<BlockId, (usize, f32)>,
    /// Whether its sheet of points begins a page.
    breaks: bool,
}

impl Book {
    /// Lays it out.
    ///
    /// # Errors
    /// [`ExportError::Layout`], which would be a fault of the template; [`ExportError::Style`] for a
    /// house style that cannot be used; [`ExportError::Stopped`].
    pub fn lay_out(publication: &Cleared<Publication>, progress: Progress<'_>) -> Result<Self, ExportError> {
        let house = House::new(&publication.style).map_err(ExportError::Style)?.map(Arc::new);
        let chapters = chapters(publication, house.as_ref(), progress)?;
        told(progress, Step::Pages)?;

        let introduction = lay_out(0, &sheet_of(publication, &publication.introduction), house.as_ref())?;
        let front = Frame::of(publication);
        let front_world = front.world(Template::Front, house.clone())?;
        // How many pages lie before the chapters says on which page they are; that in turn is
        // needed to print it in the lessons. It settles as soon as the number of pages does.
        let mut opening = 0;
        let mut before = 0;
        let mut front_pages = 0;
        let mut breaks = Vec::new();
        let mut document: Option<PagedDocument> = None;
        for _ in 0..TRIES {
            let lessons = match &publication.lessons {
                None => None,
                Some(section) => {
                    let mut sheet = sheet_of(publication, section);
                    place(&mut sheet, publication, &chapters, opening);
                    Some(lay_out(1, &sheet, house.as_ref())?)
                }
            };
            let behind: Vec<&Laid> = std::iter::once(&introduction).chain(&lessons).chain(&chapters).collect();
            breaks = behind.iter().map(|laid| laid.breaks).collect();
            let behind: Vec<Page> = behind.iter().flat_map(|laid| laid.pages.iter().cloned()).collect();
            let made = match document.take() {
                // As many pages as the last time: the contents are right already.
                Some(last) if last.pages().len() == front_pages + behind.len() => {
                    let pages = last.pages().iter().take(front_pages).chain(&behind).cloned().collect();
                    PagedDocument::new(pages, last.info().clone())
                }
                _ => front::before(&front_world, &behind).map_err(|errors| fault(&front_world, &errors))?,
            };
            front_pages = made.pages().len() - behind.len();
            before = front_pages + introduction.pages.len() + lessons.as_ref().map_or(0, |laid| laid.pages.len());
            document = Some(made);
            if before == opening || lessons.is_none() {
                break;
            }
            opening = before;
        }
        let document = document.ok_or(ExportError::Layout { line: 0 })?;
        forget();
        let mut next = before + 1;
        let mut starts = Vec::with_capacity(chapters.len());
        for (section, laid) in publication.chapters.iter().zip(&chapters) {
            starts.push((section.slug.clone(), next));
            next += laid.pages.len();
        }
        drop(chapters);
        let paged = Paged { headings: headings(publication, &document), depth: front.depth, breaks, pages: document.pages().len() };
        let document = with_feet(document, &front, house.as_ref())?;
        forget();
        let ident = sha256(format!("{:?}", &**publication).as_bytes());
        Ok(Self { document, world: front_world, ident, paged, starts })
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.paged.pages
    }

    /// On which page each chapter begins, from one.
    #[must_use]
    pub fn starts(&self) -> &[(Slug, usize)] {
        &self.starts
    }

    /// As a DOCX with the same words on about the same pages, its contents a real field. It is of
    /// the publication that was laid out.
    ///
    /// # Errors
    /// [`ExportError::Docx`], which would be a fault of ours.
    pub fn docx(&self, publication: &Cleared<Publication>) -> Result<Exported, ExportError> {
        Ok(Exported { bytes: docx::publication(publication, &self.paged)?, pages: self.paged.pages })
    }

    /// As a tagged PDF, PDF/A-2a and PDF/UA-1. Equal publications give equal bytes.
    ///
    /// # Errors
    /// [`ExportError::Pdf`], which would be a fault of the template, or [`ExportError::Style`].
    pub fn pdf(&self) -> Result<Exported, ExportError> {
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Samsyn".to_owned())),
            standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).ok().ok_or(ExportError::Pdf)?,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&self.document, &options).map_err(|errors| match &self.world.house {
            Some(house) => ExportError::Style(house.fault(&self.world, &errors)),
            None => ExportError::Pdf,
        })?;
        Ok(Exported { bytes, pages: self.document.pages().len() })
    }
}

/// The headings of the first two levels with their pages: the words as they were written, the
/// pages as they were laid out.
fn headings(publication: &Publication, document: &PagedDocument) -> Vec<(usize, String, usize)> {
    let laid = document.introspector().query(&HeadingElem::ELEM.select());
    let page = |heading: &Content| heading.location().and_then(|at| document.introspector().page(at)).map_or(1, NonZeroUsize::get);
    // The first is that of the contents, which do not name themselves.
    let mut pages = laid.iter().skip(1).filter(|heading| level(heading) <= 2).map(page);
    let written = publication.sections().flat_map(|section| {
        let sheet = Sheet::for_readers(&section.summary);
        let within = sheet.pieces().filter_map(|piece| match &piece.kind {
            Kind::Heading { level: 1, text, .. } => Some((2, text.clone())),
            _ => None,
        });
        std::iter::once((1, sheet.title.clone())).chain(within).collect::<Vec<_>>()
    });
    written.map(|(level, text)| (level, text, pages.next().unwrap_or(1))).collect()
}

fn level(heading: &Content) -> usize {
    heading.to_packed::<HeadingElem>().map_or(1, |heading| heading.resolve_level(StyleChain::default()).get())
}

/// What each chapter's template is fed with, as JSON: for measuring what typst alone would take for
/// the same text.
#[must_use]
pub fn fed(publication: &Cleared<Publication>) -> Vec<Vec<u8>> {
    publication.chapters.iter().filter_map(|section| serde_json::to_vec(&sheet_of(publication, section)).ok()).collect()
}

/// All chapters, in their order.
fn chapters(publication: &Publication, house: Option<&Arc<House>>, progress: Progress<'_>) -> Result<Vec<Laid>, ExportError> {
    let all: Vec<(usize, &Section)> = publication.chapters.iter().enumerate().collect();
    let mut laid = Vec::with_capacity(all.len());
    for batch in all.chunks(BATCH) {
        told(progress, Step::Chapters { done: laid.len(), of: all.len() })?;
        // The introduction and the lessons are the first two sections.
        let done: Result<Vec<Laid>, ExportError> =
            batch.par_iter().map(|(number, section)| lay_out(number + 2, &sheet_of(publication, section), house)).collect();
        laid.extend(done?);
        forget();
    }
    told(progress, Step::Chapters { done: laid.len(), of: all.len() })?;
    Ok(laid)
}

fn lay_out(number: usize, sheet: &Sheet, house: Option<&Arc<House>>) -> Result<Laid, ExportError> {
    let pages = Pages::of(Template::Section(number), sheet, house.cloned())?;
    let places = pages.places().map(|printed| (printed.block, printed.from)).collect();
    Ok(Laid { pages: pages.document.pages().iter().cloned().collect(), places, breaks: pages.sheet_begins_page() })
}

/// A section ready for its pages, in the publication's style.
fn sheet_of(publication: &Publication, section: &Section) -> Sheet {
    let mut sheet = Sheet::for_pages(&section.summary);
    sheet.section = true;
    sheet.style = sheet::House::new(&publication.style);
    sheet.page.clone_from(&publication.words.page);
    if sheet.title.trim().is_empty() {
        // PDF/UA forbids a heading without words.
        section.slug.as_str().clone_into(&mut sheet.title);
    }
    sheet
}

/// Says on which page stands what the lessons name.
fn place(sheet: &mut Sheet, publication: &Publication, chapters: &[Laid], opening: usize) {
    let mut first = BTreeMap::new();
    let mut next = opening;
    for (section, laid) in publication.chapters.iter().zip(chapters) {
        first.insert(&section.slug, (next, laid));
        next += laid.pages.len();
    }
    for piece in &mut sheet.before {
        let Kind::Found { found } = &mut piece.kind else { continue };
        for reference in found {
            let Some((from, laid)) = first.get(&reference.found.chapter) else { continue };
            let place = laid.places.get(&reference.found.block);
            reference.place = place.map(|(page, y)| (from + page + 1, y.max(0.0)));
        }
    }
}

/// Lays the foot with its number under every page but the first, which is the title page.
fn with_feet(document: PagedDocument, frame: &Frame<'_>, house: Option<&Arc<House>>) -> Result<PagedDocument, ExportError> {
    let mut pages: Vec<Page> = document.pages().to_vec();
    let info = document.info().clone();
    drop(document);
    let numbers: Vec<usize> = (2..=pages.len()).collect();
    for some in numbers.chunks(FEET) {
        let (Some(first), Some(last)) = (some.first(), some.last()) else { continue };
        let world = frame.numbered(*first, *last, pages.len()).world(Template::Feet, house.cloned())?;
        let feet = typst::compile::<PagedDocument>(&world).output.map_err(|errors| fault(&world, &errors))?;
        for (page, foot) in pages.iter_mut().skip(first - 1).zip(feet.pages()) {
            page.frame.push_frame(Point::zero(), foot.frame.clone());
        }
    }
    Ok(PagedDocument::new(pages.into(), info))
}

fn fault(world: &World, errors: &[typst::diag::SourceDiagnostic]) -> ExportError {
    match &world.house {
        Some(house) => ExportError::Style(house.fault(world, errors)),
        None => ExportError::Layout { line: 0 },
    }
}

impl<'a> Frame<'a> {
    fn of(publication: &'a Publication) -> Self {
        let (lang, region) = match publication.language {
            Language::Sv => ("sv", "SE"),
            Language::En => ("en", "GB"),
        };
        let drawn = |text: &str| text::drawable(&text::clean(text));
        let title = text::clean(&publication.title).replace('\n', " ");
        let deep = publication.chapters.len() <= DEEP;
        Self {
            lang,
            region,
            document_title: if title.trim().is_empty() { "Samsyn".to_owned() } else { title },
            date: publication.date.filter(|date| date.year() > 0).map_or((2000, 1, 1), |d| (d.year(), d.month(), d.day())),
            title: drawn(&publication.title),
            subtitle: drawn(&publication.subtitle),
            publisher: drawn(&publication.publisher),
            day: drawn(&publication.day),
            contents: publication.words.contents.clone(),
            depth: if deep { 2 } else { 1 },
            footer: drawn(&publication.words.footer),
            page: &publication.words.page,
            of: &publication.words.of,
            total: 0,
            first: 0,
            last: 0,
            style: sheet::House::new(&publication.style),
        }
    }

    fn numbered(&self, first: usize, last: usize, total: usize) -> Self {
        Self {
            first,
            last,
            total,
            style: self.style.clone(),
            document_title: self.document_title.clone(),
            title: String::new(),
            subtitle: String::new(),
            publisher: String::new(),
            day: String::new(),
            contents: String::new(),
            footer: self.footer.clone(),
            ..*self
        }
    }

    fn world(&self, template: Template, house: Option<Arc<House>>) -> Result<World, ExportError> {
        let json = serde_json::to_vec(self).ok().ok_or(ExportError::Layout { line: 0 })?;
        Ok(World::new(template, Bytes::new(json), house))
    }
}
