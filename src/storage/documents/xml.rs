//! The XML of a DOCX part: elements, attributes and text, and nothing that reaches outside it.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::super::problem::{Problem, ProblemKind};
use super::MAX_DEPTH;

/// WordprocessingML, as nearly everybody writes it and in the strict form.
const WORD: [&str; 2] =
    ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"];
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// Whose name an element has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Word,
    Compatibility,
    Other,
}

/// What comes next in a part.
pub(super) enum Piece<'a> {
    Open(Element<'a>),
    Close,
    Text(String),
    End,
}

/// An element that opens.
pub(super) struct Element<'a> {
    pub family: Family,
    pub name: String,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Whether it is the element `name` of WordprocessingML.
    pub fn is(&self, name: &str) -> bool {
        self.family == Family::Word && self.name == name
    }

    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// The attribute `w:val`, of which WordprocessingML is full.
    pub fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// What a switch such as `<w:i/>` says: on, unless its value says no.
    pub fn is_on(&self) -> bool {
        !self.val().is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
    }
}

/// A part being read.
pub(super) struct Part<'a> {
    file: &'a str,
    name: &'a str,
    reader: NsReader<&'a [u8]>,
    depth: usize,
}

impl<'a> Part<'a> {
    /// `file` and `name` are for the messages.
    pub fn new(file: &'a str, name: &'a str, text: &'a str) -> Self {
        let mut reader = NsReader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        reader.config_mut().expand_empty_elements = true;
        Self { file, name, reader, depth: 0 }
    }

    /// The next element, text or end of an element.
    pub fn next(&mut self) -> Result<Piece<'a>, Problem> {
        loop {
            let (family, event) = match self.reader.read_resolved_event() {
                Ok((namespace, event)) => (family(&namespace), event),
                Err(_) => return Err(self.problem("is not XML")),
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH * 2 {
                        return Err(self.problem(&format!("nested too deeply, expected at most {} levels", MAX_DEPTH * 2)));
                    }
                    let name = start.local_name().into_inner().to_owned();
                    return Ok(Piece::Open(Element { family, name, start }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Piece::Close);
                }
                Event::Text(text) => return Ok(Piece::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Piece::Text(text.into_inner().into_owned())),
                Event::GeneralRef(reference) => {
                    let known = match &*reference {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    let Some(c) = known else { return Err(self.problem("has an entity of its own, expected none")) };
                    return Ok(Piece::Text(c.to_string()));
                }
                Event::DocType(_) => return Err(self.problem("has a document type, expected none")),
                Event::Eof if self.depth == 0 => return Ok(Piece::End),
                Event::Eof => return Err(self.problem("ends too early")),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => {}
            }
        }
    }

    /// Goes on behind the element that has just opened, calling `see` for each element in it.
    pub fn within(&mut self, mut see: impl FnMut(&Element<'_>)) -> Result<(), Problem> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.next()? {
                Piece::Open(element) => see(&element),
                Piece::Close | Piece::Text(_) => {}
                Piece::End => return Ok(()),
            }
        }
        Ok(())
    }

    /// The text of the element that has just opened.
    pub fn text(&mut self) -> Result<String, Problem> {
        let outside = self.depth.saturating_sub(1);
        let mut words = String::new();
        while self.depth > outside {
            match self.next()? {
                Piece::Text(text) => words.push_str(&text),
                Piece::Open(_) | Piece::Close => {}
                Piece::End => break,
            }
        }
        Ok(words)
    }

    fn problem(&self, what: &str) -> Problem {
        let position = self.reader.buffer_position();
        let message = format!("{} {what} (byte {position}): expected a Word document as Word or LibreOffice saves it", self.name);
        Problem::whole(self.file, ProblemKind::Syntax, message)
    }
}

fn family(namespace: &ResolveResult<'_>) -> Family {
    match namespace {
        ResolveResult::Bound(Namespace(name)) if WORD.contains(name) => Family::Word,
        ResolveResult::Bound(Namespace(COMPATIBILITY)) => Family::Compatibility,
        _ => Family::Other,
    }
}
