//! The codes that a note can carry.
//!
//! Ready-made are the report's frame (styrning, struktur, samsyn), the three headings that every
//! published summary ends in (varför, hur, råd) and the report's eight lessons ("Viktiga lärdomar
//! om samverkan"). A project, or a note-taker in the middle of a line, adds codes of its own.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A code, ready-made or one's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// "En ledning som prioriterar samverkan"
    Ledning,
    /// "En tydlig arbetsstruktur med ansvarsfördelning, kontaktvägar och rutiner"
    Arbetsstruktur,
    /// "Stabila organisationer"
    Stabilitet,
    /// "Kunskap om och respekt för varandra"
    Respekt,
    /// "Gemensamma målgrupper och mål"
    GemensammaMal,
    /// "Gemensamma forum och rutiner för beslut"
    GemensammaForum,
    /// "Fokus på varje individs behov"
    IndividensBehov,
    /// "Kunskap om samverkan hos varje organisation som deltar"
    Samverkanskunskap,
    /// Made by a project or a note-taker.
    Own(OwnCode),
}

impl Code {
    /// In the order of the keys Q W E and A S D.
    pub const FRAME: [Self; 6] = [Self::Styrning, Self::Struktur, Self::Samsyn, Self::Varfor, Self::Hur, Self::Rad];

    /// The report's eight lessons, in its order.
    pub const LESSONS: [Self; 8] = [
        Self::Ledning,
        Self::Arbetsstruktur,
        Self::Stabilitet,
        Self::Respekt,
        Self::GemensammaMal,
        Self::GemensammaForum,
        Self::IndividensBehov,
        Self::Samverkanskunskap,
    ];

    /// Every ready-made code.
    pub fn ready_made() -> impl Iterator<Item = Self> {
        Self::FRAME.into_iter().chain(Self::LESSONS)
    }

    /// A ready-made code's key in the text catalogue; `None` for one's own, which is its name.
    #[must_use]
    pub fn text_key(&self) -> Option<&'static str> {
        Some(match self {
            Self::Styrning => "code-styrning",
            Self::Struktur => "code-struktur",
            Self::Samsyn => "code-samsyn",
            Self::Varfor => "code-varfor",
            Self::Hur => "code-hur",
            Self::Rad => "code-rad",
            Self::Ledning => "code-ledning",
            Self::Arbetsstruktur => "code-arbetsstruktur",
            Self::Stabilitet => "code-stabilitet",
            Self::Respekt => "code-respekt",
            Self::GemensammaMal => "code-gemensamma-mal",
            Self::GemensammaForum => "code-gemensamma-forum",
            Self::IndividensBehov => "code-individens-behov",
            Self::Samverkanskunskap => "code-samverkanskunskap",
            Self::Own(_) => return None,
        })
    }
}

/// The name of a code of one's own: a word of 2 to 40 letters, digits, `-` or `_`, lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OwnCode(String);

/// Says why a text cannot be a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a code of one's own is a word of 2 to 40 letters, digits, '-' or '_'")]
pub struct InvalidCode;

impl OwnCode {
    /// # Errors
    /// [`InvalidCode`] when `text` is no such word.
    pub fn new(text: &str) -> Result<Self, InvalidCode> {
        let word = text.trim().to_lowercase();
        let fits = (2..=40).contains(&word.chars().count());
        let is_word = word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') && word.starts_with(char::is_alphabetic);
        if fits && is_word { Ok(Self(word)) } else { Err(InvalidCode) }
    }

    /// The code that a word stands for when it is written `#like-this` among others.
    #[must_use]
    pub fn tag(word: &str) -> Option<Self> {
        word.trim_end().strip_prefix('#').and_then(|tag| Self::new(tag).ok())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OwnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for OwnCode {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, InvalidCode> {
        Self::new(&text)
    }
}

impl From<OwnCode> for String {
    fn from(code: OwnCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_ones_own_is_a_word() {
        assert_eq!(OwnCode::new(" Möten ").unwrap().as_str(), "möten");
        for bad in ["", "a", "två ord", "#a", "12", "a/b", &"x".repeat(41)] {
            assert_eq!(OwnCode::new(bad), Err(InvalidCode), "{bad}");
        }
    }
}
