//! Short messages under the top bar, away from the capture line, read out by screen readers.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Stroke, vec2};

use super::cx::Cx;
use super::dialogs::Dialog;
use super::theme::fonts::{icon_fill, sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::text::{icon, text};
use crate::app::command::Command;
use crate::app::notice::{Notices, Tone};

/// How many lines of details are shown; the rest is counted.
const DETAILS: usize = 6;

pub fn show(ctx: &Context, cx: &mut Cx, notices: &Notices) {
    if notices.all().is_empty() {
        return;
    }
    let name = cx.t("notices");
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 64.0))
        .accessible_name(name)
        .role(egui::Role::Alert)
        .show(ctx, |ui| {
            ui.set_max_width(520.0);
            for (index, notice) in notices.all().iter().enumerate() {
                let tokens = cx.tokens.clone();
                let (ink, symbol) = match notice.tone {
                    Tone::Done => (tokens.green, icons::CHECK_CIRCLE),
                    Tone::Problem => (tokens.danger, icons::WARNING),
                };
                Frame::new()
                    .fill(tokens.raised)
                    .stroke(Stroke::new(tokens.stroke, ink))
                    .corner_radius(10)
                    .shadow(ui.visuals().popup_shadow)
                    .inner_margin(Margin::symmetric(14, 10))
                    .show(ui, |ui| {
                        ui.horizontal_top(|ui| {
                            icon(ui, symbol, icon_fill(20.0), ink);
                            ui.vertical(|ui| {
                                ui.set_width(if notice.folded { 356.0 } else { 400.0 });
                                text(ui, &notice.text, semibold(15.0), tokens.ink);
                                if !notice.folded {
                                    for advice in &notice.advice {
                                        text(ui, advice, sans(15.0), tokens.ink);
                                    }
                                    for detail in notice.details.iter().take(DETAILS) {
                                        text(ui, detail, sans(14.0), tokens.ink2);
                                    }
                                }
                                if let Some((label, command)) = &notice.action
                                    && Button::new(label).small().show(ui, cx).clicked()
                                {
                                    if *command == Command::SaveCopy(None) {
                                        // Why it is needed stays on screen.
                                        cx.open(Dialog::SaveCopy { path: None });
                                    } else {
                                        cx.send(command.clone());
                                        cx.send(Command::CloseNotice(index));
                                    }
                                }
                                if notice.details.len() > DETAILS && !notice.folded {
                                    let more = cx.tf("notice-more", &[("count", (notice.details.len() - DETAILS).into())]);
                                    text(ui, more, sans(14.0), tokens.ink3);
                                }
                            });
                            if notice.folded && Button::icon_only(icons::CARET_DOWN, &cx.t("notice-unfold")).show(ui, cx).clicked() {
                                cx.send(Command::UnfoldNotice(index));
                            }
                            if Button::icon_only(icons::CLOSE, &cx.t("close")).show(ui, cx).clicked() {
                                cx.send(Command::CloseNotice(index));
                            }
                        });
                    });
            }
        });
}
