//! The real pages beside the text: laid out and rastered on a thread of their own.
//!
//! Only the latest request counts; older ones that wait are dropped. The thread keeps its
//! layout between requests, so an edit lays out little more than the paragraph it touched. The
//! large page comes first; the small ones follow, only those that look different are drawn anew,
//! and a new request does not wait for them.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::event::Event;
use super::house_style;
use super::jobs::{Outbox, Worker};
use crate::domain::ids::{BlockId, Slug};
use crate::domain::style::Style;
use crate::domain::summary::Summary;
use crate::export::{ExportError, Layout, PAGE_HEIGHT, PAGE_WIDTH, PageStart, Pages, Printed, Raster};
use crate::storage::problem::Problem;

/// Pixels per point of the small pictures in the page list.
const THUMB_SCALE: f32 = 0.22;

/// A block, and how many of its characters stand before the caret, spaces not counted.
pub type Caret = (BlockId, usize);

/// What to show.
#[derive(Debug, Clone)]
pub struct Request {
    /// The number of the project, and the municipality.
    pub of: (u64, Slug),
    pub summary: Summary,
    /// The work folder, whose style is looked at anew when `restyle` says so.
    pub root: PathBuf,
    pub restyle: bool,
    /// Which page to draw large; `None` for the one `follow` stands on.
    pub page: Option<usize>,
    pub follow: Option<Caret>,
    /// Pixels per point of the large page.
    pub scale: f32,
}

/// The pages of one layout.
#[derive(Debug)]
pub struct PageSet {
    /// Whose they are, as it was asked.
    pub of: (u64, Slug),
    pub count: usize,
    /// Width and height in points.
    pub size: (f32, f32),
    /// Which page `image` shows, from zero.
    pub page: usize,
    /// The same one as before when the page looks the same.
    pub image: Arc<Raster>,
    /// Where each block stands, in reading order.
    pub places: Vec<Printed>,
    /// What each page but the first begins with.
    pub page_starts: Vec<PageStart>,
}

/// A picture, and by what it is known whether it still holds.
#[derive(Debug)]
struct Drawn {
    looks: u128,
    scale: f32,
    raster: Arc<Raster>,
}

impl Drawn {
    fn new(pages: &Pages, page: usize, scale: f32) -> Self {
        Self { looks: pages.looks(page), scale, raster: Arc::new(pages.raster(page, scale)) }
    }

    fn holds(&self, pages: &Pages, page: usize, scale: f32) -> bool {
        self.scale.to_bits() == scale.to_bits() && self.looks == pages.looks(page)
    }
}

/// What the thread remembers between requests.
#[derive(Debug, Default)]
struct Desk {
    layout: Layout,
    latest: Option<(Summary, Pages)>,
    large: Option<Drawn>,
    small: Vec<Drawn>,
    /// Of which folder, and which style.
    style: (PathBuf, Arc<Style>),
}

/// Starts the thread.
#[must_use]
pub fn worker(outbox: &Outbox) -> Worker<Request> {
    let mut desk = Desk::default();
    let early = outbox.clone();
    outbox.worker("pages", move |mut request, queue| {
        loop {
            request = newest(request, queue);
            if let Some(problems) = desk.restyle(&mut request) {
                early.send(Event::Styled(problems));
            }
            match desk.pages(&request) {
                Ok(pages) => early.send(Event::Pages(Box::new(pages))),
                Err(why) => return Event::PagesFailed { of: request.of, why },
            }
            match desk.thumbs(queue) {
                Ok(thumbs) => {
                    desk.layout.rest();
                    return Event::Thumbs { of: request.of, thumbs };
                }
                Err(newer) => request = *newer,
            }
        }
    })
}

fn newest(mut request: Request, queue: &Receiver<Request>) -> Request {
    while let Ok(newer) = queue.try_recv() {
        request = Request { restyle: newer.restyle || request.restyle, ..newer };
    }
    request
}

/// The page that the caret stands on: the last that begins before it in its block.
fn page_of(pages: &Pages, quote: bool, (block, letters): &Caret) -> Option<usize> {
    let (first, _) = pages.page_of(block)?;
    // The page counts the quotation mark that it sets.
    let letters = letters + usize::from(quote);
    let begun = pages.starts().iter().filter(|start| start.block == *block && start.before <= letters).map(|start| start.page);
    Some(begun.max().unwrap_or(first).max(first))
}

impl Desk {
    /// Gives the summary its style. When it was looked at anew, says what is wrong with it.
    fn restyle(&mut self, request: &mut Request) -> Option<Vec<Problem>> {
        let (root, style) = &self.style;
        if !request.restyle && *root == request.root {
            request.summary.style = Arc::clone(style);
            return None;
        }
        let (mut dressed, problems) = house_style::dress(request.summary.clone(), &request.root);
        if dressed.style == *style {
            dressed.style = Arc::clone(style);
        }
        self.style = (request.root.clone(), Arc::clone(&dressed.style));
        request.summary = dressed;
        Some(problems)
    }

