//! Tables as people have them.

use super::*;
use crate::domain::grid::Line;

fn grid(text: &str) -> Grid {
    let line = |(index, line): (usize, &str)| Line { number: index + 1, cells: line.split(';').map(Cell::of).collect() };
    Grid { lines: text.lines().enumerate().map(line).filter(|line| !line.is_blank()).collect() }
}

fn project() -> BTreeMap<Slug, Municipality> {
    let mut ale = Municipality::new("Ale");
    ale.figures.assistance = Some(Figure { value: 2.8, year: 2014, source: "SCB".to_owned(), label: "Bidragstagare".to_owned() });
    let all = [("ale", ale), ("lund", Municipality::new("Lund")), ("spanga-tensta", Municipality::new("Spånga-Tensta"))];
    all.into_iter().map(|(slug, municipality)| (Slug::new(slug).unwrap(), municipality)).collect()
}

fn preview(text: &str, given: &Given) -> Result<Preview, Vec<Fault>> {
    let project = project();
    Preview::of(&grid(text), given, &project.iter().map(|(slug, municipality)| (slug.clone(), municipality)).collect())
}

fn told(preview: &Preview) -> Vec<(String, FigureKind, f64, i16, String)> {
    let told = |change: &Change| {
        let Figure { value, year, source, .. } = change.after.clone();
        (change.slug.to_string(), change.kind, value, year, source)
    };
    preview.changes.iter().map(told).collect()
}

#[test]
fn columns_are_found_by_name_in_any_order_and_language() {
    let given = Given { year: Some(2014), source: "SCB".to_owned(), ..Given::default() };
    let expected = [
        ("ale".to_owned(), FigureKind::Inhabitants, 28_400.0, 2014, "SCB".to_owned()),
        ("ale".to_owned(), FigureKind::Unemployment, 9.3, 2014, "SCB".to_owned()),
        ("spanga-tensta".to_owned(), FigureKind::Inhabitants, 38_000.0, 2014, "SCB".to_owned()),
    ];
    for text in [
        "Kommun;Invånare;Arbetslöshet, procent\nAle kommun;28 400;9,3\nSpånga-Tensta;38 000;..",
        "Unemployment (%);Population;Municipality\n9.3;28,400;Ale\n;38.000;Spånga-Tensta stadsdelsförvaltning",
        "Tabell 1: nyckeltal\n\nKod;Namn;Antal invånare;Andel arbetslösa\n1440;;28400;9,3 %\n;SPÅNGA TENSTA;38000;–",
    ] {
        let preview = preview(text, &given).unwrap();
        assert_eq!(told(&preview), expected, "{text}");
        assert_eq!(preview.blank, 1);
    }
}

#[test]
fn year_and_source_come_from_the_nearest_place() {
    let mut given = Given { year: Some(2010), source: "fil".to_owned(), ..Given::default() };
    given.years.insert(FigureKind::Unemployment, 2011);
    given.sources.insert(FigureKind::Unemployment, "Af".to_owned());
    let text = "Kommun;Invånare;Biståndsmottagare 2013;Unga vuxna;Arbetslöshet;År: invånare;Källa invånare\nLund;1;2;3;4;2014;SCB";
    let years: Vec<_> =
        told(&preview(text, &given).unwrap()).into_iter().map(|(_, _, value, year, source)| (value, year, source)).collect();
    let source = |source: &str| source.to_owned();
    assert_eq!(years, [(1.0, 2014, source("SCB")), (2.0, 2013, source("fil")), (3.0, 2010, source("fil")), (4.0, 2011, source("Af"))]);
}

#[test]
fn a_label_of_its_own_stays_and_what_is_there_is_no_change() {
    let same = "Kommun;Biståndsmottagare;År;Källa\nAle;2,8;2014;SCB";
    let found = preview(same, &Given::default()).unwrap();
    assert_eq!((found.changes.len(), found.unchanged), (0, 1));
    let found = preview(&same.replace("2,8", "2,9"), &Given::default()).unwrap();
    assert_eq!(found.changes[0].after.label, "Bidragstagare");
    let mut ale = project().remove(&Slug::new("ale").unwrap()).unwrap();
    found.apply(&Slug::new("ale").unwrap(), &mut ale);
    assert_eq!(ale.figures.assistance.map(|figure| figure.value), Some(2.9));
    assert_eq!(ale.figures.inhabitants, None);
}

