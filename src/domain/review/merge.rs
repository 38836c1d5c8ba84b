//! Two changes to the same text, put together word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::draft::Block;

/// What `theirs` changed in `base`, done to `ours`, which may have changed it elsewhere. `None`
/// when both have changed the same words, each in another way.
#[must_use]
pub fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let words: Vec<&str> = base.split_word_bounds().collect();
    let (ours, theirs) = (edits(&words, ours), edits(&words, theirs));
    let mut all: Vec<&Edit> = ours.iter().collect();
    for edit in &theirs {
        if ours.contains(edit) {
            continue;
        }
        if ours.iter().any(|other| meet(&other.range, &edit.range)) {
            return None;
        }
        all.push(edit);
    }
    // What was put in before a word stands before what took its place.
    all.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let (mut out, mut at) = (String::new(), 0);
    for edit in all {
        out.push_str(&words[at..edit.range.start].concat());
        out.push_str(&edit.words);
        at = edit.range.end;
    }
    out.push_str(&words[at..].concat());
    Some(out)
}

/// Words in the place of others.
#[derive(Debug, PartialEq, Eq)]
struct Edit {
    range: Range<usize>,
    words: String,
}

fn edits(base: &[&str], other: &str) -> Vec<Edit> {
    let other: Vec<&str> = other.split_word_bounds().collect();
    let ops = capture_diff_slices(Algorithm::Patience, base, &other);
    let changed = ops.into_iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let mut edits: Vec<Edit> = Vec::new();
    for op in changed {
        let (range, words) = (op.old_range(), other[op.new_range()].concat());
        match edits.last_mut().filter(|last| last.range.end == range.start) {
            Some(last) => (last.range.end, last.words) = (range.end, format!("{}{words}", last.words)),
            None => edits.push(Edit { range, words }),
        }
    }
    edits
}

/// Whether two edits touch the same words, or put something in at the same place.
fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    if a.is_empty() || b.is_empty() {
        return a.start <= b.end && b.start <= a.end && (a.start == b.start || !(a.end == b.start || b.end == a.start));
    }
    a.start < b.end && b.start < a.end
}

impl Block {
    /// Makes the text say something else word by word, so that what its other words rest on stays
    /// just where it is.
    pub fn revise(&mut self, text: &str) {
        let before = self.text.clone();
        let words: Vec<&str> = before.split_word_bounds().collect();
        let length = |range: Range<usize>| words[range].iter().map(|word| word.chars().count()).sum::<usize>();
        for edit in edits(&words, text).into_iter().rev() {
            let from = length(0..edit.range.start);
            self.replace(from..from + length(edit.range), &edit.words);
        }
        self.settle();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::links::Link;
    use crate::domain::draft::{BlockKind, Part};
    use crate::domain::ids::{BlockId, EntryId};

    #[test]
    fn changes_in_different_places_are_both_made() {
        let base = "Styrgruppen träffas en gång i månaden. Målen följs upp två gånger om året.";
        let ours = "Styrgruppen träffas en gång i månaden. Målen följs upp tre gånger om året.";
        let theirs = "Styrgruppen träffas sex gånger om året. Målen följs upp två gånger om året.";
        assert_eq!(
            merged(base, ours, theirs).as_deref(),
            Some("Styrgruppen träffas sex gånger om året. Målen följs upp tre gånger om året.")
        );
        assert_eq!(merged(base, base, theirs).as_deref(), Some(theirs));
        assert_eq!(merged(base, ours, base).as_deref(), Some(ours));
        assert_eq!(merged(base, theirs, theirs).as_deref(), Some(theirs), "the same change is made once");
    }

    #[test]
    fn changes_in_the_same_place_are_not_made() {
        assert_eq!(merged("Gränsen är 29 år.", "Gränsen är 25 år.", "Gränsen är 30 år."), None);
        assert_eq!(merged("Ett tre.", "Ett två tre.", "Ett två och ett halvt tre."), None);
        assert_eq!(merged("", "a", "b"), None);
    }

    #[test]
    fn what_is_not_changed_keeps_what_it_rests_on() {
        let link = |n: usize, from, to| Link { entry: EntryId::new(format!("w1.{n}")).unwrap(), from, to, words: String::new() };
        let mut block = Block {
            text: "Ett är ett. Två är två. Tre är tre.".to_owned(),
            links: vec![link(1, 0, 11), link(2, 12, 23), link(3, 24, 35)],
            ..Block::empty(BlockId::from_bits(1), Part::Story, BlockKind::Paragraph)
        };
        block.revise("Ett är inte ett. Två är två. Tre är sex.");
        assert_eq!(block.text, "Ett är inte ett. Två är två. Tre är sex.");
        let linked = |link: &Link| block.text.chars().skip(link.from).take(link.to - link.from).collect::<String>();
        assert_eq!(block.links.iter().map(linked).collect::<Vec<_>>(), ["Ett är inte ett.", "Två är två.", "Tre är sex."]);
    }
}
