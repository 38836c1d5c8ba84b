//! To the left: what is to be decided, what has been, and what is right according to all.

use egui::{ScrollArea, Ui};

use super::told::{self, Here};
use super::{Go, View};
use crate::app::command::{Command, Review};
use crate::domain::review::{Matter, Outcome};
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::chip;
use crate::ui::widgets::listed::{Row, row};
use crate::ui::widgets::text::{rich, right, text};

const ROW: f32 = 38.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, here: Here<'_>, matters: &[Matter<'_>], chosen: Option<usize>) {
    let tokens = cx.tokens.clone();
    let column = ui.clip_rect();
    let mut anchor = None;
    ScrollArea::vertical().id_salt("matters").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let open = matters.iter().filter(|matter| matter.is_open).count() + here.sheet.tally.unplaced;
        ui.horizontal(|ui| {
            ui.add_space(10.0);
            ui.label(rich(cx.t("review-open"), semibold(14.0), tokens.ink3));
            right(ui, |ui| {
                ui.add_space(4.0);
                let colours = if open > 0 { (tokens.warn, tokens.warn_soft) } else { (tokens.green, tokens.green_soft) };
                let symbol = if open > 0 { icons::CIRCLE_DASHED } else { icons::CHECK };
                chip::pill(ui, symbol, &open.to_string(), colours);
            });
        });
        ui.add_space(4.0);
        for (n, matter) in matters.iter().enumerate().filter(|(_, matter)| matter.is_open) {
            let id = line(ui, cx, here, matter, chosen == Some(n));
            anchor = anchor.or(Some(id));
        }
        if here.sheet.tally.unplaced > 0 {
            let words = cx.tf("review-unplaced-count", &[("count", here.sheet.tally.unplaced.into())]);
            let mark = (icons::CIRCLE_DASHED, icon(18.0), tokens.warn);
            let shown = row(ui, cx, &Row { number: "", words: &words, mark, on: false, name: &words, height: ROW });
            if shown.clicked() {
                view.go = Some(Go::Unplaced);
            }
            anchor = anchor.or(Some(shown.id));
        }
        let decided: Vec<(usize, &Matter<'_>)> = matters.iter().enumerate().filter(|(_, matter)| !matter.is_open).collect();
        title(ui, cx, "review-decided", decided.len());
        for (n, matter) in decided {
            let id = line(ui, cx, here, matter, chosen == Some(n));
            anchor = anchor.or(Some(id));
        }
        title(ui, cx, "review-agreed", here.sheet.tally.correct);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(10, 0)).show(ui, |ui| {
            for words in &here.sheet.agreed {
                text(ui, words, sans(15.0), tokens.ink2);
            }
        });
        ui.add_space(16.0);
    });
    cx.regions.extend(anchor.map(|anchor| Region { rect: column, anchor }));
}

fn title(ui: &mut Ui, cx: &Cx, key: &str, count: usize) {
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(rich(cx.t(key), semibold(14.0), cx.tokens.ink3));
        right(ui, |ui| {
            ui.add_space(10.0);
            ui.label(rich(count.to_string(), sans(14.0), cx.tokens.ink3));
        });
    });
    ui.add_space(4.0);
}

/// A matter; choosing it shows it in the middle.
fn line(ui: &mut Ui, cx: &mut Cx, here: Here<'_>, matter: &Matter<'_>, on: bool) -> egui::Id {
    let tokens = cx.tokens.clone();
    let label = here.sheet.label(&cx.texts, &matter.subject);
    let begins = here.sheet.begins(&cx.texts, &matter.subject);
    let (mark, state) = match matter.decision.filter(|_| !matter.is_open).map(|decision| &decision.outcome) {
        None if matter.differs() => ((icons::DIFFERS, icon(18.0), tokens.warn), cx.t("review-differs")),
        None => ((icons::CIRCLE_DASHED, icon(18.0), tokens.warn), cx.t("review-is-open")),
        Some(outcome) => {
            let mark = match outcome {
                Outcome::Accepted | Outcome::Changed(_) => (icons::CHECK, icon(18.0), tokens.green),
                Outcome::Declined(_) => (icons::CLOSE, icon(18.0), tokens.ink3),
                Outcome::Asked(_) => (icons::MAIL, icon_fill(18.0), tokens.warn),
            };
            (mark, told::outcome(&cx.texts, outcome))
        }
    };
    let words = match matter.decision.filter(|_| !matter.is_open) {
        Some(_) => format!("{begins}, {state}"),
        None => begins,
    };
    let name = format!("{label}, {state}");
    let number = here.sheet.number(&matter.subject);
    let shown = row(ui, cx, &Row { number: &number, words: &words, mark, on, name: &name, height: ROW });
    if on && shown.has_focus() {
        shown.scroll_to_me(None);
    }
    if shown.clicked() {
        cx.send(Command::Review(Review::Show(matter.subject.clone())));
    }
    shown.id
}
