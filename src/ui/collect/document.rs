//! To the side: what the document is made of, in which order, the button that makes it, and what
//! came of it.

use std::path::{Path, PathBuf};

use egui::{Id, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{View, slips};
use crate::app::checking;
use crate::app::command::{Command, PublishingCommand};
use crate::app::model::OpenProject;
use crate::app::publishing::collation::{Collation, Group};
use crate::domain::coding::Code;
use crate::domain::ids::Slug;
use crate::domain::publication::{Chapter, Lead};
use crate::export::Step;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, confirm, focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::bar;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{icon as icon_label, line, right, text};
use crate::ui::widgets::track::stage_key;
use crate::ui::widgets::{boxed, focus_ring};

/// So many rows are all drawn.
const FEW: usize = 40;
const ROW: f32 = 32.0;
const BEYOND: f32 = 300.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, project: &OpenProject) {
    let tokens = cx.tokens.clone();
    let lead = &project.workspace.publication;
    text(ui, cx.t("collect-document"), semibold(20.0), tokens.ink);
    let title = if lead.title.trim().is_empty() { project.workspace.project.name.trim() } else { lead.title.trim() };
    let pages = project.publishing.done.as_ref().map(|done| cx.tf("collect-pages", &[("pages", done.pages.into())]));
    text(ui, pages.map_or_else(|| title.to_owned(), |pages| format!("{title}, {pages}")), sans(15.0), tokens.ink3);
    ui.add_space(8.0);
    let Some(collation) = &project.publishing.collation else {
        text(ui, cx.t("collect-coming"), sans(15.0), tokens.ink2);
        return;
    };
    let can = project.read_only.is_none();
    let is_said = |code: &Code, count: &usize| *count > 0 || !lead.lesson(code).is_empty();
    let lessons = collation.table(Group::Lessons);
    let has_lessons = lessons.codes.iter().zip(&lessons.mentioned()).any(|(code, count)| is_said(code, count));
    for (key, there) in [("collect-introduction", true), ("paper-book-contents", true), ("paper-book-lessons", has_lessons)] {
        ui.horizontal(|ui| {
            icon_label(ui, if there { icons::CHECK } else { icons::CIRCLE_DASHED }, icon(18.0), tokens.accent);
            text(ui, cx.t(key), sans(15.0), if there { tokens.ink } else { tokens.ink3 });
        });
    }
    if !has_lessons {
        text(ui, cx.t("collect-no-lessons"), sans(14.0), tokens.ink3);
    }
    let within = collation.chapters.iter().filter(|chapter| !lead.left_out.contains(&chapter.slug)).count();
    let label = cx.tf("collect-chapters", &[("count", within.into())]);
    if foldable(ui, cx, &label, view.shows_chapters, !collation.chapters.is_empty()) {
        view.shows_chapters ^= true;
    }
    if view.shows_chapters {
        chapters(ui, cx, collation, lead, can);
    }
    others(ui, cx, collation);
    ui.add_space(10.0);
    make(ui, cx, project, within);
    ui.add_space(14.0);
    rule(ui, cx);
    if Button::new(&cx.t("collect-write")).icon(icons::PENCIL).width(ui.available_width()).show(ui, cx).clicked() {
        view.writing ^= true;
    }
    ui.add_space(8.0);
    slips::show(ui, cx, view, collation, lead, can);
    ui.add_space(14.0);
    rule(ui, cx);
    gate(ui, cx, project, collation, within);
    ui.add_space(12.0);
}

/// What folds a list out, flush with what stands above it; true when it was pressed.
pub(super) fn foldable(ui: &mut Ui, cx: &Cx, label: &str, open: bool, any: bool) -> bool {
    let tokens = &cx.tokens;
    let sense = if any { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, any, open, label));
    if any && response.hovered() {
        boxed(ui.painter(), rect, 8, tokens.hover, Stroke::NONE);
    }
    let ink = if any { tokens.ink } else { tokens.ink3 };
    let mark = ui.painter().layout_no_wrap((if open { icons::CARET_DOWN } else { icons::CARET_RIGHT }).to_owned(), icon(18.0), ink);
    let words = ui.painter().layout_no_wrap(label.to_owned(), semibold(15.0), ink);
    ui.painter().galley(pos2(rect.left(), rect.center().y - mark.size().y / 2.0), mark, ink);
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - words.size().y / 2.0), words, ink);
    focus_ring(ui, &response, rect, 8, tokens);
    response.clicked()
}

