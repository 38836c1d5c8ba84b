//! The one place that runs commands and takes in what jobs report.

mod anonymity;
#[cfg(test)]
mod anonymity_tests;
mod answering;
mod closing;
mod collecting;
mod compile;
mod draft_import;
mod exporting;
mod gallring;
mod guide;
mod import;
mod interview;
mod nature;
mod prepare;
mod project;
mod publishing;
mod repair;
mod replacing;
mod rescue;
mod review;
mod selection;
mod spelling;
#[cfg(test)]
mod spelling_tests;
#[cfg(test)]
mod tests;
mod vault;

use std::sync::Arc;
use std::time::{Duration, Instant};

use self::closing::close_project;
pub use self::closing::{MayClose, close, may_close, tell_unsaved, tell_what_lies_aside};
use self::nature::{is_typing, name, what, writes};
pub use self::rescue::{Rescue, rescue};
use super::anonymity as guarded;
use super::command::Command;
use super::drafting::Drafting;
use super::editing::Overview;
use super::event::Event;
use super::model::{Model, OpenProject, Screen};
use super::saving::Saving;
use super::text::Texts;
use super::trouble::Trouble;
use crate::domain::draft::Block;
use crate::domain::draft::steps::What;
use crate::domain::ids::Slug;
use crate::domain::workspace::{Dossier, FocusGroup};
use crate::storage::store::SaveError;

/// Typing that stops for this long is a step of undo.
const PAUSE: Duration = Duration::from_millis(900);

/// Runs one command.
pub fn run(model: &mut Model, command: Command) {
    log::debug!("command {}", name(&command));
    let (label, what) = (name(&command), what(&command));
    if model.project.as_ref().is_some_and(|project| project.read_only.is_some() && writes(&command, project)) {
        model.notices.trouble(model.texts.trouble(Trouble::ReadOnly, &[]));
        return;
    }
    let typing = is_typing(&command);
    if typing {
        model.notices.fold();
        if let Some(project) = &mut model.project {
            project.typed = Some(Instant::now());
        }
    } else {
        // What was typed before this command is a step of its own.
        step(model, "undo-typing", What::Typing);
    }
    match command {
        Command::Go(screen) => go(model, screen),
        Command::Undo => undo(model, true),
        Command::Redo => undo(model, false),
        Command::SetTheme(theme) => {
            model.preferences.theme = theme;
            save_preferences(model);
        }
        Command::SetLanguage(language) => {
            model.preferences.language = language;
            model.texts = Arc::new(Texts::new(language));
            save_preferences(model);
        }
        Command::SaveCopy(to) => {
            if let (Some(project), Some(to)) = (&model.project, to) {
                project.saving.copy_elsewhere(to, &project.workspace);
            }
        }
        Command::AcceptAltered => {
            if let Some(project) = &model.project {
                project.saving.accept_altered();
            }
        }
        Command::CloseNotice(index) => model.notices.close(index),
        Command::UnfoldNotice(index) => model.notices.unfold(index),
        Command::Guide(command) => guide::run(model, command),
        Command::Anonymity(command) => anonymity::run(model, command),
        Command::Publishing(command) => publishing::run(model, command),
        Command::Vault(command) => vault::run(model, command),
        Command::Repair(command) => repair::run(model, command),
        Command::CreateProject { .. }
        | Command::OpenProject(_)
        | Command::OpenDemo
        | Command::AddMunicipality(_)
        | Command::SetProjectDate(..)
        | Command::SetPageBudget(_)
        | Command::SetSummaryLanguage(_)
        | Command::SetOwnCodes(_)
        | Command::SetMilestone(..)
        | Command::SetAttribution(_)
        | Command::SetKeep(_)
        | Command::ProjectEdited => project::run(model, command),
        Command::FindMaterial(_) | Command::DestroyMaterial(..) | Command::SaveReceipt { .. } => gallring::run(model, command),
        Command::Edited if matches!(model.screen, Screen::Compile(_)) => compile::typed(model),
        Command::Edited
        | Command::SetFigure(..)
        | Command::SetDate(_)
        | Command::SetStart(_)
        | Command::SetSectionMinutes(..)
        | Command::AddSeat
        | Command::SetSeat(_)
        | Command::RemoveSeat(_) => prepare::run(model, command),
        Command::StartClock
        | Command::PauseClock
        | Command::CloseSession
        | Command::GoToRow(_)
        | Command::NextRow
        | Command::PreviousRow
        | Command::NextSection
        | Command::PreviousSection
        | Command::GoBack
        | Command::MarkRow(..)
        | Command::ToggleProbe(..)
        | Command::Tag(..)
        | Command::LineEdited { .. }
        | Command::SaveLine(_)
        | Command::EditEntry(_)
        | Command::EditBeside { .. }
        | Command::CancelEdit
        | Command::SplitLine(_)
        | Command::MergeWithPrevious
        | Command::FileUnder(_)
        | Command::MoveEntry(..)
        | Command::DeleteEntry(_)
        | Command::RestoreEntry(_)
        | Command::SetPresence(..)
        | Command::SeatAtTable(..)
        | Command::DebriefEdited => interview::run(model, command),
        Command::ImportNotes(path) => import::read(model, path),
        Command::ImportDraft(path) => draft_import::read(model, path),
        Command::CreateDraft
        | Command::AddBlock { .. }
        | Command::RemoveBlocks(_)
        | Command::SetBlockKind(..)
        | Command::MoveBlocks { .. }
        | Command::PlaceBlocks { .. }
        | Command::SplitBlock { .. }
        | Command::JoinWithPrevious(_)
        | Command::JoinWithNext(_)
        | Command::Paste { .. }
        | Command::PasteBlocks { .. }
        | Command::Replace { .. }
        | Command::ReplaceAll { .. }
        | Command::FocusBlock(_)
        | Command::InsertEntry(_)
        | Command::LinkEntry(_)
        | Command::Unlink { .. }
        | Command::ConfirmLink { .. }
        | Command::KeepVersion(_)
        | Command::RestoreVersion(_)
        | Command::AddContact
        | Command::RemoveContact(_)
        | Command::SetConsent(..)
        | Command::SetFactChecker(_)
        | Command::ShowPage(_) => compile::run(model, command),
        Command::AddWord(_) | Command::RemoveWord(_) | Command::Suggest(_) | Command::ChooseDictionary(_) => spelling::run(model, command),
        Command::Export { .. } | Command::Print => exporting::run(model, command),
        Command::Review(command) => review::run(model, command),
        Command::Collecting(command) => collecting::run(model, command),
        Command::Selection(command) => selection::run(model, command),
    }
    if !typing {
        step(model, label, what);
        interview::look_again(model);
    }
}

