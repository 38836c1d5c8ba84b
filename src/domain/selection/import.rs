//! A register that comes from a file: columns by name, in any order, in either language.
//!
//! A column that the file does not have leaves what is known as it is; so does a candidate that it does
//! not have. One with something wrong in it changes nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::candidate::{Answer, Candidate, Contacted, Met, Reason, Source, Touch};
use super::columns::Column;
use super::words::Worded as _;
use super::{MAX_CANDIDATES, Selection};
use crate::domain::grid::{Cell, Fault, Grid, Line};
use crate::domain::ids::Slug;
use crate::domain::sweden::{self, Code};
use crate::domain::wrong::Wrong;

/// The most faults that are told of.
const MAX_FAULTS: usize = 100;

/// What a file does to a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The register as it becomes.
    pub selection: Selection,
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Headers that mean nothing here, as they stand there.
    pub ignored: Vec<String>,
    /// What each candidate is called that no list of municipalities has and that is no district; they
    /// are taken in all the same.
    pub unknown: Vec<(usize, String)>,
}

/// Reads a register out of a table.
///
/// # Errors
/// Everything that is wrong in it, with row and column.
pub fn bring(grid: &Grid, selection: &Selection) -> Result<Brought, Vec<Fault>> {
    let Some((head, rows)) = grid.lines.split_first() else {
        return Err(vec![Fault::at(1, None, Wrong::NoRegister)]);
    };
    let (columns, ignored) = columns(head)?;
    let Some(name) = columns.get(&Column::Name).or_else(|| columns.get(&Column::Code)).copied() else {
        return Err(vec![Fault::at(head.number, None, Wrong::NoNames)]);
    };
    let mut brought = Brought { selection: selection.clone(), new: 0, changed: 0, unchanged: 0, ignored, unknown: Vec::new() };
    let (mut faults, mut seen, mut new) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut known = BTreeMap::new();
    for (at, candidate) in selection.candidates.iter().enumerate() {
        known.entry(sweden::identity(&candidate.name)).or_insert(at);
    }
    for line in rows {
        let text = name_of(line, &columns);
        if text.is_empty() {
            faults.push(Fault::at(line.number, name, Wrong::NoName));
            continue;
        }
        let identity = sweden::identity(&text);
        let at = known.get(&identity).copied();
        if let Some(before) = seen.insert(identity, line.number) {
            faults.push(Fault::at(line.number, name, Wrong::Twice(before)));
            continue;
        }
        let there = at.and_then(|at| brought.selection.candidates.get_mut(at));
        match (candidate(line, &columns, there.as_deref(), &text), there) {
            (Err(found), _) => faults.extend(found),
            (Ok(candidate), there) => {
                if candidate.code.is_none() && !candidate.district {
                    brought.unknown.push((line.number, candidate.name.clone()));
                }
                match there {
                    None => new.push(candidate),
                    Some(there) if *there == candidate => brought.unchanged += 1,
                    Some(there) => {
                        *there = candidate;
                        brought.changed += 1;
                    }
                }
            }
        }
        if faults.len() >= MAX_FAULTS {
            break;
        }
    }
    brought.new = new.len();
    brought.selection.extend(new);
    if brought.selection.candidates.len() > MAX_CANDIDATES {
        faults.push(Fault::at(head.number, None, Wrong::TooMany(MAX_CANDIDATES)));
    }
    if faults.is_empty() { Ok(brought) } else { Err(faults) }
}

/// What a row is called: by its name, or by the code of a municipality.
fn name_of(line: &Line, columns: &Places) -> String {
    let cell = |column| columns.get(&column).map(|at| line.cell(*at).text()).unwrap_or_default();
    let name = cell(Column::Name);
    if !name.is_empty() {
        return name;
    }
    sweden::find(&cell(Column::Code)).map(|place| place.name.to_owned()).unwrap_or_default()
}

/// Which column is where.
type Places = BTreeMap<Column, usize>;

