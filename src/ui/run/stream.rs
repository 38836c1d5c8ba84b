//! What has been captured on the present question, the newest just above the line.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Align, Layout, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::{Center, Now, View as RunView, entry};
use crate::app::command::Command;
use crate::app::interview::live::Live;
use crate::domain::ids::{EntryId, RowId};
use crate::domain::notes::{Entry, EntryKind};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{focus_ring, place};

/// Height of the line between two questions' entries.
const DIVIDER: f32 = 26.0;

/// A long list of which only what is in sight is laid out.
#[derive(Debug, Default)]
pub(super) struct List {
    /// What `items` were made for.
    key: Option<(u64, u64)>,
    items: Vec<Item>,
    /// The measured heights, kept while one goes from question to question.
    measured: HashMap<EntryId, Measured>,
}

/// How high a revision of an entry came out at a width.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Measured {
    revision: u32,
    width: u32,
    divider: bool,
    height: f32,
}

#[derive(Debug)]
struct Item {
    entry: Arc<Entry>,
    /// The first of its row.
    divider: bool,
    height: f32,
}

#[derive(Debug, Default)]
pub(super) struct View {
    list: List,
    /// How many entries there were when the newest was last in sight, and of which question.
    seen: usize,
    scope: u64,
    to_end: bool,
    /// The row that was on screen: going to another shows what was said on that one.
    row: Option<RowId>,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>) {
    let mut stream = std::mem::take(&mut view.stream);
    let scope = hash(&(now.place.section.id.as_str(), now.place.parent.id.as_str()));
    stream.list.fill((now.live.generation, scope), ui.available_width(), || entries_here(now));
    if stream.list.items.is_empty() {
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            ui.add_space(6.0);
            let words = now.destroyed.map_or_else(|| cx.t("stream-empty"), |at| cx.destroyed(at));
            text(ui, words, sans(15.0), cx.tokens.ink3);
        });
        view.stream = stream;
        return;
    }
    let area = ui.max_rect();
    let mut scroll = ScrollArea::vertical().id_salt(("stream", scope)).stick_to_bottom(true).auto_shrink(false);
    if std::mem::take(&mut stream.to_end) {
        scroll = scroll.vertical_scroll_offset(f32::MAX);
    } else if stream.row.as_ref() != Some(&now.place.row.id) {
        stream.row = Some(now.place.row.id.clone());
        if let Some(end) = stream.list.end_of(&now.place.row.id) {
            scroll = scroll.vertical_scroll_offset((end - area.height()).max(0.0));
        }
    }
    let output = scroll.show_viewport(ui, |ui, viewport| stream.list.show(ui, cx, view, now, viewport, true));
    let at_end = output.state.clamped_offset().y + output.inner_rect.height() >= output.content_size.y - 4.0;
    let count = stream.list.items.len();
    if at_end || stream.seen > count || stream.scope != scope {
        (stream.seen, stream.scope) = (count, scope);
    } else if count > stream.seen {
        let label = cx.tf("new-below", &[("count", (count - stream.seen).into())]);
        let at = Rect::from_center_size(pos2(area.center().x, area.bottom() - 18.0), vec2(160.0, 30.0));
        if place(ui, at, |ui| Button::new(&label).small().show(ui, cx).clicked()) {
            stream.to_end = true;
        }
    }
    view.stream = stream;
}

/// The entries that stand together: those of a question with its follow-ups, or of the section's
/// questions where there are none, in the order they were said.
fn entries_here(now: &Now<'_>) -> Vec<Arc<Entry>> {
    let place = &now.place;
    let in_scope = |other: &crate::domain::guide::Place<'_>| {
        if place.parent.follow_ups.is_empty() {
            other.section.id == place.section.id && other.parent.follow_ups.is_empty()
        } else {
            other.parent.id == place.parent.id
        }
    };
    let live: &Live = now.live;
    let places = now.guide.places();
    let rows = places.iter().filter(|place| in_scope(place)).filter_map(|place| live.rows.get(&place.row.id));
    let mut indices: Vec<usize> = rows.flatten().copied().collect();
    indices.sort_unstable();
    indices.into_iter().map(|index| Arc::clone(&live.stream[index])).filter(|entry| entry.kind != EntryKind::Parked).collect()
}

