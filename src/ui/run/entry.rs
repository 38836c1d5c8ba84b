//! One captured entry: when, who, the words, its codes, and what can be done with it.

use egui::text::TextFormat;
use egui::{Align, Layout, Popup, Rect, Sense, Ui, vec2};

use super::{Center, Now, View, go_to};
use crate::app::command::{Command, Target};
use crate::app::interview::Tag;
use crate::app::text::dates;
use crate::domain::ids::{EntryId, WriterId};
use crate::domain::notes::{Entry, EntryKind, IMPORT, Speaker};
use crate::domain::swedish;
use crate::ui::cx::Cx;
use crate::ui::finds;
use crate::ui::theme::fonts::{icon, sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::place;
use crate::ui::widgets::text::{line_height, rich, text};
use crate::ui::widgets::{chip, seat};

/// The latest entry of this device's own.
pub(super) fn latest_own<'a>(now: &Now<'a>, writer: &WriterId) -> Option<&'a Entry> {
    let own = format!("{writer}.");
    now.live.stream.iter().rev().find(|entry| entry.id.as_str().starts_with(&own)).map(AsRef::as_ref)
}

/// Which of the note-takers wrote it, from 1, if it was not this one.
fn other_writer(now: &Now<'_>, writer: &WriterId, id: &EntryId) -> Option<usize> {
    let (author, _) = id.as_str().rsplit_once('.')?;
    // Notes brought in by command are a file of nobody's.
    let mut writers = now.files.keys().filter(|key| key.as_str() != IMPORT);
    (author != writer.as_str()).then(|| writers.position(|key| key.as_str() == author).map_or(0, |at| at + 1))
}

/// A height to go by until the entry has been on screen.
pub(super) fn estimate(entry: &Entry, width: f32) -> f32 {
    let (per_char, line) = if entry.kind == EntryKind::Quote { (8.2, 25.0) } else { (7.4, 24.0) };
    let room = (width - 76.0 - 34.0 - 80.0 * entry.codes.len() as f32).max(120.0);
    let lines = (entry.text.chars().count() as f32 * per_char / room).ceil().max(1.0);
    (lines * line).max(32.0) + 2.0
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, entry: &Entry) {
    let tokens = cx.tokens.clone();
    let editing = now.editing.as_ref() == Some(&entry.id);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (time, _) = ui.allocate_exact_size(vec2(42.0, 26.0), Sense::hover());
        ui.painter().text(time.left_center(), egui::Align2::LEFT_CENTER, dates::clock_time(entry.at, &cx.zone), sans(13.0), tokens.ink3);
        let (mark, _) = ui.allocate_exact_size(vec2(34.0, 26.0), Sense::hover());
        let at = Rect::from_center_size(mark.left_center() + vec2(13.0, 0.0), vec2(26.0, 26.0));
        place(ui, at, |ui| speaker(ui, cx, now, entry));
        let tags = tags(cx, now, entry);
        let room: f32 =
            tags.iter().map(|tag| ui.painter().layout_no_wrap(tag.clone(), sans(13.0), tokens.ink2).size().x + 18.0).sum::<f32>() + 34.0;
        ui.scope(|ui| {
            ui.set_width((ui.available_width() - room).max(120.0));
            let (words, font, ink) = match entry.kind {
                EntryKind::Quote => (swedish::quoted(&entry.text, cx.language()), serif(17.0), tokens.ink),
                EntryKind::Idea => (format!("({})", entry.text), sans(16.0), tokens.ink2),
                _ => (entry.text.clone(), sans(16.0), tokens.ink2),
            };
            let hits = now.finds.guarded.look(&entry.text);
            if hits.is_empty() {
                text(ui, words, font, ink);
                return;
            }
            let plain = TextFormat { line_height: Some(line_height(font.size)), ..TextFormat::simple(font, ink) };
            let before = words.find(entry.text.as_str()).map_or(0, |at| words[..at].chars().count());
            let label = egui::Label::new(finds::marked(&words, before, &hits, &plain, &tokens)).wrap();
            ui.add(label).accessible_name(format!("{words}, {}", cx.t("entry-named")));
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let start: String = entry.text.chars().take(24).collect();
            let name = cx.tf("entry-more", &[("text", start.into())]);
            let more = Button::icon_only(icons::MORE, &name).show(ui, cx);
            Popup::menu(&more).show(|ui| menu(ui, cx, view, now, entry));
            for tag in tags.iter().rev() {
                chip::tag(ui, cx, tag);
            }
        });
    });
    if editing {
        let rect = row.response.rect;
        ui.painter().vline(rect.left() - 10.0, rect.y_range(), egui::Stroke::new(3.0, tokens.accent));
    }
}

