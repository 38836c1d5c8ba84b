//! Moving by hand: blocks by the handle in the margin, notes and quotes from the material.

use egui::{CursorIcon, Id, Rect, Response, Sense, Stroke, Ui, vec2};

use super::View;
use crate::app::command::Command;
use crate::domain::draft::Block;
use crate::domain::ids::{BlockId, EntryId};
use crate::ui::cx::Cx;

/// What is being dragged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dragged {
    Blocks(Vec<BlockId>),
    /// Out of the material.
    Entry(EntryId),
}

/// The handle of a block: the margin with its number. For a pointer alone; the menu and Alt with
/// the arrows do the same by key.
pub(super) fn handle(ui: &Ui, cx: &Cx, view: &View, block: &Block, rect: Rect) {
    let response = ui.interact(rect, Id::unique(("block handle", block.id.as_str())), Sense::drag());
    let shown = response.hovered() || response.dragged();
    if shown {
        ui.set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
        let at = rect.left_center() + vec2(6.0, 0.0);
        for (column, row) in [(0, -1), (0, 0), (0, 1), (1, -1), (1, 0), (1, 1)] {
            ui.painter().circle_filled(at + vec2(5.0 * column as f32, 5.0 * row as f32), 1.3, cx.tokens.ink3);
        }
    }
    if response.drag_started() {
        let blocks = if view.chosen.contains(&block.id) { view.chosen.clone() } else { vec![block.id.clone()] };
        response.dnd_set_drag_payload(Dragged::Blocks(blocks));
    }
}

/// A block as a place to drop something before or after.
pub(super) fn target(ui: &Ui, cx: &mut Cx, block: &Block, rect: Rect, order: &[BlockId]) {
    let area = rect.expand2(vec2(60.0, 4.0));
    let response: Response = ui.interact(area, Id::unique(("block drop", block.id.as_str())), Sense::hover());
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()).filter(|at| area.contains(*at)) else { return };
    let above = pointer.y < rect.center().y;
    if response.dnd_hover_payload::<Dragged>().is_some() {
        let y = if above { rect.top() - 3.0 } else { rect.bottom() + 3.0 };
        ui.painter().hline(rect.x_range(), y, Stroke::new(3.0, cx.tokens.accent));
    }
    let Some(dragged) = response.dnd_release_payload::<Dragged>() else { return };
    match dragged.as_ref() {
        Dragged::Blocks(blocks) => {
            let here = order.iter().position(|id| *id == block.id);
            let after = here.and_then(|here| order[here + 1..].iter().find(|id| !blocks.contains(id))).cloned();
            let before = if above { Some(block.id.clone()) } else { after };
            cx.send(Command::PlaceBlocks { blocks: blocks.clone(), part: block.part, before });
        }
        Dragged::Entry(entry) => {
            cx.send(Command::FocusBlock(block.id.clone()));
            cx.send(Command::InsertEntry(entry.clone()));
        }
    }
}
