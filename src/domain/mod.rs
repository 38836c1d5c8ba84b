//! What a mapping is made of: plain data and the rules that hold for it.
//!
//! Nothing here reads a file, draws a pixel or knows what time it is; every other layer depends
//! on this one and this one on none of them.

pub mod anonymity;
pub mod coding;
pub mod coverage;
pub mod difference;
pub mod draft;
pub mod draft_import;
pub mod figures_import;
pub mod grid;
pub mod guide;
pub mod guide_edit;
pub mod guide_import;
pub mod guide_uses;
pub mod guide_words;
pub mod ids;
pub mod language;
pub mod log;
pub mod municipality;
pub mod notes;
pub mod notes_import;
pub mod outline;
pub mod plan;
pub mod printed_guide;
pub mod project;
pub mod publication;
pub mod retention;
pub mod review;
pub mod selection;
pub mod session;
mod shared;
pub mod stage;
pub mod style;
pub mod summary;
pub mod sweden;
pub mod swedish;
pub mod typed;
pub mod voices;
pub mod workspace;
pub mod wrong;
