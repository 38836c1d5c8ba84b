//! The table of municipalities.

use std::collections::BTreeMap;

use egui::{CornerRadius, Frame, Margin, Popup, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::next_step::Goal;
use super::{View, next_step};
use crate::app::board::{self, Line, Order};
use crate::app::command::{Command, Milestone, Review};
use crate::app::model::{Model, OpenProject};
use crate::app::review::letter::Occasion;
use crate::domain::ids::Slug;
use crate::domain::retention::Standing;
use crate::domain::stage::Stage;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::text::{line, right, text};
use crate::ui::widgets::track::{stage_key, track};
use crate::ui::widgets::{place, place_row};

const ROW: f32 = 68.0;
/// So many rows are all drawn: a screen reader then finds every one.
const FEW: usize = 40;
/// How far outside what is seen a row is still drawn, so that Tab has somewhere to go.
const BEYOND: f32 = 400.0;
/// From so many municipalities on they can be searched by name.
const MANY: usize = 12;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &Model, project: &OpenProject) {
    let tokens = cx.tokens.clone();
    let lines = view.lines(model, project);
    let approved = lines.iter().filter(|line| line.stage == Stage::Approved).count();
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - if cx.narrow { 350.0 } else { 360.0 });
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = cx.tf("home-title", &[("count", lines.len().into()), ("approved", approved.into())]);
            text(ui, title, semibold(28.0), tokens.ink);
            ui.horizontal(|ui| {
                crate::ui::widgets::text::icon(ui, icons::FOLDER_OPEN, icon(18.0), tokens.ink3);
                line(ui, model.project.as_ref().map(|p| p.root.display().to_string()).unwrap_or_default(), sans(15.0), tokens.ink3);
            });
        });
        right(ui, |ui| {
            let new = Button::new(&cx.t("action-new-municipality")).icon(icons::PLUS).key("Ctrl N").show(ui, cx);
            cx.regions.push(Region { rect: ui.max_rect(), anchor: new.id });
            if new.clicked() {
                cx.open(Dialog::NewMunicipality { name: String::new() });
            }
            if Button::new(&cx.t("action-open-folder")).icon(icons::FOLDER_OPEN).show(ui, cx).clicked() {
                cx.open(Dialog::OpenFolder { path: String::new() });
            }
        });
    });
    ui.add_space(12.0);
    stages(ui, cx, view, &lines);
    ui.add_space(12.0);

    if lines.is_empty() {
        Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(tokens.stroke, tokens.line))
            .corner_radius(12)
            .inner_margin(Margin::same(24))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                text(ui, cx.t("home-empty-title"), semibold(18.0), tokens.ink);
                text(ui, cx.t("home-empty"), sans(16.0), tokens.ink2);
            });
        return;
    }
    let columns = Columns::of(ui.available_width());
    heads(ui, cx, view, &columns);
    if lines.len() >= MANY {
        let id = egui::Id::unique("board words");
        field::bare(ui, cx, &cx.t("board-words"), &mut view.words, &cx.t("board-words"), ui.available_width().min(320.0), id);
        ui.add_space(6.0);
    }
    let shown = board::chosen(&lines, view.filter, &view.words, view.order);
    if shown.is_empty() {
        text(ui, cx.t("board-none"), sans(15.0), tokens.ink2);
    }
    Frame::new().fill(tokens.surface).stroke(Stroke::new(tokens.stroke, tokens.line)).corner_radius(12).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, line) in shown.iter().enumerate() {
            // What is far out of sight is room alone.
            let top = ui.cursor().top();
            let near = ui.clip_rect().expand(BEYOND).y_range();
            if shown.len() > FEW && (top > near.max || top + ROW < near.min) {
                ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
                continue;
            }
            let Some(dossier) = project.dossier(&line.slug) else { continue };
            ui.push_id(line.slug.as_str(), |ui| row(ui, cx, (model, project), line, dossier, &columns, index + 1 < shown.len()));
        }
    });
    ui.add_space(12.0);
    if project.read_only.is_none() && Button::new(&cx.t("figures-import")).icon(icons::INSERT).quiet().small().show(ui, cx).clicked() {
        let dialog = Dialog::figures(cx);
        cx.open(dialog);
    }
    ui.add_space(24.0);
}

