//! A guide of one's own, read out of a document as people type them: sections as headings,
//! questions as bullets, follow-ups as bullets below them.
//!
//! The document is in one language, so both languages of the guide get its words. What finds no
//! place is told as a [`Remark`], never dropped in silence.

mod parts;
mod row;

use std::collections::BTreeSet;
use std::fmt;

use super::guide::{Bilingual, Feeds, Guide, Row, RowKind, Section};
use super::ids::{RowId, SectionId, Slug};
use super::outline::{Outline, Paragraph, Span};
use parts::Part;

/// The length of a section whose heading gives none.
const MINUTES: u16 = 15;

/// Follow-ups nest no deeper; the screen has room for no more.
const MAX_LEVEL: usize = 4;

/// A guide, and what of the document is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub guide: Guide,
    pub remarks: Vec<Remark>,
}

/// Something in the document that is not in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The line, or in a Word document the paragraph, from 1.
    pub line: usize,
    pub what: What,
}

/// What was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Words before the first section.
    BeforeFirstSection,
    /// A paragraph in a section that is neither bullet nor question.
    NoQuestion,
    /// A heading with nothing below it.
    EmptySection,
    /// A text box, or data about the document.
    NotRunningText,
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BeforeFirstSection => "left out: stands before the first section",
            Self::NoQuestion => "left out: is neither bullet nor question",
            Self::EmptySection => "left out: a heading without a question below it",
            Self::NotRunningText => "left out: a text box, or data about the document",
        })
    }
}

/// A row's words and how deep it stands, before it becomes a row.
struct Draft {
    level: usize,
    spans: Vec<Span>,
}

/// A section's heading and rows, before they become a section.
struct Gathered {
    title: String,
    line: usize,
    rows: Vec<Draft>,
    /// How deep the rows before this one stand, as the document counts.
    depths: Vec<usize>,
}

/// Reads a guide. `source` says where it comes from, as the name of the file does; `None` if the
/// document has no question.
#[must_use]
pub fn read(outline: &Outline, source: &str) -> Option<Imported> {
    let parts = parts::sort(outline);
    let mut remarks: Vec<Remark> = outline.left_out.iter().map(|line| Remark { line: *line, what: What::NotRunningText }).collect();
    let mut footnotes: Vec<String> = outline.notes.clone();
    let mut title = None;
    let mut sections: Vec<Gathered> = Vec::new();
    for (paragraph, part) in outline.paragraphs.iter().zip(parts) {
        match part {
            Part::Title => title = Some(heading(&paragraph.one_line()).0),
            Part::Section => sections.push(Gathered::new(paragraph.one_line(), paragraph.line)),
            Part::Row(depth) => {
                if sections.is_empty() {
                    sections.push(Gathered::new(title.clone().unwrap_or_else(|| source.to_owned()), paragraph.line));
                }
                if let Some(section) = sections.last_mut() {
                    section.push(paragraph, depth);
                }
            }
            Part::More => {
                if let Some(row) = sections.last_mut().and_then(|section| section.rows.last_mut()) {
                    row.spans.push(Span::plain(" "));
                    row.spans.extend(paragraph.spans.clone());
                }
            }
            Part::Footnote => footnotes.push(paragraph.one_line()),
            Part::Left(what) => remarks.push(Remark { line: paragraph.line, what }),
        }
    }
    sections.retain(|section| {
        if section.rows.is_empty() {
            remarks.push(Remark { line: section.line, what: What::EmptySection });
        }
        !section.rows.is_empty()
    });
    let footnotes = footnotes.iter().map(|text| parts::without_mark(text)).filter(|text| !text.is_empty()).map(both).collect();
    remarks.sort_unstable();
    remarks.dedup();
    let count = sections.len();
    let mut ids = BTreeSet::new();
    let sections: Vec<Section> =
        sections.into_iter().enumerate().map(|(i, section)| section.build(i, count, &mut ids)).collect::<Option<_>>()?;
    let title = title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| source.to_owned());
    let guide = Guide { title: both(&title), source: both(source), footnotes, sections };
    (!guide.sections.is_empty()).then_some(Imported { guide, remarks })
}

impl Gathered {
    fn new(title: String, line: usize) -> Self {
        Self { title, line, rows: Vec::new(), depths: Vec::new() }
    }

    /// Levels are told by what stands deeper than what, so that a list that begins indented, or
    /// leaves a level out, nests all the same.
    fn push(&mut self, paragraph: &Paragraph, depth: usize) {
        self.depths.retain(|outer| *outer < depth);
        self.depths.push(depth);
        self.rows.push(Draft { level: self.depths.len().min(MAX_LEVEL), spans: paragraph.spans.clone() });
    }