fn rule(ui: &mut Ui, cx: &Cx) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, cx.tokens.line));
}

/// Each chapter: whether it is in the document, and its place.
fn chapters(ui: &mut Ui, cx: &mut Cx, collation: &Collation, lead: &Lead, can: bool) {
    let order: Vec<&Chapter> = collation.order.iter().filter_map(|n| collation.chapters.get(*n)).collect();
    ui.scope(|ui| {
        if !can {
            ui.disable();
        }
        for (place, chapter) in order.iter().enumerate() {
            let top = ui.cursor().top();
            let near = ui.clip_rect().expand(BEYOND).y_range();
            if order.len() > FEW && (top > near.max || top + ROW < near.min) {
                ui.allocate_exact_size(vec2(ui.available_width(), ROW - ui.spacing().item_spacing.y), Sense::hover());
                continue;
            }
            let name = chapter.name.trim();
            ui.push_id(chapter.slug.as_str(), |ui| {
                ui.horizontal(|ui| {
                    ui.set_height(ROW - ui.spacing().item_spacing.y);
                    let mut on = !lead.left_out.contains(&chapter.slug);
                    let tick = ui.checkbox(&mut on, crate::ui::widgets::text::rich(name, sans(15.0), cx.tokens.ink));
                    if tick.changed() {
                        cx.send(Command::Publishing(PublishingCommand::LeaveOut(chapter.slug.clone(), !on)));
                    }
                    right(ui, |ui| {
                        ui.spacing_mut().item_spacing.x = 2.0;
                        for (symbol, key, to) in [
                            (icons::ARROW_DOWN, "collect-down", Some(place + 1).filter(|to| *to < order.len())),
                            (icons::ARROW_UP, "collect-up", place.checked_sub(1)),
                        ] {
                            let name = cx.tf(key, &[("name", name.into())]);
                            let button = Button::icon_only(symbol, &name).small().enabled(to.is_some()).show(ui, cx);
                            if let (true, Some(to)) = (button.clicked(), to) {
                                let mut slugs: Vec<Slug> = order.iter().map(|chapter| chapter.slug.clone()).collect();
                                slugs.swap(place, to);
                                cx.send(Command::Publishing(PublishingCommand::SetOrder(slugs)));
                            }
                        }
                    });
                });
            });
        }
    });
}

/// Those that are not in it, and how far each has come.
fn others(ui: &mut Ui, cx: &Cx, collation: &Collation) {
    const NAMED: usize = 8;
    let tokens = &cx.tokens;
    let others: Vec<_> = collation.lines.iter().filter(|line| line.chapter.is_none()).collect();
    for other in others.iter().take(NAMED) {
        ui.horizontal(|ui| {
            icon_label(ui, icons::CIRCLE_DASHED, icon(18.0), tokens.ink3);
            let stage = cx.t(stage_key(other.stage));
            let room = ui.available_width();
            ui.scope(|ui| {
                ui.set_max_width(room * 0.5);
                line(ui, &other.name, sans(15.0), tokens.ink3);
            });
            right(ui, |ui| drop(line(ui, stage, sans(14.0), tokens.ink3)));
        });
    }
    if others.len() > NAMED {
        text(ui, cx.tf("collect-more", &[("count", (others.len() - NAMED).into())]), sans(14.0), tokens.ink3);
    }
}

