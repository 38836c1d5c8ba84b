//! A small XML writer: elements, attributes and text, all escaped, nothing else.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::domain::review::placing::Mark;
use crate::domain::style::Colours;
use crate::export::ExportError;

/// An XML part being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    /// The house's, in the place of ours wherever an attribute is a colour.
    colours: Colours,
    /// How many bookmarks there are; `None` in a document that has none.
    marks: Option<usize>,
    failed: bool,
}

impl Xml {
    /// A part with its declaration, empty so far.
    pub(super) fn new() -> Self {
        Self::painted(&Colours::default())
    }

    /// As [`Self::new`], in the colours of a house.
    pub(super) fn painted(colours: &Colours) -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), colours: colours.clone(), marks: None, failed: false };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Puts bookmarks around all that is [marked](Self::marked) from here on.
    pub(super) fn with_marks(mut self, marks: bool) -> Self {
        self.marks = marks.then_some(0);
        self
    }

    /// Content with a bookmark around it, by which it is found again however it is edited.
    pub(super) fn marked(&mut self, mark: &Mark, content: impl FnOnce(&mut Self)) {
        let Some((id, name)) = self.marks.zip(mark.name()) else { return content(self) };
        self.marks = Some(id + 1);
        let id = id.to_string();
        self.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        content(self);
        self.leaf("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// An element with what `content` puts in it.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        let start = self.start(name, attributes);
        self.event(Event::Start(start));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let start = self.start(name, attributes);
        self.event(Event::Empty(start));
    }

    fn start<'n>(&self, name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
        BytesStart::new(name).with_attributes(attributes.iter().map(|(name, value)| (*name, self.colours.of(value))))
    }

    /// An element with nothing but the attribute `w:val`, of which WordprocessingML is full.
    pub(super) fn val(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(text)));
    }

    /// # Errors
    /// [`ExportError::Docx`] when something could not be written.
    pub(super) fn finish(self) -> Result<Vec<u8>, ExportError> {
        if self.failed { Err(ExportError::Docx) } else { Ok(self.writer.into_inner()) }
    }

    fn event(&mut self, event: Event<'_>) {
        self.failed |= self.writer.write_event(event).is_err();
    }
}
