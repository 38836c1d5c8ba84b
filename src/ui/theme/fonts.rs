//! The bundled fonts, one family per weight since egui knows no weights.
//!
//! "Sans writes, serif speaks": our words are Source Sans, verbatim words Source Serif.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::export::fonts as files;

const SEMIBOLD: &str = "semibold";
const BOLD: &str = "bold";
const SERIF: &str = "serif";
const ICONS: &str = "icons";
const ICONS_FILL: &str = "icons-fill";

/// Makes the bundled fonts the only ones, with the icons behind each of them.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let mut family = |family: FontFamily, name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(family, vec![name.to_owned()]);
    };
    family(FontFamily::Proportional, "sans", files::SANS_REGULAR);
    family(FontFamily::Name(SEMIBOLD.into()), SEMIBOLD, files::SANS_SEMIBOLD);
    family(FontFamily::Name(BOLD.into()), BOLD, files::SANS_BOLD);
    family(FontFamily::Name(SERIF.into()), SERIF, files::SERIF_REGULAR);
    family(FontFamily::Name(ICONS.into()), ICONS, include_bytes!("../../../assets/fonts/Phosphor.ttf"));
    family(FontFamily::Name(ICONS_FILL.into()), ICONS_FILL, include_bytes!("../../../assets/fonts/Phosphor-Fill.ttf"));
    fonts.families.insert(FontFamily::Monospace, vec!["sans".to_owned()]);
    // A character that Source Serif has not is looked for in Source Sans.
    if let Some(serif) = fonts.families.get_mut(&FontFamily::Name(SERIF.into())) {
        serif.push("sans".to_owned());
    }
    ctx.set_fonts(fonts);
}

#[must_use]
pub fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

#[must_use]
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

#[must_use]
pub fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF.into()))
}

#[must_use]
pub fn icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

#[must_use]
pub fn icon_fill(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS_FILL.into()))
}
