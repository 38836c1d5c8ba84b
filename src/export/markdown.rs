//! What keeps a text in Markdown as it was typed: a backslash before every sign that CommonMark,
//! or one of its common dialects, would take for its own.

/// What means something wherever it stands: in CommonMark, or in tables, footnotes, formulas and
/// attributes.
const SIGNS: &str = r"\`*_[]{}<>#&~^|$";

/// One line of text. Spaces at its edges, which Markdown drops, become entities.
pub(super) fn line(text: &str) -> String {
    let words = text.trim_matches(' ');
    if words.is_empty() {
        // A line without anything would end the paragraph, and one of entities is a line.
        return "&#32;".repeat(text.len().max(1));
    }
    let before = text.len() - text.trim_start_matches(' ').len();
    let after = text.len() - before - words.len();
    let mut out = "&#32;".repeat(before);
    let list_number = words.bytes().take_while(u8::is_ascii_digit).count();
    for (i, c) in words.char_indices() {
        let begins_block = i == 0 && matches!(c, '+' | '-' | '=' | ':') || (i == list_number && i > 0 && matches!(c, '.' | ')'));
        if begins_block || SIGNS.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out + &"&#32;".repeat(after)
}
