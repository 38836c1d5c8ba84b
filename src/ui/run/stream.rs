//! What has been captured on the present question, the newest just above the line.

use egui::{Align, Layout, Popup, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::Now;
use crate::app::command::Command;
use crate::app::text::dates;
use crate::domain::ids::RowId;
use crate::domain::notes::{Entry, EntryKind, Speaker};
use crate::domain::swedish;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{icon, sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::place;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{chip, seat};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    let rows = scope(now);
    let here: Vec<&Entry> =
        now.stream.iter().copied().filter(|entry| entry.kind != EntryKind::Parked && rows.contains(&&entry.row)).collect();
    if here.is_empty() {
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            ui.add_space(6.0);
            text(ui, cx.t("stream-empty"), sans(15.0), tokens.ink3);
        });
        return;
    }
    ScrollArea::vertical()
        .id_salt(("stream", now.place.section.id.as_str(), now.place.parent.id.as_str()))
        .stick_to_bottom(true)
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            // Little was said yet: it stands at the bottom, next to the line.
            let id = ui.scope_id().with("stream height");
            let before: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
            let room = ui.clip_rect().height() - before;
            if room > 0.0 {
                ui.add_space(room);
            }
            let height = ui
                .scope(|ui| {
                    let mut last: Option<&RowId> = None;
                    for entry in here {
                        if last != Some(&entry.row) {
                            divider(ui, cx, now, &entry.row);
                            last = Some(&entry.row);
                        }
                        ui.push_id(entry.id.as_str(), |ui| show_entry(ui, cx, now, entry));
                    }
                })
                .response
                .rect
                .height();
            ui.data_mut(|data| data.insert_temp(id, height + 4.0));
        });
}

/// The rows whose entries stand together: a question with its follow-ups, or the section's
/// questions where there are none.
fn scope<'a>(now: &Now<'a>) -> Vec<&'a RowId> {
    let place = &now.place;
    let in_scope = |other: &crate::domain::guide::Place<'_>| {
        if place.parent.follow_ups.is_empty() {
            other.section.id == place.section.id && other.parent.follow_ups.is_empty()
        } else {
            other.parent.id == place.parent.id
        }
    };
    now.guide.places().into_iter().filter(in_scope).map(|place| &place.row.id).collect()
}

fn divider(ui: &mut Ui, cx: &Cx, now: &Now<'_>, row: &RowId) {
    let tokens = &cx.tokens;
    let Some(place) = now.guide.place(row) else { return };
    ui.add_space(4.0);
    let galley = ui.painter().layout_no_wrap(place.row.short.get(cx.language()).to_owned(), semibold(13.0), tokens.ink3);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, place.row.short.get(cx.language())));
    let end = rect.left() + galley.size().x;
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, tokens.ink3);
    ui.painter().hline(end + 10.0..=rect.right(), rect.center().y, Stroke::new(1.0, tokens.line));
}

fn show_entry(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, entry: &Entry) {
    let tokens = cx.tokens.clone();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (time, _) = ui.allocate_exact_size(vec2(42.0, 26.0), Sense::hover());
        ui.painter().text(time.left_center(), egui::Align2::LEFT_CENTER, dates::clock_time(entry.at, &cx.zone), sans(13.0), tokens.ink3);
        let (mark, _) = ui.allocate_exact_size(vec2(34.0, 26.0), Sense::hover());
        let at = Rect::from_center_size(mark.left_center() + vec2(13.0, 0.0), vec2(26.0, 26.0));
        place(ui, at, |ui| speaker(ui, cx, now, entry));
        let codes: Vec<String> = entry.codes.iter().map(|code| cx.t(code.text_key())).collect();
        let tags: f32 =
            codes.iter().map(|code| ui.painter().layout_no_wrap(code.clone(), sans(13.0), tokens.ink2).size().x + 18.0).sum::<f32>() + 34.0;
        ui.scope(|ui| {
            ui.set_width((ui.available_width() - tags).max(120.0));
            let (words, font, ink) = match entry.kind {
                EntryKind::Quote => (swedish::quoted(&entry.text, cx.language()), serif(17.0), tokens.ink),
                EntryKind::Note | EntryKind::Observation | EntryKind::Parked => (entry.text.clone(), sans(16.0), tokens.ink2),
            };
            text(ui, words, font, ink);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let more = Button::icon_only(icons::MORE, &cx.t("entry-more")).show(ui, cx);
            Popup::menu(&more).show(|ui| {
                if ui.button(cx.t("entry-delete")).clicked() {
                    cx.send(Command::DeleteEntry(entry.id.clone()));
                }
            });
            for code in codes.iter().rev() {
                chip::tag(ui, cx, code);
            }
        });
    });
}

fn speaker(ui: &mut Ui, cx: &Cx, now: &Now<'_>, entry: &Entry) {
    let tokens = &cx.tokens;
    match (entry.kind, entry.speaker) {
        (_, Speaker::Seat(code)) => seat::small(ui, tokens, now.session, Some(code), 11.5),
        (EntryKind::Observation, _) => drop(crate::ui::widgets::text::icon(ui, icons::EYE, icon(20.0), tokens.ink3)),
        (_, Speaker::Everyone) => drop(crate::ui::widgets::text::icon(ui, icons::USERS, icon(20.0), tokens.ink3)),
        (_, Speaker::Unknown) => drop(crate::ui::widgets::text::icon(ui, icons::USER, icon(20.0), tokens.ink3)),
    }
}
