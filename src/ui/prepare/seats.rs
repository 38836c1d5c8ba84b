//! Who sits round the table, by seat code: organisation, role and years in the profession.
//! There is no field for a name.

use egui::{Frame, Id, Margin, Sense, Stroke, Ui, vec2};

use super::card;
use crate::app::command::Command;
use crate::domain::session::{Organisation, Role, Seat, Session, Years};
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::pill;
use crate::ui::widgets::parties::{listed, organisation_key, organisations, role_key};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::{icon as icon_label, right, text};
use crate::ui::widgets::{field, seat};

const ROW: f32 = 45.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, width: f32, session: &mut Session) {
    card(ui, &cx.tokens.clone(), width, |ui| {
        let tokens = cx.tokens.clone();
        ui.horizontal(|ui| {
            text(ui, cx.t("participants"), semibold(20.0), tokens.ink);
            right(ui, |ui| pill(ui, icons::SHIELD_CHECK, &cx.t("names-never-saved"), (tokens.green, tokens.green_soft)));
        });
        text(ui, cx.t("participants-lead"), sans(15.0), tokens.ink2);
        if session.seats.is_empty() {
            text(ui, cx.t("participants-empty-title"), semibold(16.0), tokens.ink);
            text(ui, cx.t("participants-empty"), sans(15.0), tokens.ink2);
        } else {
            head(ui, cx);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for seat in session.seats.clone() {
            row(ui, cx, session, &seat);
        }
        ui.add_space(8.0);
        let next = session.next_code().map_or_else(String::new, |code| code.to_string());
        let add = Button::new(&cx.tf("add-seat", &[("code", next.into())])).icon(icons::PLUS).ghost().color(tokens.accent).show(ui, cx);
        cx.regions.push(Region { rect: ui.min_rect(), anchor: add.id });
        if add.clicked() {
            cx.send(Command::AddSeat);
        }
        ui.add_space(16.0);
        tally(ui, cx, session);
    });
}

/// Column widths after the code: organisation, role, years.
fn columns(ui: &Ui) -> [f32; 3] {
    let room = ui.available_width() - 52.0 - 36.0;
    let role = 196.0;
    let years = (room * 0.2).clamp(104.0, 150.0);
    [(room - role - years - 24.0).max(120.0), role, years]
}

fn head(ui: &mut Ui, cx: &Cx) {
    let tokens = &cx.tokens;
    let [organisation, role, _] = columns(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (width, key) in
            [(52.0, "column-code"), (organisation + 12.0, "column-organisation"), (role + 12.0, "column-role"), (100.0, "column-years")]
        {
            ui.allocate_ui(vec2(width, 20.0), |ui| {
                ui.set_width(width);
                text(ui, cx.t(key), semibold(14.0), tokens.ink3);
            });
        }
    });
}

fn row(ui: &mut Ui, cx: &mut Cx, session: &Session, at: &Seat) {
    let tokens = cx.tokens.clone();
    let [organisation, _, years] = columns(ui);
    let code = at.code.to_string();
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.center().y, Stroke::new(1.0, tokens.line));
    ui.horizontal(|ui| {
        ui.set_height(ROW - 1.0);
        ui.spacing_mut().item_spacing.x = 12.0;
        seat::small(ui, &tokens, session, Some(at.code), 15.0);
        ui.add_space(-7.0);
        let organisations = Organisation::ALL.map(|o| (o, cx.t(organisation_key(o))));
        let name = format!("{code} {}", cx.t("column-organisation"));
        if let Some(organisation) = field::choice(
            ui,
            &name,
            Id::unique(("seat organisation", at.code.0)),
            &organisations,
            Some(at.organisation),
            "",
            organisation - 12.0,
        ) {
            cx.send(Command::SetSeat(Seat { organisation, ..at.clone() }));
        }
        let roles = Role::ALL.map(|role| (role, cx.t(role_key(role))));
        if let Some(role) = segmented(ui, cx, &code, &roles, at.role, 32.0) {
            cx.send(Command::SetSeat(Seat { role, ..at.clone() }));
        }
        let brackets = Years::ALL.map(|years| (years, cx.t(years_key(years))));
        let name = format!("{code} {}", cx.t("column-years"));
        if let Some(picked) =
            field::choice(ui, &name, Id::unique(("seat years", at.code.0)), &brackets, at.years, &cx.t("years-unknown"), years)
        {
            cx.send(Command::SetSeat(Seat { years: Some(picked), ..at.clone() }));
        }
        if Button::icon_only(icons::CLOSE, &cx.tf("remove-seat", &[("code", code.into())])).show(ui, cx).clicked() {
            cx.send(Command::RemoveSeat(at.code));
        }
    });
}

/// How many of each party, and who would be known by role alone.
fn tally(ui: &mut Ui, cx: &Cx, session: &Session) {
    let tokens = cx.tokens.clone();
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.center().y, Stroke::new(1.0, tokens.line));
    ui.add_space(12.0);
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((width * 0.36).min(260.0));
            ui.spacing_mut().item_spacing.y = 4.0;
            organisations(ui, cx, |organisation| session.count(organisation));
        });
        let alone = session.alone_in_role();
        if !alone.is_empty() {
            right(ui, |ui| {
                Frame::new()
                    .fill(tokens.warn_soft)
                    .stroke(Stroke::new(tokens.stroke, tokens.warn_line))
                    .corner_radius(10)
                    .inner_margin(Margin::symmetric(14, 10))
                    .show(ui, |ui| {
                        ui.set_width((width * 0.54).min(400.0) - 28.0);
                        ui.horizontal_top(|ui| {
                            icon_label(ui, icons::USER_FOCUS, icon(20.0), tokens.warn);
                            ui.vertical(|ui| {
                                ui.spacing_mut().item_spacing.y = 0.0;
                                let count = alone.len();
                                text(
                                    ui,
                                    cx.tf("alone", &[("seats", listed(cx, &alone).into()), ("count", count.into())]),
                                    semibold(15.0),
                                    tokens.ink,
                                );
                                text(ui, cx.t("alone-why"), sans(15.0), tokens.ink2);
                            });
                        });
                    });
            });
        }
    });
}

fn years_key(years: Years) -> &'static str {
    match years {
        Years::UpTo2 => "years-0-2",
        Years::From3To5 => "years-3-5",
        Years::From6To10 => "years-6-10",
        Years::From11To20 => "years-11-20",
        Years::Over20 => "years-over-20",
    }
}
