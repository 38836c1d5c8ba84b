//! The whole guide on one page: how far each row has come, and a key for each.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Center, Now, View, question};
use crate::app::command::Command;
use crate::domain::guide::Place;
use crate::domain::ids::EntryId;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{right, text};
use crate::ui::widgets::{coverage, focus_ring, kbd};

/// What the row is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum For {
    Going,
    /// What is on the line, or else the latest entry, is filed there.
    Filing,
    Moving(EntryId),
}

/// The keys, in reading order of the guide; a guide with more rows has the rest by mouse and
/// search.
const KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyzåäö";

/// Chooses the row of a key, or closes the page; false if it is no row's key.
pub(super) fn answer(cx: &mut Cx, view: &mut View, now: &Now<'_>, what: &For, c: char) -> bool {
    let typed: String = c.to_lowercase().collect();
    let places = now.guide.places();
    let row = KEYS.chars().position(|key| typed == key.to_string()).and_then(|index| places.get(index));
    view.center = Center::Stream;
    row.inspect(|place| choose(cx, view, what, place)).is_some()
}

fn choose(cx: &mut Cx, view: &mut View, what: &For, place: &Place<'_>) {
    view.center = Center::Stream;
    let row = place.row.id.clone();
    cx.send(match what {
        For::Going => Command::GoToRow(row),
        For::Filing => Command::FileUnder(row),
        For::Moving(entry) => Command::MoveEntry(entry.clone(), row),
    });
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, what: &For) {
    let tokens = cx.tokens.clone();
    let title = match what {
        For::Going => "go-to-title",
        For::Filing => "file-under-title",
        For::Moving(_) => "move-entry-title",
    };
    ui.horizontal(|ui| {
        text(ui, cx.t(title), semibold(18.0), tokens.ink);
        let left = now.live.covered.left(now.guide);
        ui.label(crate::ui::widgets::text::rich(cx.tf("rows-left", &[("count", left.into())]), sans(15.0), tokens.ink3));
        right(ui, |ui| {
            if Button::icon_only(icons::CLOSE, &cx.t("close")).show(ui, cx).clicked() {
                view.center = Center::Stream;
            }
        });
    });
    let places = now.guide.places();
    let keys: Vec<Option<char>> = (0..places.len()).map(|index| KEYS.chars().nth(index)).collect();
    ScrollArea::vertical().id_salt("go to").auto_shrink(false).show(ui, |ui| {
        let columns = if ui.available_width() > 560.0 { 2 } else { 1 };
        let split = break_after(now, columns);
        ui.columns(columns, |columns| {
            for (index, place) in places.iter().enumerate() {
                let column = usize::from(place.section_number > split).min(columns.len() - 1);
                let ui = &mut columns[column];
                ui.spacing_mut().item_spacing.y = 0.0;
                let first = index == 0 || places[index - 1].section_number != place.section_number;
                if first {
                    ui.add_space(8.0);
                    let title = format!("{} {}", place.section_number, place.section.title.get(cx.language()));
                    text(ui, title, semibold(14.0), tokens.ink2);
                }
                row(ui, cx, view, now, what, place, keys[index]);
            }
        });
    });
}

/// The last section of the first column, so that both are about as long.
fn break_after(now: &Now<'_>, columns: usize) -> usize {
    let places = now.guide.places();
    if columns == 1 {
        return usize::MAX;
    }
    let lines = |upto: usize| places.iter().filter(|place| place.section_number <= upto).count() + upto;
    let total = lines(now.guide.sections.len());
    (1..=now.guide.sections.len()).min_by_key(|upto| (2 * lines(*upto)).abs_diff(total)).unwrap_or(1)
}

fn row(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, what: &For, place: &Place<'_>, key: Option<char>) {
    let tokens = cx.tokens.clone();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let state = now.live.covered.row(place.row);
    let label = question::label_of(place, cx.language());
    let name = cx.tf("go-to-name", &[("row", label.as_str().into()), ("state", cx.t(state.text_key()).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    if response.clicked() {
        choose(cx, view, what, place);
    }
    let here = place.row.id == now.place.row.id;
    if here || response.hovered() {
        ui.painter().rect_filled(rect, 6, if here { tokens.accent_soft } else { tokens.hover });
    }
    if let Some(key) = key {
        kbd::paint(ui.painter(), pos2(rect.left() + 4.0, rect.center().y), &key.to_string(), tokens.ink2, tokens.line2);
    }
    coverage::mark(ui.painter(), pos2(rect.left() + 36.0, rect.center().y), state, here, &tokens);
    let noted = now.live.covered.notes_on(&place.row.id);
    let count = if noted > 0 { noted.to_string() } else { String::new() };
    ui.painter().text(pos2(rect.right() - 6.0, rect.center().y), Align2::RIGHT_CENTER, count, sans(13.0), tokens.ink3);
    let indent = 50.0 + 12.0 * (place.level - 1) as f32;
    let room = Rect::from_min_max(pos2(rect.left() + indent, rect.top()), pos2(rect.right() - 28.0, rect.bottom()));
    let font = if here { semibold(14.0) } else { sans(14.0) };
    let mut job = egui::text::LayoutJob::simple_singleline(label, font, tokens.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.width());
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(room.left(), rect.center().y - galley.size().y / 2.0), galley, tokens.ink);
    focus_ring(ui, &response, rect.shrink(2.0), 6, &tokens);
}
