//! Summaries for the tests: the published one of Ale, an invented one, and others of any length.

use std::collections::BTreeMap;

use jiff::civil::date;
use samsyn::domain::draft::{Block, BlockKind, Draft, Part};
use samsyn::domain::ids::BlockId;
use samsyn::domain::municipality::{Contact, Figure, Municipality};
use samsyn::domain::project::Language;
use samsyn::domain::summary::{DraftMarks, Material, Summary, Words};

/// The fixed words of the page, as the Swedish catalogue has them.
pub fn words(name: &str, full_name: &str) -> Words {
    Words {
        full_title: format!("Samverkan i {full_name}"),
        eyebrow: "Lokalt exempel på samverkan mellan socialtjänsten och Arbetsförmedlingen".to_owned(),
        about: format!("Kort om {full_name}"),
        brief: format!("Kort om samverkan i {name}"),
        why: "Varför fungerar samverkan?".to_owned(),
        how: "Hur fungerar samverkan?".to_owned(),
        lessons: "Lärdomar och råd till andra".to_owned(),
        contacts: format!("Kontaktpersoner om samverkan i {name}"),
        phone: "Telefon".to_owned(),
        figures: ["invånare", "biståndsmottagare", "unga vuxna med ekonomiskt bistånd", "arbetslöshet"].map(str::to_owned),
        figures_alt: format!("Nyckeltal för {full_name}"),
        footer: format!("{name}, utkast 1 december 2026"),
        page: "Sida".to_owned(),
        of: "av".to_owned(),
        draft: DraftMarks {
            band: "Utkast för faktagranskning".to_owned(),
            reply_by: "Svar senast 11 december 2026".to_owned(),
            watermark: "UTKAST".to_owned(),
            how_title: "Så granskar du.".to_owned(),
            how: "Läs varje numrerat stycke och svara Stämmer, Stämmer inte eller Kommentar i svarsfilen. Samla gärna hela \
                  gruppens synpunkter i ett svar."
                .to_owned(),
        },
        said: vec![name.to_owned(), full_name.to_owned()],
    }
}

/// Reads a draft from lines such as `story quote: Vi ses varje tisdag.`
pub fn draft(text: &str) -> Draft {
    let mut draft = Draft::default();
    for line in text.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
        let (head, text) = line.split_once(": ").expect("part and kind before a colon");
        let (part, kind) = head.split_once(' ').expect("part and kind");
        let part = match part {
            "about" => Part::About,
            "story" => Part::Story,
            "why" => Part::Why,
            "how" => Part::How,
            "lessons" => Part::Lessons,
            other => panic!("no part {other}"),
        };
        let kind = match kind {
            "heading" => BlockKind::Heading,
            "paragraph" => BlockKind::Paragraph,
            "quote" => BlockKind::Quote,
            "point" => BlockKind::Point,
            other => panic!("no kind {other}"),
        };
        push(&mut draft, part, kind, text);
    }
    draft
}

pub fn push(draft: &mut Draft, part: Part, kind: BlockKind, text: &str) {
    let id = BlockId::from_bits(draft.blocks.len() as u64 + 1);
    draft.blocks.push(Block { text: text.to_owned(), ..Block::empty(id, part, kind) });
}

pub fn municipality(name: &str) -> Municipality {
    let mut municipality = Municipality::new(name);
    let figure = |value, year| Some(Figure { value, year, source: String::new(), label: String::new() });
    municipality.figures.inhabitants = figure(31_400.0, 2025);
    municipality.figures.assistance = figure(3.9, 2025);
    municipality.figures.young_adults = figure(7.2, 2025);
    municipality.figures.unemployment = figure(8.6, 2025);
    municipality.contacts = vec![
        contact("Enhetschef försörjningsstöd", &municipality.full_name, "bistand@exempelkoping.example", "0000-00 00 00"),
        contact("Sektionschef", &format!("Arbetsförmedlingen {name}"), "exempelkoping@arbete.example", "0000-00 00 01"),
    ];
    municipality
}

/// A contact who agreed to be printed, by function only.
pub fn contact(function: &str, organisation: &str, email: &str, phone: &str) -> Contact {
    Contact {
        function: function.to_owned(),
        organisation: organisation.to_owned(),
        name: String::new(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        consent: Some(date(2026, 11, 2)),
        checks_facts: false,
    }
}

pub fn summary(municipality: &Municipality, draft: &Draft, is_final: bool) -> Summary {
    let material =
        Material { language: Language::Sv, municipality, draft, speakers: &BTreeMap::new(), is_final, date: Some(date(2026, 12, 1)) };
    Summary::new(material, words(&municipality.name, &municipality.full_name))
}
