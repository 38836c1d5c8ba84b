//! Who sits round the table, by seat code: organisation, role and years in the profession.
//! There is no field for a name.

use egui::{Frame, Id, Margin, Rect, Sense, Stroke, Ui, pos2, vec2};

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
use crate::ui::widgets::place_row;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::{icon as icon_label, right, text};
use crate::ui::widgets::{field, seat};

const ROW: f32 = 45.0; // points

/// What else there is to say of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// What it allows of attribution, where quotes are attributed at all.
    pub allowed: Option<&'a str>,
    /// The project keeps names, locked.
    pub keeps_names: bool,
}

/// True when the list of names is asked for.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, width: f32, session: &mut Session, around: Around<'_>) -> bool {
    let mut list = false;
    card(ui, &cx.tokens.clone(), width, |ui| {
        let tokens = cx.tokens.clone();
        ui.horizontal(|ui| {
            text(ui, cx.t("participants"), semibold(20.0), tokens.ink);
            let promise = if around.keeps_names { "names-stay" } else { "names-never-saved" };
            right(ui, |ui| pill(ui, icons::SHIELD_CHECK, &cx.t(promise), (tokens.green, tokens.green_soft)));
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
        let add = ui.horizontal(|ui| {
            let add = Button::new(&cx.tf("add-seat", &[("code", next.into())])).icon(icons::PLUS).ghost().color(tokens.accent).show(ui, cx);
            right(ui, |ui| {
                list |= Button::new(&cx.t("action-guard-list")).icon(icons::SHIELD_CHECK).quiet().small().show(ui, cx).clicked();
            });
            add
        });
        cx.regions.push(Region { rect: ui.min_rect(), anchor: add.inner.id });
        if add.inner.clicked() {
            cx.send(Command::AddSeat);
        }
        ui.add_space(16.0);
        tally(ui, cx, session, around.allowed);
    });
    list
}

/// Where the columns begin and end, from the row's left edge.
struct Columns {
    organisation: (f32, f32),
    role: (f32, f32),
    years: (f32, f32),
    remove: (f32, f32),
}

impl Columns {
    fn of(width: f32) -> Self {
        let remove = (width - 32.0, width);
        let years = (remove.0 - (width * 0.19).clamp(108.0, 150.0), remove.0 - 6.0);
        let role = (years.0 - 204.0, years.0 - 8.0);
        Self { organisation: (48.0, role.0 - 8.0), role, years, remove }
    }
}

/// Puts content into a part of a row, in the middle of its height.
fn cell<R>(ui: &mut Ui, row: Rect, (from, to): (f32, f32), content: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = Rect::from_min_max(pos2(row.left() + from, row.top()), pos2(row.left() + to, row.bottom()));
    place_row(ui, rect, content)
}

fn head(ui: &mut Ui, cx: &Cx) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let columns = Columns::of(rect.width());
    let inset = |(from, to): (f32, f32)| (from + 8.0, to);
    for (column, key) in [
        ((0.0, 48.0), "column-code"),
        (inset(columns.organisation), "column-organisation"),
        (columns.role, "column-role"),
        (inset(columns.years), "column-years"),
    ] {
        cell(ui, rect, column, |ui| text(ui, cx.t(key), semibold(14.0), tokens.ink3));
    }
}

fn row(ui: &mut Ui, cx: &mut Cx, session: &Session, at: &Seat) {
    let tokens = cx.tokens.clone();
    let code = at.code.to_string();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    let columns = Columns::of(rect.width());
    cell(ui, rect, (0.0, 40.0), |ui| seat::small(ui, &tokens, session, Some(at.code), 15.0));

    let organisations = Organisation::ALL.map(|o| (o, cx.t(organisation_key(o))));
    let name = format!("{code} {}", cx.t("column-organisation"));
    let id = Id::unique(("seat organisation", at.code.0));
    let picked = cell(ui, rect, columns.organisation, |ui| bare_choice(ui, &name, id, &organisations, Some(at.organisation), ""));
    if let Some(organisation) = picked {
        cx.send(Command::SetSeat(Seat { organisation, ..at.clone() }));
    }
    let roles = Role::ALL.map(|role| (role, cx.t(role_key(role))));
    if let Some(role) = cell(ui, rect, columns.role, |ui| segmented(ui, cx, &code, &roles, at.role, 32.0)) {
        cx.send(Command::SetSeat(Seat { role, ..at.clone() }));
    }
    let brackets = Years::ALL.map(|years| (years, cx.t(years_key(years))));
    let name = format!("{code} {}", cx.t("column-years"));
    let id = Id::unique(("seat years", at.code.0));
    let placeholder = cx.t("years-unknown");
    if let Some(years) = cell(ui, rect, columns.years, |ui| bare_choice(ui, &name, id, &brackets, at.years, &placeholder)) {
        cx.send(Command::SetSeat(Seat { years: Some(years), ..at.clone() }));
    }
    let name = cx.tf("remove-seat", &[("code", code.into())]);
    if cell(ui, rect, columns.remove, |ui| Button::icon_only(icons::CLOSE, &name).show(ui, cx)).clicked() {
        cx.send(Command::RemoveSeat(at.code));
    }
}

/// A drop-down list without an outline, since the row has its own.
fn bare_choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    id: Id,
    choices: &[(T, String)],
    chosen: Option<T>,
    placeholder: &str,
) -> Option<T> {
    let widgets = &mut ui.visuals_mut().widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered] {
        state.bg_stroke = Stroke::NONE;
    }
    ui.spacing_mut().button_padding.x = 8.0;
    field::choice(ui, name, id, choices, chosen, placeholder, ui.available_width())
}

/// How many of each party, and who would be known by role alone.
fn tally(ui: &mut Ui, cx: &Cx, session: &Session, allowed: Option<&str>) {
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
            ui.add_space(12.0);
            ui.vertical(|ui| {
                Frame::new()
                    .fill(tokens.warn_soft)
                    .stroke(Stroke::new(tokens.stroke, tokens.warn_line))
                    .corner_radius(10)
                    .inner_margin(Margin::symmetric(14, 10))
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width());
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
                                let why = if allowed.is_some() { "alone-why-role" } else { "alone-why" };
                                text(ui, cx.t(why), sans(15.0), tokens.ink2);
                            });
                        });
                    });
            });
        }
    });
    if let Some(allowed) = allowed {
        ui.add_space(12.0);
        text(ui, allowed, sans(15.0), tokens.ink2);
    }
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
