//! The order of names in Swedish: å, ä and ö are letters of their own after z.
//!
//! After *Svenska Akademiens ordlista*: é and the like are sorted as their plain letters, ü as y,
//! æ as ä and ø as ö, v and w apart.

use unicode_normalization::UnicodeNormalization as _;

/// What a name is sorted by. Names that differ in accents or capitals alone are told apart by
/// their characters.
#[must_use]
pub fn key(name: &str) -> (Vec<u32>, String) {
    let letters = name.nfc().flat_map(char::to_lowercase).collect::<String>();
    let mut key = Vec::with_capacity(letters.len());
    for c in letters.chars() {
        match c {
            'å' => key.push(u32::from('z') + 1),
            'ä' | 'æ' => key.push(u32::from('z') + 2),
            'ö' | 'ø' => key.push(u32::from('z') + 3),
            'ü' => key.push(u32::from('y')),
            c => key.extend(c.nfd().next().map(u32::from)),
        }
    }
    (key, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letters_of_the_alphabet_come_last() {
        let mut names = ["Örby", "Ånge", "Ärla", "Zinkby", "Älvby", "Ale", "Éköping", "Emmaboda", "Lund", "ale"];
        names.sort_by_cached_key(|name| key(name));
        assert_eq!(names, ["Ale", "ale", "Éköping", "Emmaboda", "Lund", "Zinkby", "Ånge", "Älvby", "Ärla", "Örby"]);
    }
}
