//! The table of municipalities by codes: a circle for each number, the larger the more.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align, Color32, FontId, Frame, Galley, Painter, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use jiff::civil::Date;

use super::{Open, View, hyphen};
use crate::app::publishing::collation::{Collation, Group, Line};
use crate::domain::coding::Code;
use crate::domain::publication::comparison::{Comparison, part_of};
use crate::domain::publication::lessons;
use crate::domain::stage::Stage;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::text::{line, text};
use crate::ui::widgets::track::stage_key;
use crate::ui::widgets::{focus_ring, place};

const ROW: f32 = 50.0;
const HEAD: f32 = 70.0;
/// So many rows are all drawn: a screen reader then finds every one.
const FEW: usize = 40;
/// How far outside what is seen a row is still drawn, so that Tab has somewhere to go.
const BEYOND: f32 = 400.0;
/// Nothing is narrower; with more codes than there is room for, the table scrolls sideways.
const CODE: f32 = 86.0;
/// From so many on a circle has its full size.
const FULL: usize = 8;

/// Where the columns begin, in points from the left.
struct Columns {
    stage: f32,
    codes: f32,
    code: f32,
    end: f32,
}

impl Columns {
    fn of(width: f32, count: usize, narrow: bool) -> Self {
        let (stage, codes) = if narrow { (136.0, 236.0) } else { (172.0, 320.0) };
        let code = ((width - codes - 10.0) / count.max(1) as f32).clamp(CODE, 220.0);
        Self { stage, codes, code, end: (codes + code * count as f32 + 10.0).max(width) }
    }

    /// The middle of a code's column.
    fn middle(&self, n: usize) -> f32 {
        self.codes + self.code * (n as f32 + 0.5)
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, collation: &Collation) {
    let tokens = cx.tokens.clone();
    let table = collation.table(view.group);
    if collation.lines.is_empty() {
        text(ui, cx.t("home-empty"), sans(16.0), tokens.ink2);
        return;
    }
    if table.codes.is_empty() {
        text(ui, cx.t("collect-no-own"), sans(16.0), tokens.ink2);
        return;
    }
    let columns = Columns::of(ui.available_width() - 14.0, table.codes.len(), cx.narrow);
    let most = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.count).max().unwrap_or(0).max(FULL);
    ScrollArea::both().id_salt("collect-matrix").auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().fill(tokens.surface).stroke(Stroke::new(tokens.stroke, tokens.line)).corner_radius(12).show(ui, |ui| {
            ui.set_width(columns.end);
            ui.spacing_mut().item_spacing.y = 0.0;
            head(ui, cx, table, &columns);
            for shown in &collation.lines {
                let unfolded = view.unfolded.as_ref() == Some(&shown.slug);
                let top = ui.cursor().top();
                let near = ui.clip_rect().expand(BEYOND).y_range();
                if collation.lines.len() > FEW && !unfolded && (top > near.max || top + ROW < near.min) {
                    ui.allocate_exact_size(vec2(columns.end, ROW), Sense::hover());
                    continue;
                }
                ui.push_id(shown.slug.as_str(), |ui| row(ui, cx, view, (collation, shown), (table, most), &columns));
            }
            foot(ui, cx, table, &columns);
        });
        ui.add_space(24.0);
    });
}

fn head(ui: &mut Ui, cx: &Cx, table: &Comparison, columns: &Columns) {
    let tokens = &cx.tokens;
    let (rect, _) = ui.allocate_exact_size(vec2(columns.end, HEAD), Sense::hover());
    for (from, to, key) in [(42.0, columns.stage, "column-municipality"), (columns.stage, columns.codes, "column-stage")] {
        let cell = Rect::from_min_max(pos2(rect.left() + from, rect.bottom() - 28.0), pos2(rect.left() + to, rect.bottom()));
        place(ui, cell, |ui| line(ui, cx.t(key), semibold(13.0), tokens.ink2));
    }
    for (n, code) in table.codes.iter().enumerate() {
        let name = cx.code(code);
        let galley = wrapped(ui.painter(), &name, &semibold(13.0), tokens.ink2, columns.code - 2.0);
        let middle = rect.left() + columns.middle(n);
        let area =
            Rect::from_center_size(pos2(middle, rect.bottom() - 10.0 - galley.size().y / 2.0), vec2(columns.code - 4.0, galley.size().y));
        let response = ui.interact(area, ui.scope_id().with(("head", n)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        ui.painter().galley(pos2(middle, area.top()), galley, tokens.ink2);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.accent_line));
}

/// Text in the middle of a column, on as many lines as it takes.
fn wrapped(painter: &Painter, words: &str, font: &FontId, ink: Color32, width: f32) -> Arc<Galley> {
    let measured = |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), ink).size().x;
    let words = hyphen::parted(words, width, &measured);
    let mut job = LayoutJob::simple(words, font.clone(), ink, width);
    job.halign = Align::Center;
    painter.layout_job(job)
}