/// Takes in what a job reports.
pub fn apply(model: &mut Model, event: Event) {
    if let Some(project) = &model.project {
        project.facts.forget();
    }
    match event {
        Event::Opened { path, result } => project::opened(model, &path, result),
        Event::Repaired(repaired) => repair::ended(model, *repaired),
        Event::NotCreated { path, why } => project::not_created(model, &path, &why),
        Event::PreferencesNotSaved(why) => {
            let told = model.texts.trouble(Trouble::PreferencesNotSaved, &[]);
            model.notices.trouble(told.because(vec![model.texts.io(&why)]));
        }
        Event::Unlocked(unlocked) => vault::unlocked(model, unlocked),
        Event::Protected(project, ..) | Event::PassphraseChanged(project, _) | Event::VaultMended(project, ..)
            if project != model.opened => {}
        Event::Protected(_, origin, result) => vault::protected(model, origin, result),
        Event::PassphraseChanged(_, result) => vault::changed(model, result),
        Event::VaultMended(_, origin, result) => vault::mended(model, origin, result),
        // What a project that is closed has left behind is no news of the one that is open.
        Event::Saved(project, _)
        | Event::Foreign { project, .. }
        | Event::MaterialFound { project, .. }
        | Event::Copied { project, .. }
        | Event::Accepted(project, _)
        | Event::MaterialDestroyed(project, _)
        | Event::LogsRead { project, .. }
            if project != model.opened => {}
        Event::Accepted(_, result) => project::accepted(model, result),
        Event::Copied { to, result, .. } => {
            let folder = to.display().to_string();
            match result {
                Ok(()) => model.notices.done_with(model.texts.get("notice-copied"), vec![folder]),
                Err(why) => {
                    let told = model.texts.trouble(Trouble::NotCopied, &[("folder", folder.into())]);
                    model.notices.trouble(told.because(vec![model.texts.copy_error(&why)]));
                }
            }
        }
        Event::MaterialFound { slug, result, .. } => gallring::found(model, slug, result),
        Event::MaterialDestroyed(_, ended) => gallring::ended(model, ended),
        Event::LogsRead { logs, order, .. } => exporting::go_on(model, logs, *order),
        Event::Saved(_, saved) => {
            closing::set_aside(model, &saved.rescued);
            if let Some(project) = &mut model.project {
                project.saving.finished(saved);
                match &project.saving.problem {
                    Some(SaveError::Changed { file }) => {
                        let told = model.texts.trouble(Trouble::ChangedByOthers, &[("file", file.as_str().into())]);
                        let reload = Command::OpenProject(project.root.clone());
                        model.notices.trouble(told.way_out(model.texts.get("reload"), reload));
                    }
                    Some(SaveError::Locked) => {
                        model.notices.trouble(model.texts.trouble(Trouble::LockedElsewhere, &[]));
                        // Its title is no longer for everybody.
                        if model.preferences.hide(&project.root) {
                            save_preferences(model);
                        }
                    }
                    Some(_) => not_saved(model),
                    None => {
                        for told in [Trouble::NotSaved, Trouble::CloseUnsaved, Trouble::StaysOpen] {
                            model.notices.settle(&model.texts.trouble(told, &[]).what);
                        }
                    }
                }
            }
        }
        Event::Foreign { notes: files, copies, .. } => {
            project::tell_copies(model, copies);
            if let Some(project) = &mut model.project {
                for file in files {
                    if let Some(group) =
                        project.workspace.municipalities.get_mut(&file.slug).and_then(|d| d.sessions.get_mut(&file.session))
                    {
                        match file.notes {
                            Some(notes) => drop(group.notes.insert(file.writer, notes)),
                            None => drop(group.notes.remove(&file.writer)),
                        }
                    }
                }
            }
            if let Some(project) = &mut model.project {
                project.compile.evidence_stale = true;
            }
            interview::look_again(model);
        }
        Event::NotesRead { project, .. } if project != model.opened => {}
        Event::NotesRead { slug, path, result, .. } => import::arrived(model, &slug, &path, result),
        Event::DraftRead { project, .. } if project != model.opened => {}
        Event::DraftRead { slug, path, result, .. } => draft_import::arrived(model, &slug, &path, result),
        Event::Styled(problems) => compile::styled(model, problems),
        // Pages of a draft that is no longer on screen are nobody's.
        Event::Pages(pages) => {
            if compile::is_on_screen(model, &pages.of) {
                compile::pages_arrived(model, *pages);
            }
        }
        Event::Thumbs { of, thumbs } => {
            if compile::is_on_screen(model, &of)
                && let Some(project) = &mut model.project
            {
                project.compile.thumbs = thumbs;
            }
        }
        Event::PagesFailed { of, why } => {
            if compile::is_on_screen(model, &of)
                && let Some(project) = &mut model.project
            {
                project.compile.asked = false;
                let told = model.texts.trouble(Trouble::PagesNotShown, &[]);
                project.compile.failure = Some(told.because(vec![model.texts.export_error(&why)]));
            }
        }
        Event::Spelling(report) => spelling::arrived(model, report),
        Event::Checked { project, .. } if project != model.opened => {}
        Event::Checked { of, account, .. } => anonymity::checked(model, of, *account),
        Event::Exported { path, result, errand, over } => exporting::exported(model, &path, result, errand.as_ref(), over),
        Event::ToPrint { path, result, errand } => exporting::view(model, path, result, &errand),
        Event::Viewed { path, result } => exporting::viewed(model, &path, result),
        Event::RoundMade { project, .. } | Event::RoundWritten { project, .. } | Event::RepliesRead { project, .. }
            if project != model.opened => {}
        Event::Packed { project, .. } | Event::PackagesRead { project, .. } if project != model.opened => {}
        Event::Packed { municipality, path, result, .. } => collecting::packed(model, &municipality, &path, result),
        Event::PackagesRead { found, by_hand, .. } => collecting::arrived(model, found, by_hand),
        Event::RoundMade { folder, municipality, result, over, .. } => review::made(model, folder, &municipality, result, *over),
        Event::RoundWritten { folder, result, .. } => review::written(model, &folder, result.map(|sent| *sent)),
        Event::RepliesRead { replies, .. } => review::arrived(model, replies),
        Event::RoundOpened { path, result } => answering::opened(model, &path, result),
        Event::AnswersKept(result) => answering::kept(model, result),
        Event::ReplySaved { path, result, finished } => answering::saved(model, path, result, finished),
        Event::Publishing { project, .. }
        | Event::Leaves { project, .. }
        | Event::Published { project, .. }
        | Event::Collated { project, .. }
            if project != model.opened => {}
        Event::Collated { collation, .. } => publishing::collated(model, collation),
        Event::Publishing { step, .. } => publishing::went_on(model, step),
        Event::Leaves { what, .. } => publishing::leaves(model, what),
        Event::Published { result, .. } => publishing::ended(model, result),
        Event::GuideRead { project, .. } if project != model.opened => {}
        Event::GuideRead { path, result, .. } => guide::read(model, &path, result),
        Event::TableRead { project, .. } if project != model.opened => {}
        Event::TableRead { path, purpose, result, .. } => selection::arrived(model, &path, purpose, result),
        Event::RegisterWritten { project, path, result } => selection::written(model, project, path, result),
        Event::GuideWritten { path, result } => guide::written(model, path, result),
        Event::JobFailed(job) => {
            model.opening = None;
            match job {
                "spelling" => model.spelling.stopped(),
                "unlock" => vault::broke_off(model),
                "mend" => repair::broke_off(model),
                "keep" => answering::broke_off(model),
                "export" | "round" | "package" | "register" => exporting::idle(model, true),
                "replies" => review::broke_off(model),
                "publish" => publishing::broke_off(model),
                "collate" => publishing::lost_collation(model),
                _ => {}
            }
            if let Some(project) = &mut model.project {
                match job {
                    "save" => project.saving.stopped(&project.workspace),
                    "pages" => project.compile.asked = false,
                    "check" => project.compile.checked.stopped(),
                    _ => {}
                }
            }
            model.notices.trouble(model.texts.trouble(Trouble::JobBrokeOff, &[("job", model.texts.job(job).into())]));
        }
    }
}

