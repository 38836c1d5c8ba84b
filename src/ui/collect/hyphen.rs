//! Words too long for a narrow column, parted where Swedish and English may be.

/// Where a word may be parted: before a consonant that a vowel follows, never after its first letter
/// or before its last two.
fn places(word: &str) -> Vec<usize> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let is_vowel = |c: char| "aeiouyåäöé".contains(c.to_ascii_lowercase());
    let fits = |n: &usize| {
        let (this, next) = (letters[*n].1, letters[*n + 1].1);
        this.is_alphabetic() && !is_vowel(this) && is_vowel(next)
    };
    (2..letters.len().saturating_sub(2)).filter(fits).map(|n| letters[n].0).collect()
}

/// The words, those that are wider than there is room for with a hyphen and a new line in them.
/// `width` tells how wide a text is.
pub(super) fn parted(words: &str, room: f32, width: &dyn Fn(&str) -> f32) -> String {
    let part = |word: &str| {
        if width(word) <= room {
            return word.to_owned();
        }
        let fitting = places(word).into_iter().rev().find(|at| width(&format!("{}-", &word[..*at])) <= room);
        fitting.map_or_else(|| word.to_owned(), |at| format!("{}-\n{}", &word[..at], &word[at..]))
    };
    words.split(' ').map(part).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_word_is_parted_before_a_consonant() {
        let width = |text: &str| text.chars().count() as f32;
        assert_eq!(parted("Tydlig arbetsstruktur", 12.0, &width), "Tydlig arbetsstruk-\ntur");
        assert_eq!(parted("Stabila organisationer", 11.0, &width), "Stabila organisa-\ntioner");
        assert_eq!(parted("organisationer", 2.0, &width), "organisationer", "no part of it would fit");
        assert_eq!(parted("Gemensamma mål", 12.0, &width), "Gemensamma mål");
    }
}
