//! What a municipality needs next, in words and one button.

use egui::Color32;

use crate::app::model::{OpenProject, Screen};
use crate::domain::ids::Slug;
use crate::domain::retention::Standing;
use crate::domain::review::Approved;
use crate::domain::stage::Stage;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::theme::icons;

pub(super) struct NextStep {
    pub icon: &'static str,
    pub text: String,
    pub color: Color32,
    pub button: String,
    pub goal: Goal,
}

/// Where its button leads.
pub(super) enum Goal {
    Screen(Screen),
    /// To a letter that reminds the contact person.
    Remind,
    /// To the dialog that destroys the material.
    Destroy,
}

/// Days from today, in words: "i dag", "i morgon", "om 19 dagar", "3 dagar försenat".
pub(super) fn in_days(cx: &Cx, date: jiff::civil::Date) -> (String, i64) {
    let days = (date - cx.today).get_days().into();
    let text = match days {
        0 => cx.t("today"),
        1 => cx.t("tomorrow"),
        2.. => cx.tf("in-days", &[("days", days.into())]),
        _ => cx.tf("days-late", &[("days", (-days).into())]),
    };
    (text, days)
}

pub(super) fn of(cx: &Cx, project: &OpenProject, (slug, stage): (&Slug, Stage), dossier: &Dossier) -> NextStep {
    let tokens = &cx.tokens;
    let step = |icon, text, color, button: &str, screen| NextStep { icon, text, color, button: cx.t(button), goal: Goal::Screen(screen) };
    let prepare = || Screen::Prepare(slug.clone());
    let run = || Screen::Run(slug.clone());
    let compile = || Screen::Compile(slug.clone());
    let review = || Screen::Review(slug.clone());
    if let Approved::Reopened(_, changes) = dossier.approved() {
        let text = cx.tf("next-reopened", &[("count", changes.count().into())]);
        return step(icons::WARNING, text, tokens.warn, "tab-review", review());
    }
    let settings = &project.workspace.project;
    match stage {
        Stage::Planned => {
            let session = dossier.sessions.values().next_back().map(|group| &group.session);
            match session {
                None => step(icons::CALENDAR, cx.t("next-no-date"), tokens.ink2, "tab-prepare", prepare()),
                Some(session) if session.seats.is_empty() => {
                    step(icons::USERS, cx.t("next-no-seats"), tokens.ink2, "tab-prepare", prepare())
                }
                Some(session) => match session.date {
                    None => step(icons::CALENDAR, cx.t("next-no-date"), tokens.ink2, "tab-prepare", prepare()),
                    Some(date) => {
                        let (when, days) = in_days(cx, date);
                        let text = cx.tf("next-session", &[("when", when.into())]);
                        let color = if days < 0 { tokens.warn } else { tokens.ink2 };
                        step(icons::MICROPHONE, text, color, "tab-run", run())
                    }
                },
            }
        }
        Stage::Held => {
            let text = settings
                .draft_due
                .map_or_else(|| cx.t("next-draft"), |date| cx.tf("next-draft-by", &[("date", cx.texts.day(date).into())]));
            let late = settings.draft_due.is_some_and(|date| date < cx.today);
            step(icons::CALENDAR, text, if late { tokens.warn } else { tokens.ink2 }, "tab-compile", compile())
        }
        Stage::Draft => {
            let text =
                settings.draft_due.map_or_else(|| cx.t("next-write"), |date| cx.tf("next-send-by", &[("date", cx.texts.day(date).into())]));
            let late = settings.draft_due.is_some_and(|date| date < cx.today);
            step(icons::SEND, text, if late { tokens.warn } else { tokens.ink2 }, "next-send", review())
        }
        Stage::WithChecker => {
            let due = dossier.latest_round().map_or(settings.reply_due, |(_, round)| round.reply_by);
            let text = due.map_or_else(|| cx.t("next-reply"), |date| cx.tf("next-reply-by", &[("when", in_days(cx, date).0.into())]));
            let near = due.is_some_and(|date| in_days(cx, date).1 <= 1);
            if due.is_some_and(|date| date < cx.today) && dossier.latest_round().is_some() {
                return NextStep { icon: icons::CLOCK, text, color: tokens.warn, button: cx.t("next-remind"), goal: Goal::Remind };
            }
            step(icons::CLOCK, text, if near { tokens.warn } else { tokens.ink2 }, "tab-review", review())
        }
        Stage::Replied => replied(cx, dossier, review()),
        Stage::Approved => {
            let text = match project.standing(slug) {
                Standing::Begun => cx.t("next-destroy-begun"),
                Standing::Due(date) if date < cx.today => {
                    cx.tf("next-destroy-late", &[("date", cx.texts.day(date).into()), ("late", in_days(cx, date).0.into())])
                }
                _ => return step(icons::SEAL, cx.t("next-approved"), tokens.ink2, "show", compile()),
            };
            NextStep { icon: icons::WARNING, text, color: tokens.warn, button: cx.t("destroy"), goal: Goal::Destroy }
        }
    }
}

/// Something has come back: what is left to decide, or that it can be approved.
fn replied(cx: &Cx, dossier: &Dossier, screen: Screen) -> NextStep {
    let left = dossier.not_ready().map_or(0, |left| left.open + left.unplaced);
    let (text, color, button) = match dossier.latest_round().map(|_| left) {
        None => (cx.t("next-decide"), cx.tokens.ink2, "tab-review"),
        Some(0) => (cx.t("next-approve"), cx.tokens.ink2, "tab-review"),
        Some(left) => (cx.tf("next-decide-count", &[("count", left.into())]), cx.tokens.warn, "next-decide-now"),
    };
    NextStep { icon: icons::REPLY, text, color, button: cx.t(button), goal: Goal::Screen(screen) }
}

/// The line under a municipality's name.
pub(super) fn summary(cx: &Cx, stage: Stage, dossier: &Dossier) -> String {
    let group = dossier.sessions.values().next_back();
    let milestones = &dossier.municipality.milestones;
    let day = |key: &str, date: Option<jiff::civil::Date>| date.map(|date| cx.tf(key, &[("date", cx.texts.day(date).into())]));
    let said = match stage {
        Stage::Approved => day("row-approved", milestones.approved),
        Stage::Replied => day("row-replied", milestones.replied),
        Stage::WithChecker => day("row-sent", milestones.sent),
        Stage::Draft => dossier.draft.as_ref().map(|draft| cx.tf("row-draft", &[("words", draft.words().into())])),
        Stage::Planned | Stage::Held => group.and_then(|group| {
            let date = group.session.date?;
            let seats = group.session.seats.len();
            let when = if date == cx.today { cx.t("today") } else { cx.texts.day(date) };
            Some(cx.tf("row-session", &[("when", when.into()), ("seats", seats.into())]))
        }),
    };
    said.unwrap_or_else(|| cx.t("row-nothing"))
}
