//! Whole documents: real ones, notes with their places, and hostile ones.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::*;
use crate::domain::notes::{EntryKind, Speaker};
use crate::domain::notes_import::To;
use crate::storage::guides;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn table() -> Session {
    let mut session = Session::default();
    for _ in 0..6 {
        session.add_seat();
    }
    session
}

/// Each note with its row, kind, seat and tags on one line.
fn told(found: &Found) -> Vec<String> {
    let line = |note: &notes_import::FoundNote| {
        let row = note.row.as_ref().map_or("–", |row| row.as_str());
        let seat = if let Speaker::Seat(seat) = note.speaker { format!(" {seat}") } else { String::new() };
        let tags = note.tags.iter().fold(String::new(), |tags, tag| tags + " #" + tag);
        format!("{row} {:?}{}{seat}{tags}: {}", note.kind, if note.relayed { " relayed" } else { "" }, note.text)
    };
    found.placed.iter().map(line).collect()
}

#[test]
fn notes_in_markdown_find_their_places() {
    let found = notes(&fixture("anteckningar.md"), &guides::bilaga2(), &table()).unwrap();
    assert_eq!(
        told(&found),
        [
            "– Note: Fokusgrupp den 14 oktober, tre timmar.",
            "– Note: Alla presenterade sig.",
            "introduktion-3 Note: Gruppen ville veta hur citat används.",
            "– Note: Ordet togs av många på en gång.",
            "upplagg-1-deltar Note: Handläggare från försörjningsstöd och arbetsmarknadsenheten",
            "upplagg-1-deltar Quote D2: Vi är alltid fem runt bordet.",
            "upplagg-1-deltar Note #styrning: En av cheferna",
            "upplagg-1-formaliserad Quote: Det står i avtalet, men ingen läser det.",
            "upplagg-1-formaliserad Observation: Skratt runt bordet",
            "upplagg-1-formaliserad Parked: Se över avtalet",
            "upplagg-1-formaliserad FollowUp: Vem förvaltar avtalet",
            "funktion-2 Note: Avstämning varje tisdag. Någon sa ”det är guld”.",
            "– Idea: Jämför med förra kartläggningen",
            "– Note: Kaffet var gott.",
            "– Note: Enligt tre deltagare.",
        ]
    );
    let unknown: Vec<_> = found.headings.iter().filter(|heading| heading.to.is_none()).map(|heading| heading.text.as_str()).collect();
    assert_eq!(unknown, ["Anteckningar Exempelköping", "Resurser", "Övrigt"]);
    assert_eq!(found.placed[3].section.as_ref().unwrap().as_str(), "upplagg");
    assert_eq!(found.placed[13].section, None);
}

#[test]
fn notes_in_plain_text_of_an_older_windows_find_their_places() {
    let path = fixture("anteckningar.txt");
    assert!(std::str::from_utf8(&std::fs::read(&path).unwrap()).is_err(), "the fixture is no UTF-8");
    let found = notes(&path, &guides::bilaga2(), &table()).unwrap();
    assert_eq!(
        told(&found),
        [
            "– Note: Anteckningar från Exempelberga",
            "– Note: Kort om uppdraget",
            "upplagg-1-deltar Note: Socialtjänsten och Arbetsförmedlingen",
            "upplagg-1-deltar Quote D1: Alla som behövs.",
            "upplagg-1-deltar Note: D9: ”Ingen sitter på den platsen.”",
            "upplagg-2-hur-lange Note: Sedan 2011.",
            "funktion-6 Note: Ja, oftast",
            "funktion-6 Quote relayed: De säger att det går fortare",
            "funktion-6 Observation: Lång tystnad",
            "avslutning-1 Idea: fråga igen om ett år",
            "avslutning-1 Note: Nej",
            "avslutning-1 Note: Nej",
        ]
    );
    assert!(matches!(&found.headings[0].to, Some(To::Section(id)) if id.as_str() == "introduktion"));
    let keys: Vec<&str> = found.placed.iter().map(|note| note.key.as_str()).collect();
    let unique: std::collections::BTreeSet<&str> = keys.iter().copied().collect();
    assert_eq!(unique.len(), keys.len(), "also the two that say the same");
    let again = notes(&path, &guides::bilaga2(), &Session::default()).unwrap();
    assert_eq!(again.placed[2].key, keys[2]);
}

