//! A role in the place of words, wherever the same person stands, and taking all of that back.

use crate::app::anonymity as guarded;
use crate::app::command::{Anonymity, Command};
use crate::app::drafting::Drafting;
use crate::app::interview::{self, Desk};
use crate::app::model::{Model, OpenProject};
use crate::app::replaced::{Replaced, Was};
use crate::app::trouble::Trouble;
use crate::domain::anonymity::replacement::{MAX_ROLE, Replacement, is_seat};
use crate::domain::draft::{Block, steps};
use crate::domain::guide::Guide;
use crate::domain::ids::{BlockId, EntryId, SessionId, Slug, WriterId};
use crate::domain::notes::What;
use crate::domain::workspace::{Dossier, FocusGroup};

/// Round which table a seat's code is somebody: D8 is somebody else at another.
struct Table {
    municipality: Slug,
    /// `None` where it cannot be told which one of several; then only the block is meant.
    session: Option<SessionId>,
    block: Option<BlockId>,
}

impl Table {
    /// The table that a block of the municipality's draft is about, or without a block the one
    /// that is led now.
    fn of(project: &OpenProject, municipality: Slug, block: Option<BlockId>) -> Self {
        let session = match &block {
            None => project.session_id(&municipality),
            Some(id) => project.dossier(&municipality).and_then(|dossier| session_of(dossier, dossier.draft.as_ref()?.block(id)?)),
        };
        Self { municipality, session, block }
    }

    fn has(&self, block: &BlockId, session: Option<&SessionId>) -> bool {
        self.block.as_ref() == Some(block) || (session.is_some() && session == self.session.as_ref())
    }
}

/// The one focus group that a block rests on.
fn session_of(dossier: &Dossier, block: &Block) -> Option<SessionId> {
    let mut all: Vec<&SessionId> = Vec::new();
    for link in &block.links {
        let holders = dossier.sessions.iter().filter(|(_, group)| group.newest(&link.entry).is_some());
        all.extend(holders.map(|(id, _)| id));
    }
    all.dedup();
    if let [only] = all.as_slice() { Some((*only).clone()) } else { None }
}

pub(super) fn replace(model: &mut Model, words: &str, role: &str, block: Option<BlockId>) {
    let (now, writer) = (model.now(), model.writer().clone());
    let here = model.screen.slug().cloned();
    let Some(project) = &mut model.project else { return };
    let role = role.trim().trim_matches(['[', ']']).trim();
    if role.is_empty() || role.chars().count() > MAX_ROLE {
        return;
    }
    let gate = guarded::gate(project);
    if !gate.look(role).is_empty() {
        model.notices.trouble(model.texts.trouble(Trouble::RoleIsName, &[]));
        return;
    }
    let table = match here.clone().filter(|_| is_seat(&gate, words)) {
        Some(municipality) => Some(Table::of(project, municipality, block)),
        None if is_seat(&gate, words) => return,
        None => None,
    };
    let mut names = project.workspace.names.clone();
    let person = Replacement::new(&gate, &project.workspace.names, words, role);
    let mut replaced = Replaced::new(model.opened);
    if table.is_none() {
        let before = names.roles.insert(person.who().to_owned(), role.to_owned());
        replaced.role = Some((person.who().to_owned(), before));
    }
    let mut places = 0;
    for (slug, dossier) in &mut project.workspace.municipalities {
        if table.as_ref().is_some_and(|table| table.municipality != *slug) {
            continue;
        }
        let drafting = project.drafting.entry(slug.clone()).or_insert_with(|| Drafting::new(dossier));
        let meant = |block: &Block| table.as_ref().is_none_or(|table| table.has(&block.id, session_of(dossier, block).as_ref()));
        let blocks: Vec<BlockId> =
            dossier.draft.iter().flat_map(|draft| &draft.blocks).filter(|block| meant(block)).map(|block| block.id.clone()).collect();
        let mut count = 0;
        for block in dossier.draft.iter_mut().flat_map(|draft| &mut draft.blocks).filter(|block| blocks.contains(&block.id)) {
            let before = block.clone();
            let put = person.in_block(block);
            count += put;
            if put > 0 && project.compile.block.as_ref() == Some(&block.id) && here.as_ref() == Some(slug) {
                // The caret stays where it was among the words behind it.
                let at = (block.len() + project.compile.selection.end).saturating_sub(before.len());
                project.compile.focus = Some((block.id.clone(), at));
            }
            if before != *block {
                replaced.blocks.push((slug.clone(), Was { before, after: block.clone() }));
            }
        }
        if count > 0 {
            drafting.step(dossier, steps::What::Replace, "undo-change");
        }
        for (session, group) in &mut dossier.sessions {
            if table.as_ref().is_some_and(|table| table.session.as_ref() != Some(session)) {
                continue;
            }
            for (entry, was, put) in in_notes(&project.workspace.guide, group, &writer, now, &person) {
                count += put;
                replaced.entries.push(((slug.clone(), session.clone(), entry), was));
            }
            let Some(own) = group.notes.get_mut(&writer) else { continue };
            let lines = [own.line.text.clone(), own.aside.text.clone()];
            if let Some((text, _)) = person.in_text(&own.line.text) {
                let before = std::mem::replace(&mut own.line.text, text.clone());
                project.line_guard.took(before, text);
            }
            if let Some((text, _)) = person.in_text(&own.aside.text) {
                own.aside.text = text;
            }
            let after = [own.line.text.clone(), own.aside.text.clone()];
            if lines != after {
                replaced.lines.push(((slug.clone(), session.clone()), Was { before: lines, after }));
                project.saving.typed(Some(slug));
            }
        }
        if count > 0 {
            project.saving.committed(Some(slug));
            places += count;
        }
    }
    super::anonymity::set_names(project, names);
    (project.compile.stale, project.compile.evidence_stale) = (true, true);
    if places > 0 {
        let text = model.texts.with("notice-replaced", &[("role", format!("[{role}]").into()), ("count", places.into())]);
        let undo = Command::Anonymity(Anonymity::UndoReplace(Box::new(replaced)));
        model.notices.done_but(text, (model.texts.get("undo-all"), undo));
    }
}