    fn build(self, index: usize, count: usize, ids: &mut BTreeSet<String>) -> Option<Section> {
        let (title, minutes) = heading(&self.title);
        let title = if title.is_empty() { self.title } else { title };
        let at_an_end = count > 1 && (index == 0 || index + 1 == count);
        let id = section_id(&title, index + 1, ids);
        let mut rows: Vec<Row> = Vec::new();
        let mut numbers: Vec<usize> = Vec::new();
        for draft in &self.rows {
            numbers.resize(draft.level, 0);
            *numbers.last_mut()? += 1;
            let number = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(".");
            let first = rows.is_empty();
            let row = row::build(RowId::new(format!("{id}-{number}")).ok()?, &draft.spans, &title, at_an_end, first);
            let mut siblings = &mut rows;
            for _ in 1..draft.level {
                siblings = &mut siblings.last_mut()?.follow_ups;
            }
            siblings.push(row);
        }
        let tells = rows.iter().any(|row| !matches!(row.feeds, Feeds::Nothing | Feeds::Contacts));
        let frames = at_an_end && rows.iter().any(|row| row.kind == RowKind::Item);
        let heading = (tells && !frames).then(|| both(&title));
        Some(Section { id: SectionId::new(id).ok()?, title: both(&title), minutes: minutes.unwrap_or(MINUTES), heading, rows })
    }
}

fn both(text: &str) -> Bilingual {
    Bilingual { sv: text.to_owned(), en: text.to_owned() }
}

