//! Filling in a form in the window, as a contact person who has Samsyn does.
//!
//! What is answered is kept on this computer after every change, and leaves it only as a reply
//! file that is saved on purpose. That file is the same as the one from the form in a browser.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::review::envelope::{Kind, MAX_BYTES};
use crate::domain::review::{Filled, FilledAnswer, FilledWhole, Form, Item, ItemKind, Subject, Verdict};
use crate::domain::session::Organisation;
use crate::storage::{atomic, documents, exchange};

/// Where half-filled forms are kept, below the folder of preferences.
const FOLDER: &str = "answers";

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Answering {
    /// The round's file.
    pub path: PathBuf,
    pub form: Form,
    pub sheet: Sheet,
    /// What is answered with the keys 1, 2 and 3.
    pub current: Option<Subject>,
    /// When it was last kept on this computer; `None` while something is not.
    pub kept: Option<Timestamp>,
    /// It is being kept, as it was asked to be.
    pub(in crate::app) keeping: bool,
    pub(in crate::app) asked: Option<Sheet>,
    /// Why it could not be kept, and when that was tried last.
    pub problem: Option<String>,
    pub(in crate::app) failed: Option<Timestamp>,
    /// Where the reply was saved.
    pub saved: Option<PathBuf>,
}

/// What has been filled in, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// One number for this form on this computer.
    pub id: String,
    pub answers: BTreeMap<Subject, Given>,
    /// What concerns all of it.
    pub whole: String,
    /// Whose remarks these are, unless one says otherwise.
    pub organisation: Option<Organisation>,
    pub supplement: bool,
    pub approves: bool,
}

/// What has been said of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    pub verdict: Option<Verdict>,
    /// How it should read. Begins as the text.
    pub suggestion: String,
    pub comment: String,
    pub organisation: Option<Organisation>,
    pub withdraw: bool,
    pub value: String,
    pub year: String,
    pub source: String,
}

/// How much is answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    pub asked: usize,
    pub answered: usize,
    pub correct: usize,
    pub incorrect: usize,
    pub comments: usize,
}

impl Progress {
    #[must_use]
    pub fn left(self) -> usize {
        self.asked - self.answered
    }
}

impl Given {
    /// As an item stands, with nothing said about it.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let (value, year, source) = match &item.kind {
            ItemKind::Figure { value, year, source, .. } => (value.clone(), year.clone(), source.clone()),
            _ => <_>::default(),
        };
        Self { suggestion: item.kind.text().unwrap_or_default().to_owned(), value, year, source, ..Self::default() }
    }

    /// Whether it proposes something else than stands there.
    #[must_use]
    pub fn proposes(&self, item: &Item) -> bool {
        let was = Self::of(item);
        let own = |given: &Self| [&given.suggestion, &given.value, &given.year, &given.source].map(|text| text.trim().to_owned());
        // An empty field proposes nothing, as in the browser: what is to go is said in words.
        own(self).iter().zip(own(&was)).any(|(now, was)| !now.is_empty() && *now != was)
    }

    /// An answer that says nothing more than that something is wrong, or is an empty comment, is
    /// not ready yet.
    #[must_use]
    pub fn is_ready(&self, item: &Item) -> bool {
        let has_comment = !self.comment.trim().is_empty();
        match self.verdict {
            None => false,
            Some(Verdict::Correct) => true,
            Some(Verdict::Incorrect) => self.withdraw || has_comment || self.proposes(item),
            Some(Verdict::Comment) => self.withdraw || has_comment,
        }
    }
}

