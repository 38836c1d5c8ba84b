//! The one model of the printed summary, which every exporter reads.
//!
//! It is made from project, municipality and draft, and holds nothing else: no seat, no note,
//! no code. A quote stands here without any word about who said it, or with a group that is large
//! enough ([`attribution`](super::anonymity::attribution)).

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::draft::{Block, BlockKind, Draft, Part};
use super::ids::BlockId;
use super::municipality::{Contact, FigureKind, Municipality};
use super::project::Language;
use super::publication::lessons::Found;
use super::style::Style;
use super::swedish;

/// A summary ready to be laid out, its items in printing order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub language: Language,
    /// The municipality's name, in large letters on page one.
    pub title: String,
    /// The document's title in its metadata.
    pub full_title: String,
    /// The line above the title.
    pub eyebrow: String,
    /// What only a draft carries; `None` for a final text.
    pub draft: Option<DraftMarks>,
    /// At the foot of every page, to the left.
    pub footer: String,
    /// The words around the page number: "Sida" 1 "av" 4.
    pub page: String,
    pub of: String,
    /// The date in the metadata. A date of the project, never of the machine.
    pub date: Option<Date>,
    pub items: Vec<Item>,
    /// What of its fixed lines somebody typed: what the municipality and the project are called.
    #[serde(skip)]
    pub said: Vec<String>,
    /// How the house wants it to look.
    #[serde(skip)]
    pub style: Arc<Style>,
}

/// Band, watermark and instructions of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftMarks {
    /// "Utkast för faktagranskning"
    pub band: String,
    /// "Svar senast 11 december 2026", empty without a date.
    pub reply_by: String,
    /// "UTKAST", faint across the page.
    pub watermark: String,
    /// "Så granskar du."
    pub how_title: String,
    pub how: String,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum Item {
    /// Level 1 for the summary's own parts, 2 for the narrative's headings.
    Heading {
        block: Option<BlockId>,
        level: u8,
        text: String,
    },
    Paragraph {
        block: BlockId,
        number: usize,
        text: String,
    },
    /// The box of key figures.
    Figures {
        cells: Vec<FigureCell>,
        alt: String,
    },
    /// Quotation marks included.
    Quote {
        block: BlockId,
        text: String,
        /// The group it comes from, as it is printed.
        #[serde(skip_serializing_if = "Option::is_none")]
        speaker: Option<String>,
    },
    /// Points outside "Kort om samverkan", each numbered as a paragraph is.
    Bullets {
        points: Vec<Point>,
    },
    /// One group of "Kort om samverkan".
    Points {
        tone: Tone,
        label: String,
        points: Vec<Point>,
    },
    Contacts {
        number: usize,
        cards: Vec<Card>,
    },
    /// What other texts say of a lesson, each with where it stands. Only a publication has it.
    Found {
        found: Vec<Found>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureCell {
    /// Which figure it is, for an answer to find its way back.
    #[serde(skip)]
    pub kind: FigureKind,
    /// "31 400" or "3,9 %"
    pub value: String,
    pub label: String,
    /// Somebody typed the label; else it is the usual one.
    #[serde(skip)]
    pub is_own: bool,
    pub year: String,
    /// All of it where there is no table: "Biståndsmottagare, 2,8 procent (2014)".
    pub sentence: String,
}

/// Which of the three groups, and so which colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Why,
    How,
    Lessons,
}

/// A line in a list: a point, or a quote when `number` is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    pub block: BlockId,
    pub number: Option<usize>,
    pub text: String,
    /// The group that a quote comes from, as it is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

/// A contact person, as lines of text; the first is set in bold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    pub lines: Vec<String>,
    /// Those of them that are the person's own, printed by consent: name, e-mail and telephone.
    #[serde(skip)]
    pub by_consent: Vec<String>,
}

/// The fixed words of the page, in the summary's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub full_title: String,
    pub eyebrow: String,
    pub about: String,
    pub brief: String,
    pub why: String,
    pub how: String,
    pub lessons: String,
    pub contacts: String,
    pub phone: String,
    /// In the order of [`FigureKind::ALL`].
    pub figures: [String; 4],
    pub figures_alt: String,
    pub footer: String,
    pub page: String,
    pub of: String,
    pub draft: DraftMarks,
    /// What of all these somebody typed.
    pub said: Vec<String>,
}

/// What the summary is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    pub language: Language,
    pub municipality: &'a Municipality,
    pub draft: &'a Draft,
    /// The groups that quotes are attributed to, as they are printed.
    pub speakers: &'a BTreeMap<BlockId, String>,
    /// Approved texts carry no mark of a draft.
    pub is_final: bool,
    pub date: Option<Date>,
}

