//! Publishing beside the window: a thread that tells how far it has come and can be stopped.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::collation::Collation;
use super::{Failure, Held, Order, Published};
use crate::app::event::Event;
use crate::app::jobs::Outbox;
use crate::export::{Halt, Step};

/// What the window knows of publishing.
#[derive(Debug, Default)]
pub struct Publishing {
    /// The one that is under way.
    pub job: Option<Job>,
    /// What came of the latest.
    pub done: Option<Published>,
    /// What kept the latest from leaving.
    pub held: Vec<Held>,
    /// What there is to compare and to publish, as of some revision.
    pub collation: Option<Box<Collation>>,
    /// Another is being worked out.
    pub(in crate::app) collating: bool,
    /// Of which revision one was asked for last.
    pub(in crate::app) asked: Option<u64>,
}

/// A publication that is being made.
#[derive(Debug)]
pub struct Job {
    /// How far it has come.
    pub step: Option<Step>,
    pub folder: PathBuf,
    halt: Arc<AtomicBool>,
}

impl Job {
    /// Starts a thread that makes it, for the project with this number. It sends
    /// [`Event::Publishing`] at each step and [`Event::Published`] at the end.
    #[must_use]
    pub fn start(outbox: &Outbox, project: u64, order: Order, root: &Path, folder: PathBuf) -> Self {
        let halt = Arc::new(AtomicBool::new(false));
        let (stopped, told, root, to) = (Arc::clone(&halt), outbox.clone(), root.to_owned(), folder.clone());
        outbox.spawn("publish", move || {
            let mut progress = |step| {
                told.send(Event::Publishing { project, step });
                if stopped.load(Ordering::Relaxed) { ControlFlow::Break(Halt) } else { ControlFlow::Continue(()) }
            };
            let result = order.prepare(&root, &to, &mut progress).and_then(|prepared| {
                // Nothing leaves that the log does not tell of, even if it is stopped half-way.
                told.send(Event::Leaves { project, what: prepared.published.logged() });
                prepared.save(&mut progress).map(Box::new)
            });
            Event::Published { project, result }
        });
        Self { step: None, folder, halt }
    }

    /// Has it stop at the next step.
    pub fn stop(&self) {
        self.halt.store(true, Ordering::Relaxed);
    }

    /// It has been asked to stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.halt.load(Ordering::Relaxed)
    }
}

impl Publishing {
    /// The job has ended. What keeps it from leaving is [`Self::held`] from here on.
    pub(in crate::app) fn ended(&mut self, result: Result<Box<Published>, Failure>) -> Result<(), Failure> {
        self.job = None;
        self.held.clear();
        match result {
            Ok(published) => {
                self.done = Some(*published);
                Ok(())
            }
            Err(Failure::Held(held)) => {
                self.held = held;
                Err(Failure::Held(Vec::new()))
            }
            Err(why) => Err(why),
        }
    }
}
