//! The way to approval: what has to be so first, the button, and how the text stands to its latest
//! approval.

use egui::{Color32, Frame, Id, Margin, Stroke, Ui};
use jiff::civil::Date;

use super::told::Here;
use crate::app::collecting::collect::ENDING;
use crate::app::command::{Command, Review};
use crate::app::model::{Model, Screen};
use crate::app::text::dates;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::review::{Approval, Approved, Changes, NotReady, Subject};
use crate::domain::workspace::Dossier;
use crate::storage::layout;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, confirm, focus_at_first};
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{icon as icon_label, text};

/// What is typed into the dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct Approving {
    by: String,
    channel: String,
    date: String,
}

fn line(ui: &mut Ui, cx: &Cx, done: bool, words: String) {
    let tokens = &cx.tokens;
    let (symbol, font, ink, font_of_words): (_, _, Color32, _) = if done {
        (icons::CHECK_CIRCLE, icon_fill(20.0), tokens.green, sans(16.0))
    } else {
        (icons::CIRCLE_DASHED, icon(20.0), tokens.warn, semibold(16.0))
    };
    ui.horizontal_top(|ui| {
        icon_label(ui, symbol, font, ink);
        text(ui, words, font_of_words, if done { tokens.ink } else { tokens.warn });
    });
}

pub(super) fn checklist(ui: &mut Ui, cx: &Cx, model: &Model, slug: &Slug, dossier: &Dossier, here: Option<Here<'_>>) {
    let Some(project) = &model.project else { return };
    ui.spacing_mut().item_spacing.y = 8.0;
    text(ui, cx.t("approve-title"), semibold(18.0), cx.tokens.ink);
    match here {
        None => line(ui, cx, false, cx.t("approve-not-checked")),
        Some(here) if here.round.replies.is_empty() => line(ui, cx, false, cx.t("approve-no-reply")),
        Some(here) => {
            let tally = here.sheet.tally;
            let (all, open) = (tally.correct + tally.matters, tally.open);
            let told = [("count", (all - open).into()), ("all", all.into())];
            line(ui, cx, open == 0, cx.tf("approve-decided", &told));
        }
    }
    let checked = &project.compile.checked;
    if let Some(account) = checked.account().filter(|_| checked.is_of(&project.version(slug))) {
        let count = account.hindrances.len();
        let words = if count == 0 { cx.t("approve-anonymous") } else { cx.tf("approve-hindrances", &[("count", count.into())]) };
        line(ui, cx, count == 0, words);
    }
    if let Some(pages) = project.compile.pages.as_ref().filter(|_| !project.compile.stale) {
        let budget = project.workspace.project.pages;
        let fits = (usize::from(budget.min)..=usize::from(budget.max)).contains(&pages.count);
        line(ui, cx, fits, cx.tf("approve-pages", &[("count", pages.count.into())]));
    }
    let named = || dossier.municipality.contacts.iter().filter(|contact| !contact.name.trim().is_empty());
    let silent = named().filter(|contact| contact.consent.is_none()).count();
    if named().next().is_some() {
        let words = if silent == 0 { cx.t("approve-consent") } else { cx.tf("approve-no-consent", &[("count", silent.into())]) };
        line(ui, cx, silent == 0, words);
    }
}

/// Why it cannot be approved yet.
fn reason(cx: &Cx, left: NotReady) -> String {
    match left {
        NotReady { is_blank: true, .. } => cx.t("notice-round-no-text"),
        NotReady { open, .. } if open > 0 => cx.tf("approve-left-open", &[("count", open.into())]),
        NotReady { unplaced, .. } if unplaced > 0 => cx.tf("approve-left-unplaced", &[("count", unplaced.into())]),
        NotReady { asked, .. } => cx.tf("approve-left-asked", &[("count", asked.into())]),
    }
}

/// The button at the bottom, or the seal; laid out from below.
pub(super) fn foot(ui: &mut Ui, cx: &mut Cx, model: &Model, dossier: &Dossier, here: Option<Here<'_>>) {
    let tokens = cx.tokens.clone();
    let read_only = model.project.as_ref().is_some_and(|project| project.read_only.is_some());
    let not_ready = dossier.not_ready();
    let approved = dossier.approved();
    if let Approved::Holds(approval) = &approved {
        sealed(ui, cx, Some(approval));
        ui.add_space(6.0);
        let width = ui.available_width();
        let button = Button::new(&cx.t("package-make")).icon(icons::SEND).width(width).enabled(!read_only).show(ui, cx);
        if let (true, Some(project), Some(slug)) = (button.clicked(), &model.project, model.screen.slug()) {
            let name = cx.tf("package-file", &[("name", dossier.municipality.name.trim().into())]);
            let path = layout::export(&project.root, &name, ENDING).display().to_string();
            cx.open(Dialog::Package { slug: slug.clone(), path });
        }
        return;
    }
    if approved == Approved::Before {
        sealed(ui, cx, None);
        return;
    }
    if let Approved::Questioned(approval, count) = &approved {
        text(ui, told(cx, approval), sans(14.0), tokens.ink2);
        text(ui, cx.tf("approve-questioned", &[("count", (*count).into())]), semibold(15.0), tokens.warn);
    } else if let Approved::Reopened(approval, changes) = &approved {
        reopened(ui, cx, model, here, (approval, changes));
    } else {
        text(ui, cx.t("approve-what"), sans(15.0), tokens.ink2);
    }
    ui.add_space(4.0);
    let width = ui.available_width();
    // The next step is approval once something has come back and been decided on.
    let is_next = here.is_some_and(|here| !here.round.replies.is_empty());
    let words =
        if matches!(approved, Approved::Reopened(..) | Approved::Questioned(..)) { cx.t("approve-again") } else { cx.t("approve-now") };
    let mut button = Button::new(&words).icon(icons::SEAL).large().width(width).enabled(not_ready.is_none() && !read_only);
    if is_next {
        button = button.primary();
    }
    if button.show(ui, cx).clicked() {
        let date = cx.today.to_string();
        cx.open(Dialog::Approve(Approving { by: cx.t("approve-by-usual"), channel: String::new(), date }));
    }
    if let Some(left) = not_ready {
        ui.vertical_centered(|ui| text(ui, reason(cx, left), sans(14.0), tokens.ink3));
    }
}

