//! What is said of a text, held against what people counted: LIX, and a dictionary over a
//! published chapter.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use samsyn::domain::language::hints::{HintKind, hints};
use samsyn::domain::language::lix::Lix;
use samsyn::domain::language::spelling;
use samsyn::domain::project::Language;
use samsyn::storage::dictionaries::{Dictionary, installed};

const FIXTURES: [&str; 3] =
    [include_str!("fixtures/lix/vardag.txt"), include_str!("fixtures/lix/forkortningar.txt"), include_str!("fixtures/lix/ungdomsteam.txt")];
const ALE: &str = include_str!("fixtures/ale.txt");

/// The first number behind a mark in a line.
fn number(line: &str, before: &str) -> f64 {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| word.trim_end_matches([',', '.', ':']).starts_with(before)).unwrap();
    words[at - 1].parse().unwrap()
}

#[test]
fn lix_is_what_people_counted() {
    for fixture in FIXTURES {
        let (comment, text): (Vec<&str>, Vec<&str>) = fixture.lines().partition(|line| line.starts_with("//"));
        let rows: Vec<&str> =
            comment.iter().copied().filter(|line| line[2..].trim_start().starts_with(|c: char| c.is_ascii_digit())).collect();
        let rows: Vec<&str> = rows.into_iter().filter(|row| row.contains(" words, ")).collect();
        assert_eq!(rows.len(), text.len());
        for (row, line) in rows.iter().zip(&text) {
            let lix = Lix::of(line);
            let by_hand = (number(row, "word"), number(row, "sentence"), number(row, "long"));
            assert_eq!((lix.words as f64, lix.sentences as f64, lix.long_words as f64), by_hand, "{line}");
        }
        let by_hand: f64 = comment.iter().find_map(|line| line.strip_prefix("// LIX: ")).unwrap().parse().unwrap();
        let value = Lix::of(&text.join("\n")).value().unwrap();
        assert!((value - by_hand).abs() < 0.5, "{value} by the program, {by_hand} by hand");
        assert_eq!(Lix::of_all(text.iter().copied()).value(), Some(value), "in blocks or in lines");
    }
}

/// The chapter's text, block by block.
fn ale() -> impl Iterator<Item = &'static str> {
    ALE.lines().filter(|line| !line.starts_with("//")).map(|line| line.split_once(": ").unwrap().1)
}

#[test]
fn a_published_chapter_is_almost_all_known_to_the_dictionary() {
    let dictionary = Dictionary::open(&installed(Language::Sv).expect("hunspell-sv is installed")).unwrap();
    let words: Vec<_> = ale().flat_map(spelling::words).collect();
    assert!(words.len() > 450, "{}", words.len());
    let unknown: Vec<&str> = words.iter().map(|word| word.text).filter(|word| !dictionary.knows(word)).collect();
    // As it was published: the word is "socialpsykiatrin".
    assert_eq!(unknown, ["socialpsykiatrien"]);
}

#[test]
fn a_published_chapter_gets_few_hints_and_right_ones() {
    let found: Vec<(HintKind, String)> = ale()
        .flat_map(|text| {
            let hints = hints(text, Language::Sv);
            hints.into_iter().map(move |hint| (hint.kind, text.chars().skip(hint.range.start).take(hint.range.len()).collect()))
        })
        .collect();
    let passives: Vec<&str> = found.iter().filter(|(kind, _)| *kind == HintKind::Passive).map(|(_, text)| text.as_str()).collect();
    assert_eq!(passives, ["samordnas", "ses", "utses", "ses", "involveras"]);
    let long: Vec<usize> =
        found.iter().filter(|(kind, _)| *kind == HintKind::LongSentence).map(|(_, text)| text.split_whitespace().count()).collect();
    let counted: Vec<usize> = ale()
        .flat_map(|text| text.split_inclusive(". "))
        .map(|sentence| sentence.split_whitespace().filter(|word| *word != "–").count())
        .filter(|words| *words > 25)
        .collect();
    assert_eq!(long, counted);
    assert!(!found.iter().any(|(kind, _)| *kind == HintKind::Nominalisation));
}
