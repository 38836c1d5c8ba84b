//! A summary written elsewhere, taken apart into what a draft is made of.
//!
//! Headings say which part the words below them belong to, in Swedish and English and as people
//! write them. Nothing is dropped unsaid: what finds no place in the draft is listed with its
//! line and a reason. Names of contact persons need a recorded consent, so they never come in.

mod contacts;
mod figures;
mod headings;

use super::draft::edit::quotation;
use super::draft::{BlockKind, Part};
use super::municipality::{Contact, Figure, FigureKind, Municipality};
use super::outline::{Outline, Paragraph, Role};
use super::swedish;
use contacts::Contacts;
use headings::{Heading, Headings};

/// What was found in a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// In the order of the parts, and within a part as they stand in the document.
    pub blocks: Vec<FoundBlock>,
    /// What the municipality is called in full there, and where.
    pub full_name: Option<(usize, String)>,
    pub figures: Vec<FoundFigure>,
    /// Functions and organisations, never a name.
    pub contacts: Vec<Contact>,
    pub left_out: Vec<LeftOut>,
}

/// A heading, paragraph, quote or point from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBlock {
    pub part: Part,
    pub kind: BlockKind,
    pub text: String,
}

/// A key figure from outside, under the label it has there.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundFigure {
    pub line: usize,
    pub kind: FigureKind,
    pub figure: Figure,
}

/// A line, or in a Word document a paragraph, that is not taken over in whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    pub line: usize,
    pub why: Why,
}

/// Why something is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A summary has the municipality's name for its title.
    Title,
    /// Names, e-mail and telephone are kept only with a recorded consent.
    Consent,
    /// No running text, such as a text box.
    NoText,
    /// The municipality has another figure already.
    FigureThere,
    /// The municipality's name in full has been chosen by hand.
    NameThere,
}

impl Why {
    /// Its key in the text catalogue.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Title => "left-out-title",
            Self::Consent => "left-out-consent",
            Self::NoText => "left-out-no-text",
            Self::FigureThere => "left-out-figure",
            Self::NameThere => "left-out-name",
        }
    }
}

/// Finds the place of everything in a summary of `municipality`.
#[must_use]
pub fn find(outline: &Outline, municipality: &Municipality) -> Found {
    let headings = Headings::new(municipality);
    // Without one heading of the writer's own, headings may be set apart by bold letters alone.
    let guesses = !outline.paragraphs.iter().any(|p| p.role.is_heading() && headings.known(&p.one_line(), true).is_none());
    let mut finder = Finder {
        headings,
        guesses,
        place: Place::Part(Part::About),
        contacts: Contacts::new(municipality),
        found: Found::default(),
        begun: false,
    };
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        finder.take(paragraph, outline.paragraphs.get(at + 1));
    }
    // A footnote has no place of its own in a summary; its words are the story's.
    for note in &outline.notes {
        finder.block(Part::Story, BlockKind::Paragraph, note.clone());
    }
    let Finder { contacts, mut found, .. } = finder;
    found.contacts = contacts.into_found();
    found.left_out.extend(outline.left_out.iter().map(|line| LeftOut { line: *line, why: Why::NoText }));
    found.left_out.sort_by_key(|left| left.line);
    found.blocks.sort_by_key(|block| block.part);
    found
}

/// What the words that follow belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Part(Part),
    /// Below a contacts heading of this level; bold letters have the lowest.
    Contacts(u8),
}

/// The level of a heading that is only set in bold.
const BOLD: u8 = 7;
/// A line longer than this, in characters, is no heading of its own accord.
const HEADING: usize = 110;

struct Finder {
    headings: Headings,
    guesses: bool,
    place: Place,
    contacts: Contacts,
    found: Found,
    /// Something besides the title has come.
    begun: bool,
}

impl Finder {
    fn take(&mut self, paragraph: &Paragraph, next: Option<&Paragraph>) {
        let (text, line) = (paragraph.one_line(), paragraph.line);
        let level = match paragraph.role {
            Role::Title => Some(0),
            Role::Heading(level) => Some(level),
            Role::Text => None,
            Role::Item(_) | Role::Quote => return self.words(paragraph, &text),
        };
        let first = !std::mem::replace(&mut self.begun, true);
        match self.headings.known(&text, level.is_some()) {
            Some(Heading::Name) if first || level.is_some() && self.found.blocks.is_empty() => self.begun = false,
            Some(Heading::Name) | None => {
                let guessed = self.guesses && level.is_none() && self.is_heading(&text, next);
                match (level, self.place) {
                    (Some(0), _) if first => self.found.left_out.push(LeftOut { line, why: Why::Title }),
                    (Some(level), Place::Contacts(above)) if level > above || contacts::is_name(&text) => self.contact(&text, line),
                    (Some(_), _) => self.heading(text),
                    (None, Place::Part(Part::About | Part::Story)) if guessed => self.heading(text),
                    (None, _) => self.words(paragraph, &text),
                }
            }
            Some(Heading::Part(part, full_name)) => {
                self.place = Place::Part(part);
                self.found.full_name = self.found.full_name.take().or(full_name.map(|name| (line, name)));
            }
            Some(Heading::Contacts) => self.place = Place::Contacts(level.unwrap_or(BOLD)),
        }
    }

    /// Whether a line that is marked in no way reads as a heading: short, no sentence, and with
    /// something below it that does not read so.
    fn is_heading(&self, text: &str, next: Option<&Paragraph>) -> bool {
        let short = text.chars().count() <= HEADING && text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let open =
            !text.ends_with(|c: char| ".!?…:;,”\"]".contains(c)) && (!text.ends_with(')') || !text.contains(|c: char| c.is_numeric()));
        let below = |next: &Paragraph| !next.role.is_heading() && self.headings.known(&next.one_line(), false).is_none();
        let is_figure = self.place == Place::Part(Part::About) && figures::read(text).is_some();
        short && open && !is_figure && next.is_some_and(below)
    }

    fn heading(&mut self, text: String) {
        self.place = Place::Part(Part::Story);
        self.block(Part::Story, BlockKind::Heading, text);
    }

    fn contact(&mut self, text: &str, line: usize) {
        if !self.contacts.take(text) {
            self.found.left_out.push(LeftOut { line, why: Why::Consent });
        }
    }

    /// Takes in what is no heading.
    fn words(&mut self, paragraph: &Paragraph, text: &str) {
        self.begun = true;
        let Place::Part(part) = self.place else { return self.contact(&paragraph.text(), paragraph.line) };
        if part == Part::About
            && let Some((kind, figure)) = figures::read(text)
            && self.found.figures.iter().all(|there| there.kind != kind)
        {
            self.found.figures.push(FoundFigure { line: paragraph.line, kind, figure });
            return;
        }
        let quoted = quotation(text);
        if (quoted.is_some() || paragraph.role == Role::Quote) && part.fitting(BlockKind::Quote) == BlockKind::Quote {
            return self.block(part, BlockKind::Quote, quoted.unwrap_or_else(|| swedish::unquoted(text)).to_owned());
        }
        let kind = if matches!(paragraph.role, Role::Item(_)) { BlockKind::Point } else { part.usual_kind() };
        self.block(part, kind, text.to_owned());
    }

    fn block(&mut self, part: Part, kind: BlockKind, text: String) {
        if !text.trim().is_empty() {
            self.found.blocks.push(FoundBlock { part, kind: part.fitting(kind), text });
        }
    }
}
