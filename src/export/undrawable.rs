//! Which characters the pages show as □, since no bundled font has them.

use serde::Serialize;

use super::text;
use crate::domain::summary::{Item, Summary};

/// What the pages could not show as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Undrawable {
    /// How many □ stand for characters; an emoji is one, however many it is made of.
    pub count: usize,
    /// The numbered paragraphs that have them. Headings and quotes count above and have no number.
    pub paragraphs: Vec<usize>,
}

/// Counts what a PDF of the summary cannot show.
#[must_use]
pub fn undrawable(summary: &Summary) -> Undrawable {
    let mut found = Undrawable::default();
    let mut look = |number: Option<usize>, text: &str| {
        let count = substituted(text);
        found.count += count;
        if count > 0 {
            found.paragraphs.extend(number.filter(|number| found.paragraphs.last() != Some(number)));
        }
    };
    look(None, &summary.title);
    for item in &summary.items {
        match item {
            Item::Heading { text, .. } | Item::Quote { text, .. } => look(None, text),
            Item::Paragraph { number, text, .. } => look(Some(*number), text),
            Item::Bullets { points } | Item::Points { points, .. } => points.iter().for_each(|point| look(point.number, &point.text)),
            Item::Contacts { number, cards } => cards.iter().flat_map(|card| &card.lines).for_each(|line| look(Some(*number), line)),
            // Numbers, and words of our own; and what is counted where it stands.
            Item::Figures { .. } | Item::Found { .. } => {}
        }
    }
    found
}

/// How many □ stand on the pages that were not typed.
fn substituted(text: &str) -> usize {
    let marks = |text: &str| text.chars().filter(|c| *c == text::SUBSTITUTE).count();
    marks(&text::drawable(&text::clean(text))).saturating_sub(marks(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_as_a_square_is_not_counted() {
        assert_eq!(substituted("Åsa 👩‍👩‍👧 och 漢字"), 3);
        assert_eq!(substituted("en □ och Łódź"), 0);
        assert_eq!(substituted("□ och \u{0}"), 1);
    }
}
