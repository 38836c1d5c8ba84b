//! The first screen: no project is open.

use egui::{Frame, Margin, Sense, Stroke, Ui, vec2};

use crate::app::command::Command;
use crate::app::model::Model;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::theme::fonts::{icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::top_bar;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;

const WIDTH: f32 = 460.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    let tokens = cx.tokens.clone();
    let side = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
    ui.add_space((ui.available_height() * 0.14).max(16.0));
    ui.horizontal_top(|ui| {
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.set_width(WIDTH);
            let (rect, _) = ui.allocate_exact_size(vec2(64.0, 64.0), Sense::hover());
            top_bar::logo(ui, cx, rect.center(), 64.0);
            ui.add_space(12.0);
            text(ui, cx.t("start-title"), semibold(28.0), tokens.ink);
            text(ui, cx.t("start-lead"), sans(16.0), tokens.ink2);
            ui.add_space(16.0);
            if model.opening.is_some() {
                ui.horizontal(|ui| {
                    ui.spinner();
                    text(ui, cx.t("start-opening"), sans(16.0), tokens.ink2);
                });
                return;
            }
            let new = Button::new(&cx.t("start-new")).icon(icons::PLUS).primary().large().width(WIDTH).show(ui, cx);
            if ui.memory(|memory| memory.focused().is_none()) {
                new.request_focus();
            }
            if new.clicked() {
                cx.open(Dialog::new_project(&model.home));
            }
            ui.horizontal(|ui| {
                let half = (WIDTH - 8.0) / 2.0;
                if Button::new(&cx.t("action-open-folder")).icon(icons::FOLDER_OPEN).key("Ctrl O").width(half).show(ui, cx).clicked() {
                    cx.open(Dialog::OpenFolder { path: String::new() });
                }
                if Button::new(&cx.t("start-demo")).icon(icons::EYE).width(half).show(ui, cx).clicked() {
                    cx.send(Command::OpenDemo);
                }
            });
            if Button::new(&cx.t("open-round")).icon(icons::CHECKS).ghost().width(WIDTH).show(ui, cx).clicked() {
                cx.open(Dialog::OpenRound { path: String::new() });
            }
            recent(ui, cx, model);
        });
    });
}

fn recent(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    if model.preferences.recent.is_empty() {
        return;
    }
    let tokens = cx.tokens.clone();
    ui.add_space(24.0);
    text(ui, cx.t("recent"), semibold(14.0), tokens.ink3);
    for recent in model.preferences.recent.iter().take(5) {
        Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(tokens.stroke, tokens.line))
            .corner_radius(10)
            .inner_margin(Margin::symmetric(14, 8))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.set_width(WIDTH - 28.0);
                    ui.vertical(|ui| {
                        ui.set_width(WIDTH - 28.0 - 90.0);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.horizontal(|ui| {
                            if recent.locked {
                                crate::ui::widgets::text::icon(ui, icons::LOCK, icon_fill(16.0), tokens.ink3);
                            }
                            text(ui, &recent.name, semibold(16.0), tokens.ink);
                        });
                        crate::ui::widgets::text::line(ui, recent.path.display().to_string(), sans(14.0), tokens.ink3);
                    });
                    let name = cx.tf("open-named", &[("name", recent.name.as_str().into())]);
                    if Button::new(&cx.t("open")).name(&name).quiet().small().show(ui, cx).clicked() {
                        cx.send(Command::OpenProject(recent.path.clone()));
                    }
                });
            });
    }
}
