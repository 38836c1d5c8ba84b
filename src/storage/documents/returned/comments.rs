//! Comments with the answers to them, and footnotes, which some write instead.

use std::collections::BTreeMap;

use super::super::super::problem::Problem;
use super::super::xml::{Part, Piece};
use super::{Authors, MAX_COMMENTS, MAX_TEXT, too_many};
use crate::domain::review::placing::Comment;

/// Answers to answers to answers: more than this go in circles.
const MAX_CHAIN: usize = 64;

#[derive(Debug, Default)]
struct Said {
    author: Option<String>,
    text: String,
    /// The comment that it answers.
    parent: Option<usize>,
}

/// All of them, by the numbers under which the text points at them.
#[derive(Debug, Default)]
pub(super) struct Comments {
    said: Vec<Said>,
    /// The kind of note with its id.
    by_id: BTreeMap<(&'static str, String), usize>,
    by_paragraph: BTreeMap<String, usize>,
    /// How long they are together.
    length: usize,
}

impl Comments {
    /// The number of a comment, or of a footnote.
    pub fn number(&self, kind: &'static str, id: &str) -> Option<usize> {
        self.by_id.get(&(kind, id.to_owned())).copied()
    }

    /// Reads `comments.xml`, `footnotes.xml` or `endnotes.xml`.
    pub fn read(&mut self, mut part: Part<'_>, file: &str) -> Result<(), Problem> {
        let mut open = false;
        loop {
            let element = match part.next()? {
                Piece::Open(element) => element,
                Piece::End => break,
                _ => continue,
            };
            let kind = match element.name.as_str() {
                "comment" if element.is("comment") => Some("comment"),
                "footnote" if element.is("footnote") => Some("footnote"),
                "endnote" if element.is("endnote") => Some("endnote"),
                _ => None,
            };
            if let Some(kind) = kind {
                // Word's separators between text and notes are notes as well.
                open = element.attribute("type").is_none_or(|kind| kind == "normal");
                if open {
                    if self.said.len() >= MAX_COMMENTS {
                        return Err(too_many(file, "many comments", MAX_COMMENTS));
                    }
                    self.by_id.insert((kind, element.attribute("id").unwrap_or_default()), self.said.len());
                    let author = (kind == "comment").then(|| element.attribute("author").unwrap_or_default());
                    self.said.push(Said { author, ..Said::default() });
                }
                continue;
            }
            let Some(at) = self.said.len().checked_sub(1).filter(|_| open) else { continue };
            let text = &mut self.said[at].text;
            let before = text.len();
            if element.is("p") {
                if let Some(id) = element.attribute("paraId") {
                    self.by_paragraph.insert(id, at);
                    self.length += 1;
                }
                if !text.is_empty() {
                    text.push('\n');
                }
            } else if element.is("t") {
                text.push_str(&part.text()?);
            } else if element.is("tab") || element.is("br") || element.is("cr") {
                text.push(' ');
            } else if element.is("noBreakHyphen") {
                text.push('-');
            } else if element.is("pPr") || element.is("rPr") {
                part.within(|_| {})?;
            }
            self.length += self.said[at].text.len() - before;
            if self.length > MAX_TEXT {
                return Err(too_many(file, "long comments", MAX_TEXT));
            }
        }
        Ok(())
    }

    /// Reads `commentsExtended.xml`: which comment answers which.
    pub fn thread(&mut self, mut part: Part<'_>) -> Result<(), Problem> {
        loop {
            match part.next()? {
                Piece::Open(element) if element.name == "commentEx" => {
                    let known = |name: &str| self.by_paragraph.get(&element.attribute(name)?).copied();
                    if let (Some(answer), Some(parent)) = (known("paraId"), known("paraIdParent"))
                        && answer != parent
                    {
                        self.said[answer].parent = Some(parent);
                    }
                }
                Piece::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// The comments that begin a thread, each with all answers; and for each comment which of
    /// those it belongs to.
    pub fn threads(self, authors: &mut Authors) -> (Vec<Comment>, Vec<usize>) {
        let first = |n: usize| {
            let mut at = n;
            for _ in 0..MAX_CHAIN {
                match self.said[at].parent {
                    Some(parent) => at = parent,
                    None => return at,
                }
            }
            n
        };
        let roots: Vec<usize> = (0..self.said.len()).map(first).collect();
        let mut out: Vec<Comment> = Vec::new();
        let mut place = vec![None; self.said.len()];
        for (n, said) in self.said.iter().enumerate().filter(|(n, _)| roots[*n] == *n) {
            // A note has no author of its own.
            let author = said.author.as_deref().map_or(usize::MAX, |name| authors.number(name));
            place[n] = Some(out.len());
            out.push(Comment { author, text: said.text.trim().to_owned(), replies: Vec::new() });
        }
        for (n, said) in self.said.iter().enumerate().filter(|(n, _)| roots[*n] != *n) {
            let author = authors.number(said.author.as_deref().unwrap_or_default());
            if let Some(at) = place[roots[n]] {
                out[at].replies.push((author, said.text.trim().to_owned()));
            }
        }
        let at = roots.iter().map(|root| place[*root].unwrap_or_default()).collect();
        (out, at)
    }
}
