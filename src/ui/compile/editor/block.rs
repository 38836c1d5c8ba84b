//! One block: its field, its number, its marks in the margin, its menu.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::{Align2, EventFilter, Frame, Id, Key, Margin, Modifiers, Popup, Rect, Sense, Stroke, TextEdit, Ui, pos2, vec2};

use super::field::{Look, Mark, Words, layout};
use super::keys::{self, Edge, Entry};
use super::{Target, View, drag};
use crate::app::command::Command;
use crate::app::model::Compile;
use crate::app::spelling::Spelling;
use crate::app::text::Texts;
use crate::domain::draft::evidence::Support;
use crate::domain::draft::links::sentence_at;
use crate::domain::draft::{Block, BlockKind};
use crate::domain::ids::BlockId;
use crate::domain::language::hints::HintKind;
use crate::domain::swedish;
use crate::ui::cx::Cx;
use crate::ui::finds::Finds;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{focus_ring, place};

/// What is shown with a block besides itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// Its number on the page.
    pub number: Option<usize>,
    /// Where it stands in the draft, counted from 1.
    pub place: usize,
    /// All blocks in the order they stand.
    pub order: &'a [BlockId],
    /// The words of the page.
    pub paper: &'a Texts,
    pub spelling: &'a Spelling,
    pub finds: Finds<'a>,
    pub read_only: bool,
    /// A page of the printed summary begins in it: which, and after how many of its characters,
    /// spaces not counted.
    pub page: Option<(usize, usize)>,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, block: &mut Block, compile: &mut Compile, around: Around<'_>) {
    let tokens = cx.tokens.clone();
    let id = Id::unique(("block", block.id.as_str()));
    super::anchor(ui, view, &Target::Block(block.id.clone()));
    give_focus(ui, block, id, compile);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let enter = focused && keys::take(ui, cx, view, around.order, block, id);
    let (font, indent, ink) = match block.kind {
        BlockKind::Heading => (semibold(22.0), 0.0, tokens.ink),
        BlockKind::Paragraph => (sans(18.0), 0.0, tokens.ink),
        BlockKind::Quote => (serif(20.0), 20.0, tokens.ink),
        BlockKind::Point => (sans(18.0), 20.0, tokens.ink),
    };
    ui.add_space(if block.kind == BlockKind::Heading { 12.0 } else { 4.0 });
    if let Some((page, 0)) = around.page {
        page_rule(ui, cx, page);
    }
    let look = Look { line: crate::ui::widgets::text::line_height(font.size), font, ink };
    let marks = marks(view, block, compile, &around, focused);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = ui.cursor().left();
        ui.add_space(indent);
        let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| layout(ui, text.as_str(), width, &look, &marks, &tokens);
        let hint = egui::RichText::new(cx.t(super::hint_key(block))).font(look.font.clone()).color(tokens.ink3);
        let width = ui.available_width() - 34.0;
        let (kind, was_blank) = (block.kind, block.is_blank());
        let name = name(cx, block, compile, &around);
        let mut words = Words { block, read_only: around.read_only };
        let output = TextEdit::multiline(&mut words)
            .id(id)
            .font(look.font.clone())
            .text_color(ink)
            .hint_text(hint)
            .frame(Frame::NONE)
            .margin(Margin::symmetric(4, 2))
            .desired_rows(1)
            .desired_width(width)
            .event_filter(EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true })
            .layouter(&mut layouter)
            .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
            .show(ui);
        let response = output.response.response.clone();
        if response.changed() {
            cx.send(Command::Edited);
        }
        if let Some(range) = output.cursor_range.filter(|_| response.has_focus()) {
            let sorted = range.as_sorted_char_range();
            let selection = sorted.start.0..sorted.end.0;
            if selection != compile.selection && around.page.is_some() {
                // The page that the caret stands on may be another now.
                (compile.stale, compile.page) = (true, None);
            }
            compile.selection = selection;
            let caret = output.galley.layout_from_cursor(range.primary);
            let x = output.galley.pos_from_cursor(range.primary).left();
            view.edge = Edge { top: caret.row == 0, bottom: caret.row + 1 >= output.galley.rows.len(), x };
            if enter {
                cx.send(Command::SplitBlock { block: block.id.clone(), selection: compile.selection.clone() });
            }
        }
        if response.clicked() && ui.input(|input| input.modifiers.shift_only()) {
            choose_to(view, compile, block, around.order);
        } else if response.clicked() {
            view.let_go();
        }
        if response.gained_focus() || (response.has_focus() && compile.block.as_ref() != Some(&block.id)) {
            cx.send(Command::FocusBlock(block.id.clone()));
        }
        if let Some((_, entry)) = view.enter.take_if(|(wanted, _)| *wanted == block.id) {
            let at = match entry {
                Entry::Start => output.galley.begin(),
                Entry::End => output.galley.end(),
                Entry::Back => CCursor::new(CharIndex(compile.selection.end)),
                Entry::Above(x) => output.galley.cursor_from_pos(vec2(x, 1.0)),
                Entry::Below(x) => output.galley.cursor_from_pos(vec2(x, output.galley.size().y - 1.0)),
            };
            put_caret(ui, id, at);
            ui.scroll_to_rect(response.rect, None);
        }
        let rect = response.rect;
        if let Some((page, before)) = around.page.filter(|(_, before)| *before > 0) {
            page_mark(ui, cx, page, &output, before, rect);
        }
        cx.regions.extend((compile.block.as_ref() == Some(&block.id)).then_some(Region { rect: ui.clip_rect(), anchor: id }));
        response.accessible_name(name);
        if let Some(number) = around.number {
            let at = pos2(left - 16.0, rect.top() + 2.0 + look.line / 2.0);
            ui.painter().text(at, Align2::RIGHT_CENTER, number.to_string(), semibold(13.0), tokens.ink3);
        }
        match kind {
            BlockKind::Quote => {
                if !was_blank {
                    quotation_marks(ui, cx, around.paper, &output, rect);
                }
                ui.painter().rect_filled(Rect::from_min_size(pos2(left, rect.top()), vec2(3.0, rect.height())), 0, tokens.green);
            }
            BlockKind::Point => drop(ui.painter().circle_filled(pos2(left + 8.0, rect.top() + 2.0 + look.line / 2.0), 3.0, tokens.accent)),
            BlockKind::Heading | BlockKind::Paragraph => {}
        }
        menu(ui, cx, block, focused, &around);
        Rect::from_min_max(pos2(left, rect.top()), rect.right_bottom())
    });
    let rect = row.inner;
    if focused {
        ui.painter().vline(rect.right() + 4.0, rect.y_range(), Stroke::new(2.0, tokens.accent_line));
    }
    if view.chosen.contains(&block.id) {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 2.0)), 6, tokens.accent.gamma_multiply(0.16));
    }
    evidence_dot(ui, cx, block, compile, pos2(rect.left() - 44.0, rect.top() + 2.0 + look.line / 2.0));
    drag::handle(ui, cx, view, block, Rect::from_min_size(pos2(rect.left() - 60.0, rect.top()), vec2(60.0, look.line + 4.0)));
    drag::target(ui, cx, block, rect, around.order);
    if block.kind == BlockKind::Quote {
        ui.add_space(4.0);
    }
}

