//! Nothing goes over a network: the program at work holds no socket that could reach one, its
//! source names none, and it is built with nothing that speaks to servers.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests may panic and print like the tests themselves")]

#[expect(dead_code, reason = "each test uses its part of the driver")]
mod desktop;
#[expect(dead_code, reason = "each test uses its part of the source")]
mod source;

use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use samsyn::app::text::Texts;
use samsyn::domain::project::Language;

use desktop::Desktop;

/// The sockets of a process that are not for programs on the same machine: every family but
/// Unix's that the system keeps a table of.
fn sockets(process: u32) -> BTreeSet<String> {
    let held: BTreeSet<String> = fs::read_dir(format!("/proc/{process}/fd"))
        .unwrap()
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter_map(|link| Some(link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect();
    let unix = fs::read_to_string(format!("/proc/{process}/net/unix")).unwrap();
    let local: BTreeSet<&str> = unix.lines().skip(1).filter_map(|line| line.split_whitespace().nth(6)).collect();
    held.into_iter().filter(|inode| !local.contains(inode.as_str())).collect()
}

#[test]
fn a_window_at_work_reaches_no_network() {
    let desktop = Desktop::new();
    let folder = desktop.home().join("kartläggning");
    assert!(desktop.samsyn(&["demo".as_ref(), folder.as_ref()]).status.success());
    let window = desktop.open(&folder, &[]);
    let (process, done) = (window.process(), AtomicBool::new(false));
    let seen = thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut seen = BTreeSet::new();
            let mut looks = 0;
            while !done.load(Ordering::Relaxed) {
                seen.extend(sockets(process));
                looks += 1;
                thread::sleep(Duration::from_millis(20));
            }
            (seen, looks)
        });
        let texts = Texts::new(Language::Sv);
        window.choose(&texts.get("hero-run"));
        let line = texts.get("capture-line");
        window.find("capture line", |node| node.name == line && node.focused);
        window.write("Vi ses varje tisdag");
        window.press(&["Return", "F4"]);
        let create = texts.get("create-draft");
        window.find("compile", |node| node.name == create);
        window.press(&["F1"]);
        thread::sleep(Duration::from_secs(1));
        done.store(true, Ordering::Relaxed);
        watch.join().unwrap()
    });
    window.cut();
    assert!(seen.1 > 50, "looked {} times", seen.1);
    assert_eq!(seen.0, BTreeSet::new(), "sockets beyond this machine");
}

#[test]
fn a_socket_of_the_network_would_be_seen() {
    let before = sockets(std::process::id());
    let listening = TcpListener::bind("127.0.0.1:0").unwrap();
    assert_eq!(sockets(std::process::id()).len(), before.len() + 1);
    drop(listening);
}

#[test]
fn nothing_in_the_source_speaks_to_a_network() {
    for file in source::files() {
        let code = source::code(&file.text, false);
        for word in ["std::net", "TcpStream", "UdpSocket", "ToSocketAddrs"] {
            assert!(!code.contains(word), "src/{}: {word}", file.path);
        }
    }
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    for client in
        ["reqwest", "ureq", "hyper", "curl", "isahc", "rustls", "native-tls", "openssl", "tokio-tungstenite", "attohttpc", "minreq"]
    {
        assert!(!lock.contains(&format!("name = \"{client}\"")), "{client}");
    }
}
