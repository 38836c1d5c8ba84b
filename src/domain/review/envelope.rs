//! The wrapping that a round, a reply and a package travel in: what it is, which version, and a hash of its
//! content, so that one that was cut short or changed on the way is known as that.

use serde::{Deserialize, Serialize};

use super::wording::sha256;

/// The version that is written, and the newest that is understood.
pub const FORMAT: u32 = 1;

/// The most bytes that such a file may have.
pub const MAX_BYTES: usize = 1024 * 1024;

/// What is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A [`Form`](super::Form) to be filled in.
    Round,
    /// A [`Filled`](super::Filled) one.
    Reply,
    /// A [`Package`](crate::domain::publication::Package) for the project lead.
    Package,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Reply => "reply",
            Self::Package => "package",
        }
    }
}

/// The wrapping, as it lies in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    samsyn: String,
    format: u32,
    sha256: String,
    body: String,
}

/// Why a file cannot be used. Its words repeat nothing of what was in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("is larger than any reply: expected at most 1 MB")]
    TooLarge,
    #[error("is the form itself and no reply: open it, answer, and choose to save the reply")]
    IsForm,
    #[error("is a round and no reply: open it in Samsyn and answer it there")]
    IsRound,
    #[error("is a reply and no round: read it in where the answers are decided on")]
    IsReply,
    #[error("is a package for the project lead: collect it")]
    IsPackage,
    #[error("is not a whole file from Samsyn: it was cut short, or is something else")]
    NotWhole,
    #[error("was saved by a later version of Samsyn")]
    Newer,
    #[error("has been changed since it was saved")]
    Changed,
    #[error("does not hold what a file of its kind holds")]
    Content,
}

impl Unusable {
    /// What the window says of it, as a key of the text catalogue.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::TooLarge => "refused-too-large",
            Self::IsForm => "refused-form",
            Self::IsRound => "refused-round",
            Self::IsReply => "refused-reply",
            Self::IsPackage => "refused-package",
            Self::NotWhole => "refused-not-whole",
            Self::Newer => "refused-newer",
            Self::Changed => "refused-changed",
            Self::Content => "refused-content",
        }
    }
}

impl Envelope {
    /// Wraps a body, a value written as JSON.
    #[must_use]
    pub fn new(kind: Kind, body: String) -> Self {
        Self { samsyn: kind.name().to_owned(), format: FORMAT, sha256: sha256(body.as_bytes()), body }
    }

    /// The body, if it is of that kind and just as it was wrapped.
    ///
    /// # Errors
    /// [`Unusable`], which says why it cannot be used.
    pub fn opened(self, kind: Kind) -> Result<String, Unusable> {
        match (self.samsyn.as_str(), kind) {
            ("round", Kind::Round) | ("reply", Kind::Reply) | ("package", Kind::Package) => {}
            ("round", _) => return Err(Unusable::IsRound),
            ("reply", _) => return Err(Unusable::IsReply),
            ("package", _) => return Err(Unusable::IsPackage),
            _ => return Err(Unusable::NotWhole),
        }
        if self.format > FORMAT {
            return Err(Unusable::Newer);
        }
        if sha256(self.body.as_bytes()) != self.sha256 {
            return Err(Unusable::Changed);
        }
        Ok(self.body)
    }
}
