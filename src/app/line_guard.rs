//! Names on the guard list on the capture line: replaced as soon as they are written, and given
//! back when asked for. Nothing else that is typed is ever changed unasked.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::domain::anonymity::find::words;
use crate::domain::anonymity::gate::{Gate, Reason};
use crate::domain::anonymity::names::Names;
use crate::domain::anonymity::replacement::who;
use crate::domain::anonymity::roles::in_place_of;

/// The most replacements that can be taken back; older ones are far behind in the notes.
const MOST: usize = 200;

/// What has been put in the place of words on the line.
#[derive(Debug, Default)]
pub struct LineGuard {
    /// The latest last.
    taken: Vec<Taken>,
    /// Who was given back, and stays until the line is another.
    left: BTreeSet<String>,
    /// How many lines there have been.
    line: usize,
}

#[derive(Debug, Clone)]
struct Taken {
    /// The line as it became, and as it was.
    after: String,
    before: String,
    who: Vec<String>,
    /// On which line.
    line: usize,
}

/// Between the entries that one line has become; nobody types it.
const BETWEEN: &str = "\u{1f}";

/// How a line stands when it is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    /// No more is written on it.
    pub is_done: bool,
    /// Where the caret stands, or where the line is cut, in characters.
    pub at: usize,
}

impl LineGuard {
    /// Whether the line is what was made of it, or what came back of that.
    #[must_use]
    pub fn can_give_back(&self, line: &str) -> bool {
        self.taken.iter().any(|taken| taken.after == line)
    }

    /// Makes the line what was typed; the names in it stay. What was taken out of the same line
    /// before can be given back next.
    pub(super) fn give_back(&mut self, line: &mut String) -> bool {
        let Some(at) = self.taken.iter().rposition(|taken| taken.after == *line) else { return false };
        let taken = self.taken.remove(at);
        *line = taken.before;
        self.left.extend(taken.who);
        if let Some(earlier) = self.taken[..at].last_mut().filter(|earlier| earlier.line == taken.line)
            && let Some(before) = earlier.put_back(line)
        {
            (earlier.after, earlier.before) = (line.clone(), before);
        }
        true
    }

    /// Remembers what a line was before something was put into it.
    pub(super) fn took(&mut self, before: String, after: String) {
        self.push(before, after, Vec::new());
    }

    fn push(&mut self, before: String, after: String, who: Vec<String>) {
        self.taken.push(Taken { after, before, who, line: self.line });
        if self.taken.len() > MOST {
            self.taken.remove(0);
        }
    }

    /// Another line begins. What was on the last one is in `entries` now, each as it reads when it
    /// is on the line again: what was taken out of it can be given back there.
    pub(super) fn begin(&mut self, entries: impl IntoIterator<Item = String>) {
        let first = self.taken.partition_point(|taken| taken.line < self.line);
        let here = self.taken.split_off(first);
        let after = entries.into_iter().collect::<Vec<_>>().join(BETWEEN);
        let (mut before, mut who) = (after.clone(), Vec::new());
        for taken in here.iter().rev() {
            if let Some(back) = taken.put_back(&before) {
                before = back;
                who.extend(taken.who.iter().cloned());
            }
        }
        for (after, before) in after.split(BETWEEN).zip(before.split(BETWEEN)).filter(|(after, before)| after != before) {
            self.push(before.to_owned(), after.to_owned(), who.clone());
        }
        self.left.clear();
        self.line += 1;
    }

    /// Takes the names out that are written to the end; all of them, when the line is done. Those
    /// that the entry being rewritten had already, `before`, are somebody's choice, and so is a
    /// find that only may be a name. `usual` is what stands for those without a role of their own.
    /// Returns where the caret or the cut has come to.
    pub(super) fn guard(&mut self, gate: &Gate, names: &Names, line: &mut String, writing: Writing, before: &str, usual: &str) -> usize {
        let mut at = writing.at;
        if line.is_empty() {
            self.begin([]);
            return at;
        }
        let listed = |text: &str| {
            let hits = gate.look(text).into_iter().filter(|hit| hit.reason == Reason::Listed);
            hits.map(|hit| {
                let words = words(text, &hit.range);
                (who(names, &words), words, hit.range)
            })
            .collect::<Vec<_>>()
        };
        let found = listed(line);
        if found.is_empty() {
            return at;
        }
        let chosen: BTreeSet<String> = listed(before).into_iter().map(|(who, ..)| who).collect();
        let mut characters: Vec<char> = line.chars().collect();
        for (who, words, mut range) in found.into_iter().rev() {
            if !writing.is_past(&characters, &range) || self.left.contains(&who) || chosen.contains(&who) {
                continue;
            }
            let role: Vec<char> = in_place_of(&words, names.roles.get(&who).map_or(usual, String::as_str)).chars().collect();
            // A first name and a surname that were written one after the other are one person.
            let beside = role.len() + 1;
            if characters[..range.start].strip_suffix(&[' ']).is_some_and(|before| before.ends_with(&role)) {
                range.start -= beside;
            }
            if characters[range.end..].strip_prefix(&[' ']).is_some_and(|after| after.starts_with(&role)) {
                range.end += beside;
            }
            if range.end <= at {
                at = at - range.len() + role.len();
            } else if range.start < at {
                at = range.start + role.len();
            }
            characters.splice(range, role);
            let before = std::mem::replace(line, characters.iter().collect());
            self.push(before, line.clone(), vec![who]);
        }
        at
    }
}

