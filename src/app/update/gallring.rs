//! Destroying the material of a municipality, and the receipt of it.

use std::path::PathBuf;

use crate::app::command::Command;
use crate::app::event::Event;
use crate::app::exporting;
use crate::app::gallring::{Ended, Request};
use crate::app::model::Model;
use crate::app::text::receipt;
use crate::domain::ids::Slug;
use crate::domain::log::Destroyed;
use crate::domain::retention::{self, Counts};
use crate::storage::material::Material;
use crate::storage::store::SaveError;

pub(super) fn run(model: &mut Model, command: Command) {
    match command {
        Command::FindMaterial(slug) => {
            if let Some(project) = &mut model.project {
                project.gallring.found = None;
                project.saving.find_material(slug);
            }
        }
        Command::DestroyMaterial(slug, by) => destroy(model, slug, &by),
        Command::SaveReceipt { slug, path, over } => save_receipt(model, slug, path, over),
        _ => {}
    }
}

fn destroy(model: &mut Model, slug: Slug, by: &str) {
    let at = model.now();
    let Some(project) = &mut model.project else { return };
    let Some(dossier) = project.workspace.municipalities.get(&slug) else { return };
    if project.saving.is_destroying() {
        return;
    }
    let Some(approved) = dossier.municipality.milestones.approved else {
        let name = dossier.municipality.name.as_str();
        let text = model.texts.with("notice-destroy-not-approved", &[("name", name.into())]);
        return model.notices.problem(text, Vec::new());
    };
    let shown = project.shown(&slug);
    let mut counts = Counts::of(dossier);
    // What a round that did not come to its end has taken already is part of it.
    if let Some(gone) = project.workspace.gone(&slug).filter(|gone| !gone.is_done)
        && let Destroyed::Material { counts: before, .. } = gone.what
    {
        counts = counts.most(*before);
    }
    let mut after = dossier.clone();
    retention::destroy(&mut after, &shown.speakers);
    let what =
        Destroyed::Material { municipality: slug.clone(), counts, approved, keep: project.workspace.project.keep, groups: shown.sets };
    let log = project.workspace.logs.get(&project.writer).cloned().unwrap_or_default();
    let request = Request { slug, dossier: after, log, what, by: by.trim().to_owned(), at, writer: project.writer.clone() };
    project.saving.destroy(&project.workspace, request);
}

pub(super) fn found(model: &mut Model, slug: Slug, result: Result<Material, SaveError>) {
    if let Some(project) = &mut model.project {
        project.gallring.found = Some((slug, result));
    }
}

pub(super) fn ended(model: &mut Model, ended: Ended) {
    let Ended { slug, logged, failed } = ended;
    let untouched = logged.is_empty();
    let Some(project) = &mut model.project else { return };
    let name = project.dossier(&slug).map(|dossier| dossier.municipality.name.clone()).unwrap_or_default();
    project.gallring.found = None;
    if !untouched {
        // Some of it may be left on disk, but nothing is written back.
        let speakers = project.shown(&slug).speakers;
        if let Some(dossier) = project.workspace.municipalities.get_mut(&slug) {
            retention::destroy(dossier, &speakers);
        }
        project.workspace.logs.entry(project.writer.clone()).or_default().events.extend(logged);
        project.saving.log_changed();
        // Undo would bring it back.
        project.drafting.remove(&slug);
        project.running.take_if(|running| *running == slug);
        (project.compile.stale, project.compile.evidence_stale) = (true, true);
    }
    project.saving.destroyed(&slug);
    let name = [("name", name.into())];
    match failed {
        None => model.notices.done(model.texts.with("notice-destroyed", &name)),
        Some(SaveError::Changed { file }) if untouched => {
            let reload = (model.texts.get("reload"), Command::OpenProject(project.root.clone()));
            let [name] = name;
            let text = model.texts.with("notice-destroy-changed", &[name, ("file", file.into())]);
            model.notices.problem_with(text, reload);
        }
        Some(why) => model.notices.problem(model.texts.with("notice-destroy-failed", &name), vec![why.to_string()]),
    }
    super::interview::look_again(model);
}

fn save_receipt(model: &mut Model, slug: Slug, path: PathBuf, over: bool) {
    let Some(project) = &model.project else { return };
    let (Some(dossier), Some(gone)) = (project.dossier(&slug), project.workspace.gone(&slug)) else { return };
    let text = receipt::text(&model.texts, &model.zone, &dossier.municipality.name, &gone);
    model.outbox.spawn("export", move || {
        let result = exporting::save_text(&text, &path, over);
        let again = Command::SaveReceipt { slug, path: path.clone(), over: true };
        Event::Exported { path, result, errand: None, over: Some(Box::new(again)) }
    });
}
