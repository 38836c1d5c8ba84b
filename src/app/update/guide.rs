//! Changing the project's guide, and taking it in and out of files.

use std::path::{Path, PathBuf};

use crate::app::anonymity;
use crate::app::command::{Command, GuideCommand};
use crate::app::event::Event;
use crate::app::guide_file::{self, NotWritten};
use crate::app::model::{Model, OpenProject};
use crate::app::text::guide_paper;
use crate::app::trouble::Trouble;
use crate::app::{exporting, guides};
use crate::domain::draft::steps::What;
use crate::domain::guide::Guide;
use crate::domain::guide_edit::Edit;
use crate::domain::guide_uses::Uses;
use crate::domain::ids::Slug;
use crate::domain::workspace::Workspace;
use crate::storage::problem::Problem;

pub(super) fn run(model: &mut Model, command: GuideCommand) {
    match command {
        GuideCommand::Edit(edit) => change(model, &edit),
        GuideCommand::Open(path) => {
            let project = model.opened;
            model.outbox.spawn("guide", move || {
                let result = guides::read(&path).map(Box::new);
                Event::GuideRead { project, path, result }
            });
        }
        GuideCommand::SaveAs { path, over } => {
            let Some(project) = &mut model.project else { return };
            let gate = anonymity::gate(project);
            let (guide, root) = (project.workspace.guide.clone(), project.root.clone());
            model.outbox.spawn("guide", move || {
                let result = guide_file::save(&gate, guide, &path, &root, over);
                Event::GuideWritten { path, result }
            });
        }
        GuideCommand::Print { path, municipality } => print(model, path, municipality.as_ref()),
    }
}

fn change(model: &mut Model, edit: &Edit) {
    let Some(project) = &mut model.project else { return };
    let removed = match edit {
        Edit::RemoveRow(id) => project.workspace.guide.place(id).and_then(|place| Uses::of(&project.workspace).row(place.row)),
        Edit::RemoveSection(id) => project.workspace.guide.section(id).and_then(|section| Uses::of(&project.workspace).section(section)),
        _ => None,
    };
    // The button says why it cannot be pressed; here only other ways end.
    if removed.is_some() || loses_a_probe(&project.workspace, edit) || !project.workspace.guide.edit(edit) {
        return;
    }
    if let Edit::RemoveSection(id) = edit {
        forget_minutes(project, |section| section == id);
    }
    project.saving.guide_changed(edit.is_typing());
}

/// Whether a probe would go that has been heard. Mid-word there may be too few of them; as soon as
/// there are enough the words count.
fn loses_a_probe(workspace: &Workspace, edit: &Edit) -> bool {
    let Edit::SetListening(id, language, text) = edit else { return false };
    let needed = Uses::of(workspace).probes(id);
    let Some(mut row) = workspace.guide.place(id).filter(|_| needed > 0).map(|place| place.row.clone()) else { return false };
    row.set_listening(*language, text);
    row.probes.len() < needed
}

/// Takes planned minutes away whose section is gone.
fn forget_minutes(project: &mut OpenProject, is_gone: impl Fn(&crate::domain::ids::SectionId) -> bool) {
    for (slug, dossier) in &mut project.workspace.municipalities {
        for group in dossier.sessions.values_mut() {
            let before = group.session.minutes.len();
            group.session.minutes.retain(|section, _| !is_gone(section));
            if group.session.minutes.len() < before {
                project.saving.committed(Some(slug));
            }
        }
    }
}

/// Puts a whole guide in the place of the project's, unless notes would lead nowhere.
pub(super) fn replace(model: &mut Model, guide: Guide) -> bool {
    let Some(project) = &mut model.project else { return false };
    let (rows, entries) = Uses::of(&project.workspace).lost(&guide);
    if rows > 0 {
        let lost = [("rows", rows.into()), ("notes", entries.into())];
        model.notices.trouble(model.texts.trouble(Trouble::GuideLacksRows, &lost));
        return false;
    }
    project.workspace.guide = guide;
    let known: Vec<_> = project.workspace.guide.sections.iter().map(|section| section.id.clone()).collect();
    forget_minutes(project, |section| !known.contains(section));
    project.saving.guide_changed(false);
    true
}

pub(super) fn read(model: &mut Model, path: &Path, result: Result<Box<Guide>, Vec<Problem>>) {
    let file = name(path);
    match result {
        Ok(guide) => {
            super::step(model, "undo-typing", What::Typing);
            if replace(model, *guide) {
                if let Some(project) = &mut model.project {
                    project.guide_history.step(&project.workspace.guide, "undo-open-guide");
                }
                model.notices.done(model.texts.with("notice-guide-opened", &[("file", file.into())]));
            }
        }
        Err(problems) => {
            let told = model.texts.trouble(Trouble::GuideNotRead, &[("file", file.into())]);
            model.notices.trouble(told.because(model.texts.problems(&problems)));
        }
    }
}

pub(super) fn written(model: &mut Model, path: PathBuf, result: Result<(), NotWritten>) {
    let file = || [("file", name(&path).into())];
    match result {
        Ok(()) => model.notices.done(model.texts.with("notice-guide-saved", &file())),
        Err(NotWritten::Exists) => {
            let told = model.texts.trouble(Trouble::FileExists, &file());
            let over = model.texts.get("write-over");
            model.notices.trouble(told.way_out(over, Command::Guide(GuideCommand::SaveAs { path, over: true })));
        }
        Err(NotWritten::Held(hindrances)) => {
            model.notices.trouble(model.texts.trouble(Trouble::Held, &[("count", hindrances.len().into())]));
        }
        Err(NotWritten::Own) => model.notices.trouble(model.texts.trouble(Trouble::OwnFile, &file())),
        Err(why) => {
            let told = model.texts.trouble(Trouble::GuideNotSaved, &file());
            model.notices.trouble(told.because(vec![model.texts.guide_not_written(&why)]));
        }
    }
}

fn print(model: &mut Model, path: PathBuf, municipality: Option<&Slug>) {
    let Some(project) = &mut model.project else { return };
    let gate = anonymity::gate(project);
    let workspace = &project.workspace;
    let language = model.texts.language();
    let printed = match municipality.and_then(|slug| workspace.municipalities.get(slug)) {
        Some(dossier) => guide_paper::prepared(&workspace.guide, &workspace.project, dossier, language),
        None => guide_paper::blank(&workspace.guide, language),
    };
    model.outbox.spawn("print", move || {
        let result = exporting::print_guide(&gate, printed, &path);
        Event::Exported { path, result, errand: None, over: None }
    });
}

/// Undo and redo of the guide; the step's name.
pub(super) fn undo(model: &mut Model, back: bool) -> Option<&'static str> {
    let project = model.project.as_mut()?;
    let now = project.workspace.guide.clone();
    let before = project.guide_history.clone();
    let history = &mut project.guide_history;
    let (guide, label) = if back { history.undo(&now) } else { history.redo(&now) }?;
    if replace(model, guide) {
        return Some(label);
    }
    // Notes have come since: the guide stays as it is, and so does its history.
    model.project.as_mut()?.guide_history = before;
    None
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
#[path = "guide_tests.rs"]
mod tests;
