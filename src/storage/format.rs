//! The shape that all files share: a version and a kind in front, the content behind.
//!
//! `(format: 1, kind: "draft", content: ( … ))`. The version is read first, so that a file from
//! a later Samsyn is known as one, whatever its content looks like.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use ron::ser::PrettyConfig;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::located::{Located, options};
use super::problem::{Fault, Problem, ProblemKind, placed, position};
use super::reader;
use super::sum;

/// The version that is written, and the newest that is understood in full.
///
/// 2: entries may wait for a row, be relayed, an idea or a follow-up; rows are marked answered,
/// skipped or parked; attendance, debrief and undo are kept.
///
/// 3: stretches of a draft's text rest on entries; its undo and its versions are kept; a key figure
/// may have a label of its own.
///
/// 4: a project has a log and words of its own for the speller, and says how quotes are attributed
/// and how long notes are kept; names that must not leave are kept in a locked one.
///
/// 5: rounds of fact-checking and approvals have files of their own.
///
/// 6: the register of candidates, what was collected from others, and what the lead has written and
/// decided for the publication have files of their own.
pub const FORMAT: u32 = 6;

/// The largest file that is read. A long focus group is about a hundredth of it.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Project,
    Guide,
    Municipality,
    Session,
    Notes,
    Draft,
    Steps,
    Version,
    Round,
    Approvals,
    /// A package that was collected.
    Collected,
    Log,
    Names,
    Selection,
    Publication,
    Preferences,
    /// A house's colours and fonts.
    Style,
}

impl Kind {
    /// As it stands in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Guide => "guide",
            Self::Municipality => "municipality",
            Self::Session => "session",
            Self::Notes => "notes",
            Self::Draft => "draft",
            Self::Steps => "steps",
            Self::Version => "version",
            Self::Round => "round",
            Self::Approvals => "approvals",
            Self::Collected => "collected",
            Self::Log => "log",
            Self::Names => "names",
            Self::Selection => "selection",
            Self::Publication => "publication",
            Self::Preferences => "preferences",
            Self::Style => "style",
        }
    }
}

/// A value, and whether a later version wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded<T> {
    pub value: T,
    /// The version that it was written in.
    pub format: u32,
    /// Then there may be more in the file than was understood, and it must not be written over.
    pub newer: bool,
}

/// The content of a file whose header has been read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'de> {
    pub format: u32,
    pub newer: bool,
    pub content: Located<'de>,
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    format: u32,
    kind: &'static str,
    content: &'a T,
}

/// A value as the text of a file.
///
/// # Errors
/// When the value cannot be written as RON; no domain type is such a value.
pub fn to_text<T: Serialize>(kind: Kind, value: &T) -> Result<String, ron::Error> {
    let config = PrettyConfig::new().new_line("\n").indentor("  ");
    let mut text = options().to_string_pretty(&Envelope { format: FORMAT, kind: kind.name(), content: value }, config)?;
    text.push('\n');
    Ok(text)
}

/// Reads what this version wrote itself, in one go. That nothing is lost is certain when the value is
/// written just as it stands there. `None` for anything else: that is read step by step.
pub(super) fn own<T: Serialize + DeserializeOwned>(text: &str, kind: Kind) -> Option<T> {
    #[derive(Deserialize)]
    struct Read<T> {
        format: u32,
        kind: String,
        content: T,
    }
    let text = sum::take_away(text);
    let Read { format, kind: found, content } = options().from_str::<Read<T>>(text).ok()?;
    let is_own = format == FORMAT && found == kind.name() && to_text(kind, &content).is_ok_and(|again| again == text);
    is_own.then_some(content)
}

/// Reads a value from the text of a file; `file` is only for the messages.
///
/// # Errors
/// All that could be found wrong.
pub fn parse<'de, T: Deserialize<'de>>(file: &str, text: &'de str, kind: Kind) -> Result<Loaded<T>, Vec<Problem>> {
    let document = open(file, text, kind)?;
    value(file, text, document)
}

