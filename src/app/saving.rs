//! Saving: after every committed entry, and soon after typing, on a thread of its own.

use std::collections::BTreeSet;
use std::io;
use std::mem::take;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::Serialize;

use super::event::{Event, Saved};
use super::exporting::Order;
use super::gallring::{self, Target};
use super::jobs::{Outbox, Worker, caught};
use crate::domain::anonymity::names::Names;
use crate::domain::guide::Guide;
use crate::domain::ids::{Slug, WriterId};
use crate::domain::log::Log;
use crate::domain::project::Project;
use crate::domain::publication::Lead;
use crate::domain::selection::Selection;
use crate::domain::workspace::{Dossier, Workspace};
use crate::storage::layout::FileKey;
use crate::storage::store::{CopyError, Origin, Outcome, SaveError, Store};
use crate::storage::vault::{Key, Passphrase};

/// Typing is on disk at the latest this long after the first key press that is not.
const TYPING: Duration = Duration::from_millis(400);
/// A failed save is tried again this often.
const RETRY: Duration = Duration::from_secs(5);
/// A disk that has not answered for so long is said not to.
const HANGS: Duration = Duration::from_secs(10);
/// Other note-takers' files are looked at this often while a focus group is on screen.
const REFRESH: Duration = Duration::from_secs(3);

/// What the saving thread, which alone knows the files, is asked to do.
#[derive(Debug)]
enum Task {
    Write(Box<Request>),
    /// Find the files of a municipality's material.
    Find(Slug),
    Destroy(Box<gallring::Request>),
    /// Read what others have noted in their logs, before something leaves.
    ReadLogs(WriterId, Box<Order>),
    /// Move the folder into a vault.
    Lock(Passphrase),
    /// What is not as it was saved is right as it stands.
    Accept,
    /// Put the copy of `vault.age` in its place.
    MendVault,
}

/// What to write, as it was when asked for.
#[derive(Debug)]
struct Request {
    round: u64,
    revision: u64,
    project: Option<Project>,
    guide: Option<Guide>,
    log: Option<Log>,
    names: Option<Names>,
    selection: Option<Selection>,
    publication: Option<Lead>,
    dossiers: Vec<(Slug, Dossier)>,
    writer: WriterId,
}

/// What of a project is not on disk yet. Unsaved means `revision != saved`, never a flag.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one file whether it is due")]
pub struct Saving {
    revision: u64,
    saved: u64,
    /// Counts what the saving thread has been asked for.
    rounds: u64,
    /// The round whose answer counts. One before it may still be under way, but writes nothing that
    /// this one does not.
    asked: Option<u64>,
    /// When that was.
    asked_at: Instant,
    due: Option<Instant>,
    project_touched: bool,
    log_touched: bool,
    names_touched: bool,
    publication_touched: bool,
    guide_touched: bool,
    selection_touched: bool,
    /// The guide is part of what the saving thread was asked for.
    guide_asked: bool,
    touched: BTreeSet<Slug>,
    /// What is being destroyed: until that has ended it is not written again, nor the log, which the
    /// receipt is added to.
    destroying: Option<Target>,
    /// The revision that was saved but for what somebody else had changed, which lies beside theirs.
    set_aside: Option<u64>,
    /// When everything was last on disk.
    pub at: Option<Timestamp>,
    /// Why the latest attempt failed.
    pub problem: Option<SaveError>,
    /// Other note-takers' files are looked at.
    watching: Arc<AtomicBool>,
    /// To write it all elsewhere without the saving thread, which may wait for a drive that hangs.
    origin: Origin,
    project: u64,
    outbox: Outbox,
    worker: Worker<Task>,
}

