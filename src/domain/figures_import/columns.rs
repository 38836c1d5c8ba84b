//! What the columns of such a table mean, by their headers in Swedish or English.

use std::collections::BTreeMap;

use super::YEARS;
use crate::domain::grid::{Fault, Grid, Line, header};
use crate::domain::municipality::FigureKind;
use crate::domain::wrong::Wrong;

/// Rows above the header, as Statistics Sweden's files have a title.
const MAX_ABOVE: usize = 10;

/// What there is of a figure besides its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Value,
    Year,
    Source,
}

/// Where everything is.
#[derive(Debug, Default)]
pub(super) struct Columns {
    name: Option<usize>,
    code: Option<usize>,
    /// Of one kind, or of all.
    parts: BTreeMap<(Part, Option<FigureKind>), usize>,
    /// Years that stand in headers.
    years: BTreeMap<FigureKind, i16>,
    pub ignored: Vec<String>,
}

/// What one header means.
enum Meaning {
    Name,
    Code,
    Part(Part, Option<FigureKind>, Option<i16>),
}

impl Columns {
    /// Finds the row of headers, and the rows below it.
    pub fn find(grid: &Grid) -> Result<(Self, &[Line]), Vec<Fault>> {
        let is_head = |line: &Line| {
            let meanings: Vec<Meaning> = line.cells.iter().filter_map(|cell| meaning(&cell.text())).collect();
            let is_value = |meaning: &Meaning| matches!(meaning, Meaning::Part(Part::Value, ..));
            meanings.iter().any(is_value) && meanings.iter().any(|meaning| matches!(meaning, Meaning::Name | Meaning::Code))
        };
        let Some(at) = grid.lines.iter().take(MAX_ABOVE).position(is_head) else {
            let line = grid.lines.first().map_or(1, |line| line.number);
            return Err(vec![Fault::at(line, None, Wrong::NoHeader)]);
        };
        let head = &grid.lines[at];
        let (mut columns, mut faults) = (Self::default(), Vec::new());
        for (index, cell) in head.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let text = cell.text();
            let before = match meaning(&text) {
                None => {
                    columns.ignored.push(text);
                    None
                }
                Some(Meaning::Name) => columns.name.replace(index),
                Some(Meaning::Code) => columns.code.replace(index),
                // A column for each year: the newest counts.
                Some(Meaning::Part(part, Some(kind), Some(year))) => match columns.years.get(&kind).copied() {
                    Some(there) if there > year => {
                        columns.ignored.push(text);
                        None
                    }
                    Some(there) if there < year => {
                        let older = columns.parts.insert((part, Some(kind)), index);
                        columns.years.insert(kind, year);
                        columns.ignored.extend(older.map(|older| head.cell(older).text()));
                        None
                    }
                    _ => {
                        columns.years.insert(kind, year);
                        columns.parts.insert((part, Some(kind)), index)
                    }
                },
                Some(Meaning::Part(part, kind, _)) => columns.parts.insert((part, kind), index),
            };
            if let Some(before) = before {
                faults.push(Fault::at(head.number, index, Wrong::SameColumn(before + 1)));
            }
        }
        if faults.is_empty() { Ok((columns, &grid.lines[at + 1..])) } else { Err(faults) }
    }

    /// The columns that say whose row it is.
    pub fn names(&self) -> impl Iterator<Item = usize> {
        self.name.into_iter().chain(self.code)
    }

    /// The first of them.
    pub fn name(&self) -> Option<usize> {
        self.names().next()
    }

    /// The columns with values.
    pub fn values(&self) -> impl Iterator<Item = (FigureKind, usize)> {
        self.parts.iter().filter_map(|((part, kind), column)| kind.filter(|_| *part == Part::Value).map(|kind| (kind, *column)))
    }

    /// The column with a part of one kind, or of all.
    pub fn part(&self, kind: FigureKind, part: Part) -> Option<usize> {
        self.parts.get(&(part, Some(kind))).or_else(|| self.parts.get(&(part, None))).copied()
    }

    /// The year that stands in the header of one kind.
    pub fn year_of(&self, kind: FigureKind) -> Option<i16> {
        self.years.get(&kind).copied()
    }
}

const SOURCE: [&str; 4] = ["källa", "källor", "source", "uppgiftslämnare"];
const YEAR: [&str; 3] = ["år", "year", "årtal"];

