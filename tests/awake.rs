//! The real program asks the desktop to keep the screen on while the interview clock runs, and
//! lets go when it stands still. The desktop that is asked is made up; the asking is real.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests may panic and print like the tests themselves")]

#[expect(dead_code, reason = "each test uses its part of the driver")]
mod desktop;

use std::fs;
use std::io::Read as _;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex};

use desktop::{Desktop, Window, wait};
use pollster::block_on;
use samsyn::app::text::Texts;
use samsyn::domain::project::Language;
use zbus::Connection;
use zbus::zvariant::OwnedFd;

/// What the program has asked of the desktop, in order.
#[derive(Clone, Default)]
struct Asked {
    screen: Arc<Mutex<Vec<String>>>,
    /// The other ends of what was handed out to hold the machine.
    machine: Arc<Mutex<Vec<UnixStream>>>,
}

impl Asked {
    fn note(&self, what: String) {
        self.screen.lock().unwrap().push(what);
    }

    /// How many holds on the machine there are now: whoever lets go closes their end.
    fn holds(&self) -> usize {
        let mut machine = self.machine.lock().unwrap();
        machine.retain_mut(|end| !matches!(end.read(&mut [0]), Ok(0)));
        machine.len()
    }

    fn holds_exactly(&self, screen: &[&str], machine: usize) {
        wait(&format!("{screen:?}"), || (*self.screen.lock().unwrap() == screen && self.holds() == machine).then_some(()));
    }
}

/// As GNOME and KDE have it.
struct ScreenSaver(Asked);

#[zbus::interface(name = "org.freedesktop.ScreenSaver")]
impl ScreenSaver {
    fn inhibit(&self, program: &str, reason: &str) -> u32 {
        self.0.note(format!("on for {program}: {reason}"));
        77
    }

    fn un_inhibit(&self, cookie: u32) {
        self.0.note(format!("off {cookie}"));
    }
}

/// As systemd has it.
struct Login(Asked);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Login {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        assert_eq!((what, who, why, mode), ("idle", "samsyn", word("awake-reason").as_str(), "block"));
        let (ours, theirs) = UnixStream::pair().unwrap();
        ours.set_nonblocking(true).unwrap();
        self.0.machine.lock().unwrap().push(ours);
        std::os::fd::OwnedFd::from(theirs).into()
    }
}

async fn serve(bus: &str, asked: &Asked) -> Connection {
    let builder = zbus::connection::Builder::address(bus).unwrap();
    let builder = builder.name("org.freedesktop.ScreenSaver").unwrap().name("org.freedesktop.login1").unwrap();
    let builder = builder.serve_at("/org/freedesktop/ScreenSaver", ScreenSaver(asked.clone())).unwrap();
    builder.serve_at("/org/freedesktop/login1", Login(asked.clone())).unwrap().build().await.unwrap()
}

fn word(key: &str) -> String {
    Texts::new(Language::Sv).get(key)
}

/// Opens the demo in Run, on this desktop alone.
fn in_run(desktop: &Desktop) -> Window<'_> {
    let folder = desktop.home().join("kartläggning");
    assert!(desktop.samsyn(&["demo".as_ref(), folder.as_ref()]).status.success());
    let window = desktop.open(&folder, &[("DBUS_SYSTEM_BUS_ADDRESS", desktop.bus())]);
    window.activate(&word("hero-run"));
    let line = word("capture-line");
    window.find("capture line with the keyboard in it", |node| node.name == line && node.focused);
    window
}

#[test]
fn the_screen_stays_on_while_the_clock_runs() {
    let desktop = Desktop::new();
    let asked = Asked::default();
    let _service = block_on(serve(desktop.bus(), &asked));
    let window = in_run(&desktop);
    asked.holds_exactly(&[], 0);
    let on = format!("on for samsyn: {}", word("awake-reason"));

    window.activate(&word("clock-start"));
    asked.holds_exactly(&[&on], 1);
    window.activate(&word("clock-pause"));
    asked.holds_exactly(&[&on, "off 77"], 0);
    window.activate(&word("clock-resume"));
    asked.holds_exactly(&[&on, "off 77", &on], 1);
    window.activate(&word("session-close"));
    let close = word("session-close-now");
    window.find("button that closes, with the keyboard on it", |node| node.name == close && node.focused);
    window.press(&["Return"]);
    asked.holds_exactly(&[&on, "off 77", &on, "off 77"], 0);
    window.cut();
}

#[test]
fn a_desktop_that_cannot_be_asked_costs_one_line_in_the_log() {
    let desktop = Desktop::new();
    let window = in_run(&desktop);
    for key in ["clock-start", "clock-pause", "clock-resume", "clock-pause"] {
        window.activate(&word(key));
    }
    let log = || fs::read_to_string(desktop.home().join("samsyn.log")).unwrap();
    let told = || log().lines().filter(|line| line.contains("the screen may go to sleep")).count();
    wait("word of it in the log", || (told() > 0).then_some(()));
    window.find("button that starts the clock again", |node| node.name == word("clock-resume"));
    window.cut();
    assert_eq!(told(), 1, "{}", log());
    assert!(!log().contains("panicked"), "{}", log());
}
