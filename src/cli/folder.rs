//! Commands on a work folder: make one, add a municipality to it, check it.

use std::io;
use std::path::Path;

use serde::Serialize;

use crate::app::house_style;
use crate::app::text::paper;
use crate::domain::anonymity::attribution::Shown;
use crate::domain::municipality::Municipality;
use crate::domain::project::Project;
use crate::domain::workspace::{Dossier, Workspace};
use crate::storage::layout::FileKey;
use crate::storage::problem::Problem;
use crate::storage::store::{ReadOnly, Store};
use crate::storage::{check as checks, guides};

use super::{Exit, Output, anonymity, print_json, tell, vault};

/// `samsyn new`
pub(super) fn new(dir: &Path, name: &str, guide: Option<&Path>, lock: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let guide = match guide {
        None => guides::bilaga2(),
        Some(file) => match super::guide::read(file, output)? {
            Ok(guide) => guide,
            Err(problems) => return tell(&problems, false, output),
        },
    };
    let project = Project::new(name);
    let created = if lock {
        match vault::first(output)? {
            Ok(passphrase) => Store::create_locked(dir, &project, &guide, &passphrase),
            Err(problem) => return tell(&[problem], false, output),
        }
    } else {
        Store::create(dir, &project, &guide)
    };
    match created {
        Ok(_) => writeln!(output.out, "{}", dir.display()).map(|()| Exit::Ok),
        Err(error) => failed(dir, &error, output),
    }
}

/// `samsyn add`
pub(super) fn add(dir: &Path, name: &str, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    let Ok(slug) = opened.store.free_slug(name) else {
        return failed(dir, &"a municipality's name needs at least one letter from a to ö, or a digit", output);
    };
    match opened.store.save(&FileKey::Municipality(slug.clone()), &Municipality::new(name)) {
        Ok(_) => writeln!(output.out, "{slug}").map(|()| Exit::Ok),
        Err(error) => failed(dir, &error, output),
    }
}

/// What a check finds, in one list.
#[derive(Serialize)]
#[serde(untagged)]
enum Found<'a> {
    Problem(&'a Problem),
    Held(&'a anonymity::Held),
}

/// `samsyn check`
pub(super) fn check(dir: &Path, guard: Option<&Path>, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let key = match vault::key(dir, output) {
        Ok(key) => key,
        Err(problems) => return tell(&problems, json, output),
    };
    let mut problems = checks::check_with(dir, key.as_ref());
    let mut held = Vec::new();
    // A style is tried on what it is for, so that has to be readable.
    if let Ok(mut opened) = Store::open_with(dir, key) {
        if let Err(why) = anonymity::guard(&mut opened.workspace, guard) {
            return failed(dir, &format!("the names cannot be read: {why}"), output);
        }
        held = anonymity::held(&opened.workspace, dir);
        let Workspace { project, municipalities, .. } = &opened.workspace;
        let drafted = municipalities.iter().filter(|(_, dossier)| dossier.draft.is_some());
        let mut summaries: Vec<_> =
            drafted.map(|(slug, dossier)| paper::summary(project, dossier, &opened.workspace.shown(slug))).collect();
        if summaries.is_empty() {
            summaries.push(paper::summary(project, &Dossier::new(Municipality::new(&project.name)), &Shown::default()));
        }
        problems.extend(house_style::check(dir, summaries));
    }
    if json {
        print_json(&problems.iter().map(Found::Problem).chain(held.iter().map(Found::Held)).collect::<Vec<_>>(), output)?;
    } else if problems.is_empty() && held.is_empty() {
        writeln!(output.out, "{}: no problems", dir.display())?;
    } else {
        tell(&problems, false, output)?;
        held.iter().try_for_each(|held| writeln!(output.err, "{held}"))?;
    }
    Ok(if problems.is_empty() && held.is_empty() { Exit::Ok } else { Exit::Findings })
}

/// Says why a folder cannot be written to, if so.
pub(super) fn refused(dir: &Path, read_only: Option<&ReadOnly>, output: &mut Output<'_>) -> io::Result<Option<Exit>> {
    let why: &dyn std::fmt::Display = match read_only {
        Some(ReadOnly::NewerFormat { file }) => &format!("{file} was written by a later version of Samsyn"),
        Some(ReadOnly::NotWritable) => &"the folder cannot be written",
        None => return Ok(None),
    };
    failed(dir, why, output).map(Some)
}

pub(super) fn failed(dir: &Path, what: &dyn std::fmt::Display, output: &mut Output<'_>) -> io::Result<Exit> {
    writeln!(output.err, "{}: {what}", dir.display()).map(|()| Exit::Findings)
}
