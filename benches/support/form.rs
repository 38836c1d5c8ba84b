//! How a bench is run: to be measured, or to be tried.
//!
//! `cargo bench` measures. `cargo test` runs the same program in its short form: all of it is done, on
//! little and few times over, and must come out right; but no time decides anything, for a build that
//! is not optimised, on a machine that is busy, says nothing about speed.

#![allow(dead_code, reason = "each bench uses its part")]

use std::io::Write as _;
use std::process::ExitCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Measured,
    Tried,
}

impl Form {
    /// What Cargo asks for on the command line. `None`: only tests of other names.
    pub fn asked() -> Option<Self> {
        const NAME: &str = env!("CARGO_CRATE_NAME");
        /// Options of the test runner with a value behind them.
        const WITH_VALUE: [&str; 6] = ["--test-threads", "--skip", "--color", "--format", "--logfile", "-Z"];
        let args: Vec<String> = std::env::args().skip(1).collect();
        let is_value = |at: usize| at > 0 && WITH_VALUE.contains(&args[at - 1].as_str());
        let names = args.iter().enumerate().filter(|(at, arg)| !arg.starts_with('-') && !is_value(*at));
        let mut names = names.map(|(_, name)| name.as_str()).peekable();
        if args.iter().any(|arg| arg == "--list") {
            return None;
        }
        if names.peek().is_some() && !names.any(|name| NAME.contains(name)) {
            writeln!(std::io::stdout(), "{NAME} is not asked for").unwrap_or(());
            return None;
        }
        if args.iter().any(|arg| arg == "--bench") {
            return Some(Self::Measured);
        }
        writeln!(std::io::stdout(), "{NAME}, in its short form: everything is done, and no time decides").unwrap_or(());
        Some(Self::Tried)
    }

    /// How much, or how many times, in each form.
    pub fn pick<T>(self, measured: T, tried: T) -> T {
        match self {
            Self::Measured => measured,
            Self::Tried => tried,
        }
    }

    /// How it ends when everything was within its limits, or not.
    pub fn ends(self, is_within: bool) -> ExitCode {
        if is_within || self == Self::Tried { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