/// Reads the content that [`open()`] found.
pub(super) fn value<'de, T: Deserialize<'de>>(file: &str, text: &'de str, document: Document<'de>) -> Result<Loaded<T>, Vec<Problem>> {
    match reader::read(document.content) {
        Ok((value, unknown)) if unknown.is_empty() || document.newer => {
            Ok(Loaded { value, format: document.format, newer: document.newer })
        }
        Ok((_, unknown)) => Err(placed(file, text, unknown)),
        Err(_) if document.newer => Err(vec![Problem::whole(
            file,
            ProblemKind::NewerFormat,
            "was written by a later version of Samsyn and cannot be read by this one",
        )]),
        Err(fault) => Err(placed(file, text, vec![fault])),
    }
}

/// Reads the header; that it could be read means that the whole text is RON.
pub(super) fn open<'de>(file: &str, text: &'de str, kind: Kind) -> Result<Document<'de>, Vec<Problem>> {
    const KNOWN: [&str; 3] = ["format", "kind", "content"];
    if text.starts_with('\u{feff}') {
        let message = "starts with a byte order mark: expected UTF-8 without one";
        return Err(vec![Problem::at(file, (1, 1), ProblemKind::Syntax, message)]);
    }
    let whole = Located::whole(text);
    if whole.raw().is_empty() {
        return Err(vec![Problem::whole(file, ProblemKind::Syntax, format!("is empty: expected a {} file", kind.name()))]);
    }
    let fault = |fault| placed(file, text, vec![fault]);
    let fields = reader::fields(whole, "").map_err(|wrong| match options().from_str::<serde::de::IgnoredAny>(text) {
        Err(error) => vec![syntax(file, text, &error)],
        Ok(_) => fault(wrong),
    })?;
    let field = |name: &str| {
        let found = fields.iter().find(|field| field.name.raw() == name).map(|field| field.value);
        found.ok_or_else(|| {
            let message =
                format!("the field `{name}` is missing here: a file begins `(format: {FORMAT}, kind: \"{}\", content: `", kind.name());
            fault(Fault::new(whole, ProblemKind::MissingField, message))
        })
    };
    let (format, _) = reader::read::<u32>(field("format")?).map_err(fault)?;
    if format == 0 {
        return Err(fault(Fault::new(field("format")?, ProblemKind::Value, format!("format 0 does not exist: expected 1 to {FORMAT}"))));
    }
    let (found, _) = reader::read::<String>(field("kind")?).map_err(fault)?;
    if found != kind.name() {
        let found: String = found.chars().filter(char::is_ascii_graphic).take(24).collect();
        let message = format!("this is a file of kind \"{found}\": expected \"{}\"", kind.name());
        return Err(fault(Fault::new(field("kind")?, ProblemKind::WrongKind, message)));
    }
    let newer = format > FORMAT;
    let strange: Vec<Fault> =
        fields.iter().filter(|field| !KNOWN.contains(&field.name.raw())).map(|field| reader::unknown_field(field.name, &KNOWN)).collect();
    if !newer && !strange.is_empty() {
        return Err(placed(file, text, strange));
    }
    Ok(Document { format, newer, content: field("content")? })
}

/// The text of a file, whatever lies there.
pub(super) fn read_text(path: &Path, file: &str) -> Result<String, Problem> {
    text_of(read_bytes(path, file)?, file)
}

/// The text that bytes are.
pub(super) fn text_of(bytes: Vec<u8>, file: &str) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..good]);
        let message = format!("byte {good} is not UTF-8: expected a text file in UTF-8");
        Problem::at(file, position(&before, good), ProblemKind::NotUtf8, message)
    })
}

/// What is in a file, whatever lies there: only a regular file of a bearable size is opened.
pub(super) fn read_bytes(path: &Path, file: &str) -> Result<Vec<u8>, Problem> {
    read_up_to(path, file, MAX_BYTES)
}

