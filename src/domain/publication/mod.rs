//! From approved summaries to one publication: what of a municipality may be collected, compared
//! and published.

pub mod analysis;
pub mod chapter;
pub mod comparison;
pub mod drift;
pub mod lead;
pub mod lessons;
pub mod package;
pub mod whole;

pub use self::chapter::{Chapter, Coded};
pub use self::lead::Lead;
pub use self::package::{Collected, Package, Unsound};
pub use self::whole::{Publication, Section, Words};
