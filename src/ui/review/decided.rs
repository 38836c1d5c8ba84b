//! What has been decided, as a line each with the way back; and what has no place in the text.

use egui::{Sense, Stroke, Ui, vec2};

use super::told::{self, Here};
use crate::app::command::{Command, Review};
use crate::app::review::words;
use crate::app::text::dates;
use crate::domain::review::{Decision, Matter, Verdict};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::difference::shown;
use crate::ui::widgets::text::{icon as icon_label, rich, right, text};

/// "Stycke 7 avgjort 12:51, förslaget godtaget", with all that was said when it is chosen.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx, here: Here<'_>, matter: &Matter<'_>, is_chosen: bool) {
    let Some(decision) = matter.decision else { return };
    let tokens = cx.tokens.clone();
    let label = here.sheet.label(&cx.texts, &matter.subject);
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        icon_label(ui, icons::CHECK_CIRCLE, icon_fill(20.0), tokens.green);
        right(ui, |ui| {
            let name = cx.tf("review-take-back-name", &[("what", label.as_str().into())]);
            if Button::new(&cx.t("action-undo")).icon(icons::BACK).name(&name).ghost().small().show(ui, cx).clicked() {
                cx.send(Command::Review(Review::TakeBack(matter.subject.clone())));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let outcome = told::outcome(&cx.texts, &decision.outcome);
                let told = [("what", label.into()), ("when", when(cx, decision).into()), ("outcome", outcome.into())];
                ui.add(egui::Label::new(rich(cx.tf("review-decided-line", &told), sans(16.0), tokens.ink2)).truncate());
            });
        });
    });
    if is_chosen {
        egui::Frame::new().inner_margin(egui::Margin { left: 30, right: 0, top: 0, bottom: 10 }).show(ui, |ui| {
            said(ui, cx, here, matter);
        });
    }
}

/// The time, and the day if it was another than today.
fn when(cx: &Cx, decision: &Decision) -> String {
    let time = dates::clock_time(decision.at, &cx.zone);
    let day = cx.zone.to_datetime(decision.at).date();
    if day == cx.today { time } else { format!("{} {time}", cx.texts.day(day)) }
}

/// What was said about it, and what was answered.
pub(super) fn said(ui: &mut Ui, cx: &Cx, here: Here<'_>, matter: &Matter<'_>) {
    let tokens = &cx.tokens;
    for (_, answer) in &matter.remarks {
        let who = words::who(&cx.texts, answer);
        text(
            ui,
            cx.tf("review-said", &[("who", who.into()), ("verdict", cx.t(verdict_key(answer.verdict)).into())]),
            semibold(14.0),
            tokens.ink3,
        );
        if let Some(proposal) = &answer.proposal {
            let told = told::told(&cx.texts, here, &matter.subject, proposal);
            if let Some(lead) = told.lead {
                text(ui, lead, sans(15.0), tokens.ink2);
            }
            shown(ui, cx, &told.runs, 15.0, false);
        }
        if told::is_spoken(answer) {
            text(ui, format!("”{}”", answer.comment.trim()), serif(16.0), tokens.ink);
        }
    }
    let unheard: Vec<String> = matter.unheard().map(|(_, answer)| words::who(&cx.texts, answer)).collect();
    if !unheard.is_empty() && !matter.is_open {
        text(ui, cx.tf("review-unheard", &[("who", unheard.join(", ").into())]), semibold(14.0), tokens.warn);
    }
    if let Some(decision) = matter.decision {
        let reason = told::reason(&decision.outcome);
        if !reason.is_empty() {
            text(ui, cx.tf("review-answered", &[("words", reason.into())]), sans(15.0), tokens.ink2);
        }
    }
}

pub(super) fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Correct => "verdict-correct",
        Verdict::Incorrect => "verdict-incorrect",
        Verdict::Comment => "verdict-comment",
    }
}

/// What somebody wrote that has no place in the text.
pub(super) fn unplaced(ui: &mut Ui, cx: &mut Cx, here: Here<'_>) {
    let tokens = cx.tokens.clone();
    text(ui, cx.t("review-unplaced"), semibold(22.0), tokens.ink);
    text(ui, cx.t("review-unplaced-what"), sans(15.0), tokens.ink2);
    for reply in &here.round.replies {
        for (n, found) in reply.unplaced.iter().enumerate().filter(|(_, found)| !found.seen) {
            ui.add_space(8.0);
            ui.horizontal_top(|ui| {
                icon_label(ui, icons::CHAT, icon(20.0), tokens.blue);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    text(ui, format!("”{}”", found.text.trim()), serif(17.0), tokens.ink);
                    let mut beside = Vec::new();
                    beside.extend(found.voice.map(|voice| words::voices(&cx.texts, &[voice])));
                    if !found.beside.trim().is_empty() {
                        beside.push(cx.tf("review-beside", &[("words", found.beside.trim().into())]));
                    }
                    text(ui, beside.join(", "), sans(14.0), tokens.ink3);
                    let name = cx.tf("review-seen-name", &[("words", found.text.trim().into())]);
                    if Button::new(&cx.t("review-seen")).icon(icons::CHECK).name(&name).quiet().small().show(ui, cx).clicked() {
                        cx.send(Command::Review(Review::Seen { reply: reply.id.clone(), unplaced: n }));
                    }
                });
            });
        }
    }
    rule(ui, cx);
}

/// What had no place and has been taken care of, with a way back.
pub(super) fn seen(ui: &mut Ui, cx: &mut Cx, here: Here<'_>) {
    let all = here.round.replies.iter().flat_map(|reply| reply.unplaced.iter().enumerate().map(move |found| (reply, found)));
    let seen: Vec<_> = all.filter(|(_, (_, found))| found.seen).collect();
    if seen.is_empty() {
        return;
    }
    ui.add_space(12.0);
    text(ui, cx.t("review-seen-title"), semibold(16.0), cx.tokens.ink2);
    for (reply, (n, found)) in seen {
        ui.horizontal_top(|ui| {
            icon_label(ui, icons::CHECK, icon(18.0), cx.tokens.green);
            ui.vertical(|ui| {
                text(ui, format!("”{}”", found.text.trim()), serif(16.0), cx.tokens.ink2);
                let name = cx.tf("review-unsee-name", &[("words", found.text.trim().into())]);
                if Button::new(&cx.t("review-unsee")).icon(icons::BACK).name(&name).ghost().small().show(ui, cx).clicked() {
                    cx.send(Command::Review(Review::Seen { reply: reply.id.clone(), unplaced: n }));
                }
            });
        });
    }
}

/// A line over the whole column between two matters.
pub(super) fn rule(ui: &mut Ui, cx: &Cx) {
    ui.add_space(20.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let wide = ui.clip_rect().x_range();
    ui.painter().hline(wide, rect.center().y, Stroke::new(cx.tokens.stroke, cx.tokens.line));
    ui.add_space(20.0);
}
