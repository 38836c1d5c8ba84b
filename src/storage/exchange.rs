//! The files that a round and a reply travel in: JSON around JSON, with a hash of what is inside
//! ([`Envelope`]).

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::review::envelope::{Envelope, Kind, MAX_BYTES, Unusable};

/// Wraps a value.
///
/// # Errors
/// When it cannot be written as JSON; nothing of ours is such a value.
pub fn seal<T: Serialize>(kind: Kind, value: &T) -> Result<String, serde_json::Error> {
    let envelope = Envelope::new(kind, serde_json::to_string(value)?);
    Ok(serde_json::to_string_pretty(&envelope)? + "\n")
}

/// Takes a value out of its wrapping.
///
/// # Errors
/// [`Unusable`], which says why it cannot be used.
pub fn read<T: DeserializeOwned>(kind: Kind, bytes: &[u8]) -> Result<T, Unusable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unusable::TooLarge);
    }
    let text = std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').trim_start());
    let text = text.ok_or(Unusable::NotWhole)?;
    if text.starts_with('<') {
        return Err(if text.contains("id=\"round\"") && kind == Kind::Reply { Unusable::IsForm } else { Unusable::NotWhole });
    }
    let envelope: Envelope = serde_json::from_str(text).ok().ok_or(Unusable::NotWhole)?;
    serde_json::from_str(&envelope.opened(kind)?).ok().ok_or(Unusable::Content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Result<Vec<String>, Unusable> {
        read(Kind::Reply, text.as_bytes())
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
        assert_eq!(read::<Vec<u32>>(Kind::Reply, sealed.as_bytes()), Err(Unusable::Content));
        assert_eq!(read::<Vec<String>>(Kind::Round, sealed.as_bytes()), Err(Unusable::IsReply));
        assert_eq!(opened("<!DOCTYPE html><script id=\"round\">"), Err(Unusable::IsForm));
        assert_eq!(opened(&" ".repeat(MAX_BYTES + 1)), Err(Unusable::TooLarge));
        assert_eq!(opened(&"[".repeat(100_000)), Err(Unusable::NotWhole));
    }
}
