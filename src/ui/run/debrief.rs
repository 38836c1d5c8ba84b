//! When the group has left: what the interviewers think, before they leave themselves.

use egui::{Id, Margin, ScrollArea, TextEdit, Ui, vec2};

use super::{Center, Now, View};
use crate::app::command::Command;
use crate::app::model::Screen;
use crate::app::text::dates;
use crate::domain::ids::Slug;
use crate::domain::notes::{Debrief, EntryKind};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, debrief: &mut Debrief) {
    let tokens = cx.tokens.clone();
    ScrollArea::vertical().id_salt("debrief").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        text(ui, cx.t("debrief-title"), semibold(22.0), tokens.ink);
        text(ui, cx.t("debrief-lead"), sans(16.0), tokens.ink2);
        text(ui, facts(cx, now), sans(15.0), tokens.ink3);
        ui.add_space(8.0);
        for (key, value) in [
            ("debrief-impressions", &mut debrief.impressions),
            ("debrief-surprises", &mut debrief.surprises),
            ("debrief-to-check", &mut debrief.to_check),
        ] {
            text(ui, cx.t(key), semibold(16.0), tokens.ink);
            let edit = TextEdit::multiline(value)
                .id(Id::unique(("debrief", key)))
                .font(sans(16.0))
                .desired_rows(3)
                .desired_width(f32::INFINITY)
                .margin(Margin::symmetric(12, 8));
            let response = edit.show(ui).response.response;
            if response.changed() {
                cx.send(Command::DebriefEdited);
            }
            response.accessible_name(cx.t(key));
            ui.add_space(6.0);
        }
        follow_up(ui, cx, now);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if Button::new(&cx.t("debrief-draft")).icon(icons::COMPILE).primary().show(ui, cx).clicked()
                && let Ok(slug) = Slug::new(cx.subject.clone())
            {
                cx.send(Command::Go(Screen::Compile(slug)));
            }
            if Button::new(&cx.t("debrief-notes")).quiet().show(ui, cx).clicked() {
                view.center = Center::Stream;
            }
        });
    });
}

/// What the interview came to, in a line.
fn facts(cx: &Cx, now: &Now<'_>) -> String {
    let quotes = now.live.of_kind(EntryKind::Quote).len();
    let heard = now.session.seats.iter().filter(|seat| now.live.voices.turns_of(seat.code) > 0).count();
    cx.tf(
        "debrief-facts",
        &[
            ("time", dates::elapsed(now.clock.seconds()).into()),
            ("entries", now.live.stream.len().into()),
            ("quotes", quotes.into()),
            ("left", now.live.covered.left(now.guide).into()),
            ("heard", heard.into()),
            ("seats", now.session.seats.len().into()),
        ],
    )
}

/// What was put off until now.
fn follow_up(ui: &mut Ui, cx: &Cx, now: &Now<'_>) {
    let mut any = false;
    for kind in [EntryKind::FollowUp, EntryKind::Parked] {
        for entry in now.live.of_kind(kind) {
            if !std::mem::replace(&mut any, true) {
                text(ui, cx.t("debrief-follow-up"), semibold(16.0), cx.tokens.ink);
            }
            text(ui, format!("– {}", entry.text), sans(15.0), cx.tokens.ink2);
        }
    }
}
