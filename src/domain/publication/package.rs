//! A chapter on its way from a consultant to the project lead.

use std::cmp::Ordering;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Chapter;
use crate::domain::project::Language;
use crate::domain::review::MAX_TEXT;
use crate::domain::workspace::Dossier;

/// The most passages and codes that a chapter may have: a long one is about a tenth of it.
const MOST: usize = 2_000;

/// `municipalities/<slug>/collected.ron`, and what a package file holds: an approved text with what
/// belongs to it, and nothing of the notes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// When it was made.
    pub made: Timestamp,
    /// The project it was made in, and the language of its texts.
    pub project: String,
    pub language: Language,
    pub chapter: Chapter,
}

/// Why a package cannot be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    #[error("the text is not the one that was approved: its hash is another")]
    Text,
    #[error("the contact persons are not those that were approved")]
    Contacts,
    #[error("a code stands at words that are not in the text")]
    Code,
    #[error("holds more than a summary can")]
    TooLarge,
}

/// What collecting a package came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collected {
    /// The municipality had none before.
    New,
    /// It took the place of an older one.
    Newer,
    /// It was collected before.
    Known,
    /// A newer one has been collected already, and stays.
    Older,
}

impl Collected {
    /// As it stands in messages for machines, and in keys of the text catalogue.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Newer => "newer",
            Self::Known => "known",
            Self::Older => "older",
        }
    }
}

impl Package {
    /// Whether the text is word for word what was approved, and all else holds on to it.
    ///
    /// # Errors
    /// [`Unsound`]
    pub fn is_sound(&self) -> Result<(), Unsound> {
        let Chapter { name, approval, contacts, codes, .. } = &self.chapter;
        let wording = &approval.wording;
        let long = wording.passages.iter().any(|passage| passage.text.chars().count() > MAX_TEXT);
        if long || wording.passages.len() > MOST || codes.len() > MOST || contacts.len() > MOST {
            return Err(Unsound::TooLarge);
        }
        if approval.hash != wording.hash() || !(wording.name.is_empty() || wording.name == name.trim()) {
            return Err(Unsound::Text);
        }
        if !wording.has_contacts(contacts) {
            return Err(Unsound::Contacts);
        }
        let fits = |code: &super::Coded| {
            let words = wording.passage(&code.block).map(|passage| passage.text.chars().count());
            code.from < code.to && words.is_some_and(|len| code.to <= len)
        };
        if codes.iter().all(fits) { Ok(()) } else { Err(Unsound::Code) }
    }

    /// Which of two packages of a municipality is the later: by when its approval was noted, then by
    /// when it was made.
    fn order(&self, other: &Self) -> Ordering {
        let when = |package: &Self| (package.chapter.approval.at, package.made);
        // Two that were made at the same moment are told apart by what they say, whichever came first.
        when(self).cmp(&when(other)).then_with(|| format!("{self:?}").cmp(&format!("{other:?}")))
    }
}

impl Dossier {
    /// Takes a package in that [is sound](Package::is_sound). In whatever order packages come, the
    /// latest stays.
    pub fn collect(&mut self, package: Package) -> Collected {
        let outcome = match &self.collected {
            None => Collected::New,
            Some(there) if there.chapter == package.chapter => Collected::Known,
            Some(there) if there.order(&package) == Ordering::Less => Collected::Newer,
            Some(_) => Collected::Older,
        };
        let is_later = self.collected.as_ref().is_none_or(|there| there.order(&package) == Ordering::Less);
        if is_later {
            self.collected = Some(std::sync::Arc::new(package));
        }
        outcome
    }
}
