//! What stands around the words: the form of the municipality's name, the key figures with their
//! labels and years, which parts there are and in which order, the number of contact persons.

use super::tally::Tally;
use super::{Kind, Mend, Slip};
use crate::domain::draft::{BlockKind, Part};
use crate::domain::municipality::{Figure, FigureKind};
use crate::domain::publication::chapter::Chapter;
use crate::domain::swedish;

pub(super) fn slips(chapters: &[&Chapter], usual_labels: &[String; 4]) -> Vec<Slip> {
    let mut slips = names(chapters);
    for (kind, label) in FigureKind::ALL.into_iter().zip(usual_labels) {
        slips.extend(figures(chapters, kind, label));
    }
    slips.extend(parts(chapters));
    slips.extend(order(chapters));
    slips.extend(contacts(chapters));
    slips
}

/// "Kort om Lund" among "Kort om Ale kommun".
fn names(chapters: &[&Chapter]) -> Vec<Slip> {
    let form = |chapter: &Chapter| {
        let (name, full) = (chapter.name.trim(), chapter.full_name.trim());
        let rest = full.strip_prefix(name).unwrap_or(full).trim();
        // The genitive follows the name: "Ale kommun" and "Lunds kommun" are one form.
        rest.strip_prefix("s ").unwrap_or(rest).to_owned()
    };
    let found = Tally::of(chapters.iter().map(|chapter| (*chapter, form(chapter)))).others();
    let proposal = |chapter: &Chapter, form: &str| match form {
        "" => chapter.name.trim().to_owned(),
        "kommun" => swedish::municipality_in_full(&chapter.name),
        other => format!("{} {other}", chapter.name.trim()),
    };
    let slip = |(chapter, _, form, others): (&Chapter, String, String, usize)| {
        let usual = proposal(chapter, &form);
        let mend = Some(Mend::FullName(usual.clone()));
        Slip { mend, ..Slip::new(Kind::Heading, chapter, chapter.full_name.trim().to_owned(), usual, others) }
    };
    found.into_iter().map(slip).collect()
}

/// What a key figure is called, which year it is of, and whether it is there.
fn figures(chapters: &[&Chapter], kind: FigureKind, usual_label: &str) -> Vec<Slip> {
    let figure = |chapter: &Chapter| chapter.approval.wording.figures.get(kind).cloned();
    let has: Vec<(&Chapter, Figure)> = chapters.iter().filter_map(|chapter| Some((*chapter, figure(chapter)?))).collect();
    let mut slips = Vec::new();

    let there = Tally::of(chapters.iter().map(|chapter| (*chapter, figure(chapter).is_some()))).others();
    for (chapter, is_there, _, others) in there {
        let say = |there: bool| if there { usual_label.to_owned() } else { String::new() };
        slips.push(Slip { figure: Some(kind), ..Slip::new(Kind::Figure, chapter, say(is_there), say(!is_there), others) });
    }
    let label = |figure: &Figure| if figure.label.trim().is_empty() { usual_label.to_owned() } else { figure.label.trim().to_owned() };
    // A capital first is how it stands in a list, not what it is called.
    let lower = |text: &str| text.to_lowercase();
    let labels = Tally::of(has.iter().map(|(chapter, figure)| (*chapter, lower(&label(figure))))).others();
    for (chapter, found, usual, others) in labels {
        let was = figure(chapter).map(|figure| figure.label.trim().to_owned()).unwrap_or_default();
        // The usual words are what an empty label prints.
        let label = if usual == lower(usual_label) { String::new() } else { usual.clone() };
        let mend = Some(Mend::Label { figure: kind, was, label });
        slips.push(Slip { figure: Some(kind), mend, ..Slip::new(Kind::Label, chapter, found, usual, others) });
    }
    let years = Tally::of(has.iter().map(|(chapter, figure)| (*chapter, figure.year))).others();
    for (chapter, found, usual, others) in years {
        slips.push(Slip { figure: Some(kind), ..Slip::new(Kind::Year, chapter, found.to_string(), usual.to_string(), others) });
    }
    slips
}

/// What stands over a part on the page; the narrative has headings of its own.
fn heading(part: Part) -> &'static str {
    match part {
        Part::About => "Kort om",
        Part::Story => "rubriker",
        Part::Why => "Varför fungerar samverkan?",
        Part::How => "Hur fungerar samverkan?",
        Part::Lessons => "Lärdomar och råd till andra",
    }
}

/// How many headings the narrative has is the writer's; that there are any is not, nor are the
/// three groups of points.
fn parts(chapters: &[&Chapter]) -> Vec<Slip> {
    let mut slips = Vec::new();
    for part in Part::ALL {
        let has = |chapter: &Chapter| {
            let mut passages = chapter.approval.wording.passages.iter().filter(|passage| passage.part == part);
            passages.any(|passage| part != Part::Story || passage.kind == BlockKind::Heading)
        };
        for (chapter, is_there, _, others) in Tally::of(chapters.iter().map(|chapter| (*chapter, has(chapter)))).others() {
            let say = |there: bool| if there { heading(part).to_owned() } else { String::new() };
            slips.push(Slip::new(Kind::Heading, chapter, say(is_there), say(!is_there), others));
        }
    }
    slips
}

/// The parts as they follow on each other.
fn order(chapters: &[&Chapter]) -> Vec<Slip> {
    let mut slips = Vec::new();
    let order = |chapter: &Chapter| {
        let mut parts: Vec<Part> = chapter.approval.wording.passages.iter().map(|passage| passage.part).collect();
        parts.dedup();
        parts
    };
    for chapter in chapters {
        let parts = order(chapter);
        if !parts.is_sorted() {
            let mut usual = parts.clone();
            usual.sort();
            usual.dedup();
            let say = |parts: &[Part]| parts.iter().copied().map(heading).collect::<Vec<_>>().join(", ");
            slips.push(Slip::new(Kind::Order, chapter, say(&parts), say(&usual), chapters.len().saturating_sub(1)));
        }
    }
    slips
}

fn contacts(chapters: &[&Chapter]) -> Vec<Slip> {
    let counts = Tally::of(chapters.iter().map(|chapter| (*chapter, chapter.contacts.len()))).others();
    let slip = |(chapter, found, usual, others): (&Chapter, usize, usize, usize)| {
        Slip::new(Kind::Contacts, chapter, found.to_string(), usual.to_string(), others)
    };
    counts.into_iter().map(slip).collect()
}
