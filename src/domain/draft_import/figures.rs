//! Key figures as the published examples write them: "Biståndsmottagare, 2,8 procent (2014)".

use crate::domain::municipality::{Figure, FigureKind};
use crate::domain::swedish;

/// The units of a share.
const PER_CENT: [&str; 4] = ["procent", "%", "per cent", "percent"];
/// The units of a number of people.
const PEOPLE: [&str; 3] = ["invånare", "inhabitants", "personer"];

/// Reads a line that is a key figure with its year and nothing else.
pub(super) fn read(text: &str) -> Option<(FigureKind, Figure)> {
    let (words, year) = text.trim().trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?;
    let year = year.trim();
    let year = Some(year).filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let words = words.trim();
    let (label, value) = match words.rsplit_once(": ").or_else(|| words.rsplit_once(", ")) {
        Some(parts) => parts,
        None => words.split_at(words.find(|c: char| c.is_ascii_digit())?),
    };
    let label = label.trim();
    let kind = kind(&label.to_lowercase())?;
    let (value, units) = (value.trim().to_lowercase(), if kind.is_percentage() { &PER_CENT[..] } else { &PEOPLE[..] });
    let number = units.iter().find_map(|unit| value.strip_suffix(unit));
    // A share needs its unit; a number of people is one without.
    let number = if kind.is_percentage() { number? } else { number.unwrap_or(&value) };
    let value = swedish::parse(number)?;
    let plausible = if kind.is_percentage() { value <= 100.0 } else { value.fract() == 0.0 };
    plausible.then(|| (kind, Figure { value, year, source: String::new(), label: label.to_owned() }))
}

fn kind(label: &str) -> Option<FigureKind> {
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if begins(&["unga", "young"]) && has(&["bistånd", "försörjningsstöd", "assistance", "support"]) {
        Some(FigureKind::YoungAdults)
    } else if begins(&["biståndsmottagare", "ekonomiskt bistånd", "recipients of", "social assistance"]) {
        Some(FigureKind::Assistance)
    } else if begins(&["arbetslös", "unemploy"]) {
        Some(FigureKind::Unemployment)
    } else if ["invånare", "antal invånare", "folkmängd", "inhabitants", "population"].contains(&label) {
        Some(FigureKind::Inhabitants)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_published() {
        for (text, kind, value) in [
            ("Biståndsmottagare, 2,8 procent (2014)", FigureKind::Assistance, 2.8),
            ("Biståndsmottagare: 2,8 procent (2014)", FigureKind::Assistance, 2.8),
            ("Unga vuxna med ekonomiskt bistånd, 11 procent (2014)", FigureKind::YoungAdults, 11.0),
            ("Unga med ekonomiskt bistånd, 3 % (2014).", FigureKind::YoungAdults, 3.0),
            ("Arbetslöshet 9,3 procent (2014)", FigureKind::Unemployment, 9.3),
            ("Unemployment: 9.3 per cent (2014)", FigureKind::Unemployment, 9.3),
            ("Invånare, 28 000 (2014)", FigureKind::Inhabitants, 28_000.0),
            ("Antal invånare: 28\u{a0}000 invånare (2014)", FigureKind::Inhabitants, 28_000.0),
        ] {
            let (found, figure) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found, figure.value, figure.year), (kind, value, 2014), "{text}");
            assert!(text.starts_with(&figure.label), "{}", figure.label);
        }
    }

    #[test]
    fn what_is_not_quite_a_figure_stays_text() {
        for text in [
            "Arbetslöshet, 9,3 (2014)",
            "Arbetslöshet, 130 procent (2014)",
            "Arbetslöshet, 9,3 procent",
            "Arbetslöshet, 9,3 procent (i fjol)",
            "Ungdomsarbetslöshet, 9 procent (2014)",
            "Invånare, 2,5 (2014)",
            "Invånare, ungefär 28 000 (2014)",
            "Ale är en kommun med drygt 28 000 invånare (2014)",
            "(2014)",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
