//! Word documents: the running text as Word and LibreOffice save it.
//!
//! Headers, footers, comments and fields' codes are not read; deleted text stays deleted, and
//! inserted text is text. Text boxes float beside the text and are left out, but remembered.

use crate::domain::outline::{Outline, Role, Span};
use crate::domain::typed;

use super::super::problem::{Problem, ProblemKind};
use super::Collector;
use super::package::Package;
use super::styles::{Layout, Look, Styles};
use super::xml::{Element, Family, Part, Piece};

/// Elements whose content is no running text.
const LEFT_OUT: [&str; 13] =
    ["del", "moveFrom", "delText", "instrText", "delInstrText", "drawing", "pict", "object", "sectPr", "sdtPr", "rt", "tblPr", "tblGrid"];

/// Reads a document's bytes.
pub(super) fn parse(file: &str, bytes: Vec<u8>) -> Result<Outline, Problem> {
    let mut package = Package::open(file, bytes)?;
    let parts = package.parts()?;
    let styles = match parts.styles {
        Some(name) => package.text(&name)?.map(|text| Styles::parse(file, &name, &text)).transpose()?.unwrap_or_default(),
        None => Styles::default(),
    };
    let Some(text) = package.text(&parts.document)? else {
        let message = format!("holds no {}: expected a Word document (.docx)", parts.document);
        return Err(Problem::whole(file, ProblemKind::MissingField, message));
    };
    let mut reader = Reader::new(file, &styles);
    reader.read(Part::new(file, &parts.document, &text))?;
    let mut outline = reader.collector.outline;
    for name in parts.notes {
        let Some(text) = package.text(&name)? else { continue };
        let mut reader = Reader::new(file, &styles);
        reader.read(Part::new(file, &name, &text))?;
        outline.notes.extend(reader.notes());
    }
    Ok(outline)
}

/// A paragraph that has begun.
#[derive(Default)]
struct Open {
    style: Option<String>,
    layout: Layout,
    /// Its end has been deleted, so that it goes on in the next one.
    runs_on: bool,
}

