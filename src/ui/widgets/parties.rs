//! The parties round the table, in words and with their shapes.

use egui::{Sense, Stroke, Ui, vec2};

use super::seat::shape;
use super::text::{rich, right, text};
use crate::domain::session::{Organisation, Role, SeatCode};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};

/// The three parties with a number each.
pub fn organisations(ui: &mut Ui, cx: &Cx, count: impl Fn(Organisation) -> usize) {
    let tokens = cx.tokens.clone();
    for organisation in Organisation::ALL {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
            let (ink, soft) = tokens.organisation(organisation);
            shape(ui.painter(), rect.center(), 6.0, organisation, soft, Stroke::new(1.4, ink));
            text(ui, cx.t(short_key(organisation)), sans(15.0), tokens.ink2);
            right(ui, |ui| {
                ui.label(rich(count(organisation).to_string(), semibold(15.0), tokens.ink));
            });
        });
    }
}

/// "D1, D4 och D7"
#[must_use]
pub fn listed(cx: &Cx, seats: &[SeatCode]) -> String {
    let codes: Vec<String> = seats.iter().map(ToString::to_string).collect();
    match codes.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), cx.t("and")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

#[must_use]
pub fn organisation_key(organisation: Organisation) -> &'static str {
    match organisation {
        Organisation::SocialServices => "organisation-social",
        Organisation::LabourMarketUnit => "organisation-labour",
        Organisation::EmploymentService => "organisation-employment",
    }
}

#[must_use]
pub fn short_key(organisation: Organisation) -> &'static str {
    match organisation {
        Organisation::SocialServices => "organisation-social-short",
        Organisation::LabourMarketUnit => "organisation-labour-short",
        Organisation::EmploymentService => "organisation-employment-short",
    }
}

#[must_use]
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Manager => "role-manager",
        Role::CaseWorker => "role-case-worker",
    }
}
