//! Locking and unlocking the open project.

use std::path::Path;

use crate::app::event::{Event, Unlocked};
use crate::app::jobs;
use crate::app::model::{Model, Screen};
use crate::app::trouble::Trouble;
use crate::app::vault::{VaultCommand, Waiting};
use crate::app::{pages, spelling::Spelling};
use crate::storage::problem::ProblemKind;
use crate::storage::store::{LockError, Origin, Store};
use crate::storage::vault::{Key, Passphrase};

pub(super) fn run(model: &mut Model, command: VaultCommand) {
    match command {
        VaultCommand::Unlock(passphrase) => unlock(model, passphrase),
        VaultCommand::Cancel => model.vault.waiting = None,
        VaultCommand::Protect(passphrase) => {
            if let Some(project) = &mut model.project {
                project.saving.lock(passphrase);
            }
        }
        VaultCommand::Change { old, new } => {
            let Some(root) = model.project.as_ref().map(|project| project.root.clone()) else { return };
            let project = model.opened;
            model.outbox.spawn("passphrase", move || Event::PassphraseChanged(project, Store::change_passphrase(&root, &old, &new)));
        }
        VaultCommand::Mend => {
            if let Some(project) = &model.project {
                project.saving.mend_vault();
            }
        }
        VaultCommand::Lock => begin(model),
        VaultCommand::LockAfter(minutes) => {
            model.preferences.lock_after = minutes;
            super::save_preferences(model);
        }
    }
}

/// A folder turned out to be locked: it waits for its passphrase, and keeps no title in the list
/// of what was open.
pub(super) fn wait_for(model: &mut Model, folder: &Path) {
    if model.preferences.hide(folder) {
        super::save_preferences(model);
    }
    model.vault.waiting = Some(Waiting::new(folder.to_owned()));
}

fn unlock(model: &mut Model, passphrase: Passphrase) {
    let Some(waiting) = model.vault.waiting.as_mut().filter(|waiting| !waiting.trying) else { return };
    (waiting.trying, waiting.problem) = (true, None);
    let folder = waiting.folder.clone();
    let (home, device) = (model.home.clone(), model.preferences.writer.clone());
    model.outbox.spawn("unlock", move || {
        let result = super::project::read(&home, &device, &folder, Some(&passphrase));
        Event::Unlocked(Unlocked { path: folder, result })
    });
}

/// What came of a passphrase. One that nobody waits for any more changes nothing.
pub(super) fn unlocked(model: &mut Model, Unlocked { path, result }: Unlocked) {
    let Some(waiting) = model.vault.waiting.as_mut().filter(|waiting| waiting.folder == path) else { return };
    waiting.trying = false;
    if let Err(not_opened) = &result
        && let [problem] = not_opened.problems.as_slice()
        && problem.kind == ProblemKind::WrongPassphrase
    {
        waiting.problem = Some(model.texts.trouble(Trouble::WrongPassphrase, &[]));
        return;
    }
    model.vault.waiting = None;
    let now = model.now();
    model.vault.is_active(now);
    super::project::opened(model, &path, result);
}

/// The job that tries a passphrase broke off.
pub(super) fn broke_off(model: &mut Model) {
    if let Some(waiting) = &mut model.vault.waiting {
        waiting.trying = false;
    }
}

/// The project was moved into a vault, or not.
pub(super) fn protected(model: &mut Model, origin: Origin, result: Result<(), LockError>) {
    let Some(project) = &mut model.project else { return };
    if origin.is_locked() && !project.is_locked() {
        project.saving.locked(origin);
        let root = project.root.clone();
        if model.preferences.hide(&root) {
            super::save_preferences(model);
        }
    }
    match result {
        Ok(()) => {
            // What was waiting for the key is saved now.
            model.notices.settle(&model.texts.trouble(Trouble::NotSaved, &[]).what);
            model.notices.settle(&model.texts.trouble(Trouble::LockedElsewhere, &[]).what);
            model.notices.done_with(model.texts.get("vault-protected"), vec![model.texts.get("vault-remains")]);
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::NotProtected, &[]);
            model.notices.trouble(told.because(vec![model.texts.lock_error(&why)]));
        }
    }
}

