//! `samsyn draft` and `samsyn import draft`: a draft without the window.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::folder::{failed, refused};
use super::{Exit, Output, export, print_json, tell, vault};
use crate::app::text::Texts;
use crate::app::{draft_import, first_draft};
use crate::domain::draft::steps::What;
use crate::domain::ids::Slug;
use crate::domain::project::Language;
use crate::domain::workspace::Dossier;
use crate::storage::documents;
use crate::storage::layout::FileKey;
use crate::storage::store::{Opened, SaveError};

#[derive(Serialize)]
struct Drawn {
    municipality: String,
    taken: usize,
    blocks: usize,
}

#[derive(Serialize)]
struct Imported {
    file: String,
    blocks: usize,
    quotes: usize,
    figures: usize,
    contacts: usize,
    left_out: Vec<LeftOut>,
}

#[derive(Serialize)]
struct LeftOut {
    line: usize,
    why: String,
}

/// `samsyn draft`
pub(super) fn first(dir: &Path, municipality: &str, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let (mut opened, slug, before) = match open(dir, municipality, output)? {
        Ok(opened) => opened,
        Err(exit) => return Ok(exit),
    };
    let taken = first_draft::draw(&mut opened.workspace, &slug).unwrap_or_default();
    if let Err(why) = save(&mut opened, &slug, &before, What::FirstDraft) {
        return failed(dir, &why, output);
    }
    let draft = opened.workspace.municipalities.get(&slug).and_then(|dossier| dossier.draft.as_ref());
    let blocks = draft.map_or(0, |draft| draft.blocks.iter().filter(|block| !block.is_blank()).count());
    let told = Drawn { municipality: slug.to_string(), taken, blocks };
    if json {
        print_json(&told, output)?;
    } else {
        writeln!(output.out, "{}: {taken} entries taken up, {blocks} blocks", told.municipality)?;
    }
    Ok(Exit::Ok)
}

/// `samsyn import draft`
pub(super) fn import(dir: &Path, municipality: &str, file: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let (mut opened, slug, before) = match open(dir, municipality, output)? {
        Ok(opened) => opened,
        Err(exit) => return Ok(exit),
    };
    let found = match documents::draft(file, &before.municipality) {
        Ok(found) => found,
        Err(problems) => return tell(&problems, false, output),
    };
    let paper = Texts::new(opened.workspace.project.language);
    let Some(dossier) = opened.workspace.municipalities.get_mut(&slug) else { return Ok(Exit::Findings) };
    let taken = draft_import::take(found, dossier, &paper, Timestamp::now());
    if let Err(why) = save(&mut opened, &slug, &before, What::Import) {
        return failed(dir, &why, output);
    }
    // The commands speak English.
    let texts = Texts::new(Language::En);
    let left_out = taken.left_out.iter().map(|left| LeftOut { line: left.line, why: texts.get(left.why.text_key()) }).collect();
    let file = file.display().to_string();
    let told = Imported { file, blocks: taken.blocks, quotes: taken.quotes, figures: taken.figures, contacts: taken.contacts, left_out };
    if json {
        print_json(&told, output)?;
        return Ok(Exit::Ok);
    }
    let Imported { file, blocks, quotes, figures, contacts, left_out } = told;
    let unchanged = if taken.changed { "" } else { ", nothing new" };
    writeln!(output.out, "{file}: {blocks} blocks ({quotes} quotes), {figures} figures, {contacts} contacts{unchanged}")?;
    for LeftOut { line, why } in left_out {
        writeln!(output.out, "{file}:{line}: left out: {why}")?;
    }
    Ok(Exit::Ok)
}

/// Opens a folder to change one municipality of it, which comes as it is now. Otherwise says why
/// not.
fn open(dir: &Path, municipality: &str, output: &mut Output<'_>) -> io::Result<Result<(Opened, Slug, Dossier), Exit>> {
    let opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output).map(Err),
    };
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(Err(exit));
    }
    let Some(dossier) = export::dossier(&opened.workspace, dir, municipality, output)?.cloned() else { return Ok(Err(Exit::Findings)) };
    let Ok(slug) = Slug::new(municipality) else { return Ok(Err(Exit::Findings)) };
    Ok(Ok((opened, slug, dossier)))
}

/// Saves what is different from `before`, the draft as a step that the window can undo.
fn save(opened: &mut Opened, slug: &Slug, before: &Dossier, what: What) -> Result<(), SaveError> {
    let Some(dossier) = opened.workspace.municipalities.get_mut(slug) else { return Ok(()) };
    let store = &mut opened.store;
    // What was there is on disk before anything takes its place.
    for (id, version) in &dossier.versions {
        if !before.versions.contains_key(id) {
            store.save(&FileKey::Version(slug.clone(), id.clone()), version.as_ref())?;
        }
    }
    if dossier.municipality != before.municipality {
        store.save(&FileKey::Municipality(slug.clone()), &dossier.municipality)?;
    }
    if let Some(draft) = &dossier.draft
        && dossier.draft != before.draft
    {
        dossier.steps.note(what, before.draft.as_ref().unwrap_or(&<_>::default()), draft);
        store.save(&FileKey::Draft(slug.clone()), draft)?;
        store.save(&FileKey::Steps(slug.clone()), &dossier.steps)?;
    }
    Ok(())
}
