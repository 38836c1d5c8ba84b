//! Strings that programs stumble over, wherever a text can be, in all five formats: printed as
//! typed, nothing interpreted, no file broken.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/cleared.rs"]
mod cleared;
#[path = "support/prose.rs"]
mod prose;
#[path = "support/summaries.rs"]
mod summaries;
#[path = "support/tools.rs"]
mod tools;

use std::ops::ControlFlow;
use std::path::PathBuf;

use cleared::cleared;
use jiff::civil::date;
use samsyn::app::text::{book, paper};
use samsyn::domain::anonymity::attribution::Shown;
use samsyn::domain::coding::Code;
use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, Slug};
use samsyn::domain::municipality::{Contact, Figure, Figures};
use samsyn::domain::project::{Language, Project};
use samsyn::domain::publication::{Chapter, Coded, Lead, Publication};
use samsyn::domain::review::{Approval, Passage, Wording};
use samsyn::domain::summary::{Item, Summary};
use samsyn::domain::workspace::Dossier;
use samsyn::export;
use serde::Deserialize;

use summaries::{draft, municipality, push, summary};
use tools::{Folder, dense, lines, pages, paragraphs, parts, run, text_lines};

/// Stands where a hostile text will.
const HARMLESS: &str = "Text";

/// The strings, each with the line it stands on. Long ones are for
/// `a_text_of_any_length_finds_room`; here they would fill 500 pages.
fn strings() -> Vec<(&'static str, String)> {
    let all: Vec<_> = include_str!("fixtures/hostile.txt").lines().skip(1).collect();
    assert!(all.len() >= 19);
    all.into_iter().map(|line| (line, unescaped(line).chars().take(120).collect())).collect()
}

/// A summary that has `text` wherever a text can be.
fn everywhere(text: &str) -> Summary {
    let mut written = draft(include_str!("fixtures/ale.txt"));
    push(&mut written, Part::Story, BlockKind::Point, "Punkt.");
    push(&mut written, Part::Why, BlockKind::Quote, "Citat.");
    push(&mut written, Part::Why, BlockKind::Point, "Punkt.");
    let mut summary = summary(&municipality("Ale"), &written, false);
    for field in
        [&mut summary.title, &mut summary.full_title, &mut summary.eyebrow, &mut summary.footer, &mut summary.page, &mut summary.of]
    {
        text.clone_into(field);
    }
    let marks = summary.draft.as_mut().expect("a draft");
    for field in [&mut marks.band, &mut marks.reply_by, &mut marks.watermark, &mut marks.how_title, &mut marks.how] {
        text.clone_into(field);
    }
    let set = |field: &mut String| text.clone_into(field);
    for item in &mut summary.items {
        match item {
            Item::Heading { text, .. } | Item::Paragraph { text, .. } | Item::Quote { text, .. } => set(text),
            Item::Figures { cells, alt } => {
                set(alt);
                cells.iter_mut().flat_map(|cell| [&mut cell.value, &mut cell.label, &mut cell.year, &mut cell.sentence]).for_each(set);
            }
            Item::Points { label, points, .. } => {
                set(label);
                points.iter_mut().map(|point| &mut point.text).for_each(set);
            }
            Item::Bullets { points } => points.iter_mut().map(|point| &mut point.text).for_each(set),
            Item::Found { found } => found.iter_mut().map(|found| &mut found.text).for_each(set),
            Item::Contacts { cards, .. } => cards.iter_mut().flat_map(|card| &mut card.lines).for_each(set),
        }
    }
    summary
}

/// `\n` and the like in the list of hostile texts stand for the characters themselves.
fn unescaped(line: &str) -> String {
    let (mut out, mut rest) = (String::new(), line.chars());
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('t') => out.push('\t'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('u') => {
                let hex: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                out.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
            }
            other => out.extend(other),
        }
    }
    out
}

/// What the documentation says becomes of a text in a DOCX, without white space.
fn substituted(text: &str) -> String {
    let replace = |c: char| match c {
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{feff}' => '\u{2060}',
        '\u{fffe}' => '□',
        c if c.is_control() && !c.is_whitespace() => '□',
        c => c,
    };
    dense([text.chars().map(replace).collect::<String>()])
}