/// Text with its middle at a place.
fn centred(painter: &Painter, at: Pos2, words: String, font: FontId, ink: Color32) {
    let galley = painter.layout_no_wrap(words, font, ink);
    painter.galley(at - galley.size() / 2.0, galley, ink);
}

fn row(
    ui: &mut Ui,
    cx: &mut Cx,
    view: &mut View,
    (collation, shown): (&Collation, &Line),
    (table, most): (&Comparison, usize),
    columns: &Columns,
) {
    let tokens = cx.tokens.clone();
    let is_chapter = shown.chapter.is_some();
    let unfolded = is_chapter && view.unfolded.as_ref() == Some(&shown.slug);
    let background = ui.painter().add(egui::Shape::Noop);
    let (rect, _) = ui.allocate_exact_size(vec2(columns.end, ROW), Sense::hover());
    let cell = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()));
    let words = cell(42.0, columns.stage - 6.0).shrink2(vec2(0.0, 12.0));
    let hover = ui.painter().add(egui::Shape::Noop);
    place(ui, words, |ui| line(ui, &shown.name, semibold(16.0), if is_chapter { tokens.ink } else { tokens.ink3 }));
    if is_chapter {
        // Over the name, which would take the press otherwise.
        let area = cell(8.0, columns.stage - 4.0).shrink2(vec2(0.0, 6.0));
        let response = ui.interact(area, ui.scope_id().with("unfold"), Sense::click());
        let name = cx.tf(if unfolded { "collect-fold" } else { "collect-unfold" }, &[("name", shown.name.as_str().into())]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, unfolded, &name));
        if response.hovered() && !unfolded {
            ui.painter().set(hover, egui::Shape::rect_filled(area, 8, tokens.hover));
        }
        if response.clicked() {
            view.unfolded = (!unfolded).then(|| shown.slug.clone());
        }
        if shown.chapter == Some(0) {
            cx.regions.push(Region { rect: ui.clip_rect(), anchor: response.id });
        }
        let mark = if unfolded { icons::CARET_DOWN } else { icons::CARET_RIGHT };
        centred(ui.painter(), pos2(rect.left() + 26.0, rect.center().y), mark.to_owned(), icon(16.0), tokens.ink2);
        focus_ring(ui, &response, area, 8, &tokens);
    }
    standing(ui, cx, shown, cell(columns.stage, columns.codes));
    let cells = shown.chapter.and_then(|n| table.rows.get(n)).map(|row| row.cells.as_slice()).unwrap_or_default();
    for (n, (found, code)) in cells.iter().zip(&table.codes).enumerate() {
        let middle = pos2(rect.left() + columns.middle(n), rect.center().y);
        circle(ui, cx, view, (collation, shown), (n, code), (found.count, most), middle);
    }
    if unfolded {
        points(ui, cx, collation, shown, columns);
    }
    let whole = Rect::from_min_max(rect.min, pos2(rect.right(), ui.cursor().top()));
    if unfolded {
        ui.painter().set(background, egui::Shape::rect_filled(whole, 0, tokens.accent_soft));
    }
    ui.painter().hline(whole.x_range(), whole.bottom(), Stroke::new(1.0, if unfolded { tokens.accent_line } else { tokens.line }));
}

/// Approved on a day, or how far it has come.
fn standing(ui: &mut Ui, cx: &Cx, shown: &Line, area: Rect) {
    let tokens = &cx.tokens;
    let (symbol, font, ink, words) = match shown.approved {
        Some(date) => (icons::SEAL, icon_fill(18.0), tokens.green, approved(cx, date)),
        None if shown.stage == Stage::Replied => (icons::CHAT, icon(18.0), tokens.warn, cx.t(stage_key(shown.stage))),
        None => (icons::CIRCLE_DASHED, icon(18.0), tokens.ink3, cx.t(stage_key(shown.stage))),
    };
    centred(ui.painter(), pos2(area.left() + 9.0, area.center().y), symbol.to_owned(), font, ink);
    let area = Rect::from_min_max(area.min + vec2(25.0, 14.0), area.max - vec2(4.0, 0.0));
    place(ui, area, |ui| line(ui, words, sans(14.0), if shown.approved.is_some() { tokens.ink2 } else { tokens.ink3 }));
}

/// In a narrow window the seal says what the day is.
fn approved(cx: &Cx, date: Date) -> String {
    let day = cx.texts.short_day(date);
    if cx.narrow { day } else { cx.tf("collect-approved", &[("date", day.into())]) }
}

