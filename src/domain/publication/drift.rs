//! How the chapters have drifted from each other: headings, order, labels, the year of the
//! statistics, units, the number of contact persons, and terms.
//!
//! What most chapters do is the usual; a chapter that does otherwise has a [`Slip`], with a
//! proposal. What is not approved words but their frame, a figure's label or the form of the
//! municipality's name in a heading, can be [mended](How::Mended) here: that is the lead's own
//! edit, kept beside the approved text and made again each time it is published. Everything else
//! was approved word for word, so a change of it goes back to the municipality. Each slip can be
//! [accepted](How::Accepted) as it is; a decision holds for as long as the words are the same.

mod frame;
mod tally;
mod terms;
mod wording;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::chapter::Chapter;
use super::lead::Lead;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::municipality::{FigureKind, Municipality};
use crate::domain::review::sha256;

/// What a slip is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A heading that is there in most chapters is missing, or has another form.
    Heading,
    /// The parts stand in another order.
    Order,
    /// A key figure is called something else.
    Label,
    /// A key figure is missing.
    Figure,
    /// A key figure is of another year, or a number of inhabitants says its year and others do not.
    Year,
    /// The same measure is written in another way.
    Unit,
    /// More or fewer contact persons.
    Contacts,
    /// The same term is spelt in another way.
    Term,
    /// Points or quotes end in another way.
    Ending,
}

/// A deviation of one chapter from what most do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    pub kind: Kind,
    pub chapter: Slug,
    /// The municipality's name.
    pub name: String,
    /// Where, if it is in the words of a block.
    pub block: Option<BlockId>,
    /// Which figure, if it is about one.
    pub figure: Option<FigureKind>,
    /// As it stands.
    pub found: String,
    /// As most have it; what is proposed.
    pub usual: String,
    /// How many chapters have it so.
    pub others: usize,
    /// What would be changed here; `None` when it has to go back to the municipality.
    pub mend: Option<Mend>,
}

/// A change of the frame around approved words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    /// What a key figure is called.
    Label {
        figure: FigureKind,
        /// The label of its own that it had, empty for the usual words.
        was: String,
        label: String,
    },
    /// What the municipality is called in full, in "Kort om …".
    FullName(String),
}

/// What was decided about a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// [`Slip::id`].
    pub slip: String,
    pub chapter: Slug,
    pub how: How,
}

/// The two ways to settle a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It may stay.
    Accepted,
    /// It is printed so, in the publication alone.
    Mended {
        /// What stood there; the mend holds for just that.
        was: String,
        mend: Mend,
    },
}

/// How many chapters these are of.
fn distinct<'a>(chapters: impl Iterator<Item = &'a Chapter>) -> usize {
    chapters.map(|chapter| &chapter.slug).collect::<BTreeSet<_>>().len()
}

impl Slip {
    /// One of no block, no figure, and that has to go back to the municipality.
    fn new(kind: Kind, chapter: &Chapter, found: String, usual: String, others: usize) -> Self {
        let name = chapter.name.trim().to_owned();
        Self { kind, chapter: chapter.slug.clone(), name, block: None, figure: None, found, usual, others, mend: None }
    }

    /// The same for the same deviation in the same words.
    #[must_use]
    pub fn id(&self) -> String {
        let block = self.block.as_ref().map_or("", BlockId::as_str);
        let figure = self.figure.map_or("", FigureKind::name);
        let kind = format!("{:?}", self.kind);
        let all = [kind.as_str(), self.chapter.as_str(), block, figure, &self.found, &self.usual].join("\u{1f}");
        sha256(all.as_bytes()).chars().take(12).collect()
    }

    /// The decision to let it stay.
    #[must_use]
    pub fn accepted(&self) -> Settled {
        Settled { slip: self.id(), chapter: self.chapter.clone(), how: How::Accepted }
    }

    /// The decision to mend it; `None` when it has to go back to the municipality.
    #[must_use]
    pub fn mended(&self) -> Option<Settled> {
        let how = How::Mended { was: self.found.clone(), mend: self.mend.clone()? };
        Some(Settled { slip: self.id(), chapter: self.chapter.clone(), how })
    }
}

impl Lead {
    /// What was decided about a slip.
    #[must_use]
    pub fn settled(&self, slip: &Slip) -> Option<&Settled> {
        let id = slip.id();
        self.settled.iter().find(|settled| settled.slip == id)
    }

    /// Notes a decision in the place of an earlier one.
    pub fn settle(&mut self, decision: Settled) {
        self.settled.retain(|settled| settled.slip != decision.slip);
        self.settled.push(decision);
    }

    /// Takes a decision back.
    pub fn unsettle(&mut self, slip: &str) {
        self.settled.retain(|settled| settled.slip != slip);
    }
}

/// Every deviation, chapter by chapter, in the order of the text. Chapters come as they were
/// approved: what has been mended is found again, and is [`Lead::settled`].
#[must_use]
pub fn check(chapters: &[&Chapter], usual_labels: &[String; 4]) -> Vec<Slip> {
    let mut slips = frame::slips(chapters, usual_labels);
    slips.extend(wording::slips(chapters));
    slips.extend(terms::slips(chapters));
    let place = |slip: &Slip| chapters.iter().position(|chapter| chapter.slug == slip.chapter);
    slips.sort_by_key(|slip| (place(slip), slip.kind));
    slips
}

/// What is printed of a chapter's municipality: as it was approved, with what the lead has mended.
#[must_use]
pub fn printed(chapter: &Chapter, lead: &Lead) -> Municipality {
    let mut printed = Municipality {
        full_name: chapter.full_name.clone(),
        figures: chapter.approval.wording.figures.clone(),
        contacts: chapter.contacts.clone(),
        ..Municipality::new(chapter.name.clone())
    };
    for settled in lead.settled.iter().filter(|settled| settled.chapter == chapter.slug) {
        let How::Mended { was, mend } = &settled.how else { continue };
        match mend {
            Mend::Label { figure, was, label } => {
                if let Some(slot) = printed.figures.slot(*figure)
                    && slot.label.trim() == was
                {
                    slot.label.clone_from(label);
                }
            }
            Mend::FullName(name) if chapter.full_name.trim() == was => printed.full_name.clone_from(name),
            Mend::FullName(_) => {}
        }
    }
    printed
}
