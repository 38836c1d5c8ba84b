//! The real pages: a gauge against the budget, small pages to choose from, one page large.

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle, Ui, pos2, vec2};

use crate::app::command::Command;
use crate::app::model::Compile;
use crate::domain::draft::Draft;
use crate::domain::language::lix::Level;
use crate::domain::project::PageBudget;
use crate::domain::swedish;
use crate::export::{Printed, Raster};
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::place;
use crate::ui::widgets::text::{right, text};
use crate::ui::widgets::{focus_ring, page as picture};

/// What the track of the gauge spans, and what is aimed at (design, "Gauges").
const LIX_TRACK: (f64, f64) = (20.0, 65.0);
const LIX_AIM: (f64, f64) = (35.0, 45.0);

#[derive(Default)]
pub struct View {
    large: Option<Picture>,
    small: Vec<Picture>,
}

impl std::fmt::Debug for View {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("View").field("small", &self.small.len()).finish_non_exhaustive()
    }
}

/// A page on the graphics card, and what it was made from.
struct Picture {
    raster: Arc<Raster>,
    texture: TextureHandle,
}

impl Picture {
    /// Unchanged ones stay where they are.
    fn of(ui: &Ui, before: Option<Self>, name: &str, raster: &Arc<Raster>) -> Self {
        match before {
            Some(before) if Arc::ptr_eq(&before.raster, raster) => before,
            _ => Self { raster: Arc::clone(raster), texture: picture::upload(ui.ctx(), name, raster) },
        }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, budget: PageBudget, draft: Option<&Draft>, compile: &mut Compile) {
    let tokens = cx.tokens.clone();
    let rect = ui.available_rect_before_wrap();
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), 88.0));
    ui.painter().rect_filled(head, 0, tokens.bg);
    ui.painter().hline(rect.x_range(), head.bottom(), Stroke::new(tokens.stroke, tokens.line));
    let inner = head.shrink2(vec2(20.0, 14.0));
    let (pages, reading) = inner.split_left_right_at_x(inner.left() + (inner.width() / 2.0).max(164.0));
    place(ui, pages, |ui| gauge(ui, cx, budget, draft, compile));
    place(ui, reading, |ui| lix(ui, cx, compile));
    refresh(ui, view, compile);

    let body = Rect::from_min_max(pos2(rect.left(), head.bottom()), rect.max).shrink2(vec2(18.0, 18.0));
    let Some(pages) = &compile.pages else {
        // Asks for the first layout; how large does not matter yet.
        want(ui, compile, body.width(), 595.0);
        place(ui, body, |ui| {
            text(ui, cx.t(if draft.is_some() { "pages-coming" } else { "pages-none" }), sans(15.0), tokens.ink2);
        });
        return;
    };
    let (width, height) = pages.size;
    let (count, shown) = (pages.count, pages.page);
    let rail = if body.width() > 380.0 { 70.0 } else { 0.0 };
    let room = vec2(body.width() - rail - if rail > 0.0 { 14.0 } else { 0.0 }, body.height() - 8.0);
    let scale = (room.x / width).min(room.y / height).max(0.2);
    let page = Rect::from_min_size(pos2(body.left() + rail + if rail > 0.0 { 14.0 } else { 0.0 }, body.top()), vec2(width, height) * scale);
    if rail > 0.0 {
        let strip = Rect::from_min_size(body.min, vec2(rail, body.height()));
        place(ui, strip, |ui| thumbs(ui, cx, view, count, shown, height / width));
    }
    let shadow = ui.visuals().popup_shadow;
    ui.painter().add(shadow.as_shape(page, 2));
    if let Some(large) = &view.large {
        let texture = large.texture.clone();
        place(ui, page, |ui| {
            let name = cx.tf("page-of", &[("page", (shown + 1).into()), ("count", count.into())]);
            let response = picture::picture(ui, &texture, page.size(), &name);
            if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) {
                go_to_block(cx, compile, shown, (at.y - page.top()) / scale);
            }
        });
    }
    if tokens.stroke > 1.0 {
        ui.painter().rect_stroke(page, 0, Stroke::new(2.0, tokens.line), StrokeKind::Outside);
    }
    if let Some(failure) = &compile.failure {
        place(ui, body, |ui| {
            text(ui, &failure.what, sans(15.0), tokens.danger);
            for line in failure.lines().iter().skip(1) {
                text(ui, line, sans(14.0), tokens.ink2);
            }
        });
    }
    want(ui, compile, page.width(), width);
}

