//! Names on the guard list on the capture line: replaced as soon as they are written, and given
//! back when asked for. Nothing else that is typed is ever changed unasked.

use std::collections::BTreeSet;

use crate::domain::anonymity::gate::{Gate, Reason};
use crate::domain::anonymity::names::Names;
use crate::domain::anonymity::replacement::who;
use crate::domain::anonymity::roles::in_place_of;

/// What has been put in the place of words on the line.
#[derive(Debug, Default)]
pub struct LineGuard {
    taken: Option<Taken>,
    /// Who was given back, and stays until the line is another.
    left: BTreeSet<String>,
}

#[derive(Debug)]
struct Taken {
    /// The line as it became, and as it was.
    after: String,
    before: String,
    who: Vec<String>,
}

impl LineGuard {
    /// Whether the line still is what was made of it.
    #[must_use]
    pub fn can_give_back(&self, line: &str) -> bool {
        self.taken.as_ref().is_some_and(|taken| taken.after == line)
    }

    /// Makes the line what was typed; the names in it stay.
    pub(super) fn give_back(&mut self, line: &mut String) -> bool {
        let Some(taken) = self.taken.take_if(|taken| taken.after == *line) else { return false };
        *line = taken.before;
        self.left.extend(taken.who);
        true
    }

    /// Remembers what a line was before something was put into it.
    pub(super) fn took(&mut self, before: String, after: String) {
        self.taken = Some(Taken { after, before, who: Vec::new() });
    }

    /// Another line begins.
    pub(super) fn begin(&mut self) {
        self.left.clear();
    }

    /// Takes the names out that are written to the end; all of them, when the line `is_done`.
    /// Those that the entry being rewritten had already, `before`, are somebody's choice.
    /// `usual` is what stands for those without a role of their own.
    pub(super) fn guard(&mut self, gate: &Gate, names: &Names, line: &mut String, is_done: bool, before: &str, usual: &str) {
        if line.is_empty() {
            return self.begin();
        }
        let listed = |text: &str| {
            let hits = gate.look(text).into_iter().filter(|hit| hit.reason == Reason::Listed);
            hits.map(|hit| {
                let words: String = text.chars().skip(hit.range.start).take(hit.range.len()).collect();
                (who(names, &words), words, hit.range)
            })
            .collect::<Vec<_>>()
        };
        let found = listed(line);
        if found.is_empty() {
            return;
        }
        let chosen: BTreeSet<String> = listed(before).into_iter().map(|(who, ..)| who).collect();
        let mut characters: Vec<char> = line.chars().collect();
        let mut taken: Vec<String> = Vec::new();
        let mut put = BTreeSet::new();
        for (who, words, range) in found.into_iter().rev() {
            let is_written = is_done || characters[range.end..].iter().any(|c| ends_a_word(*c));
            if is_written && !self.left.contains(&who) && !chosen.contains(&who) {
                let role = in_place_of(&words, names.roles.get(&who).map_or(usual, String::as_str));
                characters.splice(range, role.chars());
                put.insert(role);
                taken.push(who);
            }
        }
        if taken.is_empty() {
            return;
        }
        let mut after: String = characters.into_iter().collect();
        // A first name and a surname that were written one after the other are one person.
        for role in put {
            after = after.replace(&format!("{role} {role}"), &role);
        }
        let before = std::mem::replace(line, after.clone());
        self.taken = Some(Taken { after, before, who: taken });
    }
}

fn ends_a_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | '!' | '?' | ')' | '”' | '"' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Desk {
        gate: Gate,
        names: Names,
        guard: LineGuard,
        line: String,
    }

    impl Desk {
        fn new() -> Self {
            let names = Names {
                guard: vec!["Sölve Brask".to_owned(), "Tyra".to_owned()],
                roles: [("tyra".to_owned(), "chefen".to_owned())].into(),
            };
            Self { gate: Gate::guarding(&names), names, guard: LineGuard::default(), line: String::new() }
        }

        fn look(&mut self, is_done: bool, before: &str) {
            self.guard.guard(&self.gate, &self.names, &mut self.line, is_done, before, "deltagaren");
        }

        fn typed(&mut self, text: &str) -> &str {
            for c in text.chars() {
                self.line.push(c);
                self.look(false, "");
            }
            &self.line
        }
    }

    #[test]
    fn a_name_goes_when_its_word_is_written() {
        let mut desk = Desk::new();
        assert_eq!(desk.typed("Då sa Sölve"), "Då sa Sölve");
        assert_eq!(desk.typed(" "), "Då sa [deltagaren] ");
        assert_eq!(desk.typed("Brask, och Tyra"), "Då sa [deltagaren], och Tyra");
        desk.look(true, "");
        assert_eq!(desk.line, "Då sa [deltagaren], och [chefen]");
    }

    #[test]
    fn what_is_given_back_stays() {
        let mut desk = Desk::new();
        desk.typed("Tyra ");
        assert!(desk.guard.can_give_back("[chefen] ") && !desk.guard.can_give_back("[chefen] s"));
        assert!(desk.guard.give_back(&mut desk.line));
        assert_eq!(desk.typed("sa så. "), "Tyra sa så. ");
        desk.look(true, "");
        assert_eq!(desk.line, "Tyra sa så. ");
        // On the next line the name goes again.
        desk.line.clear();
        desk.look(false, "");
        assert_eq!(desk.typed("Tyra "), "[chefen] ");
    }

    #[test]
    fn what_the_entry_had_already_is_left_alone() {
        let mut desk = Desk::new();
        desk.line = "Tyra sa så, och Sölve".to_owned();
        desk.look(true, "Tyra sa så");
        assert_eq!(desk.line, "Tyra sa så, och [deltagaren]");
    }
}
