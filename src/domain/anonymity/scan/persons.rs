//! Which words are somebody's name, and which tell a small place.

use std::ops::Range;

use super::super::find::Kind;
use super::lexicon::{self, Marks, marks};
use super::shapes;
use super::tokens::Case;
use super::words::{Look, Words};
use crate::domain::language::lists::among;

/// Between a given name and a surname.
const PARTICLES: &str = "von af de der van den el al bin bint ibn abu abd ben da di do dos das la le ter zu";

fn is_particle(word: &str) -> bool {
    among(PARTICLES, word)
}

/// What the words were found to be.
struct Judge<'w, 'a> {
    words: &'w Words<'a>,
    found: Vec<Option<Kind>>,
    /// Whether a word belongs to the same name as the next.
    linked: Vec<bool>,
}

pub(super) fn persons(words: &Words<'_>) -> Vec<(Range<usize>, Kind)> {
    let count = words.tokens.len();
    let mut judge = Judge { words, found: vec![None; count], linked: vec![false; count] };
    for at in 0..count {
        judge.found[at] = judge.alone(at);
    }
    for at in 0..count {
        judge.join(at);
    }
    for at in 0..count {
        judge.extend(at);
    }
    for at in (0..count).rev() {
        judge.extend_back(at);
    }
    judge.spans()
}

impl Judge<'_, '_> {
    fn is_person(&self, at: usize) -> bool {
        self.found.get(at) == Some(&Some(Kind::Person))
    }

    /// What a word is by itself and what stands around it.
    fn alone(&self, at: usize) -> Option<Kind> {
        let words = self.words;
        let token = &words.tokens[at];
        if self.beside_digit(at) {
            return None;
        }
        if token.len() < 2 {
            return self.double_initial(at).then_some(Kind::Person);
        }
        let handle = words.plain.before(token.range.start) == '@' && !words.is(at, &[Look::Known, Look::Word]);
        let person = handle
            || match words.looks[at] {
                Look::Name => self.name(at),
                Look::Both => self.both(at),
                Look::Faint => {
                    let genitive = words.has(at, Marks::COMMON_GIVEN) && !marks(&token.small).has(Marks::NAME);
                    token.is_capital() && !token.first && token.len() > 2 && (words.is_called(at) || genitive)
                        || token.is_capital() && token.first && self.owns(at)
                        || token.is_capital() && token.case == Case::Capital && self.given_before_name(at)
                }
                // O'Brien, d'Angelo
                Look::Unknown if token.small.contains('\'') => token.case != Case::Small || self.has_inner_capital(at),
                Look::Unknown if token.is_capital() => return self.unknown(at),
                Look::Unknown => self.unknown_in_small(at),
                Look::Word => return self.word(at),
                Look::Known => false,
            };
        person.then_some(Kind::Person)
    }

    /// "Unga15-24": part of a code.
    fn beside_digit(&self, at: usize) -> bool {
        let range = &self.words.tokens[at].range;
        self.words.plain.before(range.start).is_ascii_digit() || self.words.plain.get(range.end).is_ascii_digit()
    }

    /// "K-G": two initials for a double name.
    fn double_initial(&self, at: usize) -> bool {
        let words = self.words;
        let pair = |first: usize| {
            let both = words.is_initial(first) && words.is_initial(first + 1);
            let dotted = both && matches!(words.gap(first), ['.'] | ['.', ' ']) && words.gap(first + 1).first() == Some(&'.');
            (both && words.hyphened(first) && words.small(first + 1) != "ö" && !words.hyphened(first + 1) || dotted)
                && !words.is_initial(first + 2)
        };
        pair(at) || at.checked_sub(1).is_some_and(|before| pair(before) && (before == 0 || !words.is_initial(before - 1)))
    }

    fn given_before_name(&self, at: usize) -> bool {
        let words = self.words;
        words.has(at, Marks::GIVEN)
            && words.spaced(at)
            && words.is_capital(at + 1)
            && words.is(at + 1, &[Look::Name])
            && words.has(at + 1, Marks::SURNAME)
    }

    fn name(&self, at: usize) -> bool {
        let words = self.words;
        let token = &words.tokens[at];
        if words.in_name_of_place(at) && !words.has(at, Marks::GIVEN) {
            return false;
        }
        let short = match token.case {
            Case::Capital if !token.shouted => 2,
            Case::Upper if !token.shouted => 3 + usize::from(!words.has(at, Marks::COMMON)),
            _ if words.has(at, Marks::COMMON) => 3,
            _ => 4,
        };
        token.len() >= short || words.is_followed(at) || words.is_called_in_small(at)
    }

