//! How numbers, quotes and names are written in Swedish (and, where asked for, in English).
//!
//! After *Myndigheternas skrivregler*: decimal comma, thousands apart by a space that does not
//! break, per cent with a space before the sign, the same quotation mark on both sides.

use unicode_normalization::UnicodeNormalization as _;

use super::project::Language;

/// No-break space, so that "31 400" and "3,9 %" never break over a line.
const NBSP: char = '\u{a0}';

/// A whole number with its thousands apart: 31 400. Four figures stay together, as is the rule.
#[must_use]
pub fn whole(value: f64, language: Language) -> String {
    let digits = format!("{:.0}", value.abs());
    let sign = if value < 0.0 && digits != "0" { "−" } else { "" };
    let separator = if language == Language::Sv { NBSP } else { ',' };
    if digits.len() < 5 && language == Language::Sv {
        return format!("{sign}{digits}");
    }
    let mut out = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number with at most two decimals and none that are zero: 3,9 or 11.
#[must_use]
pub fn decimal(value: f64, language: Language) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let text = format!("{rounded}").replace('-', "−");
    if language == Language::Sv { text.replace('.', ",") } else { text }
}

/// Per cent: 3,9 %.
#[must_use]
pub fn percent(value: f64, language: Language) -> String {
    match language {
        Language::Sv => format!("{}{NBSP}%", decimal(value, language)),
        Language::En => format!("{}%", decimal(value, language)),
    }
}

/// With a capital first, as at the beginning of a line.
#[must_use]
pub fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A key figure as a sentence of the published examples has it: "Biståndsmottagare, 2,8 procent
/// (2014)".
#[must_use]
pub fn figure(label: &str, value: f64, is_percentage: bool, year: &str, language: Language) -> String {
    let label = with_capital(label);
    let value = match (is_percentage, language) {
        (false, _) => whole(value, language),
        (true, Language::Sv) => format!("{} procent", decimal(value, language)),
        (true, Language::En) => format!("{} per cent", decimal(value, language)),
    };
    format!("{label}, {value} ({year})")
}

/// Reads a number as people write it: "31 400", "3,9", "3.9 %". `None` for anything else,
/// negative numbers included: no key figure is.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let text: String = text.trim().trim_end_matches('%').chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || text.len() > 15 || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.')) {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

/// The words between the quotation marks of the language.
#[must_use]
pub fn quoted(text: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("”{text}”"),
        Language::En => format!("“{text}”"),
    }
}

/// The text without quotation marks around it, as a quote is kept.
#[must_use]
pub fn unquoted(text: &str) -> &str {
    const MARKS: [char; 6] = ['"', '”', '“', '„', '»', '«'];
    text.trim().trim_start_matches(MARKS).trim_end_matches(MARKS).trim()
}

/// A municipality's name in full: "Exempelköpings kommun", "Ale kommun", "Borås kommun".
///
/// The genitive -s is left out after s, x and z, and after a vowel, where usage varies and the
/// published example has "Ale kommun". The writer can change the result.
#[must_use]
pub fn municipality_in_full(name: &str) -> String {
    let last = name.trim().chars().last().map(|c| c.to_lowercase().next().unwrap_or(c));
    let joins_bare = last.is_none_or(|c| matches!(c, 's' | 'x' | 'z') || "aeiouyåäöé".contains(c));
    format!("{}{} kommun", name.trim(), if joins_bare { "" } else { "s" })
}

/// What a name is sorted by: å, ä and ö are letters of their own after z. After *Svenska Akademiens
/// ordlista*: é and the like are sorted as their plain letters, ü as y, æ as ä and ø as ö, v and w
/// apart. Names that differ in accents or capitals alone are told apart by their characters.
#[must_use]
pub fn collation(name: &str) -> (Vec<u32>, String) {
    let letters = name.nfc().flat_map(char::to_lowercase).collect::<String>();
    let mut key = Vec::with_capacity(letters.len());
    for c in letters.chars() {
        match c {
            'å' => key.push(u32::from('z') + 1),
            'ä' | 'æ' => key.push(u32::from('z') + 2),
            'ö' | 'ø' => key.push(u32::from('z') + 3),
            'ü' => key.push(u32::from('y')),
            c => key.extend(c.nfd().next().map(u32::from)),
        }
    }
    (key, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letters_of_the_alphabet_come_last() {
        let mut names = ["Örby", "Ånge", "Ärla", "Zinkby", "Älvby", "Ale", "Éköping", "Emmaboda", "Lund", "ale"];
        names.sort_by_cached_key(|name| collation(name));
        assert_eq!(names, ["Ale", "ale", "Éköping", "Emmaboda", "Lund", "Zinkby", "Ånge", "Älvby", "Ärla", "Örby"]);
    }

    #[test]
    fn numbers_are_written_the_swedish_way() {
        assert_eq!(whole(31_400.0, Language::Sv), "31\u{a0}400");
        assert_eq!(whole(1_234_567.0, Language::Sv), "1\u{a0}234\u{a0}567");
        assert_eq!(whole(9_500.0, Language::Sv), "9500");
        assert_eq!(whole(31_400.0, Language::En), "31,400");
        assert_eq!(percent(3.9, Language::Sv), "3,9\u{a0}%");
        assert_eq!(percent(11.0, Language::Sv), "11\u{a0}%");
    }

    #[test]
    fn a_figure_is_a_sentence() {
        let sv = figure("biståndsmottagare", 2.8, true, "2014", Language::Sv);
        assert_eq!(sv, "Biståndsmottagare, 2,8 procent (2014)");
        assert_eq!(figure("inhabitants", 31_400.0, false, "2025", Language::En), "Inhabitants, 31,400 (2025)");
        assert_eq!(figure("", 1.0, false, "2025", Language::Sv), ", 1 (2025)");
    }

    #[test]
    fn what_is_written_can_be_read() {
        for value in [0.0, 3.9, 12.25, 9_500.0, 31_400.0, 1_234_567.0] {
            assert_eq!(parse(&decimal(value, Language::Sv)), Some(value));
            assert_eq!(parse(&whole(value.round(), Language::Sv)), Some(value.round()));
        }
        for bad in ["", "x", "3,9 procent", "1e9", "-3", "nan", "3,,9"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_quote_is_kept_bare() {
        assert_eq!(unquoted("”Vi ses varje tisdag.”"), "Vi ses varje tisdag.");
        assert_eq!(unquoted("\"Nu ringer man "), "Nu ringer man");
    }

    #[test]
    fn municipalities_in_full() {
        for (name, full) in
            [("Exempelköping", "Exempelköpings kommun"), ("Ale", "Ale kommun"), ("Lund", "Lunds kommun"), ("Borås", "Borås kommun")]
        {
            assert_eq!(municipality_in_full(name), full);
        }
    }
}
