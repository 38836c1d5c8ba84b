//! To the left: everything that is asked about, under its headings, and what has been said of it.

use egui::{Color32, FontId, ScrollArea, Ui};

use crate::app::command::{Command, Review};
use crate::app::review::answering::Answering;
use crate::app::review::words;
use crate::domain::review::{Item, ItemKind, Verdict};
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::listed::{Row, row};
use crate::ui::widgets::text::{line, rich, right};

const ROW: f32 = 30.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, work: &Answering) {
    let tokens = cx.tokens.clone();
    let progress = work.progress();
    let column = ui.clip_rect();
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        if !cx.narrow {
            ui.label(rich(cx.t("answer-items"), semibold(14.0), tokens.ink3));
        }
        right(ui, |ui| {
            ui.add_space(8.0);
            let told = [("count", progress.answered.into()), ("all", progress.asked.into())];
            ui.label(rich(cx.tf("answer-count", &told), sans(14.0), tokens.ink3));
        });
    });
    ui.add_space(4.0);
    let mut anchor = None;
    ScrollArea::vertical().id_salt("answer-items").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_max_width(ui.available_width() - 8.0);
        let items = &work.form.items;
        let is_heading = |item: &Item| matches!(item.kind, ItemKind::Heading { .. });
        for (n, item) in items.iter().enumerate() {
            if let ItemKind::Heading { text, .. } = &item.kind
                && items[n + 1..].iter().take_while(|item| !is_heading(item)).any(|item| item.asked)
            {
                ui.add_space(12.0);
                ui.horizontal(|ui| {
                    ui.add_space(8.0);
                    line(ui, text, semibold(14.0), tokens.ink3);
                });
                ui.add_space(2.0);
            }
            if item.asked {
                let id = one(ui, cx, work, item);
                anchor = anchor.or(Some(id));
            }
        }
        ui.add_space(16.0);
    });
    cx.regions.extend(anchor.map(|anchor| Region { rect: column, anchor }));
}

/// The mark of an answer, and its word.
pub(super) fn mark(cx: &Cx, verdict: Option<Verdict>) -> ((&'static str, FontId, Color32), String) {
    let tokens = &cx.tokens;
    match verdict {
        Some(Verdict::Correct) => ((icons::CHECK_CIRCLE, icon_fill(18.0), tokens.green), cx.t("verdict-correct")),
        Some(Verdict::Incorrect) => ((icons::X_CIRCLE, icon_fill(18.0), tokens.warn), cx.t("verdict-incorrect")),
        Some(Verdict::Comment) => ((icons::CHAT, icon_fill(18.0), tokens.blue), cx.t("verdict-comment")),
        None => ((icons::CIRCLE, icon(18.0), tokens.control), cx.t("verdict-none")),
    }
}

fn one(ui: &mut Ui, cx: &mut Cx, work: &Answering, item: &Item) -> egui::Id {
    let Some(subject) = &item.id else { return ui.scope_id() };
    let given = work.given(subject);
    let verdict = given.and_then(|given| given.verdict);
    let (mark, mut state) = mark(cx, verdict);
    if given.is_some_and(|given| given.verdict.is_some() && !given.is_ready(item)) {
        state = cx.tf("answer-not-ready", &[("verdict", state.into())]);
    }
    let label = words::item(&cx.texts, &item.kind);
    let begins = match &item.kind {
        ItemKind::Figure { label, .. } => label.clone(),
        ItemKind::Contacts { .. } => label.clone(),
        kind => kind.text().unwrap_or_default().chars().take(48).collect(),
    };
    let number = item.kind.number().map(|number| number.to_string()).unwrap_or_default();
    let name = format!("{label}, {state}");
    let on = work.current.as_ref() == Some(subject);
    let shown = row(ui, cx, &Row { number: &number, words: &begins, mark, on, name: &name, height: ROW });
    if shown.clicked() {
        cx.send(Command::Review(Review::Show(subject.clone())));
    }
    shown.id
}