/// What came of putting the copy of `vault.age` in its place.
pub(super) fn mended(model: &mut Model, origin: Origin, result: Result<(), LockError>) {
    if let Some(project) = &mut model.project {
        project.saving.moved(origin);
    }
    match result {
        Ok(()) => {
            model.notices.settle(&model.texts.trouble(Trouble::VaultDamaged, &[]).what);
            model.notices.done(model.texts.get("vault-mended"));
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::NotProtected, &[]);
            model.notices.trouble(told.because(vec![model.texts.lock_error(&why)]));
        }
    }
}

pub(super) fn changed(model: &mut Model, result: Result<Key, LockError>) {
    match result {
        Ok(key) => {
            if let Some(project) = &mut model.project {
                project.saving.rekey(key);
            }
            model.notices.done(model.texts.get("vault-changed"));
        }
        Err(why) => {
            let told = model.texts.trouble(Trouble::PassphraseNotChanged, &[]);
            model.notices.trouble(told.because(vec![model.texts.lock_error(&why)]));
        }
    }
}

/// Everything goes to disk; then the project is locked.
fn begin(model: &mut Model) {
    let Some(project) = model.project.as_mut().filter(|project| project.is_locked()) else { return };
    project.saving.flush(&project.workspace, &project.writer);
    (model.vault.locking, model.vault.told) = (true, false);
}

/// Locks when nobody has been there for long, and when what is to be saved before is saved. What
/// cannot be saved is tried again until it can: neither is anything lost, nor does the project stay
/// open for longer than that.
pub(super) fn tick(model: &mut Model) {
    let now = model.now();
    let Some(project) = model.project.as_mut().filter(|project| project.is_locked()) else {
        model.vault.locking = false;
        return;
    };
    if !model.vault.locking {
        let idle = model.preferences.lock_after.is_some_and(|minutes| model.vault.left(now, minutes).is_zero());
        if idle && project.running.is_none() {
            begin(model);
        }
        return;
    }
    let saved = project.saving.is_clean() || project.read_only.is_some();
    if project.owes_the_log() || (project.read_only.is_none() && project.saving.is_busy()) {
        return;
    }
    if saved || project.saving.is_set_aside() {
        // What somebody else changed is theirs; ours lies beside it, as locked as all else.
        if !lock(model) {
            model.vault.locking = false;
        } else if !saved {
            model.notices.trouble(model.texts.trouble(Trouble::LockedAside, &[]));
        }
    } else if let Some(why) = &project.saving.problem {
        let why = model.texts.save_error(why);
        if !std::mem::replace(&mut model.vault.told, true) {
            model.notices.trouble(model.texts.trouble(Trouble::NotLockedYet, &[]).because(vec![why]));
        }
    } else {
        project.saving.flush(&project.workspace, &project.writer);
    }
}

/// Closes the project and forgets all that is known of it. False when its last words could be
/// written nowhere.
fn lock(model: &mut Model) -> bool {
    let Some(root) = model.project.as_ref().map(|project| project.root.clone()) else { return true };
    if !super::close_project(model) {
        return false;
    }
    model.screen = Screen::Home;
    // Where those went is no secret.
    let aside = model.texts.trouble(Trouble::SavedAside, &[("folder", "".into())]).what;
    model.notices.keep_only(&aside);
    model.spelling = Spelling::new(&model.outbox);
    let mut pages = std::mem::replace(&mut model.pages, pages::worker(&model.outbox));
    jobs::thread("forget", move || {
        pages.finish();
        crate::export::forget();
    });
    model.repair = None;
    model.vault.locking = false;
    model.vault.locked += 1;
    model.vault.waiting = Some(Waiting::new(root));
    true
}
