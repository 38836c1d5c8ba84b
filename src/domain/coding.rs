//! The codes that a note can carry.
//!
//! Ready-made are the report's frame (styrning, struktur, samsyn) and the three headings that
//! every published summary ends in (varför, hur, råd).

use serde::{Deserialize, Serialize};

/// A ready-made code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Management takes a stand for collaboration.
    Styrning,
    /// Clear goals, target groups, roles, division of work and routines.
    Struktur,
    /// Communication and shared values.
    Samsyn,
    /// "Varför fungerar samverkan?"
    Varfor,
    /// "Hur fungerar samverkan?"
    Hur,
    /// "Lärdomar och råd till andra"
    Rad,
}

impl Code {
    /// In the order of the keys Q W E and A S D.
    pub const ALL: [Self; 6] = [Self::Styrning, Self::Struktur, Self::Samsyn, Self::Varfor, Self::Hur, Self::Rad];

    /// The code's key in the text catalogue.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Styrning => "code-styrning",
            Self::Struktur => "code-struktur",
            Self::Samsyn => "code-samsyn",
            Self::Varfor => "code-varfor",
            Self::Hur => "code-hur",
            Self::Rad => "code-rad",
        }
    }
}
