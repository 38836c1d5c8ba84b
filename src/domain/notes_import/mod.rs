//! Notes written elsewhere, each with its place in the guide.
//!
//! What matches a section or a question of the guide says where the words below it belong. Under
//! a section's heading alone they belong to the section's only question, if it has no other. What
//! has no sure place waits in the inbox; nothing is dropped.

mod matching;
mod reading;

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::guide::Guide;
use super::ids::{RowId, SectionId};
use super::notes::{EntryKind, Speaker};
use super::outline::{Outline, Paragraph, Role};
use super::session::Session;
use matching::{Index, Target};

/// What was found in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Every note in the order it stands there.
    pub placed: Vec<FoundNote>,
    /// The headings, and the lines that were read as one.
    pub headings: Vec<FoundHeading>,
    /// Lines where something that is no running text was left out, such as a text box.
    pub left_out: Vec<usize>,
}

/// One note from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundNote {
    /// The row it belongs to; `None` for the inbox.
    pub row: Option<RowId>,
    /// The section it stood in, also when the row is not known.
    pub section: Option<SectionId>,
    pub kind: EntryKind,
    /// Somebody else's words, told by the speaker.
    pub relayed: bool,
    pub speaker: Speaker,
    /// Tags as they were written, without `#`; each can be a code.
    pub tags: Vec<String>,
    pub text: String,
    /// The same for the same words at the same row, so that a second import changes nothing.
    pub key: String,
    /// The line, or in a Word document the paragraph, from 1; 0 for a footnote.
    pub line: usize,
}

/// A heading, and what of the guide it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundHeading {
    pub line: usize,
    pub text: String,
    pub to: Option<To>,
    /// As a note's.
    pub key: String,
}

/// A place in the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    Section(SectionId),
    Row(RowId),
}

/// Finds the place of every note.
#[must_use]
pub fn find(outline: &Outline, guide: &Guide, session: &Session) -> Found {
    let mut finder = Finder {
        index: Index::new(guide),
        session,
        at: None,
        level: None,
        found: Found { left_out: outline.left_out.clone(), ..Found::default() },
        seen: BTreeMap::new(),
    };
    for paragraph in &outline.paragraphs {
        finder.take(paragraph);
    }
    finder.at = None;
    for note in &outline.notes {
        finder.note(note, false, 0);
    }
    finder.found
}

struct Finder<'a> {
    index: Index<'a>,
    session: &'a Session,
    /// Where the words that follow belong.
    at: Option<Target>,
    /// The level of the heading that said so; lower headings change nothing.
    level: Option<u8>,
    found: Found,
    /// How often the same words have stood at the same row.
    seen: BTreeMap<(String, String), usize>,
}

impl Finder<'_> {
    fn take(&mut self, paragraph: &Paragraph) {
        let text = paragraph.one_line();
        if paragraph.role.is_heading() {
            let level = if let Role::Heading(level) = paragraph.role { level } else { 0 };
            let target = self.index.heading(&text, self.at);
            if let Some((target, rest)) = target {
                self.route(paragraph.line, &text[..text.len() - rest.len()], target, Some(level));
                self.rest(rest, paragraph.line);
            } else {
                let key = self.key(None, &format!("#{text}"));
                self.found.headings.push(FoundHeading { line: paragraph.line, text, to: None, key });
                if self.level.is_none_or(|above| level <= above) {
                    (self.at, self.level) = (None, None);
                }
            }
            return;
        }
        let own_words = paragraph.role == Role::Quote || reading::has_sign(&text, self.session);
        if !own_words && let Some((target, rest)) = self.index.line(&text, self.at) {
            self.route(paragraph.line, &text[..text.len() - rest.len()], target, None);
            self.rest(rest, paragraph.line);
            return;
        }
        if paragraph.role == Role::Quote {
            let read = reading::quote(&text, self.session);
            self.push(read, paragraph.line);
            return;
        }
        let pieces = reading::pieces(&paragraph.text(), self.session);
        let leans = paragraph.is_italic() && pieces.len() == 1;
        for piece in pieces {
            self.note(&piece, leans, paragraph.line);
        }
    }

    fn route(&mut self, line: usize, text: &str, target: Target, level: Option<u8>) {
        let to = match target {
            Target::Section(section) => To::Section(self.index.section_id(section)),
            Target::Row(row) => To::Row(self.index.row_id(row)),
        };
        let key = self.key(None, &format!("#{text}"));
        self.found.headings.push(FoundHeading { line, text: text.trim().to_owned(), to: Some(to), key });
        (self.at, self.level) = (Some(target), level);
    }

    /// An answer on the same line as its question.
    fn rest(&mut self, rest: &str, line: usize) {
        let rest = rest.trim_start_matches([' ', ':', '-', '–', '—', '.', '?']);
        if !rest.is_empty() {
            self.note(rest, false, line);
        }
    }

    fn note(&mut self, text: &str, leans: bool, line: usize) {
        if !reading::is_rule(text) {
            self.push(reading::read(text, leans, self.session), line);
        }
    }

    fn push(&mut self, read: reading::Read, line: usize) {
        let row = self.at.and_then(|at| self.index.row_at(at));
        let section = self.at.map(|at| self.index.section_at(at));
        let key = self.key(row.as_ref(), &read.text);
        let reading::Read { kind, relayed, speaker, tags, text } = read;
        self.found.placed.push(FoundNote { row, section, kind, relayed, speaker, tags, text, key, line });
    }

    fn key(&mut self, row: Option<&RowId>, text: &str) -> String {
        let row = row.map(RowId::as_str).unwrap_or_default();
        let count = self.seen.entry((row.to_owned(), text.to_owned())).or_insert(0);
        *count += 1;
        digest(&format!("{row}\0{text}\0{count}"))
    }
}

/// A short name for a text, the same on every machine: 16 hexadecimal digits.
#[must_use]
pub fn digest(text: &str) -> String {
    let bits = Sha256::digest(text).iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    format!("{bits:016x}")
}
