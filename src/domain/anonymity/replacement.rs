//! One person, called by a role wherever the name stands.

use std::ops::Range;

use super::find::words;
use super::fold::fold;
use super::gate::{Gate, Reason};
use super::guard::GuardList;
use super::names::Names;
use super::roles::{in_place_of, key};
use crate::domain::draft::Block;

/// The longest role, in characters.
pub const MAX_ROLE: usize = 60;

/// Who is meant, by what the person is known by in [`Names::roles`]: on the guard list the whole
/// name, so that each part of it is the same person; a part that two share is one by itself.
#[must_use]
pub fn who(names: &Names, words: &str) -> String {
    let is_meant = |name: &&String| GuardList::strict([name.as_str()]).find(words).iter().any(|found| !found.is_near);
    let mut holders = names.guard.iter().filter(is_meant);
    match (holders.next(), holders.next()) {
        (Some(name), None) => key(name),
        _ => key(words),
    }
}

/// Somebody, or something else that may not leave, with what is to stand in its place.
#[derive(Debug)]
pub struct Replacement<'a> {
    gate: &'a Gate,
    names: &'a Names,
    who: String,
    /// Set for somebody on the guard list.
    listed: Option<GuardList>,
    role: &'a str,
}

impl<'a> Replacement<'a> {
    #[must_use]
    pub fn new(gate: &'a Gate, names: &'a Names, words: &str, role: &'a str) -> Self {
        let who = who(names, words);
        let listed = names.guard.iter().find(|name| key(name) == who).map(|name| GuardList::strict([name.as_str()]));
        Self { gate, names, who, listed, role }
    }

    /// By what the person is known.
    #[must_use]
    pub fn who(&self) -> &str {
        &self.who
    }

    /// The places in a text, in characters, each with what is to stand there.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<(Range<usize>, String)> {
        // Most texts are about others, and quickly told.
        let may = match &self.listed {
            Some(list) => !list.find(text).is_empty(),
            None => fold(text).contains(&self.who),
        };
        if !may {
            return Vec::new();
        }
        let hits = self.gate.look(text).into_iter().map(|hit| (words(text, &hit.range), hit.range));
        hits.filter(|(words, _)| who(self.names, words) == self.who).map(|(words, range)| (range, in_place_of(&words, self.role))).collect()
    }

    /// The text with the role in it, and in how many places; `None` when the person is not in it.
    #[must_use]
    pub fn in_text(&self, text: &str) -> Option<(String, usize)> {
        let places = self.places(text);
        let mut rest = text.chars();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (range, role) in &places {
            out.extend(rest.by_ref().take(range.start - at));
            out.push_str(role);
            rest.by_ref().take(range.len()).for_each(drop);
            at = range.end;
        }
        out.extend(rest);
        (!places.is_empty()).then_some((out, places.len()))
    }

    /// Puts the role into a block, and into the words that it was made from: they are no other
    /// words for that. Returns in how many places of its text.
    pub fn in_block(&self, block: &mut Block) -> usize {
        for link in &mut block.links {
            if let Some((words, _)) = self.in_text(&link.words) {
                link.words = words;
            }
        }
        let places = self.places(&block.text);
        for (range, role) in places.iter().rev() {
            block.replace(range.clone(), role);
        }
        places.len()
    }
}

/// Whether words are the code of a seat, which is somebody else at another table.
#[must_use]
pub fn is_seat(gate: &Gate, words: &str) -> bool {
    gate.look(words).first().is_some_and(|hit| hit.reason == Reason::Seat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{BlockKind, Link, Part};
    use crate::domain::ids::{BlockId, EntryId};

    fn guarded(names: &[&str]) -> (Gate, Names) {
        let names = Names { guard: names.iter().map(ToString::to_string).collect(), ..Names::default() };
        (Gate::guarding(&names), names)
    }

    #[test]
    fn each_part_of_a_name_is_the_same_person() {
        let (gate, names) = guarded(&["Sölve Brask", "Tyra Brask"]);
        let person = Replacement::new(&gate, &names, "sölve", "samordnaren");
        assert_eq!(person.who(), "solve brask");
        let text = "Sölve ringde. Då kom SOLVE Brask, och Tyra stod kvar hos Brask.";
        let (out, count) = person.in_text(text).unwrap();
        assert_eq!((out.as_str(), count), ("[samordnaren] ringde. Då kom [samordnaren], och Tyra stod kvar hos Brask.", 2));
        assert_eq!(person.in_text(&out), None);
    }

    #[test]
    fn what_is_on_no_list_is_known_by_its_words() {
        let (gate, names) = guarded(&[]);
        let person = Replacement::new(&gate, &names, "bo@exempel.se", "e-postadress");
        let (out, count) = person.in_text("Skriv till Bo@exempel.se eller bo@exempel.se, inte ulla@exempel.se").unwrap();
        assert_eq!((out.as_str(), count), ("Skriv till [e-postadress] eller [e-postadress], inte ulla@exempel.se", 2));
    }

    #[test]
    fn a_block_goes_on_resting_on_what_it_did() {
        let (gate, names) = guarded(&["Sölve"]);
        let entry = EntryId::new("wa.1").unwrap();
        let mut block =
            Block { text: "Ja. Sölve kallar.".to_owned(), ..Block::empty(BlockId::from_bits(1), Part::Story, BlockKind::Paragraph) };
        block.links.push(Link { entry, from: 4, to: 17, words: "Sölve kallar.".to_owned() });
        assert_eq!(Replacement::new(&gate, &names, "Sölve", "chefen").in_block(&mut block), 1);
        assert_eq!(block.text, "Ja. [chefen] kallar.");
        let link = &block.links[0];
        assert_eq!((link.from, link.to, link.words.as_str()), (4, 20, "[chefen] kallar."));
    }
}
