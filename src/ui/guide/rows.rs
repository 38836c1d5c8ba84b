//! The chosen section: its name and time, and its rows; the chosen row open to be written.

use egui::{Align2, DragValue, Frame, Id, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::field::{Field, choose_all};
use super::{Now, Tools, View, edit, in_language, reason, say_why, tool};
use crate::app::guide_file;
use crate::domain::guide::{Place, RowKind};
use crate::domain::guide_edit::{Edit, MAX_MINUTES, MAX_ROWS};
use crate::domain::ids::RowId;
use crate::domain::printed_guide::number;
use crate::domain::project::Language;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{boxed, focus_ring};

/// How far in each level stands.
const INDENT: f32 = 20.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    section(ui, cx, view, now);
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    let places: Vec<Place<'_>> = now.guide.places().into_iter().filter(|place| place.section.id == now.section.id).collect();
    for place in &places {
        entry(ui, cx, view, now, place);
        if place.row.id == now.row.id {
            open(ui, cx, view, now, place);
        }
    }
}

/// Name, minutes and heading of the section.
fn section(ui: &mut Ui, cx: &mut Cx, view: &View, now: &Now<'_>) {
    let section = now.section;
    let id = |what: &str, language: Language| Id::unique(("guide section", what, section.id.as_str(), language.tag()));
    let languages: &[Language] = if view.english { &Language::ALL } else { &[Language::Sv] };
    for language in languages.iter().copied() {
        let width = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(width - 130.0);
                let label = in_language(cx, "guide-section-title", language);
                let value = section.title.get(language);
                let field = Field { label: &label, id: id("title", language), value, rows: 1, lines: false, needed: true };
                if let Some(text) = field.show(ui, cx) {
                    edit(cx, Edit::SetSectionTitle(section.id.clone(), language, text));
                }
            });
            if language == Language::Sv {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    text(ui, cx.t("guide-minutes"), semibold(14.0), cx.tokens.ink2);
                    let mut minutes = section.minutes;
                    ui.spacing_mut().interact_size = vec2(110.0, 38.0);
                    let response = ui.add(DragValue::new(&mut minutes).range(1..=MAX_MINUTES).suffix(format!(" {}", cx.t("min"))));
                    if response.accessible_name(cx.t("guide-minutes")).changed() || minutes != section.minutes {
                        edit(cx, Edit::SetMinutes(section.id.clone(), minutes));
                    }
                });
            }
        });
        let label = in_language(cx, "guide-section-heading", language);
        let value = section.heading.as_ref().map_or("", |heading| heading.get(language));
        let field = Field { label: &label, id: id("heading", language), value, rows: 1, lines: false, needed: false };
        if let Some(text) = field.show(ui, cx) {
            edit(cx, Edit::SetHeading(section.id.clone(), language, text));
        }
    }
}

/// Buttons for a new row after the chosen one.
fn add(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    let full = now.guide.places().len() >= MAX_ROWS;
    ui.horizontal_wrapped(|ui| {
        for (key, kind, words) in
            [("guide-add-question", RowKind::Question, "guide-new-question"), ("guide-add-item", RowKind::Item, "guide-new-item")]
        {
            let label = cx.t(key);
            let button = Button::new(&label).icon(icons::PLUS).enabled(!full);
            let button = if kind == RowKind::Question { button.primary() } else { button };
            if button.show(ui, cx).clicked()
                && let Some(id) = guide_file::new_row()
            {
                let words = cx.t(words);
                edit(cx, Edit::AddRow { id: id.clone(), section: now.section.id.clone(), after: Some(now.row.id.clone()), kind, words });
                (view.row, view.focus) = (Some(id.clone()), Some(id));
            }
        }
    });
    if full {
        say_why(ui, cx, Some(&cx.tf("guide-full", &[("count", MAX_ROWS.into())])));
    }
}

