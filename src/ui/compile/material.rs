//! What was captured, to search, filter and insert from.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::View as CompileView;
use super::editor::Dragged;
use super::listed::{Filter, Listed};
use crate::app::command::Command;
use crate::app::keys::Action;
use crate::app::model::Compile;
use crate::app::text::dates;
use crate::domain::coding::Code;
use crate::domain::draft::Draft;
use crate::domain::guide::Guide;
use crate::domain::ids::RowId;
use crate::domain::notes::{Entry, EntryKind, Speaker};
use crate::domain::printed_guide;
use crate::domain::session::Session;
use crate::domain::swedish;
use crate::domain::workspace::Dossier;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{icon as icon_label, right, text};
use crate::ui::widgets::{chip, field, focus_ring, kbd, seat};
use crate::ui::widgets::{place, place_row};

/// How far outside what is seen a row is still drawn, so that Tab has somewhere to go.
const BEYOND: f32 = 700.0;

#[derive(Debug, Default)]
pub struct View {
    filter: Filter,
    /// Go to the search, asked for by key.
    pub jump: bool,
    /// Where the focus goes in the list.
    step: Option<Step>,
    listed: Listed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    First,
    To(usize),
    Search,
}

impl View {
    /// Shows what no block rests on.
    pub fn only_unused(&mut self) {
        *self = Self { filter: Filter { only_unused: true, ..Filter::default() }, ..Self::default() };
    }

    /// Shows what was said on one question.
    pub fn only_row(&mut self, row: RowId) {
        *self = Self { filter: Filter { row: Some(row), ..Filter::default() }, ..Self::default() };
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut CompileView, guide: &Guide, dossier: &Dossier, compile: &Compile) {
    let tokens = cx.tokens.clone();
    let evidence = &compile.evidence;
    let stream = &evidence.stream;
    let session = dossier.sessions.values().next_back().map(|group| group.session.clone()).unwrap_or_default();
    let inner = ui.max_rect().shrink2(vec2(18.0, 0.0));
    let mut listed = std::mem::take(&mut view.material.listed);
    listed.follow(&view.material.filter, guide, evidence, view.chosen.as_ref(), ui.max_rect().width());
    let bottom = place(ui, Rect::from_min_max(inner.min + vec2(0.0, 14.0), inner.max), |ui| {
        head(ui, cx, &mut view.material, guide, stream.len(), listed.quotes());
        ui.min_rect().bottom() + 4.0
    });
    let top = bottom + 6.0;
    super::hairline(ui, cx, top);
    let list = Rect::from_min_max(pos2(ui.max_rect().left(), top + 1.0), ui.max_rect().max);
    place(ui, list, |ui| {
        if listed.is_empty() {
            ui.add_space(16.0);
            ui.horizontal_top(|ui| {
                ui.add_space(18.0);
                ui.vertical(|ui| {
                    if let Some(at) = compile.destroyed.filter(|_| stream.is_empty()) {
                        text(ui, cx.destroyed(at), sans(15.0), tokens.ink2);
                        return;
                    }
                    if stream.is_empty() {
                        text(ui, cx.t("material-empty-title"), semibold(16.0), tokens.ink);
                    }
                    text(ui, cx.t(if stream.is_empty() { "material-empty" } else { "material-none" }), sans(15.0), tokens.ink2);
                });
            });
            return;
        }
        ScrollArea::vertical().id_salt("material").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let wanted = match view.material.step.take() {
                Some(Step::First) => Some(0),
                Some(Step::To(to)) => Some(to),
                Some(Step::Search) | None => None,
            };
            // What is chosen may have the focus, and the first is where one comes to by key.
            let must = [Some(0), listed.chosen(), wanted];
            let mut row = 0;
            while row < listed.len() {
                let seen = ui.clip_rect().expand(BEYOND).y_range();
                let top = ui.cursor().top();
                let (count, high) = listed.beyond(row, &(seen.min - top..seen.max - top), &must);
                if count > 0 {
                    // Room, and nothing that could be pointed at.
                    ui.advance_cursor_after_rect(Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), high)));
                    row += count;
                    continue;
                }
                let entry = listed.entry(row).clone();
                let is_wanted = wanted == Some(row);
                // Its own scope: what opens in one row must not rename the controls of the next.
                let drawn = ui.push_id(entry.id.as_str(), |ui| {
                    show_entry(ui, cx, view, &session, dossier.draft.as_ref(), &entry, compile, (row, is_wanted));
                });
                let is_chosen = listed.chosen() == Some(row);
                listed.was(row, (!is_chosen).then(|| drawn.response.rect.height()));
                row += 1;
            }
        });
    });
    view.material.listed = listed;
}

