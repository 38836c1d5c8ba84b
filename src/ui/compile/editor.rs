//! The text, block by block, part by part.
//!
//! Enter splits a block, Backspace at its start joins it with the one before; everything else
//! is a plain text field's doing.

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::{
    Align, EventFilter, Frame, Id, Key, Margin, Modifiers, Panel, Popup, Rect, ScrollArea, Sense, Stroke, TextEdit, Ui, pos2, vec2,
};

use super::contacts;
use crate::app::command::Command;
use crate::app::model::Compile;
use crate::app::text::Texts;
use crate::domain::draft::{Block, BlockKind, Draft, Part};
use crate::domain::ids::BlockId;
use crate::domain::swedish;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::place;
use crate::ui::widgets::text::{right, text};
use crate::ui::widgets::{focus_ring, kbd};

/// Widest column of text; longer lines are hard to read.
const COLUMN: f32 = 620.0;

#[derive(Debug, Default)]
pub struct View {
    scroll_to: Option<Target>,
    focus: Option<BlockId>,
}

#[derive(Debug, Clone, PartialEq)]
enum Target {
    Block(BlockId),
    Part(Option<Part>),
}

impl View {
    /// Puts the caret into a block.
    pub fn go_to(&mut self, block: BlockId) {
        self.scroll_to = Some(Target::Block(block.clone()));
        self.focus = Some(block);
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, paper: &Texts, dossier: &mut Dossier, compile: &mut Compile) {
    let tokens = cx.tokens.clone();
    let blank = dossier.draft.as_ref().is_none_or(|draft| draft.blocks.iter().all(Block::is_blank));
    parts_bar(ui, cx, view, dossier);
    footer(ui, cx, dossier.draft.as_ref());
    let material = !dossier.stream().is_empty();
    let Dossier { municipality, draft, .. } = dossier;
    ScrollArea::vertical().id_salt("editor").auto_shrink(false).show(ui, |ui| {
        let column = (ui.available_width() - 100.0).min(COLUMN);
        let side = ((ui.available_width() - column) / 2.0).max(50.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(column);
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.add_space(16.0);
                if blank {
                    first_draft(ui, cx, material);
                    if draft.is_none() {
                        return;
                    }
                }
                let Some(draft) = draft else { return };
                for part in Part::ALL {
                    part_heading(ui, cx, view, paper, part, &municipality.name, &municipality.full_name);
                    blocks(ui, cx, view, paper, draft, part, compile);
                }
                anchor(ui, view, &Target::Part(None));
                ui.add_space(20.0);
                text(ui, cx.t("tab-contacts"), semibold(22.0), tokens.ink);
                contacts::show(ui, cx, municipality, compile);
                ui.add_space(ui.clip_rect().height() * 0.4);
            });
        });
    });
}

/// "Skapa utkast", so that nobody starts on a blank page.
fn first_draft(ui: &mut Ui, cx: &mut Cx, material: bool) {
    let tokens = cx.tokens.clone();
    Frame::new()
        .fill(tokens.accent_soft)
        .stroke(Stroke::new(tokens.stroke, tokens.accent_line))
        .corner_radius(12)
        .inner_margin(Margin::same(20))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 8.0;
            text(ui, cx.t("first-draft-title"), semibold(20.0), tokens.ink);
            text(ui, cx.t(if material { "first-draft" } else { "first-draft-no-material" }), sans(16.0), tokens.ink2);
            let button = Button::new(&cx.t("create-draft")).icon(icons::WAND).primary().show(ui, cx);
            cx.regions.push(Region { rect: ui.max_rect(), anchor: button.id });
            if button.clicked() {
                cx.send(Command::CreateDraft);
            }
        });
}

