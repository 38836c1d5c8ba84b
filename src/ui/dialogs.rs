//! The one dialog that can be open. Every path can be typed, so that no system dialog is needed.

use std::path::{Path, PathBuf};

use egui::{Frame, Id, Margin, Modal, Stroke, Ui, vec2};

use super::compile::{export, spelling, versions};
use super::cx::Cx;
use super::file_picker::{Choose, FilePicker};
use super::guide;
use super::home::{anonymity, destroy, packages};
use super::theme::fonts::{sans, semibold};
use super::theme::icons;
use super::vault::{self, Typed};
use super::widgets::button::Button;
use super::widgets::field::{self, Edit};
use super::widgets::segmented::segmented;
use super::widgets::text::{right, text};
use super::{answer, collect, copying, decisions, guard_list, review, selection};
use crate::app::command::{Command, ProjectDate, Review, Selecting};
use crate::app::model::{Model, Screen};
use crate::app::review::answering::is_round;
use crate::app::text::dates;
use crate::app::vault::new_folder;
use crate::domain::coding::OwnCode;
use crate::domain::ids::Slug;
use crate::domain::project::{Language, PageBudget};
use crate::storage::{documents, layout, tables};

/// Which dialog, and what has been typed into it.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    NewProject {
        name: String,
        folder: String,
        /// The folder follows the name until somebody changes it.
        follows: Option<PathBuf>,
        /// The passphrase to lock it with.
        lock: Option<Typed>,
    },
    OpenFolder {
        path: String,
    },
    NewMunicipality {
        name: String,
    },
    Settings,
    /// A passphrase for the project, or another one.
    Vault(Typed),
    Export(export::Choices),
    OpenGuide {
        path: String,
    },
    SaveGuide {
        path: String,
    },
    PrintGuide {
        path: String,
        municipality: Option<Slug>,
    },
    ImportNotes {
        path: String,
    },
    ImportDraft {
        path: String,
    },
    ImportSelection {
        path: String,
    },
    SaveSelection {
        path: String,
    },
    /// Key figures for all municipalities.
    Figures(selection::dialogs::Figures),
    Versions(versions::Versions),
    Destroy(destroy::Destroy),
    Receipt(destroy::Receipt),
    Spelling {
        path: String,
    },
    /// Participants' names.
    GuardList(guard_list::Field),
    /// What has been decided to be no name.
    NotNames,
    /// Who decides that words are no name?
    Sign {
        words: String,
        by: String,
    },
    /// Sends a round out to be checked.
    Send(review::Sending),
    /// Reads a reply.
    ReadReply {
        path: String,
    },
    Approve(review::Approving),
    /// Opens a round, to answer.
    OpenRound {
        path: String,
    },
    SaveReply(answer::Saving),
    /// Makes a package of a municipality's approved text.
    Package {
        slug: Slug,
        path: String,
    },
    /// Takes in packages.
    Collect {
        path: String,
    },
    /// Chooses the folder that they come by.
    Watch {
        path: String,
    },
    /// Writes all there is to another folder.
    SaveCopy {
        /// `None` until one is proposed.
        path: Option<String>,
    },
    /// Makes the publication in a folder.
    Publish {
        path: String,
    },
    Help,
    /// Drawn by [`super::palette`].
    Palette {
        query: String,
        /// Which of the lines shown.
        chosen: usize,
        /// What had the keyboard before.
        before: Option<Id>,
    },
}

impl Dialog {
    /// A new project, among the user's documents unless somewhere else is chosen.
    #[must_use]
    pub fn new_project(home: &Path) -> Self {
        let base = documents_of_user(home);
        Self::NewProject { name: String::new(), folder: base.display().to_string(), follows: Some(base), lock: None }
    }

    /// Whether to destroy a municipality's material.
    #[must_use]
    pub fn destroy(model: &Model, slug: Slug) -> Self {
        let by = model.project.as_ref().map(|project| project.workspace.project.consultancy.clone()).unwrap_or_default();
        Self::Destroy(destroy::Destroy::new(slug, by))
    }

    /// Key figures from a file; what another would have changed is forgotten.
    #[must_use]
    pub fn figures(cx: &mut Cx) -> Self {
        cx.send(Command::Selection(Selecting::DropFigures));
        Self::Figures(selection::dialogs::Figures::default())
    }

