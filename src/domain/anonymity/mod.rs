//! What may not leave: names and all else that points at a person.
//!
//! "När vi använder citat skriver vi aldrig ut namn" (Bilaga 2, Introduktion). [`scan`] finds
//! what looks like a name, a number or a place in running text; [`guard`] finds the names that
//! somebody has entered, however they are spelt. The [`gate`] puts both to work on everything
//! that is to leave, and alone can say that it is [`gate::Cleared`]. [`attribution`] says which
//! group a quote may be said to come from.

pub mod attribution;
mod contents;
pub mod find;
pub mod fold;
pub mod gate;
pub mod guard;
pub mod indirect;
pub mod measured;
pub mod names;
pub mod replacement;
pub mod roles;
pub mod scan;
