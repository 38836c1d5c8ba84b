//! The words of a row, taken apart for whoever writes a guide and put together again.
//!
//! A row's text holds all of it: the words to read out, then hints, then "(Lyssna efter …)".
//! Here each of them is changed on its own and the text is rebuilt, so that hints, cue, probes
//! and blanks always stand in it word for word, as a guide must have them.

use super::guide::{Bilingual, Row};
use super::project::Language;

/// The longest text that a row takes, in characters.
pub const MAX_TEXT: usize = 2_000;
/// The longest text for lists that is made of a longer one.
const SHORT: usize = 40;

/// What a cue begins with, and what it ends with.
const OPENINGS: [(Language, &str); 2] = [(Language::Sv, "(Lyssna efter "), (Language::En, "(Listen for ")];
const CLOSING: &str = ")";

impl Bilingual {
    /// The same words in both languages, until somebody translates them.
    #[must_use]
    pub fn both(text: &str) -> Self {
        Self { sv: text.to_owned(), en: text.to_owned() }
    }

    /// Changes one language. The English follows the Swedish as long as they are the same.
    pub fn set(&mut self, language: Language, text: String) {
        match language {
            Language::Sv if self.en == self.sv => *self = Self::both(&text),
            Language::Sv => self.sv = text,
            Language::En => self.en = text,
        }
    }
}

/// A text on one line and not too long; `None` when nothing is left of it.
#[must_use]
pub fn tidy(text: &str) -> Option<String> {
    // What is taken out first leaves no second space behind.
    let seen: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    let line: String = seen.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MAX_TEXT).collect();
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