/// As [`read_bytes`], with another limit in bytes.
pub(super) fn read_up_to(path: &Path, file: &str, most: u64) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Problem::whole(file, ProblemKind::Missing, "is missing"),
        kind => Problem::whole(file, ProblemKind::Unreadable, format!("cannot be read: {kind}")),
    };
    let too_large = |bytes: u64| {
        let limit = if most < 1024 * 1024 { format!("{} KB", most / 1024) } else { format!("{} MB", most / (1024 * 1024)) };
        Problem::whole(file, ProblemKind::TooLarge, format!("is too large: {bytes} bytes, expected at most {limit}"))
    };
    let found = fs::symlink_metadata(path).map_err(unreadable)?;
    if !found.is_file() {
        let what = if found.is_dir() {
            "a folder"
        } else if found.is_symlink() {
            "a link, which is not followed"
        } else {
            "no ordinary file"
        };
        return Err(Problem::whole(file, ProblemKind::NotAFile, format!("is {what}: expected a file")));
    }
    if found.len() > most {
        return Err(too_large(found.len()));
    }
    let mut bytes = Vec::with_capacity(found.len() as usize);
    // It may be growing while it is read.
    fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// ron's error in words that hold nothing of the text.
fn syntax(file: &str, text: &str, error: &ron::error::SpannedError) -> Problem {
    use ron::Error as E;
    let place = (error.span.end.line, error.span.end.col);
    let end = text.trim_end();
    let message = match &error.code {
        E::ExceededRecursionLimit => "nested too deeply: expected at most 128 levels".to_owned(),
        E::ExpectedStringEnd => "not RON: a text that begins here has no closing quotation mark".to_owned(),
        _ if place >= position(end, end.len()) => "the file ends too early: something that was opened is not closed".to_owned(),
        E::UnexpectedChar(_) => "not RON: unexpected character".to_owned(),
        E::TrailingCharacters => "not RON: expected nothing more after the closing `)`".to_owned(),
        E::ExpectedComma
        | E::ExpectedMapColon
        | E::ExpectedArrayEnd
        | E::ExpectedMapEnd
        | E::ExpectedStructLikeEnd
        | E::ExpectedIdentifier
        | E::ExpectedOptionEnd
        | E::ExpectedInteger
        | E::ExpectedFloat
        | E::UnclosedBlockComment
        | E::InvalidEscape(_) => {
            let said = error.code.to_string();
            format!("not RON: {}{}", said[..1].to_lowercase(), &said[1..])
        }
        _ => "not RON".to_owned(),
    };
    Problem::at(file, place, ProblemKind::Syntax, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notes::Notes;
    use crate::domain::project::Project;
    use crate::domain::session::Session;

    fn problems<T: for<'de> Deserialize<'de> + std::fmt::Debug>(text: &str, kind: Kind) -> Vec<String> {
        parse::<T>("f.ron", text, kind).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_file_reads_like_its_description() {
        let mut project = Project::new("Kartläggning \"2026\"");
        project.draft_due = Some(jiff::civil::date(2026, 12, 4));
        let text = to_text(Kind::Project, &project).unwrap();
        assert!(
            text.starts_with("(\n  format: 6,\n  kind: \"project\",\n  content: (\n    name: \"Kartläggning \\\"2026\\\"\",\n"),
            "{text}"
        );
        assert!(text.contains("draft_due: \"2026-12-04\""), "{text}");
        assert_eq!(parse("samsyn.ron", &text, Kind::Project), Ok(Loaded { value: project, format: FORMAT, newer: false }));
    }

    #[test]
    fn unknown_fields_are_all_named_with_what_was_expected() {
        let text = "(format: 1, kind: \"session\", content: (\n  plats: \"x\",\n  seats: [(code: 1, organisation: social_services, role: manager, namn: \"Anna\")],\n))";
        assert_eq!(
            problems::<Session>(text, Kind::Session),
            [
                "f.ron:2:3: unknown field `plats`: expected `date`, `start`, `place`, `minutes` or `seats`",
                "f.ron:3:67: unknown field `namn`: expected `code`, `organisation`, `role` or `years`",
            ]
        );
    }

    #[test]
    fn a_later_version_is_read_as_far_as_it_goes() {
        let text = "(format: 99, kind: \"session\", app: 3, content: (place: \"x\", mood: 3))";
        let loaded: Loaded<Session> = parse("f.ron", text, Kind::Session).unwrap();
        assert!(loaded.newer);
        assert_eq!(loaded.value.place, "x");
        let text = "(format: 99, kind: \"session\", content: (place: [\"x\"]))";
        assert_eq!(
            problems::<Session>(text, Kind::Session),
            ["f.ron: was written by a later version of Samsyn and cannot be read by this one"]
        );
    }

    #[test]
    fn no_message_repeats_what_was_said() {
        let session = |inner: &str| format!("(format: 1, kind: \"session\", content: ({inner}))");
        let notes = |inner: &str| format!("(format: 1, kind: \"notes\", content: ({inner}))");
        for text in [
            session("date: \"Hemligt\""),
            session("start: \"Hemligt\""),
            session("seats: \"Hemligt\""),
            session("seats: [(code: \"Hemligt\")]"),
            session("minutes: {\"Hemligt\": 3}"),
            session("place: [\"Hemligt\"]"),
            session("place: \"Hemligt\" \"Hemligt\""),
            session("place: \"Hemligt"),
            notes("position: \"Hemligt\""),
            notes("entries: [(id: \"w.1\", revision: 1, at: \"Hemligt\")]"),
            notes("line: (text: \"x\", codes: [\"Hemligt\"])"),
            notes("line: (text: \"x\", speaker: seat(\"Hemligt\"))"),
            "(format: 1, kind: \"hemligt ord\", content: ())".to_owned(),
        ] {
            let problems =
                if text.contains("\"notes\"") { problems::<Notes>(&text, Kind::Notes) } else { problems::<Session>(&text, Kind::Session) };
            assert_eq!(problems.len(), 1, "{text}");
            assert!(!problems[0].contains("Hemligt"), "{problems:?}");
            assert!(problems[0].starts_with("f.ron:1:"), "{problems:?}");
        }
    }

    #[test]
    fn values_say_what_was_expected() {
        let session = |inner: &str| format!("(format: 1, kind: \"session\", content: ({inner}))");
        for (inner, message) in [
            ("date: \"x\"", "f.ron:1:46: expected a date such as \"2026-12-04\", found a text"),
            ("place: 3", "f.ron:1:47: expected a text in quotation marks, found the number 3"),
            ("place: \"a\", place: \"b\"", "f.ron:1:52: the field `place` stands here twice: expected it once"),
            ("seats: (1)", "f.ron:1:47: expected a list `[ … ]`, found a group `( … )`"),
            (
                "seats: [(code: 1.5, organisation: social_services, role: manager)]",
                "f.ron:1:55: expected a whole number from 0 to 255, found the number 1.5",
            ),
            (
                "seats: [(code: 1, organisation: police, role: manager)]",
                "f.ron:1:72: expected `social_services`, `labour_market_unit` or `employment_service`, found `police`",
            ),
            ("seats: [(code: 1, role: manager)]", "f.ron:1:48: the field `organisation` is missing here"),
            (
                "minutes: {\"Å\": 3}",
                "f.ron:1:50: an id is 1 to 64 of the characters a–z, 0–9, '-', '.' and '_', starting with a letter or digit",
            ),
        ] {
            assert_eq!(problems::<Session>(&session(inner), Kind::Session), [message]);
        }
        assert_eq!(
            problems::<Session>("(format: 1, kind: \"session\", content: [])", Kind::Session),
            ["f.ron:1:39: expected a group `( name: value, … )`, found a list `[ … ]`"]
        );
        assert_eq!(problems::<Session>("[]", Kind::Session), ["f.ron:1:1: expected a group `( name: value, … )`, found a list `[ … ]`"]);
        assert_eq!(
            problems::<Session>("(kind: \"session\")", Kind::Session)[0],
            "f.ron:1:1: the field `format` is missing here: a file begins `(format: 6, kind: \"session\", content: `"
        );
    }
}
