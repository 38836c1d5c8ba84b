//! The real pages beside the text: laid out and rastered on a thread of their own.
//!
//! Only the latest request counts; older ones that wait are dropped. The thread keeps its
//! layout between requests, so an edit lays out little more than the paragraph it touched.

use std::sync::mpsc::Receiver;

use super::event::Event;
use super::jobs::{Outbox, Worker};
use crate::domain::ids::BlockId;
use crate::domain::summary::Summary;
use crate::export::{Layout, PAGE_HEIGHT, PAGE_WIDTH, Pages, Raster};

/// Pixels per point of the small pictures in the page list.
const THUMB_SCALE: f32 = 0.22;

/// What to show.
#[derive(Debug, Clone)]
pub struct Request {
    pub summary: Summary,
    /// Which page to draw large; `None` for the one `follow` stands on.
    pub page: Option<usize>,
    pub follow: Option<BlockId>,
    /// Pixels per point of the large page.
    pub scale: f32,
    /// The small pictures are wanted even if the text is the same as last time.
    pub thumbs: bool,
}

/// The pages of one layout.
#[derive(Debug)]
pub struct PageSet {
    pub count: usize,
    /// Width and height in points.
    pub size: (f32, f32),
    /// Which page `image` shows, from zero.
    pub page: usize,
    pub image: Raster,
    /// One small picture per page; empty when the text is the same as last time.
    pub thumbs: Vec<Raster>,
    /// Where each block begins: page, and points from its top.
    pub places: Vec<(BlockId, usize, f32)>,
}

/// Starts the thread.
#[must_use]
pub fn worker(outbox: &Outbox) -> Worker<Request> {
    let mut layout = Layout::new();
    let mut latest: Option<(Summary, Pages)> = None;
    outbox.worker("pages", move |request, queue| {
        let request = newest(request, queue);
        let unchanged = latest.as_ref().is_some_and(|(summary, _)| *summary == request.summary);
        if !unchanged {
            match layout.lay_out(&request.summary) {
                Ok(pages) => latest = Some((request.summary.clone(), pages)),
                Err(why) => return Event::PagesFailed { message: why.to_string() },
            }
        }
        match &latest {
            Some((summary, pages)) => Event::Pages(Box::new(draw(&request, summary, pages, request.thumbs || !unchanged))),
            None => Event::JobFailed("pages"),
        }
    })
}

fn newest(mut request: Request, queue: &Receiver<Request>) -> Request {
    while let Ok(newer) = queue.try_recv() {
        request = Request { thumbs: newer.thumbs || request.thumbs, ..newer };
    }
    request
}

fn draw(request: &Request, summary: &Summary, pages: &Pages, with_thumbs: bool) -> PageSet {
    let count = pages.len();
    let followed = request.follow.as_ref().and_then(|block| pages.page_of(block)).map(|(page, _)| page);
    let page = request.page.or(followed).unwrap_or(0).min(count.saturating_sub(1));
    let thumbs = if with_thumbs { (0..count).map(|n| pages.raster(n, THUMB_SCALE)).collect() } else { Vec::new() };
    let places = summary.blocks().filter_map(|block| pages.page_of(block).map(|(page, y)| (block.clone(), page, y))).collect();
    PageSet { count, size: (PAGE_WIDTH, PAGE_HEIGHT), page, image: pages.raster(page, request.scale), thumbs, places }
}
