//! Text fields with their label above, and drop-down lists.

use egui::{ComboBox, Id, Margin, Response, TextEdit, Ui, vec2};

use super::button::Button;
use super::text::text;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;

/// A one-line field under its label.
pub fn labelled(ui: &mut Ui, cx: &Cx, label: &str, value: &mut String, hint: &str, width: f32, id: Id) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        text(ui, label, semibold(14.0), cx.tokens.ink2);
        bare(ui, cx, label, value, hint, width, id)
    })
    .inner
}

/// A one-line field whose label stands elsewhere; `name` is read out.
pub fn bare(ui: &mut Ui, cx: &Cx, name: &str, value: &mut String, hint: &str, width: f32, id: Id) -> Response {
    let hint = egui::RichText::new(hint).color(cx.tokens.ink3);
    let field = TextEdit::singleline(value)
        .id(id)
        .font(sans(16.0))
        .hint_text(hint)
        .margin(Margin::symmetric(12, 7))
        .desired_width(width)
        .min_size(vec2(0.0, 38.0));
    let output = field.show(ui);
    output.response.response.clone().accessible_name(name)
}

/// A one-line field for what nobody is to read over one's shoulder, with a button that shows it.
pub fn secret(ui: &mut Ui, cx: &Cx, label: &str, value: &mut String, shown: &mut bool, width: f32, id: Id) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        text(ui, label, semibold(14.0), cx.tokens.ink2);
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(value)
                .id(id)
                .password(!*shown)
                .font(sans(16.0))
                .margin(Margin::symmetric(12, 7))
                .desired_width(width - 46.0)
                .min_size(vec2(0.0, 38.0));
            let response = field.show(ui).response.response.clone().accessible_name(label);
            let (symbol, name) = if *shown { (icons::EYE_SLASH, "passphrase-hide") } else { (icons::EYE, "passphrase-show") };
            *shown ^= Button::icon_only(symbol, &cx.t(name)).show(ui, cx).clicked();
            response
        })
        .inner
    })
    .inner
}

/// A change to a field that is read as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit<T> {
    Emptied,
    Value(T),
}

impl<T> Edit<T> {
    /// The new value; `None` when there is none any more.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Emptied => None,
            Self::Value(value) => Some(value),
        }
    }
}

/// A value that is kept parsed but edited as text: shows `value` until the field has focus, then
/// what is typed. Returns a change once the text can be read.
pub fn parsed<T: PartialEq>(
    ui: &mut Ui,
    cx: &Cx,
    id: Id,
    shown: &str,
    read: impl Fn(&str) -> Option<T>,
    field: impl FnOnce(&mut Ui, &Cx, &mut String) -> Response,
) -> Option<Edit<T>> {
    // Each municipality's own, and dropped when the value has changed from elsewhere, as by undo.
    let id = id.with(cx.subject.as_str());
    let typed: Option<(String, String)> = ui.data(|data| data.get_temp(id));
    let typed = typed.filter(|(text, was)| match read(text) {
        Some(value) => read(shown) == Some(value),
        None if text.trim().is_empty() => shown.is_empty(),
        None => was == shown,
    });
    let mut buffer = typed.as_ref().map_or_else(|| shown.to_owned(), |(text, _)| text.clone());
    let response = field(ui, cx, &mut buffer);
    let mut result = None;
    if response.changed() {
        if buffer.trim().is_empty() {
            result = Some(Edit::Emptied);
        } else if let Some(value) = read(&buffer) {
            result = Some(Edit::Value(value));
        }
        ui.data_mut(|data| data.insert_temp(id, (buffer.clone(), shown.to_owned())));
    }
    let unreadable = !buffer.trim().is_empty() && read(&buffer).is_none();
    if response.has_focus() {
        return result;
    }
    // A value that cannot be read stays, so that nothing typed is lost, and says so.
    if unreadable && typed.is_some() {
        let rect = response.rect;
        ui.painter().rect_stroke(rect, 8, egui::Stroke::new(2.0, cx.tokens.danger), egui::StrokeKind::Inside);
        response.on_hover_text(cx.t("field-unreadable"));
    } else if typed.is_some() {
        ui.data_mut(|data| data.remove::<(String, String)>(id));
    }
    result
}

/// How high a drop-down list may be: ten choices are seen at once.
const MENU: f32 = 420.0;

/// A drop-down list; returns what was picked.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    id: Id,
    choices: &[(T, String)],
    chosen: Option<T>,
    placeholder: &str,
    width: f32,
) -> Option<T> {
    let shown = choices.iter().find(|(value, _)| Some(*value) == chosen).map_or(placeholder, |(_, text)| text);
    let mut picked = None;
    let output =
        ComboBox::from_id_salt(id).selected_text(egui::RichText::new(shown).font(sans(16.0))).width(width).height(MENU).truncate().show_ui(
            ui,
            |ui| {
                for (value, text) in choices {
                    if ui.selectable_label(Some(*value) == chosen, text).clicked() {
                        picked = Some(*value);
                    }
                }
            },
        );
    output.response.accessible_name(format!("{name} {shown}"));
    picked
}