/// Says how many pixels the large page needs; a change asks for new pages.
fn want(ui: &Ui, compile: &mut Compile, points: f32, width: f32) {
    let scale = points / width * ui.ctx().pixels_per_point();
    if (compile.scale - scale).abs() > 0.02 {
        compile.scale = scale;
        compile.stale = true;
    }
}

/// A click on the page goes to the block that stands there.
fn go_to_block(cx: &mut Cx, compile: &mut Compile, page: usize, y: f32) {
    let Some(pages) = &compile.pages else { return };
    // Between two blocks the one above is meant.
    let hit = pages.places.iter().find(|printed| printed.covers(page, y));
    let above = || pages.places.iter().rev().find(|printed| printed.from <= (page, y) && printed.to.0 == page);
    if let Some(Printed { block, .. }) = hit.or_else(above) {
        compile.focus = Some((block.clone(), 0));
        cx.send(Command::FocusBlock(block.clone()));
    }
}

/// Puts newly arrived pages on the graphics card.
fn refresh(ui: &Ui, view: &mut View, compile: &Compile) {
    let Some(pages) = &compile.pages else {
        *view = View::default();
        return;
    };
    view.large = Some(Picture::of(ui, view.large.take(), "page", &pages.image));
    let mut before = std::mem::take(&mut view.small).into_iter();
    view.small = compile.thumbs.iter().map(|raster| Picture::of(ui, before.next(), "thumb", raster)).collect();
}

/// How heavy the text is to read, against what is aimed at.
fn lix(ui: &mut Ui, cx: &Cx, compile: &Compile) {
    let tokens = cx.tokens.clone();
    let (Some(value), Some(level)) = (compile.reading.whole.value(), compile.reading.whole.level()) else { return };
    ui.spacing_mut().item_spacing = vec2(6.0, 8.0);
    ui.horizontal(|ui| {
        text(ui, cx.tf("lix", &[("lix", swedish::whole(value, cx.language()).into())]), semibold(16.0), tokens.ink);
        right(ui, |ui| {
            let key = match level {
                Level::VeryEasy => "lix-very-easy",
                Level::Easy => "lix-easy",
                Level::Medium => "lix-medium",
                Level::Hard => "lix-hard",
                Level::VeryHard => "lix-very-hard",
            };
            ui.label(crate::ui::widgets::text::rich(cx.t(key), sans(14.0), tokens.ink3));
        });
    });
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let track = Rect::from_center_size(rect.center(), vec2(rect.width(), 7.0));
    let at = |lix: f64| track.left() + track.width() * ((lix - LIX_TRACK.0) / (LIX_TRACK.1 - LIX_TRACK.0)).clamp(0.0, 1.0) as f32;
    ui.painter().rect_filled(track, 3, tokens.ring);
    let aim = Rect::from_x_y_ranges(at(LIX_AIM.0)..=at(LIX_AIM.1), track.y_range());
    ui.painter().rect_filled(aim, 0, tokens.green.gamma_multiply(0.7));
    ui.painter().circle(pos2(at(value), track.center().y), 6.0, tokens.green, Stroke::new(2.0, tokens.surface));
}

