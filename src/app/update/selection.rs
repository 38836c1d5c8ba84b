//! The register of candidates, and key figures from tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exporting as leaving;
use crate::app::anonymity;
use crate::app::command::{Command, Selecting};
use crate::app::event::Event;
use crate::app::model::{Model, OpenProject};
use crate::app::register::{self, NotWritten, Purpose, Written};
use crate::app::trouble::Trouble;
use crate::domain::draft::steps::What;
use crate::domain::figures_import::Preview;
use crate::domain::grid::Grid;
use crate::domain::ids::Slug;
use crate::domain::municipality::Municipality;
use crate::domain::selection::{self, Candidate, Register};
use crate::domain::workspace::Dossier;
use crate::storage::problem::Problem;
use crate::storage::tables;

pub(super) fn run(model: &mut Model, command: Selecting) {
    match command {
        Selecting::Import(path) => read(model, path, Purpose::Register),
        Selecting::ReadFigures(path, given) => read(model, path, Purpose::Figures(given)),
        Selecting::Export { path, over } => export(model, path, over),
        Selecting::TakeFigures => take_figures(model),
        command => change(model, command),
    }
}

fn change(model: &mut Model, command: Selecting) {
    let Some(project) = &mut model.project else { return };
    let candidates = &mut project.workspace.selection.candidates;
    let mut typed = false;
    match command {
        Selecting::Add(name) if !name.trim().is_empty() && candidates.len() < selection::MAX_CANDIDATES => {
            project.workspace.selection.add(Candidate::named(&name));
        }
        Selecting::Set(at, candidate) if at < candidates.len() => candidates[at] = *candidate,
        Selecting::Remove(at) if at < candidates.len() => drop(candidates.remove(at)),
        Selecting::Adopt(at) if at < candidates.len() => adopt(project, at),
        Selecting::DropFigures => {
            project.figures = None;
            return;
        }
        Selecting::Edited => typed = true,
        _ => return,
    }
    project.saving.selection_changed(typed);
}

/// Makes a municipality of the project of a candidate, unless there is one of its name already.
fn adopt(project: &mut OpenProject, at: usize) {
    let workspace = &mut project.workspace;
    let candidate = &mut workspace.selection.candidates[at];
    let known = workspace.municipalities.iter().find(|(_, dossier)| dossier.municipality.name.trim() == candidate.name.trim());
    let known = known.map(|(slug, _)| slug.clone());
    let slug = if let Some(slug) = known {
        slug
    } else {
        let Ok(base) = Slug::from_name(&candidate.name) else { return };
        let slug = base.free(|slug| !workspace.municipalities.contains_key(slug));
        workspace.municipalities.insert(slug.clone(), Dossier::new(Municipality::new(candidate.name.trim())));
        slug
    };
    (candidate.slug, candidate.chosen) = (Some(slug.clone()), true);
    super::project::add_session(project, &slug);
}

fn read(model: &mut Model, path: PathBuf, purpose: Purpose) {
    let Some(project) = &mut model.project else { return };
    if matches!(purpose, Purpose::Figures(_)) {
        project.figures = None;
    }
    let number = model.opened;
    model.outbox.spawn("table", move || {
        let result = tables::read(&path);
        Event::TableRead { project: number, path, purpose, result }
    });
}

/// A table has been read.
pub(super) fn arrived(model: &mut Model, path: &Path, purpose: Purpose, result: Result<Grid, Problem>) {
    let texts = Arc::clone(&model.texts);
    let result = result.map_err(|problem| vec![texts.problem(&problem)]);
    match purpose {
        Purpose::Register => match result.and_then(|grid| bring(model, path, &grid)) {
            Ok(()) => {}
            Err(why) => {
                let told = texts.trouble(Trouble::RegisterNotRead, &[("file", name(path).into())]);
                model.notices.trouble(told.because(why));
            }
        },
        Purpose::Figures(given) => {
            let Some(project) = &mut model.project else { return };
            let municipalities = register::municipalities(&project.workspace);
            let preview =
                result.and_then(|grid| Preview::of(&grid, &given, &municipalities).map_err(|faults| texts.table_faults(path, &faults)));
            project.figures = Some(preview.map_err(|why| texts.trouble(Trouble::FiguresNotRead, &[]).because(why)));
        }
    }
}

