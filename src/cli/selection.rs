//! `samsyn selection`: the register of candidates in and out, and the funnel that it makes.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Serialize;

use super::folder::{failed, refused};
use super::{Exit, Output, Tongue, anonymity, print_json, tell, vault};
use crate::app::register::{self, NotWritten, Written};
use crate::app::text::Texts;
use crate::domain::anonymity::gate::Gate;
use crate::domain::project::Language;
use crate::domain::selection::{Candidate, Funnel, Register, Standing, Step};

#[derive(Serialize)]
struct Shown<'a> {
    /// The funnel's table, from top to bottom.
    funnel: Vec<Row>,
    candidates: &'a [Candidate],
    /// How many candidates stand where.
    standings: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct Row {
    step: String,
    count: usize,
}

#[derive(Serialize)]
struct Imported {
    file: String,
    new: usize,
    changed: usize,
    unchanged: usize,
    /// Headers that mean nothing here.
    ignored: Vec<String>,
    /// Names that no list of municipalities has.
    unknown: Vec<Unknown>,
}

#[derive(Serialize)]
struct Unknown {
    line: usize,
    name: String,
}

#[derive(Serialize)]
struct Exported {
    file: String,
    candidates: usize,
}

/// A step's name for machines.
fn name(step: Step) -> String {
    let snake = |text: String| {
        let mut out = String::new();
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            if c.is_uppercase() && !out.is_empty() {
                out.push('_');
            }
            out.extend(c.to_lowercase());
        }
        out
    };
    match step {
        Step::LeftOut(reason) => format!("left_out_{}", snake(format!("{reason:?}"))),
        step => snake(format!("{step:?}")),
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Waiting => "waiting",
        Standing::NoAgreement => "no_agreement",
        Standing::LeftOut => "left_out",
        Standing::Undecided => "undecided",
        Standing::ToContact => "to_contact",
        Standing::Interviewed => "interviewed",
        Standing::Chosen => "chosen",
    }
}

/// `samsyn selection show`
pub(super) fn show(dir: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    let selection = &opened.workspace.selection;
    let steps = Funnel::of(selection).steps();
    if json {
        let funnel = steps.into_iter().map(|(step, count)| Row { step: name(step), count }).collect();
        let mut standings: BTreeMap<&'static str, usize> = BTreeMap::new();
        for candidate in &selection.candidates {
            *standings.entry(standing(candidate.standing())).or_default() += 1;
        }
        print_json(&Shown { funnel, candidates: &selection.candidates, standings }, output)?;
        return Ok(Exit::Ok);
    }
    // The commands speak English.
    let texts = Texts::new(Language::En);
    for (step, count) in steps {
        writeln!(output.out, "{count:>5}  {}", texts.step(step))?;
    }
    Ok(Exit::Ok)
}

/// `samsyn selection import`
pub(super) fn import(dir: &Path, file: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    let brought = match register::read(file, &opened.workspace.selection) {
        Ok(brought) => brought,
        Err(problems) => return tell(&problems, json, output),
    };
    if let Err(why) = opened.store.save_selection(&brought.selection) {
        return failed(dir, &why, output);
    }
    let unknown = brought.unknown.into_iter().map(|(line, name)| Unknown { line, name }).collect();
    let told = Imported {
        file: file.display().to_string(),
        new: brought.new,
        changed: brought.changed,
        unchanged: brought.unchanged,
        ignored: brought.ignored,
        unknown,
    };
    if json {
        print_json(&told, output)?;
        return Ok(Exit::Ok);
    }
    let Imported { file, new, changed, unchanged, ignored, unknown } = told;
    writeln!(output.out, "{file}: {new} new, {changed} changed, {unchanged} unchanged")?;
    for header in ignored {
        writeln!(output.out, "{file}: the column {header:?} is not used")?;
    }
    for Unknown { line, name } in unknown {
        writeln!(output.out, "{file}:{line}: {name:?} is on no list of municipalities, and no district; it was taken in")?;
    }
    Ok(Exit::Ok)
}

/// `samsyn selection export`
pub(super) fn export(dir: &Path, file: &Path, language: Tongue, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    // Nothing leaves that the log does not tell of.
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    let language = match language {
        Tongue::Sv => Language::Sv,
        Tongue::En => Language::En,
    };
    let register = Register { selection: opened.workspace.selection.clone(), language };
    let prepared = match register::prepare(&Gate::new(&opened.workspace), register, file) {
        Ok(prepared) => prepared,
        Err(NotWritten::Held(found)) => {
            for hindrance in found {
                writeln!(output.err, "{}: {:?} points at a person: take it out of the register first", file.display(), hindrance.text)?;
            }
            return Ok(Exit::Findings);
        }
        Err(why) => return failed(file, &why, output),
    };
    if let Err(why) = anonymity::note(&mut opened.store, &mut opened.workspace, prepared.written.logged(), output) {
        return failed(dir, &format!("nothing was exported, since the log cannot be written: {why}"), output);
    }
    match prepared.save(file) {
        Ok(Written { candidates, .. }) if json => print_json(&Exported { file: file.display().to_string(), candidates }, output)?,
        Ok(_) => writeln!(output.out, "{}", file.display())?,
        Err(why) => return failed(file, &why, output),
    }
    Ok(Exit::Ok)
}