    fn both(&self, at: usize) -> bool {
        let words = self.words;
        let token = &words.tokens[at];
        if words.in_name_of_place(at) {
            return false;
        }
        if !token.is_capital() {
            return words.has(at, Marks::COMMON) && (words.is_followed_in_small(at) || words.is_called_in_small(at));
        }
        if token.case == Case::Upper || self.has_inner_capital(at) {
            return false;
        }
        // "Stig-spåret"; but the first word of a sentence may be any.
        if words.hyphened(at) && !words.is_capital(at + 1) {
            return !token.first && words.has(at, Marks::GIVEN) && !words.has(at, Marks::ORGANISATION);
        }
        if token.first {
            return (words.is_followed(at) || self.owns(at)) && !words.before_digit(at);
        }
        if words.is_called(at) {
            return true;
        }
        let somewhere = words.after_place_word(at);
        let inside = words.before(at).is_some_and(|before| words.small(before) == "i");
        if words.has(at, Marks::PLACE) {
            return !somewhere && words.is_followed(at);
        }
        if words.has(at, Marks::ORGANISATION) {
            // A month or the like with a capital.
            return !somewhere && !words.before_digit(at);
        }
        words.has(at, Marks::GIVEN) || !inside
    }

    /// As the names of systems and laws have it: "SoL".
    fn has_inner_capital(&self, at: usize) -> bool {
        let token = &self.words.tokens[at];
        let letters = &self.words.plain.chars[token.range.clone()];
        letters.iter().skip(1).any(|c| c.is_uppercase()) && !token.small.starts_with("mc")
    }

    /// "Björns efterträdare": a genitive that is no word itself, and what belongs to him.
    fn owns(&self, at: usize) -> bool {
        let words = self.words;
        let genitive = words.has(at, Marks::COMMON) && !words.has(at, Marks::PLACE) && !marks(words.small(at)).has(Marks::NAME);
        if words.looks[at] == Look::Faint {
            return genitive && words.has_belonging(at);
        }
        genitive && words.spaced(at) && words.is(at + 1, &[Look::Word]) && !words.has(at + 1, Marks::VERB)
    }

    fn unknown(&self, at: usize) -> Option<Kind> {
        let words = self.words;
        let token = &words.tokens[at];
        let stem = token.small.strip_suffix('s').unwrap_or(&token.small);
        let surname = shapes::is_surname(stem) || shapes::is_surname(&token.small);
        if token.case == Case::Upper {
            let person = token.first && token.len() == 2 && words.speaks(at)
                || surname && token.len() > 5
                || token.len() <= 3 && words.is_asked(at)
                || token.len() == 2 && token.first && words.is_followed(at);
            return person.then_some(Kind::Person);
        }
        if shapes::is_facility(words.small(at + 1)) && words.spaced(at) {
            return Some(Kind::PlaceSmall);
        }
        if self.has_inner_capital(at) || words.in_landscape(at) {
            return None;
        }
        if words.hyphened(at) && words.tokens[at + 1].case == Case::Small {
            let known = compound_name(&token.small, 1);
            return known.then_some(Kind::Person);
        }
        let compound = compound_name(&token.small, 4);
        if token.first {
            // Alone in its sentence, or before a sign.
            let apart = token.len() > 3 && !words.spaced(at) && !words.hyphened(at) && !words.before_digit(at);
            return (surname || compound || apart || words.is_followed(at)).then_some(Kind::Person);
        }
        let place = words.is_named_place(at)
            || words.after_place_word(at) && !surname
            || !surname && shapes::is_small_place(stem) && !words.is_called(at);
        Some(if place { Kind::PlaceSmall } else { Kind::Person })
    }

