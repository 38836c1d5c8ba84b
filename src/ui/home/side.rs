//! Today's or the next focus group, the deadlines, and what was opened lately.

use egui::{Frame, Margin, Stroke, Ui, vec2};
use jiff::civil::Date;

use super::next_step::in_days;
use crate::app::board::Line;
use crate::app::command::Command;
use crate::app::model::{Model, OpenProject, Screen};
use crate::app::text::dates;
use crate::domain::ids::Slug;
use crate::domain::stage::Stage;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::theme::fonts::{icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{icon, line, right, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, model: &Model, project: &OpenProject, lines: &[Line]) {
    if let Some((slug, dossier)) = upcoming(cx, project, lines) {
        hero(ui, cx, project, slug, dossier);
        ui.add_space(20.0);
    }
    deadlines(ui, cx, project, lines);
    ui.add_space(16.0);
    super::lock::show(ui, cx, project);
    ui.add_space(16.0);
    super::packages::show(ui, cx, project);
    ui.add_space(16.0);
    recent(ui, cx, model, project);
}

/// The nearest focus group from today on.
fn upcoming<'a>(cx: &Cx, project: &'a OpenProject, lines: &[Line]) -> Option<(&'a Slug, &'a Dossier)> {
    let when = |dossier: &Dossier| {
        let session = &dossier.sessions.values().next_back()?.session;
        Some((session.date.filter(|date| *date >= cx.today)?, session.start))
    };
    let planned = lines.iter().filter(|line| line.stage == Stage::Planned);
    let all = planned.filter_map(|line| project.workspace.municipalities.get_key_value(&line.slug));
    all.filter(|(_, dossier)| when(dossier).is_some()).min_by_key(|(_, dossier)| when(dossier))
}

fn hero(ui: &mut Ui, cx: &mut Cx, project: &OpenProject, slug: &Slug, dossier: &Dossier) {
    let tokens = cx.tokens.clone();
    let Some(session) = dossier.sessions.values().next_back().map(|group| &group.session) else { return };
    let Some(date) = session.date else { return };
    let ink = tokens.on_hero;
    let stroke = if tokens.stroke > 1.0 { Stroke::new(3.0, tokens.accent) } else { Stroke::NONE };
    Frame::new().fill(tokens.hero).stroke(stroke).corner_radius(12).inner_margin(Margin::same(20)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let day = cx.texts.weekday_and_day(date);
        let when = if date == cx.today { cx.tf("hero-today", &[("day", day.into())]) } else { day };
        text(ui, when, semibold(14.0), ink);
        if let Some(start) = session.start {
            text(ui, dates::time_of_day(start).replace('.', ":"), semibold(38.0), ink);
        }
        text(ui, cx.tf("hero-title", &[("name", dossier.municipality.name.as_str().into())]), semibold(18.0), ink);
        if !session.place.is_empty() {
            text(ui, &session.place, sans(15.0), ink);
        }
        let minutes = session.total_minutes(&project.workspace.guide) as usize;
        let facts = cx.tf(
            "hero-facts",
            &[
                ("seats", session.seats.len().into()),
                ("time", cx.tf("hours", &[("h", (minutes / 60).into()), ("m", (minutes % 60).into())]).into()),
            ],
        );
        text(ui, facts, sans(15.0), ink);
        ui.add_space(8.0);
        let width = ui.available_width();
        let (label, symbol, screen) = if session.is_prepared() {
            ("hero-run", icons::MICROPHONE, Screen::Run(slug.clone()))
        } else {
            ("hero-prepare", icons::PREPARE, Screen::Prepare(slug.clone()))
        };
        if Button::new(&cx.t(label)).icon(symbol).hero().large().width(width).show(ui, cx).clicked() {
            cx.send(Command::Go(screen));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let (symbol, key) =
                if session.is_prepared() { (icons::CHECK_CIRCLE, "hero-prepared") } else { (icons::WARNING, "hero-unprepared") };
            icon(ui, symbol, icon_fill(18.0), ink);
            text(ui, cx.t(key), sans(15.0), ink);
        });
    });
}

fn deadlines(ui: &mut Ui, cx: &mut Cx, project: &OpenProject, lines: &[Line]) {
    let tokens = cx.tokens.clone();
    let settings = &project.workspace.project;
    ui.horizontal(|ui| {
        text(ui, cx.t("deadlines"), semibold(14.0), tokens.ink3);
        right(ui, |ui| {
            if Button::new(&cx.t("change")).name(&cx.t("change-deadlines")).ghost().small().show(ui, cx).clicked() {
                cx.open(Dialog::Settings);
            }
        });
    });
    let stages: Vec<Stage> = lines.iter().map(|line| line.stage).collect();
    let count = |test: fn(&Stage) -> bool| stages.iter().filter(|stage| test(stage)).count();
    let entries: [(Option<Date>, &str, String); 3] = [
        (settings.draft_due, "deadline-draft", cx.tf("deadline-draft-left", &[("count", count(|s| *s < Stage::WithChecker).into())])),
        (settings.reply_due, "deadline-reply", cx.tf("deadline-reply-out", &[("count", count(|s| *s == Stage::WithChecker).into())])),
        (
            settings.mapping_done,
            "deadline-done",
            cx.tf("deadline-done-count", &[("approved", count(|s| *s == Stage::Approved).into()), ("count", stages.len().into())]),
        ),
    ];
    let mut any = false;
    for (date, key, detail) in entries {
        let Some(date) = date else { continue };
        any = true;
        rule(ui, cx);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(76.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                let (words, days) = in_days(cx, date);
                text(ui, cx.texts.short_day(date), semibold(15.0), tokens.ink);
                text(ui, words, sans(13.0), if days <= 1 { tokens.warn } else { tokens.ink3 });
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                text(ui, cx.t(key), sans(16.0), tokens.ink);
                text(ui, &detail, sans(14.0), tokens.ink3);
            });
        });
    }
    if !any {
        rule(ui, cx);
        text(ui, cx.t("deadlines-none"), sans(15.0), tokens.ink2);
    }
}

fn recent(ui: &mut Ui, cx: &mut Cx, model: &Model, project: &OpenProject) {
    let tokens = cx.tokens.clone();
    let others: Vec<_> = model.preferences.recent.iter().filter(|recent| recent.path != project.root).take(4).collect();
    if others.is_empty() {
        return;
    }
    text(ui, cx.t("recent"), semibold(14.0), tokens.ink3);
    for recent in others {
        rule(ui, cx);
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_width((ui.available_width() - 80.0).max(60.0));
                ui.horizontal(|ui| {
                    if recent.locked {
                        icon(ui, icons::LOCK, icon_fill(15.0), tokens.ink3);
                    }
                    line(ui, &recent.name, sans(15.0), tokens.ink);
                });
            });
            let name = cx.tf("open-named", &[("name", recent.name.as_str().into())]);
            if Button::new(&cx.t("open")).name(&name).ghost().small().show(ui, cx).clicked() {
                cx.send(Command::OpenProject(recent.path.clone()));
            }
        });
    }
}

fn rule(ui: &mut Ui, cx: &Cx) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, cx.tokens.line));
}
