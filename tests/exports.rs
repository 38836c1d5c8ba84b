//! What leaves Samsyn: every sentence in order, the marks of a draft, nothing of the machine, and
//! as many pages in the DOCX as in the PDF.

use jiff::civil::date;
use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::municipality::Municipality;
use samsyn::domain::summary::{Card, FigureCell, Item, Point, Summary, Tone};
use samsyn::export::{self, Layout, Pages};

#[path = "support/cleared.rs"]
mod cleared;
#[path = "support/summaries.rs"]
mod summaries;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use cleared::cleared;
use summaries::{draft, municipality, push, summary};
use tools::{Folder, dense, lines, pages, paragraphs, part, parts, run, text_lines};

const ALE: &str = include_str!("fixtures/ale.txt");
const EXEMPELKOPING: &str = include_str!("fixtures/exempelkoping.txt");

fn ale(is_final: bool) -> Summary {
    let mut municipality = municipality("Ale");
    municipality.figures.inhabitants = None;
    summary(&municipality, &draft(ALE), is_final)
}

fn exempelkoping(is_final: bool) -> Summary {
    summary(&municipality("Exempelköping"), &draft(EXEMPELKOPING), is_final)
}

/// Everything a final text prints, in reading order. Key figures go row by row, since they are a
/// table.
fn printed(summary: &Summary) -> Vec<String> {
    let mut out = vec![summary.eyebrow.clone(), summary.title.clone()];
    for item in &summary.items {
        match item {
            Item::Heading { text, .. } | Item::Paragraph { text, .. } => out.push(text.clone()),
            Item::Quote { text, speaker, .. } => {
                out.push(text.clone());
                out.extend(speaker.iter().map(|speaker| format!("– {speaker}")));
            }
            Item::Figures { cells, .. } => {
                let rows: [fn(&FigureCell) -> &String; 3] = [|cell| &cell.value, |cell| &cell.label, |cell| &cell.year];
                out.extend(rows.iter().flat_map(|text| cells.iter().map(|cell| text(cell).clone())));
            }
            Item::Points { label, points, .. } => {
                out.push(label.clone());
                for point in points {
                    out.push(point.text.clone());
                    out.extend(point.speaker.iter().map(|speaker| format!("– {speaker}")));
                }
            }
            Item::Bullets { points } => out.extend(points.iter().map(|point| point.text.clone())),
            Item::Found { found } => out.extend(found.iter().map(|found| found.text.clone())),
            Item::Contacts { cards, .. } => out.extend(cards.iter().flat_map(|card| card.lines.clone())),
        }
    }
    out
}

#[test]
fn the_published_chapter_is_printed_whole_and_in_order() {
    let summary = ale(true);
    let expected = dense(printed(&summary));
    assert!(expected.contains("Detärenklareattsedetgemensammauppdragetkringungdomar."));
    let folder = Folder::new();
    let pdf = folder.put("ale.pdf", &export::pdf(&cleared(&summary)).unwrap().bytes);
    assert_eq!(dense(text_lines(&pdf, &summary.footer)), expected, "PDF");

    let docx = export::docx(&cleared(&summary)).unwrap().bytes;
    assert_eq!(dense(paragraphs(&docx).into_iter().map(|(_, text)| text)), expected, "DOCX");
    let converted = folder.office(&[folder.put("ale.docx", &docx)]).join("ale.pdf");
    let office = dense(text_lines(&converted, &summary.footer));
    for text in printed(&summary) {
        assert!(office.contains(&dense([&text])), "{text}");
    }
    // With equality above, a quote has nothing beside it; here it is a quote and nothing else.
    let quotes: Vec<String> = paragraphs(&docx).into_iter().filter(|(style, _)| style == "Quote").map(|(_, text)| text).collect();
    assert_eq!(quotes.len(), 2);
    assert!(quotes.iter().all(|quote| quote.starts_with('”') && quote.ends_with('”')), "{quotes:?}");
}

