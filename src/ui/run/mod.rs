//! Run: the question in one glance, one line that takes the words, the table to the right.

mod capture;
mod guide_list;
mod question;
mod stream;
mod table;

use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui};

use super::cx::Cx;
use super::theme::icons;
use super::widgets::button::Button;
use crate::app::command::Command;
use crate::app::interview;
use crate::app::model::{Model, OpenProject};
use crate::domain::coverage::Covered;
use crate::domain::guide::{Guide, Place};
use crate::domain::ids::Slug;
use crate::domain::notes::{Clock, Entry, Line};
use crate::domain::project::Project;
use crate::domain::session::Session;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    capture: capture::View,
    /// All follow-ups are shown, not only the next ones.
    all_follow_ups: bool,
    /// "Avsluta fokusgruppen?" stands in the capture box.
    pub closing: bool,
}

/// What all parts of the view read.
struct Now<'a> {
    project: &'a Project,
    guide: &'a Guide,
    session: &'a Session,
    /// This device's clock; another note-taker's if this one was never started.
    clock: Option<&'a Clock>,
    stream: Vec<&'a Entry>,
    covered: Covered<'a>,
    place: Place<'a>,
    running: bool,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &mut Model, slug: &Slug) {
    let tokens = cx.tokens.clone();
    let writer = cx.writer.clone();
    let Some(OpenProject { workspace, running, read_only, .. }) = &mut model.project else { return };
    let Some(dossier) = workspace.municipalities.get_mut(slug) else { return };
    let Some(group) = dossier.sessions.values_mut().next_back() else { return };
    // The line is bound to its field; everything else is only read while the frame is drawn.
    let mut line: Line = group.notes.get_mut(&writer).map(|own| std::mem::take(&mut own.line)).unwrap_or_default();
    {
        let stream = group.stream();
        let own = group.notes.get(&writer);
        let guide = &workspace.guide;
        let place = interview::position(guide, own).and_then(|row| guide.place(row));
        if let Some(place) = place {
            let covered = Covered::new(group.notes.values(), &stream);
            let clock = own
                .map(|own| &own.clock)
                .filter(|clock| clock.has_started())
                .or_else(|| group.notes.values().map(|notes| &notes.clock).max_by_key(|clock| clock.seconds()));
            let now = Now { project: &workspace.project, guide, session: &group.session, clock, stream, covered, place, running: *running };
            let bg = Frame::new().fill(tokens.bg);
            let (left, right) = if cx.narrow { (60.0, 288.0) } else { (276.0, 312.0) };
            Panel::left("run-guide").exact_size(left).resizable(false).show_separator_line(false).frame(bg).show(ui, |ui| {
                rule(ui, &tokens, true);
                guide_list::show(ui, cx, &now);
            });
            Panel::right("run-table").exact_size(right).resizable(false).show_separator_line(false).frame(bg).show(ui, |ui| {
                rule(ui, &tokens, false);
                table::show(ui, cx, &now, &line);
            });
            Panel::bottom("run-capture")
                .resizable(false)
                .show_separator_line(false)
                .frame(bg.inner_margin(Margin { left: 20, right: 20, top: 4, bottom: 16 }))
                .show(ui, |ui| {
                    if read_only.is_some() {
                        ui.disable();
                    }
                    capture::show(ui, cx, view, &now, &mut line);
                });
            Panel::top("run-question")
                .resizable(false)
                .show_separator_line(false)
                .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(if cx.narrow { 24 } else { 32 }, 16)))
                .show(ui, |ui| {
                    question::show(ui, cx, view, &now);
                    let rect = ui.max_rect().expand(60.0);
                    ui.painter().hline(rect.x_range(), ui.min_rect().bottom() + 16.0, Stroke::new(tokens.stroke, tokens.line));
                });
            CentralPanel::default()
                .frame(bg.inner_margin(Margin {
                    left: if cx.narrow { 24 } else { 32 },
                    right: if cx.narrow { 24 } else { 32 },
                    top: 12,
                    bottom: 6,
                }))
                .show(ui, |ui| stream::show(ui, cx, &now));
        }
    }
    if line != Line::default() || group.notes.contains_key(&writer) {
        group.notes.entry(writer).or_default().line = line;
    }
}

fn rule(ui: &Ui, tokens: &super::theme::Tokens, at_right: bool) {
    let rect = ui.max_rect();
    let x = if at_right { rect.right() - tokens.stroke / 2.0 } else { rect.left() + tokens.stroke / 2.0 };
    ui.painter().vline(x, rect.y_range(), Stroke::new(tokens.stroke, tokens.line));
}

/// Start, pause and close, in the top bar.
pub fn clock_buttons(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    let Some(project) = &model.project else { return };
    let Some(group) = model.dossier().and_then(|dossier| dossier.sessions.values().next_back()) else { return };
    let own = group.notes.get(&cx.writer);
    let started = own.is_some_and(|own| own.clock.has_started());
    let closed = group.is_closed();
    let (symbol, key, command) = match (project.running, started) {
        (true, _) => (icons::PAUSE, "clock-pause", Command::PauseClock),
        (false, true) => (icons::PLAY, "clock-resume", Command::StartClock),
        (false, false) => (icons::PLAY, "clock-start", Command::StartClock),
    };
    if !closed && Button::new(&cx.t(key)).icon(symbol).quiet().small().show(ui, cx).clicked() {
        cx.send(command);
    }
    if closed {
        if Button::new(&cx.t("session-reopen")).quiet().small().show(ui, cx).clicked() {
            cx.send(Command::StartClock);
        }
    } else if started && Button::new(&cx.t("session-close")).icon(icons::STOP).ghost().small().show(ui, cx).clicked() {
        cx.ask_to_close_session = true;
    }
}
