//! The draft's versions: keep it under a name, see what two of them differ in, go back to one.

use std::sync::Arc;

use egui::{Id, Label, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::editor::parts::part_key;
use crate::app::command::Command;
use crate::domain::difference::{self, BlockChange, Change, Run};
use crate::domain::draft::version::Version;
use crate::domain::draft::{Block, BlockKind, Draft};
use crate::domain::ids::VersionId;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, focus_at_first};
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::difference::{coloured, heard};
use crate::ui::widgets::text::{line, right, text};
use crate::ui::widgets::{field, focus_ring};

/// The width of the list.
const LIST: f32 = 280.0;
/// The height of a version in it.
const ROW: f32 = 52.0;

/// What is typed and chosen in the dialog.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Versions {
    name: String,
    /// The older text; the latest version unless another is chosen.
    chosen: Option<VersionId>,
    /// What it is compared with; `None` for the draft as it is now.
    with: Option<VersionId>,
    seen: Option<Seen>,
}

/// A difference that has been worked out, and of what.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    before: Draft,
    after: Draft,
    changes: Vec<BlockChange>,
}

/// The button that opens the dialog.
pub(super) fn button(ui: &mut Ui, cx: &mut Cx, has_draft: bool) {
    let button = Button::icon_only(icons::HISTORY, &cx.t("action-versions")).small().enabled(has_draft).show(ui, cx);
    if !has_draft {
        button.on_hover_text(cx.t("export-needs-draft"));
    } else if button.clicked() {
        cx.open(Dialog::Versions(Versions::default()));
    }
}

/// What stands in the dialog; true when it is done.
pub(crate) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut Versions, dossier: &Dossier, read_only: bool) -> bool {
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(200.0, 620.0);
    let chosen = view.chosen.clone().or_else(|| dossier.versions.keys().next_back().cloned());
    let mut done = false;
    ui.add_enabled_ui(!read_only, |ui| keep(ui, cx, view));
    let Some((id, version)) = chosen.and_then(|id| dossier.versions.get_key_value(&id)) else {
        text(ui, cx.t("versions-none"), sans(15.0), cx.tokens.ink2);
        return false;
    };
    view.with.take_if(|with| with == id);
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(LIST, height), |ui| {
            ui.set_width(LIST);
            list(ui, cx, view, dossier, id, height);
        });
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.horizontal(|ui| {
                text(ui, cx.t("version-with"), semibold(14.0), cx.tokens.ink2);
                with(ui, cx, view, dossier, id);
                right(ui, |ui| {
                    let back = cx.tf("version-back-to", &[("name", version.name.as_str().into())]);
                    let button = Button::new(&cx.t("version-back")).name(&back).small().enabled(!read_only).show(ui, cx);
                    if button.on_hover_text(back).clicked() {
                        cx.send(Command::RestoreVersion(id.clone()));
                        done = true;
                    }
                });
            });
            ui.add_space(4.0);
            let after = view.with.as_ref().and_then(|id| dossier.versions.get(id)).map(|version| &version.draft);
            let empty = Draft::default();
            let after = after.or(dossier.draft.as_ref()).unwrap_or(&empty);
            let changes = &up_to_date(&mut view.seen, &version.draft, after).changes;
            ScrollArea::vertical().id_salt("version difference").auto_shrink(false).max_height(height - 48.0).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                difference(ui, cx, changes);
            });
        });
    });
    done
}

/// The difference between two drafts, worked out anew when one of them is another than before.
fn up_to_date<'a>(seen: &'a mut Option<Seen>, before: &Draft, after: &Draft) -> &'a Seen {
    let is_same = seen.as_ref().is_some_and(|seen| seen.before == *before && seen.after == *after);
    let kept = seen.take_if(|_| is_same);
    let fresh = || Seen { before: before.clone(), after: after.clone(), changes: difference::drafts(before, after) };
    seen.insert(kept.unwrap_or_else(fresh))
}

/// Keeps the draft as it is now.
fn keep(ui: &mut Ui, cx: &mut Cx, view: &mut Versions) {
    ui.horizontal(|ui| {
        let id = Id::unique("version name");
        let named = field::labelled(ui, cx, &cx.t("version-name"), &mut view.name, "", 360.0, id);
        focus_at_first(ui, &named, id);
        ui.vertical(|ui| {
            ui.add_space(25.0);
            let ready = !view.name.trim().is_empty();
            let pressed = Button::new(&cx.t("version-keep")).primary().enabled(ready).show(ui, cx).clicked();
            let entered = named.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if ready && (pressed || entered) {
                cx.send(Command::KeepVersion(std::mem::take(&mut view.name).trim().to_owned()));
                (view.chosen, view.with) = (None, None);
            }
            if !ready {
                text(ui, cx.t("version-needs"), sans(13.0), cx.tokens.ink3);
            }
        });
    });
}

