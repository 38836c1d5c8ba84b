//! `samsyn repair`: what can be had of a work folder that does not open, and opening it with that.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::folder::failed;
use super::{Exit, Output, print_json, tell, vault};
use crate::storage::problem::Problem;
use crate::storage::repair::{Broken, Extent, Mended, Remedy, Survey};
use crate::storage::store::Store;
use crate::storage::vault::FILE;

/// A broken file, as it is printed.
#[derive(Serialize)]
struct Listed<'a> {
    file: String,
    problems: &'a [Problem],
    /// The generations that are whole, the latest first.
    earlier: Vec<Generation>,
    remedy: Remedy,
}

#[derive(Serialize)]
struct Altered {
    file: String,
    earlier: Vec<Generation>,
}

#[derive(Serialize)]
struct Generation {
    saved: Timestamp,
    #[serde(flatten)]
    extent: Extent,
}

#[derive(Serialize)]
struct Report<'a> {
    broken: Vec<Listed<'a>>,
    /// Those that can be read, and are not as they were saved.
    altered: Vec<Altered>,
    /// `vault.age` does not open and its copy does.
    by_copy: bool,
    others: &'a [Problem],
    /// What was done, with `--take`.
    mended: Vec<Mended>,
}

impl<'a> From<&'a Broken> for Listed<'a> {
    fn from(broken: &'a Broken) -> Self {
        Self { file: broken.file(), problems: &broken.problems, earlier: earlier(broken), remedy: broken.remedy() }
    }
}

impl From<&Broken> for Altered {
    fn from(altered: &Broken) -> Self {
        Self { file: altered.file(), earlier: earlier(altered) }
    }
}

fn earlier(broken: &Broken) -> Vec<Generation> {
    broken.whole.iter().map(|whole| Generation { saved: whole.saved(), extent: whole.extent }).collect()
}

/// `samsyn repair`
pub(super) fn repair(dir: &Path, take: bool, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let key = match vault::key(dir, output) {
        Ok(key) => key,
        Err(problems) => return tell(&problems, json, output),
    };
    let survey = Survey::of(dir, key);
    let mended = if take && !survey.is_sound() {
        match survey.mend(Timestamp::now()) {
            Ok(mended) => mended,
            Err(why) => {
                list(&survey, Vec::new(), json, output)?;
                return failed(dir, &why, output);
            }
        }
    } else {
        Vec::new()
    };
    let is_well = survey.is_sound() || take;
    list(&survey, mended, json, output)?;
    Ok(if is_well { Exit::Ok } else { Exit::Findings })
}

/// `samsyn repair --accept`
pub(super) fn accept(dir: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::key(dir, output).and_then(|key| Store::open_with(dir, key)) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, json, output),
    };
    match opened.store.accept_altered() {
        Ok(_) if json => print_json(&opened.altered, output).map(|()| Exit::Ok),
        Ok(_) => opened.altered.iter().try_for_each(|file| writeln!(output.out, "{file}: right as it stands")).map(|()| Exit::Ok),
        Err(why) => failed(dir, &why, output),
    }
}

fn list(survey: &Survey, mended: Vec<Mended>, json: bool, output: &mut Output<'_>) -> io::Result<()> {
    if json {
        let broken = survey.broken.iter().map(Listed::from).collect();
        let altered = survey.altered.iter().map(Altered::from).collect();
        let report = Report { broken, altered, by_copy: survey.is_by_copy(), others: &survey.others, mended };
        return print_json(&report, output);
    }
    for altered in &survey.altered {
        writeln!(output.out, "{}: {}; it is left as it is", altered.file(), vault::ALTERED)?;
        generations(altered, output)?;
    }
    if survey.is_sound() {
        return writeln!(output.out, "{}: nothing is broken", survey.root().display());
    }
    if survey.is_by_copy() {
        writeln!(output.err, "{FILE}: {}", vault::BY_COPY)?;
    }
    let problems = survey.broken.iter().flat_map(|broken| &broken.problems).chain(&survey.others);
    problems.into_iter().try_for_each(|problem| writeln!(output.err, "{problem}"))?;
    for broken in &survey.broken {
        generations(broken, output)?;
        match broken.remedy() {
            Remedy::Earlier => {}
            Remedy::Without => writeln!(output.out, "{}: no earlier generation is whole; the project opens without it", broken.file())?,
            Remedy::None => {
                writeln!(output.out, "{}: no earlier generation is whole, and the project does not open without it", broken.file())?;
            }
        }
    }
    for Mended { file, saved, aside } in mended {
        let now = saved.map_or_else(|| "taken away".to_owned(), |saved| format!("as of {saved}"));
        let aside = aside.map_or_else(String::new, |aside| format!("; what was there lies in {aside}"));
        writeln!(output.out, "{file}: now {now}{aside}")?;
    }
    Ok(())
}

fn generations(broken: &Broken, output: &mut Output<'_>) -> io::Result<()> {
    let mut whole = broken.whole.iter();
    whole.try_for_each(|whole| writeln!(output.out, "{}: whole as of {}, {}", broken.file(), whole.saved(), told(whole.extent)))
}

fn told(extent: Extent) -> String {
    match (extent.items, extent.words) {
        (Some(items), Some(words)) => format!("{items} items, {words} words, {} bytes", extent.bytes),
        _ => format!("{} bytes", extent.bytes),
    }
}
