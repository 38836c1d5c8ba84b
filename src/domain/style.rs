//! How a house wants its documents to look: what lies in the folder `style` of a project.
//!
//! Plain values; `storage` reads them, `export` uses them. Without any, documents look as Samsyn
//! makes them.

use serde::{Deserialize, Serialize};

/// The typst template that stands in for the built-in one.
pub const TEMPLATE: &str = "template.typ";
/// What is written in words.
pub const SETTINGS: &str = "style.ron";
/// The logo, the first of these that is there.
pub const LOGOS: [&str; 2] = ["logo.svg", "logo.png"];

/// A house style. The default is the built-in look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    pub settings: Settings,
    /// Every file that a template may read, by name.
    pub files: Vec<StyleFile>,
}

/// A file of the folder, `/` between the parts of its name.
#[derive(Clone, PartialEq, Eq)]
pub struct StyleFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for StyleFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// `style.ron`. What is left out is as in the built-in look.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub colours: Colours,
    /// The font of the text; bundled, or in the folder `fonts`. Empty: Source Sans 3.
    pub sans: String,
    /// The font of quotes. Empty: Source Serif 4.
    pub serif: String,
    /// What the logo shows, for those who do not see it. PDF/UA demands it of every picture.
    pub logo_alt: String,
}

/// The colours of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Colours {
    /// The text.
    pub ink: Option<Colour>,
    /// Headings and key figures, and the group of lessons.
    pub petrol: Option<Colour>,
    /// Quotes, and the group of reasons.
    pub green: Option<Colour>,
    /// The group of ways to work.
    pub blue: Option<Colour>,
}

/// `#RRGGBB`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(String);

/// Not a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a colour such as \"#0B5C6B\": a # and six digits of 0–9 and A–F")]
pub struct InvalidColour;

impl TryFrom<String> for Colour {
    type Error = InvalidColour;

    fn try_from(text: String) -> Result<Self, InvalidColour> {
        let digits = text.strip_prefix('#').ok_or(InvalidColour)?;
        if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) { Ok(Self(text)) } else { Err(InvalidColour) }
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.0
    }
}

impl Colours {
    /// The built-in colours, as six hexadecimal digits, beside what the house has instead.
    fn pairs(&self) -> [(&'static str, Option<&Colour>); 4] {
        [("17211F", self.ink.as_ref()), ("0B5C6B", self.petrol.as_ref()), ("2C6B3A", self.green.as_ref()), ("2A50A0", self.blue.as_ref())]
    }

    /// Six hexadecimal digits of the built-in look, as the house has them.
    #[must_use]
    pub fn of<'a>(&'a self, built_in: &'a str) -> &'a str {
        let chosen = self.pairs().into_iter().find(|(digits, _)| *digits == built_in).and_then(|(_, colour)| colour);
        chosen.map_or(built_in, |colour| colour.0.trim_start_matches('#'))
    }

    /// A style sheet of ours with the house's colours. Never for anything that holds people's
    /// text.
    #[must_use]
    pub fn paint(&self, sheet: &str) -> String {
        let chosen = self.pairs().into_iter().filter_map(|(digits, colour)| Some((digits, colour?.0.trim_start_matches('#'))));
        chosen.fold(sheet.to_owned(), |sheet, (digits, colour)| sheet.replace(digits, colour).replace(&digits.to_lowercase(), colour))
    }
}

impl Style {
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        *self == Self::default()
    }

    #[must_use]
    pub fn file(&self, name: &str) -> Option<&StyleFile> {
        self.files.iter().find(|file| file.name == name)
    }

    #[must_use]
    pub fn logo(&self) -> Option<&StyleFile> {
        LOGOS.iter().find_map(|name| self.file(name))
    }

    #[must_use]
    pub fn template(&self) -> Option<&StyleFile> {
        self.file(TEMPLATE)
    }
}

/// What is wrong with a file of the style, and where. Holds nothing of the document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleFault {
    /// By its name in the folder.
    pub file: String,
    /// Line and column from 1, the column in characters; `None` for the file as a whole.
    pub place: Option<(usize, usize)>,
    /// What was found, or what was expected.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_six_digits() {
        for good in ["#0B5C6B", "#ffffff"] {
            assert_eq!(String::from(Colour::try_from(good.to_owned()).unwrap()), good);
        }
        for bad in ["", "#", "0B5C6B", "#0B5C6", "#0B5C6BFF", "#0B5C6G", "#å5C6B", "red"] {
            assert_eq!(Colour::try_from(bad.to_owned()), Err(InvalidColour), "{bad}");
        }
    }
}
