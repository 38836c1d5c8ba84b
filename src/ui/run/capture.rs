//! The capture line: always ready, never waiting.
//!
//! It takes the focus on entry, after every click in the view, on Esc and on any printable key.

use egui::{Event, EventFilter, Frame, Id, Key, Margin, Modifiers, Rect, Sense, Stroke, TextEdit, Ui, vec2};

use super::{Now, View as RunView};
use crate::app::capture;
use crate::app::command::Command;
use crate::app::keys::code_key;
use crate::domain::coding::Code;
use crate::domain::coverage::Coverage;
use crate::domain::notes::{EntryKind, Line, Speaker};
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::parties::role_key;
use crate::ui::widgets::place_row;
use crate::ui::widgets::text::{right, text};
use crate::ui::widgets::{chip, kbd, seat};

/// What the line's field is known by, for good.
pub const ID: &str = "capture line";

#[derive(Debug, Default)]
pub struct View {
    /// The text as this view last left it; anything else was put there by a command.
    seen: String,
    /// The strip that asks about closing has had the focus.
    asked: bool,
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
            if view.closing {
                closing_strip(ui, cx, view, now);
            }
            keep_focus(ui, id, view.closing);
            if !view.closing {
                keys(ui, cx, id, line);
            }
            Frame::new().inner_margin(Margin { left: 14, right: 16, top: 12, bottom: 8 }).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    who(ui, cx, now, line);
                    let (rule, _) = ui.allocate_exact_size(vec2(9.0, 30.0), Sense::hover());
                    ui.painter().vline(rule.center().x, rule.y_range(), Stroke::new(1.0, tokens.line2));
                    field(ui, cx, &mut view.capture, id, line);
                });
            });
            Frame::new().inner_margin(Margin { left: 14, right: 12, top: 0, bottom: 11 }).show(ui, |ui| codes(ui, cx, line));
        });
    cx.regions.push(Region { rect: shown.response.rect, anchor: id });
}

/// Gives the line the focus whenever nothing else needs it.
fn keep_focus(ui: &Ui, id: Id, closing: bool) {
    let popup = egui::Popup::is_any_open(ui.ctx()) || ui.ctx().memory(|memory| memory.top_modal_layer().is_some());
    if popup || !ui.is_enabled() {
        return;
    }
    let (typed, clicked, escaped) = ui.input(|input| {
        let typed = input.events.iter().any(|event| matches!(event, Event::Text(text) | Event::Paste(text) if !text.trim().is_empty()));
        (typed, input.pointer.any_released(), input.key_pressed(Key::Escape))
    });
    let (idle, has_it) = ui.memory(|memory| (memory.focused().is_none(), memory.has_focus(id)));
    // To ask for a focus one has ends what is being composed: a dead key would lose its letter.
    // While the strip asks, its button may keep the focus; words still go to the line.
    if !has_it && (typed || (!closing && (idle || clicked || escaped))) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Enter, Ctrl+Enter and ↑, taken before the field sees them.
fn keys(ui: &Ui, cx: &mut Cx, id: Id, line: &Line) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let (note, quote, latest) = ui.input_mut(|input| {
        let quote = input.consume_key(Modifiers::COMMAND, Key::Enter);
        let shift = input.modifiers.shift;
        (
            !shift && input.consume_key(Modifiers::NONE, Key::Enter),
            quote,
            line.text.is_empty() && input.consume_key(Modifiers::NONE, Key::ArrowUp),
        )
    });
    if quote {
        cx.send(Command::SaveLine(Some(EntryKind::Quote)));
    } else if note {
        cx.send(Command::SaveLine(None));
    } else if latest {
        cx.send(Command::EditLatest);
    }
}

fn field(ui: &mut Ui, cx: &mut Cx, view: &mut View, id: Id, line: &mut Line) {
    let tokens = cx.tokens.clone();
    let (kind, _) = capture::read(&line.text);
    let font = if kind == EntryKind::Quote { crate::ui::theme::fonts::serif(20.0) } else { sans(20.0) };
    if view.seen != line.text {
        // A command changed the text: what was taken back or cleared is written on at its end.
        caret_to_end(ui, id, &line.text);
    }
    let hint = egui::RichText::new(cx.t("capture-hint")).font(sans(20.0)).color(tokens.ink3);
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    let edit = TextEdit::multiline(&mut line.text)
        .id(id)
        .font(font)
        .hint_text(hint)
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 2))
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .event_filter(filter)
        .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    let output = edit.show(ui);
    let response = output.response.response.clone();
    let changed = response.changed();
    response.accessible_name(cx.t("capture-line"));
    if changed {
        cx.send(Command::LineEdited);
    }
    view.seen.clone_from(&line.text);
}

fn caret_to_end(ui: &Ui, id: Id, text: &str) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let end = egui::text::CCursor::new(egui::text::CharIndex(text.chars().count()));
        state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
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

fn codes(ui: &mut Ui, cx: &mut Cx, line: &Line) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if !cx.narrow {
            kbd::kbd(ui, cx, if cfg!(target_os = "macos") { "Ctrl" } else { "Alt" });
            ui.label(crate::ui::widgets::text::rich("+", sans(14.0), tokens.ink3));
        }
        for code in Code::ALL {
            if code == Code::Varfor {
                let (rule, _) = ui.allocate_exact_size(vec2(9.0, 18.0), Sense::hover());
                ui.painter().vline(rule.center().x, rule.y_range(), Stroke::new(1.0, tokens.line2));
            }
            if chip::toggle(ui, cx, &cx.t(code.text_key()), code_key(code), line.codes.contains(&code)).clicked() {
                cx.send(Command::ToggleCode(code));
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

/// "Avsluta fokusgruppen?": a strip in the box, never a dialog over it.
fn closing_strip(ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let corners = egui::CornerRadius { nw: 12, ne: 12, sw: 0, se: 0 };
    ui.painter().rect_filled(Rect::from_min_max(rect.min, rect.max), corners, tokens.warn_soft);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(tokens.stroke, tokens.warn_line));
    place_row(ui, rect.shrink2(vec2(14.0, 6.0)), |ui| {
        let left: Vec<String> = now
            .guide
            .places()
            .iter()
            .filter(|place| place.level == 1 && now.covered.row(place.row) == Coverage::Untouched)
            .map(|place| format!("{}.{}", place.section_number, place.parent_number))
            .collect();
        text(ui, cx.t("close-question"), semibold(15.0), tokens.ink);
        if !left.is_empty() {
            let rest = if left.len() > 4 {
                cx.tf("close-left-count", &[("count", left.len().into())])
            } else {
                cx.tf("close-left", &[("rows", left.join(", ").into())])
            };
            text(ui, rest, sans(15.0), tokens.ink2);
        }
        right(ui, |ui| {
            if Button::new(&cx.t("continue")).quiet().small().show(ui, cx).clicked() || ui.input(|input| input.key_pressed(Key::Escape)) {
                view.closing = false;
            }
            let close = Button::new(&cx.t("session-close-now")).small().show(ui, cx);
            if !std::mem::replace(&mut view.capture.asked, true) {
                close.request_focus();
            }
            if close.clicked() {
                view.closing = false;
                cx.send(Command::CloseSession);
            }
        });
    });
}
