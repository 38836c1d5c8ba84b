//! What is done about names and all else that points at a person.

use crate::app::anonymity as guarded;
use crate::app::checking::Account;
use crate::app::command::Anonymity;
use crate::app::drafting::Drafting;
use crate::app::event::Event;
use crate::app::interview::{self, Desk};
use crate::app::model::{Model, OpenProject, Screen};
use crate::app::text::paper;
use crate::domain::anonymity::guard::MAX_NAME;
use crate::domain::anonymity::names::Names;
use crate::domain::anonymity::replacement::{MAX_ROLE, Replacement, is_seat};
use crate::domain::draft::edit::Find;
use crate::domain::draft::{Block, steps};
use crate::domain::guide::Guide;
use crate::domain::ids::{BlockId, Slug, WriterId};
use crate::domain::log::What;
use crate::domain::notes;
use crate::domain::workspace::FocusGroup;

pub(super) fn run(model: &mut Model, command: Anonymity) {
    match command {
        Anonymity::Replace { words, role } => replace(model, &words, &role),
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
    project.workspace.names = names;
    project.guarded.outdate();
    if project.read_only.is_none() {
        project.saving.names_changed();
    }
}

fn replace(model: &mut Model, words: &str, role: &str) {
    let (now, writer) = (model.now(), model.writer().clone());
    let here = model.screen.slug().cloned();
    let Some(project) = &mut model.project else { return };
    let role = role.trim().trim_matches(['[', ']']).trim();
    if role.is_empty() || role.chars().count() > MAX_ROLE {
        return;
    }
    let gate = guarded::gate(project);
    if !gate.look(role).is_empty() {
        model.notices.problem(model.texts.get("notice-role-is-name"), Vec::new());
        return;
    }
    let mut names = project.workspace.names.clone();
    let person = Replacement::new(&gate, &project.workspace.names, words, role);
    let seat = is_seat(&gate, words);
    if !seat {
        names.roles.insert(person.who().to_owned(), role.to_owned());
    }
    let mut places = 0;
    for (slug, dossier) in &mut project.workspace.municipalities {
        // D8 is somebody else at another table.
        if seat && here.as_ref() != Some(slug) {
            continue;
        }
        let drafting = project.drafting.entry(slug.clone()).or_insert_with(|| Drafting::new(dossier));
        let mut count = 0;
        for block in dossier.draft.iter_mut().flat_map(|draft| &mut draft.blocks) {
            let (before, is_here) = (block.len(), project.compile.block.as_ref() == Some(&block.id) && here.as_ref() == Some(slug));
            let put = person.in_block(block);
            count += put;
            if put > 0 && is_here {
                // The caret stays where it was among the words behind it.
                let at = (block.len() + project.compile.selection.end).saturating_sub(before);
                project.compile.focus = Some((block.id.clone(), at));
            }
        }
        if count > 0 {
            drafting.step(dossier, steps::What::Replace, "undo-change");
        }
        for group in dossier.sessions.values_mut() {
            count += in_notes(&project.workspace.guide, group, &writer, now, &person);
            let Some(own) = group.notes.get_mut(&writer) else { continue };
            if let Some((text, _)) = person.in_text(&own.line.text) {
                let before = std::mem::replace(&mut own.line.text, text.clone());
                project.line_guard.took(before, text);
                project.saving.typed(Some(slug));
            }
            if let Some((text, _)) = person.in_text(&own.aside.text) {
                own.aside.text = text;
                project.saving.typed(Some(slug));
            }
        }
        if count > 0 {
            project.saving.committed(Some(slug));
            places += count;
        }
    }
    set_names(project, names);
    (project.compile.stale, project.compile.evidence_stale) = (true, true);
    if places > 0 {
        let text = model.texts.with("notice-replaced", &[("role", format!("[{role}]").into()), ("count", places.into())]);
        model.notices.done(text);
    }
}

/// Writes a new revision of each entry that the person is in. Returns in how many places.
fn in_notes(guide: &Guide, group: &mut FocusGroup, writer: &WriterId, now: jiff::Timestamp, person: &Replacement<'_>) -> usize {
    let Some(here) = interview::position(guide, group.notes.get(writer)).cloned() else { return 0 };
    let found = group.stream().into_iter().filter_map(|entry| Some((entry.id.clone(), person.in_text(&entry.text)?)));
    let found: Vec<_> = found.collect();
    let mut desk = Desk::new(group, writer, here, now);
    let mut places = 0;
    for (id, (text, count)) in found {
        if desk.revise(&id, |entry| entry.text = text) {
            places += count;
        }
    }
    desk.done(notes::What::Edit);
    places
}

fn allow(model: &mut Model, words: String, by: &str) {
    let now = model.now();
    let by = by.trim();
    let by = if by.is_empty() { model.signature() } else { by.to_owned() };
    let Some(project) = &mut model.project else { return };
    let gate = guarded::gate(project);
    let too_long = words.chars().count() > MAX_NAME || by.chars().count() > MAX_NAME;
    if too_long || !gate.can_allow(&words) {
        model.notices.problem(model.texts.get("notice-not-allowed"), Vec::new());
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
    let Screen::Compile(slug) = &model.screen else { return };
    let Some(project) = &mut model.project else { return };
    let gate = std::sync::Arc::clone(project.guarded.gate());
    let has_draft = project.dossier(slug).is_some_and(|dossier| dossier.draft.is_some());
    if has_draft && project.compile.checked.is_due(project.saving.revision(), &gate) {
        let shown = project.shown(slug);
        let Some(dossier) = project.dossier(slug) else { return };
        let summary = paper::summary(&project.workspace.project, dossier, &shown);
        let (of, root) = ((model.opened, slug.clone()), project.root.clone());
        model.outbox.spawn("check", move || Event::Checked { of, account: Box::new(Account::new(&gate, summary, &root)) });
    }
}

pub(super) fn checked(model: &mut Model, of: &(u64, Slug), account: Account) {
    if super::compile::is_on_screen(model, of)
        && let Some(project) = &mut model.project
    {
        project.compile.checked.arrived(account);
    }
}
