//! The DOCX as python-docx reads it: real styles by the names that Word has for them, and nothing
//! set directly where a style serves.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/chapters.rs"]
mod chapters;
#[path = "support/cleared.rs"]
mod cleared;
#[path = "support/summaries.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod summaries;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::collections::BTreeSet;
use std::path::Path;

use cleared::cleared;
use samsyn::domain::summary::Summary;
use samsyn::export;
use serde::Deserialize;
use tools::{Folder, run};

/// Reads a document; every paragraph, those in tables too.
const READ: &str = r"
import json, sys, docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

document = docx.Document(sys.argv[1])
def names(properties, style):
    if properties is None:
        return []
    local = lambda tag: tag.split('}')[1]
    return [' '.join([local(e.tag), local(a)]).strip() for e in properties if e.tag != qn(style) for a in e.attrib or ['} ']]
out = []
for p in document.element.body.iter(qn('w:p')):
    runs = [name for r in p.iter(qn('w:r')) for name in names(r.find(qn('w:rPr')), 'w:rStyle')]
    out.append({'style': Paragraph(p, document._body).style.name, 'text': Paragraph(p, document._body).text,
                'direct': names(p.find(qn('w:pPr')), 'w:pStyle'), 'runs': runs})
numbered = document.styles['List Bullet'].element.pPr.numPr is not None
print(json.dumps({'paragraphs': out, 'title': document.core_properties.title, 'bullets_are_a_list': numbered}))
";

#[derive(Debug, Deserialize)]
struct Paragraph {
    style: String,
    text: String,
    direct: Vec<String>,
    runs: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Document {
    paragraphs: Vec<Paragraph>,
    title: String,
    bullets_are_a_list: bool,
}

fn read(file: &Path) -> Document {
    serde_json::from_str(&run("/usr/bin/python3", &["-c", READ, &file.display().to_string()])).unwrap()
}

/// What no style can know: where pages part, the space to a table beside it, the reach of a
/// number in the margin, and which of three colours a group's bullets have.
const ALLOWED: [(&str, &[&str]); 8] = [
    (
        "keepNext",
        &[
            "List Bullet",
            "Gruppetikett",
            "Gruppetikett hur",
            "Gruppetikett lärdomar",
            "Styckenummer",
            "Mellanrum",
            "Nyckeltal",
            "Nyckeltalsetikett",
        ],
    ),
    ("keepLines", &["Quote"]),
    ("pageBreakBefore", &["Bladrubrik"]),
    ("spacing before", &["Mellanrum", "Bladrubrik", "Heading 1", "Heading 2", "Body Text", "Quote", "List Bullet"]),
    (
        "spacing after",
        &["Heading 1", "Bladrubrik", "Body Text", "Quote", "List Bullet", "Gruppetikett", "Gruppetikett hur", "Gruppetikett lärdomar"],
    ),
    ("ind left", &["Body Text"]),
    ("ind hanging", &["Body Text"]),
    ("numPr", &["List Bullet"]),
];

fn unexpected(document: &Document) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for paragraph in &document.paragraphs {
        for direct in &paragraph.direct {
            let allowed = ALLOWED.iter().any(|(name, styles)| name == direct && styles.contains(&paragraph.style.as_str()));
            if !allowed {
                found.insert(format!("{direct} on {}", paragraph.style));
            }
        }
        found.extend(paragraph.runs.iter().map(|direct| format!("{direct} in a run of {}", paragraph.style)));
    }
    found
}

#[test]
fn the_styles_of_a_docx_are_words_own_and_nothing_is_set_past_them() {
    let folder = Folder::new();
    for (name, markdown) in chapters::ALL {
        for is_final in [false, true] {
            let chapter = chapters::read(markdown);
            let summary: Summary = chapter.summary(is_final);
            let document = read(&folder.put("ut.docx", &export::docx(&cleared(&summary)).unwrap().bytes));
            assert_eq!(unexpected(&document), BTreeSet::new(), "{name}, final: {is_final}");
            assert_eq!(document.title, summary.full_title);
            assert!(document.bullets_are_a_list);
            let texts = |style: &str| document.paragraphs.iter().filter(|p| p.style == style).map(|p| p.text.as_str()).collect::<Vec<_>>();
            let lines = |sign: &str| markdown.lines().filter(|line| line.starts_with(sign)).count();
            assert_eq!(texts("Title"), [chapter.texts[0].as_str()]);
            assert_eq!(texts("Heading 1").len() + texts("Bladrubrik").len(), lines("## "), "{name}");
            assert!(texts("List Bullet").len() >= lines("- "), "{name}");
            assert!(
                !texts("Quote").is_empty() && texts("Quote").iter().all(|quote| quote.starts_with('”') && quote.ends_with('”')),
                "{name}"
            );
            let plain = is_final && document.paragraphs.iter().any(|p| p.direct.contains(&"ind hanging".to_owned()));
            assert!(!plain, "{name}: the numbers of a draft");
        }
    }
}

#[test]
fn what_is_set_past_a_style_is_found() {
    let folder = Folder::new();
    let summary = chapters::read(chapters::ALL[0].1).summary(true);
    let file = folder.put("ut.docx", &export::docx(&cleared(&summary)).unwrap().bytes);
    let script =
        "import sys, docx\ndocument = docx.Document(sys.argv[1])\ndocument.paragraphs[4].runs[0].bold = True\ndocument.save(sys.argv[1])";
    run("/usr/bin/python3", &["-c", script, &file.display().to_string()]);
    assert!(unexpected(&read(&file)).iter().any(|found| found.starts_with("b in a run")));
}
