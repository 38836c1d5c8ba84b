//! What has a shape of its own: personnummer, telephone numbers, e-mail addresses, case numbers.
//!
//! A personnummer is found without a right check digit: the wrong one in the notes is as much a
//! person as the right one.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::super::find::Kind;
use super::plain::Plain;
use crate::domain::language::lists::among;

/// A pattern of this program; one that does not compile finds nothing, which the tests would see.
pub(super) type Pattern = LazyLock<Option<Regex>>;

/// Years as in a personnummer, with or without the century, then month and day.
static NUMBER: Pattern = LazyLock::new(|| {
    Regex::new(r"((?:1[89]|20)?[0-9]{2})([-./ ]?)([0-9]{2})([-./ ]?)([0-9]{2})(?: ?[-+/] ?| {1,3})?(?:[0-9]{4}|[0-9]{2} [0-9]{2}|[0-9]{3}[x*_]|[0-9]{2}[x*_]{2}|[x*_•]{4})").ok()
});

/// A date of birth, where the words before say that it is one.
static BORN: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?:född|föddes|fött|födelsedatum|födelsedag|personnummer|personnr|persnr|pnr|samordningsnummer|samordningsnr|f\.|f)(?:et)?:?(?: den| är| dag)? ?((?:[0-9]{8}|[0-9]{6}|(?:1[89]|20)[0-9]{2}[-./ ][0-9]{1,2}[-./ ][0-9]{1,2}|[0-9]{1,2}[/. ] ?[0-9]{1,2}[-/. ]{1,2}(?:1[89]|20)[0-9]{2}|[0-9]{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]* (?:1[89]|20)?[0-9]{2}|[0-9]{2}[-./ ][0-9]{1,2}[-./ ][0-9]{1,2}|[0-9]{1,2}[/. ] ?[0-9]{1,2}[-/. ]{1,2}[0-9]{2}))",
    )
    .ok()
});

static EMAIL: Pattern = LazyLock::new(|| {
    Regex::new(
        r"[\pL\pN_%+-]+(?:\.[\pL\pN_%+-]+)*(?: ?@ ?| ?[\[({] ?(?:at|a|snabel-?a|@) ?[\])}] ?| at | snabel-?a )[\pL\pN-]+(?:(?:\.| ?[\[({](?:dot|punkt)[\])}] ?| dot | punkt )[\pL\pN-]+)*",
    )
    .ok()
});

/// Something that may be a telephone number; [`phone`] decides.
static PHONE: Pattern = LazyLock::new(|| Regex::new(r"(?:\+ ?[1-9]|\(0|0)[0-9]*(?:\)?[ ./-]{0,3}\(?[0-9]+)*").ok());

/// Any figures after a word that says what they are.
static CALLED: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?:telefonnummer|telefonnr|telefon|telnr|tel|tfn|tlf|mobilnummer|mobilnr|mobilen|mobil|mob|direktnr|direktnummer|växeln|växel|anknytning|anknytningen|ankn|ank|fax|sms:?a|ring på|nås på|ring)(?:\.|:)?(?: ?nr)?\.?:? ?((?:\([0-9]+\) ?)?[0-9]+(?:[ ./-]{1,3}[0-9]+)*)",
    )
    .ok()
});

static CASE: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(dnr|dnr\.|d\.nr|diarienr|diarienummer|diariet|diarie|ärendenr|ärendenummer|ärende-id|aktnr|aktnummer|personakt|målnr|målnummer|beslutsnr|beteckning|beteckningen|ref\.?nr|referensnummer|klientnr|kundnr|journalnr|löpnr|ärendet|ärende|akten|akt|målet|mål|ref|id|bet|journal|beslut|ansökan|handling)(?:\.? ?(nr|nummer|no)\.?)?:? ?#? ?((?:[a-zåäö]{1,6}[ /-]?){0,2}[0-9][0-9/.:-]*(?: [0-9]{3,5}(?:[-/][0-9]+)?)*)",
    )
    .ok()
});

/// A number with the letters of the office that gave it, with nothing before.
static UNIT_CASE: Pattern =
    LazyLock::new(|| Regex::new(r"(Af|[A-ZÅÄÖ]{2,6})([ /.-]?)((?:19|20)[0-9]{2})([/:.-])([0-9]{2,9})(?: [0-9]{3,5})?(?:-[0-9]+)?").ok());
