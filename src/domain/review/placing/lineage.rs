//! What became of each paragraph that was sent: which paragraphs of the text as it is now have
//! its words.

use std::collections::BTreeMap;

use super::Change;
use super::origin::{self, Pairs};
use super::views::{Document, weight};
use super::words::{Bag, Sent};

/// How much of a paragraph must be left in another for the two to count as joined.
const JOINED: f64 = 0.4;
/// How much of a paragraph's words must come from another, if no mark says so, and if one does.
const CONTAINED: f64 = 0.7;
const CONTAINED_AND_MARKED: f64 = 0.4;
/// Shorter texts are in every other by chance.
const SHORTEST: usize = 8;

#[derive(Debug)]
pub(super) struct Lineage {
    /// For each paragraph of the old text, the one that was sent.
    pub origin: Vec<Option<usize>>,
    /// For each paragraph of the new text, the one that it mostly is; `None` for a new one.
    pub parent: Vec<Option<usize>>,
    /// And those that are joined to it.
    pub joined: Vec<Vec<usize>>,
    /// For each that was sent, the paragraphs of the new text that it mostly became.
    pub children: Vec<Vec<usize>>,
    /// Those that are where they were, and not put in anew.
    pub stayed: Vec<bool>,
}

impl Lineage {
    /// Whether something that was sent is still there, on its own or joined to something else.
    pub fn is_there(&self, sent: usize) -> bool {
        !self.children[sent].is_empty() || self.joined_to(sent).is_some()
    }

    /// The paragraph of the new text that something is joined to.
    pub fn joined_to(&self, sent: usize) -> Option<usize> {
        self.joined.iter().position(|joined| joined.contains(&sent))
    }
}

/// Follows the words that were kept from the old text into the new one, and finds what has moved.
pub(super) fn trace(sent: &Sent<'_>, document: &Document<'_>, origin: &[Option<usize>]) -> Lineage {
    let kept = kept(document, origin);
    let mut pairs = Pairs::new(document.new.len(), sent.len());
    let mut lineage = Lineage {
        origin: origin.to_vec(),
        parent: vec![None; document.new.len()],
        joined: vec![Vec::new(); document.new.len()],
        children: vec![Vec::new(); sent.len()],
        stayed: vec![false; sent.len()],
    };
    for (n, weights) in kept.iter().enumerate() {
        // The first of those that have left as much.
        let most = weights.iter().max_by_key(|(e, weight)| (**weight, std::cmp::Reverse(**e)));
        if let Some((e, _)) = most {
            lineage.parent[n] = Some(*e);
            lineage.children[*e].push(n);
            lineage.stayed[*e] = true;
        }
    }
    for (n, weights) in kept.iter().enumerate() {
        for (e, left) in weights {
            let whole = weight(&sent.texts[*e].shown);
            let is_joined = lineage.children[*e].is_empty() && *left as f64 >= JOINED * whole as f64;
            if is_joined && lineage.joined_to(*e).is_none() {
                lineage.joined[n].push(*e);
            }
        }
    }
    rewritten(&mut lineage, document);
    for e in 0..sent.len() {
        pairs.taken[e] = lineage.is_there(e);
    }
    pairs.sent_of.clone_from(&lineage.parent);
    origin::anywhere(&mut pairs, sent, &document.new);
    // A paragraph that was parted or joined is like its parts, but they have their own rules.
    let ahead = parts(&mut lineage, sent, document, &pairs);
    for n in ahead {
        pairs.sent_of[n] = lineage.parent[n];
    }
    origin::alike(&mut pairs, sent, &document.new);
    for (n, e) in pairs.sent_of.iter().enumerate() {
        if let (None, Some(e)) = (lineage.parent[n], e) {
            lineage.parent[n] = Some(*e);
            lineage.children[*e].push(n);
        }
    }
    pairs.sent_of.clone_from(&lineage.parent);
    parts(&mut lineage, sent, document, &pairs);
    whole(&mut lineage, sent, document);
    lineage
}

