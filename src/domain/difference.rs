//! What two texts differ in, word by word, and two drafts block by block.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use super::draft::{Block, Draft};
use super::ids::BlockId;

/// Words that both texts have, or only one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub change: Change,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Same,
    Removed,
    Added,
}

/// The runs that lead from one text to another. Those that are not [`Change::Added`] make up the
/// first text, those that are not [`Change::Removed`] the second.
#[must_use]
pub fn words(before: &str, after: &str) -> Vec<Run> {
    let (a, b): (Vec<&str>, Vec<&str>) = (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |change: Change, words: &[&str]| {
        if !words.is_empty() {
            runs.push(Run { change, text: words.concat() });
        }
    };
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        let (old, new) = (&a[op.old_range()], &b[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) {
            push(Change::Same, old);
        } else {
            push(Change::Removed, old);
            push(Change::Added, new);
        }
    }
    merged(runs)
}

/// How much of the longer text the two share, from 0 to 1.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    let same: usize = words(a, b).iter().filter(|run| run.change == Change::Same).map(|run| run.text.len()).sum();
    same as f64 / a.len().max(b.len()).max(1) as f64
}

/// A lone space between two changes is part of them: it is easier to read "två gånger" in the
/// place of "en gång" than word by word.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let flush = |removed: &mut String, added: &mut String, out: &mut Vec<Run>| {
        for (change, text) in [(Change::Removed, std::mem::take(removed)), (Change::Added, std::mem::take(added))] {
            if !text.is_empty() {
                out.push(Run { change, text });
            }
        }
    };
    let mut rest = runs.into_iter().peekable();
    while let Some(run) = rest.next() {
        match run.change {
            Change::Removed => removed.push_str(&run.text),
            Change::Added => added.push_str(&run.text),
            Change::Same if run.text == " " && !(removed.is_empty() && added.is_empty()) && rest.peek().is_some() => {
                removed.push(' ');
                added.push(' ');
            }
            Change::Same => {
                flush(&mut removed, &mut added, &mut out);
                out.push(run);
            }
        }
    }
    flush(&mut removed, &mut added, &mut out);
    out
}

/// What became of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockChange {
    Same(Block),
    /// Its words, its kind or its place among the others.
    Changed {
        block: Block,
        runs: Vec<Run>,
        moved: bool,
    },
    Removed(Block),
    Added(Block),
}

/// The blocks of both drafts in reading order, those of `after` where they stand now.
#[must_use]
pub fn drafts(before: &Draft, after: &Draft) -> Vec<BlockChange> {
    let ids = |draft: &Draft| draft.blocks.iter().filter(|block| !block.is_blank()).map(|block| block.id.clone()).collect::<Vec<BlockId>>();
    let (a, b) = (ids(before), ids(after));
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        let stays = matches!(op, DiffOp::Equal { .. });
        if !stays {
            let gone = a[op.old_range()].iter().filter(|id| !b.contains(id)).filter_map(|id| before.block(id));
            out.extend(gone.cloned().map(BlockChange::Removed));
        }
        for block in b[op.new_range()].iter().filter_map(|id| after.block(id)).cloned() {
            out.push(match before.block(&block.id).filter(|old| !old.is_blank()) {
                None => BlockChange::Added(block),
                Some(old) if stays && (&old.text, old.kind, old.part) == (&block.text, block.kind, block.part) => BlockChange::Same(block),
                Some(old) => BlockChange::Changed { runs: words(&old.text, &block.text), moved: !stays || old.part != block.part, block },
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{BlockKind, Part};

    fn told(before: &str, after: &str) -> String {
        let mut told = String::new();
        for run in words(before, after) {
            let (open, close) = match run.change {
                Change::Same => ("", ""),
                Change::Removed => ("[-", "-]"),
                Change::Added => ("[+", "+]"),
            };
            told.extend([open, &run.text, close]);
        }
        told
    }

    #[test]
    fn words_that_differ_stand_together() {
        assert_eq!(told("Vi ses en gång i veckan.", "Vi ses två gånger i veckan."), "Vi ses [-en gång-][+två gånger+] i veckan.");
        assert_eq!(told("Lika.", "Lika."), "Lika.");
        assert_eq!(told("", "Ny."), "[+Ny.+]");
    }

    #[test]
    fn a_block_is_found_again_wherever_it_stands() {
        let block =
            |n, text: &str| Block { text: text.to_owned(), ..Block::empty(BlockId::from_bits(n), Part::Story, BlockKind::Paragraph) };
        let draft = |blocks: &[Block]| Draft { blocks: blocks.to_vec(), ..Draft::default() };
        let before = draft(&[block(1, "Ett."), block(2, "Två."), block(3, "Tre."), block(4, "Fyra.")]);
        let after = draft(&[block(1, "Ett."), block(3, "Tre!"), block(5, "Fem."), block(4, "Fyra.")]);
        let seen: Vec<String> = drafts(&before, &after)
            .iter()
            .map(|change| match change {
                BlockChange::Same(block) => format!("={}", block.text),
                BlockChange::Changed { block, moved, .. } => format!("{}{}", if *moved { ">" } else { "~" }, block.text),
                BlockChange::Removed(block) => format!("-{}", block.text),
                BlockChange::Added(block) => format!("+{}", block.text),
            })
            .collect();
        assert_eq!(seen, ["=Ett.", "-Två.", "~Tre!", "+Fem.", "=Fyra."]);
    }
}
