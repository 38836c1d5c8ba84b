//! The chosen row at the right: what to listen for, hints, where the answers go, and the English.

use egui::{Id, Ui};

use super::field::Field;
use super::rows::field_id;
use super::{Now, View, edit, in_language};
use crate::domain::guide::{Feeds, Row};
use crate::domain::guide_edit::Edit;
use crate::domain::project::Language;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::text;

const FEEDS: [Feeds; 7] = [Feeds::Nothing, Feeds::About, Feeds::Story, Feeds::Why, Feeds::How, Feeds::Lessons, Feeds::Contacts];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    let row = now.row;
    text(ui, row.short.get(cx.language()), semibold(16.0), tokens.ink);
    listening(ui, cx, row, Language::Sv);
    cx.regions.push(Region { rect: ui.clip_rect(), anchor: field_id(&row.id, "listening", Language::Sv) });
    text(ui, cx.t("guide-listening-help"), sans(14.0), tokens.ink3);
    let heard = now.uses.probes(&row.id);
    super::say_why(ui, cx, (heard > 0).then(|| cx.tf("guide-heard", &[("count", heard.into())])).as_deref());
    hints(ui, cx, row, Language::Sv);

    text(ui, cx.t("guide-feeds"), semibold(14.0), tokens.ink2);
    let choices = FEEDS.map(|feeds| (feeds, cx.t(feeds_key(feeds))));
    let id = Id::unique(("guide feeds", row.id.as_str()));
    let width = ui.available_width();
    if let Some(feeds) = field::choice(ui, &cx.t("guide-feeds"), id, &choices, Some(row.feeds), "", width) {
        edit(cx, Edit::SetFeeds(row.id.clone(), feeds));
    }

    ui.add_space(8.0);
    let symbol = if view.english { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    if Button::new(&cx.t("guide-english")).icon(symbol).ghost().small().show(ui, cx).clicked() {
        view.english = !view.english;
    }
    if view.english {
        english(ui, cx, row);
    }
}

fn english(ui: &mut Ui, cx: &mut Cx, row: &Row) {
    text(ui, cx.t("guide-english-help"), sans(14.0), cx.tokens.ink3);
    let (words, id) = (row.words(Language::En), &row.id);
    let label = in_language(cx, "guide-words", Language::En);
    let field = Field { label: &label, id: field_id(id, "words", Language::En), value: &words, rows: 2, lines: false, needed: true };
    if let Some(text) = field.show(ui, cx) {
        edit(cx, Edit::SetWords(id.clone(), Language::En, text));
    }
    let label = in_language(cx, "guide-short", Language::En);
    let field = Field { label: &label, id: field_id(id, "short", Language::En), value: &row.short.en, rows: 1, lines: false, needed: true };
    if let Some(text) = field.show(ui, cx) {
        edit(cx, Edit::SetShort(id.clone(), Language::En, text));
    }
    if row.cue.is_some() {
        listening(ui, cx, row, Language::En);
    }
    if !row.hints.is_empty() {
        hints(ui, cx, row, Language::En);
    }
}

fn listening(ui: &mut Ui, cx: &mut Cx, row: &Row, language: Language) {
    let label = in_language(cx, "listen-for", language);
    let value = row.listening(language);
    let field = Field {
        label: &label,
        id: field_id(&row.id, "listening", language),
        value: &value,
        rows: 3,
        lines: false,
        needed: language == Language::En,
    };
    if let Some(text) = field.show(ui, cx) {
        edit(cx, Edit::SetListening(row.id.clone(), language, text));
    }
}

fn hints(ui: &mut Ui, cx: &mut Cx, row: &Row, language: Language) {
    let label = in_language(cx, "guide-hints", language);
    let value: Vec<&str> = row.hints.iter().map(|hint| hint.get(language)).collect();
    let value = value.join("\n");
    let field = Field { label: &label, id: field_id(&row.id, "hints", language), value: &value, rows: 2, lines: true, needed: false };
    if let Some(text) = field.show(ui, cx) {
        edit(cx, Edit::SetHints(row.id.clone(), language, text));
    }
}

fn feeds_key(feeds: Feeds) -> &'static str {
    match feeds {
        Feeds::Nothing => "guide-feeds-nothing",
        Feeds::About => "tab-about",
        Feeds::Story => "tab-story",
        Feeds::Why => "part-why",
        Feeds::How => "part-how",
        Feeds::Lessons => "part-lessons",
        Feeds::Contacts => "tab-contacts",
    }
}
