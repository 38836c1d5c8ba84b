//! Writing the draft, showing its pages, exporting it.

use std::path::Path;

use crate::app::command::Command;
use crate::app::editing;
use crate::app::event::Event;
use crate::app::exporting;
use crate::app::house_style;
use crate::app::model::{Model, Screen};
use crate::app::pages::{self, PageSet};
use crate::app::text::paper;
use crate::domain::first_draft;
use crate::domain::municipality::Contact;

pub(super) fn run(model: &mut Model, command: Command) {
    if let Command::Export { format, path } = command {
        return export(model, format, path);
    }
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
        root: project.root.clone(),
        restyle: !project.styled,
        page: compile.page,
        follow: compile.block.clone(),
        scale: compile.scale,
    };
    compile.asked = model.pages.ask(request);
    project.styled = true;
    compile.stale = false;
}

/// Says once what is wrong with the house style, and again when something else is.
pub(super) fn styled(model: &mut Model, problems: Vec<String>) {
    let Some(project) = &mut model.project else { return };
    if !problems.is_empty() && project.style_problems != problems {
        model.notices.problem(model.texts.get("notice-style"), problems.clone());
    }
    project.style_problems = problems;
}

pub(super) fn pages_arrived(model: &mut Model, pages: PageSet) {
    let Some(project) = &mut model.project else { return };
    let compile = &mut project.compile;
    compile.pages = Some(pages);
    compile.asked = false;
    compile.failure = None;
}

fn export(model: &mut Model, format: crate::app::command::Format, path: std::path::PathBuf) {
    let Some(project) = &mut model.project else { return };
    let Some(dossier) = model.screen.slug().and_then(|slug| project.workspace.municipalities.get(slug)) else { return };
    let summary = paper::summary(&project.workspace.project, dossier);
    project.compile.exporting = true;
    // The style may have been mended or broken since.
    project.styled = false;
    project.compile.stale = true;
    let root = project.root.clone();
    model.outbox.spawn("export", move || {
        let (summary, _) = house_style::dress(summary, &root);
        let result = exporting::export(&summary, format, &path).map_err(|why| why.to_string());
        Event::Exported { path, result }
    });
}

pub(super) fn exported(model: &mut Model, path: &Path, result: Result<usize, String>) {
    if let Some(project) = &mut model.project {
        project.compile.exporting = false;
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match result {
        Ok(pages) => model.notices.done(model.texts.with("notice-exported", &[("file", file.into()), ("pages", pages.into())])),
        Err(why) => model.notices.problem(model.texts.with("notice-not-exported", &[("file", file.into())]), vec![why]),
    }
}
