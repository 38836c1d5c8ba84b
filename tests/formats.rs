//! The published chapters in all five formats: every sentence, heading, bullet and quote, in
//! order, once.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/chapters.rs"]
mod chapters;
#[path = "support/cleared.rs"]
mod cleared;
#[path = "support/prose.rs"]
mod prose;
#[path = "support/summaries.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod summaries;
#[path = "support/tools.rs"]
mod tools;

use std::path::Path;

use cleared::cleared;
use samsyn::domain::ids::BlockId;
use samsyn::domain::summary::{Item, Point, Summary};
use samsyn::export;
use tools::{Folder, dense, pages, paragraphs, run, text_lines};

/// The words of a final text: the line above the title, and then the chapter.
fn expected(summary: &Summary, texts: &[String]) -> Vec<String> {
    let mut out = vec![summary.eyebrow.clone()];
    out.extend(texts.iter().cloned());
    out
}

/// The texts of a page's elements, with the elements' names.
const ELEMENTS: &str =
    "return Array.from(document.querySelectorAll('h1,h2,h3,p,li,th,td,caption')).filter(e => !e.querySelector('p')).map(e => {
    e.querySelectorAll('.number').forEach(number => number.remove());
    e.querySelectorAll('br').forEach(br => br.replaceWith('\\n'));
    return [e.closest('blockquote') ? 'quote' : e.tagName.toLowerCase(), e.textContent];
});";

#[test]
fn every_text_of_the_chapters_is_there_once_and_in_order_in_all_formats() {
    let folder = Folder::new();
    let mut documents = Vec::new();
    for (name, markdown) in chapters::ALL {
        let chapter = chapters::read(markdown);
        let summary = chapter.summary(true);
        let texts = expected(&summary, &chapter.texts);
        let whole = dense(&texts);
        assert!(whole.len() > 3_000, "{name}");

        let pdf = folder.put(&format!("{name}-typst.pdf"), &export::pdf(&cleared(&summary)).unwrap().bytes);
        assert_eq!(dense(text_lines(&pdf, &summary.footer)), whole, "{name}: PDF");
        let docx = export::docx(&cleared(&summary)).unwrap().bytes;
        assert_eq!(dense(paragraphs(&docx).into_iter().map(|(_, text)| text)), whole, "{name}: DOCX");
        documents.push((folder.put(&format!("{name}.docx"), &docx), summary.clone(), texts.clone(), pages(&pdf)));

        let plain = export::plain(&cleared(&summary));
        let (plain, foot) = plain.trim_end().rsplit_once("\n\n").unwrap();
        assert_eq!((dense([plain.replace('•', "")]), foot), (whole.clone(), summary.footer.as_str()), "{name}: text");

        let mut blocks = prose::read_markdown(&export::markdown(&cleared(&summary)));
        assert_eq!(blocks.split_off(blocks.len() - 2)[1].1, summary.footer);
        assert_eq!(blocks.iter().map(|(_, text)| text).collect::<Vec<_>>(), texts.iter().collect::<Vec<_>>(), "{name}: Markdown");
        let quotes = texts.iter().filter(|text| text.starts_with('”')).count();
        assert!(
            quotes >= 2
                && blocks.iter().filter(|(kind, _)| kind == "quote" || kind == "li").filter(|(_, text)| text.starts_with('”')).count()
                    == quotes
        );
        assert_eq!(blocks[1].0, "h1");

        let page = export::html(&cleared(&summary));
        let found = browser::ask(&folder, &page, "", ELEMENTS);
        let mut found: Vec<(String, String)> = serde_json::from_value(found).unwrap();
        assert_eq!(found.pop().unwrap().1, summary.footer);
        assert_eq!(found.iter().map(|(_, text)| text).collect::<Vec<_>>(), texts.iter().collect::<Vec<_>>(), "{name}: HTML");
        assert_eq!(found.iter().filter(|(kind, _)| kind == "quote").count(), quotes, "{name}");
        let bullets = markdown.lines().filter(|line| line.starts_with("- ")).count();
        assert_eq!(found.iter().filter(|(kind, _)| kind == "li").count(), bullets + 1, "{name}: and the contact");
        assert_eq!(page.matches("://").count(), 0, "{name}: nothing outside is named");
    }
    let files: Vec<_> = documents.iter().map(|(file, ..)| file.clone()).collect();
    let out = folder.office(&files);
    for (file, summary, texts, in_pdf) in documents {
        let converted = out.join(file.with_extension("pdf").file_name().unwrap());
        let office = dense(text_lines(&converted, &summary.footer));
        assert_eq!(office.len(), dense(&texts).len(), "{}: nothing twice", file.display());
        for text in texts {
            assert!(office.contains(&dense([&text])), "{}: {text}", file.display());
        }
        assert_eq!(pages(&converted), in_pdf, "{}", file.display());
    }
}

