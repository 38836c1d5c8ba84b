//! RON text as a tree in which every value knows where it stands.
//!
//! ron tells the place of its first error and nothing else. But it lends out the raw text of a
//! value, and where that text begins in the file is the value's place. So ron alone decides what
//! is RON, and this only remembers where it was.

use std::collections::HashMap;
use std::fmt;

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::de::{self, Deserializer as _, Visitor};

use super::problem::position;

/// How Samsyn reads and writes RON: `Some(x)` is written `x`. The recursion limit stays on.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// One value in a text that is known to be RON.
#[derive(Debug, Clone, Copy)]
pub struct Located<'de> {
    source: &'de str,
    raw: &'de str,
}

/// A named field: `name: value`.
#[derive(Debug, Clone, Copy)]
pub struct Field<'de> {
    pub name: Located<'de>,
    pub value: Located<'de>,
}

/// One step down the tree.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    Field(&'a str),
    Item(usize),
    /// The key of a map's entry, given as the text it holds.
    Key(&'a str),
}

impl<'de> Located<'de> {
    /// The whole of a file.
    #[must_use]
    pub fn whole(source: &'de str) -> Self {
        Self { source, raw: after_blanks(source) }
    }

    /// `part` must be a slice of the same source.
    fn inner(self, part: &'de str) -> Self {
        Self { source: self.source, raw: after_blanks(part) }
    }

    /// The value as it is written.
    #[must_use]
    pub fn raw(self) -> &'de str {
        self.raw
    }

    /// How many bytes into the source it begins.
    #[must_use]
    pub fn offset(self) -> usize {
        (self.raw.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize)
    }

    /// Line and column, from 1.
    #[must_use]
    pub fn position(self) -> (usize, usize) {
        position(self.source, self.offset())
    }

    /// The fields of `( name: value, … )`, which may have `name` before it.
    ///
    /// # Errors
    /// What ron says when it is something else.
    pub fn fields(self, name: &'static str) -> ron::error::SpannedResult<Vec<Field<'de>>> {
        let pairs = self.visited(|ron, visitor| ron.deserialize_struct(name, &[], visitor), Fields)?;
        Ok(pairs.into_iter().map(|(name, value)| Field { name: self.inner(name), value: self.inner(value) }).collect())
    }

    /// The items of `[ value, … ]`.
    ///
    /// # Errors
    /// What ron says when it is something else.
    pub fn items(self) -> ron::error::SpannedResult<Vec<Self>> {
        let items: Vec<&'de RawValue> = options().from_str(self.raw)?;
        Ok(items.into_iter().map(|item| self.inner(item.get_ron())).collect())
    }

    /// The keys and values of `{ key: value, … }`.
    ///
    /// # Errors
    /// What ron says when it is something else.
    pub fn entries(self) -> ron::error::SpannedResult<Vec<(Self, Self)>> {
        let pairs = self.visited(|ron, visitor| ron.deserialize_map(visitor), Entries)?;
        Ok(pairs.into_iter().map(|(key, value)| (self.inner(key), self.inner(value))).collect())
    }

    /// What is in `Some(…)`, or the value itself; `None` for `None`.
    ///
    /// # Errors
    /// What ron says when a `Some(…)` holds more than one value.
    pub fn option(self) -> ron::error::SpannedResult<Option<Self>> {
        let inner: Option<&'de RawValue> = options().from_str(self.raw)?;
        Ok(inner.map(|inner| self.inner(inner.get_ron())))
    }

    /// What it is, without saying what it says.
    #[must_use]
    pub fn describe(self) -> String {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '#' | '.' | '+' | '-');
        match self.raw.chars().next() {
            None => "nothing".to_owned(),
            Some('"') => "a text".to_owned(),
            Some('\'') => "a character".to_owned(),
            Some('[') => "a list `[ … ]`".to_owned(),
            Some('(') => "a group `( … )`".to_owned(),
            Some('{') => "a map `{ … }`".to_owned(),
            Some('0'..='9' | '+' | '-' | '.') => {
                format!("the number {}", self.raw.chars().take(24).take_while(|c| word(*c)).collect::<String>())
            }
            Some('r') if self.raw[1..].starts_with(['"', '#']) => "a text".to_owned(),
            Some('b') if self.raw[1..].starts_with(['"', 'r', '\'']) => "bytes".to_owned(),
            Some(_) => format!("`{}`", self.raw.chars().take(32).take_while(|c| word(*c)).collect::<String>()),
        }
    }

    fn visited<V: Visitor<'de>>(
        self,
        call: impl FnOnce(&mut ron::Deserializer<'de>, V) -> ron::Result<V::Value>,
        visitor: V,
    ) -> ron::error::SpannedResult<V::Value> {
        let mut ron = ron::Deserializer::from_str_with_options(self.raw, &options())?;
        call(&mut ron, visitor).and_then(|value| ron.end().map(|()| value)).map_err(|error| ron.span_error(error))
    }
}

