//! The capture line: always ready, never waiting.
//!
//! It takes the focus on entry, after every click in the view, on Esc and on any printable key.

use egui::text::TextFormat;
use egui::{Context, Event, EventFilter, Frame, Id, Key, Margin, Modifiers, Sense, Stroke, TextEdit, Ui, vec2};

use super::strip::{self, Ask};
use super::{Now, View as RunView, in_another_field, names};
use crate::app::capture;
use crate::app::command::{Command, Target};
use crate::app::interview::{Tag, line_for};
use crate::app::keys::CODE_KEYS;
use crate::domain::coding::Code;
use crate::domain::notes::{EntryKind, Line, Speaker};
use crate::ui::cx::Cx;
use crate::ui::finds;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans};
use crate::ui::theme::icons;
use crate::ui::widgets::parties::role_key;
use crate::ui::widgets::text::right;
use crate::ui::widgets::{chip, kbd, seat};

/// What the line's field is known by, for good.
pub const ID: &str = "capture line";

#[derive(Debug, Default)]
pub struct View {
    /// The text as this view last left it; anything else was put there by a command.
    seen: String,
    /// The find that was left as it is, without an answer.
    pub(super) let_be: Option<String>,
    /// The strip that asks about closing has had the focus.
    pub(super) asked: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>, line: &mut Line) {
    let tokens = cx.tokens.clone();
    let id = Id::unique(ID);
    let width = if tokens.stroke > 1.0 { 3.0 } else { 2.0 };
    let shadow = ui.visuals().popup_shadow;
    let shown =
        Frame::new().fill(tokens.raised).stroke(Stroke::new(width, tokens.accent)).corner_radius(14).shadow(shadow).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            let asks = view.ask.as_ref().is_some_and(Ask::keeps_focus);
            view.capture.asked &= asks;
            strip::show(ui, cx, view, now, line);
            let asks = view.ask.as_ref().is_some_and(Ask::keeps_focus);
            keep_focus(ui, id, asks);
            if !asks {
                keys(ui, cx, view, now, id, line);
            }
            Frame::new().inner_margin(Margin { left: 14, right: 16, top: 12, bottom: 8 }).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    who(ui, cx, now, line);
                    let (rule, _) = ui.allocate_exact_size(vec2(9.0, 30.0), Sense::hover());
                    ui.painter().vline(rule.center().x, rule.y_range(), Stroke::new(1.0, tokens.line2));
                    what(ui, cx, line);
                    field(ui, cx, view, now, line, 20.0);
                });
            });
            Frame::new().inner_margin(Margin { left: 14, right: 12, top: 0, bottom: 11 }).show(ui, |ui| codes(ui, cx, line));
        });
    cx.regions.push(Region { rect: shown.response.rect, anchor: id });
}

/// The line alone, in small type.
pub(super) fn quietly(ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>, line: &mut Line) {
    let id = Id::unique(ID);
    keep_focus(ui, id, view.ask.as_ref().is_some_and(Ask::keeps_focus));
    keys(ui, cx, view, now, id, line);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, cx.tokens.line));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        what(ui, cx, line);
        field(ui, cx, view, now, line, 14.0);
    });
    cx.regions.push(Region { rect: ui.max_rect(), anchor: id });
}

/// Gives the line the focus whenever nothing else needs it.
fn keep_focus(ui: &Ui, id: Id, asks: bool) {
    let popup = egui::Popup::is_any_open(ui.ctx()) || ui.ctx().memory(|memory| memory.top_modal_layer().is_some());
    if popup || !ui.is_enabled() {
        return;
    }
    let (typed, clicked, escaped) = ui.input(|input| {
        let typed = input.events.iter().any(|event| matches!(event, Event::Text(text) | Event::Paste(text) if !text.trim().is_empty()));
        (typed, input.pointer.any_released(), input.key_pressed(Key::Escape))
    });
    let (idle, has_it) = ui.memory(|memory| (memory.focused().is_none(), memory.has_focus(id)));
    let elsewhere = in_another_field(ui.ctx());
    // To ask for a focus one has ends what is being composed: a dead key would lose its letter.
    // While the strip asks, its button may keep the focus; words still go to the line.
    if !has_it && ((typed && !elsewhere) || (!asks && (idle || (clicked && !elsewhere) || escaped))) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Enter, Ctrl+Enter, ↑, ↓ and Esc, taken before the field sees them.
fn keys(ui: &Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>, id: Id, line: &Line) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    names::keys(ui, cx, view, now, line);
    // From an empty line to the latest entry, from an unchanged one to its neighbours.
    let unchanged = line.editing.as_ref().map(|id| now.live.entry(id).is_some_and(|entry| line_for(entry) == *line));
    let walks = unchanged.unwrap_or(line.text.is_empty());
    let key = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if key(Modifiers::COMMAND, Key::Enter) {
        cx.send(Command::SaveLine(Some(EntryKind::Quote)));
    } else if !ui.input(|input| input.modifiers.shift) && key(Modifiers::NONE, Key::Enter) {
        cx.send(Command::SaveLine(None));
    } else if walks && key(Modifiers::NONE, Key::ArrowUp) {
        cx.send(Command::EditBeside { back: true });
    } else if unchanged == Some(true) && key(Modifiers::NONE, Key::ArrowDown) {
        cx.send(Command::EditBeside { back: false });
    } else if line.editing.is_some() && view.ask.is_none() && key(Modifiers::NONE, Key::Escape) {
        cancel(cx, view, now, line);
    }
}

/// Stops rewriting; what was changed is thrown away only when asked twice.
pub(super) fn cancel(cx: &mut Cx, view: &mut RunView, now: &Now<'_>, line: &Line) {
    let entry = line.editing.as_ref().and_then(|id| now.live.entry(id));
    if entry.is_some_and(|entry| line_for(entry) == *line) {
        cx.send(Command::CancelEdit);
    } else {
        view.ask = Some(Ask::Discard);
    }
}

