//! Short messages to the user.

use std::time::{Duration, Instant};

use super::command::Command;
use super::trouble::Told;

/// How long a problem stands with all that is to be said of it, however busily somebody types.
const IN_FULL: Duration = Duration::from_secs(6);
/// How long a notice that asks for nothing stays.
const STAY: Duration = Duration::from_secs(8);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Done,
    /// Something went wrong; stays until it is closed.
    Problem,
}

#[derive(Debug, Clone)]
pub struct Notice {
    pub tone: Tone,
    /// What happened.
    pub text: String,
    /// Of a problem: what is safe, and what to do.
    pub advice: Vec<String>,
    /// What can be done about it: a word, and what it does.
    pub action: Option<(String, Command)>,
    /// More lines, for instance the problems of a folder.
    pub details: Vec<String>,
    /// Down to what happened and what can be done, out of the way of who types on.
    pub folded: bool,
    since: Instant,
}

/// The notices on screen, oldest first.
#[derive(Debug, Default)]
pub struct Notices(Vec<Notice>);

impl Notices {
    pub fn done(&mut self, text: String) {
        self.push(Tone::Done, text, Vec::new(), Vec::new(), None);
    }

    /// As [`Self::done`], with more lines.
    pub fn done_with(&mut self, text: String, details: Vec<String>) {
        self.push(Tone::Done, text, Vec::new(), details, None);
    }

    /// What was done, and a way back.
    pub fn done_but(&mut self, text: String, action: (String, Command)) {
        self.push(Tone::Done, text, Vec::new(), Vec::new(), Some(action));
    }

    /// Something went wrong.
    pub fn trouble(&mut self, told: Told) {
        let Told { what, safe, todo, details, action } = told;
        self.push(Tone::Problem, what, vec![safe, todo], details, action);
    }

    fn push(&mut self, tone: Tone, text: String, advice: Vec<String>, details: Vec<String>, action: Option<(String, Command)>) {
        // Said once more, it takes no more room than before.
        let before = self.0.iter().position(|notice| notice.text == text).map(|at| self.0.remove(at));
        let folded = before.is_some_and(|before| before.folded);
        self.0.push(Notice { tone, text, advice, action, details, folded, since: Instant::now() });
    }

    /// Folds what has been read, since somebody types on.
    pub fn fold(&mut self) {
        let is_read = |notice: &&mut Notice| notice.tone == Tone::Problem && notice.since.elapsed() > IN_FULL;
        self.0.iter_mut().filter(is_read).for_each(|notice| notice.folded = true);
    }

    /// Shows all that is to be said.
    pub fn unfold(&mut self, index: usize) {
        if let Some(notice) = self.0.get_mut(index) {
            (notice.folded, notice.since) = (false, Instant::now());
        }
    }

    pub fn close(&mut self, index: usize) {
        if index < self.0.len() {
            self.0.remove(index);
        }
    }

    /// Takes away a problem that is one no more.
    pub fn settle(&mut self, text: &str) {
        self.0.retain(|notice| notice.text != text);
    }

    /// Takes away all but this.
    pub fn keep_only(&mut self, text: &str) {
        self.0.retain(|notice| notice.text == text);
    }

    /// Drops what has been shown long enough; says when to look again.
    pub fn expire(&mut self) -> Option<Duration> {
        self.0.retain(|notice| notice.tone == Tone::Problem || notice.since.elapsed() < STAY);
        self.0.iter().filter(|notice| notice.tone == Tone::Done).map(|notice| STAY.saturating_sub(notice.since.elapsed())).min()
    }

    #[must_use]
    pub fn all(&self) -> &[Notice] {
        &self.0
    }
}
