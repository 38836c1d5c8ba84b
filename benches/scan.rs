//! Looking through text for names, on 200, 2,000, 20,000 and 100,000 words.
//!
//! The goal on the machine of a consultant is under 1 ms for an entry of 200 words, so that finds
//! are marked in the frame after the key, and under a second for 100,000 words. How fast this
//! machine is today does not matter for the verdict: each time is also given as a multiple of
//! what it takes to walk over the same words ([`UnicodeSegmentation::unicode_words`]), and the bench
//! fails when that multiple grows with the text by [`GROWTH`] or more: then the work for a word
//! depends on how many there are. `cargo bench --bench scan`

use std::error::Error;
use std::hint::black_box;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use samsyn::domain::anonymity::scan::{Known, scan};
use unicode_segmentation::UnicodeSegmentation as _;

#[path = "support/form.rs"]
mod form;

use form::Form;

const NOTES: &str = include_str!("../tests/fixtures/anonymity/more.jsonl");
const STORY: &str = include_str!("../tests/fixtures/exempelkoping.txt");
/// Words of a text, and how often it is looked through.
const SIZES: [(usize, usize); 4] = [(200, 400), (2_000, 100), (20_000, 20), (100_000, 7)];
/// How much more a word may cost in the longest text than in one of 2,000 words.
const GROWTH: f64 = 1.6;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    let mut out = std::io::stdout().lock();
    let lists = timed(|| scan("hej", &Known::default()).len());
    writeln!(out, "\nreading the lists, once: {:.1} ms\n", milliseconds(lists))?;
    writeln!(out, "{:<10}{:>10}{:>12}{:>14}{:>10}", "words", "finds", "scan, ms", "words only", "ratio")?;
    let mut ratios = Vec::new();
    for &(words, times) in form.pick(SIZES.as_slice(), &[(200, 2), (2_000, 1)]) {
        let text = text(words)?;
        let known = Known::default();
        let finds = scan(&text, &known).len();
        // There is about a name to every sentence, in whatever size.
        if finds < words / 40 {
            return Err(format!("{finds} finds among {words} words").into());
        }
        let whole = median(times, || scan(&text, &known).len());
        let plain = median(times, || text.unicode_words().count());
        let ratio = whole.as_secs_f64() / plain.as_secs_f64();
        writeln!(out, "{words:<10}{finds:>10}{:>12.2}{:>14.2}{ratio:>10.1}", milliseconds(whole), milliseconds(plain))?;
        ratios.push(ratio);
    }
    let grown = ratios[ratios.len() - 1] / ratios[1];
    writeln!(out, "\na word costs {grown:.2} times as much in the longest text as among 2,000; the limit is {GROWTH}")?;
    Ok(form.ends(grown < GROWTH))
}

/// So many words: a note full of names and numbers, a bit of a story, another note …
fn text(words: usize) -> Result<String, Box<dyn Error>> {
    let story: Vec<&str> = STORY.split_inclusive(' ').collect();
    let mut all = Vec::new();
    for (line, bit) in NOTES.lines().zip(story.chunks(8).cycle()) {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let lines = format!("{}\n{}\n", line["text"].as_str().ok_or("a sentence without text")?, bit.concat());
        all.extend(lines.split_inclusive([' ', '\n']).map(str::to_owned));
    }
    Ok(all.iter().cycle().take(words).map(String::as_str).collect())
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(times: usize, work: impl Fn() -> usize) -> Duration {
    let mut all: Vec<Duration> = (0..times).map(|_| timed(&work)).collect();
    all.sort();
    all[times / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
