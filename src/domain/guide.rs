//! The interview guide: what the group is asked, in which order, and what to listen for.
//!
//! A guide is data. The one that ships, `guides/bilaga2.ron`, holds "Bilaga 2" of the report
//! *Kartläggning av samverkansformer mellan socialtjänsten och Arbetsförmedlingen* (2015) word
//! for word; any other file of the same shape works the same.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::{RowId, SectionId};
use super::project::{Language, Project};

/// A text in Swedish, with an English rendering beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    pub sv: String,
    pub en: String,
}

impl Bilingual {
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}

/// A whole guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    pub title: Bilingual,
    /// Where the words come from, for those who want to check them.
    pub source: Bilingual,
    #[serde(default)]
    pub footnotes: Vec<Bilingual>,
    pub sections: Vec<Section>,
}

/// One of the guide's numbered sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub id: SectionId,
    pub title: Bilingual,
    /// Suggested length in minutes.
    pub minutes: u16,
    /// The heading that a first draft gives what was said here, if it feeds the narrative.
    #[serde(default)]
    pub heading: Option<Bilingual>,
    pub rows: Vec<Row>,
}

/// A row of the guide, with its follow-ups below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub id: RowId,
    pub kind: RowKind,
    /// A few words for lists where the whole row has no room.
    pub short: Bilingual,
    /// The row word for word as the source has it, hint and cue included.
    pub text: Bilingual,
    /// Parts of `text` that are meant for the interviewer and are not read out.
    #[serde(default)]
    pub hints: Vec<Bilingual>,
    /// The whole "(Lyssna efter …)" as it stands in `text`.
    #[serde(default)]
    pub cue: Option<Bilingual>,
    /// The things the cue says to listen for, each as it stands in `cue`.
    #[serde(default)]
    pub probes: Vec<Bilingual>,
    /// Parts of `text` that each project fills in for itself.
    #[serde(default)]
    pub blanks: Vec<Blank>,
    /// Which part of the summary the answers feed.
    pub feeds: Feeds,
    #[serde(default)]
    pub follow_ups: Vec<Self>,
}

/// What one does with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// Something to say and tick off.
    Item,
    /// Something to ask the group.
    Question,
}

/// The part of the summary that a row's answers go into, after the shape of the published
/// "Lokala exempel".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feeds {
    /// Not into the summary.
    Nothing,
    /// "Kort om kommunen".
    About,
    /// The running text.
    Story,
    /// "Varför fungerar samverkan?"
    Why,
    /// "Hur fungerar samverkan?"
    How,
    /// "Lärdomar och råd till andra".
    Lessons,
    /// "Kontaktpersoner".
    Contacts,
}

/// A placeholder of the source, such as "X dec", and what the project puts there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    pub text: Bilingual,
    pub fill: Fill,
}

/// What fills a [`Blank`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// The day the draft goes out.
    DraftDue,
    /// The day the mapping is complete.
    MappingDone,
    /// Who carries out the interviews and writes the summaries.
    Consultancy,
}

/// A row where it stands in the guide.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub section: &'a Section,
    /// The question that a follow-up belongs to; the row itself if it is no follow-up.
    pub parent: &'a Row,
    pub row: &'a Row,
    /// Counted from zero over the whole guide, in reading order.
    pub index: usize,
    /// The section's number, from one.
    pub section_number: usize,
    /// The parent's number within the section, from one.
    pub parent_number: usize,
    /// 1 for a question or item, 2 for a follow-up and so on.
    pub level: usize,
}

impl Place<'_> {
    #[must_use]
    pub fn is_follow_up(&self) -> bool {
        self.level > 1
    }
}

impl Guide {
    /// Every row in reading order.
    #[must_use]
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        for (s, section) in self.sections.iter().enumerate() {
            for (p, parent) in section.rows.iter().enumerate() {
                let place = Place { section, parent, row: parent, index: 0, section_number: s + 1, parent_number: p + 1, level: 1 };
                collect(place, &mut places);
            }
        }
        places
    }

    #[must_use]
    pub fn place(&self, id: &RowId) -> Option<Place<'_>> {
        self.places().into_iter().find(|place| place.row.id == *id)
    }

    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The suggested length of the whole interview, in minutes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.sections.iter().map(|section| u32::from(section.minutes)).sum()
    }
}

fn collect<'a>(place: Place<'a>, places: &mut Vec<Place<'a>>) {
    places.push(Place { index: places.len(), ..place });
    for row in &place.row.follow_ups {
        collect(Place { row, level: place.level + 1, ..place }, places);
    }
}

impl Section {
    /// Every row in reading order.
    #[must_use]
    pub fn all_rows(&self) -> Vec<&Row> {
        self.rows.iter().flat_map(Row::and_below).collect()
    }
}

impl Row {
    /// The row and every follow-up below it, in reading order.
    #[must_use]
    pub fn and_below(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.follow_ups.iter().flat_map(Self::and_below)).collect()
    }

    /// The words to read out: the text without cue and hints, its blanks filled in.
    #[must_use]
    pub fn spoken(&self, language: Language, project: &Project, date: impl Fn(Date) -> String) -> String {
        let mut text = self.words(language);
        for blank in &self.blanks {
            let filled = match blank.fill {
                Fill::DraftDue => project.draft_due.map(&date),
                Fill::MappingDone => project.mapping_done.map(&date),
                Fill::Consultancy => (!project.consultancy.is_empty()).then(|| project.consultancy.clone()),
            };
            if let Some(filled) = filled {
                text = text.replace(blank.text.get(language), &filled);
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text with the cue and the hints at its end cut off; a hint in the middle stays, so
    /// that the words still stand in the source exactly so.
    #[must_use]
    pub fn quoted(&self, language: Language) -> &str {
        let mut text = self.text.get(language).trim_end();
        loop {
            let shorter = self.asides(language).find_map(|aside| text.strip_suffix(aside).map(str::trim_end));
            match shorter {
                Some(shorter) => text = shorter,
                None => return text,
            }
        }
    }

    fn asides(&self, language: Language) -> impl Iterator<Item = &str> {
        self.hints.iter().chain(&self.cue).map(move |aside| aside.get(language))
    }
}

/// Minutes per section where a session plans otherwise than the guide.
pub type SectionMinutes = BTreeMap<SectionId, u16>;