    /// The receipt of that.
    #[must_use]
    pub fn receipt(cx: &Cx, model: &Model, slug: Slug) -> Self {
        Self::Receipt(destroy::Receipt::new(cx, model, slug))
    }

    fn title_key(&self) -> &'static str {
        match self {
            Self::NewProject { .. } => "start-new",
            Self::OpenFolder { .. } => "action-open-folder",
            Self::NewMunicipality { .. } => "action-new-municipality",
            Self::Settings => "project-settings",
            Self::Vault(_) => "vault-title",
            Self::Export(_) => "action-export",
            Self::OpenGuide { .. } => "guide-open",
            Self::SaveGuide { .. } => "guide-save-as",
            Self::PrintGuide { .. } => "guide-print",
            Self::ImportNotes { .. } => "action-import-notes",
            Self::ImportDraft { .. } => "action-import-draft",
            Self::ImportSelection { .. } => "selection-import",
            Self::SaveSelection { .. } => "selection-export",
            Self::Figures(_) => "figures-import",
            Self::Versions(_) => "action-versions",
            Self::Destroy(_) => "destroy-title",
            Self::Receipt(_) => "receipt",
            Self::Spelling { .. } => "action-spelling",
            Self::GuardList(_) => "action-guard-list",
            Self::NotNames => "action-not-names",
            Self::Sign { .. } => "sign",
            Self::Send(_) => "send-title",
            Self::ReadReply { .. } => "action-read-reply",
            Self::Approve(_) => "approve-now",
            Self::OpenRound { .. } => "open-round",
            Self::SaveReply(_) => "answer-save",
            Self::Package { .. } => "package-make",
            Self::Collect { .. } => "packages-collect",
            Self::Watch { .. } => "packages-watch",
            Self::SaveCopy { .. } => "save-copy",
            Self::Publish { .. } => "publish-title",
            Self::Help => "action-help",
            Self::Palette { .. } => "action-palette",
        }
    }
}

