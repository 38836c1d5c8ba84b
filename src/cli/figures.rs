//! `samsyn import figures`: key figures of many municipalities from one table.

use std::io;
use std::path::Path;

use serde::Serialize;

use super::folder::{failed, refused};
use super::{Exit, Output, print_json, tell, vault};
use crate::app::register;
use crate::domain::figures_import::{Given, Preview, YEARS};
use crate::domain::municipality::{Figure, FigureKind};
use crate::storage::layout::FileKey;

#[derive(Serialize)]
struct Imported<'a> {
    file: String,
    /// Whether the figures have been saved.
    saved: bool,
    changes: Vec<Change<'a>>,
    unchanged: usize,
    /// Rows of municipalities that the project does not have.
    unknown: Vec<Unknown<'a>>,
    older: Vec<Older>,
    blank: usize,
    /// Figures that may be fractions instead of per cent.
    fractions: Vec<&'static str>,
    /// Headers that mean nothing here.
    ignored: &'a [String],
}

#[derive(Serialize)]
struct Change<'a> {
    municipality: &'a str,
    figure: &'static str,
    before: Option<&'a Figure>,
    after: &'a Figure,
    line: usize,
}

#[derive(Serialize)]
struct Unknown<'a> {
    line: usize,
    name: &'a str,
    /// It is one of the 290, though not of the project.
    exists: bool,
}

#[derive(Serialize)]
struct Older {
    line: usize,
    figure: &'static str,
}

/// What a file is to be read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'a> {
    pub file: &'a Path,
    pub given: &'a Given,
    /// Only say what would change.
    pub preview: bool,
}

/// Reads "KIND=VALUE", as `--year-of inhabitants=2014` has it.
pub(super) fn of_kind(text: &str) -> Result<(FigureKind, String), String> {
    let known = FigureKind::ALL.map(FigureKind::name).join(", ");
    let (kind, value) = text.split_once('=').ok_or_else(|| format!("expected FIGURE=VALUE, with one of {known}"))?;
    let kind = FigureKind::ALL.into_iter().find(|known| known.name() == kind.trim());
    kind.map(|kind| (kind, value.trim().to_owned())).ok_or_else(|| format!("expected one of {known}"))
}

/// Reads "KIND=YEAR".
pub(super) fn year_of(text: &str) -> Result<(FigureKind, i16), String> {
    let (kind, value) = of_kind(text)?;
    Ok((kind, year(&value)?))
}

/// Reads a year that a figure may be of.
pub(super) fn year(text: &str) -> Result<i16, String> {
    let year = text.parse().ok().filter(|year| YEARS.contains(year));
    year.ok_or_else(|| format!("expected a year from {} to {}", YEARS.start(), YEARS.end()))
}

/// `samsyn import figures`
pub(super) fn import(dir: &Path, order: Order<'_>, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if !order.preview
        && let Some(exit) = refused(dir, opened.read_only.as_ref(), output)?
    {
        return Ok(exit);
    }
    let preview = match register::figures(order.file, order.given, &register::municipalities(&opened.workspace)) {
        Ok(preview) => preview,
        Err(problems) => return tell(&problems, json, output),
    };
    if !order.preview {
        for slug in preview.touched() {
            let Some(dossier) = opened.workspace.municipalities.get_mut(&slug) else { continue };
            preview.apply(&slug, &mut dossier.municipality);
            if let Err(why) = opened.store.save(&FileKey::Municipality(slug), &dossier.municipality) {
                return failed(dir, &why, output);
            }
        }
    }
    let file = order.file.display().to_string();
    if json {
        print_json(&told(&preview, file, !order.preview), output)?;
    } else {
        say(&preview, &file, output)?;
    }
    Ok(Exit::Ok)
}

fn told(preview: &Preview, file: String, saved: bool) -> Imported<'_> {
    let changes = preview.changes.iter().map(|change| Change {
        municipality: change.slug.as_str(),
        figure: change.kind.name(),
        before: change.before.as_ref(),
        after: &change.after,
        line: change.line,
    });
    Imported {
        file,
        saved,
        changes: changes.collect(),
        unchanged: preview.unchanged,
        unknown: preview.unknown.iter().map(|row| Unknown { line: row.line, name: &row.name, exists: row.exists }).collect(),
        older: preview.older.iter().map(|(line, kind)| Older { line: *line, figure: kind.name() }).collect(),
        blank: preview.blank,
        fractions: preview.fractions.iter().map(|kind| kind.name()).collect(),
        ignored: &preview.ignored,
    }
}

fn say(preview: &Preview, file: &str, output: &mut Output<'_>) -> io::Result<()> {
    let (changes, unchanged, unknown) = (preview.changes.len(), preview.unchanged, preview.unknown.len());
    writeln!(output.out, "{file}: {changes} changes, {unchanged} unchanged, {unknown} rows of municipalities that are not here")?;
    for change in &preview.changes {
        let before = change.before.as_ref().map(|before| format!("{} ({}) → ", before.value, before.year)).unwrap_or_default();
        let after = &change.after;
        writeln!(output.out, "{}: {}: {before}{} ({}) {}", change.slug, change.kind.name(), after.value, after.year, after.source)?;
    }
    for row in &preview.unknown {
        writeln!(output.out, "{file}:{}: {:?} is not in the project", row.line, row.name)?;
    }
    for (line, kind) in &preview.older {
        writeln!(output.out, "{file}:{line}: {} of an older year than in another row", kind.name())?;
    }
    for kind in &preview.fractions {
        writeln!(output.out, "{file}: every {} is below 1: fractions, perhaps, and no per cent", kind.name())?;
    }
    for header in &preview.ignored {
        writeln!(output.out, "{file}: the column {header:?} is not used")?;
    }
    Ok(())
}