/// Pages written against pages allowed.
fn gauge(ui: &mut Ui, cx: &Cx, budget: PageBudget, draft: Option<&Draft>, compile: &Compile) {
    let tokens = cx.tokens.clone();
    let count = compile.pages.as_ref().map_or(0, |pages| pages.count);
    ui.spacing_mut().item_spacing = vec2(6.0, 8.0);
    let fits = budget.holds(count);
    let ink = if count == 0 || fits { tokens.ink } else { tokens.warn };
    ui.horizontal(|ui| {
        let words = cx.tf("pages-of", &[("count", count.into()), ("min", budget.min.into()), ("max", budget.max.into())]);
        text(ui, words, semibold(16.0), ink);
        if count > 0 && !fits {
            right(ui, |ui| {
                let key = if count < usize::from(budget.min) { "pages-short" } else { "pages-long" };
                ui.label(crate::ui::widgets::text::rich(cx.t(key), sans(14.0), tokens.warn));
            });
        }
    });
    let shown = usize::from(budget.max).max(count).min(12) + usize::from(count <= usize::from(budget.max));
    let (rect, _) = ui.allocate_exact_size(vec2(24.0 * shown as f32, 30.0), Sense::hover());
    for n in 0..shown {
        let page = Rect::from_min_size(pos2(rect.left() + 24.0 * n as f32, rect.top()), vec2(18.0, 24.0));
        let over = n >= usize::from(budget.max);
        if n < count {
            ui.painter().rect_filled(page, 3, if over { tokens.warn } else { tokens.accent });
            if let Some(words) = begins(compile, draft, n) {
                let response = ui.interact(page, ui.scope_id().with(("begins", n)), Sense::hover());
                response.on_hover_text(cx.tf("page-begins", &[("page", (n + 1).into()), ("words", words.into())]));
            }
        } else {
            ui.painter().rect(
                page,
                3,
                tokens.surface,
                Stroke::new(1.0, if over { tokens.line2 } else { tokens.control }),
                StrokeKind::Inside,
            );
        }
    }
    let from = rect.left() + 24.0 * f32::from(budget.min.saturating_sub(1));
    let to = rect.left() + 24.0 * f32::from(budget.max) - 6.0;
    ui.painter().hline(from..=to, rect.bottom() - 1.5, Stroke::new(3.0, tokens.green));
}

/// The first words on a page.
fn begins(compile: &Compile, draft: Option<&Draft>, page: usize) -> Option<String> {
    const WORDS: usize = 6;
    let start = compile.pages.as_ref()?.page_starts.iter().find(|start| start.page == page)?;
    let text = &draft?.block(&start.block)?.text;
    let mut letters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let (from, _) = letters.nth(start.before)?;
    Some(text[from..].split_whitespace().take(WORDS).collect::<Vec<_>>().join(" "))
}

fn thumbs(ui: &mut Ui, cx: &mut Cx, view: &View, count: usize, shown: usize, ratio: f32) {
    let tokens = cx.tokens.clone();
    ScrollArea::vertical().id_salt("thumbs").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        ui.add_space(3.0); // for the frame of the chosen page
        for (n, Picture { texture, .. }) in view.small.iter().enumerate() {
            let size = vec2(64.0, 64.0 * ratio);
            let name = cx.tf("page-of", &[("page", (n + 1).into()), ("count", count.into())]);
            let name = format!("{name}, {}", cx.t("show").to_lowercase());
            let response = picture::picture(ui, texture, size, &name);
            let stroke = if n == shown { Stroke::new(2.5, tokens.accent) } else { Stroke::new(1.0, tokens.line2) };
            ui.painter().rect_stroke(response.rect, 3, stroke, StrokeKind::Outside);
            focus_ring(ui, &response, response.rect, 3, &tokens);
            if n == 0 {
                cx.regions.push(Region { rect: ui.clip_rect(), anchor: response.id });
            }
            if response.clicked() {
                cx.send(Command::ShowPage(n));
            }
        }
        let words = cx.tf("page", &[("page", (shown + 1).into())]);
        ui.label(crate::ui::widgets::text::rich(words, sans(14.0), tokens.ink2));
    });
}
