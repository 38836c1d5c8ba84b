//! What is done about names and all else that points at a person.

use super::replacing;
use crate::app::anonymity as guarded;
use crate::app::checking::{Account, Version};
use crate::app::command::Anonymity;
use crate::app::event::Event;
use crate::app::line_guard::LineGuard;
use crate::app::model::{Model, OpenProject, Screen};
use crate::app::text::paper;
use crate::app::trouble::Trouble;
use crate::domain::anonymity::guard::MAX_NAME;
use crate::domain::anonymity::names::Names;
use crate::domain::draft::Block;
use crate::domain::draft::edit::Find;
use crate::domain::ids::{BlockId, Slug};
use crate::domain::log::What;

pub(super) fn run(model: &mut Model, command: Anonymity) {
    match command {
        Anonymity::Replace { words, role, block } => replacing::replace(model, &words, &role, block),
        Anonymity::UndoReplace(replaced) => replacing::undo(model, *replaced),
        Anonymity::Allow { words, by } => allow(model, words, &by),
        Anonymity::TakeBack(text) => {
            let (now, by) = (model.now(), model.signature());
            let Some(project) = &mut model.project else { return };
            guarded::note(project, now, What::NameAfterAll { text, by });
        }
        Anonymity::GiveBack => give_back(model),
        Anonymity::SetGuardList(guard) => {
            let Some(project) = &mut model.project else { return };
            let roles = std::mem::take(&mut project.workspace.names.roles);
            set_names(project, Names { guard, roles });
        }
        Anonymity::DestroyGuardList => super::gallring::destroy_names(model),
        Anonymity::Show { municipality, block, words, near } => show(model, &municipality, block, words, near),
    }
}

/// Names are kept where the project keeps them, if anywhere.
pub(super) fn set_names(project: &mut OpenProject, names: Names) {
    if names.guard.is_empty() && !project.workspace.names.guard.is_empty() {
        // The list is gone; nothing remembers what was typed with it.
        project.line_guard = LineGuard::default();
    }
    project.workspace.names = names;
    project.guarded.outdate();
    if project.read_only.is_none() {
        project.saving.names_changed();
    }
}

fn allow(model: &mut Model, words: String, by: &str) {
    let now = model.now();
    let by = by.trim();
    let by = if by.is_empty() { model.signature() } else { by.to_owned() };
    let Some(project) = &mut model.project else { return };
    let gate = guarded::gate(project);
    let too_long = words.chars().count() > MAX_NAME || by.chars().count() > MAX_NAME;
    if too_long || !gate.can_allow(&words) {
        model.notices.trouble(model.texts.trouble(Trouble::NotAllowed, &[]));
        return;
    }
    guarded::note(project, now, What::NotAName { text: words, by: by.clone() });
    // What is typed in a locked project stays there.
    if !project.is_locked() && model.preferences.signature != by {
        model.preferences.signature.clone_from(&by);
        super::save_preferences(model);
    }
    model.signature = by;
}

fn give_back(model: &mut Model) {
    let writer = model.writer().clone();
    let Some(slug) = model.screen.slug().cloned() else { return };
    let Some(OpenProject { workspace, line_guard, saving, .. }) = &mut model.project else { return };
    let Some(group) = workspace.municipalities.get_mut(&slug).and_then(super::group) else { return };
    if line_guard.give_back(&mut group.own(&writer).line.text) {
        saving.typed(Some(&slug));
    }
}

fn show(model: &mut Model, slug: &Slug, block: BlockId, words: String, near: usize) {
    if model.screen != Screen::Compile(slug.clone()) {
        super::go(model, Screen::Compile(slug.clone()));
    }
    let Some(project) = &mut model.project else { return };
    let draft = project.workspace.municipalities.get(slug).and_then(|dossier| dossier.draft.as_ref());
    let Some(text) = draft.and_then(|draft| draft.block(&block)).map(|block: &Block| &block.text) else { return };
    let find = Find { text: words, match_case: true, whole_words: false };
    let Some(range) = find.hits(text).into_iter().min_by_key(|range| range.start.abs_diff(near)) else { return };
    let compile = &mut project.compile;
    compile.focus = Some((block.clone(), range.end));
    compile.chosen = range.len();
    (compile.block, compile.selection, compile.page, compile.stale) = (Some(block), range, None, true);
}

/// Asks what keeps the summary on screen from leaving, if something has changed.
pub(super) fn check(model: &mut Model) {
    let (Screen::Compile(slug) | Screen::Review(slug)) = &model.screen else { return };
    let Some(project) = &mut model.project else { return };
    let version = project.version(slug);
    let has_draft = project.dossier(slug).is_some_and(|dossier| dossier.draft.is_some());
    if has_draft && project.compile.checked.is_due(&version) {
        let shown = project.shown(slug);
        let Some(dossier) = project.dossier(slug) else { return };
        let summary = paper::summary(&project.workspace.project, dossier, &shown);
        let (number, root) = (model.opened, project.root.clone());
        model.outbox.spawn("check", move || {
            let account = Box::new(Account::new(&version.gate, summary, &root));
            Event::Checked { project: number, of: version, account }
        });
    }
}

pub(super) fn checked(model: &mut Model, of: Version, account: Account) {
    if let Some(project) = &mut model.project {
        project.compile.checked.arrived(of, account);
    }
}
