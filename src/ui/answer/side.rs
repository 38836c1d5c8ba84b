//! To the right: how far one has come, when it is to be done, and the way to save.

use egui::{Align2, ScrollArea, Sense, Stroke, Ui, vec2};

use super::{View, fields, list, save};
use crate::app::command::{Command, Review};
use crate::app::review::answering::Answering;
use crate::domain::review::Verdict;
use crate::domain::session::Organisation;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::seat;
use crate::ui::widgets::text::{icon as icon_label, rich, right, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, work: &mut Answering) {
    let column = ui.clip_rect();
    let room = (ui.available_height() - view.foot).max(140.0);
    ScrollArea::vertical().id_salt("answer-side").auto_shrink([false, true]).max_height(room).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        progress(ui, cx, work);
        ui.add_space(6.0);
        ui.separator();
        ui.add_space(6.0);
        text(ui, cx.t("answer-task"), semibold(16.0), cx.tokens.ink);
        text(ui, cx.t("answer-task-what"), sans(16.0), cx.tokens.ink2);
        ui.horizontal_top(|ui| {
            icon_label(ui, icons::SHIELD_CHECK, icon(20.0), cx.tokens.green);
            text(ui, cx.t("answer-no-names"), sans(15.0), cx.tokens.ink2);
        });
        ui.add_space(6.0);
        text(ui, cx.t("answer-speak-for"), semibold(14.0), cx.tokens.ink2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            for organisation in Organisation::ALL {
                let on = work.sheet.organisation == Some(organisation);
                if fields::chip(ui, cx, organisation, on).clicked() {
                    work.sheet.organisation = (!on).then_some(organisation);
                    cx.send(Command::Review(Review::AnswersEdited));
                }
            }
        });
        ui.add_space(10.0);
        forget(ui, cx, view);
    });
    ui.add_space((ui.available_height() - view.foot).max(0.0));
    let foot = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        foot(ui, cx, view, work, column);
    });
    let height = foot.response.rect.height() + 10.0;
    if (height - view.foot).abs() > 0.5 {
        view.foot = height;
        ui.ctx().request_repaint();
    }
}

/// What was answered is only lent to this computer.
fn forget(ui: &mut Ui, cx: &mut Cx, view: &mut View) {
    let words = if view.forget { cx.t("answer-forget-sure") } else { cx.t("answer-forget") };
    let button = Button::new(&words).small();
    let button = if view.forget { button.color(cx.tokens.warn) } else { button.ghost() };
    if button.show(ui, cx).clicked() && std::mem::replace(&mut view.forget, true) {
        view.forget = false;
        cx.send(Command::Review(Review::ForgetAnswers));
    }
}

/// The ring, the last day, and how many of which answer.
fn progress(ui: &mut Ui, cx: &Cx, work: &Answering) {
    let tokens = cx.tokens.clone();
    let progress = work.progress();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let size: f32 = if cx.narrow { 84.0 } else { 108.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
        let told = [("count", progress.answered.into()), ("all", progress.asked.into())];
        let name = cx.tf("answer-count", &told);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
        let radius = size / 2.0 - 6.0;
        ui.painter().circle_stroke(rect.center(), radius, Stroke::new(8.0, tokens.ring));
        let share = progress.answered as f32 / progress.asked.max(1) as f32;
        seat::arc(ui.painter(), rect.center(), radius, share, Stroke::new(8.0, tokens.accent));
        let count = progress.answered.to_string();
        let middle = rect.center();
        ui.painter().text(middle - vec2(0.0, 7.0), Align2::CENTER_CENTER, count, semibold(size * 0.28), tokens.ink);
        let all = cx.tf("answer-of", &[("all", progress.asked.into())]);
        ui.painter().text(middle + vec2(0.0, size * 0.19), Align2::CENTER_CENTER, all, sans(14.0), tokens.ink3);
        if let Some(date) = work.form.reply_by {
            ui.vertical(|ui| {
                ui.add_space(size / 2.0 - 36.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                text(ui, cx.t("answer-by"), sans(15.0), tokens.ink3);
                let days: i64 = (date - cx.today).get_days().into();
                let ink = if days < 0 { tokens.warn } else { tokens.ink };
                text(ui, cx.texts.day(date), semibold(22.0), ink);
                let left = match days {
                    0 => cx.t("today"),
                    1 => cx.t("tomorrow"),
                    2.. => cx.tf("answer-days-left", &[("days", days.into())]),
                    _ => cx.tf("days-late", &[("days", (-days).into())]),
                };
                text(ui, left, sans(15.0), if days < 0 { tokens.warn } else { tokens.ink3 });
            });
        }
    });
    ui.add_space(6.0);
    for (verdict, count) in [
        (Some(Verdict::Correct), progress.correct),
        (Some(Verdict::Incorrect), progress.incorrect),
        (Some(Verdict::Comment), progress.comments),
        (None, progress.left()),
    ] {
        let ((symbol, font, ink), words) = list::mark(cx, verdict);
        ui.horizontal(|ui| {
            icon_label(ui, symbol, font, ink);
            let words = if verdict.is_none() { cx.t("answer-left-to-read") } else { words };
            ui.label(rich(words, sans(16.0), tokens.ink));
            right(ui, |ui| {
                ui.label(rich(count.to_string(), semibold(16.0), tokens.ink));
            });
        });
    }
}

/// Saving, and the short ways there.
fn foot(ui: &mut Ui, cx: &mut Cx, view: &mut View, work: &mut Answering, column: egui::Rect) {
    let tokens = cx.tokens.clone();
    let progress = work.progress();
    let width = ui.available_width();
    let mut edited = false;
    if progress.left() > 0 {
        edited |= ui.checkbox(&mut work.sheet.supplement, cx.t("answer-supplement")).changed();
    }
    if work.may_approve() {
        edited |= ui.checkbox(&mut work.sheet.approves, cx.t("answer-approve")).changed();
    }
    if edited {
        cx.send(Command::Review(Review::AnswersEdited));
    }
    text(ui, cx.t("answer-save-what"), sans(15.0), tokens.ink3);
    let ready = work.is_finished();
    let button = Button::new(&cx.t("answer-save")).icon(icons::SEND).primary().large().width(width).enabled(ready).show(ui, cx);
    if button.clicked() {
        cx.open(save::open(work, true));
    }
    if !ready {
        ui.vertical_centered(|ui| text(ui, cx.tf("answer-left", &[("count", progress.left().into())]), sans(14.0), tokens.ink3));
    }
    let part = Button::new(&cx.t("answer-save-part")).ghost().width(width).show(ui, cx);
    cx.regions.push(Region { rect: column, anchor: part.id });
    if part.clicked() {
        cx.open(save::open(work, false));
    }
    let rest = work.unanswered().filter(|subject| work.given(subject).is_none_or(|given| given.verdict.is_none())).count();
    if rest == 0 {
        view.sure = false;
        return;
    }
    let words = if view.sure { cx.tf("answer-rest-sure", &[("count", rest.into())]) } else { cx.t("answer-rest") };
    let mut button = Button::new(&words).width(width);
    button = if view.sure { button.color(tokens.warn) } else { button.ghost() };
    if button.show(ui, cx).clicked() && std::mem::replace(&mut view.sure, true) {
        view.sure = false;
        cx.send(Command::Review(Review::RestIsCorrect));
    }
}
