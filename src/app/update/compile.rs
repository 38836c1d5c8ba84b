//! Writing the draft, showing its pages.

use crate::app::command::Command;
use crate::app::editing;
use crate::app::first_draft;
use crate::app::model::{Model, Screen};
use crate::app::pages::{self, PageSet};
use crate::app::text::paper;
use crate::app::trouble::Trouble;
use crate::domain::draft::edit::{Caret, pieces};
use crate::domain::draft::evidence::Evidence;
use crate::domain::draft::{Block, BlockKind, Draft, links};
use crate::domain::ids::{BlockId, Slug};
use crate::domain::municipality::Contact;
use crate::domain::workspace::Dossier;
use crate::storage::problem::Problem;

pub(super) fn run(model: &mut Model, command: Command) {
    let now = model.now();
    let Some(project) = &mut model.project else { return };
    let Some(slug) = model.screen.slug().cloned() else { return };
    let workspace = &mut project.workspace;
    let Some(dossier) = workspace.municipalities.get_mut(&slug) else { return };
    let compile = &mut project.compile;
    compile.page = None;
    compile.stale = true;
    match command {
        Command::FocusBlock(block) => {
            if compile.block.as_ref() != Some(&block) {
                let end = dossier.draft.as_ref().and_then(|draft| draft.block(&block)).map_or(0, Block::len);
                (compile.block, compile.selection) = (Some(block), end..end);
            }
            return;
        }
        Command::ShowPage(page) => {
            compile.page = Some(page);
            return;
        }
        Command::CreateDraft => {
            let was_empty = dossier.draft.as_ref().is_none_or(|draft| draft.blocks.iter().all(Block::is_blank));
            let taken = first_draft::draw(workspace, &slug).unwrap_or_default();
            if was_empty {
                let draft = workspace.municipalities.get(&slug).and_then(|dossier| dossier.draft.as_ref());
                compile.focus = draft.and_then(|draft| draft.blocks.first()).map(|block| (block.id.clone(), 0));
            } else {
                model.notices.done(model.texts.with("notice-drawn", &[("count", taken.into())]));
            }
        }
        Command::KeepVersion(name) => dossier.keep_version(name, now),
        Command::RestoreVersion(id) => {
            let Some(version) = dossier.versions.get(&id).cloned() else { return };
            dossier.keep_version(model.texts.get("version-before-restore"), now);
            let drawn = dossier.draft.take().map(|draft| draft.drawn).unwrap_or_default();
            let mut draft = version.draft.clone();
            // What the writer has left out since then is not to come back by itself.
            draft.drawn.extend(drawn);
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
            let caret = compile.block.clone().map(|block| (block, compile.selection.end));
            compile.focus = Some(dossier.draft.get_or_insert_default().insert_entry(&entry, caret.as_ref(), editing::new_block_id()));
        }
        Command::LinkEntry(id) => {
            let Some(entry) = dossier.stream().into_iter().find(|entry| entry.id == id).cloned() else { return };
            let Some(block) = block_mut(dossier, compile.block.as_ref()) else { return };
            // A quote is one thing, however many sentences it has.
            let quote = block.kind == BlockKind::Quote;
            let range = if quote { 0..block.len() } else { links::sentence_at(&block.text, compile.selection.end) };
            block.link(&entry, range);
        }
        Command::Unlink { block, entry, from } => {
            let Some(block) = block_mut(dossier, Some(&block)) else { return };
            block.links.retain(|link| (&link.entry, link.from) != (&entry, from));
        }
        Command::ConfirmLink { block, entry } => {
            let Some(newest) = dossier.stream().into_iter().find(|newest| newest.id == entry).cloned() else { return };
            let Some(block) = block_mut(dossier, Some(&block)) else { return };
            for link in block.links.iter_mut().filter(|link| link.entry == entry) {
                link.words.clone_from(&newest.text);
            }
        }
        command => {
            let draft = dossier.draft.get_or_insert_default();
            match edit(draft, command) {
                Some(Focus::To(caret)) => compile.focus = Some(caret),
                Some(Focus::Stay) => {}
                None => return,
            }
        }
    }
    if let Some((block, _)) = &compile.focus {
        compile.block = Some(block.clone());
    }
    project.saving.committed(Some(&slug));
}

/// Where the caret goes after a change.
enum Focus {
    To(Caret),
    Stay,
}

