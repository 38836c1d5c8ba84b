//! Run: the question in one glance, one line that takes the words, the table to the right.

mod capture;
mod closing;
mod debrief;
mod entry;
mod find;
mod go_to;
mod guide_list;
mod names;
mod presenter;
mod question;
mod stream;
mod strip;
mod table;

use egui::{CentralPanel, Frame, Id, Margin, Panel, Stroke, TextEdit, Ui};
use jiff::Timestamp;

use super::cx::Cx;
use super::dialogs::Dialog;
use super::finds::Finds;
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::kbd;
use crate::app::command::Command;
use crate::app::interview;
use crate::app::interview::live::Live;
use crate::app::keys::Action;
use crate::app::line_guard::LineGuard;
use crate::app::model::{Model, OpenProject, Screen};
use crate::domain::guide::{Guide, Place, Section};
use crate::domain::ids::{EntryId, Slug, WriterId};
use crate::domain::municipality::Municipality;
use crate::domain::notes::{Clock, Line, Notes, RowState};
use crate::domain::plan::Plan;
use crate::domain::project::Project;
use crate::domain::session::Session;
use crate::domain::workspace::Dossier;

/// Below this width in points the table has no place at the side.
const CRAMPED: f32 = 800.0;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {
    /// The municipality that the rest is about.
    slug: Option<Slug>,
    /// The row that was on screen; going to another one leads back to the question.
    row: Option<crate::domain::ids::RowId>,
    capture: capture::View,
    stream: stream::View,
    find: find::View,
    /// All follow-ups are shown, not only the next ones.
    all_follow_ups: bool,
    ask: Option<strip::Ask>,
    center: Center,
    /// The question alone, large enough for the whole room.
    pub presenting: bool,
}

/// What stands in the middle.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
enum Center {
    /// The question and what has been captured on it.
    #[default]
    Stream,
    /// The whole guide, to go to a row or file something there.
    GoTo(go_to::For),
    Find,
    /// What the interviewers think afterwards.
    Debrief,
    /// Who sits round the table, where there is no room for it at the side.
    Table,
}

/// What a button in the top bar asks of Run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Is the focus group over?
    Close,
    /// The question is to fill the window.
    Present,
    /// What the interviewers think afterwards.
    Debrief,
}

impl View {
    pub fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Close => self.ask = Some(strip::Ask::Close),
            Wish::Present => self.presenting = true,
            Wish::Debrief => self.center = Center::Debrief,
        }
    }
}

/// What all parts of the view read.
struct Now<'a> {
    project: &'a Project,
    guide: &'a Guide,
    session: &'a Session,
    /// Every note-taker's file.
    files: &'a std::collections::BTreeMap<WriterId, Notes>,
    own: Option<&'a Notes>,
    /// The entry that the line rewrites.
    editing: Option<EntryId>,
    live: &'a Live,
    finds: Finds<'a>,
    line_guard: &'a LineGuard,
    /// This device's clock; another note-taker's if this one was never started.
    clock: &'a Clock,
    plan: Plan,
    place: Place<'a>,
    /// The clock runs here.
    running: bool,
    /// When what was captured here was destroyed.
    destroyed: Option<Timestamp>,
    /// What is captured is locked on disk.
    is_locked: bool,
    /// It was running when the program last stopped, and has not been started again.
    crashed: bool,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, model: &mut Model, slug: &Slug) {
    let writer = cx.writer.clone();
    let (by, is_signed) = (model.signature(), model.is_signed());
    let (destroyed, is_locked) = model.project.as_ref().map_or((None, false), |project| (project.destroyed(slug), project.is_locked()));
    let Some(OpenProject { workspace, running, read_only, live, guarded, line_guard, paper, .. }) = &mut model.project else { return };
    let finds = Finds { guarded, names: &workspace.names, paper, by: &by, is_signed };
    let guide = &workspace.guide;
    let Some(Dossier { municipality, sessions, .. }) = workspace.municipalities.get_mut(slug) else { return };
    let Some(group) = sessions.values_mut().next_back() else { return };
    let Some(place) = interview::position(guide, group.notes.get(&writer)).and_then(|row| guide.place(row)) else { return };
    if view.slug.as_ref() != Some(slug) {
        *view = View { slug: Some(slug.clone()), ..View::default() };
        if live.is_closed {
            view.center = Center::Debrief;
        }
    }
    if read_only.is_some() {
        ui.disable();
    }
    // Text that is typed is bound to its fields; everything else is only read while the frame is
    // drawn.
    let before = group.notes.get_mut(&writer).map(|own| (std::mem::take(&mut own.line), std::mem::take(&mut own.debrief)));
    let (mut line, mut debrief) = before.unwrap_or_default();
    {
        let own = group.notes.get(&writer);
        let clock = own.map(|own| &own.clock).filter(|clock| clock.has_started()).unwrap_or(&live.clock);
        let left = |section: &Section| live.covered.share_left_in(section);
        let running = running.as_ref() == Some(slug);
        let now = Now {
            project: &workspace.project,
            guide,
            session: &group.session,
            files: &group.notes,
            own,
            editing: line.editing.clone(),
            live,
            finds,
            line_guard,
            clock,
            plan: Plan::new(guide, &group.session, Some(clock), &place.section.id, left),
            place,
            running,
            destroyed,
            is_locked,
            crashed: !running && own.is_some_and(|own| own.clock.running && own.clock.ended.is_none()),
        };
        if view.row.replace(now.place.row.id.clone()).is_some_and(|before| before != now.place.row.id) {
            view.center = Center::Stream;
            view.all_follow_ups = false;
            // What was asked about the other question is asked no more.
            view.ask = view.ask.take().filter(|ask| !matches!(ask, strip::Ask::Skip | strip::Ask::SkipReason(_)));
        }
        if line.editing.is_none() && view.ask == Some(strip::Ask::Discard) {
            view.ask = None;
        }
        strip::take_answer(ui, cx, view, &now);
        // The wall shows questions and nothing else.
        view.presenting &= matches!(view.center, Center::Stream | Center::GoTo(_));
        if view.presenting {
            presenter::show(ui, cx, view, &now, &mut line);
        } else {
            panels(ui, cx, view, &now, &mut line, &mut debrief, municipality);
        }
    }
    if line != Line::default() || debrief != crate::domain::notes::Debrief::default() || group.notes.contains_key(&writer) {
        let own = group.notes.entry(writer).or_default();
        own.line = line;
        own.debrief = debrief;
    }
}

