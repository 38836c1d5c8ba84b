//! The 290 municipalities of Sweden with their codes and counties, after Statistics Sweden (SCB).
//!
//! The code has four figures, and the first two are the county's. Files from elsewhere write them in
//! many ways ("0114 Upplands Väsby", "114", "Upplands Väsby kommun"): [`find()`] knows them.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::swedish;

const LIST: &str = include_str!("../../assets/municipalities/sweden.txt");

/// A municipality's code: four figures, for instance "0114".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(u16);

/// Says why a text is no [`Code`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a municipality's code is four figures such as \"0114\", as Statistics Sweden has it")]
pub struct InvalidCode;

impl Code {
    /// Reads a code that a municipality has. One whose zero a spreadsheet has taken away is
    /// understood too.
    ///
    /// # Errors
    /// [`InvalidCode`] when no municipality has it.
    pub fn new(text: &str) -> Result<Self, InvalidCode> {
        let text = text.trim();
        let is_number = (3..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let code = text.parse().ok().filter(|_| is_number).map(Self).ok_or(InvalidCode)?;
        if SWEDEN.by_code.contains_key(&code) { Ok(code) } else { Err(InvalidCode) }
    }

    /// The municipality that has it.
    #[must_use]
    pub fn place(self) -> Option<&'static Place> {
        SWEDEN.by_code.get(&self).map(|index| &SWEDEN.places[*index])
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl TryFrom<String> for Code {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, InvalidCode> {
        Self::new(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.to_string()
    }
}

/// A municipality as the list has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub code: Code,
    /// In running text, for instance "Upplands Väsby".
    pub name: &'static str,
    /// For instance "Stockholms län".
    pub county: &'static str,
}

struct Sweden {
    places: Vec<Place>,
    by_code: HashMap<Code, usize>,
    by_name: HashMap<String, usize>,
}

static SWEDEN: LazyLock<Sweden> = LazyLock::new(|| {
    let (mut county, mut places) = ("", Vec::new());
    for line in LIST.lines() {
        match line.split_once(' ') {
            Some((code, name)) if code.len() == 2 => county = name,
            Some((code, name)) => places.extend(code.parse().ok().map(|code| Place { code: Code(code), name, county })),
            None => {}
        }
    }
    let by_code = places.iter().enumerate().map(|(index, place)| (place.code, index)).collect();
    let mut by_name = HashMap::new();
    for (index, Place { name, .. }) in places.iter().enumerate() {
        // "Lunds", as in "Lunds kommun" and "Lunds stad".
        for form in [(*name).to_owned(), format!("{name}s"), swedish::municipality_in_full(name)] {
            by_name.entry(key(&form)).or_insert(index);
        }
    }
    Sweden { places, by_code, by_name }
});

/// All 290, by code.
#[must_use]
pub fn all() -> &'static [Place] {
    &SWEDEN.places
}

/// The municipality that a text in a file names, by code or name.
#[must_use]
pub fn find(text: &str) -> Option<&'static Place> {
    let text = text.trim();
    if let Ok(code) = Code::new(text) {
        return code.place();
    }
    // As Statistics Sweden's own tables have it: "0114 Upplands Väsby".
    if let Some((code, name)) = text.split_once(|c: char| c.is_whitespace())
        && let Ok(code) = Code::new(code)
        && key(code.place()?.name) == key(name)
    {
        return code.place();
    }
    SWEDEN.by_name.get(&key(text)).map(|index| &SWEDEN.places[*index])
}

/// Those whose name or code begins with what has been typed, then those with a word that does; at
/// most so many.
#[must_use]
pub fn beginning(typed: &str, most: usize) -> Vec<&'static Place> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let rank = |place: &Place| {
        let name = place.name.to_lowercase();
        let words = || name.split([' ', '-']).skip(1);
        match () {
            () if name.starts_with(&typed) || place.code.to_string().starts_with(&typed) => Some(0),
            () if words().any(|word| word.starts_with(&typed)) => Some(1),
            () => None,
        }
    };
    let mut found: Vec<(u8, &Place)> = all().iter().filter_map(|place| Some((rank(place)?, place))).collect();
    found.sort_by_key(|(rank, place)| (*rank, swedish::collation(place.name)));
    found.into_iter().take(most).map(|(_, place)| place).collect()
}

/// What two names have in common that mean the same municipality: "Lund", "Lunds kommun".
#[must_use]
pub fn identity(name: &str) -> String {
    find(name).map_or_else(|| key(name), |place| key(place.name))
}

