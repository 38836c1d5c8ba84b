//! Spelling: a dictionary on a thread of its own, and what it has found in the draft on screen.
//!
//! Results are kept by the text they are about, so that a view looks up the places for a block
//! with the text it has. The thread knows nothing of the user's own words; they are taken out
//! when a report arrives, so that a word just added is right at once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::event::Event;
use super::jobs::{Outbox, Worker};
use crate::domain::ids::Slug;
use crate::domain::language::spelling;
use crate::domain::project::Language;
use crate::storage::dictionaries::{self, Dictionary};
use crate::storage::problem::Problem;

/// Typing that stops for this long is looked at.
const PAUSE: Duration = Duration::from_millis(300);

/// Which dictionary to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub language: Language,
    /// What the user has chosen instead of what is installed.
    pub chosen: Option<PathBuf>,
}

/// What the thread is asked.
#[derive(Debug)]
enum Request {
    Check(Setup, Vec<String>),
    Suggest(Setup, String),
}

/// What the thread has found.
#[derive(Debug)]
pub enum Report {
    /// The misspelt words of each text.
    Checked(Setup, Vec<(String, Vec<Misspelt>)>),
    /// What a word may have been meant to be, the likeliest first.
    Suggested(String, Vec<String>),
    /// There is no dictionary of this language on this machine.
    Missing(Setup),
    Unreadable(Setup, Problem),
}

/// A word that the dictionary does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelt {
    /// In characters of its text.
    pub range: Range<usize>,
    pub word: String,
}

/// The state of a draft: the number of the project, the municipality, the revision.
type Seen = (u64, Slug, u64);

/// What is known of the spelling of the draft on screen.
#[derive(Debug)]
pub struct Spelling {
    worker: Worker<Request>,
    found: BTreeMap<String, Vec<Misspelt>>,
    suggestions: Option<(String, Vec<String>)>,
    /// What `found` was found with; `None` when all is to be looked at again.
    setup: Option<Setup>,
    seen: Option<Seen>,
    due: Option<Instant>,
    asked: bool,
    /// There is no dictionary to ask, until another is chosen.
    silent: bool,
}

impl Spelling {
    /// Starts the thread.
    #[must_use]
    pub fn new(outbox: &Outbox) -> Self {
        let mut open: Option<(Setup, Dictionary)> = None;
        let worker = outbox.worker("spelling", move |request, _| Event::Spelling(serve(&mut open, request)));
        Self { worker, found: BTreeMap::new(), suggestions: None, setup: None, seen: None, due: None, asked: false, silent: false }
    }

    /// The misspelt words of a text, in order; `None` until it has been looked at.
    #[must_use]
    pub fn misspelt(&self, text: &str) -> Option<&[Misspelt]> {
        self.found.get(text).map(Vec::as_slice)
    }

    /// What a word may have been meant to be; `None` until that is known.
    #[must_use]
    pub fn suggestions(&self, word: &str) -> Option<&[String]> {
        self.suggestions.as_ref().filter(|(asked, _)| asked == word).map(|(_, suggestions)| suggestions.as_slice())
    }

    /// There is no dictionary to ask.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.silent
    }

    /// How long until the draft should be looked at.
    #[must_use]
    pub fn wait(&self) -> Option<Duration> {
        self.due.filter(|_| !self.asked && !self.silent).map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// Notes what draft is on screen; true when it is time to ask about it.
    pub(super) fn look(&mut self, project: u64, slug: &Slug, revision: u64) -> bool {
        let known = self.seen.as_ref();
        if known.is_none_or(|seen| (seen.0, &seen.1, seen.2) != (project, slug, revision)) {
            let same_draft = known.is_some_and(|seen| (seen.0, &seen.1) == (project, slug));
            self.due = Some(Instant::now() + if same_draft { PAUSE } else { Duration::ZERO });
            self.seen = Some((project, slug.clone(), revision));
        }
        self.wait() == Some(Duration::ZERO)
    }

    /// Asks about the texts that are not known yet, and forgets those that are gone.
    pub(super) fn ask(&mut self, setup: Setup, texts: BTreeSet<&str>) {
        self.due = None;
        if self.setup.as_ref() != Some(&setup) {
            self.found.clear();
        }
        self.found.retain(|text, _| texts.contains(text.as_str()));
        let new: Vec<String> = texts.into_iter().filter(|text| !self.found.contains_key(*text)).map(str::to_owned).collect();
        self.setup = Some(setup.clone());
        self.asked = !new.is_empty() && self.worker.ask(Request::Check(setup, new));
    }

    pub(super) fn ask_for_suggestions(&mut self, setup: Setup, word: String) {
        self.suggestions = None;
        self.worker.ask(Request::Suggest(setup, word));
    }

    /// Takes in what was found, but for the user's own words.
    pub(super) fn checked(&mut self, setup: &Setup, found: Vec<(String, Vec<Misspelt>)>, own: &BTreeSet<String>) {
        if self.is_answered(setup) {
            self.found.extend(found);
            self.leave_out(own);
        }
    }

    pub(super) fn suggested(&mut self, word: String, suggestions: Vec<String>) {
        self.suggestions = Some((word, suggestions));
    }

    /// Words of the user's own are right.
    pub(super) fn leave_out(&mut self, own: &BTreeSet<String>) {
        for misspelt in self.found.values_mut() {
            misspelt.retain(|misspelt| !is_own(own, &misspelt.word));
        }
    }

    /// The thread has answered. False when the answer is about a dictionary that is used no more.
    fn is_answered(&mut self, setup: &Setup) -> bool {
        self.asked = false;
        self.setup.as_ref() == Some(setup)
    }

    /// That dictionary cannot be asked. False if it is used no more, and so nothing to tell of.
    pub(super) fn cannot_ask(&mut self, setup: &Setup) -> bool {
        let answered = self.is_answered(setup);
        self.silent |= answered;
        answered
    }

    /// The thread broke off its work; the same texts would only break it again.
    pub(super) fn stopped(&mut self) {
        self.asked = false;
        self.silent = true;
    }

    /// Everything is to be looked at again.
    pub(super) fn start_over(&mut self) {
        self.found.clear();
        self.setup = None;
        self.seen = None;
        self.silent = false;
    }
}