/// What to notice in the words: what points at a person, what is looked for, what no dictionary knows and, in the block with
/// the caret, its sentence and what could be plainer.
fn marks(view: &View, block: &Block, compile: &Compile, around: &Around<'_>, focused: bool) -> Vec<(Range<usize>, Mark)> {
    let mut marks: Vec<(Range<usize>, Mark)> = Vec::new();
    if focused && block.kind != BlockKind::Quote && block.kind != BlockKind::Heading {
        marks.push((sentence_at(&block.text, compile.selection.end), Mark::Sentence));
        let hints = compile.reading.of(block).map_or(&[][..], |read| &read.hints);
        marks.extend(hints.iter().filter(|hint| hint.kind != HintKind::LongSentence).map(|hint| (hint.range.clone(), Mark::Plain)));
    }
    marks.extend(around.finds.guarded.look(&block.text).iter().map(|hit| (hit.range.clone(), Mark::Name)));
    marks.extend(around.spelling.misspelt(&block.text).unwrap_or_default().iter().map(|word| (word.range.clone(), Mark::Misspelt)));
    if let Some((find, current)) = view.find.wanted() {
        let mark = |hit: Range<usize>| {
            let here = current.is_some_and(|(id, at)| *id == block.id && *at == hit);
            (hit, if here { Mark::FoundHere } else { Mark::Found })
        };
        marks.extend(find.hits(&block.text).into_iter().map(mark));
    }
    marks
}

/// What a screen reader says of it.
fn name(cx: &Cx, block: &Block, compile: &Compile, around: &Around<'_>) -> String {
    let kind = cx.t(super::kind_key(block.kind));
    let mut name = around.number.map_or_else(|| kind.clone(), |number| format!("{kind} {number}"));
    if !around.finds.guarded.look(&block.text).is_empty() {
        name = format!("{name}, {}", cx.t("entry-named"));
    }
    match compile.evidence.support(&block.id) {
        Support::None => format!("{name}, {}", cx.t("block-unsupported")),
        Support::Shaken => format!("{name}, {}", cx.t("block-shaken")),
        Support::Whole | Support::Some | Support::NotNeeded => name,
    }
}

