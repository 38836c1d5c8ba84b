//! What the comments in a document are about.

use std::collections::BTreeMap;

use super::settle::{Authors, Behind, Work, clip};
use super::{Change, Comment};
use crate::domain::review::{Subject, Unplaced, Verdict};

/// No more than this of what a comment points at is repeated.
const MOST_ABOUT: usize = 200;

/// Where the words of a comment stand.
#[derive(Debug, Default)]
struct Anchor {
    /// Each paragraph of the document, with the words there, and whether all of them are new.
    paragraphs: Vec<(usize, String, bool)>,
}

/// Gives every comment its place.
pub(super) fn place(work: &mut Work<'_>) {
    let anchors = anchors(work);
    let mut subjects: BTreeMap<(usize, bool), Option<(usize, Subject)>> = BTreeMap::new();
    let comments = &work.document.returned.comments;
    for (n, comment) in comments.iter().enumerate() {
        let said = said(comment);
        let authors: Authors = std::iter::once(comment.author).chain(comment.replies.iter().map(|(author, _)| *author)).collect();
        if said.is_empty() {
            continue;
        }
        let Some(anchor) = anchors.get(&n) else {
            let voice = work.voices(&authors).into_iter().next();
            work.unplaced.push(Unplaced { text: said, beside: String::new(), voice, seen: false });
            continue;
        };
        let about = about(anchor);
        // Many comments may stand at the same words: what those are is found once.
        let found = anchor.paragraphs.iter().find_map(|(s, _, is_new)| {
            let known = subjects.entry((*s, *is_new)).or_insert_with(|| subject(work, *s, *is_new));
            known.clone()
        });
        let (at, subject) = found.unwrap_or((work.expected.len(), Subject::Whole));
        // Behind everything else that is said of it.
        let answer = work.answer(at, subject, &authors, Verdict::Comment);
        (answer.comment, answer.about) = (said, about);
    }
}

/// Stands before the number of whoever answers in a thread, so that it can be counted on from those
/// that have spoken ([`renumber`]): an invisible sign, which is taken out of what people wrote.
const SPEAKER: char = '\u{2063}';

/// The comment with `before` added to the numbers of those who answer in it.
pub(super) fn renumber(comment: &str, before: u16) -> String {
    let mut parts = comment.split(SPEAKER);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.chars().take_while(char::is_ascii_digit).count();
        match part[..digits].parse::<u16>() {
            Ok(number) => out.extend([number.saturating_add(before).to_string().as_str(), &part[digits..]]),
            Err(_) => out.push_str(part),
        }
    }
    out
}

/// What is said in a comment and the answers to it, each on lines of its own.
fn said(comment: &Comment) -> String {
    let plain = |text: &str| text.trim().replace(SPEAKER, "");
    let mut said = plain(&comment.text);
    for (author, text) in comment.replies.iter().filter(|(_, text)| !text.trim().is_empty()) {
        if !said.is_empty() {
            said.push('\n');
        }
        said.extend([format!("— {SPEAKER}{}: ", author + 1), plain(text)]);
    }
    clip(said)
}

fn anchors(work: &Work<'_>) -> BTreeMap<usize, Anchor> {
    let mut anchors: BTreeMap<usize, Anchor> = BTreeMap::new();
    for (s, paragraph) in work.document.returned.paragraphs.iter().enumerate() {
        for run in &paragraph.runs {
            for n in &run.comments {
                let anchor = anchors.entry(*n).or_default();
                let is_new = matches!(run.change, Change::Added(_)) && !run.text.trim().is_empty();
                match anchor.paragraphs.last_mut().filter(|(last, ..)| *last == s) {
                    Some((_, text, all_new)) => {
                        // An empty run says nothing of what is new.
                        *all_new = if text.trim().is_empty() { is_new } else { *all_new && (is_new || run.text.trim().is_empty()) };
                        text.push_str(&run.text);
                    }
                    None => anchor.paragraphs.push((s, run.text.clone(), is_new)),
                }
            }
        }
    }
    anchors
}

fn about(anchor: &Anchor) -> String {
    let texts: Vec<&str> = anchor.paragraphs.iter().map(|(_, text, _)| text.trim()).filter(|text| !text.is_empty()).collect();
    let text = texts.join("\n");
    match text.char_indices().nth(MOST_ABOUT) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// What was sent that a paragraph of the document is or was, if it was asked about.
fn subject(work: &Work<'_>, s: usize, is_new: bool) -> Option<(usize, Subject)> {
    let (document, lineage) = (work.document, work.lineage);
    let was = document.old_of[s].and_then(|o| lineage.origin[o]);
    let is = document.new_of[s].and_then(|n| lineage.parent[n]);
    let e = if is_new { is } else { was.or(is) };
    match (e, document.new_of[s]) {
        (Some(e), _) => work.expected[e].subject().map(|subject| (e, subject.clone())),
        (None, Some(n)) => match work.behind(n) {
            Behind::Block(e, id) => Some((e, Subject::Block(id))),
            Behind::Other(e, subject, _) => Some((e, subject)),
            Behind::Nothing(_) => None,
        },
        (None, None) => was.and_then(|e| Some((e, work.expected[e].subject()?.clone()))),
    }
}