/// Tells that it cannot be saved, and why.
fn not_saved(model: &mut Model) {
    let Some(why) = model.project.as_ref().and_then(|project| project.saving.problem.as_ref()) else { return };
    let told = model.texts.trouble(Trouble::NotSaved, &[]).because(vec![model.texts.save_error(why)]);
    model.notices.trouble(told.way_out(model.texts.get("save-copy"), Command::SaveCopy(None)));
}

/// Waits a moment for a project that is being opened, so that it is the first thing on the screen and
/// nothing else flashes by. One that takes longer comes when it comes.
pub fn await_opening(model: &mut Model, most: Duration) {
    let end = Instant::now() + most;
    while model.opening.is_some() {
        match model.inbox.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(event) => apply(model, event),
            Err(_) => return,
        }
    }
}

/// What happens by itself as time goes: events, saving, the clock.
pub fn tick(model: &mut Model) {
    if model.project.as_ref().is_some_and(|project| project.typed.is_some_and(|typed| typed.elapsed() >= PAUSE)) {
        step(model, "undo-typing", What::Typing);
    }
    while let Ok(event) = model.inbox.try_recv() {
        apply(model, event);
    }
    interview::tick(model);
    answering::tick(model);
    compile::take_account(model);
    compile::ask_for_pages(model);
    spelling::tick(model);
    vault::tick(model);
    model.awake.set(model.project.as_ref().is_some_and(|project| project.running.is_some()), || model.texts.get("awake-reason"));
    if let Some(project) = &mut model.project {
        guarded::refresh(project);
        let OpenProject { saving, workspace, writer, .. } = project;
        saving.watch(matches!(model.screen, Screen::Run(_)));
        saving.start(workspace, writer);
        if saving.notice_hanging() {
            not_saved(model);
        }
    }
    publishing::tick(model);
    anonymity::check(model);
}

