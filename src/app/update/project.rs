//! Opening and creating projects, and what all municipalities share.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::anonymity;
use crate::app::command::{Command, Milestone, ProjectDate};
use crate::app::demo;
use crate::app::event::Event;
use crate::app::model::{Model, OpenProject, Screen};
use crate::app::publishing::job::Job;
use crate::app::repair::{NotOpened, Reading};
use crate::app::text::Texts;
use crate::app::trouble::{Told, Trouble};
use crate::app::vault::VaultCommand;
use crate::domain::ids::{SessionId, Slug, WriterId};
use crate::domain::municipality::Municipality;
use crate::domain::project::Project;
use crate::domain::review::{Approval, Wording};
use crate::domain::workspace::{Dossier, FocusGroup};
use crate::storage::guides;
use crate::storage::lock::Pen;
use crate::storage::problem::ProblemKind;
use crate::storage::repair::Survey;
use crate::storage::store::{CreateError, Opened, ReadOnly, SaveError, Store};
use crate::storage::vault::{self, Key, Passphrase};

pub(super) fn run(model: &mut Model, command: Command) {
    match command {
        Command::CreateProject { folder, name, passphrase } => create(model, folder, name, passphrase),
        Command::OpenProject(path) => open(model, path),
        Command::OpenDemo => open_demo(model),
        Command::AddMunicipality(name) => add_municipality(model, &name),
        _ => edit(model, command),
    }
}

/// Changes to the open project.
fn edit(model: &mut Model, command: Command) {
    let today = model.today();
    let Some(open) = &mut model.project else { return };
    let project = &mut open.workspace.project;
    match command {
        Command::SetProjectDate(which, date) => match which {
            ProjectDate::DraftDue => project.draft_due = date,
            ProjectDate::ReplyDue => project.reply_due = date,
            ProjectDate::MappingDone => project.mapping_done = date,
        },
        Command::SetPageBudget(pages) => project.pages = pages,
        Command::SetAttribution(attribution) => project.attribution = attribution,
        Command::SetKeep(keep) => project.keep = keep,
        Command::SetSummaryLanguage(language) => {
            project.language = language;
            open.paper = Arc::new(Texts::new(language));
        }
        Command::SetOwnCodes(codes) => {
            project.codes = codes;
            return open.saving.typed(None);
        }
        Command::ProjectEdited => return open.saving.typed(None),
        Command::SetMilestone(slug, Milestone::Approved, true) => return approve_by_hand(model, slug),
        Command::SetMilestone(slug, which, reached) => {
            let Some(dossier) = open.workspace.municipalities.get_mut(&slug) else { return };
            let milestones = &mut dossier.municipality.milestones;
            let date = reached.then_some(today);
            match which {
                Milestone::Sent => milestones.sent = date,
                Milestone::Replied => milestones.replied = date,
                Milestone::Approved => milestones.approved = date,
            }
            open.compile.stale = true;
            return open.saving.committed(Some(&slug));
        }
        _ => return,
    }
    open.compile.stale = true;
    open.saving.committed(None);
}

/// Somebody has been told, in some way of their own, that the text is approved as it stands.
fn approve_by_hand(model: &mut Model, slug: Slug) {
    let (today, now, by) = (model.today(), model.now(), model.signature());
    let Some(open) = &mut model.project else { return };
    let shown = open.workspace.shown(&slug);
    let Some(dossier) = open.workspace.municipalities.get_mut(&slug) else { return };
    // Something has been said that is to be decided on first.
    if dossier.not_ready().is_some() {
        super::go(model, Screen::Review(slug));
        return model.notices.trouble(model.texts.trouble(Trouble::NotReady, &[]));
    }
    let wording = Wording::of(dossier).showing(&shown);
    let approval = Approval::new(wording, by, model.texts.get("approval-by-hand"), today, now);
    let logged = super::review::approved(&slug, &approval);
    dossier.approve(approval);
    open.compile.stale = true;
    anonymity::note(open, now, logged);
    open.saving.committed(Some(&slug));
}

