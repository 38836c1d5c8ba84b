//! All the text of what can leave, and how each is looked at.

use std::borrow::Cow;

use super::gate::Place;
use crate::domain::coding::Code;
use crate::domain::draft::BlockKind;
use crate::domain::guide::{Bilingual, Guide, Place as Spot};
use crate::domain::municipality::FigureKind;
use crate::domain::printed_guide::PrintedGuide;
use crate::domain::publication::analysis::Analysis;
use crate::domain::publication::{Chapter, Package, Publication};
use crate::domain::review::{Form, ItemKind, Subject};
use crate::domain::selection::Register;
use crate::domain::style::TEMPLATE;
use crate::domain::summary::{Item, Summary};
use crate::domain::swedish::unquoted;

/// How closely a text is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// For everything.
    Whole,
    /// For names on the guard list alone: what nobody said in a focus group, but the house wrote
    /// into its template or the guide's author into the guide.
    GuardOnly,
}

/// What can leave. This module alone says what there is of it, so that nothing can leave
/// without showing all its text.
pub trait Contents {
    /// Every text that a document would hold, also where nobody reads it: file names, metadata,
    /// what pictures show. A contact's name, e-mail and telephone number are left out: they
    /// stand in the contact's own field, by consent.
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)>;
}

/// What the names of our files end with; whatever else stands after a dot is part of the name.
const ENDINGS: [&str; 10] = [".pdf", ".docx", ".html", ".md", ".txt", ".ron", ".samsyn", ".ics", ".csv", ".xlsx"];

/// The name of a file, without its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(pub String);

impl Contents for FileName {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let known = ENDINGS.iter().find_map(|ending| self.0.strip_suffix(ending));
        let stem = known.unwrap_or(&self.0);
        // Names of files have signs where a text has spaces.
        let spaced = stem.replace(['_', '-', '.'], " ");
        let mut texts = vec![(Place::FileName, Rule::Whole, Cow::Borrowed(stem))];
        if spaced != stem {
            texts.push((Place::FileName, Rule::Whole, Cow::Owned(spaced)));
        }
        texts
    }
}

impl Contents for Summary {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let mut out: Vec<(Place, Rule, Cow<'_, str>)> = Vec::new();
        // Words of our own are no names, though some of them look like it ("young", "May"); a name
        // on the guard list is found wherever it stands.
        let fixed = |text: &str| (Place::Fixed, Rule::GuardOnly, Cow::Owned(text.to_owned()));
        let labels = self.items.iter().flat_map(|item| match item {
            Item::Heading { block: None, text, .. } => vec![text],
            Item::Figures { cells, alt } => cells.iter().filter(|cell| !cell.is_own).map(|cell| &cell.label).chain([alt]).collect(),
            _ => Vec::new(),
        });
        out.extend([&self.full_title, &self.footer].into_iter().chain(labels).map(|text| fixed(text)));
        let mut look = |place: Place, text: &'_ str| out.push((place, Rule::Whole, Cow::Owned(text.to_owned())));
        for text in self.said.iter().chain([&self.title]) {
            look(Place::Fixed, text);
        }
        for item in &self.items {
            match item {
                Item::Heading { block: None, .. } => {}
                Item::Heading { block: Some(block), text, .. } | Item::Paragraph { block, text, .. } => {
                    look(Place::Block(block.clone()), text);
                }
                // Places in a quote are counted without the marks that the page sets. Its speaker is
                // words of our own.
                Item::Quote { block, text, .. } => look(Place::Block(block.clone()), unquoted(text)),
                Item::Bullets { points } => points.iter().for_each(|point| look(Place::Block(point.block.clone()), &point.text)),
                Item::Points { points, .. } => {
                    for point in points {
                        let text = if point.number.is_none() { unquoted(&point.text) } else { &point.text };
                        look(Place::Block(point.block.clone()), text);
                    }
                }
                Item::Figures { cells, .. } => {
                    let own = cells.iter().filter(|cell| cell.is_own).map(|cell| &cell.label);
                    own.chain(cells.iter().map(|cell| &cell.year)).for_each(|text| look(Place::Figure, text));
                }
                Item::Found { found } => {
                    for found in found {
                        look(Place::Fixed, &found.name);
                        let text = if found.is_quote { unquoted(&found.text) } else { &found.text };
                        look(Place::Block(found.block.clone()), text);
                    }
                }
                Item::Contacts { cards, .. } => {
                    for (i, card) in cards.iter().enumerate() {
                        card.lines.iter().filter(|line| !card.by_consent.contains(line)).for_each(|line| look(Place::Contact(i), line));
                    }
                }
            }
        }
        let settings = &self.style.settings;
        look(Place::Style(crate::domain::style::SETTINGS.to_owned()), &settings.logo_alt);
        if let Some(template) = self.style.template() {
            out.push((Place::Style(TEMPLATE.to_owned()), Rule::GuardOnly, String::from_utf8_lossy(&template.bytes)));
        }
        out
    }
}

