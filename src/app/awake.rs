//! Keeps the screen on while the interview clock runs.
//!
//! The desktop is asked on a thread of its own, since it may take its time to answer; one that
//! does not know the question costs nothing but a line in the log.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use keepawake::{Builder, Error, KeepAwake};

use super::jobs;

/// What the desktop calls us: the name of our windows, and of the program in its menus.
const NAME: &str = "samsyn";

/// Whether the screen is wanted on, and the thread that tells the desktop so.
#[derive(Debug, Default)]
pub struct Awake {
    on: bool,
    /// Why the screen should stay on, in words that the desktop may show; `None` when it need not.
    wishes: Option<Sender<Option<String>>>,
}

impl Awake {
    /// Wants the screen on, or does so no more. Cheap when nothing has changed.
    pub fn set(&mut self, on: bool, reason: impl FnOnce() -> String) {
        if self.on == on {
            return;
        }
        self.on = on;
        let wishes = self.wishes.get_or_insert_with(|| {
            let (wishes, queue) = channel();
            jobs::thread("awake", move || serve(&queue));
            wishes
        });
        if wishes.send(on.then(reason)).is_err() {
            log::debug!("nobody is there to keep the screen on");
        }
    }
}

/// Holds the screen as long as that is the latest wish. Ends, letting go, with the window.
fn serve(queue: &Receiver<Option<String>>) {
    let mut held: Option<KeepAwake> = None;
    let mut told = false;
    while let Ok(wish) = queue.recv() {
        // A clock stopped and started in one breath is one wish.
        let wish = queue.try_iter().last().unwrap_or(wish);
        // keepawake panics when the desktop is gone before we let go; then it has let go itself.
        let result = catch_unwind(AssertUnwindSafe(|| {
            drop(held.take());
            wish.map(|reason| hold(&reason)).transpose()
        }));
        match result {
            Ok(Ok(now)) => held = now,
            Ok(Err(why)) if !told => {
                told = true;
                log::warn!("the screen may go to sleep during the interview: {}", kind(&why));
            }
            Ok(Err(_)) => {}
            Err(_) => log::info!("the desktop was gone before the screen was let go"),
        }
    }
}

/// Asks for the screen and the machine; where one of them cannot be had, for the other. In one
/// request as far as that goes: on Windows a second would replace the first.
fn hold(reason: &str) -> Result<KeepAwake, Error> {
    let ask =
        |screen, machine| Builder::default().display(screen).idle(machine).reason(reason).app_name(NAME).app_reverse_domain(NAME).create();
    ask(true, true).or_else(|_| ask(true, false)).or_else(|_| ask(false, true))
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::Builder(_) => "the request is not whole",
        Error::System(_) => "the desktop cannot be asked",
    }
}
