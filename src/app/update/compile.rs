//! Writing the draft, showing its pages.

use crate::app::command::Command;
use crate::app::editing;
use crate::app::model::{Model, Screen};
use crate::app::pages::{self, PageSet};
use crate::app::text::paper;
use crate::domain::first_draft;
use crate::domain::municipality::Contact;

pub(super) fn run(model: &mut Model, command: Command) {
    let Some(project) = &mut model.project else { return };
    let language = project.workspace.project.language;
    let Some(slug) = model.screen.slug().cloned() else { return };
    let workspace = &mut project.workspace;
    let Some(dossier) = workspace.municipalities.get_mut(&slug) else { return };
    let compile = &mut project.compile;
    compile.page = None;
    compile.stale = true;
    match command {
        Command::FocusBlock(block) => {
            compile.block = Some(block);
            return;
        }
        Command::ShowPage(page) => {
            compile.page = Some(page);
            return;
        }
        Command::CreateDraft => {
            // Never over text that somebody has written.
            if dossier.draft.as_ref().is_some_and(|draft| draft.blocks.iter().any(|block| !block.is_blank())) {
                return;
            }
            let about = paper::about(&workspace.project, &dossier.municipality);
            let draft = first_draft::compose(&workspace.guide, &dossier.stream(), about, language, editing::new_block_id);
            compile.focus = draft.blocks.first().map(|block| (block.id.clone(), 0));
            dossier.draft = Some(draft);
        }
        Command::AddContact => dossier.municipality.contacts.push(Contact::default()),
        Command::RemoveContact(index) => {
            if index < dossier.municipality.contacts.len() {
                dossier.municipality.contacts.remove(index);
            }
        }
        Command::SetConsent(index, date) => {
            if let Some(contact) = dossier.municipality.contacts.get_mut(index) {
                contact.consent = date;
                if date.is_none() {
                    // Kept only for as long as the person agrees.
                    contact.name.clear();
                    contact.email.clear();
                    contact.phone.clear();
                }
            }
        }
        Command::SetFactChecker(index) => {
            for (i, contact) in dossier.municipality.contacts.iter_mut().enumerate() {
                contact.checks_facts = i == index && !contact.checks_facts;
            }
        }
        Command::InsertEntry(id) => {
            let Some(entry) = dossier.stream().into_iter().find(|entry| entry.id == id).cloned() else { return };
            let draft = dossier.draft.get_or_insert_default();
            let block = editing::insert_entry(draft, &entry, compile.block.as_ref());
            let end = draft.block(&block).map_or(0, |block| block.text.chars().count());
            compile.focus = Some((block, end));
        }
        command => {
            let draft = dossier.draft.get_or_insert_default();
            match command {
                Command::AddBlock { part, kind, after } => compile.focus = Some((editing::add_block(draft, part, kind, after.as_ref()), 0)),
                Command::RemoveBlock(id) => {
                    let Some(index) = draft.index_of(&id) else { return };
                    draft.blocks.remove(index);
                    let neighbour = draft.blocks.get(index.saturating_sub(1));
                    compile.focus = neighbour.map(|block| (block.id.clone(), block.text.chars().count()));
                }
                Command::SetBlockKind(id, kind) => {
                    if let Some(block) =
                        draft.blocks.iter_mut().find(|block| block.id == id).filter(|block| block.part.kinds().contains(&kind))
                    {
                        block.kind = kind;
                    }
                }
                Command::MoveBlock { block, down } => {
                    if !draft.nudge(&block, down) {
                        return;
                    }
                }
                Command::SplitBlock { block, at } => {
                    if let Some(new) = editing::split(draft, &block, at) {
                        compile.focus = Some((new, 0));
                    }
                }
                Command::JoinWithPrevious(id) => {
                    let Some(met) = editing::join(draft, &id) else { return };
                    compile.focus = Some(met);
                }
                _ => return,
            }
        }
    }
    if let Some((block, _)) = &compile.focus {
        compile.block = Some(block.clone());
    }
    project.saving.committed(Some(&slug));
}

/// Asks for new pages when text or page has changed and none are under way.
pub(super) fn ask_for_pages(model: &mut Model) {
    let Screen::Compile(slug) = &model.screen else { return };
    let Some(project) = &mut model.project else { return };
    let Some(dossier) = project.workspace.municipalities.get(slug) else { return };
    let compile = &mut project.compile;
    if !compile.stale || compile.asked || compile.scale <= 0.0 {
        return;
    }
    let request = pages::Request {
        summary: paper::summary(&project.workspace.project, dossier),
        page: compile.page,
        follow: compile.block.clone(),
        scale: compile.scale,
        thumbs: compile.pages.is_none(),
    };
    compile.asked = model.pages.ask(request);
    compile.stale = false;
}

pub(super) fn pages_arrived(model: &mut Model, mut pages: PageSet) {
    let Some(project) = &mut model.project else { return };
    let compile = &mut project.compile;
    if pages.thumbs.is_empty()
        && let Some(before) = compile.pages.take()
    {
        pages.thumbs = before.thumbs;
    }
    compile.pages = Some(pages);
    compile.generation += 1;
    compile.asked = false;
    compile.failure = None;
}
