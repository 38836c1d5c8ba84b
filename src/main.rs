//! The program: reads its arguments and hands over.

use std::io;
use std::process::ExitCode;

use samsyn::cli::{self, Output};

fn main() -> ExitCode {
    let mut output = Output { out: &mut io::stdout().lock(), err: &mut io::stderr().lock() };
    match cli::parse(std::env::args_os(), &mut output) {
        Ok(command) => cli::run(&command, &mut output),
        Err(exit) => exit,
    }
    .into()
}
