//! The rounds that came before: what was said in each, and what was done about it. To read only.

use egui::Ui;

use super::View;
use super::decided;
use super::sheet::Sheet;
use super::told::{self, Here};
use crate::app::model::Model;
use crate::domain::ids::RoundId;
use crate::domain::review::Round;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;

pub(super) fn show(ui: &mut Ui, cx: &Cx, view: &mut View, model: &Model, dossier: &Dossier) {
    let Some((latest, _)) = dossier.latest_round() else { return };
    let earlier: Vec<_> = dossier.rounds.iter().filter(|(id, round)| *id != latest && round.is_under_way()).collect();
    if earlier.is_empty() {
        return;
    }
    ui.add_space(8.0);
    text(ui, cx.t("review-earlier"), semibold(14.0), cx.tokens.ink3);
    for (id, round) in earlier.into_iter().rev() {
        one(ui, cx, view, model, dossier, (dossier.number_of(id), id, round));
    }
}

fn one(ui: &mut Ui, cx: &Cx, view: &mut View, model: &Model, dossier: &Dossier, (number, id, round): (usize, &RoundId, &Round)) {
    let is_open = view.unfolded.as_ref().is_some_and(|(open, _)| open == id);
    let sent = round.sent.map(|date| cx.texts.day(date)).unwrap_or_default();
    let matters = round.matters();
    let told = [("number", number.into()), ("date", sent.into()), ("count", matters.len().into())];
    let words = cx.tf("review-earlier-round", &told);
    let symbol = if is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    if Button::new(&words).icon(symbol).ghost().small().show(ui, cx).clicked() {
        let sheet = || {
            let mut kept = None;
            model.project.as_ref().map(|project| Sheet::up_to_date(&mut kept, &cx.texts, project, dossier, round))
        };
        view.unfolded = if is_open { None } else { sheet().map(|sheet| (id.clone(), sheet)) };
    }
    let Some((open, sheet)) = &view.unfolded else { return };
    if open != id {
        return;
    }
    let here = Here { dossier, round, sheet };
    for matter in &matters {
        ui.add_space(4.0);
        let outcome = matter.decision.map_or_else(|| cx.t("review-not-decided"), |it| told::outcome(&cx.texts, &it.outcome));
        let line = format!("{}: {outcome}", here.sheet.label(&cx.texts, &matter.subject));
        text(ui, line, semibold(14.0), cx.tokens.ink2);
        decided::said(ui, cx, here, matter);
    }
    if matters.is_empty() {
        text(ui, cx.t("review-all-agree"), sans(14.0), cx.tokens.ink2);
    }
}
