//! Where the blocks stand on the pages, read from the marks that the template leaves: `>` and the
//! block's id before its text, `<` after it, and one at the sheet of points.

use typst::foundations::{Content, Label, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::domain::ids::BlockId;

/// The foot of a line of text: its page, counted from 0, and how far down, in points.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) struct Place {
    pub page: usize,
    pub y: f32,
}

/// Where a block begins and ends.
#[derive(Debug, Clone)]
pub(super) struct Extent {
    pub block: BlockId,
    pub first: Place,
    pub last: Place,
}

/// What a page begins with: the first block on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStart {
    /// Counted from 0.
    pub page: usize,
    pub block: BlockId,
    /// How many characters of the block stand on the pages before, white space not counted. 0
    /// when the block begins here.
    pub before: usize,
}

/// All of it, in reading order.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    pub blocks: Vec<Extent>,
    /// For each page but the first that has a block on it.
    pub starts: Vec<PageStart>,
    /// Where the sheet of points begins.
    pub sheet: Option<Place>,
    /// Whether the latest block has more to come, and how many characters it has had.
    open: Option<usize>,
}

impl Marks {
    pub fn of(document: &PagedDocument) -> Self {
        let mut marks = Self::default();
        for (page, content) in document.pages().iter().enumerate() {
            if let (Some(before), Some(extent), true) = (marks.open, marks.blocks.last(), page > 0) {
                marks.starts.push(PageStart { page, block: extent.block.clone(), before });
            }
            marks.walk(&content.frame, Place { page, y: 0.0 });
        }
        marks
    }

    fn walk(&mut self, frame: &Frame, at: Place) {
        for (point, item) in frame.items() {
            let here = Place { y: at.y + point.y.to_pt() as f32, ..at };
            match item {
                FrameItem::Group(group) => self.walk(&group.frame, Place { y: here.y + group.transform.ty.to_pt() as f32, ..here }),
                FrameItem::Text(text) => {
                    if let Some(length) = &mut self.open {
                        // Places to break a long word are ours, not the writer's.
                        *length += text.text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').count();
                    }
                }
                FrameItem::Tag(Tag::Start(content, _)) => self.mark(content, here),
                FrameItem::Tag(Tag::End(..)) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn mark(&mut self, content: &Content, place: Place) {
        let Some(Value::Str(text)) = content.to_packed::<MetadataElem>().map(|mark| &mark.value) else { return };
        let Some(label) = content.label().map(Label::resolve) else { return };
        match label.as_str() {
            "sheet" => self.sheet = Some(place),
            "block" => {
                if let Some(Ok(block)) = text.strip_prefix('>').map(BlockId::new) {
                    if place.page > 0 && self.starts.last().is_none_or(|start| start.page < place.page) {
                        self.starts.push(PageStart { page: place.page, block: block.clone(), before: 0 });
                    }
                    self.blocks.push(Extent { block, first: place, last: place });
                    self.open = Some(0);
                } else if let Some(extent) = self.blocks.last_mut() {
                    extent.last = place;
                    self.open = None;
                }
            }
            _ => {}
        }
    }
}
