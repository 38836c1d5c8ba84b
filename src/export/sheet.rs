//! What stands on the pages, in order, with the space between: the part of the layout that the
//! typst template and the DOCX writer must agree on.
//!
//! All measures are in points and whole twentieths of a point, the unit of DOCX.

use serde::Serialize;

use super::text::{self, Column, Face};
use crate::domain::ids::BlockId;
use crate::domain::project::Language;
use crate::domain::publication::lessons::Found;
use crate::domain::style::{Colours, Style};
use crate::domain::summary::{Card, DraftMarks, FigureCell, Item, Point, Summary, Tone};

/// A4 less the margins: 30 mm to the left, 23 mm to the right.
pub(super) const TEXT_WIDTH: f64 = 445.05;
/// From the left edge of the text to the list of a group, and from there to its words.
pub(super) const LABEL_WIDTH: f64 = 135.0;
pub(super) const LIST_LEFT: f64 = 153.0;
pub(super) const BULLET: f64 = 13.5;
/// The bar beside a quote with the space after it.
pub(super) const QUOTE_LEFT: f64 = 19.5;
/// Between two contact cards, and inside one.
pub(super) const CARD_GAP: f64 = 15.0;
pub(super) const CARD_INSET: f64 = 12.0;

/// Quotes and groups up to this many characters never part at the foot of a page; longer ones
/// must, or they would run off it.
const WHOLE_QUOTE: usize = 700;
const WHOLE_GROUP: usize = 1_500;

/// A summary ready for the template or the DOCX writer.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub lang: &'static str,
    pub region: &'static str,
    /// Whether this is a part of something larger: its title is a heading then, its pages have no
    /// foot, and its headings stand a level lower.
    pub section: bool,
    /// The document's title in the metadata; never empty, which PDF/UA forbids.
    pub document_title: String,
    /// Year, month and day in the metadata.
    pub date: (i16, i8, i8),
    pub eyebrow: String,
    pub title: String,
    pub draft: Option<DraftMarks>,
    pub footer: String,
    pub page: String,
    pub of: String,
    /// What stands before, in and after the sheet of points. The sheet never parts if a page
    /// can hold it.
    pub before: Vec<Piece>,
    pub brief: Vec<Piece>,
    pub after: Vec<Piece>,
    pub style: House,
}

/// What the built-in template takes from a house style; `None` is the built-in look.
#[derive(Debug, Clone, Serialize)]
pub(super) struct House {
    #[serde(flatten)]
    pub colours: Colours,
    pub sans: Option<String>,
    pub serif: Option<String>,
    /// The file, and what it shows.
    pub logo: Option<(String, String)>,
}

