//! The chapters beside each other: which of them say something under which code, how much was noted
//! that supports it, and the very sentences.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::lessons::{self, Found};
use super::{Chapter, Coded, Lead};
use crate::domain::coding::Code;
use crate::domain::draft::{BlockKind, Part};
use crate::domain::ids::{BlockId, Slug};
use crate::domain::project::Language;
use crate::domain::review::Passage;

/// Words of a chapter that the lead has put under a code while comparing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    pub chapter: Slug,
    /// The hash of the approved text that they stand in. Of another text it says nothing.
    pub draft: String,
    pub block: BlockId,
    /// In characters, as in [`Coded`].
    pub from: usize,
    pub to: usize,
    pub code: Code,
}

impl Marked {
    fn is_in(&self, chapter: &Chapter) -> bool {
        self.chapter == chapter.slug && self.draft == chapter.approval.hash
    }
}

/// A table of chapters by codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    pub codes: Vec<Code>,
    pub rows: Vec<Row>,
}

/// One chapter in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub slug: Slug,
    pub name: String,
    /// As many as there are codes.
    pub cells: Vec<Cell>,
}

/// What one chapter says under one code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many quotes and notes support it; what the lead has marked counts as one.
    pub count: usize,
    pub sentences: Vec<Found>,
}

/// The part of a summary that is about a code of the frame: every summary ends in these three.
#[must_use]
pub fn part_of(code: &Code) -> Option<Part> {
    match code {
        Code::Varfor => Some(Part::Why),
        Code::Hur => Some(Part::How),
        Code::Rad => Some(Part::Lessons),
        _ => None,
    }
}

impl Comparison {
    /// Compares chapters, in the order they come, with what the lead has marked.
    #[must_use]
    pub fn of(chapters: &[Cow<'_, Chapter>], lead: &Lead, codes: Vec<Code>, language: Language) -> Self {
        let row = |chapter: &Cow<'_, Chapter>| {
            let chapter = lead.coded(chapter);
            let supports: Vec<Support> = chapter.approval.wording.passages.iter().flat_map(|passage| chapter.supports(passage)).collect();
            let cells = codes.iter().map(|code| cell(&chapter, code, &supports, language)).collect();
            Row { slug: chapter.slug.clone(), name: chapter.name.trim().to_owned(), cells }
        };
        Self { rows: chapters.iter().map(row).collect(), codes }
    }

    /// In how many chapters something stands under each code.
    #[must_use]
    pub fn mentioned(&self) -> Vec<usize> {
        let has = |n: usize| self.rows.iter().filter(|row| row.cells.get(n).is_some_and(|cell| !cell.sentences.is_empty())).count();
        (0..self.codes.len()).map(has).collect()
    }

    /// The codes that somebody has made, in all chapters.
    #[must_use]
    pub fn own_codes(chapters: &[Cow<'_, Chapter>], lead: &Lead) -> Vec<Code> {
        let noted = chapters.iter().flat_map(|chapter| &chapter.codes).map(|coded| &coded.code);
        let is_marked = |mark: &&Marked| chapters.iter().any(|chapter| mark.is_in(chapter));
        let marked = lead.coding.iter().filter(is_marked).map(|mark| &mark.code);
        let mut own: Vec<Code> = noted.chain(marked).filter(|code| matches!(code, Code::Own(_))).cloned().collect();
        own.sort();
        own.dedup();
        own
    }
}

fn cell(chapter: &Chapter, code: &Code, supports: &[Support], language: Language) -> Cell {
    let part = part_of(code);
    let in_part = |block: &BlockId| chapter.approval.wording.passage(block).is_some_and(|passage| Some(passage.part) == part);
    let passages = &chapter.approval.wording.passages;
    let points = passages.iter().filter(|passage| Some(passage.part) == part && passage.kind != BlockKind::Heading);
    let mut sentences: Vec<Found> = points.map(|passage| Found::whole(chapter, passage, language)).collect();
    sentences.extend(lessons::found(code, &[chapter], language).into_iter().filter(|found| !in_part(&found.block)));
    let count = supports.iter().filter(|support| support.code == *code).map(|support| support.count).sum();
    Cell { count, sentences }
}

/// That some words of a passage say something under a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// In characters of the passage, as in [`Coded`]; never none.
    pub from: usize,
    pub to: usize,
    pub code: Code,
    pub count: usize,
}

