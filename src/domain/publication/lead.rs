//! What the project's lead has written and decided for the publication. All else is made anew
//! each time from the approved texts; this is kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::coding::Code;
use crate::domain::ids::Slug;
use crate::domain::swedish;

use super::chapter::Chapter;
use super::comparison::Marked;
use super::drift::Settled;

/// `publication.ron`. What is left empty is Samsyn's own words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lead {
    /// On the title page; empty for the name of the project.
    pub title: String,
    /// Below it; empty for the usual words.
    pub subtitle: String,
    /// Paragraphs with an empty line between them; empty for the usual words.
    pub introduction: String,
    /// What stands above the sentences of each lesson, paragraphs as in the introduction.
    pub lessons: Vec<LessonText>,
    /// The order of the chapters. Those that are not named follow by name.
    pub order: Vec<Slug>,
    /// Municipalities that are not to be published though they could be.
    pub left_out: BTreeSet<Slug>,
    /// What was decided about deviations between the chapters.
    pub settled: Vec<Settled>,
    /// What the lead has put under a code while comparing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Marked>,
}

/// What the lead says of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonText {
    pub code: Code,
    pub text: String,
}

impl Lead {
    /// What the lead has written about a lesson.
    #[must_use]
    pub fn lesson(&self, code: &Code) -> &str {
        self.lessons.iter().find(|lesson| lesson.code == *code).map_or("", |lesson| lesson.text.trim())
    }

    /// Writes it, or takes it out when it is empty.
    pub fn set_lesson(&mut self, code: &Code, text: &str) {
        self.lessons.retain(|lesson| lesson.code != *code);
        if !text.trim().is_empty() {
            self.lessons.push(LessonText { code: code.clone(), text: text.to_owned() });
            self.lessons.sort_by(|a, b| a.code.cmp(&b.code));
        }
    }

    /// The chapters that are to be published, in their order.
    #[must_use]
    pub fn arranged<'a>(&self, chapters: &'a [Chapter]) -> Vec<&'a Chapter> {
        let mut chosen: Vec<&Chapter> = chapters.iter().filter(|chapter| !self.left_out.contains(&chapter.slug)).collect();
        let place = |slug: &Slug| self.order.iter().position(|named| named == slug).unwrap_or(self.order.len());
        chosen.sort_by_cached_key(|chapter| (place(&chapter.slug), swedish::collation(chapter.name.trim()), chapter.slug.clone()));
        chosen
    }
}

/// The paragraphs of a text that was written with an empty line between them.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        let mut from = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim().is_empty() {
                end = from;
                break;
            }
            from += line.len();
        }
        let (paragraph, left) = rest.split_at(end);
        rest = left.trim_start();
        Some(paragraph.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_parts_paragraphs() {
        let found: Vec<&str> = paragraphs("\n Ett.\nMer.\n \n\nTvå. \r\n\r\nTre.").collect();
        assert_eq!(found, ["Ett.\nMer.", "Två.", "Tre."]);
        assert_eq!(paragraphs(" \n ").count(), 0);
    }
}
