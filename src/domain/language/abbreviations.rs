//! Abbreviations, Swedish and English: a full stop after one need not end the sentence.
//!
//! After the list in *Myndigheternas skrivregler*, with what is common in municipal texts.

use super::lists::among;

/// These stand before what they belong to, so that they never end a sentence that goes on.
const BEFORE: &str = "\
    ang. approx. art. avd. bl.a. c/o. ca. cf. d.v.s. dr. dvs. e.g. eg. ev. ex. exkl. f.d. fig. fr.o.m. i.e. inkl. jfr. kap. \
    kl. mr. mrs. ms. no. nr. p.g.a. pga. prof. resp. s.k. sid. t.ex. t.o.m. tel. uppl. vol. vs.";

/// These stand behind, where a sentence may end; a capital after them says that it does.
const BEHIND: &str = "\
    dyl. e.d. e.dyl. enl. etc. m.a.o. m.fl. m.m. milj. mnkr. o.d. o.s.v. osv. st.";

/// What a full stop after an abbreviation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Before,
    Behind,
}

/// What kind of abbreviation this is, its full stop included; `None` for an ordinary word.
pub(super) fn kind(word: &str) -> Option<Kind> {
    if !word.ends_with('.') {
        return None;
    }
    let word = word.to_lowercase();
    if among(BEFORE, &word) {
        return Some(Kind::Before);
    }
    (among(BEHIND, &word) || is_dotted(&word)).then_some(Kind::Behind)
}

/// Letters with a full stop after each one or two, as in "h.k.h.", whatever they stand for.
fn is_dotted(word: &str) -> bool {
    let Some(inside) = word.strip_suffix('.') else { return false };
    inside.contains('.') && inside.split('.').all(|part| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_stop_says_what_it_is() {
        assert_eq!(kind("T.ex."), Some(Kind::Before));
        assert_eq!(kind("m.m."), Some(Kind::Behind));
        assert_eq!(kind("h.k.h."), Some(Kind::Behind));
        for word in ["möte.", "t.ex", ".", "..", "a..", "3.9.", ""] {
            assert_eq!(kind(word), None, "{word}");
        }
    }
}
