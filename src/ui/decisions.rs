//! What somebody has decided is no name: who it was, when, and the way back.

use egui::{Id, ScrollArea, Ui};

use super::cx::Cx;
use super::dialogs::{confirm, focus_at_first};
use super::finds;
use super::theme::fonts::{sans, semibold};
use super::widgets::button::Button;
use super::widgets::field;
use super::widgets::text::{right, text};
use crate::app::command::{Anonymity, Command};
use crate::app::model::Model;
use crate::app::text::dates;

/// The list; it closes by itself never.
pub fn show(ui: &mut Ui, cx: &mut Cx, model: &Model) -> bool {
    let Some(project) = &model.project else { return true };
    let tokens = cx.tokens.clone();
    text(ui, cx.t("not-names-lead"), sans(15.0), tokens.ink2);
    let decided = project.not_names();
    if decided.is_empty() {
        text(ui, cx.t("not-names-none"), sans(15.0), tokens.ink2);
    }
    ScrollArea::vertical().id_salt("not names").max_height(360.0).show(ui, |ui| {
        for known in decided.iter().rev() {
            ui.horizontal(|ui| {
                right(ui, |ui| {
                    let name = cx.tf("take-back-name", &[("words", known.text.as_str().into())]);
                    if Button::new(&cx.t("take-back")).name(&name).quiet().small().show(ui, cx).clicked() {
                        cx.send(Command::Anonymity(Anonymity::TakeBack(known.text.clone())));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.label(super::widgets::text::rich(known.text.as_str(), semibold(15.0), tokens.ink));
                        let day = cx.texts.date(cx.zone.to_datetime(known.at).date());
                        let by = [
                            ("by", known.by.as_str().into()),
                            ("date", day.into()),
                            ("time", dates::clock_time(known.at, &cx.zone).into()),
                        ];
                        super::widgets::text::line(ui, cx.tf("not-names-by", &by), sans(14.0), tokens.ink3);
                    });
                });
            });
        }
    });
    false
}

/// Who decides: asked for the first time somebody does. True when it is done.
pub fn sign(ui: &mut Ui, cx: &mut Cx, words: &str, by: &mut String) -> bool {
    text(ui, cx.tf("sign-lead", &[("words", words.into())]), sans(15.0), cx.tokens.ink2);
    let id = Id::unique("signature");
    let response = field::labelled(ui, cx, &cx.t("sign"), by, "", ui.available_width(), id);
    focus_at_first(ui, &response, id);
    let done = confirm(ui, cx, &cx.t("not-a-name"), !by.trim().is_empty(), &cx.t("sign-needs"), response.lost_focus());
    if done {
        cx.send(finds::allow(words, by));
    }
    done
}