impl Saving {
    /// Of the project of that number, in which this window writes as `own`.
    #[must_use]
    pub fn new(store: Store, own: WriterId, outbox: &Outbox, project: u64) -> Self {
        let mut store = store;
        let origin = store.origin();
        let watching = Arc::new(AtomicBool::new(false));
        let is_watching = Arc::clone(&watching);
        let worker = outbox.watchman("save", REFRESH, move |task| {
            let Some(task) = task else {
                if !is_watching.load(Ordering::Relaxed) {
                    return None;
                }
                let (notes, copies) = (store.refresh_notes(&own), store.new_copies());
                return (!notes.is_empty() || !copies.is_empty()).then_some(Event::Foreign { project, notes, copies });
            };
            Some(match task {
                Task::Write(request) => Event::Saved(project, write(&mut store, &request)),
                Task::Find(slug) => Event::MaterialFound { project, result: store.material(&slug), slug },
                Task::Destroy(request) => Event::MaterialDestroyed(project, gallring::destroy(&mut store, *request)),
                Task::ReadLogs(own, order) => {
                    let logs = caught(|| store.refresh_logs(&own)).unwrap_or_else(|| Err(Vec::new()));
                    Event::LogsRead { project, logs, order }
                }
                Task::Lock(passphrase) => {
                    let result = store.lock(&passphrase);
                    Event::Protected(project, store.origin(), result)
                }
                Task::Accept => Event::Accepted(project, store.accept_altered()),
                Task::MendVault => {
                    let result = store.mend_vault(Timestamp::now());
                    Event::VaultMended(project, store.origin(), result)
                }
            })
        });
        Self {
            revision: 0,
            saved: 0,
            rounds: 0,
            asked: None,
            asked_at: Instant::now(),
            due: None,
            project_touched: false,
            log_touched: false,
            names_touched: false,
            publication_touched: false,
            guide_touched: false,
            selection_touched: false,
            guide_asked: false,
            touched: BTreeSet::new(),
            destroying: None,
            set_aside: None,
            at: None,
            problem: None,
            watching,
            origin,
            project,
            outbox: outbox.clone(),
            worker,
        }
    }

    /// Notes a change to one municipality (or the project) that came from typing.
    pub fn typed(&mut self, slug: Option<&Slug>) {
        self.touch(slug, TYPING);
    }

    /// Notes a change that should be on disk at once.
    pub fn committed(&mut self, slug: Option<&Slug>) {
        self.touch(slug, Duration::ZERO);
    }

    /// Notes a change to the guide, from typing or at once.
    pub fn guide_changed(&mut self, typed: bool) {
        self.revision += 1;
        self.guide_touched = true;
        self.by(if typed { TYPING } else { Duration::ZERO });
    }

    /// Notes a change to the register of candidates, from typing or at once.
    pub fn selection_changed(&mut self, typed: bool) {
        self.revision += 1;
        self.selection_touched = true;
        self.by(if typed { TYPING } else { Duration::ZERO });
    }

    /// Notes that something was written into this window's log.
    pub fn log_changed(&mut self) {
        self.revision += 1;
        self.log_touched = true;
        self.by(Duration::ZERO);
    }

    /// Notes a change that nobody made, such as the clock moving on: it can wait, and what was
    /// written is no less saved for it.
    pub fn idle(&mut self, slug: &Slug, within: Duration) {
        self.touched.insert(slug.clone());
        self.by(within);
    }

    fn touch(&mut self, slug: Option<&Slug>, within: Duration) {
        self.revision += 1;
        match slug {
            Some(slug) => drop(self.touched.insert(slug.clone())),
            None => self.project_touched = true,
        }
        self.by(within);
    }

    fn by(&mut self, within: Duration) {
        let due = Instant::now() + within;
        self.due = Some(self.due.map_or(due, |earlier| earlier.min(due)));
    }

