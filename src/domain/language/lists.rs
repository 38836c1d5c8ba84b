//! Lists of words, written as one text with a space between.

/// Whether `word` is one of the `list`.
pub(in crate::domain) fn among(list: &str, word: &str) -> bool {
    let whole = |at: usize| {
        let (before, after) = (&list[..at], &list[at + word.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    };
    !word.is_empty() && list.match_indices(word).any(|(at, _)| whole(at))
}

/// Whether `word` ends as one of the `list`.
pub(in crate::domain) fn ends_like(list: &str, word: &str) -> bool {
    list.split(' ').any(|end| word.ends_with(end))
}