#[test]
fn notes_from_word_find_their_places() {
    let found = notes(&fixture("anteckningar.docx"), &guides::bilaga2(), &table()).unwrap();
    assert_eq!(
        told(&found),
        [
            "upplagg-1-deltar Note: Sju personer från tre parter",
            "upplagg-1-deltar Quote D4: Jag kom med i våras.",
            "upplagg-1-syfte Note: Egen försörjning",
            "– Note: Långa väntetider.",
            "hinder-3 Note: Gemensam kö",
            "hinder-3 Note: sedan i höstas",
            "hinder-3 Quote: Vi ringer varandra.",
            "hinder-3 Quote: Direkt.",
            "hinder-3 Quote: Det löser sig alltid.",
            "hinder-3 Observation: Flera skrattar",
        ]
    );
}

#[test]
fn a_section_with_one_question_needs_no_heading_for_it() {
    let mut guide = guides::bilaga2();
    guide.sections[4].rows.truncate(1);
    let outline = plain::parse("f.txt", "Hinder och utvecklingsområden\nLånga väntetider").unwrap();
    assert_eq!(told(&notes_import::find(&outline, &guide, &table())), ["hinder-1 Note: Långa väntetider"]);
}

#[test]
fn a_question_asked_twice_is_the_next_one_from_here() {
    let mut guide = guides::bilaga2();
    let again = |id: &str| {
        let mut row = guide.sections[4].rows[4].clone();
        row.id = crate::domain::ids::RowId::new(id).unwrap();
        row
    };
    let (first, second) = (again("a"), again("b"));
    guide.sections[1].rows.push(first);
    guide.sections[2].rows.push(second);
    let text = "Hur samverkan fungerar\nI så fall, på vilket sätt?\nett\nI så fall, på vilket sätt?\ntvå\n";
    let outline = plain::parse("f.txt", text).unwrap();
    assert_eq!(told(&notes_import::find(&outline, &guide, &table())), ["b Note: ett", "b Note: två"]);
}

/// Every word of a text, and how often.
fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

fn paragraphs() -> impl Strategy<Value = Vec<(u8, bool, String)>> {
    const PIECES: [&str; 15] = [
        "Vilka deltar?",
        "Hur länge har ni arbetat på detta sätt",
        "Vad är syftet och målet med samverkan?",
        "Introduktion",
        "Kontaktperson",
        "Finns det en samsyn mellan kommun och arbetsförmedling",
        "2.1",
        "Fråga 3:",
        "D3:",
        "D9 –",
        "#styrning",
        "#1",
        "i vardagen",
        "åäö",
        "31\u{a0}400",
    ];
    let piece = prop_oneof![prop::sample::select(&PIECES[..]).prop_map(str::to_owned), "[\"”“»«!?()\\[\\]*>#:\\-–. \n]{1,3}"];
    let text = prop::collection::vec((piece, prop_oneof![Just(""), Just(" ")]), 1..7)
        .prop_map(|pieces| pieces.into_iter().fold(String::new(), |text, (piece, gap)| text + &piece + gap));
    prop::collection::vec((0_u8..6, any::<bool>(), text), 0..12)
}

