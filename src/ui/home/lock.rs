//! Whether the project is locked, and what can be done about it.

use egui::Ui;

use crate::app::command::Command;
use crate::app::model::OpenProject;
use crate::app::vault::VaultCommand;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::vault::Typed;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, project: &OpenProject) {
    let tokens = cx.tokens.clone();
    text(ui, cx.t("vault-title"), semibold(14.0), tokens.ink3);
    let locked = project.is_locked();
    text(ui, cx.t(if locked { "vault-is-locked" } else { "vault-is-clear" }), sans(15.0), tokens.ink2);
    ui.horizontal_wrapped(|ui| {
        if locked && Button::new(&cx.t("vault-lock-now")).icon(icons::LOCK).small().show(ui, cx).clicked() {
            cx.send(Command::Vault(VaultCommand::Lock));
        }
        let label = cx.t(if locked { "vault-change" } else { "vault-protect" });
        if Button::new(&label).ghost().small().enabled(project.read_only.is_none()).show(ui, cx).clicked() {
            cx.open(Dialog::Vault(Typed::default()));
        }
    });
}
