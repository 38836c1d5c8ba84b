//! Ctrl+K: type a few letters, press Enter. What can be chosen is in [`crate::app::palette`].
//!
//! The keyboard stays in the search field; the chosen line is the field's active descendant, so
//! that a screen reader reads it out as one goes up and down.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Context, EventFilter, Frame, Id, Key, LayerId, Margin, Modal, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::cx::Cx;
use super::dialogs::Dialog;
use super::theme::fonts::{icon, sans};
use super::theme::icons;
use super::widgets::text::text;
use super::widgets::{boxed, kbd};
use crate::app::keys::{Action, Scope};
use crate::app::model::Model;
use crate::app::palette::{self, Choice, Deed};

const ROW: f32 = 36.0;
/// How many lines are shown at once, and how far PgDn goes.
const SHOWN: usize = 10;
const WIDTH: f32 = 680.0;
/// From the top of the window, so that the capture line stays in sight below.
const TOP: f32 = 88.0;

fn field_id() -> Id {
    Id::unique("palette field")
}

fn area() -> egui::Area {
    Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, TOP))
}

/// Opens the palette. The keyboard goes to it at once: what is typed before it is drawn is meant
/// for it.
#[must_use]
pub fn open(ctx: &Context) -> Dialog {
    let layer: LayerId = area().layer();
    let before = ctx.memory_mut(|memory| {
        let before = memory.focused();
        memory.request_focus(field_id());
        memory.set_modal_layer(layer);
        before
    });
    Dialog::Palette { query: String::new(), chosen: 0, before }
}

/// Shows the palette if it is open. Returns what was chosen; then it is closed, and the keyboard
/// is back where it was.
pub fn show(ctx: &Context, cx: &mut Cx, dialog: &mut Option<Dialog>, model: &Model, scope: Scope) -> Option<Deed> {
    let Some(Dialog::Palette { query, chosen, before }) = dialog else { return None };
    let before = *before;
    let tokens = cx.tokens.clone();
    let keys = Keys::take(ctx);
    let all = palette::choices(model, scope);
    let look = Frame::new().fill(tokens.raised).stroke(Stroke::new(tokens.stroke, tokens.line2)).corner_radius(14).shadow(shadow(ctx));
    let mut done = None;
    let modal = Modal::new(Id::unique("palette")).area(area().accessible_name(cx.t("action-palette"))).frame(look).show(ctx, |ui| {
        let room = ui.ctx().content_rect();
        ui.set_width(WIDTH.min(room.width() - 80.0));
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let searched = search(ui, cx, query);
        if searched {
            *chosen = 0;
        }
        let found = palette::matching(query, all.iter().map(|choice| choice.label.as_str()));
        let moved = keys.step(chosen, found.len()) || searched;
        let line = ui.min_rect();
        ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(tokens.stroke, tokens.line));
        let found: Vec<&Choice> = found.into_iter().map(|index| &all[index]).collect();
        let height = (room.height() - TOP - 150.0).min(ROW * SHOWN as f32).max(ROW * 3.0);
        Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| {
            ui.set_min_height(height);
            if found.is_empty() {
                Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                    text(ui, cx.t("palette-empty"), sans(16.0), tokens.ink2);
                });
            }
            done = list(ui, cx, &found, *chosen, moved, height).or_else(|| found.get(*chosen).filter(|_| keys.enter).copied()).cloned();
        });
    });
    if done.is_some() || keys.close || modal.backdrop_response.clicked() {
        *dialog = None;
        ctx.memory_mut(|memory| match before {
            Some(id) => memory.request_focus(id),
            None => memory.surrender_focus(field_id()),
        });
    }
    done.map(|choice: Choice| choice.deed)
}

fn shadow(ctx: &Context) -> egui::Shadow {
    ctx.global_style().visuals.popup_shadow
}

/// The keys that the palette has for itself, taken before the field sees them.
struct Keys {
    up: usize,
    down: usize,
    enter: bool,
    close: bool,
}