/// A dot beside the number: full, half or hollow, amber when the notes have changed since.
fn evidence_dot(ui: &Ui, cx: &Cx, block: &Block, compile: &Compile, at: egui::Pos2) {
    let tokens = &cx.tokens;
    let ring = Stroke::new(1.5, tokens.ink3);
    match compile.evidence.support(&block.id) {
        Support::NotNeeded => {}
        Support::None => drop(ui.painter().circle_stroke(at, 3.5, ring)),
        Support::Some => {
            ui.painter().circle_stroke(at, 3.5, Stroke::new(1.5, tokens.green));
            ui.painter().circle_filled(at, 1.5, tokens.green);
        }
        Support::Whole => drop(ui.painter().circle_filled(at, 4.0, tokens.green)),
        Support::Shaken => drop(ui.painter().text(at, Align2::CENTER_CENTER, icons::WARNING, icon(16.0), tokens.warn)),
    }
}

/// Shift and a click: everything from the caret to here.
fn choose_to(view: &mut View, compile: &Compile, block: &Block, order: &[BlockId]) {
    if let (Some(caret), Some(to)) = (compile.block.clone(), order.iter().position(|id| *id == block.id)) {
        keys::choose(view, order, &caret, to);
    }
}

/// Where a new page of the printed summary begins.
fn page_rule(ui: &mut Ui, cx: &Cx, page: usize) {
    let tokens = &cx.tokens;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - 34.0, 22.0), Sense::hover());
    let words = cx.tf("page", &[("page", page.into())]);
    let galley = ui.painter().layout_no_wrap(words, sans(13.0), tokens.ink3);
    let y = rect.center().y;
    ui.painter().hline(rect.left()..=rect.right() - galley.size().x - 8.0, y, Stroke::new(1.0, tokens.line2));
    ui.painter().galley(pos2(rect.right() - galley.size().x, y - galley.size().y / 2.0), galley, tokens.ink3);
}

/// Where a new page begins in the middle of a block: beside the line that it begins with.
fn page_mark(ui: &Ui, cx: &Cx, page: usize, output: &egui::text_edit::TextEditOutput, before: usize, rect: Rect) {
    let text = output.galley.text();
    let at = text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()).nth(before).map_or(0, |(at, _)| at);
    let y = output.galley_pos.y + output.galley.pos_from_cursor(CCursor::new(CharIndex(at))).top();
    let words = cx.tf("page", &[("page", page.into())]);
    ui.painter().hline(rect.left() - 12.0..=rect.left() - 2.0, y, Stroke::new(1.0, cx.tokens.line2));
    ui.painter().text(pos2(rect.left() - 14.0, y), Align2::RIGHT_CENTER, words, sans(13.0), cx.tokens.ink3);
}

/// The marks that the page will set, so that a quote reads as one; the text itself is kept bare.
fn quotation_marks(ui: &Ui, cx: &Cx, paper: &Texts, output: &egui::text_edit::TextEditOutput, rect: Rect) {
    let marks = swedish::quoted("", paper.language());
    let (open, close) = marks.split_at(marks.len() / 2);
    let ink = cx.tokens.ink3;
    let end = output.galley_pos + output.galley.pos_from_cursor(output.galley.end()).right_top().to_vec2();
    let paint = |at, anchor, mark: &str| ui.painter().text(at, anchor, mark, serif(20.0), ink);
    paint(output.galley_pos + vec2(-1.0, 1.0), Align2::RIGHT_TOP, open);
    paint(pos2(end.x.min(rect.right()), end.y + 1.0), Align2::LEFT_TOP, close);
}

/// Puts the caret where a command has asked for it.
fn give_focus(ui: &Ui, block: &Block, id: Id, compile: &mut Compile) {
    let Some((_, index)) = compile.focus.take_if(|(wanted, _)| *wanted == block.id) else { return };
    let from = CCursor::new(CharIndex(index.saturating_sub(std::mem::take(&mut compile.chosen))));
    put_selection(ui, id, CCursorRange::two(from, CCursor::new(CharIndex(index))));
    ui.scroll_to_rect(Rect::from_min_size(ui.cursor().min, vec2(10.0, 120.0)), None);
}

fn put_caret(ui: &Ui, id: Id, at: CCursor) {
    put_selection(ui, id, CCursorRange::one(at));
}

fn put_selection(ui: &Ui, id: Id, selection: CCursorRange) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(selection));
    state.clear_undoer();
    TextEdit::store_state(ui.ctx(), id, state);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// What else can be done with a block.
fn menu(ui: &mut Ui, cx: &mut Cx, block: &Block, focused: bool, around: &Around<'_>) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(34.0, 30.0), Sense::hover());
    let color = if focused { tokens.ink2 } else { tokens.line2 };
    place(ui, rect.shrink2(vec2(2.0, 0.0)), |ui| {
        let more = Button::icon_only(icons::MORE, &cx.tf("block-more", &[("place", around.place.into())])).color(color).show(ui, cx);
        Popup::menu(&more).show(|ui| {
            ui.set_min_width(200.0);
            for kind in block.part.kinds() {
                if ui.selectable_label(block.kind == *kind, cx.t(super::kind_key(*kind))).clicked() {
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
