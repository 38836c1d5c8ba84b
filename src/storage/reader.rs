//! Reads domain types out of a located tree, so that every fault has its place.
//!
//! Structs, lists, maps and options are walked here; everything smaller is left to ron. Fields
//! that a type does not know are collected instead of dropped in silence: a misspelt field would
//! otherwise lose what it holds at the next save.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, Deserialize, Expected, Visitor};

use super::located::{Field, Located, options};
use super::problem::{Fault, MAX_PER_FILE, ProblemKind};
use crate::domain::anonymity::attribution::NotSmallest;
use crate::domain::retention::NotMonths;

/// Reads a `T`, and all fields along the way that no type knows.
pub(super) fn read<'de, T: Deserialize<'de>>(at: Located<'de>) -> Result<(T, Vec<Fault>), Fault> {
    let unknown = RefCell::default();
    let value = T::deserialize(Reader { at, unknown: &unknown }).map_err(|fault| fault.or_at(at))?;
    Ok((value, unknown.into_inner()))
}

#[derive(Clone, Copy)]
struct Reader<'a, 'de> {
    at: Located<'de>,
    unknown: &'a RefCell<Vec<Fault>>,
}

impl<'de> Reader<'_, 'de> {
    fn inner(self, at: Located<'de>) -> Self {
        Self { at, ..self }
    }

    /// Lets ron read one small value.
    fn by_ron<V: Visitor<'de>>(
        self,
        visitor: V,
        expected: &str,
        call: impl FnOnce(&mut ron::Deserializer<'de>, V) -> ron::Result<V::Value>,
    ) -> Result<V::Value, Fault> {
        let wrong = |_| Fault::new(self.at, ProblemKind::Value, format!("expected {expected}, found {}", self.at.describe()));
        let mut ron = ron::Deserializer::from_str_with_options(self.at.raw(), &options()).map_err(|error| wrong(error.code))?;
        call(&mut ron, visitor).and_then(|value| ron.end().map(|()| value)).map_err(wrong)
    }
}

