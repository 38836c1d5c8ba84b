//! The small world that the template sees: itself, its data, the bundled fonts and, if there is
//! one, the house style.
//!
//! There is no file system, no package, no clock and no system font behind it, so a text can
//! neither fetch anything nor look different on another machine.

use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Binding, Bytes, Datetime, Duration, Value};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _};

use super::fonts;
use super::house::House;

/// Which pages are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Template {
    Summary,
    Guide,
    /// A part of a publication, by its number: the summary's own template. What stands in two
    /// parts is told apart by the file that made it, so each has one of its own.
    Section(usize),
    /// Title page and contents of a publication.
    Front,
    /// The foot of each of its pages.
    Feet,
}

const SUMMARY: &str = include_str!("../../assets/summary/summary.typ");
const GUIDE: &str = include_str!("../../assets/guide/guide.typ");
const FRONT: &str = include_str!("../../assets/publication/front.typ");
const FEET: &str = include_str!("../../assets/publication/feet.typ");

/// What never changes between two layouts.
struct Shared {
    standard: LazyHash<Library>,
    /// Without what makes code of a text.
    strict: LazyHash<Library>,
    book: LazyHash<FontBook>,
    faces: Vec<FontInstance>,
    summary: Source,
    guide: Source,
    front: Source,
    feet: Source,
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
    let library = || Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
    let mut strict = library();
    strict.global.scope_mut().bind("eval".into(), Binding::detached(Value::None));
    strict.std = Binding::detached(strict.global.clone());
    Shared {
        // Header cells that are not in the first row need this; see the key figures.
        standard: LazyHash::new(library()),
        strict: LazyHash::new(strict),
        book: LazyHash::new(FontBook::from_fonts(faces.iter().map(FontInstance::font))),
        summary: Source::new(file_id("summary.typ"), SUMMARY.to_owned()),
        guide: Source::new(file_id("guide.typ"), GUIDE.to_owned()),
        front: Source::new(file_id("front.typ"), FRONT.to_owned()),
        feet: Source::new(file_id("feet.typ"), FEET.to_owned()),
        data: file_id("data.json"),
        faces,
    }
});

#[expect(clippy::expect_used, reason = "the names are constants that are plainly relative paths")]
fn file_id(name: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).expect("a file name")).intern()
}

/// The folder of the house style, as templates see it.
const STYLE: &str = "style/";

/// A file of the house style; `None` when its name goes astray.
pub(super) fn style_file(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("{STYLE}{name}")).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The name of a file of the house style; `None` for others.
pub(super) fn style_name(id: FileId) -> Option<String> {
    Some(id.vpath().get_without_slash().strip_prefix(STYLE)?.to_owned())
}

/// The bundled fonts, in the order of `text::Face`.
pub(super) fn faces() -> &'static [FontInstance] {
    &SHARED.faces
}

/// The world of one layout.
#[derive(Debug)]
pub(super) struct World {
    template: Template,
    /// The template of a section.
    section: Option<Source>,
    pub(super) data: Bytes,
    pub(super) house: Option<Arc<House>>,
}

impl World {
    pub(super) fn new(template: Template, data: Bytes, house: Option<Arc<House>>) -> Self {
        let section = match template {
            Template::Section(number) => Some(Source::new(file_id(&format!("section-{number}.typ")), SUMMARY.to_owned())),
            _ => None,
        };
        Self { template, section, data, house }
    }

    fn template(&self) -> &Source {
        match self.template {
            Template::Summary => self.house().and_then(House::template).unwrap_or(&SHARED.summary),
            Template::Guide => &SHARED.guide,
            Template::Section(_) => self.section.as_ref().unwrap_or(&SHARED.summary),
            Template::Front => &SHARED.front,
            Template::Feet => &SHARED.feet,
        }
    }

    fn house(&self) -> Option<&House> {
        self.house.as_deref()
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        let is_theirs = self.template == Template::Summary && self.house().and_then(House::template).is_some();
        if is_theirs { &SHARED.strict } else { &SHARED.standard }
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.house().map_or(&SHARED.book, |house| &house.book)
    }

    fn main(&self) -> FileId {
        self.template().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() {
            return Ok(self.template().clone());
        }
        self.house().and_then(|house| house.source(id)).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data {
            return Ok(self.data.clone());
        }
        self.house().and_then(|house| house.file(id)).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        let bundled = SHARED.faces.get(index).map(FontInstance::font);
        bundled.or_else(|| self.house()?.font(index - SHARED.faces.len())).cloned()
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
        let world = World::new(Template::Summary, Bytes::new([]), None);
        for name in ["/etc/passwd", "data.txt", "summary.typ.bak", "guide.typ"] {
            assert_eq!(world.file(file_id(name)).err(), Some(FileError::AccessDenied), "{name}");
            assert!(world.source(file_id(name)).is_err(), "{name}");
        }
        assert_eq!(world.today(None), None);
        assert_eq!(faces().len(), 5);
    }
}
