//! Names that files and references hold on to.
//!
//! An id is chosen once and never shown to a reader. Those that become a folder or file name
//! ([`Slug`], [`SessionId`], [`WriterId`]) accept only characters that are safe in a path on
//! every system and in every synced folder.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest id that is accepted, in bytes. Windows paths are short and ids nest three deep.
pub const MAX_LEN: usize = 64;

/// Says why a text cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is 1 to {MAX_LEN} of the characters a–z, 0–9, '-', '.' and '_', starting with a letter or digit")]
pub struct InvalidId;

fn is_valid(text: &str) -> bool {
    text.len() <= MAX_LEN
        && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && !text.ends_with('.')
        && !text.contains("..")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'_'))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// # Errors
            /// [`InvalidId`] when `text` has a character that is not allowed, or is too long.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                if is_valid(&text) { Ok(Self(text)) } else { Err(InvalidId) }
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A municipality's folder under `municipalities/`.
    Slug
}
id! {
    /// A focus group's folder under a municipality's `sessions/`.
    SessionId
}
id! {
    /// One note-taker's device; the name of its file under `notes/`. Says nothing about a person.
    WriterId
}
id! {
    /// A section of the guide.
    SectionId
}
id! {
    /// A row of the guide: a question, a follow-up or an item to say.
    RowId
}
id! {
    /// A note, quote or observation, over all its revisions.
    EntryId
}
id! {
    /// A version of the draft; the name of its file under `versions/`.
    VersionId
}
id! {
    /// A block of the draft; stable through every edit, so that an answer finds its way home.
    BlockId
}

id! {
    /// A round of fact-checking; the name of its file under `rounds/`.
    RoundId
}
id! {
    /// A reply to a round, made of what it says.
    ReplyId
}

impl Slug {
    /// Makes a folder name of a municipality's name: lower case, å ä → a, ö → o, é → e, all
    /// else that is not a letter or digit → one hyphen. Empty if nothing is left.
    ///
    /// # Errors
    /// [`InvalidId`] when the name holds no letter or digit that can stand in a slug.
    pub fn from_name(name: &str) -> Result<Self, InvalidId> {
        let mut slug = String::new();
        for c in name.to_lowercase().chars() {
            let c = match c {
                'å' | 'ä' | 'à' | 'á' | 'â' | 'æ' => 'a',
                'ö' | 'ø' | 'ò' | 'ó' | 'ô' => 'o',
                'é' | 'è' | 'ê' | 'ë' => 'e',
                'ü' | 'ú' | 'ù' => 'u',
                'í' | 'ì' => 'i',
                'ñ' => 'n',
                'ç' => 'c',
                c if c.is_ascii_alphanumeric() => c,
                _ => '-',
            };
            if c != '-' || !(slug.is_empty() || slug.ends_with('-')) {
                slug.push(c);
            }
        }
        slug.truncate(48); // leaves room for a suffix that tells two of the same name apart
        Self::new(slug.trim_end_matches('-'))
    }

    /// This slug; for a second municipality of the same name, with the first number behind it that
    /// makes it free.
    #[must_use]
    pub fn free(self, is_free: impl Fn(&Self) -> bool) -> Self {
        if is_free(&self) {
            return self;
        }
        let mut numbered = (2..=usize::MAX).map(|n| Self(format!("{}-{n}", self.0)));
        numbered.find(is_free).unwrap_or_else(|| self.clone())
    }
}

impl SessionId {
    /// A municipality's `n`th focus group, from 1; most have only one.
    #[must_use]
    pub fn nth(n: usize) -> Self {
        Self(format!("fokusgrupp-{n}"))
    }
}

impl VersionId {
    /// The `n`th version of a draft, from 1.
    #[must_use]
    pub fn nth(n: usize) -> Self {
        Self(format!("v{n:03}"))
    }
}

impl RoundId {
    /// A municipality's `n`th round, from 1.
    #[must_use]
    pub fn nth(n: usize) -> Self {
        Self(format!("r{n:03}"))
    }
}

impl ReplyId {
    /// Of the hexadecimal digits of a hash.
    #[must_use]
    pub fn from_hash(hex: &str) -> Self {
        Self(format!("s{}", hex.chars().filter(char::is_ascii_hexdigit).take(16).collect::<String>()))
    }
}

impl EntryId {
    /// The `n`th entry that `writer`'s device made. Two devices can never make the same one.
    #[must_use]
    pub fn of(writer: &WriterId, n: usize) -> Self {
        Self(format!("{writer}.{n}"))
    }
}

impl BlockId {
    /// A block id from 40 random bits, enough for every block a project will ever hold.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        Self(format!("b{:010x}", bits & 0xff_ffff_ffff))
    }
}

impl WriterId {
    /// A device's id from 32 random bits.
    #[must_use]
    pub fn from_bits(bits: u32) -> Self {
        Self(format!("w{bits:08x}"))
    }

    /// This device's id with a number behind it, for a second window on the same folder. No entry
    /// of the one can be taken for one of the other: "w1." does not begin "w1-2.".
    #[must_use]
    pub fn numbered(&self, n: usize) -> Self {
        let number = format!("-{n}");
        let kept = self.0.len().min(MAX_LEN.saturating_sub(number.len()));
        Self(format!("{}{number}", &self.0[..kept]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_safe_as_a_folder_name() {
        for (name, slug) in [
            ("Exempelköping", "exempelkoping"),
            ("Spånga-Tensta", "spanga-tensta"),
            ("Upplands Väsby", "upplands-vasby"),
            ("  ../Ål  ", "al"),
        ] {
            assert_eq!(Slug::from_name(name).unwrap().as_str(), slug);
        }
        assert_eq!(Slug::from_name("…"), Err(InvalidId));
    }

    #[test]
    fn an_id_cannot_climb_out_of_its_folder() {
        for bad in ["", "..", "a/b", "a\\b", "A", ".hidden", "a..b", "a.", "ö", "c:"] {
            assert_eq!(Slug::new(bad), Err(InvalidId), "{bad}");
        }
    }
}
