//! The wrapping that a round and a reply travel in: what it is, which version, and a hash of its
//! content, so that one that was cut short or changed on the way is known as that.

use serde::de::DeserializeOwned;
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
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Reply => "reply",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Envelope {
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
    #[error("is not a whole file from Samsyn: it was cut short, or is something else")]
    NotWhole,
    #[error("was saved by a later version of Samsyn")]
    Newer,
    #[error("has been changed since it was saved")]
    Changed,
    #[error("does not hold what a file of its kind holds")]
    Content,
}

/// Wraps a value.
///
/// # Errors
/// When it cannot be written as JSON; nothing of ours is such a value.
pub fn seal<T: Serialize>(kind: Kind, value: &T) -> Result<String, serde_json::Error> {
    let body = serde_json::to_string(value)?;
    let envelope = Envelope { samsyn: kind.name().to_owned(), format: FORMAT, sha256: sha256(body.as_bytes()), body };
    Ok(serde_json::to_string_pretty(&envelope)? + "\n")
}

/// Takes a value out of its wrapping.
///
/// # Errors
/// [`Unusable`], which says why it cannot be used.
pub fn open<T: DeserializeOwned>(kind: Kind, bytes: &[u8]) -> Result<T, Unusable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unusable::TooLarge);
    }
    let text = std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').trim_start());
    let text = text.ok_or(Unusable::NotWhole)?;
    if text.starts_with('<') {
        return Err(if text.contains("id=\"round\"") && kind == Kind::Reply { Unusable::IsForm } else { Unusable::NotWhole });
    }
    let envelope: Envelope = serde_json::from_str(text).ok().ok_or(Unusable::NotWhole)?;
    match (envelope.samsyn.as_str(), kind) {
        ("round", Kind::Round) | ("reply", Kind::Reply) => {}
        ("round", Kind::Reply) => return Err(Unusable::IsRound),
        ("reply", Kind::Round) => return Err(Unusable::IsReply),
        _ => return Err(Unusable::NotWhole),
    }
    if envelope.format > FORMAT {
        return Err(Unusable::Newer);
    }
    if sha256(envelope.body.as_bytes()) != envelope.sha256 {
        return Err(Unusable::Changed);
    }
    serde_json::from_str(&envelope.body).ok().ok_or(Unusable::Content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Result<Vec<String>, Unusable> {
        open(Kind::Reply, text.as_bytes())
    }

    #[test]
    fn what_was_wrapped_comes_out_and_nothing_else_does() {
        let value = vec!["å \"é\" 🙂 </script>".to_owned()];
        let sealed = seal(Kind::Reply, &value).unwrap();
        assert_eq!(opened(&sealed), Ok(value.clone()));
        assert_eq!(opened(&format!("\u{feff}{sealed}")), Ok(value));
        for cut in (0..sealed.trim_end().len()).filter(|cut| sealed.is_char_boundary(*cut)) {
            assert_eq!(opened(&sealed[..cut]), Err(Unusable::NotWhole), "cut at {cut}");
        }
        assert_eq!(opened(&sealed.replace('å', "ä")), Err(Unusable::Changed));
        assert_eq!(opened(&sealed.replace("\"reply\"", "\"round\"")), Err(Unusable::IsRound));
        assert_eq!(opened(&sealed.replace("\"format\": 1", "\"format\": 2")), Err(Unusable::Newer));
        assert_eq!(open::<Vec<u32>>(Kind::Reply, sealed.as_bytes()), Err(Unusable::Content));
        assert_eq!(open::<Vec<String>>(Kind::Round, sealed.as_bytes()), Err(Unusable::IsReply));
        assert_eq!(opened("<!DOCTYPE html><script id=\"round\">"), Err(Unusable::IsForm));
        assert_eq!(opened(&" ".repeat(MAX_BYTES + 1)), Err(Unusable::TooLarge));
        assert_eq!(opened(&"[".repeat(100_000)), Err(Unusable::NotWhole));
    }
}
