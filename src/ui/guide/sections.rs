//! The sections of the guide at the left, and what the whole guide is called.

use egui::{Align2, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::field::Field;
use super::{Now, Tools, View, edit, reason, say_why};
use crate::app::guide_file;
use crate::domain::guide::Section;
use crate::domain::guide_edit::Edit;
use crate::domain::project::Language;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{boxed, focus_ring};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    text(ui, cx.t("guide-sections"), semibold(14.0), cx.tokens.ink3);
    ui.spacing_mut().item_spacing.y = 4.0;
    for (index, section) in now.guide.sections.iter().enumerate() {
        entry(ui, cx, view, now, index, section);
    }
    ui.add_space(6.0);
    let last = now.guide.sections.len() - 1;
    let index = now.guide.sections.iter().position(|section| section.id == now.section.id).unwrap_or(0);
    let title = now.section.title.get(cx.language());
    let why = reason(cx, now.uses.section(now.section), last == 0, "guide-last-section");
    let id = &now.section.id;
    ui.horizontal(|ui| {
        let moved = |down| Edit::MoveSection { section: id.clone(), down };
        Tools {
            what: title,
            up: (index > 0, moved(false)),
            down: (index < last, moved(true)),
            remove: (why.clone(), Edit::RemoveSection(id.clone())),
        }
        .show(ui, cx);
    });
    say_why(ui, cx, why.as_deref());
    ui.add_space(4.0);
    if Button::new(&cx.t("guide-add-section")).icon(icons::PLUS).ghost().color(cx.tokens.accent).show(ui, cx).clicked()
        && let (Some(new), Some(row)) = (guide_file::new_section(), guide_file::new_row())
    {
        (view.section, view.row) = (Some(new.clone()), None);
        let (title, words) = (cx.t("guide-new-section"), cx.t("guide-new-question"));
        edit(cx, Edit::AddSection { id: new, after: Some(id.clone()), title, row: row.clone(), words });
        view.row = Some(row);
    }
    about(ui, cx, view, now);
}

fn entry(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>, index: usize, section: &Section) {
    let tokens = cx.tokens.clone();
    let on = section.id == now.section.id;
    let title = section.title.get(cx.language()).to_owned();
    let (ink, font) = if on { (tokens.on_selected, semibold(15.0)) } else { (tokens.ink2, sans(15.0)) };
    let width = ui.available_width();
    // Where there is little room the minutes stand below, so that no word has to be broken.
    let (beside, below) = if cx.narrow { (12.0, 18.0) } else { (62.0, 0.0) };
    let galley = ui.painter().layout(title.clone(), font, ink, width - 34.0 - beside);
    let lines = galley.size().y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, lines.max(22.0) + below + 16.0), Sense::click());
    let name = format!("{} {title}", index + 1);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, &name));
    if on {
        boxed(ui.painter(), rect, 10, tokens.selected, Stroke::new(tokens.stroke, tokens.accent_line));
        cx.regions.push(Region { rect: ui.clip_rect(), anchor: response.id });
    } else if response.hovered() {
        boxed(ui.painter(), rect, 10, tokens.hover, Stroke::NONE);
    }
    let top = rect.top() + 8.0;
    ui.painter().text(pos2(rect.left() + 12.0, top), Align2::LEFT_TOP, (index + 1).to_string(), semibold(15.0), ink);
    ui.painter().galley(pos2(rect.left() + 34.0, top), galley, ink);
    let minutes = cx.tf("minutes", &[("planned", section.minutes.into())]);
    let (at, align) = if cx.narrow {
        (pos2(rect.left() + 34.0, top + lines), Align2::LEFT_TOP)
    } else {
        (pos2(rect.right() - 10.0, top + 1.0), Align2::RIGHT_TOP)
    };
    ui.painter().text(at, align, minutes, sans(13.0), if on { ink } else { tokens.ink3 });
    focus_ring(ui, &response, Rect::from_min_max(rect.min, rect.max), 10, &tokens);
    if response.clicked() && !on {
        (view.section, view.row) = (Some(section.id.clone()), None);
    }
}

/// Title and source of the guide, folded away since they are seldom changed.
fn about(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    ui.add_space(12.0);
    let symbol = if view.about { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    if Button::new(&cx.t("guide-about")).icon(symbol).ghost().small().show(ui, cx).clicked() {
        view.about = !view.about;
    }
    if !view.about {
        return;
    }
    ui.spacing_mut().item_spacing.y = 10.0;
    for language in Language::ALL {
        let label = super::in_language(cx, "guide-title", language);
        let id = Id::unique(("guide title", language.tag()));
        let field = Field { label: &label, id, value: now.guide.title.get(language), rows: 3, lines: false, needed: true };
        if let Some(text) = field.show(ui, cx) {
            edit(cx, Edit::SetTitle(language, text));
        }
        let label = super::in_language(cx, "guide-source", language);
        let id = Id::unique(("guide source", language.tag()));
        let field = Field { label: &label, id, value: now.guide.source.get(language), rows: 3, lines: false, needed: true };
        if let Some(text) = field.show(ui, cx) {
            edit(cx, Edit::SetSource(language, text));
        }
    }
}