fn head(ui: &mut Ui, cx: &mut Cx, view: &mut View, guide: &Guide, entries: usize, quotes: usize) {
    let tokens = cx.tokens.clone();
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.horizontal(|ui| {
        text(ui, cx.t("material"), semibold(14.0), tokens.ink3);
        right(ui, |ui| {
            let count = cx.tf("material-count", &[("notes", (entries - quotes).into()), ("quotes", quotes.into())]);
            ui.label(crate::ui::widgets::text::rich(count, sans(14.0), tokens.ink3));
        });
    });
    let id = Id::unique("material search");
    let width = ui.available_width();
    let search = field::bare(ui, cx, &cx.t("material-search"), &mut view.filter.search, &cx.t("material-search"), width, id);
    cx.regions.push(Region { rect: ui.max_rect(), anchor: search.id });
    if view.jump || view.step.take_if(|step| *step == Step::Search).is_some() {
        search.request_focus();
        view.jump = false;
    }
    // The list goes on from its search.
    if search.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
        view.step = Some(Step::First);
    }
    let sections: Vec<(Option<usize>, String)> = std::iter::once((None, cx.t("all-sections")))
        .chain(
            guide
                .sections
                .iter()
                .enumerate()
                .map(|(index, section)| (Some(index), format!("{} {}", index + 1, section.title.get(cx.language())))),
        )
        .collect();
    let chosen = view.filter.section.as_ref().and_then(|id| guide.sections.iter().position(|section| section.id == *id));
    if let Some(index) = field::choice(ui, &cx.t("material-section"), Id::unique("material section"), &sections, Some(chosen), "", width) {
        view.filter.section = index.map(|index| guide.sections[index].id.clone());
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if let Some(place) = view.filter.row.as_ref().and_then(|row| guide.place(row)) {
            let words = format!("{} {}", printed_guide::number(&place), place.row.short.get(cx.language()));
            if chip::filter(ui, cx, &words, true).clicked() {
                view.filter.row = None;
            }
        }
        if chip::filter(ui, cx, &cx.t("filter-quotes"), view.filter.only_quotes).clicked() {
            view.filter.only_quotes = !view.filter.only_quotes;
        }
        if chip::filter(ui, cx, &cx.t("filter-unused"), view.filter.only_unused).clicked() {
            view.filter.only_unused = !view.filter.only_unused;
        }
        for code in Code::FRAME {
            if chip::filter(ui, cx, &cx.code(&code), view.filter.codes.contains(&code)).clicked() {
                crate::app::interview::toggle(&mut view.filter.codes, code);
            }
        }
    });
}

/// The keys of a note in the list: up and down, Enter puts it in, Escape goes back to the text.
fn keys(ui: &Ui, cx: &mut Cx, view: &mut CompileView, entry: &Entry, index: usize, compile: &Compile, id: Id) {
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() });
    });
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        view.material.step = Some(Step::To(index + 1));
    } else if pressed(Key::ArrowUp) {
        view.material.step = Some(index.checked_sub(1).map_or(Step::Search, Step::To));
    } else if pressed(Key::Enter) {
        cx.send(Command::InsertEntry(entry.id.clone()));
    } else if pressed(Key::Escape)
        && let Some(block) = compile.block.clone()
    {
        view.editor.go_back(block);
    }
}

