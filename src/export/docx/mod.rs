//! The summary as a DOCX that is edited like any other: named styles, real lists and headings.
//!
//! Parts that never change are XML files under `assets/docx/`; the others are written here. The
//! package holds no time, no person and no link to anything outside itself.

mod body;
mod embedded;
mod expected;
mod margins;
mod paragraph;
mod publication;
mod table;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub(super) use self::expected::expected;
pub(super) use self::publication::{Paged, publication};
use self::xml::Xml;
use super::sheet::Sheet;
use super::{ExportError, Pages};
use crate::domain::summary::Summary;

const CONTENT_TYPES: &str = include_str!("../../../assets/docx/content-types.xml");
const PACKAGE_RELS: &str = include_str!("../../../assets/docx/package-rels.xml");
const DOCUMENT_RELS: &str = include_str!("../../../assets/docx/document-rels.xml");
const STYLES: &str = include_str!("../../../assets/docx/styles.xml");
/// Those that only quotes with a speaker have.
const SPEAKER_STYLES: &str = include_str!("../../../assets/docx/speaker-styles.xml");
const NUMBERING: &str = include_str!("../../../assets/docx/numbering.xml");
const PUBLICATION_STYLES: &str = include_str!("../../../assets/docx/publication-styles.xml");
const SETTINGS: &str = include_str!("../../../assets/docx/settings.xml");

/// The language that the static parts are written in; replaced when the summary has another.
const STATIC_LANGUAGE: &str = "sv-SE";

const W: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const R: (&str, &str) = ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// What only a document that goes out for fact-checking has: who answers can tell it from others.
const CUSTOM_TYPE: &str =
    r#"  <Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#;
const CUSTOM_RELATION: &str = r#"  <Relationship Id="custom" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#;

/// Writes the package. `pages` are the same summary laid out: they say whether the sheet of
/// points begins a page, and how many pages there are. With a `token` it is one for fact-checking:
/// its blocks are marked and all that is done to them is tracked.
///
/// # Errors
/// [`ExportError::Docx`] when a part could not be written.
pub(super) fn write(summary: &Summary, pages: &Pages, token: Option<&str>) -> Result<Vec<u8>, ExportError> {
    let sheet = Sheet::for_readers(summary);
    let language = format!("{}-{}", sheet.lang, sheet.region);
    let colours = &sheet.style.colours;
    let localized = |part: &str| colours.paint(part).replace(STATIC_LANGUAGE, &language).into_bytes();

    let mut package = Package::new();
    let added =
        |part: &str, line: &str, end: &str| if token.is_some() { part.replace(end, &format!("{line}\n{end}")) } else { part.to_owned() };
    package.add("[Content_Types].xml", added(CONTENT_TYPES, CUSTOM_TYPE, "</Types>").as_bytes())?;
    package.add("_rels/.rels", added(PACKAGE_RELS, CUSTOM_RELATION, "</Relationships>").as_bytes())?;
    package.add("docProps/core.xml", &core(&sheet, &language)?)?;
    package.add("word/document.xml", &body::document(&sheet, pages, token.is_some())?)?;
    package.add("word/_rels/document.xml.rels", DOCUMENT_RELS.as_bytes())?;
    let speakers = if sheet.has_speakers() { SPEAKER_STYLES } else { "" };
    package.add("word/styles.xml", &localized(&STYLES.replace("</w:styles>", &format!("{speakers}</w:styles>"))))?;
    package.add("word/numbering.xml", colours.paint(NUMBERING).as_bytes())?;
    package.add("word/settings.xml", &localized(&settings(token.is_some())))?;
    package.add("word/header1.xml", &margins::header(&sheet)?)?;
    package.add("word/footer1.xml", &margins::footer(&sheet, pages.len(), token)?)?;
    package.add("word/fontTable.xml", &embedded::table()?)?;
    package.add("word/_rels/fontTable.xml.rels", &embedded::relations()?)?;
    for font in embedded::FONTS {
        package.add(&format!("word/fonts/{}", font.part), &font.obfuscated())?;
    }
    if let Some(token) = token {
        package.add("docProps/custom.xml", &custom(token)?)?;
    }
    package.finish()
}

/// Word takes the authors of changes and comments away from a document that is to hold nothing of
/// persons, so that those of several people could not be told apart. One for fact-checking comes
/// back to us alone, and the names go no further than its reader.
fn settings(tracked: bool) -> String {
    if tracked { SETTINGS.replace("<w:removePersonalInformation/>", "<w:trackRevisions/>") } else { SETTINGS.to_owned() }
}

/// The property that holds the token of the round.
fn custom(token: &str) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
        ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ];
    // The set of properties that people define; the numbers 0 and 1 are taken.
    let property = [("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), ("pid", "2"), ("name", "Samsyn")];
    xml.element("Properties", &namespaces, |xml| {
        xml.element("property", &property, |xml| xml.element("vt:lpwstr", &[], |xml| xml.text(token)));
    });
    xml.finish()
}

/// Title and language, and nothing about who, where or when.
fn core(sheet: &Sheet, language: &str) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&sheet.document_title));
        xml.element("dc:language", &[], |xml| xml.text(language));
    });
    xml.finish()
}

/// A zip file in which every entry is as old as zip itself.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
        self.0.start_file(name, options).ok().ok_or(ExportError::Docx)?;
        self.0.write_all(bytes).ok().ok_or(ExportError::Docx)
    }

    fn finish(self) -> Result<Vec<u8>, ExportError> {
        Ok(self.0.finish().ok().ok_or(ExportError::Docx)?.into_inner())
    }
}
