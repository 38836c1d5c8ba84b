//! Something wrong with a file, and where.

use std::fmt;

use serde::Serialize;

use super::located::Located;

/// The most problems reported about one file. More of them help nobody.
pub const MAX_PER_FILE: usize = 100;

/// What is wrong, where, and what was expected instead. Holds no participant's words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Relative to the work folder, with `/` between its parts.
    pub file: String,
    /// From 1; `None` when it is about the file as a whole.
    pub line: Option<usize>,
    /// In characters, from 1.
    pub column: Option<usize>,
    pub kind: ProblemKind,
    /// What was found and what was expected, in plain English.
    pub message: String,
}

/// What kind of wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A file or folder that must be there is not.
    Missing,
    /// The system would not let it be read.
    Unreadable,
    /// A folder, link or device where a file should be, or the other way round.
    NotAFile,
    /// A file, or the folder as a whole, beyond what Samsyn reads.
    TooLarge,
    NotUtf8,
    /// Not RON.
    Syntax,
    /// A guide where a draft should be, and so on.
    WrongKind,
    /// Written by a later version.
    NewerFormat,
    UnknownField,
    MissingField,
    /// A value of the wrong type, or one that cannot be.
    Value,
    BadId,
    DuplicateId,
    /// A text or list that must not be empty.
    Empty,
    /// Points at something that is not there.
    Reference,
    /// A folder or file whose name cannot be an id.
    BadName,
    /// A copy that a synchronising service set aside.
    ConflictCopy,
    /// Locked, and no passphrase was given.
    Locked,
    WrongPassphrase,
    /// A locked file that is not as it was written.
    Damaged,
}

impl Problem {
    /// A problem with the file as a whole.
    #[must_use]
    pub fn whole(file: impl Into<String>, kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None, kind, message: message.into() }
    }

    /// A problem at one place.
    #[must_use]
    pub fn at(file: impl Into<String>, (line, column): (usize, usize), kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: Some(line), column: Some(column), kind, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.file)?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        if let Some(column) = self.column {
            write!(f, "{column}:")?;
        }
        write!(f, " {}", self.message)
    }
}

/// A problem that does not know its file yet, only how far into the text it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// In bytes; `None` until whoever knows the place fills it in.
    pub at: Option<usize>,
    pub kind: ProblemKind,
    pub message: String,
}

impl Fault {
    pub fn new(at: Located<'_>, kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { at: Some(at.offset()), kind, message: message.into() }
    }

    /// The same fault, at `at` unless it already has a more exact place.
    pub fn or_at(self, at: Located<'_>) -> Self {
        Self { at: self.at.or_else(|| Some(at.offset())), ..self }
    }
}

/// Gives faults their file, line and column, in the order they stand there.
pub(crate) fn placed(file: &str, text: &str, mut faults: Vec<Fault>) -> Vec<Problem> {
    faults.sort_by_key(|fault| fault.at);
    faults.truncate(MAX_PER_FILE);
    let problem = |fault: Fault| match fault.at {
        Some(at) => Problem::at(file, position(text, at), fault.kind, fault.message),
        None => Problem::whole(file, fault.kind, fault.message),
    };
    faults.into_iter().map(problem).collect()
}

/// Line and column of a byte, both from 1, the column in characters.
pub(crate) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    (before.bytes().filter(|b| *b == b'\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("åäö", 4), (1, 3));
        assert_eq!(position("a\nöb", 4), (2, 2));
        assert_eq!(position("a", 99), (1, 2));
    }

    #[test]
    fn is_written_like_a_compiler_does() {
        let problem = Problem::at("guide.ron", (12, 9), ProblemKind::DuplicateId, "duplicate id");
        assert_eq!(problem.to_string(), "guide.ron:12:9: duplicate id");
        assert_eq!(Problem::whole("samsyn.ron", ProblemKind::Missing, "is missing").to_string(), "samsyn.ron: is missing");
    }
}