fn entry(ui: &mut Ui, cx: &Cx, view: &mut View, now: &Now<'_>, place: &Place<'_>) {
    let tokens = cx.tokens.clone();
    let row = place.row;
    let on = row.id == now.row.id;
    let (ink, font) = if on { (tokens.ink, semibold(15.0)) } else { (tokens.ink2, sans(15.0)) };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let short = row.short.get(cx.language());
    let number = number(place);
    let name = format!("{number} {short}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, &name));
    if on || response.hovered() {
        let fill = if on { tokens.surface } else { tokens.hover };
        boxed(ui.painter(), rect, 8, fill, if on { Stroke::new(tokens.stroke, tokens.accent_line) } else { Stroke::NONE });
    }
    let left = rect.left() + 10.0 + INDENT * (place.level - 1) as f32;
    let middle = rect.center().y;
    ui.painter().text(pos2(left, middle), Align2::LEFT_CENTER, number, semibold(14.0), tokens.accent);
    let kind = ui.painter().layout_no_wrap(cx.t(kind_key(row.kind)), sans(13.0), tokens.ink3);
    let start = left + 62.0;
    let room = rect.right() - 10.0 - kind.size().x - 8.0 - start;
    let mut job = egui::text::LayoutJob::simple_singleline(short.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(20.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(start, middle - galley.size().y / 2.0), galley, ink);
    ui.painter().galley(pos2(rect.right() - 10.0 - kind.size().x, middle - kind.size().y / 2.0), kind, tokens.ink3);
    focus_ring(ui, &response, Rect::from_min_max(rect.min, rect.max), 8, &tokens);
    if response.clicked() {
        view.row = Some(row.id.clone());
    }
}

/// The chosen row: its kind, its words, and where it stands.
fn open(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, place: &Place<'_>) {
    let tokens = cx.tokens.clone();
    let row = place.row;
    let id = &row.id;
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(tokens.stroke, tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
            let words = row.words(Language::Sv);
            let words_id = field_id(id, "words", Language::Sv);
            if view.focus.take_if(|wanted| wanted == id).is_some() {
                choose_all(ui, words_id, &words);
            }
            cx.regions.push(Region { rect: ui.clip_rect(), anchor: words_id });
            let label = cx.t("guide-words");
            if let Some(text) = (Field { label: &label, id: words_id, value: &words, rows: 2, lines: false, needed: true }).show(ui, cx) {
                edit(cx, Edit::SetWords(id.clone(), Language::Sv, text));
            }
            let label = cx.t("guide-short");
            let field =
                Field { label: &label, id: field_id(id, "short", Language::Sv), value: &row.short.sv, rows: 1, lines: false, needed: true };
            if let Some(text) = field.show(ui, cx) {
                edit(cx, Edit::SetShort(id.clone(), Language::Sv, text));
            }
            let why = reason(cx, now.uses.row(row), !now.guide.can_remove(id), "guide-last-row");
            ui.horizontal_wrapped(|ui| {
                let kinds = [RowKind::Question, RowKind::Item].map(|kind| (kind, cx.t(kind_key(kind))));
                if let Some(kind) = segmented(ui, cx, &cx.t("guide-kind"), &kinds, row.kind, 32.0) {
                    edit(cx, Edit::SetKind(id.clone(), kind));
                }
                let number = number(place);
                let named = |cx: &Cx, key: &str| cx.tf(key, &[("what", number.as_str().into())]);
                tool(ui, cx, icons::CARET_LEFT, &named(cx, "guide-outdent"), now.guide.can_outdent(id), Edit::Outdent(id.clone()));
                tool(ui, cx, icons::CARET_RIGHT, &named(cx, "guide-indent"), now.guide.can_indent(id), Edit::Indent(id.clone()));
                let moved = |down| (now.guide.can_move(id, down), Edit::MoveRow { row: id.clone(), down });
                Tools { what: &number, up: moved(false), down: moved(true), remove: (why.clone(), Edit::RemoveRow(id.clone())) }
                    .show(ui, cx);
            });
            say_why(ui, cx, why.as_deref());
            add(ui, cx, view, now);
        });
}

/// The same field has the same id wherever it stands.
pub(super) fn field_id(row: &RowId, what: &str, language: Language) -> Id {
    Id::unique(("guide row", what, row.as_str(), language.tag()))
}

fn kind_key(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Item => "guide-item",
        RowKind::Question => "guide-question",
    }
}
