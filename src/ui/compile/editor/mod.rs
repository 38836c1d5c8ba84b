//! The text, block by block, part by part, as one text to write in.
//!
//! Each block is a field of its own ([`block`]); [`keys`] lets the caret, the choice and the
//! clipboard go over their edges, [`drag`] moves them by hand. [`strip`] says what the sentence at
//! the caret rests on, [`find`] finds and replaces.

mod advice;
mod approval;
mod block;
mod drag;
mod field;
mod find;
mod keys;
pub(super) mod parts;
pub(super) mod strip;

use std::collections::HashMap;

use egui::{Align, Frame, Margin, Panel, Rect, ScrollArea, Stroke, Ui, vec2};

pub use self::drag::Dragged;

use super::contacts;
use crate::app::command::Command;
use crate::app::keys::Action;
use crate::app::model::Compile;
use crate::app::spelling::Spelling;
use crate::app::text::Texts;
use crate::domain::draft::{Block, BlockKind, Draft, Part};
use crate::domain::guide::Guide;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::swedish;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::figures;
use crate::ui::finds::Finds;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::kbd;
use crate::ui::widgets::text::{right, text};

/// Widest column of text; longer lines are hard to read.
const COLUMN: f32 = 620.0;

#[derive(Debug, Default)]
pub struct View {
    scroll_to: Option<Target>,
    /// The caret goes into a block, from the side it comes from.
    enter: Option<(BlockId, keys::Entry)>,
    /// Whole blocks chosen, in the order they stand; `head` is the end that moves.
    chosen: Vec<BlockId>,
    head: Option<BlockId>,
    /// Blocks to be put on the clipboard.
    copy: Option<Vec<BlockId>>,
    /// The text that was put there last, and the blocks it stands for.
    clipboard: Option<(String, Vec<Block>)>,
    /// How high each block was when it was drawn last, so that one out of sight need not be.
    heights: HashMap<BlockId, f32>,
    /// Whose draft this is about.
    of: Option<Slug>,
    edge: keys::Edge,
    pub find: find::Bar,
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
        self.enter = Some((block, keys::Entry::End));
    }

    /// Scrolls to the contact persons, after the text.
    pub fn go_to_contacts(&mut self) {
        self.scroll_to = Some(Target::Part(None));
    }

    /// Puts the caret back where it was in a block.
    pub fn go_back(&mut self, block: BlockId) {
        self.enter = Some((block, keys::Entry::Back));
    }

    /// The chosen blocks, or else the one with the caret.
    #[must_use]
    pub fn blocks(&self, caret: Option<&BlockId>) -> Vec<BlockId> {
        if self.chosen.is_empty() { caret.cloned().into_iter().collect() } else { self.chosen.clone() }
    }

    /// The height of a block that nobody can see, so that a long draft costs no more than a short
    /// one. Short drafts are drawn whole: a screen reader then finds all of it.
    fn out_of_sight(&self, ui: &Ui, block: &Block, compile: &Compile, count: usize) -> Option<f32> {
        const MANY: usize = 150;
        let wanted = self.scroll_to == Some(Target::Block(block.id.clone()))
            || self.enter.as_ref().is_some_and(|(id, _)| *id == block.id)
            || compile.block.as_ref() == Some(&block.id)
            || compile.focus.as_ref().is_some_and(|(id, _)| *id == block.id);
        let height = self.heights.get(&block.id).copied().filter(|_| count > MANY && !wanted)?;
        let (top, seen) = (ui.cursor().top(), ui.clip_rect().expand2(vec2(0.0, 400.0)));
        (top + height < seen.top() || top > seen.bottom()).then_some(height)
    }

    /// Whether this is what was remembered of that municipality's draft.
    pub fn is_about(&self, slug: &Slug) -> bool {
        self.of.as_ref() == Some(slug)
    }

    /// Another municipality: nothing of the one before is chosen or looked for.
    pub fn about(&mut self, slug: &Slug) {
        *self = Self { of: Some(slug.clone()), clipboard: self.clipboard.take(), ..Self::default() };
    }

    fn let_go(&mut self) {
        self.chosen.clear();
        self.head = None;
    }
}

