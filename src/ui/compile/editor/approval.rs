//! One quiet line over the text: that it is approved, and what an edit would do; or that it has
//! changed since.

use egui::{Frame, Margin, Panel, Ui};

use crate::app::command::Command;
use crate::app::model::Screen;
use crate::domain::ids::Slug;
use crate::domain::review::Approved;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{icon_fill, sans};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{icon, line, right};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, dossier: &Dossier) {
    let tokens = cx.tokens.clone();
    let (words, ink, ground) = match dossier.approved() {
        Approved::Never | Approved::Before => return,
        Approved::Holds(approval) => {
            let date = cx.texts.day(approval.date);
            (cx.tf("compile-approved", &[("date", date.into())]), tokens.green, tokens.green_soft)
        }
        Approved::Questioned(_, count) => (cx.tf("approve-questioned", &[("count", count.into())]), tokens.warn, tokens.warn_soft),
        Approved::Reopened(_, changes) => (cx.tf("compile-reopened", &[("count", changes.count().into())]), tokens.warn, tokens.warn_soft),
    };
    let frame = Frame::new().fill(ground).inner_margin(Margin::symmetric(28, 0));
    Panel::top("compile-approval").exact_size(36.0).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            icon(ui, icons::SEAL, icon_fill(18.0), ink);
            right(ui, |ui| {
                if Button::new(&cx.t("tab-review")).icon(icons::CHECKS).ghost().small().show(ui, cx).clicked()
                    && let Ok(slug) = Slug::new(&cx.subject)
                {
                    cx.send(Command::Go(Screen::Review(slug)));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| line(ui, words, sans(14.0), tokens.ink));
            });
        });
    });
}