/// Shows the dialog, if any. `None` afterwards when it was closed.
pub fn show(ui: &mut Ui, cx: &mut Cx, dialog: &mut Option<Dialog>, picker: &mut FilePicker, model: &mut Model, frame: &eframe::Frame) {
    let picked = picker.take();
    let Some(open) = dialog.as_mut().filter(|open| !matches!(open, Dialog::Palette { .. })) else { return };
    if let Some(path) = picked {
        match open {
            Dialog::NewProject { folder, follows, .. } => (*folder, *follows) = (path.display().to_string(), None),
            Dialog::Export(choices) => choices.path = path.display().to_string(),
            Dialog::Figures(chosen) => chosen.path = path.display().to_string(),
            Dialog::Receipt(view) => view.path = path.display().to_string(),
            Dialog::Send(view) => view.folder = path.display().to_string(),
            Dialog::SaveReply(view) => view.path = path.display().to_string(),
            Dialog::SaveCopy { path: field } => *field = Some(path.display().to_string()),
            Dialog::OpenFolder { path: field }
            | Dialog::OpenGuide { path: field }
            | Dialog::SaveGuide { path: field }
            | Dialog::ImportNotes { path: field }
            | Dialog::ImportDraft { path: field }
            | Dialog::ImportSelection { path: field }
            | Dialog::SaveSelection { path: field }
            | Dialog::Spelling { path: field }
            | Dialog::ReadReply { path: field }
            | Dialog::OpenRound { path: field }
            | Dialog::Package { path: field, .. }
            | Dialog::Collect { path: field }
            | Dialog::Watch { path: field }
            | Dialog::Publish { path: field }
            | Dialog::PrintGuide { path: field, .. } => *field = path.display().to_string(),
            Dialog::NewMunicipality { .. }
            | Dialog::Settings
            | Dialog::Vault(_)
            | Dialog::Versions(_)
            | Dialog::Destroy(_)
            | Dialog::GuardList(_)
            | Dialog::NotNames
            | Dialog::Approve(_)
            | Dialog::Sign { .. }
            | Dialog::Help
            | Dialog::Palette { .. } => {}
        }
    }
    let tokens = cx.tokens.clone();
    let title = cx.t(open.title_key());
    let id = Id::unique("dialog");
    let area = Modal::default_area(id).accessible_name(title.clone());
    let look =
        Frame::new().fill(tokens.surface).stroke(Stroke::new(tokens.stroke, tokens.line2)).corner_radius(14).inner_margin(Margin::same(24));
    let width: f32 = if matches!(open, Dialog::Help | Dialog::Versions(_)) { 960.0 } else { 520.0 };
    let mut close = false;
    let modal = Modal::new(id).area(area).frame(look).show(ui.ctx(), |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 80.0));
        ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
        ui.horizontal(|ui| {
            text(ui, &title, semibold(22.0), tokens.ink);
            right(ui, |ui| {
                close |= Button::icon_only(icons::CLOSE, &cx.t("close")).show(ui, cx).clicked();
            });
        });
        close |= match open {
            Dialog::NewProject { name, folder, follows, lock } => new_project(ui, cx, (name, folder, follows), lock, picker, frame),
            Dialog::OpenFolder { path } => open_folder(ui, cx, path, picker, frame),
            Dialog::NewMunicipality { name } => new_municipality(ui, cx, name),
            Dialog::Settings => settings(ui, cx, model),
            Dialog::Export(choices) => export::show(ui, cx, choices, model, picker, frame),
            Dialog::GuardList(field) => guard_list::show(ui, cx, field, model),
            Dialog::NotNames => decisions::show(ui, cx, model),
            Dialog::Sign { words, by } => decisions::sign(ui, cx, words, by),
            Dialog::Vault(typed) => vault::show(ui, cx, typed, model),
            Dialog::OpenGuide { path } => guide::dialogs::show_open(ui, cx, path, picker, frame),
            Dialog::SaveGuide { path } => guide::dialogs::show_save(ui, cx, path, picker, frame),
            Dialog::PrintGuide { path, municipality } => guide::dialogs::show_print(ui, cx, path, municipality.as_ref(), picker, frame),
            Dialog::ImportNotes { path } => import(ui, cx, &NOTES, path, picker, frame),
            Dialog::ImportDraft { path } => import(ui, cx, &DRAFT, path, picker, frame),
            Dialog::ImportSelection { path } => import(ui, cx, &REGISTER, path, picker, frame),
            Dialog::SaveSelection { path } => selection::dialogs::show_save(ui, cx, path, picker, frame),
            Dialog::Figures(chosen) => selection::dialogs::show_figures(ui, cx, chosen, model, picker, frame),
            Dialog::Versions(view) => {
                let read_only = model.project.as_ref().is_some_and(|project| project.read_only.is_some());
                model.dossier().is_none_or(|dossier| versions::show(ui, cx, view, dossier, read_only))
            }
            Dialog::Destroy(view) => destroy::show(ui, cx, view, model),
            Dialog::Receipt(view) => destroy::show_receipt(ui, cx, view, model, picker, frame),
            Dialog::Spelling { path } => {
                let project = model.project.as_ref().map(|project| &project.workspace.project);
                let language = project.map_or(model.preferences.language, |project| project.language);
                spelling::show(ui, cx, path, (&model.preferences, project, language), picker, frame)
            }
            Dialog::Send(view) => review::show_send(ui, cx, view, picker, frame),
            Dialog::ReadReply { path } => review::show_read(ui, cx, path, picker, frame),
            Dialog::Approve(view) => review::show_approve(ui, cx, view),
            Dialog::OpenRound { path } => answer::show_open(ui, cx, path, picker, frame),
            Dialog::SaveReply(view) => answer::show_save(ui, cx, view, picker, frame),
            Dialog::Package { slug, path } => packages::show_pack(ui, cx, (slug, path), picker, frame),
            Dialog::Collect { path } => packages::show_collect(ui, cx, path, picker, frame),
            Dialog::Watch { path } => packages::show_watch(ui, cx, path, picker, frame),
            Dialog::SaveCopy { path } => copying::show(ui, cx, path.get_or_insert_with(|| copying::proposed(model)), picker, frame),
            Dialog::Publish { path } => collect::show_publish(ui, cx, path, picker, frame),
            Dialog::Help => {
                super::help::show(ui, cx);
                false
            }
            Dialog::Palette { .. } => false,
        };
    });
    if close || (modal.should_close() && !picker.is_open()) {
        *dialog = None;
        vault::forget(ui.ctx());
    }
}

