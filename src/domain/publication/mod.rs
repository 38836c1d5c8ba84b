//! From approved summaries to one publication: what of a municipality may be collected, compared
//! and published.

pub mod chapter;
pub mod package;

pub use self::chapter::{Chapter, Coded};
pub use self::package::{Collected, Package, Unsound};