/// The button that makes the document; while it is made, how far it has come.
fn make(ui: &mut Ui, cx: &mut Cx, project: &OpenProject, within: usize) {
    let tokens = cx.tokens.clone();
    let width = ui.available_width();
    if let Some(job) = &project.publishing.job {
        let (words, share) = progress(cx, job.step);
        text(ui, words, sans(15.0), tokens.ink);
        bar::progress(ui, cx, width, share);
        ui.add_space(4.0);
        if Button::new(&cx.t("cancel")).width(width).enabled(!job.is_stopping()).show(ui, cx).clicked() {
            cx.send(Command::Publishing(PublishingCommand::Stop));
        }
        return;
    }
    let busy = project.compile.exporting;
    let label = cx.t("publish-title");
    let button = Button::new(&label).icon(icons::EXPORT).primary().large().width(width).enabled(within > 0 && !busy).show(ui, cx);
    cx.regions.push(Region { rect: ui.clip_rect(), anchor: button.id });
    if button.clicked() {
        let path = project.publishing.done.as_ref().and_then(|done| Some(done.pdf.parent()?.display().to_string()));
        cx.open(Dialog::Publish { path: path.unwrap_or_else(|| project.root.join(cx.t("publish-folder-name")).display().to_string()) });
    }
    let under = if within == 0 { "notice-nothing-to-publish" } else { "publish-what" };
    text(ui, cx.t(under), sans(14.0), tokens.ink3);
    if let Some(done) = &project.publishing.done {
        let folder = done.pdf.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        ui.horizontal_top(|ui| {
            icon_label(ui, icons::CHECK_CIRCLE, icon(18.0), tokens.green);
            text(ui, cx.tf("publish-done", &[("pages", done.pages.into()), ("folder", folder.into())]), sans(14.0), tokens.ink2);
        });
    }
}

fn progress(cx: &Cx, step: Option<Step>) -> (String, f32) {
    let share = |done: usize, of: usize| done as f32 / of.max(1) as f32;
    match step {
        None => (cx.t("publish-begins"), 0.0),
        Some(Step::Chapters { done, of }) => {
            (cx.tf("publish-chapters", &[("done", done.into()), ("of", of.into())]), 0.6 * share(done, of))
        }
        Some(Step::Pages) => (cx.t("publish-pages"), 0.65),
        Some(Step::Docx) => (cx.t("publish-docx"), 0.7),
        Some(Step::Pdf) => (cx.t("publish-pdf"), 0.75),
        Some(Step::Site { done, of }) => (cx.tf("publish-site", &[("done", done.into()), ("of", of.into())]), 0.8 + 0.2 * share(done, of)),
    }
}

/// Whether all of it may leave; if not, a way to what keeps it.
fn gate(ui: &mut Ui, cx: &mut Cx, project: &OpenProject, collation: &Collation, within: usize) {
    let tokens = cx.tokens.clone();
    if within == 0 {
        return;
    }
    if collation.revision != project.saving.revision() {
        text(ui, cx.t("anonymity-coming"), sans(14.0), tokens.ink3);
        return;
    }
    let count = collation.held.len();
    let (symbol, ink) = if count == 0 { (icons::SHIELD_CHECK, tokens.green) } else { (icons::SHIELD_WARNING, tokens.danger) };
    ui.horizontal_top(|ui| {
        icon_label(ui, symbol, icon(20.0), ink);
        let key = if count == 0 { "collect-clear" } else { "notice-publication-held" };
        let number = if count == 0 { within } else { count };
        text(ui, cx.tf(key, &[("count", number.into())]), sans(15.0), tokens.ink2);
    });
    let way = collation.held.iter().find_map(|held| {
        // What was collected is put right where it was written.
        let own = held.chapter.as_ref().filter(|slug| project.dossier(slug).is_some_and(|dossier| dossier.draft.is_some()))?;
        checking::way_to(&held.hindrance, own)
    });
    if let Some(way) = way
        && Button::new(&cx.t("show-first")).quiet().small().show(ui, cx).clicked()
    {
        cx.send(way);
    }
}

/// The dialog that makes the publication; true when it is done.
pub(crate) fn show_publish(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("publish-lead"), sans(15.0), cx.tokens.ink2);
    let label = cx.t("publish-folder");
    let id = Id::unique("folder to publish in");
    let (response, browse) = path_field(ui, cx, &label, path, id);
    focus_at_first(ui, &response, id);
    if browse {
        picker.open(ui.ctx(), &label, Choose::Folder { start: Path::new(path.as_str()) }, frame);
    }
    let done = confirm(ui, cx, &cx.t("publish-now"), !path.trim().is_empty(), &cx.t("open-folder-needs"), response.lost_focus());
    if done {
        cx.send(Command::Publishing(PublishingCommand::Publish(PathBuf::from(path.trim()))));
    }
    done
}
