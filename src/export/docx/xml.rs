//! A small XML writer: elements, attributes and text, all escaped, nothing else.

use std::collections::BTreeSet;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::domain::review::placing::Mark;
use crate::domain::style::Colours;
use crate::export::ExportError;

/// The bookmark of the `n`th heading that a table of contents names, from one. Word's own have
/// such names, and are hidden by them.
pub(super) fn contents_mark(n: usize) -> String {
    format!("_Toc{n:08}")
}

/// An XML part being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    /// The house's, in the place of ours wherever an attribute is a colour.
    colours: Colours,
    /// How many bookmarks there are; `None` in a document that has none.
    marks: Option<usize>,
    /// Those of the marks that get one; `None` for all.
    wanted: Option<BTreeSet<String>>,
    /// How many headings the table of contents has named so far.
    named: usize,
    failed: bool,
}

impl Xml {
    /// A part with its declaration, empty so far.
    pub(super) fn new() -> Self {
        Self::painted(&Colours::default())
    }

    /// As [`Self::new`], in the colours of a house.
    pub(super) fn painted(colours: &Colours) -> Self {
        let mut xml =
            Self { writer: Writer::new(Vec::new()), colours: colours.clone(), marks: None, wanted: None, named: 0, failed: false };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Puts bookmarks around all that is [marked](Self::marked) from here on.
    pub(super) fn with_marks(mut self, marks: bool) -> Self {
        self.marks = marks.then_some(0);
        self
    }

    /// Puts bookmarks around just those of them that have one of these names.
    pub(super) fn with_marks_of(mut self, names: BTreeSet<String>) -> Self {
        (self.marks, self.wanted) = (Some(0), Some(names));
        self
    }

    /// Content with a bookmark around it, by which it is found again however it is edited.
    pub(super) fn marked(&mut self, mark: &Mark, content: impl FnOnce(&mut Self)) {
        let wanted = |name: &String| self.wanted.as_ref().is_none_or(|wanted| wanted.contains(name));
        match mark.name().filter(wanted) {
            Some(name) if self.marks.is_some() => self.bookmark(&name, content),
            _ => content(self),
        }
    }

    /// Content that the table of contents names: the next of its bookmarks goes around it.
    pub(super) fn contents_mark(&mut self, content: impl FnOnce(&mut Self)) {
        self.named += 1;
        let name = contents_mark(self.named);
        self.bookmark(&name, content);
    }

    /// Content with a bookmark of this name around it.
    pub(super) fn bookmark(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        let id = self.marks.unwrap_or_default();
        self.marks = Some(id + 1);
        let id = id.to_string();
        self.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
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
