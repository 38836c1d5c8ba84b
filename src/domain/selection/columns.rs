//! The register as a table: one row for each candidate, in the words of a language.

use super::Selection;
use super::candidate::{Candidate, Contacted, Criterion, Met};
use super::words::Worded as _;
use crate::domain::project::Language;

/// A column of the register in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Name,
    Code,
    District,
    Sources,
    Answer,
    Joint,
    Criterion(Criterion),
    LeftOut,
    Why,
    Contacts,
    Chosen,
    Slug,
}

impl Column {
    pub const ALL: [Self; 16] = [
        Self::Name,
        Self::Code,
        Self::District,
        Self::Sources,
        Self::Answer,
        Self::Joint,
        Self::Criterion(Criterion::Current),
        Self::Criterion(Criterion::Management),
        Self::Criterion(Criterion::Purpose),
        Self::Criterion(Criterion::TargetGroups),
        Self::Criterion(Criterion::WayOfWorking),
        Self::LeftOut,
        Self::Why,
        Self::Contacts,
        Self::Chosen,
        Self::Slug,
    ];

    /// What a candidate has in it.
    fn text(self, candidate: &Candidate, language: Language) -> String {
        let yes = |is: bool| if is { Met::Yes.word(language).to_owned() } else { String::new() };
        match self {
            Self::Name => candidate.name.clone(),
            Self::Code => candidate.code.map(|code| code.to_string()).unwrap_or_default(),
            Self::District => yes(candidate.district),
            Self::Sources => candidate.sources.iter().map(|source| source.word(language)).collect::<Vec<_>>().join(", "),
            Self::Answer => candidate.answer.word(language).to_owned(),
            Self::Joint => yes(candidate.joint),
            Self::Criterion(criterion) => candidate.criteria.get(criterion).word(language).to_owned(),
            Self::LeftOut => candidate.left_out.map(|reason| reason.word(language).to_owned()).unwrap_or_default(),
            Self::Why => candidate.why.clone(),
            Self::Contacts => candidate.contacts.iter().map(|contact| told(contact, language)).collect::<Vec<_>>().join("\n"),
            Self::Chosen => yes(candidate.chosen),
            Self::Slug => candidate.slug.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }
}

/// "2014-09-15 förfrågan: Enhetschef försörjningsstöd", one contact a line.
fn told(contact: &Contacted, language: Language) -> String {
    let date = contact.date.map(|date| format!("{date} ")).unwrap_or_default();
    let with: Vec<&str> = contact.with.split_whitespace().collect();
    let with = if with.is_empty() { String::new() } else { format!(": {}", with.join(" ")) };
    format!("{date}{}{with}", contact.what.word(language))
}

/// The register as a table, its header first.
#[must_use]
pub fn table(selection: &Selection, language: Language) -> Vec<Vec<String>> {
    let header = Column::ALL.iter().map(|column| column.word(language).to_owned()).collect();
    let row = |candidate: &Candidate| Column::ALL.iter().map(|column| column.text(candidate, language)).collect();
    std::iter::once(header).chain(selection.candidates.iter().map(row)).collect()
}

/// A register that is to leave as a table, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    pub selection: Selection,
    pub language: Language,
}

impl Register {
    /// The register as a table, its header first.
    #[must_use]
    pub fn table(&self) -> Vec<Vec<String>> {
        table(&self.selection, self.language)
    }

    /// What the sheet is called.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.language {
            Language::Sv => "Urval",
            Language::En => "Selection",
        }
    }
}
