//! The small world that the template sees: itself, its data and the bundled fonts.
//!
//! There is no file system, no package, no clock and no system font behind it, so a text can
//! neither fetch anything nor look different on another machine.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _};

use super::fonts;

/// Which pages are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Template {
    Summary,
    Guide,
}

const SUMMARY: &str = include_str!("../../assets/summary/summary.typ");
const GUIDE: &str = include_str!("../../assets/guide/guide.typ");

/// What never changes between two layouts.
struct Shared {
    standard: LazyHash<Library>,
    book: LazyHash<FontBook>,
    faces: Vec<FontInstance>,
    summary: Source,
    guide: Source,
    data: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let files = [fonts::SANS_REGULAR, fonts::SANS_SEMIBOLD, fonts::SANS_BOLD, fonts::SERIF_REGULAR, fonts::SERIF_ITALIC];
    let faces: Vec<FontInstance> = files
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .map(|font| {
            let variant = font.info().variant;
            font.instantiate(variant, Abs::pt(12.0), &FontVariations::default())
        })
        .collect();
    Shared {
        // Header cells that are not in the first row need this; see the key figures.
        standard: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
        book: LazyHash::new(FontBook::from_fonts(faces.iter().map(FontInstance::font))),
        summary: Source::new(file_id("summary.typ"), SUMMARY.to_owned()),
        guide: Source::new(file_id("guide.typ"), GUIDE.to_owned()),
        data: file_id("data.json"),
        faces,
    }
});

#[expect(clippy::expect_used, reason = "the names are constants that are plainly relative paths")]
fn file_id(name: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).expect("a file name")).intern()
}

/// The bundled fonts, in the order of `text::Face`.
pub(super) fn faces() -> &'static [FontInstance] {
    &SHARED.faces
}

/// The world of one layout.
#[derive(Debug)]
pub(super) struct World {
    template: Template,
    data: Bytes,
}

impl World {
    pub(super) fn new(template: Template, json: Vec<u8>) -> Self {
        Self { template, data: Bytes::new(json) }
    }

    fn template(&self) -> &'static Source {
        match self.template {
            Template::Summary => &SHARED.summary,
            Template::Guide => &SHARED.guide,
        }
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.template().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.template().clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.faces.get(index).map(|face| face.font().clone())
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use typst::World as _;

    use super::*;

    #[test]
    fn nothing_outside_can_be_read() {
        let world = World::new(Template::Summary, Vec::new());
        for name in ["/etc/passwd", "data.txt", "summary.typ.bak", "guide.typ"] {
            assert_eq!(world.file(file_id(name)).err(), Some(FileError::AccessDenied), "{name}");
            assert!(world.source(file_id(name)).is_err(), "{name}");
        }
        assert_eq!(world.today(None), None);
        assert_eq!(faces().len(), 5);
    }
}
