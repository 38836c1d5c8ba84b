//! `samsyn scan` and what it finds: measured on made-up sentences, and told the same everywhere.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::fs;
use std::io::{Seek as _, Write as _};
use std::ops::Range;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use proptest::prelude::*;
use samsyn::domain::anonymity::find::{Find, Kind};
use samsyn::domain::anonymity::measured;
use samsyn::domain::anonymity::scan::{Known, is_compound, is_word, scan};
use serde_json::Value as Json;
use unicode_normalization::UnicodeNormalization as _;

const SENTENCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/anonymity/sentences.jsonl");
/// Written after the rules, which were never changed for them: the honest measure.
const UNSEEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/anonymity/unseen.jsonl");
const MORE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/anonymity/more.jsonl");

type Span = (Range<usize>, String);

/// One sentence, what is in it and what was found.
struct Sentence {
    text: String,
    tag: String,
    gold: Vec<Span>,
    found: Vec<Span>,
}

fn samsyn(arguments: &[&str], input: &[u8]) -> Output {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(input).unwrap();
    file.rewind().unwrap();
    Command::new(env!("CARGO_BIN_EXE_samsyn")).args(arguments).stdin(Stdio::from(file)).output().unwrap()
}

fn spans(line: &Json) -> Vec<Span> {
    let number = |span: &Json, key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    let span = |span: &Json| (number(span, "start")..number(span, "end"), span["type"].as_str().unwrap().to_owned());
    line["spans"].as_array().unwrap().iter().map(span).collect()
}

/// The sentences of a file, each scanned by the real command.
fn measured_on(path: &str) -> Vec<Sentence> {
    let lines: Vec<Json> = fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let texts: Vec<&str> = lines.iter().map(|line| line["text"].as_str().unwrap()).collect();
    let output = samsyn(&["scan", "-", "--json"], texts.join("\n").as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Vec<Json> = String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), texts.len(), "a line of output for each of input");
    let tag = |line: &Json| line["note"].as_str().unwrap().split(';').next().unwrap().trim().to_owned();
    lines
        .iter()
        .zip(&found)
        .map(|(line, found)| Sentence {
            text: line["text"].as_str().unwrap().to_owned(),
            tag: tag(line),
            gold: spans(line),
            found: spans(found),
        })
        .collect()
}

/// Whether finds of any kind hide a span wholly; a genitive's ending may show.
fn is_covered(sentence: &Sentence, span: &Range<usize>) -> bool {
    let text: Vec<char> = sentence.text.chars().collect();
    let hidden = |at: usize| sentence.found.iter().any(|(found, _)| found.contains(&at));
    let mut end = span.end;
    while end > span.start && !hidden(end - 1) && matches!(text[end - 1], 's' | '\'' | '’' | ':') && span.end - end < 2 {
        end -= 1;
    }
    end > span.start && (span.start..end).all(hidden)
}

/// How much was covered of what `wanted` says belongs.
struct Cover {
    covered: usize,
    all: usize,
    missed: Vec<String>,
}

impl Cover {
    fn of(sentences: &[Sentence], wanted: impl Fn(&Sentence, &str) -> bool) -> Self {
        let mut cover = Self { covered: 0, all: 0, missed: Vec::new() };
        for sentence in sentences {
            for (span, _) in sentence.gold.iter().filter(|(_, kind)| wanted(sentence, kind)) {
                cover.all += 1;
                if is_covered(sentence, span) {
                    cover.covered += 1;
                } else {
                    cover.missed.push(sentence.text.clone());
                }
            }
        }
        cover
    }

    fn share(&self) -> f64 {
        self.covered as f64 / self.all as f64
    }

    /// In whole per cent, rounded down: never better than it is.
    fn percent(&self) -> u32 {
        u32::try_from(self.covered * 100 / self.all).unwrap()
    }
}

fn flagged(sentences: &[Sentence]) -> (usize, usize, Vec<&str>) {
    let bare = || sentences.iter().filter(|sentence| sentence.gold.is_empty());
    let wrong: Vec<&str> = bare().filter(|sentence| !sentence.found.is_empty()).map(|sentence| sentence.text.as_str()).collect();
    (wrong.len(), bare().count(), wrong)
}

fn is_foreign(sentence: &Sentence) -> bool {
    sentence.tag.starts_with("foreign")
}

fn is_structured(kind: &str) -> bool {
    !["person", "place_small"].contains(&kind)
}