/// Whether a word is in the user's list, as it stands there, with the capital of a sentence's
/// first word, or in the genitive.
fn is_own(own: &BTreeSet<String>, word: &str) -> bool {
    let among = |word: &str| own.contains(word) || own.contains(&word.to_lowercase());
    among(word) || word.strip_suffix('s').is_some_and(|stem| among(stem.trim_end_matches([':', '\'', '’'])))
}

fn serve(open: &mut Option<(Setup, Dictionary)>, request: Request) -> Report {
    let setup = match &request {
        Request::Check(setup, _) | Request::Suggest(setup, _) => setup,
    };
    if open.as_ref().is_none_or(|(known, _)| known != setup) {
        let path = match &setup.chosen {
            Some(path) => dictionaries::chosen(path, setup.language),
            None => match dictionaries::installed(setup.language) {
                Some(path) => Ok(path),
                None => return Report::Missing(setup.clone()),
            },
        };
        match path.and_then(|path| Dictionary::open(&path)) {
            Ok(dictionary) => *open = Some((setup.clone(), dictionary)),
            Err(problem) => return Report::Unreadable(setup.clone(), problem),
        }
    }
    let Some((_, dictionary)) = open else { return Report::Missing(setup.clone()) };
    match request {
        Request::Check(setup, texts) => {
            let check = |text: String| {
                let unknown = spelling::words(&text).into_iter().filter(|word| !dictionary.knows(word.text));
                let found = unknown.map(|word| Misspelt { range: word.range.clone(), word: word.text.to_owned() }).collect();
                (text, found)
            };
            Report::Checked(setup, texts.into_iter().map(check).collect())
        }
        Request::Suggest(_, word) => {
            let suggestions = dictionary.suggestions(&word);
            Report::Suggested(word, suggestions)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(own: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
        own.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn own_words_are_known_in_their_forms() {
        let own = words(["ComUng", "samtalskarta", "PNF"]);
        for word in ["ComUng", "ComUngs", "Samtalskarta", "samtalskartas", "PNF:s"] {
            assert!(is_own(&own, word), "{word}");
        }
        for word in ["comung", "Samtal", "kartas", "s", ""] {
            assert!(!is_own(&own, word), "{word}");
        }
    }

    #[test]
    fn the_installed_dictionary_finds_places_and_suggests() {
        let setup = Setup { language: Language::Sv, chosen: None };
        let mut open = None;
        let text = "Åtta handläggre samverkar.".to_owned();
        let Report::Checked(_, found) = serve(&mut open, Request::Check(setup.clone(), vec![text.clone()])) else { panic!("not checked") };
        assert_eq!(found, [(text, vec![Misspelt { range: 5..15, word: "handläggre".to_owned() }])]);
        let Report::Suggested(_, suggestions) = serve(&mut open, Request::Suggest(setup, "handläggre".to_owned())) else {
            panic!("nothing suggested")
        };
        assert!(suggestions.iter().any(|word| word == "handläggare"), "{suggestions:?}");
        let english = Setup { language: Language::En, chosen: None };
        let Report::Checked(_, found) = serve(&mut open, Request::Check(english, vec!["They colaborate well.".to_owned()])) else {
            panic!("not checked")
        };
        assert_eq!(found[0].1, [Misspelt { range: 5..15, word: "colaborate".to_owned() }]);
    }

    #[test]
    fn a_chosen_dictionary_that_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { language: Language::Sv, chosen: Some(folder.path().to_owned()) };
        let report = serve(&mut None, Request::Check(setup, vec!["a".to_owned()]));
        assert!(matches!(report, Report::Unreadable(_, problem) if problem.message.starts_with("holds no dictionary")));
    }
}
