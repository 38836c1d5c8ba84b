//! The bar at the top: where one is, the steps of the work, and what is always at hand.

use egui::{
    Align, Color32, FontId, Frame, Layout, Panel, Popup, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::cx::Cx;
use super::dialogs::Dialog;
use super::theme::fonts::{bold, icon, icon_fill, sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::{boxed, focus_ring};
use crate::app::command::{Command, Review};
use crate::app::model::{Model, Screen};
use crate::app::palette::{LANGUAGES, THEMES};
use crate::app::text::dates;

const HEIGHT: f32 = 56.0;
/// Below this width in points there is room for little but icons.
const TIGHT: f32 = 800.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    let tokens = cx.tokens.clone();
    Panel::top("top").exact_size(HEIGHT).resizable(false).show_separator_line(false).frame(Frame::new().fill(tokens.surface)).show(
        ui,
        |ui| {
            let rect = ui.max_rect();
            ui.painter().hline(rect.x_range(), rect.bottom() - tokens.stroke / 2.0, Stroke::new(tokens.stroke, tokens.line));
            let inner = rect.shrink2(vec2(18.0, 0.0));
            let crumbs = part(ui, inner, Layout::left_to_right(Align::Center), |ui| crumbs(ui, cx, model));
            if model.project.is_some() && model.screen != Screen::Answer {
                tabs(ui, cx, model, rect, crumbs.right());
            }
            part(ui, inner, Layout::right_to_left(Align::Center), |ui| tools(ui, cx, model));
        },
    );
}

fn part(ui: &mut Ui, rect: Rect, layout: Layout, content: impl FnOnce(&mut Ui)) -> Rect {
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), content).response.rect
}

/// The product's sign: two circles and the eye where they meet.
pub fn logo(ui: &Ui, cx: &Cx, center: egui::Pos2, size: f32) {
    let scale = size / 24.0;
    let tokens = &cx.tokens;
    let painter = ui.painter();
    painter.circle_filled(center - vec2(0.0, 3.0 * scale), 8.4 * scale, tokens.accent);
    painter.circle_filled(center + vec2(0.0, 3.0 * scale), 8.4 * scale, tokens.green);
    // The lens where the circles meet: two arcs of the same radius.
    let half = 7.85 * scale;
    let arc = |up: bool| {
        (0..=24u8).map(move |i| {
            let t = -1.0 + f32::from(i) / 12.0;
            let x = t * half;
            let y = (8.4f32 * 8.4 * scale * scale - x * x).max(0.0).sqrt() - 3.0 * scale;
            center + vec2(if up { x } else { -x }, if up { -y } else { y })
        })
    };
    painter.add(egui::Shape::convex_polygon(arc(true).chain(arc(false)).collect(), tokens.surface, Stroke::NONE));
    painter.circle_filled(center, 2.9 * scale, tokens.accent);
}

