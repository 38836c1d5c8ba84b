//! The receipt of what was destroyed, in words: on screen and as a file.

use jiff::tz::TimeZone;

use super::{Texts, dates};
use crate::domain::anonymity::gate::Receipt;
use crate::domain::log::{Destroyed, Gone};

/// Each line of it: what it is about, and what it says.
#[must_use]
pub fn lines(texts: &Texts, zone: &TimeZone, name: &str, gone: &Gone<'_>) -> Vec<(String, String)> {
    let at = zone.to_datetime(gone.at);
    let time = texts.with("version-at", &[("date", texts.date(at.date()).into()), ("time", dates::time_of_day(at.time()).into())]);
    let mut lines = vec![(texts.get("receipt-municipality"), name.to_owned()), (texts.get("receipt-when"), time)];
    if let Destroyed::Material { counts, approved, keep, .. } = gone.what {
        let notes = texts.with("destroy-counts", &[("notes", counts.notes.into()), ("quotes", counts.quotes.into())]);
        let rest = texts.with(
            "destroy-counts-rest",
            &[("versions", counts.versions.into()), ("steps", counts.steps.into()), ("files", counts.files.into())],
        );
        let until = texts.date(keep.until(*approved));
        let rule = texts
            .with("destroy-rule", &[("approved", texts.date(*approved).into()), ("months", keep.months().into()), ("until", until.into())]);
        lines.push((texts.get("receipt-what"), format!("{notes}; {rest}")));
        lines.push((texts.get("receipt-rule"), rule));
        lines.push((texts.get("receipt-stays"), texts.get("destroy-stays")));
    }
    lines.push((texts.get("receipt-by"), gone.by.to_owned()));
    lines
}

/// The same as a text of its own.
#[must_use]
pub fn whole(texts: &Texts, zone: &TimeZone, name: &str, gone: &Gone<'_>) -> Receipt {
    let mut lines = lines(texts, zone, name, gone);
    let signed = lines.pop();
    Receipt { title: texts.get("receipt"), lines, signed }
}
