//! A mapping (kartläggning): what all its municipalities share.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::anonymity::attribution::Attribution;
use super::coding::OwnCode;
use super::retention::Keep;

/// `samsyn.ron`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub name: String,
    /// Who carries out the interviews; stands where the guide says "Governo".
    #[serde(default)]
    pub consultancy: String,
    /// The day drafts go out for fact-checking ("X dec" in the guide).
    #[serde(default)]
    pub draft_due: Option<Date>,
    /// The last day for the contact persons' answers.
    #[serde(default)]
    pub reply_due: Option<Date>,
    /// The day the whole mapping is complete ("15 jan" in the guide).
    #[serde(default)]
    pub mapping_done: Option<Date>,
    #[serde(default)]
    pub pages: PageBudget,
    /// The language of the summaries.
    #[serde(default)]
    pub language: Language,
    /// Codes of its own, beside the ready-made ones.
    #[serde(default)]
    pub codes: Vec<OwnCode>,
    /// Whether quotes tell which group they come from.
    #[serde(default)]
    pub attribution: Attribution,
    /// How long the material is kept after approval.
    #[serde(default)]
    pub keep: Keep,
    /// Words that were added to what a speller knows while the project was locked: they leave it
    /// as little as any other of its words.
    #[serde(default)]
    pub words: BTreeSet<String>,
}

impl Project {
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            consultancy: String::new(),
            draft_due: None,
            reply_due: None,
            mapping_done: None,
            pages: PageBudget::default(),
            language: Language::Sv,
            codes: Vec::new(),
            attribution: Attribution::default(),
            keep: Keep::default(),
            words: BTreeSet::new(),
        }
    }
}

/// How long a summary may be, in pages. The guide promises "ca 3-5 sidor".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageBudget {
    pub min: u8,
    pub max: u8,
}

impl Default for PageBudget {
    fn default() -> Self {
        Self { min: 3, max: 5 }
    }
}

impl PageBudget {
    #[must_use]
    pub fn holds(self, pages: usize) -> bool {
        (usize::from(self.min)..=usize::from(self.max)).contains(&pages)
    }
}

/// A language that the screen, the guide and the summaries exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Sv,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The language's code after BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}
