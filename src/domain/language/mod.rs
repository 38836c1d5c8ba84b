//! What can be said of a text by counting: its sentences and words, how heavy it is to read, and
//! where plain language (*klarspråk*) would be plainer. Advice only; nothing here changes a text.
//!
//! Places are ranges of characters, never of bytes, and hold for any Unicode.

mod abbreviations;
pub mod hints;
pub(in crate::domain) mod lists;
pub mod lix;
mod nominal;
mod passive;
pub mod reading;
pub mod sentences;
pub mod spelling;