/// Forwards to ron, with the visitor's own words for what it expects.
macro_rules! small {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let expected = in_words(&visitor);
            self.by_ron(visitor, &expected, |ron, visitor| ron.$method(visitor))
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Reader<'_, 'de> {
    type Error = Fault;

    small! {
        deserialize_any deserialize_bool deserialize_char deserialize_str deserialize_string deserialize_unit
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64 deserialize_bytes deserialize_byte_buf deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.at.option() {
            Ok(Some(inner)) => visitor.visit_some(self.inner(inner)),
            Ok(None) => visitor.visit_none(),
            Err(_) => Err(Fault::new(self.at, ProblemKind::Value, "expected one value in `Some( … )`, or `None`")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let (fields, strange): (Vec<_>, Vec<_>) = fields(self.at, name)?.into_iter().partition(|field| known.contains(&field.name.raw()));
        self.unknown.borrow_mut().extend(strange.iter().take(MAX_PER_FILE).map(|field| unknown_field(field.name, known)));
        visitor.visit_map(FieldAccess { reader: self, fields: fields.into_iter(), value: None }).map_err(|fault| fault.or_at(self.at))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items = items(self.at)?;
        visitor.visit_seq(ItemAccess { reader: self, items: items.into_iter() }).map_err(|fault| fault.or_at(self.at))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entries = self.at.entries().map_err(|_ron| wrong_shape(self.at, "a map `{ … }`"))?;
        visitor.visit_map(EntryAccess { reader: self, entries: entries.into_iter(), value: None }).map_err(|fault| fault.or_at(self.at))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let expected = one_of(variants);
        self.by_ron(visitor, &expected, |ron, visitor| ron.deserialize_enum(name, variants, visitor))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        self.by_ron(visitor, name, |ron, visitor| ron.deserialize_unit_struct(name, visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        self.by_ron(visitor, name, |ron, visitor| ron.deserialize_newtype_struct(name, visitor))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        self.by_ron(visitor, &format!("{len} values in `( … )`"), |ron, visitor| ron.deserialize_tuple(len, visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, name: &'static str, len: usize, visitor: V) -> Result<V::Value, Fault> {
        self.by_ron(visitor, &format!("{len} values in `( … )`"), |ron, visitor| ron.deserialize_tuple_struct(name, len, visitor))
    }
}

struct FieldAccess<'a, 'de> {
    reader: Reader<'a, 'de>,
    fields: std::vec::IntoIter<Field<'de>>,
    value: Option<Located<'de>>,
}

impl<'de> de::MapAccess<'de> for FieldAccess<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(field) = self.fields.next() else { return Ok(None) };
        self.value = Some(field.value);
        seed.deserialize(BorrowedStrDeserializer::new(field.name.raw())).map(Some).map_err(|fault: Fault| fault.or_at(field.name))
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        next_value(self.reader, self.value.take(), seed)
    }
}

struct EntryAccess<'a, 'de> {
    reader: Reader<'a, 'de>,
    entries: std::vec::IntoIter<(Located<'de>, Located<'de>)>,
    value: Option<Located<'de>>,
}

impl<'de> de::MapAccess<'de> for EntryAccess<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(self.reader.inner(key)).map(Some).map_err(|fault| fault.or_at(key))
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        next_value(self.reader, self.value.take(), seed)
    }
}

fn next_value<'de, V: de::DeserializeSeed<'de>>(reader: Reader<'_, 'de>, value: Option<Located<'de>>, seed: V) -> Result<V::Value, Fault> {
    let value = value.unwrap_or(reader.at);
    seed.deserialize(reader.inner(value)).map_err(|fault| fault.or_at(value))
}

struct ItemAccess<'a, 'de> {
    reader: Reader<'a, 'de>,
    items: std::vec::IntoIter<Located<'de>>,
}

impl<'de> de::SeqAccess<'de> for ItemAccess<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.items.next() else { return Ok(None) };
        seed.deserialize(self.reader.inner(item)).map(Some).map_err(|fault| fault.or_at(item))
    }
}

/// The fields of a struct, none of them twice.
pub(super) fn fields<'de>(at: Located<'de>, name: &'static str) -> Result<Vec<Field<'de>>, Fault> {
    let fields = at.fields(name).map_err(|_ron| wrong_shape(at, "a group `( name: value, … )`"))?;
    let mut seen = BTreeSet::new();
    let twice = fields.iter().find(|field| !seen.insert(field.name.raw()));
    match twice {
        Some(field) => {
            Err(Fault::new(field.name, ProblemKind::Value, format!("the field `{}` stands here twice: expected it once", field.name.raw())))
        }
        None => Ok(fields),
    }
}

/// The items of a list.
pub(super) fn items(at: Located<'_>) -> Result<Vec<Located<'_>>, Fault> {
    at.items().map_err(|_ron| wrong_shape(at, "a list `[ … ]`"))
}

pub(super) fn unknown_field(name: Located<'_>, known: &[&str]) -> Fault {
    Fault::new(name, ProblemKind::UnknownField, format!("unknown field `{}`: expected {}", name.raw(), one_of(known)))
}

/// In place of ron's own words, which may repeat the text.
fn wrong_shape(at: Located<'_>, expected: &str) -> Fault {
    Fault::new(at, ProblemKind::Value, format!("expected {expected}, found {}", at.describe()))
}

fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [only] => format!("`{only}`"),
        [.., last] => {
            format!("{} or `{last}`", names[..names.len() - 1].iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
        }
    }
}

/// What a visitor expects, in words that do not come from Rust.
fn in_words(expected: &dyn Expected) -> String {
    match expected.to_string().as_str() {
        "a string" => "a text in quotation marks".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "u8" => format!("a whole number from 0 to {}", u8::MAX),
        "u16" => format!("a whole number from 0 to {}", u16::MAX),
        "u32" => format!("a whole number from 0 to {}", u32::MAX),
        "i16" => format!("a whole number from {} to {}", i16::MIN, i16::MAX),
        "f32" | "f64" => "a number".to_owned(),
        "a date string" => "a date such as \"2026-12-04\"".to_owned(),
        "a time string" => "a time such as \"13:00:00\"".to_owned(),
        "a timestamp string" => "a time such as \"2026-12-04T13:00:00Z\"".to_owned(),
        other => other.to_owned(),
    }
}

/// Faults that a type itself finds. serde passes values along in some of them; they are left
/// out, since a value may be a participant's words.
impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let kind = if message == crate::domain::ids::InvalidId.to_string() { ProblemKind::BadId } else { ProblemKind::Value };
        // Of our own, and without a value in it.
        let says_what = kind == ProblemKind::BadId || [NotSmallest.to_string(), NotMonths.to_string()].contains(&message);
        Self { at: None, kind, message: if says_what { message } else { "a value that cannot stand here".to_owned() } }
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self { at: None, kind: ProblemKind::Value, message: format!("expected {}", in_words(expected)) }
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self { at: None, kind: ProblemKind::Value, message: format!("expected {}, found {length}", in_words(expected)) }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { at: None, kind: ProblemKind::MissingField, message: format!("the field `{field}` is missing here") }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
