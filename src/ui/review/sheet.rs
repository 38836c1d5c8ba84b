//! A round as it was printed: what each thing in it is called, and how far it has come. Worked
//! out once for each change of the project.

use std::sync::Arc;

use crate::app::model::OpenProject;
use crate::app::review::words;
use crate::app::text::{Texts, paper};
use crate::domain::anonymity::attribution::Shown;
use crate::domain::project::Language;
use crate::domain::review::{Form, Item, ItemKind, Round, Source, Subject, Tally};
use crate::domain::workspace::Dossier;

/// What it was worked out of: the round, the project's revision, the language of the window.
type Of = (String, u64, Language);

#[derive(Debug)]
pub(super) struct Sheet {
    of: Of,
    things: Vec<Thing>,
    pub tally: Tally,
    /// "Stycke 1, 2, 4–6 och 8", "2 citat": what is right according to all.
    pub agreed: Vec<String>,
}

/// One thing on the page.
#[derive(Debug)]
struct Thing {
    subject: Subject,
    label: String,
    number: Option<usize>,
    heading: String,
    /// How it begins.
    words: String,
}

impl Sheet {
    /// The one at hand, if it is still right; else a new one.
    pub fn up_to_date(kept: &mut Option<Arc<Self>>, texts: &Texts, project: &OpenProject, dossier: &Dossier, round: &Round) -> Arc<Self> {
        let of = (round.token.clone(), project.saving.revision(), texts.language());
        let sheet = kept.take().filter(|sheet| sheet.of == of).unwrap_or_else(|| Arc::new(Self::new(of, texts, project, dossier, round)));
        Arc::clone(kept.insert(sheet))
    }

    fn new(of: Of, texts: &Texts, project: &OpenProject, dossier: &Dossier, round: &Round) -> Self {
        let then = round.wording.dossier(&dossier.municipality);
        let summary = paper::summary_for_round(&project.workspace.project, &then, &Shown::default(), round.reply_by, round.sent);
        let source = Source { municipality: &then.municipality, round, before: &[] };
        let items = Form::items(&summary, source, &|_| String::new());
        let mut heading = String::new();
        let mut things = Vec::new();
        for Item { kind, id, .. } in items {
            if let ItemKind::Heading { text, .. } = &kind {
                heading.clone_from(text);
            }
            let Some(subject) = id else { continue };
            let words = match &kind {
                ItemKind::Figure { label, .. } => label.clone(),
                ItemKind::Contacts { .. } => texts.get("review-contacts"),
                kind => kind.text().unwrap_or_default().chars().take(60).collect(),
            };
            things.push(Thing { subject, label: words::item(texts, &kind), number: kind.number(), heading: heading.clone(), words });
        }
        let agreed = agreed(texts, &things, &round.agreed());
        Self { of, things, tally: round.tally(), agreed }
    }

    fn thing(&self, subject: &Subject) -> Option<&Thing> {
        self.things.iter().find(|thing| thing.subject == *subject)
    }

    /// "Stycke 3", "Citat", "Hela texten".
    pub fn label(&self, texts: &Texts, subject: &Subject) -> String {
        match self.thing(subject) {
            Some(thing) => thing.label.clone(),
            None if *subject == Subject::Whole => texts.get("review-whole"),
            None if *subject == Subject::Contacts => texts.get("review-contacts"),
            None => texts.get("review-removed-block"),
        }
    }

    pub fn number(&self, subject: &Subject) -> String {
        self.thing(subject).and_then(|thing| thing.number).map(|number| number.to_string()).unwrap_or_default()
    }

    /// The heading that it stands under.
    pub fn heading(&self, subject: &Subject) -> &str {
        self.thing(subject).map_or("", |thing| &thing.heading)
    }

    /// How it begins; for what has no words, what it is called.
    pub fn begins(&self, texts: &Texts, subject: &Subject) -> String {
        self.thing(subject).map_or_else(|| self.label(texts, subject), |thing| thing.words.clone())
    }
}

/// Numbers with a dash between the first and the last of those that follow each other.
fn ranges(numbers: &[usize]) -> Vec<String> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match out.last_mut() {
            Some((_, to)) if *to + 1 == *number => *to = *number,
            Some((_, to)) if *to == *number => {}
            _ => out.push((*number, *number)),
        }
    }
    let one = |(from, to): (usize, usize)| match to - from {
        0 => vec![from.to_string()],
        1 => vec![from.to_string(), to.to_string()],
        _ => vec![format!("{from}–{to}")],
    };
    out.into_iter().flat_map(one).collect()
}

/// "1, 2 och 3".
fn listed(texts: &Texts, words: &[String]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), texts.get("and")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

fn agreed(texts: &Texts, things: &[Thing], agreed: &[&Subject]) -> Vec<String> {
    let right = || things.iter().filter(|thing| agreed.contains(&&thing.subject));
    let numbers: Vec<usize> = right().filter_map(|thing| thing.number).collect();
    let others = right().filter(|thing| thing.number.is_none());
    let (figures, quotes): (Vec<_>, Vec<_>) = others.partition(|thing| matches!(thing.subject, Subject::Figure(_)));
    let mut out = Vec::new();
    if !numbers.is_empty() {
        out.push(texts.with("review-paragraph", &[("number", listed(texts, &ranges(&numbers)).into())]));
    }
    for (count, key) in [(quotes.len(), "review-agreed-quotes"), (figures.len(), "review-agreed-figures")] {
        if count > 0 {
            out.push(texts.with(key, &[("count", count.into())]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_each_other_are_told_by_their_ends() {
        assert_eq!(ranges(&[1, 2, 4, 5, 6, 8, 10, 11]), ["1", "2", "4–6", "8", "10", "11"]);
        assert_eq!(ranges(&[]), [""; 0]);
    }
}
