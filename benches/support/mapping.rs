//! A mapping of any number of municipalities, all of them approved.

#![allow(dead_code, reason = "each bench uses its part")]

use std::collections::BTreeMap;
use std::error::Error;

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::text::book;
use samsyn::domain::anonymity::gate::{Cleared, Gate};
use samsyn::domain::anonymity::names::Names;
use samsyn::domain::coding::Code;
use samsyn::domain::draft::Part;
use samsyn::domain::ids::{BlockId, Slug, WriterId};
use samsyn::domain::log::{Log, Logged, What};
use samsyn::domain::municipality::{Contact, Figure, Figures};
use samsyn::domain::project::Project;
use samsyn::domain::publication::{Chapter, Coded, Lead, Publication};
use samsyn::domain::review::{Approval, Passage, Wording};
use samsyn::domain::workspace::Workspace;

#[path = "../../tests/support/summaries.rs"]
pub mod summaries;

const TEXT: &str = include_str!("../../tests/fixtures/exempelkoping.txt");

/// So many invented municipalities, no two texts of which are equal, with lessons in each.
pub fn chapters(size: usize) -> Result<Vec<Chapter>, Box<dyn Error>> {
    let draft = summaries::draft(TEXT);
    let mut bits = 1_u64;
    let mut chapters = Vec::with_capacity(size);
    for n in 0..size {
        let name = format!("Provkommun {n}");
        let mut codes = Vec::new();
        let mut passages = Vec::new();
        for (k, block) in draft.blocks.iter().enumerate() {
            bits += 1;
            let id = BlockId::from_bits(bits);
            let text = block.text.replace("Exempelköping", &name) + &format!(" ({n}.{k})");
            if block.part == Part::Why || k % 9 == 4 {
                let code = Code::LESSONS[k % Code::LESSONS.len()].clone();
                codes.push(Coded { block: id.clone(), from: 0, to: 20, code, quotes: 0, notes: 1 });
            }
            passages.push(Passage { id, part: block.part, kind: block.kind, text, speaker: None });
        }
        let figure = |value: f64| Some(Figure { value, year: 2025, source: "SCB".to_owned(), label: String::new() });
        let figures =
            Figures { inhabitants: figure(31_400.0), assistance: figure(3.9), young_adults: figure(6.6), unemployment: figure(8.1) };
        let wording = Wording { passages, figures, ..Wording::default() };
        let contact = |function: &str| Contact {
            function: function.to_owned(),
            organisation: "Socialförvaltningen".to_owned(),
            ..Contact::default()
        };
        chapters.push(Chapter {
            slug: Slug::new(format!("provkommun-{n}"))?,
            full_name: format!("{name} kommun"),
            name,
            approval: Approval::new(wording, "Kontaktpersonen".to_owned(), "telefon".to_owned(), date(2026, 12, 1), Timestamp::UNIX_EPOCH),
            contacts: vec![contact("Enhetschef"), contact("Sektionschef")],
            codes,
        });
    }
    Ok(chapters)
}

/// The publication of these chapters.
pub fn publication(chapters: &[Chapter]) -> Result<Publication, Box<dyn Error>> {
    Ok(book::publication(&Project::new("Lokala exempel"), chapters, &Lead::default())?)
}

fn gate(chapters: &[Chapter], log: Log) -> Result<Gate, Box<dyn Error>> {
    let workspace = Workspace {
        selection: samsyn::domain::selection::Selection::default(),
        project: Project::new("Lokala exempel"),
        guide: samsyn::storage::guides::bilaga2(),
        municipalities: BTreeMap::new(),
        logs: [(WriterId::new("w0000prov")?, log)].into(),
        names: Names::default(),
        publication: Lead::default(),
    };
    Ok(Gate::new(&workspace).with_chapters(chapters))
}

/// A gate for which somebody has decided on what looks like a name.
pub fn deciding(chapters: &[Chapter]) -> Result<Gate, Box<dyn Error>> {
    let few = &chapters[..chapters.len().min(6)];
    let held = gate(few, Log::default())?.clear(publication(few)?).err().unwrap_or_default();
    let decide = |text: &str| Logged { at: Timestamp::UNIX_EPOCH, what: What::NotAName { text: text.to_owned(), by: "provet".to_owned() } };
    gate(chapters, Log { events: held.iter().map(|held| decide(&held.text)).collect() })
}

/// That, as it may leave.
pub fn cleared(chapters: &[Chapter]) -> Result<Cleared<Publication>, Box<dyn Error>> {
    let cleared = deciding(chapters)?.clear(publication(chapters)?);
    cleared.map_err(|held| format!("held: {:?}", held.first().map(|held| &held.text)).into())
}
