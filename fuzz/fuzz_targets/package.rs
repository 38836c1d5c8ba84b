//! Any bytes as a package.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../target.rs"]
mod target;

use target::INPUTS;

fuzz_target!(init: { LazyLock::force(&INPUTS); }, |bytes: &[u8]| {
    INPUTS.package(bytes);
});
