//! The HTML under axe-core in a browser: no barrier that it knows of, for drafts and final texts
//! in both languages.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/cleared.rs"]
mod cleared;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use cleared::cleared;
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::text::paper;
use samsyn::domain::anonymity::attribution::{Group, Shown};
use samsyn::domain::draft::{Block, BlockKind, Part};
use samsyn::domain::ids::BlockId;
use samsyn::domain::project::Language;
use samsyn::domain::session::{Organisation, Role};
use samsyn::domain::summary::Summary;
use samsyn::export;
use samsyn::storage::store::Store;
use serde_json::Value;
use tools::Folder;

const AXE: &str = include_str!("fixtures/axe/axe.min.js");

/// Everything that axe knows, beyond what the law asks for.
const RUN: &str = "const found = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
const short = rules => rules.map(rule => ({ id: rule.id, nodes: rule.nodes.map(node => node.html) }));
return { violations: short(found.violations), incomplete: short(found.incomplete), passes: found.passes.length };";

/// The demo's finest summary, with a list in its story.
fn summary(folder: &Folder, language: Language, is_final: bool) -> Summary {
    let root = folder.path().join("demo");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let mut workspace = Store::open(&root).unwrap().workspace;
    workspace.project.language = language;
    let dossier = workspace.municipalities.get_mut(&demo::showpiece()).unwrap();
    let draft = dossier.draft.as_mut().unwrap();
    let at = draft.blocks.iter().rposition(|block| block.part == Part::Story).unwrap() + 1;
    for (n, text) in ["Samma lokal.", "Samma dag."].into_iter().enumerate() {
        let id = BlockId::from_bits(n as u64 + 1);
        draft.blocks.insert(at + n, Block { text: text.to_owned(), ..Block::empty(id, Part::Story, BlockKind::Point) });
    }
    // In a final text quotes say where they come from.
    let quotes = dossier.draft.iter().flat_map(|draft| &draft.blocks).filter(|block| is_final && block.kind == BlockKind::Quote);
    let group = Group { organisation: Organisation::EmploymentService, role: Some(Role::CaseWorker) };
    let shown = Shown { speakers: quotes.map(|block| (block.id.clone(), group)).collect(), sets: Vec::new() };
    paper::summary_as(&workspace.project, dossier, &shown, is_final)
}

fn ids(found: &Value) -> Vec<&str> {
    found.as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect()
}

#[test]
fn axe_finds_no_barrier() {
    let folder = Folder::new();
    for language in [Language::Sv, Language::En] {
        for is_final in [false, true] {
            let page = export::html(&cleared(&summary(&folder, language, is_final)));
            let found = browser::ask(&folder, &page, AXE, RUN);
            assert_eq!(found["violations"], Value::Array(Vec::new()), "{language:?}, final: {is_final}");
            assert_eq!(found["incomplete"], Value::Array(Vec::new()), "{language:?}, final: {is_final}: what axe could not tell");
            assert!(found["passes"].as_u64().unwrap() > 15, "{found}");
            let marks = ["class=\"band\"", "class=\"number\"", "id=\"stycke-4\""];
            assert!(marks.iter().all(|mark| page.contains(mark) != is_final), "{language:?}, final: {is_final}");
            assert!(page.contains("<li>Samma lokal.</li>") == is_final);
            assert!(page.contains("<figcaption>– ") == is_final);
        }
    }
}

#[test]
fn axe_finds_what_is_planted() {
    let folder = Folder::new();
    let page = export::html(&cleared(&summary(&folder, Language::Sv, false)));
    let planted = [
        ("html-has-lang", page.replacen("<html lang=\"sv-SE\">", "<html>", 1)),
        ("document-title", page.replacen("<title>", "<title></title><!--", 1).replacen("</title>\n", "-->\n", 1)),
        ("color-contrast", page.replacen("color: #5e6c69", "color: #aab4b2", 1)),
        ("heading-order", page.replacen("<h2>", "<h4>", 1).replacen("</h2>", "</h4>", 1)),
        ("list", page.replacen("<ul>", "<ul><p>x</p>", 1)),
    ];
    for (rule, page) in planted {
        let found = browser::ask(&folder, &page, AXE, RUN);
        assert!(ids(&found["violations"]).contains(&rule), "{rule}: {found}");
    }
}