/// A field that has the focus when its dialog opens.
fn first_field(ui: &mut Ui, cx: &Cx, label: &str, value: &mut String, id: Id) -> egui::Response {
    let width = ui.available_width();
    let response = field::labelled(ui, cx, label, value, "", width, id);
    focus_at_first(ui, &response, id);
    response
}

/// Gives a field the focus in the frame its dialog opens.
pub(super) fn focus_at_first(ui: &Ui, response: &egui::Response, id: Id) {
    let opened = Id::unique(("dialog opened", id));
    let frame = ui.ctx().cumulative_frame_nr();
    let is_new = ui.data_mut(|data| {
        let last: &mut u64 = data.get_temp_mut_or_default(opened);
        let is_new = frame > *last + 1;
        *last = frame;
        is_new
    });
    if is_new {
        response.request_focus();
        // The caret of the last time would stand in the middle of another text.
        egui::text_edit::TextEditState::default().store(ui.ctx(), response.id);
    }
}

/// The dialog's own button, or Enter in a field (`entered`: one has just lost the focus); true
/// when it was pressed and may be.
pub(super) fn confirm(ui: &mut Ui, cx: &Cx, label: &str, ready: bool, reason: &str, entered: bool) -> bool {
    let enter = entered && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let mut pressed = false;
    ui.horizontal(|ui| {
        if !ready {
            text(ui, reason, sans(14.0), cx.tokens.ink3);
        }
        right(ui, |ui| pressed = Button::new(label).primary().enabled(ready).show(ui, cx).clicked());
    });
    ready && (pressed || enter)
}

/// A path to type, and a button that opens the system's dialog; true when that was pressed.
pub(super) fn path_field(ui: &mut Ui, cx: &Cx, label: &str, path: &mut String, id: Id) -> (egui::Response, bool) {
    let mut browse = false;
    let response = ui
        .horizontal(|ui| {
            let width = ui.available_width() - 130.0;
            let response = field::labelled(ui, cx, label, path, "", width, id);
            ui.vertical(|ui| {
                ui.add_space(25.0);
                browse = Button::new(&cx.t("browse")).width(120.0).show(ui, cx).clicked();
            });
            response
        })
        .inner;
    (response, browse)
}

/// Words of what is to be saved, and where; true when it is to be.
pub(super) fn file_to_write(
    ui: &mut Ui,
    cx: &mut Cx,
    path: &mut String,
    lead: &str,
    extension: &str,
    picker: &mut FilePicker,
    frame: &eframe::Frame,
) -> bool {
    text(ui, cx.t(lead), sans(15.0), cx.tokens.ink2);
    let id = Id::unique(("file to write", lead));
    let label = cx.t("export-file");
    let (response, browse) = path_field(ui, cx, &label, path, id);
    focus_at_first(ui, &response, id);
    if browse {
        picker.open(ui.ctx(), &label, Choose::Save { start: Path::new(path.as_str()), extension }, frame);
    }
    confirm(ui, cx, &cx.t("export-save"), !path.trim().is_empty(), &cx.t("export-needs"), response.lost_focus())
}

fn new_project(
    ui: &mut Ui,
    cx: &mut Cx,
    (name, folder, follows): (&mut String, &mut String, &mut Option<PathBuf>),
    lock: &mut Option<Typed>,
    picker: &mut FilePicker,
    frame: &eframe::Frame,
) -> bool {
    text(ui, cx.t("new-project-lead"), sans(15.0), cx.tokens.ink2);
    let named = first_field(ui, cx, &cx.t("project-name"), name, Id::unique("new project name"));
    // The name of a locked project's folder is there for all to read.
    if let (Some(base), None) = (&*follows, &*lock) {
        *folder = base.join(layout::file_name(name)).display().to_string();
    }
    let (response, browse) = path_field(ui, cx, &cx.t("project-folder"), folder, Id::unique("new project folder"));
    if response.changed() {
        *follows = None;
    }
    if browse {
        picker.open(ui.ctx(), &cx.t("project-folder"), Choose::Folder { start: Path::new(folder.as_str()) }, frame);
    }
    let mut entered = named.lost_focus() || response.lost_focus();
    let mut locked = lock.is_some();
    if ui.checkbox(&mut locked, cx.t("vault-protect-new")).changed() {
        *lock = locked.then(Typed::default);
        if let (Some(base), true) = (&*follows, locked) {
            *folder = base.join(new_folder(&cx.t("new-project-folder"))).display().to_string();
        }
    }
    if let Some(typed) = lock {
        entered |= typed.fields(ui, cx);
    }
    let named = !name.trim().is_empty() && !folder.trim().is_empty();
    let lacks = if named { lock.as_ref().and_then(Typed::lacks) } else { Some("new-project-needs") };
    let done = confirm(ui, cx, &cx.t("create"), lacks.is_none(), &lacks.map(|key| cx.t(key)).unwrap_or_default(), entered);
    if done {
        let (folder, name) = (PathBuf::from(folder.trim()), name.trim().to_owned());
        cx.send(Command::CreateProject { folder, name, passphrase: lock.as_mut().map(Typed::take) });
    }
    done
}

