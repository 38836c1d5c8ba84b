//! The real program, by somebody who keeps nothing on this machine but in a folder of the test.

use std::path::Path;
use std::process::Command;

/// One of its commands, given and at home in `folder`.
pub fn samsyn(folder: &Path, args: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_samsyn"));
    program.args(args).current_dir(folder).env("HOME", folder).env("XDG_CONFIG_HOME", folder);
    program
}
