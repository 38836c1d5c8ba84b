//! The printed guide ready for its template: every text with only what the bundled fonts can
//! draw, its long words with places to break.

use serde::Serialize;

use super::text::{self, Column, Face};
use super::world::Template;
use super::{ExportError, Exported, Pages};
use crate::domain::anonymity::gate::Cleared;
use crate::domain::printed_guide::{PrintedGuide, PrintedRow, PrintedSeat, PrintedSection, Words};
use crate::domain::project::Language;

/// A4 less the margins of the template: 20 mm to the left, 18 mm to the right.
const TEXT_WIDTH: f64 = 487.5;
/// The narrowest column that a text stands in, besides those of the seats.
const ROW_WIDTH: f64 = 330.0;
const SEAT_WIDTH: f64 = 190.0;

/// A row up to this many characters never parts at the foot of a page; a longer one must, or it
/// would run off it.
const WHOLE_ROW: usize = 1_500;

#[derive(Serialize)]
struct GuideSheet {
    lang: &'static str,
    region: &'static str,
    document_title: String,
    day: (i16, i8, i8),
    #[serde(flatten)]
    guide: PrintedGuide,
    /// For each section, for each row: whether it must not part.
    whole: Vec<Vec<bool>>,
}

/// A guide as a tagged PDF, PDF/A-2a and PDF/UA-1. Equal guides give equal bytes.
///
/// # Errors
/// [`ExportError::Layout`] or [`ExportError::Pdf`]; both would be faults of the template.
pub fn guide_pdf(guide: &Cleared<PrintedGuide>) -> Result<Exported, ExportError> {
    Pages::of(Template::Guide, &GuideSheet::new(guide), None)?.to_pdf()
}

impl GuideSheet {
    fn new(guide: &PrintedGuide) -> Self {
        let (lang, region) = match guide.language {
            Language::Sv => ("sv", "SE"),
            Language::En => ("en", "GB"),
        };
        let title = text::clean(&guide.title).replace('\n', " ");
        let length =
            |row: &PrintedRow| [&row.text].into_iter().chain(&row.hints).chain(&row.probes).map(|text| text.chars().count()).sum::<usize>();
        Self {
            lang,
            region,
            document_title: if title.trim().is_empty() { "Samsyn".to_owned() } else { title },
            // PDF/A demands a date. Without one it is a day that nobody takes for its own.
            day: guide.date.filter(|date| date.year() > 0).map_or((2000, 1, 1), |d| (d.year(), d.month(), d.day())),
            whole: guide.sections.iter().map(|section| section.rows.iter().map(|row| length(row) <= WHOLE_ROW).collect()).collect(),
            guide: PrintedGuide {
                language: guide.language,
                title: fit(&guide.title, Face::Bold, 24.0, TEXT_WIDTH),
                words: words(&guide.words),
                date: None,
                seats: guide.seats.iter().map(seat).collect(),
                sections: guide.sections.iter().map(section).collect(),
            },
        }
    }
}

fn fit(text: &str, face: Face, size: f64, width: f64) -> String {
    Column { face, size, width }.fit(&text::drawable(&text::clean(text)))
}

fn plain(text: &str) -> String {
    fit(text, Face::Regular, 11.5, ROW_WIDTH)
}

fn pairs(pairs: &[(String, String)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| (fit(a, Face::Semibold, 10.5, 90.0), fit(b, Face::Regular, 11.5, 140.0))).collect()
}

fn words(words: &Words) -> Words {
    Words {
        eyebrow: plain(&words.eyebrow),
        facts: pairs(&words.facts),
        seats: plain(&words.seats),
        no_names: plain(&words.no_names),
        code: plain(&words.code),
        organisation: plain(&words.organisation),
        role: plain(&words.role),
        legend: plain(&words.legend),
        letters: pairs(&words.letters),
        listen_for: plain(&words.listen_for),
        parked: plain(&words.parked),
        next_steps: plain(&words.next_steps),
        contact: plain(&words.contact),
        contact_fields: words.contact_fields.iter().map(|field| plain(field)).collect(),
        consent: plain(&words.consent),
        footer: plain(&words.footer),
        page: plain(&words.page),
        of: plain(&words.of),
    }
}

fn seat(seat: &PrintedSeat) -> PrintedSeat {
    let narrow = |text: &str| fit(text, Face::Regular, 11.0, SEAT_WIDTH);
    PrintedSeat { code: narrow(&seat.code), organisation: narrow(&seat.organisation), role: narrow(&seat.role) }
}

fn section(section: &PrintedSection) -> PrintedSection {
    PrintedSection {
        number: section.number,
        title: fit(&section.title, Face::Semibold, 16.0, ROW_WIDTH),
        minutes: plain(&section.minutes),
        rows: section.rows.iter().map(row).collect(),
    }
}

fn row(row: &PrintedRow) -> PrintedRow {
    PrintedRow {
        number: plain(&row.number),
        level: row.level,
        question: row.question,
        text: fit(&row.text, Face::Semibold, 12.0, ROW_WIDTH),
        hints: row.hints.iter().map(|hint| fit(hint, Face::Italic, 11.5, ROW_WIDTH)).collect(),
        probes: row.probes.iter().map(|probe| fit(probe, Face::Regular, 11.0, ROW_WIDTH - 20.0)).collect(),
        lines: row.lines,
    }
}
