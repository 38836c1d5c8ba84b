//! What happens to a text before it is printed: nothing, but for characters that no file can hold.
//!
//! - Every kind of line break becomes one kind, and a tab a space.
//! - Control characters and non-characters, which XML forbids, become [`SUBSTITUTE`].
//! - On the pages, a character that none of the bundled fonts can draw becomes [`SUBSTITUTE`] too,
//!   since PDF/A forbids missing glyphs. A DOCX keeps it: the reader's machine may have a font.
//! - On the pages, at most eight marks stand on one letter and eight spaces after each other.
//! - On the pages, a word wider than its column may break after every fourth letter.

use typst::layout::Em;
use typst::text::FontInstance;
use unicode_segmentation::UnicodeSegmentation as _;

use super::world;

/// Stands for what cannot be printed: □, which all formats can show.
pub(super) const SUBSTITUTE: char = '\u{25a1}';

/// May break here, and shows nothing.
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// The text as every format can hold it. Its only control character is the line feed.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        out.push(match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                '\n'
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            // A byte order mark inside a text is an old way to say "do not break here".
            '\u{feff}' => '\u{2060}',
            c if is_forbidden(c) => SUBSTITUTE,
            c => c,
        });
    }
    out
}

fn is_forbidden(c: char) -> bool {
    let non_character = (c as u32) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c);
    c.is_control() || non_character
}

/// Characters that steer and show nothing, so that no font needs a glyph for them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\n' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The text as the bundled fonts can draw it: one [`SUBSTITUTE`] for each cluster (an emoji is one,
/// however many characters it is made of) or mark that they cannot.
///
/// Heaps of marks on one letter and runs of spaces are cut at [`HEAP`]: they show nothing more,
/// and laying them out takes seconds.
pub(super) fn drawable(text: &str) -> String {
    // Nearly all text, which needs neither the fonts nor a search for clusters.
    if text.chars().all(is_plain) && !text.contains(RUN) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut spaces = 0;
    for cluster in text.graphemes(true) {
        spaces = if cluster == " " { spaces + 1 } else { 0 };
        match cluster.chars().next() {
            _ if spaces > HEAP => {}
            Some(base) if can_draw(base) => {
                out.extend(cluster.chars().take(1 + HEAP).map(|c| if can_draw(c) { c } else { SUBSTITUTE }));
            }
            _ => out.push(SUBSTITUTE),
        }
    }
    out
}

/// How many marks stand on a letter, or spaces after each other, on the pages.
const HEAP: usize = 8;
/// One space more than that.
const RUN: &str = "         ";

/// Letters and signs of Swedish text: the bundled fonts have them, and each is a cluster of its own.
fn is_plain(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '–' | '”' | '’' | '…')
}

fn can_draw(c: char) -> bool {
    is_plain(c) || (!is_private(c) && (is_invisible(c) || world::faces().iter().any(|face| covers(face, c))))
}

fn covers(face: &FontInstance, c: char) -> bool {
    face.font().info().coverage.contains(c as u32)
}

/// A column on the page: which of the fonts it is set in, how large and how wide, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub face: Face,
    pub size: f64,
    pub width: f64,
}

/// In the order of [`world::faces`].
#[derive(Debug, Clone, Copy)]
pub(super) enum Face {
    Regular,
    Semibold,
    Bold,
    Italic = 4,
}

impl Column {
    /// The text with a chance to break in each word that is wider than the column.
    pub(super) fn fit(&self, text: &str) -> String {
        // No glyph of ours is wider than 1.2 times its size, so most words need no measuring.
        let surely_fits = (self.width / (1.2 * self.size)) as usize;
        let too_wide = |word: &str| word.chars().count() > surely_fits && self.width_of(word) > self.width;
        if !text.split_whitespace().any(too_wide) {
            return text.to_owned();
        }
        let mut out = String::with_capacity(2 * text.len());
        for word in text.split_inclusive(char::is_whitespace) {
            if too_wide(word.trim_end()) {
                for (i, cluster) in word.graphemes(true).enumerate() {
                    // Each opportunity costs time, so there is not one for each letter.
                    if i > 0 && i.is_multiple_of(4) {
                        out.push(ZERO_WIDTH_SPACE);
                    }
                    out.push_str(cluster);
                }
            } else {
                out.push_str(word);
            }
        }
        out
    }

    fn width_of(&self, word: &str) -> f64 {
        let Some(font) = world::faces().get(self.face as usize) else { return 0.0 };
        let advance = |c| font.ttf().glyph_index(c).and_then(|glyph| font.x_advance(glyph.0)).map_or(1.0, Em::get);
        word.chars().map(|c| advance(c) * self.size).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_file_can_hold_is_changed() {
        assert_eq!(clean("a\u{0}b\tc\r\nd\u{2028}e\rf"), "a□b c\nd\ne\nf");
        assert_eq!(clean("#image(\"x\") $a$ <b>&amp;"), "#image(\"x\") $a$ <b>&amp;");
        assert_eq!(clean("x\u{fffe}\u{fdd0}"), "x□□");
    }

    #[test]
    fn one_mark_for_each_cluster_that_has_no_glyph() {
        assert_eq!(drawable("Åsa 👩‍👩‍👧 går"), "Åsa □ går");
        assert_eq!(drawable("”Så här – i Łódź, Αθήνα, Москва.”"), "”Så här – i Łódź, Αθήνα, Москва.”");
    }

    #[test]
    fn a_word_breaks_only_when_it_must() {
        let column = Column { face: Face::Regular, size: 11.5, width: 100.0 };
        let common = "Arbetsmarknadsenheten och socialtjänsten.";
        assert_eq!(column.fit(common).replace(ZERO_WIDTH_SPACE, ""), common);
        assert!(!column.fit("socialtjänsten och").contains(ZERO_WIDTH_SPACE));
        assert!(column.fit(&"Å".repeat(300)).contains(ZERO_WIDTH_SPACE));
    }
}