impl Row {
    /// The words to read out as the guide has them: the text without hints and cue.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let mut text = self.text.get(language).trim_end();
        // They stand at the end, last the cue. Each is taken away once, so that a hint of a
        // single word leaves the same word alone elsewhere.
        let mut left: Vec<&str> = self.hints.iter().chain(&self.cue).map(|aside| aside.get(language)).collect();
        while let Some(at) = left.iter().rposition(|aside| text.ends_with(aside)) {
            text = text[..text.len() - left.remove(at).len()].trim_end();
        }
        let mut text = text.to_owned();
        for aside in left {
            if let Some(at) = text.rfind(aside) {
                text.replace_range(at..at + aside.len(), "");
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What the cue says to listen for, without its "(Lyssna efter" and last parenthesis.
    #[must_use]
    pub fn listening(&self, language: Language) -> String {
        self.cue.as_ref().map(|cue| unwrapped(cue.get(language), language).to_owned()).unwrap_or_default()
    }

    /// Changes the words to read out; nothing happens when there would be none. A blank whose
    /// placeholder is gone goes too. The short text follows while it is made of the words. A hint
    /// that stood among the words comes after them.
    pub fn set_words(&mut self, language: Language, text: &str) -> bool {
        let Some(new) = tidy(text) else { return false };
        let before = self.all_words();
        if *before.get(language) == new {
            return true;
        }
        let mut words = before.clone();
        words.set(language, new);
        for (short, before, words) in [(&mut self.short.sv, &before.sv, &words.sv), (&mut self.short.en, &before.en, &words.en)] {
            if *short == shortened(before) {
                *short = shortened(words);
            }
        }
        self.rebuild(&words);
        true
    }

    /// Changes the text for lists; nothing happens when it would be empty.
    pub fn set_short(&mut self, language: Language, text: &str) -> bool {
        let Some(text) = tidy(text) else { return false };
        self.short.set(language, text);
        true
    }

    /// Changes the hints, one for each line of `text`.
    pub fn set_hints(&mut self, language: Language, text: &str) {
        let words = self.all_words();
        let mut hints: Vec<String> = Vec::new();
        for hint in text.lines().filter_map(tidy) {
            if !hints.contains(&hint) {
                hints.push(hint);
            }
        }
        if self.hints.iter().map(|hint| hint.get(language)).eq(hints.iter().map(String::as_str)) {
            return;
        }
        self.hints = paired(&self.hints, language, hints);
        self.rebuild(&words);
    }

    /// Changes what to listen for: all of the cue but its parentheses. What stands after the
    /// colon, or all of it without one, is a list of probes with commas between. Without a text
    /// in Swedish there is no cue any more.
    pub fn set_listening(&mut self, language: Language, text: &str) {
        if tidy(text).unwrap_or_default() == self.listening(language) {
            return;
        }
        let words = self.all_words();
        match (tidy(text), self.cue.take(), language) {
            (None, _, Language::Sv) => self.probes.clear(),
            (None, cue, Language::En) => self.cue = cue,
            (Some(text), None, _) => {
                let (_, probes) = listed(&text);
                self.probes = probes.iter().map(|probe| Bilingual::both(probe)).collect();
                self.cue = Some(Bilingual { sv: wrapped(&text, Language::Sv), en: wrapped(&text, Language::En) });
            }
            (Some(text), Some(cue), _) => {
                let (lead, probes) = listed(&text);
                let followed = unwrapped(&cue.sv, Language::Sv) == unwrapped(&cue.en, Language::En);
                self.probes = paired(&self.probes, language, probes);
                let mut cue = cue;
                match language {
                    Language::Sv => {
                        cue.sv = wrapped(&text, Language::Sv);
                        let same = self.probes.iter().all(|probe| cue.en.contains(&probe.en));
                        if followed {
                            cue.en = wrapped(&text, Language::En);
                        } else if !same {
                            let (lead, _) = listed(unwrapped(&cue.en, Language::En));
                            cue.en = wrapped(&relisted(&lead, &self.probes), Language::En);
                        }
                    }
                    Language::En => {
                        let whole = self.probes.iter().all(|probe| text.contains(&probe.en));
                        cue.en = wrapped(&if whole { text } else { relisted(&lead, &self.probes) }, Language::En);
                    }
                }
                self.cue = Some(cue);
            }
        }
        self.rebuild(&words);
    }

    fn all_words(&self) -> Bilingual {
        Bilingual { sv: self.words(Language::Sv), en: self.words(Language::En) }
    }

    /// Puts the text together: words, hints, cue.
    fn rebuild(&mut self, words: &Bilingual) {
        let text = |language: Language| {
            let asides = self.hints.iter().chain(&self.cue).map(|aside| aside.get(language));
            let parts: Vec<&str> = [words.get(language)].into_iter().chain(asides).filter(|part| !part.is_empty()).collect();
            parts.join(" ")
        };
        self.text = Bilingual { sv: text(Language::Sv), en: text(Language::En) };
        let (sv, en) = (&self.text.sv, &self.text.en);
        self.blanks.retain(|blank| sv.contains(&blank.text.sv) && en.contains(&blank.text.en));
    }
}

fn opening(language: Language) -> &'static str {
    OPENINGS.iter().find(|(of, _)| *of == language).map_or("(", |(_, opening)| opening)
}

fn wrapped(text: &str, language: Language) -> String {
    format!("{}{text}{CLOSING}", opening(language))
}

fn unwrapped(cue: &str, language: Language) -> &str {
    cue.strip_prefix(opening(language)).and_then(|rest| rest.strip_suffix(CLOSING)).unwrap_or(cue)
}

/// What stands before the list, the colon included, and the list.
fn listed(text: &str) -> (String, Vec<String>) {
    let (lead, list) = text.split_once(':').map_or(("", text), |(lead, list)| (&text[..=lead.len()], list));
    let mut probes: Vec<String> = Vec::new();
    for probe in list.split([',', ';']).filter_map(tidy) {
        if !probes.contains(&probe) {
            probes.push(probe);
        }
    }
    (lead.to_owned(), probes)
}

fn relisted(lead: &str, probes: &[Bilingual]) -> String {
    let list: Vec<&str> = probes.iter().map(|probe| probe.en.as_str()).collect();
    if lead.is_empty() { list.join(", ") } else { format!("{lead} {}", list.join(", ")) }
}

/// The old texts with new words in one language. What stands before and after the change keeps
/// its translation; in English there are as many as in Swedish, whatever was written.
fn paired(old: &[Bilingual], language: Language, new: Vec<String>) -> Vec<Bilingual> {
    if language == Language::En {
        let mut new = new.into_iter();
        return old.iter().map(|text| Bilingual { sv: text.sv.clone(), en: new.next().unwrap_or_else(|| text.en.clone()) }).collect();
    }
    let before = old.iter().zip(&new).take_while(|(old, new)| old.sv == **new).count();
    let most = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old.sv == **new).count();
    let length = new.len();
    new.into_iter()
        .enumerate()
        .map(|(i, text)| {
            // One that came in between has no counterpart; one that was changed has its own.
            let counterpart =
                if i >= length - after { old.get(i + old.len() - length) } else { old.get(i).filter(|_| i < old.len() - after) };
            let mut changed = counterpart.cloned().unwrap_or_else(|| Bilingual::both(&text));
            changed.set(Language::Sv, text);
            changed
        })
        .collect()
}

