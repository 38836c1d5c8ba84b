//! The report's eight lessons over all municipalities: the very sentences that rest on what was
//! noted under each ("Viktiga lärdomar om samverkan").

use serde::{Deserialize, Serialize};

use crate::domain::coding::Code;
use crate::domain::draft::BlockKind;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::language::sentences::sentences;
use crate::domain::project::Language;
use crate::domain::review::Passage;
use crate::domain::swedish;

use super::chapter::Chapter;

/// Sentences of one chapter that stand beside each other and say something of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub chapter: Slug,
    /// The municipality's name.
    pub name: String,
    pub block: BlockId,
    /// In characters of the block's words as they were approved.
    pub from: usize,
    pub to: usize,
    pub text: String,
    pub is_quote: bool,
    /// It is all that the block says.
    pub is_whole: bool,
}

impl Found {
    /// All that a passage says.
    pub(super) fn whole(chapter: &Chapter, passage: &Passage, language: Language) -> Self {
        let length = passage.text.trim().chars().count();
        let found = Self::part(chapter, passage, (0, length));
        let text = if found.is_quote { swedish::quoted(swedish::unquoted(&found.text), language) } else { found.text };
        Self { text, ..found }
    }

    /// Some of its characters.
    fn part(chapter: &Chapter, passage: &Passage, (from, to): (usize, usize)) -> Self {
        let text = passage.text.trim();
        Self {
            chapter: chapter.slug.clone(),
            name: chapter.name.trim().to_owned(),
            block: passage.id.clone(),
            from,
            to,
            text: text.chars().skip(from).take(to.saturating_sub(from)).collect(),
            is_quote: passage.kind == BlockKind::Quote,
            is_whole: from == 0 && to == text.chars().count(),
        }
    }
}

/// Every sentence that carries a code, chapter by chapter in the order of the text. A sentence that
/// is coded so in part stands here whole; sentences that follow on each other stand together. A
/// quote is never parted.
#[must_use]
pub fn found(code: &Code, chapters: &[&Chapter], language: Language) -> Vec<Found> {
    chapters.iter().flat_map(|chapter| of_chapter(code, chapter, language)).collect()
}

fn of_chapter(code: &Code, chapter: &Chapter, language: Language) -> Vec<Found> {
    let mut out = Vec::new();
    for passage in &chapter.approval.wording.passages {
        let coded: Vec<(usize, usize)> = chapter
            .codes
            .iter()
            .filter(|coded| coded.code == *code && coded.block == passage.id && coded.from < coded.to)
            .map(|coded| (coded.from, coded.to))
            .collect();
        if coded.is_empty() || passage.kind == BlockKind::Heading {
            continue;
        }
        let text = passage.text.trim();
        if passage.kind == BlockKind::Quote {
            out.push(Found::whole(chapter, passage, language));
            continue;
        }
        let meets = |range: &(usize, usize)| coded.iter().any(|(from, to)| *from < range.1 && range.0 < *to);
        let mut last: Option<(usize, usize)> = None;
        let mut push = |range| out.push(Found::part(chapter, passage, range));
        for sentence in ranges(text) {
            match (&mut last, meets(&sentence)) {
                (Some(last), true) => last.1 = sentence.1,
                (last, true) => *last = Some(sentence),
                (last, false) => last.take().into_iter().for_each(&mut push),
            }
        }
        last.into_iter().for_each(push);
    }
    out
}

/// Every sentence of a chapter, quotes whole, in the order of the text.
#[must_use]
pub fn all(chapter: &Chapter, language: Language) -> Vec<Found> {
    let mut out = Vec::new();
    for passage in chapter.approval.wording.passages.iter().filter(|passage| passage.kind != BlockKind::Heading) {
        if passage.kind == BlockKind::Quote {
            out.push(Found::whole(chapter, passage, language));
        } else {
            out.extend(ranges(passage.text.trim()).into_iter().map(|range| Found::part(chapter, passage, range)));
        }
    }
    out
}

/// Where each sentence of a text begins and ends, in characters; the whole of a text that has none.
fn ranges(text: &str) -> Vec<(usize, usize)> {
    let found: Vec<(usize, usize)> = sentences(text).iter().map(|sentence| (sentence.range.start, sentence.range.end)).collect();
    if found.is_empty() { vec![(0, text.chars().count())] } else { found }
}
