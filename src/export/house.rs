//! A house style ready for typst: its files and fonts, and what is wrong with it in words that
//! hold nothing of the document's text.

use std::collections::HashMap;
use std::sync::Arc;

use typst::World as _;
use typst::WorldExt as _;
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook, FontInstance};
use typst::utils::LazyHash;

use super::world::{self, World};
use crate::domain::style::{SETTINGS, Style, StyleFault, TEMPLATE};

/// What typst says of names in the template itself; after any other colon it may quote a text.
const ABOUT_NAMES: [&str; 4] = ["unknown variable", "unexpected argument", "missing argument", "duplicate argument"];

/// A style that typst can use.
#[derive(Debug)]
pub(super) struct House {
    style: Arc<Style>,
    files: HashMap<FileId, Bytes>,
    sources: HashMap<FileId, Source>,
    /// Behind the bundled ones.
    fonts: Vec<Font>,
    pub book: LazyHash<FontBook>,
}

impl House {
    /// `None` for the built-in look.
    ///
    /// # Errors
    /// A file that is not what its name says.
    pub fn new(style: &Arc<Style>) -> Result<Option<Self>, StyleFault> {
        if style.is_built_in() {
            return Ok(None);
        }
        let (mut files, mut sources, mut fonts) = (HashMap::new(), HashMap::new(), Vec::new());
        for file in &style.files {
            let fault = |message: &str| StyleFault { file: file.name.clone(), place: None, message: message.to_owned() };
            let bytes = Bytes::new(file.bytes.clone());
            let id = world::style_file(&file.name).ok_or_else(|| fault("has a name that no template can ask for"))?;
            match file.name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase()).as_deref() {
                Some("typ") => {
                    let text = std::str::from_utf8(&file.bytes).ok().ok_or_else(|| fault("is not UTF-8: expected a text file in UTF-8"))?;
                    sources.insert(id, Source::new(id, text.to_owned()));
                }
                Some("ttf" | "otf") => {
                    let faces: Vec<Font> = Font::iter(bytes).collect();
                    if faces.is_empty() {
                        return Err(fault("is no font that can be used: expected TrueType or OpenType"));
                    }
                    fonts.extend(faces);
                }
                _ => {
                    files.insert(id, bytes);
                }
            }
        }
        let book = FontBook::from_fonts(world::faces().iter().map(FontInstance::font).chain(&fonts));
        for name in [&style.settings.sans, &style.settings.serif] {
            if !name.is_empty() && !book.contains_family(&name.to_lowercase()) {
                let message = format!("the font {name:?} is neither bundled nor in the folder fonts");
                return Err(StyleFault { file: SETTINGS.to_owned(), place: settings_place(style, name), message });
            }
        }
        Ok(Some(Self { style: Arc::clone(style), files, sources, fonts, book: LazyHash::new(book) }))
    }

    pub fn template(&self) -> Option<&Source> {
        self.sources.get(&world::style_file(TEMPLATE)?)
    }

    pub fn source(&self, id: FileId) -> Option<&Source> {
        self.sources.get(&id)
    }

    pub fn file(&self, id: FileId) -> Option<&Bytes> {
        self.files.get(&id)
    }

    /// Counted behind the bundled ones.
    pub fn font(&self, index: usize) -> Option<&Font> {
        self.fonts.get(index)
    }

    /// The first of typst's errors, at its place in the style.
    pub fn fault(&self, world: &World, errors: &[SourceDiagnostic]) -> StyleFault {
        let whole = |message: &str| {
            let file = self.template().map_or_else(|| self.style.logo().map_or(SETTINGS, |logo| logo.name.as_str()), |_| TEMPLATE);
            StyleFault { file: file.to_owned(), place: None, message: message.to_owned() }
        };
        let Some(error) = errors.first() else { return whole("cannot be used") };
        // An error in something bundled was called from the template.
        let spans = std::iter::once(error.span).chain(error.trace.iter().map(|call| call.span.into()));
        for (depth, span) in spans.enumerate() {
            let Some((file, source)) = span.id().and_then(|id| Some((world::style_name(id)?, self.sources.get(&id)?))) else { continue };
            let place = world.range(span).and_then(|range| {
                let lines = source.lines();
                let line = lines.byte_to_line(range.start)?;
                Some((line + 1, lines.byte_to_column(range.start)? + 1))
            });
            let message = if depth == 0 { without_text(&error.message) } else { "what is called here fails".to_owned() };
            return StyleFault { file, place, message };
        }
        if let Some(file) = error.span.id().filter(|id| *id != world.main()).and_then(world::style_name) {
            return StyleFault { file, place: None, message: "cannot be read: expected a picture in SVG or PNG".to_owned() };
        }
        if self.template().is_some() {
            whole("does not keep to PDF/A-2a and PDF/UA-1: expected a title, a language, headings in order and a text for each picture")
        } else {
            whole("cannot be used: expected a picture in SVG or PNG, or other settings")
        }
    }
}

/// Where a text stands in the settings.
fn settings_place(style: &Style, text: &str) -> Option<(usize, usize)> {
    let source = std::str::from_utf8(&style.file(SETTINGS)?.bytes).ok()?;
    let at = source.find(&format!("\"{text}\""))?;
    let line_start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    Some((source[..at].matches('\n').count() + 1, source[line_start..at].chars().count() + 1))
}

/// A message of typst's without anything that it quotes: that may be the document's text.
fn without_text(message: &str) -> String {
    let about_names = ABOUT_NAMES.iter().any(|start| message.starts_with(start));
    let message = if about_names { message } else { message.split(':').next().unwrap_or_default() };
    let mut out = String::new();
    let mut quote = None;
    for c in message.chars().take(200) {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => continue,
            None if matches!(c, '"' | '`') => {
                quote = Some(c);
                out.push('…');
                continue;
            }
            None => {}
        }
        if c != '"' && c != '`' {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_typst_quotes_is_left_out() {
        assert_eq!(without_text("unknown variable: petrol2"), "unknown variable: petrol2");
        assert_eq!(without_text("panicked with: \"Anna sade\""), "panicked with");
        assert_eq!(without_text("assertion failed: Anna sade"), "assertion failed");
        assert_eq!(
            without_text("dictionary does not contain key \"Anna\" and no default"),
            "dictionary does not contain key … and no default"
        );
        assert_eq!(without_text("label `<Anna>` does not exist"), "label … does not exist");
        assert_eq!(without_text("invalid integer: Anna"), "invalid integer");
    }
}
