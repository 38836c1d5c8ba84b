//! A small XML writer: elements, attributes and text, all escaped, nothing else.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::export::ExportError;

/// An XML part being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    failed: bool,
}

impl Xml {
    /// A part with its declaration, empty so far.
    pub(super) fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), failed: false };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// An element with what `content` puts in it.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
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