#[test]
fn hostile_text_is_only_text() {
    let folder = Folder::new();
    for (line, text) in strings() {
        let summary = everywhere(&text);
        let docx = export::docx(&cleared(&summary)).expect("a DOCX of any text").bytes;
        for (name, bytes) in parts(&docx).iter().filter(|(name, _)| !name.starts_with("word/fonts/")) {
            let xml = std::str::from_utf8(bytes).unwrap();
            assert!(roxmltree::Document::parse(xml).is_ok(), "{name} for {line}");
            assert!(!xml.contains("TargetMode"), "{name} for {line}");
        }
        let body = paragraphs(&docx).into_iter().find(|(style, _)| style == "BodyText").unwrap().1;
        let (number, body) = body.split_once('\t').unwrap();
        assert_eq!((number, dense([body])), ("1", substituted(&text)), "{line}");

        let pdf = export::pdf(&cleared(&summary)).expect("a PDF of any text").bytes;
        let path = folder.put("hostile.pdf", &pdf);
        let info = run("pdfinfo", &[&path.display().to_string()]);
        assert!(info.contains("JavaScript:      no") && info.contains("Creator:         Samsyn"), "{line}");
        let raw = String::from_utf8_lossy(&pdf);
        for action in ["/JS", "/URI", "/Launch", "/OpenAction", "/EmbeddedFile", "/Link"] {
            let in_title = text.contains(action);
            assert!(in_title || !raw.contains(action), "{action} for {line}");
        }
        let shown = dense(lines(&path));
        let plain = text.is_ascii() || text.contains("Kаrin") || text.contains("Arbetsförmedlingen");
        if plain && text.chars().all(|c| !c.is_control()) {
            assert!(shown.matches(&substituted(&text)).count() >= 10, "{line} in {shown}");
        }
    }
}

#[test]
fn a_text_of_any_length_finds_room() {
    let long = "Vi ses varje tisdag. ".repeat(600);
    for text in [&"Å".repeat(120), " ", "\u{200b}"] {
        let summary = everywhere(text);
        assert_eq!(export::pdf(&cleared(&summary)).map(|_| ()), Ok(()), "{} characters", text.chars().count());
        assert!(export::docx(&cleared(&summary)).is_ok());
    }
    for line in include_str!("fixtures/hostile.txt").lines().skip(1).filter(|line| line.len() > 1_000) {
        let text: String = unescaped(line).chars().take(1_500).collect();
        let mut draft = Draft::default();
        push(&mut draft, Part::Story, BlockKind::Paragraph, &text);
        push(&mut draft, Part::How, BlockKind::Point, &text);
        let summary = summary(&municipality("Ale"), &draft, false);
        assert!(export::pdf(&cleared(&summary)).is_ok() && export::docx(&cleared(&summary)).is_ok());
    }
    // A quote longer than a page goes on over the next.
    let mut draft = Draft::default();
    push(&mut draft, Part::Story, BlockKind::Quote, &long);
    let summary = summary(&municipality("Ale"), &draft, true);
    let pdf = export::pdf(&cleared(&summary)).unwrap();
    assert!(pdf.pages > 5, "{} pages", pdf.pages);
    let folder = Folder::new();
    let path = folder.put("long.pdf", &pdf.bytes);
    assert_eq!(dense(text_lines(&path, &summary.footer)).matches("Visesvarjetisdag.").count(), 600);
}

/// A summary made of fields that all have `text`, through the words of the paper.
fn filled_in(text: &str, language: Language, is_final: bool) -> Summary {
    let project = Project { consultancy: text.to_owned(), language, ..Project::new(text) };
    let mut place = municipality(text);
    text.clone_into(&mut place.full_name);
    place.figures.assistance = Some(Figure { value: 3.9, year: 2025, source: text.to_owned(), label: String::new() });
    let person = Contact {
        function: text.to_owned(),
        organisation: text.to_owned(),
        name: text.to_owned(),
        email: text.to_owned(),
        phone: text.to_owned(),
        consent: Some(date(2026, 11, 2)),
        checks_facts: true,
    };
    place.contacts = vec![person];
    let mut draft = Draft::default();
    for part in Part::ALL {
        for kind in part.kinds() {
            push(&mut draft, part, *kind, text);
        }
    }
    paper::summary_as(&project, &Dossier { draft: Some(draft), ..Dossier::new(place) }, &Shown::default(), is_final)
}

#[test]
fn text_formats_hold_hostile_text_as_it_was_typed() {
    let plain = dense([export::plain(&cleared(&everywhere(HARMLESS)))]);
    let kinds = |summary: &Summary| -> Vec<(String, String)> { prose::read_markdown(&export::markdown(&cleared(summary))) };
    let harmless = kinds(&everywhere(HARMLESS));
    assert!(plain.matches(HARMLESS).count() > 40 && harmless.len() > 30);
    for (line, text) in strings() {
        let summary = everywhere(&text);
        let expected = substituted(&text);
        assert_eq!(dense([export::plain(&cleared(&summary))]), plain.replace(HARMLESS, &expected), "{line}");
        let found = kinds(&summary);
        assert_eq!(found.len(), harmless.len(), "{line}");
        for ((kind, block), (usual, words)) in found.iter().zip(&harmless) {
            assert_eq!(kind, usual, "{line}");
            assert_eq!(dense([block]), dense([words]).replace(HARMLESS, &expected), "{line}");
        }
    }
}

