//! `samsyn export --to qdpx|xlsx|csv`: approved texts with their codes for a program of qualitative
//! analysis or a spreadsheet, and the consultant's own notes for the first.

use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;

use super::anonymity::{self, Held};
use super::folder::{failed, refused};
use super::{Exit, Output, print_json, tell, vault};
use crate::app::analysing;
use crate::app::exporting::file_name;
use crate::app::publishing::{self, LeftOut};
use crate::app::text::Texts;
use crate::domain::anonymity::gate::Gate;
use crate::domain::ids::Slug;
use crate::domain::log::What;
use crate::export;
use crate::storage::atomic;

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Qdpx,
    Xlsx,
    Csv,
}

/// What is to be exported, and where to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'a> {
    pub table: Table,
    /// Of the notes, not of the approved texts.
    pub notes: bool,
    pub file: &'a Path,
    pub guard: Option<&'a Path>,
}

#[derive(Serialize)]
struct Said<'a> {
    file: &'a Path,
    included: &'a [Slug],
    left_out: Vec<Left<'a>>,
}

#[derive(Serialize)]
struct Left<'a> {
    slug: &'a Slug,
    why: &'static str,
}

pub(super) fn export(dir: &Path, order: Order<'_>, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    // Nothing leaves that the log does not tell of.
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    if let Err(why) = anonymity::guard(&mut opened.workspace, order.guard) {
        return failed(dir, &format!("the names cannot be read: {why}"), output);
    }
    let workspace = &opened.workspace;
    let texts = Texts::new(workspace.project.language);
    let chapters = publishing::chapters(workspace);
    let gate = Gate::new(workspace).with_chapters(&chapters);
    let (analysis, left_out) = if order.notes {
        (analysing::of_notes(&texts, workspace), Vec::new())
    } else {
        (analysing::of_chapters(&texts, workspace), publishing::left_out(workspace, &chapters))
    };
    let included: Vec<Slug> = analysis.cases.iter().map(|case| case.slug.clone()).collect();
    if included.is_empty() {
        let why = if order.notes { "there are no notes" } else { "no municipality's text is approved as it stands" };
        return failed(dir, &format!("nothing was exported: {why}"), output);
    }
    let names = file_name(&gate, order.file).err().unwrap_or_default();
    let cleared = match gate.clear(analysis) {
        Ok(cleared) if names.is_empty() => cleared,
        cleared => {
            for hindrance in cleared.err().unwrap_or_default().into_iter().chain(names) {
                writeln!(output.err, "{}", Held::new(&included[0], hindrance))?;
            }
            return failed(dir, &"nothing was exported: this has to be decided on before it can leave", output);
        }
    };
    let headings = analysing::headings(&texts);
    let bytes = match order.table {
        Table::Qdpx => export::qdpx(&cleared),
        Table::Xlsx => export::comparison_xlsx(&cleared, &headings).map_err(io::Error::other),
        Table::Csv => export::comparison_csv(&cleared, &headings).map_err(io::Error::other),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(why) => return failed(order.file, &format!("nothing was exported: {why}"), output),
    };
    let format = if order.notes { "qdpx, notes".to_owned() } else { format!("{:?}", order.table).to_lowercase() };
    let not_names = cleared.not_names().to_vec();
    let logged = What::Published { municipalities: included.clone(), formats: vec![format], pages: 0, not_names };
    if let Err(why) = anonymity::note(&mut opened.store, &mut opened.workspace, logged, output) {
        return failed(dir, &format!("nothing was exported, since the log cannot be written: {why}"), output);
    }
    if let Err(why) = write(order.file, &bytes) {
        return failed(order.file, &why, output);
    }
    for left in &left_out {
        writeln!(output.err, "{}: left out: {}", left.slug, left.why.name())?;
    }
    if order.notes {
        writeln!(output.err, "the notes are an export for yourself: times, corrections and who took them do not go with them")?;
    }
    if json {
        let left_out = left_out.iter().map(|LeftOut { slug, why }| Left { slug, why: why.name() }).collect();
        print_json(&Said { file: order.file, included: &included, left_out }, output)?;
    } else {
        writeln!(output.out, "{}", order.file.display())?;
    }
    Ok(Exit::Ok)
}

fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    atomic::write(file, bytes).map(drop)
}