impl Keys {
    fn take(ctx: &Context) -> Self {
        let again = super::keys::take(ctx, Scope::Everywhere, |action| action == Action::Palette);
        ctx.input_mut(|input| {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
            let up = count(Key::ArrowUp) + count(Key::PageUp) * SHOWN;
            let down = count(Key::ArrowDown) + count(Key::PageDown) * SHOWN;
            Self { up, down, enter: count(Key::Enter) > 0, close: count(Key::Escape) > 0 || !again.is_empty() }
        })
    }

    /// Moves the choice within `count` lines. One step beyond an end is the other end, and a page
    /// stops there. True if it may have moved.
    fn step(&self, chosen: &mut usize, count: usize) -> bool {
        let last = count.saturating_sub(1);
        *chosen = (*chosen).min(last);
        *chosen = match (self.up, self.down) {
            (1, 0) if *chosen == 0 => last,
            (0, 1) if *chosen == last => 0,
            (up, down) => (*chosen + down).min(last).saturating_sub(up),
        };
        self.up + self.down > 0
    }
}

/// The field; true when its text has changed.
fn search(ui: &mut Ui, cx: &Cx, query: &mut String) -> bool {
    let tokens = &cx.tokens;
    let inner = Frame::new().inner_margin(Margin::symmetric(20, 14)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            super::widgets::text::icon(ui, icons::SEARCH, icon(22.0), tokens.ink3);
            let hint = egui::RichText::new(cx.t("palette-hint")).font(sans(20.0)).color(tokens.ink3);
            let edit = TextEdit::singleline(query)
                .id(field_id())
                .font(sans(20.0))
                .hint_text(hint)
                .frame(Frame::NONE)
                .margin(Margin::symmetric(0, 2))
                .desired_width(f32::INFINITY)
                .event_filter(EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true });
            let response = edit.show(ui).response.response.clone();
            let changed = response.changed();
            response.accessible_name(cx.t("action-palette"));
            changed
        })
        .inner
    });
    // To ask for a focus one has ends what is being composed: a dead key would lose its letter.
    ui.memory_mut(|memory| {
        if !memory.has_focus(field_id()) {
            memory.request_focus(field_id());
        }
    });
    inner.inner
}

/// The lines; the one that was pressed, if any.
fn list<'a>(ui: &mut Ui, cx: &Cx, found: &[&'a Choice], chosen: usize, moved: bool, height: f32) -> Option<&'a Choice> {
    let mut pressed = None;
    ScrollArea::vertical().id_salt("palette").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::ListBox));
        for (index, choice) in found.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
            let on = index == chosen;
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &choice.label));
            if on {
                let line = response.id.accesskit_id();
                ui.ctx().accesskit_node_builder(field_id(), |node| node.set_active_descendant(line));
                if moved {
                    ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
                }
            }
            if ui.is_rect_visible(rect) {
                row(ui, cx, choice, rect, on, response.hovered());
            }
            if response.clicked() {
                pressed = Some(*choice);
            }
        }
    });
    pressed
}

fn row(ui: &Ui, cx: &Cx, choice: &Choice, rect: Rect, on: bool, hovered: bool) {
    let tokens = &cx.tokens;
    let mut ink = tokens.ink;
    if on {
        ink = tokens.on_selected;
        boxed(ui.painter(), rect, 10, tokens.selected, Stroke::new(tokens.stroke, tokens.accent_line));
    } else if hovered {
        boxed(ui.painter(), rect, 10, tokens.hover, Stroke::NONE);
    }
    let keys = choice.chord.map(|chord| kbd::written(cx, chord)).unwrap_or_default();
    let keys: Vec<&str> = keys.split('+').filter(|key| !key.is_empty()).collect();
    let width = keys.iter().map(|key| kbd::width(ui, key) + 4.0).sum::<f32>();
    let mut job = LayoutJob::simple_singleline(choice.label.clone(), sans(16.0), ink);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - 24.0 - width - 12.0);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let mut x = rect.right() - 12.0 - width + 4.0;
    for key in keys {
        let (ink, outline) = if on { (ink, ink) } else { (tokens.ink3, tokens.line2) };
        x += kbd::paint(ui.painter(), pos2(x, rect.center().y), key, ink, outline) + 4.0;
    }
}
