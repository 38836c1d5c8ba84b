//! The project lead's side of a package: making one of an approved text, taking in those of others,
//! and finding new ones by oneself in a folder that they are put into.

pub mod collect;
pub mod package;
pub mod watch;
