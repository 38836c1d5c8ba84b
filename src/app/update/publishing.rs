//! Making the publication, and what the lead writes and decides for it.

use std::path::PathBuf;

use crate::app::anonymity;
use crate::app::command::{Command, PublishingCommand};
use crate::app::model::Model;
use crate::app::publishing::job::Job;
use crate::app::publishing::{self, Failure, Order, Published};
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
    }
    project.saving.publication_changed();
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

pub(super) fn ended(model: &mut Model, result: Result<Box<Published>, Failure>) {
    let now = model.now();
    let Some(project) = &mut model.project else { return };
    project.leaving = project.leaving.saturating_sub(1);
    if let Ok(published) = &result {
        anonymity::note(project, now, published.logged());
    }
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
