//! The publication: title page, contents, introduction, the lessons, and a chapter for each
//! municipality, in the shape of the published "Lokala exempel".
//!
//! Every part but title page and contents is a [`Section`], whose [`Summary`] the exporters read as
//! they read that of one municipality. A heading of a section stands one level below the one it
//! would have there.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::lead::paragraphs;
use super::lessons::Found;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::project::Language;
use crate::domain::style::Style;
use crate::domain::summary::{Item, Summary};

/// What is published, made of approved texts and of what the lead has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publication {
    pub language: Language,
    pub title: String,
    pub subtitle: String,
    /// Who carried out the interviews; may be empty.
    pub publisher: String,
    /// The day of the latest approval: a date of the project, never of the machine.
    pub date: Option<Date>,
    /// [`Self::date`] in words.
    pub day: String,
    pub words: Words,
    pub introduction: Section,
    /// The lessons over all chapters; `None` when nothing is coded so and nothing written.
    pub lessons: Option<Section>,
    pub chapters: Vec<Section>,
    /// Colours, fonts and logo of the house. Its template is one for a single summary and has no
    /// say here.
    #[serde(skip)]
    pub style: Arc<Style>,
}

/// One part of the publication, whose pages begin on a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is known by: the municipality's, or one of Samsyn's own.
    pub slug: Slug,
    pub summary: Summary,
}

/// The fixed words of the publication, in its language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    pub contents: String,
    /// "Sida" 5.
    pub page: String,
    /// Sida 5 "av" 34.
    pub of: String,
    /// At the foot of every page, to the left.
    pub footer: String,
}

impl Section {
    /// A section of running text.
    #[must_use]
    pub fn of_text(slug: Slug, title: String, text: &str, like: &Summary) -> Self {
        let mut items = Vec::new();
        push_paragraphs(&mut items, text);
        Self { slug, summary: Summary { title, items, ..like.clone() } }
    }

    /// The same for the same content, and only then.
    #[must_use]
    pub fn hash(&self) -> String {
        // A summary's own text form names every field, so that no two contents share one.
        crate::domain::review::sha256(format!("{self:?}").as_bytes())
    }
}

/// Adds the paragraphs of a text to those that are there.
pub fn push_paragraphs(items: &mut Vec<Item>, text: &str) {
    for paragraph in paragraphs(text) {
        let number = items.len() + 1;
        items.push(Item::Paragraph { block: own_block(paragraph, number), number, text: paragraph.to_owned() });
    }
}

/// An id for a paragraph that belongs to no draft: the same for the same words in the same place.
fn own_block(text: &str, number: usize) -> BlockId {
    let digest = Sha256::new().chain_update(number.to_be_bytes()).chain_update(text).finalize();
    BlockId::from_bits(digest.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
}

impl Publication {
    /// Every section in the order of the pages.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        std::iter::once(&self.introduction).chain(&self.lessons).chain(&self.chapters)
    }

    #[must_use]
    pub fn chapter(&self, slug: &Slug) -> Option<&Section> {
        self.chapters.iter().find(|chapter| chapter.slug == *slug)
    }

    /// The chapter that a block stands in.
    #[must_use]
    pub fn chapter_of(&self, block: &BlockId) -> Option<&Section> {
        self.chapters.iter().find(|chapter| chapter.summary.blocks().any(|id| id == block))
    }

    /// What the lessons say stands in the chapters.
    pub fn found(&self) -> impl Iterator<Item = &Found> {
        let items = self.lessons.iter().flat_map(|section| &section.summary.items);
        items.flat_map(|item| if let Item::Found { found } = item { found.as_slice() } else { &[] })
    }
}
