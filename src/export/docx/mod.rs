//! The summary as a DOCX that is edited like any other: named styles, real lists and headings.
//!
//! Parts that never change are XML files under `assets/docx/`; the others are written here. The
//! package holds no time, no person and no link to anything outside itself.

mod body;
mod embedded;
mod margins;
mod paragraph;
mod table;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

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
const SETTINGS: &str = include_str!("../../../assets/docx/settings.xml");

/// The language that the static parts are written in; replaced when the summary has another.
const STATIC_LANGUAGE: &str = "sv-SE";

const W: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const R: (&str, &str) = ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// Writes the package. `pages` are the same summary laid out: they say whether the sheet of
/// points begins a page, and how many pages there are.
///
/// # Errors
/// [`ExportError::Docx`] when a part could not be written.
pub(super) fn write(summary: &Summary, pages: &Pages) -> Result<Vec<u8>, ExportError> {
    let sheet = Sheet::for_readers(summary);
    let language = format!("{}-{}", sheet.lang, sheet.region);
    let colours = &sheet.style.colours;
    let localized = |part: &str| colours.paint(part).replace(STATIC_LANGUAGE, &language).into_bytes();

    let mut package = Package::new();
    package.add("[Content_Types].xml", CONTENT_TYPES.as_bytes())?;
    package.add("_rels/.rels", PACKAGE_RELS.as_bytes())?;
    package.add("docProps/core.xml", &core(&sheet, &language)?)?;
    package.add("word/document.xml", &body::document(&sheet, pages)?)?;
    package.add("word/_rels/document.xml.rels", DOCUMENT_RELS.as_bytes())?;
    let speakers = if sheet.has_speakers() { SPEAKER_STYLES } else { "" };
    package.add("word/styles.xml", &localized(&STYLES.replace("</w:styles>", &format!("{speakers}</w:styles>"))))?;
    package.add("word/numbering.xml", colours.paint(NUMBERING).as_bytes())?;
    package.add("word/settings.xml", &localized(SETTINGS))?;
    package.add("word/header1.xml", &margins::header(&sheet)?)?;
    package.add("word/footer1.xml", &margins::footer(&sheet, pages.len())?)?;
    package.add("word/fontTable.xml", &embedded::table()?)?;
    package.add("word/_rels/fontTable.xml.rels", &embedded::relations()?)?;
    for font in embedded::FONTS {
        package.add(&format!("word/fonts/{}", font.part), &font.obfuscated())?;
    }
    package.finish()
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
