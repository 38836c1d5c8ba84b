//! What the targets that read inputs share: the inputs are made once, which takes no part of the time
//! of the first file.

use std::sync::LazyLock;

#[path = "inputs.rs"]
#[expect(dead_code, reason = "each target reads one kind of them")]
mod inputs;

pub use inputs::Inputs;

pub static INPUTS: LazyLock<Inputs> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Inputs::new(&folder.keep())
});
