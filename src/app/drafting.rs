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
}

/// What was taken back or done again: its text key, and where in the draft.
pub type Told = (&'static str, Option<Caret>);

impl Drafting {
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let base = dossier.draft.clone().unwrap_or_default();
        Self { base, beside: History::new(Content::of(dossier)), done: Vec::new(), undone: Vec::new() }
    }

    /// Makes what has changed a step: `what` if it is in the draft, `label` if it is beside it.
    pub fn step(&mut self, dossier: &mut Dossier, what: What, label: &'static str) {
        let mut noted = false;
        if self.beside.step(&Content::of(dossier), label) {
            self.done.push(Which::Beside);
            dossier.steps.undone.clear();
            noted = true;
        }
        if let Some(draft) = &dossier.draft
            && *draft != self.base
        {
            if dossier.steps.note(what, &self.base, draft) {
                self.done.push(Which::Draft);
                self.beside.no_redo();
                noted = true;
            }
            self.base = draft.clone();
        }
        if noted {
            self.undone.clear();
        }
    }

    /// Takes the latest step back, or does the next again; `beside` leaves the draft alone.
    pub fn undo(&mut self, dossier: &mut Dossier, back: bool, beside: bool) -> Option<Told> {
        let (from, to) = if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let wanted = |which: &Which| !beside || *which == Which::Beside;
        let which = match from.iter().rposition(wanted) {
            Some(at) => from.remove(at),
            None if beside => return None,
            // From before the project was opened only the draft's steps are left.
            None => Which::Draft,
        };
        let told = match which {
            Which::Beside => {
                let now = Content::of(dossier);
                let (content, label) = if back { self.beside.undo(&now) } else { self.beside.redo(&now) }?;
                content.restore(dossier);
                (label, None)
            }
            Which::Draft => {
                let draft = dossier.draft.get_or_insert_default();
                let (what, caret) = if back { dossier.steps.undo(draft) } else { dossier.steps.redo(draft) }?;
                self.base = draft.clone();
                (what.text_key(), caret)
            }
        };
        to.push(which);
        Some(told)
    }
}
