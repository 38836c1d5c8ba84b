//! A locked project: its folder's name and a field for the passphrase, alone on the screen or over
//! the project that is open.

use egui::{CentralPanel, Frame, Id, Key, Margin, Modal, Stroke, Ui, vec2};

use super::cx::Cx;
use super::theme::fonts::{icon_fill, sans, semibold};
use super::theme::icons;
use super::vault;
use super::widgets::button::Button;
use super::widgets::field;
use super::widgets::text::{icon, text};
use crate::app::command::Command;
use crate::app::model::Model;
use crate::app::vault::{VaultCommand, Waiting};

const FIELD: &str = "passphrase";
const WIDTH: f32 = 460.0;

/// What has been typed; wiped as soon as it is no longer needed.
#[derive(Default)]
pub struct View {
    typed: String,
    shown: bool,
}

impl std::fmt::Debug for View {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("View")
    }
}

impl View {
    /// Nothing waits: what was typed is wiped, also out of egui's memory.
    fn leave(&mut self, ui: &Ui) {
        self.shown = false;
        if !self.typed.is_empty() {
            drop(vault::take(&mut self.typed));
            ui.data_mut(|data| data.remove::<egui::text_edit::TextEditState>(Id::unique(FIELD)));
        }
    }
}

/// Shows what waits, if anything does. True when nothing else is to be shown.
pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &Model) -> bool {
    let Some(waiting) = &model.vault.waiting else {
        view.leave(ui);
        return false;
    };
    let tokens = cx.tokens.clone();
    if model.project.is_some() {
        let title = cx.t("unlock-title");
        let id = Id::unique("unlock");
        let look = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(tokens.stroke, tokens.line2))
            .corner_radius(14)
            .inner_margin(Margin::same(24));
        let modal = Modal::new(id).area(Modal::default_area(id).accessible_name(title)).frame(look).show(ui.ctx(), |ui| {
            ui.set_width(WIDTH);
            form(ui, cx, view, waiting);
        });
        if modal.should_close() {
            cx.send(Command::Vault(VaultCommand::Cancel));
        }
        return false;
    }
    CentralPanel::default().frame(Frame::new().fill(tokens.bg)).show(ui, |ui| {
        let side = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
        ui.add_space((ui.available_height() * 0.2).max(16.0));
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(WIDTH);
                form(ui, cx, view, waiting);
            });
        });
    });
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        cx.send(Command::Vault(VaultCommand::Cancel));
    }
    true
}

fn form(ui: &mut Ui, cx: &mut Cx, view: &mut View, waiting: &Waiting) {
    let tokens = cx.tokens.clone();
    ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
    ui.horizontal(|ui| {
        icon(ui, icons::LOCK, icon_fill(26.0), tokens.ink2);
        text(ui, waiting.name(), semibold(24.0), tokens.ink);
    });
    text(ui, cx.t("unlock-lead"), sans(16.0), tokens.ink2);
    let id = Id::unique(FIELD);
    let width = ui.available_width();
    let response = ui
        .add_enabled_ui(!waiting.trying, |ui| {
            let label = cx.t("passphrase");
            field::secret(ui, cx, &label, &mut view.typed, &mut view.shown, width, id)
        })
        .inner;
    if let Some(problem) = &waiting.problem {
        text(ui, &problem.what, semibold(15.0), tokens.danger);
        text(ui, format!("{} {}", problem.safe, problem.todo), sans(15.0), tokens.ink2);
    }
    let ready = !view.typed.is_empty() && !waiting.trying;
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut pressed = false;
    ui.horizontal(|ui| {
        pressed = Button::new(&cx.t("unlock-now")).primary().large().enabled(ready).show(ui, cx).clicked();
        if Button::new(&cx.t("cancel")).large().show(ui, cx).clicked() {
            cx.send(Command::Vault(VaultCommand::Cancel));
        }
        if waiting.trying {
            ui.spinner();
            text(ui, cx.t("unlock-trying"), sans(15.0), tokens.ink2);
        }
    });
    if ready && (pressed || entered) {
        cx.send(Command::Vault(VaultCommand::Unlock(vault::take(&mut view.typed))));
        ui.data_mut(|data| data.remove::<egui::text_edit::TextEditState>(id));
    }
    // What is typed at a lock is a passphrase, also after a wrong one.
    if entered || ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}
