//! The name under which a bookmark holds on to what was asked about.

use serde::{Deserialize, Serialize};

use super::super::Subject;
use crate::domain::ids::BlockId;
use crate::domain::municipality::FigureKind;

/// What all our bookmarks begin with, so that nobody else's is taken for one.
const PREFIX: &str = "samsyn_";

/// Word knows no longer names of bookmarks.
const LONGEST: usize = 40;

/// Which words of a subject stand in one paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The only ones.
    #[default]
    Words,
    /// Of a key figure.
    Label,
    Year,
    /// Of the contact persons, from 0.
    Line(usize),
}

/// One paragraph of one subject. A key figure has three: its value is its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark {
    pub subject: Subject,
    pub field: Field,
}

impl Mark {
    #[must_use]
    pub fn new(subject: Subject, field: Field) -> Self {
        Self { subject, field }
    }

    #[must_use]
    pub fn block(id: BlockId) -> Self {
        Self::new(Subject::Block(id), Field::Words)
    }

    /// The name of its bookmark: letters, digits and `_`. `None` for a block whose id makes no
    /// such name; it is found by its words.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let field = match self.field {
            Field::Words => String::new(),
            Field::Label => "_label".to_owned(),
            Field::Year => "_year".to_owned(),
            Field::Line(n) => format!("_{n}"),
        };
        let name = match &self.subject {
            Subject::Block(id) => format!("{PREFIX}{id}"),
            Subject::Figure(kind) => format!("{PREFIX}figure_{}{field}", kind.name()),
            Subject::Contacts => format!("{PREFIX}contacts{field}"),
            Subject::Whole => return None,
        };
        let can_be = name.len() <= LONGEST && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        (can_be && Self::parse(&name).as_ref() == Some(self)).then_some(name)
    }

    /// What a bookmark of that name holds on to, if it is one of ours.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let rest = name.strip_prefix(PREFIX)?;
        if let Some(rest) = rest.strip_prefix("figure_") {
            return FigureKind::ALL.into_iter().find_map(|kind| {
                let field = match rest.strip_prefix(kind.name())? {
                    "" => Field::Words,
                    "_label" => Field::Label,
                    "_year" => Field::Year,
                    _ => return None,
                };
                Some(Self::new(Subject::Figure(kind), field))
            });
        }
        if let Some(line) = rest.strip_prefix("contacts_") {
            return Some(Self::new(Subject::Contacts, Field::Line(line.parse().ok()?)));
        }
        BlockId::new(rest).ok().map(Self::block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back() {
        let mut marks = vec![Mark::block(BlockId::from_bits(7)), Mark::new(Subject::Contacts, Field::Line(12))];
        for kind in FigureKind::ALL {
            marks.extend([Field::Words, Field::Label, Field::Year].map(|field| Mark::new(Subject::Figure(kind), field)));
        }
        for mark in marks {
            let name = mark.name().unwrap();
            assert!(name.len() <= 40, "{name}");
            assert_eq!(Mark::parse(&name), Some(mark));
        }
        for id in ["a-b", "a.b", "contacts_1", "figure_inhabitants", &"b".repeat(60)] {
            assert_eq!(Mark::block(BlockId::new(id).unwrap()).name(), None, "{id}");
        }
        for name in ["_GoBack", "samsyn_figure_x", "samsyn_contacts_x", "samsyn_"] {
            assert_eq!(Mark::parse(name), None, "{name}");
        }
    }
}
