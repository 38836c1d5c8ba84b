//! What a program for qualitative analysis is given, and a table of the same: texts, which of their
//! words stand under which code, and a case for each municipality.

use std::ops::Range;

use crate::domain::coding::Code;
use crate::domain::ids::Slug;

/// Texts with codes, ready to leave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    pub project: String,
    /// What each code is called, in groups.
    pub codebook: Vec<Group>,
    pub cases: Vec<Case>,
}

/// Codes that belong together, under their own heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub codes: Vec<(Code, String)>,
}

/// One municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub slug: Slug,
    pub name: String,
    pub variables: Vec<Variable>,
    pub sources: Vec<Source>,
}

/// A key figure of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// What it is called, with what it is counted in and the year.
    pub name: String,
    pub value: f64,
}

/// One text. Its lines end in LF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Tells it from the other texts of the municipality.
    pub id: String,
    pub name: String,
    pub text: String,
    pub stretches: Vec<Stretch>,
    /// How long the beginning of each line is that says what kind of note it is and which seat spoke:
    /// the consultant's own material. Empty for what others may read.
    pub leads: Vec<usize>,
}

/// Some of its words, and what they stand under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first character and the one after the last, in code points, as REFI-QDA counts.
    pub from: usize,
    pub to: usize,
    /// With how much supports each, as [`Comparison`](super::comparison::Comparison) counts.
    pub codes: Vec<(Code, usize)>,
    /// Which part of the summary they stand in, in words; or which question.
    pub place: String,
}

impl Source {
    /// Adds a line to the text. Returns the characters that it got.
    pub fn line(&mut self, words: &str) -> Range<usize> {
        let from = self.text.chars().count();
        self.text.push_str(words);
        let to = self.text.chars().count();
        self.text.push('\n');
        from..to
    }

    /// The words of a stretch.
    #[must_use]
    pub fn words(&self, stretch: &Stretch) -> String {
        self.text.chars().skip(stretch.from).take(stretch.to.saturating_sub(stretch.from)).collect()
    }
}
