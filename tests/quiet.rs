//! Nothing the program works with is in what it says of itself: not in its log, however much of it
//! is asked for, and not when it breaks down.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use samsyn::app::diagnostics;

const CANARY: &str = "Kanariefågeln sjunger";
/// Set for the process that breaks down.
const BREAKS: &str = "SAMSYN_TEST_BREAKS";

fn samsyn(folder: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_samsyn"));
    program.args(args).current_dir(folder).env("HOME", folder).env("XDG_CONFIG_HOME", folder).env("RUST_LOG", "trace");
    program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().unwrap()
}

#[test]
fn the_log_holds_nothing_of_others_and_no_content() {
    let folder = tempfile::tempdir().unwrap();
    assert!(samsyn(folder.path(), &["demo", "projekt"]).status.success());
    let file = folder.path().join("sagt.md");
    fs::write(&file, format!("# Inledning\n\n- {CANARY} varje tisdag.\n")).unwrap();
    for args in [
        ["import", "notes", "projekt", "--municipality", "exempelkoping", "sagt.md"].as_slice(),
        &["check", "projekt"],
        &["export", "projekt", "--municipality", "exempelkoping", "--to", "pdf", "-o", "ut.pdf"],
        &["scan", "sagt.md"],
    ] {
        let output = samsyn(folder.path(), args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{args:?}: {said}");
        assert!(!said.contains("Kanarie") && !said.contains("TRACE") && !said.contains("DEBUG"), "{args:?}: {said}");
    }
}

#[test]
fn a_thread_that_breaks_down_says_where_and_not_over_what() {
    if std::env::var_os(BREAKS).is_some() {
        diagnostics::start(None);
        let ended = std::thread::Builder::new().name("samsyn-prov".to_owned()).spawn(|| panic!("{CANARY}")).unwrap().join();
        assert!(ended.is_err());
        return;
    }
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", "a_thread_that_breaks_down_says_where_and_not_over_what", "--nocapture"]);
    let output = again.env(BREAKS, "1").env("RUST_BACKTRACE", "full").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
    assert!(said.contains("samsyn: thread samsyn-prov panicked at tests/quiet.rs:"), "{said}");
    assert!(!said.contains("Kanarie"), "{said}");
}
