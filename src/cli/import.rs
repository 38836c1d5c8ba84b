//! `samsyn import`: what was written elsewhere, into a work folder.

use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::folder::{failed, refused};
use super::{Exit, Output, export, print_json, tell, vault};
use crate::app::importing;
use crate::app::text::Texts;
use crate::domain::ids::{SessionId, Slug, WriterId};
use crate::domain::notes::IMPORT;
use crate::storage::documents;
use crate::storage::layout::FileKey;

#[derive(Serialize)]
struct Imported {
    file: String,
    new: usize,
    placed: usize,
    inbox: usize,
    known: usize,
    left_out: usize,
}

/// `samsyn import notes`
pub(super) fn notes(dir: &Path, municipality: &str, file: &Path, json: bool, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    let Some(dossier) = export::dossier(&opened.workspace, dir, municipality, output)? else { return Ok(Exit::Findings) };
    let (Ok(slug), Ok(writer)) = (Slug::new(municipality), WriterId::new(IMPORT)) else {
        return failed(dir, &"the names of its files are not understood", output);
    };
    let (id, mut group) =
        dossier.sessions.iter().next_back().map_or_else(|| (SessionId::nth(1), <_>::default()), |(id, group)| (id.clone(), group.clone()));
    let found = match documents::notes(file, &opened.workspace.guide, &group.session) {
        Ok(found) => found,
        Err(problems) => return tell(&problems, false, output),
    };
    let texts = Texts::new(opened.workspace.project.language);
    let source = file.file_name().unwrap_or_default().to_string_lossy();
    let brought = importing::entries(found, &source, &group, &TimeZone::system(), Timestamp::now(), |code| texts.code(code));
    let (inbox, new) = (brought.unplaced(), brought.entries.len());
    let told =
        Imported { file: file.display().to_string(), new, placed: new - inbox, inbox, known: brought.known, left_out: brought.left_out };
    if new > 0 {
        let own = group.notes.entry(writer.clone()).or_default();
        own.entries.extend(brought.entries.into_iter().map(Arc::new));
        let session = opened.store.save(&FileKey::Session(slug.clone(), id.clone()), &group.session);
        let saved = session.and_then(|_| opened.store.save(&FileKey::Notes(slug, id, writer.clone()), &group.notes[&writer]));
        if let Err(why) = saved {
            return failed(dir, &why, output);
        }
    }
    if json {
        print_json(&told, output)?;
    } else {
        let Imported { file, new, placed, inbox, known, left_out } = told;
        writeln!(output.out, "{file}: {new} new ({placed} placed, {inbox} to be placed), {known} known, {left_out} left out")?;
    }
    Ok(Exit::Ok)
}