impl Contents for Publication {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let own = [&self.title, &self.subtitle, &self.words.footer].into_iter().map(|text| (Place::Fixed, Rule::Whole, text));
        // The house that publishes is named on its own title page.
        let publisher = [(Place::Fixed, Rule::GuardOnly, &self.publisher)];
        let mut out: Vec<_> = own.chain(publisher).map(|(place, rule, text)| (place, rule, Cow::Borrowed(text.as_str()))).collect();
        let alt = &self.style.settings.logo_alt;
        out.push((Place::Style(crate::domain::style::SETTINGS.to_owned()), Rule::Whole, Cow::Borrowed(alt.as_str())));
        out.extend(self.sections().flat_map(|section| section.summary.texts()));
        // What a file of the site is called.
        out.extend(self.chapters.iter().map(|chapter| (Place::FileName, Rule::GuardOnly, Cow::Borrowed(chapter.slug.as_str()))));
        out
    }
}

impl Contents for PrintedGuide {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let mut out: Vec<(Place, Rule, Cow<'_, str>)> = Vec::new();
        let mut look = |section: usize, text: &str| out.push((Place::Guide(section), Rule::GuardOnly, Cow::Owned(text.to_owned())));
        look(0, &self.title);
        self.words.facts.iter().for_each(|(_, value)| look(0, value));
        look(0, &self.words.footer);
        for section in &self.sections {
            look(section.number, &section.title);
            for row in &section.rows {
                look(section.number, &row.text);
                row.hints.iter().chain(&row.probes).for_each(|text| look(section.number, text));
            }
        }
        out
    }
}

impl Contents for Form {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let mut out: Vec<(Place, Rule, Cow<'_, str>)> = Vec::new();
        let mut look = |place: &Place, text: &'_ str| out.push((place.clone(), Rule::Whole, Cow::Owned(text.to_owned())));
        for text in [&self.title, &self.municipality, &self.project, &self.slug] {
            look(&Place::Fixed, text);
        }
        look(&Place::Round, &self.recipient);
        // Words of our own, as in the summary.
        let mut out_of_ours: Vec<&String> = Vec::new();
        for item in &self.items {
            let place = match &item.id {
                Some(Subject::Block(id)) => Place::Block(id.clone()),
                Some(Subject::Figure(_)) => Place::Figure,
                _ => Place::Fixed,
            };
            match &item.kind {
                ItemKind::Heading { text, .. } if item.id.is_none() => out_of_ours.push(text),
                ItemKind::Heading { text, .. } | ItemKind::Paragraph { text, .. } | ItemKind::Point { text, .. } => look(&place, text),
                // As in the summary.
                ItemKind::Quote { text, .. } => look(&place, unquoted(text)),
                ItemKind::Figure { label, is_own, year, source, .. } => {
                    for text in [year, source] {
                        look(&place, text);
                    }
                    if *is_own {
                        look(&place, label);
                    } else {
                        out_of_ours.push(label);
                    }
                }
                ItemKind::Contacts { cards, by_consent, .. } => {
                    for (i, card) in cards.iter().enumerate() {
                        card.iter().filter(|line| !by_consent.contains(line)).for_each(|line| look(&Place::Contact(i), line));
                    }
                }
            }
            item.was.iter().for_each(|text| look(&Place::Round, text));
        }
        self.gone.iter().for_each(|gone| look(&Place::Round, &gone.text));
        for done in self.items.iter().flat_map(|item| &item.done).chain(self.gone.iter().flat_map(|gone| &gone.done)).chain(&self.whole) {
            out_of_ours.push(&done.who);
            look(&Place::Round, &done.answer);
            done.remark.iter().chain(&done.suggestion).for_each(|text| look(&Place::Round, text));
        }
        out.extend(out_of_ours.into_iter().map(|text| (Place::Fixed, Rule::GuardOnly, Cow::Borrowed(text.as_str()))));
        // The house that asks is named in its own papers.
        out.push((Place::Round, Rule::GuardOnly, Cow::Borrowed(self.consultancy.as_str())));
        out
    }
}

impl Contents for Analysis {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let mut out: Vec<(Place, Rule, Cow<'_, str>)> = Vec::new();
        let mut look = |rule, text: &'_ str| out.push((Place::Fixed, rule, Cow::Owned(text.to_owned())));
        look(Rule::Whole, &self.project);
        for group in &self.codebook {
            look(Rule::GuardOnly, &group.name);
            for (code, name) in &group.codes {
                look(if matches!(code, Code::Own(_)) { Rule::Whole } else { Rule::GuardOnly }, name);
            }
        }
        for case in &self.cases {
            look(Rule::Whole, &case.name);
            case.variables.iter().for_each(|variable| look(Rule::GuardOnly, &variable.name));
            for source in &case.sources {
                look(Rule::Whole, &source.name);
                // Whoever took the notes knows who sat where: a seat may stand at the beginning of a line.
                let leads = source.leads.iter().copied().chain(std::iter::repeat(0));
                for (line, lead) in source.text.lines().zip(leads) {
                    look(Rule::Whole, line.char_indices().nth(lead).map_or("", |(at, _)| &line[at..]));
                }
                source.stretches.iter().for_each(|stretch| look(Rule::GuardOnly, &stretch.place));
            }
        }
        out
    }
}

