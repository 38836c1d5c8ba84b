//! The parts of the summary: tabs that go to them, their headings, what each still lacks.

use egui::{Frame, Panel, Ui};

use super::{Target, View, anchor};
use crate::app::command::Command;
use crate::app::model::Compile;
use crate::app::text::Texts;
use crate::domain::draft::{Block, BlockKind, Draft, Part};
use crate::domain::guide::Guide;
use crate::domain::ids::BlockId;
use crate::domain::printed_guide;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;

/// The parts as tabs; a click goes there. The one with the caret is underlined.
pub(super) fn bar(ui: &mut Ui, cx: &mut Cx, view: &mut View, dossier: &Dossier, compile: &Compile) {
    let tokens = cx.tokens.clone();
    let part = compile.block.as_ref().and_then(|id| dossier.draft.as_ref()?.block(id)).map(|block| block.part);
    Panel::top("compile-parts").exact_size(48.0).resizable(false).show_separator_line(false).frame(Frame::new().fill(tokens.surface)).show(
        ui,
        |ui| {
            super::super::hairline(ui, cx, ui.max_rect().bottom());
            let bottom = ui.max_rect().bottom();
            ui.horizontal_centered(|ui| {
                ui.add_space(if cx.narrow { 8.0 } else { 28.0 });
                ui.spacing_mut().item_spacing.x = if cx.narrow { 0.0 } else { 8.0 };
                for (key, target) in [
                    ("tab-about", Target::Part(Some(Part::About))),
                    ("tab-story", Target::Part(Some(Part::Story))),
                    ("tab-brief", Target::Part(Some(Part::Why))),
                    ("tab-contacts", Target::Part(None)),
                ] {
                    let done = match &target {
                        Target::Part(Some(part)) => {
                            dossier.draft.as_ref().is_some_and(|draft| draft.part(*part).any(|block| !block.is_blank()))
                        }
                        _ => !dossier.municipality.contacts.is_empty(),
                    };
                    let here = part.is_some_and(|part| target == Target::Part(Some(if part.is_brief() { Part::Why } else { part })));
                    let label = cx.t(key);
                    let mut button = Button::new(&label).ghost().small();
                    if done {
                        button = button.color(tokens.ink);
                        if !cx.narrow {
                            button = button.icon(icons::CHECK);
                        }
                    }
                    let response = button.show(ui, cx);
                    if here {
                        ui.painter().hline(response.rect.x_range(), bottom - 1.5, egui::Stroke::new(3.0, tokens.accent));
                    }
                    if response.clicked() {
                        view.scroll_to = Some(target);
                    }
                }
            });
        },
    );
}

pub(super) fn heading(ui: &mut Ui, cx: &Cx, view: &mut View, paper: &Texts, part: Part, (name, full): (&str, &str)) {
    let tokens = &cx.tokens;
    anchor(ui, view, &Target::Part(Some(part)));
    let (title, size) = match part {
        Part::About => (paper.with("paper-about", &[("full", full.into())]), 22.0),
        Part::Story => (cx.t("tab-story"), 14.0),
        Part::Why => {
            ui.add_space(20.0);
            text(ui, paper.with("paper-brief", &[("name", name.into())]), semibold(22.0), tokens.ink);
            (paper.get("part-why"), 18.0)
        }
        Part::How => (paper.get("part-how"), 18.0),
        Part::Lessons => (paper.get("part-lessons"), 18.0),
    };
    ui.add_space(12.0);
    let ink = match part {
        Part::Story => tokens.ink3,
        Part::Why => tokens.green,
        Part::How => tokens.blue,
        Part::Lessons => tokens.accent,
        Part::About => tokens.ink,
    };
    text(ui, title, semibold(size), ink);
}

/// Which questions an empty part still waits for.
pub(super) fn missing(ui: &mut Ui, cx: &Cx, guide: &Guide, draft: &Draft, part: Part, compile: &Compile) {
    if draft.part(part).any(|block| !block.is_blank()) {
        return;
    }
    let Some(rows) = compile.evidence.unanswered.get(&part) else { return };
    let named = |row| {
        let place = guide.place(row)?;
        Some(format!("{} {}", printed_guide::number(&place), place.row.short.get(cx.language())))
    };
    let rows = rows.iter().filter_map(named).collect::<Vec<_>>().join(", ");
    text(ui, cx.tf("part-missing", &[("rows", rows.into())]), sans(14.0), cx.tokens.warn);
}

/// What can be added at the end of a part.
pub(super) fn add(ui: &mut Ui, cx: &mut Cx, part: Part, last: Option<&BlockId>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for kind in part.kinds() {
            let label = cx.t(add_key(*kind));
            let place = cx.t(part_key(part));
            let name = format!("{label}, {place}");
            let button = Button::new(&label).name(&name).icon(icons::PLUS).ghost().small().color(cx.tokens.ink3);
            if button.show(ui, cx).clicked() {
                cx.send(Command::AddBlock { part, kind: *kind, after: last.cloned() });
            }
        }
    });
}

pub(super) fn last(draft: &Draft, part: Part) -> Option<BlockId> {
    draft.part(part).last().map(|block: &Block| block.id.clone())
}

fn add_key(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "add-heading",
        BlockKind::Paragraph => "add-paragraph",
        BlockKind::Quote => "add-quote",
        BlockKind::Point => "add-point",
    }
}

/// What a part is called.
pub(in crate::ui::compile) fn part_key(part: Part) -> &'static str {
    match part {
        Part::About => "tab-about",
        Part::Story => "tab-story",
        Part::Why => "part-why",
        Part::How => "part-how",
        Part::Lessons => "part-lessons",
    }
}
