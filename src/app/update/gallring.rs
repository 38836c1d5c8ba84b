//! Destroying the material of a municipality, or the names that must not leave, and the receipt.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::app::anonymity as guarded;
use crate::app::command::Command;
use crate::app::event::Event;
use crate::app::exporting;
use crate::app::gallring::{Ended, Request, Target};
use crate::app::model::{Model, OpenProject};
use crate::app::text::{dates, receipt};
use crate::app::trouble::Trouble;
use crate::domain::anonymity::names::Names;
use crate::domain::ids::Slug;
use crate::domain::log::{Destroyed, Logged, What};
use crate::domain::retention::{self, Counts};
use crate::domain::workspace::Dossier;
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
    let Some(approved) = dossier.municipality.milestones.approved.filter(|_| dossier.is_approved()) else {
        let name = dossier.municipality.name.as_str();
        return model.notices.trouble(model.texts.trouble(Trouble::DestroyNotApproved, &[("name", name.into())]));
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
    begin(project, Target::Material(slug), Some(Box::new(after)), what, by.trim().to_owned(), at);
}

/// Destroys the guard list. What people were called goes with it: it is known by their names. On
/// disk there are names only behind a lock.
pub(super) fn destroy_names(model: &mut Model) {
    let (at, by) = (model.now(), model.signature());
    let Some(project) = &mut model.project else { return };
    let what = Destroyed::GuardList { names: project.workspace.names.guard.len() };
    if project.saving.is_destroying() {
        return;
    }
    if project.is_locked() {
        begin(project, Target::Names, None, what, by, at);
    } else {
        let logged = vec![Logged { at, what: What::Destroyed { what, by } }];
        ended(model, Ended { target: Target::Names, logged, failed: None });
    }
}

fn begin(project: &mut OpenProject, target: Target, after: Option<Box<Dossier>>, what: Destroyed, by: String, at: Timestamp) {
    let log = project.workspace.logs.get(&project.writer).cloned().unwrap_or_default();
    let request = Request { target, after, log, what, by, at, writer: project.writer.clone() };
    project.saving.destroy(&project.workspace, request);
}

pub(super) fn found(model: &mut Model, slug: Slug, result: Result<Material, SaveError>) {
    if let Some(project) = &mut model.project {
        project.gallring.found = Some((slug, result));
    }
}

pub(super) fn ended(model: &mut Model, ended: Ended) {
    let Ended { target, logged, failed } = ended;
    let untouched = logged.is_empty();
    let Some(project) = &mut model.project else { return };
    project.workspace.logs.entry(project.writer.clone()).or_default().events.extend(logged.iter().cloned());
    match &target {
        Target::Names if failed.is_none() => super::anonymity::set_names(project, Names::default()),
        Target::Material(slug) if !untouched => forget(project, slug),
        _ => {}
    }
    project.gallring.found = None;
    project.saving.destroyed(&target);
    tell(model, &target, logged.last(), failed);
    super::interview::look_again(model);
}

/// Some of the material may be left on disk, but nothing is written back.
fn forget(project: &mut OpenProject, slug: &Slug) {
    let speakers = project.shown(slug).speakers;
    if let Some(dossier) = project.workspace.municipalities.get_mut(slug) {
        retention::destroy(dossier, &speakers);
    }
    // Undo would bring it back.
    project.drafting.remove(slug);
    project.running.take_if(|running| running == slug);
    (project.compile.stale, project.compile.evidence_stale) = (true, true);
}

/// The receipt, or why there is none.
fn tell(model: &mut Model, target: &Target, last: Option<&Logged>, failed: Option<SaveError>) {
    let texts = std::sync::Arc::clone(&model.texts);
    let Some(project) = &model.project else { return };
    let name = match target {
        Target::Names => String::new(),
        Target::Material(slug) => project.dossier(slug).map(|dossier| dossier.municipality.name.clone()).unwrap_or_default(),
    };
    let is_names = *target == Target::Names;
    match (failed, last) {
        (None, Some(Logged { at, what: What::Destroyed { what: Destroyed::GuardList { names }, by } })) => {
            let day = texts.date(model.zone.to_datetime(*at).date());
            let time = dates::clock_seconds(*at, &model.zone);
            let receipt = [("count", (*names).into()), ("date", day.into()), ("time", time.into()), ("by", by.as_str().into())];
            model.notices.done(texts.with("notice-guard-destroyed", &receipt));
        }
        (None, _) => model.notices.done(texts.with("notice-destroyed", &[("name", name.into())])),
        (Some(SaveError::Changed { file }), None) => {
            let reload = Command::OpenProject(project.root.clone());
            let trouble = if is_names { Trouble::NamesChanged } else { Trouble::DestroyChanged };
            let told = texts.trouble(trouble, &[("name", name.into()), ("file", file.into())]);
            model.notices.trouble(told.way_out(texts.get("reload"), reload));
        }
        (Some(why), _) => {
            let trouble = if is_names { Trouble::NamesNotDestroyed } else { Trouble::DestroyFailed };
            model.notices.trouble(texts.trouble(trouble, &[("name", name.into())]).because(vec![texts.save_error(&why)]));
        }
    }
}

fn save_receipt(model: &mut Model, slug: Slug, path: PathBuf, over: bool) {
    let Some(project) = &mut model.project else { return };
    let gate = guarded::gate(project);
    let (Some(dossier), Some(gone)) = (project.dossier(&slug), project.workspace.gone(&slug)) else { return };
    let receipt = receipt::whole(&model.texts, &model.zone, &dossier.municipality.name, &gone);
    model.outbox.spawn("receipt", move || {
        let result = exporting::save_receipt(&gate, receipt, &path, over);
        let again = Command::SaveReceipt { slug, path: path.clone(), over: true };
        Event::Exported { path, result, errand: None, over: Some(Box::new(again)) }
    });
}
