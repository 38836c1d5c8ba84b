//! `samsyn export`: a municipality's summary as a file.

use std::io;
use std::path::Path;

use serde::Serialize;

use super::folder::failed;
use super::{Exit, Output, anonymity, print_json, tell, vault};
use crate::app::command::Format;
use crate::app::exporting::{self, Done, Errand, Failure};
use crate::app::house_style;
use crate::app::text::paper;
use crate::domain::anonymity::gate::Gate;
use crate::domain::ids::Slug;
use crate::domain::stage::Stage;
use crate::domain::workspace::{Dossier, Workspace};
use crate::export::Undrawable;
use crate::storage::store::Opened;

#[derive(Serialize)]
struct Exported {
    file: String,
    /// `null` for a format without pages.
    pages: Option<usize>,
    /// Left out when everything could be drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    undrawable: Option<Undrawable>,
    /// "house" in a style of the house's own, "built-in" when that would not do.
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
    result: Result<Done, Failure>,
    style: Option<&'static str>,
    json: bool,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    match result {
        Ok(Done { pages, undrawable, .. }) if json => {
            let undrawable = Some(undrawable).filter(|undrawable| undrawable.count > 0);
            print_json(&Exported { file: file.display().to_string(), pages, undrawable, style }, output)?;
        }
        Ok(Done { pages, undrawable, .. }) => {
            let pages = pages.map(|pages| format!(" ({pages} pages)")).unwrap_or_default();
            writeln!(output.out, "{}{pages}", file.display())?;
            if undrawable.count > 0 {
                let paragraphs: Vec<String> = undrawable.paragraphs.iter().map(ToString::to_string).collect();
                let which = if paragraphs.is_empty() { String::new() } else { format!(" (in paragraph {})", paragraphs.join(", ")) };
                writeln!(output.err, "{}: {} printed as □, for lack of a font{which}", file.display(), undrawable.count)?;
            }
        }
        Err(why) => return writeln!(output.err, "{}: {why}", file.display()).map(|()| Exit::Findings),
    }
    Ok(Exit::Ok)
}

/// What is to be exported, and where to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'a> {
    pub municipality: &'a str,
    pub format: Format,
    pub is_final: bool,
    pub file: &'a Path,
    /// A file with names that may not be in it.
    pub guard: Option<&'a Path>,
}

pub(super) fn export(dir: &Path, order: Order<'_>, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let Order { municipality, format, is_final, file, guard } = order;
    let Opened { mut store, mut workspace, read_only, .. } = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Err(why) = anonymity::guard(&mut workspace, guard) {
        return failed(dir, &format!("the names cannot be read: {why}"), output);
    }
    let Some(dossier) = dossier(&workspace, dir, municipality, output)? else { return Ok(Exit::Findings) };
    if dossier.draft.is_none() {
        writeln!(output.err, "{municipality}: there is no draft to export yet")?;
        return Ok(Exit::Findings);
    }
    let is_final = is_final || dossier.stage() == Stage::Approved;
    let slug = Slug::new(municipality).ok();
    // What cannot be noted is not shown.
    let shown = slug.as_ref().filter(|_| read_only.is_none()).map(|slug| workspace.shown(slug)).unwrap_or_default();
    let (summary, problems) = house_style::dress(paper::summary_as(&workspace.project, dossier, &shown, is_final), dir);
    for problem in &problems {
        writeln!(output.err, "{problem}")?;
    }
    if !problems.is_empty() {
        writeln!(output.err, "the built-in style is used instead")?;
    }
    let style = match (format, problems.is_empty(), summary.style.is_built_in()) {
        (Format::Pdf, true, false) => Some("house"),
        (_, false, _) => Some("built-in"),
        _ => None,
    };
    let prepared = match exporting::prepare(&Gate::new(&workspace), summary, format, file) {
        Ok(prepared) => prepared,
        Err(why) => return done(file, Err(why), style, json, output),
    };
    match slug.filter(|_| read_only.is_none()) {
        // Nothing leaves that the log does not tell of.
        Some(slug) => {
            let errand = Errand { project: 0, municipality: slug, format: format.extension(), is_final, groups: shown.sets };
            if let Err(why) = anonymity::note(&mut store, &mut workspace, errand.logged(&prepared.done), output) {
                return failed(dir, &format!("nothing was exported, since the log cannot be written: {why}"), output);
            }
        }
        None => writeln!(output.err, "{}: open for reading only, so that the log does not tell of this export", dir.display())?,
    }
    done(file, prepared.save(file), style, json, output)
}
