//! What points at a person on the capture line: a strip in the box that says so, and offers a role
//! for the next Tab. Nothing waits for an answer.

use egui::{Context, FocusDirection, Key, Modifiers, Popup, Sense, Ui, vec2};

use super::strip::{self, Ask};
use super::{Now, View};
use crate::app::command::{Anonymity, Command};
use crate::domain::anonymity::gate::Reason;
use crate::domain::notes::{Line, Speaker};
use crate::ui::cx::Cx;
use crate::ui::finds::{self, Finds, Found};
use crate::ui::theme::fonts::{icon, sans};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::place_row;
use crate::ui::widgets::text::{icon as icon_label, rich, right};

/// The find that the strip is about: the one at the caret, else the last.
pub(super) fn open(ctx: &Context, view: &View, finds: Finds<'_>, line: &str) -> Option<Found> {
    if view.ask.is_some() {
        return None;
    }
    let caret = super::capture::caret(ctx).unwrap_or(usize::MAX);
    let found = finds.at(line, caret, true)?;
    // "d8" becomes the speaker with the space behind it.
    let may_be_speaker = found.hit.reason == Reason::Seat && found.hit.range == (0..line.chars().count());
    (!may_be_speaker && view.capture.let_be.as_ref() != Some(&found.words)).then_some(found)
}

/// The keys of the strip, taken before the line sees them.
pub(super) fn keys(ui: &Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, line: &Line) {
    let key = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if now.line_guard.can_give_back(&line.text) && key(Modifiers::COMMAND, Key::Z) {
        cx.send(Command::Anonymity(Anonymity::GiveBack));
    }
    if line.text.is_empty() {
        view.capture.let_be = None;
    }
    let Some(found) = open(ui.ctx(), view, now.finds, &line.text) else { return };
    if key(Modifiers::SHIFT, Key::Tab) {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
    } else if key(Modifiers::NONE, Key::Tab) {
        if let Some(role) = roles(now, line, &found).first() {
            cx.send(finds::replace(&found.words, role, None));
        }
    } else if line.editing.is_none() && key(Modifiers::NONE, Key::Escape) {
        view.capture.let_be = Some(found.words);
    }
}

fn roles(now: &Now<'_>, line: &Line, found: &Found) -> Vec<String> {
    let speaker = match line.speaker {
        Speaker::Seat(code) => Some(code),
        Speaker::Everyone | Speaker::Unknown => None,
    };
    now.finds.roles(found, Some(now.session), speaker)
}

/// They are no name; who says so is asked for the first time.
pub(super) fn allow(cx: &mut Cx, view: &mut View, finds: Finds<'_>, words: String) {
    if finds.is_signed {
        cx.send(finds::allow(&words, finds.by));
    } else {
        view.ask = Some(Ask::Sign { words, by: finds.by.to_owned() });
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, line: &Line) {
    let Some(found) = open(ui.ctx(), view, now.finds, &line.text) else { return };
    let tokens = cx.tokens.clone();
    let roles = roles(now, line, &found);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
    strip::paint(ui, rect, tokens.warn_soft, tokens.warn_line, &tokens);
    place_row(ui, rect.shrink2(vec2(14.0, 5.0)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        icon_label(ui, icons::USER, icon(20.0), tokens.warn);
        right(ui, |ui| {
            if found.hit.can_be_allowed() && Button::new(&cx.t("not-a-name")).ghost().small().show(ui, cx).clicked() {
                allow(cx, view, now.finds, found.words.clone());
            }
            let more = Button::icon_only(icons::CARET_DOWN, &cx.t("find-other-role")).show(ui, cx);
            Popup::menu(&more).show(|ui| {
                for role in roles.iter().skip(1) {
                    if ui.button(format!("[{role}]")).clicked() {
                        cx.send(finds::replace(&found.words, role, None));
                    }
                }
                if ui.button(cx.t("find-own-role")).clicked() {
                    view.ask = Some(Ask::Role { words: found.words.clone(), role: String::new() });
                }
            });
            if let Some(role) = roles.first() {
                let shown = format!("[{role}]");
                let name = cx.tf("find-use", &[("role", shown.as_str().into())]);
                if Button::new(&shown).name(&name).key("Tab").small().show(ui, cx).clicked() {
                    cx.send(finds::replace(&found.words, role, None));
                }
            }
            if found.count > 1 {
                let which = [("number", (found.index + 1).into()), ("count", found.count.into())];
                ui.label(rich(cx.tf("find-which", &which), sans(14.0), tokens.ink2));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let never = if cx.narrow { String::new() } else { cx.t("names-never-leave") };
                finds::tell(ui, cx, &found.hit, &found.words, &never);
            });
        });
    });
}