/// Which column is where, and the headers that mean nothing.
fn columns(head: &Line) -> Result<(Places, Vec<String>), Vec<Fault>> {
    let (mut columns, mut ignored, mut faults) = (BTreeMap::new(), Vec::new(), Vec::new());
    for (index, cell) in head.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let text = cell.text();
        match Column::read(&text) {
            None => ignored.push(text),
            Some(column) => {
                if let Some(before) = columns.insert(column, index) {
                    faults.push(Fault::at(head.number, index, Wrong::SameColumn(before + 1)));
                }
            }
        }
    }
    if faults.is_empty() { Ok((columns, ignored)) } else { Err(faults) }
}

fn candidate(line: &Line, columns: &Places, known: Option<&Candidate>, name: &str) -> Result<Candidate, Vec<Fault>> {
    let mut candidate = known.cloned().unwrap_or_else(|| Candidate::named(name));
    let mut faults = Vec::new();
    for (column, index) in columns {
        if let Err(wrong) = fill(&mut candidate, *column, line.cell(*index)) {
            faults.push(Fault::at(line.number, *index, wrong));
        }
    }
    if faults.is_empty() && candidate.joint && candidate.code.is_none() {
        let index = columns.get(&Column::Joint).copied();
        faults.push(Fault::at(line.number, index, Wrong::JointWithoutCode));
    }
    if faults.is_empty() { Ok(candidate) } else { Err(faults) }
}

/// Puts what stands in a cell where it belongs, or says what was expected.
fn fill(candidate: &mut Candidate, column: Column, cell: &Cell) -> Result<(), Wrong> {
    let text = cell.text();
    let truth = |what: &'static str| match Met::read(&text) {
        Some(Met::Yes) => Ok(true),
        Some(Met::No | Met::Unknown) => Ok(false),
        None => Err(Wrong::YesOrNo(what)),
    };
    match column {
        Column::Name => {}
        Column::Code if text.is_empty() => {}
        Column::Code => candidate.code = Some(Code::new(&text).ok().ok_or(Wrong::Code)?),
        Column::District => candidate.district = truth("whether it is a district")?,
        Column::Joint => candidate.joint = truth("whether it is the city's joint one")?,
        Column::Chosen => candidate.chosen = truth("whether it is chosen")?,
        Column::Sources => {
            let words = text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty());
            candidate.sources = words.map(|word| Source::read(word).ok_or(Wrong::Source)).collect::<Result<_, _>>()?;
        }
        Column::Answer => candidate.answer = Answer::read(&text).ok_or(Wrong::Answer)?,
        Column::Criterion(criterion) => {
            *candidate.criteria.slot(criterion) = Met::read(&text).ok_or(Wrong::Judgement)?;
        }
        Column::LeftOut if text.is_empty() => candidate.left_out = None,
        Column::LeftOut => candidate.left_out = Some(Reason::read(&text).ok_or(Wrong::Reason)?),
        Column::Why => candidate.why = text,
        Column::Contacts => {
            let contacts = text.lines().filter(|line| !line.trim().is_empty()).map(contact);
            candidate.contacts = contacts.collect::<Option<_>>().ok_or(Wrong::Contact)?;
        }
        Column::Slug if text.is_empty() => candidate.slug = None,
        Column::Slug => candidate.slug = Some(Slug::new(text).ok().ok_or(Wrong::Folder)?),
    }
    Ok(())
}