/// Saves the preferences without keeping the window waiting.
fn save_preferences(model: &Model) {
    let (preferences, home, outbox) = (model.preferences.clone(), model.home.clone(), model.outbox.clone());
    super::jobs::thread("preferences", move || {
        preferences.save(&home).unwrap_or_else(|why| outbox.send(Event::PreferencesNotSaved(why)));
    });
}

fn go(model: &mut Model, screen: Screen) {
    if let Some(slug) = screen.slug() {
        let Some(project) = &mut model.project else { return };
        if project.dossier(slug).is_none() {
            return;
        }
        if model.screen.slug() != Some(slug) {
            project.compile = super::model::Compile::default();
            project.reviewing.chosen = None;
            project.trail.clear();
        }
        if matches!(model.screen, Screen::Run(_))
            && let (Some(drafting), Some(dossier)) = (project.drafting.get_mut(slug), project.workspace.municipalities.get(slug))
        {
            // What was done at the table is undone there.
            drafting.rebase(dossier);
        }
        if project.session_id(slug).is_none() && project.read_only.is_none() {
            project::add_session(project, slug);
        }
    }
    model.screen = screen;
    if let (Screen::Compile(_), Some(project)) = (&model.screen, &mut model.project) {
        (project.compile.stale, project.compile.evidence_stale) = (true, true);
        project.styled = false;
    }
}

