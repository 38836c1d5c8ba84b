//! Whether a line is one of the guide's sections or questions: exactly, its beginning, or nearly.
//!
//! Letter case, punctuation, numbers in front and what is meant for the interviewer do not count.
//! Words that could be two questions are none.

use std::collections::BTreeMap;

use crate::domain::guide::{Guide, Place};
use crate::domain::ids::{RowId, SectionId};
use crate::domain::project::Language;

/// How much of the words of both must be the same for a line to nearly be a question.
const ALIKE: f32 = 0.75;

/// How many words a question that is a part of its row needs to stand for it.
const LEAST: usize = 4;

/// What a line may stand for. Numbers count from zero over the whole guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Section(usize),
    Row(usize),
}

/// Words that stand for a target.
struct Key {
    target: Target,
    words: Vec<String>,
    /// Only a few words for it, not its own.
    short: bool,
}

/// The guide by its words.
pub(super) struct Index<'a> {
    guide: &'a Guide,
    places: Vec<Place<'a>>,
    keys: Vec<Key>,
}

impl<'a> Index<'a> {
    pub fn new(guide: &'a Guide) -> Self {
        let places = guide.places();
        let mut keys: Vec<Key> = Vec::new();
        let mut add = |target, text: &str, short| {
            let words = words(text);
            let known = |key: &Key| key.target == target && key.words == words;
            if !words.is_empty() && !keys.iter().rev().take(8).any(known) {
                keys.push(Key { target, words, short });
            }
        };
        for language in [Language::Sv, Language::En] {
            for (i, section) in guide.sections.iter().enumerate() {
                add(Target::Section(i), section.title.get(language), false);
            }
            for (i, place) in places.iter().enumerate() {
                let whole = place.row.text.get(language);
                let asides = place.row.hints.iter().chain(&place.row.cue);
                let asked = asides.fold(whole.to_owned(), |text, aside| text.replace(aside.get(language), ""));
                add(Target::Row(i), whole, false);
                add(Target::Row(i), &asked, false);
                // Of two questions in one row, either is enough.
                for question in asked.split_inclusive('?').filter(|question| question.ends_with('?') && words(question).len() >= LEAST) {
                    add(Target::Row(i), question, false);
                }
                add(Target::Row(i), place.row.short.get(language), true);
            }
        }
        Self { guide, places, keys }
    }

    /// What a heading stands for, and the rest of it behind the question's own words.
    pub fn heading<'t>(&self, text: &'t str, at: Option<Target>) -> Option<(Target, &'t str)> {
        self.find(text, at, 1, 2, 3)
    }

    /// The same for a plain line or bullet, which must say more to be taken for a question.
    pub fn line<'t>(&self, text: &'t str, at: Option<Target>) -> Option<(Target, &'t str)> {
        let announced = text.trim_end().ends_with([':', '?']);
        self.find(text, at, if announced { 1 } else { 2 }, 4, 5)
    }

    /// The numbers are the least words that short names, beginnings and near matches need.
    fn find<'t>(&self, text: &'t str, at: Option<Target>, short: usize, beginning: usize, near: usize) -> Option<(Target, &'t str)> {
        let line = words(text);
        if line.is_empty() {
            return None;
        }
        let whole = |target| (target, "");
        let exact = self.having(|key| key.words == line && (!key.short || line.len() >= short));
        if !exact.is_empty() {
            return self.choose(&exact, at).map(whole);
        }
        if line.len() >= beginning {
            let begun = self.having(|key| !key.short && key.words.starts_with(&line));
            if !begun.is_empty() {
                return self.choose(&begun, at).map(whole);
            }
        }
        self.answered(text, &line, at).or_else(|| self.nearly(&line, near, at).map(whole))
    }

    /// A question with its answer on the same line: the longest question that it begins with.
    fn answered<'t>(&self, text: &'t str, line: &[String], at: Option<Target>) -> Option<(Target, &'t str)> {
        let begins = |key: &&Key| !key.short && key.words.len() >= 2 && line.starts_with(&key.words);
        let length = self.keys.iter().filter(begins).map(|key| key.words.len()).max()?;
        let rest = behind(text, length)?;
        let mark = rest.trim_start();
        let parted = mark.starts_with(['?', ':', '.', '–', '—', '(', '\t']) || mark.starts_with("- ");
        let targets = self.having(|key| !key.short && key.words.len() == length && line.starts_with(&key.words));
        Some((self.choose(&targets, at).filter(|_| parted)?, rest))
    }

    /// The one question that has nearly the same words.
    fn nearly(&self, line: &[String], least: usize, at: Option<Target>) -> Option<Target> {
        if line.len() < least {
            return None;
        }
        let mut best = ALIKE;
        let mut targets: Vec<Target> = Vec::new();
        for key in self.keys.iter().filter(|key| !key.short && key.words.len() >= least) {
            let alike = alike(line, &key.words);
            if alike > best || targets.is_empty() && alike >= best {
                (best, targets) = (alike, vec![key.target]);
            } else if alike >= best && !targets.contains(&key.target) {
                targets.push(key.target);
            }
        }
        self.choose(&targets, at)
    }

    fn having(&self, holds: impl Fn(&Key) -> bool) -> Vec<Target> {
        let mut targets: Vec<Target> = self.keys.iter().filter(|key| holds(key)).map(|key| key.target).collect();
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// Of several, a section goes before its rows unless one stands in it already, and a question
    /// that is asked more than once is the next one from here.
    fn choose(&self, targets: &[Target], at: Option<Target>) -> Option<Target> {
        if let [only] = targets {
            return Some(*only);
        }
        let here = at.map(|at| self.section_of(at));
        let sections: Vec<&Target> = targets.iter().filter(|target| matches!(target, Target::Section(_))).collect();
        match sections.as_slice() {
            [section] if here != Some(self.section_of(**section)) => return Some(**section),
            [_, _, ..] => return None,
            _ => {}
        }
        let rows = || targets.iter().filter(|target| matches!(target, Target::Row(_))).copied();
        let after = |row: &Target| match at {
            Some(Target::Row(_)) => Some(*row) > at,
            Some(Target::Section(section)) => self.section_of(*row) >= section,
            None => false,
        };
        let mut in_section = rows().filter(|row| Some(self.section_of(*row)) == here);
        match (in_section.clone().find(after), in_section.next(), in_section.next()) {
            (Some(next), ..) | (None, Some(next), None) => Some(next),
            _ => rows().find(after),
        }
    }

    fn section_of(&self, target: Target) -> usize {
        match target {
            Target::Section(section) => section,
            Target::Row(row) => self.places[row].section_number - 1,
        }
    }

    /// The row that words belong to at a target.
    pub fn row_at(&self, target: Target) -> Option<RowId> {
        match target {
            Target::Row(row) => Some(self.row_id(row)),
            Target::Section(section) => match self.guide.sections[section].rows.as_slice() {
                [only] if only.follow_ups.is_empty() => Some(only.id.clone()),
                _ => None,
            },
        }
    }

    pub fn section_at(&self, target: Target) -> SectionId {
        self.section_id(self.section_of(target))
    }

    pub fn row_id(&self, row: usize) -> RowId {
        self.places[row].row.id.clone()
    }

    pub fn section_id(&self, section: usize) -> SectionId {
        self.guide.sections[section].id.clone()
    }
}

