//! A mapping of any number of municipalities, all of them approved.

use std::error::Error;

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::domain::coding::Code;
use samsyn::domain::draft::Part;
use samsyn::domain::ids::{BlockId, Slug};
use samsyn::domain::municipality::{Contact, Figure, Figures};
use samsyn::domain::publication::{Chapter, Coded};
use samsyn::domain::review::{Approval, Passage, Wording};

#[path = "../../tests/support/summaries.rs"]
#[expect(dead_code, reason = "other benches use the rest")]
mod summaries;

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