/// A court's: T 1234-14.
static COURT_CASE: Pattern = LazyLock::new(|| Regex::new(r"(?:KFM )?[BTFÖÄKU]{1,2}[ -]?[0-9]{2,5}-[0-9]{2}").ok());
/// Year and number with a slash between: 2014/1873.
static BARE_CASE: Pattern = LazyLock::new(|| Regex::new(r"(?:19|20)[0-9]{2}/[0-9]{3,6}(?:-[0-9]+)?").ok());

/// Laws and series have numbers like cases, but are nobody's.
const LAWS: &str =
    "SFS SOSFS HSLF AFS SOU DS PROP BET FS SKOLFS MIGRFS IAFFS FFS KVFS RH NJA RÅ HFD EU EG ISO ISBN SS EN VT HT KVARTAL Q ÅR VECKA V";

/// All finds with a shape, best first where two overlap.
pub(super) fn structured(plain: &Plain) -> Vec<(Range<usize>, Kind)> {
    let mut finds = Vec::new();
    let mut add = |found: Option<Range<usize>>, kind| finds.extend(found.filter(|range| !range.is_empty()).map(|range| (range, kind)));
    let has_digit = plain.chars.iter().any(char::is_ascii_digit);
    for found in each(&EMAIL, &plain.small_text) {
        add(email(plain, &found), Kind::Email);
    }
    if !has_digit {
        return finds;
    }
    for found in each(&NUMBER, &plain.small_text) {
        add(personnummer(plain, &found), Kind::Personnummer);
    }
    for found in each(&BORN, &plain.small_text) {
        let before = whole(&found).and_then(|(start, _)| plain.at_small_byte(start).checked_sub(1));
        if before.is_none_or(|before| !plain.get(before).is_alphabetic()) {
            add(group(plain, &found, 1, true).filter(|range| !plain.get(range.end).is_ascii_digit()), Kind::Personnummer);
        }
    }
    for found in each(&CALLED, &plain.small_text) {
        add(called(plain, &found), Kind::Phone);
    }
    for found in each(&CASE, &plain.small_text) {
        add(case(plain, &found), Kind::CaseId);
    }
    for found in each(&UNIT_CASE, &plain.text) {
        add(unit_case(plain, &found), Kind::CaseId);
    }
    for pattern in [&COURT_CASE, &BARE_CASE] {
        for found in each(pattern, &plain.text) {
            add(group(plain, &found, 0, false).filter(|range| alone(plain, range) && !is_years(plain, range)), Kind::CaseId);
        }
    }
    let mut from = 0;
    while let Some(found) = PHONE.as_ref().and_then(|pattern| pattern.captures_at(&plain.text, from)) {
        let range = phone(plain, &found, from);
        // What is left of the figures may be another number.
        let whole = whole(&found).map_or(plain.text.len(), |(_, end)| end);
        from = range.as_ref().map_or(whole, |range| plain.byte(range.end));
        add(range, Kind::Phone);
    }
    finds
}

pub(super) fn each<'t>(pattern: &'static Pattern, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
    pattern.iter().flat_map(|pattern: &'static Regex| pattern.captures_iter(text))
}

fn whole(found: &Captures<'_>) -> Option<(usize, usize)> {
    found.get(0).map(|found| (found.start(), found.end()))
}

/// A group in characters.
pub(super) fn group(plain: &Plain, found: &Captures<'_>, group: usize, small: bool) -> Option<Range<usize>> {
    let found = found.get(group)?;
    let at = |byte| if small { plain.at_small_byte(byte) } else { plain.at_byte(byte) };
    Some(at(found.start())..at(found.end()))
}

/// Neither letter nor digit beside it.
pub(super) fn alone(plain: &Plain, range: &Range<usize>) -> bool {
    !plain.before(range.start).is_alphanumeric() && !plain.get(range.end).is_alphanumeric()
}

fn digits(plain: &Plain, range: &Range<usize>) -> Vec<u8> {
    plain.chars[range.clone()].iter().filter_map(|c| c.to_digit(10)).filter_map(|digit| u8::try_from(digit).ok()).collect()
}

