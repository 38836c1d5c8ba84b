//! Preparing a municipality and its focus group.

use crate::app::command::Command;
use crate::app::model::Model;
use crate::app::trouble::Trouble;
use crate::domain::session::{MAX_SEATS, SeatCode};

pub(super) fn run(model: &mut Model, command: Command) {
    let Some(project) = &mut model.project else { return };
    let Some((slug, dossier)) = super::on_screen(&model.screen, project) else { return };
    match command {
        Command::Edited => {
            project.compile.stale = true;
            return project.saving.typed(Some(&slug));
        }
        Command::SetFigure(kind, figure) => {
            *dossier.municipality.figures.slot(kind) = figure;
            project.compile.stale = true;
            return project.saving.typed(Some(&slug));
        }
        command => {
            let Some(group) = super::group(dossier) else { return };
            let session = &mut group.session;
            match command {
                Command::SetDate(date) => {
                    session.date = date;
                    return project.saving.typed(Some(&slug));
                }
                Command::SetStart(start) => {
                    session.start = start;
                    return project.saving.typed(Some(&slug));
                }
                Command::SetSectionMinutes(section, minutes) => {
                    session.minutes.insert(section, minutes.clamp(1, 240));
                    return project.saving.typed(Some(&slug));
                }
                Command::AddSeat => {
                    if session.seats.len() >= MAX_SEATS || session.add_seat().is_none() {
                        model.notices.trouble(model.texts.trouble(Trouble::TableFull, &[]));
                        return;
                    }
                }
                Command::SetSeat(seat) => {
                    if let Some(old) = session.seats.iter_mut().find(|old| old.code == seat.code) {
                        *old = seat;
                    }
                }
                Command::RemoveSeat(code) => remove(&mut session.seats, code),
                _ => return,
            }
        }
    }
    project.saving.committed(Some(&slug));
}

fn remove(seats: &mut Vec<crate::domain::session::Seat>, code: SeatCode) {
    seats.retain(|seat| seat.code != code);
}