/// Where the user keeps documents; the program's own folder where nothing is known of that.
pub(super) fn documents_of_user(home: &Path) -> PathBuf {
    let user = directories::UserDirs::new();
    user.map_or_else(|| home.to_owned(), |user| user.document_dir().unwrap_or(user.home_dir()).to_owned())
}

fn open_folder(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("open-folder-lead"), sans(15.0), cx.tokens.ink2);
    let (response, browse) = path_field(ui, cx, &cx.t("project-folder"), path, Id::unique("open folder"));
    focus_at_first(ui, &response, Id::unique("open folder"));
    if browse {
        picker.open(ui.ctx(), &cx.t("action-open-folder"), Choose::Folder { start: Path::new(path.as_str()) }, frame);
    }
    let done = confirm(ui, cx, &cx.t("open"), !path.trim().is_empty(), &cx.t("open-folder-needs"), response.lost_focus());
    if done {
        let path = PathBuf::from(path.trim());
        // A round has a file of its own, which a contact person may well open like this.
        let command = if is_round(&path) { Command::Review(Review::OpenRound(path)) } else { Command::OpenProject(path) };
        cx.send(command);
    }
    done
}

fn new_municipality(ui: &mut Ui, cx: &mut Cx, name: &mut String) -> bool {
    let named = first_field(ui, cx, &cx.t("municipality-name"), name, Id::unique("new municipality"));
    let done = confirm(ui, cx, &cx.t("add"), Slug::from_name(name).is_ok(), &cx.t("notice-name-needed"), named.lost_focus());
    if done {
        cx.send(Command::AddMunicipality(name.trim().to_owned()));
    }
    done
}

/// What a dialog says that brings something in from a document, and what it does.
struct Import {
    title: &'static str,
    lead: &'static str,
    file: &'static str,
    command: fn(PathBuf) -> Command,
    extensions: &'static [&'static str],
}

const NOTES: Import = Import {
    title: "action-import-notes",
    lead: "import-lead",
    file: "import-file",
    command: Command::ImportNotes,
    extensions: &documents::EXTENSIONS,
};
const DRAFT: Import = Import {
    title: "action-import-draft",
    lead: "import-draft-lead",
    file: "import-draft-file",
    command: Command::ImportDraft,
    extensions: &documents::EXTENSIONS,
};
const REGISTER: Import = Import {
    title: "selection-import",
    lead: "selection-import-lead",
    file: "selection-import-file",
    command: |path| Command::Selection(Selecting::Import(path)),
    extensions: &tables::EXTENSIONS,
};

/// What was written elsewhere.
fn import(ui: &mut Ui, cx: &mut Cx, what: &Import, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t(what.lead), sans(15.0), cx.tokens.ink2);
    let id = Id::unique(("import", what.file));
    let (response, browse) = path_field(ui, cx, &cx.t(what.file), path, id);
    focus_at_first(ui, &response, id);
    if browse {
        let extensions = what.extensions;
        picker.open(ui.ctx(), &cx.t(what.title), Choose::File { start: Path::new(path.as_str()), extensions }, frame);
    }
    let done = confirm(ui, cx, &cx.t("import-now"), !path.trim().is_empty(), &cx.t("import-needs"), response.lost_focus());
    if done {
        cx.send((what.command)(PathBuf::from(path.trim())));
    }
    done
}

