//! Which paragraphs have moved: as few and as short ones as explain the order.

use super::lineage::Lineage;
use super::words::Sent;

/// What stays where it was put in counts for more than what was put in anew, and fixed words for
/// more than both: nobody moves a title past everything else.
const STAYED: usize = 1 << 20;
const FIXED: usize = 1 << 24;

/// For each that was sent whether it has moved.
pub(super) fn moved(sent: &Sent<'_>, lineage: &Lineage) -> Vec<bool> {
    let there: Vec<(usize, usize, usize)> = (0..sent.len())
        .filter_map(|e| {
            let first = lineage.children[e].first()?;
            let weight = match (&sent.expected[e].mark, lineage.stayed[e]) {
                (None, _) => FIXED,
                (_, true) => STAYED,
                (_, false) => 1 << 8,
            };
            Some((e, *first, weight + sent.texts[e].bag.len.min(1 << 7)))
        })
        .collect();
    // The heaviest chain that ends at each: short enough a list for every pair.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(there.len());
    for (i, (_, place, weight)) in there.iter().enumerate() {
        let before = (0..i).filter(|j| there[*j].1 < *place).max_by_key(|j| best[*j].0);
        best.push((weight + before.map_or(0, |j| best[j].0), before));
    }
    let mut moved = vec![false; sent.len()];
    for (e, ..) in &there {
        moved[*e] = true;
    }
    let mut at = (0..best.len()).max_by_key(|i| best[*i].0);
    while let Some(i) = at {
        moved[there[i].0] = false;
        at = best[i].1;
    }
    moved
}