    fn unknown_in_small(&self, at: usize) -> bool {
        let words = self.words;
        let token = &words.tokens[at];
        let vowel = token.small.contains(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']);
        let prefix = token.first
            && token.len() > 2
            && vowel
            && words.gap(at).first() == Some(&':')
            && !token.shouted
            && words.gap(at).get(1) == Some(&' ');
        let named = words.is_named(at) || words.is_called_in_small(at) || token.first && words.speaks(at) || words.is_followed_in_small(at);
        named && vowel && token.len() > 2 || prefix || compound_name(&token.small, 5)
    }

    /// Ordinary by its parts, but the name of a place as it is used.
    fn word(&self, at: usize) -> Option<Kind> {
        let words = self.words;
        let token = &words.tokens[at];
        if token.case == Case::Upper && token.len() == 2 {
            // Initials without full stops.
            return (!token.shouted && (words.is_asked(at) || token.first && words.speaks(at))).then_some(Kind::Person);
        }
        if token.case != Case::Capital || token.shouted {
            return None;
        }
        if !token.first && words.is_named_place(at) {
            return Some(Kind::PlaceSmall);
        }
        if marks(&token.small).has(Marks::WORD) {
            return None;
        }
        let stem = token.small.strip_suffix('s').unwrap_or(&token.small);
        let facility = words.spaced(at) && shapes::is_facility(words.small(at + 1));
        let place = shapes::is_small_place(stem) || shapes::is_home(stem);
        let place = place && (facility || !token.first && (words.after_place_word(at) || words.is_upon(at) || shapes::is_home(stem)));
        place.then_some(Kind::PlaceSmall)
    }

    /// What can be a name and stands beside one, joined by "och", is one.
    fn join(&mut self, at: usize) {
        let words = self.words;
        let token = &words.tokens[at];
        let may = match words.looks[at] {
            // "Ahmed och hans fru"
            Look::Both if token.small == "hans" => token.is_capital(),
            Look::Both => token.is_capital() || words.has(at, Marks::GIVEN) && words.has(at, Marks::COMMON),
            Look::Faint => token.is_capital(),
            Look::Unknown => token.case != Case::Upper && !token.shouted && token.len() > 2,
            _ => false,
        };
        let place = words.has(at, Marks::PLACE) && !words.has(at, Marks::GIVEN);
        if may
            && !place
            && self.found[at].is_none()
            && token.len() > 1
            && !words.hyphened(at)
            && words.joined(at, |other| self.is_person(other))
        {
            self.found[at] = Some(Kind::Person);
        }
    }

    /// Takes what follows a name and belongs to it: surname, particles, initial.
    fn extend(&mut self, at: usize) {
        let words = self.words;
        if !self.is_person(at) || at + 1 >= words.tokens.len() {
            return;
        }
        let next = at + 1;
        if words.hyphened(at) {
            let capital = words.is_capital(next) == words.is_capital(at) && words.tokens[next].len() > 1;
            if self.found[next].is_some() || capital && words.is_capital(next) && !words.is(next, &[Look::Known]) {
                self.take(at, next);
            }
            return;
        }
        if !words.spaced(at) {
            let gap = words.gap(at);
            if words.is_initial(at) && matches!(gap, ['.'] | ['.', ' ']) && self.is_person(next) {
                self.linked[at] = true;
            }
            // "Nilsson, Berit"
            if gap == [',', ' ']
                && self.is_person(next)
                && words.tokens[at].first
                && words.has(at, Marks::COMMON_SURNAME)
                && !words.has(at, Marks::COMMON_GIVEN)
                && words.has(next, Marks::COMMON_GIVEN)
                && !words.has(next, Marks::COMMON_SURNAME)
            {
                self.linked[at] = true;
            }
            // Lars "Lasse" Hedman
            let mark = |c: char| matches!(c, '"' | '”' | '“' | '\'' | '(' | ')');
            if matches!(gap, [' ', c] | [c, ' '] if mark(*c)) && words.is_capital(at) && words.is_capital(next) && self.is_person(next) {
                self.linked[at] = true;
            }
            let quoted = gap.len() > 1
                && gap.iter().all(|c| matches!(c, ' ' | '"' | '”' | '“' | '\'' | ')' | '('))
                && words.tokens[next].case == Case::Capital;
            if quoted && at > 0 && self.is_person(at - 1) && words.is(next, &[Look::Both, Look::Unknown, Look::Name]) {
                self.take(at, next);
            }
            return;
        }
        let mut last = next;
        while is_particle(words.small(last)) && (words.spaced(last) || words.hyphened(last)) && last < next + 3 {
            last += 1;
        }
        if last > next {
            let noble = words.small(next) == "von" || last > next + 1;
            let capital = words.is_capital(last) && words.tokens[last].case == Case::Capital && !words.is(last, &[Look::Known]);
            let afterwards = words.small(next) != "af"
                && words.small(next) != "de"
                && words.small(next) != "den"
                && words.is(last, &[Look::Name, Look::Unknown]);
            if noble || capital || afterwards {
                for n in at..last {
                    self.take(n, n + 1);
                }
            }
            return;
        }
        if self.found[next].is_some() {
            self.linked[at] = self.is_person(next);
        } else if self.is_second(at, next) || self.is_initial_after(at, next) {
            self.take(at, next);
        }
    }

    /// Whether the word after a name can be the surname to it.
    fn is_second(&self, at: usize, next: usize) -> bool {
        let words = self.words;
        let token = &words.tokens[next];
        if token.len() < 2 || words.is(next, &[Look::Known]) || self.beside_digit(next) {
            return false;
        }
        if token.is_capital() && !token.first {
            // "Karin Arbetsmarknadsenheten": a long one is where she works.
            let ordinary =
                words.looks[next] == Look::Word && (token.len() > 11 || words.has(next, Marks::ROLE | Marks::VERB | Marks::TRIGGER));
            return !ordinary && (token.case == Case::Capital || words.is(next, &[Look::Both, Look::Unknown]) && token.len() > 3);
        }
        let both = words.is(next, &[Look::Both]) && words.has(next, Marks::SURNAME) && !words.is_capital(at);
        both || words.is(next, &[Look::Unknown]) && shapes::is_surname(&token.small)
    }

    fn is_initial_after(&self, at: usize, next: usize) -> bool {
        let words = self.words;
        let token = &words.tokens[next];
        if token.len() != 1 || self.beside_digit(next) || words.hyphened(next) {
            return false;
        }
        let alone = !matches!(words.small(next), "i" | "o" | "å" | "ö" | "s" | "e");
        if token.case == Case::Small { alone && !words.is_capital(at) } else { words.small(next) != "i" || !words.spaced(next) }
    }

    fn take(&mut self, at: usize, next: usize) {
        self.found[next] = Some(Kind::Person);
        self.linked[at] = true;
    }

    /// Takes what stands before a name and belongs to it: initials, particles, a given name that
    /// can be a word, a surname in capitals.
    fn extend_back(&mut self, at: usize) {
        let words = self.words;
        let Some(before) = at.checked_sub(1) else { return };
        if !self.is_person(at) || self.found[before].is_some() {
            return;
        }
        let token = &words.tokens[before];
        let gap = words.gap(before);
        let initial = words.is_initial(before)
            && matches!(gap, ['.' | ' ' | '-'] | ['.', ' '])
            && words.is_capital(at)
            && token.small != "i"
            && !words.is(before, &[Look::Known]);
        let spaced = words.spaced(before) || words.hyphened(before);
        let particle = spaced
            && is_particle(&token.small)
            && words.is_capital(at)
            && (token.is_capital() || token.small == "von" || token.small == "af");
        let given = spaced
            && token.is_capital()
            && token.len() > 1
            && words.is_capital(at)
            && match words.looks[before] {
                Look::Both => !words.has(before, Marks::PLACE | Marks::ORGANISATION) || words.has(before, Marks::GIVEN),
                Look::Faint => {
                    words.has(before, Marks::GIVEN)
                        && words.has(at, Marks::SURNAME)
                        && !words.has(before, Marks::TRIGGER | Marks::VERB | Marks::ROLE)
                }
                Look::Unknown => token.case == Case::Upper && token.len() > 3,
                _ => false,
            };
        let small = spaced
            && !token.is_capital()
            && !words.is_capital(at)
            && words.is(before, &[Look::Both])
            && words.has(before, Marks::GIVEN)
            && (words.hyphened(before) || words.has(at, Marks::SURNAME) && !words.has(at, Marks::GIVEN) && words.is(at, &[Look::Name]));
        if initial || particle || given || small {
            self.found[before] = Some(Kind::Person);
            self.linked[before] = true;
        }
    }

    fn spans(self) -> Vec<(Range<usize>, Kind)> {
        let words = self.words;
        let mut spans: Vec<(Range<usize>, Kind)> = Vec::new();
        let mut open = false;
        for (at, token) in words.tokens.iter().enumerate() {
            let Some(kind) = self.found[at] else {
                open = false;
                continue;
            };
            let mut end = token.range.end;
            // Karin's, Karin:s
            if matches!(words.gap(at), ['\'' | ':']) && words.small(at + 1) == "s" {
                end += 2;
            }
            // The full stop of an initial.
            if token.len() == 1 && words.gap(at).first() == Some(&'.') {
                end += 1;
            }
            // The home or school belongs to the name of the place.
            if kind == Kind::PlaceSmall && words.spaced(at) && shapes::is_facility(words.small(at + 1)) {
                end = words.tokens[at + 1].range.end;
            }
            match spans.last_mut() {
                Some((range, last)) if open && *last == kind => range.end = end,
                _ => spans.push((token.range.start..end, kind)),
            }
            open = self.linked[at];
        }
        spans
    }
}

/// A given name with an ordinary word after it, as in "Lenalistan".
fn compound_name(word: &str, least: usize) -> bool {
    !lexicon::is_ordinary(word)
        && word.char_indices().skip(4).any(|(at, _)| {
            let (head, tail) = word.split_at(at);
            let head = marks(head);
            head.has(Marks::GIVEN)
                && head.has(Marks::COMMON)
                && !head.has(Marks::WORD)
                && marks(tail).has(Marks::WORD)
                && tail.chars().count() >= least
        })
}