/// Changes the blocks. `None` when nothing came of it.
fn edit(draft: &mut Draft, command: Command) -> Option<Focus> {
    let new = editing::new_block_id;
    match command {
        Command::AddBlock { part, kind, after } => {
            let block = Block::empty(new(), part, kind);
            let caret = (block.id.clone(), 0);
            draft.insert(block, after.as_ref());
            Some(Focus::To(caret))
        }
        Command::RemoveBlocks(blocks) => Some(draft.remove(&blocks).map_or(Focus::Stay, Focus::To)),
        Command::SetBlockKind(block, kind) => draft.set_kind(&block, kind).then_some(Focus::Stay),
        Command::MoveBlocks { blocks, down } => draft.shift(&blocks, down).then_some(Focus::Stay),
        Command::PlaceBlocks { blocks, part, before } => draft.move_to(&blocks, part, before.as_ref()).then_some(Focus::Stay),
        Command::SplitBlock { block, selection } => draft.split(&block, selection, new()).map(Focus::To),
        Command::JoinWithPrevious(block) => draft.backspace(&block).map(Focus::To),
        Command::JoinWithNext(block) => draft.join_next(&block).map(Focus::To),
        Command::Paste { block, selection, text } => draft.paste(&block, selection, &pieces(&text), new).map(Focus::To),
        Command::PasteBlocks { after, blocks } => draft.insert_blocks(&after, blocks, new).map(Focus::To),
        Command::Replace { block, range, with, go } => {
            let caret = draft.replace(&block, range, &with)?;
            Some(if go { Focus::To(caret) } else { Focus::Stay })
        }
        Command::ReplaceAll { find, with } => (draft.replace_all(&find, &with) > 0).then_some(Focus::Stay),
        _ => None,
    }
}

fn block_mut<'a>(dossier: &'a mut Dossier, id: Option<&BlockId>) -> Option<&'a mut Block> {
    dossier.draft.as_mut()?.blocks.iter_mut().find(|block| Some(&block.id) == id)
}

/// A field was typed into.
pub(super) fn typed(model: &mut Model) {
    let Some(slug) = model.screen.slug() else { return };
    if let Some(project) = &mut model.project {
        // The page goes along with the words again.
        (project.compile.page, project.compile.stale) = (None, true);
        project.saving.typed(Some(slug));
    }
}

/// Whether pages are those of the draft on screen.
pub(super) fn is_on_screen(model: &Model, of: &(u64, Slug)) -> bool {
    of.0 == model.opened && model.screen == Screen::Compile(of.1.clone())
}

/// Works out anew what the draft does not account for, if something has changed.
pub(super) fn take_account(model: &mut Model) {
    let Screen::Compile(slug) = &model.screen else { return };
    let Some(project) = &mut model.project else { return };
    let Some(dossier) = project.workspace.municipalities.get(slug) else { return };
    if std::mem::take(&mut project.compile.evidence_stale) {
        let stream = dossier.stream().into_iter().cloned().collect();
        let language = project.workspace.project.language;
        project.compile.reading = std::mem::take(&mut project.compile.reading).again(dossier.draft.as_ref(), language);
        project.compile.evidence = Evidence::new(&project.workspace.guide, stream, dossier.draft.as_ref());
        project.compile.destroyed = project.workspace.gone(slug).map(|gone| gone.at);
        if project.compile.destroyed.is_some() {
            project.compile.evidence.forgive();
        }
    }
}

/// Asks for new pages when text or page has changed and none are under way.
pub(super) fn ask_for_pages(model: &mut Model) {
    let Screen::Compile(slug) = &model.screen else { return };
    let Some(project) = &mut model.project else { return };
    if !project.compile.stale || project.compile.asked || project.compile.scale <= 0.0 {
        return;
    }
    let shown = project.shown(slug);
    let Some(dossier) = project.workspace.municipalities.get(slug) else { return };
    let compile = &mut project.compile;
    // As the pages count: without the spaces.
    let letters = |block: &BlockId| {
        let text = dossier.draft.as_ref().and_then(|draft| draft.block(block)).map_or("", |block| &block.text);
        text.chars().take(compile.selection.end).filter(|c| !c.is_whitespace()).count()
    };
    let request = pages::Request {
        of: (model.opened, slug.clone()),
        summary: paper::summary(&project.workspace.project, dossier, &shown),
        root: project.root.clone(),
        restyle: !project.styled,
        page: compile.page,
        follow: compile.block.clone().map(|block| (block.clone(), letters(&block))),
        scale: compile.scale,
    };
    compile.asked = model.pages.ask(request);
    project.styled = true;
    compile.stale = false;
}

/// Says once what is wrong with the house style, and again when something else is.
pub(super) fn styled(model: &mut Model, problems: Vec<Problem>) {
    let Some(project) = &mut model.project else { return };
    if !problems.is_empty() && project.style_problems != problems {
        let told = model.texts.trouble(Trouble::HouseStyle, &[]);
        model.notices.trouble(told.because(model.texts.problems(&problems)));
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