#[test]
fn a_draft_carries_its_marks_and_a_final_text_none() {
    let folder = Folder::new();
    for is_final in [false, true] {
        let summary = ale(is_final);
        let pdf = folder.put("ale.pdf", &export::pdf(&cleared(&summary)).unwrap().bytes);
        let text = lines(&pdf).join("\n");
        let docx = export::docx(&cleared(&summary)).unwrap().bytes;
        let header = part(&docx, "word/header1.xml");
        for mark in ["Utkast för faktagranskning", "Svar senast 11 december 2026"] {
            assert_eq!(text.contains(mark), !is_final, "{mark}");
            assert_eq!(header.contains(mark), !is_final, "{mark}");
        }
        assert_eq!(text.contains("Så granskar du."), !is_final);
        assert_eq!(header.contains("string=\"UTKAST\""), !is_final);
        let numbered = paragraphs(&docx).iter().filter(|(_, text)| text.contains('\t')).count();
        assert_eq!(numbered, if is_final { 0 } else { 9 });
        let first = paragraphs(&docx).into_iter().find(|(style, _)| style == "BodyText").unwrap().1;
        assert_eq!(first.starts_with("1\tAle i Västergötland"), !is_final);
        // Points and contacts have theirs in a column of their own.
        let numbers: Vec<String> = paragraphs(&docx)
            .into_iter()
            .filter(|(style, text)| style == "Styckenummer" && !text.is_empty())
            .map(|(_, text)| text)
            .collect();
        let expected: Vec<String> = (10..=16).map(|n| n.to_string()).collect();
        assert_eq!(numbers, if is_final { Vec::new() } else { expected });
    }
}

#[test]
fn the_pdf_is_tagged_titled_and_for_the_archive() {
    let folder = Folder::new();
    let pdf = folder.put("ale.pdf", &export::pdf(&cleared(&ale(false))).unwrap().bytes).display().to_string();
    let info = run("pdfinfo", &[&pdf]);
    for expected in ["Title:           Samverkan i Ale kommun", "Creator:         Samsyn", "Tagged:          yes", "JavaScript:      no"] {
        assert!(info.contains(expected), "{expected} in {info}");
    }
    let metadata = run("pdfinfo", &["-meta", &pdf]);
    for expected in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "sv-SE"] {
        assert!(metadata.contains(expected), "{expected} in {metadata}");
    }
    let structure = run("pdfinfo", &["-struct-text", &pdf]);
    for tag in ["H1 ", "H2 ", "P (block)", "BlockQuote", "Table (block)", "TH ", "L (block)", "LI (block)", "LBody (block)"] {
        assert!(structure.contains(tag), "{tag}");
    }
    for outside in ["Utkast för faktagranskning", "UTKAST", "Sida 1"] {
        assert!(!structure.contains(outside), "{outside} is beside the text and no part of it");
    }
}