impl House {
    pub(super) fn new(style: &Style) -> Self {
        let font = |name: &String| Some(name.clone()).filter(|name| !name.is_empty());
        Self {
            colours: style.settings.colours.clone(),
            sans: font(&style.settings.sans),
            serif: font(&style.settings.serif),
            logo: style.logo().map(|logo| (logo.name.clone(), text::clean(&style.settings.logo_alt))),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Piece {
    /// The space above it.
    pub gap: f64,
    #[serde(flatten)]
    pub kind: Kind,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Kind {
    Heading {
        block: Option<BlockId>,
        level: u8,
        rank: Rank,
        text: String,
    },
    Paragraph {
        block: BlockId,
        number: usize,
        text: String,
    },
    Figures {
        cells: Vec<FigureCell>,
        alt: String,
    },
    Quote {
        block: BlockId,
        text: String,
        /// On a line of its own below it.
        #[serde(skip_serializing_if = "Option::is_none")]
        speaker: Option<String>,
        whole: bool,
    },
    Bullets {
        points: Vec<Point>,
    },
    /// The label is a heading as well, of the given level.
    Group {
        tone: Tone,
        label: String,
        level: u8,
        points: Vec<Point>,
        whole: bool,
    },
    Contacts {
        number: usize,
        cards: Vec<Card>,
    },
    /// What chapters say of a lesson.
    Found {
        found: Vec<Reference>,
    },
}

/// Words of a chapter, and where they stand in it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Reference {
    pub text: String,
    /// The municipality's name.
    pub name: String,
    pub is_quote: bool,
    /// The page and how far down on it, in points, once that is known.
    pub place: Option<(usize, f32)>,
    #[serde(skip)]
    pub found: Found,
}

/// How large a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rank {
    Usual,
    /// "Kort om samverkan i …", which opens the sheet of points.
    Sheet,
}

/// How a text is finished for its format, given the column it stands in.
type Finish = fn(&str, Column) -> String;

impl Sheet {
    /// For the pages: with only what the bundled fonts can draw, and words that fit.
    pub(super) fn for_pages(summary: &Summary) -> Self {
        Self::new(summary, |text, column| column.fit(&text::drawable(&text::clean(text))))
    }

    /// For all else: the programs that read it find other fonts and break long words themselves.
    pub(super) fn for_readers(summary: &Summary) -> Self {
        Self::new(summary, |text, _| text::clean(text))
    }

    fn new(summary: &Summary, finish: Finish) -> Self {
        let (lang, region) = match summary.language {
            Language::Sv => ("sv", "SE"),
            Language::En => ("en", "GB"),
        };
        let plain = |text: &str| finish(text, column(Face::Regular, 10.0, TEXT_WIDTH));
        let mut before = pieces(&summary.items, finish);
        let start = before.iter().position(|piece| matches!(piece.kind, Kind::Heading { rank: Rank::Sheet, .. })).unwrap_or(before.len());
        let mut brief = before.split_off(start);
        let belongs =
            |piece: &Piece| matches!(piece.kind, Kind::Heading { rank: Rank::Sheet, .. } | Kind::Group { .. } | Kind::Quote { .. });
        let after = brief.split_off(brief.iter().position(|piece| !belongs(piece)).unwrap_or(brief.len()));
        let document_title = [&summary.full_title, &summary.title, &summary.eyebrow].into_iter().find(|text| !text.trim().is_empty());
        Self {
            lang,
            region,
            section: false,
            document_title: document_title.map_or_else(|| "Samsyn".to_owned(), |text| text::clean(text).replace('\n', " ")),
            // PDF/A demands a date. A summary without one gets a day that nobody takes for its own.
            date: summary.date.filter(|date| date.year() > 0).map_or((2000, 1, 1), |d| (d.year(), d.month(), d.day())),
            eyebrow: plain(&summary.eyebrow),
            title: finish(&summary.title, column(Face::Bold, 34.5, TEXT_WIDTH)),
            draft: summary.draft.as_ref().map(|marks| DraftMarks {
                band: plain(&marks.band),
                reply_by: plain(&marks.reply_by),
                watermark: plain(&marks.watermark),
                how_title: plain(&marks.how_title),
                how: plain(&marks.how),
            }),
            footer: plain(&summary.footer),
            page: plain(&summary.page),
            of: plain(&summary.of),
            before,
            brief,
            after,
            style: House::new(&summary.style),
        }
    }
}

impl Sheet {
    /// All pieces, in reading order.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.before.iter().chain(&self.brief).chain(&self.after)
    }

    /// Whether some quote says which group it comes from.
    pub(super) fn has_speakers(&self) -> bool {
        self.pieces().any(|piece| match &piece.kind {
            Kind::Quote { speaker, .. } => speaker.is_some(),
            Kind::Group { points, .. } => points.iter().any(|point| point.speaker.is_some()),
            _ => false,
        })
    }
}

fn column(face: Face, size: f64, width: f64) -> Column {
    Column { face, size, width }
}

fn pieces(items: &[Item], finish: Finish) -> Vec<Piece> {
    let mut kinds = Vec::new();
    for (i, item) in items.iter().enumerate() {
        match item {
            // PDF/UA forbids a heading without words.
            Item::Heading { text, .. } if text.trim().is_empty() => {}
            Item::Heading { block, level, text } => {
                let rank = if matches!(items.get(i + 1), Some(Item::Points { .. })) { Rank::Sheet } else { Rank::Usual };
                let size = if rank == Rank::Sheet { 22.5 } else { 16.5 };
                let text = finish(text, column(Face::Semibold, size, TEXT_WIDTH));
                kinds.push(Kind::Heading { block: block.clone(), level: *level, rank, text });
            }
            Item::Paragraph { block, number, text } => {
                let text = finish(text, column(Face::Regular, 11.5, TEXT_WIDTH));
                kinds.push(Kind::Paragraph { block: block.clone(), number: *number, text });
            }
            Item::Figures { cells, alt } => {
                let width = TEXT_WIDTH / cells.len().max(1) as f64 - 24.0;
                let cells = cells.iter().map(|cell| FigureCell {
                    is_own: cell.is_own,
                    kind: cell.kind,
                    value: finish(&cell.value, column(Face::Bold, 20.5, width)),
                    label: finish(&cell.label, column(Face::Regular, 10.0, width)),
                    year: finish(&cell.year, column(Face::Regular, 10.0, width)),
                    sentence: text::clean(&cell.sentence),
                });
                kinds.push(Kind::Figures { cells: cells.collect(), alt: text::clean(alt) });
            }
            Item::Quote { block, text, speaker } => kinds.push(quote(block, text, speaker.as_deref(), finish)),
            Item::Bullets { points } => {
                let wide = TEXT_WIDTH - BULLET;
                let point = |point: &Point| Point { text: finish(&point.text, column(Face::Regular, 11.5, wide)), ..point.clone() };
                kinds.push(Kind::Bullets { points: points.iter().map(point).collect() });
            }
            Item::Points { points, .. } if points.is_empty() => {}
            Item::Points { tone, label, points } => group(&mut kinds, *tone, label, points, finish),
            Item::Found { found } => {
                let wide = TEXT_WIDTH - BULLET;
                let reference = |found: &Found| Reference {
                    text: finish(&found.text, column(Face::Regular, 11.5, wide)),
                    name: finish(&found.name, column(Face::Regular, 10.0, wide)),
                    is_quote: found.is_quote,
                    place: None,
                    found: found.clone(),
                };
                kinds.push(Kind::Found { found: found.iter().map(reference).collect() });
            }
            Item::Contacts { number, cards } => {
                let width = (TEXT_WIDTH - CARD_GAP) / 2.0 - 2.0 * CARD_INSET;
                let line = |line: &String| finish(line, column(Face::Bold, 11.5, width));
                let cards = cards.iter().map(|card| Card { lines: card.lines.iter().map(line).collect(), ..card.clone() });
                kinds.push(Kind::Contacts { number: *number, cards: cards.collect() });
            }
        }
    }
    spaced(kinds)
}

fn quote(block: &BlockId, text: &str, speaker: Option<&str>, finish: Finish) -> Kind {
    let text = finish(text, column(Face::Italic, 16.5, TEXT_WIDTH - QUOTE_LEFT));
    let speaker = said_by(speaker, TEXT_WIDTH - QUOTE_LEFT, finish);
    Kind::Quote { block: block.clone(), whole: text.chars().count() <= WHOLE_QUOTE, text, speaker }
}

/// The line below a quote that says which group it comes from.
fn said_by(speaker: Option<&str>, width: f64, finish: Finish) -> Option<String> {
    speaker.map(|speaker| finish(&format!("– {speaker}"), column(Face::Regular, 11.5, width)))
}

/// A group, and after it at full width the quotes that end it: there they close the group as a
/// pull quote closes a section. A quote between points stays among them.
fn group(kinds: &mut Vec<Kind>, tone: Tone, label: &str, points: &[Point], finish: Finish) {
    let inside = points.iter().rposition(|point| point.number.is_some()).map_or(points.len(), |last| last + 1);
    let (inside, after) = points.split_at(inside);
    let finished = inside.iter().map(|point| {
        let face = if point.number.is_some() { Face::Regular } else { Face::Italic };
        let width = TEXT_WIDTH - LIST_LEFT - BULLET;
        let speaker = said_by(point.speaker.as_deref(), width, finish);
        Point { text: finish(&point.text, column(face, 11.5, width)), speaker, ..point.clone() }
    });
    kinds.push(Kind::Group {
        tone,
        label: finish(label.trim(), column(Face::Semibold, 14.5, LABEL_WIDTH)),
        level: 2,
        points: finished.collect(),
        whole: inside.iter().map(|point| point.text.chars().count()).sum::<usize>() <= WHOLE_GROUP,
    });
    kinds.extend(after.iter().map(|point| quote(&point.block, &point.text, point.speaker.as_deref(), finish)));
}

/// Two pieces are as far apart as the one of them that wants more.
fn spaced(kinds: Vec<Kind>) -> Vec<Piece> {
    let mut below = 0.0_f64;
    let mut out = Vec::with_capacity(kinds.len());
    let mut rest = kinds.into_iter().peekable();
    let mut below_the_first = false;
    while let Some(mut kind) = rest.next() {
        if let Kind::Heading { level, .. } | Kind::Group { level, .. } = &mut kind {
            // PDF/UA wants the first heading on level 1, also when the usual one is not there.
            *level = if below_the_first { *level } else { 1 };
            below_the_first = true;
        }
        let gap = kind.above().max(below);
        below = kind.below(rest.peek());
        out.push(Piece { gap, kind });
    }
    out
}

impl Kind {
    /// Whether a DOCX needs a table for it.
    pub(super) fn is_table(&self, numbered: bool) -> bool {
        match self {
            Self::Figures { .. } | Self::Group { .. } | Self::Contacts { .. } => true,
            // A number beside a bullet needs a column of its own.
            Self::Bullets { .. } => numbered,
            Self::Heading { .. } | Self::Paragraph { .. } | Self::Quote { .. } | Self::Found { .. } => false,
        }
    }

