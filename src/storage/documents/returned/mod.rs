//! A document that went out for fact-checking and has come back: what was put in, taken out, moved
//! and commented on in it, and which of our marks are left.
//!
//! `safety` refuses what no reply is, `comments` reads what was said in the margin, `body` the
//! text. Those who made changes become numbers in the order they appear; their names stay here.

mod body;
mod comments;
mod safety;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use self::comments::Comments;
use super::super::format;
use super::super::problem::{Problem, ProblemKind};
use super::package::Package;
use super::styles::Styles;
use super::xml::{Part, Piece};
use crate::domain::review::placing::{Comment, Returned};

/// More people than ever answer in one document.
const MAX_AUTHORS: usize = 1_000;
const MAX_COMMENTS: usize = 5_000;
/// More than any text and everything said of it have together, each: some hundred times as long as
/// a summary. What a text is compared by takes many times its own room.
const MAX_TEXT: usize = 1_000_000;
/// How large the parts that are read may be together. Pictures and fonts are not among them.
const MAX_READ: u64 = 8 * 1024 * 1024;

/// What stands before the token in the footer, and the name of the property that has it.
const TOKEN: &str = "Samsyn";

/// Reads a document that has come back.
///
/// # Errors
/// Why it cannot be read, in one sentence.
pub fn returned(path: &Path) -> Result<Returned, Vec<Problem>> {
    let file = path.to_string_lossy().replace('\\', "/");
    let bytes = format::read_bytes(path, &file).map_err(|problem| vec![problem])?;
    from_bytes(&file, bytes)
}

/// As [`returned`], when the bytes are there already. `file` is for the messages.
///
/// # Errors
/// As [`returned`].
pub fn from_bytes(file: &str, bytes: Vec<u8>) -> Result<Returned, Vec<Problem>> {
    read(file, bytes).map_err(|problem| vec![problem])
}

fn read(file: &str, bytes: Vec<u8>) -> Result<Returned, Problem> {
    let mut package = Package::open(file, bytes)?;
    package.read_at_most(MAX_READ);
    safety::check(file, &mut package)?;
    let parts = package.parts()?;
    let text = |package: &mut Package<'_>, name: &Option<String>| match name {
        Some(name) => Ok(package.text(name)?.map(|text| (name.clone(), text))),
        None => Ok(None),
    };
    let styles = match text(&mut package, &parts.styles)? {
        Some((name, text)) => Styles::parse(file, &name, &text)?,
        None => Styles::default(),
    };
    let mut comments = Comments::default();
    if let Some((name, text)) = text(&mut package, &parts.comments)? {
        comments.read(Part::new(file, &name, &text), file)?;
    }
    if let Some((name, text)) = text(&mut package, &parts.threads)? {
        comments.thread(Part::new(file, &name, &text))?;
    }
    for name in &parts.notes {
        if let Some(text) = package.text(name)? {
            comments.read(Part::new(file, name, &text), file)?;
        }
    }
    let Some(document) = package.text(&parts.document)? else {
        let message = format!("holds no {}: expected a Word document (.docx)", parts.document);
        return Err(Problem::whole(file, ProblemKind::MissingField, message));
    };
    let mut authors = Authors::default();
    let mut paragraphs = body::read(Part::new(file, &parts.document, &document), file, &styles, &comments, &mut authors)?;
    let (comments, at) = comments.threads(&mut authors);
    for comments in paragraphs.iter_mut().flat_map(|it| &mut it.runs).map(|run| &mut run.comments) {
        for n in comments.iter_mut() {
            *n = at[*n];
        }
        comments.sort_unstable();
        comments.dedup();
    }
    if authors.0.len() > MAX_AUTHORS {
        return Err(too_many(file, "many authors", MAX_AUTHORS));
    }
    let authors = authors.0.len();
    // Whoever is not known comes after all that are.
    let comments = comments.into_iter().map(|it| Comment { author: it.author.min(authors), ..it }).collect();
    Ok(Returned { token: token(file, &mut package, parts.custom.as_deref(), &parts.footers)?, paragraphs, comments, authors })
}

/// A document has more of something than any that was answered in.
fn too_many(file: &str, what: &str, most: usize) -> Problem {
    Problem::whole(file, ProblemKind::TooLarge, format!("has too {what}: expected at most {most}"))
}

/// People by name, numbered as they appear.
#[derive(Debug, Default)]
struct Authors(BTreeMap<String, usize>);

impl Authors {
    fn number(&mut self, name: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(name.to_owned()).or_insert(next)
    }
}

/// The token of the round: a property of the document, or what the footer says.
fn token(file: &str, package: &mut Package<'_>, custom: Option<&str>, footers: &[String]) -> Result<Option<String>, Problem> {
    if let Some(name) = custom
        && let Some(text) = package.text(name)?
    {
        let mut part = Part::new(file, name, &text);
        loop {
            match part.next()? {
                Piece::Open(element) if element.name == "property" && element.attribute("name").is_some_and(|name| name == TOKEN) => {
                    let token = part.text()?.trim().to_owned();
                    if !token.is_empty() {
                        return Ok(Some(token));
                    }
                }
                Piece::End => break,
                _ => {}
            }
        }
    }
    for name in footers {
        let Some(text) = package.text(name)? else { continue };
        let mut part = Part::new(file, name, &text);
        let mut words = String::new();
        loop {
            match part.next()? {
                Piece::Open(element) if element.is("t") => words.push_str(&part.text()?),
                Piece::Open(element) if element.is("tab") || element.is("p") => words.push(' '),
                Piece::End => break,
                _ => {}
            }
        }
        let mut words = words.split_whitespace();
        while words.by_ref().any(|word| word == TOKEN) {
            if let Some(token) = words.next().filter(|word| word.len() >= 4 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            {
                return Ok(Some(token.to_owned()));
            }
        }
    }
    Ok(None)
}
