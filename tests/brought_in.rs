//! From a chapter that was written elsewhere to a finished document, by command alone: `new`,
//! `add`, `import draft`, `export`. Everything that was written is there, in order, once.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/program.rs"]
mod program;
#[path = "support/prose.rs"]
mod prose;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tools::{Folder, dense, lines, pages, paragraphs};

const CHAPTERS: [(&str, &str); 3] = [
    ("Ale", include_str!("fixtures/kapitel/ale.md")),
    ("Fagersta", include_str!("fixtures/kapitel/fagersta.md")),
    ("Lund", include_str!("fixtures/kapitel/lund.md")),
];

fn samsyn(folder: &Folder, args: &[&str]) -> String {
    let output = program::samsyn(folder.path(), args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Decides on what looks like a name: these chapters were published without any.
fn decide(folder: &Folder) {
    let output = program::samsyn(folder.path(), &["check", "projekt", "--json"]).output().unwrap();
    let found: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let texts: BTreeSet<&str> = found.iter().map(|found| found["text"].as_str().unwrap()).collect();
    assert!(texts.len() < 4, "{texts:?}");
    for text in texts {
        samsyn(folder, &["allow", "projekt", text, "--by", "provet"]);
    }
}

/// What a reader must find of a line: its words, without the signs of its format.
enum Wanted {
    Words(String),
    /// A key figure: value and year stand apart from the label in the box of the pages.
    Figure {
        label: String,
        value: String,
        year: String,
    },
}

fn wanted(markdown: &str) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let mut about = false;
    for line in markdown.lines().skip(1).filter(|line| !line.is_empty()) {
        about = if line.starts_with("## ") { line.starts_with("## Kort om ") && !line.contains("samverkan") } else { about };
        let figure = line.strip_prefix("- ").filter(|_| about && line.contains("procent"));
        if let Some((label, rest)) = figure.and_then(|line| line.split_once([',', ':'])) {
            let (value, year) = rest.split_once(" procent (").unwrap();
            let value = value.trim().to_owned();
            wanted.push(Wanted::Figure { label: label.to_lowercase(), value, year: year.trim_end_matches(')').to_owned() });
            continue;
        }
        let words = line.trim_start_matches(['#', '-', ' ']).replace("\\[", "[").replace("\\]", "]");
        // The page sets a quote's marks around all of it, and no colon after a label.
        let words = if words.starts_with('”') { words.trim_end_matches('.') } else { words.trim_end_matches(':') };
        wanted.push(Wanted::Words(words.to_owned()));
    }
    wanted
}

/// Everything in order, once.
fn holds(text: &str, markdown: &str, of: &str) {
    let text = dense([text]);
    let mut from = 0;
    for wanted in wanted(markdown) {
        match wanted {
            Wanted::Words(words) => {
                let words = dense([&words]);
                let at = text[from..].find(&words).unwrap_or_else(|| panic!("{of}: not there, or not in its place: {words}"));
                if words.len() > 60 {
                    assert_eq!(text.matches(&words).count(), 1, "{of}: {words}");
                }
                from += at + words.len();
            }
            Wanted::Figure { label, value, year } => {
                let lower = text.to_lowercase();
                for part in [dense([&label]), value, year] {
                    assert!(lower.contains(&part), "{of}: {part}");
                }
            }
        }
    }
}

#[test]
fn the_published_chapters_come_in_and_go_out_whole_in_five_formats() {
    let folder = Folder::new();
    samsyn(&folder, &["new", "projekt", "--name", "Lokala exempel"]);
    let mut office = Vec::new();
    for (name, markdown) in CHAPTERS {
        let slug = samsyn(&folder, &["add", "projekt", name]);
        let slug = slug.trim();
        let file = folder.put(&format!("{slug}.md"), markdown.as_bytes()).display().to_string();
        samsyn(&folder, &["import", "draft", "projekt", "--municipality", slug, &file]);
        decide(&folder);
        let export = |to: &str, is_final: bool| {
            let file = folder.path().join(format!("{slug}-{is_final}.{to}"));
            let mut args = vec!["export", "projekt", "--municipality", slug, "--to", to, "-o", file.to_str().unwrap()];
            args.extend(is_final.then_some("--final"));
            samsyn(&folder, &args);
            file
        };
        let read = |path: &Path| fs::read_to_string(path).unwrap();

        let pdf = export("pdf", true);
        let page_words = |pdf: &Path| {
            let foot = |line: &String| line.starts_with("Sida ") || line.contains("Sida ") && line.contains(" av ");
            lines(pdf).into_iter().filter(|line| !foot(line)).collect::<Vec<_>>().join("\n").replace('●', "")
        };
        holds(&page_words(&pdf), markdown, &format!("{name}: PDF"));
        let docx = export("docx", true);
        let words = paragraphs(&fs::read(&docx).unwrap()).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
        holds(&words, markdown, &format!("{name}: DOCX"));
        let blocks = prose::read_markdown(&read(&export("md", true)));
        holds(&blocks.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n"), markdown, &format!("{name}: Markdown"));
        holds(&read(&export("txt", true)).replace('•', ""), markdown, &format!("{name}: text"));
        let page = read(&export("html", true));
        let text = browser::ask(&folder, &page, "", "return document.body.innerText;");
        holds(text.as_str().unwrap(), markdown, &format!("{name}: HTML"));
        office.push((docx, pages(&pdf)));
        office.push((export("docx", false), pages(&export("pdf", false))));
    }
    let files: Vec<_> = office.iter().map(|(file, _)| file.clone()).collect();
    let out = folder.office(&files);
    for (file, in_pdf) in office {
        let converted = out.join(file.with_extension("pdf").file_name().unwrap());
        assert_eq!(pages(&converted), in_pdf, "{}", file.display());
    }
}