/// The share of words that two lines have in common, of the longer one.
fn alike(one: &[String], other: &[String]) -> f32 {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in one {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut common = 0_usize;
    for word in other {
        if let Some(count) = counts.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    common as f32 / one.len().max(other.len()).max(1) as f32
}

/// A line's words in lower case, without "2.1" or "Fråga 3:" in front.
fn words(text: &str) -> Vec<String> {
    let all: Vec<String> = raw(text).map(|(_, word)| word.to_lowercase()).collect();
    let numbers = numbers(&all);
    all[numbers..].to_vec()
}

/// How many words in front are only a number.
fn numbers(words: &[String]) -> usize {
    let is_number = |word: &String| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let named = words.first().is_some_and(|word| ["fråga", "question", "avsnitt", "section"].contains(&word.as_str()));
    let from = usize::from(named && words.get(1).is_some_and(is_number));
    let to = from + words[from..].iter().take_while(|word| is_number(word)).count();
    // "2 av 3" with nothing but numbers is no number in front of anything.
    if to == words.len() { 0 } else { to }
}

/// What follows the first `count` words that are no number in front.
fn behind(text: &str, count: usize) -> Option<&str> {
    let all: Vec<(usize, &str)> = raw(text).collect();
    let lower: Vec<String> = all.iter().map(|(_, word)| word.to_lowercase()).collect();
    let (at, word) = all.get(numbers(&lower) + count - 1)?;
    Some(&text[at + word.len()..])
}

/// The words as they stand, and where.
fn raw(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let word = &rest[start..];
        let word = &word[..word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len())];
        let at = text.len() - rest.len() + start;
        rest = &text[at + word.len()..];
        Some((at, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_front_do_not_count() {
        for text in ["Hur långt?", "2.1 Hur långt", "Fråga 3: HUR LÅNGT", "3) ”Hur långt?”", "Fråga 2.1 – hur långt…"] {
            assert_eq!(words(text), ["hur", "långt"], "{text}");
        }
        assert_eq!(words("2 3"), ["2", "3"]);
        assert_eq!(words("2015 års"), ["2015", "års"]);
        assert_eq!(behind("2.1 Hur långt? Dit.", 2), Some("? Dit."));
    }

    #[test]
    fn alike_counts_every_word_once() {
        let words = |text: &str| words(text);
        assert!((alike(&words("a b c d"), &words("a b c e")) - 0.75).abs() < f32::EPSILON);
        assert!((alike(&words("a a a a"), &words("a")) - 0.25).abs() < f32::EPSILON);
    }
}