impl Summary {
    #[must_use]
    pub fn new(material: Material<'_>, words: Words) -> Self {
        let Material { language, municipality, draft, speakers, is_final, date } = material;
        let mut items = Vec::new();
        let mut numbers = 1..;
        let mut next = || numbers.next().unwrap_or_default();

        items.push(Item::Heading { block: None, level: 1, text: words.about });
        running(&mut items, &material, Part::About, &mut next);
        let cells = cells(municipality, &words.figures, language);
        if !cells.is_empty() {
            items.push(Item::Figures { cells, alt: words.figures_alt });
        }

        running(&mut items, &material, Part::Story, &mut next);

        let groups = [(Part::Why, Tone::Why, words.why), (Part::How, Tone::How, words.how), (Part::Lessons, Tone::Lessons, words.lessons)];
        if groups.iter().any(|(part, ..)| printed(draft, *part).next().is_some()) {
            items.push(Item::Heading { block: None, level: 1, text: words.brief });
        }
        for (part, tone, label) in groups {
            let points: Vec<Point> = printed(draft, part)
                .map(|block| match block.kind {
                    BlockKind::Quote => Point {
                        block: block.id.clone(),
                        number: None,
                        text: swedish::quoted(swedish::unquoted(&block.text), language),
                        speaker: speakers.get(&block.id).cloned(),
                    },
                    _ => Point { block: block.id.clone(), number: Some(next()), text: block.text.trim().to_owned(), speaker: None },
                })
                .collect();
            if !points.is_empty() {
                items.push(Item::Points { tone, label, points });
            }
        }

        let cards: Vec<Card> = municipality.contacts.iter().filter_map(|contact| card(contact, &words.phone)).collect();
        if !cards.is_empty() {
            items.push(Item::Heading { block: None, level: 1, text: words.contacts });
            items.push(Item::Contacts { number: next(), cards });
        }

        Self {
            language,
            title: municipality.name.trim().to_owned(),
            full_title: words.full_title,
            eyebrow: words.eyebrow,
            draft: (!is_final).then_some(words.draft),
            footer: words.footer,
            page: words.page,
            of: words.of,
            date,
            items,
            said: words.said,
            style: Arc::default(),
        }
    }
}

impl Summary {
    /// Every block that is printed, in printing order.
    pub fn blocks(&self) -> impl Iterator<Item = &BlockId> {
        self.items.iter().flat_map(|item| -> Vec<&BlockId> {
            match item {
                Item::Heading { block, .. } => block.iter().collect(),
                Item::Paragraph { block, .. } | Item::Quote { block, .. } => vec![block],
                Item::Bullets { points } | Item::Points { points, .. } => points.iter().map(|point| &point.block).collect(),
                // What was found stands in a chapter of its own.
                Item::Figures { .. } | Item::Contacts { .. } | Item::Found { .. } => Vec::new(),
            }
        })
    }
}

impl Summary {
    /// Whether the page sets quotation marks around a block.
    #[must_use]
    pub fn is_quote(&self, block: &BlockId) -> bool {
        self.items.iter().any(|item| match item {
            Item::Quote { block: quote, .. } => quote == block,
            Item::Points { points, .. } => points.iter().any(|point| point.block == *block && point.number.is_none()),
            _ => false,
        })
    }
}

fn printed(draft: &Draft, part: Part) -> impl Iterator<Item = &Block> {
    draft.part(part).filter(|block| !block.is_blank())
}

/// A part that is read from top to bottom; points that follow on each other are one list.
fn running(items: &mut Vec<Item>, material: &Material<'_>, part: Part, next: &mut impl FnMut() -> usize) {
    for block in printed(material.draft, part) {
        let (id, text) = (block.id.clone(), block.text.trim().to_owned());
        let item = match block.kind {
            BlockKind::Heading => Item::Heading { block: Some(id), level: 2, text },
            BlockKind::Quote => {
                let speaker = material.speakers.get(&id).cloned();
                Item::Quote { block: id, text: swedish::quoted(swedish::unquoted(&text), material.language), speaker }
            }
            BlockKind::Paragraph => Item::Paragraph { block: id, number: next(), text },
            BlockKind::Point => {
                let point = Point { block: id, number: Some(next()), text, speaker: None };
                if let Some(Item::Bullets { points }) = items.last_mut() {
                    points.push(point);
                    continue;
                }
                Item::Bullets { points: vec![point] }
            }
        };
        items.push(item);
    }
}

fn cells(municipality: &Municipality, labels: &[String; 4], language: Language) -> Vec<FigureCell> {
    let cell = |(kind, label): (FigureKind, &String)| {
        let figure = municipality.figures.get(kind)?;
        let value = if kind.is_percentage() { swedish::percent(figure.value, language) } else { swedish::whole(figure.value, language) };
        let is_own = !figure.label.trim().is_empty();
        let label = if is_own { &figure.label } else { label };
        let year = figure.year.to_string();
        let sentence = swedish::figure(label, figure.value, kind.is_percentage(), &year, language);
        Some(FigureCell { kind, value, label: label.clone(), is_own, year, sentence })
    };
    FigureKind::ALL.into_iter().zip(labels).filter_map(cell).collect()
}

/// `None` when nothing of the contact may be printed.
fn card(contact: &Contact, phone: &str) -> Option<Card> {
    let print = contact.printable();
    let (name, email) = (print.name.map(str::to_owned), print.email.map(str::to_owned));
    let phone = print.phone.map(|number| format!("{phone} {number}"));
    let by_consent = [&name, &email, &phone].into_iter().flatten().cloned().collect();
    let (function, organisation) = (Some(print.function.to_owned()), Some(print.organisation.to_owned()));
    let lines = [name, function, organisation, email, phone].into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>();
    (!lines.is_empty()).then_some(Card { lines, by_consent })
}