fn contact(line: &str) -> Option<Contacted> {
    let (what, with) = line.split_once(':').unwrap_or((line, ""));
    let what = what.trim();
    let (date, what) = match what.split_once(' ') {
        Some((date, what)) if date.starts_with(|c: char| c.is_ascii_digit()) => (Some(date.parse::<Date>().ok()?), what),
        _ => (None, what),
    };
    Some(Contacted { date, what: Touch::read(what)?, with: with.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::super::{Criterion, report_2015, table};
    use super::*;
    use crate::domain::project::Language;

    fn grid(rows: &[Vec<String>]) -> Grid {
        let line = |(index, row): (usize, &Vec<String>)| Line { number: index + 1, cells: row.iter().map(|text| Cell::of(text)).collect() };
        Grid { lines: rows.iter().enumerate().map(line).collect() }
    }

    fn of(text: &str) -> Grid {
        grid(&text.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect::<Vec<_>>())
    }

    #[test]
    fn a_code_alone_says_which_municipality_it_is() {
        let brought = bring(&of("Kommunkod;Aktuell\n1440;ja\n1281;nej"), &Selection::default()).unwrap();
        assert_eq!(brought.selection.candidates.iter().map(|candidate| candidate.name.as_str()).collect::<Vec<_>>(), ["Ale", "Lund"]);
    }

    #[test]
    fn what_is_written_is_read_in_both_languages_and_any_order() {
        let register = report_2015();
        for language in Language::ALL {
            let mut rows = table(&register, language);
            for row in &mut rows {
                row.reverse();
            }
            let brought = bring(&grid(&rows), &Selection::default()).unwrap();
            assert_eq!((brought.new, brought.ignored.len()), (68, 0));
            assert_eq!(brought.selection, register);
            let again = bring(&grid(&rows), &register).unwrap();
            assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 68));
        }
    }

    #[test]
    fn a_column_that_is_not_there_changes_nothing() {
        let register = report_2015();
        let brought = bring(&of("Utvald;Kommun;Något eget\nnej;Kandidat 27;x\nja;Ale kommun;y"), &register).unwrap();
        assert_eq!((brought.new, brought.changed), (1, 1));
        assert_eq!(brought.ignored, ["Något eget"]);
        let at = |name| &brought.selection.candidates[brought.selection.position(name).unwrap()];
        assert!(!at("Kandidat 27").chosen && at("Kandidat 27").criteria.get(Criterion::Current) == Met::Yes);
        assert_eq!(at("Ale").code.unwrap().to_string(), "1440");
        assert_eq!(brought.unknown, [(2, "Kandidat 27".to_owned())]);
    }

    /// All that a register holds, brought in before and after each other, stands in order and once.
    #[test]
    fn a_full_register_is_taken_in_at_its_places() {
        let rows =
            |names: &mut dyn Iterator<Item = String>| of(&std::iter::once("Kommun".to_owned()).chain(names).collect::<Vec<_>>().join("\n"));
        let name = |n: usize| format!("Östra ort {n}");
        let odd = bring(&rows(&mut (0..MAX_CANDIDATES).filter(|n| n % 2 == 1).rev().map(name)), &Selection::default()).unwrap();
        let all = bring(&rows(&mut (0..MAX_CANDIDATES).map(name)), &odd.selection).unwrap();
        assert_eq!((all.new, all.changed, all.unchanged), (MAX_CANDIDATES / 2, 0, MAX_CANDIDATES / 2));
        let mut one_by_one = Selection::default();
        for candidate in all.selection.candidates.iter().rev().step_by(20) {
            one_by_one.add(candidate.clone());
        }
        let every: Vec<_> = all.selection.candidates.iter().rev().step_by(20).rev().cloned().collect();
        assert_eq!(one_by_one.candidates, every, "as if each had been added by hand");
        let more = bring(&rows(&mut std::iter::once("En till".to_owned())), &all.selection).unwrap_err();
        assert_eq!((more.len(), more[0].line), (1, 1));
    }

    #[test]
    fn everything_wrong_has_its_place() {
        let found = |text: &str| {
            let faults = bring(&of(text), &Selection::default()).unwrap_err();
            faults.into_iter().map(|fault| (fault.line, fault.column)).collect::<Vec<_>>()
        };
        assert_eq!(found(""), [(1, None)]);
        assert_eq!(found("Svar;Utvald\nja;ja"), [(1, None)]);
        assert_eq!(found("Kommun;Name\nAle;Ale"), [(1, Some(2))]);
        assert_eq!(
            found("Kommun;Aktuell;Kod\nAle;kanske;1440\n;ja;\nLund;ja;9999\nLunds kommun;ja;1281"),
            [(2, Some(2)), (3, Some(1)), (4, Some(3)), (5, Some(1)),]
        );
        assert_eq!(found("Kommun;Kontakter\nAle;2014-13-01 förfrågan"), [(2, Some(2))]);
        assert_eq!(found("Kommun;Gemensam\nÖstra;ja"), [(2, Some(2))]);
    }
}