    /// Counts the changes that somebody made.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Everything is on disk.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.revision == self.saved
    }

    /// How long until something should be written; `None` when nothing is waiting.
    #[must_use]
    pub fn wait(&self) -> Option<Duration> {
        self.due.filter(|_| self.asked.is_none()).map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// How long until it is said that the disk does not answer.
    #[must_use]
    pub fn until_it_hangs(&self) -> Option<Duration> {
        (self.asked.is_some() && self.problem.is_none()).then(|| HANGS.saturating_sub(self.asked_at.elapsed()))
    }

    /// The saving thread has not answered yet.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.asked.is_some()
    }

    /// Notes a change to the names that must not leave.
    pub fn names_changed(&mut self) {
        self.revision += 1;
        self.names_touched = self.is_locked();
        self.by(Duration::ZERO);
    }

    /// Notes a change to what the lead has written and decided for the publication.
    pub fn publication_changed(&mut self) {
        self.revision += 1;
        self.publication_touched = true;
        self.by(Duration::ZERO);
    }

    /// Moves the folder into a vault, between two rounds of saving.
    pub fn lock(&self, passphrase: Passphrase) {
        self.worker.ask(Task::Lock(passphrase));
    }

    /// Writes a project as it is now to another folder, whatever has become of its own.
    pub fn copy_elsewhere(&self, to: PathBuf, workspace: &Workspace) {
        let (origin, workspace, project) = (self.origin.clone(), workspace.clone(), self.project);
        self.outbox.spawn("copy", move || {
            let result = origin.copy(&to, &workspace);
            Event::Copied { project, to, result }
        });
    }

    /// As [`Self::copy_elsewhere`], and waits for it.
    ///
    /// # Errors
    /// As [`Origin::copy`].
    pub fn copy_now(&self, to: &Path, workspace: &Workspace) -> Result<(), CopyError> {
        self.origin.copy(to, workspace)
    }

    /// Takes the words of files that are not as they were saved for right.
    pub fn accept_altered(&self) {
        self.worker.ask(Task::Accept);
    }

    /// Puts the copy of `vault.age` in its place.
    pub fn mend_vault(&self) {
        self.worker.ask(Task::MendVault);
    }

    /// The key is wrapped in another passphrase now.
    pub fn rekey(&mut self, key: Key) {
        self.origin.rekey(key);
    }

    /// What is to be known of the folder is another than before.
    pub fn moved(&mut self, origin: Origin) {
        self.origin = origin;
    }

    /// Whether what is saved is locked. In a clear folder names stay in memory.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.origin.is_locked()
    }

    /// The folder has been locked: names go to disk too, and what could not be saved is tried anew.
    pub fn locked(&mut self, origin: Origin) {
        self.moved(origin);
        self.names_changed();
    }

    /// The disk has not answered for long.
    #[must_use]
    pub fn hangs(&self) -> bool {
        self.asked.is_some() && self.asked_at.elapsed() >= HANGS
    }

    /// Notes that the disk does not answer. False if there was a problem already.
    pub fn notice_hanging(&mut self) -> bool {
        let is_new = self.hangs() && self.problem.is_none();
        if is_new {
            self.problem = Some(SaveError::Hangs);
        }
        is_new
    }

    /// Hands what is due to the saving thread; only one request is ever under way.
    pub fn start(&mut self, workspace: &Workspace, writer: &WriterId) {
        if self.wait() != Some(Duration::ZERO) {
            return;
        }
        self.due = None;
        self.rounds += 1;
        self.asked_at = Instant::now();
        self.asked = Some(self.rounds);
        self.guide_asked = take(&mut self.guide_touched);
        let names = self.destroying != Some(Target::Names) && take(&mut self.names_touched);
        let log = self.destroying.is_none() && take(&mut self.log_touched);
        let waits = |slug: &Slug| matches!(&self.destroying, Some(Target::Material(gone)) if gone == slug);
        let (waiting, touched) = take(&mut self.touched).into_iter().partition(waits);
        self.touched = waiting;
        let touched: BTreeSet<Slug> = touched;
        let dossier = |slug: Slug| Some((slug.clone(), workspace.municipalities.get(&slug)?.clone()));
        let request = Request {
            round: self.rounds,
            revision: self.revision,
            project: take(&mut self.project_touched).then(|| workspace.project.clone()),
            guide: self.guide_asked.then(|| workspace.guide.clone()),
            names: names.then(|| workspace.names.clone()),
            selection: take(&mut self.selection_touched).then(|| workspace.selection.clone()),
            publication: take(&mut self.publication_touched).then(|| workspace.publication.clone()),
            log: log.then(|| workspace.logs.get(writer).cloned()).flatten(),
            dossiers: touched.into_iter().filter_map(dossier).collect(),
            writer: writer.clone(),
        };
        if !self.worker.ask(Task::Write(Box::new(request))) {
            self.asked = None;
        }
    }

    /// What was typed a moment ago waits no longer.
    pub fn hurry(&mut self) {
        if self.due.is_some() {
            self.due = Some(Instant::now());
        }
    }

    /// Hands everything that is not on disk to the saving thread, due or not. A guide that was
    /// written by hand keeps its layout and comments for as long as nobody changes it here.
    pub fn flush(&mut self, workspace: &Workspace, writer: &WriterId) {
        let since = self.asked.take().map(|_| self.asked_at);
        self.due = Some(Instant::now());
        (self.project_touched, self.log_touched, self.names_touched) = (true, true, self.is_locked());
        self.selection_touched = true;
        self.publication_touched = true;
        self.touched.extend(workspace.municipalities.keys().cloned());
        self.guide_touched |= self.guide_asked;
        self.start(workspace, writer);
        // What is waited for already hangs no less for being asked once more.
        self.asked_at = since.unwrap_or(self.asked_at);
    }

    /// The saving thread stopped in the middle of its work: all of it is to be done again. What is
    /// being destroyed is not: that has an answer of its own.
    pub fn stopped(&mut self, workspace: &Workspace) {
        self.asked = None;
        (self.project_touched, self.log_touched, self.names_touched) = (true, true, self.is_locked());
        self.selection_touched = true;
        self.publication_touched = true;
        self.guide_touched |= self.guide_asked;
        self.touched.extend(workspace.municipalities.keys().cloned());
        self.due = Some(Instant::now() + RETRY);
    }

    /// Takes in how a round of saving ended.
    pub fn finished(&mut self, saved: Saved) {
        let Saved { round, revision, at, mut failed, rescued: _ } = saved;
        if self.asked != Some(round) {
            return;
        }
        self.asked = None;
        let guide_asked = take(&mut self.guide_asked);
        if failed.is_empty() {
            self.saved = revision;
            self.at = Some(at);
            self.problem = None;
            return;
        }
        for (slug, _) in &failed {
            if let Some(slug) = slug {
                self.touched.insert(slug.clone());
            } else {
                (self.project_touched, self.log_touched, self.names_touched) = (true, true, self.is_locked());
                self.selection_touched = true;
                self.publication_touched = true;
                self.guide_touched |= guide_asked;
            }
        }
        // What somebody else changed is not written over however often it is tried.
        let again = failed.iter().any(|(_, why)| !matches!(why, SaveError::Changed { .. }));
        self.problem = failed.pop().map(|(_, why)| why);
        if again {
            self.due = Some(Instant::now() + RETRY);
        } else {
            self.set_aside = Some(revision);
        }
    }

    /// Everything is on disk, though some of it only in `conflicts/`, beside what somebody else wrote.
    #[must_use]
    pub fn is_set_aside(&self) -> bool {
        self.set_aside == Some(self.revision)
    }

    /// Whether to look for what other note-takers have written.
    pub fn watch(&self, others: bool) {
        self.watching.store(others, Ordering::Relaxed);
    }

    /// Asks for the files of a municipality's material.
    pub fn find_material(&self, slug: Slug) {
        self.worker.ask(Task::Find(slug));
    }

    /// Has it destroyed, when all that was changed before is on disk.
    pub(super) fn destroy(&mut self, workspace: &Workspace, request: gallring::Request) {
        self.flush(workspace, &request.writer);
        self.destroying = Some(request.target.clone());
        self.worker.ask(Task::Destroy(Box::new(request)));
    }

    /// Something is being destroyed.
    #[must_use]
    pub fn is_destroying(&self) -> bool {
        self.destroying.is_some()
    }

    /// It has ended; what became of it may be written.
    pub(super) fn destroyed(&mut self, target: &Target) {
        self.destroying = None;
        match target {
            Target::Names => self.names_changed(),
            Target::Material(slug) => self.committed(Some(slug)),
        }
        self.log_changed();
    }

    /// Asks for what others have noted in their logs since, before something leaves.
    pub(super) fn read_logs(&self, own: WriterId, order: Box<Order>) -> bool {
        self.worker.ask(Task::ReadLogs(own, order))
    }

    /// Waits until the saving thread has ended, but no longer than that.
    pub fn finish(&mut self, patience: Duration) {
        self.watch(false);
        self.worker.finish_within(patience);
    }
}