fn panels(
    ui: &mut Ui,
    cx: &mut Cx,
    view: &mut View,
    now: &Now<'_>,
    line: &mut Line,
    debrief: &mut crate::domain::notes::Debrief,
    municipality: &mut Municipality,
) {
    let tokens = cx.tokens.clone();
    let bg = Frame::new().fill(tokens.bg);
    let (left, right): (f32, f32) = if cx.narrow { (60.0, 288.0) } else { (276.0, 312.0) };
    // Scaled up until little room is left: the line and the question come first, and the table
    // stands in their place when it is asked for.
    let cramped = ui.available_width() < CRAMPED;
    if !cramped && view.center == Center::Table {
        view.center = Center::Stream;
    }
    Panel::left("run-guide").exact_size(left).resizable(false).show_separator_line(false).frame(bg).show(ui, |ui| {
        rule(ui, &tokens, true);
        guide_list::show(ui, cx, view, now);
    });
    if !cramped {
        Panel::right("run-table").exact_size(right).resizable(false).show_separator_line(false).frame(bg).show(ui, |ui| {
            rule(ui, &tokens, false);
            table::show(ui, cx, view, now, line);
        });
    }
    Panel::bottom("run-capture")
        .resizable(false)
        .show_separator_line(false)
        .frame(bg.inner_margin(Margin { left: 20, right: 20, top: 4, bottom: 16 }))
        .show(ui, |ui| capture::show(ui, cx, view, now, line));
    let side = if cx.narrow { 24 } else { 32 };
    let stream = bg.inner_margin(Margin { left: side, right: side, top: 12, bottom: 6 });
    match view.center.clone() {
        Center::Stream => {
            let room = ui.available_height();
            Panel::top("run-question")
                .resizable(false)
                .show_separator_line(false)
                .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(side, 16)))
                .show(ui, |ui| {
                    // What does not fit beside the stream is scrolled to, never pushed out.
                    let most = (room - 120.0).max(160.0);
                    let scroll = egui::ScrollArea::vertical().id_salt("question").max_height(most).min_scrolled_height(most);
                    scroll.show(ui, |ui| {
                        question::show(ui, cx, view, now, municipality);
                    });
                    let rect = ui.max_rect().expand(60.0);
                    ui.painter().hline(rect.x_range(), ui.min_rect().bottom() + 16.0, Stroke::new(tokens.stroke, tokens.line));
                });
            CentralPanel::default().frame(stream).show(ui, |ui| stream::show(ui, cx, view, now));
        }
        Center::GoTo(what) => drop(CentralPanel::default().frame(stream).show(ui, |ui| go_to::show(ui, cx, view, now, &what))),
        Center::Table => drop(CentralPanel::default().frame(bg).show(ui, |ui| table::show(ui, cx, view, now, line))),
        Center::Find => drop(CentralPanel::default().frame(stream).show(ui, |ui| find::show(ui, cx, view, now))),
        Center::Debrief => drop(CentralPanel::default().frame(stream).show(ui, |ui| debrief::show(ui, cx, view, now, debrief))),
    }
}

fn rule(ui: &Ui, tokens: &super::theme::Tokens, at_right: bool) {
    let rect = ui.max_rect();
    let x = if at_right { rect.right() - tokens.stroke / 2.0 } else { rect.left() + tokens.stroke / 2.0 };
    ui.painter().vline(x, rect.y_range(), Stroke::new(tokens.stroke, tokens.line));
}

/// Another text field than the capture line has the focus.
#[must_use]
pub fn in_another_field(ctx: &egui::Context) -> bool {
    let line = Id::unique(capture::ID);
    ctx.memory(egui::Memory::focused).is_some_and(|id| id != line && TextEdit::load_state(ctx, id).is_some())
}