/// Reading it takes longer than a case.
static GUIDE: OnceLock<Guide> = OnceLock::new();

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Not one word is lost, and none comes twice.
    #[test]
    fn every_word_comes_out_exactly_once(paragraphs in paragraphs()) {
        let role = |n| match n {
            0 => Role::Heading(1),
            1 => Role::Heading(3),
            2 => Role::Item(1),
            3 => Role::Quote,
            4 => Role::Title,
            _ => Role::Text,
        };
        let mut outline = Outline { notes: vec!["En fotnot".to_owned()], ..Outline::default() };
        for (i, (n, italic, text)) in paragraphs.iter().enumerate() {
            let spans = [Span { text: text.clone(), italic: *italic }];
            outline.paragraphs.extend(Paragraph::new(i + 1, role(*n), &spans));
        }
        let guide = GUIDE.get_or_init(guides::bilaga2);
        let found = notes_import::find(&outline, guide, &table());
        let seats: Vec<String> = found.placed.iter()
            .filter_map(|note| if let Speaker::Seat(seat) = note.speaker { Some(seat.to_string()) } else { None })
            .collect();
        let out = found.placed.iter().flat_map(|note| note.tags.iter().chain([&note.text])).chain(&seats);
        let out = out.chain(found.headings.iter().map(|heading| &heading.text));
        let whole: Vec<String> = outline.paragraphs.iter().map(Paragraph::text).chain(outline.notes.clone()).collect();
        prop_assert_eq!(words(out.map(String::as_str)), words(whole.iter().map(String::as_str)));
        prop_assert!(found.placed.iter().flat_map(|note| &note.tags).all(|tag| crate::domain::coding::OwnCode::new(tag).is_ok()), "or it is lost later");
        let again = notes_import::find(&outline, guide, &table());
        prop_assert_eq!(&again, &found);
        let keys: std::collections::BTreeSet<&str> = found.placed.iter().map(|note| note.key.as_str()).collect();
        prop_assert_eq!(keys.len(), found.placed.len());
        prop_assert!(found.placed.iter().all(|note| note.kind == EntryKind::Note || note.text.contains(char::is_alphanumeric)));
    }

    /// A guide that comes out keeps the rules, whatever went in.
    #[test]
    fn an_imported_guide_keeps_the_rules(text in "([#*o-] |  - |1\\. |\n|\\?|\\(Lyssna efter |: |, |\\)|\\*|[a-zåäö]{1,5} ){0,60}") {
        for outline in [markdown::parse("f.md", &text).unwrap(), plain::parse("f.txt", &text).unwrap()] {
            if let Some(imported) = guide_import::read(&outline, "f.md") {
                let text = format::to_text(format::Kind::Guide, &imported.guide).unwrap();
                prop_assert_eq!(guides::parse("f.ron", &text), Ok(imported.guide));
            }
        }
    }

    /// Broken packages, and whole packages around broken XML, are refused or read, but do no harm.
    #[test]
    fn a_broken_document_does_no_harm(word in any::<bool>(), cut in 0.0..1.0_f64, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)) {
        let whole = std::fs::read(fixture(if word { "bilaga2-word.docx" } else { "bilaga2.docx" })).unwrap();
        let broken = spoiled(whole.clone(), cut, &flips);
        if let Err(problem) = docx::parse("f.docx", broken) {
            prop_assert_eq!(problem.file, "f.docx");
        }
        for part in ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/_rels/document.xml.rels"] {
            let broken = repacked(&whole, |name, bytes| if name == part { spoiled(bytes, cut, &flips) } else { bytes });
            if let Err(problem) = docx::parse("f.docx", broken) {
                prop_assert!(problem.message.contains(": expected "), "{}", problem.message);
            }
        }
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        drop(docx::parse("f.docx", bytes.clone()));
        if let Ok(text) = plain::decode("f.txt", bytes) {
            prop_assert!(plain::parse("f.txt", &text).is_ok());
            prop_assert!(markdown::parse("f.md", &text).is_ok());
        }
    }
}

fn spoiled(mut bytes: Vec<u8>, cut: f64, flips: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    // Half of them keep their length.
    if cut < 0.5 {
        bytes.truncate((bytes.len() as f64 * cut * 2.0) as usize);
    }
    if !bytes.is_empty() {
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
    }
    bytes
}

/// The package with some parts changed.
fn repacked(whole: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        writer.start_file(&name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        writer.write_all(&change(&name, bytes)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The problem with a document whose body holds `body`.
fn problem(before: &str, body: &str) -> String {
    let whole = std::fs::read(fixture("bilaga2-word.docx")).unwrap();
    let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let xml = format!("{before}<w:document {namespace}><w:body>{body}");
    let changed = repacked(&whole, |name, bytes| if name == "word/document.xml" { xml.clone().into_bytes() } else { bytes });
    docx::parse("f.docx", changed).unwrap_err().to_string()
}

#[test]
fn hostile_xml_is_refused_without_repeating_it() {
    let deep = "<w:tbl>".repeat(400);
    for (before, body, told) in [
        ("<!DOCTYPE w [<!ENTITY hemligt \"hemligt\">]>", "<w:p/>", "has a document type, expected none"),
        ("", "<w:p><w:r><w:t>&hemligt;</w:t></w:r></w:p>", "has an entity of its own, expected none"),
        ("", &deep, "nested too deeply, expected at most 256 levels"),
        ("", "<w:p><w:r><w:t>hemligt</w:p>", "is not XML"),
        ("", "<w:p><w:r><w:t>hemligt", "ends too early"),
    ] {
        let problem = problem(before, body);
        assert!(problem.starts_with(&format!("f.docx: word/document.xml {told} (byte ")), "{problem}");
        assert!(!problem.contains("hemligt"), "{problem}");
    }
    let many = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(MAX_PARAGRAPHS + 1);
    assert_eq!(problem("", &format!("{many}</w:body></w:document>")), "f.docx:20001: has too many paragraphs: expected at most 20000");
}

#[test]
fn a_package_without_its_document_is_none() {
    let whole = std::fs::read(fixture("bilaga2-word.docx")).unwrap();
    let changed = repacked(&whole, |name, bytes| {
        let text = String::from_utf8(bytes).unwrap();
        if name == "_rels/.rels" { text.replace("word/document.xml", "word/nej.xml") } else { text }.into_bytes()
    });
    let problem = docx::parse("f.docx", changed).unwrap_err();
    assert_eq!(problem.to_string(), "f.docx: holds no word/nej.xml: expected a Word document (.docx)");
}