impl Answering {
    /// Opens a round's file, with what was answered here before.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn open(path: &Path, home: &Path) -> Result<Self, super::receiving::Refusal> {
        let bytes = documents::bytes(path, MAX_BYTES as u64 + 1).map_err(super::receiving::Refusal::Unreadable)?;
        let form: Form = exchange::read(Kind::Round, &bytes)?;
        let mut sheet = kept(&place(home, &form));
        if sheet.id.is_empty() {
            sheet.id = super::sending::new_token();
        }
        let current = form.items.iter().find(|item| item.asked).and_then(|item| item.id.clone());
        Ok(Self {
            path: path.to_owned(),
            form,
            sheet,
            current,
            kept: None,
            keeping: false,
            asked: None,
            problem: None,
            failed: None,
            saved: None,
        })
    }

    /// What has been said about an item.
    #[must_use]
    pub fn given(&self, subject: &Subject) -> Option<&Given> {
        self.sheet.answers.get(subject)
    }

    /// What is being said about an item, begun with what stands there.
    pub fn begin(&mut self, subject: &Subject) -> Option<&mut Given> {
        let item = self.form.items.iter().find(|item| item.id.as_ref() == Some(subject))?;
        Some(self.sheet.answers.entry(subject.clone()).or_insert_with(|| Given::of(item)))
    }

    /// Says whether something is right, or takes that back.
    pub fn answer(&mut self, subject: &Subject, verdict: Option<Verdict>) {
        if let Some(given) = self.begin(subject) {
            given.verdict = verdict;
            if verdict == Some(Verdict::Correct) {
                given.withdraw = false;
            }
        }
        self.sheet.approves &= self.may_approve();
    }

    /// Everything that nothing has been said about is right.
    pub fn rest_is_correct(&mut self) {
        let untouched = |subject: &&Subject| self.given(subject).is_none_or(|given| given.verdict.is_none());
        let rest: Vec<Subject> = self.unanswered().filter(untouched).cloned().collect();
        for subject in rest {
            self.answer(&subject, Some(Verdict::Correct));
        }
    }

    fn is_answered(&self, subject: &Subject) -> bool {
        let item = self.form.item(subject);
        item.zip(self.given(subject)).is_some_and(|(item, given)| given.is_ready(item))
    }

    /// What has been asked and has no answer that is ready.
    pub fn unanswered(&self) -> impl Iterator<Item = &Subject> {
        self.form.asked().filter(|subject| !self.is_answered(subject))
    }

    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress { asked: self.form.asked().count(), ..Progress::default() };
        for subject in self.form.asked().filter(|subject| self.is_answered(subject)) {
            progress.answered += 1;
            match self.given(subject).and_then(|given| given.verdict) {
                Some(Verdict::Correct) => progress.correct += 1,
                Some(Verdict::Incorrect) => progress.incorrect += 1,
                Some(Verdict::Comment) => progress.comments += 1,
                None => {}
            }
        }
        progress
    }

    /// The text can be approved as it stands: everything asked is right, and nothing else is said.
    #[must_use]
    pub fn may_approve(&self) -> bool {
        let progress = self.progress();
        let said = |given: &Given| given.verdict.is_some_and(|verdict| verdict != Verdict::Correct);
        progress.left() == 0
            && progress.correct == progress.asked
            && self.sheet.whole.trim().is_empty()
            && !self.sheet.answers.values().any(said)
    }

    /// The reply can be saved as finished.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        let progress = self.progress();
        progress.left() == 0 || (self.sheet.supplement && (progress.answered > 0 || !self.sheet.whole.trim().is_empty()))
    }

    /// What is answered, as it lies in a reply file.
    #[must_use]
    pub fn filled(&self, finished: bool, now: Timestamp) -> Filled {
        let answer = |item: &Item| {
            let subject = item.id.as_ref()?;
            let given = self.given(subject)?;
            let verdict = given.verdict.filter(|_| !finished || given.is_ready(item))?;
            let was = Given::of(item);
            let objects = verdict != Verdict::Correct;
            let other =
                |text: &String, was: &String| Some(text.trim().to_owned()).filter(|text| objects && !text.is_empty() && text != was.trim());
            let is_figure = matches!(item.kind, ItemKind::Figure { .. });
            Some(FilledAnswer {
                id: subject.clone(),
                voice: 0,
                verdict,
                suggestion: other(&given.suggestion, &was.suggestion),
                comment: if objects { given.comment.trim().to_owned() } else { String::new() },
                organisation: given.organisation.filter(|_| objects),
                withdraw: given.withdraw && objects,
                value: other(&given.value, &was.value).filter(|_| is_figure),
                year: other(&given.year, &was.year).filter(|_| is_figure),
                source: other(&given.source, &was.source).filter(|_| is_figure),
            })
        };
        let whole = self.sheet.whole.trim();
        let whole = (!whole.is_empty()).then(|| FilledWhole { voice: 0, comment: whole.to_owned(), organisation: None });
        Filled {
            round: self.form.round.clone(),
            token: self.form.token.clone(),
            draft: self.form.draft.clone(),
            form: self.sheet.id.clone(),
            finished,
            supplement: self.sheet.supplement && self.progress().left() > 0,
            saved: Some(Timestamp::from_second(now.as_second()).unwrap_or(now)),
            approves: self.sheet.approves && self.may_approve(),
            organisations: vec![self.sheet.organisation],
            answers: self.form.items.iter().filter_map(answer).collect(),
            whole: whole.into_iter().collect(),
        }
    }

    /// What a reply file is called.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("svar-{}-omgang-{}.json", self.form.slug, self.form.number)
    }
}

/// What was kept before. A file that cannot be read is set aside, and never written over.
fn kept(path: &Path) -> Sheet {
    let Ok(bytes) = fs::read(path) else { return Sheet::default() };
    if let Some(sheet) = Some(&bytes).filter(|bytes| bytes.len() <= MAX_BYTES).and_then(|bytes| serde_json::from_slice(bytes).ok()) {
        return sheet;
    }
    let aside = (1..=999).map(|n| path.with_extension(format!("broken-{n}"))).find(|aside| !aside.exists());
    if let Some(aside) = aside
        && let Err(why) = fs::rename(path, aside)
    {
        log::error!("answers that cannot be read were not set aside: {}", why.kind());
    }
    Sheet::default()
}

/// Writes a reply file.
///
/// # Errors
/// When it cannot be written.
pub fn save(filled: &Filled, path: &Path) -> io::Result<()> {
    atomic::write(path, exchange::seal(Kind::Reply, filled).map_err(io::Error::other)?.as_bytes()).map(drop)
}

/// Keeps what has been filled in on this computer.
///
/// # Errors
/// When it cannot be written.
pub fn keep(home: &Path, form: &Form, sheet: &Sheet) -> io::Result<()> {
    let path = place(home, form);
    fs::create_dir_all(path.parent().unwrap_or(home))?;
    atomic::write(&path, &serde_json::to_vec_pretty(sheet)?).map(drop)
}

/// Removes what was kept of a form.
///
/// # Errors
/// When it cannot be removed.
pub fn forget(home: &Path, form: &Form) -> io::Result<()> {
    match fs::remove_file(place(home, form)) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
        _ => Ok(()),
    }
}

/// The token comes from outside: it names no folder.
fn place(home: &Path, form: &Form) -> PathBuf {
    let token: String = form.token.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
    home.join(FOLDER).join(format!("{token}.json"))
}

/// Whether a file is a round or a reply that the window can open by itself.
#[must_use]
pub fn is_round(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("samsyn")) && path.is_file()
}
