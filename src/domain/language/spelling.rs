//! Which words of a text a speller is asked about.

use super::sentences::{Word, sentences};

/// The words to look up. Left out is what no dictionary holds: what has a digit in it, addresses
/// and initialisms ("AME", "EU:s").
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    let all = sentences(text).into_iter().flat_map(|sentence| sentence.words);
    all.filter(|word| !word.has_digit() && !word.is_address() && !is_initialism(word.text)).collect()
}

/// Capitals alone, perhaps with an ending behind a colon.
fn is_initialism(word: &str) -> bool {
    let stem = word.split(':').next().unwrap_or(word);
    let mut letters = stem.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_addresses_and_initialisms_are_left_out() {
        let found = words("AME:s 2:a möte kl. 10, se www.ale.se och a.b@ale.se: FINSAM i Ale-projektet, 18-åringar.");
        let texts: Vec<&str> = found.iter().map(|word| word.text).collect();
        assert_eq!(texts, ["möte", "kl.", "se", "och", "i", "Ale-projektet"]);
        assert_eq!(found[0].range, 10..14);
    }
}
