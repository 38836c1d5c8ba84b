//! Which of the paragraphs that were sent each paragraph of the document was, before the tracked
//! changes: by its mark, by its words, by where it stands.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::views::{Document, View};
use super::words::Sent;
use super::{Cell, Field, Mark};

/// Less alike than this, two texts are not the same paragraph.
pub(super) const ALIKE: f64 = 0.45;
/// With a mark less is enough.
const ALIKE_AND_MARKED: f64 = 0.25;
/// Pairs of paragraphs that are held against each other at most, and their words. A document with
/// more of what is in no place is another document.
const MOST_PAIRS: usize = 150_000;
const MOST_WORDS: usize = 20_000_000;

/// Pairs of paragraphs being found, each in at most one pair.
pub(super) struct Pairs {
    /// For each paragraph of the document, the one that was sent.
    pub sent_of: Vec<Option<usize>>,
    pub taken: Vec<bool>,
}

impl Pairs {
    pub fn new(paragraphs: usize, sent: usize) -> Self {
        Self { sent_of: vec![None; paragraphs], taken: vec![false; sent] }
    }

    fn is_free(&self, at: usize, sent: usize) -> bool {
        self.sent_of[at].is_none() && !self.taken[sent]
    }

    pub fn pair(&mut self, at: usize, sent: usize) -> bool {
        let free = self.is_free(at, sent);
        if free {
            (self.sent_of[at], self.taken[sent]) = (Some(sent), true);
        }
        free
    }
}

/// For each paragraph of the old text, the one that was sent.
pub(super) fn find(sent: &Sent<'_>, document: &Document<'_>) -> Vec<Option<usize>> {
    let old = &document.old;
    let mut pairs = Pairs::new(old.len(), sent.len());
    marked(&mut pairs, sent, old, |view, e| view.text.key == sent.texts[e].key);
    figures(&mut pairs, sent, old);
    in_order(&mut pairs, sent, old);
    anywhere(&mut pairs, sent, old);
    marked(&mut pairs, sent, old, |view, e| view.text.bag.likeness(&sent.texts[e].bag) >= ALIKE_AND_MARKED);
    alike(&mut pairs, sent, old);
    // Nothing is alike, but the mark is there and nowhere else.
    marked(&mut pairs, sent, old, |view, _| view.marks.len() == 1);
    between(&mut pairs, sent, old, document.has_marks);
    pairs.sent_of
}

/// Pairs each mark with the most alike of the paragraphs that have it and will do.
fn marked(pairs: &mut Pairs, sent: &Sent<'_>, views: &[View], will_do: impl Fn(&View, usize) -> bool) {
    let mut best: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for (i, view) in views.iter().enumerate() {
        for e in view.marks.iter().copied().filter(|e| pairs.is_free(i, *e) && will_do(view, *e)) {
            let likeness = view.text.bag.likeness(&sent.texts[e].bag);
            let entry = best.entry(e).or_insert((likeness, i));
            if likeness > entry.0 {
                *entry = (likeness, i);
            }
        }
    }
    let mut best: Vec<(usize, (f64, usize))> = best.into_iter().collect();
    best.sort_by(|(_, (a, _)), (_, (b, _))| b.total_cmp(a));
    for (e, (_, i)) in best {
        pairs.pair(i, e);
    }
}

/// Values and years of key figures look alike, but stand above and below their labels.
fn figures(pairs: &mut Pairs, sent: &Sent<'_>, views: &[View]) {
    let at: BTreeMap<Cell, usize> = views.iter().enumerate().filter_map(|(i, view)| Some((view.cell?, i))).collect();
    for (e, expected) in sent.expected.iter().enumerate() {
        let Some(mark) = expected.mark.as_ref().filter(|mark| mark.field == Field::Label) else { continue };
        let found = at.iter().find(|(_, i)| pairs.is_free(**i, e) && views[**i].text.key == sent.texts[e].key);
        let Some((cell, i)) = found else { continue };
        pairs.pair(*i, e);
        let above = cell.row.checked_sub(1).map(|row| Cell { row, ..*cell });
        for (field, cell) in [(Field::Words, above), (Field::Year, Some(Cell { row: cell.row + 1, ..*cell }))] {
            let wanted = Mark::new(mark.subject.clone(), field);
            let other = sent.expected.iter().position(|it| it.mark.as_ref() == Some(&wanted));
            if let (Some(other), Some(i)) = (other, cell.and_then(|cell| at.get(&cell))) {
                pairs.pair(*i, other);
            }
        }
    }
}