/// What a shortcut of Run does that is more than a command.
pub fn act(cx: &mut Cx, view: &mut View, model: &Model, ctx: &egui::Context, action: Action) {
    let Some(project) = &model.project else { return };
    let Some(group) = model.dossier().and_then(|dossier| dossier.sessions.values().next_back()) else { return };
    let own = group.notes.get(&cx.writer);
    let guide = &project.workspace.guide;
    let Some(place) = interview::position(guide, own).and_then(|row| guide.place(row)) else { return };
    if matches!(action, Action::Skip | Action::MoreCodes(_) | Action::Attendance | Action::CloseSession)
        && matches!(view.center, Center::GoTo(_))
    {
        view.center = Center::Stream; // one thing is asked at a time
    }
    let toggled = |center: &Center, to: Center| if *center == to { Center::Stream } else { to };
    match action {
        Action::GoTo => view.center = toggled(&view.center, Center::GoTo(go_to::For::Going)),
        Action::FileUnder => view.center = toggled(&view.center, Center::GoTo(go_to::For::Filing)),
        Action::Find => {
            view.presenting = false; // what was captured is not for the wall
            view.center = Center::Find;
            view.find.focus = true;
        }
        Action::Skip => view.ask = Some(strip::Ask::Skip),
        Action::MoreCodes(aim) => view.ask = Some(strip::Ask::MoreCodes(aim)),
        Action::Attendance => view.ask = Some(strip::Ask::Attendance),
        Action::CloseSession => view.ask = Some(strip::Ask::Close),
        Action::ImportNotes => cx.open(Dialog::ImportNotes { path: String::new() }),
        Action::NotAName => {
            let by = model.signature();
            let finds = Finds::of(project, &by, model.is_signed());
            let line = own.map_or("", |own| &own.line.text);
            if let Some(found) = names::open(ctx, view, finds, line).filter(|found| found.hit.can_be_allowed()) {
                names::allow(cx, view, finds, found.words);
            }
        }
        Action::Presenter => view.presenting = !view.presenting,
        Action::Clock => {
            let running = project.running.is_some() && project.running.as_ref() == model.screen.slug();
            cx.send(if running { Command::PauseClock } else { Command::StartClock });
        }
        Action::ParkRow => {
            let parked = project.live.covered.row(place.row) == crate::domain::coverage::Coverage::Parked;
            let state = if parked { RowState::Open } else { RowState::Parked };
            cx.send(Command::MarkRow(place.row.id.clone(), state, String::new()));
            if !parked && let Some(next) = interview::stepped(guide, &place.row.id, interview::Way::Next) {
                cx.send(Command::GoToRow(next));
            }
        }
        Action::Split => {
            if let Some(caret) = capture::caret(ctx) {
                cx.send(Command::SplitLine(caret));
            }
        }
        Action::Probe(n) if usize::from(n) <= place.row.probes.len() => {
            cx.send(Command::ToggleProbe(place.row.id.clone(), n - 1));
        }
        _ => {}
    }
}

/// Start, pause and close, in the top bar.
pub fn clock_buttons(ui: &mut Ui, cx: &mut Cx, model: &Model) {
    let Some(project) = &model.project else { return };
    let Screen::Run(slug) = &model.screen else { return };
    let Some(group) = model.dossier().and_then(|dossier| dossier.sessions.values().next_back()) else { return };
    let own = group.notes.get(&cx.writer);
    let started = own.is_some_and(|own| own.clock.has_started());
    let running = project.running.as_ref() == Some(slug);
    let closed = group.is_closed();
    let (symbol, key, command) = match (running, started) {
        (true, _) => (icons::PAUSE, "clock-pause", Command::PauseClock),
        (false, true) => (icons::PLAY, "clock-resume", Command::StartClock),
        (false, false) => (icons::PLAY, "clock-start", Command::StartClock),
    };
    // Scaled up so far that words have no room, a button is its icon.
    let tight = ui.ctx().content_rect().width() < CRAMPED;
    let pressed = |ui: &mut Ui, cx: &Cx, symbol: &str, key: &str| {
        let word = cx.t(key);
        let button = if tight { Button::icon_only(symbol, &word) } else { Button::new(&word).icon(symbol).quiet().small() };
        button.show(ui, cx).clicked()
    };
    if !closed && pressed(ui, cx, symbol, key) {
        cx.send(command);
    }
    if closed {
        if pressed(ui, cx, icons::PLAY, "session-reopen") {
            cx.send(Command::StartClock);
        }
        if pressed(ui, cx, icons::PENCIL, "debrief-open") {
            cx.wish = Some(Wish::Debrief);
        }
    } else if started && pressed(ui, cx, icons::STOP, "session-close") {
        cx.wish = Some(Wish::Close);
    }
    let (presenter, keys) = (cx.t("action-presenter"), kbd::of(cx, Action::Presenter));
    let button = if cx.narrow {
        Button::icon_only(icons::PRESENTATION, &presenter)
    } else {
        Button::new(&presenter).icon(icons::PRESENTATION).key(&keys).ghost().small()
    };
    if button.show(ui, cx).clicked() {
        cx.wish = Some(Wish::Present);
    }
}
