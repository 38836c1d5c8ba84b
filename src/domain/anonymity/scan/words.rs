//! Each word of a text with what it can be: a name, a word, both, or unknown.

use super::Known;
use super::lexicon::{self, Marks, marks};
use super::plain::Plain;
use super::shapes;
use super::tokens::{Case, Token};

/// What a word can be by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A name and nothing else.
    Name,
    /// Well known as a name and as something else: Sten, Ek, Maj, Lund.
    Both,
    /// An ordinary word that is a name somewhere.
    Faint,
    /// Capitalised, and nobody: a place, an organisation, part of a saying.
    Known,
    Word,
    Unknown,
}

/// A text as words, ready to be judged.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub plain: &'a Plain,
    pub tokens: Vec<Token>,
    pub looks: Vec<Look>,
    /// Of the word, or of what its genitive belongs to.
    pub marks: Vec<Marks>,
}

impl<'a> Words<'a> {
    pub fn new(plain: &'a Plain, tokens: Vec<Token>, known: &Known) -> Self {
        let judged: Vec<(Look, Marks)> = tokens.iter().map(|token| look(token, known)).collect();
        let (looks, marks) = judged.into_iter().unzip();
        let mut words = Self { plain, tokens, looks, marks };
        words.take_sayings();
        words
    }

    /// What stands between a word and the next.
    pub fn gap(&self, at: usize) -> &[char] {
        let end = self.tokens.get(at + 1).map_or(self.plain.chars.len(), |next| next.range.start);
        self.plain.chars.get(self.tokens[at].range.end..end).unwrap_or_default()
    }

    /// Nothing but spaces before the next word.
    pub fn spaced(&self, at: usize) -> bool {
        at + 1 < self.tokens.len() && !self.gap(at).is_empty() && self.gap(at).iter().all(|c| *c == ' ')
    }

    pub fn hyphened(&self, at: usize) -> bool {
        at + 1 < self.tokens.len() && self.gap(at) == ['-']
    }

    /// The word before, if only spaces stand between.
    pub fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.spaced(*before))
    }

    pub fn small(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.small)
    }

    pub fn has(&self, at: usize, marks: Marks) -> bool {
        self.marks.get(at).is_some_and(|known| known.has(marks))
    }

    pub fn is(&self, at: usize, looks: &[Look]) -> bool {
        self.looks.get(at).is_some_and(|look| looks.contains(look))
    }

    /// Written with a capital that says something, and not only as the first of its sentence.
    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// A capital alone, as before a surname.
    pub fn is_initial(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.len() == 1 && token.case == Case::Capital)
    }

    /// Makes the words of sayings known.
    fn take_sayings(&mut self) {
        for at in 0..self.tokens.len() {
            let found = lexicon::sayings(&self.tokens[at].small).iter().find(|rest| {
                rest.iter().enumerate().all(|(n, word)| {
                    let next = at + n + 1;
                    let near = self
                        .tokens
                        .get(next)
                        .is_some_and(|_| self.gap(next - 1).len() <= 2 && self.gap(next - 1).iter().all(|c| " -:.".contains(*c)));
                    near && (*word == "*" || self.tokens[next].small == *word)
                })
            });
            if let Some(rest) = found {
                self.looks[at..=at + rest.len()].fill(Look::Known);
            }
        }
    }
}

fn look(token: &Token, known: &Known) -> (Look, Marks) {
    let small = &token.small;
    let stem = small.strip_suffix('s').filter(|stem| stem.chars().count() > 1);
    if known.has_word(small.as_str()) || stem.is_some_and(|stem| known.has_word(stem)) {
        return (Look::Known, Marks::default());
    }
    if let Some(listed) = listed(marks(small)) {
        // A word as it stands, but also the genitive of a name: "Majs".
        let named = |stem: &Marks| stem.has(Marks::HOMONYM) || stem.has(Marks::COMMON_GIVEN) && !stem.has(Marks::WORD);
        let genitive = stem.map(marks).filter(|stem| listed == Look::Word && named(stem));
        return genitive.map_or((listed, marks(small)), |stem| (Look::Faint, stem));
    }
    if let Some((look, marks)) = stem.and_then(|stem| listed(marks(stem)).map(|look| (look, marks(stem)))) {
        return (look, marks);
    }
    let shape = shapes::is_surname(stem.unwrap_or(small)) || shapes::is_surname(small);
    // Where a capital says something, a short word put together by chance is rather a name.
    let short = token.is_capital() && !token.first && token.len() < 9;
    if !(shape && token.is_capital()) && (lexicon::is_inflected(small) || !short && lexicon::is_compound(small)) {
        return (Look::Word, Marks::default());
    }
    (Look::Unknown, Marks::default())
}

fn listed(marks: Marks) -> Option<Look> {
    let name = marks.has(Marks::NAME);
    if marks.has(Marks::PLACE | Marks::ORGANISATION) {
        let both = name && (marks.has(Marks::HOMONYM) || marks.has(Marks::COMMON) && marks.has(Marks::GIVEN | Marks::PLACE));
        return Some(if both { Look::Both } else { Look::Known });
    }
    let word = marks.has(Marks::WORD | Marks::VERB | Marks::ROLE | Marks::TRIGGER);
    match (name, word) {
        (true, false) => Some(Look::Name),
        (true, true) if marks.has(Marks::HOMONYM) => Some(Look::Both),
        (true, true) => Some(Look::Faint),
        (false, true) => Some(Look::Word),
        (false, false) => None,
    }
}
