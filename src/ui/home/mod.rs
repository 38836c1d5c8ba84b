//! Home: every municipality with its stage, next step and one button; deadlines at the side.
//! Without a project, the ways to one.

pub mod anonymity;
mod board;
pub mod destroy;
mod lock;
mod next_step;
pub mod packages;
mod side;
mod start;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::cx::Cx;
use crate::app::board::{self as facts, Line, Order};
use crate::app::model::{Model, OpenProject};
use crate::domain::stage::Stage;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    /// Only municipalities at this stage.
    pub filter: Option<Stage>,
    /// Only those whose name has these words in it.
    words: String,
    order: Order,
    /// What the board shows, and the project and its revision that it is of.
    lines: Option<(u64, u64, Vec<Line>)>,
}

impl View {
    /// The lines of the board as of now.
    fn lines(&mut self, model: &Model, project: &OpenProject) -> Vec<Line> {
        let of = (model.opened, project.saving.revision());
        match &self.lines {
            Some((opened, revision, lines)) if (*opened, *revision) == of => lines.clone(),
            _ => {
                let lines = facts::lines(&project.workspace);
                self.lines = Some((of.0, of.1, lines.clone()));
                lines
            }
        }
    }
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
            let lines = view.lines(model, project);
            ScrollArea::vertical().id_salt("home-side").show(ui, |ui| side::show(ui, cx, model, project, &lines));
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
