//! The publication as one DOCX: title page, a table of contents that is a real field, and every
//! section beginning a page.
//!
//! The field is filled in with the headings and the numbers of the pages as they are laid out, so
//! that nobody has to bring it up to date before reading, and no program asks to.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::margins::{self, field};
use super::paragraph::{Format, paragraph, run, tab};
use super::xml::{Xml, contents_mark};
use super::{CONTENT_TYPES, DOCUMENT_RELS, NUMBERING, PACKAGE_RELS, PUBLICATION_STYLES, SETTINGS, SPEAKER_STYLES, STATIC_LANGUAGE, STYLES};
use super::{Package, R, W, body, core, embedded};
use crate::domain::publication::{Publication, Section};
use crate::domain::review::placing::Mark;
use crate::domain::style::Style;
use crate::domain::summary::Summary;
use crate::export::ExportError;
use crate::export::sheet::{Reference, Sheet};
use crate::export::text;

/// What the pages know that the text does not.
#[derive(Debug, Clone)]
pub(in crate::export) struct Paged {
    /// Each heading that the contents name, in order: its level, from one, its words and its page.
    pub headings: Vec<(usize, String, usize)>,
    /// How many levels of headings the contents name.
    pub depth: usize,
    /// For each section, whether its sheet of points begins a page.
    pub breaks: Vec<bool>,
    pub pages: usize,
}

/// # Errors
/// [`ExportError::Docx`] when a part could not be written.
pub(in crate::export) fn publication(publication: &Publication, paged: &Paged) -> Result<Vec<u8>, ExportError> {
    let frame = frame(publication);
    let language = format!("{}-{}", frame.lang, frame.region);
    let colours = &publication.style.settings.colours;
    let localized = |part: &str| colours.paint(part).replace(STATIC_LANGUAGE, &language).into_bytes();
    let styles = lowered(STYLES).replace("</w:styles>", &format!("{SPEAKER_STYLES}{PUBLICATION_STYLES}</w:styles>"));

    let mut package = Package::new();
    package.add("[Content_Types].xml", CONTENT_TYPES.as_bytes())?;
    package.add("_rels/.rels", PACKAGE_RELS.as_bytes())?;
    package.add("docProps/core.xml", &core(&frame, &language)?)?;
    package.add("word/document.xml", &document(publication, paged)?)?;
    package.add("word/_rels/document.xml.rels", DOCUMENT_RELS.as_bytes())?;
    package.add("word/styles.xml", &localized(&styles))?;
    package.add("word/numbering.xml", colours.paint(NUMBERING).as_bytes())?;
    package.add("word/settings.xml", &localized(SETTINGS))?;
    package.add("word/header1.xml", &margins::header(&frame)?)?;
    package.add("word/footer1.xml", &margins::footer(&frame, paged.pages, None)?)?;
    package.add("word/fontTable.xml", &embedded::table()?)?;
    package.add("word/_rels/fontTable.xml.rels", &embedded::relations()?)?;
    for font in embedded::FONTS {
        package.add(&format!("word/fonts/{}", font.part), &font.obfuscated())?;
    }
    package.finish()
}

/// A sheet with nothing on it but what stands around the text.
fn frame(publication: &Publication) -> Sheet {
    let summary = Summary {
        full_title: publication.title.clone(),
        footer: publication.words.footer.clone(),
        items: Vec::new(),
        style: Arc::<Style>::default(),
        ..publication.introduction.summary.clone()
    };
    Sheet::for_readers(&summary)
}

/// The headings of a summary a level lower, to make room for those of the sections.
fn lowered(styles: &str) -> String {
    let levels = [
        ("w:styleId=\"Heading2\"", "w:styleId=\"Heading3\""),
        ("w:val=\"heading 2\"", "w:val=\"heading 3\""),
        ("w:basedOn w:val=\"Heading2\"", "w:basedOn w:val=\"Heading3\""),
        ("w:outlineLvl w:val=\"1\"", "w:outlineLvl w:val=\"2\""),
        ("w:styleId=\"Heading1\"", "w:styleId=\"Heading2\""),
        ("w:val=\"heading 1\"", "w:val=\"heading 2\""),
        ("w:basedOn w:val=\"Heading1\"", "w:basedOn w:val=\"Heading2\""),
        ("w:outlineLvl w:val=\"0\"", "w:outlineLvl w:val=\"1\""),
    ];
    levels.into_iter().fold(styles.to_owned(), |styles, (from, to)| styles.replace(from, to))
}

