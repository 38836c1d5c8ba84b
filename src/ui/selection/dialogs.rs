//! The dialogs that take the register in and out, and key figures in.

use std::path::{Path, PathBuf};

use egui::{Id, ScrollArea, Ui};

use crate::app::command::{Command, Selecting};
use crate::app::model::Model;
use crate::domain::figures_import::{Change, Given, Preview, YEARS};
use crate::domain::municipality::{Figure, FigureKind};
use crate::domain::swedish;
use crate::storage::{layout, tables};
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, confirm, file_to_write, focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{right, text};

/// A file of key figures, and what is said of all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    pub path: String,
    year: String,
    source: String,
}

/// The register to a file beside the project's other exports.
pub(crate) fn save_as(cx: &Cx, root: &Path) -> Dialog {
    Dialog::SaveSelection { path: layout::export(root, &cx.t("tab-selection"), "xlsx").display().to_string() }
}

/// Chooses where the register is saved.
pub(crate) fn show_save(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    let done = file_to_write(ui, cx, path, "selection-save-lead", "xlsx", picker, frame);
    if done {
        cx.send(Command::Selection(Selecting::Export { path: PathBuf::from(path.trim()), over: false }));
    }
    done
}

/// Chooses a file of key figures, shows what it would change, and takes it in.
pub(crate) fn show_figures(
    ui: &mut Ui,
    cx: &mut Cx,
    chosen: &mut Figures,
    model: &Model,
    picker: &mut FilePicker,
    frame: &eframe::Frame,
) -> bool {
    let Some(project) = &model.project else { return true };
    text(ui, cx.t("figures-import-lead"), sans(15.0), cx.tokens.ink2);
    let id = Id::unique("figures file");
    let (response, browse) = path_field(ui, cx, &cx.t("figures-import-file"), &mut chosen.path, id);
    focus_at_first(ui, &response, id);
    if browse {
        let start = Path::new(chosen.path.as_str());
        picker.open(ui.ctx(), &cx.t("figures-import"), Choose::File { start, extensions: &tables::EXTENSIONS }, frame);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        field::labelled(ui, cx, &cx.t("figures-import-year"), &mut chosen.year, "", 100.0, Id::unique("figures year"));
        let width = ui.available_width();
        field::labelled(ui, cx, &cx.t("figures-import-source"), &mut chosen.source, "", width, Id::unique("figures source"));
    });
    text(ui, cx.t("figures-import-given"), sans(14.0), cx.tokens.ink3);
    let year = chosen.year.trim();
    let known = year.parse::<i16>().ok().filter(|year| YEARS.contains(year));
    let ready = !chosen.path.trim().is_empty() && (year.is_empty() || known.is_some());
    let given = Given { year: known, source: chosen.source.trim().to_owned(), ..Given::default() };
    let read = Command::Selection(Selecting::ReadFigures(PathBuf::from(chosen.path.trim()), given));
    match &project.figures {
        Some(Ok(preview)) => {
            show_preview(ui, cx, preview, |slug| {
                project.dossier(slug).map(|dossier| dossier.municipality.name.clone()).unwrap_or_default()
            });
            let label = cx.tf("figures-import-take", &[("count", preview.changes.len().into())]);
            let mut done = false;
            ui.horizontal(|ui| {
                if Button::new(&cx.t("figures-import-again")).quiet().enabled(ready).show(ui, cx).clicked() {
                    cx.send(read);
                }
                right(ui, |ui| {
                    let can = !preview.changes.is_empty() && project.read_only.is_none();
                    done = Button::new(&label).primary().enabled(can).show(ui, cx).clicked();
                });
            });
            if done {
                cx.send(Command::Selection(Selecting::TakeFigures));
            }
            done
        }
        found => {
            if let Some(Err(told)) = found {
                text(ui, &told.what, semibold(15.0), cx.tokens.danger);
                text(ui, format!("{} {}", told.safe, told.todo), sans(15.0), cx.tokens.ink);
                ScrollArea::vertical().id_salt("figures-problems").max_height(160.0).show(ui, |ui| {
                    for problem in &told.details {
                        text(ui, problem, sans(14.0), cx.tokens.ink);
                    }
                });
            }
            if confirm(ui, cx, &cx.t("figures-import-look"), ready, &cx.t("figures-import-needs"), response.lost_focus()) {
                cx.send(read);
            }
            false
        }
    }
}

fn show_preview(ui: &mut Ui, cx: &Cx, preview: &Preview, name: impl Fn(&crate::domain::ids::Slug) -> String) {
    let tokens = cx.tokens.clone();
    let args =
        [("count", preview.changes.len().into()), ("unchanged", preview.unchanged.into()), ("unknown", preview.unknown.len().into())];
    text(ui, cx.tf("figures-preview", &args), semibold(15.0), tokens.ink);
    ScrollArea::vertical().id_salt("figures-preview").max_height(240.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for kind in &preview.fractions {
            text(ui, cx.tf("figures-fractions", &[("figure", cx.texts.figure(*kind).into())]), sans(14.0), tokens.warn);
        }
        for row in &preview.unknown {
            let key = if row.exists { "figures-unknown-exists" } else { "figures-unknown" };
            text(ui, cx.tf(key, &[("line", row.line.into()), ("name", row.name.as_str().into())]), sans(14.0), tokens.warn);
        }
        if !preview.older.is_empty() {
            text(ui, cx.tf("figures-older", &[("count", preview.older.len().into())]), sans(14.0), tokens.ink2);
        }
        if !preview.ignored.is_empty() {
            text(ui, cx.tf("figures-ignored", &[("columns", preview.ignored.join(", ").into())]), sans(14.0), tokens.ink2);
        }
        for change in &preview.changes {
            text(ui, told(cx, change, &name(&change.slug)), sans(14.0), tokens.ink);
        }
    });
}

fn told(cx: &Cx, change: &Change, name: &str) -> String {
    let value = |figure: &Figure| {
        let language = cx.language();
        let value = if change.kind == FigureKind::Inhabitants {
            swedish::whole(figure.value, language)
        } else {
            swedish::decimal(figure.value, language)
        };
        format!("{value} ({})", figure.year)
    };
    let before = change.before.as_ref().map_or_else(|| "–".to_owned(), value);
    let source = if change.after.source.is_empty() { String::new() } else { format!(", {}", change.after.source) };
    format!("{name}, {}: {before} → {}{source}", cx.texts.figure(change.kind), value(&change.after))
}