#[test]
fn a_draft_of_a_chapter_has_as_many_pages_in_word() {
    let folder = Folder::new();
    let mut files = Vec::new();
    for (name, markdown) in chapters::ALL {
        let exported = export::docx(&cleared(&chapters::read(markdown).summary(false))).unwrap();
        files.push((folder.put(&format!("{name}.docx"), &exported.bytes), exported.pages));
    }
    let out = folder.office(&files.iter().map(|(file, _)| file.clone()).collect::<Vec<_>>());
    for (file, expected) in files {
        assert_eq!(pages(&out.join(file.with_extension("pdf").file_name().unwrap())), expected, "{}", file.display());
    }
}

#[test]
fn signs_of_markdown_in_a_text_are_text() {
    let typed = [
        "1. Vi ses varje tisdag",
        "12) Sedan",
        "123456789. Sist",
        "+46 70 174 06 05",
        "- streck",
        "---",
        "===",
        "# Rubrik # {#namn}",
        "> citat",
        "*stjärnor* och _streck_",
        "`kod` ~~struken~~ ~låg~ ^hög^ $x^2$ ||dold||",
        "[länk](http://exempel.example) ![bild](x.png) [[wiki]]",
        "<b>fet</b> &amp; &#65; <http://exempel.example>",
        "a\\b \\* c\\",
        "| a | b |\n|---|---|\n| c | d |",
        "ord\n: förklaring",
        "rad\n===\nrad\n---\n- rad\n\nrad",
        "  mellanrum  ",
        "    fyra mellanslag  \n    till",
        "[^1] och [x]: y",
        "[^1]: not",
        "Ale – 9,3 procent (2014). Och sedan!",
    ];
    let mut summary = chapters::read(chapters::ALL[0].1).summary(true);
    let id = || BlockId::from_bits(1);
    let paragraph = |text: &str| Item::Paragraph { block: id(), number: 1, text: text.to_owned() };
    let point = |text: &&str| Point { block: id(), number: Some(1), text: (*text).to_owned(), speaker: None };
    summary.items = typed.iter().map(|text| paragraph(text)).collect();
    summary.items.push(Item::Bullets { points: typed.iter().map(point).collect() });
    summary.items.extend(typed.iter().map(|text| Item::Quote { block: id(), text: (*text).to_owned(), speaker: None }));
    let found = prose::read_markdown(&export::markdown(&cleared(&summary)));
    // An empty line would end the paragraph, so that it gets a space.
    let expected = |kind: &str| typed.map(|text| (kind.to_owned(), text.replace("\n\n", "\n \n")));
    let expected: Vec<_> = ["p", "li", "quote"].into_iter().flat_map(expected).collect();
    assert_eq!(found[2..found.len() - 2], expected);
    assert!(export::markdown(&cleared(&summary)).contains("\nAle – 9,3 procent (2014). Och sedan!\n"), "nothing is escaped without need");
}

/// The tags of a PDF with what stands in them, in reading order.
fn structure(pdf: &Path) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in run("pdfinfo", &["-struct-text", &pdf.display().to_string()]).lines() {
        let line = line.trim();
        if let Some(text) = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')) {
            if let Some((_, before)) = out.last_mut() {
                before.push_str(text);
            }
        } else if let Some(tag) = line.split_whitespace().next() {
            out.push((tag.to_owned(), String::new()));
        }
    }
    out
}

#[test]
fn a_pdf_is_read_in_order_with_headings_lists_and_paragraphs() {
    let folder = Folder::new();
    for (name, markdown) in chapters::ALL {
        let chapter = chapters::read(markdown);
        let summary = chapter.summary(true);
        let pdf = folder.put("structure.pdf", &export::pdf(&cleared(&summary)).unwrap().bytes);
        let found: Vec<(String, String)> = structure(&pdf).into_iter().filter(|(_, text)| !text.is_empty() && text.trim() != "●").collect();
        let read = dense(found.iter().map(|(_, text)| text.replace('●', "")));
        assert_eq!(read, dense(expected(&summary, &chapter.texts)), "{name}");
        let tags = structure(&pdf).into_iter().map(|(tag, _)| tag).collect::<Vec<_>>();
        let count = |wanted: &str| tags.iter().filter(|tag| *tag == wanted).count();
        let lines = |sign: &str| markdown.lines().filter(|line| line.starts_with(sign)).count();
        assert_eq!((count("H1"), count("H2")), (lines("## "), lines("### ")), "{name}: headings");
        let quoted = chapter.draft.blocks.iter().filter(|block| block.part.is_brief() && block.text.starts_with('”')).count();
        assert!((lines("- ")..=lines("- ") + quoted).contains(&count("LI")), "{name}: {tags:?}");
        assert!(count("P") >= 5 && count("L") == 4, "{name}: {tags:?}");
        let info = run("pdfinfo", &["-meta", &pdf.display().to_string()]);
        assert!(info.contains("sv-SE"), "{name}: language");
        assert!(
            run("pdfinfo", &[&pdf.display().to_string()]).contains(&format!("Title:           {}", summary.full_title)),
            "{name}: title"
        );
    }
}
