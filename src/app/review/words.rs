//! What voices, organisations and subjects are called, and the words of the form.

use std::collections::BTreeMap;

use crate::app::text::{Texts, source};
use crate::domain::review::{Answer, Form, ItemKind, Subject, Voice};
use crate::domain::session::Organisation;

/// Every word of the form, by key: those of the catalogue that begin with `form-`.
#[must_use]
pub fn form(texts: &Texts) -> BTreeMap<String, String> {
    let keys = source(texts.language()).lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter(|key| key.starts_with("form-")).map(|key| (key.to_owned(), texts.get(key))).collect()
}

/// "Granskare 1, Socialtjänsten", or "Granskare 1 och 2".
#[must_use]
pub fn voices(texts: &Texts, voices: &[Voice]) -> String {
    let mut numbers: Vec<String> = voices.iter().map(|voice| voice.number.to_string()).collect();
    numbers.dedup();
    let listed = match numbers.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), texts.get("and")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    };
    let mut organisations: Vec<Option<Organisation>> = voices.iter().map(|voice| voice.organisation).collect();
    organisations.dedup();
    let who = texts.with("reviewer", &[("numbers", listed.into())]);
    match organisations[..] {
        [Some(organisation)] => format!("{who}, {}", texts.get(organisation_key(organisation))),
        _ => who,
    }
}

/// Who gave an answer.
#[must_use]
pub fn who(texts: &Texts, answer: &Answer) -> String {
    voices(texts, &answer.voices)
}

/// The key of an organisation's name, as it stands in a label.
#[must_use]
pub fn organisation_key(organisation: Organisation) -> &'static str {
    match organisation {
        Organisation::SocialServices => "organisation-social-short",
        Organisation::LabourMarketUnit => "organisation-labour-short",
        Organisation::EmploymentService => "organisation-employment-short",
    }
}

/// What something in a form is called: "Stycke 3", "Nyckeltal: invånare", "Citat".
#[must_use]
pub fn item(texts: &Texts, kind: &ItemKind) -> String {
    match kind {
        ItemKind::Paragraph { number, .. } | ItemKind::Point { number, .. } => {
            texts.with("review-paragraph", &[("number", (*number).into())])
        }
        ItemKind::Heading { .. } => texts.get("review-heading"),
        ItemKind::Quote { .. } => texts.get("review-quote"),
        ItemKind::Figure { label, .. } => texts.with("review-figure", &[("label", label.as_str().into())]),
        ItemKind::Contacts { .. } => texts.get("review-contacts"),
    }
}

/// As [`item`], of a subject of a form.
#[must_use]
pub fn subject(texts: &Texts, form: &Form, subject: &Subject) -> String {
    match form.item(subject) {
        Some(found) => item(texts, &found.kind),
        None if *subject == Subject::Whole => texts.get("review-whole"),
        None => texts.get("review-removed-block"),
    }
}