fn open(model: &mut Model, path: PathBuf) {
    if model.project.as_ref().is_some_and(|project| project.root == path) {
        // Reading again what is open: ours goes to disk first, or it would be missing after.
        if !super::close_project(model) {
            return;
        }
        model.screen = Screen::Home;
    }
    model.opening = Some(path.clone());
    let (home, device) = (model.home.clone(), model.preferences.writer.clone());
    model.outbox.spawn("open", move || {
        // Somebody may well choose samsyn.ron itself.
        let folder = if path.is_file() { path.parent().unwrap_or(&path).to_owned() } else { path };
        let result = read(&home, &device, &folder, None);
        Event::Opened { path: folder, result }
    });
}

/// Reads a work folder, pen in hand: what another window writes under our name is there before.
pub(super) fn read(home: &Path, device: &WriterId, folder: &Path, passphrase: Option<&Passphrase>) -> Reading {
    let key = passphrase.map(|passphrase| vault::open(folder, passphrase)).transpose().map_err(|problem| vec![problem])?;
    read_with(home, device, folder, key)
}

/// As [`read()`], with the key of a locked folder at hand. One that does not open is looked through
/// for what can be had of it.
pub(super) fn read_with(home: &Path, device: &WriterId, folder: &Path, key: Option<Key>) -> Reading {
    let pen = Pen::take(home, folder, device);
    let opened = Store::open_with(folder, key.clone()).map_err(|problems| {
        let survey = Some(Survey::of(folder, key)).filter(|survey| !survey.broken.is_empty()).map(Arc::new);
        NotOpened { problems, survey }
    })?;
    let pen = if opened.read_only.is_some() { pen.lay_down(device) } else { pen };
    Ok(Box::new((opened, pen)))
}

fn create(model: &mut Model, folder: PathBuf, name: String, passphrase: Option<Passphrase>) {
    model.opening = Some(folder.clone());
    let (home, device) = (model.home.clone(), model.preferences.writer.clone());
    model.outbox.spawn("create", move || {
        let (project, guide) = (Project::new(name), guides::bilaga2());
        let created = match &passphrase {
            Some(passphrase) => Store::create_locked(&folder, &project, &guide, passphrase),
            None => Store::create(&folder, &project, &guide),
        };
        match created {
            Ok(opened) => {
                let pen = Pen::take(&home, &folder, &device);
                Event::Opened { path: folder, result: Ok(Box::new((opened, pen))) }
            }
            Err(why) => Event::NotCreated { path: folder, why },
        }
    });
}

fn open_demo(model: &mut Model) {
    let today = model.today();
    let folder = demo::default_folder(&model.home);
    model.opening = Some(folder.clone());
    let (home, device) = (model.home.clone(), model.preferences.writer.clone());
    model.outbox.spawn("demo", move || {
        if demo::write(&folder, today).is_err() {
            let why = CreateError::Io(io::Error::other("the example could not be written"));
            return Event::NotCreated { path: folder, why };
        }
        let result = read(&home, &device, &folder, None);
        Event::Opened { path: folder, result }
    });
}

pub(super) fn not_created(model: &mut Model, path: &Path, why: &CreateError) {
    model.opening = None;
    let told = model.texts.trouble(Trouble::NotCreated, &[("folder", path.display().to_string().into())]);
    model.notices.trouble(told.because(vec![model.texts.create_error(why)]));
}

/// Takes a project in, and tells of what one should know before working in it.
fn tell_on_opening(model: &mut Model, opened: Opened, pen: Pen) {
    let (read_only, by_copy) = (opened.read_only.clone(), opened.store.is_by_copy());
    let (altered, copies) = (opened.altered.clone(), opened.copies.clone());
    if !super::adopt(model, opened, pen) {
        return;
    }
    match &read_only {
        Some(ReadOnly::NewerFormat { file }) => {
            model.notices.trouble(model.texts.trouble(Trouble::Newer, &[("file", file.as_str().into())]));
        }
        Some(ReadOnly::NotWritable) => model.notices.trouble(model.texts.trouble(Trouble::NotWritable, &[])),
        None => {}
    }
    if by_copy {
        let mend = read_only.is_none().then(|| (model.texts.get("vault-mend"), Command::Vault(VaultCommand::Mend)));
        model.notices.trouble(Told { action: mend, ..model.texts.trouble(Trouble::VaultDamaged, &[]) });
    }
    if !altered.is_empty() {
        let told = model.texts.trouble(Trouble::Altered, &[("count", altered.len().into())]);
        let accept = read_only.is_none().then(|| (model.texts.get("accept-altered"), Command::AcceptAltered));
        model.notices.trouble(Told { action: accept, ..told.because(altered) });
    }
    tell_copies(model, copies);
}

