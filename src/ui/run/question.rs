//! The question in large type, like the present line of a song: done above, next below.

use egui::{Popup, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::strip::Ask;
use super::{Now, View, closing};
use crate::app::command::Command;
use crate::app::keys::Action;
use crate::domain::coverage::Coverage;
use crate::domain::guide::{Place, Row, RowKind};
use crate::domain::municipality::Municipality;
use crate::domain::notes::RowState;
use crate::domain::printed_guide::number;
use crate::domain::project::Language;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{line, right, text};
use crate::ui::widgets::{chip, focus_ring, kbd};

/// Largest and smallest size of the question; it shrinks before it takes more than three lines.
const SIZES: [f32; 3] = [36.0, 32.0, 28.0];

/// Number and a few words of a row.
pub(super) fn label_of(place: &Place<'_>, language: Language) -> String {
    format!("{} {}", number(place), place.row.short.get(language))
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, municipality: &mut Municipality) {
    let tokens = cx.tokens.clone();
    let place = &now.place;
    // The lane: the rows one goes through here, before and after the present one.
    let lane: &[Row] = if place.is_follow_up() { &place.parent.follow_ups } else { &place.section.rows };
    let at = lane.iter().position(|row| row.id == place.row.id).unwrap_or(0);
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    header(ui, cx, view, now, at, lane.len());

    if place.is_follow_up() {
        let parent = spoken(cx, now, place.parent);
        if cx.narrow {
            line(ui, parent, sans(15.0), tokens.ink2);
        } else {
            text(ui, parent, sans(16.0), tokens.ink2);
        }
        ui.add_space(4.0);
    }
    let above = if cx.narrow { 0 } else { 2 };
    for row in &lane[at.saturating_sub(above)..at] {
        other(ui, cx, now, row);
    }
    ui.add_space(6.0);
    current(ui, cx, now, place.row);
    closing::show(ui, cx, now, place.row, municipality);
    ui.add_space(6.0);

    // What comes next: the question's own follow-ups first, then its neighbours.
    let next: Vec<&Row> = place.row.follow_ups.iter().chain(&lane[at + 1..]).collect();
    let shown = match (view.all_follow_ups, cx.narrow) {
        (true, _) => next.len(),
        (false, true) => 1,
        (false, false) => 2,
    };
    for row in next.iter().take(shown) {
        other(ui, cx, now, row);
    }
    if next.len() > 2 {
        let hidden = next.len().saturating_sub(shown);
        let label = if hidden > 0 { cx.tf("more-questions", &[("count", hidden.into())]) } else { cx.t("fewer-questions") };
        let symbol = if hidden > 0 { icons::CARET_DOWN } else { icons::CARET_UP };
        if (!cx.narrow || view.all_follow_ups) && Button::new(&label).icon(symbol).ghost().small().show(ui, cx).clicked() {
            view.all_follow_ups = !view.all_follow_ups;
        }
    }
}

fn header(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, at: usize, of: usize) {
    let tokens = cx.tokens.clone();
    let place = &now.place;
    let number = format!("{}.{}", place.section_number, place.parent_number);
    let is_item = place.row.kind == RowKind::Item;
    ui.horizontal(|ui| {
        let title = if is_item {
            place.section.title.get(cx.language()).to_owned()
        } else {
            cx.tf("question-number", &[("number", number.into())])
        };
        text(ui, title, semibold(14.0), tokens.ink3);
        right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let next = Button::icon_only(icons::CARET_DOWN, &cx.t("action-next-question")).show(ui, cx);
            cx.regions.push(Region { rect: ui.max_rect(), anchor: next.id });
            if next.clicked() {
                cx.send(Command::NextRow);
            }
            if Button::icon_only(icons::CARET_UP, &cx.t("action-previous-question")).show(ui, cx).clicked() {
                cx.send(Command::PreviousRow);
            }
            state(ui, cx, view, now);
            let key = match (place.is_follow_up(), is_item) {
                (true, _) => "follow-up-of",
                (false, true) => "item-of",
                (false, false) => "question-of",
            };
            ui.label(crate::ui::widgets::text::rich(
                cx.tf(key, &[("number", (at + 1).into()), ("count", of.into())]),
                sans(14.0),
                tokens.ink3,
            ));
        });
    });
}

/// How far the row has come, and what else to say about it.
fn state(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    let row = now.place.row;
    let state = now.live.covered.row(row);
    let word = cx.t(state.text_key());
    let name = cx.tf("row-state", &[("state", word.as_str().into())]);
    let button = Button::new(&word).name(&name).icon(symbol(state)).ghost().small().show(ui, cx);
    let reason = now.live.covered.reason(&row.id);
    let button = if reason.is_empty() { button } else { button.on_hover_text(reason) };
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        let mark = |cx: &mut Cx, state| cx.send(Command::MarkRow(row.id.clone(), state, String::new()));
        if ui.button(cx.t("mark-answered")).clicked() {
            mark(cx, RowState::Answered);
        }
        if ui.button(cx.t("mark-skipped")).clicked() {
            view.ask = Some(Ask::Skip);
        }
        if ui.button(cx.t("mark-parked")).clicked() {
            mark(cx, RowState::Parked);
        }
        if ui.button(cx.t("mark-open")).clicked() {
            mark(cx, RowState::Open);
        }
    });
}

fn symbol(state: Coverage) -> &'static str {
    match state {
        Coverage::Untouched => icons::CIRCLE,
        Coverage::Touched => icons::TOUCHED,
        Coverage::Answered => icons::CHECK_CIRCLE,
        Coverage::Skipped => icons::SKIPPED,
        Coverage::Parked => icons::PAUSE_CIRCLE,
    }
}

