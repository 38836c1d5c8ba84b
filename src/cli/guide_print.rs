//! `samsyn guide print`: a guide on paper, alone or for a prepared focus group.

use std::io;
use std::path::Path;

use super::{Exit, Output, Tongue, export, tell, vault};
use crate::app::exporting;
use crate::app::guides;
use crate::app::text::guide_paper;
use crate::domain::anonymity::gate::Gate;
use crate::domain::project::Language;

pub(super) fn print(
    path: &Path,
    municipality: Option<&str>,
    language: Tongue,
    file: &Path,
    json: bool,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    let language = match language {
        Tongue::Sv => Language::Sv,
        Tongue::En => Language::En,
    };
    let (gate, printed) = if let Some(municipality) = municipality {
        let workspace = match vault::open(path, output) {
            Ok(opened) => opened.workspace,
            Err(problems) => return tell(&problems, false, output),
        };
        let Some(dossier) = export::dossier(&workspace, path, municipality, output)? else { return Ok(Exit::Findings) };
        (Gate::new(&workspace), guide_paper::prepared(&workspace.guide, &workspace.project, dossier, language))
    } else if path.is_dir() {
        writeln!(output.err, "{}: a folder; say whose focus group with --municipality SLUG, or give a guide's file", path.display())?;
        return Ok(Exit::Usage);
    } else {
        match guides::read(path) {
            Ok(guide) => (Gate::bare(), guide_paper::blank(&guide, language)),
            Err(problems) => return tell(&problems, false, output),
        }
    };
    export::done(file, exporting::print_guide(&gate, printed, file), None, json, output)
}