/// An id made of the section's title, or its number where the title has no letter a–z.
fn section_id(title: &str, number: usize, taken: &mut BTreeSet<String>) -> String {
    let slug = Slug::from_name(title).map(String::from).unwrap_or_default();
    let short: String = slug.chars().take(32).collect();
    let short = short.trim_end_matches('-');
    let plain = if short.is_empty() { format!("section-{number}") } else { short.to_owned() };
    let numbered = (2..).map(|n| format!("{plain}-{n}"));
    let id = std::iter::once(plain.clone()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default();
    taken.insert(id.clone());
    id
}

/// A heading without its number and footnote mark, and the minutes it gives: "2. Arbetet (40 min)".
fn heading(text: &str) -> (String, Option<u16>) {
    let text = text.trim_end_matches(parts::is_raised_digit).trim();
    let text = parts::without_number(text);
    let cut = text.rsplit_once('(').and_then(|(before, inside)| Some((before, minutes(inside.strip_suffix(')')?)?)));
    // "Arbetet, 40 min": the last two words.
    let cut = cut.or_else(|| {
        let (before, _) = text.trim_end().rsplit_once(' ')?;
        let at = before.rfind(' ')?;
        Some((&text[..at], minutes(&text[at..])?))
    });
    match cut {
        Some((before, minutes)) if before.contains(char::is_alphanumeric) => {
            let title = before.trim_end_matches([' ', ',', ':', '-', '–']);
            let title = [" ca", " cirka", " about"].iter().find_map(|about| title.strip_suffix(about)).unwrap_or(title);
            (title.trim_end_matches([' ', ',', ':', '-', '–']).to_owned(), Some(minutes))
        }
        _ => (text.to_owned(), None),
    }
}

/// "40 min", "ca 40 minuter", "35–40 min": the longest it may take.
fn minutes(text: &str) -> Option<u16> {
    let (number, unit) = text.trim().trim_end_matches('.').rsplit_once(' ')?;
    let number = number.rsplit([' ', '-', '–']).next()?;
    let minutes = number.parse().ok().filter(|minutes| (1..=600).contains(minutes))?;
    ["min", "minuter", "minutes"].contains(&unit.to_lowercase().as_str()).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::outline::Role;

    fn outline(paragraphs: &[(Role, &str)]) -> Outline {
        let paragraphs = paragraphs.iter().enumerate();
        let paragraphs = paragraphs.filter_map(|(i, (role, text))| Paragraph::new(i + 1, *role, &[Span::plain(*text)]));
        Outline { paragraphs: paragraphs.collect(), ..Outline::default() }
    }

    /// Each row as level and text, below the titles of their sections.
    fn shape(guide: &Guide) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut section = 0;
        for place in guide.places() {
            if place.section_number > section {
                section = place.section_number;
                lines.push(place.section.title.sv.clone());
            }
            lines.push(format!("{} {}", place.level, place.row.text.sv));
        }
        lines
    }

    #[test]
    fn a_heading_gives_its_minutes() {
        for (text, title, minutes) in [
            ("2. Arbetet (40 min)", "Arbetet", Some(40)),
            ("Arbetet – ca 40 minuter", "Arbetet", Some(40)),
            ("Arbetet, 35–40 min.", "Arbetet", Some(40)),
            ("Arbetet (i vardagen)", "Arbetet (i vardagen)", None),
            ("Arbetet (0 min)", "Arbetet (0 min)", None),
            ("40 min", "40 min", None),
            ("Guide⁷", "Guide", None),
            ("2015 års arbete", "2015 års arbete", None),
        ] {
            assert_eq!(heading(text), (title.to_owned(), minutes), "{text}");
        }
    }

    #[test]
    fn sections_are_found_with_and_without_headings() {
        let expected = ["Start", "1 Välkomna", "Arbetet", "1 Hur?", "2 När?", "1 Vem?"];
        for paragraphs in [
            [
                (Role::Title, "Guide"),
                (Role::Heading(1), "Start"),
                (Role::Item(1), "Välkomna"),
                (Role::Heading(1), "Arbetet"),
                (Role::Item(2), "Hur?"),
                (Role::Item(4), "När?"),
                (Role::Item(2), "Vem?"),
            ],
            [
                (Role::Heading(1), "Guide"),
                (Role::Heading(2), "Start"),
                (Role::Text, "Välkomna"),
                (Role::Heading(2), "Arbetet"),
                (Role::Heading(3), "Hur?"),
                (Role::Item(1), "När?"),
                (Role::Heading(3), "Vem?"),
            ],
            [
                (Role::Text, "Guide"),
                (Role::Text, "Start"),
                (Role::Item(1), "Välkomna"),
                (Role::Text, "Arbetet"),
                (Role::Item(1), "Hur?"),
                (Role::Item(2), "När?"),
                (Role::Item(1), "Vem?"),
            ],
        ] {
            let imported = read(&outline(&paragraphs), "guide.docx").unwrap();
            assert_eq!(shape(&imported.guide), expected);
            assert_eq!(imported.guide.title.en, "Guide");
            assert_eq!(imported.remarks, []);
        }
    }

    #[test]
    fn what_has_no_place_is_told() {
        let paragraphs = [
            (Role::Heading(1), "Bilaga 2"),
            (Role::Heading(1), "Guide"),
            (Role::Text, "Till den som leder samtalet."),
            (Role::Heading(1), "Arbetet"),
            (Role::Text, "Ta god tid på er."),
            (Role::Item(1), "Hur?"),
            (Role::Text, "(Lyssna efter möten och rutiner)"),
            (Role::Text, "¹ En fotnot."),
            (Role::Text, "Varför då?"),
            (Role::Heading(1), "Tomt"),
        ];
        let imported = read(&outline(&paragraphs), "guide.docx").unwrap();
        assert_eq!(imported.guide.title.sv, "Guide");
        assert_eq!(shape(&imported.guide), ["Arbetet", "1 Hur? (Lyssna efter möten och rutiner)", "1 Varför då?"]);
        assert_eq!(imported.guide.footnotes, [both("En fotnot.")]);
        let probes: Vec<_> = imported.guide.sections[0].rows[0].probes.iter().map(|probe| probe.sv.as_str()).collect();
        assert_eq!(probes, ["möten", "rutiner"]);
        let remarks: Vec<_> = imported.remarks.iter().map(|remark| (remark.line, remark.what)).collect();
        assert_eq!(remarks, [(1, What::EmptySection), (3, What::BeforeFirstSection), (5, What::NoQuestion), (10, What::EmptySection)]);
    }

    #[test]
    fn headings_above_the_title_are_no_sections() {
        let below = [(Role::Heading(3), "Start"), (Role::Item(1), "Hur?"), (Role::Heading(3), "Slut"), (Role::Item(1), "När?")];
        for above in
            [[(Role::Heading(1), "Bilaga 2"), (Role::Heading(2), "Guide")], [(Role::Title, "Guide"), (Role::Heading(1), "Bilaga 2")]]
        {
            let paragraphs = [above.as_slice(), &[(Role::Text, "Läs först.")], &below].concat();
            let imported = read(&outline(&paragraphs), "f.docx").unwrap();
            assert_eq!(imported.guide.title.sv, "Guide");
            assert_eq!(shape(&imported.guide), ["Start", "1 Hur?", "Slut", "1 När?"]);
            assert_eq!(imported.remarks.len(), 2, "the other heading and the words below it: {:?}", imported.remarks);
        }
    }

    #[test]
    fn a_document_without_sections_is_one() {
        let imported = read(&outline(&[(Role::Text, "Frågor"), (Role::Text, "Hur?"), (Role::Text, "Var?")]), "f.txt").unwrap();
        assert_eq!(shape(&imported.guide), ["Frågor", "1 Hur?", "1 Var?"]);
        assert_eq!(read(&outline(&[(Role::Heading(1), "Frågor")]), "f.txt"), None);
        assert_eq!(read(&Outline::default(), "f.txt"), None);
    }

    #[test]
    fn ids_are_unique_and_made_of_the_titles() {
        let paragraphs = [
            (Role::Heading(1), "Å!"),
            (Role::Item(1), "Hur?"),
            (Role::Item(2), "Var?"),
            (Role::Heading(1), "A"),
            (Role::Item(1), "Hur?"),
            (Role::Heading(1), "…"),
            (Role::Item(1), "Hur?"),
        ];
        let guide = read(&outline(&paragraphs), "f.md").unwrap().guide;
        let ids: Vec<_> = guide.places().iter().map(|place| place.row.id.as_str().to_owned()).collect();
        assert_eq!(ids, ["a-1", "a-1.1", "a-2-1", "section-3-1"]);
    }
}