/// What stands over the columns; a press sorts by it.
fn heads(ui: &mut Ui, cx: &Cx, view: &mut View, columns: &Columns) {
    let tokens = &cx.tokens;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let heads = [
        (columns.name, "column-municipality", Order::Name),
        (columns.stage, "column-stage", Order::Stage),
        (columns.next, "column-due", Order::Due),
    ];
    for (x, key, order) in heads {
        let on = view.order == order;
        let words = cx.t(key);
        let ink = if on { tokens.ink } else { tokens.ink3 };
        let galley = ui.painter().layout_no_wrap(words.clone(), semibold(14.0), ink);
        let cell = Rect::from_min_size(pos2(head.left() + x, head.top()), vec2(galley.size().x + 24.0, 24.0));
        let response = ui.interact(cell, ui.scope_id().with(key), Sense::click());
        let name = cx.tf("board-sort", &[("what", words.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
        if response.clicked() {
            view.order = order;
        }
        let width = galley.size().x;
        ui.painter().galley(pos2(cell.left(), cell.center().y - galley.size().y / 2.0), galley, ink);
        if on {
            let arrow = ui.painter().layout_no_wrap(icons::CARET_DOWN.to_owned(), icon(14.0), ink);
            ui.painter().galley(pos2(cell.left() + width + 4.0, cell.center().y - arrow.size().y / 2.0), arrow, ink);
        }
        focus_ring(ui, &response, cell.expand2(vec2(4.0, 0.0)), 6, tokens);
    }
}

/// Where the columns begin.
struct Columns {
    name: f32,
    stage: f32,
    next: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        Self { name: 20.0, stage: width * 0.366, next: width * 0.578 }
    }
}

/// How many stand where; a click shows only those.
fn stages(ui: &mut Ui, cx: &Cx, view: &mut View, lines: &[Line]) {
    let tokens = cx.tokens.clone();
    let mut counts: BTreeMap<Stage, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line.stage).or_default() += 1;
    }
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 76.0), Sense::hover());
    crate::ui::widgets::boxed(ui.painter(), rect, 12, tokens.surface, Stroke::new(tokens.stroke, tokens.line));
    let cells: Vec<(Option<Stage>, String, usize)> = std::iter::once((None, cx.t("all"), lines.len()))
        .chain(Stage::ALL.map(|stage| (Some(stage), cx.t(stage_key(stage)), counts.get(&stage).copied().unwrap_or(0))))
        .collect();
    let size = if cx.narrow { 13.0 } else { 14.0 };
    let words: Vec<f32> =
        cells.iter().map(|(_, label, _)| ui.painter().layout_no_wrap(label.clone(), semibold(size), tokens.ink).size().x).collect();
    let spare = ((width - words.iter().sum::<f32>()) / words.len() as f32).max(8.0);
    let mut x = rect.left();
    for (index, ((stage, label, count), word)) in cells.iter().zip(&words).enumerate() {
        let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(word + spare, rect.height()));
        x += word + spare;
        let response = ui.interact(cell, ui.scope_id().with(("stage", index)), Sense::click());
        let on = view.filter == *stage;
        let name = format!("{label}: {count}");
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
        if response.clicked() {
            view.filter = *stage;
        }
        if index > 0 {
            ui.painter().vline(cell.left(), cell.y_range(), Stroke::new(1.0, tokens.line));
        }
        let at = cell.left() + (spare / 2.0).min(18.0);
        let number = ui.painter().layout_no_wrap(count.to_string(), semibold(26.0), tokens.ink);
        ui.painter().galley(pos2(at, cell.top() + 10.0), number, tokens.ink);
        let font = if on { semibold(size) } else { sans(size) };
        let ink = if on { tokens.ink } else { tokens.ink2 };
        let label = ui.painter().layout_no_wrap(label.clone(), font, ink);
        let label_width = label.size().x;
        ui.painter().galley(pos2(at, cell.top() + 42.0), label, ink);
        if on {
            let mark = Rect::from_min_size(pos2(at, cell.bottom() - 4.0), vec2(label_width.max(30.0), 3.0));
            ui.painter().rect_filled(mark, CornerRadius::same(2), tokens.accent);
        }
        focus_ring(ui, &response, cell.shrink(4.0), 8, &tokens);
    }
}