fn document(publication: &Publication, paged: &Paged) -> Result<Vec<u8>, ExportError> {
    let named: BTreeSet<String> = publication.found().filter_map(|found| Mark::block(found.block.clone()).name()).collect();
    let mut xml = Xml::painted(&publication.style.settings.colours).with_marks_of(named);
    xml.element("w:document", &[W, R], |xml| {
        xml.element("w:body", &[], |xml| {
            title_page(xml, publication);
            contents(xml, publication, paged);
            for (section, breaks) in publication.sections().zip(&paged.breaks) {
                self::section(xml, section, *breaks);
            }
            body::section(xml, true);
        });
    });
    xml.finish()
}

fn title_page(xml: &mut Xml, publication: &Publication) {
    let plain = Format::default();
    paragraph(xml, "Titelbladstitel", &plain, |xml| run(xml, None, &text::clean(&publication.title)));
    for (style, text) in [("Subtitle", &publication.subtitle), ("BodyText", &publication.publisher), ("BodyText", &publication.day)] {
        if !text.is_empty() {
            paragraph(xml, style, &plain, |xml| run(xml, None, &text::clean(text)));
        }
    }
}

fn contents(xml: &mut Xml, publication: &Publication, paged: &Paged) {
    let new_page = Format { page_break_before: true, ..Format::default() };
    paragraph(xml, "TOCHeading", &new_page, |xml| run(xml, None, &publication.words.contents));
    let last = paged.headings.len();
    for (n, (level, text, page)) in (1..).zip(&paged.headings) {
        paragraph(xml, &format!("TOC{level}"), &Format::default(), |xml| {
            if n == 1 {
                edge(xml, "begin");
                instruction(xml, &format!(" TOC \\o \"1-{}\" \\h \\z \\u ", paged.depth));
                edge(xml, "separate");
            }
            entry(xml, &contents_mark(n), text, *page);
            if n == last {
                edge(xml, "end");
            }
        });
    }
}

fn entry(xml: &mut Xml, mark: &str, text: &str, page: usize) {
    xml.element("w:hyperlink", &[("w:anchor", mark), ("w:history", "1")], |xml| {
        run(xml, None, &text.replace('\n', " "));
        tab(xml);
        edge(xml, "begin");
        instruction(xml, &format!(" PAGEREF {mark} \\h "));
        edge(xml, "separate");
        run(xml, None, &page.to_string());
        edge(xml, "end");
    });
}

fn edge(xml: &mut Xml, kind: &str) {
    xml.element("w:r", &[], |xml| xml.leaf("w:fldChar", &[("w:fldCharType", kind)]));
}

fn instruction(xml: &mut Xml, code: &str) {
    xml.element("w:r", &[], |xml| xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(code)));
}

fn section(xml: &mut Xml, section: &Section, breaks: bool) {
    let mut sheet = Sheet::for_readers(&section.summary);
    sheet.section = true;
    let mut new_page = Format { page_break_before: true, ..Format::default() };
    if !sheet.eyebrow.is_empty() {
        paragraph(xml, "Verrubrik", &new_page, |xml| run(xml, None, &sheet.eyebrow));
        new_page.page_break_before = false;
    }
    paragraph(xml, "Heading1", &new_page, |xml| xml.contents_mark(|xml| run(xml, None, &sheet.title)));
    body::pieces(xml, &sheet, breaks);
}

/// What a chapter says of a lesson, with the way to where it says it.
pub(super) fn reference(xml: &mut Xml, sheet: &Sheet, found: &Reference) {
    paragraph(xml, "ListBullet", &Format::default(), |xml| {
        run(xml, found.is_quote.then_some("Citatipunkt"), &found.text);
        xml.element("w:r", &[], |xml| xml.leaf("w:br", &[]));
        let Some(mark) = Mark::block(found.found.block.clone()).name() else { return run(xml, None, &found.name) };
        xml.element("w:hyperlink", &[("w:anchor", &mark), ("w:history", "1")], |xml| run(xml, Some("Hyperlink"), &found.name));
        if let Some((page, _)) = found.place {
            run(xml, None, &format!(", {} ", sheet.page.to_lowercase()));
            field(xml, &format!("PAGEREF {mark} \\h"), &page.to_string());
        }
    });
}
