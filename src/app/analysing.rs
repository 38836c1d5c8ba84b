//! Making what a program for qualitative analysis is given: of approved chapters, for the project
//! lead; of the notes, for the consultant who took them.

use std::collections::{BTreeMap, HashMap};

use super::text::Texts;
use crate::domain::coding::Code;
use crate::domain::draft::Part;
use crate::domain::ids::{RowId, Slug};
use crate::domain::municipality::{FigureKind, Figures};
use crate::domain::notes::{Entry, Speaker};
use crate::domain::publication::Chapter;
use crate::domain::publication::analysis::{Analysis, Case, Group, Source, Stretch, Variable};
use crate::domain::workspace::{Dossier, Workspace};
use crate::export::Headings;

/// The approved chapters with what the lead has marked.
#[must_use]
pub fn of_chapters(texts: &Texts, workspace: &Workspace) -> Analysis {
    let case = |chapter: &Chapter| Case {
        slug: chapter.slug.clone(),
        name: chapter.name.trim().to_owned(),
        variables: variables(texts, &chapter.approval.wording.figures),
        sources: vec![chapter_text(texts, chapter)],
    };
    let cases = workspace.chapters().iter().map(|chapter| case(&workspace.publication.coded(chapter))).collect();
    finished(texts, workspace, cases)
}

/// The notes of every focus group: each a text with a line for each entry, seats by their codes.
#[must_use]
pub fn of_notes(texts: &Texts, workspace: &Workspace) -> Analysis {
    let questions: HashMap<&RowId, &str> =
        workspace.guide.places().into_iter().map(|place| (&place.row.id, place.row.text.get(texts.language()))).collect();
    let case = |(slug, dossier): (&Slug, &Dossier)| {
        let name = dossier.municipality.name.trim();
        let mut sources = Vec::new();
        for (id, group) in &dossier.sessions {
            let stream = group.stream();
            let title = texts.with("analysis-session", &[("name", name.into())]);
            let mut source = Source { id: id.as_str().to_owned(), name: title, ..Source::default() };
            for entry in &stream {
                note(texts, &questions, entry, &mut source);
            }
            if !stream.is_empty() {
                sources.push(source);
            }
        }
        let variables = variables(texts, &dossier.municipality.figures);
        (!sources.is_empty()).then(|| Case { slug: slug.clone(), name: name.to_owned(), variables, sources })
    };
    finished(texts, workspace, workspace.municipalities.iter().filter_map(case).collect())
}

/// With the names of the ready-made codes, and of all others that are used.
fn finished(texts: &Texts, workspace: &Workspace, cases: Vec<Case>) -> Analysis {
    let used = cases.iter().flat_map(|case| &case.sources).flat_map(|source| &source.stretches).flat_map(|stretch| &stretch.codes);
    let mut own: Vec<Code> = used.map(|(code, _)| code).filter(|code| matches!(code, Code::Own(_))).cloned().collect();
    own.sort();
    own.dedup();
    let named = |codes: &[Code]| codes.iter().map(|code| (code.clone(), texts.code(code))).collect();
    let groups = [("analysis-frame", Code::FRAME.to_vec()), ("analysis-lessons", Code::LESSONS.to_vec()), ("analysis-own", own)];
    let codebook = groups.map(|(key, codes)| Group { name: texts.get(key), codes: named(&codes) }).to_vec();
    Analysis { project: workspace.project.name.trim().to_owned(), codebook, cases }
}

/// What the tables call their columns.
#[must_use]
pub fn headings(texts: &Texts) -> Headings {
    Headings {
        counts: texts.get("analysis-counts"),
        stretches: texts.get("analysis-stretches"),
        municipality: texts.get("column-municipality"),
        group: texts.get("analysis-group"),
        code: texts.get("column-code"),
        text: texts.get("analysis-text"),
        place: texts.get("analysis-place"),
        support: texts.get("analysis-support"),
    }
}

fn variables(texts: &Texts, figures: &Figures) -> Vec<Variable> {
    let labels = ["inhabitants", "assistance", "young-adults", "unemployment"];
    let figure = |(kind, key): (FigureKind, &str)| {
        let figure = figures.get(kind)?;
        let (label, year) = (texts.get(&format!("paper-figure-{key}")), figure.year);
        let unit = if kind.is_percentage() { ", %" } else { "" };
        Some(Variable { name: format!("{label}{unit} ({year})"), value: figure.value })
    };
    FigureKind::ALL.into_iter().zip(labels).filter_map(figure).collect()
}

/// A chapter as plain text, with where each code stands in it.
fn chapter_text(texts: &Texts, chapter: &Chapter) -> Source {
    let mut source = Source { id: "chapter".to_owned(), name: chapter.full_name.trim().to_owned(), ..Source::default() };
    let mut part = None;
    for passage in &chapter.approval.wording.passages {
        let place = part_name(texts, chapter, passage.part);
        if part.replace(passage.part) != Some(passage.part) {
            source.line(&place);
        }
        let at = source.line(&passage.text);
        let mut here: BTreeMap<(usize, usize), BTreeMap<Code, usize>> = BTreeMap::new();
        for support in chapter.supports(passage) {
            *here.entry((at.start + support.from, at.start + support.to)).or_default().entry(support.code).or_default() += support.count;
        }
        let stretch = |((from, to), codes): (_, BTreeMap<_, _>)| {
            let codes = codes.into_iter().collect();
            Stretch { from, to, codes, place: place.clone() }
        };
        source.stretches.extend(here.into_iter().map(stretch));
    }
    source
}

fn part_name(texts: &Texts, chapter: &Chapter, part: Part) -> String {
    match part {
        Part::About => texts.with("paper-about", &[("full", chapter.full_name.trim().into())]),
        Part::Story => texts.get("analysis-story"),
        Part::Why => texts.get("part-why"),
        Part::How => texts.get("part-how"),
        Part::Lessons => texts.get("part-lessons"),
    }
}

/// One entry on a line of its own.
fn note(texts: &Texts, questions: &HashMap<&RowId, &str>, entry: &Entry, source: &mut Source) {
    let who = match entry.speaker {
        Speaker::Seat(code) => format!("{code}: "),
        _ => String::new(),
    };
    let words = entry.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lead = format!("[{}] {who}", texts.get(entry.kind.text_key()));
    let at = source.line(&format!("{lead}{words}"));
    source.leads.push(lead.chars().count());
    let place = entry.row.as_ref().and_then(|row| questions.get(row)).map(|question| (*question).to_owned()).unwrap_or_default();
    let from = at.start + lead.chars().count();
    if !entry.codes.is_empty() && from < at.end {
        source.stretches.push(Stretch { from, to: at.end, codes: entry.codes.iter().map(|code| (code.clone(), 1)).collect(), place });
    }
}
