//! `samsyn export`: a municipality's summary as a file.

use std::io;
use std::path::Path;

use serde::Serialize;

use super::{Exit, Output, Target, print_json, tell};
use crate::app::command::Format;
use crate::app::exporting::{self, Failure};
use crate::app::house_style;
use crate::app::text::paper;
use crate::domain::ids::Slug;
use crate::domain::workspace::{Dossier, Workspace};
use crate::storage::store::Store;

#[derive(Serialize)]
struct Exported {
    file: String,
    pages: usize,
    /// Whose look it has: the house's or ours; for documents that have but one, nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<&'static str>,
}

/// The municipality of that folder name; when there is none, says which there are.
pub(super) fn dossier<'a>(
    workspace: &'a Workspace,
    dir: &Path,
    municipality: &str,
    output: &mut Output<'_>,
) -> io::Result<Option<&'a Dossier>> {
    let found = workspace.municipalities.iter().find(|(slug, _)| slug.as_str() == municipality).map(|(_, dossier)| dossier);
    if found.is_none() {
        let known: Vec<&str> = workspace.municipalities.keys().map(Slug::as_str).collect();
        writeln!(output.err, "{}: no municipality {municipality:?}; there is {}", dir.display(), known.join(", "))?;
    }
    Ok(found)
}

/// Says what came of an export.
pub(super) fn done(
    file: &Path,
    result: Result<usize, Failure>,
    style: Option<&'static str>,
    json: bool,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    match result {
        Ok(pages) if json => print_json(&Exported { file: file.display().to_string(), pages, style }, output)?,
        Ok(pages) => writeln!(output.out, "{} ({pages} pages)", file.display())?,
        Err(why) => return writeln!(output.err, "{}: {why}", file.display()).map(|()| Exit::Findings),
    }
    Ok(Exit::Ok)
}

pub(super) fn export(dir: &Path, municipality: &str, to: Target, file: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let workspace = match Store::open(dir) {
        Ok(opened) => opened.workspace,
        Err(problems) => return tell(&problems, false, output),
    };
    let Some(dossier) = dossier(&workspace, dir, municipality, output)? else { return Ok(Exit::Findings) };
    if dossier.draft.is_none() {
        writeln!(output.err, "{municipality}: there is no draft to export yet")?;
        return Ok(Exit::Findings);
    }
    let format = match to {
        Target::Pdf => Format::Pdf,
        Target::Docx => Format::Docx,
    };
    let (summary, problems) = house_style::dress(paper::summary(&workspace.project, dossier), dir);
    for problem in &problems {
        writeln!(output.err, "{problem}")?;
    }
    if !problems.is_empty() {
        writeln!(output.err, "the built-in style is used instead")?;
    }
    let style = if format == Format::Pdf && !summary.style.is_built_in() { "house" } else { "built-in" };
    done(file, exporting::export(&summary, format, file), Some(style), json, output)
}
