//! All there is about one candidate: where it comes from, why it was left out, who was contacted.

use egui::{Frame, Id, Margin, Stroke, Ui};

use super::{View, set, table};
use crate::app::command::{Command, Selecting};
use crate::app::text::dates;
use crate::domain::selection::{Candidate, Contacted, Selection, Source, Touch};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{right, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, selection: &mut Selection, at: usize) {
    let tokens = cx.tokens.clone();
    let Some(candidate) = selection.candidates.get_mut(at) else { return };
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(tokens.stroke, tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = super::GAP;
            ui.horizontal(|ui| {
                text(ui, &candidate.name, semibold(18.0), tokens.ink);
                right(ui, |ui| {
                    if Button::icon_only(icons::CLOSE, &cx.t("close")).show(ui, cx).clicked() {
                        view.chosen = None;
                    }
                });
            });
            if let Some(place) = candidate.code.and_then(crate::domain::sweden::Code::place) {
                text(ui, format!("{} {}, {}", place.code, place.name, place.county), sans(14.0), tokens.ink3);
            }
            origin(ui, cx, at, candidate);
            let width = ui.available_width();
            let label = cx.t("selection-reason");
            text(ui, &label, semibold(14.0), tokens.ink2);
            table::reason(ui, cx, (at, candidate), &format!("{label}:"), Id::unique(("reason in details", at)), width);
            let why = field::labelled(ui, cx, &cx.t("selection-why"), &mut candidate.why, "", width, Id::unique(("why", at)));
            if why.changed() {
                cx.send(Command::Selection(Selecting::Edited));
            }
            if candidate.lacks_reason() {
                text(ui, cx.t("selection-lacks-reason"), sans(14.0), tokens.warn);
            }
            contacts(ui, cx, at, candidate);
            ui.horizontal(|ui| {
                if candidate.slug.is_none() {
                    if Button::new(&cx.t("selection-adopt")).icon(icons::PLUS).small().show(ui, cx).clicked() {
                        cx.send(Command::Selection(Selecting::Adopt(at)));
                    }
                } else {
                    text(ui, cx.t("selection-adopted"), sans(14.0), tokens.ink3);
                }
                right(ui, |ui| {
                    let name = cx.tf("selection-remove", &[("name", candidate.name.as_str().into())]);
                    if Button::icon_only(icons::TRASH, &name).show(ui, cx).clicked() {
                        cx.send(Command::Selection(Selecting::Remove(at)));
                        view.chosen = None;
                    }
                });
            });
        });
}

/// How it came to be thought of, and whose agreement it has.
fn origin(ui: &mut Ui, cx: &mut Cx, at: usize, candidate: &Candidate) {
    let mut changed = candidate.clone();
    ui.horizontal_wrapped(|ui| {
        for source in Source::ALL {
            let mut on = changed.sources.contains(&source);
            if ui.checkbox(&mut on, cx.texts.candidate_source(source)).changed() {
                if on {
                    changed.sources.insert(source);
                } else {
                    changed.sources.remove(&source);
                }
            }
        }
    });
    ui.checkbox(&mut changed.district, cx.t("selection-is-district"));
    let joint = ui.add_enabled(changed.code.is_some(), egui::Checkbox::new(&mut changed.joint, cx.t("selection-joint")));
    if changed.code.is_none() {
        joint.on_disabled_hover_text(cx.t("selection-joint-needs"));
    }
    let shown = candidate.code.map(|code| code.to_string()).unwrap_or_default();
    let label = cx.t("selection-code");
    let id = Id::unique(("code", at));
    let code = field::parsed(
        ui,
        cx,
        id.with("typed"),
        &shown,
        |text| crate::domain::sweden::Code::new(text).ok(),
        |ui, cx, text| field::labelled(ui, cx, &label, text, "0114", 120.0, id),
    );
    if let Some(edit) = code {
        changed.code = edit.value();
        changed.joint &= changed.code.is_some();
    }
    if changed != *candidate {
        set(cx, at, changed);
    }
}

fn contacts(ui: &mut Ui, cx: &mut Cx, at: usize, candidate: &mut Candidate) {
    let tokens = cx.tokens.clone();
    text(ui, cx.t("selection-contacts"), semibold(14.0), tokens.ink2);
    let before = candidate.clone();
    for (n, contact) in candidate.contacts.iter_mut().enumerate() {
        let numbered = |key: &str| cx.tf(key, &[("number", (n + 1).into())]);
        let mut changed = before.clone();
        ui.horizontal_wrapped(|ui| {
            let shown = contact.date.map(|date| date.to_string()).unwrap_or_default();
            let name = numbered("selection-contact-date");
            let id = Id::unique(("contact date", at, n));
            let date = field::parsed(ui, cx, id.with("typed"), &shown, dates::parse_date, |ui, cx, text| {
                field::bare(ui, cx, &name, text, &cx.t("selection-date"), 96.0, id)
            });
            if let Some(edit) = date {
                changed.contacts[n].date = edit.value();
            }
            let choices = Touch::ALL.map(|touch| (touch, cx.texts.touch(touch)));
            let id = Id::unique(("contact kind", at, n));
            if let Some(what) = field::choice(ui, &numbered("selection-contact-kind"), id, &choices, Some(contact.what), "", 110.0) {
                changed.contacts[n].what = what;
            }
            let name = cx.tf("selection-contact-remove", &[("number", (n + 1).into())]);
            if Button::icon_only(icons::TRASH, &name).show(ui, cx).clicked() {
                changed.contacts.remove(n);
            }
        });
        let width = ui.available_width();
        let id = Id::unique(("contact with", at, n));
        if field::bare(ui, cx, &numbered("selection-contact-with"), &mut contact.with, &cx.t("selection-function"), width, id).changed() {
            cx.send(Command::Selection(Selecting::Edited));
        } else if changed != before {
            set(cx, at, changed);
        }
    }
    if Button::new(&cx.t("selection-contact-add")).icon(icons::PLUS).small().quiet().show(ui, cx).clicked() {
        let mut changed = before;
        changed.contacts.push(Contacted { date: Some(cx.today), what: Touch::Interview, with: String::new() });
        set(cx, at, changed);
    }
    text(ui, cx.t("selection-no-names"), sans(13.0), tokens.ink3);
}