/// The words to read out.
fn spoken(cx: &Cx, now: &Now<'_>, row: &Row) -> String {
    row.spoken(cx.language(), now.project, |date| cx.texts.day(date))
}

fn current(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, row: &Row) {
    let tokens = cx.tokens.clone();
    let words = spoken(cx, now, row);
    if row.kind == RowKind::Item {
        let short = row.short.get(cx.language());
        text(ui, short, semibold(if cx.narrow { 28.0 } else { 36.0 }), tokens.ink);
        // The heading's own words are not said twice.
        let rest = words.strip_prefix(short).map_or(words.as_str(), |rest| rest.trim_start_matches(['.', ';', ':', ' ']));
        if !rest.is_empty() {
            text(ui, rest, sans(if cx.narrow { 18.0 } else { 22.0 }), tokens.ink);
        }
        hints(ui, cx, row);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let label = cx.t("item-done");
            if Button::new(&label).icon(icons::CHECK).key(&kbd::of(cx, Action::Next)).primary().show(ui, cx).clicked() {
                cx.send(Command::NextRow);
            }
            text(ui, cx.t("item-own-words"), sans(15.0), tokens.ink3);
        });
        return;
    }
    let sizes: &[f32] = if cx.narrow { &SIZES[2..] } else { &SIZES };
    let width = ui.available_width();
    let size = sizes
        .iter()
        .copied()
        .find(|size| ui.painter().layout(words.clone(), semibold(*size), tokens.ink, width).rows.len() <= 3)
        .unwrap_or(24.0);
    text(ui, words, semibold(size), tokens.ink);
    hints(ui, cx, row);
    probes(ui, cx, now, row);
}

fn hints(ui: &mut Ui, cx: &Cx, row: &Row) {
    for hint in &row.hints {
        let words = hint.get(cx.language()).trim_matches(['(', ')']);
        let style = crate::ui::widgets::text::rich(words, sans(16.0), cx.tokens.ink3).italics();
        ui.add(egui::Label::new(style).wrap());
    }
}

/// What to listen for, to tick while people talk.
fn probes(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, row: &Row) {
    if row.probes.is_empty() {
        return;
    }
    let tokens = cx.tokens.clone();
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        if !cx.narrow {
            ui.label(crate::ui::widgets::text::rich(cx.t("listen-for"), sans(15.0), tokens.ink3));
        }
        for (index, probe) in row.probes.iter().enumerate() {
            let heard = now.live.covered.is_heard(&row.id, index);
            if chip::probe(ui, cx, probe.get(cx.language()), heard, Some(index + 1)).clicked()
                && let Ok(index) = u8::try_from(index)
            {
                cx.send(Command::ToggleProbe(row.id.clone(), index));
            }
        }
        if !cx.narrow {
            let heard = cx.tf("heard-of", &[("heard", now.live.covered.heard_on(row).into()), ("count", row.probes.len().into())]);
            ui.label(crate::ui::widgets::text::rich(heard, sans(14.0), tokens.ink3));
            kbd::kbd(ui, cx, "Ctrl");
            ui.label(crate::ui::widgets::text::rich(cx.t("plus-digit"), sans(14.0), tokens.ink3));
        }
    });
}

/// A neighbouring row: its tick, its words, how much is noted on it.
fn other(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, row: &Row) {
    let tokens = cx.tokens.clone();
    let state = now.live.covered.row(row);
    let done = state == Coverage::Answered;
    let words = if row.kind == RowKind::Item { row.short.get(cx.language()).to_owned() } else { spoken(cx, now, row) };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let tick = ui.interact(Rect::from_min_size(rect.min, vec2(28.0, 30.0)), ui.scope_id().with(("tick", row.id.as_str())), Sense::click());
    let name = cx.tf("tick-row", &[("row", words.as_str().into())]);
    tick.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), done, &name));
    if tick.clicked() {
        let to = if done { RowState::Open } else { RowState::Answered };
        cx.send(Command::MarkRow(row.id.clone(), to, String::new()));
    }
    let (font, ink) = match state {
        Coverage::Answered => (icon_fill(18.0), tokens.accent),
        Coverage::Parked => (icon(18.0), tokens.warn),
        Coverage::Untouched | Coverage::Touched | Coverage::Skipped => (icon(18.0), tokens.control),
    };
    ui.painter().text(pos2(rect.left() + 9.0, rect.center().y), egui::Align2::CENTER_CENTER, symbol(state), font, ink);
    focus_ring(ui, &tick, tick.rect.shrink(2.0), 6, &tokens);

    let noted = now.live.covered.notes_on(&row.id);
    let count = if noted > 0 { cx.tf("noted", &[("count", noted.into())]) } else { String::new() };
    let count = ui.painter().layout_no_wrap(count, sans(14.0), tokens.ink3);
    let go = Rect::from_min_max(pos2(rect.left() + 30.0, rect.top()), pos2(rect.right() - count.size().x - 12.0, rect.bottom()));
    let response: Response = ui.interact(go, ui.scope_id().with(("go", row.id.as_str())), Sense::click());
    let name = cx.tf("go-to-row", &[("row", words.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &name));
    if response.clicked() {
        cx.send(Command::GoToRow(row.id.clone()));
    }
    let ink = if response.hovered() { tokens.ink } else { tokens.ink3 };
    let mut job = egui::text::LayoutJob::simple_singleline(words, sans(16.0), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(go.width());
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(go.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
    ui.painter().galley(pos2(rect.right() - count.size().x, rect.center().y - count.size().y / 2.0), count, tokens.ink3);
    focus_ring(ui, &response, go, 4, &tokens);
}
