//! Fields whose text is put in order as it is saved: what was typed stays on screen as it is
//! until the field is left.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEdit;
use egui::{Id, Key, KeyboardShortcut, Margin, Modifiers, Stroke, StrokeKind, Ui, vec2};

use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::text::text;

/// A field under its label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub label: &'a str,
    pub id: Id,
    /// What is saved.
    pub value: &'a str,
    /// How many rows it shows.
    pub rows: usize,
    /// Enter begins a new line of its own.
    pub lines: bool,
    /// It cannot be left empty.
    pub needed: bool,
}

/// What was typed last, and what is saved because of it; not known until the next frame.
#[derive(Debug, Clone)]
struct Typed {
    text: String,
    saved: Option<String>,
}

impl Field<'_> {
    /// Shows the field; the new text when it has changed.
    pub fn show(self, ui: &mut Ui, cx: &Cx) -> Option<String> {
        let key = self.id.with("typed");
        let typed: Option<Typed> = ui.data(|data| data.get_temp(key));
        // A value that changed from elsewhere, as by undo, goes before what was typed.
        let typed = typed.filter(|typed| typed.saved.as_ref().is_none_or(|saved| saved == self.value));
        let mut buffer = typed.as_ref().map_or_else(|| self.value.to_owned(), |typed| typed.text.clone());
        let response = ui
            .vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                text(ui, self.label, semibold(14.0), cx.tokens.ink2);
                let edit = if self.rows > 1 {
                    TextEdit::multiline(&mut buffer).desired_rows(self.rows)
                } else {
                    TextEdit::singleline(&mut buffer)
                };
                let edit = if self.lines { edit } else { edit.return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)) };
                let output = edit
                    .id(self.id)
                    .font(sans(16.0))
                    .margin(Margin::symmetric(12, 7))
                    .desired_width(ui.available_width())
                    .min_size(vec2(0.0, 38.0))
                    .show(ui);
                let response = output.response.response.clone().accessible_name(self.label);
                if self.needed && buffer.trim().is_empty() {
                    ui.painter().rect_stroke(response.rect, 8, Stroke::new(2.0, cx.tokens.danger), StrokeKind::Inside);
                    text(ui, cx.t("guide-field-needed"), sans(14.0), cx.tokens.danger);
                }
                response
            })
            .inner;
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(key, Typed { text: buffer.clone(), saved: None }));
            return (!self.needed || !buffer.trim().is_empty()).then_some(buffer);
        }
        match typed {
            Some(typed) if response.has_focus() => {
                ui.data_mut(|data| data.insert_temp(key, Typed { saved: Some(self.value.to_owned()), ..typed }));
            }
            _ => ui.data_mut(|data| data.remove::<Typed>(key)),
        }
        None
    }
}

/// Gives a field the focus with all of its text chosen, so that typing replaces it.
pub(super) fn choose_all(ui: &Ui, id: Id, value: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(egui::text::CharIndex(value.chars().count()));
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(egui::text::CharIndex(0)), end)));
    state.clear_undoer();
    TextEdit::store_state(ui.ctx(), id, state);
    ui.memory_mut(|memory| memory.request_focus(id));
}
