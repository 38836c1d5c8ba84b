//! LIX, *läsbarhetsindex*: how heavy a text is to read.
//!
//! `words / sentences + 100 × long words / words`, where a long word has more than six letters
//! (C.-H. Björnsson, *Läsbarhet*, 1968). What is a sentence and what a word stands in
//! [`sentences`]. Letters alone are counted, so that "Finsam-finansiering." has
//! 18; a number is a word that is never long, and so are an abbreviation and an address.
//! A heading is a sentence of its own wherever it is counted.

use super::sentences::sentences;
use crate::domain::draft::Draft;

/// What is counted, for one text or for several together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lix {
    pub words: usize,
    pub sentences: usize,
    /// Words with more than six letters.
    pub long_words: usize,
}

/// How hard a text is, after the usual Swedish table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Under 30, as children's books: *mycket lätt*.
    VeryEasy,
    /// 30 to 40, as fiction: *lätt*.
    Easy,
    /// 40 to 50, as newspapers: *medelsvår*.
    Medium,
    /// 50 to 60, as texts of authorities: *svår*.
    Hard,
    /// 60 and more, as a bureaucrat's: *mycket svår*.
    VeryHard,
}

impl std::iter::Sum for Lix {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, lix| Self {
            words: sum.words + lix.words,
            sentences: sum.sentences + lix.sentences,
            long_words: sum.long_words + lix.long_words,
        })
    }
}

/// More letters than this make a word long.
const LONG: usize = 6;

impl Lix {
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut lix = Self::default();
        for sentence in sentences(text) {
            lix.sentences += 1;
            lix.words += sentence.words.len();
            lix.long_words += sentence.words.iter().filter(|word| word.letters() > LONG && !word.is_address()).count();
        }
        lix
    }

    /// Several texts as one, each beginning a new sentence.
    #[must_use]
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        texts.into_iter().map(Self::of).sum()
    }

    /// A whole draft as the reader meets it, headings included.
    #[must_use]
    pub fn of_draft(draft: &Draft) -> Self {
        Self::of_all(draft.blocks.iter().map(|block| block.text.as_str()))
    }

    /// The index; `None` without a word.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        let words = self.words as f64;
        (self.sentences > 0).then(|| words / self.sentences as f64 + 100.0 * self.long_words as f64 / words)
    }

    #[must_use]
    pub fn level(self) -> Option<Level> {
        // As it is shown, so that 39.6 is not both 40 and below it.
        Some(match self.value()?.round() {
            value if value < 30.0 => Level::VeryEasy,
            value if value < 40.0 => Level::Easy,
            value if value < 50.0 => Level::Medium,
            value if value < 60.0 => Level::Hard,
            _ => Level::VeryHard,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_the_formula_says() {
        let lix = Lix::of("Vi träffas varje vecka. Handläggare, t.ex. från AME, får 31\u{a0}400 kr.");
        assert_eq!((lix.words, lix.sentences, lix.long_words), (11, 2, 2));
        let value = lix.value().unwrap();
        assert!((value - (11.0 / 2.0 + 200.0 / 11.0)).abs() < 1e-9, "{value}");
        assert_eq!(lix.level(), Some(Level::VeryEasy));
    }

    #[test]
    fn several_texts_are_counted_together() {
        assert_eq!(Lix::of_all(["En rubrik", "Text utan", "", "punkt. Slut."]), Lix { words: 6, sentences: 4, long_words: 0 });
        for empty in ["", " \n", "– … !"] {
            assert_eq!((Lix::of(empty).value(), Lix::of(empty).level()), (None, None));
        }
    }

    #[test]
    fn the_table_is_the_usual_one() {
        use Level::{Easy, Hard, Medium, VeryEasy, VeryHard};
        // Sentences of ten words, so that each long word among a hundred is worth one.
        let level = |long_words| Lix { words: 100, sentences: 10, long_words }.level().unwrap();
        let levels = [19, 20, 29, 30, 39, 40, 49, 50].map(level);
        assert_eq!(levels, [VeryEasy, Easy, Easy, Medium, Medium, Hard, Hard, VeryHard]);
    }
}