fn write(store: &mut Store, request: &Request) -> Saved {
    let mut round = Round::default();
    round.save(store, &FileKey::Project, request.project.as_ref());
    round.save(store, &FileKey::Guide, request.guide.as_ref());
    round.save(store, &FileKey::Log(request.writer.clone()), request.log.as_ref());
    if let Some(selection) = &request.selection {
        let saved = store.save_selection(selection);
        round.take(None, saved, || Some(store.rescue(&FileKey::Selection, selection, Timestamp::now())));
    }
    if let Some(names) = &request.names {
        let saved = store.save_names(names);
        round.take(None, saved, || Some(store.rescue(&FileKey::Names, names, Timestamp::now())));
    }
    if let Some(lead) = &request.publication {
        let saved = store.save_publication(lead);
        round.take(None, saved, || Some(store.rescue(&FileKey::Publication, lead, Timestamp::now())));
    }
    for (slug, dossier) in &request.dossiers {
        for (key, saved) in store.save_dossier(slug, dossier, &request.writer) {
            round.take(Some(slug), saved, || rescue(store, &key, dossier));
        }
    }
    let Round { failed, rescued } = round;
    Saved { round: request.round, revision: request.revision, at: Timestamp::now(), failed, rescued }
}

/// How the files of one round fare.
#[derive(Default)]
struct Round {
    failed: Vec<(Option<Slug>, SaveError)>,
    rescued: Vec<PathBuf>,
}