impl Chapter {
    /// What counts of a passage, once for each code. A point of one of the three groups is about its
    /// group, once, however much supports it. What nobody could be shown is not counted.
    #[must_use]
    pub fn supports(&self, passage: &Passage) -> Vec<Support> {
        let length = passage.text.chars().count();
        if passage.kind == BlockKind::Heading {
            return Vec::new();
        }
        let group = Code::FRAME.into_iter().find(|code| part_of(code) == Some(passage.part));
        let here = self.codes.iter().filter(|coded| coded.block == passage.id && Some(&coded.code) != group.as_ref());
        let noted = here.map(|coded| Support {
            from: coded.from,
            to: coded.to.min(length),
            code: coded.code.clone(),
            count: (coded.quotes + coded.notes).max(1),
        });
        let point = group.clone().map(|code| Support { from: 0, to: length, code, count: 1 });
        point.into_iter().chain(noted).filter(|support| support.from < support.to).collect()
    }
}

impl Lead {
    /// A chapter with what the lead has marked in just this text.
    #[must_use]
    pub fn coded<'a>(&self, chapter: &'a Chapter) -> Cow<'a, Chapter> {
        let mut marks = self.coding.iter().filter(|mark| mark.is_in(chapter)).peekable();
        if marks.peek().is_none() {
            return Cow::Borrowed(chapter);
        }
        let mut chapter = chapter.clone();
        chapter.codes.extend(marks.map(|mark| Coded {
            block: mark.block.clone(),
            from: mark.from,
            to: mark.to,
            code: mark.code.clone(),
            quotes: 0,
            notes: 0,
        }));
        Cow::Owned(chapter)
    }

    /// Puts words of a chapter under a code, or takes that back.
    pub fn mark(&mut self, mark: Marked) {
        match self.coding.iter().position(|known| *known == mark) {
            Some(at) => drop(self.coding.remove(at)),
            None => self.coding.push(mark),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;
    use crate::domain::review::{Approval, Wording};

    fn chapter() -> Chapter {
        let passage =
            |n: u64, part, kind, text: &str| Passage { id: BlockId::from_bits(n), part, kind, text: text.to_owned(), speaker: None };
        let passages = vec![
            passage(1, Part::Story, BlockKind::Paragraph, "Målen följs upp. Alla är nöjda. Så är det."),
            passage(2, Part::Story, BlockKind::Quote, "Vi ses varje tisdag"),
            passage(3, Part::Why, BlockKind::Point, "Ledningen står bakom."),
        ];
        let wording = Wording { passages, ..Wording::default() };
        let approval = Approval::new(wording, String::new(), String::new(), date(2026, 12, 1), Timestamp::UNIX_EPOCH);
        let coded = |n, from, to, code, quotes, notes| Coded { block: BlockId::from_bits(n), from, to, code, quotes, notes };
        Chapter {
            slug: Slug::new("ale").unwrap(),
            name: "Ale".to_owned(),
            full_name: "Ale kommun".to_owned(),
            approval,
            contacts: Vec::new(),
            codes: vec![coded(1, 0, 8, Code::Ledning, 1, 2), coded(2, 0, 5, Code::Ledning, 1, 0), coded(3, 0, 21, Code::Varfor, 0, 4)],
        }
    }

    #[test]
    fn a_cell_counts_what_supports_it_and_holds_the_sentences() {
        let (chapter, mut lead) = (chapter(), Lead::default());
        let codes = || vec![Code::Ledning, Code::Respekt, Code::Varfor, Code::Hur];
        let compared = |lead: &Lead| Comparison::of(&[Cow::Borrowed(&chapter)], lead, codes(), Language::Sv);
        let of = compared(&lead);
        let cell = |of: &Comparison, n: usize| {
            let cell = &of.rows[0].cells[n];
            (cell.count, cell.sentences.iter().map(|found| found.text.clone()).collect::<Vec<_>>())
        };
        assert_eq!(cell(&of, 0), (4, vec!["Målen följs upp.".to_owned(), "”Vi ses varje tisdag”".to_owned()]));
        assert_eq!(cell(&of, 1), (0, Vec::new()));
        assert_eq!(cell(&of, 2), (1, vec!["Ledningen står bakom.".to_owned()]), "a point counts once, however much supports it");
        assert_eq!(of.mentioned(), [1, 0, 1, 0]);

        let mark = |draft: &str| Marked {
            chapter: chapter.slug.clone(),
            draft: draft.to_owned(),
            block: BlockId::from_bits(1),
            from: 17,
            to: 31,
            code: Code::Respekt,
        };
        lead.mark(mark("another text"));
        assert_eq!(cell(&compared(&lead), 1).0, 0, "of another text it says nothing");
        lead.mark(mark(&chapter.approval.hash));
        assert_eq!(cell(&compared(&lead), 1), (1, vec!["Alla är nöjda.".to_owned()]));
        lead.mark(mark(&chapter.approval.hash));
        assert_eq!(cell(&compared(&lead), 1).0, 0, "the same once more takes it back");
    }
}