/// A name as it is compared: in small letters, its words apart by one space, without what says that it
/// is a municipality, a city or a district.
#[must_use]
pub fn key(name: &str) -> String {
    let name = name.to_lowercase();
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '_')).filter(|word| !word.is_empty()).collect();
    let mut words = words.as_slice();
    if let [first, rest @ ..] = words
        && matches!(*first, "region" | "stadsdelen" | "stadsdel")
        && !rest.is_empty()
    {
        words = rest;
    }
    if let [rest @ .., last] = words
        && matches!(*last, "kommun" | "stad" | "municipality" | "stadsdel" | "stadsdelsområde" | "stadsdelsförvaltning")
        && !rest.is_empty()
    {
        words = rest;
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn there_are_290_each_once_and_in_order() {
        let codes: Vec<String> = all().iter().map(|place| place.code.to_string()).collect();
        assert_eq!(codes.len(), 290);
        assert!(codes.is_sorted() && codes.iter().collect::<BTreeSet<_>>().len() == 290);
        assert_eq!(all().iter().map(|place| place.name).collect::<BTreeSet<_>>().len(), 290, "no two have one name");
        assert!(all().iter().all(|place| place.name.trim() == place.name && place.name.chars().next().is_some_and(char::is_uppercase)));
        // How many each of the 21 counties has.
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for place in all() {
            *counts.entry(place.code.to_string()[..2].to_owned()).or_default() += 1;
        }
        let known = [
            ("01", 26),
            ("03", 8),
            ("04", 9),
            ("05", 13),
            ("06", 13),
            ("07", 8),
            ("08", 12),
            ("09", 1),
            ("10", 5),
            ("12", 33),
            ("13", 6),
            ("14", 49),
            ("17", 16),
            ("18", 12),
            ("19", 10),
            ("20", 15),
            ("21", 10),
            ("22", 7),
            ("23", 8),
            ("24", 15),
            ("25", 14),
        ];
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), known.map(|(code, count)| (code.to_owned(), count)));
        assert_eq!(all().iter().map(|place| place.county).collect::<BTreeSet<_>>().len(), 21);
        // Each county's line stands before its own municipalities.
        let mut county = "";
        for (code, name) in LIST.lines().filter_map(|line| line.split_once(' ')) {
            if code.len() == 2 {
                county = code;
                assert!(name.ends_with(" län"), "{name}");
            } else {
                assert!(code.starts_with(county), "{code} {name}");
            }
        }
    }

    /// The list of names that the anonymity check has comes from another source.
    #[test]
    fn another_list_has_the_same_names() {
        let other: BTreeSet<&str> = include_str!("../../assets/names/places.txt").split_whitespace().collect();
        for place in all() {
            // That one has no words as short as the "Ed" of Dals-Ed.
            for word in place.name.to_lowercase().split([' ', '-']).filter(|word| word.chars().count() > 2) {
                assert!(other.iter().any(|known| known.split('-').any(|known| known == word)), "{}", place.name);
            }
        }
    }

    #[test]
    fn a_municipality_is_found_however_it_is_written() {
        for (text, code) in [
            ("Ale", "1440"),
            ("ale kommun", "1440"),
            ("1440", "1440"),
            ("114", "0114"),
            ("0114 Upplands Väsby", "0114"),
            ("UPPLANDS-VÄSBY", "0114"),
            ("Lunds kommun", "1281"),
            ("Stockholms stad", "0180"),
            ("Malmö stad", "1280"),
            ("Region Gotland", "0980"),
            (" Malung-Sälen ", "2023"),
        ] {
            assert_eq!(find(text).map(|place| place.code.to_string()).as_deref(), Some(code), "{text}");
        }
        for text in ["", "Exempelköping", "9999", "0114 Ale", "kommun", "11", "01140", "+114"] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn completion_begins_with_what_begins() {
        let names = |typed: &str| beginning(typed, 3).into_iter().map(|place| place.name).collect::<Vec<_>>();
        assert_eq!(names("upp"), ["Upplands Väsby", "Upplands-Bro", "Uppsala"]);
        assert_eq!(names("bro"), ["Bromölla", "Upplands-Bro"]);
        assert_eq!(names("1440"), ["Ale"]);
        assert!(names(" ").is_empty());
    }

    #[test]
    fn a_code_is_one_that_exists() {
        assert_eq!(Code::new("0114").map(String::from), Ok("0114".to_owned()));
        for bad in ["", "0000", "12", "01144", "abcd", "0x14"] {
            assert_eq!(Code::new(bad), Err(InvalidCode), "{bad}");
        }
    }
}
