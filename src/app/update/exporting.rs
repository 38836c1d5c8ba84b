//! Exporting and printing the summary on screen, and saying what came of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::anonymity;
use crate::app::checking;
use crate::app::command::{Collecting, Command, Format, PublishingCommand, Review, Selecting};
use crate::app::event::Event;
use crate::app::exporting::{self, Done, Errand, Failure, Order};
use crate::app::house_style;
use crate::app::model::Model;
use crate::app::text::paper;
use crate::app::trouble::Trouble;
use crate::domain::anonymity::gate::Gate;
use crate::domain::ids::{Slug, WriterId};
use crate::domain::log::Log;
use crate::domain::summary::Summary;
use crate::export::Undrawable;
use crate::storage::layout;
use crate::storage::problem::Problem;

/// As many paragraph numbers as a notice has room for.
const NAMED: usize = 8;

/// First the logs of all others are read anew: what they have taken back, and what they have shown,
/// counts from now on.
pub(super) fn run(model: &mut Model, command: Command) {
    let Some(slug) = model.screen.slug().cloned() else { return };
    ask(model, slug, command);
}

/// Has a command carried out when the logs have been read.
pub(super) fn ask(model: &mut Model, municipality: impl Into<Option<Slug>>, command: Command) {
    let Some(project) = &mut model.project else { return };
    let order = Order { municipality: municipality.into(), command };
    if project.saving.read_logs(project.writer.clone(), Box::new(order)) {
        project.leaving += 1;
        project.compile.exporting = true;
    } else {
        project.reviewing.making = false;
    }
}

/// The logs have been read: now it can leave.
pub(super) fn go_on(model: &mut Model, logs: Result<Vec<(WriterId, Log)>, Vec<Problem>>, order: Order) {
    let Some(project) = &mut model.project else { return };
    match logs {
        Ok(logs) if logs.is_empty() => {}
        Ok(logs) => {
            project.workspace.logs.extend(logs);
            project.guarded.outdate();
            project.compile.stale = true;
        }
        Err(problems) => {
            let why = model.texts.problems(&problems);
            model.notices.trouble(model.texts.trouble(Trouble::LogsNotRead, &[]).because(why));
            return idle(model, true);
        }
    }
    if make(model, order).is_none() {
        idle(model, true);
    }
}

fn make(model: &mut Model, Order { municipality, command }: Order) -> Option<()> {
    if let Command::Selection(Selecting::Export { path, over }) = command {
        return super::selection::make(model, path, over);
    }
    let slug = municipality?;
    let project = model.project.as_ref()?;
    let dossier = project.dossier(&slug)?;
    let shown = project.shown(&slug);
    let errand = |format, is_final, groups| Errand { project: model.opened, municipality: slug.clone(), format, is_final, groups };
    match command {
        Command::Export { format, is_final, path, over } => {
            let summary = paper::summary_as(&project.workspace.project, dossier, &shown, is_final);
            let errand = Some(errand(format.extension(), is_final, shown.sets));
            start(model, summary, move |gate, summary| {
                let result = exporting::export_new(gate, summary, format, &path, over);
                let again = Command::Export { format, is_final, path: path.clone(), over: true };
                Event::Exported { path, result, errand, over: Some(Box::new(again)) }
            })
        }
        Command::Print => {
            let summary = paper::summary(&project.workspace.project, dossier, &shown);
            let errand = errand("print", summary.draft.is_none(), shown.sets);
            // A file of its own, so that it may be written over each time.
            let word = model.texts.get("file-print");
            let clear = layout::export(&project.root, &format!("{}, {word}", dossier.municipality.name), Format::Pdf.extension());
            let prints = project.is_locked().then(|| Arc::clone(&project.prints));
            start(model, summary, move |gate, summary| {
                // Nothing of a locked project lies in its folder in clear unasked.
                let private = prints.map(|prints| prints.file(&format!("{word}.{}", Format::Pdf.extension())));
                let (path, result) = match private.unwrap_or(Ok(clear)) {
                    Ok(path) => (path.clone(), exporting::export(gate, summary, Format::Pdf, &path)),
                    Err(why) => (PathBuf::from(word), Err(why.into())),
                };
                Event::ToPrint { path, result, errand }
            })
        }
        Command::Collecting(Collecting::Pack { slug, path, over }) => super::collecting::make(model, &slug, path, over),
        Command::Publishing(PublishingCommand::Publish(folder)) => super::publishing::make(model, folder),
        Command::Review(Review::Send { order, folder, over }) => super::review::make(model, order, folder, over),
        _ => None,
    }
}

