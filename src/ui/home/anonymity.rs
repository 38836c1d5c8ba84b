//! What a project says of its participants: how quotes are attributed, and how long what they
//! said is kept.

use egui::{Id, Ui};

use crate::app::command::Command;
use crate::app::model::OpenProject;
use crate::domain::anonymity::attribution::{Attribution, Group, Level, SmallestGroup, Why};
use crate::domain::ids::Slug;
use crate::domain::retention::Keep;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::field;
use crate::ui::widgets::parties::{role_key, short_key};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::text;

/// The part of the project's settings.
pub(crate) fn settings(ui: &mut Ui, cx: &mut Cx, project: &OpenProject) {
    let workspace = &project.workspace;
    let Attribution { level, k } = workspace.project.attribution;
    text(ui, cx.t("attribution"), semibold(14.0), cx.tokens.ink2);
    let levels = Level::ALL.map(|level| (level, cx.t(level_key(level))));
    if let Some(level) = segmented(ui, cx, &cx.t("attribution"), &levels, level, 36.0) {
        cx.send(Command::SetAttribution(Attribution { level, k }));
    }
    ui.horizontal(|ui| {
        let sizes: Vec<(SmallestGroup, String)> =
            (SmallestGroup::LEAST..=SmallestGroup::MOST).filter_map(|k| Some((SmallestGroup::try_from(k).ok()?, k.to_string()))).collect();
        text(ui, cx.t("attribution-k"), sans(15.0), cx.tokens.ink2);
        if let Some(k) = field::choice(ui, &cx.t("attribution-k"), Id::unique("smallest group"), &sizes, Some(k), "", 60.0) {
            cx.send(Command::SetAttribution(Attribution { level, k }));
        }
    });
    text(ui, cx.tf("attribution-means", &[("k", k.get().into())]), sans(14.0), cx.tokens.ink3);
    if level != Level::Off {
        let mut possible = 0;
        for slug in workspace.municipalities.keys() {
            possible += usize::from(project.allowed(slug).1.is_ok());
        }
        let counts = [("possible", possible.into()), ("count", workspace.municipalities.len().into())];
        text(ui, cx.tf("attribution-possible", &counts), sans(14.0), cx.tokens.ink2);
    }
    ui.horizontal(|ui| {
        let months: Vec<(Keep, String)> =
            (Keep::LEAST..=Keep::MOST).filter_map(|months| Some((Keep::try_from(months).ok()?, months.to_string()))).collect();
        text(ui, cx.t("keep-months"), semibold(14.0), cx.tokens.ink2);
        let keep = workspace.project.keep;
        if let Some(keep) = field::choice(ui, &cx.t("keep-months"), Id::unique("keep months"), &months, Some(keep), "", 60.0) {
            cx.send(Command::SetKeep(keep));
        }
    });
}

fn level_key(level: Level) -> &'static str {
    match level {
        Level::Off => "attribution-off",
        Level::Organisation => "attribution-organisation",
        Level::Role => "attribution-role",
    }
}

/// What today's table allows, in a sentence; `None` when quotes are not attributed at all.
pub(crate) fn allowed(cx: &Cx, project: &OpenProject, slug: &Slug) -> Option<String> {
    let attribution = project.workspace.project.attribution;
    if attribution.level == Level::Off {
        return None;
    }
    let k = attribution.k.get();
    let (count, groups) = project.allowed(slug);
    Some(match groups {
        Ok(groups) => {
            let names: Vec<String> = groups.into_iter().map(|group| name(cx, group)).collect();
            cx.tf("attribution-shows", &[("count", count.into()), ("groups", names.join("; ").into())])
        }
        Err(Why::TooFew { largest }) => {
            cx.tf("attribution-too-few", &[("count", count.into()), ("largest", largest.into()), ("k", k.into())])
        }
        Err(Why::Rest) => cx.tf("attribution-rest", &[("count", count.into()), ("k", k.into())]),
        Err(Why::Before) => cx.tf("attribution-before", &[("count", count.into()), ("k", k.into())]),
    })
}

fn name(cx: &Cx, group: Group) -> String {
    let organisation = cx.t(short_key(group.organisation));
    group.role.map_or_else(|| organisation.clone(), |role| format!("{}, {organisation}", cx.t(role_key(role))))
}
