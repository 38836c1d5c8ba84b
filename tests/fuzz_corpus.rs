//! What comes from outside, as the fuzzers in `fuzz/` begin with it, and mutations of that, always
//! the same: no file makes a reader fail, takes it two seconds, or fills the memory.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "../fuzz/readers.rs"]
mod readers;

#[path = "../fuzz/inputs.rs"]
mod inputs;

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use fastrand::Rng;
use inputs::Inputs;
use readers::Readers;

const MOST_TIME: Duration = Duration::from_secs(2);
/// The same where a whole folder is opened, or a document is brought in in three ways, in a build that
/// is not optimised: it tells seconds from minutes.
const MOST_TIME_OF_MORE: Duration = Duration::from_secs(20);
/// The tests here measure the memory of the whole process.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
/// In kB, as Linux tells it.
const MOST_MEMORY: u64 = 256 * 1024;
/// A mutation becomes no longer than this.
const LONGEST: usize = 64 * 1024;
/// How many bytes all mutations of a file have together, about, and how many there are.
const BYTES: usize = 400_000;
const MUTATIONS: (usize, usize) = (20, 300);
/// The same where a whole folder is opened for each.
const FEW: (usize, usize) = (3, 8);
/// How many files of each further corpus can be read: guides, files of a work folder, packages,
/// documents, tables, and texts with a find.
const LEAST_GOOD: [usize; 6] = [1, 13, 2, 15, 5, 9];
/// One mutation in so many is also put in its place, which takes longest.
const PLACED: usize = 10;

fn corpus(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// A place in some bytes, and how many to take there.
fn piece(rng: &mut Rng, len: usize) -> std::ops::Range<usize> {
    let from = rng.usize(..=len);
    let most = if rng.bool() { 16 } else { 1024 };
    from..(from + rng.usize(..most)).min(len)
}

fn mutated(rng: &mut Rng, bytes: &[u8], other: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..rng.usize(1..4) {
        let here = piece(rng, out.len());
        match rng.u8(..5) {
            0 if !out.is_empty() => {
                let at = rng.usize(..out.len());
                out[at] ^= 1 << rng.u8(..8);
            }
            1 => out.truncate(here.start),
            2 => _ = out.drain(here),
            3 => {
                let there = piece(rng, other.len());
                out.splice(here, other[there].iter().copied());
            }
            _ => {
                let again = out[here.clone()].repeat(rng.usize(1..40));
                out.splice(here.end..here.end, again);
            }
        }
    }
    out.truncate(LONGEST);
    out
}

/// Reads all files and their mutations; whether to place as well is told with each. Fails if one
/// takes too long. Tells how many of the files themselves could be read.
fn all(name: &str, (fewest, most): (usize, usize), read: impl Fn(&[u8], bool) -> bool) -> usize {
    let files = corpus(name);
    let mut rng = Rng::with_seed(20_261_112);
    let mut good = 0;
    let run = |file: &str, n: usize, bytes: &[u8], place: bool| {
        let start = Instant::now();
        let is_good = read(bytes, place);
        let took = start.elapsed();
        assert!(took < if (fewest, most) == FEW { MOST_TIME_OF_MORE } else { MOST_TIME }, "mutation {n} of {name}/{file} took {took:?}");
        is_good
    };
    for (file, bytes) in &files {
        good += usize::from(run(file, 0, bytes, true));
        for n in 1..=(BYTES / bytes.len().max(1)).clamp(fewest, most) {
            let (_, other) = &files[rng.usize(..files.len())];
            run(file, n, &mutated(&mut rng, bytes, other), n % PLACED == 0);
        }
    }
    good
}

/// The most memory that this process has had, in kB; nothing where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or_default()
}

#[test]
fn no_file_that_comes_back_is_too_much() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    let readers = Readers::new(&folder.path().join("demo"));
    let before = peak();
    let replies = all("reply", MUTATIONS, |bytes, _| readers.reply(bytes) > 0);
    let documents = all("docx", MUTATIONS, |bytes, place| {
        let returned = readers::returned(bytes);
        returned.is_some_and(|returned| !place || readers.placed(&returned).likeness > 0.0)
    });
    let grown = peak() - before;
    assert!(grown < MOST_MEMORY, "{grown} kB");
    // They are of use only as long as they reach what they are to reach.
    assert!(replies >= 12 && documents >= 18, "{replies} replies and {documents} documents were read");
}

#[test]
fn no_file_that_is_opened_or_brought_in_is_too_much() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    let inputs = Inputs::new(folder.path());
    let before = peak();
    let good = [
        all("guide", MUTATIONS, |bytes, _| Inputs::guide(bytes)),
        all("work_folder", FEW, |bytes, _| inputs.work_folder(bytes)),
        all("package", FEW, |bytes, _| inputs.package(bytes)),
        all("import", FEW, |bytes, _| inputs.import(bytes)),
        all("tables", FEW, |bytes, _| inputs.tables(bytes)),
        all("scan", FEW, |bytes, _| inputs.scan(bytes)),
    ];
    let grown = peak() - before;
    assert!(grown < MOST_MEMORY, "{grown} kB");
    // They are of use only as long as they reach what they are to reach.
    assert!(good.iter().zip(LEAST_GOOD).all(|(good, least)| *good >= least), "{good:?} were read");
}