/// Makes what has changed on this screen a step of its undo: `what` in a draft, else `label`.
fn step(model: &mut Model, label: &'static str, what: What) {
    let Some(project) = &mut model.project else { return };
    let typed = project.typed.take().is_some();
    match model.screen.slug() {
        // The notes keep their own steps, in the file.
        Some(_) if matches!(model.screen, Screen::Run(_)) => {}
        Some(slug) => {
            let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return };
            if typed && let Some(draft) = &mut dossier.draft {
                // What was taken out of a block one has left is not going to be rewritten.
                let left = draft.blocks.iter_mut().filter(|block| project.compile.block.as_ref() != Some(&block.id));
                left.for_each(Block::settle);
            }
            let drafting = project.drafting.entry(slug.clone()).or_insert_with(|| Drafting::new(dossier));
            project.compile.evidence_stale |= drafting.step(dossier, what, label);
        }
        None if model.screen == Screen::Selection => drop(project.selection_history.step(&project.workspace.selection, label)),
        None if model.screen == Screen::Collect => drop(project.lead_history.step(&project.workspace.publication, label)),
        None if model.screen == Screen::Guide => drop(project.guide_history.step(&project.workspace.guide, label)),
        None => drop(project.overview_history.step(&Overview::of(&project.workspace), label)),
    }
}

fn undo(model: &mut Model, back: bool) {
    let screen = model.screen.clone();
    // A form is no part of the project that may be open behind it.
    if screen == Screen::Answer {
        return;
    }
    let label = if screen == Screen::Guide {
        let Some(label) = guide::undo(model, back) else { return };
        label
    } else if screen == Screen::Collect {
        let Some(label) = publishing::undo(model, back) else { return };
        label
    } else if screen == Screen::Selection {
        let Some(label) = selection::undo(model, back) else { return };
        label
    } else if matches!(screen, Screen::Review(_)) {
        let Some(label) = review::undo(model, back) else { return };
        label
    } else if matches!(screen, Screen::Run(_)) {
        let Some(label) = interview::undo(model, back) else { return };
        label
    } else if let (Some(slug), Some(project)) = (screen.slug(), &mut model.project) {
        let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return };
        let Some(drafting) = project.drafting.get_mut(slug) else { return };
        let Some((label, caret)) = drafting.undo(dossier, back, !matches!(screen, Screen::Compile(_))) else { return };
        let compile = &mut project.compile;
        (compile.stale, compile.evidence_stale) = (true, true);
        if let Some((block, at)) = caret {
            (compile.block, compile.focus, compile.page) = (Some(block.clone()), Some((block, at)), None);
        }
        project.saving.committed(Some(slug));
        // What a decision put into the text can be undone here as well.
        if back && label == "undo-decision" {
            let slug = slug.clone();
            review::undone_in_text(model, &slug);
        }
        label
    } else if let Some(project) = &mut model.project {
        let now = Overview::of(&project.workspace);
        let history = &mut project.overview_history;
        let Some((overview, label)) = (if back { history.undo(&now) } else { history.redo(&now) }) else { return };
        for slug in overview.restore(&mut project.workspace) {
            project.saving.committed(Some(&slug));
        }
        project.paper = Arc::new(Texts::new(project.workspace.project.language));
        project.compile.stale = true;
        project.saving.committed(None);
        label
    } else {
        return;
    };
    told(model, label, back);
}

fn told(model: &mut Model, label: &str, back: bool) {
    let step = model.texts.get(label);
    let key = if back { "notice-undone" } else { "notice-redone" };
    model.notices.done(model.texts.with(key, &[("step", step.into())]));
}

/// The dossier on screen with its slug.
fn on_screen<'a>(screen: &Screen, project: &'a mut OpenProject) -> Option<(Slug, &'a mut Dossier)> {
    let slug = screen.slug()?.clone();
    let dossier = project.workspace.municipalities.get_mut(&slug)?;
    Some((slug, dossier))
}

/// The focus group on screen: the latest of the dossier's.
fn group(dossier: &mut Dossier) -> Option<&mut FocusGroup> {
    dossier.sessions.values_mut().next_back()
}

/// A project read from disk, made ready to work in. False when the one before it stays open.
fn adopt(model: &mut Model, opened: crate::storage::store::Opened, pen: crate::storage::lock::Pen) -> bool {
    if !close_project(model) {
        return false;
    }
    let root = opened.store.root().to_owned();
    closing::is_opened(&model.home, &root);
    model.opened += 1;
    let saving = Saving::new(opened.store, pen.writer().clone(), &model.outbox, model.opened);
    model.preferences.remember(&root, &opened.workspace.project.name, model.now());
    if saving.is_locked() {
        model.preferences.hide(&root);
    }
    model.project = Some(OpenProject::new(root, pen, opened.workspace, opened.read_only, saving));
    model.screen = Screen::Home;
    collecting::watch(model);
    save_preferences(model);
    true
}