impl Writing {
    /// Whether a name is written to its end: nobody stands behind it to write on, and its word
    /// does not go on.
    fn is_past(self, characters: &[char], name: &Range<usize>) -> bool {
        self.is_done || (self.at != name.end && characters.get(name.end).is_some_and(|c| ends_a_word(*c)))
    }
}

impl Taken {
    /// A text with what was put into the line taken out of it again, where it stands nearest to
    /// where it was put; `None` when it is not there.
    fn put_back(&self, text: &str) -> Option<String> {
        let (after, before): (Vec<char>, Vec<char>) = (self.after.chars().collect(), self.before.chars().collect());
        let mut head = after.iter().zip(&before).take_while(|(a, b)| a == b).count();
        let most = after.len().min(before.len()) - head;
        let tail = after.iter().rev().zip(before.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        // All of a role, also where what it stands for begins or goes on as it does.
        let is_whole = |head: usize| after[head..after.len() - tail].first() == Some(&'[');
        if !is_whole(head)
            && let Some(bracket) = after[..head].iter().rposition(|c| *c == '[')
        {
            head = bracket;
        }
        let (role, words) = (&after[head..after.len() - tail], &before[head..before.len() - tail]);
        let mut characters: Vec<char> = text.chars().collect();
        let places = characters.windows(role.len().max(1)).enumerate().filter(|(_, window)| *window == role);
        let at = places.map(|(at, _)| at).min_by_key(|at| at.abs_diff(head))?;
        characters.splice(at..at + role.len(), words.iter().copied());
        Some(characters.into_iter().collect())
    }
}

/// Signs that join the words of one name do not.
fn ends_a_word(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const DONE: Writing = Writing { is_done: true, at: 0 };

    fn caret(at: usize) -> Writing {
        Writing { is_done: false, at }
    }

    struct Desk {
        gate: Gate,
        names: Names,
        guard: LineGuard,
        line: String,
    }

    impl Desk {
        fn new(guard: &[&str]) -> Self {
            let names =
                Names { guard: guard.iter().map(ToString::to_string).collect(), roles: [("tyra".to_owned(), "chefen".to_owned())].into() };
            Self { gate: Gate::guarding(&names), names, guard: LineGuard::default(), line: String::new() }
        }

        fn usual() -> Self {
            Self::new(&["Sölve Brask", "Tyra"])
        }

        fn look(&mut self, writing: Writing, before: &str) -> usize {
            self.guard.guard(&self.gate, &self.names, &mut self.line, writing, before, "deltagaren")
        }

        fn typed(&mut self, text: &str) -> &str {
            self.typed_before(text, 0)
        }

        /// With some characters behind the caret.
        fn typed_before(&mut self, text: &str, behind: usize) -> &str {
            for c in text.chars() {
                let mut characters: Vec<char> = self.line.chars().collect();
                characters.insert(characters.len() - behind, c);
                self.line = characters.into_iter().collect();
                self.look(caret(self.line.chars().count() - behind), "");
            }
            &self.line
        }

        fn gives_back(&mut self) -> &str {
            assert!(self.guard.can_give_back(&self.line), "{}", self.line);
            assert!(self.guard.give_back(&mut self.line));
            &self.line
        }
    }

    #[test]
    fn a_name_goes_when_its_word_is_written() {
        let mut desk = Desk::usual();
        assert_eq!(desk.typed("Då sa Sölve"), "Då sa Sölve");
        assert_eq!(desk.typed(" "), "Då sa [deltagaren] ");
        assert_eq!(desk.typed("Brask, och Tyra"), "Då sa [deltagaren], och Tyra");
        desk.look(DONE, "");
        assert_eq!(desk.line, "Då sa [deltagaren], och [chefen]");
        desk.line = "Då sa Sölve Brask nej".to_owned();
        desk.look(DONE, "");
        assert_eq!(desk.line, "Då sa [deltagaren] nej");
    }

    #[test]
    fn half_a_word_is_left_alone_wherever_it_is_written() {
        let mut desk = Desk::new(&["Ann"]);
        desk.line = " ringde".to_owned();
        assert_eq!(desk.typed_before("Ann", 7), "Ann ringde", "it may become Annika");
        assert_eq!(desk.typed_before("ika", 7), "Annika ringde");
        desk.line = "Ann-".to_owned();
        desk.look(caret(4), "");
        assert_eq!(desk.line, "Ann-");
        // What was left when the caret stood there goes when it is elsewhere.
        desk.line = "Ann ringde".to_owned();
        desk.look(caret(10), "");
        assert_eq!(desk.line, "[deltagaren] ringde");
    }

    #[test]
    fn an_ordinary_word_in_small_letters_waits_for_a_decision() {
        let mut desk = Desk::new(&["Bo Ek"]);
        assert_eq!(desk.typed("de vill bo kvar. "), "de vill bo kvar. ");
        desk.look(DONE, "");
        assert_eq!(desk.line, "de vill bo kvar. ");
        assert_eq!(desk.typed("Då sa Bo nej"), "de vill bo kvar. Då sa [deltagaren] nej");
    }

    #[test]
    fn what_is_given_back_stays() {
        let mut desk = Desk::usual();
        desk.typed("Tyra ");
        assert!(desk.guard.can_give_back("[chefen] ") && !desk.guard.can_give_back("[chefen] s"));
        desk.gives_back();
        assert_eq!(desk.typed("sa så. "), "Tyra sa så. ");
        desk.look(DONE, "");
        assert_eq!(desk.line, "Tyra sa så. ");
        // On the next line the name goes again.
        desk.line.clear();
        desk.look(caret(0), "");
        assert_eq!(desk.typed("Tyra "), "[chefen] ");
    }

    #[test]
    fn each_name_of_a_line_can_be_given_back_the_latest_first() {
        let mut desk = Desk::usual();
        assert_eq!(desk.typed("Sölve Brask och Tyra nickar, Tyra "), "[deltagaren] och [chefen] nickar, [chefen] ");
        assert_eq!(desk.gives_back(), "[deltagaren] och [chefen] nickar, Tyra ");
        assert_eq!(desk.gives_back(), "[deltagaren] och Tyra nickar, Tyra ");
        assert_eq!(desk.gives_back(), "[deltagaren] Brask och Tyra nickar, Tyra ");
        assert_eq!(desk.gives_back(), "Sölve Brask och Tyra nickar, Tyra ");
    }

    #[test]
    fn what_was_taken_out_of_an_entry_is_given_back_when_it_is_on_the_line_again() {
        let mut desk = Desk::usual();
        desk.typed("”Sölve Brask sa nej till Tyra");
        desk.look(DONE, "");
        assert_eq!(desk.line, "”[deltagaren] sa nej till [chefen]");
        desk.guard.begin(["”[deltagaren] sa nej till [chefen]".to_owned()]);
        desk.line.clear();
        // Another line with the same name in between.
        desk.typed("Tyra ");
        desk.guard.begin(["[chefen]".to_owned()]);
        "”[deltagaren] sa nej till [chefen]".clone_into(&mut desk.line);
        assert_eq!(desk.gives_back(), "”Sölve Brask sa nej till Tyra");
        desk.line = "[chefen]".to_owned();
        assert_eq!(desk.gives_back(), "Tyra");
        // Cut in two, each half has its own.
        desk.line.clear();
        desk.look(caret(0), "");
        desk.names.roles.clear();
        desk.line = "Sölve Brask gick. Tyra kom".to_owned();
        let cut = desk.look(Writing { is_done: true, at: 17 }, "");
        assert_eq!((desk.line.as_str(), cut), ("[deltagaren] gick. [deltagaren] kom", 18));
        desk.guard.begin(["[deltagaren] gick.".to_owned(), "[deltagaren] kom".to_owned()]);
        desk.line = "[deltagaren] gick.".to_owned();
        assert_eq!(desk.gives_back(), "Sölve Brask gick.");
        desk.line = "[deltagaren] kom".to_owned();
        assert_eq!(desk.gives_back(), "Tyra kom");
    }

    #[test]
    fn what_the_entry_had_already_is_left_alone() {
        let mut desk = Desk::usual();
        desk.line = "Tyra sa så, och Sölve".to_owned();
        desk.look(DONE, "Tyra sa så");
        assert_eq!(desk.line, "Tyra sa så, och [deltagaren]");
    }
}