fn start(model: &mut Model, summary: Summary, write: impl FnOnce(&Gate, Summary) -> Event + Send + 'static) -> Option<()> {
    let project = model.project.as_mut()?;
    // The house's style may have been mended or broken since.
    (project.styled, project.compile.stale) = (false, true);
    let (root, gate) = (project.root.clone(), anonymity::gate(project));
    model.outbox.spawn("export", move || write(&gate, house_style::dress(summary, &root).0));
    Some(())
}

pub(super) fn exported(model: &mut Model, path: &Path, result: Result<Done, Failure>, errand: Option<&Errand>, over: Option<Box<Command>>) {
    note(model, errand, &result);
    let result = match (result, over) {
        (Err(Failure::Exists), Some(over)) => {
            let told = model.texts.trouble(Trouble::FileExists, &[("file", name(path).into())]);
            model.notices.trouble(told.way_out(model.texts.get("write-over"), *over));
            None
        }
        (result, _) => finished(model, path, result, errand),
    };
    if let Some(done) = result {
        let mut text = model.texts.with("notice-exported", &[("file", name(path).into())]);
        if let Some(pages) = done.pages {
            text = model.texts.with("notice-exported-pages", &[("file", name(path).into()), ("pages", pages.into())]);
        }
        model.notices.done(text);
    }
    idle(model, errand.is_some());
}

/// Hands what has been written to the viewer.
pub(super) fn view(model: &mut Model, path: PathBuf, result: Result<Done, Failure>, errand: &Errand) {
    note(model, Some(errand), &result);
    if finished(model, &path, result, Some(errand)).is_some() {
        let viewer = Arc::clone(&model.viewer);
        model.outbox.spawn("view", move || {
            let result = viewer(&path);
            Event::Viewed { path, result }
        });
    }
    idle(model, true);
}

pub(super) fn viewed(model: &mut Model, path: &Path, result: std::io::Result<()>) {
    match result {
        Ok(()) => model.notices.done(model.texts.with("notice-printed", &[("file", name(path).into())])),
        Err(why) => {
            let told = model.texts.trouble(Trouble::NotShown, &[("file", path.display().to_string().into())]);
            model.notices.trouble(told.because(vec![model.texts.io(&why)]));
        }
    }
}

/// Writes down what has left.
fn note(model: &mut Model, errand: Option<&Errand>, result: &Result<Done, Failure>) {
    let (now, opened) = (model.now(), model.opened);
    if let (Some(project), Some(errand), Ok(done)) = (&mut model.project, errand, result)
        && errand.project == opened
    {
        anonymity::note(project, now, errand.logged(done));
    }
}

/// Tells what went wrong, or what is not as it was typed.
fn finished(model: &mut Model, path: &Path, result: Result<Done, Failure>, errand: Option<&Errand>) -> Option<Done> {
    match result {
        Ok(done) => {
            tell_undrawable(model, &done.undrawable);
            Some(done)
        }
        Err(Failure::Held(hindrances)) => {
            let told = model.texts.trouble(Trouble::Held, &[("count", hindrances.len().into())]);
            let way = errand.and_then(|errand| hindrances.iter().find_map(|found| checking::way_to(found, &errand.municipality)));
            model.notices.trouble(match way {
                Some(show) => told.way_out(model.texts.get("show-first"), show),
                None => told,
            });
            None
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::NotExported, &[("file", name(path).into())]);
            model.notices.trouble(told.because(vec![model.texts.not_exported(&why)]));
            None
        }
    }
}

fn tell_undrawable(model: &mut Model, undrawable: &Undrawable) {
    if undrawable.count == 0 {
        return;
    }
    let told = model.texts.trouble(Trouble::Undrawable, &[("count", undrawable.count.into())]);
    let mut named: Vec<String> = undrawable.paragraphs.iter().take(NAMED).map(ToString::to_string).collect();
    if undrawable.paragraphs.len() > NAMED {
        named.push("…".to_owned());
    }
    let details = if named.is_empty() {
        Vec::new()
    } else {
        vec![model.texts.with("notice-undrawable-in", &[("paragraphs", named.join(", ").into())])]
    };
    model.notices.trouble(told.because(details));
}

/// It has ended; `noted` when the log has been told of it.
pub(super) fn idle(model: &mut Model, noted: bool) {
    if let Some(project) = &mut model.project {
        (project.compile.exporting, project.reviewing.making) = (false, false);
        project.leaving = project.leaving.saturating_sub(usize::from(noted));
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
#[path = "exporting_tests.rs"]
mod tests;
