//! The frame round every view: time and jobs first, then keys, then the screen, then commands.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::{App, Frame};
use egui::{Context, Key, Ui, ViewportCommand};

use super::cx::Cx;
use super::dialogs::{self, Dialog};
use super::file_picker::FilePicker;
use super::last_screen::{self, LastScreen, Wish};
use super::theme::{self, Tokens};
use super::vault::Typed;
use super::{
    answer, collect, compile, guard_list, guide, home, keys, notices, palette, prepare, repair, review, run, selection, top_bar, unlock,
};
use crate::app::anonymity;
use crate::app::command::{Command, Review};
use crate::app::diagnostics;
use crate::app::interview::Tag;
use crate::app::keys::{Action, Scope};
use crate::app::model::{Model, Screen};
use crate::app::palette::Deed;
use crate::app::review::answering::is_round;
use crate::app::update::{self, MayClose};
use crate::app::vault::VaultCommand;
use crate::domain::coding::Code;
use crate::domain::notes::Speaker;
use crate::storage::preferences::Theme;

/// Side columns shrink below this width in points.
const NARROW: f32 = 1200.0;
/// So long the first frame waits for the project: that is hardly noticed.
const OPENING: Duration = Duration::from_millis(150);
/// So long a window that is to close waits for the disk before it says so.
const PATIENCE: Duration = Duration::from_secs(5);
/// And looks so often.
const LOOK: Duration = Duration::from_millis(50);

/// How far it has come with closing the window.
#[derive(Debug, Clone, Copy)]
enum Closing {
    No,
    /// Asked for at that time; what was typed last is on its way to disk.
    When(Instant),
    /// It has been told that something is not saved. Asked once more, it closes.
    Told,
    /// It could be written nowhere, and it has been told that the next time it is lost.
    Refused,
}

/// The program as the window system sees it.
#[derive(Debug)]
pub struct SamsynApp {
    model: Model,
    tokens: Arc<Tokens>,
    /// What `tokens` were made for.
    look: Option<(Theme, bool)>,
    dialog: Option<Dialog>,
    /// What had the keyboard before the dialog; it gets it back.
    before_dialog: Option<egui::Id>,
    /// In how many frames: as long as egui remembers the dialog, nothing below it can have it.
    give_back_in: Option<u8>,
    picker: FilePicker,
    regions: Vec<keys::Region>,
    /// Keys that came after an Enter in the same frame, for the next one.
    held: Vec<egui::Event>,
    closing: Closing,
    /// How many times a project has been locked.
    locked: u64,
    /// Shown in the place of everything else once the window has broken down.
    last_screen: Option<LastScreen>,
    /// A key that breaks the window down, for tests of what happens then.
    #[cfg(debug_assertions)]
    pub(super) breaks_on: Option<Key>,
    unlock: unlock::View,
    home: home::View,
    guide: guide::View,
    run: run::View,
    compile: compile::View,
    review: review::View,
    selection: selection::View,
    collect: collect::View,
    answer: answer::View,
}

impl SamsynApp {
    #[must_use]
    pub fn new(ctx: &Context, mut model: Model) -> Self {
        theme::fonts::install(ctx);
        ctx.set_zoom_factor(model.preferences.zoom);
        // A slow press is a press too: nothing here is done by holding a button down.
        ctx.options_mut(|options| options.input_options.max_click_duration = 4.0);
        let tokens = Tokens::of(model.preferences.theme, false);
        anonymity::warm_up();
        diagnostics::hold_reports();
        update::tell_what_lies_aside(&mut model);
        Self {
            model,
            tokens,
            look: None,
            dialog: None,
            before_dialog: None,
            give_back_in: None,
            picker: FilePicker::default(),
            regions: Vec::new(),
            held: Vec::new(),
            closing: Closing::No,
            locked: 0,
            last_screen: None,
            #[cfg(debug_assertions)]
            breaks_on: None,
            unlock: unlock::View::default(),
            home: home::View::default(),
            guide: guide::View::default(),
            run: run::View::default(),
            compile: compile::View::default(),
            review: review::View::default(),
            selection: selection::View::default(),
            collect: collect::View::default(),
            answer: answer::View::default(),
        }
    }

    /// Gives what is being opened a moment, while nothing is on the screen yet.
    #[must_use]
    pub fn opened(mut self) -> Self {
        update::await_opening(&mut self.model, OPENING);
        self
    }

