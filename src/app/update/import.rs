//! Bringing notes in from a document.

use std::path::{Path, PathBuf};

use crate::app::event::Event;
use crate::app::importing;
use crate::app::interview::{self, Desk};
use crate::app::model::Model;
use crate::app::trouble::Trouble;
use crate::domain::ids::Slug;
use crate::domain::notes::What;
use crate::domain::notes_import::Found;
use crate::storage::documents;
use crate::storage::problem::Problem;

pub(super) fn read(model: &mut Model, path: PathBuf) {
    let Some(project) = &model.project else { return };
    let Some(slug) = model.screen.slug().cloned() else { return };
    let Some(group) = project.dossier(&slug).and_then(|dossier| dossier.sessions.values().next_back()) else { return };
    let (guide, session, number) = (project.workspace.guide.clone(), group.session.clone(), model.opened);
    model.outbox.spawn("import", move || {
        let result = documents::notes(&path, &guide, &session).map(Box::new);
        Event::NotesRead { project: number, slug, path, result }
    });
}

pub(super) fn arrived(model: &mut Model, slug: &Slug, path: &Path, result: Result<Box<Found>, Vec<Problem>>) {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let found = match result {
        Ok(found) => *found,
        Err(problems) => {
            let told = model.texts.trouble(Trouble::NotesNotRead, &[("file", file.into())]);
            model.notices.trouble(told.because(model.texts.problems(&problems)));
            return;
        }
    };
    let (now, writer) = (model.now(), model.writer().clone());
    let Some(project) = &mut model.project else { return };
    let guide = &project.workspace.guide;
    let Some(group) = project.workspace.municipalities.get_mut(slug).and_then(super::group) else { return };
    let Some(here) = interview::position(guide, group.notes.get(&writer)).cloned() else { return };
    let brought = importing::entries(found, &file, group, &model.zone, now, |code| model.texts.code(code));
    let args = [
        ("file", file.into()),
        ("count", brought.entries.len().into()),
        ("unplaced", brought.unplaced().into()),
        ("known", brought.known.into()),
        ("left_out", brought.left_out.into()),
    ];
    model.notices.done(model.texts.with("notice-notes-read", &args));
    if brought.entries.is_empty() {
        return;
    }
    let mut desk = Desk::new(group, &writer, here, now);
    for entry in brought.entries {
        desk.add(entry);
    }
    desk.done(What::Import);
    project.saving.committed(Some(slug));
    super::interview::look_again(model);
}
