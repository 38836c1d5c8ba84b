//! What undo covers, and the changes to a draft's blocks.

use std::collections::BTreeMap;

use crate::domain::draft::{Block, BlockKind, Draft, Part};
use crate::domain::ids::{BlockId, EntryId, SessionId, Slug};
use crate::domain::municipality::Municipality;
use crate::domain::notes::{Entry, EntryKind};
use crate::domain::project::Project;
use crate::domain::session::Session;
use crate::domain::stage::Milestones;
use crate::domain::swedish;
use crate::domain::workspace::{Dossier, Workspace};

/// The part of a dossier that undo on Prepare and Compile goes back in: all but the notes, which
/// keep their own steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    municipality: Municipality,
    sessions: BTreeMap<SessionId, Session>,
    draft: Option<Draft>,
}

impl Content {
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            municipality: dossier.municipality.clone(),
            sessions: dossier.sessions.iter().map(|(id, group)| (id.clone(), group.session.clone())).collect(),
            draft: dossier.draft.clone(),
        }
    }

    /// Puts this content back, and leaves the rest of the dossier as it is.
    pub fn restore(self, dossier: &mut Dossier) {
        dossier.municipality = self.municipality;
        dossier.draft = self.draft;
        for (id, session) in self.sessions {
            dossier.sessions.entry(id).or_default().session = session;
        }
    }
}

/// What undo on Home goes back in: the project, and how far each municipality is said to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    project: Project,
    milestones: BTreeMap<Slug, Milestones>,
}

impl Overview {
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let milestones = workspace.municipalities.iter().map(|(slug, dossier)| (slug.clone(), dossier.municipality.milestones));
        Self { project: workspace.project.clone(), milestones: milestones.collect() }
    }

    /// Puts this back; returns the municipalities that changed. One added since stays.
    pub fn restore(self, workspace: &mut Workspace) -> Vec<Slug> {
        workspace.project = self.project;
        let mut changed = Vec::new();
        for (slug, milestones) in self.milestones {
            if let Some(dossier) = workspace.municipalities.get_mut(&slug)
                && dossier.municipality.milestones != milestones
            {
                dossier.municipality.milestones = milestones;
                changed.push(slug);
            }
        }
        changed
    }
}

/// A fresh id for a block.
#[must_use]
pub fn new_block_id() -> BlockId {
    BlockId::from_bits(fastrand::u64(..))
}

/// Adds an empty block and returns its id.
pub fn add_block(draft: &mut Draft, part: Part, kind: BlockKind, after: Option<&BlockId>) -> BlockId {
    let id = new_block_id();
    draft.insert(Block { id: id.clone(), part, kind, text: String::new(), evidence: Vec::new() }, after);
    id
}

/// Splits a block at a character. The new block rests on the same entries, since nobody can
/// tell which half does.
pub fn split(draft: &mut Draft, id: &BlockId, at: usize) -> Option<BlockId> {
    let index = draft.index_of(id)?;
    let block = &mut draft.blocks[index];
    let byte = block.text.char_indices().nth(at).map_or(block.text.len(), |(byte, _)| byte);
    let rest = block.text.split_off(byte).trim_start().to_owned();
    block.text.truncate(block.text.trim_end().len());
    let kind = if block.kind == BlockKind::Quote && !rest.is_empty() { BlockKind::Quote } else { block.part.usual_kind() };
    let evidence = if rest.is_empty() { Vec::new() } else { block.evidence.clone() };
    let new = Block { id: new_block_id(), part: block.part, kind, text: rest, evidence };
    let new_id = new.id.clone();
    draft.blocks.insert(index + 1, new);
    Some(new_id)
}

/// Joins a block with the one before it in its part; returns that one's id and the character
/// where the two met.
pub fn join(draft: &mut Draft, id: &BlockId) -> Option<(BlockId, usize)> {
    let index = draft.index_of(id).filter(|i| *i > 0)?;
    if draft.blocks[index - 1].part != draft.blocks[index].part {
        return None;
    }
    let block = draft.blocks.remove(index);
    let previous = &mut draft.blocks[index - 1];
    if !previous.text.is_empty() && !block.text.is_empty() && !previous.text.ends_with(' ') {
        previous.text.push(' ');
    }
    let met = previous.text.chars().count();
    previous.text.push_str(&block.text);
    for entry in block.evidence {
        if !previous.evidence.contains(&entry) {
            previous.evidence.push(entry);
        }
    }
    Some((previous.id.clone(), met))
}

/// Puts an entry into the draft after a block: a quote word for word as a quote, a note as a
/// paragraph (or point) of its own. An empty block is filled instead of followed.
pub fn insert_entry(draft: &mut Draft, entry: &Entry, after: Option<&BlockId>) -> BlockId {
    let (part, empty) = match after.and_then(|id| draft.block(id)) {
        Some(block) => (block.part, block.is_blank()),
        None => (Part::Story, false),
    };
    let is_quote = entry.kind == EntryKind::Quote;
    let part = if is_quote && part == Part::About { Part::Story } else { part };
    let kind = if is_quote { BlockKind::Quote } else { part.usual_kind() };
    let text = if is_quote { swedish::unquoted(&entry.text).to_owned() } else { entry.text.trim().to_owned() };
    let evidence: Vec<EntryId> = vec![entry.id.clone()];
    if let Some(block) = after.filter(|_| empty).and_then(|id| draft.blocks.iter_mut().find(|b| b.id == *id && b.part == part)) {
        block.kind = kind;
        block.text = text;
        block.evidence = evidence;
        return block.id.clone();
    }
    let block = Block { id: new_block_id(), part, kind, text, evidence };
    let id = block.id.clone();
    draft.insert(block, after);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> (Draft, BlockId) {
        let mut draft = Draft::default();
        let id = add_block(&mut draft, Part::Story, BlockKind::Paragraph, None);
        draft.blocks[0].text = text.to_owned();
        draft.blocks[0].evidence = vec![EntryId::new("w1.1").unwrap()];
        (draft, id)
    }

    #[test]
    fn a_block_split_and_joined_is_whole_again() {
        let (mut draft, id) = draft("Möten på tisdagar. Årsvis uppföljning.");
        let rest = split(&mut draft, &id, 18).unwrap();
        assert_eq!(draft.blocks[0].text, "Möten på tisdagar.");
        assert_eq!(draft.blocks[1].text, "Årsvis uppföljning.");
        assert_eq!(draft.blocks[1].evidence, draft.blocks[0].evidence);
        assert_eq!(join(&mut draft, &rest), Some((id, 19)));
        assert_eq!(draft.blocks[0].text, "Möten på tisdagar. Årsvis uppföljning.");
        assert_eq!(draft.blocks.len(), 1);
    }

    #[test]
    fn the_first_block_of_a_part_has_nothing_to_join() {
        let (mut draft, id) = draft("Ensam.");
        assert_eq!(join(&mut draft, &id), None);
        let lesson = add_block(&mut draft, Part::Lessons, BlockKind::Point, None);
        assert_eq!(join(&mut draft, &lesson), None, "another part");
    }
}
