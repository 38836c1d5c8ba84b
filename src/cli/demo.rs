//! `samsyn demo`: the invented project, and its finest draft on paper.

use std::io;
use std::path::Path;

use jiff::Zoned;

use super::{Exit, Output, tell};
use crate::app::command::Format;
use crate::app::text::paper;
use crate::app::{demo as project, exporting};
use crate::domain::anonymity::gate::Gate;
use crate::storage::layout;
use crate::storage::preferences::Preferences;
use crate::storage::store::Store;

pub(super) fn demo(dir: Option<&Path>, output: &mut Output<'_>) -> io::Result<Exit> {
    let dir = match (dir, Preferences::default_dir()) {
        (Some(dir), _) => dir.to_owned(),
        (None, Some(home)) => project::default_folder(&home),
        (None, None) => return writeln!(output.err, "samsyn: no home folder; say where: samsyn demo DIR").map(|()| Exit::Findings),
    };
    let workspace = match project::write(&dir, Zoned::now().date()).and_then(|()| Store::open(&dir)) {
        Ok(opened) => opened.workspace,
        Err(problems) => return tell(&problems, false, output),
    };
    let Some(dossier) = workspace.municipalities.get(&project::showpiece()) else {
        return writeln!(output.err, "{}: {} is gone", dir.display(), project::SHOWPIECE).map(|()| Exit::Findings);
    };
    let gate = Gate::new(&workspace);
    for format in [Format::Pdf, Format::Docx] {
        let file = layout::exports(&dir).join(format!("{}.{}", dossier.municipality.name, format.extension()));
        match exporting::export(&gate, paper::summary(&workspace.project, dossier, &workspace.shown(&project::showpiece())), format, &file)
        {
            Ok(_) => writeln!(output.out, "{}", file.display())?,
            Err(why) => return writeln!(output.err, "{}: {why}", file.display()).map(|()| Exit::Findings),
        }
    }
    Ok(Exit::Ok)
}
