//! The design tokens: every colour the window is painted with, by what it is for.
//!
//! The values live in `assets/theme/*.ron`; nothing outside this folder makes a colour.

use std::sync::Arc;

use egui::Color32;
use serde::{Deserialize, Deserializer};

use crate::storage::preferences::Theme;

/// One theme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    pub dark: bool,
    /// Width of outlines in points.
    pub stroke: f32,
    /// Darkness of the shadow under the capture line and the page, 0 to 255.
    pub shadow: u8,
    /// The window behind everything.
    #[serde(deserialize_with = "colour")]
    pub bg: Color32,
    /// Cards, panels and the question zone.
    #[serde(deserialize_with = "colour")]
    pub surface: Color32,
    /// Behind tabs and disabled buttons.
    #[serde(deserialize_with = "colour")]
    pub sunken: Color32,
    /// The capture line and popups.
    #[serde(deserialize_with = "colour")]
    pub raised: Color32,
    /// A row or button under the pointer.
    #[serde(deserialize_with = "colour")]
    pub hover: Color32,
    /// Hairlines.
    #[serde(deserialize_with = "colour")]
    pub line: Color32,
    /// Stronger hairlines: chips, quiet buttons.
    #[serde(deserialize_with = "colour")]
    pub line2: Color32,
    /// Outlines of inputs and buttons, 3:1 against what is behind.
    #[serde(deserialize_with = "colour")]
    pub control: Color32,
    /// Text.
    #[serde(deserialize_with = "colour")]
    pub ink: Color32,
    /// Secondary text.
    #[serde(deserialize_with = "colour")]
    pub ink2: Color32,
    /// Labels and time stamps, 4.5:1.
    #[serde(deserialize_with = "colour")]
    pub ink3: Color32,
    /// The one filled button, focus, progress.
    #[serde(deserialize_with = "colour")]
    pub accent: Color32,
    /// The filled button under the pointer.
    #[serde(deserialize_with = "colour")]
    pub accent_hover: Color32,
    /// Text on `accent`.
    #[serde(deserialize_with = "colour")]
    pub on_accent: Color32,
    /// Soft fill of what is chosen.
    #[serde(deserialize_with = "colour")]
    pub accent_soft: Color32,
    /// Outline of what is chosen.
    #[serde(deserialize_with = "colour")]
    pub accent_line: Color32,
    /// Socialtjänsten; done.
    #[serde(deserialize_with = "colour")]
    pub green: Color32,
    /// Soft fill of the same.
    #[serde(deserialize_with = "colour")]
    pub green_soft: Color32,
    /// Arbetsmarknadsenheten.
    #[serde(deserialize_with = "colour")]
    pub plum: Color32,
    /// Soft fill of the same.
    #[serde(deserialize_with = "colour")]
    pub plum_soft: Color32,
    /// Arbetsförmedlingen.
    #[serde(deserialize_with = "colour")]
    pub blue: Color32,
    /// Soft fill of the same.
    #[serde(deserialize_with = "colour")]
    pub blue_soft: Color32,
    /// Corrections and deadlines.
    #[serde(deserialize_with = "colour")]
    pub warn: Color32,
    /// Soft fill of the same.
    #[serde(deserialize_with = "colour")]
    pub warn_soft: Color32,
    /// Outline of the same.
    #[serde(deserialize_with = "colour")]
    pub warn_line: Color32,
    /// Blocks or destroys.
    #[serde(deserialize_with = "colour")]
    pub danger: Color32,
    /// Soft fill of the same.
    #[serde(deserialize_with = "colour")]
    pub danger_soft: Color32,
    /// Outline of the same.
    #[serde(deserialize_with = "colour")]
    pub danger_line: Color32,
    /// Underline of what looks like a name.
    #[serde(deserialize_with = "colour")]
    pub mark: Color32,
    /// Track of the talk ring.
    #[serde(deserialize_with = "colour")]
    pub ring: Color32,
    /// Behind the page preview.
    #[serde(deserialize_with = "colour")]
    pub desk: Color32,
    /// The chosen tab.
    #[serde(deserialize_with = "colour")]
    pub tab: Color32,
    /// Behind a code beside an entry.
    #[serde(deserialize_with = "colour")]
    pub tag: Color32,
    /// The card of today's focus group.
    #[serde(deserialize_with = "colour")]
    pub hero: Color32,
    /// Text on `hero`.
    #[serde(deserialize_with = "colour")]
    pub on_hero: Color32,
    /// Fill of a chosen chip or segment.
    #[serde(deserialize_with = "colour")]
    pub selected: Color32,
    /// Text on `selected`.
    #[serde(deserialize_with = "colour")]
    pub on_selected: Color32,
    /// Steps of the status track not reached.
    #[serde(deserialize_with = "colour")]
    pub track: Color32,
    /// Track of a progress bar.
    #[serde(deserialize_with = "colour")]
    pub bar: Color32,
}

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_why| serde::de::Error::custom(format!("{text} is no colour, expected #RRGGBB")))
}

impl Tokens {
    /// The tokens of a theme; `system_dark` decides for [`Theme::System`].
    ///
    /// # Panics
    /// Never: the themes are bundled, and a test reads each of them.
    #[must_use]
    pub fn of(theme: Theme, system_dark: bool) -> Arc<Self> {
        let source = match theme {
            Theme::Dark => DARK,
            Theme::Contrast => CONTRAST,
            Theme::System if system_dark => DARK,
            Theme::Light | Theme::System => LIGHT,
        };
        Arc::new(ron::from_str(source).expect("the bundled themes parse, as the test below shows"))
    }

    /// Colour and soft fill of an organisation.
    #[must_use]
    pub fn organisation(&self, organisation: crate::domain::session::Organisation) -> (Color32, Color32) {
        use crate::domain::session::Organisation;
        match organisation {
            Organisation::SocialServices => (self.green, self.green_soft),
            Organisation::LabourMarketUnit => (self.plum, self.plum_soft),
            Organisation::EmploymentService => (self.blue, self.blue_soft),
        }
    }
}

const LIGHT: &str = include_str!("../../../assets/theme/light.ron");
const DARK: &str = include_str!("../../../assets/theme/dark.ron");
const CONTRAST: &str = include_str!("../../../assets/theme/contrast.ron");

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.2.
    fn luminance(c: Color32) -> f32 {
        let linear = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_controls_can_be_told_from_what_is_behind_them() {
        for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
            let t = Tokens::of(theme, false);
            for ground in [t.bg, t.surface, t.sunken] {
                for ink in [t.ink, t.ink2, t.ink3, t.accent, t.green, t.plum, t.blue, t.warn, t.danger] {
                    assert!(contrast(ink, ground) >= 4.5, "{theme:?} {ink:?} on {ground:?}: {}", contrast(ink, ground));
                }
                assert!(contrast(t.control, ground) >= 3.0, "{theme:?} controls on {ground:?}");
            }
            for (ink, ground) in [
                (t.on_accent, t.accent),
                (t.on_selected, t.selected),
                (t.on_hero, t.hero),
                (t.green, t.green_soft),
                (t.plum, t.plum_soft),
                (t.blue, t.blue_soft),
                (t.warn, t.warn_soft),
                (t.danger, t.danger_soft),
            ] {
                assert!(contrast(ink, ground) >= 4.5, "{theme:?} {ink:?} on {ground:?}");
            }
        }
    }
}