#[expect(clippy::too_many_arguments, reason = "one row of the list; a struct for a single call would say less")]
fn show_entry(
    ui: &mut Ui,
    cx: &mut Cx,
    view: &mut CompileView,
    session: &Session,
    draft: Option<&Draft>,
    entry: &Entry,
    compile: &Compile,
    (index, wanted): (usize, bool),
) {
    let tokens = cx.tokens.clone();
    let chosen = view.chosen.as_ref() == Some(&entry.id);
    let width = ui.available_width() - 36.0;
    let quote = entry.kind == EntryKind::Quote;
    let words = if quote { swedish::quoted(&entry.text, cx.language()) } else { entry.text.clone() };
    let (font, ink) = if quote { (serif(16.0), tokens.ink) } else { (sans(16.0), tokens.ink2) };
    let galley = ui.painter().layout(words, font, ink, width);
    let foot = if chosen { 36.0 } else { 0.0 };
    let height = 12.0 + 24.0 + 4.0 + galley.size().y + 12.0 + foot;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click_and_drag());
    if response.drag_started() {
        response.dnd_set_drag_payload(Dragged::Entry(entry.id.clone()));
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), chosen, &entry.text));
    if wanted {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        keys(ui, cx, view, entry, index, compile, response.id);
    }
    if response.clicked() || response.has_focus() {
        view.chosen = Some(entry.id.clone());
    }
    if response.double_clicked() {
        cx.send(Command::InsertEntry(entry.id.clone()));
    }
    if index == 0 {
        cx.regions.push(Region { rect: ui.clip_rect(), anchor: response.id });
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    if chosen {
        ui.painter().rect_filled(rect, 0, tokens.surface);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0, tokens.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    let head = Rect::from_min_size(rect.min + vec2(18.0, 10.0), vec2(width, 26.0));
    place_row(ui, head, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        match entry.speaker {
            Speaker::Seat(code) => seat::small(ui, &tokens, session, Some(code), 10.5),
            Speaker::Everyone => drop(icon_label(ui, icons::USERS, icon(18.0), tokens.ink3)),
            Speaker::Unknown => drop(icon_label(ui, icons::USER, icon(18.0), tokens.ink3)),
        }
        ui.label(crate::ui::widgets::text::rich(dates::clock_time(entry.at, &cx.zone), sans(13.0), tokens.ink3));
        // Where the text has it already comes first in the room there is.
        let used = compile.evidence.used_in.get(&entry.id);
        for code in &entry.codes {
            if ui.available_width() > if used.is_some() { 170.0 } else { 80.0 } {
                chip::tag(ui, cx, &cx.code(code));
            }
        }
        if let Some(block) = used {
            right(ui, |ui| {
                let number = draft.and_then(|draft| draft.number_of(block));
                let words = number.map_or_else(|| cx.t("used"), |number| cx.tf("used-in", &[("number", number.into())]));
                ui.label(crate::ui::widgets::text::rich(words, semibold(13.0), tokens.green));
                icon_label(ui, icons::CHECK, icon(15.0), tokens.green);
            });
        }
    });
    ui.painter().galley(pos2(rect.left() + 18.0, head.bottom() + 4.0), galley, ink);
    focus_ring(ui, &response, rect.shrink(3.0), 4, &tokens);
    if chosen {
        let at = Rect::from_min_size(pos2(rect.left() + 12.0, rect.bottom() - foot - 4.0), vec2(width, 30.0));
        place(ui, at, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let label = cx.t(if compile.block.is_some() { "insert-at-caret" } else { "insert-last" });
                let key = kbd::of(cx, Action::InsertMaterial);
                if Button::new(&label).icon(icons::INSERT).key(&key).ghost().small().color(tokens.accent).show(ui, cx).clicked() {
                    cx.send(Command::InsertEntry(entry.id.clone()));
                }
                if compile.block.is_some()
                    && Button::new(&cx.t("link-here")).name(&cx.t("action-link")).ghost().small().show(ui, cx).clicked()
                {
                    cx.send(Command::LinkEntry(entry.id.clone()));
                }
            });
        });
    }
}