fn email(plain: &Plain, found: &Captures<'_>) -> Option<Range<usize>> {
    let mut range = group(plain, found, 0, true)?;
    let text: String = plain.small[range.clone()].iter().collect();
    // "at" in English, or a handle: only with a top domain after it.
    if let Some((before, after)) = text.split_once('@') {
        if before.ends_with(' ') || after.starts_with(' ') {
            let after = after.trim_start();
            let domain = after.rsplit_once('.').is_some_and(|(_, top)| top.len() >= 2 && top.chars().all(char::is_alphabetic));
            return domain.then_some(range);
        }
    } else if !text.contains('.') && !text.contains("punkt") && !text.contains("dot") {
        return None;
    }
    // A full stop of the sentence is not part of it.
    while range.end > range.start && !plain.get(range.end - 1).is_alphanumeric() {
        range.end -= 1;
    }
    Some(range)
}

fn number(text: Option<&str>) -> u32 {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// A month, and a day that may be that of a samordningsnummer (60 more).
fn is_date(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && ((1..=31).contains(&day) || (61..=91).contains(&day))
}

fn personnummer(plain: &Plain, found: &Captures<'_>) -> Option<Range<usize>> {
    let range = group(plain, found, 0, true)?;
    let text = |n| found.get(n).map(|found| found.as_str());
    let date = is_date(number(text(3)), number(text(5)));
    // From one date to another.
    let goes_on = plain.get(range.end) == '-' && plain.get(range.end + 1).is_ascii_digit();
    // Both separators or none, the same.
    let even = text(2) == text(4);
    let apart = plain.before(range.start).is_ascii_digit() || plain.get(range.end).is_ascii_digit();
    if !date || !even || apart || goes_on || matches!(plain.before(range.start), '-' | '+' | '/' | '.' | ':') {
        return None;
    }
    let all = digits(plain, &range);
    let figures_only = plain.chars[range.clone()].iter().all(char::is_ascii_digit);
    // Ten figures in a row that begin as a mobile does are one.
    if figures_only && all.len() == 10 && all[0] == 0 && all[1] == 7 && matches!(all[2], 0 | 2 | 3 | 6 | 9) {
        return None;
    }
    // Groups of two apart by spaces are a telephone number more often, unless the year is whole.
    if text(2) == Some(" ") && all.len() == 10 && all[0] == 0 {
        return None;
    }
    Some(range)
}

fn called(plain: &Plain, found: &Captures<'_>) -> Option<Range<usize>> {
    let word = group(plain, found, 0, true)?;
    let range = group(plain, found, 1, true)?;
    let count = digits(plain, &range).len();
    // "Ring 112" is nobody's number.
    let least = if found.get(0).is_some_and(|found| found.as_str().starts_with("ring")) { 5 } else { 3 };
    let after: String = plain.small[range.end..].iter().take(4).collect();
    let amount = [" kr", " % ", " st ", " pro", " per"].iter().any(|unit| after.starts_with(unit));
    let good = !plain.before(word.start).is_alphanumeric()
        && (least..=13).contains(&count)
        && !plain.get(range.end).is_alphanumeric()
        && !amount
        && !is_hours(plain, &range);
    good.then_some(range)
}

/// "tel 9-10" is when somebody answers.
fn is_hours(plain: &Plain, range: &Range<usize>) -> bool {
    let text: String = plain.chars[range.clone()].iter().collect();
    text.split_once('-').is_some_and(|(from, to)| from.len() <= 2 && to.len() <= 2)
}

/// Takes as many groups as a number can have; `None` when it is none.
fn phone(plain: &Plain, found: &Captures<'_>, from: usize) -> Option<Range<usize>> {
    let range = group(plain, found, 0, false)?;
    let another = from > 0 && plain.byte(range.start) <= from + 3;
    if plain.before(range.start).is_alphanumeric()
        || !another
            && matches!(plain.before(range.start), '.' | ',' | ':' | '-' | '/')
            && plain.before(range.start.saturating_sub(1)).is_ascii_digit()
    {
        return None;
    }
    let mut groups: Vec<(Range<usize>, String)> = Vec::new();
    for at in range.clone().filter(|at| plain.get(*at).is_ascii_digit()) {
        match groups.last_mut() {
            Some((last, text)) if last.end == at => {
                last.end = at + 1;
                text.push(plain.get(at));
            }
            _ => groups.push((at..at + 1, plain.get(at).to_string())),
        }
    }
    let first = groups.first()?.1.clone();
    let foreign = plain.get(range.start) == '+' || first.starts_with("00");
    let swedish = first.starts_with("46") || first.starts_with("0046") || !foreign;
    let most = match (foreign, swedish) {
        (true, true) => 14,
        (true, false) => 16,
        _ => 10,
    };
    let mut total = 0;
    let mut end = range.start;
    for (at, (group, text)) in groups.iter().enumerate() {
        if total + text.len() > most || at > 0 && text.len() > 9 {
            break;
        }
        total += text.len();
        end = group.end;
    }
    let whole = range.start..end;
    let least = if foreign { 9 } else { 7 };
    if total < least || plain.get(end).is_alphanumeric() {
        return None;
    }
    if !foreign {
        // Groups of two or three after an area code of two to four figures, or all in a row.
        let row = groups.len() == 1;
        let mobile = first.len() == 10 && first.starts_with("07");
        let apart = groups.len() >= 8 && groups.iter().all(|(_, text)| text.len() == 1);
        let area = (2..=4).contains(&first.len()) || first.len() >= 9 || apart;
        if !area || row && !mobile && !(first.len() >= 9 && first.len() <= 10) || is_times(plain, &whole) || total < 8 && first.len() > 3 {
            return None;
        }
    }
    Some(whole)
}

/// 08.00-12.00 is when a place is open.
fn is_times(plain: &Plain, range: &Range<usize>) -> bool {
    let text: String = plain.chars[range.clone()].iter().filter(|c| **c != ' ').collect();
    let is_time = |time: &str| time.len() >= 4 && time.len() <= 5 && time.find(['.', ':']) == Some(2);
    text.split_once('-').is_some_and(|(from, to)| is_time(from) && is_time(to))
}

/// 2014/2015, or 2014-2015.
fn is_years(plain: &Plain, range: &Range<usize>) -> bool {
    let text: String = plain.chars[range.clone()].iter().filter(|c| c.is_ascii_digit()).collect();
    text.len() == 8 && (text[..2] == *"19" || text[..2] == *"20") && (text[4..6] == *"19" || text[4..6] == *"20")
}

fn case(plain: &Plain, found: &Captures<'_>) -> Option<Range<usize>> {
    let mut range = group(plain, found, 0, true)?;
    let mut id = group(plain, found, 3, true)?;
    while matches!(plain.before(id.end), '.' | ':' | '-' | '/') {
        id.end -= 1;
    }
    range.end = id.end;
    let word = found.get(1)?.as_str();
    let text: String = plain.small[id.clone()].iter().collect();
    let count = digits(plain, &id).len();
    let letters = text.chars().any(char::is_alphabetic);
    let split = text.contains(['/', ':', '-', '.']);
    let sure = found.get(2).is_some()
        || word.contains("nr")
        || word.contains("nummer")
        || word.starts_with("diari")
        || word.contains("akt") && split
        || word == "personakt";
    let after: String = plain.small[id.end..].iter().take(4).collect();
    let amount = [" kr", " %", " st ", " per", " pro", " tim", " mån", " år"].iter().any(|unit| after.starts_with(unit));
    // Words between, as in "ärende om 3", belong to no number: the letters of an office are capitals.
    let office = plain.chars[id.clone()].iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase()) || word.contains("nr");
    // "beslut 2014-10-15" is when.
    let day = !sure && text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    let enough = if sure { count >= 2 } else { count >= 4 && (split || letters || count >= 5) };
    let good = !plain.before(range.start).is_alphanumeric()
        && !plain.get(range.end).is_alphanumeric()
        && enough
        && !day
        && office
        && !amount
        && !is_years(plain, &id);
    good.then_some(range)
}

fn unit_case(plain: &Plain, found: &Captures<'_>) -> Option<Range<usize>> {
    let mut range = group(plain, found, 0, false)?;
    let text = |n| found.get(n).map_or("", |found| found.as_str());
    let law = among(LAWS, text(1)) || plain.chars[..range.start].ends_with(&['-']);
    let number = text(5);
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let sign = text(4);
    let short = number.len() < 3 && !(matches!(sign, ":" | "/") || sign == "." && text(2) == ".");
    // "FAS 2014/15" is a school year.
    let school = number.len() == 2 && sign == "/" && number.parse() == text(3).parse::<u32>().map(|year| (year + 1) % 100);
    while plain.before(range.end) == ' ' {
        range.end -= 1;
    }
    (!law && !is_year && !short && !school && alone(plain, &range)).then_some(range)
}