/// Takes a register in, or says what is wrong with its table.
fn bring(model: &mut Model, path: &Path, grid: &Grid) -> Result<(), Vec<String>> {
    super::step(model, "undo-typing", What::Typing);
    let Some(project) = &mut model.project else { return Ok(()) };
    let brought = selection::bring(grid, &project.workspace.selection).map_err(|faults| model.texts.table_faults(path, &faults))?;
    let args = [
        ("file", name(path).into()),
        ("new", brought.new.into()),
        ("changed", brought.changed.into()),
        ("unchanged", brought.unchanged.into()),
        ("unknown", brought.unknown.len().into()),
        ("ignored", brought.ignored.len().into()),
    ];
    let text = model.texts.with("notice-selection-read", &args);
    if brought.new + brought.changed > 0 {
        project.workspace.selection = brought.selection;
        project.selection_history.step(&project.workspace.selection, "undo-import-selection");
        project.saving.selection_changed(false);
    }
    model.notices.done(text);
    Ok(())
}

fn take_figures(model: &mut Model) {
    let Some(project) = &mut model.project else { return };
    let Some(Ok(preview)) = project.figures.take() else { return };
    for slug in preview.touched() {
        let Some(dossier) = project.workspace.municipalities.get_mut(&slug) else { continue };
        preview.apply(&slug, &mut dossier.municipality);
        if let Some(drafting) = project.drafting.get_mut(&slug) {
            // What was done for all is no step of one.
            drafting.rebase(dossier);
        }
        project.saving.committed(Some(&slug));
    }
    project.compile.stale = true;
    let args = [("count", preview.changes.len().into()), ("municipalities", preview.touched().len().into())];
    model.notices.done(model.texts.with("notice-figures-taken", &args));
}

/// First the logs of all others are read anew, as before any other document leaves.
fn export(model: &mut Model, path: PathBuf, over: bool) {
    if model.project.as_ref().is_some_and(|project| !project.compile.exporting) {
        leaving::ask(model, None, Command::Selection(Selecting::Export { path, over }));
    }
}

/// The logs have been read: now it can leave.
pub(super) fn make(model: &mut Model, path: PathBuf, over: bool) -> Option<()> {
    let project = model.project.as_mut()?;
    let (gate, number) = (anonymity::gate(project), model.opened);
    let register = Register { selection: project.workspace.selection.clone(), language: model.texts.language() };
    model.outbox.spawn("register", move || {
        let result = register::save(&gate, register, &path, over);
        Event::RegisterWritten { project: number, path, result }
    });
    Some(())
}

pub(super) fn written(model: &mut Model, number: u64, path: PathBuf, result: Result<Written, NotWritten>) {
    let file = || [("file", name(&path).into())];
    let (now, opened) = (model.now(), model.opened);
    if let (Some(project), Ok(written)) = (&mut model.project, &result)
        && number == opened
    {
        anonymity::note(project, now, written.logged());
    }
    leaving::idle(model, true);
    match result {
        Ok(_) => model.notices.done(model.texts.with("notice-selection-saved", &file())),
        Err(NotWritten::Exists) => {
            let told = model.texts.trouble(Trouble::FileExists, &file());
            let over = model.texts.get("write-over");
            model.notices.trouble(told.way_out(over, Command::Selection(Selecting::Export { path, over: true })));
        }
        Err(NotWritten::Held(hindrances)) => {
            let told = model.texts.trouble(Trouble::Held, &[("count", hindrances.len().into())]);
            model.notices.trouble(told.because(hindrances.into_iter().map(|hindrance| hindrance.text).collect()));
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::RegisterNotSaved, &file());
            model.notices.trouble(told.because(vec![model.texts.register_not_written(&why)]));
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Undo and redo of the register; the step's name.
pub(super) fn undo(model: &mut Model, back: bool) -> Option<&'static str> {
    let project = model.project.as_mut()?;
    let now = &project.workspace.selection;
    let history = &mut project.selection_history;
    let (mut selection, label) = if back { history.undo(now) } else { history.redo(now) }?;
    // A municipality that a candidate became stays, and so does what ties the two together.
    for candidate in &mut selection.candidates {
        candidate.slug = candidate.slug.take().filter(|slug| project.workspace.municipalities.contains_key(slug));
    }
    project.workspace.selection = selection;
    project.saving.selection_changed(false);
    Some(label)
}
