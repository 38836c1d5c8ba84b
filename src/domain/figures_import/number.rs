//! A figure as people, spreadsheets and Statistics Sweden write it.

use crate::domain::grid::Cell;
use crate::domain::municipality::FigureKind;
use crate::domain::wrong::Wrong;

/// More people than any municipality will have.
const MOST_PEOPLE: f64 = 10_000_000.0;

/// What stands where there is no value.
const NOTHING: [&str; 11] = ["", "-", "–", "—", ".", "..", "...", "…", "x", "uppgift saknas", "n/a"];

/// The number in a cell; `None` where it says that there is none.
///
/// # Errors
/// What was expected.
pub(super) fn read(cell: &Cell, kind: FigureKind) -> Result<Option<f64>, Wrong> {
    let value = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(value) => *value,
        Cell::Text(text) => match written(text, kind)? {
            Some(value) => value,
            None => return Ok(None),
        },
    };
    if kind.is_percentage() {
        if (0.0..=100.0).contains(&value) { Ok(Some(value)) } else { Err(Wrong::NotPerCent) }
    } else if (0.0..=MOST_PEOPLE).contains(&value) && value.fract() == 0.0 {
        Ok(Some(value))
    } else {
        Err(Wrong::NotPeople)
    }
}

fn written(text: &str, kind: FigureKind) -> Result<Option<f64>, Wrong> {
    let text = text.trim().to_lowercase();
    if NOTHING.contains(&text.as_str()) {
        return Ok(None);
    }
    let percent = ["procent", "per cent", "percent", "%"].iter().find_map(|unit| text.strip_suffix(unit));
    if percent.is_some() && !kind.is_percentage() {
        return Err(Wrong::PerCent);
    }
    // Spaces of every kind stand between thousands, and an apostrophe in some countries.
    let digits: String = percent.unwrap_or(&text).chars().filter(|c| !c.is_whitespace() && *c != '\'' && *c != '’').collect();
    let digits = if kind.is_percentage() { digits } else { without_thousands(&digits) };
    let wrong = Wrong::Number(if kind.is_percentage() { "2,8" } else { "28 400" });
    let is_number =
        digits.len() <= 15 && digits.starts_with(|c: char| c.is_ascii_digit()) && digits.ends_with(|c: char| c.is_ascii_digit());
    let plain = digits.replace(',', ".");
    if !is_number || !plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Err(wrong);
    }
    plain.parse().map(Some).ok().ok_or(wrong)
}

/// "28.400" and "28,400" of people are thousands: nobody counts people in decimals.
fn without_thousands(digits: &str) -> String {
    let mut groups = digits.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let are_thousands = !rest.is_empty() && (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    if are_thousands { digits.replace(['.', ','], "") } else { digits.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let people = |text: &str| read(&Cell::of(text), FigureKind::Inhabitants);
        for text in ["28400", "28 400", "28\u{a0}400", "28\u{202f}400", "28.400", "28,400", "28'400"] {
            assert_eq!(people(text), Ok(Some(28_400.0)), "{text}");
        }
        assert_eq!(people("1.028.400"), Ok(Some(1_028_400.0)));
        let share = |text: &str| read(&Cell::of(text), FigureKind::Assistance);
        for text in ["2,8", "2.8", "2,8 %", "2,8 procent", " 2,80"] {
            assert_eq!(share(text), Ok(Some(2.8)), "{text}");
        }
        for text in ["", "..", "–", "x"] {
            assert_eq!((people(text), share(text)), (Ok(None), Ok(None)), "{text}");
        }
        for text in ["28,4", "tjugo", "-3", "2 %", "1e5", "28..400", ",5", "99999999999"] {
            assert!(people(text).is_err(), "{text}");
        }
        for text in ["101", "2,8,1", "ca 3", "∞", "nan"] {
            assert!(share(text).is_err(), "{text}");
        }
        assert_eq!(read(&Cell::Number(2.8), FigureKind::Unemployment), Ok(Some(2.8)));
        assert!(read(&Cell::Number(f64::NAN), FigureKind::Unemployment).is_err());
        assert!(read(&Cell::Number(0.5), FigureKind::Inhabitants).is_err());
    }
}