#[test]
fn the_docx_has_styles_lists_and_fonts() {
    let docx = export::docx(&cleared(&ale(false))).unwrap().bytes;
    let styles: Vec<String> = paragraphs(&docx).into_iter().map(|(style, _)| style).collect();
    let defined = part(&docx, "word/styles.xml");
    for style in &styles {
        assert!(defined.contains(&format!("w:styleId=\"{style}\"")), "{style} is used and not defined");
    }
    for style in ["Title", "Heading1", "Heading2", "BodyText", "Quote", "ListBullet", "Styckenummer", "Kontakt"] {
        assert!(styles.iter().any(|used| used == style), "{style}");
    }
    let document = part(&docx, "word/document.xml");
    assert_eq!(styles.iter().filter(|style| *style == "ListBullet").count(), 6);
    // The first group's are green as in the style; the others have lists of their colours.
    assert_eq!((document.matches("<w:numPr>").count(), defined.matches("<w:numPr>").count()), (4, 1));
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    let footer = part(&docx, "word/footer1.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
    assert!(part(&docx, "word/settings.xml").contains("<w:embedTrueTypeFonts/>"));
    assert_eq!(part(&docx, "word/fontTable.xml").matches("w:fontKey").count(), 4);
    let core = part(&docx, "docProps/core.xml");
    assert!(core.contains("<dc:title>Samverkan i Ale kommun</dc:title><dc:language>sv-SE</dc:language>"), "{core}");
    assert!(!core.contains("creator") && !core.contains("created"), "{core}");
    for (name, bytes) in parts(&docx).iter().filter(|(name, _)| !name.starts_with("word/fonts/")) {
        let xml = std::str::from_utf8(bytes).unwrap();
        assert!(roxmltree::Document::parse(xml).is_ok(), "{name}");
        assert!(!xml.contains("rsid"), "{name}");
    }
}

#[test]
fn english_is_marked_as_english() {
    let mut summary = ale(true);
    summary.language = samsyn::domain::project::Language::En;
    let folder = Folder::new();
    let pdf = folder.put("ale.pdf", &export::pdf(&cleared(&summary)).unwrap().bytes).display().to_string();
    assert!(run("pdfinfo", &["-meta", &pdf]).contains("en-GB"));
    let docx = export::docx(&cleared(&summary)).unwrap().bytes;
    for name in ["word/styles.xml", "word/settings.xml", "docProps/core.xml"] {
        let xml = part(&docx, name);
        assert!(xml.contains("en-GB") && !xml.contains("sv-SE"), "{name}");
    }
}

#[test]
fn equal_summaries_give_equal_bytes() {
    for summary in [ale(false), exempelkoping(true)] {
        assert_eq!(export::pdf(&cleared(&summary)).unwrap(), export::pdf(&cleared(&summary.clone())).unwrap());
        assert_eq!(export::docx(&cleared(&summary)).unwrap(), export::docx(&cleared(&summary.clone())).unwrap());
    }
    assert_ne!(export::pdf(&cleared(&ale(false))).unwrap().bytes, export::pdf(&cleared(&ale(true))).unwrap().bytes);
}

#[test]
fn an_empty_summary_is_a_page() {
    let summary = summary(&Municipality::new("Ale"), &Draft::default(), false);
    assert_eq!(export::pdf(&cleared(&summary)).unwrap().pages, 1);
    assert_eq!(export::docx(&cleared(&summary)).unwrap().pages, 1);
    let nothing = Summary { items: Vec::new(), date: None, draft: None, title: String::new(), full_title: String::new(), ..summary };
    assert_eq!(export::pdf(&cleared(&nothing)).unwrap().pages, 1);
    assert!(export::docx(&cleared(&nothing)).is_ok());
}

const SPEAKER: &str = "Handläggare, arbetsmarknadsenheten";

/// With every quote attributed.
fn attributed(mut summary: Summary) -> Summary {
    for item in &mut summary.items {
        match item {
            Item::Quote { speaker, .. } => *speaker = Some(SPEAKER.to_owned()),
            Item::Points { points, .. } => {
                points.iter_mut().filter(|point| point.number.is_none()).for_each(|point| point.speaker = Some(SPEAKER.to_owned()));
            }
            _ => {}
        }
    }
    summary
}

#[test]
fn the_group_that_a_quote_comes_from_stands_below_it_in_every_format() {
    let mut summary = ale(true);
    let within = summary.items.iter_mut().find_map(|item| match item {
        Item::Points { points, .. } => Some(points),
        _ => None,
    });
    // A quote between two points, beside those on their own.
    let point = Point { number: None, text: "”Vi ses.”".to_owned(), ..within.as_ref().unwrap()[0].clone() };
    within.unwrap().insert(1, point);
    let plain = summary.clone();
    let summary = attributed(summary);
    let lines = |text: &str| text.lines().filter(|line| line.contains(SPEAKER)).map(str::to_owned).collect::<Vec<_>>();
    let line = format!("– {SPEAKER}");
    let folder = Folder::new();
    let pdf = folder.put("ale.pdf", &export::pdf(&cleared(&summary)).unwrap().bytes);
    assert_eq!(dense(text_lines(&pdf, &summary.footer)), dense(printed(&summary)), "PDF");
    let docx = export::docx(&cleared(&summary)).unwrap().bytes;
    assert_eq!(dense(paragraphs(&docx).into_iter().map(|(_, text)| text)), dense(printed(&summary)), "DOCX");
    let own = paragraphs(&docx).into_iter().filter(|(style, _)| style == "Citatgivare").map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(own, [line.as_str(); 2]);
    assert_eq!(lines(&export::plain(&cleared(&summary))), [line.clone(), line.clone(), format!("  {line}")]);
    assert_eq!(lines(&export::markdown(&cleared(&summary))), [format!("> {line}"), format!("> {line}"), format!("  {line}")]);
    assert_eq!(export::html(&cleared(&summary)).matches(&format!("<figcaption>{line}</figcaption>")).count(), 3);
    // Without, there is no trace of it.
    assert!(!export::html(&cleared(&plain)).contains("<figure"));
    assert!(paragraphs(&export::docx(&cleared(&plain)).unwrap().bytes).iter().all(|(style, _)| style != "Citatgivare"));
}

/// Summaries of many sizes made of the invented one: its first sections, and parts left out.
fn sizes() -> Vec<Summary> {
    let whole = draft(EXEMPELKOPING);
    let story: Vec<_> = whole.part(Part::Story).cloned().collect();
    let mut out = vec![ale(false), ale(true), exempelkoping(false), exempelkoping(true)];
    let story: Vec<_> = story.iter().cycle().take(2 * story.len() - 12).collect();
    for (round, length) in (0..story.len()).step_by(3).enumerate() {
        let mut draft = whole.clone();
        draft.blocks.retain(|block| block.part != Part::Story);
        for block in &story[..length] {
            push(&mut draft, Part::Story, block.kind, &block.text);
        }
        for text in story.iter().filter(|block| block.kind == BlockKind::Paragraph).take(round % 4) {
            push(&mut draft, Part::Story, BlockKind::Point, &text.text);
        }
        draft.blocks.sort_by_key(|block| block.part);
        if round % 4 == 0 {
            draft.blocks.retain(|block| !block.part.is_brief());
        }
        let mut municipality = municipality("Exempelköping");
        if round % 3 == 2 {
            let extra = municipality.contacts[1].clone();
            municipality.contacts.push(extra);
        }
        if round % 5 == 4 {
            municipality.contacts.clear();
            municipality.figures.assistance = None;
        }
        let summary = summary(&municipality, &draft, round % 2 == 1);
        out.push(if round % 4 < 2 { attributed(summary) } else { summary });
    }
    out
}

#[test]
fn both_formats_have_as_many_pages() {
    let folder = Folder::new();
    let (mut documents, mut expected) = (Vec::new(), Vec::new());
    for (i, summary) in sizes().iter().enumerate() {
        let (pdf, docx) = (export::pdf(&cleared(summary)).unwrap(), export::docx(&cleared(summary)).unwrap());
        assert_eq!(pdf.pages, docx.pages);
        assert_eq!(pdf.pages, pages(&folder.put(&format!("{i}-typst.pdf"), &pdf.bytes)));
        documents.push(folder.put(&format!("{i}.docx"), &docx.bytes));
        expected.push(pdf.pages);
    }
    let out = folder.office(&documents);
    let found: Vec<usize> = (0..documents.len()).map(|i| pages(&out.join(format!("{i}.pdf")))).collect();
    assert_eq!(found, expected);
    for size in 1..=6 {
        assert!(expected.contains(&size), "no summary of {size} pages among {expected:?}");
    }
}

#[test]
fn a_block_is_found_where_it_is_printed() {
    fn is_send<T: Send>(_: &T) {}
    let draft = draft(EXEMPELKOPING);
    let summary = summary(&municipality("Exempelköping"), &draft, false);
    let mut layout = Layout::new();
    let pages: Pages = layout.lay_out(&summary).unwrap();
    is_send(&layout);
    is_send(&pages);
    assert_eq!(pages.len(), 4);
    let mut last = (0, 0.0);
    for block in &draft.blocks {
        let (page, y) = pages.page_of(&block.id).expect("every block is printed");
        assert!((page, y) > last, "in order, but {} is at {page}, {y} after {last:?}", block.text);
        assert_eq!(pages.block_at(page, 300.0, y + 8.0).as_ref(), Some(&block.id), "{}", block.text);
        last = (page, y);
    }
    for printed in pages.places() {
        let (page, bottom) = printed.to;
        assert_eq!(pages.block_at(page, 300.0, bottom - 1.0), Some(printed.block), "its last line");
    }
    for start in pages.starts() {
        let (page, _) = pages.page_of(&start.block).unwrap();
        let letters = draft.block(&start.block).unwrap().text.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(page == start.page, start.before == 0, "{start:?}");
        assert!(start.before < letters, "{start:?}");
    }
    assert_eq!(pages.starts().iter().map(|start| start.page).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(pages.block_at(0, 5.0, 300.0), None, "the edge of the paper");
    assert_eq!(pages.block_at(0, 300.0, 90.0), None, "the title");
    let raster = pages.raster(0, 1.0);
    assert_eq!((raster.width, raster.height), (595, 842));
    assert_eq!(raster.rgba.len(), 595 * 842 * 4);
    assert_eq!(pages.raster(99, 0.5).width, 298, "the last page stands for those that are not there");
}

#[test]
fn a_quote_among_points_stays_there() {
    let mut summary = summary(&municipality("Ale"), &Draft::default(), true);
    let id = |n| samsyn::domain::ids::BlockId::from_bits(n);
    let point = |n: u64, number, text: &str| Point { block: id(n), number, text: text.to_owned(), speaker: None };
    let points = vec![point(1, None, "”Först.”"), point(2, Some(1), "Sedan."), point(3, None, "”Sist.”")];
    summary.items = vec![
        Item::Heading { block: None, level: 1, text: "Kort om samverkan".to_owned() },
        Item::Points { tone: Tone::How, label: "Hur?".to_owned(), points },
        Item::Contacts { number: 2, cards: vec![Card { lines: vec!["Enhetschef".to_owned()], ..Card::default() }] },
    ];
    summary.date = Some(date(2026, 12, 1));
    let docx = export::docx(&cleared(&summary)).unwrap().bytes;
    let styles: Vec<(String, String)> = paragraphs(&docx).into_iter().filter(|(_, text)| text.contains('.')).collect();
    let expected = [("ListBullet", "”Först.”"), ("ListBullet", "Sedan."), ("Quote", "”Sist.”")];
    assert_eq!(styles, expected.map(|(style, text)| (style.to_owned(), text.to_owned())));
}
