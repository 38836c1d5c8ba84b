//! Before anything has come back: what a round is, the files that go out, and waiting.

use std::path::{Path, PathBuf};

use egui::{Id, Ui};
use jiff::civil::Date;

use crate::app::command::{Command, Review};
use crate::app::model::Model;
use crate::app::review::letter::Occasion;
use crate::app::review::sending::{self, Order};
use crate::app::text::dates;
use crate::domain::draft::Block;
use crate::domain::ids::Slug;
use crate::domain::review::{Round, State};
use crate::storage::layout;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, confirm, focus_at_first, path_field};
use crate::ui::file_picker::{Choose, FilePicker};
use crate::ui::theme::fonts::{icon, icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{icon as icon_label, text};

/// What is chosen in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    slug: Slug,
    recipient: String,
    reply_by: String,
    pub folder: String,
    /// It goes out today; else the files are made only.
    today: bool,
}

/// Opens the dialog for the municipality on screen.
pub(super) fn open(cx: &mut Cx, model: &Model) {
    let (Some(project), Some(dossier), Some(slug)) = (&model.project, model.dossier(), model.screen.slug()) else { return };
    let recipient = sending::usual_recipient(&cx.texts, &dossier.municipality);
    // Each round in a folder of its own, beside what is exported.
    let number = dossier.rounds.values().filter(|round| round.is_under_way()).count() + 1;
    let name = cx.tf("round-file", &[("name", dossier.municipality.name.trim().into()), ("number", number.into())]);
    let folder = layout::export(&project.root, &name, "x").with_extension("");
    let due = project.workspace.project.reply_due.filter(|date| *date >= cx.today);
    let reply_by = due.map(|date| date.to_string()).unwrap_or_default();
    cx.open(Dialog::Send(Sending { slug: slug.clone(), recipient, reply_by, folder: folder.display().to_string(), today: true }));
}

/// The dialog's content; true when it is done.
pub(crate) fn show(ui: &mut Ui, cx: &mut Cx, typed: &mut Sending, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    let width = ui.available_width();
    text(ui, cx.t("send-lead"), sans(15.0), cx.tokens.ink2);
    let id = Id::unique("round recipient");
    let recipient = field::labelled(ui, cx, &cx.t("send-recipient"), &mut typed.recipient, "", width, id);
    focus_at_first(ui, &recipient, id);
    text(ui, cx.t("send-recipient-hint"), sans(14.0), cx.tokens.ink3);
    let day = field::labelled(ui, cx, &cx.t("send-reply-by"), &mut typed.reply_by, "2026-12-11", width, Id::unique("round reply by"));
    let (folder, browse) = path_field(ui, cx, &cx.t("send-folder"), &mut typed.folder, Id::unique("round folder"));
    if browse {
        picker.open(ui.ctx(), &cx.t("send-folder"), Choose::Folder { start: Path::new(typed.folder.as_str()) }, frame);
    }
    ui.checkbox(&mut typed.today, cx.t("send-today"));
    let reply_by: Option<Option<Date>> = match typed.reply_by.trim() {
        "" => Some(None),
        typed => dates::parse_date(typed).filter(|date| *date >= cx.today).map(Some),
    };
    let lacks = match (&reply_by, typed.folder.trim()) {
        (None, _) => cx.t("send-needs-date"),
        (_, "") => cx.t("open-folder-needs"),
        _ => String::new(),
    };
    let entered = recipient.lost_focus() || day.lost_focus() || folder.lost_focus();
    let done = confirm(ui, cx, &cx.t("send-make"), lacks.is_empty(), &lacks, entered);
    if let (true, Some(reply_by)) = (done, reply_by) {
        let sent = typed.today.then_some(cx.today);
        let order = Order { municipality: typed.slug.clone(), recipient: typed.recipient.trim().to_owned(), reply_by, sent };
        cx.send(Command::Review(Review::Send { order, folder: PathBuf::from(typed.folder.trim()), over: false }));
    }
    done
}

/// The dialog that reads a reply; true when it is done.
pub(crate) fn show_read(ui: &mut Ui, cx: &mut Cx, path: &mut String, picker: &mut FilePicker, frame: &eframe::Frame) -> bool {
    text(ui, cx.t("read-reply-lead"), sans(15.0), cx.tokens.ink2);
    let label = cx.t("read-reply-file");
    let id = Id::unique("reply file");
    let (response, browse) = path_field(ui, cx, &label, path, id);
    focus_at_first(ui, &response, id);
    if browse {
        let choose = Choose::File { start: Path::new(path.as_str()), extensions: &["json", "docx"] };
        picker.open(ui.ctx(), &label, choose, frame);
    }
    let done = confirm(ui, cx, &cx.t("read-reply-now"), !path.trim().is_empty(), &cx.t("export-needs"), response.lost_focus());
    if done {
        cx.send(Command::Review(Review::Receive(vec![PathBuf::from(path.trim())])));
    }
    done
}