impl Round {
    /// Saves a file that is no municipality's, if it is due.
    fn save<T: Serialize>(&mut self, store: &mut Store, key: &FileKey, value: Option<&T>) {
        let Some(value) = value else { return };
        let saved = store.save(key, value);
        self.take(None, saved, || Some(store.rescue(key, value, Timestamp::now())));
    }

    /// Takes in how a file fared. Of one that somebody else has changed our version goes beside the
    /// work; where it cannot, that is what went wrong, and it is tried again.
    fn take(&mut self, slug: Option<&Slug>, saved: Result<Outcome, SaveError>, rescue: impl FnOnce() -> Option<io::Result<PathBuf>>) {
        let Err(mut why) = saved else { return };
        if let SaveError::Changed { file } = &mut why {
            match rescue() {
                Some(Ok(path)) => self.rescued.push(path),
                Some(Err(source)) => why = SaveError::Io { file: take(file), source },
                None => {}
            }
        }
        self.failed.push((slug.cloned(), why));
    }
}

/// Puts our version of a file that somebody else changed beside the work.
fn rescue(store: &mut Store, key: &FileKey, dossier: &Dossier) -> Option<io::Result<PathBuf>> {
    let now = Timestamp::now();
    Some(match key {
        FileKey::Municipality(_) => store.rescue(key, &dossier.municipality, now),
        FileKey::Draft(_) => store.rescue(key, dossier.draft.as_ref()?, now),
        FileKey::Session(_, id) => store.rescue(key, &dossier.sessions.get(id)?.session, now),
        FileKey::Notes(_, id, writer) => store.rescue(key, dossier.sessions.get(id)?.notes.get(writer)?, now),
        FileKey::Steps(_) => store.rescue(key, &dossier.steps, now),
        FileKey::Version(_, id) => store.rescue(key, dossier.versions.get(id)?.as_ref(), now),
        FileKey::Round(_, id) => store.rescue(key, dossier.rounds.get(id)?.as_ref(), now),
        FileKey::Approvals(_) => store.rescue(key, &dossier.approvals, now),
        FileKey::Collected(_) => store.rescue(key, dossier.collected.as_ref()?.as_ref(), now),
        FileKey::Project | FileKey::Guide | FileKey::Log(_) | FileKey::Names | FileKey::Selection | FileKey::Publication => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;
    use crate::storage::guides;

    fn ended(round: u64, revision: u64, failed: Vec<(Option<Slug>, SaveError)>) -> Saved {
        Saved { round, revision, at: Timestamp::UNIX_EPOCH, failed, rescued: Vec::new() }
    }

    /// All of it is asked for anew while a round is under way: that one's answer, which comes first,
    /// says nothing of what has been typed since.
    #[test]
    fn an_answer_counts_for_its_own_round_alone() {
        let folder = tempfile::tempdir().unwrap();
        let opened = Store::create(&folder.path().join("work"), &Project::new("Provet"), &guides::bilaga2()).unwrap();
        let (outbox, _inbox) = Outbox::new(Waker::noop().clone());
        let (workspace, writer) = (opened.workspace, WriterId::from_bits(1));
        let mut saving = Saving::new(opened.store, writer.clone(), &outbox, 1);
        saving.committed(None);
        saving.start(&workspace, &writer);
        saving.guide_changed(true);
        saving.flush(&workspace, &writer);

        saving.finished(ended(1, 1, Vec::new()));
        assert!(saving.is_busy() && !saving.is_clean());
        saving.finished(ended(2, 2, vec![(None, SaveError::Gone)]));
        assert!(!saving.is_busy() && !saving.is_clean());
        assert!(saving.guide_touched, "what was not written is to be written yet");
    }
}