/// The parts as tabs; a click goes there.
fn parts_bar(ui: &mut Ui, cx: &mut Cx, view: &mut View, dossier: &Dossier) {
    let tokens = cx.tokens.clone();
    Panel::top("compile-parts").exact_size(48.0).resizable(false).show_separator_line(false).frame(Frame::new().fill(tokens.surface)).show(
        ui,
        |ui| {
            super::hairline(ui, cx, ui.max_rect().bottom());
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
                    let label = cx.t(key);
                    let mut button = Button::new(&label).ghost().small();
                    if done {
                        button = button.color(tokens.ink);
                        if !cx.narrow {
                            button = button.icon(icons::CHECK);
                        }
                    }
                    if button.show(ui, cx).clicked() {
                        view.scroll_to = Some(target);
                    }
                }
            });
        },
    );
}

fn footer(ui: &mut Ui, cx: &Cx, draft: Option<&Draft>) {
    let tokens = cx.tokens.clone();
    Panel::bottom("compile-footer")
        .exact_size(42.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(28, 0)))
        .show(ui, |ui| {
            super::hairline(ui, cx, ui.max_rect().top());
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                if ui.available_width() > 430.0 {
                    for (keys, key) in
                        [(["Ctrl", "2"], "action-heading"), (["Ctrl", "J"], "action-go-to-material"), (["Ctrl", "Z"], "action-undo")]
                    {
                        for key in keys {
                            kbd::kbd(ui, cx, key);
                        }
                        ui.label(crate::ui::widgets::text::rich(cx.t(key).to_lowercase(), sans(14.0), tokens.ink3));
                        ui.add_space(8.0);
                    }
                }
                right(ui, |ui| {
                    let words = draft.map_or(0, Draft::words);
                    let count = crate::domain::swedish::whole(words as f64, cx.language());
                    ui.label(crate::ui::widgets::text::rich(cx.tf("words", &[("count", count.into())]), sans(14.0), tokens.ink2));
                });
            });
        });
}

fn anchor(ui: &Ui, view: &mut View, target: &Target) {
    if view.scroll_to.as_ref() == Some(target) {
        let at = ui.cursor().min;
        ui.scroll_to_rect(Rect::from_min_size(at, vec2(10.0, 200.0)), Some(Align::TOP));
        view.scroll_to = None;
    }
}

fn part_heading(ui: &mut Ui, cx: &Cx, view: &mut View, paper: &Texts, part: Part, name: &str, full: &str) {
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

fn blocks(ui: &mut Ui, cx: &mut Cx, view: &mut View, paper: &Texts, draft: &mut Draft, part: Part, compile: &mut Compile) {
    let numbers: Vec<Option<usize>> = draft.blocks.iter().map(|block| draft.number_of(&block.id)).collect();
    let mut last = None;
    for (block, number) in draft.blocks.iter_mut().zip(numbers).filter(|(block, _)| block.part == part) {
        let id = block.id.clone();
        ui.push_id(id.as_str(), |ui| show_block(ui, cx, view, paper, block, number, compile));
        last = Some(id);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for kind in part.kinds() {
            let label = cx.t(add_key(*kind));
            let place = cx.t(part_key(part));
            if Button::new(&label)
                .name(&format!("{label}, {place}"))
                .icon(icons::PLUS)
                .ghost()
                .small()
                .color(cx.tokens.ink3)
                .show(ui, cx)
                .clicked()
            {
                cx.send(Command::AddBlock { part, kind: *kind, after: last.clone() });
            }
        }
    });
}

