//! Any bytes as one of the files of a work folder.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../target.rs"]
mod target;

use target::INPUTS;

fuzz_target!(init: { LazyLock::force(&INPUTS); }, |bytes: &[u8]| {
    INPUTS.work_folder(bytes);
});
