//! Key figures out of a table from elsewhere: what would change, what is unknown, what is wrong.
//!
//! A row is a municipality, a column a figure with its year and source; both may also stand in columns
//! of their own, in the header ("Arbetslöshet 2014"), or be given for the whole file.

mod columns;
mod number;

use std::collections::{BTreeMap, BTreeSet};

use self::columns::{Columns, Part};
use super::grid::{Cell, Fault, Grid, Line};
use super::ids::Slug;
use super::municipality::{Figure, FigureKind, Municipality};
use super::sweden::{self, Code};
use super::wrong::Wrong;

/// The most faults that are told of.
const MAX_FAULTS: usize = 100;
/// The years that a figure may be of.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// What is said of a whole file, where it does not say so itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    pub year: Option<i16>,
    pub source: String,
    /// For one kind of figure alone; comes before what holds for all.
    pub years: BTreeMap<FigureKind, i16>,
    pub sources: BTreeMap<FigureKind, String>,
}

/// What a file would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    pub changes: Vec<Change>,
    /// Figures that are there already, just so.
    pub unchanged: usize,
    /// Rows of municipalities that the project does not have.
    pub unknown: Vec<Unknown>,
    /// Figures that are older than others in the same file, or than what the municipality has.
    pub older: Vec<(usize, FigureKind)>,
    /// Cells without a value: empty, or with a sign that says so (".." or "–").
    pub blank: usize,
    /// Kinds whose every value is less than one: fractions, perhaps, and no per cent.
    pub fractions: BTreeSet<FigureKind>,
    /// Headers that mean nothing here, as they stand there.
    pub ignored: Vec<String>,
}

/// One figure that would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub slug: Slug,
    pub kind: FigureKind,
    pub before: Option<Figure>,
    pub after: Figure,
    /// The row it comes from.
    pub line: usize,
}

/// A row that is nobody's here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    pub line: usize,
    /// As it stands there.
    pub name: String,
    /// It is one of Sweden's municipalities; the project does not have it.
    pub exists: bool,
}

