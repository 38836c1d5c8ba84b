//! Fact-checking as work: making the files of a round, taking replies in, and filling in a form.
//! The rules are in [`crate::domain::review`].

pub mod answering;
pub mod letter;
pub mod receiving;
pub mod register;
pub mod sending;
pub mod words;