/// Where the caret is, in characters.
#[must_use]
pub fn caret(ctx: &Context) -> Option<usize> {
    let range = TextEdit::load_state(ctx, Id::unique(ID))?.cursor.char_range()?;
    Some(range.primary.index.0)
}

fn field(ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>, line: &mut Line, size: f32) {
    let tokens = cx.tokens.clone();
    let id = Id::unique(ID);
    // Tab is the strip's while there is one.
    let tab = names::open(ui.ctx(), view, now.finds, &line.text).is_some();
    let view = &mut view.capture;
    let kind = capture::kind(line);
    let font = if kind == EntryKind::Quote { crate::ui::theme::fonts::serif(size) } else { sans(size) };
    if view.seen.chars().count() != line.text.chars().count() {
        // A command changed the text. A sign that only became another leaves the caret where it is.
        move_caret(ui, id, &view.seen, &line.text);
    }
    let hint = egui::RichText::new(cx.t("capture-hint")).font(sans(size)).color(tokens.ink3);
    let filter = EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: false };
    let plain = TextFormat::simple(font.clone(), tokens.ink);
    let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
        let mut job = finds::marked(text.as_str(), 0, &now.finds.guarded.look(text.as_str()), &plain, &tokens);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let edit = TextEdit::multiline(&mut line.text)
        .id(id)
        .font(font.clone())
        .hint_text(hint)
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 2))
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .event_filter(filter)
        .layouter(&mut layouter)
        .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    let response = edit.show(ui).response.response;
    let changed = response.changed();
    response.accessible_name(cx.t("capture-line"));
    if changed {
        let length = line.text.chars().count();
        cx.send(Command::LineEdited { behind: length.saturating_sub(caret(ui.ctx()).unwrap_or(length)) });
    }
    view.seen.clone_from(&line.text);
}

/// Where words were put in or taken out before the caret, it stays with those behind it.
fn move_caret(ui: &Ui, id: Id, before: &str, after: &str) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let (was, is) = (before.chars().count(), after.chars().count());
        let head = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
        let at = caret(ui.ctx()).unwrap_or(was).min(was);
        let at = if at <= head && at < was { at } else { (is + at).saturating_sub(was).max(head) };
        let at = egui::text::CCursor::new(egui::text::CharIndex(at));
        state.cursor.set_char_range(Some(egui::text::CCursorRange::one(at)));
        state.clear_undoer();
        TextEdit::store_state(ui.ctx(), id, state);
    }
}

/// The speaker's token and role.
fn who(ui: &mut Ui, cx: &Cx, now: &Now<'_>, line: &Line) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 30.0), Sense::hover());
    let label = match line.speaker {
        Speaker::Seat(code) => match now.session.seat(code) {
            Some(at) => {
                seat::token(ui.painter(), rect.center(), 14.0, at, true, &tokens);
                cx.t(role_key(at.role))
            }
            None => code.to_string(),
        },
        Speaker::Everyone => {
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icons::USERS, icon(24.0), tokens.accent);
            cx.t("everyone")
        }
        Speaker::Unknown => {
            seat::dashed_ring(ui.painter(), rect.center(), 13.0, Stroke::new(1.4, tokens.ink3));
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icons::USER, icon(16.0), tokens.ink3);
            cx.t("who-speaks")
        }
    };
    if !cx.narrow {
        ui.label(crate::ui::widgets::text::rich(label, sans(15.0), tokens.ink2));
    }
}

/// What the line will be saved as, when that is no note.
fn what(ui: &mut Ui, cx: &Cx, line: &Line) {
    let kind = capture::kind(line);
    if kind != EntryKind::Note {
        chip::tag(ui, cx, &cx.t(kind.text_key()));
    }
    if line.relayed || line.text.starts_with('>') {
        chip::tag(ui, cx, &cx.t("kind-relayed"));
    }
}

fn codes(ui: &mut Ui, cx: &mut Cx, line: &Line) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if !cx.narrow {
            kbd::kbd(ui, cx, kbd::tag_modifier());
            ui.label(crate::ui::widgets::text::rich("+", sans(14.0), tokens.ink3));
        }
        for (code, key) in Code::FRAME.into_iter().zip(CODE_KEYS) {
            if code == Code::Varfor {
                let (rule, _) = ui.allocate_exact_size(vec2(9.0, 18.0), Sense::hover());
                ui.painter().vline(rule.center().x, rule.y_range(), Stroke::new(1.0, tokens.line2));
            }
            if chip::toggle(ui, cx, &cx.code(&code), key, line.codes.contains(&code)).clicked() {
                cx.send(Command::Tag(Target::Line, Tag::Code(code)));
            }
        }
        // Those without a chip of their own stand here once they are chosen.
        for code in line.codes.iter().filter(|code| !Code::FRAME.contains(code)) {
            if ui.available_width() > 60.0 && chip::toggle(ui, cx, &cx.code(code), "", true).clicked() {
                cx.send(Command::Tag(Target::Line, Tag::Code(code.clone())));
            }
        }
        if ui.available_width() > 250.0 {
            right(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.label(crate::ui::widgets::text::rich(cx.t("hint-quote"), sans(14.0), tokens.ink3));
                kbd::kbd(ui, cx, "Enter");
                kbd::kbd(ui, cx, "Ctrl");
                ui.add_space(6.0);
                ui.label(crate::ui::widgets::text::rich(cx.t("hint-note"), sans(14.0), tokens.ink3));
                kbd::kbd(ui, cx, "Enter");
            });
        }
    });
}