/// What the text is shown with besides itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    pub guide: &'a Guide,
    /// The words of the page.
    pub paper: &'a Texts,
    pub spelling: &'a Spelling,
    pub finds: Finds<'a>,
    /// To be read and copied, not changed.
    pub read_only: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, dossier: &mut Dossier, compile: &mut Compile, beside: Beside<'_>) {
    let Beside { guide, paper, spelling, finds, read_only } = beside;
    let tokens = cx.tokens.clone();
    parts::bar(ui, cx, view, dossier, compile);
    approval::show(ui, cx, dossier);
    let mut bar = std::mem::take(&mut view.find);
    if let Some(block) = find::show(ui, cx, &mut bar, dossier.draft.as_ref(), compile) {
        view.scroll_to = Some(Target::Block(block));
    }
    view.find = bar;
    footer(ui, cx, dossier.draft.as_ref(), compile);
    if let Some(draft) = &dossier.draft {
        strip::show(ui, cx, draft, compile, spelling, finds);
    }
    let material = !compile.evidence.stream.is_empty();
    let Dossier { municipality, draft, .. } = dossier;
    let blank = draft.as_ref().is_none_or(|draft| draft.blocks.iter().all(Block::is_blank));
    let order: Vec<BlockId> = draft.iter().flat_map(|draft| &draft.blocks).map(|block| block.id.clone()).collect();
    let names = (municipality.name.clone(), municipality.full_name.clone());
    ScrollArea::vertical().id_salt("editor").auto_shrink(false).show(ui, |ui| {
        let column = (ui.available_width() - 124.0).min(COLUMN);
        let side = ((ui.available_width() - column) / 2.0).max(62.0);
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
                    parts::heading(ui, cx, view, paper, part, (&names.0, &names.1));
                    parts::missing(ui, cx, guide, draft, part, compile);
                    blocks(ui, cx, view, draft, part, compile, (beside, &order));
                    if !read_only {
                        parts::add(ui, cx, part, parts::last(draft, part).as_ref());
                    }
                    if part == Part::About {
                        ui.add_space(8.0);
                        let width = ui.available_width() - 34.0;
                        ui.add_enabled_ui(!read_only, |ui| figures::compact(ui, cx, width, municipality));
                    }
                }
                anchor(ui, view, &Target::Part(None));
                ui.add_space(20.0);
                text(ui, cx.t("tab-contacts"), semibold(22.0), tokens.ink);
                ui.add_enabled_ui(!read_only, |ui| contacts::show(ui, cx, municipality, compile));
                ui.add_space(ui.clip_rect().height() * 0.4);
                if let Some(copy) = view.copy.take() {
                    let text = keys::as_text(draft, &copy, paper.language());
                    ui.copy_text(text.clone());
                    view.clipboard = Some((text, draft.blocks.iter().filter(|block| copy.contains(&block.id)).cloned().collect()));
                }
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
            ui.horizontal(|ui| {
                let button = Button::new(&cx.t("create-draft")).icon(icons::WAND).primary().show(ui, cx);
                cx.regions.push(Region { rect: ui.max_rect(), anchor: button.id });
                if button.clicked() {
                    cx.send(Command::CreateDraft);
                }
                super::import_button(ui, cx);
            });
        });
}

fn footer(ui: &mut Ui, cx: &Cx, draft: Option<&Draft>, compile: &Compile) {
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
                // As many hints as there is room for beside the figures.
                for (action, key) in [
                    (Action::HeadingBlock, "action-heading"),
                    (Action::GoToMaterial, "action-go-to-material"),
                    (Action::Replace, "action-replace"),
                ] {
                    if ui.available_width() < 360.0 {
                        break;
                    }
                    kbd::kbd(ui, cx, &kbd::of(cx, action));
                    ui.label(crate::ui::widgets::text::rich(cx.t(key).to_lowercase(), sans(14.0), tokens.ink3));
                    ui.add_space(8.0);
                }
                right(ui, |ui| {
                    let words = compile.reading.whole.words;
                    let count = swedish::whole(words as f64, cx.language());
                    let here =
                        compile.block.as_ref().and_then(|id| draft?.block(id)).and_then(|block| compile.reading.of(block)?.lix.value());
                    ui.label(crate::ui::widgets::text::rich(cx.tf("words", &[("count", count.into())]), sans(14.0), tokens.ink2));
                    if let Some(lix) = here {
                        let words = cx.tf("lix-block", &[("lix", swedish::whole(lix, cx.language()).into())]);
                        ui.add_space(10.0);
                        ui.label(crate::ui::widgets::text::rich(words, sans(14.0), tokens.ink3));
                    }
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

fn blocks(
    ui: &mut Ui,
    cx: &mut Cx,
    view: &mut View,
    draft: &mut Draft,
    part: Part,
    compile: &mut Compile,
    (beside, order): (Beside<'_>, &[BlockId]),
) {
    let mut number = 0;
    for (place, block) in draft.blocks.iter_mut().enumerate() {
        number += usize::from(block.is_numbered());
        if block.part != part {
            continue;
        }
        let starts = compile.pages.as_ref().map_or(&[][..], |pages| &pages.page_starts);
        let page = starts.iter().find(|start| start.block == block.id && start.page > 0).map(|start| (start.page + 1, start.before));
        let around = block::Around {
            number: block.is_numbered().then_some(number),
            place: place + 1,
            order,
            paper: beside.paper,
            spelling: beside.spelling,
            finds: beside.finds,
            read_only: beside.read_only,
            page,
        };
        if let Some(height) = view.out_of_sight(ui, block, compile, order.len()) {
            ui.add_space(height);
            continue;
        }
        let top = ui.cursor().top();
        let id = block.id.clone();
        ui.push_id(id.as_str(), |ui| block::show(ui, cx, view, block, compile, around));
        view.heights.insert(id, ui.cursor().top() - top - ui.spacing().item_spacing.y);
    }
}

fn kind_key(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "block-heading",
        BlockKind::Paragraph => "block-paragraph",
        BlockKind::Quote => "block-quote",
        BlockKind::Point => "block-point",
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