/// For each paragraph of the new text, how much it has kept of which that were sent.
fn kept(document: &Document<'_>, origin: &[Option<usize>]) -> Vec<BTreeMap<usize, usize>> {
    let mut kept = vec![BTreeMap::new(); document.new.len()];
    for (s, paragraph) in document.returned.paragraphs.iter().enumerate() {
        let (Some(n), Some(e)) = (document.new_of[s], document.old_of[s].and_then(|o| origin[o])) else { continue };
        let stayed: usize = paragraph.runs.iter().filter(|run| run.change == Change::Kept).map(|run| weight(&run.text)).sum();
        if stayed > 0 {
            *kept[n].entry(e).or_insert(0) += stayed;
        }
    }
    kept
}

/// Where all words of a paragraph were taken out and others put in their place, it is still the
/// same paragraph.
fn rewritten(lineage: &mut Lineage, document: &Document<'_>) {
    for (s, paragraph) in document.returned.paragraphs.iter().enumerate() {
        let (Some(n), Some(e)) = (document.new_of[s], document.old_of[s].and_then(|o| lineage.origin[o])) else { continue };
        let has = |wanted: fn(Change) -> bool| paragraph.runs.iter().any(|run| wanted(run.change) && !run.text.trim().is_empty());
        let replaced = has(|change| matches!(change, Change::Added(_))) && has(|change| !matches!(change, Change::Added(_)));
        if replaced && lineage.parent[n].is_none() && !lineage.is_there(e) {
            lineage.parent[n] = Some(e);
            lineage.children[e].push(n);
            lineage.stayed[e] = true;
        }
    }
}

/// Finds new paragraphs beside one that was sent which have the words that it has lost: it was
/// parted. Tells which.
fn parts(lineage: &mut Lineage, sent: &Sent<'_>, document: &Document<'_>, pairs: &Pairs) -> Vec<usize> {
    let mut found = Vec::new();
    let mut lost: BTreeMap<usize, Bag> = BTreeMap::new();
    let count = document.new.len();
    for n in (0..count).chain((0..count).rev()) {
        if pairs.sent_of[n].is_some() || lineage.parent[n].is_some() {
            continue;
        }
        let view = &document.new[n];
        if view.text.bag.len < SHORTEST {
            continue;
        }
        let beside = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|m| lineage.parent.get(m).copied().flatten());
        for e in beside.collect::<Vec<_>>() {
            let left = |lost: Bag, n: &usize| lost.without(&document.new[*n].text.bag);
            let lost = lost.entry(e).or_insert_with(|| lineage.children[e].iter().fold(sent.texts[e].bag.clone(), left));
            let enough = if view.marks.contains(&e) { CONTAINED_AND_MARKED } else { CONTAINED };
            if view.text.bag.within(lost) >= enough {
                *lost = lost.without(&view.text.bag);
                lineage.parent[n] = Some(e);
                lineage.children[e].push(n);
                lineage.children[e].sort_unstable();
                found.push(n);
                break;
            }
        }
    }
    found
}

/// Finds what is gone but whose words have come to stand in the paragraph beside it: the two were
/// joined.
fn whole(lineage: &mut Lineage, sent: &Sent<'_>, document: &Document<'_>) {
    let count = sent.len();
    let mut own: BTreeMap<usize, Bag> = BTreeMap::new();
    for e in (0..count).chain((0..count).rev()) {
        if lineage.is_there(e) || sent.texts[e].bag.len < SHORTEST {
            continue;
        }
        let last = |children: &Vec<usize>| children.last().copied();
        let first = |children: &Vec<usize>| children.first().copied();
        let of = |other: Option<usize>, pick: fn(&Vec<usize>) -> Option<usize>| {
            let other = other?;
            lineage.children.get(other).and_then(pick).or_else(|| lineage.joined_to(other))
        };
        let beside = [of(e.checked_sub(1), last), of(Some(e + 1), first)];
        for n in beside.into_iter().flatten() {
            let more = own.entry(n).or_insert_with(|| {
                let there = lineage.parent[n].iter().chain(&lineage.joined[n]);
                there.fold(document.new[n].text.bag.clone(), |more, e| more.without(&sent.texts[*e].bag))
            });
            let enough = if document.new[n].marks.contains(&e) { CONTAINED_AND_MARKED } else { CONTAINED };
            if sent.texts[e].bag.within(more) >= enough {
                *more = more.without(&sent.texts[e].bag);
                lineage.joined[n].push(e);
                lineage.joined[n].sort_unstable();
                break;
            }
        }
    }
}
