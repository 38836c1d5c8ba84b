//! What may not leave: names and all else that points at a person.
//!
//! "När vi använder citat skriver vi aldrig ut namn" (Bilaga 2, Introduktion). [`scan`] finds
//! what looks like a name, a number or a place in running text.

pub mod find;
pub mod measured;
pub mod scan;
