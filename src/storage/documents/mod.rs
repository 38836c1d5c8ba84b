//! Documents from outside: Word, Markdown and plain text become an [`Outline`], and a document that
//! went out for fact-checking is read with all that was done to it ([`returned()`]).
//!
//! Nothing in them is trusted: there are limits for bytes, paragraphs and nesting, nothing is
//! fetched, and a document that cannot be read says what was expected and repeats none of it.

mod docx;
mod markdown;
mod package;
pub(super) mod plain;
mod returned;
mod styles;

mod xml;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::domain::draft_import;
use crate::domain::guide::Guide;
use crate::domain::guide_import;
use crate::domain::municipality::Municipality;
use crate::domain::notes_import::{self, Found};
use crate::domain::outline::{Outline, Paragraph, Role, Span};
use crate::domain::session::Session;

pub use self::returned::{from_bytes as returned_from_bytes, returned};

use super::format;
use super::problem::{Problem, ProblemKind};

/// More paragraphs than any guide or focus group has.
const MAX_PARAGRAPHS: usize = 20_000;

/// How deep lists, quotes and tables may nest.
const MAX_DEPTH: usize = 128;

/// The endings that are read, without their dot.
pub const EXTENSIONS: [&str; 4] = ["docx", "md", "markdown", "txt"];

#[derive(Clone, Copy)]
enum Format {
    Docx,
    Markdown,
    Plain,
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "docx" => Some(Self::Docx),
            "md" | "markdown" => Some(Self::Markdown),
            "txt" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// Whether the file's name says that [`read`] can read it.
#[must_use]
pub fn is_document(path: &Path) -> bool {
    Format::of(path).is_some()
}

/// Reads a document. Its ending says what it is.
///
/// # Errors
/// Why it cannot be read, with file, place and what was expected.
pub fn read(path: &Path) -> Result<Outline, Vec<Problem>> {
    let file = path.to_string_lossy().replace('\\', "/");
    parse(path, &file).map_err(|problem| vec![problem])
}

fn parse(path: &Path, file: &str) -> Result<Outline, Problem> {
    let format = Format::of(path).ok_or_else(|| {
        let message = "is of a kind that is not read: expected a .docx, .md or .txt file";
        Problem::whole(file, ProblemKind::WrongKind, message)
    })?;
    let bytes = format::read_bytes(path, file)?;
    match format {
        Format::Docx => docx::parse(file, bytes),
        Format::Markdown => markdown::parse(file, &plain::decode(file, bytes)?),
        Format::Plain => plain::parse(file, &plain::decode(file, bytes)?),
    }
}

/// Reads a guide out of a document, and what had no place in it. It keeps every rule of a guide.
///
/// # Errors
/// As [`read`], and when there is no question in it.
pub fn guide(path: &Path) -> Result<guide_import::Imported, Vec<Problem>> {
    let file = path.to_string_lossy().replace('\\', "/");
    let outline = read(path)?;
    let source = path.file_name().unwrap_or_default().to_string_lossy();
    let imported = guide_import::read(&outline, &source).ok_or_else(|| {
        let message = "holds no questions: expected sections as headings, questions as bullets and follow-ups as bullets below them";
        vec![Problem::whole(&file, ProblemKind::Empty, message)]
    })?;
    // Held against the same rules as a guide from a file, so that what is written can be read.
    let unreadable = |_| vec![Problem::whole(&file, ProblemKind::Syntax, "cannot be made into a guide")];
    let text = format::to_text(format::Kind::Guide, &imported.guide).map_err(unreadable)?;
    super::guides::parse(&file, &text)?;
    Ok(imported)
}

/// Reads notes written elsewhere and finds their places in the guide.
///
/// # Errors
/// As [`read`].
pub fn notes(path: &Path, guide: &Guide, session: &Session) -> Result<Found, Vec<Problem>> {
    Ok(notes_import::find(&read(path)?, guide, session))
}

/// Reads a summary written elsewhere.
///
/// # Errors
/// As [`read`], and when there are no words in it.
pub fn draft(path: &Path, municipality: &Municipality) -> Result<draft_import::Found, Vec<Problem>> {
    let found = draft_import::find(&read(path)?, municipality);
    if found.blocks.is_empty() && found.figures.is_empty() {
        let file = path.to_string_lossy().replace('\\', "/");
        let message = "holds no summary: expected headings, paragraphs, lists and quotes";
        return Err(vec![Problem::whole(&file, ProblemKind::Empty, message)]);
    }
    Ok(found)
}

/// What is in a file of at most so many bytes.
///
/// # Errors
/// Why it cannot be read.
pub fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Problem> {
    format::read_up_to(path, &path.to_string_lossy().replace('\\', "/"), most)
}

/// Collects paragraphs and counts them.
struct Collector<'a> {
    file: &'a str,
    outline: Outline,
}

impl<'a> Collector<'a> {
    fn new(file: &'a str) -> Self {
        Self { file, outline: Outline::default() }
    }

    /// Takes in a paragraph if it has words.
    fn push(&mut self, line: usize, role: Role, spans: &[Span]) -> Result<(), Problem> {
        let Some(paragraph) = Paragraph::new(line, role, spans) else { return Ok(()) };
        if self.outline.paragraphs.len() >= MAX_PARAGRAPHS {
            let message = format!("has too many paragraphs: expected at most {MAX_PARAGRAPHS}");
            return Err(at(self.file, line, ProblemKind::TooLarge, message));
        }
        self.outline.paragraphs.push(paragraph);
        Ok(())
    }

    fn after_item(&self) -> bool {
        self.outline.paragraphs.last().is_some_and(|last| matches!(last.role, Role::Item(_)))
    }
}

/// A problem at a line or paragraph.
fn at(file: &str, line: usize, kind: ProblemKind, message: impl Into<String>) -> Problem {
    Problem { line: Some(line), ..Problem::whole(file, kind, message) }
}
