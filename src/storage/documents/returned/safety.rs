//! What no reply is: a package that swells when unpacked, whose parts have names that lead out of
//! it, that runs programs, or that has something fetched when it is opened.

use std::collections::BTreeSet;
use std::io::Read as _;

use super::super::super::problem::{Problem, ProblemKind};
use super::super::package::{MAX_UNPACKED, Package};
use super::super::xml::{Part, Piece};

/// What is looked at of a part to see whether a document type is declared in it.
const PROLOGUE: u64 = 4 * 1024;

/// Refuses what must not be opened, in one sentence.
pub(super) fn check(file: &str, package: &mut Package<'_>) -> Result<(), Problem> {
    let wrong = |kind, message: &str| Err(Problem::whole(file, kind, message));
    let archive = package.archive();
    if archive.has_duplicate_names() {
        return wrong(ProblemKind::BadName, "has two parts of the same name: expected a Word document (.docx)");
    }
    let mut names = BTreeSet::new();
    for name in archive.file_names() {
        let Ok(name) = name else {
            return wrong(ProblemKind::BadName, "has a part whose name is no text: expected a Word document (.docx)");
        };
        if leads_out(&name) {
            return wrong(ProblemKind::BadName, "has a part whose name leads out of the document: expected names as Word gives them");
        }
        // The names of parts are the same in upper and lower case.
        if !names.insert(name.to_ascii_lowercase()) {
            return wrong(ProblemKind::BadName, "has two parts of the same name: expected a Word document (.docx)");
        }
    }
    if archive.has_overlapping_files().unwrap_or(true) {
        return wrong(ProblemKind::Syntax, "has parts that lie over each other: expected a Word document (.docx)");
    }
    for i in 0..archive.len() {
        if archive.by_index_raw(i).is_ok_and(|part| part.encrypted()) {
            return wrong(ProblemKind::Locked, "has a password: expected a Word document without one");
        }
    }
    if names.iter().any(|name| name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml")) {
        return wrong(ProblemKind::WrongKind, "has macros: expected a Word document without them (.docx)");
    }
    unpack(file, package)?;
    for name in package.names() {
        let is_relations = name.to_ascii_lowercase().ends_with(".rels");
        if is_relations || name.eq_ignore_ascii_case("[Content_Types].xml") {
            let Some(text) = package.text(&name)? else { continue };
            declared(file, Part::new(file, &name, &text))?;
        }
    }
    Ok(())
}

/// An absolute name, one that climbs, or one that some system takes for either.
fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.is_empty() || name.starts_with('/') || drive || name.contains(['\\', '\0']) || name.split('/').any(|part| part == "..")
}

/// Unpacks everything once and counts what really comes, whatever the package says of itself. No
/// part may declare a document type.
fn unpack(file: &str, package: &mut Package<'_>) -> Result<(), Problem> {
    let mut left = MAX_UNPACKED;
    let archive = package.archive();
    for i in 0..archive.len() {
        let broken = || Problem::whole(file, ProblemKind::Syntax, "cannot be unpacked: expected a whole .docx");
        let mut part = archive.by_index(i).ok().ok_or_else(broken)?;
        let mut start = Vec::new();
        let mut rest = part.by_ref().take(left + 1);
        rest.by_ref().take(PROLOGUE).read_to_end(&mut start).ok().ok_or_else(broken)?;
        let more = std::io::copy(&mut rest, &mut std::io::sink()).ok().ok_or_else(broken)?;
        let Some(now) = left.checked_sub(start.len() as u64 + more) else {
            let message = format!("is too large when unpacked: expected at most {} MB in all", MAX_UNPACKED / (1024 * 1024));
            return Err(Problem::whole(file, ProblemKind::TooLarge, message));
        };
        left = now;
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let is_xml = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
        if is_xml && start.windows(9).any(|window| window.eq_ignore_ascii_case(b"<!DOCTYPE")) {
            return Err(Problem::whole(file, ProblemKind::Syntax, "has a document type in its XML: expected none, as Word saves it"));
        }
    }
    Ok(())
}

/// What the package says of its parts, and of what they hang together with.
///
/// Whatever a program would fetch when it opens the document is refused: templates, pictures,
/// frames, embedded files, other documents. A plain link is not. Word makes one by itself of every
/// address that somebody types, it is followed only when a person asks for it, and refusing it
/// would lose the answers around it; its words are read and where it leads is not.
fn declared(file: &str, mut part: Part<'_>) -> Result<(), Problem> {
    loop {
        let element = match part.next()? {
            Piece::Open(element) => element,
            Piece::End => return Ok(()),
            _ => continue,
        };
        let kind = element.attribute("ContentType").or_else(|| element.attribute("Type")).unwrap_or_default().to_ascii_lowercase();
        if kind.contains("macroenabled") || kind.contains("vbaproject") {
            return Err(Problem::whole(file, ProblemKind::WrongKind, "has macros: expected a Word document without them (.docx)"));
        }
        let is_outside = element.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
        if is_outside && !kind.ends_with("/hyperlink") {
            let message = "fetches something from outside when it is opened: expected a document that holds all that it shows";
            return Err(Problem::whole(file, ProblemKind::Reference, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_known() {
        for bad in ["", "/word/document.xml", "../x", "word/../../x", "word\\document.xml", "C:x", "c:/x", "..", "a\0b"] {
            assert!(leads_out(bad), "{bad:?}");
        }
        for good in ["[Content_Types].xml", "word/document.xml", "a..b/c.xml", "customXml/item1.xml", "word/"] {
            assert!(!leads_out(good), "{good:?}");
        }
    }
}
