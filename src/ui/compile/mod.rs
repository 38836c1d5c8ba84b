//! Compile: material to the left, the text in the middle, its real pages to the right.

mod account;
mod anonymity;
mod contacts;
mod editor;
pub mod export;
mod listed;
mod material;
mod pages;
pub(super) mod spelling;
pub(super) mod versions;

use std::collections::BTreeMap;

use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui};

use super::cx::Cx;
use super::dialogs::Dialog;
use super::finds::Finds;
use super::guard_list;
use super::theme::icons;
use super::widgets::button::Button;
use crate::app::command::Command;
use crate::app::keys::Action;
use crate::app::model::{Model, OpenProject};
use crate::domain::anonymity::find::words;
use crate::domain::draft::{Block, BlockKind, Draft};
use crate::domain::ids::{BlockId, EntryId, Slug};

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    material: material::View,
    editor: editor::View,
    pages: pages::View,
    account: account::View,
    anonymity: anonymity::View,
    /// The entry chosen in the material.
    pub chosen: Option<EntryId>,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &mut Model, slug: &Slug) {
    let tokens = cx.tokens.clone();
    if !view.editor.is_about(slug) {
        *view = View { editor: std::mem::take(&mut view.editor), ..View::default() };
        view.editor.about(slug);
    }
    let (by, is_signed) = (model.signature(), model.is_signed());
    let is_checked = model.project.as_ref().is_some_and(|project| project.compile.checked.is_of(&project.version(slug)));
    let Some(OpenProject { workspace, paper, compile, read_only, guarded, .. }) = &mut model.project else { return };
    let finds = Finds { guarded, names: &workspace.names, paper, by: &by, is_signed };
    let Some(dossier) = workspace.municipalities.get_mut(slug) else { return };
    let bg = Frame::new().fill(tokens.bg);
    let width = ui.available_width();
    // Each width of window keeps the column widths that suit it.
    let (left, right, kept) = if cx.narrow { (244.0, 292.0, "narrow") } else { (324.0, 476.0, "wide") };
    let panels = &mut model.preferences.panels;
    let (material, real_pages) = (format!("material-{kept}"), format!("pages-{kept}"));
    let size = |panels: &BTreeMap<String, f32>, name: &str, usual: f32| panels.get(name).copied().unwrap_or(usual);
    let shown = Panel::left(format!("compile {material}"))
        .default_size(size(panels, &material, left))
        .size_range(200.0..=width * 0.34)
        .resizable(true)
        .frame(bg)
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            material::show(ui, cx, view, &workspace.guide, dossier, compile);
        });
    remember(panels, &material, left, shown.response.rect.width());
    let shown = Panel::right(format!("compile {real_pages}"))
        .default_size(size(panels, &real_pages, right))
        .size_range(220.0..=width * 0.42)
        .resizable(true)
        .frame(Frame::new().fill(tokens.desk))
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if let Some(draft) = &dossier.draft {
                account::show(ui, cx, view, draft, compile, &model.spelling);
                let account = anonymity::Shown { account: compile.checked.account(), is_of_now: is_checked };
                if anonymity::show(ui, cx, &mut view.anonymity, draft, account, finds, slug) {
                    view.editor.go_to_contacts();
                }
            }
            pages::show(ui, cx, &mut view.pages, workspace.project.pages, dossier.draft.as_ref(), compile);
        });
    remember(panels, &real_pages, right, shown.response.rect.width());
    CentralPanel::default().frame(Frame::new().fill(tokens.surface).inner_margin(Margin::ZERO)).show(ui, |ui| {
        let beside = editor::Beside { guide: &workspace.guide, paper, spelling: &model.spelling, finds, read_only: read_only.is_some() };
        editor::show(ui, cx, &mut view.editor, dossier, compile, beside);
    });
}

/// Keeps a width once somebody has dragged it away from what it usually is.
fn remember(panels: &mut BTreeMap<String, f32>, name: &str, usual: f32, width: f32) {
    if (width - usual).abs() > 1.0 || panels.contains_key(name) {
        panels.insert(name.to_owned(), width.round());
    }
}