impl Preview {
    /// Works out what the rows of a table would change.
    ///
    /// # Errors
    /// Everything that is wrong, with row and column; then nothing is to be changed.
    pub fn of(grid: &Grid, given: &Given, municipalities: &BTreeMap<Slug, &Municipality>) -> Result<Self, Vec<Fault>> {
        let (columns, rows) = Columns::find(grid)?;
        let names = Names::of(municipalities);
        let mut preview = Self { ignored: columns.ignored.clone(), ..Self::default() };
        let mut faults = Vec::new();
        // The newest of each municipality, with its row.
        let mut newest: BTreeMap<(Slug, FigureKind), (Figure, usize)> = BTreeMap::new();
        let mut below_one: BTreeMap<FigureKind, bool> = BTreeMap::new();
        for line in rows {
            faults.extend(contradiction(line, &columns));
            let slug = match names.whose(line, &columns) {
                Ok(slug) => slug,
                Err(Some(unknown)) => {
                    preview.unknown.push(unknown);
                    None
                }
                Err(None) => {
                    faults.push(Fault::at(line.number, columns.name(), Wrong::Nobody));
                    None
                }
            };
            // An unknown row is read too: what is wrong in it may be what is wrong in all.
            for (kind, column) in columns.values() {
                match figure(line, kind, column, &columns, given) {
                    Ok(None) => preview.blank += 1,
                    Ok(Some(found)) => {
                        *below_one.entry(kind).or_insert(true) &= found.value < 1.0;
                        let Some(slug) = &slug else { continue };
                        let there = newest.get(&(slug.clone(), kind));
                        match there {
                            Some((other, _)) if other.year > found.year => preview.older.push((line.number, kind)),
                            Some((other, at)) if other.year == found.year && *other != found => {
                                faults.push(Fault::at(line.number, column, Wrong::Contradicts(*at)));
                            }
                            Some((other, at)) if other.year < found.year => {
                                preview.older.push((*at, kind));
                                newest.insert((slug.clone(), kind), (found, line.number));
                            }
                            Some(_) => {}
                            None => drop(newest.insert((slug.clone(), kind), (found, line.number))),
                        }
                    }
                    Err(fault) => faults.push(fault),
                }
            }
            if faults.len() >= MAX_FAULTS {
                break;
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let is_fraction = |(kind, all): &(FigureKind, bool)| kind.is_percentage() && *all;
        preview.fractions = below_one.into_iter().filter(is_fraction).map(|(kind, _)| kind).collect();
        for ((slug, kind), (mut after, line)) in newest {
            let before = municipalities.get(&slug).and_then(|municipality| municipality.figures.get(kind)).cloned();
            if let Some(before) = &before {
                after.label.clone_from(&before.label);
                if after.source.is_empty() && after.year == before.year {
                    after.source.clone_from(&before.source);
                }
                if before.year > after.year {
                    preview.older.push((line, kind));
                    continue;
                }
            }
            if before.as_ref() == Some(&after) {
                preview.unchanged += 1;
            } else {
                preview.changes.push(Change { slug, kind, before, after, line });
            }
        }
        Ok(preview)
    }

    /// Puts the figures of one municipality in their places.
    pub fn apply(&self, slug: &Slug, municipality: &mut Municipality) {
        for change in self.changes.iter().filter(|change| change.slug == *slug) {
            *municipality.figures.slot(change.kind) = Some(change.after.clone());
        }
    }

    /// The municipalities that would change.
    #[must_use]
    pub fn touched(&self) -> BTreeSet<Slug> {
        self.changes.iter().map(|change| change.slug.clone()).collect()
    }
}

/// The municipalities of a project as rows name them.
struct Names {
    by_name: BTreeMap<String, Slug>,
    by_code: BTreeMap<Code, Slug>,
}

impl Names {
    /// Of two with the same name the first counts.
    fn of(municipalities: &BTreeMap<Slug, &Municipality>) -> Self {
        let (mut by_name, mut by_code) = (BTreeMap::new(), BTreeMap::new());
        for (slug, municipality) in municipalities {
            for name in [&municipality.name, &municipality.full_name] {
                by_name.entry(sweden::key(name)).or_insert_with(|| slug.clone());
            }
            if let Some(place) = sweden::find(&municipality.name) {
                by_code.entry(place.code).or_insert_with(|| slug.clone());
            }
        }
        Self { by_name, by_code }
    }

    /// The municipality of the project that a row is of; otherwise the row, if it names any at all.
    fn whose(&self, line: &Line, columns: &Columns) -> Result<Option<Slug>, Option<Unknown>> {
        let texts: Vec<String> = columns.names().map(|column| line.cell(column).text()).filter(|text| !text.is_empty()).collect();
        let Some(name) = texts.first() else { return Err(None) };
        if let Some(slug) = texts.iter().find_map(|text| self.by_name.get(&sweden::key(text))) {
            return Ok(Some(slug.clone()));
        }
        let place = texts.iter().find_map(|text| sweden::find(text));
        match place.and_then(|place| self.by_code.get(&place.code)) {
            Some(slug) => Ok(Some(slug.clone())),
            None => Err(Some(Unknown { line: line.number, name: name.clone(), exists: place.is_some() })),
        }
    }
}

/// A name and a code of two municipalities: a column that has slipped, as like as not.
fn contradiction(line: &Line, columns: &Columns) -> Option<Fault> {
    let mut places = columns.names().filter_map(|column| Some((column, sweden::find(&line.cell(column).text())?)));
    let ((_, first), (column, second)) = (places.next()?, places.next()?);
    (first.code != second.code).then(|| Fault::at(line.number, column, Wrong::OtherCode))
}

/// A figure of a row, if it has one.
fn figure(line: &Line, kind: FigureKind, column: usize, columns: &Columns, given: &Given) -> Result<Option<Figure>, Fault> {
    let cell = line.cell(column);
    let Some(value) = number::read(cell, kind).map_err(|wrong| Fault::at(line.number, column, wrong))? else { return Ok(None) };
    let year = match columns.part(kind, Part::Year).map(|column| (column, line.cell(column))) {
        Some((column, cell)) if !cell.is_empty() => {
            Some(year(cell).ok_or_else(|| Fault::at(line.number, column, Wrong::Year(*YEARS.start(), *YEARS.end())))?)
        }
        _ => columns.year_of(kind),
    };
    let year =
        year.or_else(|| given.years.get(&kind).copied()).or(given.year).ok_or_else(|| Fault::at(line.number, column, Wrong::NoYear))?;
    let source = columns.part(kind, Part::Source).map(|column| line.cell(column).text()).filter(|source| !source.is_empty());
    let source = source.or_else(|| given.sources.get(&kind).cloned()).unwrap_or_else(|| given.source.clone());
    Ok(Some(Figure { value, year, source, label: String::new() }))
}

fn year(cell: &Cell) -> Option<i16> {
    cell.text().parse().ok().filter(|year| YEARS.contains(year))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