/// One number; a press shows its sentences.
fn circle(
    ui: &mut Ui,
    cx: &Cx,
    view: &mut View,
    (collation, shown): (&Collation, &Line),
    (n, code): (usize, &Code),
    (count, most): (usize, usize),
    middle: Pos2,
) {
    let tokens = &cx.tokens;
    let area = Rect::from_center_size(middle, vec2(42.0, 42.0));
    let response = ui.interact(area, ui.scope_id().with(("cell", n)), Sense::click());
    let on = view.open.as_ref().is_some_and(|open| open.slug == shown.slug && open.code == *code);
    let name = format!("{}, {}: {count}", shown.name, cx.code(code));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    let share = count as f32 / most as f32;
    let radius = if count == 0 { 12.0 } else { 9.0 + 9.5 * share.min(1.0) };
    if count == 0 {
        if response.hovered() {
            ui.painter().circle_filled(middle, radius, tokens.hover);
        }
        centred(ui.painter(), middle, "–".to_owned(), sans(16.0), tokens.ink3);
    } else {
        let (fill, ink) = if share > 0.5 { (tokens.accent, tokens.on_accent) } else { (tokens.selected, tokens.on_selected) };
        ui.painter().circle(middle, radius, fill, Stroke::new(1.0, tokens.accent_line));
        centred(ui.painter(), middle, count.to_string(), semibold(if radius < 12.0 { 13.0 } else { 15.0 }), ink);
    }
    if on || (response.hovered() && count > 0) {
        ui.painter().circle_stroke(middle, radius + 2.5, Stroke::new(2.0, tokens.accent_line));
    }
    focus_ring(ui, &response, area.shrink(2.0), 19, tokens);
    if response.clicked() {
        view.open = if on { None } else { open(cx, collation, shown, code) };
    }
}

fn open(cx: &Cx, collation: &Collation, shown: &Line, code: &Code) -> Option<Open> {
    let chapter = collation.chapter(&shown.slug)?;
    let sentences = lessons::all(chapter, cx.language());
    Some(Open { slug: shown.slug.clone(), code: code.clone(), of: chapter.approval.hash.clone(), sentences })
}

/// What the chapter says of why, how, and to others.
fn points(ui: &mut Ui, cx: &Cx, collation: &Collation, shown: &Line, columns: &Columns) {
    let tokens = &cx.tokens;
    let table = collation.table(Group::Points);
    let Some((row, chapter)) = shown.chapter.and_then(|n| Some((table.rows.get(n)?, collation.chapters.get(n)?))) else { return };
    let width = (columns.end - 40.0) / 3.0;
    let area = ui.available_rect_before_wrap();
    let mut bottom = area.top();
    for (n, (cell, code)) in row.cells.iter().zip(&table.codes).enumerate() {
        let from = area.left() + 20.0 + width * n as f32;
        let room = Rect::from_min_size(pos2(from, area.top()), vec2(width - 16.0, f32::INFINITY));
        let drawn = ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let part = part_of(code);
            text(ui, part.map(|part| cx.t(super::cell::part_key(part))).unwrap_or_default(), semibold(15.0), tokens.accent);
            let here = |block| chapter.approval.wording.passage(block).is_some_and(|passage| Some(passage.part) == part);
            for found in cell.sentences.iter().filter(|found| here(&found.block)) {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    let (dot, _) = ui.allocate_exact_size(vec2(5.0, 21.0), Sense::hover());
                    ui.painter().circle_filled(dot.center(), 2.5, tokens.accent);
                    text(ui, &found.text, sans(15.0), tokens.ink);
                });
            }
        });
        bottom = bottom.max(drawn.response.rect.bottom());
    }
    let left = bottom + 18.0 - ui.cursor().top();
    if left > 0.0 {
        ui.allocate_exact_size(vec2(columns.end, left), Sense::hover());
    }
}

/// In how many municipalities something stands under each code.
fn foot(ui: &mut Ui, cx: &Cx, table: &Comparison, columns: &Columns) {
    let tokens = &cx.tokens;
    let (rect, _) = ui.allocate_exact_size(vec2(columns.end, ROW - 4.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.accent_line));
    for (from, to, key, font) in
        [(42.0, columns.stage, "collect-mentioned", semibold(15.0)), (columns.stage, columns.codes, "collect-mentioned-by", sans(14.0))]
    {
        let cell = Rect::from_min_max(pos2(rect.left() + from, rect.top() + 12.0), pos2(rect.left() + to, rect.bottom()));
        place(ui, cell, |ui| line(ui, cx.t(key), font, tokens.ink2));
    }
    for (n, (count, code)) in table.mentioned().into_iter().zip(&table.codes).enumerate() {
        let middle = pos2(rect.left() + columns.middle(n), rect.center().y);
        let area = Rect::from_center_size(middle, vec2(40.0, 30.0));
        let response = ui.interact(area, ui.scope_id().with(("foot", n)), Sense::hover());
        let name = cx.tf("collect-mentioned-spoken", &[("code", cx.code(code).into()), ("count", count.into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        centred(ui.painter(), middle, count.to_string(), semibold(15.0), tokens.ink);
    }
}