    /// The page that is shown large.
    fn pages(&mut self, request: &Request) -> Result<PageSet, ExportError> {
        let latest = match self.latest.take() {
            Some((summary, pages)) if summary == request.summary => (summary, pages),
            _ => (request.summary.clone(), self.lay_out(&request.summary)?),
        };
        let pages = &self.latest.insert(latest).1;
        let count = pages.len();
        let followed = request.follow.as_ref().and_then(|caret| page_of(pages, request.summary.is_quote(&caret.0), caret));
        let page = request.page.or(followed).unwrap_or(0).min(count.saturating_sub(1));
        let large = match self.large.take() {
            Some(large) if large.holds(pages, page, request.scale) => large,
            _ => Drawn::new(pages, page, request.scale),
        };
        let image = Arc::clone(&self.large.insert(large).raster);
        let (places, mut page_starts) = (pages.places().collect(), pages.starts().to_vec());
        for start in &mut page_starts {
            // The page sets the quotation mark that a quote begins with.
            start.before = start.before.saturating_sub(usize::from(request.summary.is_quote(&start.block)));
        }
        Ok(PageSet { of: request.of.clone(), count, size: (PAGE_WIDTH, PAGE_HEIGHT), page, image, places, page_starts })
    }

    /// In the built-in look if the house style, which was tried on another text, fails on this one.
    fn lay_out(&mut self, summary: &Summary) -> Result<Pages, ExportError> {
        match self.layout.lay_out(summary) {
            Err(ExportError::Style(_)) => self.layout.lay_out(&Summary { style: Arc::default(), ..summary.clone() }),
            result => result,
        }
    }

    /// The small pictures, or the request that came before they were done.
    fn thumbs(&mut self, queue: &Receiver<Request>) -> Result<Vec<Arc<Raster>>, Box<Request>> {
        let Some((_, pages)) = &self.latest else { return Ok(Vec::new()) };
        self.small.truncate(pages.len());
        for page in 0..pages.len() {
            if self.small.get(page).is_some_and(|small| small.holds(pages, page, THUMB_SCALE)) {
                continue;
            }
            if let Ok(newer) = queue.try_recv() {
                return Err(Box::new(newer));
            }
            let drawn = Drawn::new(pages, page, THUMB_SCALE);
            if page < self.small.len() {
                self.small[page] = drawn;
            } else {
                self.small.push(drawn);
            }
        }
        Ok(self.small.iter().map(|small| Arc::clone(&small.raster)).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use jiff::civil::date;

    use super::*;
    use crate::app::demo;
    use crate::app::text::paper;
    use crate::domain::anonymity::attribution::Shown;
    use crate::domain::summary::Item;
    use crate::storage::store::Store;

    fn request() -> Request {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("demo");
        demo::write(&root, date(2026, 11, 12)).unwrap();
        let workspace = Store::open(&root).unwrap().workspace;
        let summary = paper::summary(&workspace.project, &workspace.municipalities[&demo::showpiece()], &Shown::default());
        Request {
            of: (1, Slug::new("prov").unwrap()),
            summary,
            root: root.clone(),
            restyle: false,
            page: Some(0),
            follow: None,
            scale: 0.5,
        }
    }

    #[test]
    fn only_what_looks_different_is_drawn_anew() {
        let (_keep, queue) = channel();
        let mut desk = Desk::default();
        let mut request = request();
        let before = (desk.pages(&request).unwrap(), desk.thumbs(&queue).unwrap());
        assert!(before.1.len() > 1);

        let last = request.summary.items.iter_mut().rev().find_map(|item| match item {
            Item::Points { points, .. } => points.last_mut(),
            _ => None,
        });
        last.unwrap().text.push_str(" Till.");
        let after = (desk.pages(&request).unwrap(), desk.thumbs(&queue).unwrap());
        assert!(Arc::ptr_eq(&before.0.image, &after.0.image), "page one looks the same");
        let same: Vec<bool> = before.1.iter().zip(&after.1).map(|(before, after)| Arc::ptr_eq(before, after)).collect();
        assert!(same[0] && same.contains(&false), "{same:?}");

        let larger = desk.pages(&Request { scale: 0.6, ..request }).unwrap();
        assert!(larger.image.width > before.0.image.width);
    }

    #[test]
    fn a_new_request_does_not_wait_for_small_pictures() {
        let (ask, queue) = channel();
        let mut desk = Desk::default();
        let request = request();
        desk.pages(&request).unwrap();
        ask.send(Request { page: Some(1), ..request.clone() }).unwrap();
        let newer = desk.thumbs(&queue).unwrap_err();
        assert_eq!(newer.page, Some(1));
        assert!(desk.small.is_empty());
        assert!(!desk.thumbs(&queue).unwrap().is_empty());
    }
}