fn show_block(ui: &mut Ui, cx: &mut Cx, view: &mut View, paper: &Texts, block: &mut Block, number: Option<usize>, compile: &mut Compile) {
    let tokens = cx.tokens.clone();
    let id = Id::unique(("block", block.id.as_str()));
    anchor(ui, view, &Target::Block(block.id.clone()));
    give_focus(ui, view, block, id, compile);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let enter = focused && edit_keys(ui, cx, block, id);
    let (font, indent, ink) = match block.kind {
        BlockKind::Heading => (semibold(22.0), 0.0, tokens.ink),
        BlockKind::Paragraph => (sans(18.0), 0.0, tokens.ink),
        BlockKind::Quote => (serif(20.0), 20.0, tokens.ink),
        BlockKind::Point => (sans(18.0), 20.0, tokens.ink),
    };
    let gap = if block.kind == BlockKind::Heading { 12.0 } else { 4.0 };
    ui.add_space(gap);
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = ui.cursor().left();
        ui.add_space(indent);
        let line = crate::ui::widgets::text::line_height(font.size);
        let layout_font = font.clone();
        let mut layouter = move |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
            let mut job = egui::text::LayoutJob::simple(text.as_str().to_owned(), layout_font.clone(), ink, width);
            job.sections.iter_mut().for_each(|section| section.format.line_height = Some(line));
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let hint = egui::RichText::new(cx.t(hint_key(block))).font(font.clone()).color(tokens.ink3);
        let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
        let width = ui.available_width() - 34.0;
        let output = TextEdit::multiline(&mut block.text)
            .id(id)
            .font(font.clone())
            .text_color(ink)
            .hint_text(hint)
            .frame(Frame::NONE)
            .margin(Margin::symmetric(4, 2))
            .desired_rows(1)
            .desired_width(width)
            .event_filter(filter)
            .layouter(&mut layouter)
            .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
            .show(ui);
        let response = output.response.response.clone();
        if response.changed() {
            cx.send(Command::Edited);
        }
        if let (true, Some(range)) = (enter, output.cursor_range) {
            cx.send(Command::SplitBlock {
                block: block.id.clone(),
                selection: {
                    let range = range.as_sorted_char_range();
                    range.start.0..range.end.0
                },
            });
        }
        if response.gained_focus() || (response.has_focus() && compile.block.as_ref() != Some(&block.id)) {
            cx.send(Command::FocusBlock(block.id.clone()));
        }
        let name = number.map_or_else(|| cx.t(kind_key(block.kind)), |number| format!("{} {number}", cx.t(kind_key(block.kind))));
        let rect = response.rect;
        cx.regions.extend((compile.block.as_ref() == Some(&block.id)).then_some(Region { rect: ui.clip_rect(), anchor: id }));
        response.accessible_name(name);
        if let Some(number) = number {
            let at = pos2(left - 16.0, rect.top() + 2.0 + line / 2.0);
            ui.painter().text(at, egui::Align2::RIGHT_CENTER, number.to_string(), semibold(13.0), tokens.ink3);
        }
        match block.kind {
            BlockKind::Quote => {
                quotation_marks(ui, cx, paper, block, &output, rect);
                ui.painter().rect_filled(Rect::from_min_size(pos2(left, rect.top()), vec2(3.0, rect.height())), 0, tokens.green);
            }
            BlockKind::Point => {
                ui.painter().circle_filled(pos2(left + 8.0, rect.top() + 2.0 + line / 2.0), 3.0, tokens.accent);
            }
            BlockKind::Heading | BlockKind::Paragraph => {}
        }
        menu(ui, cx, block, focused);
        rect
    });
    if focused {
        let rect = shown.inner;
        ui.painter().vline(rect.right() + 4.0, rect.y_range(), Stroke::new(2.0, tokens.accent_line));
    }
    if block.kind == BlockKind::Quote {
        ui.add_space(4.0);
    }
}

/// The marks that the page will set, so that a quote reads as one; the text itself is kept bare.
fn quotation_marks(ui: &Ui, cx: &Cx, paper: &Texts, block: &Block, output: &egui::text_edit::TextEditOutput, rect: Rect) {
    if block.is_blank() {
        return;
    }
    let marks = swedish::quoted("", paper.language());
    let (open, close) = marks.split_at(marks.len() / 2);
    let ink = cx.tokens.ink3;
    let end = output.galley_pos + output.galley.pos_from_cursor(output.galley.end()).right_top().to_vec2();
    let paint = |at, anchor, mark: &str| ui.painter().text(at, anchor, mark, serif(20.0), ink);
    paint(output.galley_pos + vec2(-1.0, 1.0), egui::Align2::RIGHT_TOP, open);
    paint(pos2(end.x.min(rect.right()), end.y + 1.0), egui::Align2::LEFT_TOP, close);
}

