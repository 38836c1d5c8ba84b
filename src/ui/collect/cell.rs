//! The sentences behind one number of the table, where they stand, and every other sentence of the
//! chapter, which the lead can put under the same code.

use egui::{Frame, Id, Margin, Stroke, Ui, UiBuilder};

use super::View;
use crate::app::command::{Command, PublishingCommand};
use crate::app::model::OpenProject;
use crate::domain::coding::Code;
use crate::domain::draft::{BlockKind, Part};
use crate::domain::ids::BlockId;
use crate::domain::publication::Chapter;
use crate::domain::publication::comparison::Marked;
use crate::domain::publication::lessons::{self, Found};
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{right, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, project: &OpenProject) {
    let tokens = cx.tokens.clone();
    let Some((open, collation)) = view.open.as_mut().zip(project.publishing.collation.as_ref()) else { return };
    let Some(chapter) = collation.chapter(&open.slug) else {
        view.open = None;
        return;
    };
    if open.of != chapter.approval.hash {
        open.of.clone_from(&chapter.approval.hash);
        open.sentences = lessons::all(chapter, cx.language());
    }
    let table = collation.table(view.group);
    let row = table.rows.iter().find(|row| row.slug == open.slug);
    let at = table.codes.iter().position(|code| *code == open.code);
    let cell = row.zip(at).and_then(|(row, at)| row.cells.get(at));
    let name = chapter.name.trim();
    let mut close = false;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - 40.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            text(ui, cx.code(&open.code), semibold(18.0), tokens.ink);
            let count = cell.map_or(0, |cell| cell.count);
            text(ui, cx.tf("collect-cell", &[("name", name.into()), ("count", count.into())]), sans(15.0), tokens.ink3);
        });
        right(ui, |ui| {
            let button = Button::icon_only(icons::CLOSE, &cx.t("collect-cell-close")).show(ui, cx);
            cx.regions.push(Region { rect: ui.clip_rect(), anchor: button.id });
            close = button.clicked();
        });
    });
    ui.add_space(8.0);
    for found in cell.into_iter().flat_map(|cell| &cell.sentences) {
        Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(tokens.stroke, tokens.line))
            .corner_radius(8)
            .inner_margin(Margin::same(10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                text(ui, &found.text, sans(15.0), tokens.ink);
                text(ui, place_of(cx, chapter, &found.block), sans(13.0), tokens.ink3);
            });
        ui.add_space(4.0);
    }
    if cell.is_none_or(|cell| cell.sentences.is_empty()) {
        text(ui, cx.tf("collect-cell-empty", &[("name", name.into())]), sans(15.0), tokens.ink2);
    }
    ui.add_space(12.0);
    text(ui, cx.tf("collect-all-sentences", &[("name", name.into())]), semibold(15.0), tokens.ink);
    text(ui, cx.tf("collect-mark-lead", &[("code", cx.code(&open.code).into())]), sans(14.0), tokens.ink3);
    ui.add_space(6.0);
    ui.scope(|ui| {
        if project.read_only.is_some() {
            ui.disable();
        }
        let marks = &project.workspace.publication.coding;
        let mut last: Option<&BlockId> = None;
        for found in &open.sentences {
            if last.is_none_or(|last| place_of(cx, chapter, last) != place_of(cx, chapter, &found.block)) {
                text(ui, place_of(cx, chapter, &found.block), semibold(13.0), tokens.ink3);
            }
            last = Some(&found.block);
            // The same whatever stands above, or the focus would be lost.
            let id = Id::unique(("sentence", &open.slug, &found.block, found.from));
            ui.scope_builder(UiBuilder::new().scope_id(id), |ui| sentence(ui, cx, (chapter, found), &open.code, marks));
        }
    });
    ui.add_space(24.0);
    if close {
        view.open = None;
    }
}

/// One sentence, and whether it is under the code: because it was noted so, or the lead put it there.
fn sentence(ui: &mut Ui, cx: &mut Cx, (chapter, found): (&Chapter, &Found), code: &Code, marks: &[Marked]) {
    let mark = Marked {
        chapter: chapter.slug.clone(),
        draft: chapter.approval.hash.clone(),
        block: found.block.clone(),
        from: found.from,
        to: found.to,
        code: code.clone(),
    };
    let mut on = marks.contains(&mark);
    let noted = chapter.codes.iter().any(|coded| {
        let here = coded.block == found.block && coded.code == *code;
        here && (found.is_quote || (coded.from < found.to && found.from < coded.to))
    });
    if noted && !on {
        let tokens = cx.tokens.clone();
        ui.horizontal_top(|ui| {
            crate::ui::widgets::text::icon(ui, icons::CHECK, crate::ui::theme::fonts::icon(16.0), tokens.green);
            text(ui, &found.text, sans(14.0), tokens.ink2);
        });
        return;
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    let label = crate::ui::widgets::text::rich(&found.text, sans(14.0), cx.tokens.ink);
    let response = ui.checkbox(&mut on, label);
    if response.changed() {
        cx.send(Command::Publishing(PublishingCommand::Mark(mark)));
    }
}

/// In which part of the chapter a passage stands, and under which of its own headings.
fn place_of(cx: &Cx, chapter: &Chapter, block: &BlockId) -> String {
    let passages = &chapter.approval.wording.passages;
    let Some(at) = passages.iter().position(|passage| passage.id == *block) else { return String::new() };
    let part = passages[at].part;
    let headings = passages[..at].iter().rev().take_while(|passage| passage.part == part);
    let heading = headings.filter(|passage| passage.kind == BlockKind::Heading).map(|passage| passage.text.as_str()).next();
    match heading {
        Some(heading) => heading.to_owned(),
        None => cx.t(part_key(part)),
    }
}

/// What a part of a chapter is called.
pub(super) fn part_key(part: Part) -> &'static str {
    match part {
        Part::About => "tab-about",
        Part::Story => "tab-story",
        Part::Why => "part-why",
        Part::How => "part-how",
        Part::Lessons => "part-lessons",
    }
}
