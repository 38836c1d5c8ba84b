//! `samsyn scan`: what points at a person in plain text, line by line.
//!
//! A tool for measuring: finds are its result and no failure.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use serde::Serialize;

use super::{Exit, Output};
use crate::domain::anonymity::find::Find;
use crate::domain::anonymity::scan::{self, Known};

/// A longer line is no text that somebody wrote.
const LINE_BYTES: u64 = 1 << 20;

/// The finds of one line.
#[derive(Serialize)]
struct Line {
    spans: Vec<Span>,
}

/// In Unicode code points of the line; the end is not part of it.
#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl From<Find> for Span {
    fn from(find: Find) -> Self {
        Self { start: find.range.start, end: find.range.end, kind: find.kind.name() }
    }
}

pub(super) fn scan(file: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    if file == Path::new("-") {
        return lines(io::stdin().lock(), "-", json, output);
    }
    let name = file.display().to_string();
    match File::open(file) {
        Ok(opened) => lines(BufReader::new(opened), &name, json, output),
        Err(why) => writeln!(output.err, "{name}: {why}").map(|()| Exit::Findings),
    }
}

/// Answers each line before the next is read, so that another program can wait for it.
fn lines(mut input: impl BufRead, name: &str, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let known = Known::default();
    let mut bytes = Vec::new();
    for number in 1_usize.. {
        bytes.clear();
        // One byte more than is allowed, and the end of the line.
        let read = match input.by_ref().take(LINE_BYTES + 2).read_until(b'\n', &mut bytes) {
            Ok(read) => read,
            Err(why) => return writeln!(output.err, "{name}:{number}: {why}").map(|()| Exit::Findings),
        };
        if read == 0 {
            break;
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        }
        let message = match std::str::from_utf8(&bytes) {
            _ if bytes.len() as u64 > LINE_BYTES => "the line is longer than 1 MiB; expected one text a line",
            Err(_) => "not UTF-8; expected plain text in UTF-8",
            Ok(text) => {
                let finds = scan::scan(text, &known);
                if json {
                    serde_json::to_writer(&mut *output.out, &Line { spans: finds.into_iter().map(Span::from).collect() })?;
                    writeln!(output.out)?;
                } else {
                    // A line of a megabyte may be full of them: it is not counted out anew for each.
                    let letters: Vec<char> = text.chars().collect();
                    for find in finds {
                        let found: String = letters[find.range.clone()].iter().collect();
                        writeln!(output.out, "{number}:{}: {} {found}", find.range.start + 1, find.kind.name())?;
                    }
                }
                output.out.flush()?;
                continue;
            }
        };
        return writeln!(output.err, "{name}:{number}: {message}").map(|()| Exit::Findings);
    }
    Ok(Exit::Ok)
}