/// Tells of copies that a synchronising service has set aside.
pub(super) fn tell_copies(model: &mut Model, copies: Vec<String>) {
    if !copies.is_empty() {
        let told = model.texts.trouble(Trouble::ConflictCopies, &[("count", copies.len().into())]);
        model.notices.trouble(told.because(copies));
    }
}

/// What was not as it was saved has been said to be right.
pub(super) fn accepted(model: &mut Model, result: Result<usize, SaveError>) {
    match result {
        Ok(count) => {
            model.notices.settle(&model.texts.trouble(Trouble::Altered, &[("count", count.into())]).what);
            model.notices.done(model.texts.get("notice-accepted"));
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::NotSaved, &[]);
            model.notices.trouble(told.because(vec![model.texts.save_error(&why)]));
        }
    }
}

pub(super) fn opened(model: &mut Model, path: &Path, result: Reading) {
    model.opening = None;
    match result {
        Ok(opened) => {
            let (opened, pen) = *opened;
            if model.project.as_ref().is_some_and(|project| project.pen.folder() == pen.folder()) {
                // What is open already, by another of its names: read again when ours is on disk,
                // and with the pen that we hold.
                drop(pen);
                if !super::close_project(model) {
                    return;
                }
                model.screen = Screen::Home;
                return open(model, path.to_owned());
            }
            tell_on_opening(model, opened, pen);
        }
        Err(NotOpened { problems, .. }) if problems.iter().any(|problem| problem.kind == ProblemKind::Locked) => {
            super::vault::wait_for(model, path);
        }
        Err(NotOpened { survey: Some(survey), .. }) => super::repair::show(model, path, survey),
        Err(NotOpened { problems, .. }) => {
            model.preferences.recent.retain(|recent| recent.path != *path);
            let told = model.texts.trouble(Trouble::NotOpened, &[("folder", path.display().to_string().into())]);
            model.notices.trouble(told.because(model.texts.problems(&problems)));
        }
    }
}

/// What is on its way out, or being destroyed, comes to its end before the project closes: the log
/// has to tell of it. What other jobs report in the meantime waits.
pub(super) fn settle(model: &mut Model) {
    let mut later = Vec::new();
    while let Some(project) = model.project.as_ref().filter(|project| project.owes_the_log()) {
        // A publication would keep the window for a minute, and is made anew as easily.
        project.publishing.job.iter().for_each(Job::stop);
        // A drive that hangs is not waited for for ever.
        match model.inbox.recv_timeout(super::closing::PATIENCE) {
            Ok(
                event @ (Event::LogsRead { .. }
                | Event::MaterialDestroyed(..)
                | Event::Exported { .. }
                | Event::ToPrint { .. }
                | Event::RoundMade { .. }
                | Event::RoundWritten { .. }
                | Event::Packed { .. }
                | Event::RegisterWritten { .. }
                | Event::Leaves { .. }
                | Event::Published { .. }
                | Event::Saved(..)
                | Event::JobFailed(_)),
            ) => super::apply(model, event),
            Ok(event) => later.push(event),
            Err(_) => break,
        }
    }
    for event in later {
        model.outbox.send(event);
    }
}

fn add_municipality(model: &mut Model, name: &str) {
    let name = name.trim();
    let Some(project) = &mut model.project else { return };
    let Ok(base) = Slug::from_name(name) else {
        model.notices.trouble(model.texts.trouble(Trouble::NameNeeded, &[]));
        return;
    };
    let slug = base.free(|slug| !project.workspace.municipalities.contains_key(slug));
    project.workspace.municipalities.insert(slug.clone(), Dossier::new(Municipality::new(name)));
    add_session(project, &slug);
    super::go(model, Screen::Prepare(slug));
}

/// Gives a municipality its first focus group.
pub(super) fn add_session(project: &mut OpenProject, slug: &Slug) {
    let Some(dossier) = project.workspace.municipalities.get_mut(slug) else { return };
    dossier.sessions.entry(SessionId::nth(1)).or_insert_with(FocusGroup::default);
    project.saving.committed(Some(slug));
}
