//! The three published chapters, from Markdown to a summary.

use std::collections::BTreeMap;

use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::municipality::Municipality;
use samsyn::domain::project::Language;
use samsyn::domain::summary::{Material, Summary};

use super::summaries::{contact, push, words};

pub const ALL: [(&str, &str); 3] = [
    ("ale", include_str!("../fixtures/kapitel/ale.md")),
    ("fagersta", include_str!("../fixtures/kapitel/fagersta.md")),
    ("lund", include_str!("../fixtures/kapitel/lund.md")),
];

/// A published chapter.
pub struct Chapter {
    /// Every heading, paragraph, bullet and quote, in order.
    pub texts: Vec<String>,
    pub draft: Draft,
    municipality: Municipality,
    lessons: String,
}

pub fn read(markdown: &str) -> Chapter {
    let lines: Vec<(&str, String)> = markdown
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (sign, text) = ["### ", "## ", "# ", "- "]
                .into_iter()
                .find_map(|sign| Some((sign, line.strip_prefix(sign)?)))
                .unwrap_or((if line.starts_with('”') { "”" } else { "" }, line));
            // The full stop of a quote belongs within its marks, as the page sets them.
            (sign, text.replace("\\[", "[").replace("\\]", "]").replace("”.", ".”"))
        })
        .collect();
    let mut chapter = Chapter {
        texts: lines.iter().map(|(_, text)| text.clone()).collect(),
        draft: Draft::default(),
        municipality: Municipality::new(&lines[0].1),
        lessons: String::new(),
    };
    let mut part = Part::About;
    let mut among_contacts = false;
    for (sign, text) in &lines[1..] {
        match *sign {
            "## " if text.starts_with("Kontaktpersoner") => among_contacts = true,
            "## " if text.contains("samverkan") => part = Part::Lessons,
            "## " => text.strip_prefix("Kort om ").unwrap().clone_into(&mut chapter.municipality.full_name),
            "### " if text.starts_with("Varför") => part = Part::Why,
            "### " if text.starts_with("Hur fungerar") => part = Part::How,
            "### " if text.starts_with("Lärdomar") => (part, chapter.lessons) = (Part::Lessons, text.clone()),
            "### " => {
                part = Part::Story;
                push(&mut chapter.draft, part, BlockKind::Heading, text);
            }
            "- " => push(&mut chapter.draft, part, BlockKind::Point, text),
            "”" => push(&mut chapter.draft, part, BlockKind::Quote, text),
            _ if among_contacts => chapter.municipality.contacts = vec![contact(text, "", "", "")],
            _ => push(&mut chapter.draft, part, BlockKind::Paragraph, text),
        }
    }
    chapter
}

impl Chapter {
    pub fn summary(&self, is_final: bool) -> Summary {
        let mut words = words(&self.municipality.name, &self.municipality.full_name);
        words.lessons.clone_from(&self.lessons);
        let date = Some(jiff::civil::date(2026, 12, 1));
        let material = Material {
            language: Language::Sv,
            municipality: &self.municipality,
            draft: &self.draft,
            speakers: &BTreeMap::new(),
            is_final,
            date,
        };
        Summary::new(material, words)
    }
}
