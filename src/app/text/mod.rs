//! Every word on screen and on paper, from the Fluent catalogues under `assets/text`.

pub mod book;
pub mod dates;
pub mod guide_paper;
pub mod paper;
pub mod receipt;
mod selection;

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use crate::domain::coding::Code;
use crate::domain::project::Language;

/// The catalogue of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The source of a catalogue, as it ships.
#[must_use]
pub fn source(language: Language) -> &'static str {
    match language {
        Language::Sv => concat!(include_str!("../../../assets/text/sv.ftl"), include_str!("../../../assets/text/trouble.sv.ftl")),
        Language::En => concat!(include_str!("../../../assets/text/en.ftl"), include_str!("../../../assets/text/trouble.en.ftl")),
    }
}

impl Texts {
    #[must_use]
    pub fn new(language: Language) -> Self {
        let locale = match language {
            Language::Sv => langid!("sv"),
            Language::En => langid!("en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The isolation marks around arguments would be read out and searched for.
        bundle.set_use_isolating(false);
        // A line that does not parse is left out here and found by the test of the catalogues.
        let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// What a code is called; one's own is its name.
    #[must_use]
    pub fn code(&self, code: &Code) -> String {
        match code {
            Code::Own(own) => own.to_string(),
            code => code.text_key().map(|key| self.get(key)).unwrap_or_default(),
        }
    }

    /// The text behind a key. A key that is missing comes back as itself, so that the fault is
    /// seen and nothing stops.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text behind a key with its `{ $name }`s filled in.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(Cow::from(*name), value.clone());
        }
        self.format(key, Some(&filled))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            log::error!("the text catalogue has no {key:?}");
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}

/// A number as it stands in a sentence, without digit grouping.
#[must_use]
pub fn number<'a>(n: usize) -> FluentValue<'a> {
    FluentValue::from(n)
}