/// Every page in a frame of its own, where its scripts would run: its elements with their
/// attributes, and the texts of those that have no others within.
const FRAMES: &str = "const results = [];
for (const html of PAGES) {
    const frame = document.createElement('iframe');
    const loaded = new Promise(resolve => { frame.onload = resolve; });
    frame.srcdoc = html;
    document.body.append(frame);
    await loaded;
    const all = Array.from(frame.contentDocument.querySelectorAll('*')).filter(e => e.tagName !== 'BR');
    const elements = all.map(e => [e.tagName.toLowerCase(), ...Array.from(e.attributes, a => a.name)].join(' '));
    const texts = all.filter(e => e.tagName !== 'STYLE' && !e.querySelector(':not(br)')).map(e => e.textContent);
    results.push({ elements, texts, title: frame.contentDocument.title });
    frame.remove();
}
return results;";

#[derive(Deserialize)]
struct Frame {
    elements: Vec<String>,
    texts: Vec<String>,
}

#[test]
fn a_browser_finds_nothing_in_hostile_text_but_text() {
    let folder = Folder::new();
    let host = export::html(&cleared(&everywhere(HARMLESS)));
    let mut sources =
        vec![HARMLESS.to_owned(), "<script>parent.document.title='sprang'</script><img src=x onerror=alert(1)>\" onload=\"x".to_owned()];
    sources.extend(strings().into_iter().map(|(_, text)| text));
    let pages: Vec<String> = sources.iter().map(|text| browser::without_policy(&export::html(&cleared(&everywhere(text))))).collect();
    let library = format!("const PAGES = {};", serde_json::to_string(&pages).unwrap().replace('<', "\\u003c"));
    let frames: Vec<Frame> = serde_json::from_value(browser::ask(&folder, &host, &library, FRAMES)).unwrap();
    assert_eq!(frames.len(), sources.len());
    let harmless = &frames[0];
    assert!(harmless.elements.len() > 60 && harmless.texts.iter().filter(|text| *text == HARMLESS).count() > 30);
    for (source, frame) in sources.iter().zip(&frames) {
        assert_eq!(frame.elements, harmless.elements, "{source}");
        assert_eq!(frame.texts.len(), harmless.texts.len(), "{source}");
        for (found, usual) in frame.texts.iter().zip(&harmless.texts) {
            assert_eq!(dense([found]), dense([usual]).replace(HARMLESS, &substituted(source)), "{source}");
        }
    }
    // The comparison sees what it is there for.
    let planted = [
        "const PAGES = ",
        &serde_json::to_string(&[pages[0].replacen("<p>", "<p onclick=\"x\"><b>x</b>", 1)]).unwrap().replace('<', "\\u003c"),
        ";",
    ];
    let frames: Vec<Frame> = serde_json::from_value(browser::ask(&folder, &host, &planted.concat(), FRAMES)).unwrap();
    assert_ne!(frames[0].elements, harmless.elements);
}

#[test]
fn word_processors_open_hostile_text() {
    let folder = Folder::new();
    let mut files: Vec<PathBuf> = Vec::new();
    for (i, (_, text)) in strings().into_iter().enumerate() {
        files.push(folder.put(&format!("{i}.docx"), &export::docx(&cleared(&everywhere(&text))).unwrap().bytes));
    }
    let out = folder.office(&files);
    for file in &files {
        assert!(pages(&out.join(file.with_extension("pdf").file_name().unwrap())) >= 1, "{}", file.display());
    }
    let script = "import sys, docx\nfor name in sys.argv[1:]:\n    print(len(docx.Document(name).paragraphs))";
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let mut arguments = vec!["-c", script];
    arguments.extend(names.iter().map(String::as_str));
    let counted = run("/usr/bin/python3", &arguments);
    assert!(counted.lines().count() == files.len() && counted.lines().all(|count| count == counted.lines().next().unwrap()), "{counted}");
}