pub(super) fn hash(value: &impl std::hash::Hash) -> u64 {
    use std::hash::{DefaultHasher, Hasher as _};
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl List {
    /// Takes in other entries when `key` or the width has changed.
    pub fn fill(&mut self, key: (u64, u64), width: f32, entries: impl FnOnce() -> Vec<Arc<Entry>>) {
        let key = (key.0, key.1 ^ u64::from(width.to_bits()));
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.items.clear();
        for entry in entries() {
            let divider = self.items.last().is_none_or(|last| last.entry.row != entry.row);
            let is_it = |known: &&Measured| (known.revision, known.width, known.divider) == (entry.revision, width as u32, divider);
            let known = self.measured.get(&entry.id).filter(is_it).map(|known| known.height);
            let height = known.unwrap_or_else(|| entry::estimate(&entry, width) + if divider { DIVIDER } else { 0.0 });
            self.items.push(Item { entry, divider, height });
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    #[must_use]
    pub fn first(&self) -> Option<&Entry> {
        self.items.first().map(|item| item.entry.as_ref())
    }

    /// Where a row's last entry ends, from the top of the list.
    fn end_of(&self, row: &RowId) -> Option<f32> {
        let last = self.items.iter().rposition(|item| item.entry.row.as_ref() == Some(row))?;
        Some(self.items[..=last].iter().map(|item| item.height).sum())
    }

    /// Lays out what is in `viewport`. With `at_bottom`, little stands next to the line.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>, viewport: Rect, at_bottom: bool) {
        let width = ui.available_width();
        let total: f32 = self.items.iter().map(|item| item.height).sum();
        let mut top = if at_bottom { (viewport.height() - total - 4.0).max(0.0) } else { 0.0 };
        let origin = ui.max_rect().min;
        ui.set_height((top + total).max(viewport.height()));
        let mut wrong = false;
        for item in &mut self.items {
            let bottom = top + item.height;
            if bottom >= viewport.top() && top <= viewport.bottom() {
                let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(width, item.height));
                let used = ui.push_id(item.entry.id.as_str(), |ui| {
                    place(ui, rect, |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        if item.divider {
                            divider(ui, cx, view, now, item.entry.row.as_ref(), !at_bottom);
                        }
                        entry::show(ui, cx, view, now, &item.entry);
                        ui.min_rect().height() + 2.0
                    })
                });
                let height = used.inner;
                if (height - item.height).abs() > 0.5 {
                    item.height = height;
                    wrong = true;
                }
                let found = Measured { revision: item.entry.revision, width: width as u32, divider: item.divider, height };
                if self.measured.get(&item.entry.id) != Some(&found) {
                    self.measured.insert(item.entry.id.clone(), found);
                }
            } else if top > viewport.bottom() {
                break;
            }
            top = bottom;
        }
        if wrong {
            ui.ctx().request_discard("an entry is not as high as it was thought to be");
        }
    }
}

/// The row that the entries below were said on; among finds the way to it.
fn divider(ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>, row: Option<&RowId>, leads_there: bool) {
    let tokens = cx.tokens.clone();
    let place = row.and_then(|row| now.guide.place(row));
    let title = place.map_or_else(|| cx.t("inbox"), |place| place.row.short.get(cx.language()).to_owned());
    ui.add_space(4.0);
    if let (true, Some(place)) = (leads_there, place) {
        let label = super::question::label_of(&place, cx.language());
        let name = cx.tf("go-to-row", &[("row", label.as_str().into())]);
        let galley = ui.painter().layout_no_wrap(label, semibold(13.0), tokens.accent);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), &name));
        let end = rect.left() + galley.size().x;
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, tokens.accent);
        ui.painter().hline(end + 10.0..=rect.right(), rect.center().y, Stroke::new(1.0, tokens.line));
        focus_ring(ui, &response, rect, 4, &tokens);
        if response.clicked() {
            cx.send(Command::GoToRow(place.row.id.clone()));
            view.center = Center::Stream;
        }
        return;
    }
    let galley = ui.painter().layout_no_wrap(title.clone(), semibold(13.0), tokens.ink3);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &title));
    let end = rect.left() + galley.size().x;
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, tokens.ink3);
    ui.painter().hline(end + 10.0..=rect.right(), rect.center().y, Stroke::new(1.0, tokens.line));
}