/// The beginning of a text, for lists.
#[must_use]
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= SHORT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHORT - 1).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(start, _)| start);
    format!("{}…", cut.trim_end_matches([',', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::{Blank, Feeds, Fill, RowKind};
    use crate::domain::ids::RowId;

    fn row(text: &str) -> Row {
        Row {
            id: RowId::new("r1").unwrap(),
            kind: RowKind::Question,
            short: Bilingual::both(&shortened(text)),
            text: Bilingual::both(text),
            hints: Vec::new(),
            cue: None,
            probes: Vec::new(),
            blanks: Vec::new(),
            feeds: Feeds::Story,
            follow_ups: Vec::new(),
        }
    }

    #[test]
    fn what_nobody_sees_leaves_no_space_behind() {
        assert_eq!(tidy("!\t\u{e}\tA").as_deref(), Some("! A"));
        assert_eq!(tidy(" \u{7} "), None);
    }

    #[test]
    fn a_text_is_taken_apart_and_put_together() {
        let mut row = row("Hur gör ni?");
        row.set_hints(Language::Sv, "(Rita gärna)\n\n");
        row.set_listening(Language::Sv, "fokus på: möten, rutiner,  möten");
        assert_eq!(row.text.sv, "Hur gör ni? (Rita gärna) (Lyssna efter fokus på: möten, rutiner, möten)");
        assert_eq!(row.text.en, "Hur gör ni? (Rita gärna) (Listen for fokus på: möten, rutiner, möten)");
        assert_eq!(row.probes.iter().map(|probe| probe.sv.as_str()).collect::<Vec<_>>(), ["möten", "rutiner"]);
        row.set_words(Language::Sv, " Hur  gör ni\ndå? ");
        assert_eq!((row.words(Language::Sv).as_str(), row.short.sv.as_str()), ("Hur gör ni då?", "Hur gör ni då?"));
        assert!(row.text.sv.starts_with("Hur gör ni då? (Rita gärna) (Lyssna"));
        assert!(!row.set_words(Language::Sv, "  "), "a row says something");
        row.set_listening(Language::Sv, "");
        assert_eq!((row.text.sv.as_str(), row.probes.len()), ("Hur gör ni då? (Rita gärna)", 0));
    }

    #[test]
    fn a_hint_of_one_letter_takes_no_letter_from_the_words() {
        let mut row = row("Hur arbetar ni ihop?");
        for typed in ["e", "ar", "n", "ihop?"] {
            row.set_hints(Language::Sv, typed);
            assert_eq!(row.words(Language::Sv), "Hur arbetar ni ihop?");
        }
        row.set_hints(Language::Sv, "");
        assert_eq!(row.text.sv, "Hur arbetar ni ihop?");
    }

    #[test]
    fn english_follows_until_it_is_translated() {
        let mut row = row("Hur gör ni?");
        row.set_words(Language::Sv, "Vad gör ni?");
        assert_eq!((row.text.en.as_str(), row.short.en.as_str()), ("Vad gör ni?", "Vad gör ni?"));
        row.set_words(Language::En, "What do you do?");
        row.set_words(Language::Sv, "Vad gör ni egentligen?");
        assert_eq!((row.text.en.as_str(), row.short.en.as_str()), ("What do you do?", "What do you do?"));
        assert_eq!(row.short.sv, "Vad gör ni egentligen?");
        row.set_short(Language::Sv, "Egentligen");
        row.set_words(Language::Sv, "Vad gör ni nu?");
        assert_eq!(row.short.sv, "Egentligen", "a short text of one's own stays");

        row.set_listening(Language::Sv, "möten, rutiner, mål");
        row.set_listening(Language::En, "meetings, routines, goals");
        row.set_listening(Language::Sv, "möten, stöd, rutiner, mål");
        let english: Vec<&str> = row.probes.iter().map(|probe| probe.en.as_str()).collect();
        assert_eq!(english, ["meetings", "stöd", "routines", "goals"]);
        assert_eq!(row.cue.as_ref().unwrap().en, "(Listen for meetings, stöd, routines, goals)");
        row.set_listening(Language::Sv, "stöd, rutiner, mål");
        assert_eq!(row.probes[2].en, "goals");
        row.set_listening(Language::En, "support");
        assert_eq!(row.cue.unwrap().en, "(Listen for support, routines, goals)", "each probe has an English one");
    }

    #[test]
    fn a_blank_goes_with_its_placeholder() {
        let mut row = row("Utkastet kommer X dec.");
        row.blanks = vec![Blank { text: Bilingual::both("X dec"), fill: Fill::DraftDue }];
        row.set_words(Language::Sv, "Utkastet kommer snart, X dec.");
        assert_eq!(row.blanks.len(), 1);
        row.set_words(Language::Sv, "Utkastet kommer snart.");
        assert_eq!(row.blanks, []);
    }
}
