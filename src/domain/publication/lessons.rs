//! The report's eight lessons over all municipalities: the very sentences that rest on what was
//! noted under each ("Viktiga lärdomar om samverkan").

use serde::{Deserialize, Serialize};

use crate::domain::coding::Code;
use crate::domain::draft::BlockKind;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::language::sentences::sentences;
use crate::domain::project::Language;
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
        let length = text.chars().count();
        let place = |from: usize, to: usize, text: String| Found {
            chapter: chapter.slug.clone(),
            name: chapter.name.trim().to_owned(),
            block: passage.id.clone(),
            from,
            to,
            text,
            is_quote: passage.kind == BlockKind::Quote,
            is_whole: from == 0 && to == length,
        };
        if passage.kind == BlockKind::Quote {
            out.push(place(0, length, swedish::quoted(swedish::unquoted(text), language)));
            continue;
        }
        let characters: Vec<char> = text.chars().collect();
        let meets = |range: &(usize, usize)| coded.iter().any(|(from, to)| *from < range.1 && range.0 < *to);
        let mut last: Option<(usize, usize)> = None;
        let mut push = |range: (usize, usize)| {
            let words = characters.get(range.0..range.1).unwrap_or_default().iter().collect::<String>();
            out.push(place(range.0, range.1, words));
        };
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
        let text = passage.text.trim();
        let characters: Vec<char> = text.chars().collect();
        let is_quote = passage.kind == BlockKind::Quote;
        let parts = if is_quote { vec![(0, characters.len())] } else { ranges(text) };
        out.extend(parts.into_iter().map(|(from, to)| {
            let words: String = characters.get(from..to).unwrap_or_default().iter().collect();
            Found {
                chapter: chapter.slug.clone(),
                name: chapter.name.trim().to_owned(),
                block: passage.id.clone(),
                from,
                to,
                text: if is_quote { swedish::quoted(swedish::unquoted(text), language) } else { words },
                is_quote,
                is_whole: from == 0 && to == characters.len(),
            }
        }));
    }
    out
}

/// Where each sentence of a text begins and ends, in characters; the whole of a text that has none.
fn ranges(text: &str) -> Vec<(usize, usize)> {
    let found: Vec<(usize, usize)> = sentences(text).iter().map(|sentence| (sentence.range.start, sentence.range.end)).collect();
    if found.is_empty() { vec![(0, text.chars().count())] } else { found }
}