fn meaning(text: &str) -> Option<Meaning> {
    const NAMES: [&str; 10] =
        ["kommun", "kommunnamn", "namn", "municipality", "municipality name", "name", "stadsdel", "kommun stadsdel", "district", "region"];
    const CODES: [&str; 7] = ["kommunkod", "kod", "code", "municipality code", "kommun kod", "regionkod", "kommunnummer"];
    let text = header(text);
    let mut words: Vec<&str> = text.split(' ').collect();
    if NAMES.contains(&text.as_str()) {
        return Some(Meaning::Name);
    }
    if CODES.contains(&text.as_str()) {
        return Some(Meaning::Code);
    }
    drop_date(&mut words);
    let age = take_age(&mut words);
    let part = match () {
        () if words.iter().any(|word| SOURCE.contains(word)) => Part::Source,
        () if words.iter().any(|word| YEAR.contains(word)) => Part::Year,
        () => Part::Value,
    };
    let as_year = |word: &&str| word.parse::<i16>().ok().filter(|year| word.len() == 4 && YEARS.contains(year));
    let year = words.iter().find_map(as_year);
    let told = |word: &&str| {
        let is_unit = matches!(
            *word,
            "procent"
                | "per"
                | "cent"
                | "percent"
                | "%"
                | "andel"
                | "antal"
                | "number"
                | "of"
                | "share"
                | "i"
                | "till"
                | "for"
                | "för"
                | "totalt"
                | "total"
                | "den"
        );
        !is_unit && !SOURCE.contains(word) && !YEAR.contains(word) && as_year(word).is_none()
    };
    let rest: Vec<&str> = words.iter().copied().filter(|word| told(word)).collect();
    if rest.is_empty() || rest == ["statistik"] || rest == ["uppgifterna"] {
        return (part != Part::Value).then_some(Meaning::Part(part, None, None));
    }
    // Those of some age are not all of them: the unemployed are counted from 16 to 64, and young ones
    // are another figure.
    let fits = |kind: &FigureKind| match (age, kind) {
        (None, _) => true,
        (Some((_, to)), FigureKind::YoungAdults) => to < 30,
        (Some((from, to)), FigureKind::Unemployment) => from <= 20 && to >= 60,
        (Some(_), FigureKind::Inhabitants | FigureKind::Assistance) => false,
    };
    kind(&rest.join(" ")).filter(fits).map(|kind| Meaning::Part(part, Some(kind), year.filter(|_| part == Part::Value)))
}

/// "31 december" before a year.
fn drop_date(words: &mut Vec<&str>) {
    const MONTHS: [&str; 8] = ["december", "dec", "november", "nov", "january", "januari", "jan", "oktober"];
    if let Some(at) = words.iter().position(|word| MONTHS.contains(word)) {
        words.remove(at);
        if let Some(day) = at.checked_sub(1).filter(|day| small(words[*day]).is_some()) {
            words.remove(day);
        }
    }
}

/// "18–24 år", from and to.
fn take_age(words: &mut Vec<&str>) -> Option<(u8, u8)> {
    let pair = |pair: &[&str]| Some((small(pair.first()?)?, small(pair.get(1)?)?));
    let (at, age) = words.windows(2).enumerate().find_map(|(at, words)| Some((at, pair(words)?)))?;
    words.drain(at..at + 2);
    if words.get(at).is_some_and(|word| matches!(*word, "år" | "years" | "year")) {
        words.remove(at);
    }
    Some(age)
}

/// A number of two figures at most.
fn small(word: &str) -> Option<u8> {
    word.parse().ok().filter(|_| word.len() <= 2)
}

fn kind(text: &str) -> Option<FigureKind> {
    let words: &[(FigureKind, &[&str])] = &[
        (
            FigureKind::Inhabitants,
            &["invånare", "folkmängd", "befolkning", "inhabitants", "population", "invånarantal", "folkmängd totalt"],
        ),
        (
            FigureKind::Assistance,
            &[
                "biståndsmottagare",
                "bistånd",
                "ekonomiskt bistånd",
                "biståndsmottagare befolkningen",
                "assistance",
                "social assistance",
                "social assistance recipients",
                "recipients social assistance",
                "recipients",
            ],
        ),
        (
            FigureKind::YoungAdults,
            &[
                "unga vuxna",
                "unga",
                "unga vuxna med ekonomiskt bistånd",
                "unga vuxna med bistånd",
                "unga med ekonomiskt bistånd",
                "unga biståndsmottagare",
                "young adults",
                "young adults with social assistance",
                "young adults with assistance",
                "young adults on social assistance",
            ],
        ),
        (
            FigureKind::Unemployment,
            &["arbetslöshet", "arbetslösa", "arbetslösheten", "öppet arbetslösa", "unemployment", "unemployment rate", "unemployed"],
        ),
    ];
    words.iter().find(|(_, words)| words.contains(&text)).map(|(kind, _)| *kind)
}
