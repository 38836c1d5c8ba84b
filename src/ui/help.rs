//! F1: every shortcut, from the one table.

use egui::{ScrollArea, Ui, vec2};

use super::cx::Cx;
use super::theme::fonts::{sans, semibold};
use super::widgets::kbd;
use super::widgets::text::text;
use crate::app::keys::{Action, Aim, Binding, Scope, bindings};

/// The shortcuts by where they work; those of a row of digits as one line.
pub fn show(ui: &mut Ui, cx: &Cx) {
    let all = bindings();
    let group = |scope: Scope| {
        let mut here: Vec<&Binding> = all.iter().filter(|binding| binding.scope == scope && is_listed(binding)).collect();
        here.sort_by_key(|binding| binding.chord.shift);
        here
    };
    let height = ui.ctx().content_rect().height() - 180.0;
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(28.0, 4.0);
            column(ui, |ui| {
                section(ui, cx, "help-everywhere", &group(Scope::Everywhere));
                line(ui, cx, &cx.t("help-zoom"), "Ctrl + − 0");
            });
            column(ui, |ui| {
                section(ui, cx, "tab-run", &group(Scope::Run));
                line(ui, cx, &cx.t("action-speaker"), "Alt 1–9");
                line(ui, cx, &cx.t("action-probe"), "Ctrl 1–9");
                for (key, keys) in [
                    ("help-note", "Enter"),
                    ("help-quote", "Ctrl Enter"),
                    ("help-new-line", "Shift Enter"),
                    ("help-edit-latest", "↑"),
                    ("help-park", "!"),
                    ("help-who", "d8"),
                    ("help-code", "#kod"),
                    ("help-follow-up", "?"),
                    ("help-idea", "("),
                    ("help-observation", "*"),
                    ("help-relayed", ">"),
                ] {
                    line(ui, cx, &cx.t(key), keys);
                }
                text(ui, cx.t("help-latest"), sans(14.0), cx.tokens.ink3);
            });
            column(ui, |ui| {
                section(ui, cx, "tab-compile", &group(Scope::Compile));
                line(ui, cx, &cx.t("help-split"), "Enter");
                line(ui, cx, &cx.t("help-join"), "Backspace");
                ui.add_space(12.0);
                section(ui, cx, "tab-review", &group(Scope::Review));
                ui.add_space(12.0);
                section(ui, cx, "answer-crumb", &group(Scope::Answer));
                text(ui, cx.t("help-plain-keys"), sans(14.0), cx.tokens.ink3);
            });
        });
    });
}

fn column(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        // Beside three of them and the gaps between there is room for the bar that scrolls.
        ui.set_width(284.0);
        content(ui);
    });
}

fn is_listed(binding: &Binding) -> bool {
    !matches!(binding.action, Action::Speaker(_, 1..) | Action::Probe(_)) && binding.action.aim() != Some(Aim::Latest)
}

fn section(ui: &mut Ui, cx: &Cx, title: &str, bindings: &[&Binding]) {
    text(ui, cx.t(title), semibold(16.0), cx.tokens.ink);
    for binding in bindings {
        line(ui, cx, &cx.t(binding.text), &kbd::written(cx, binding.chord));
    }
}

fn line(ui: &mut Ui, cx: &Cx, what: &str, keys: &str) {
    ui.horizontal(|ui| {
        ui.set_height(22.0);
        text(ui, what, sans(14.0), cx.tokens.ink2);
        super::widgets::text::right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for key in keys.split(['+', ' ']).rev().filter(|key| !key.is_empty()) {
                kbd::kbd(ui, cx, key);
            }
        });
    });
}
