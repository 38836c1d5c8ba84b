//! Undo on Compile: the draft's own steps, which are kept in a file, and the changes to what
//! stands beside the draft, which are not, in the order they were made.
//!
//! What stands beside it holds names of contact persons. They are kept only for as long as the
//! person agrees, so no file remembers them for undo.

use super::editing::Content;
use super::history::History;
use crate::domain::draft::Draft;
use crate::domain::draft::edit::Caret;
use crate::domain::draft::steps::What;
use crate::domain::workspace::Dossier;

/// What can be undone of one municipality.
#[derive(Debug)]
pub struct Drafting {
    /// The draft as of its latest step.
    base: Draft,
    beside: History<Content>,
    /// Which of the two each step since the project was opened belongs to.
    done: Vec<Which>,
    undone: Vec<Which>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Draft,
    Beside,
    /// One thing that changed both, such as a draft that was brought in.
    Both,
}

/// What was taken back or done again: its text key, and where in the draft.
pub type Told = (&'static str, Option<Caret>);

impl Drafting {
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let base = dossier.draft.clone().unwrap_or_default();
        Self { base, beside: History::new(Content::of(dossier)), done: Vec::new(), undone: Vec::new() }
    }

    /// What was changed beside the draft on another screen is no step here.
    pub fn rebase(&mut self, dossier: &Dossier) {
        self.beside.rebase(Content::of(dossier));
    }

    /// Makes what has changed a step: `what` if it is in the draft, `label` if it is beside it.
    /// False if nothing has.
    pub fn step(&mut self, dossier: &mut Dossier, what: What, label: &'static str) -> bool {
        let beside = self.beside.step(&Content::of(dossier), label);
        let draft = dossier.draft.as_ref().filter(|draft| **draft != self.base).cloned();
        let written = draft.is_some_and(|draft| {
            let noted = dossier.steps.note(what, &self.base, &draft);
            self.base = draft;
            noted
        });
        let which = match (written, beside) {
            (true, true) => Which::Both,
            (true, false) => Which::Draft,
            (false, true) => Which::Beside,
            (false, false) => return false,
        };
        self.done.push(which);
        self.undone.clear();
        if beside {
            dossier.steps.undone.clear();
        } else {
            self.beside.no_redo();
        }
        true
    }

    /// Takes the latest step back, or does the next again; `beside` leaves the draft alone.
    pub fn undo(&mut self, dossier: &mut Dossier, back: bool, beside: bool) -> Option<Told> {
        let (from, to) = if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let wanted = |which: &Which| !beside || *which != Which::Draft;
        let which = match from.iter().rposition(wanted) {
            // The draft's half of it stays where it is among the draft's steps.
            Some(at) if beside && from[at] == Which::Both => {
                from[at] = Which::Draft;
                Which::Beside
            }
            Some(at) => from.remove(at),
            None if beside => return None,
            // From before the project was opened only the draft's steps are left.
            None => Which::Draft,
        };
        let mut told = None;
        if which != Which::Draft {
            let now = Content::of(dossier);
            let (content, label) = if back { self.beside.undo(&now) } else { self.beside.redo(&now) }?;
            content.restore(dossier);
            told = Some((label, None));
        }
        if which != Which::Beside {
            let draft = dossier.draft.get_or_insert_default();
            let (what, caret) = if back { dossier.steps.undo(draft) } else { dossier.steps.redo(draft) }?;
            self.base = draft.clone();
            told = Some((what.text_key(), caret));
        }
        to.push(which);
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{Block, Part};
    use crate::domain::ids::BlockId;
    use crate::domain::municipality::Municipality;

    #[test]
    fn undo_beside_the_draft_leaves_the_draft_alone() {
        let mut dossier = Dossier::new(Municipality::new("Ale"));
        let mut drafting = Drafting::new(&dossier);
        // One thing that changes both, then one in the draft.
        let block = |n| Block::empty(BlockId::from_bits(n), Part::Story, Part::Story.usual_kind());
        dossier.municipality.full_name = "Ale stad".to_owned();
        dossier.draft.get_or_insert_default().insert(block(1), None);
        assert!(drafting.step(&mut dossier, What::Import, "undo-import-draft"));
        dossier.draft.get_or_insert_default().insert(block(2), None);
        assert!(drafting.step(&mut dossier, What::Block, "undo-block"));
        let draft = dossier.draft.clone();

        assert_eq!(drafting.undo(&mut dossier, true, true), Some(("undo-import-draft", None)));
        assert_eq!((dossier.municipality.full_name.as_str(), &dossier.draft), ("Ale kommun", &draft));
        assert_eq!(drafting.undo(&mut dossier, true, true), None);
        // The draft's own steps are all there still, the latest first.
        for blocks in [1, 0] {
            assert!(drafting.undo(&mut dossier, true, false).is_some());
            assert_eq!(dossier.draft.as_ref().unwrap().blocks.len(), blocks);
        }
    }
}
