//! Home: every municipality with its stage, next step and one button; deadlines at the side.
//! Without a project, the ways to one.

pub mod anonymity;
mod board;
pub mod destroy;
mod lock;
mod next_step;
mod side;
mod start;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::cx::Cx;
use crate::app::model::{Model, OpenProject};
use crate::domain::stage::Stage;
use crate::domain::swedish;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    /// Only municipalities at this stage.
    pub filter: Option<Stage>,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &Model) {
    let bg = cx.tokens.bg;
    let Some(project) = &model.project else {
        CentralPanel::default().frame(Frame::new().fill(bg)).show(ui, |ui| start::show(ui, cx, model));
        return;
    };
    let side_width = if cx.narrow { 268.0 } else { 372.0 };
    Panel::right("home-side")
        .exact_size(side_width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(bg).inner_margin(Margin { left: 0, right: if cx.narrow { 16 } else { 40 }, top: 28, bottom: 0 }))
        .show(ui, |ui| {
            ScrollArea::vertical().id_salt("home-side").show(ui, |ui| side::show(ui, cx, model, project));
        });
    CentralPanel::default()
        .frame(Frame::new().fill(bg).inner_margin(Margin {
            left: if cx.narrow { 16 } else { 40 },
            right: if cx.narrow { 6 } else { 22 },
            top: 28,
            bottom: 0,
        }))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("home")
                .content_margin(Margin { left: 0, right: 10, top: 0, bottom: 0 })
                .show(ui, |ui| board::show(ui, cx, view, model, project));
        });
}

/// Municipalities by name.
fn rows(project: &OpenProject) -> Vec<(&crate::domain::ids::Slug, &crate::domain::workspace::Dossier)> {
    let mut rows: Vec<_> = project.workspace.municipalities.iter().collect();
    rows.sort_by_key(|(_, dossier)| swedish::collation(&dossier.municipality.name));
    rows
}
