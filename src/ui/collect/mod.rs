//! Samlad redovisning: all approved texts beside each other by what they say under which code, the
//! sentences behind each number, and the document that is made of them.

mod cell;
mod document;
mod editor;
mod hyphen;
mod matrix;
mod slips;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::cx::Cx;
use super::theme::fonts::{sans, semibold};
use super::widgets::segmented::segmented;
use super::widgets::text::text;
use crate::app::model::Model;
use crate::app::publishing::collation::{Collation, Group};
use crate::domain::coding::Code;
use crate::domain::ids::Slug;
use crate::domain::publication::lessons::Found;

pub(super) use document::show_publish;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    group: Group,
    /// The row that is unfolded.
    unfolded: Option<Slug>,
    /// The cell whose sentences are shown.
    open: Option<Open>,
    /// The introduction and the lessons are being written.
    writing: bool,
    shows_chapters: bool,
    shows_slips: bool,
    /// How high each deviation is.
    heights: slips::Drawn,
}

/// A cell, and every sentence of its chapter as of some approved text.
#[derive(Debug)]
struct Open {
    slug: Slug,
    code: Code,
    /// The hash of the text that the sentences are of.
    of: String,
    sentences: Vec<Found>,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &mut Model) {
    let Some(project) = &mut model.project else { return };
    let bg = cx.tokens.bg;
    Panel::right("collect-side")
        .exact_size(if cx.narrow { 300.0 } else { 330.0 })
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(bg).inner_margin(Margin { left: 28, right: if cx.narrow { 12 } else { 24 }, top: 24, bottom: 12 }))
        .show(ui, |ui| {
            let edge = ui.max_rect().expand2(egui::vec2(28.0, 24.0));
            ui.painter().vline(edge.left(), edge.y_range(), egui::Stroke::new(cx.tokens.stroke, cx.tokens.line));
            ScrollArea::vertical().id_salt("collect-side").show(ui, |ui| {
                if view.open.is_some() {
                    cell::show(ui, cx, view, project);
                } else {
                    document::show(ui, cx, view, project);
                }
            });
        });
    CentralPanel::default()
        .frame(Frame::new().fill(bg).inner_margin(Margin {
            left: if cx.narrow { 16 } else { 40 },
            right: if cx.narrow { 8 } else { 24 },
            top: 24,
            bottom: 0,
        }))
        .show(ui, |ui| {
            if view.writing {
                let read_only = project.read_only.is_some();
                editor::show(ui, cx, view, &mut project.workspace, read_only);
                return;
            }
            let Some(collation) = &project.publishing.collation else {
                text(ui, cx.t("tab-collect"), semibold(28.0), cx.tokens.ink);
                text(ui, cx.t("collect-coming"), sans(16.0), cx.tokens.ink2);
                return;
            };
            head(ui, cx, view, collation);
            ui.add_space(14.0);
            matrix::show(ui, cx, view, collation);
        });
}

/// How many are approved, and by which codes they are compared.
fn head(ui: &mut Ui, cx: &Cx, view: &mut View, collation: &Collation) {
    let tokens = cx.tokens.clone();
    let counts = [("approved", collation.chapters.len().into()), ("count", collation.lines.len().into())];
    text(ui, cx.tf("collect-title", &counts), semibold(28.0), tokens.ink);
    text(ui, cx.t("collect-lead"), sans(15.0), tokens.ink3);
    ui.add_space(6.0);
    let groups = Group::ALL.map(|group| (group, cx.t(group_key(group))));
    if let Some(group) = segmented(ui, cx, &cx.t("collect-by"), &groups, view.group, 36.0) {
        (view.group, view.open) = (group, None);
    }
}

fn group_key(group: Group) -> &'static str {
    match group {
        Group::Lessons => "collect-lessons",
        Group::Points => "collect-points",
        Group::Frame => "collect-frame",
        Group::Own => "collect-own",
    }
}
