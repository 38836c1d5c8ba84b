//! Any bytes as a Word document that came back, or as the text of its parts.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../readers.rs"]
#[expect(dead_code, reason = "the other target reads replies")]
mod readers;

use readers::Readers;

static READERS: LazyLock<Readers> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Readers::new(&folder.path().join("demo"))
});

// What is made once takes no part of the time of the first file.
fuzz_target!(init: { LazyLock::force(&READERS); }, |bytes: &[u8]| {
    if let Some(returned) = readers::returned(bytes) {
        READERS.placed(&returned);
    }
});
