//! What can be undone of a draft, kept in a file of its own so that it survives a restart.
//!
//! A step holds the blocks it touched, as they were and as they became.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::edit::Caret;
use super::{Block, Draft};
use crate::domain::shared;

/// The most steps kept each way.
const LIMIT: usize = 200;
/// The most bytes of text that all steps hold together; the oldest go first.
const BYTES: usize = 4_000_000;

/// `draft-steps.ron`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Steps {
    #[serde(with = "shared")]
    pub done: Vec<Arc<Step>>,
    #[serde(with = "shared")]
    pub undone: Vec<Arc<Step>>,
}

/// One thing the writer did: blocks in the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub what: What,
    /// Where in the draft, counted from 0.
    pub at: usize,
    pub before: Vec<Block>,
    pub after: Vec<Block>,
}

/// What a step is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Typing,
    Block,
    Remove,
    Move,
    Kind,
    Paste,
    Replace,
    Insert,
    Link,
    FirstDraft,
    Import,
    Version,
    /// What came of fact-checking.
    Decision,
}

impl What {
    /// Its key in the text catalogue.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Typing => "undo-typing",
            Self::Block => "undo-block",
            Self::Remove => "undo-remove-block",
            Self::Move => "undo-move-block",
            Self::Kind => "undo-block-kind",
            Self::Paste => "undo-paste",
            Self::Replace => "undo-replace",
            Self::Insert => "undo-insert",
            Self::Link => "undo-link",
            Self::FirstDraft => "undo-create-draft",
            Self::Import => "undo-import-draft",
            Self::Version => "undo-version",
            Self::Decision => "undo-decision",
        }
    }
}

impl Steps {
    /// Makes what has changed a step. False if nothing has.
    pub fn note(&mut self, what: What, before: &Draft, after: &Draft) -> bool {
        let (a, b) = (&before.blocks, &after.blocks);
        let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        let (before, after) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
        if before.is_empty() && after.is_empty() {
            return false;
        }
        self.undone.clear();
        self.done.push(Arc::new(Step { what, at: head, before: before.to_vec(), after: after.to_vec() }));
        let mut room = BYTES;
        let kept = self.done.iter().rev().take(LIMIT).take_while(|step| {
            let words = |block: &Block| block.text.len() + block.links.iter().map(|link| link.words.len()).sum::<usize>();
            let size = step.before.iter().chain(&step.after).map(words).sum::<usize>();
            room.checked_sub(size).map(|left| room = left).is_some()
        });
        // The latest can always be undone, however long it is.
        let kept = kept.count().max(1);
        self.done.drain(..self.done.len() - kept);
        true
    }

    /// Takes the latest step back; returns what it was and where it was done. What was typed just
    /// before a crash is in the draft and in no step, and is taken back first.
    pub fn undo(&mut self, draft: &mut Draft) -> Option<(What, Option<Caret>)> {
        self.settle(draft);
        let step = self.done.pop()?;
        if !apply(draft, step.at, &step.after, &step.before) {
            self.done.clear();
            return None;
        }
        if step.what == What::FirstDraft {
            // Another first draft may take the same entries up again.
            for link in step.after.iter().filter(|block| !step.before.contains(block)).flat_map(|block| &block.links) {
                draft.drawn.remove(&link.entry);
            }
        }
        let told = (step.what, caret(draft, step.at, &step.after, &step.before));
        self.undone.push(step);
        Some(told)
    }

    /// Does the step again that was undone last.
    pub fn redo(&mut self, draft: &mut Draft) -> Option<(What, Option<Caret>)> {
        let step = self.undone.pop()?;
        if !apply(draft, step.at, &step.before, &step.after) {
            self.undone.clear();
            return None;
        }
        if step.what == What::FirstDraft {
            draft.drawn.extend(step.after.iter().flat_map(|block| &block.links).map(|link| link.entry.clone()));
        }
        let told = (step.what, caret(draft, step.at, &step.before, &step.after));
        self.done.push(step);
        Some(told)
    }

    /// Makes what stands in the place of the latest step, and is not what it left there, a step of
    /// its own.
    fn settle(&mut self, draft: &Draft) {
        let Some(last) = self.done.last() else { return };
        let (at, len) = (last.at, last.after.len());
        let Some(there) = draft.blocks.get(at..at + len).filter(|there| **there != last.after[..]) else { return };
        if there.iter().map(|block| &block.id).eq(last.after.iter().map(|block| &block.id)) {
            let typed = Step { what: What::Typing, at, before: last.after.clone(), after: there.to_vec() };
            self.done.push(Arc::new(typed));
            self.undone.clear();
        }
    }
}

/// Puts `new` in the place of `old`. False if that is not what stands there.
fn apply(draft: &mut Draft, at: usize, old: &[Block], new: &[Block]) -> bool {
    let fits = draft.blocks.get(at..at + old.len()).is_some_and(|there| there == old);
    if fits {
        draft.blocks.splice(at..at + old.len(), new.iter().cloned());
    }
    fits
}

/// The caret behind what became different, or beside what went away.
fn caret(draft: &Draft, at: usize, old: &[Block], new: &[Block]) -> Option<Caret> {
    if let Some(block) = new.first() {
        let text = old.first().filter(|old| old.id == block.id).map_or("", |old| old.text.as_str());
        let same = block.text.chars().rev().zip(text.chars().rev()).take_while(|(a, b)| a == b).count();
        return Some((block.id.clone(), block.len() - same));
    }
    let beside = at.checked_sub(1).and_then(|before| draft.blocks.get(before));
    beside.or(draft.blocks.first()).map(|block| (block.id.clone(), block.len()))
}
