//! Named background threads that report back without knowing the window.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::task::Waker;
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::event::Event;

/// Where jobs leave their events; waking the window is part of sending.
#[derive(Clone)]
pub struct Outbox {
    events: Sender<Event>,
    waker: Waker,
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outbox")
    }
}

impl Outbox {
    #[must_use]
    pub fn new(waker: Waker) -> (Self, Receiver<Event>) {
        let (events, inbox) = channel();
        (Self { events, waker }, inbox)
    }

    /// What wakes the window.
    #[must_use]
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    pub fn send(&self, event: Event) {
        // The window may be gone already; then nobody waits for this.
        if self.events.send(event).is_ok() {
            self.waker.wake_by_ref();
        }
    }

    /// Runs `work` on a thread of its own. A panic becomes [`Event::JobFailed`], never a crash.
    pub fn spawn(&self, name: &'static str, work: impl FnOnce() -> Event + Send + 'static) {
        let outbox = self.clone();
        let started = thread(name, move || {
            let event = caught(work).unwrap_or(Event::JobFailed(name));
            outbox.send(event);
        });
        // Somebody may be waiting for its end.
        if started.is_none() {
            self.send(Event::JobFailed(name));
        }
    }

    /// Starts a thread that answers one request after the other until the [`Worker`] is dropped.
    pub fn worker<Q: Send + 'static>(
        &self,
        name: &'static str,
        mut serve: impl FnMut(Q, &Receiver<Q>) -> Event + Send + 'static,
    ) -> Worker<Q> {
        let (requests, queue) = channel::<Q>();
        let outbox = self.clone();
        let thread = thread(name, move || {
            while let Ok(request) = queue.recv() {
                let event = caught(|| serve(request, &queue)).unwrap_or(Event::JobFailed(name));
                outbox.send(event);
            }
        });
        Worker { requests: Some(requests), thread }
    }

    /// As [`Self::worker`], with a round (`None`) every so often that nobody has to ask for: the
    /// window is not woken for one that finds nothing.
    pub fn watchman<Q: Send + 'static>(
        &self,
        name: &'static str,
        every: Duration,
        mut serve: impl FnMut(Option<Q>) -> Option<Event> + Send + 'static,
    ) -> Worker<Q> {
        let (requests, queue) = channel::<Q>();
        let outbox = self.clone();
        let thread = thread(name, move || {
            let mut next = Instant::now() + every;
            loop {
                let request = match queue.recv_timeout(next.saturating_duration_since(Instant::now())) {
                    Ok(request) => Some(request),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => break,
                };
                if request.is_none() {
                    next = Instant::now() + every;
                }
                if let Some(event) = caught(|| serve(request)).unwrap_or(Some(Event::JobFailed(name))) {
                    outbox.send(event);
                }
            }
        });
        Worker { requests: Some(requests), thread }
    }
}

/// Runs `work`; `None` when it panicked.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// The one place that starts a thread, so that every thread has a name.
pub fn thread(name: &'static str, work: impl FnOnce() + Send + 'static) -> Option<JoinHandle<()>> {
    Builder::new().name(format!("samsyn-{name}")).spawn(work).map_err(|why| log::error!("no thread for {name}: {why}")).ok()
}

/// A thread that waits for requests. Dropping it lets the thread finish what it has been given.
pub struct Worker<Q> {
    requests: Option<Sender<Q>>,
    thread: Option<JoinHandle<()>>,
}

impl<Q> fmt::Debug for Worker<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Worker")
    }
}

impl<Q> Worker<Q> {
    /// False if the thread is gone.
    pub fn ask(&self, request: Q) -> bool {
        self.requests.as_ref().is_some_and(|requests| requests.send(request).is_ok())
    }

    /// As [`Self::finish`], but no longer than that: a thread that waits for a drive that hangs is left to
    /// itself.
    pub fn finish_within(&mut self, patience: Duration) {
        self.requests = None;
        let until = Instant::now() + patience;
        while self.thread.as_ref().is_some_and(|thread| !thread.is_finished()) {
            if Instant::now() >= until {
                log::warn!("a worker does not end");
                self.thread = None;
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        self.finish();
    }

    /// Waits until all requests are answered, for the moment before the window closes.
    pub fn finish(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("a worker ended in a panic");
        }
    }
}
