//! Files ↔ domain: the work folder, the guides and the preferences of this machine.
//!
//! Reading trusts nothing: every file has a size limit and a version in front, and whatever is
//! wrong becomes a [`problem::Problem`] with a place in the file. Writing goes through one
//! function, [`atomic::write`], and never over what somebody else has changed. A work folder may
//! be locked: [`vault`] holds its key.

pub mod atomic;
pub mod check;
pub mod content;
pub mod dictionaries;
pub mod documents;
mod earlier;
pub mod exchange;
pub mod format;
mod guide_rules;
pub mod guides;
pub mod layout;
pub mod located;
pub mod lock;
pub mod material;
pub mod preferences;
pub mod prints;
pub mod problem;
mod reader;
mod references;
pub mod repair;
mod scan;
pub mod store;
pub mod style;
mod sum;
pub mod tables;
pub mod vault;