/// The codes, what kind it is when the picture does not say, and who else wrote it.
fn tags(cx: &Cx, now: &Now<'_>, entry: &Entry) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    if matches!(entry.kind, EntryKind::Parked | EntryKind::FollowUp | EntryKind::Observation | EntryKind::Idea) {
        tags.push(cx.t(entry.kind.text_key()));
    }
    if entry.relayed {
        tags.push(cx.t("kind-relayed"));
    }
    tags.extend(entry.codes.iter().map(|code| cx.code(code)));
    if let Some(n) = other_writer(now, &cx.writer, &entry.id) {
        tags.push(if n == 0 { cx.t("imported") } else { cx.tf("note-taker", &[("number", n.into())]) });
    }
    tags
}

fn speaker(ui: &mut Ui, cx: &Cx, now: &Now<'_>, entry: &Entry) {
    let tokens = &cx.tokens;
    let symbol = match (entry.kind, entry.speaker) {
        (_, Speaker::Seat(code)) => return seat::small(ui, tokens, now.session, Some(code), 11.5),
        (EntryKind::Observation, _) => icons::EYE,
        (EntryKind::Idea, _) => icons::LIGHTBULB,
        (EntryKind::FollowUp, _) => icons::FLAG,
        (EntryKind::Parked, _) => icons::PAUSE_CIRCLE,
        (_, Speaker::Everyone) => icons::USERS,
        (_, Speaker::Unknown) => icons::USER,
    };
    crate::ui::widgets::text::icon(ui, symbol, icon(20.0), tokens.ink3);
}

fn menu(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, entry: &Entry) {
    ui.set_min_width(210.0);
    let id = || entry.id.clone();
    if entry.deleted {
        if ui.button(cx.t("entry-restore")).clicked() {
            cx.send(Command::RestoreEntry(id()));
        }
        return;
    }
    if ui.button(cx.t("entry-edit")).clicked() {
        view.center = Center::Stream;
        if let Some(row) = entry.row.clone().filter(|row| now.guide.place(row).is_some()) {
            cx.send(Command::GoToRow(row));
        }
        cx.send(Command::EditEntry(id()));
    }
    if ui.button(cx.t("entry-move")).clicked() {
        view.center = Center::GoTo(go_to::For::Moving(id()));
    }
    if ui.button(cx.t("entry-merge")).clicked() {
        cx.send(Command::EditEntry(id()));
        cx.send(Command::MergeWithPrevious);
        cx.send(Command::CancelEdit);
    }
    ui.separator();
    let tag = |cx: &mut Cx, tag| cx.send(Command::Tag(Target::Entry(entry.id.clone()), tag));
    ui.menu_button(cx.t("entry-kind"), |ui| {
        for kind in EntryKind::ALL {
            if ui.radio(entry.kind == kind, cx.t(kind.text_key())).clicked() {
                tag(cx, Tag::Kind(kind));
                ui.close();
            }
        }
        let mut relayed = entry.relayed;
        if ui.checkbox(&mut relayed, cx.t("kind-relayed")).clicked() {
            tag(cx, Tag::Relayed);
            ui.close();
        }
    });
    ui.menu_button(cx.t("who-speaks"), |ui| {
        let choices = [(Speaker::Unknown, cx.t("speaker-unknown")), (Speaker::Everyone, cx.t("everyone"))];
        let seats = now.session.seats.iter().map(|seat| (Speaker::Seat(seat.code), seat.code.to_string()));
        for (speaker, name) in choices.into_iter().chain(seats) {
            let chosen = entry.speaker == speaker;
            if ui.radio(chosen, name).clicked() && !chosen {
                tag(cx, Tag::Speaker(speaker));
                ui.close();
            }
        }
    });
    let older: Vec<&Entry> = earlier(now, entry);
    if !older.is_empty() {
        ui.menu_button(cx.t("entry-earlier"), |ui| {
            ui.set_max_width(420.0);
            for old in older {
                ui.label(rich(dates::clock_time(old.changed, &cx.zone), semibold(13.0), cx.tokens.ink3));
                ui.add(egui::Label::new(rich(old.text.as_str(), sans(15.0), cx.tokens.ink)).wrap());
            }
        });
    }
    ui.separator();
    if ui.button(cx.t("entry-delete")).clicked() {
        cx.send(Command::DeleteEntry(id()));
    }
}

/// What it said before, the latest first, without revisions that only changed its tags.
fn earlier<'a>(now: &Now<'a>, entry: &Entry) -> Vec<&'a Entry> {
    if entry.revision == 1 {
        return Vec::new();
    }
    let all = now.files.values().flat_map(|notes| &notes.entries).map(AsRef::as_ref);
    let mut older: Vec<&Entry> = all
        .filter(|old| old.id == entry.id && (old.revision, old.changed) < (entry.revision, entry.changed) && old.text != entry.text)
        .collect();
    older.sort_by_key(|old| std::cmp::Reverse((old.revision, old.changed)));
    older.dedup_by(|a, b| a.text == b.text);
    older.truncate(8);
    older
}
