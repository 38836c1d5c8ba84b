//! The dialog for a project's passphrase: a first one, or another, and when the project is locked
//! by itself.

use egui::text_edit::TextEditState;
use egui::{Context, Id, Ui};

use super::cx::Cx;
use super::dialogs::{confirm, focus_at_first};
use super::theme::fonts::{sans, semibold};
use super::widgets::field;
use super::widgets::segmented::segmented;
use super::widgets::text::text;
use crate::app::command::Command;
use crate::app::model::Model;
use crate::app::vault::VaultCommand;
use crate::storage::vault::Passphrase;

/// The fields that passphrases are typed into.
const FIELDS: [&str; 3] = ["passphrase old", "passphrase new", "passphrase again"];
/// In minutes; `None` for never.
const LOCK_AFTER: [Option<u8>; 4] = [Some(5), Some(10), Some(30), None];

/// What has been typed; wiped when it is dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed {
    old: String,
    new: String,
    again: String,
    shown: bool,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed")
    }
}

impl Drop for Typed {
    fn drop(&mut self) {
        for typed in [&mut self.old, &mut self.new, &mut self.again] {
            drop(take(typed));
        }
    }
}

/// What was typed, out of its field.
pub(super) fn take(typed: &mut String) -> Passphrase {
    Passphrase::new(std::mem::take(typed))
}

impl Typed {
    /// The new passphrase, out of its field.
    pub fn take(&mut self) -> Passphrase {
        take(&mut self.new)
    }

    /// Why it cannot be set yet, as a text key.
    pub fn lacks(&self) -> Option<&'static str> {
        if !Passphrase::new(self.new.clone()).will_do() {
            Some("passphrase-short")
        } else if self.new != self.again {
            Some("passphrase-differs")
        } else {
            None
        }
    }

    /// The two fields for a new one, and what cannot be helped later; true when Enter may be meant.
    pub fn fields(&mut self, ui: &mut Ui, cx: &Cx) -> bool {
        let width = ui.available_width();
        let (new, again) = (cx.t("passphrase-new"), cx.t("passphrase-again"));
        let first = field::secret(ui, cx, &new, &mut self.new, &mut self.shown, width, Id::unique(FIELDS[1]));
        let second = field::secret(ui, cx, &again, &mut self.again, &mut self.shown, width, Id::unique(FIELDS[2]));
        text(ui, cx.t("passphrase-lost"), semibold(15.0), cx.tokens.warn);
        first.lost_focus() || second.lost_focus()
    }
}

/// egui keeps what was typed into a field for its undo: not of these.
pub fn forget(ctx: &Context) {
    ctx.data_mut(|data| FIELDS.map(|field| data.remove::<TextEditState>(Id::unique(field))));
}

/// True when the dialog is done.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, typed: &mut Typed, model: &Model) -> bool {
    let Some(project) = &model.project else { return true };
    let locked = project.is_locked();
    let mut entered = false;
    if locked {
        text(ui, cx.t("vault-after"), semibold(15.0), cx.tokens.ink);
        let minutes = |after: Option<u8>| match after {
            Some(minutes) => cx.tf("vault-minutes", &[("count", minutes.into())]),
            None => cx.t("vault-never"),
        };
        let choices = LOCK_AFTER.map(|after| (after, minutes(after)));
        if let Some(after) = segmented(ui, cx, &cx.t("vault-after"), &choices, model.preferences.lock_after, 36.0) {
            cx.send(Command::Vault(VaultCommand::LockAfter(after)));
        }
        ui.separator();
        let width = ui.available_width();
        let id = Id::unique(FIELDS[0]);
        let old = field::secret(ui, cx, &cx.t("passphrase-old"), &mut typed.old, &mut typed.shown, width, id);
        focus_at_first(ui, &old, id);
        entered |= old.lost_focus();
        text(ui, cx.t("vault-old-copies"), sans(15.0), cx.tokens.ink2);
    } else {
        text(ui, cx.t("vault-lead"), sans(15.0), cx.tokens.ink2);
        text(ui, cx.t("vault-remains"), sans(15.0), cx.tokens.ink2);
    }
    entered |= typed.fields(ui, cx);
    let lacks = if locked && typed.old.is_empty() { Some("passphrase-old-needed") } else { typed.lacks() };
    let label = if locked { "vault-change-now" } else { "vault-protect-now" };
    let done = confirm(ui, cx, &cx.t(label), lacks.is_none(), &lacks.map(|key| cx.t(key)).unwrap_or_default(), entered);
    if done {
        let new = typed.take();
        cx.send(Command::Vault(if locked { VaultCommand::Change { old: take(&mut typed.old), new } } else { VaultCommand::Protect(new) }));
    }
    done
}
