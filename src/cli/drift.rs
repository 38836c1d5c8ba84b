//! `samsyn drift`: how approved texts deviate from each other, and what is decided about it.

use std::io;
use std::path::Path;

use serde::Serialize;

use super::folder::{failed, refused};
use super::{Exit, Output, print_json, tell, vault};
use crate::app::publishing;
use crate::app::text::paper;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::publication::drift::{self, How, Kind, Slip};
use crate::domain::publication::{Chapter, Lead};

#[derive(Serialize)]
struct Slips<'a> {
    slips: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    id: String,
    slug: &'a Slug,
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<&'a BlockId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<&'static str>,
    found: &'a str,
    usual: &'a str,
    /// How many chapters have it as usual.
    others: usize,
    /// Whether it can be mended here; else it goes back to the municipality.
    mendable: bool,
    /// "accepted" or "mended".
    settled: Option<&'static str>,
}

pub(super) fn drift(dir: &Path, accept: &[String], mend: &[String], json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    let chapters = publishing::chapters(&opened.workspace);
    let labels = paper::figure_labels(opened.workspace.project.language);
    let all: Vec<&Chapter> = opened.workspace.publication.arranged(&chapters);
    let slips = drift::check(&all, &labels);
    if !accept.is_empty() || !mend.is_empty() {
        if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
            return Ok(exit);
        }
        let lead = &mut opened.workspace.publication;
        for (id, mends) in accept.iter().map(|id| (id, false)).chain(mend.iter().map(|id| (id, true))) {
            let Some(slip) = slips.iter().find(|slip| slip.id() == *id) else {
                return failed(dir, &format!("there is no deviation {id:?}"), output);
            };
            let decision = if mends { slip.mended() } else { Some(slip.accepted()) };
            let Some(decision) = decision else {
                return failed(dir, &format!("{id} is in the approved words, so it has to go back to {}", slip.chapter), output);
            };
            lead.settle(decision);
        }
        if let Err(why) = opened.store.save_publication(lead) {
            return failed(dir, &why, output);
        }
    }
    let lead = &opened.workspace.publication;
    if json {
        print_json(&Slips { slips: slips.iter().map(|slip| listed(slip, lead)).collect() }, output)?;
        return Ok(Exit::Ok);
    }
    for slip in &slips {
        let Listed { id, slug, kind, found, usual, others, mendable, settled, .. } = listed(slip, lead);
        let state = settled.unwrap_or(if mendable { "can be mended" } else { "goes back to the municipality" });
        writeln!(output.out, "{id}  {slug}: {kind:?}: {found:?}; {others} have {usual:?} ({state})")?;
    }
    Ok(Exit::Ok)
}

fn listed<'a>(slip: &'a Slip, lead: &Lead) -> Listed<'a> {
    let settled = lead.settled(slip).map(|settled| if settled.how == How::Accepted { "accepted" } else { "mended" });
    Listed {
        id: slip.id(),
        slug: &slip.chapter,
        kind: slip.kind,
        block: slip.block.as_ref(),
        figure: slip.figure.map(crate::domain::municipality::FigureKind::name),
        found: &slip.found,
        usual: &slip.usual,
        others: slip.others,
        mendable: slip.mend.is_some(),
        settled,
    }
}
