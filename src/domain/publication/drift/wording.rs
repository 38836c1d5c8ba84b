//! The same thing written in different ways in the approved words: a year behind the number of
//! inhabitants or none, "en dag/vecka" and "en dag i veckan", "%" and "procent", points and quotes
//! with and without a full stop.

use std::sync::LazyLock;

use regex::Regex;

use super::tally::Tally;
use super::{Kind, Slip, distinct};
use crate::domain::draft::{BlockKind, Part};
use crate::domain::publication::chapter::Chapter;
use crate::domain::review::Passage;

/// How one chapter writes a measure.
struct Written<'a> {
    chapter: &'a Chapter,
    passage: &'a Passage,
    /// The words themselves.
    found: String,
    /// Which of the ways it is.
    way: &'static str,
}

pub(super) fn slips(chapters: &[&Chapter]) -> Vec<Slip> {
    let mut slips = years(chapters);
    for measure in &*MEASURES {
        // What is odd in two ways is said once.
        let is_known = |found: &Slip, slips: &[Slip]| slips.iter().any(|slip| (&slip.block, &slip.found) == (&found.block, &found.found));
        let found: Vec<Slip> = measure.slips(chapters).into_iter().filter(|found| !is_known(found, &slips)).collect();
        slips.extend(found);
    }
    slips.extend(endings(chapters, BlockKind::Point));
    slips.extend(endings(chapters, BlockKind::Quote));
    slips
}

fn slip(kind: Kind, chapter: &Chapter, passage: &Passage, found: String, usual: String, others: usize) -> Slip {
    Slip { block: Some(passage.id.clone()), ..Slip::new(kind, chapter, found, usual, others) }
}

fn passages(chapter: &Chapter) -> impl Iterator<Item = &Passage> {
    chapter.approval.wording.passages.iter()
}

/// "28 000 invånare (2014)" where others have "13 000 invånare".
fn years(chapters: &[&Chapter]) -> Vec<Slip> {
    static COUNT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d[\d\s\u{a0}]*\sinvånare(\s\((\d{4})\))?").ok());
    let Some(count) = &*COUNT else { return Vec::new() };
    let first = |chapter: &'_ Chapter| {
        let mut about = passages(chapter).filter(|passage| passage.part == Part::About);
        about.find_map(|passage| Some((passage.clone(), count.captures(&passage.text)?.get(0)?.as_str().to_owned())))
    };
    let found: Vec<(&Chapter, Passage, String)> =
        chapters.iter().filter_map(|chapter| first(chapter).map(|(passage, words)| (*chapter, passage, words))).collect();
    let tally = Tally::of(found.iter().map(|it| (it, it.2.ends_with(')')))).others();
    let slip = |(it, has_year, _, others): (&(&Chapter, Passage, String), bool, bool, usize)| {
        let (chapter, passage, words) = it;
        let usual = if has_year { words.split(" (").next().unwrap_or_default().to_owned() } else { format!("{words} (år)") };
        slip(Kind::Year, chapter, passage, words.clone(), usual, others)
    };
    tally.into_iter().map(slip).collect()
}

/// A measure that can be written in several ways.
struct Measure {
    /// Each way with an example of it.
    ways: [(Regex, &'static str); 2],
}

static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| {
    let number = r"(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)";
    let unit = r"(?:dag|dagar|timme|timmar|gång|gånger)";
    let pairs = [
        (
            (format!(r"(?i)\b{number}\s{unit}/(?:vecka|månad|år|kvartal|termin)\b"), "en dag/vecka"),
            (
                format!(r"(?i)\b{number}\s{unit}\s(?:i\sveckan|i\smånaden|per\s(?:vecka|månad|år|kvartal|termin)|om\såret)\b"),
                "en dag i veckan",
            ),
        ),
        (
            (format!(r"(?i)\b\d+\s{unit}/(?:vecka|månad|år)\b"), "1 dag/vecka"),
            (format!(r"(?i)\b[a-zåäö]+\s{unit}/(?:vecka|månad|år)\b"), "en dag/vecka"),
        ),
        ((r"\d[\s\u{a0}]?%".to_owned(), "8 %"), (r"\d\sprocent\b".to_owned(), "8 procent")),
    ];
    let read = |(pattern, example): (String, &'static str)| Some((Regex::new(&pattern).ok()?, example));
    pairs.into_iter().filter_map(|(a, b)| Some(Measure { ways: [read(a)?, read(b)?] })).collect()
});

impl Measure {
    /// Every place that writes it otherwise than most places do.
    fn slips(&self, chapters: &[&Chapter]) -> Vec<Slip> {
        let mut written = Vec::new();
        for chapter in chapters {
            for passage in passages(chapter) {
                for (pattern, way) in &self.ways {
                    let found = pattern.find_iter(&passage.text).map(|found| found.as_str().to_owned());
                    written.extend(found.map(|found| Written { chapter, passage, found, way }));
                }
            }
        }
        let tally = Tally::of(written.iter().map(|it| (it, it.way)));
        // As often in one way as in the other: then the first way of the list is the odd one.
        let usual = tally.usual().or_else(|| {
            let [(_, odd), (_, usual)] = &self.ways;
            let count = |way: &str| written.iter().filter(|it| it.way == way).count();
            (count(odd) > 0 && count(odd) == count(usual)).then(|| (*usual, count(usual)))
        });
        let Some((usual, _)) = usual else { return Vec::new() };
        let count = distinct(written.iter().filter(|it| it.way == usual).map(|it| it.chapter));
        let others = written.iter().filter(|it| it.way != usual);
        others.map(|it| slip(Kind::Unit, it.chapter, it.passage, it.found.clone(), usual.to_owned(), count)).collect()
    }
}

/// Points or quotes that end with a full stop where most do not, or the other way round.
fn endings(chapters: &[&Chapter], kind: BlockKind) -> Vec<Slip> {
    let mut all: Vec<(&Chapter, &Passage)> = Vec::new();
    for chapter in chapters {
        all.extend(passages(chapter).filter(|passage| passage.kind == kind).map(|passage| (*chapter, passage)));
    }
    let ends = |passage: &Passage| passage.text.trim_end_matches(['”', '"', '’']).ends_with(['.', '?', '!', '…']);
    let tally = Tally::of(all.iter().map(|it| (it, ends(it.1)))).others();
    let others = tally.first().map_or(0, |(_, _, usual, _)| distinct(all.iter().filter(|it| ends(it.1) == *usual).map(|it| it.0)));
    let slip = |((chapter, passage), has_stop, _, _): (&(&Chapter, &Passage), bool, bool, usize)| {
        let last = passage.text.split_whitespace().next_back().unwrap_or_default().to_owned();
        let usual = if has_stop { last.trim_end_matches('.').to_owned() } else { format!("{last}.") };
        slip(Kind::Ending, chapter, passage, last, usual, others)
    };
    tally.into_iter().map(slip).collect()
}
