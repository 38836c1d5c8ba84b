//! Any bytes as a document to bring in.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../target.rs"]
mod target;

use target::INPUTS;

fuzz_target!(init: { LazyLock::force(&INPUTS); }, |bytes: &[u8]| {
    INPUTS.import(bytes);
});
