//! How everything looks: tokens, fonts, icons, and the egui style made of them.

pub mod fonts;
pub mod icons;
mod style;
pub mod tokens;

pub use style::apply;
pub use tokens::Tokens;
