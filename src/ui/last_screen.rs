//! What the window shows after a panic on its own thread, in the place of everything else: what
//! happened, where the words are, and the way back. It knows nothing of the views or the model.

use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, ScrollArea, Ui, ViewportCommand, vec2};

use super::cx::Cx;
use super::theme::Tokens;
use super::theme::fonts::{icon_fill, sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::text::{icon, text};
use crate::app::diagnostics;
use crate::app::text::Texts;
use crate::app::trouble::{Told, Trouble};
use crate::app::update::Rescue;

const WIDTH: f32 = 560.0;

/// The screen, made once when the window has broken down.
#[derive(Debug)]
pub struct LastScreen {
    rescue: Rescue,
    told: Told,
    /// The keyboard has been given to the first button.
    shown: bool,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    OpenAgain,
    Close,
}

impl LastScreen {
    #[must_use]
    pub fn new(texts: &Texts, rescue: Rescue) -> Self {
        let mut told = match &rescue {
            Rescue::Saved(_) => texts.trouble(Trouble::BrokeDown, &[]),
            Rescue::Aside(folder) => texts.trouble(Trouble::BrokeDownAside, &[("folder", folder.display().to_string().into())]),
            Rescue::Unsaved(_) => texts.trouble(Trouble::BrokeDownUnsaved, &[]),
        };
        if let Some(report) = diagnostics::latest_report() {
            told.details.push(texts.with("broke-down-report", &[("file", report.display().to_string().into())]));
        }
        Self { rescue, told, shown: false }
    }

    /// What became of what was pending.
    #[must_use]
    pub fn rescue(&self) -> &Rescue {
        &self.rescue
    }

    pub fn show(&mut self, ui: &mut Ui, cx: &Cx) -> Option<Wish> {
        let tokens = Arc::clone(&cx.tokens);
        CentralPanel::default()
            .frame(Frame::new().fill(tokens.bg))
            .show(ui, |ui| {
                ScrollArea::vertical()
                    .show(ui, |ui| {
                        let side = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
                        ui.add_space((ui.available_height() * 0.2).max(16.0));
                        ui.horizontal_top(|ui| {
                            ui.add_space(side);
                            ui.vertical(|ui| {
                                ui.set_width(WIDTH.min(ui.available_width() - 16.0));
                                self.content(ui, cx, &tokens)
                            })
                            .inner
                        })
                        .inner
                    })
                    .inner
            })
            .inner
    }

    fn content(&mut self, ui: &mut Ui, cx: &Cx, tokens: &Tokens) -> Option<Wish> {
        ui.spacing_mut().item_spacing = vec2(8.0, 14.0);
        ui.horizontal_top(|ui| {
            icon(ui, icons::WARNING, icon_fill(28.0), tokens.danger);
            text(ui, &self.told.what, semibold(24.0), tokens.ink);
        });
        text(ui, &self.told.safe, semibold(16.0), tokens.ink);
        text(ui, &self.told.todo, sans(16.0), tokens.ink2);
        for detail in &self.told.details {
            text(ui, detail, sans(14.0), tokens.ink2);
        }
        ui.add_space(6.0);
        let mut wish = None;
        ui.horizontal(|ui| {
            let open = Button::new(&cx.t("open-again")).primary().large().show(ui, cx);
            if !std::mem::replace(&mut self.shown, true) {
                open.request_focus();
            }
            if open.clicked() {
                wish = Some(Wish::OpenAgain);
            }
            if Button::new(&cx.t("close-samsyn")).large().show(ui, cx).clicked() {
                wish = Some(Wish::Close);
            }
        });
        wish
    }
}

/// Nothing that egui remembers of the views outlives them: neither a text in a field's undo nor what
/// stood open over the others.
pub fn forget_the_views(ctx: &Context) {
    ctx.data_mut(egui::util::IdTypeMap::clear);
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    egui::Popup::close_all(ctx);
}

/// Closes the window.
pub fn close(ctx: &Context) {
    ctx.send_viewport_cmd(ViewportCommand::Close);
}