impl Contents for Package {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let mut out: Vec<(Place, Rule, Cow<'_, str>)> = Vec::new();
        let mut look = |place: Place, text: &'_ str| out.push((place, Rule::Whole, Cow::Owned(text.to_owned())));
        let Chapter { slug, name, full_name, approval, contacts, codes } = &self.chapter;
        for text in [slug.as_str(), name, full_name, &self.project] {
            look(Place::Fixed, text);
        }
        for text in [&approval.by, &approval.channel] {
            look(Place::Round, text);
        }
        for passage in &approval.wording.passages {
            let text = if passage.kind == BlockKind::Quote { unquoted(&passage.text) } else { &passage.text };
            look(Place::Block(passage.id.clone()), text);
        }
        for figure in FigureKind::ALL.into_iter().filter_map(|kind| approval.wording.figures.get(kind)) {
            for text in [&figure.label, &figure.source] {
                look(Place::Figure, text);
            }
        }
        for (i, contact) in contacts.iter().enumerate() {
            for text in [&contact.function, &contact.organisation] {
                look(Place::Contact(i), text);
            }
        }
        for code in codes.iter().chain(&approval.codes) {
            if let Code::Own(word) = &code.code {
                look(Place::Block(code.block.clone()), word.as_str());
            }
        }
        out
    }
}

/// What goes with the files of a round: an e-mail, and a day for the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub body: String,
    /// What the calendar says on the last day for an answer.
    pub event: String,
    /// What of it is not Samsyn's own words: names of the project, the municipality and the house.
    pub said: Vec<String>,
}

impl Contents for Letter {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        // The days of the week are no names; what is on the guard list is found wherever it stands.
        let all = [&self.subject, &self.body, &self.event].map(|text| (Rule::GuardOnly, text));
        let said = self.said.iter().map(|text| (Rule::Whole, text));
        all.into_iter().chain(said).map(|(rule, text)| (Place::Letter, rule, Cow::Borrowed(text.as_str()))).collect()
    }
}

/// What says that something was destroyed, as a text of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub title: String,
    /// What each line is about, and what it says.
    pub lines: Vec<(String, String)>,
    /// The line of whoever did it, in that one's own words: as a consultancy signs.
    pub signed: Option<(String, String)>,
}

impl std::fmt::Display for Receipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}\n", self.title)?;
        self.lines.iter().chain(&self.signed).try_for_each(|(what, said)| writeln!(f, "{what}: {said}"))
    }
}

impl Contents for Receipt {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        // What is left out is Samsyn's own, the same on every receipt.
        let whole = self.lines.iter().map(|(_, said)| (Rule::Whole, said));
        let all = whole.chain(self.signed.iter().map(|(_, by)| (Rule::GuardOnly, by)));
        all.map(|(rule, said)| (Place::Fixed, rule, Cow::Borrowed(said.as_str()))).collect()
    }
}

impl Contents for Guide {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let mut out: Vec<(Place, Rule, Cow<'_, str>)> = Vec::new();
        let mut look = |section: usize, text: &'_ str| out.push((Place::Guide(section), Rule::GuardOnly, Cow::Owned(text.to_owned())));
        let mut both = |section: usize, text: &Bilingual| [&text.sv, &text.en].into_iter().for_each(|text| look(section, text));
        [&self.title, &self.source].into_iter().chain(&self.footnotes).for_each(|text| both(0, text));
        for (i, section) in self.sections.iter().enumerate() {
            both(i + 1, &section.title);
            section.heading.iter().for_each(|text| both(i + 1, text));
        }
        for Spot { section_number, row, .. } in self.places() {
            let all = [&row.short, &row.text].into_iter().chain(&row.hints).chain(&row.cue).chain(&row.probes);
            all.chain(row.blanks.iter().map(|blank| &blank.text)).for_each(|text| both(section_number, text));
        }
        for (i, section) in self.sections.iter().enumerate() {
            look(i + 1, section.id.as_str());
        }
        self.places().iter().for_each(|spot| look(spot.section_number, spot.row.id.as_str()));
        out
    }
}

impl Contents for Register {
    fn texts(&self) -> Vec<(Place, Rule, Cow<'_, str>)> {
        let mut out = Vec::new();
        for candidate in &self.selection.candidates {
            let mut look = |rule, text: &'_ str| out.push((Place::Candidate(candidate.name.clone()), rule, Cow::Owned(text.to_owned())));
            // A municipality or a district is called what it is called.
            look(Rule::GuardOnly, &candidate.name);
            candidate.slug.iter().for_each(|slug| look(Rule::GuardOnly, slug.as_str()));
            look(Rule::Whole, &candidate.why);
            candidate.contacts.iter().for_each(|contact| look(Rule::Whole, &contact.with));
        }
        out
    }
}
