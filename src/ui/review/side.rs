//! To the right: the replies, the round, and what is left before the text can be approved.

use egui::{Color32, ScrollArea, Ui};
use jiff::Span;

use super::told::Here;
use super::{View, approve, register, rounds, send};
use crate::app::command::{Command, Review};
use crate::app::model::Model;
use crate::app::review::letter::Occasion;
use crate::app::review::words;
use crate::app::text::dates;
use crate::domain::ids::Slug;
use crate::domain::review::{Channel, Reply, Round, State};
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{icon as icon_label, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &Model, slug: &Slug, here: Option<Here<'_>>) {
    let Some(dossier) = model.dossier() else { return };
    let read_only = model.project.as_ref().is_some_and(|project| project.read_only.is_some());
    let column = ui.clip_rect();
    // The way to approval keeps its place as long as there is room for it.
    let room = (ui.available_height() - view.foot).max(160.0);
    ScrollArea::vertical().id_salt("review-side").auto_shrink([false, true]).max_height(room).show(ui, |ui| {
        if read_only {
            ui.disable();
        }
        ui.spacing_mut().item_spacing.y = 6.0;
        text(ui, cx.t("review-replies"), semibold(18.0), cx.tokens.ink);
        if let Some(here) = here {
            let count = here.round.replies.len();
            for (n, reply) in here.round.replies.iter().enumerate() {
                reply_line(ui, cx, here.round, reply);
                if n + 1 < count {
                    ui.separator();
                }
            }
            if count == 0 {
                text(ui, cx.t("review-no-reply"), sans(15.0), cx.tokens.ink2);
            }
        }
        ui.add_space(4.0);
        let reading = model.project.as_ref().is_some_and(|project| project.reviewing.reading);
        let words = cx.t("action-read-reply");
        let button = Button::new(&words).icon(icons::FILE_PLUS).quiet().small();
        let button = button.enabled(here.is_some() && !reading).show(ui, cx);
        cx.regions.push(Region { rect: column, anchor: button.id });
        if button.clicked() {
            cx.open(Dialog::ReadReply { path: String::new() });
        }
        let key = match (here.is_some(), reading) {
            (false, _) => "review-read-needs",
            (true, true) => "review-reading",
            (true, false) => "review-drop",
        };
        text(ui, cx.t(key), sans(14.0), cx.tokens.ink3);
        if let Some(here) = here {
            rule(ui);
            round(ui, cx, model, slug, dossier, here.round);
        }
        prepared(ui, cx, model, slug, dossier);
        rounds::show(ui, cx, view, model, dossier);
        register::show(ui, cx, view, model, slug);
        rule(ui);
        approve::checklist(ui, cx, model, slug, dossier, here);
    });
    let spare = ui.available_height() - view.foot;
    ui.add_space(spare.max(0.0));
    let foot = ui.vertical(|ui| {
        if read_only {
            ui.disable();
        }
        ui.spacing_mut().item_spacing.y = 6.0;
        approve::foot(ui, cx, model, dossier, here);
    });
    let height = foot.response.rect.height() + 12.0;
    if (height - view.foot).abs() > 0.5 {
        view.foot = height;
        ui.ctx().request_repaint();
    }
}

fn rule(ui: &mut Ui) {
    ui.add_space(8.0);
    ui.separator();
    ui.add_space(8.0);
}

/// Whose it is, how much it says and when it came.
fn reply_line(ui: &mut Ui, cx: &Cx, round: &Round, reply: &Reply) {
    let tokens = &cx.tokens;
    ui.add_space(2.0);
    ui.horizontal_top(|ui| {
        icon_label(ui, icons::FILE, icon(24.0), tokens.accent);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let who = words::voices(&cx.texts, &reply.voices);
            let who = match reply.channel {
                _ if reply.supplement => cx.tf("review-supplement", &[("who", who.into())]),
                Channel::Form => who,
                Channel::Docx => cx.tf("review-by-word", &[("who", who.into())]),
            };
            text(ui, who, semibold(16.0), tokens.ink);
            let at = reply.received.to_zoned(cx.zone.clone());
            let when = format!("{} {}", cx.texts.day(at.date()), dates::time_of_day(at.time()));
            let said = match reply.channel {
                Channel::Form => {
                    let told = [("answered", reply.answers.len().into()), ("asked", round.asked.len().into()), ("when", when.into())];
                    cx.tf("review-reply-form", &told)
                }
                Channel::Docx => {
                    let told = [("suggestions", reply.suggestions().into()), ("comments", reply.comments().into()), ("when", when.into())];
                    cx.tf("review-reply-word", &told)
                }
            };
            text(ui, said, sans(14.0), tokens.ink3);
            if round.is_replaced(reply) {
                text(ui, cx.t("review-replaced"), sans(14.0), tokens.warn);
            }
            if reply.approves {
                text(ui, cx.t("review-approves"), sans(14.0), tokens.green);
            }
        });
    });
}

