//! Making the publication, and what the lead writes and decides for it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::anonymity;
use crate::app::command::{Command, PublishingCommand};
use crate::app::model::{Model, Screen};
use crate::app::publishing::collation::Collation;
use crate::app::publishing::job::Job;
use crate::app::publishing::{self, Failure, Order, Published};
use crate::domain::log::What;
use crate::export::Step;

pub(super) fn run(model: &mut Model, command: PublishingCommand) {
    if let PublishingCommand::Publish(folder) = command {
        return start(model, folder);
    }
    let Some(project) = &mut model.project else { return };
    let lead = &mut project.workspace.publication;
    match command {
        PublishingCommand::Publish(_) | PublishingCommand::Edited => {}
        PublishingCommand::Stop => return project.publishing.job.iter().for_each(Job::stop),
        PublishingCommand::SetLesson(code, text) => lead.set_lesson(&code, &text),
        PublishingCommand::SetOrder(order) => lead.order = order,
        PublishingCommand::LeaveOut(slug, true) => {
            lead.left_out.insert(slug);
        }
        PublishingCommand::LeaveOut(slug, false) => {
            lead.left_out.remove(&slug);
        }
        PublishingCommand::Settle(decision) => lead.settle(decision),
        PublishingCommand::Unsettle(slip) => lead.unsettle(&slip),
        PublishingCommand::Mark(mark) => lead.mark(mark),
    }
    project.saving.publication_changed();
}

/// Undo and redo of what the lead has written and decided; the step's name.
pub(super) fn undo(model: &mut Model, back: bool) -> Option<&'static str> {
    let project = model.project.as_mut()?;
    let now = &project.workspace.publication;
    let history = &mut project.lead_history;
    let (lead, label) = if back { history.undo(now) } else { history.redo(now) }?;
    project.workspace.publication = lead;
    project.saving.publication_changed();
    Some(label)
}

/// Has worked out what the lead's screen shows, once what was changed is on disk: not for each key
/// that is pressed.
pub(super) fn tick(model: &mut Model) {
    let Some(project) = model.project.as_mut().filter(|_| model.screen == Screen::Collect) else { return };
    let revision = project.saving.revision();
    let settled = project.saving.is_clean() || project.saving.problem.is_some() || project.saving.is_set_aside();
    if project.publishing.asked == Some(revision) || !settled || project.publishing.collating {
        return;
    }
    project.publishing.collating = true;
    project.publishing.asked = Some(revision);
    Collation::start(&model.outbox, model.opened, revision, &project.workspace, Arc::clone(project.guarded.gate()));
}

pub(super) fn collated(model: &mut Model, collation: Box<Collation>) {
    if let Some(project) = &mut model.project {
        project.publishing.collating = false;
        project.publishing.collation = Some(collation);
    }
}

/// The thread has broken off: what it was asked is not asked again until something has changed.
pub(super) fn lost_collation(model: &mut Model) {
    log::error!("the chapters could not be compared");
    if let Some(project) = &mut model.project {
        project.publishing.collating = false;
    }
}

/// First the logs of all others are read anew, as before any other document leaves.
fn start(model: &mut Model, folder: PathBuf) {
    let Some(project) = &model.project else { return };
    if project.publishing.job.is_some() || project.compile.exporting {
        return;
    }
    match project.workspace.municipalities.keys().next().cloned() {
        Some(any) => super::exporting::ask(model, any, Command::Publishing(PublishingCommand::Publish(folder))),
        None => model.notices.problem(model.texts.get("notice-nothing-to-publish"), Vec::new()),
    }
}

/// The logs have been read: now it can be made.
pub(super) fn make(model: &mut Model, folder: PathBuf) -> Option<()> {
    let project = model.project.as_mut()?;
    let chapters = publishing::chapters(&project.workspace);
    let Ok(order) = Order::new(&project.workspace, &chapters) else {
        model.notices.problem(model.texts.get("notice-nothing-to-publish"), Vec::new());
        return None;
    };
    project.compile.exporting = false;
    project.publishing.held.clear();
    project.publishing.job = Some(Job::start(&model.outbox, model.opened, order, &project.root, folder));
    Some(())
}

pub(super) fn went_on(model: &mut Model, step: Step) {
    if let Some(job) = model.project.as_mut().and_then(|project| project.publishing.job.as_mut()) {
        job.step = Some(step);
    }
}

/// What is about to be written is in the log before.
pub(super) fn leaves(model: &mut Model, what: What) {
    let now = model.now();
    if let Some(project) = &mut model.project {
        anonymity::note(project, now, what);
    }
}

pub(super) fn ended(model: &mut Model, result: Result<Box<Published>, Failure>) {
    let Some(project) = &mut model.project else { return };
    project.leaving = project.leaving.saturating_sub(1);
    match project.publishing.ended(result) {
        Ok(()) => {
            let pages = project.publishing.done.as_ref().map_or(0, |done| done.pages);
            model.notices.done(model.texts.with("notice-published", &[("pages", pages.into())]));
        }
        Err(Failure::Stopped) => model.notices.done(model.texts.get("notice-publishing-stopped")),
        Err(Failure::Held(_)) => {
            let count = project.publishing.held.len();
            model.notices.problem(model.texts.with("notice-publication-held", &[("count", count.into())]), Vec::new());
        }
        Err(why) => model.notices.problem(model.texts.get("notice-not-published"), vec![why.to_string()]),
    }
}

/// The thread has broken off.
pub(super) fn broke_off(model: &mut Model) {
    if let Some(project) = &mut model.project {
        project.leaving = project.leaving.saturating_sub(usize::from(project.publishing.job.take().is_some()));
    }
}

#[cfg(test)]
#[path = "publishing_tests.rs"]
mod tests;
