//! typst without us: the same text in the same template, to the same PDF standards. What it needs is
//! made before, and not timed.

#![allow(dead_code, reason = "each bench uses its part")]

use std::collections::HashMap;
use std::error::Error;

use samsyn::export::fonts;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATE: &str = include_str!("../../assets/summary/summary.typ");

/// typst's own world: the chapters as files of one document.
pub struct Alone {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

fn id(name: &str) -> Result<FileId, Box<dyn Error>> {
    Ok(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok().ok_or("a path")?).intern())
}

impl Alone {
    /// One document of all chapters, with a title and a table of contents.
    pub fn book(fed: Vec<Vec<u8>>) -> Result<Self, Box<dyn Error>> {
        let front = "#title[Lokala exempel]\n#outline(depth: 1)\n";
        Self::new(fed, front, true)
    }

    /// A summary as it is.
    pub fn sheet(fed: Vec<u8>) -> Result<Self, Box<dyn Error>> {
        Self::new(vec![fed], "", false)
    }

    /// Lays it all out and makes a PDF of it; how many pages it has.
    pub fn pdf(&self) -> Result<usize, Box<dyn Error>> {
        let document = typst::compile::<PagedDocument>(self).output.map_err(|errors| format!("{errors:?}"))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).ok().ok_or("the standards")?;
        typst_pdf::pdf(&document, &PdfOptions { standards, ..PdfOptions::default() }).map_err(|errors| format!("{errors:?}"))?;
        Ok(document.pages().len())
    }

    fn new(fed: Vec<Vec<u8>>, front: &str, numbered: bool) -> Result<Self, Box<dyn Error>> {
        let (mut sources, mut files) = (HashMap::new(), HashMap::new());
        let mut text = "#set document(title: \"Lokala exempel\", date: datetime(year: 2026, month: 12, day: 1))\n#set text(lang: \"sv\")\n\
                    #set page(width: 595.3pt, height: 841.9pt)\n"
            .to_owned();
        text.push_str(front);
        for (n, data) in fed.into_iter().enumerate() {
            let (chapter, json) = (format!("alone-{n}.typ"), format!("alone-{n}.json"));
            let template = TEMPLATE.replace("\"data.json\"", &format!("\"{json}\""));
            // With the numbers of the pages as typst counts them.
            let template = if numbered { template.replace("footer: if not section {", "footer: if true {") } else { template };
            sources.insert(id(&chapter)?, Source::new(id(&chapter)?, template));
            files.insert(id(&json)?, Bytes::new(data));
            text.extend([format!("#include \"{chapter}\"\n")]);
        }
        let faces = [fonts::SANS_REGULAR, fonts::SANS_SEMIBOLD, fonts::SANS_BOLD, fonts::SERIF_REGULAR, fonts::SERIF_ITALIC];
        let fonts: Vec<Font> = faces.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
        let instances: Vec<FontInstance> =
            fonts.iter().map(|font| font.clone().instantiate(font.info().variant, Abs::pt(12.0), &FontVariations::default())).collect();
        Ok(Self {
            library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
            book: LazyHash::new(FontBook::from_fonts(instances.iter().map(FontInstance::font))),
            fonts,
            main: Source::new(id("alone.typ")?, text),
            sources,
            files,
        })
    }
}

impl typst::World for Alone {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { self.sources.get(&id).cloned().ok_or(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