fn state_key(state: State) -> &'static str {
    match state {
        State::Prepared => "state-prepared",
        State::Out => "state-out",
        State::Overdue => "state-overdue",
        State::Answered => "state-answered",
        State::Decided => "state-decided",
        State::Approved => "state-approved",
    }
}

/// Where the round stands, with the step that belongs to it.
fn round(ui: &mut Ui, cx: &mut Cx, model: &Model, slug: &Slug, dossier: &Dossier, round: &Round) {
    let tokens = cx.tokens.clone();
    let state = round.state(cx.today, dossier.is_approved());
    let number = dossier.latest_round().map_or(1, |(id, _)| dossier.number_of(id));
    text(ui, cx.tf("review-round", &[("number", number.into())]), semibold(18.0), tokens.ink);
    let (symbol, font, ink): (_, _, Color32) = match state {
        State::Overdue => (icons::WARNING, icon_fill(18.0), tokens.warn),
        State::Answered | State::Prepared => (icons::CIRCLE_DASHED, icon(18.0), tokens.warn),
        State::Out => (icons::CLOCK, icon(18.0), tokens.ink2),
        State::Decided | State::Approved => (icons::CHECK_CIRCLE, icon_fill(18.0), tokens.green),
    };
    ui.horizontal(|ui| {
        icon_label(ui, symbol, font, ink);
        text(ui, cx.t(state_key(state)), semibold(15.0), ink);
    });
    let mut facts = Vec::new();
    if !round.recipient.trim().is_empty() {
        facts.push(cx.tf("review-sent-to", &[("who", round.recipient.trim().into())]));
    }
    facts.extend(round.sent.map(|date| cx.tf("review-sent", &[("date", cx.texts.date(date).into())])));
    facts.extend(round.reply_by.map(|date| cx.tf("review-reply-by", &[("date", cx.texts.date(date).into())])));
    for fact in facts {
        text(ui, fact, sans(15.0), tokens.ink2);
    }
    if let Some(date) = round.reply_by.filter(|_| matches!(state, State::Out | State::Overdue | State::Answered)) {
        let later = [7, 14].map(|days| date.max(cx.today).saturating_add(Span::new().days(days)));
        ui.horizontal_wrapped(|ui| {
            for date in later {
                let words = cx.tf("review-later-day", &[("date", cx.texts.day(date).into())]);
                let name = cx.tf("review-later-day-name", &[("date", cx.texts.date(date).into())]);
                if Button::new(&words).name(&name).ghost().small().show(ui, cx).clicked() {
                    cx.send(Command::Review(Review::SetReplyBy(slug.clone(), date)));
                }
            }
        });
    }
    match state {
        State::Overdue => {
            if Button::new(&cx.t("review-remind")).icon(icons::MAIL).small().show(ui, cx).clicked() {
                cx.send(Command::Review(Review::Mail(slug.clone(), Occasion::Overdue)));
            }
        }
        State::Decided | State::Approved => {
            let changed = round.wording.changes(dossier).any();
            if changed || state == State::Decided {
                if changed {
                    text(ui, cx.t("review-changed-round"), sans(14.0), tokens.ink3);
                }
                if Button::new(&cx.t("review-new-round")).icon(icons::SEND).quiet().small().show(ui, cx).clicked() {
                    send::open(cx, model);
                }
            }
        }
        State::Prepared | State::Answered => {}
        State::Out => {
            if Button::new(&cx.t("review-new-round")).icon(icons::SEND).ghost().small().show(ui, cx).clicked() {
                send::open(cx, model);
            }
        }
    }
}

/// A new round that is made and has not gone out, while another is under way.
fn prepared(ui: &mut Ui, cx: &mut Cx, model: &Model, slug: &Slug, dossier: &Dossier) {
    let latest = dossier.latest_round().map(|(id, _)| id);
    let Some((id, _)) = dossier.prepared_round().filter(|(id, _)| Some(*id) != latest) else { return };
    rule(ui);
    text(ui, cx.tf("review-round", &[("number", dossier.number_of(id).into())]), semibold(18.0), cx.tokens.ink);
    ui.horizontal(|ui| {
        icon_label(ui, icons::CIRCLE_DASHED, icon(18.0), cx.tokens.warn);
        text(ui, cx.t(state_key(State::Prepared)), semibold(15.0), cx.tokens.warn);
    });
    ui.horizontal_wrapped(|ui| {
        if Button::new(&cx.t("send-is-sent")).icon(icons::CHECK).small().show(ui, cx).clicked() {
            cx.send(Command::Review(Review::MarkSent(slug.clone(), cx.today)));
        }
        if Button::new(&cx.t("send-anew")).ghost().small().show(ui, cx).clicked() {
            send::open(cx, model);
        }
    });
}
