//! GUIDs made of names (RFC 9562, version 8), so that the same thing has the same one each time.

use sha2::{Digest as _, Sha256};

/// The GUID of what these parts name together.
pub(super) fn guid(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let mut bytes = digest.finalize();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: Vec<String> = bytes[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..4], &hex[4..6], &hex[6..8], &hex[8..10], &hex[10..]].map(<[String]>::concat).join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_has_the_same_guid_and_no_other_has() {
        assert_eq!(guid(&["a", "b"]), guid(&["a", "b"]));
        assert_ne!(guid(&["a", "b"]), guid(&["ab"]));
        let one = guid(&["å"]);
        assert_eq!((one.len(), one.split('-').map(str::len).collect::<Vec<_>>()), (36, vec![8, 4, 4, 4, 12]));
    }
}
