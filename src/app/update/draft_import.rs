//! Bringing a draft in from a document.

use std::path::{Path, PathBuf};

use crate::app::draft_import;
use crate::app::drafting::Drafting;
use crate::app::event::Event;
use crate::app::model::Model;
use crate::app::trouble::Trouble;
use crate::domain::draft::steps::What;
use crate::domain::draft_import::Found;
use crate::domain::ids::Slug;
use crate::storage::documents;
use crate::storage::problem::Problem;

pub(super) fn read(model: &mut Model, path: PathBuf) {
    let (Some(slug), Some(dossier)) = (model.screen.slug().cloned(), model.dossier()) else { return };
    let (municipality, project) = (dossier.municipality.clone(), model.opened);
    model.outbox.spawn("import", move || {
        let result = documents::draft(&path, &municipality).map(Box::new);
        Event::DraftRead { project, slug, path, result }
    });
}

pub(super) fn arrived(model: &mut Model, slug: &Slug, path: &Path, result: Result<Box<Found>, Vec<Problem>>) {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let found = match result {
        Ok(found) => *found,
        Err(problems) => {
            let told = model.texts.trouble(Trouble::DraftNotRead, &[("file", file.into())]);
            model.notices.trouble(told.because(model.texts.problems(&problems)));
            return;
        }
    };
    let now = model.now();
    let Some(project) = &mut model.project else { return };
    let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return };
    let drafting = project.drafting.entry(slug.clone()).or_insert_with(|| Drafting::new(dossier));
    // What was typed just before is a step of its own.
    drafting.step(dossier, What::Typing, "undo-typing");
    let taken = draft_import::take(found, dossier, &project.paper, now);
    drafting.step(dossier, What::Import, "undo-import-draft");
    if taken.changed {
        let compile = &mut project.compile;
        (compile.stale, compile.evidence_stale, compile.page) = (true, true, None);
        if model.screen.slug() == Some(slug) {
            compile.focus = dossier.draft.as_ref().and_then(|draft| draft.blocks.first()).map(|block| (block.id.clone(), 0));
            compile.block = compile.focus.as_ref().map(|(block, _)| block.clone());
        }
        project.saving.committed(Some(slug));
    }
    let args = [
        ("file", file.into()),
        ("changed", if taken.changed { "yes" } else { "no" }.into()),
        ("blocks", taken.blocks.into()),
        ("quotes", taken.quotes.into()),
        ("figures", taken.figures.into()),
        ("contacts", taken.contacts.into()),
        ("left_out", taken.left_out.len().into()),
    ];
    let told = model.texts.with("notice-draft-read", &args);
    let reason = |line: usize, why: &str| model.texts.with("left-out-line", &[("line", line.into()), ("why", why.into())]);
    let left_out = taken.left_out.iter().map(|left| reason(left.line, &model.texts.get(left.why.text_key()))).collect();
    model.notices.done_with(told, left_out);
}
