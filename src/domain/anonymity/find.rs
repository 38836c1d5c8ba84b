//! One thing in a text that points at a person.

use std::ops::Range;

use serde::Serialize;

/// What kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A name, or what looks like one.
    Person,
    /// A personnummer or samordningsnummer, or a part of one that tells the date of birth.
    Personnummer,
    Phone,
    Email,
    /// A street with its number.
    Address,
    /// The number of a case or a file.
    CaseId,
    /// A place so small that few live or work there.
    PlaceSmall,
}

impl Kind {
    pub const ALL: [Self; 7] = [Self::Person, Self::Personnummer, Self::Phone, Self::Email, Self::Address, Self::CaseId, Self::PlaceSmall];

    /// As commands print it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Personnummer => "personnummer",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::CaseId => "case_id",
            Self::PlaceSmall => "place_small",
        }
    }
}

/// The words at a range of a text's characters.
#[must_use]
pub fn words(text: &str, range: &Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// In characters (Unicode code points) of the text.
    pub range: Range<usize>,
    pub kind: Kind,
}