fn crumbs(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    let tokens = cx.tokens.clone();
    ui.spacing_mut().item_spacing.x = 10.0;
    let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
    logo(ui, cx, rect.center(), 28.0);
    let tight = ui.max_rect().width() < TIGHT;
    if !tight {
        ui.label(egui::RichText::new("Samsyn").font(bold(17.0)).color(tokens.ink));
    }
    if let (Screen::Answer, Some(work)) = (&model.screen, &model.answering) {
        let (rule, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
        ui.painter().vline(rule.center().x, rule.y_range(), Stroke::new(1.0, tokens.line2));
        ui.label(egui::RichText::new(cx.t("answer-crumb")).font(sans(15.0)).color(tokens.ink2));
        ui.label(egui::RichText::new(icons::CARET_RIGHT).font(icon(14.0)).color(tokens.ink3));
        ui.label(egui::RichText::new(shorten(&work.form.municipality, 28)).font(semibold(15.0)).color(tokens.ink));
        return;
    }
    let Some(project) = &model.project else { return };
    let (rule, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    ui.painter().vline(rule.center().x, rule.y_range(), Stroke::new(1.0, tokens.line2));
    let name = shorten(&project.workspace.project.name, if cx.narrow { 18 } else { 34 });
    match model.dossier() {
        None => {
            let response =
                Button::new(&name).icon(icons::GEAR).ghost().small().color(tokens.ink).show(ui, cx).on_hover_text(cx.t("project-settings"));
            if response.clicked() {
                cx.open(Dialog::Settings);
            }
        }
        Some(dossier) => {
            if !cx.narrow {
                if link(ui, cx, &name).clicked() {
                    cx.send(Command::Go(Screen::Home));
                }
                ui.label(egui::RichText::new(icons::CARET_RIGHT).font(icon(14.0)).color(tokens.ink3));
            } else if Button::icon_only(icons::MUNICIPALITIES, &cx.t("action-home")).show(ui, cx).clicked() {
                cx.send(Command::Go(Screen::Home));
            }
            ui.label(
                egui::RichText::new(shorten(&dossier.municipality.name, if tight { 13 } else { 22 }))
                    .font(semibold(15.0))
                    .color(tokens.ink),
            );
        }
    }
}

fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

fn link(ui: &mut Ui, cx: &Cx, text: &str) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), sans(15.0), cx.tokens.ink2);
    let response = ui.allocate_response(galley.size().max(vec2(0.0, 28.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    let at = pos2(response.rect.left(), response.rect.center().y - galley.size().y / 2.0);
    if response.hovered() {
        ui.painter().hline(response.rect.x_range(), at.y + galley.size().y, Stroke::new(1.0, cx.tokens.ink2));
    }
    ui.painter().galley(at, galley, cx.tokens.ink2);
    focus_ring(ui, &response, response.rect, 4, &cx.tokens);
    response
}

/// The tabs in the middle of the window.
fn tabs(ui: &mut Ui, cx: &mut Cx, model: &Model, bar: Rect, crumbs: f32) {
    let tokens = cx.tokens.clone();
    let tabs: Vec<(&str, String, Screen)> = match model.screen.slug() {
        None => vec![
            (icons::MUNICIPALITIES, cx.t("tab-municipalities"), Screen::Home),
            (icons::CHECKS, cx.t("tab-selection"), Screen::Selection),
            (icons::LIST, cx.t("guide"), Screen::Guide),
            (icons::TABLE, cx.t("tab-collect"), Screen::Collect),
        ],
        Some(slug) => vec![
            (icons::PREPARE, cx.t("tab-prepare"), Screen::Prepare(slug.clone())),
            (icons::MICROPHONE, cx.t("tab-run"), Screen::Run(slug.clone())),
            (icons::COMPILE, cx.t("tab-compile"), Screen::Compile(slug.clone())),
            (icons::CHECKS, cx.t("tab-review"), Screen::Review(slug.clone())),
        ],
    };
    // Scaled up so far that words have no room, a tab is its icon.
    let tight = bar.width() < TIGHT;
    let widths: Vec<f32> = tabs
        .iter()
        .map(|(_, text, screen)| {
            if tight {
                return 44.0;
            }
            let font = if *screen == model.screen { semibold(15.0) } else { sans(15.0) };
            ui.painter().layout_no_wrap(text.clone(), font, tokens.ink).size().x + 17.0 + 7.0 + 28.0
        })
        .collect();
    let total: f32 = widths.iter().sum::<f32>() + 2.0 * (tabs.len() - 1) as f32 + 6.0;
    // In the middle of the window, or as near to it as the crumbs leave room for.
    let left = (bar.center().x - total / 2.0).max(if tight { 0.0 } else { crumbs + 12.0 });
    let box_rect = Rect::from_min_size(pos2(left, bar.center().y - 19.0), vec2(total, 38.0));
    boxed(ui.painter(), box_rect, 10, tokens.sunken, if tokens.stroke > 1.0 { Stroke::new(2.0, tokens.line) } else { Stroke::NONE });
    let mut x = box_rect.left() + 3.0;
    for ((symbol, text, screen), width) in tabs.into_iter().zip(widths) {
        let on = screen == model.screen;
        let rect = Rect::from_min_size(pos2(x, box_rect.top() + 3.0), vec2(width, 32.0));
        let response = ui.interact(rect, ui.scope_id().with(("tab", &text)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &text));
        let ink = match (on, tokens.stroke > 1.0) {
            (true, true) => tokens.on_accent,
            (true, false) => tokens.ink,
            _ => tokens.ink2,
        };
        if on {
            boxed(ui.painter(), rect, 8, tokens.tab, Stroke::NONE);
        } else if response.hovered() {
            boxed(ui.painter(), rect, 8, tokens.hover, Stroke::NONE);
        }
        let mark = ui.painter().layout_no_wrap(symbol.to_owned(), icon(17.0), ink);
        let label =
            ui.painter().layout_no_wrap(if tight { String::new() } else { text }, if on { semibold(15.0) } else { sans(15.0) }, ink);
        ui.painter().galley(pos2(rect.left() + 14.0, rect.center().y - mark.size().y / 2.0), mark, ink);
        ui.painter().galley(pos2(rect.left() + 14.0 + 24.0, rect.center().y - label.size().y / 2.0), label, ink);
        focus_ring(ui, &response, rect, 8, &tokens);
        if response.clicked() && !on {
            cx.send(Command::Go(screen));
        }
        x += width + 2.0;
    }
}

fn tools(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    ui.spacing_mut().item_spacing.x = 4.0;
    if Button::icon_only(icons::HELP, &cx.t("action-help")).show(ui, cx).clicked() {
        cx.open(Dialog::Help);
    }
    let look = Button::icon_only(if cx.tokens.dark { icons::SUN } else { icons::MOON }, &cx.t("look")).show(ui, cx);
    Popup::menu(&look).show(|ui| look_menu(ui, cx, model));
    match &model.screen {
        Screen::Run(_) => super::run::clock_buttons(ui, cx, model),
        Screen::Compile(_) => super::compile::export_buttons(ui, cx, model),
        Screen::Answer => {
            if Button::new(&cx.t("answer-close")).icon(icons::CLOSE).quiet().small().show(ui, cx).clicked() {
                cx.send(Command::Review(Review::CloseRound));
            }
        }
        Screen::Home | Screen::Guide | Screen::Selection | Screen::Collect | Screen::Prepare(_) | Screen::Review(_) => {}
    }
    if !matches!(model.screen, Screen::Run(_)) {
        saved(ui, cx);
    }
}

fn look_menu(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    ui.set_min_width(180.0);
    for (theme, key) in THEMES {
        if ui.selectable_label(model.preferences.theme == theme, cx.t(key)).clicked() {
            cx.send(Command::SetTheme(theme));
        }
    }
    ui.separator();
    for (language, name) in LANGUAGES {
        if ui.selectable_label(cx.language() == language, name).clicked() {
            cx.send(Command::SetLanguage(language));
        }
    }
}

/// "Sparat 14:03:22", only when it is on disk.
#[must_use]
pub fn saved_state(cx: &Cx, model: &Model) -> Saved {
    let tokens = &cx.tokens;
    if let (Screen::Answer, Some(work)) = (&model.screen, &model.answering) {
        return match (&work.problem, work.kept) {
            (Some(_), _) => (icons::WARNING, icon_fill(16.0), tokens.danger, cx.t("saved-failed")),
            (None, Some(at)) => {
                let time = dates::clock_seconds(at, &cx.zone);
                (icons::CHECK_CIRCLE, icon_fill(16.0), tokens.green, cx.tf("saved-at", &[("time", time.into())]))
            }
            (None, None) => (icons::CLOCK, icon(16.0), tokens.ink3, cx.t("saving")),
        };
    }
    let Some(project) = &model.project else { return (icons::CIRCLE, icon(16.0), tokens.ink3, String::new()) };
    let saving = &project.saving;
    if project.read_only.is_some() {
        (icons::EYE, icon(16.0), tokens.ink3, cx.t("saved-read-only"))
    } else if saving.problem.is_some() {
        (icons::WARNING, icon_fill(16.0), tokens.danger, cx.t("saved-failed"))
    } else if let (true, Some(at)) = (saving.is_clean(), saving.at) {
        let time = dates::clock_seconds(at, &cx.zone);
        (icons::CHECK_CIRCLE, icon_fill(16.0), tokens.green, cx.tf("saved-at", &[("time", time.into())]))
    } else if saving.is_clean() {
        (icons::CHECK_CIRCLE, icon_fill(16.0), tokens.green, cx.t("saved"))
    } else {
        (icons::CLOCK, icon(16.0), tokens.ink3, cx.t("saving"))
    }
}

/// Icon, its font, its colour, and the words.
pub type Saved = (&'static str, FontId, Color32, String);

fn saved(ui: &mut Ui, cx: &Cx) {
    let (symbol, font, ink, words) = cx.saved.clone();
    if words.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.add_space(4.0);
    ui.label(egui::RichText::new(words).font(sans(14.0)).color(cx.tokens.ink3));
    super::widgets::text::icon(ui, symbol, font, ink);
}