/// Writes a new revision of each entry that the person is in. Returns them, each with its text and
/// in how many places.
fn in_notes(
    guide: &Guide,
    group: &mut FocusGroup,
    writer: &WriterId,
    now: jiff::Timestamp,
    person: &Replacement<'_>,
) -> Vec<(EntryId, Was<String>, usize)> {
    let Some(here) = interview::position(guide, group.notes.get(writer)).cloned() else { return Vec::new() };
    let found = group.stream().into_iter().filter_map(|entry| {
        let (after, count) = person.in_text(&entry.text)?;
        Some((entry.id.clone(), Was { before: entry.text.clone(), after }, count))
    });
    let mut found: Vec<_> = found.collect();
    let mut desk = Desk::new(group, writer, here, now);
    found.retain(|(id, was, _)| desk.revise(id, |entry| entry.text.clone_from(&was.after)));
    desk.done(What::Edit);
    found
}

/// Takes a replacement back in all places, as one deed. Nothing is taken back when one of those
/// texts has become another since; a line that has been written on keeps its role.
pub(super) fn undo(model: &mut Model, replaced: Replaced) {
    let (now, writer) = (model.now(), model.writer().clone());
    let Some(project) = &mut model.project else { return };
    if replaced.project != model.opened || !is_as_it_became(project, &replaced) {
        model.notices.trouble(model.texts.trouble(Trouble::NotUndone, &[]));
        return;
    }
    for (slug, was) in replaced.blocks {
        let Some(dossier) = project.workspace.municipalities.get_mut(&slug) else { continue };
        let drafting = project.drafting.entry(slug.clone()).or_insert_with(|| Drafting::new(dossier));
        for block in dossier.draft.iter_mut().flat_map(|draft| &mut draft.blocks).filter(|block| **block == was.after) {
            block.clone_from(&was.before);
        }
        drafting.step(dossier, steps::What::Replace, "undo-change");
        project.saving.committed(Some(&slug));
    }
    for ((slug, session, id), was) in replaced.entries {
        let Some(group) = project.workspace.municipalities.get_mut(&slug).and_then(|dossier| dossier.sessions.get_mut(&session)) else {
            continue;
        };
        let Some(here) = interview::position(&project.workspace.guide, group.notes.get(&writer)).cloned() else { continue };
        let mut desk = Desk::new(group, &writer, here, now);
        desk.revise(&id, |entry| entry.text = was.before);
        desk.done(What::Edit);
        project.saving.committed(Some(&slug));
    }
    for ((slug, session), was) in replaced.lines {
        let group = project.workspace.municipalities.get_mut(&slug).and_then(|dossier| dossier.sessions.get_mut(&session));
        let Some(own) = group.and_then(|group| group.notes.get_mut(&writer)) else { continue };
        let ([line, aside], [line_after, aside_after]) = (was.before, was.after);
        for (text, before, after) in [(&mut own.line.text, line, line_after), (&mut own.aside.text, aside, aside_after)] {
            if *text == after {
                *text = before;
            }
        }
        project.saving.typed(Some(&slug));
    }
    let mut names = project.workspace.names.clone();
    match replaced.role {
        Some((who, Some(role))) => drop(names.roles.insert(who, role)),
        Some((who, None)) => drop(names.roles.remove(&who)),
        None => {}
    }
    super::anonymity::set_names(project, names);
    (project.compile.stale, project.compile.evidence_stale) = (true, true);
    model.notices.done(model.texts.get("notice-replace-undone"));
}

/// Whether every text still is what the replacement made of it.
fn is_as_it_became(project: &OpenProject, replaced: &Replaced) -> bool {
    let block = |(slug, was): &(Slug, Was<Block>)| {
        let draft = project.dossier(slug).and_then(|dossier| dossier.draft.as_ref());
        draft.and_then(|draft| draft.block(&was.after.id)) == Some(&was.after)
    };
    let entry = |((slug, session, id), was): &((Slug, SessionId, EntryId), Was<String>)| {
        let group = project.dossier(slug).and_then(|dossier| dossier.sessions.get(session));
        group.and_then(|group| group.newest(id)).is_some_and(|entry| !entry.deleted && entry.text == was.after)
    };
    replaced.blocks.iter().all(block) && replaced.entries.iter().all(entry)
}
