//! Leading the focus group.

use std::time::Duration;

use crate::app::capture;
use crate::app::command::Command;
use crate::app::interview::{self, Step};
use crate::app::model::{Model, OpenProject, Screen};
use crate::domain::ids::RowId;

/// The clock is put on disk this often while nothing else is.
const CLOCK: Duration = Duration::from_secs(10);

pub(super) fn run(model: &mut Model, command: Command) {
    let now = model.now();
    let writer = model.writer().clone();
    let Some(project) = &mut model.project else { return };
    let Some(slug) = model.screen.slug().cloned() else { return };
    let OpenProject { workspace, saving, running, .. } = project;
    let guide = &workspace.guide;
    let Some(group) = workspace.municipalities.get_mut(&slug).and_then(super::group) else { return };
    let Some(here) = interview::position(guide, group.notes.get(&writer)).cloned() else { return };

    match command {
        Command::EditLatest => {
            if !interview::take_back(group, &writer, now) {
                return;
            }
        }
        Command::DeleteEntry(id) => {
            if !interview::revise(group, &writer, &id, now, |entry| entry.deleted = true) {
                return;
            }
        }
        command => {
            let session = group.session.clone();
            let own = super::own_notes(group, &writer);
            let step = |row: &RowId, step| interview::stepped(guide, row, step);
            match command {
                Command::StartClock => {
                    own.clock.ended = None;
                    if let Some(place) = guide.place(&here) {
                        // A new stretch even in the same section, so that the pause stays a gap.
                        own.clock.enter(&place.section.id, now);
                    }
                    own.position = Some(here);
                    *running = true;
                }
                Command::PauseClock => {
                    own.clock.tick(now);
                    *running = false;
                }
                Command::CloseSession => {
                    if *running {
                        own.clock.tick(now);
                    }
                    own.clock.ended = Some(now);
                    *running = false;
                }
                Command::GoToRow(row) => interview::go_to(guide, own, &row, *running, now),
                Command::NextRow => {
                    own.marks.done.entry(here.clone()).or_insert(now);
                    if let Some(row) = step(&here, Step::Next) {
                        interview::go_to(guide, own, &row, *running, now);
                    }
                }
                Command::PreviousRow | Command::NextSection | Command::PreviousSection => {
                    let way = match command {
                        Command::PreviousRow => Step::Previous,
                        Command::NextSection => Step::NextSection,
                        _ => Step::PreviousSection,
                    };
                    if let Some(row) = step(&here, way) {
                        interview::go_to(guide, own, &row, *running, now);
                    }
                }
                Command::SetDone(row, true) => drop(own.marks.done.insert(row, now)),
                Command::SetDone(row, false) => drop(own.marks.done.remove(&row)),
                Command::ToggleProbe(row, probe) => {
                    let heard = own.marks.heard.entry(row.clone()).or_default();
                    interview::toggle(heard, probe);
                    if heard.is_empty() {
                        own.marks.heard.remove(&row);
                    }
                }
                Command::SetSpeaker(speaker) => {
                    interview::toggle_speaker(&mut own.line, speaker);
                    return saving.typed(Some(&slug));
                }
                Command::ToggleCode(code) => {
                    interview::toggle(&mut own.line.codes, code);
                    return saving.typed(Some(&slug));
                }
                Command::LineEdited => {
                    capture::tidy(&mut own.line, &session);
                    return saving.typed(Some(&slug));
                }
                Command::SaveLine(kind) => {
                    // The first words of a meeting that nobody started the clock for.
                    if interview::save_line(own, &writer, &here, kind, now).is_none() {
                        return;
                    }
                    own.position = Some(here);
                }
                _ => return,
            }
        }
    }
    saving.committed(Some(&slug));
}

/// Lets the clock run while the municipality is on screen.
pub(super) fn tick(model: &mut Model) {
    let now = model.now();
    let writer = model.writer().clone();
    let (Screen::Run(slug) | Screen::Prepare(slug) | Screen::Compile(slug)) = &model.screen else { return };
    let Some(project) = model.project.as_mut().filter(|project| project.running) else { return };
    if let Some(own) = project.workspace.municipalities.get_mut(slug).and_then(super::group).and_then(|group| group.notes.get_mut(&writer))
    {
        let before = own.clock.seconds();
        own.clock.tick(now);
        if own.clock.seconds() != before && project.saving.wait().is_none() {
            project.saving.idle(slug, CLOCK);
        }
    }
}
