//! A project that does not open: which files are broken and how, which earlier generations of them
//! are whole, and what to do. Alone on the screen, or over the project that is open.

use egui::{CentralPanel, Frame, Id, Key, Margin, Modal, Response, ScrollArea, Stroke, Ui, vec2};

use super::cx::Cx;
use super::theme::fonts::{icon_fill, sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::text::{icon, text};
use crate::app::command::Command;
use crate::app::model::Model;
use crate::app::repair::{RepairCommand, Repairing};
use crate::storage::problem::Problem;
use crate::storage::repair::{Broken, Remedy, Whole};

const WIDTH: f32 = 720.0;
/// The height of the view besides the list.
const REST: f32 = 360.0;
/// So many of a file's problems are shown; the others rarely say more.
const SHOWN: usize = 3;

/// Shows what is broken, if anything is. True when nothing else is to be shown.
pub fn show(ui: &mut Ui, cx: &mut Cx, model: &Model) -> bool {
    let Some(repair) = &model.repair else { return false };
    let tokens = cx.tokens.clone();
    if model.project.is_some() {
        let title = cx.t("repair-title");
        let look = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(tokens.stroke, tokens.line2))
            .corner_radius(14)
            .inner_margin(Margin::same(24));
        let area = Modal::default_area(Id::unique("repair")).accessible_name(title);
        let modal = Modal::new(Id::unique("repair")).area(area).frame(look).show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 96.0));
            whole(ui, cx, repair);
        });
        if modal.should_close() && !repair.trying {
            cx.send(Command::Repair(RepairCommand::Close));
        }
        return false;
    }
    CentralPanel::default().frame(Frame::new().fill(tokens.bg)).show(ui, |ui| {
        let side = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
        ui.add_space(24.0);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(WIDTH.min(ui.available_width() - 16.0));
                whole(ui, cx, repair);
            });
        });
    });
    // A dialog over it takes the key for itself.
    let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    if !repair.trying && !is_covered && ui.input(|input| input.key_pressed(Key::Escape)) {
        cx.send(Command::Repair(RepairCommand::Close));
    }
    true
}

fn whole(ui: &mut Ui, cx: &mut Cx, repair: &Repairing) {
    let tokens = cx.tokens.clone();
    let survey = &repair.survey;
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    ui.horizontal(|ui| {
        icon(ui, icons::SHIELD_WARNING, icon_fill(26.0), tokens.warn);
        text(ui, cx.t("repair-title"), semibold(24.0), tokens.ink);
    });
    text(ui, cx.tf("repair-lead", &[("folder", repair.folder.display().to_string().into())]), sans(16.0), tokens.ink2);
    let room = (ui.ctx().content_rect().height() - REST).max(120.0);
    ScrollArea::vertical().id_salt("what is broken").max_height(room).show(ui, |ui| {
        survey.broken.iter().for_each(|broken| file(ui, cx, broken));
        survey.others.iter().for_each(|problem| other(ui, cx, problem));
    });
    let can = survey.can_be_mended();
    text(ui, cx.t(if can { "repair-how" } else { "repair-cannot" }), sans(15.0), tokens.ink2);
    if let Some(problem) = &repair.problem {
        text(ui, cx.t("repair-failed"), semibold(15.0), tokens.danger);
        text(ui, problem, sans(15.0), tokens.ink2);
    }
    ui.add_space(8.0);
    let has_come = has_come(ui);
    ui.horizontal_wrapped(|ui| {
        let mend = can.then(|| Button::new(&cx.t("repair-now")).primary().large().enabled(!repair.trying).show(ui, cx));
        if mend.as_ref().is_some_and(Response::clicked) {
            cx.send(Command::Repair(RepairCommand::Mend));
        }
        let close = Button::new(&cx.t("repair-close")).large().enabled(!repair.trying).show(ui, cx);
        if close.clicked() {
            cx.send(Command::Repair(RepairCommand::Close));
        }
        if has_come {
            mend.unwrap_or(close).request_focus();
        }
        if repair.trying {
            ui.spinner();
            text(ui, cx.t("repair-trying"), sans(15.0), tokens.ink2);
        }
    });
}

/// Whether it was not there in the frame before: then the keyboard goes to what can be done.
fn has_come(ui: &Ui) -> bool {
    let (id, now) = (Id::unique("repair shown"), ui.ctx().cumulative_pass_nr());
    let before: Option<u64> = ui.data_mut(|data| {
        let before = data.get_temp(id);
        data.insert_temp(id, now);
        before
    });
    before.is_none_or(|before| now > before + 1)
}

/// One broken file: what is wrong with it, and what there is instead.
fn file(ui: &mut Ui, cx: &Cx, broken: &Broken) {
    let tokens = cx.tokens.clone();
    ui.add_space(6.0);
    text(ui, broken.file(), semibold(16.0), tokens.ink);
    for problem in broken.problems.iter().take(SHOWN) {
        text(ui, place_and_message(cx, problem), sans(14.0), tokens.ink2);
    }
    let more = broken.problems.len().saturating_sub(SHOWN);
    if more > 0 {
        text(ui, cx.tf("repair-more", &[("count", more.into())]), sans(14.0), tokens.ink2);
    }
    let remedy = match broken.remedy() {
        Remedy::Earlier => "repair-earlier",
        Remedy::Without => "repair-without",
        Remedy::None => "repair-none",
    };
    text(ui, cx.t(remedy), sans(15.0), if broken.remedy() == Remedy::None { tokens.danger } else { tokens.ink });
    for (at, whole) in broken.whole.iter().enumerate() {
        let font = if at == 0 { semibold(15.0) } else { sans(15.0) };
        text(ui, generation(cx, whole), font, tokens.ink);
    }
}

/// Something that is no file of the project's, or none that can be mended.
fn other(ui: &mut Ui, cx: &Cx, problem: &Problem) {
    let tokens = cx.tokens.clone();
    ui.add_space(6.0);
    text(ui, &problem.file, semibold(16.0), tokens.ink);
    text(ui, place_and_message(cx, problem), sans(14.0), tokens.ink2);
    text(ui, cx.t("repair-by-hand"), sans(15.0), tokens.danger);
}

fn place_and_message(cx: &Cx, problem: &Problem) -> String {
    let whole = cx.texts.problem(problem);
    whole.strip_prefix(&problem.file).unwrap_or(&whole).trim_start_matches([',', ':', ' ']).to_owned()
}

/// When a generation was saved, and how much is in it.
fn generation(cx: &Cx, whole: &Whole) -> String {
    let when = cx.texts.moment(whole.saved(), &cx.zone);
    let kilobytes = whole.extent.bytes.div_ceil(1024);
    match whole.extent.items.zip(whole.extent.words) {
        Some((items, words)) => {
            cx.tf("repair-generation-words", &[("when", when.into()), ("items", items.into()), ("words", words.into())])
        }
        None => cx.tf("repair-generation", &[("when", when.into()), ("size", kilobytes.into())]),
    }
}
