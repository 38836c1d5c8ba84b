//! What a guide must be, so that whoever writes one sees everything that is wrong at once.
//!
//! Reading a type stops at its first fault. Here the tree is walked beside the types instead,
//! each value on its own, and the walk goes on after a fault. When it finds none the guide is
//! read the usual way, so the types keep the last word.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::guide::{Feeds, Fill, RowKind};
use crate::domain::ids::{RowId, SectionId};

use super::located::Located;
use super::problem::{Fault, MAX_PER_FILE, ProblemKind};
use super::reader;

/// How deep follow-ups may nest; the screen has room for no more.
const MAX_LEVEL: usize = 4;

/// A name and whether it must be there.
type Shape = &'static [(&'static str, bool)];

const GUIDE: Shape = &[("title", true), ("source", true), ("footnotes", false), ("sections", true)];
const SECTION: Shape = &[("id", true), ("title", true), ("minutes", true), ("heading", false), ("rows", true)];
const ROW: Shape = &[
    ("id", true),
    ("kind", true),
    ("short", true),
    ("text", true),
    ("hints", false),
    ("cue", false),
    ("probes", false),
    ("blanks", false),
    ("feeds", true),
    ("follow_ups", false),
];
const BLANK: Shape = &[("text", true), ("fill", true)];
const BILINGUAL: Shape = &[("sv", true), ("en", true)];

/// All that is wrong with a guide.
pub(super) fn check(content: Located<'_>) -> Vec<Fault> {
    let mut walk = Walk::default();
    walk.guide(content);
    walk.faults
}

#[derive(Default)]
struct Walk<'de> {
    faults: Vec<Fault>,
    /// Where each id was first used.
    sections: BTreeMap<String, Located<'de>>,
    rows: BTreeMap<String, Located<'de>>,
}

/// The fields of one group that were found, by name.
type Group<'de> = BTreeMap<&'de str, Located<'de>>;

/// A text in both languages, and where each stands; `None` for one that could not be read.
struct Words<'de>([Option<(String, Located<'de>)>; 2]);

const LANGUAGES: [&str; 2] = ["sv", "en"];

impl<'de> Walk<'de> {
    fn guide(&mut self, at: Located<'de>) {
        let Some(guide) = self.group(at, "Guide", GUIDE) else { return };
        self.words(guide.get("title"));
        self.words(guide.get("source"));
        for footnote in self.items(guide.get("footnotes")) {
            self.words(Some(&footnote));
        }
        for section in self.filled(guide.get("sections"), "a guide needs at least one section") {
            self.section(section);
        }
    }

    fn section(&mut self, at: Located<'de>) {
        if self.is_full() {
            return;
        }
        let Some(section) = self.group(at, "Section", SECTION) else { return };
        self.id::<SectionId>(section.get("id"), "section");
        self.words(section.get("title"));
        if self.value::<u16>(section.get("minutes")) == Some(0)
            && let Some(at) = section.get("minutes")
        {
            self.fault(*at, ProblemKind::Value, "0 minutes: a section needs at least 1");
        }
        self.optional_words(section.get("heading"));
        for row in self.filled(section.get("rows"), "empty section: expected at least one row") {
            self.row(row, 1);
        }
    }

    fn row(&mut self, at: Located<'de>, level: usize) {
        if self.is_full() {
            return;
        }
        if level > MAX_LEVEL {
            self.fault(at, ProblemKind::Value, format!("follow-ups nest too deeply: expected at most {MAX_LEVEL} levels"));
            return;
        }
        let Some(row) = self.group(at, "Row", ROW) else { return };
        self.id::<RowId>(row.get("id"), "row");
        self.value::<RowKind>(row.get("kind"));
        self.value::<Feeds>(row.get("feeds"));
        self.words(row.get("short"));
        let text = self.words(row.get("text"));
        for hint in self.items(row.get("hints")) {
            let hint = self.words(Some(&hint));
            self.stands_in(&hint, &text, "hint", "`text` of its row");
        }
        let cue = self.optional_words(row.get("cue"));
        if let Some(cue) = &cue {
            self.stands_in(cue, &text, "cue", "`text` of its row");
        }
        for at in self.items(row.get("probes")) {
            let probe = self.words(Some(&at));
            match &cue {
                Some(cue) => self.stands_in(&probe, cue, "probe", "`cue` of its row"),
                None => {
                    self.fault(at, ProblemKind::Reference, "a probe in a row without `cue`: expected the probe's words to stand in a cue");
                }
            }
        }
        for blank in self.items(row.get("blanks")) {
            if let Some(blank) = self.group(blank, "Blank", BLANK) {
                self.value::<Fill>(blank.get("fill"));
                let blank = self.words(blank.get("text"));
                self.stands_in(&blank, &text, "blank", "`text` of its row");
            }
        }
        for row in self.items(row.get("follow_ups")) {
            self.row(row, level + 1);
        }
    }

