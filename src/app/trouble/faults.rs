//! What is wrong in a file that was read, as one line in the language of the screen: the file, the
//! place, what was found there and what was expected.
//!
//! What the readers say is plain English with the names of fields between backticks. In another
//! language the kind of fault has words of its own, and the names are kept: they are the file's.

use std::path::Path;

use crate::app::text::Texts;
use crate::domain::grid::Fault;
use crate::domain::project::Language;
use crate::domain::wrong::Wrong;
use crate::storage::problem::{Problem, ProblemKind};

/// What comes before that which was expected, in every message of a reader.
const EXPECTED: &str = "expected ";

impl Texts {
    /// What is wrong with a file, and where.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let what = self.fault(problem);
        // What is wrong with a work folder as a whole has no file.
        let name = if problem.file == "." { self.get("fault-folder") } else { problem.file.clone() };
        let file = || ("file", name.as_str().into());
        match (problem.line, problem.column) {
            (None, _) => self.with("fault-of-file", &[file(), ("what", what.into())]),
            (Some(line), None) => self.with("fault-at-line", &[file(), ("line", line.to_string().into()), ("what", what.into())]),
            (Some(line), Some(column)) => {
                let place = [("line", line.to_string().into()), ("column", column.to_string().into())];
                let [line, column] = place;
                self.with("fault-at-column", &[file(), line, column, ("what", what.into())])
            }
        }
    }

    /// All that is wrong, a line each.
    #[must_use]
    pub fn problems(&self, problems: &[Problem]) -> Vec<String> {
        problems.iter().map(|problem| self.problem(problem)).collect()
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn fault(&self, problem: &Problem) -> String {
        let what = self.get(fault_key(problem.kind));
        // Where the screen speaks the readers' own language, they say it more exactly.
        if self.language() == Language::En {
            return self.with("fault-found", &[("what", what.into()), ("found", problem.message.as_str().into())]);
        }
        let (found, expected) = problem.message.split_once(EXPECTED).unwrap_or((&problem.message, ""));
        match (names(found), names(expected)) {
            (found, expected) if found.is_empty() && expected.is_empty() => what,
            (found, expected) if expected.is_empty() => self.with("fault-found", &[("what", what.into()), ("found", found.into())]),
            (found, expected) if found.is_empty() => self.with("fault-expected", &[("what", what.into()), ("expected", expected.into())]),
            (found, expected) => {
                self.with("fault-found-expected", &[("what", what.into()), ("found", found.into()), ("expected", expected.into())])
            }
        }
    }

    /// What is wrong in a table that was brought in, a line each.
    #[must_use]
    pub fn table_faults(&self, path: &Path, faults: &[Fault]) -> Vec<String> {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let told = |fault: &Fault| {
            let (file, line) = (("file", file.as_ref().into()), ("line", fault.line.to_string().into()));
            let what = ("what", self.wrong(fault.what).into());
            match fault.column {
                None => self.with("fault-at-line", &[file, line, what]),
                Some(column) => self.with("fault-at-cell", &[file, line, ("column", column.to_string().into()), what]),
            }
        };
        faults.iter().map(told).collect()
    }

    fn wrong(&self, wrong: Wrong) -> String {
        let plain = match wrong {
            Wrong::Twice(row) => return self.with("wrong-twice", &[("row", row.to_string().into())]),
            Wrong::TooMany(most) => return self.with("wrong-too-many", &[("most", most.to_string().into())]),
            Wrong::SameColumn(column) => return self.with("wrong-same-column", &[("column", column.to_string().into())]),
            Wrong::Contradicts(row) => return self.with("wrong-contradicts", &[("row", row.to_string().into())]),
            Wrong::Year(from, to) => {
                return self.with("wrong-year", &[("from", from.to_string().into()), ("to", to.to_string().into())]);
            }
            Wrong::Number(example) => return self.with("wrong-number", &[("example", example.into())]),
            Wrong::NoRegister => "wrong-no-register",
            Wrong::NoNames => "wrong-no-names",
            Wrong::NoName => "wrong-no-name",
            Wrong::JointWithoutCode => "wrong-joint-without-code",
            Wrong::YesOrNo(_) => "wrong-yes-or-no",
            Wrong::Code => "wrong-code",
            Wrong::Source => "wrong-source",
            Wrong::Answer => "wrong-answer",
            Wrong::Judgement => "wrong-judgement",
            Wrong::Reason => "wrong-reason",
            Wrong::Contact => "wrong-contact",
            Wrong::Folder => "wrong-folder",
            Wrong::NoHeader => "wrong-no-header",
            Wrong::Nobody => "wrong-nobody",
            Wrong::OtherCode => "wrong-other-code",
            Wrong::NoYear => "wrong-no-year",
            Wrong::NotPerCent => "wrong-not-per-cent",
            Wrong::NotPeople => "wrong-not-people",
            Wrong::PerCent => "wrong-per-cent",
        };
        self.get(plain)
    }
}

/// What stands between backticks, with commas.
fn names(message: &str) -> String {
    message.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(", ")
}

fn fault_key(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Missing => "fault-missing",
        ProblemKind::Unreadable => "fault-unreadable",
        ProblemKind::NotAFile => "fault-not-a-file",
        ProblemKind::TooLarge => "fault-too-large",
        ProblemKind::NotUtf8 => "fault-not-utf8",
        ProblemKind::Syntax => "fault-syntax",
        ProblemKind::WrongKind => "fault-wrong-kind",
        ProblemKind::NewerFormat => "fault-newer-format",
        ProblemKind::UnknownField => "fault-unknown-field",
        ProblemKind::MissingField => "fault-missing-field",
        ProblemKind::Value => "fault-value",
        ProblemKind::BadId => "fault-bad-id",
        ProblemKind::DuplicateId => "fault-duplicate-id",
        ProblemKind::Empty => "fault-empty",
        ProblemKind::Reference => "fault-reference",
        ProblemKind::BadName => "fault-bad-name",
        ProblemKind::ConflictCopy => "fault-conflict-copy",
        ProblemKind::Locked => "fault-locked",
        ProblemKind::WrongPassphrase => "fault-wrong-passphrase",
        ProblemKind::Damaged => "fault-damaged",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_s_words_are_never_shown_in_another_language() {
        let problem = Problem::at("guide.ron", (3, 5), ProblemKind::UnknownField, "unknown field `tilte`: expected `title` or `rows`");
        let sv = Texts::new(Language::Sv).problem(&problem);
        assert_eq!(sv, "guide.ron, rad 3, tecken 5: här står ett fält som inte finns (tilte). Här kan stå title, rows");
        let plain = Problem::whole("a.docx", ProblemKind::Syntax, "cannot be unpacked: expected a whole .docx");
        assert_eq!(Texts::new(Language::Sv).problem(&plain), "a.docx: filen är skadad eller av ett annat slag än väntat");
        assert!(Texts::new(Language::En).problem(&plain).ends_with("(cannot be unpacked: expected a whole .docx)"));
    }
}
