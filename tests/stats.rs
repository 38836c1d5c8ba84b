//! `samsyn stats`: the numbers of the demo, counted once more from its files by other means.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiff::civil::date;
use samsyn::app::demo;
use serde_json::Value as Json;

#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

fn samsyn(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_samsyn"));
    program.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path()).args(arguments).output().unwrap()
}

/// The blocks of a draft's file as they stand there: kind, text, whether there is evidence.
fn blocks(folder: &Path, slug: &str) -> Vec<(String, String, bool)> {
    let file = fs::read_to_string(folder.join("municipalities").join(slug).join("draft.ron")).unwrap();
    let mut blocks: Vec<(String, String, bool)> = Vec::new();
    for line in file.lines() {
        let Some((field, value)) = line.trim().trim_end_matches(',').split_once(": ") else { continue };
        match field {
            "kind" if !value.starts_with('"') => blocks.push((value.to_owned(), String::new(), false)),
            "text" => blocks.last_mut().unwrap().1 = ron::from_str(value).unwrap(),
            "links" => blocks.last_mut().unwrap().2 = value != "[]",
            _ => {}
        }
    }
    blocks
}

/// Words as a simple count has them: between spaces, with a letter or digit; "31 000" is one.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let thousands: Vec<usize> =
        (1..words.len()).filter(|n| is_number(words[n - 1]) && words[n - 1].len() < 4 && words[*n] == "000").collect();
    for n in thousands.into_iter().rev() {
        words.remove(n);
    }
    words
}

/// LIX by a simple count, good for texts without abbreviations.
fn lix<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> f64 {
    let sentences: usize =
        texts.clone().map(|text| text.split_inclusive(['.', '?', '!', ':']).filter(|part| !words(part).is_empty()).count()).sum();
    let all: Vec<&str> = texts.flat_map(words).collect();
    let long = all.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 6).count();
    all.len() as f64 / sentences as f64 + 100.0 * long as f64 / all.len() as f64
}

#[test]
fn the_demo_in_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let path = root.to_str().unwrap();
    let output = samsyn(&["stats", path]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let stats: Json = serde_json::from_slice(&output.stdout).unwrap();
    let all = stats["municipalities"].as_array().unwrap();
    let slugs: Vec<&str> = all.iter().map(|one| one["slug"].as_str().unwrap()).collect();
    let with_draft = fs::read_dir(root.join("municipalities")).unwrap().map(|entry| entry.unwrap().path());
    let with_draft = with_draft.filter(|path| path.join("draft.ron").exists());
    let mut expected: Vec<String> = with_draft.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    expected.sort();
    assert_eq!(slugs, expected);
    for one in all {
        let slug = one["slug"].as_str().unwrap();
        let blocks = blocks(&root, slug);
        let printed = || blocks.iter().filter(|(_, text, _)| !text.trim().is_empty());
        let texts = printed().map(|(_, text, _)| text.as_str());
        assert_eq!(one["words"], texts.clone().flat_map(words).count(), "{slug}");
        assert_eq!(one["quotes"], printed().filter(|(kind, ..)| kind == "quote").count(), "{slug}");
        let bare = printed().filter(|(kind, _, evidence)| kind != "heading" && !evidence).count();
        assert_eq!(one["blocks_without_evidence"], bare, "{slug}");
        let (told, counted) = (one["lix"].as_f64().unwrap(), lix(texts));
        assert!((told - counted).abs() < 0.5, "{slug}: {told}, by a simple count {counted}");
        assert!(((told * 10.0).round() / 10.0 - told).abs() < 1e-9, "one decimal: {told}");

        let pdf = folder.path().join(format!("{slug}.pdf"));
        let pdf = pdf.to_str().unwrap();
        assert!(samsyn(&["export", path, "--municipality", slug, "--to", "pdf", "-o", pdf]).status.success());
        let info = tools::run("pdfinfo", &[pdf]);
        let pages: u64 = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
        assert_eq!(one["pages"], pages, "{slug}");
    }
}

#[test]
fn a_draft_without_words_has_no_lix() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let draft = "(format: 2, kind: \"draft\", content: (blocks: []))";
    fs::write(root.join("municipalities/skissby/draft.ron"), draft).unwrap();
    let output = samsyn(&["stats", root.to_str().unwrap()]);
    let stats: Json = serde_json::from_slice(&output.stdout).unwrap();
    let skissby = stats["municipalities"].as_array().unwrap().iter().find(|one| one["slug"] == "skissby").unwrap();
    assert_eq!((&skissby["lix"], &skissby["words"]), (&Json::Null, &Json::from(0)));
}

#[test]
fn a_folder_that_is_none_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output = samsyn(&["stats", folder.path().to_str().unwrap()]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]));
    assert!(!output.stderr.is_empty());
}
