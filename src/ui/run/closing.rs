//! The closing's own parts: the dates of the next steps, and the contact person for the
//! fact-checking.

use egui::{Id, Ui, vec2};

use super::Now;
use crate::app::command::Command;
use crate::domain::guide::{Feeds, Fill, Row};
use crate::domain::municipality::Municipality;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{rich, text};

/// What a row of the closing needs besides its words.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, row: &Row, municipality: &mut Municipality) {
    if row.blanks.iter().any(|blank| blank.fill == Fill::DraftDue) {
        dates(ui, cx, now);
    }
    if row.feeds == Feeds::Contacts {
        contact(ui, cx, municipality);
    }
}

/// When the draft comes, when answers are wanted, when all is done.
fn dates(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(18.0, 6.0);
        let project = now.project;
        for (key, date) in
            [("deadline-draft", project.draft_due), ("deadline-reply", project.reply_due), ("deadline-done", project.mapping_done)]
        {
            let day = date.map_or_else(|| cx.t("date-missing"), |date| cx.texts.day(date));
            let ink = if date.is_some() { tokens.ink } else { tokens.warn };
            ui.label(rich(format!("{}: {day}", cx.t(key)), sans(16.0), ink));
        }
        if [project.draft_due, project.reply_due, project.mapping_done].contains(&None)
            && Button::new(&cx.t("change-deadlines")).quiet().small().show(ui, cx).clicked()
        {
            cx.open(Dialog::Settings);
        }
    });
}

/// Who checks the facts. Name and address only once the person has said yes; kept with the
/// municipality, never with a seat.
fn contact(ui: &mut Ui, cx: &mut Cx, municipality: &mut Municipality) {
    let tokens = cx.tokens.clone();
    ui.add_space(8.0);
    let Some(index) = municipality.contacts.iter().position(|contact| contact.checks_facts) else {
        ui.horizontal_wrapped(|ui| {
            for (index, contact) in municipality.contacts.iter().enumerate().filter(|(_, contact)| !contact.function.trim().is_empty()) {
                if Button::new(&cx.tf("closing-choose", &[("function", contact.function.as_str().into())])).quiet().show(ui, cx).clicked() {
                    cx.send(Command::SetFactChecker(index));
                }
            }
            if Button::new(&cx.t("closing-add")).primary().show(ui, cx).clicked() {
                cx.send(Command::AddContact);
                cx.send(Command::SetFactChecker(municipality.contacts.len()));
            }
        });
        return;
    };
    let contact = &mut municipality.contacts[index];
    let width = ui.available_width();
    let mut edited = false;
    let mut line = |ui: &mut Ui, cx: &Cx, fields: Vec<(&str, &mut String)>| {
        ui.horizontal(|ui| {
            let each = (width - 12.0 * (fields.len() - 1) as f32) / fields.len() as f32;
            ui.spacing_mut().item_spacing.x = 12.0;
            for (key, value) in fields {
                edited |= field::labelled(ui, cx, &cx.t(key), value, "", each, Id::unique(("closing", key))).changed();
            }
        });
    };
    line(ui, cx, vec![("contact-function", &mut contact.function), ("contact-organisation", &mut contact.organisation)]);
    let mut agreed = contact.consent.is_some();
    if ui.checkbox(&mut agreed, rich(cx.t("closing-consent"), semibold(15.0), tokens.ink)).changed() {
        cx.send(Command::SetConsent(index, agreed.then_some(cx.today)));
    }
    if agreed {
        line(
            ui,
            cx,
            vec![("contact-name", &mut contact.name), ("contact-email", &mut contact.email), ("contact-phone", &mut contact.phone)],
        );
    } else {
        text(ui, cx.t("closing-no-consent"), sans(14.0), tokens.ink3);
    }
    if edited {
        cx.send(Command::Edited);
    }
}
