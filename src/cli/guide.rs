//! Commands on a guide: check it, show it, make one of a document.

use std::io;
use std::path::Path;

use serde::Serialize;

use crate::domain::guide::{Bilingual, Guide, Place, RowKind};
use crate::domain::guide_import::Remark;
use crate::domain::project::Language;
use crate::storage::problem::Problem;
use crate::storage::{documents, guides};

use super::{Exit, Output, print_json, tell};

/// `samsyn guide check`
pub(super) fn check(file: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let problems = guides::read(file).err().unwrap_or_default();
    if problems.is_empty() && !json {
        writeln!(output.out, "{}: no problems", file.display())?;
    }
    tell(&problems, json, output)
}

/// `samsyn guide show`
pub(super) fn show(file: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let guide = match guides::read(file) {
        Ok(guide) => guide,
        Err(problems) => return tell(&problems, false, output),
    };
    let shown = Shown::new(&guide);
    if json {
        print_json(&shown, output)?;
    } else {
        writeln!(output.out, "{}", guide.title.sv)?;
        for (number, section) in shown.sections.iter().enumerate() {
            writeln!(output.out, "\n{}. {} ({} min)", number + 1, section.title, section.minutes)?;
            for row in &section.rows {
                let indent = "  ".repeat(row.level);
                writeln!(output.out, "{indent}- {}", row.text)?;
                for probe in &row.probes {
                    writeln!(output.out, "{indent}    [ ] {probe}")?;
                }
            }
        }
    }
    Ok(Exit::Ok)
}

/// `samsyn guide import`
pub(super) fn import(file: &Path, to: &Path, force: bool, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    if !force && to.symlink_metadata().is_ok() {
        return writeln!(output.err, "{}: is there already: expected a new file, or --force", to.display()).map(|()| Exit::Findings);
    }
    let imported = match documents::guide(file) {
        Ok(imported) => imported,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Err(error) = guides::write(to, &imported.guide) {
        return writeln!(output.err, "{}: cannot be written: {error}", to.display()).map(|()| Exit::Findings);
    }
    let (sections, rows) = (imported.guide.sections.len(), imported.guide.places().len());
    if json {
        let remarks = imported.remarks.iter().map(|remark| Remarked { line: remark.line, what: remark.what.to_string() }).collect();
        print_json(&Made { file: to.display().to_string(), sections, rows, remarks }, output)?;
    } else {
        remark(file, &imported.remarks, output)?;
        writeln!(output.out, "{} ({sections} sections, {rows} rows)", to.display())?;
    }
    Ok(Exit::Ok)
}

/// Reads a guide from a guide file or, remarking on what it leaves out, from a document.
pub(super) fn read(file: &Path, output: &mut Output<'_>) -> io::Result<Result<Guide, Vec<Problem>>> {
    if !documents::is_document(file) {
        return Ok(guides::read(file));
    }
    Ok(match documents::guide(file) {
        Ok(imported) => {
            remark(file, &imported.remarks, output)?;
            Ok(imported.guide)
        }
        Err(problems) => Err(problems),
    })
}

fn remark(file: &Path, remarks: &[Remark], output: &mut Output<'_>) -> io::Result<()> {
    remarks.iter().try_for_each(|remark| writeln!(output.err, "{}:{}: {}", file.display(), remark.line, remark.what))
}

#[derive(Serialize)]
struct Made {
    file: String,
    sections: usize,
    rows: usize,
    remarks: Vec<Remarked>,
}

#[derive(Serialize)]
struct Remarked {
    line: usize,
    what: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    sections: Vec<ShownSection<'a>>,
}

#[derive(Serialize)]
struct ShownSection<'a> {
    title: &'a str,
    minutes: u16,
    rows: Vec<ShownRow<'a>>,
}

#[derive(Serialize)]
struct ShownRow<'a> {
    text: &'a str,
    kind: &'static str,
    level: usize,
    hints: Vec<&'a str>,
    probes: Vec<&'a str>,
}

impl<'a> Shown<'a> {
    fn new(guide: &'a Guide) -> Self {
        let mut sections: Vec<_> = guide
            .sections
            .iter()
            .map(|section| ShownSection { title: &section.title.sv, minutes: section.minutes, rows: Vec::new() })
            .collect();
        for place in guide.places() {
            sections[place.section_number - 1].rows.push(ShownRow::new(&place));
        }
        Self { sections }
    }
}

impl<'a> ShownRow<'a> {
    fn new(place: &Place<'a>) -> Self {
        let kind = match place.row.kind {
            _ if place.is_follow_up() => "follow_up",
            RowKind::Item => "item",
            RowKind::Question => "question",
        };
        let swedish = |texts: &'a [Bilingual]| texts.iter().map(|text| text.sv.as_str()).collect();
        Self {
            text: place.row.quoted(Language::Sv),
            kind,
            level: place.level,
            hints: swedish(&place.row.hints),
            probes: swedish(&place.row.probes),
        }
    }
}