    /// What the program knows; for tests that look behind the screen.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Has a key break the window down while it draws. No shipped build has this.
    #[cfg(debug_assertions)]
    #[must_use]
    pub fn breaking_on(mut self, key: Option<Key>) -> Self {
        self.breaks_on = key;
        self
    }

    /// With Shift between two frames, else while one is drawn. The panic's message quotes what was
    /// being typed, as the worst of them might.
    #[cfg(debug_assertions)]
    fn break_when_asked(&self, ctx: &Context, between: bool) {
        if self.breaks_on.is_some_and(|key| ctx.input(|input| input.key_pressed(key) && input.modifiers.shift == between)) {
            std::panic::panic_any(format!("asked to break down at {:?}", self.line()));
        }
    }

    /// Does what belongs to a frame. Should that panic, what is pending goes to disk, and from then on
    /// there is nothing but the last screen.
    fn guarded(&mut self, ctx: &Context, work: impl FnOnce(&mut Self)) {
        if self.last_screen.is_none() && catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            let rescue = update::rescue(&mut self.model);
            diagnostics::leave_held();
            self.last_screen = Some(LastScreen::new(&self.model.texts, rescue));
            self.forget_the_views();
            last_screen::forget_the_views(ctx);
            // Half a frame of the old views is not shown.
            ctx.request_discard("the window broke down");
            ctx.request_repaint();
        }
    }

    fn forget_the_views(&mut self) {
        (self.home, self.guide, self.run, self.compile, self.review, self.selection, self.collect) = <_>::default();
        (self.dialog, self.before_dialog, self.give_back_in) = (None, None, None);
        self.held.clear();
    }

    /// What there is to do after the window has broken down.
    fn after_all(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let cx = self.cx(false);
        let Some(last) = &mut self.last_screen else { return };
        match last.show(ui, &cx) {
            None => {}
            Some(Wish::Close) => last_screen::close(&ctx),
            Some(Wish::OpenAgain) => {
                let folder = last.rescue().folder().map(ToOwned::to_owned);
                self.last_screen = None;
                self.closing = Closing::No;
                self.model.start_over();
                (self.unlock, self.answer) = <_>::default();
                if let Some(folder) = folder {
                    update::run(&mut self.model, Command::OpenProject(folder));
                }
                last_screen::forget_the_views(&ctx);
                ctx.request_repaint();
            }
        }
    }

    fn cx(&self, narrow: bool) -> Cx {
        Cx::new(
            self.model.texts.clone(),
            self.tokens.clone(),
            self.model.zone.clone(),
            self.model.today(),
            self.model.writer().clone(),
            self.model.screen.slug().map(ToString::to_string).unwrap_or_default(),
            narrow,
        )
    }

    fn restyle(&mut self, ctx: &Context) {
        let system_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let look = (self.model.preferences.theme, system_dark);
        if self.look != Some(look) {
            self.look = Some(look);
            self.tokens = Tokens::of(look.0, look.1);
            theme::apply(ctx, &self.tokens);
        }
    }

    /// The window closes when what was typed last is on disk. If that does not get there, it says so and
    /// closes when asked again: then all of it goes to a folder of its own.
    fn keep_open_if_unsaved(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        let since = match self.closing {
            Closing::When(since) => since,
            _ if !asked => {
                // Told of something that is well by now.
                let is_saved = self.model.project.as_ref().is_none_or(|project| project.saving.is_clean());
                if is_saved && self.model.answering.as_ref().is_none_or(|work| work.kept.is_some()) {
                    self.closing = Closing::No;
                }
                return;
            }
            Closing::No => Instant::now(),
            Closing::Told => {
                if !update::close(&mut self.model) {
                    self.closing = Closing::Refused;
                    ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                }
                return;
            }
            Closing::Refused => return,
        };
        let may = update::may_close(&mut self.model);
        let waited = matches!(self.closing, Closing::When(_));
        self.closing = match may {
            MayClose::Soon if since.elapsed() < PATIENCE => Closing::When(since),
            MayClose::Soon | MayClose::Unsaved => {
                update::tell_unsaved(&mut self.model);
                Closing::Told
            }
            // That has just come, and is on the screen to be read.
            MayClose::Beside if waited => Closing::No,
            MayClose::Beside | MayClose::Now => {
                if waited {
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
                self.closing = Closing::No;
                return;
            }
        };
        if asked {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        if let Closing::When(_) = self.closing {
            ctx.request_repaint_after(LOOK);
        }
    }

    fn scope(&self) -> Scope {
        match self.model.screen {
            Screen::Run(_) => Scope::Run,
            Screen::Compile(_) => Scope::Compile,
            Screen::Review(_) => Scope::Review,
            Screen::Answer => Scope::Answer,
            Screen::Home | Screen::Guide | Screen::Selection | Screen::Collect | Screen::Prepare(_) => Scope::Everywhere,
        }
    }

    /// Takes the shortcuts out of the input and does what they say.
    fn shortcuts(&mut self, ctx: &Context, cx: &mut Cx) {
        if self.dialog.is_some() {
            return;
        }
        // Before a project is open there is nothing that most of them could do.
        let waits = self.model.vault.waiting.is_some() || self.model.repair.is_some();
        // While there are words on the capture line, undo is the line's own.
        let in_run = matches!(self.model.screen, Screen::Run(_));
        let line_in_use = in_run && self.line().is_some_and(|line| !line.is_empty());
        // Another field has its own undo, and one does not leave the question while writing there.
        let elsewhere = in_run && run::in_another_field(ctx);
        // Where one decides or answers, a field's own letters and undo are its own.
        let typing = ctx.text_edit_focused();
        let writes = typing && matches!(self.model.screen, Screen::Review(_) | Screen::Answer);
        let allowed = |action: Action| match action {
            action if waits => matches!(action, Action::Help | Action::FullScreen),
            Action::Undo | Action::Redo => !line_in_use && !elsewhere && !writes,
            action if action.has_plain_key() => !typing,
            Action::Next | Action::Previous => !elsewhere,
            _ => true,
        };
        for action in keys::take(ctx, self.scope(), allowed) {
            self.act(ctx, cx, action);
        }
    }

    /// Files that were dropped on the window: a round to answer, or replies to take in.
    fn dropped(&self, ctx: &Context, cx: &mut Cx) {
        let files: Vec<PathBuf> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if files.is_empty() || self.model.vault.waiting.is_some() || self.model.repair.is_some() {
            return;
        }
        if let Some(round) = files.iter().find(|path| is_round(path)) {
            cx.send(Command::Review(Review::OpenRound(round.clone())));
            let rest: Vec<PathBuf> = files.into_iter().filter(|path| !is_round(path)).collect();
            if !rest.is_empty() && self.model.project.is_some() {
                cx.send(Command::Review(Review::Receive(rest)));
            }
        } else {
            cx.send(Command::Review(Review::Receive(files)));
        }
    }

    fn line(&self) -> Option<&str> {
        let group = self.model.dossier()?.sessions.values().next_back()?;
        Some(&group.notes.get(self.model.writer())?.line.text)
    }

    fn act(&mut self, ctx: &Context, cx: &mut Cx, action: Action) {
        let slug = self.model.screen.slug().cloned();
        match action {
            Action::Palette => cx.open(palette::open(ctx)),
            Action::Help => cx.open(Dialog::Help),
            Action::Home => cx.send(Command::Go(Screen::Home)),
            Action::Collect if self.model.project.is_some() && self.model.screen != Screen::Answer => cx.send(Command::Go(Screen::Collect)),
            Action::Collect => {}
            Action::Prepare => slug.into_iter().for_each(|slug| cx.send(Command::Go(Screen::Prepare(slug)))),
            Action::Run => slug.into_iter().for_each(|slug| cx.send(Command::Go(Screen::Run(slug)))),
            Action::Compile => slug.into_iter().for_each(|slug| cx.send(Command::Go(Screen::Compile(slug)))),
            Action::Review => slug.into_iter().for_each(|slug| cx.send(Command::Go(Screen::Review(slug)))),
            Action::NewMunicipality => match &self.model.project {
                Some(_) => cx.open(Dialog::NewMunicipality { name: String::new() }),
                None => cx.open(Dialog::new_project(&self.model.home)),
            },
            Action::GuardList => cx.open(guard_list::open(&self.model)),
            Action::NotNames => cx.open(Dialog::NotNames),
            Action::ImportFigures => {
                let dialog = Dialog::figures(cx);
                cx.open(dialog);
            }
            Action::OpenFolder => cx.open(Dialog::OpenFolder { path: String::new() }),
            Action::LockNow => match &self.model.project {
                Some(project) if project.is_locked() => cx.send(Command::Vault(VaultCommand::Lock)),
                Some(_) => cx.open(Dialog::Vault(Typed::default())),
                None => {}
            },
            Action::Passphrase => cx.open(Dialog::Vault(Typed::default())),
            Action::Undo => cx.send(Command::Undo),
            Action::Redo => cx.send(Command::Redo),
            Action::NextRegion => keys::cycle(ctx, &self.regions, true),
            Action::PreviousRegion => keys::cycle(ctx, &self.regions, false),
            Action::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Action::Next | Action::Previous if matches!(self.model.screen, Screen::Run(_)) => {
                cx.send(if action == Action::Next { Command::NextRow } else { Command::PreviousRow });
            }
            Action::NextSection => cx.send(Command::NextSection),
            Action::PreviousSection => cx.send(Command::PreviousSection),
            Action::GoBack => cx.send(Command::GoBack),
            Action::Merge => cx.send(Command::MergeWithPrevious),
            Action::Speaker(aim, 0) => cx.send(Command::Tag(aim.into(), Tag::Speaker(Speaker::Everyone))),
            Action::Unknown(aim) => cx.send(Command::Tag(aim.into(), Tag::Speaker(Speaker::Unknown))),
            Action::Speaker(aim, n) => {
                let code = crate::domain::session::SeatCode(n);
                let group = self.model.dossier().and_then(|dossier| dossier.sessions.values().next_back());
                if group.is_some_and(|group| group.session.seat(code).is_some()) {
                    cx.send(Command::Tag(aim.into(), Tag::Speaker(Speaker::Seat(code))));
                }
            }
            Action::Code(aim, n) => cx.send(Command::Tag(aim.into(), Tag::Code(Code::FRAME[usize::from(n)].clone()))),
            Action::Kind(aim, kind) => cx.send(Command::Tag(aim.into(), Tag::Kind(kind))),
            Action::Relayed(aim) => cx.send(Command::Tag(aim.into(), Tag::Relayed)),
            Action::CollectPackages => cx.open(Dialog::Collect { path: String::new() }),
            Action::SaveCopy => cx.open(Dialog::SaveCopy { path: None }),
            Action::WatchFolder => cx.open(Dialog::Watch { path: String::new() }),
            Action::OpenRound => cx.open(Dialog::OpenRound { path: String::new() }),
            action if matches!(self.model.screen, Screen::Review(_)) => {
                review::act(ctx, cx, &mut self.review, &mut self.model, action);
            }
            action if self.model.screen == Screen::Answer => answer::act(ctx, cx, &mut self.answer, &mut self.model, action),
            action if matches!(self.model.screen, Screen::Run(_)) => run::act(cx, &mut self.run, &self.model, ctx, action),
            _ => compile::act(cx, &mut self.compile, &self.model, action),
        }
    }

    /// After a dialog: to what had it, or to the caret in the text, so that no word typed next goes
    /// nowhere.
    fn give_back_the_keyboard(&mut self, ctx: &Context) {
        match self.give_back_in.take() {
            None => return,
            Some(0) => {}
            Some(frames) => {
                self.give_back_in = Some(frames - 1);
                return ctx.request_repaint();
            }
        }
        let taken = ctx.memory(egui::Memory::focused).is_some_and(|id| ctx.read_response(id).is_some());
        if self.dialog.is_some() || taken {
            return;
        }
        if let Some(before) = self.before_dialog.take() {
            ctx.memory_mut(|memory| memory.request_focus(before));
        } else if let (Screen::Compile(_), Some(project)) = (&self.model.screen, &mut self.model.project) {
            let compile = &mut project.compile;
            compile.focus = compile.block.clone().map(|block| (block, compile.selection.end));
        }
    }

    /// Nothing of a project that has been locked stays in a view, a dialog or a field's undo.
    fn forget_what_is_locked(&mut self, ctx: &Context) {
        if self.locked != self.model.vault.locked {
            self.locked = self.model.vault.locked;
            self.forget_the_views();
            ctx.data_mut(egui::util::IdTypeMap::clear);
        }
    }

    fn screen(&mut self, ui: &mut Ui, cx: &mut Cx) {
        if unlock::show(ui, cx, &mut self.unlock, &self.model) || repair::show(ui, cx, &self.model) {
            return;
        }
        if self.model.screen != Screen::Guide {
            self.guide.leave();
        }
        match self.model.screen.clone() {
            Screen::Home => home::show(ui, cx, &mut self.home, &self.model),
            Screen::Guide => guide::show(ui, cx, &mut self.guide, &self.model),
            Screen::Collect => collect::show(ui, cx, &mut self.collect, &mut self.model),
            Screen::Selection => selection::show(ui, cx, &mut self.selection, &mut self.model),
            Screen::Prepare(slug) => prepare::show(ui, cx, &mut self.model, &slug),
            Screen::Run(slug) => run::show(ui, cx, &mut self.run, &mut self.model, &slug),
            Screen::Compile(slug) => compile::show(ui, cx, &mut self.compile, &mut self.model, &slug),
            Screen::Review(slug) => review::show(ui, cx, &mut self.review, &mut self.model, &slug),
            Screen::Answer => answer::show(ui, cx, &mut self.answer, &mut self.model),
        }
    }
}

impl SamsynApp {
    /// What happens between frames.
    fn go_on(&mut self, ctx: &Context) {
        #[cfg(debug_assertions)]
        self.break_when_asked(ctx, true);
        update::tick(&mut self.model);
        self.forget_what_is_locked(ctx);
        self.restyle(ctx);
        self.model.preferences.zoom = ctx.zoom_factor();
        let (size, maximised) = ctx.input(|input| (input.viewport().inner_rect.map(|rect| rect.size()), input.viewport().maximized));
        if let (Some(size), false) = (size, maximised.unwrap_or(false)) {
            self.model.preferences.window = Some((size.x, size.y));
        }
        self.keep_open_if_unsaved(ctx);
        if let Some(wait) = self.model.next_look() {
            ctx.request_repaint_after(wait);
        }
    }

    /// Draws one frame and does what was asked for in it.
    fn draw(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        if ctx.input(|input| !input.events.is_empty()) {
            let now = self.model.now();
            self.model.vault.is_active(now);
        }
        let narrow = ui.available_width() < NARROW;
        let mut cx = self.cx(narrow);
        cx.saved = top_bar::saved_state(&cx, &self.model);
        self.held = keys::one_enter_at_a_time(&ctx, std::mem::take(&mut self.held));
        self.shortcuts(&ctx, &mut cx);
        self.dropped(&ctx, &mut cx);
        if self.dialog == Some(Dialog::Help) && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::F1)) {
            self.dialog = None;
        }
        let presenting = self.run.presenting && matches!(self.model.screen, Screen::Run(_));
        if !presenting {
            top_bar::show(ui, &mut cx, &self.model);
        }
        self.screen(ui, &mut cx);
        #[cfg(debug_assertions)]
        self.break_when_asked(&ctx, false);
        let scope = self.scope();
        match palette::show(&ctx, &mut cx, &mut self.dialog, &self.model, scope) {
            Some(Deed::Act(action)) => self.act(&ctx, &mut cx, action),
            Some(Deed::Run(command)) => cx.send(command),
            Some(Deed::Destroy(slug)) => cx.open(Dialog::destroy(&self.model, slug)),
            Some(Deed::Receipt(slug)) => cx.open(Dialog::receipt(&cx, &self.model, slug)),
            None => {}
        }
        let was_open = self.dialog.is_some();
        dialogs::show(ui, &mut cx, &mut self.dialog, &mut self.picker, &mut self.model, frame);
        if was_open && self.dialog.is_none() {
            self.give_back_in = Some(2);
        }
        self.give_back_the_keyboard(&ctx);
        notices::show(&ctx, &mut cx, &self.model.notices);

        if let Some(wish) = cx.wish.take() {
            self.run.grant(wish);
        }
        self.regions = std::mem::take(&mut cx.regions);
        let (commands, dialog) = cx.take();
        if let Some(dialog) = dialog {
            self.before_dialog = ctx.memory(egui::Memory::focused);
            self.dialog = Some(dialog);
        }
        // Also when egui draws this frame once more: the second time it has no input to ask with.
        let any = !commands.is_empty();
        for command in commands {
            update::run(&mut self.model, command);
        }
        if any || !self.held.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl App for SamsynApp {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.guarded(ctx, |app| app.go_on(ctx));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        if self.last_screen.is_some() {
            self.after_all(ui);
        } else {
            self.guarded(&ctx, |app| app.draw(ui, frame));
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        update::close(&mut self.model);
    }
}

/// A panic outside the frames, in the window system's own code, takes the program with it: what is
/// pending goes to disk on the way out.
impl Drop for SamsynApp {
    fn drop(&mut self) {
        if std::thread::panicking() && self.last_screen.is_none() {
            update::rescue(&mut self.model);
            diagnostics::leave_held();
        }
    }
}