/// A version by its name and when it was kept.
fn told(cx: &Cx, version: &Version) -> String {
    let at = version.at.to_zoned(cx.zone.clone());
    let time = crate::app::text::dates::time_of_day(at.time());
    cx.tf("version-at", &[("date", cx.texts.date(at.date()).into()), ("time", time.into())])
}

fn list(ui: &mut Ui, cx: &Cx, view: &mut Versions, dossier: &Dossier, chosen: &VersionId, height: f32) {
    let tokens = &cx.tokens;
    let all: Vec<(&VersionId, &Arc<Version>)> = dossier.versions.iter().rev().collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("versions").auto_shrink(false).max_height(height).show_rows(ui, ROW, all.len(), |ui, rows| {
        for (id, version) in &all[rows] {
            let at = told(cx, version);
            let is_chosen = *id == chosen;
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
            response
                .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), is_chosen, format!("{}, {at}", version.name)));
            if response.clicked() || response.gained_focus() {
                view.chosen = Some((*id).clone());
            }
            if is_chosen {
                ui.painter().rect_filled(rect, 6, tokens.accent_soft);
            } else if response.hovered() {
                ui.painter().rect_filled(rect, 6, tokens.hover);
            }
            focus_ring(ui, &response, rect, 6, tokens);
            let inner = Rect::from_min_max(rect.min + vec2(10.0, 4.0), rect.max - vec2(10.0, 4.0));
            let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
            let paint = |y: f32, words: &str, font, ink| {
                let galley = painter.layout_no_wrap(words.to_owned(), font, ink);
                painter.galley(inner.min + vec2(0.0, y), galley, ink);
            };
            paint(0.0, &version.name, semibold(15.0), tokens.ink);
            paint(22.0, &at, sans(13.0), tokens.ink2);
        }
    });
}

/// What the chosen version is compared with: the draft as it is now, or another version.
fn with(ui: &mut Ui, cx: &Cx, view: &mut Versions, dossier: &Dossier, chosen: &VersionId) {
    let others: Vec<&VersionId> = dossier.versions.keys().rev().filter(|id| *id != chosen).collect();
    let name = |id: &VersionId| dossier.versions.get(id).map(|version| version.name.clone()).unwrap_or_default();
    let choices: Vec<(Option<usize>, String)> =
        std::iter::once((None, cx.t("version-now"))).chain(others.iter().enumerate().map(|(index, id)| (Some(index), name(id)))).collect();
    let now = view.with.as_ref().and_then(|with| others.iter().position(|id| *id == with));
    if let Some(index) = field::choice(ui, &cx.t("version-with"), Id::unique("version with"), &choices, Some(now), "", 220.0) {
        view.with = index.map(|index| others[index].clone());
    }
}

fn difference(ui: &mut Ui, cx: &Cx, changes: &[BlockChange]) {
    if changes.iter().all(|change| matches!(change, BlockChange::Same(_))) {
        text(ui, cx.t("version-no-difference"), sans(15.0), cx.tokens.ink2);
        return;
    }
    let mut same = 0;
    for change in changes {
        if matches!(change, BlockChange::Same(_)) {
            same += 1;
            continue;
        }
        unchanged(ui, cx, std::mem::take(&mut same));
        changed(ui, cx, change);
    }
    unchanged(ui, cx, same);
}

/// Blocks in a row that are the same.
fn unchanged(ui: &mut Ui, cx: &Cx, count: usize) {
    if count > 0 {
        ui.add_space(4.0);
        line(ui, cx.tf("version-same", &[("count", count.into())]), sans(14.0), cx.tokens.ink3);
        ui.add_space(4.0);
    }
}

fn changed(ui: &mut Ui, cx: &Cx, change: &BlockChange) {
    let whole = |block: &Block, change| vec![Run { change, text: block.text.clone() }];
    let (key, block, runs) = match change {
        BlockChange::Same(_) => return,
        BlockChange::Removed(block) => ("version-removed", block, whole(block, Change::Removed)),
        BlockChange::Added(block) => ("version-added", block, whole(block, Change::Added)),
        BlockChange::Changed { block, runs, moved: true } => ("version-moved", block, runs.clone()),
        BlockChange::Changed { block, runs, moved: false } => ("version-changed", block, runs.clone()),
    };
    let part = cx.t(part_key(block.part));
    ui.add_space(4.0);
    text(ui, cx.tf(key, &[("part", part.into())]), semibold(13.0), cx.tokens.ink3);
    let size = if block.kind == BlockKind::Heading { 18.0 } else { 16.0 };
    let response = ui.add(Label::new(coloured(&runs, size, block.kind == BlockKind::Quote, &cx.tokens)).wrap());
    // Strokes and underlines cannot be heard.
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, heard(cx, &runs)));
    ui.add_space(4.0);
}