/// That it is approved, by whom, how and when.
fn sealed(ui: &mut Ui, cx: &Cx, approval: Option<&Approval>) {
    let tokens = &cx.tokens;
    let frame = Frame::new().fill(tokens.green_soft).stroke(Stroke::new(tokens.stroke, tokens.green)).corner_radius(12);
    frame.inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            icon_label(ui, icons::SEAL, icon_fill(22.0), tokens.green);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text(ui, cx.t("approve-sealed"), semibold(16.0), tokens.green);
                if let Some(approval) = approval {
                    text(ui, told(cx, approval), sans(15.0), tokens.ink);
                }
                text(ui, cx.t("approve-sealed-what"), sans(14.0), tokens.ink2);
            });
        });
    });
}

/// "Kontaktpersonen, telefon, 11 december 2026".
pub(crate) fn told(cx: &Cx, approval: &Approval) -> String {
    let parts = [approval.by.trim().to_owned(), approval.channel.trim().to_owned(), cx.texts.date(approval.date)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What has changed since, with a way to each of it.
fn reopened(ui: &mut Ui, cx: &mut Cx, model: &Model, here: Option<Here<'_>>, (approval, changes): (&Approval, &Changes)) {
    let tokens = cx.tokens.clone();
    let frame = Frame::new().fill(tokens.warn_soft).stroke(Stroke::new(tokens.stroke, tokens.warn_line)).corner_radius(12);
    frame.inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        text(ui, cx.t("approve-reopened"), semibold(15.0), tokens.warn);
        text(ui, told(cx, approval), sans(14.0), tokens.ink2);
        text(ui, what_changed(cx, here, changes), sans(15.0), tokens.ink);
        ui.horizontal_wrapped(|ui| {
            let way = changes.blocks.first().cloned();
            if Button::new(&cx.t("approve-show-changes")).icon(icons::COMPILE).quiet().small().show(ui, cx).clicked()
                && let Some(slug) = model.screen.slug()
            {
                cx.send(Command::Go(Screen::Compile(slug.clone())));
                if let Some(block) = way {
                    cx.send(Command::FocusBlock(block));
                }
            }
            if Button::new(&cx.t("review-new-round")).icon(icons::SEND).quiet().small().show(ui, cx).clicked() {
                super::send::open(cx, model);
            }
        });
    });
}

/// "Stycke 3 och 7, nyckeltal, borttaget: 1".
fn what_changed(cx: &Cx, here: Option<Here<'_>>, changes: &Changes) -> String {
    let label = |id: &BlockId| match here {
        Some(here) => here.sheet.label(&cx.texts, &Subject::Block(id.clone())),
        None => cx.t("approve-changed-text"),
    };
    let mut what: Vec<String> = changes.blocks.iter().take(4).map(label).collect();
    if changes.blocks.len() > 4 {
        what.push(cx.tf("approve-changed-more", &[("count", (changes.blocks.len() - 4).into())]));
    }
    if !changes.removed.is_empty() {
        what.push(cx.tf("approve-changed-removed", &[("count", changes.removed.len().into())]));
    }
    for (any, key) in [
        (!changes.figures.is_empty(), "approve-changed-figures"),
        (changes.contacts, "approve-changed-contacts"),
        (changes.name, "approve-changed-name"),
        (changes.order, "approve-changed-order"),
    ] {
        if any {
            what.push(cx.t(key));
        }
    }
    what.dedup();
    what.join(", ")
}

/// The dialog's content; true when it is done.
pub(crate) fn show(ui: &mut Ui, cx: &mut Cx, typed: &mut Approving) -> bool {
    let width = ui.available_width();
    text(ui, cx.t("approve-ask"), sans(16.0), cx.tokens.ink);
    let id = Id::unique("approved by");
    let by = field::labelled(ui, cx, &cx.t("approve-by"), &mut typed.by, "", width, id);
    focus_at_first(ui, &by, id);
    text(ui, cx.t("approve-by-hint"), sans(14.0), cx.tokens.ink3);
    let channel = field::labelled(
        ui,
        cx,
        &cx.t("approve-channel"),
        &mut typed.channel,
        &cx.t("approve-channel-hint"),
        width,
        Id::unique("approval channel"),
    );
    let day = field::labelled(ui, cx, &cx.t("approve-date"), &mut typed.date, "2026-12-11", width, Id::unique("approval date"));
    let date: Option<Date> = dates::parse_date(&typed.date).filter(|date| *date <= cx.today);
    let lacks = match (&date, typed.by.trim(), typed.channel.trim()) {
        (_, "", _) => "approve-needs-by",
        (_, _, "") => "approve-needs-channel",
        (None, ..) => "approve-needs-date",
        (Some(_), ..) => "",
    };
    let entered = by.lost_focus() || channel.lost_focus() || day.lost_focus();
    let why = if lacks.is_empty() { String::new() } else { cx.t(lacks) };
    let done = confirm(ui, cx, &cx.t("approve-confirm"), lacks.is_empty(), &why, entered);
    if let (true, Some(date)) = (done, date) {
        let (by, channel) = (typed.by.trim().to_owned(), typed.channel.trim().to_owned());
        cx.send(Command::Review(Review::Approve { by, channel, date }));
    }
    done
}
