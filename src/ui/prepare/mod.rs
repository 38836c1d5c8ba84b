//! Prepare: the municipality's facts, the focus group's time and place, and who sits where.

mod municipality;
mod seats;
mod session;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Stroke, Ui, vec2};

use super::cx::Cx;
use super::theme::fonts::{icon, icon_fill, sans, semibold};
use super::theme::{Tokens, icons};
use super::widgets::button::Button;
use super::widgets::text::{icon as icon_label, line, right, text};
use crate::app::command::Command;
use crate::app::model::{Model, Screen};
use crate::domain::anonymity::names::Names;
use crate::domain::ids::Slug;
use crate::domain::municipality::Municipality;
use crate::domain::session::Session;

/// Room for the scroll bar beside the cards.
const BAR: Margin = Margin { left: 0, right: 10, top: 0, bottom: 0 };

pub fn show(ui: &mut Ui, cx: &mut Cx, model: &mut Model, slug: &Slug) {
    let bg = cx.tokens.bg;
    let Some(project) = &mut model.project else { return };
    let read_only = project.read_only.is_some();
    let title = project.workspace.guide.title.get(cx.language()).to_owned();
    let allowed = super::home::anonymity::allowed(cx, project, slug);
    let keeps_names = project.is_locked() && project.workspace.names != Names::default();
    let around = seats::Around { allowed: allowed.as_deref(), keeps_names };
    let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return };
    let Some(group) = dossier.sessions.values_mut().next_back() else { return };
    let begun = group.notes.values().any(|notes| notes.clock.has_started());
    let print = footer(ui, cx, slug, &dossier.municipality, &group.session, &title, begun);
    let mut list = false;
    CentralPanel::default()
        .frame(Frame::new().fill(bg).inner_margin(Margin {
            left: if cx.narrow { 16 } else { 40 },
            right: if cx.narrow { 6 } else { 30 },
            top: 24,
            bottom: 0,
        }))
        .show(ui, |ui| {
            ScrollArea::vertical().id_salt("prepare").content_margin(BAR).show(ui, |ui| {
                if read_only {
                    ui.disable();
                }
                let width = ui.available_width();
                let guide = &project.workspace.guide;
                ui.spacing_mut().item_spacing = vec2(24.0, 20.0);
                if cx.narrow {
                    // The two small cards side by side, the table with the seats across below.
                    let half = (width - 24.0) / 2.0;
                    ui.horizontal_top(|ui| {
                        ui.vertical(|ui| municipality::show(ui, cx, half, &mut dossier.municipality));
                        ui.vertical(|ui| session::show(ui, cx, half, &mut group.session, guide));
                    });
                    list |= seats::show(ui, cx, width, &mut group.session, around);
                } else {
                    let left = (width * 0.397).min(540.0);
                    ui.horizontal_top(|ui| {
                        ui.vertical(|ui| {
                            municipality::show(ui, cx, left, &mut dossier.municipality);
                            session::show(ui, cx, left, &mut group.session, guide);
                        });
                        ui.vertical(|ui| list |= seats::show(ui, cx, width - left - 24.0, &mut group.session, around));
                    });
                }
                ui.add_space(24.0);
            });
        });
    if list {
        cx.open(super::guard_list::open(model));
    } else if print {
        cx.open(super::guide::dialogs::print(cx, project, Some(slug)));
    }
}

/// A white card.
fn card(ui: &mut Ui, tokens: &Tokens, width: f32, content: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(tokens.stroke, tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::same(24))
        .show(ui, |ui| {
            ui.set_width(width - 48.0 - 2.0 * tokens.stroke);
            ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
            content(ui);
        });
}

/// What is ready, and the next step; true when the guide is to be printed.
fn footer(ui: &mut Ui, cx: &mut Cx, slug: &Slug, municipality: &Municipality, session: &Session, guide: &str, begun: bool) -> bool {
    let mut print = false;
    let tokens = cx.tokens.clone();
    Panel::bottom("prepare-footer")
        .exact_size(68.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(if cx.narrow { 16 } else { 40 }, 0)))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().hline(rect.expand(60.0).x_range(), rect.top(), Stroke::new(tokens.stroke, tokens.line));
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let facts = municipality.figures.inhabitants.is_some();
                let checks = [
                    (facts, cx.t("check-municipality")),
                    (session.date.is_some() && session.start.is_some(), cx.t("check-time")),
                    (session.has_every_party(), cx.t("check-parties")),
                    (true, cx.tf("check-guide", &[("guide", guide.into())])),
                ];
                // The buttons first, so that what is ready is cut short where there is no room left.
                right(ui, |ui| {
                    let label = cx.t(if begun { "hero-run" } else { "start-session" });
                    if Button::new(&label).icon(icons::MICROPHONE).primary().large().show(ui, cx).clicked() {
                        cx.send(Command::Go(Screen::Run(slug.clone())));
                        if !begun {
                            cx.send(Command::StartClock);
                        }
                    }
                    let label = cx.t("guide-print");
                    let button =
                        if cx.narrow { Button::icon_only(icons::PRINTER, &label) } else { Button::new(&label).icon(icons::PRINTER) };
                    print = button.large().show(ui, cx).clicked();
                    ui.add_space(10.0);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let shown = if cx.narrow { 3 } else { 4 };
                        for (done, label) in checks.into_iter().take(shown) {
                            check(ui, cx, done, &label);
                        }
                    });
                });
            });
        });
    print
}

/// Something that is ready, or not yet.
fn check(ui: &mut Ui, cx: &Cx, done: bool, label: &str) {
    let tokens = &cx.tokens;
    let (symbol, font, ink) =
        if done { (icons::CHECK_CIRCLE, icon_fill(18.0), tokens.green) } else { (icons::CIRCLE, icon(18.0), tokens.ink3) };
    icon_label(ui, symbol, font, ink);
    let response = line(ui, label, sans(15.0), if done { tokens.ink2 } else { tokens.ink3 });
    let state = cx.t(if done { "check-done" } else { "check-left" });
    response.accessible_name(format!("{label}, {state}"));
    ui.add_space(14.0);
}

/// A card's heading with a remark at its right.
fn heading(ui: &mut Ui, cx: &Cx, title: &str, remark: &str) {
    ui.horizontal(|ui| {
        text(ui, title, semibold(20.0), cx.tokens.ink);
        right(ui, |ui| {
            ui.label(super::widgets::text::rich(remark, sans(14.0), cx.tokens.ink3));
        });
    });
}
