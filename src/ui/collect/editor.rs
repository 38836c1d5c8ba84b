//! What the lead writes: title, introduction, and what stands above the sentences of each lesson.

use egui::{Id, Margin, ScrollArea, TextEdit, Ui};

use super::View;
use crate::app::command::{Command, PublishingCommand};
use crate::domain::coding::Code;
use crate::domain::workspace::Workspace;
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{right, text};

/// Wider lines are hard to read.
const WIDTH: f32 = 760.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, workspace: &mut Workspace, read_only: bool) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        text(ui, cx.t("collect-write"), semibold(28.0), tokens.ink);
        right(ui, |ui| {
            let back = Button::new(&cx.t("collect-back")).icon(icons::BACK).show(ui, cx);
            cx.regions.push(Region { rect: ui.clip_rect(), anchor: back.id });
            if back.clicked() {
                view.writing = false;
            }
        });
    });
    text(ui, cx.t("collect-write-lead"), sans(15.0), tokens.ink3);
    ui.add_space(8.0);
    ScrollArea::vertical().id_salt("collect-editor").auto_shrink([false, false]).show(ui, |ui| {
        if read_only {
            ui.disable();
        }
        ui.set_max_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 10.0;
        let width = ui.available_width() - 16.0;
        let name = workspace.project.name.clone();
        let lead = &mut workspace.publication;
        let title = field::labelled(ui, cx, &cx.t("lead-title"), &mut lead.title, &name, width, Id::unique("lead title"));
        let hint = cx.t("lead-usual");
        let subtitle = field::labelled(ui, cx, &cx.t("lead-subtitle"), &mut lead.subtitle, &hint, width, Id::unique("lead subtitle"));
        let introduction = long(ui, cx, &cx.t("collect-introduction"), &mut lead.introduction, &hint, Id::unique("lead introduction"));
        if title.changed() || subtitle.changed() || introduction {
            cx.send(Command::Publishing(PublishingCommand::Edited));
        }
        text(ui, cx.t("paper-book-lessons"), semibold(18.0), tokens.ink);
        for (n, code) in Code::LESSONS.into_iter().enumerate() {
            let written = lead.lessons.iter().find(|lesson| lesson.code == code).map(|lesson| lesson.text.clone());
            let mut written = written.unwrap_or_default();
            if long(ui, cx, &cx.code(&code), &mut written, "", Id::unique(("lead lesson", n))) {
                cx.send(Command::Publishing(PublishingCommand::SetLesson(code, written)));
            }
        }
        ui.add_space(24.0);
    });
}

/// A field for paragraphs under its label; true when it was typed into.
fn long(ui: &mut Ui, cx: &Cx, label: &str, value: &mut String, hint: &str, id: Id) -> bool {
    text(ui, label, semibold(14.0), cx.tokens.ink2);
    let rows = (value.chars().count() / 90 + value.lines().count() + 1).clamp(3, 14);
    let field = TextEdit::multiline(value)
        .id(id)
        .font(sans(16.0))
        .hint_text(egui::RichText::new(hint).color(cx.tokens.ink3))
        .margin(Margin::symmetric(12, 8))
        .desired_width(ui.available_width() - 16.0)
        .desired_rows(rows);
    field.show(ui).response.response.clone().accessible_name(label).changed()
}