fn row(ui: &mut Ui, cx: &mut Cx, (model, project): (&Model, &OpenProject), shown: &Line, dossier: &Dossier, columns: &Columns, rule: bool) {
    let Line { slug, name, stage, due } = shown;
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if rule {
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    }
    let step = next_step::of(cx, project, (slug, *stage), dossier);
    let cell = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()));
    let within = |ui: &mut Ui, rect: Rect, content: &mut dyn FnMut(&mut Ui)| {
        place(ui, rect, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
            content(ui);
        });
    };
    within(ui, cell(columns.name, columns.stage - 12.0).shrink2(vec2(0.0, 11.0)), &mut |ui| {
        line(ui, name, semibold(18.0), tokens.ink);
        line(ui, next_step::summary(cx, *stage, dossier), sans(14.0), tokens.ink3);
    });
    within(ui, cell(columns.stage, columns.next - 8.0).shrink2(vec2(0.0, 15.0)), &mut |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            text(ui, cx.t(stage_key(*stage)), semibold(14.0), tokens.ink);
            if let Some(date) = due {
                let (when, days) = next_step::in_days(cx, *date);
                let ink = if days <= 1 { tokens.warn } else { tokens.ink3 };
                line(ui, when, sans(13.0), ink);
            }
        });
        let room = ui.available_width();
        track(ui, cx, *stage, room);
    });
    let button_width = if cx.narrow { 104.0 } else { 118.0 };
    let text_end = rect.width() - button_width - 56.0;
    within(ui, cell(columns.next, text_end), &mut |ui| {
        ui.horizontal_centered(|ui| {
            crate::ui::widgets::text::icon(ui, step.icon, icon(18.0), step.color);
            text(ui, &step.text, sans(if cx.narrow { 14.0 } else { 16.0 }), step.color);
        });
    });
    let buttons = cell(rect.width() - button_width - 52.0, rect.width() - 10.0);
    place_row(ui, buttons, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let spoken = format!("{} {name}", step.button);
        if Button::new(&step.button).name(&spoken).small().width(button_width).show(ui, cx).clicked() {
            match &step.goal {
                Goal::Screen(screen) => cx.send(Command::Go(screen.clone())),
                Goal::Remind => cx.send(Command::Review(Review::Mail(slug.clone(), Occasion::Overdue))),
                Goal::Destroy => cx.open(Dialog::destroy(model, slug.clone())),
            }
        }
        let more = Button::icon_only(icons::MORE, &cx.tf("row-more", &[("name", name.as_str().into())])).show(ui, cx);
        Popup::menu(&more).show(|ui| row_menu(ui, cx, (model, project), slug, dossier));
    });
}

/// The steps after the draft, noted by hand, and every screen of a municipality.
fn row_menu(ui: &mut Ui, cx: &mut Cx, (model, project): (&Model, &OpenProject), slug: &Slug, dossier: &Dossier) {
    use crate::app::model::Screen;
    ui.set_min_width(230.0);
    for (key, screen) in [
        ("tab-prepare", Screen::Prepare(slug.clone())),
        ("tab-run", Screen::Run(slug.clone())),
        ("tab-compile", Screen::Compile(slug.clone())),
        ("tab-review", Screen::Review(slug.clone())),
    ] {
        if ui.button(cx.t(key)).clicked() {
            cx.send(Command::Go(screen));
        }
    }
    ui.separator();
    let milestones = dossier.municipality.milestones;
    for (which, key, reached) in [
        (Milestone::Sent, "milestone-sent", milestones.sent.is_some()),
        (Milestone::Replied, "milestone-replied", milestones.replied.is_some()),
        (Milestone::Approved, "milestone-approved", milestones.approved.is_some()),
    ] {
        let mut on = reached;
        // What the rounds know is not ticked by hand.
        let by_hand = which == Milestone::Approved || dossier.rounds.is_empty();
        let tick = ui.add_enabled(by_hand, egui::Checkbox::new(&mut on, cx.t(key)));
        if !by_hand {
            tick.on_disabled_hover_text(cx.t("milestone-by-round"));
        } else if tick.changed() {
            cx.send(Command::SetMilestone(slug.clone(), which, on));
        }
    }
    ui.separator();
    let standing = project.standing(slug);
    if let Standing::Due(date) = standing {
        text(ui, cx.tf("destroy-by-date", &[("date", cx.texts.date(date).into())]), sans(14.0), cx.tokens.ink2);
    }
    if matches!(standing, Standing::Gone(_)) {
        if ui.button(cx.t("action-receipt")).clicked() {
            cx.open(Dialog::receipt(cx, model, slug.clone()));
        }
    } else {
        let may = matches!(standing, Standing::Due(_) | Standing::Begun) && project.read_only.is_none();
        let button = ui.add_enabled(may, egui::Button::new(cx.t("action-destroy")));
        if !may {
            button.on_disabled_hover_text(cx.t("destroy-not-yet"));
        } else if button.clicked() {
            cx.open(Dialog::destroy(model, slug.clone()));
        }
    }
}