#[test]
fn finds_what_it_must() {
    for file in [SENTENCES, MORE, UNSEEN] {
        let sentences = measured_on(file);
        let least = |cover: &Cover, least: f64| {
            assert!(cover.all > 2 && cover.share() >= least, "{file}: {} of {}: {:#?}", cover.covered, cover.all, cover.missed);
        };
        let swedish = Cover::of(&sentences, |sentence, kind| kind == "person" && !is_foreign(sentence));
        let foreign = Cover::of(&sentences, |sentence, kind| kind == "person" && is_foreign(sentence));
        least(&Cover::of(&sentences, |_, kind| kind == "person"), 0.92);
        assert!(foreign.share() >= swedish.share() - 0.05, "{file}: {:?}", foreign.missed);
        for kind in ["personnummer", "phone", "email"] {
            least(&Cover::of(&sentences, |_, of| of == kind), 0.98);
        }
        for kind in ["address", "case_id"] {
            least(&Cover::of(&sentences, |_, of| of == kind), 0.95);
        }
        least(&Cover::of(&sentences, |_, of| of == "place_small"), 0.75);
        let (wrong, bare, texts) = flagged(&sentences);
        assert!(bare > 30 && wrong * 5 <= bare, "{file}: {texts:#?}");
    }
}

#[test]
fn little_more_is_hidden_than_must_be() {
    for file in [SENTENCES, MORE, UNSEEN] {
        let (mut innocent, mut hidden) = (0, 0);
        for sentence in measured_on(file).iter().filter(|sentence| !sentence.gold.is_empty()) {
            for at in 0..sentence.text.chars().count() {
                if !sentence.gold.iter().any(|(span, _)| span.contains(&at)) {
                    innocent += 1;
                    hidden += usize::from(sentence.found.iter().any(|(span, _)| span.contains(&at)));
                }
            }
        }
        assert!(hidden * 50 <= innocent, "{file}: {hidden} of {innocent} characters");
    }
}

#[test]
fn the_figures_in_the_window_are_those_measured() {
    let sentences = measured_on(UNSEEN);
    let (wrong, bare, _) = flagged(&sentences);
    let told = (measured::SENTENCES, measured::PERSONS, measured::FOREIGN, measured::STRUCTURED, measured::FLAGGED);
    let out = (
        sentences.len(),
        Cover::of(&sentences, |_, kind| kind == "person").percent(),
        Cover::of(&sentences, |sentence, kind| kind == "person" && is_foreign(sentence)).percent(),
        Cover::of(&sentences, |_, kind| is_structured(kind)).percent(),
        u32::try_from((wrong * 100).div_ceil(bare)).unwrap(),
    );
    assert_eq!(told, out, "sentences, persons, foreign, structured, flagged");
}

/// The texts that a scan finds, by kind.
fn found(text: &str) -> Vec<(Kind, String)> {
    let cut = |find: Find| (find.kind, text.chars().skip(find.range.start).take(find.range.len()).collect());
    scan(text, &Known::default()).into_iter().map(cut).collect()
}

#[test]
fn places_of_the_project_are_no_finds() {
    let text = "I Provsta och Övre Lugnvik sitter alla i samma hus, säger Skissby";
    let mut known = Known::default();
    known.add(["Provsta", "Övre Lugnvik", "Skissby"]);
    assert!(!scan(text, &Known::default()).is_empty());
    assert_eq!(scan(text, &known), []);
}

#[test]
fn hidden_characters_hide_nothing() {
    for text in
        ["Hon heter K\u{ad}arin Li\u{200b}nd\u{2060}vall", "Hon heter Karin\u{a0}Lindvall", "Hon heter Go\u{308}ran\u{200d} Lindvall"]
    {
        let finds = scan(text, &Known::default());
        assert_eq!(finds.len(), 1, "{text:?}");
        assert_eq!(finds[0].range, 10..text.chars().count(), "{text:?}");
    }
    assert_eq!(found("nr 07\u{200b}0\u{2011}174\u{202f}06 05")[0].0, Kind::Phone);
}

#[test]
fn ordinary_words_in_any_case() {
    for word in ["handläggare", "Tidningarna", "SAMVERKAN", "sten"] {
        assert!(is_word(word), "{word}");
    }
    for compound in ["utvecklingsledaren", "Ungdomsteamet"] {
        assert!(is_compound(compound) && !is_word(compound), "{compound}");
    }
    for name in ["Karin", "fatima", "Lindvall", "Xyzzy"] {
        assert!(!is_word(name) && !is_compound(name), "{name}");
    }
}

