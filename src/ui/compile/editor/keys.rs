//! The keys that reach beyond one text field, taken before the field sees them: across the edge
//! of a block, over several chosen blocks, a paste of many paragraphs.

use egui::{Event, Id, Key, TextEdit, Ui};

use super::View;
use crate::app::command::Command;
use crate::domain::draft::{Block, BlockKind, Draft};
use crate::domain::ids::BlockId;
use crate::domain::project::Language;
use crate::domain::swedish;
use crate::ui::cx::Cx;

/// Where the caret stood in its block when that was last drawn.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edge {
    /// On the first line, or the last.
    pub top: bool,
    pub bottom: bool,
    /// How far in, in points.
    pub x: f32,
}

/// Where the caret enters a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Entry {
    Start,
    End,
    /// Where it stood last.
    Back,
    /// On the first or last line, this far in.
    Above(f32),
    Below(f32),
}

/// Takes the keys for the block with the caret. True when Enter was pressed: where it splits the
/// block is known only when the field has taken what was typed before it.
pub(super) fn take(ui: &Ui, cx: &mut Cx, view: &mut View, order: &[BlockId], block: &Block, id: Id) -> bool {
    let range = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let selection = range.map_or(0..0, |range| {
        let range = range.as_sorted_char_range();
        range.start.0..range.end.0
    });
    let len = block.len();
    let (at_start, at_end) = (selection == (0..0), selection == (len..len));
    let all = selection == (0..len);
    let here = order.iter().position(|id| *id == block.id);
    let beside = |step: isize| here.and_then(|here| here.checked_add_signed(step)).and_then(|at| order.get(at)).cloned();
    let edge = view.edge;
    let chosen = !view.chosen.is_empty();
    let mut enter = false;
    let mut copied = None;
    let (mut shift, mut go, mut everything, mut let_go) = (None, None, false, false);
    ui.input_mut(|input| {
        input.events.retain(|event| {
            match event {
                Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => match key {
                    // Enter says that the choice has been made.
                    Key::Escape | Key::Enter if chosen => let_go = true,
                    Key::Backspace | Key::Delete if chosen => {
                        cx.send(Command::RemoveBlocks(view.chosen.clone()));
                        let_go = true;
                    }
                    Key::Enter => enter = true,
                    Key::Backspace if at_start => cx.send(Command::JoinWithPrevious(block.id.clone())),
                    Key::Delete if at_end => cx.send(Command::JoinWithNext(block.id.clone())),
                    Key::ArrowUp if edge.top => go = beside(-1).map(|id| (id, Entry::Below(edge.x))),
                    Key::ArrowDown if edge.bottom => go = beside(1).map(|id| (id, Entry::Above(edge.x))),
                    Key::ArrowLeft if at_start => go = beside(-1).map(|id| (id, Entry::End)),
                    Key::ArrowRight if at_end => go = beside(1).map(|id| (id, Entry::Start)),
                    _ => {
                        let_go |= chosen && !matches!(key, Key::Tab);
                        return true;
                    }
                },
                Event::Key { key: Key::ArrowUp, pressed: true, modifiers, .. } if modifiers.shift_only() && (edge.top || chosen) => {
                    shift = Some(-1);
                }
                Event::Key { key: Key::ArrowDown, pressed: true, modifiers, .. } if modifiers.shift_only() && (edge.bottom || chosen) => {
                    shift = Some(1);
                }
                Event::Key { key: Key::A, pressed: true, modifiers, .. } if modifiers.command_only() && all => everything = true,
                Event::Copy | Event::Cut if chosen => {
                    copied = Some(view.chosen.clone());
                    if matches!(event, Event::Cut) {
                        cx.send(Command::RemoveBlocks(view.chosen.clone()));
                        let_go = true;
                    }
                }
                Event::Paste(text) if view.clipboard.as_ref().is_some_and(|(copied, _)| copied == text) => {
                    let blocks = view.clipboard.as_ref().map(|(_, blocks)| blocks.clone()).unwrap_or_default();
                    cx.send(Command::PasteBlocks { after: block.id.clone(), blocks });
                    let_go = true;
                }
                Event::Paste(text) if text.contains(['\n', '\r']) => {
                    cx.send(Command::Paste { block: block.id.clone(), selection: selection.clone(), text: text.clone() });
                    let_go = true;
                }
                Event::Text(_) | Event::Paste(_) => {
                    let_go = true;
                    return true;
                }
                _ => return true,
            }
            false
        });
    });
    if let Some(step) = shift {
        extend(view, order, &block.id, step);
    }
    if everything {
        (view.chosen, view.head) = (order.to_vec(), order.last().cloned());
    }
    view.copy = copied.or(view.copy.take());
    if let_go {
        view.let_go();
    }
    if let Some((id, entry)) = go {
        view.let_go();
        view.enter = Some((id.clone(), entry));
        cx.send(Command::FocusBlock(id));
    }
    enter
}

/// Lets the choice reach one block further; it begins with the one that has the caret.
pub(super) fn extend(view: &mut View, order: &[BlockId], caret: &BlockId, step: isize) {
    let head = view.head.clone().unwrap_or_else(|| caret.clone());
    let at = |id: &BlockId| order.iter().position(|other| other == id);
    let Some(to) = at(&head).and_then(|head| head.checked_add_signed(step)).filter(|to| *to < order.len()) else { return };
    // The first step chooses the block itself and the one it goes to.
    choose(view, order, caret, to);
}

/// Chooses all blocks from the one with the caret to the `to`th.
pub(super) fn choose(view: &mut View, order: &[BlockId], caret: &BlockId, to: usize) {
    let Some(from) = order.iter().position(|id| id == caret) else { return };
    view.chosen = order[from.min(to)..=from.max(to)].to_vec();
    view.head = Some(order[to].clone());
}

/// Blocks as text that can be pasted anywhere; here the blocks themselves come back.
pub(super) fn as_text(draft: &Draft, blocks: &[BlockId], language: Language) -> String {
    // Word's sign for a new line within a paragraph.
    let text = |block: &Block| block.text.replace('\n', "\u{b}");
    let line = |block: &Block| match block.kind {
        BlockKind::Quote => swedish::quoted(&text(block), language),
        BlockKind::Point => format!("•\t{}", text(block)),
        BlockKind::Heading | BlockKind::Paragraph => text(block),
    };
    draft.blocks.iter().filter(|block| blocks.contains(&block.id)).map(|block| line(block) + "\n").collect()
}
