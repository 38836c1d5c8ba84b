//! The program: reads its arguments and hands over.

use std::io;
use std::process::ExitCode;

use samsyn::app::diagnostics;
use samsyn::cli::{self, Command, Exit, Output};
use samsyn::storage::preferences::Preferences;
use samsyn::ui::window;

#[cfg(all(feature = "inspection", not(debug_assertions)))]
compile_error!("the inspection port is for development: it must not be in a release build");

fn main() -> ExitCode {
    diagnostics::start(Preferences::default_dir());
    let (mut out, mut err) = (io::stdout(), io::stderr());
    let mut output = Output::new(&mut out, &mut err).at(Preferences::default_dir());
    let command = match cli::parse(std::env::args_os(), &mut output) {
        Ok(command) => command,
        Err(exit) => return exit.into(),
    };
    let exit = cli::run(&command, &mut output);
    let folder = match command {
        Command::Window(folder) => folder,
        Command::Demo { dir } if exit == Exit::Ok && window::has_display() => dir.or_else(window::demo_folder),
        _ => return exit.into(),
    };
    match window::open(folder.as_deref()) {
        Ok(()) => Exit::Ok.into(),
        Err(why) => {
            // Where not even this can be said, the exit code has to do.
            writeln!(output.err, "samsyn: {why}").unwrap_or_default();
            Exit::Findings.into()
        }
    }
}
