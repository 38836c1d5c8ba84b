//! `samsyn stats`: what can be counted in the drafts of a work folder, as JSON.

use std::io;
use std::path::Path;

use serde::Serialize;

use super::{Exit, Output, print_json, tell, vault};
use crate::app::house_style;
use crate::app::text::paper;
use crate::domain::draft::BlockKind;
use crate::domain::ids::Slug;
use crate::domain::language::lix::Lix;
use crate::export::Layout;

#[derive(Serialize)]
struct Stats<'a> {
    municipalities: Vec<Municipality<'a>>,
}

/// One draft in numbers.
#[derive(Serialize)]
struct Municipality<'a> {
    slug: &'a str,
    /// As LIX counts them.
    words: usize,
    /// As it is printed.
    pages: usize,
    /// With one decimal; `None` without a word.
    lix: Option<f64>,
    quotes: usize,
    blocks_without_evidence: usize,
}

pub(super) fn stats(dir: &Path, output: &mut Output<'_>) -> io::Result<Exit> {
    let workspace = match vault::open(dir, output) {
        Ok(opened) => opened.workspace,
        Err(problems) => return tell(&problems, false, output),
    };
    let mut layout = Layout::new();
    let mut municipalities = Vec::new();
    for (slug, dossier) in &workspace.municipalities {
        let Some(draft) = &dossier.draft else { continue };
        let pages = match layout.lay_out(&house_style::dress(paper::summary(&workspace.project, dossier, &workspace.shown(slug)), dir).0) {
            Ok(pages) => pages.len(),
            Err(why) => return writeln!(output.err, "{slug}: {why}").map(|()| Exit::Findings),
        };
        let lix = Lix::of_draft(draft);
        municipalities.push(Municipality {
            slug: Slug::as_str(slug),
            words: lix.words,
            pages,
            lix: lix.value().map(|value| (value * 10.0).round() / 10.0),
            quotes: draft.blocks.iter().filter(|block| block.kind == BlockKind::Quote && !block.is_blank()).count(),
            blocks_without_evidence: draft.without_evidence().count(),
        });
    }
    print_json(&Stats { municipalities }, output)?;
    Ok(Exit::Ok)
}