/// Goes down the tree by paths. What it has read on the way it keeps: a file with a hundred faults
/// is not read anew for each.
#[derive(Debug)]
pub struct Finder<'de> {
    whole: Located<'de>,
    /// By where they stand.
    fields: HashMap<usize, Vec<Field<'de>>>,
    items: HashMap<usize, Vec<Located<'de>>>,
    keys: HashMap<usize, Vec<Located<'de>>>,
}

impl<'de> Finder<'de> {
    #[must_use]
    pub fn new(whole: Located<'de>) -> Self {
        Self { whole, fields: HashMap::new(), items: HashMap::new(), keys: HashMap::new() }
    }

    /// As far down the path as it goes.
    pub fn find(&mut self, path: &[Step<'_>]) -> Located<'de> {
        let mut at = self.whole;
        for step in path {
            match self.next(at, step) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    fn next(&mut self, at: Located<'de>, step: &Step<'_>) -> Option<Located<'de>> {
        match step {
            Step::Field(name) => {
                let fields = self.fields.entry(at.offset()).or_insert_with(|| at.fields("").unwrap_or_default());
                fields.iter().find(|field| field.name.raw == *name).map(|field| field.value)
            }
            Step::Item(index) => self.items.entry(at.offset()).or_insert_with(|| at.items().unwrap_or_default()).get(*index).copied(),
            Step::Key(key) => {
                let keys = || at.entries().map(|entries| entries.into_iter().map(|(key, _)| key).collect());
                let keys = self.keys.entry(at.offset()).or_insert_with(|| keys().unwrap_or_default());
                keys.iter().find(|found| options().from_str::<String>(found.raw).is_ok_and(|text| text == *key)).copied()
            }
        }
    }
}

/// The text from its first character that is neither blank nor comment.
fn after_blanks(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        if text.starts_with("//") {
            text = text.find('\n').map_or("", |end| &text[end..]);
        } else if let Some(comment) = text.strip_prefix("/*") {
            text = after_comment(comment);
        } else {
            return text;
        }
    }
}

/// What follows a block comment. They nest.
fn after_comment(mut rest: &str) -> &str {
    let mut depth = 1;
    while depth > 0 {
        let Some(at) = rest.find(['/', '*']) else { return "" };
        let skip = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        rest = &rest[at + skip..];
    }
    rest
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a group `( … )`")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(name) = map.next_key_seed(Name)? {
            pairs.push((name, map.next_value::<&'de RawValue>()?.get_ron()));
        }
        Ok(pairs)
    }
}

/// A field's name, borrowed from the source so that it keeps its place.
struct Name;

impl<'de> de::DeserializeSeed<'de> for Name {
    type Value = &'de str;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = &'de str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(name)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map `{ … }`")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((key, value)) = map.next_entry::<&'de RawValue, &'de RawValue>()? {
            pairs.push((key.get_ron(), value.get_ron()));
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "// a /* b\n(\n  one: /* x /* y */ */ \"å\", two: [ 1, // c\n    Some((three: { \"k\": 4 })),\n  ],\n)";

    #[test]
    fn every_value_knows_its_place() {
        let whole = Located::whole(TEXT);
        assert_eq!(whole.position(), (2, 1));
        let fields = whole.fields("").unwrap();
        assert_eq!(fields[0].name.position(), (3, 3));
        assert_eq!((fields[0].value.position(), fields[0].value.raw()), ((3, 24), "\"å\""));
        assert_eq!(fields[1].name.raw(), "two");
        let items = fields[1].value.items().unwrap();
        assert_eq!((items[0].position(), items[1].position()), ((3, 36), (4, 5)));
        let inner = items[1].option().unwrap().unwrap();
        assert_eq!(inner.position(), (4, 10));
        let entry = Finder::new(inner).find(&[Step::Field("three"), Step::Key("k")]);
        assert_eq!(entry.position(), (4, 20));
    }

    #[test]
    fn any_number_of_comments_is_passed_over() {
        let text = format!("{}{}{} 1", "// x\n".repeat(100_000), "/*".repeat(100_000), "*/".repeat(100_000));
        assert_eq!(Located::whole(&text).raw(), "1");
        assert_eq!(Located::whole("/* /* */").raw(), "");
    }

    #[test]
    fn a_path_that_ends_early_gives_the_last_place() {
        let mut whole = Finder::new(Located::whole(TEXT));
        assert_eq!(whole.find(&[Step::Field("two"), Step::Item(9)]).position(), (3, 34));
        assert_eq!(whole.find(&[Step::Field("nine")]).position(), (2, 1));
    }

    #[test]
    fn a_value_is_described_without_its_words() {
        for (raw, said) in
            [("\"Anna\"", "a text"), ("r#\"Anna\"#", "a text"), ("[1]", "a list `[ … ]`"), ("-3.5 ", "the number -3.5"), ("note", "`note`")]
        {
            assert_eq!(Located::whole(raw).describe(), said);
        }
    }
}