/// Pairs equal texts that stand in the same order.
fn in_order(pairs: &mut Pairs, sent: &Sent<'_>, views: &[View]) {
    let left: Vec<usize> = (0..sent.len()).filter(|e| !pairs.taken[*e]).collect();
    let open: Vec<usize> = (0..views.len()).filter(|i| pairs.sent_of[*i].is_none()).collect();
    let a: Vec<&str> = left.iter().map(|e| sent.texts[*e].key.as_str()).collect();
    let b: Vec<&str> = open.iter().map(|i| views[*i].text.key.as_str()).collect();
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            (0..len).for_each(|n| _ = pairs.pair(open[new_index + n], left[old_index + n]));
        }
    }
}

/// Pairs equal texts wherever they stand.
pub(super) fn anywhere(pairs: &mut Pairs, sent: &Sent<'_>, views: &[View]) {
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for e in (0..sent.len()).rev().filter(|e| !pairs.taken[*e]) {
        by_key.entry(&sent.texts[e].key).or_default().push(e);
    }
    for (i, view) in views.iter().enumerate().filter(|(i, _)| pairs.sent_of[*i].is_none()).collect::<Vec<_>>() {
        if let Some(e) = by_key.get_mut(view.text.key.as_str()).and_then(Vec::pop) {
            pairs.pair(i, e);
        }
    }
}

/// Pairs what is alike, the most alike first; what stands where one would look for it before what
/// does not.
pub(super) fn alike(pairs: &mut Pairs, sent: &Sent<'_>, views: &[View]) {
    let left: Vec<usize> = (0..sent.len()).filter(|e| !pairs.taken[*e]).collect();
    let open: Vec<usize> = (0..views.len()).filter(|i| pairs.sent_of[*i].is_none()).collect();
    let before = neighbours(pairs, views.len());
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    let own: usize = left.iter().map(|e| sent.texts[*e].bag.count()).sum();
    let mut words = 0;
    for i in open.into_iter().take(MOST_PAIRS / left.len().max(1)) {
        words += own + views[i].text.bag.count() * left.len();
        if words > MOST_WORDS {
            break;
        }
        for e in &left {
            let (view, text) = (&views[i].text, &sent.texts[*e]);
            let mut likeness = view.bag.likeness(&text.bag);
            let (short, long) = if view.key.len() < text.key.len() { (&view.key, &text.key) } else { (&text.key, &view.key) };
            if short.len() >= 12 && likeness < 0.6 && long.contains(short.as_str()) {
                likeness = 0.6;
            }
            if likeness >= ALIKE {
                let in_place = before[i].is_none_or(|before| before < *e) && before[i].map_or(*e == 0, |before| *e - before.min(*e) <= 3);
                found.push((likeness + if in_place { 0.1 } else { 0.0 }, i, *e));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, i, e) in found {
        pairs.pair(i, e);
    }
}

/// For each paragraph, the latest before it that has been found.
fn neighbours(pairs: &Pairs, len: usize) -> Vec<Option<usize>> {
    let mut last = None;
    (0..len)
        .map(|i| {
            let before = last;
            last = pairs.sent_of[i].or(last);
            before
        })
        .collect()
}

/// Pairs what stands alone between the same neighbours. Where other marks have come back and this
/// one has not, something new stands there, unless it is a number.
fn between(pairs: &mut Pairs, sent: &Sent<'_>, views: &[View], has_marks: bool) {
    let found: BTreeSet<(usize, usize)> = pairs.sent_of.iter().enumerate().filter_map(|(i, e)| Some((i, (*e)?))).collect();
    let ends: Vec<Option<(usize, usize)>> = std::iter::once(None).chain(found.into_iter().map(Some)).collect();
    for (n, start) in ends.iter().enumerate() {
        let (i, e) = start.map_or((0, 0), |(i, e)| (i + 1, e + 1));
        let (to_i, to_e) = ends.get(n + 1).copied().flatten().unwrap_or((views.len(), sent.len()));
        if to_e < e || to_i - i != to_e - e {
            continue;
        }
        let numbers = (e..to_e).all(|e| sent.expected[e].mark.as_ref().is_some_and(|mark| mark.subject.block().is_none()));
        let alone = to_e - e == 1 && !has_marks;
        if (alone || numbers) && (e..to_e).all(|e| !pairs.taken[e]) {
            (0..to_e - e).for_each(|k| _ = pairs.pair(i + k, e + k));
        }
    }
}