#[test]
fn input_is_read_line_by_line() {
    let output = samsyn(&["scan", "--json"], "Karin ringde\r\n\r\nhej\nåäö 070-174 06 05".as_bytes());
    let expected = [
        r#"{"spans":[{"start":0,"end":5,"type":"person"}]}"#,
        r#"{"spans":[]}"#,
        r#"{"spans":[]}"#,
        r#"{"spans":[{"start":4,"end":17,"type":"phone"}]}"#,
    ];
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().collect::<Vec<_>>(), expected);
    assert_eq!(output.status.code(), Some(0));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("text.txt");
    fs::write(&file, "hej\nring Karin\n").unwrap();
    let output = samsyn(&["scan", file.to_str().unwrap()], b"");
    assert_eq!((String::from_utf8(output.stdout).unwrap().as_str(), output.status.code()), ("2:6: person Karin\n", Some(0)));
}

#[test]
fn bad_input_is_told_with_its_line() {
    let long = vec![b'a'; (1 << 20) + 1];
    for (input, why) in [(b"hej\n\xff\xfe\nhej".as_slice(), "-:2: not UTF-8"), (&long, "-:1: the line is longer than 1 MiB")] {
        let output = samsyn(&["scan", "-", "--json"], input);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && message.starts_with(why), "{message}");
    }
    let missing = samsyn(&["scan", "/no/such/file"], b"");
    assert!(missing.status.code() == Some(1) && !missing.stderr.is_empty());
}

#[test]
fn answers_before_the_next_line_is_there() {
    use std::io::{BufRead as _, BufReader};
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_samsyn")).args(["scan", "--json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for name in ["Karin", "Fatima"] {
        writeln!(stdin, "{name} sa nej").unwrap();
        stdin.flush().unwrap();
        let answer: Json = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["spans"][0]["end"], name.len());
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

/// What a note may be made of, and what it may be broken by.
fn notes() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Karin".to_owned()),
        Just("Göran Ahlström".to_owned()),
        Just("åsa".to_owned()),
        Just("070-174 06 05".to_owned()),
        Just("010812-2384".to_owned()),
        Just("Björkvägen 3 B".to_owned()),
        Just("dnr 2014/1873".to_owned()),
        Just("åsa.öberg@example.se".to_owned()),
        Just("i Kvarnmon".to_owned()),
        Just("\u{ad}\u{200b}".to_owned()),
        Just("\n".to_owned()),
        "[ .,:'/@+-]{1,3}",
        "[a-zåäöA-ZÅÄÖé]{1,8}",
        "[0-9]{1,12}",
        "\\PC{0,6}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Counted out anew for each find, this would take hours.
#[test]
fn a_line_full_of_names_is_told_as_fast_as_it_is_read() {
    const NAMES: usize = 100_000;
    let line = "Karin, ".repeat(NAMES);
    let timed = |arguments: &[&str]| {
        let start = Instant::now();
        let output = samsyn(arguments, line.as_bytes());
        (output, start.elapsed())
    };
    let (counted, without) = timed(&["scan", "-", "--json"]);
    let found: Json = serde_json::from_slice(&counted.stdout).unwrap();
    assert_eq!(found["spans"].as_array().unwrap().len(), NAMES);
    let (told, with) = timed(&["scan", "-"]);
    let told = String::from_utf8(told.stdout).unwrap();
    assert_eq!(told.lines().count(), NAMES);
    assert!(told.lines().last().unwrap().ends_with("Karin"));
    assert!(with < 5 * without, "{with:?} with the names, {without:?} with their places alone");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn finds_are_within_the_text_and_in_order(text in notes()) {
        let count = text.chars().count();
        let mut last = 0;
        for find in scan(&text, &Known::default()) {
            prop_assert!(last <= find.range.start && find.range.start < find.range.end && find.range.end <= count, "{find:?} in {text:?}");
            last = find.range.end;
        }
    }

    #[test]
    fn decomposed_is_the_same(text in notes()) {
        let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
        let same = |text: &str| found(text).into_iter().map(|(kind, cut)| (kind, cut.nfc().collect::<String>())).collect::<Vec<_>>();
        prop_assert_eq!(same(&composed), same(&apart));
    }
}