/// The project's own codes in one field, with commas between them.
fn own_codes(ui: &mut Ui, cx: &mut Cx, codes: &[OwnCode], width: f32) {
    let shown = codes.iter().map(OwnCode::as_str).collect::<Vec<_>>().join(", ");
    let read = |text: &str| text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(|word| OwnCode::new(word).ok()).collect();
    let label = cx.t("project-codes");
    let id = Id::unique("project codes");
    let changed = field::parsed::<Vec<OwnCode>>(ui, cx, id.with("typed"), &shown, read, |ui, cx, text| {
        field::labelled(ui, cx, &label, text, "", width, id)
    });
    if let Some(edit) = changed {
        cx.send(Command::SetOwnCodes(edit.value().unwrap_or_default()));
    }
    text(ui, cx.t("project-codes-how"), sans(14.0), cx.tokens.ink3);
}

/// What all municipalities share. Changes take effect as they are made, like everywhere else.
fn settings(ui: &mut Ui, cx: &mut Cx, model: &mut Model) -> bool {
    let Some(project) = &mut model.project else { return true };
    if project.read_only.is_some() {
        ui.disable();
    }
    let settings = &mut project.workspace.project;
    let width = ui.available_width();
    let mut edited = false;
    edited |= field::labelled(ui, cx, &cx.t("project-name"), &mut settings.name, "", width, Id::unique("project name")).changed();
    edited |=
        field::labelled(ui, cx, &cx.t("project-consultancy"), &mut settings.consultancy, "", width, Id::unique("project consultancy"))
            .changed();
    if edited {
        cx.send(Command::ProjectEdited);
    }
    ui.horizontal(|ui| {
        let third = (width - 16.0) / 3.0;
        for (which, key, date) in [
            (ProjectDate::DraftDue, "deadline-draft", settings.draft_due),
            (ProjectDate::ReplyDue, "deadline-reply", settings.reply_due),
            (ProjectDate::MappingDone, "deadline-done", settings.mapping_done),
        ] {
            let id = Id::unique(("project date", key));
            let shown = date.map(|date| date.to_string()).unwrap_or_default();
            let label = cx.t(key);
            let changed = field::parsed(ui, cx, id.with("typed"), &shown, dates::parse_date, |ui, cx, text| {
                field::labelled(ui, cx, &label, text, "2026-12-01", third, id)
            });
            if let Some(date) = changed.map(Edit::value) {
                cx.send(Command::SetProjectDate(which, date));
            }
        }
    });
    ui.horizontal(|ui| {
        text(ui, cx.t("page-budget"), semibold(14.0), cx.tokens.ink2);
        let budget = settings.pages;
        let pages: Vec<(u8, String)> = (1..=9).map(|n| (n, n.to_string())).collect();
        if let Some(min) = field::choice(ui, &cx.t("page-budget-min"), Id::unique("pages min"), &pages, Some(budget.min), "", 60.0) {
            cx.send(Command::SetPageBudget(PageBudget { min, max: budget.max.max(min) }));
        }
        text(ui, "–", sans(16.0), cx.tokens.ink2);
        if let Some(max) = field::choice(ui, &cx.t("page-budget-max"), Id::unique("pages max"), &pages, Some(budget.max), "", 60.0) {
            cx.send(Command::SetPageBudget(PageBudget { min: budget.min.min(max), max }));
        }
    });
    own_codes(ui, cx, &settings.codes, width);
    anonymity::settings(ui, cx, project);
    let settings = &project.workspace.project;
    text(ui, cx.t("summary-language"), semibold(14.0), cx.tokens.ink2);
    let languages = [(Language::Sv, "Svenska".to_owned()), (Language::En, "English".to_owned())];
    if let Some(language) = segmented(ui, cx, &cx.t("summary-language"), &languages, settings.language, 36.0) {
        cx.send(Command::SetSummaryLanguage(language));
    }
    let mut done = false;
    ui.horizontal(|ui| {
        if Button::new(&cx.t("guide-change")).icon(icons::LIST).show(ui, cx).clicked() {
            cx.send(Command::Go(Screen::Guide));
            done = true;
        }
        right(ui, |ui| done |= Button::new(&cx.t("done")).primary().show(ui, cx).clicked());
    });
    done
}