    fn fault(&mut self, at: Located<'de>, kind: ProblemKind, message: impl Into<String>) {
        self.push(Fault::new(at, kind, message));
    }

    fn push(&mut self, fault: Fault) {
        if !self.is_full() {
            self.faults.push(fault);
        }
    }

    fn is_full(&self) -> bool {
        self.faults.len() >= MAX_PER_FILE
    }

    fn group(&mut self, at: Located<'de>, name: &'static str, shape: Shape) -> Option<Group<'de>> {
        let fields = reader::fields(at, name).map_err(|fault| self.push(fault)).ok()?;
        let known: Vec<&str> = shape.iter().map(|(name, _)| *name).collect();
        for field in fields.iter().filter(|field| !known.contains(&field.name.raw())).take(MAX_PER_FILE) {
            self.push(reader::unknown_field(field.name, &known));
        }
        let group: Group<'de> = fields.iter().map(|field| (field.name.raw(), field.value)).collect();
        for (name, _) in shape.iter().filter(|(name, needed)| *needed && !group.contains_key(name)) {
            self.fault(at, ProblemKind::MissingField, format!("the field `{name}` is missing here"));
        }
        Some(group)
    }

    fn value<T: Deserialize<'de>>(&mut self, at: Option<&Located<'de>>) -> Option<T> {
        reader::read::<T>(*at?).map_err(|fault| self.push(fault)).ok().map(|(value, _)| value)
    }

    fn items(&mut self, at: Option<&Located<'de>>) -> Vec<Located<'de>> {
        at.and_then(|at| reader::items(*at).map_err(|fault| self.push(fault)).ok()).unwrap_or_default()
    }

    /// The items of a list that must not be empty.
    fn filled(&mut self, at: Option<&Located<'de>>, empty: &str) -> Vec<Located<'de>> {
        let before = self.faults.len();
        let items = self.items(at);
        if let Some(at) = at.filter(|_| items.is_empty() && self.faults.len() == before) {
            self.fault(*at, ProblemKind::Empty, empty);
        }
        items
    }

    fn words(&mut self, at: Option<&Located<'de>>) -> Words<'de> {
        let Some(group) = at.and_then(|at| self.group(*at, "Bilingual", BILINGUAL)) else { return Words([None, None]) };
        Words(LANGUAGES.map(|language| {
            let at = *group.get(language)?;
            let text = self.value::<String>(Some(&at))?;
            if text.trim().is_empty() {
                self.fault(at, ProblemKind::Empty, format!("`{language}` is empty: expected a text"));
                return None;
            }
            Some((text, at))
        }))
    }

    fn optional_words(&mut self, at: Option<&Located<'de>>) -> Option<Words<'de>> {
        // What is no option either, `words` reports.
        let inner = at.map(|at| at.option().unwrap_or(Some(*at)))?;
        inner.map(|inner| self.words(Some(&inner)))
    }

    fn stands_in(&mut self, part: &Words<'de>, whole: &Words<'de>, what: &str, place: &str) {
        for ((part, whole), language) in part.0.iter().zip(&whole.0).zip(LANGUAGES) {
            if let (Some((part, at)), Some((whole, _))) = (part, whole)
                && !whole.contains(part.as_str())
            {
                let message =
                    format!("the {what} “{}” does not stand in the `{language}` {place}: expected it there word for word", short(part));
                self.fault(*at, ProblemKind::Reference, message);
            }
        }
    }

    fn id<T: Deserialize<'de> + Into<String>>(&mut self, at: Option<&Located<'de>>, what: &str) {
        let Some(at) = at else { return };
        match reader::read::<T>(*at) {
            Ok((id, _)) => self.first(*at, id.into(), what),
            Err(fault) if fault.kind == ProblemKind::BadId => {
                let message = format!("{} is no id: {}", short(at.raw()), fault.message);
                self.fault(*at, fault.kind, message);
            }
            Err(fault) => self.push(fault),
        }
    }

    fn first(&mut self, at: Located<'de>, id: String, what: &str) {
        let seen = if what == "row" { &mut self.rows } else { &mut self.sections };
        if let Some(first) = seen.get(&id) {
            let (line, column) = first.position();
            let message = format!("duplicate id \"{id}\": a {what} id must be unique, first used at {line}:{column}");
            self.fault(at, ProblemKind::DuplicateId, message);
        } else {
            seen.insert(id, at);
        }
    }
}

/// Enough of a text to recognise it by. Guides are no participant's words.
fn short(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}
