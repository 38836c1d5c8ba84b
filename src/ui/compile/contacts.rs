//! The contact persons, printed only as far as each has agreed to.

use egui::{Frame, Id, Margin, Stroke, Ui};

use crate::app::command::Command;
use crate::app::model::Compile;
use crate::domain::municipality::Municipality;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::sans;
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{right, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, municipality: &mut Municipality, compile: &mut Compile) {
    let tokens = cx.tokens.clone();
    text(ui, cx.t("contacts-lead"), sans(15.0), tokens.ink2);
    let mut edited = false;
    for (index, contact) in municipality.contacts.iter_mut().enumerate() {
        let number = index + 1;
        Frame::new().fill(tokens.bg).stroke(Stroke::new(tokens.stroke, tokens.line)).corner_radius(10).inner_margin(Margin::same(14)).show(
            ui,
            |ui| {
                let width = ui.available_width();
                let half = (width - 12.0) / 2.0;
                let id = |what: &str| Id::unique(("contact", index, what.to_owned()));
                let texts = cx.texts.clone();
                let label = |key: &str| format!("{} {number}", texts.get(key));
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 12.0;
                    edited |=
                        field::labelled(ui, cx, &label("contact-function"), &mut contact.function, "", half, id("function")).changed();
                    edited |=
                        field::labelled(ui, cx, &label("contact-organisation"), &mut contact.organisation, "", half, id("organisation"))
                            .changed();
                });
                let mut agreed = contact.consent.is_some();
                ui.horizontal(|ui| {
                    let words = match contact.consent {
                        Some(date) => cx.tf("contact-consent-given", &[("number", number.into()), ("date", cx.texts.date(date).into())]),
                        None => cx.tf("contact-consent", &[("number", number.into())]),
                    };
                    if ui.checkbox(&mut agreed, words).changed() {
                        cx.send(Command::SetConsent(index, agreed.then_some(cx.today)));
                    }
                    right(ui, |ui| {
                        if Button::icon_only(icons::TRASH, &cx.tf("contact-remove", &[("number", number.into())])).show(ui, cx).clicked() {
                            cx.send(Command::RemoveContact(index));
                        }
                    });
                });
                ui.add_enabled_ui(agreed, |ui| {
                    edited |= field::labelled(ui, cx, &label("contact-name"), &mut contact.name, "", width, id("name")).changed();
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 12.0;
                        edited |= field::labelled(ui, cx, &label("contact-email"), &mut contact.email, "", half, id("email")).changed();
                        edited |= field::labelled(ui, cx, &label("contact-phone"), &mut contact.phone, "", half, id("phone")).changed();
                    });
                });
                if !agreed {
                    text(ui, cx.t("contact-no-consent"), sans(14.0), tokens.ink3);
                }
            },
        );
        ui.add_space(8.0);
    }
    if Button::new(&cx.t("contact-add")).icon(icons::PLUS).ghost().small().show(ui, cx).clicked() {
        cx.send(Command::AddContact);
    }
    if edited {
        compile.page = None;
        cx.send(Command::Edited);
    }
}
