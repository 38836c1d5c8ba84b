//! Any bytes as a guide file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../inputs.rs"]
#[expect(dead_code, reason = "the other targets read the rest")]
mod inputs;

use inputs::Inputs;

static INPUTS: LazyLock<Inputs> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Inputs::new(&folder.keep())
});

// What is made once takes no part of the time of the first file.
fuzz_target!(init: { LazyLock::force(&INPUTS); }, |bytes: &[u8]| {
    Inputs::guide(bytes);
});
