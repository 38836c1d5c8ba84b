//! Undo and redo over whole states.
//!
//! A state is pushed when something else comes after it: a command, or a pause in typing. So a
//! run of key presses is one step, and every command is one.

/// The most steps kept. A step is some tens of kilobytes.
const LIMIT: usize = 200;

/// The states before and after the present one, each with what was done next.
#[derive(Debug, Clone)]
pub struct History<T> {
    /// The state as of the latest step; what the user has now may already differ by typing.
    base: T,
    undo: Vec<(T, &'static str)>,
    redo: Vec<(T, &'static str)>,
}

impl<T: Clone + PartialEq> History<T> {
    pub fn new(base: T) -> Self {
        Self { base, undo: Vec::new(), redo: Vec::new() }
    }

    /// Makes what has changed since the last step a step of its own, named by a text key. False if
    /// nothing has.
    pub fn step(&mut self, now: &T, label: &'static str) -> bool {
        if *now == self.base {
            return false;
        }
        let before = std::mem::replace(&mut self.base, now.clone());
        self.undo.push((before, label));
        if self.undo.len() > LIMIT {
            self.undo.remove(0);
        }
        self.redo.clear();
        true
    }

    /// What has changed was changed elsewhere, and is no step here.
    pub fn rebase(&mut self, now: T) {
        self.base = now;
    }

    /// Forgets what was undone: something else was done elsewhere.
    pub fn no_redo(&mut self) {
        self.redo.clear();
    }

    /// The state before the latest step, and that step's name.
    pub fn undo(&mut self, now: &T) -> Option<(T, &'static str)> {
        self.step(now, "undo-typing");
        let (before, label) = self.undo.pop()?;
        let after = std::mem::replace(&mut self.base, before.clone());
        self.redo.push((after, label));
        Some((before, label))
    }

    /// The state after the step that was undone last.
    pub fn redo(&mut self, now: &T) -> Option<(T, &'static str)> {
        self.step(now, "undo-typing");
        let (after, label) = self.redo.pop()?;
        let before = std::mem::replace(&mut self.base, after.clone());
        self.undo.push((before, label));
        Some((after, label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_goes_back_step_by_step_and_redo_forward_again() {
        let mut history = History::new(String::new());
        history.step(&"a".to_owned(), "one");
        history.step(&"ab".to_owned(), "two");
        let mut now = "abc".to_owned(); // typed, not yet a step
        for (text, label) in [("ab", "undo-typing"), ("a", "two"), ("", "one")] {
            let (state, undone) = history.undo(&now).unwrap();
            assert_eq!((state.as_str(), undone), (text, label));
            now = state;
        }
        assert!(history.undo(&now).is_none());
        for text in ["a", "ab", "abc"] {
            now = history.redo(&now).unwrap().0;
            assert_eq!(now, text);
        }
        assert!(history.redo(&now).is_none());
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut history = History::new(0);
        history.step(&1, "one");
        let (now, _) = history.undo(&1).unwrap();
        assert_eq!(now, 0);
        history.step(&2, "two");
        assert!(history.redo(&2).is_none());
    }
}
