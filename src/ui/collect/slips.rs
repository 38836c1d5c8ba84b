//! How the chapters have drifted from each other: each deviation with what is proposed, to be
//! mended or to stay.

use egui::{Frame, Margin, Stroke, Ui};

use super::View;
use crate::app::command::{Command, PublishingCommand};
use crate::app::publishing::collation::Collation;
use crate::domain::publication::Lead;
use crate::domain::publication::drift::{How, Kind, Slip};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::lazily::Heights;
use crate::ui::widgets::text::text;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, collation: &Collation, lead: &Lead, can: bool) {
    let open = collation.slips.iter().filter(|slip| lead.settled(slip).is_none()).count();
    let label = cx.tf("slips-title", &[("open", open.into()), ("count", collation.slips.len().into())]);
    if super::document::foldable(ui, cx, &label, view.shows_slips, !collation.slips.is_empty()) {
        view.shows_slips ^= true;
    }
    if !view.shows_slips {
        return;
    }
    ui.scope(|ui| {
        if !can {
            ui.disable();
        }
        for slip in &collation.slips {
            let id = slip.id();
            view.heights.show(ui, id.clone(), false, |ui| {
                ui.push_id(&id, |ui| one(ui, cx, slip, &id, lead));
            });
        }
    });
}

fn one(ui: &mut Ui, cx: &mut Cx, slip: &Slip, id: &str, lead: &Lead) {
    let tokens = cx.tokens.clone();
    let settled = lead.settled(slip);
    let look = Frame::new().fill(tokens.surface).stroke(Stroke::new(tokens.stroke, tokens.line)).corner_radius(8);
    look.inner_margin(Margin::same(10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        let kind = cx.t(kind_key(slip.kind));
        text(ui, format!("{}: {kind}", slip.name), semibold(14.0), tokens.ink);
        let missing = |words: &str| if words.is_empty() { cx.t("slips-missing") } else { words.to_owned() };
        text(ui, cx.tf("slips-found", &[("found", missing(&slip.found).into())]), sans(14.0), tokens.ink2);
        let usual = [("usual", missing(&slip.usual).into()), ("count", slip.others.into())];
        text(ui, cx.tf("slips-usual", &usual), sans(14.0), tokens.ink2);
        let spoken = |key: &str| {
            cx.tf("slips-spoken", &[("what", cx.t(key).into()), ("name", slip.name.as_str().into()), ("kind", kind.as_str().into())])
        };
        let mut decision = None;
        if let Some(settled) = settled {
            let key = if settled.how == How::Accepted { "slips-accepted" } else { "slips-mended" };
            text(ui, cx.t(key), sans(14.0), tokens.green);
            if Button::new(&cx.t("slips-undo")).name(&spoken("slips-undo")).quiet().small().show(ui, cx).clicked() {
                decision = Some(PublishingCommand::Unsettle(id.to_owned()));
            }
        } else {
            if slip.mend.is_none() {
                text(ui, cx.t("slips-back"), sans(13.0), tokens.ink3);
            }
            ui.horizontal(|ui| {
                if let Some(mended) = slip.mended()
                    && Button::new(&cx.t("slips-mend")).name(&spoken("slips-mend")).small().show(ui, cx).clicked()
                {
                    decision = Some(PublishingCommand::Settle(mended));
                }
                if Button::new(&cx.t("slips-accept")).name(&spoken("slips-accept")).quiet().small().show(ui, cx).clicked() {
                    decision = Some(PublishingCommand::Settle(slip.accepted()));
                }
            });
        }
        if let Some(decision) = decision {
            cx.send(Command::Publishing(decision));
        }
    });
    ui.add_space(4.0);
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Heading => "slip-heading",
        Kind::Order => "slip-order",
        Kind::Label => "slip-label",
        Kind::Figure => "slip-figure",
        Kind::Year => "slip-year",
        Kind::Unit => "slip-unit",
        Kind::Contacts => "slip-contacts",
        Kind::Term => "slip-term",
        Kind::Ending => "slip-ending",
    }
}

/// How high each deviation was when it was drawn last.
pub(super) type Drawn = Heights<String>;
