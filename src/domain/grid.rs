//! A table out of a spreadsheet or a file with separators, and what is wrong with it where.

use std::borrow::Cow;

use super::wrong::Wrong;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// A number that the spreadsheet knows as one.
    Number(f64),
}

impl Cell {
    /// A cell as it is written.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// As somebody would type it: a number without decimals that are zero.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// One row, with the line it has in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From 1, as a spreadsheet or an editor shows it.
    pub number: usize,
    pub cells: Vec<Cell>,
}

impl Line {
    /// What stands in a column, counted from 0; nothing beyond the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// The rows of a table that are not blank, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    pub lines: Vec<Line>,
}

/// Something wrong in a table. Repeats nothing of a cell that could be somebody's words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// From 1, counted in columns; `None` when it is about the whole row.
    pub column: Option<usize>,
    pub what: Wrong,
}

impl Fault {
    /// At a row, and in it at a column counted from 0.
    #[must_use]
    pub fn at(line: usize, column: impl Into<Option<usize>>, what: Wrong) -> Self {
        Self { line, column: column.into().map(|column: usize| column + 1), what }
    }
}

/// What a spreadsheet would take for a formula when it opens a file with separators.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text that no spreadsheet takes for a formula: with an apostrophe before it, which marks a text.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    let looks = text.trim_start_matches('\'').starts_with(FORMULA);
    if looks { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`guarded()`] was given.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.trim_start_matches('\'').starts_with(FORMULA)).unwrap_or(text)
}

/// A header as it is compared: small letters and figures in words, what stands in brackets too.
#[must_use]
pub fn header(text: &str) -> String {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_its_words() {
        assert_eq!(header(" Unga vuxna, procent (2014)"), "unga vuxna procent 2014");
        assert_eq!(header("young_adults"), "young adults");
    }

    #[test]
    fn no_text_becomes_a_formula_and_every_one_comes_back() {
        for text in ["=1+1", "+46", "-3", "@SUM(A1)", "\tx", "'=x", "''-x", "'s-Gravenhage", "Ale", ""] {
            let safe = guarded(text);
            assert!(!safe.starts_with(FORMULA), "{text}");
            assert_eq!(unguarded(&safe), text);
        }
    }

    #[test]
    fn a_number_is_as_one_would_type_it() {
        assert_eq!(Cell::Number(114.0).text(), "114");
        assert_eq!(Cell::Number(2.8).text(), "2.8");
        assert_eq!(Cell::of("  "), Cell::Empty);
    }
}
