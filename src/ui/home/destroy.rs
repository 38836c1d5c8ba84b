//! Destroying the material of an approved summary: what there is, what stays, by which rule; and
//! the receipt of it afterwards.

use std::path::{Path, PathBuf};

use egui::{Id, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::model::{Model, OpenProject};
use crate::app::text::receipt;
use crate::domain::ids::Slug;
use crate::domain::retention::Counts;
use crate::domain::workspace::Dossier;
use crate::storage::layout;
use crate::storage::store::SaveError;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{confirm, file_to_write, focus_at_first};
use crate::ui::file_picker::FilePicker;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::field;
use crate::ui::widgets::text::text;

/// The height of the dialog besides what is read in it.
const FIELDS: f32 = 440.0;

/// What is typed into the dialog that destroys.
#[derive(Debug, Clone, PartialEq)]
pub struct Destroy {
    slug: Slug,
    by: String,
    /// The municipality's name, typed as the second deliberate act.
    name: String,
    /// The files have been asked for.
    asked: bool,
}

impl Destroy {
    #[must_use]
    pub fn new(slug: Slug, by: String) -> Self {
        Self { slug, by, name: String::new(), asked: false }
    }
}

/// The receipt of a municipality, and where it is saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    slug: Slug,
    pub path: String,
}

impl Receipt {
    /// To be saved beside the project's other documents.
    #[must_use]
    pub fn new(cx: &Cx, model: &Model, slug: Slug) -> Self {
        let path = model.project.as_ref().and_then(|project| {
            let name = &project.dossier(&slug)?.municipality.name;
            let file = format!("{name}, {}", cx.t("receipt-file"));
            Some(layout::export(&project.root, &file, "txt").display().to_string())
        });
        Self { slug, path: path.unwrap_or_default() }
    }
}

/// What stands in the dialog that destroys; true when it is done.
pub(crate) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut Destroy, model: &Model) -> bool {
    let Some(project) = &model.project else { return true };
    let Some(dossier) = project.dossier(&view.slug) else { return true };
    if !std::mem::replace(&mut view.asked, true) {
        cx.send(Command::FindMaterial(view.slug.clone()));
    }
    let tokens = cx.tokens.clone();
    let name = dossier.municipality.name.trim();
    // What has to be typed is always in sight.
    let room = (ui.ctx().content_rect().height() - FIELDS).max(120.0);
    ScrollArea::vertical().id_salt("what is destroyed").max_height(room).show(ui, |ui| {
        text(ui, cx.tf("destroy-lead", &[("name", name.into())]), sans(15.0), tokens.ink2);
        what(ui, cx, view, project, dossier);
        part(ui, cx, "receipt-stays", &cx.t("destroy-stays"));
        if let Some(approved) = dossier.municipality.milestones.approved {
            let keep = project.workspace.project.keep;
            let until = cx.texts.date(keep.until(approved));
            let rule = [("approved", cx.texts.date(approved).into()), ("months", keep.months().into()), ("until", until.into())];
            part(ui, cx, "receipt-rule", &cx.tf("destroy-rule", &rule));
        }
    });
    text(ui, cx.t("destroy-final"), semibold(15.0), tokens.warn);
    let width = ui.available_width();
    let by = field::labelled(ui, cx, &cx.t("receipt-by"), &mut view.by, "", width, Id::unique("destroy by"));
    let id = Id::unique("destroy name");
    let typed = field::labelled(ui, cx, &cx.tf("destroy-type-name", &[("name", name.into())]), &mut view.name, "", width, id);
    focus_at_first(ui, &typed, id);
    let found = matches!(project.gallring.of(&view.slug), Some(Ok(_)));
    let ready = found && project.read_only.is_none() && view.name.trim() == name && !name.is_empty();
    let entered = by.lost_focus() || typed.lost_focus();
    let done = confirm(ui, cx, &cx.t("destroy-now"), ready, &cx.t("destroy-needs"), entered);
    if done {
        cx.send(Command::DestroyMaterial(view.slug.clone(), view.by.trim().to_owned()));
    }
    done
}

/// How much there is, and which files it is in.
fn what(ui: &mut Ui, cx: &Cx, view: &Destroy, project: &OpenProject, dossier: &Dossier) {
    let tokens = &cx.tokens;
    let Counts { notes, quotes, versions, steps, .. } = Counts::of(dossier);
    part(ui, cx, "receipt-what", &cx.tf("destroy-counts", &[("notes", notes.into()), ("quotes", quotes.into())]));
    match project.gallring.of(&view.slug) {
        None => drop(text(ui, cx.t("destroy-looking"), sans(15.0), tokens.ink3)),
        Some(Ok(material)) => {
            let files = material.files();
            let rest = [("versions", versions.into()), ("steps", steps.into()), ("files", files.len().into())];
            text(ui, cx.tf("destroy-counts-rest", &rest), sans(15.0), tokens.ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for file in files {
                    text(ui, file, sans(13.0), tokens.ink2);
                }
            });
        }
        Some(Err(SaveError::Changed { file })) => {
            drop(text(ui, cx.tf("destroy-changed", &[("file", file.as_str().into())]), semibold(15.0), tokens.warn));
        }
        Some(Err(why)) => drop(text(ui, cx.texts.save_error(why), semibold(15.0), tokens.warn)),
    }
}

fn part(ui: &mut Ui, cx: &Cx, title: &str, words: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text(ui, cx.t(title), semibold(14.0), cx.tokens.ink3);
        text(ui, words, sans(15.0), cx.tokens.ink);
    });
}

/// What stands on the receipt; true when it has been saved.
pub(crate) fn show_receipt(
    ui: &mut Ui,
    cx: &mut Cx,
    view: &mut Receipt,
    model: &Model,
    picker: &mut FilePicker,
    frame: &eframe::Frame,
) -> bool {
    let Some(project) = &model.project else { return true };
    let (Some(dossier), Some(gone)) = (project.dossier(&view.slug), project.workspace.gone(&view.slug)) else { return true };
    for (title, words) in receipt::lines(&cx.texts, &cx.zone, &dossier.municipality.name, &gone) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text(ui, title, semibold(14.0), cx.tokens.ink3);
            text(ui, words, sans(15.0), cx.tokens.ink);
        });
    }
    let done = file_to_write(ui, cx, &mut view.path, "receipt-save", "txt", picker, frame);
    if done {
        cx.send(Command::SaveReceipt { slug: view.slug.clone(), path: PathBuf::from(Path::new(view.path.trim())), over: false });
    }
    done
}