struct Reader<'a> {
    collector: Collector<'a>,
    styles: &'a Styles,
    number: usize,
    open: Option<Open>,
    spans: Vec<Span>,
    italic: bool,
    superscript: bool,
    /// For footnotes: which note each paragraph belongs to.
    note: usize,
    note_of: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str, styles: &'a Styles) -> Self {
        Self {
            collector: Collector::new(file),
            styles,
            number: 0,
            open: None,
            spans: Vec::new(),
            italic: false,
            superscript: false,
            note: 0,
            note_of: Vec::new(),
        }
    }

    fn read(&mut self, mut part: Part<'_>) -> Result<(), Problem> {
        // The names of open elements, to know which one closes.
        let mut open: Vec<String> = Vec::new();
        loop {
            match part.next()? {
                Piece::Open(element) => {
                    if !self.start(&element, &mut part)? {
                        open.push(if element.family == Family::Word { element.name } else { String::new() });
                    }
                }
                Piece::Close => match open.pop().as_deref() {
                    Some("p") => self.finish()?,
                    Some("r") => (self.italic, self.superscript) = (false, false),
                    _ => {}
                },
                Piece::Text(_) => {}
                Piece::End => break,
            }
        }
        if let Some(last) = &mut self.open {
            last.runs_on = false;
        }
        self.finish()
    }

    /// Takes in an element; true if it has been read to its end.
    fn start(&mut self, element: &Element<'_>, part: &mut Part<'_>) -> Result<bool, Problem> {
        if element.family == Family::Compatibility && element.name == "Fallback" {
            return part.within(|_| {}).map(|()| true);
        }
        if element.family != Family::Word {
            return Ok(false);
        }
        match element.name.as_str() {
            "p" => self.begin(),
            "r" => self.italic = self.styles.italic(self.style()).unwrap_or(false),
            "pPr" => return self.properties(part).map(|()| true),
            "rPr" => return self.run_properties(part).map(|()| true),
            "t" => {
                let text = part.text()?;
                self.say(&text);
                return Ok(true);
            }
            "tab" | "ptab" => self.say("\t"),
            "br" if element.attribute("type").is_none_or(|kind| kind == "textWrapping") => self.say("\n"),
            "br" => self.say(" "),
            "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("\u{2011}"),
            // A bullet drawn from a font of symbols.
            "sym" if self.spans.iter().all(|span| span.text.trim().is_empty()) => self.say("•"),
            "footnote" | "endnote" => {
                self.note += 1;
                // Word's separators between text and notes are notes as well.
                if element.attribute("type").is_some_and(|kind| kind != "normal") {
                    return part.within(|_| {}).map(|()| true);
                }
            }
            name if LEFT_OUT.contains(&name) => {
                let mut box_of_text = false;
                part.within(|inner| box_of_text |= inner.is("txbxContent"))?;
                if box_of_text {
                    self.collector.outline.left_out.push(self.number);
                }
                return Ok(true);
            }
            _ => {}
        }
        Ok(false)
    }

    fn begin(&mut self) {
        self.number += 1;
        self.open = Some(Open::default());
    }

    fn style(&self) -> Option<&str> {
        self.open.as_ref()?.style.as_deref()
    }

    fn properties(&mut self, part: &mut Part<'_>) -> Result<(), Problem> {
        let mut open = Open::default();
        let mut former = false;
        part.within(|element| {
            // What stood before a tracked change comes last, and no longer holds.
            former |= element.is("pPrChange") || element.is("rPrChange");
            if element.is("del") {
                open.runs_on = true;
            } else if element.is("pStyle") && !former {
                open.style = element.val();
            } else if !former {
                open.layout.see(element);
            }
        })?;
        if let Some(paragraph) = &mut self.open {
            *paragraph = open;
        }
        Ok(())
    }

    fn run_properties(&mut self, part: &mut Part<'_>) -> Result<(), Problem> {
        let mut of_style = self.styles.italic(self.style());
        let (mut own, mut superscript, mut former) = (None, false, false);
        part.within(|element| {
            former |= element.is("rPrChange");
            if former {
            } else if element.is("rStyle") {
                of_style = self.styles.italic(element.val().as_deref()).or(of_style);
            } else if element.is("i") {
                own = Some(element.is_on());
            } else if element.is("vertAlign") {
                superscript = element.val().is_some_and(|value| value == "superscript");
            }
        })?;
        self.italic = own.or(of_style).unwrap_or(false);
        self.superscript = superscript;
        Ok(())
    }

    fn say(&mut self, text: &str) {
        if self.open.is_none() {
            return;
        }
        let text = if self.superscript { text.chars().map(raised).collect() } else { text.to_owned() };
        self.spans.push(Span { text, italic: self.italic });
    }

    fn finish(&mut self) -> Result<(), Problem> {
        let Some(open) = self.open.take_if(|open| !open.runs_on) else { return Ok(()) };
        let mut spans = std::mem::take(&mut self.spans);
        let role = match self.styles.look(open.style.as_deref(), open.layout) {
            Look::Title => Role::Title,
            Look::Heading(level) => Role::Heading(level),
            Look::Item(level) => Role::Item(level),
            Look::Quote => Role::Quote,
            Look::Contents => return Ok(()),
            Look::Text => self.typed_bullet(&mut spans).map_or(Role::Text, Role::Item),
        };
        let before = self.collector.outline.paragraphs.len();
        self.collector.push(self.number, role, &spans)?;
        if self.collector.outline.paragraphs.len() > before {
            self.note_of.push(self.note);
        }
        Ok(())
    }

    /// Takes a typed bullet off the paragraph's words and gives its level.
    fn typed_bullet(&self, spans: &mut [Span]) -> Option<u8> {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let line = text.trim_start();
        let tabs = text[..text.len() - line.len()].matches('\t').count().min(8) as u8;
        let bullet = typed::bullet(line, self.collector.after_item())?;
        let mut cut = text.len() - bullet.rest.len();
        for span in spans {
            let here = cut.min(span.text.len());
            span.text.replace_range(..here, "");
            cut -= here;
        }
        Some(bullet.level.max(tabs + 1))
    }

    /// Footnotes, each on one line.
    fn notes(&self) -> Vec<String> {
        let mut notes: Vec<(usize, String)> = Vec::new();
        for (paragraph, note) in self.collector.outline.paragraphs.iter().zip(&self.note_of) {
            match notes.last_mut().filter(|(last, _)| last == note) {
                Some((_, text)) => *text = format!("{text} {}", paragraph.one_line()),
                None => notes.push((*note, paragraph.one_line())),
            }
        }
        notes.into_iter().map(|(_, text)| text).collect()
    }
}

/// A digit as it stands above the line, so that "m2" is no "m2".
fn raised(c: char) -> char {
    match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32(0x2070 + u32::from(c) - u32::from('0')).unwrap_or(c),
        _ => c,
    }
}