/// Puts the caret where a command or a key has asked for it.
fn give_focus(ui: &mut Ui, view: &mut View, block: &Block, id: Id, compile: &mut Compile) {
    let mut at = None;
    if let Some((_, index)) = compile.focus.take_if(|(wanted, _)| *wanted == block.id) {
        at = Some(index);
    } else if view.focus.take_if(|wanted| *wanted == block.id).is_some() {
        at = Some(block.text.chars().count());
    }
    let Some(index) = at else { return };
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(CharIndex(index)))));
    state.clear_undoer();
    TextEdit::store_state(ui.ctx(), id, state);
    ui.memory_mut(|memory| memory.request_focus(id));
    ui.scroll_to_rect(Rect::from_min_size(ui.cursor().min, vec2(10.0, 120.0)), None);
}

/// Backspace at the very start, taken before the field sees it; and whether Enter was pressed.
fn edit_keys(ui: &Ui, cx: &mut Cx, block: &Block, id: Id) -> bool {
    let caret = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let at_start = caret.is_some_and(|range| range.is_empty() && range.primary.index.0 == 0);
    let (enter, back) = ui.input_mut(|input| {
        let plain = input.modifiers.is_none();
        (plain && input.consume_key(Modifiers::NONE, Key::Enter), plain && at_start && input.consume_key(Modifiers::NONE, Key::Backspace))
    });
    if back {
        cx.send(if block.text.is_empty() {
            Command::RemoveBlocks(vec![block.id.clone()])
        } else {
            Command::JoinWithPrevious(block.id.clone())
        });
    }
    enter
}

/// What else can be done with a block.
fn menu(ui: &mut Ui, cx: &mut Cx, block: &Block, focused: bool) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(34.0, 30.0), Sense::hover());
    let color = if focused { tokens.ink2 } else { tokens.line2 };
    place(ui, rect.shrink2(vec2(2.0, 0.0)), |ui| {
        let more = Button::icon_only(icons::MORE, &cx.t("block-more")).color(color).show(ui, cx);
        Popup::menu(&more).show(|ui| {
            ui.set_min_width(200.0);
            for kind in block.part.kinds() {
                if ui.selectable_label(block.kind == *kind, cx.t(kind_key(*kind))).clicked() {
                    cx.send(Command::SetBlockKind(block.id.clone(), *kind));
                }
            }
            ui.separator();
            for (key, down) in [("action-move-up", false), ("action-move-down", true)] {
                if ui.button(cx.t(key)).clicked() {
                    cx.send(Command::MoveBlocks { blocks: vec![block.id.clone()], down });
                }
            }
            if ui.button(cx.t("block-remove")).clicked() {
                cx.send(Command::RemoveBlocks(vec![block.id.clone()]));
            }
        });
        focus_ring(ui, &more, more.rect, 8, &tokens);
    });
}

fn kind_key(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "block-heading",
        BlockKind::Paragraph => "block-paragraph",
        BlockKind::Quote => "block-quote",
        BlockKind::Point => "block-point",
    }
}

fn add_key(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "add-heading",
        BlockKind::Paragraph => "add-paragraph",
        BlockKind::Quote => "add-quote",
        BlockKind::Point => "add-point",
    }
}

fn part_key(part: Part) -> &'static str {
    match part {
        Part::About => "tab-about",
        Part::Story => "tab-story",
        Part::Why => "part-why",
        Part::How => "part-how",
        Part::Lessons => "part-lessons",
    }
}

fn hint_key(block: &Block) -> &'static str {
    match (block.part, block.kind) {
        (_, BlockKind::Heading) => "hint-heading",
        (_, BlockKind::Quote) => "hint-quote-block",
        (Part::About, _) => "hint-about",
        (Part::Story, _) => "hint-story",
        (Part::Why, _) => "hint-why",
        (Part::How, _) => "hint-how",
        (Part::Lessons, _) => "hint-lessons",
    }
}
