//! Find and replace, in a bar above the text.

use std::ops::Range;

use egui::{Frame, Id, Key, Margin, Modifiers, Panel, Ui};

use crate::app::command::Command;
use crate::app::model::Compile;
use crate::domain::draft::edit::{Caret, Find};
use crate::domain::draft::{Block, Draft};
use crate::domain::ids::BlockId;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::sans;
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::rich;
use crate::ui::widgets::{chip, field};

/// A block, and which of its characters.
type Hit = (BlockId, Range<usize>);

/// What is looked for, while the bar is open.
#[derive(Debug, Default)]
pub struct Bar {
    open: bool,
    find: Find,
    with: String,
    /// The field for what is looked for should take the caret.
    focus: bool,
    /// The hit one has come to.
    here: Option<Hit>,
    /// Words have just been put in; one goes on behind them.
    behind: Option<Caret>,
}

impl Bar {
    /// Opens it, with the words that are chosen in the text.
    pub fn open(&mut self, chosen: Option<String>) {
        (self.open, self.focus, self.here) = (true, true, None);
        if let Some(chosen) = chosen.filter(|chosen| !chosen.is_empty() && !chosen.contains('\n')) {
            self.find.text = chosen;
        }
    }

    /// What to mark in the text, and which of it one has come to.
    pub(super) fn wanted(&self) -> Option<(&Find, Option<&Hit>)> {
        (self.open && !self.find.text.is_empty()).then_some((&self.find, self.here.as_ref()))
    }

    /// The hit after the one that one has come to, or after the caret; round and round.
    fn next(&self, draft: &Draft, caret: Option<&Caret>, back: bool) -> Option<Hit> {
        let hits = self.hits(draft);
        let place = |block: &BlockId, at: usize| (draft.index_of(block), at);
        let here = self.here.as_ref().map(|(block, hit)| place(block, hit.start));
        let from = here.or(caret.map(|(block, at)| place(block, *at)));
        let is_after = |(block, hit): &&Hit| {
            let at = place(block, hit.start);
            from.is_none_or(|from| at > from || (here.is_none() && at == from))
        };
        let is_before = |(block, hit): &&Hit| from.is_none_or(|from| place(block, hit.start) < from);
        if back { hits.iter().rev().find(is_before).or(hits.last()) } else { hits.iter().find(is_after).or(hits.first()) }.cloned()
    }

    fn hits(&self, draft: &Draft) -> Vec<Hit> {
        let of = |block: &Block| self.find.hits(&block.text).into_iter().map(|hit| (block.id.clone(), hit)).collect::<Vec<_>>();
        draft.blocks.iter().flat_map(of).collect()
    }
}

/// Returns the block to show, if one goes to a hit.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, bar: &mut Bar, draft: Option<&Draft>, compile: &mut Compile) -> Option<BlockId> {
    let (true, Some(draft)) = (bar.open, draft) else { return None };
    let tokens = cx.tokens.clone();
    let (mut step, mut replace, mut close, mut shown) = (0_i8, false, false, None);
    Panel::top("compile-find").resizable(false).frame(Frame::new().fill(tokens.bg).inner_margin(Margin::symmetric(16, 8))).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
            let id = Id::unique("find in the draft");
            let label = cx.t("find-text");
            let response = field::bare(ui, cx, &label, &mut bar.find.text, &label, 190.0, id);
            if std::mem::take(&mut bar.focus) {
                response.request_focus();
            }
            if response.changed() {
                bar.here = None;
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                step = if ui.input(|input| input.modifiers.shift) { -1 } else { 1 };
                response.request_focus();
            }
            let hits = bar.hits(draft).len();
            let count = if bar.find.text.is_empty() { String::new() } else { cx.tf("find-hits", &[("count", hits.into())]) };
            ui.label(rich(count, sans(14.0), tokens.ink3));
            if Button::icon_only(icons::CARET_UP, &cx.t("find-previous")).show(ui, cx).clicked() {
                step = -1;
            }
            if Button::icon_only(icons::CARET_DOWN, &cx.t("find-next")).show(ui, cx).clicked() {
                step = 1;
            }
            if chip::filter(ui, cx, &cx.t("find-case"), bar.find.match_case).clicked() {
                bar.find.match_case = !bar.find.match_case;
            }
            if chip::filter(ui, cx, &cx.t("find-whole"), bar.find.whole_words).clicked() {
                bar.find.whole_words = !bar.find.whole_words;
            }
            let label = cx.t("replace-with");
            field::bare(ui, cx, &label, &mut bar.with, &label, 190.0, Id::unique("replace in the draft"));
            if Button::new(&cx.t("replace-one")).quiet().small().enabled(hits > 0).show(ui, cx).clicked() {
                replace = true;
            }
            if Button::new(&cx.t("replace-all")).quiet().small().enabled(hits > 0).show(ui, cx).clicked() {
                cx.send(Command::ReplaceAll { find: bar.find.clone(), with: bar.with.clone() });
            }
            if Button::icon_only(icons::CLOSE, &cx.t("find-close")).show(ui, cx).clicked() {
                close = true;
            }
        });
        // Not the Escape that closes a dialog above.
        let alone = ui.memory(|memory| memory.top_modal_layer().is_none());
        if alone && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            close = true;
        }
    });
    let caret = compile.block.clone().map(|block| (block, compile.selection.start));
    if replace {
        // What was come to may have been written over since.
        let here = bar.here.take().filter(|here| bar.hits(draft).contains(here));
        if let Some((block, range)) = here.or_else(|| bar.next(draft, caret.as_ref(), false)) {
            bar.behind = Some((block.clone(), range.start + bar.with.chars().count()));
            cx.send(Command::FocusBlock(block.clone()));
            cx.send(Command::Replace { block, range, with: bar.with.clone(), go: false });
        }
    } else if let Some(behind) = bar.behind.take() {
        // What was put in may hold what is looked for.
        bar.here = bar.next(draft, Some(&behind), false);
        shown = bar.here.as_ref().map(|(block, _)| block.clone());
    } else if step != 0 {
        bar.here = bar.next(draft, caret.as_ref(), step < 0);
        shown = bar.here.as_ref().map(|(block, _)| block.clone());
    }
    if close {
        bar.open = false;
        // The caret goes to what was found, or back to where it was.
        let found = bar.here.take().map(|(block, hit)| (block, hit.end));
        compile.focus = found.or(compile.block.clone().map(|block| (block, compile.selection.end)));
    }
    shown
}
