//! The log of the rounds for the authority's register: what went out, came back and was decided, to
//! read and to copy.

use egui::Ui;

use super::View;
use crate::app::model::Model;
use crate::app::review::register::{self, Line};
use crate::domain::ids::Slug;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::text;

/// The lines, and the revision of the project that they are of.
pub(super) type Shown = (u64, Vec<Line>);

pub(super) fn show(ui: &mut Ui, cx: &Cx, view: &mut View, model: &Model, slug: &Slug) {
    let Some(project) = &model.project else { return };
    let symbol = if view.register.is_some() { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    ui.add_space(8.0);
    let toggled = Button::new(&cx.t("register")).icon(symbol).ghost().small().show(ui, cx).clicked();
    if toggled && view.register.take().is_some() {
        return;
    }
    let revision = project.saving.revision();
    if toggled || view.register.as_ref().is_some_and(|(of, _)| *of != revision) {
        view.register = Some((revision, register::lines(&project.paper, &cx.zone, &project.workspace, slug)));
    }
    let Some((_, lines)) = &view.register else { return };
    if lines.is_empty() {
        text(ui, cx.t("register-empty"), sans(14.0), cx.tokens.ink3);
        return;
    }
    for Line { at, text: words } in lines {
        text(ui, at, semibold(13.0), cx.tokens.ink3);
        text(ui, words, sans(14.0), cx.tokens.ink2);
    }
    if Button::new(&cx.t("register-copy")).icon(icons::FILE).quiet().small().show(ui, cx).clicked() {
        ui.ctx().copy_text(register::text(lines));
    }
}