#[test]
fn of_several_years_the_newest_is_taken_and_the_rest_is_told_of() {
    let text = "Kommun;År;Invånare\nLund;2013;100\nLund;2014;110\nLund;2012;90";
    let found = preview(text, &Given::default()).unwrap();
    assert_eq!(told(&found).iter().map(|told| (told.2, told.3)).collect::<Vec<_>>(), [(110.0, 2014)]);
    assert_eq!(found.older, [(2, FigureKind::Inhabitants), (4, FigureKind::Inhabitants)]);
}

#[test]
fn headers_with_dates_and_ages_are_understood() {
    let kinds = [
        ("Folkmängd 31 december 2014", FigureKind::Inhabitants),
        ("Invånare totalt, antal 2014", FigureKind::Inhabitants),
        ("Population, 31 December 2014", FigureKind::Inhabitants),
        ("Arbetslöshet 16-64 år 2014", FigureKind::Unemployment),
        ("Öppet arbetslösa 16–64 år, andel (%) 2014", FigureKind::Unemployment),
        ("Unga vuxna med ekonomiskt bistånd, 18-24 år 2014", FigureKind::YoungAdults),
    ];
    for (header, kind) in kinds {
        let found = preview(&format!("region;{header}\nLund;5"), &Given::default()).unwrap();
        assert_eq!(told(&found).iter().map(|told| (told.1, told.3)).collect::<Vec<_>>(), [(kind, 2014)], "{header}");
    }
    // Those of some age are not all inhabitants.
    for header in ["Folkmängd 18-24 år 2014", "Arbetslöshet 18-24 år 2014", "Biståndsmottagare 18-24 år 2014"] {
        assert!(preview(&format!("Kommun;{header}\nLund;5"), &Given::default()).is_err(), "{header}");
    }
    let years = preview("Kommun;Arbetslöshet 2013;Arbetslöshet 2015;Arbetslöshet 2014\nLund;3;5;4", &Given::default()).unwrap();
    assert_eq!(told(&years).iter().map(|told| (told.2, told.3)).collect::<Vec<_>>(), [(5.0, 2015)]);
    assert_eq!(years.ignored, ["Arbetslöshet 2013", "Arbetslöshet 2014"]);
}

#[test]
fn what_is_there_gives_way_to_nothing_older_and_keeps_its_source() {
    let older = preview("Kommun;Biståndsmottagare 2013\nAle;9,9", &Given::default()).unwrap();
    assert_eq!((older.changes.len(), older.older.as_slice()), (0, [(2, FigureKind::Assistance)].as_slice()));
    let same = preview("Kommun;Biståndsmottagare 2014\nAle;3,1", &Given::default()).unwrap();
    assert_eq!((same.changes[0].after.value, same.changes[0].after.source.as_str()), (3.1, "SCB"));
}

#[test]
fn no_row_is_dropped_in_silence() {
    let text = "Kommun;Invånare 2014;Egen kolumn\nAle;1\nUmeå;2\nPåhittsnäs;3\nHela riket;4";
    let found = preview(text, &Given::default()).unwrap();
    let unknown: Vec<_> = found.unknown.iter().map(|row| (row.line, row.name.as_str(), row.exists)).collect();
    assert_eq!(unknown, [(3, "Umeå", true), (4, "Påhittsnäs", false), (5, "Hela riket", false)]);
    assert_eq!(found.ignored, ["Egen kolumn"]);
}

#[test]
fn fractions_are_pointed_at() {
    let found = preview("Kommun;Arbetslöshet 2014\nAle;0,093\nLund;0,041", &Given::default()).unwrap();
    assert_eq!(found.fractions, BTreeSet::from([FigureKind::Unemployment]));
}

#[test]
fn everything_wrong_has_its_place() {
    let found = |text: &str| {
        let faults = preview(text, &Given::default()).unwrap_err();
        faults.into_iter().map(|fault| (fault.line, fault.column)).collect::<Vec<_>>()
    };
    assert_eq!(found("Invånare\n3"), [(1, None)]);
    assert_eq!(found(""), [(1, None)]);
    assert_eq!(found("Kommun;Invånare 2014;Population 2014\nAle;1;2"), [(1, Some(3))]);
    assert_eq!(found("Kommun;Kod;Invånare 2014\nAle;1281;2"), [(2, Some(2))], "that is Lund's");
    assert_eq!(found("Kommun;Invånare 2014\nAle;många\n;5\nUmeå;x1"), [(2, Some(2)), (3, Some(1)), (4, Some(2))]);
    assert_eq!(found("Kommun;Invånare\nAle;3"), [(2, Some(2))]);
    assert_eq!(found("Kommun;Invånare;År\nAle;3;i fjol"), [(2, Some(3))]);
    assert_eq!(found("Kommun;Invånare 2014\nAle;3\nAle kommun;4"), [(3, Some(2))]);
}
