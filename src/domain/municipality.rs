//! A municipality (or district): its key figures and the people to ask about it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stage::Milestones;
use super::swedish;

/// `municipalities/<slug>/municipality.ron`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Municipality {
    /// What it is called in running text, for instance "Exempelköping".
    pub name: String,
    /// What it is called in full, for instance "Exempelköpings kommun".
    pub full_name: String,
    #[serde(default)]
    pub figures: Figures,
    #[serde(default)]
    pub contacts: Vec<Contact>,
    #[serde(default)]
    pub milestones: Milestones,
}

impl Municipality {
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            full_name: swedish::municipality_in_full(&name),
            name,
            figures: Figures::default(),
            contacts: Vec::new(),
            milestones: Milestones::default(),
        }
    }
}

/// The four key figures of a published example, each with its own year and source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    pub inhabitants: Option<Figure>,
    /// Biståndsmottagare, per cent of the inhabitants.
    pub assistance: Option<Figure>,
    /// Unga vuxna med ekonomiskt bistånd, per cent.
    pub young_adults: Option<Figure>,
    /// Arbetslöshet, per cent.
    pub unemployment: Option<Figure>,
}

/// Which of the [`Figures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    Inhabitants,
    Assistance,
    YoungAdults,
    Unemployment,
}

impl FigureKind {
    pub const ALL: [Self; 4] = [Self::Inhabitants, Self::Assistance, Self::YoungAdults, Self::Unemployment];

    /// As it stands in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Inhabitants => "inhabitants",
            Self::Assistance => "assistance",
            Self::YoungAdults => "young_adults",
            Self::Unemployment => "unemployment",
        }
    }

    #[must_use]
    pub fn is_percentage(self) -> bool {
        self != Self::Inhabitants
    }
}

impl Figures {
    #[must_use]
    pub fn get(&self, kind: FigureKind) -> Option<&Figure> {
        match kind {
            FigureKind::Inhabitants => self.inhabitants.as_ref(),
            FigureKind::Assistance => self.assistance.as_ref(),
            FigureKind::YoungAdults => self.young_adults.as_ref(),
            FigureKind::Unemployment => self.unemployment.as_ref(),
        }
    }

    pub fn slot(&mut self, kind: FigureKind) -> &mut Option<Figure> {
        match kind {
            FigureKind::Inhabitants => &mut self.inhabitants,
            FigureKind::Assistance => &mut self.assistance,
            FigureKind::YoungAdults => &mut self.young_adults,
            FigureKind::Unemployment => &mut self.unemployment,
        }
    }
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// People, or per cent.
    pub value: f64,
    pub year: i16,
    /// Who counted, for instance "SCB".
    #[serde(default)]
    pub source: String,
    /// What it is called on the page; empty for the usual words.
    #[serde(default)]
    pub label: String,
}

/// Somebody whom readers of the summary may turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// What the person does, for instance "Enhetschef försörjningsstöd".
    pub function: String,
    pub organisation: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// The day this person agreed to be printed. Without it only function and organisation are.
    pub consent: Option<Date>,
    /// Checks the facts of the draft for the group ("Utse en kontaktperson för faktagranskning").
    pub checks_facts: bool,
}

impl Contact {
    /// The lines that may be printed: name, e-mail and telephone only with consent.
    #[must_use]
    pub fn printable(&self) -> PrintableContact<'_> {
        let agreed = self.consent.is_some();
        let guard = |text: &str| agreed && !text.trim().is_empty();
        PrintableContact {
            function: self.function.trim(),
            organisation: self.organisation.trim(),
            name: guard(&self.name).then(|| self.name.trim()),
            email: guard(&self.email).then(|| self.email.trim()),
            phone: guard(&self.phone).then(|| self.phone.trim()),
        }
    }
}

/// What of a [`Contact`] may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintableContact<'a> {
    pub function: &'a str,
    pub organisation: &'a str,
    pub name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
}