    fn above(&self) -> f64 {
        match self {
            Self::Heading { .. } => 19.5,
            Self::Figures { .. } => 12.0,
            Self::Quote { .. } => 14.25,
            Self::Paragraph { .. } | Self::Bullets { .. } | Self::Group { .. } | Self::Contacts { .. } | Self::Found { .. } => 0.0,
        }
    }

    fn below(&self, next: Option<&Self>) -> f64 {
        match self {
            Self::Heading { rank: Rank::Sheet, .. } | Self::Contacts { .. } => 15.0,
            Self::Heading { .. } if matches!(next, Some(Self::Contacts { .. })) => 9.0,
            Self::Heading { .. } => 4.5,
            Self::Quote { .. } => 17.25,
            Self::Paragraph { .. } | Self::Figures { .. } => 7.5,
            Self::Bullets { .. } | Self::Found { .. } => 6.0,
            Self::Group { .. } => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(n: u64, number: Option<usize>) -> Point {
        Point { block: BlockId::from_bits(n), number, text: format!("Rad {n}."), speaker: None }
    }

    #[test]
    fn a_quote_that_ends_a_group_stands_after_it() {
        let mut kinds = Vec::new();
        let points = [point(1, None), point(2, Some(1)), point(3, None)];
        group(&mut kinds, Tone::Why, "Varför?", &points, |text, _| text.to_owned());
        assert!(matches!(&kinds[..], [Kind::Group { points, .. }, Kind::Quote { .. }] if points.len() == 2));

        kinds.clear();
        group(&mut kinds, Tone::Why, "Varför?", &[point(1, None)], |text, _| text.to_owned());
        assert!(matches!(&kinds[..], [Kind::Group { points, .. }] if points.len() == 1), "a label never stands alone");
    }
}