/// What stands in the middle while there are no replies.
pub(super) fn instead(ui: &mut Ui, cx: &mut Cx, model: &Model, slug: &Slug, round: Option<&Round>) {
    let Some(dossier) = model.dossier() else { return };
    ui.set_max_width(620.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    match round {
        None => {
            let has_text = dossier.draft.as_ref().is_some_and(|draft| !draft.blocks.iter().all(Block::is_blank));
            first(ui, cx, model, has_text);
        }
        Some(round) if round.state(cx.today, dossier.is_approved()) == State::Prepared => prepared(ui, cx, model, slug, round),
        Some(round) => waiting(ui, cx, slug, round),
    }
}

/// Nothing has been sent yet.
fn first(ui: &mut Ui, cx: &mut Cx, model: &Model, has_text: bool) {
    let tokens = cx.tokens.clone();
    text(ui, cx.t("send-title"), semibold(28.0), tokens.ink);
    text(ui, cx.t("send-what"), sans(16.0), tokens.ink2);
    ui.add_space(4.0);
    for (symbol, key) in [
        (icons::CHECKS, "send-file-form"),
        (icons::COMPILE, "send-file-word"),
        (icons::FILE, "send-file-pdf"),
        (icons::MAIL, "send-file-mail"),
    ] {
        ui.horizontal_top(|ui| {
            icon_label(ui, symbol, icon(20.0), tokens.accent);
            text(ui, cx.t(key), sans(16.0), tokens.ink);
        });
    }
    ui.add_space(8.0);
    let making = model.project.as_ref().is_some_and(|project| project.reviewing.making);
    let words = cx.t("send-title");
    let button = Button::new(&words).icon(icons::SEND).primary().large().enabled(has_text && !making);
    if button.show(ui, cx).clicked() {
        open(cx, model);
    }
    if making {
        text(ui, cx.t("send-making"), sans(14.0), tokens.ink3);
    } else if !has_text {
        text(ui, cx.t("notice-round-no-text"), sans(14.0), tokens.ink3);
    }
}

/// The files are made, and have not gone out.
fn prepared(ui: &mut Ui, cx: &mut Cx, model: &Model, slug: &Slug, round: &Round) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        icon_label(ui, icons::CHECK_CIRCLE, icon_fill(26.0), tokens.green);
        text(ui, cx.t("send-made"), semibold(28.0), tokens.ink);
    });
    text(ui, cx.t("send-made-what"), sans(16.0), tokens.ink2);
    files(ui, cx, model, slug, round);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if Button::new(&cx.t("send-is-sent")).icon(icons::CHECK).primary().show(ui, cx).clicked() {
            cx.send(Command::Review(Review::MarkSent(slug.clone(), cx.today)));
        }
        letter(ui, cx, slug);
        if Button::new(&cx.t("send-anew")).ghost().show(ui, cx).clicked() {
            open(cx, model);
        }
    });
}

/// Where they lie, if they were made since the project was opened; else what they are called.
fn files(ui: &mut Ui, cx: &Cx, model: &Model, slug: &Slug, round: &Round) {
    let made = model.project.as_ref().and_then(|project| project.reviewing.made.as_ref()).filter(|(of, _)| of == slug);
    let names: Vec<String> = match made {
        Some((_, written)) => written.paths().map(|path| path.display().to_string()).collect(),
        None => round.files.iter().map(|file| file.name.clone()).collect(),
    };
    ui.add_space(4.0);
    for name in names {
        ui.horizontal_top(|ui| {
            icon_label(ui, icons::FILE, icon(18.0), cx.tokens.ink3);
            text(ui, name, sans(15.0), cx.tokens.ink2);
        });
    }
}

fn letter(ui: &mut Ui, cx: &mut Cx, slug: &Slug) {
    if Button::new(&cx.t("send-letter")).icon(icons::MAIL).quiet().show(ui, cx).clicked() {
        cx.send(Command::Review(Review::Mail(slug.clone(), Occasion::Sending)));
    }
}

/// It is with the contact person.
fn waiting(ui: &mut Ui, cx: &mut Cx, slug: &Slug, round: &Round) {
    let tokens = cx.tokens.clone();
    text(ui, cx.t("review-none-yet"), semibold(28.0), tokens.ink);
    let late = round.reply_by.is_some_and(|date| date < cx.today);
    if let Some(date) = round.reply_by {
        let key = if late { "review-last-day-was" } else { "review-last-day" };
        text(ui, cx.tf(key, &[("date", cx.texts.day(date).into())]), sans(18.0), if late { tokens.warn } else { tokens.ink2 });
    }
    text(ui, cx.t("review-none-yet-what"), sans(16.0), tokens.ink2);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if late {
            if Button::new(&cx.t("review-remind")).icon(icons::MAIL).primary().show(ui, cx).clicked() {
                cx.send(Command::Review(Review::Mail(slug.clone(), Occasion::Overdue)));
            }
        } else {
            letter(ui, cx, slug);
        }
        if Button::new(&cx.t("action-read-reply")).icon(icons::FILE_PLUS).quiet().show(ui, cx).clicked() {
            cx.open(Dialog::ReadReply { path: String::new() });
        }
    });
}
