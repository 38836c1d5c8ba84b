//! What the commands share with the windows of this device: its name in a project's files, and the
//! list of what was open.

use std::path::Path;

use super::Output;
use crate::domain::ids::WriterId;
use crate::storage::lock::Pen;
use crate::storage::preferences::Preferences;

/// The right to write this device's files in a work folder, beside any window that has it open. A
/// device that keeps nothing of its own is another each time.
pub(super) fn pen(folder: &Path, output: &Output<'_>) -> Pen {
    match &output.home {
        Some(home) => Pen::take(home, folder, &Preferences::load(home).0.writer),
        None => Pen::of(folder, WriterId::from_bits(fastrand::u32(..))),
    }
}

/// A folder is locked from now on: its title goes from the list of what was open.
pub(super) fn hide(folder: &Path, output: &Output<'_>) {
    let Some(home) = output.home.as_ref().filter(|home| Preferences::are_in(home)) else { return };
    let mut preferences = Preferences::load(home).0;
    if preferences.hide_everywhere(folder) {
        preferences.save(home).unwrap_or_else(|why| log::error!("preferences were not saved: {}", why.kind()));
    }
}
