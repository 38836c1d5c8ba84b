//! Commands on a guide: check it, show it.

use std::io;
use std::path::Path;

use serde::Serialize;

use crate::domain::guide::{Bilingual, Guide, Place, RowKind};
use crate::domain::project::Language;
use crate::storage::guides;

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