#[test]
fn every_field_of_a_project_can_hold_hostile_text() {
    for (line, text) in strings() {
        let expected = substituted(text.trim());
        for (language, is_final) in [(Language::Sv, false), (Language::En, true)] {
            let summary = filled_in(&text, language, is_final);
            let harmless = dense([export::plain(&cleared(&filled_in(HARMLESS, language, is_final)))]);
            assert!(harmless.matches(HARMLESS).count() > 15);
            assert_eq!(dense([export::plain(&cleared(&summary))]), harmless.replace(HARMLESS, &expected), "{line}");
        }
        // Which lays it out for the PDF as well.
        assert!(export::docx(&cleared(&filled_in(&text, Language::Sv, false))).is_ok(), "{line}");
    }
}

/// A publication of two chapters that has a text wherever a text can be.
fn publication(text: &str) -> Publication {
    let chapter = |n: usize| {
        let written = draft(include_str!("fixtures/ale.txt"));
        let mut bits = 1_000 * n as u64;
        let passages = written.blocks.iter().map(|block| {
            bits += 1;
            Passage { id: BlockId::from_bits(bits), part: block.part, kind: block.kind, text: text.to_owned(), speaker: None }
        });
        let passages: Vec<Passage> = passages.collect();
        let codes = passages.iter().filter(|passage| passage.kind != BlockKind::Heading);
        let codes = codes.map(|passage| Coded { block: passage.id.clone(), from: 0, to: 3, code: Code::Respekt, quotes: 1, notes: 0 });
        let figure = Figure { value: 3.9, year: 2025, source: text.to_owned(), label: text.to_owned() };
        let figures = Figures { assistance: Some(figure), ..Figures::default() };
        let contact = Contact { function: text.to_owned(), organisation: text.to_owned(), ..Contact::default() };
        let codes = codes.collect();
        let wording = Wording { passages, figures, ..Wording::default() };
        let at = jiff::Timestamp::UNIX_EPOCH;
        Chapter {
            slug: Slug::new(format!("kommun-{n}")).unwrap(),
            name: text.to_owned(),
            full_name: text.to_owned(),
            approval: Approval::new(wording, String::new(), String::new(), date(2026, 12, 1), at),
            contacts: vec![contact],
            codes,
        }
    };
    let chapters = [chapter(0), chapter(1)];
    let mut lead = Lead { title: text.to_owned(), subtitle: text.to_owned(), introduction: text.to_owned(), ..Lead::default() };
    lead.set_lesson(&Code::Ledning, text);
    book::publication(&Project::new("Prov"), &chapters, &lead).unwrap()
}

#[test]
fn hostile_text_is_only_text_in_a_publication() {
    for (line, text) in strings() {
        let publication = cleared::decided(|gate| gate.clear(publication(&text)));
        let book = export::Book::lay_out(&publication, &mut |_| ControlFlow::Continue(())).unwrap();
        let pdf = book.pdf().unwrap_or_else(|why| panic!("{line}: {why}")).bytes;
        for action in ["/JS", "/Launch", "/OpenAction", "/EmbeddedFile", "/URI"] {
            assert!(text.contains(action) || !String::from_utf8_lossy(&pdf).contains(action), "{action} for {line}");
        }
        let docx = book.docx(&publication).expect("a DOCX of any text").bytes;
        for (name, bytes) in parts(&docx).iter().filter(|(name, _)| !name.starts_with("word/fonts/")) {
            let xml = std::str::from_utf8(bytes).unwrap();
            assert!(roxmltree::Document::parse(xml).is_ok() && !xml.contains("TargetMode"), "{name} for {line}");
        }
        let words = book::site_words();
        let site = export::Site::new(&publication, &words);
        for page in site.pages() {
            let html = site.write(&page);
            let scripts = if page.path.ends_with("sok.html") { 2 } else { 0 };
            assert_eq!(html.matches("<script").count(), scripts, "{}", page.path);
            // Every mark that opens an element is one of ours.
            let ours =
                ["a", "address", "article", "blockquote", "body", "br", "button", "caption", "div", "footer", "form", "h1", "h2", "h3"];
            let more =
                ["head", "header", "html", "input", "label", "li", "main", "meta", "nav", "noscript", "ol", "p", "q", "script", "section"];
            let rest = ["span", "strong", "style", "table", "td", "th", "title", "tr", "ul", "!doctype", "!DOCTYPE"];
            let script = html.find("<script>").unwrap_or(html.len());
            for (at, _) in html[..script].match_indices('<') {
                let name: String =
                    html[at + 1..].trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || *c == '!').collect();
                assert!([&ours[..], &more, &rest].concat().contains(&name.as_str()), "{}: <{name}", page.path);
            }
        }
    }
}
