//! What most have: the usual.

use std::collections::BTreeMap;

/// What stands in one of the places that are compared, and whose it is.
pub(super) struct Tally<'a, O, V> {
    all: Vec<(&'a O, V)>,
}

impl<'a, O, V: Ord + Clone> Tally<'a, O, V> {
    pub fn of(all: impl IntoIterator<Item = (&'a O, V)>) -> Self {
        Self { all: all.into_iter().collect() }
    }

    /// What more have than have anything else, and how many; `None` when all have the same or
    /// nothing is more usual than the rest.
    pub fn usual(&self) -> Option<(V, usize)> {
        let mut counts: BTreeMap<&V, usize> = BTreeMap::new();
        for (_, value) in &self.all {
            *counts.entry(value).or_default() += 1;
        }
        let most = counts.values().copied().max()?;
        let mut usual = counts.iter().filter(|(_, count)| **count == most);
        let (value, _) = usual.next()?;
        (counts.len() > 1 && usual.next().is_none()).then(|| ((*value).clone(), most))
    }

    /// Those that have something else, with what the usual is and how many have it.
    pub fn others(self) -> Vec<(&'a O, V, V, usize)> {
        let Some((usual, count)) = self.usual() else { return Vec::new() };
        self.all.into_iter().filter(|(_, value)| *value != usual).map(|(owner, value)| (owner, value, usual.clone(), count)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_is_what_most_have() {
        let owners = [0, 1, 2, 3];
        let of = |values: &[i32]| owners.iter().zip(values.iter().copied()).collect::<Vec<_>>();
        assert_eq!(Tally::of(of(&[1, 1, 2])).others(), [(&2, 2, 1, 2)]);
        assert_eq!(Tally::of(of(&[1, 1, 1])).others(), []);
        assert_eq!(Tally::of(of(&[1, 1, 2, 2])).others(), [], "nobody can say which is right");
        assert_eq!(Tally::of(of(&[])).others(), []);
    }
}
