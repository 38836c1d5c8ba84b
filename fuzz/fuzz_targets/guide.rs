//! Any bytes as a guide file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../target.rs"]
mod target;

use target::{INPUTS, Inputs};

fuzz_target!(init: { LazyLock::force(&INPUTS); }, |bytes: &[u8]| {
    Inputs::guide(bytes);
});
