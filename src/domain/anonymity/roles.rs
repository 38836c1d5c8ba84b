//! A role in brackets in the place of a name: replaced, not left out, and the same throughout
//! (UK Data Service, *Anonymising qualitative data*).

use super::fold::fold;
use super::scan;

/// By what a person is known whatever form the name has: folded and without the genitive.
#[must_use]
pub fn key(name: &str) -> String {
    fold(stem(name))
}

/// A name without the ending of its genitive.
#[must_use]
pub fn stem(name: &str) -> &str {
    parted(name).0
}

/// What stands in the place of a name: "Karins" becomes "\[samordnaren\]s".
#[must_use]
pub fn in_place_of(name: &str, role: &str) -> String {
    format!("[{}]{}", role.trim().trim_matches(['[', ']']), parted(name).1)
}

/// A name and the ending of its genitive. A bare s belongs to the name unless the name is known
/// without it: "Thomas", but "Karins".
fn parted(name: &str) -> (&str, &str) {
    let name = name.trim();
    for ending in ["'s", "’s", ":s", "'", "’"] {
        if let Some(stem) = name.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
            return (stem, &name[stem.len()..]);
        }
    }
    let last = |name: &str| name.rsplit([' ', '-', '\u{a0}']).next().map(str::to_owned).unwrap_or_default();
    match name.strip_suffix(['s', 'S']) {
        Some(stem) if !scan::is_name(&last(name)) && scan::is_name(&last(stem)) => (stem, &name[stem.len()..]),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_genitive_stays_behind_the_role() {
        for (name, out) in [
            ("Karins", "[samordnaren]s"),
            ("Karin Lindqvists", "[samordnaren]s"),
            ("Thomas", "[samordnaren]"),
            ("Karin", "[samordnaren]"),
            ("Karin's", "[samordnaren]'s"),
            ("AF:s", "[samordnaren]:s"),
        ] {
            assert_eq!(in_place_of(name, "samordnaren"), out);
        }
        assert_eq!(in_place_of("Karin", " [chefen] "), "[chefen]");
        assert_eq!((key("KARIN’s"), key("ka\u{ad}rin")), ("karin".to_owned(), "karin".to_owned()));
    }
}
