//! The municipality's names and key figures.

use egui::{Id, Ui};

use super::{card, heading};
use crate::app::command::Command;
use crate::domain::municipality::Municipality;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::figures;
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, width: f32, municipality: &mut Municipality) {
    card(ui, &cx.tokens.clone(), width, |ui| {
        heading(ui, cx, &cx.t("municipality"), &cx.t("municipality-remark"));
        let inner = ui.available_width();
        let half = (inner - 16.0) / 2.0;
        let mut edited = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            edited |= field::labelled(
                ui,
                cx,
                &cx.t("municipality-full-name"),
                &mut municipality.full_name,
                "",
                half,
                Id::unique("municipality full name"),
            )
            .changed();
            edited |= field::labelled(
                ui,
                cx,
                &cx.t("municipality-short-name"),
                &mut municipality.name,
                "",
                half,
                Id::unique("municipality name"),
            )
            .changed();
        });
        if edited {
            cx.send(Command::Edited);
        }
        figures::show(ui, cx, inner, municipality);
        if Button::new(&cx.t("figures-import")).icon(icons::INSERT).quiet().small().show(ui, cx).clicked() {
            let dialog = Dialog::figures(cx);
            cx.open(dialog);
        }
    });
}