/// "Exportera" and "Skriv ut" in the top bar.
pub fn export_buttons(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    let Some(project) = &model.project else { return };
    let has_draft = model.dossier().is_some_and(|dossier| dossier.draft.is_some());
    let ready = has_draft && !project.compile.exporting;
    let button = Button::new(&cx.t("action-export")).icon(icons::EXPORT).primary().small().enabled(ready).show(ui, cx);
    if !has_draft {
        button.on_hover_text(cx.t("export-needs-draft"));
    } else if button.clicked() {
        open_export(cx, model);
    }
    if cx.narrow {
        // No room; both are in the palette, and printing has a key.
        return;
    }
    let print = Button::icon_only(icons::PRINTER, &cx.t("action-print")).small().enabled(ready).show(ui, cx);
    if !has_draft {
        print.on_hover_text(cx.t("export-needs-draft"));
    } else if print.clicked() {
        cx.send(Command::Print);
    }
    versions::button(ui, cx, has_draft);
}

/// Opens the export dialog with a file name that says what it is.
pub fn open_export(cx: &mut Cx, model: &Model) {
    if let (Some(project), Some(dossier)) = (&model.project, model.dossier())
        && dossier.draft.is_some()
    {
        let (approved, guard) = (dossier.is_approved(), guard_list::Field::of(model));
        let choices = export::Choices::new(&project.root, &dossier.municipality.name, approved, &cx.t("file-draft"), guard);
        cx.open(Dialog::Export(choices));
    }
}

/// A shortcut of this screen, as a command.
pub fn act(cx: &mut Cx, view: &mut View, model: &Model, action: Action) {
    let Some(project) = &model.project else { return };
    let current = project.compile.block.clone();
    let draft = model.dossier().and_then(|dossier| dossier.draft.as_ref());
    match action {
        Action::Next | Action::Previous => {
            if let Some(block) = draft.and_then(|draft| neighbour(draft, current.as_ref(), action == Action::Next)) {
                view.editor.go_to(block.clone());
                cx.send(Command::FocusBlock(block));
            }
        }
        Action::InsertMaterial => {
            if let Some(entry) = view.chosen.clone() {
                cx.send(Command::InsertEntry(entry));
            }
        }
        Action::LinkMaterial => {
            if let Some(entry) = view.chosen.clone() {
                cx.send(Command::LinkEntry(entry));
            }
        }
        Action::GoToMaterial => view.material.jump = true,
        Action::NextFind => anonymity::next(model).into_iter().for_each(|command| cx.send(command)),
        Action::ReplaceFind | Action::NotAName => anonymity::decide(cx, model, action),
        Action::Replace => {
            let chosen = |block: &Block| words(&block.text, &project.compile.selection);
            view.editor.find.open(current.and_then(|id| draft?.block(&id)).map(chosen));
        }
        Action::ParagraphBlock | Action::HeadingBlock | Action::QuoteBlock | Action::PointBlock => {
            if let Some(block) = current {
                let is_brief = draft.and_then(|draft| draft.block(&block)).is_some_and(|block| block.part.is_brief());
                let kind = match action {
                    Action::HeadingBlock => BlockKind::Heading,
                    Action::QuoteBlock => BlockKind::Quote,
                    Action::PointBlock => BlockKind::Point,
                    _ if is_brief => BlockKind::Point,
                    _ => BlockKind::Paragraph,
                };
                cx.send(Command::SetBlockKind(block, kind));
            }
        }
        Action::MoveUp | Action::MoveDown => {
            let blocks = view.editor.blocks(current.as_ref());
            if !blocks.is_empty() {
                cx.send(Command::MoveBlocks { blocks, down: action == Action::MoveDown });
            }
        }
        Action::Export => open_export(cx, model),
        Action::Print if draft.is_some() && !project.compile.exporting => cx.send(Command::Print),
        Action::ImportDraft => cx.open(Dialog::ImportDraft { path: String::new() }),
        Action::Spelling => cx.open(Dialog::Spelling { path: String::new() }),
        Action::Versions => cx.open(Dialog::Versions(versions::Versions::default())),
        _ => {}
    }
}

/// "Läs in utkast", for those who have written theirs elsewhere.
fn import_button(ui: &mut Ui, cx: &mut Cx) {
    if Button::new(&cx.t("action-import-draft")).icon(icons::FOLDER_OPEN).show(ui, cx).clicked() {
        cx.open(Dialog::ImportDraft { path: String::new() });
    }
}

fn neighbour(draft: &Draft, current: Option<&BlockId>, forward: bool) -> Option<BlockId> {
    let here = current.and_then(|id| draft.index_of(id));
    let index = match (here, forward) {
        (Some(here), true) => here + 1,
        (Some(here), false) => here.checked_sub(1)?,
        (None, _) => 0,
    };
    draft.blocks.get(index).map(|block| block.id.clone())
}

fn hairline(ui: &Ui, cx: &Cx, y: f32) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), y, Stroke::new(cx.tokens.stroke, cx.tokens.line));
}
