//! Lists of words, written as one text with a space between.

/// Whether `word` is one of the `list`.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Whether `word` ends as one of the `list`.
pub(super) fn ends_like(list: &str, word: &str) -> bool {
    list.split(' ').any(|end| word.ends_with(end))
}
