//! A summary written in Word or Markdown becomes a draft: the three published chapters, every
//! word in its place and once, never a name, and never over what is there.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/tools.rs"]
#[expect(dead_code, reason = "each test uses its part of the tools")]
mod tools;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::path::{Path, PathBuf};
use std::process::Command;

use egui::{Key, Modifiers};
use samsyn::domain::draft::edit::quotation;
use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, Slug};
use samsyn::domain::municipality::{Figure, FigureKind, Municipality};
use samsyn::domain::outline::{Outline, Paragraph, Role, Span};
use samsyn::domain::project::Language;
use samsyn::domain::summary::Item;
use samsyn::domain::workspace::Dossier;
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use tools::Folder;
use window::Window;

const CHAPTERS: [(&str, &str); 3] = [
    ("Ale", include_str!("fixtures/kapitel/ale.md")),
    ("Fagersta", include_str!("fixtures/kapitel/fagersta.md")),
    ("Lund", include_str!("fixtures/kapitel/lund.md")),
];

fn samsyn(args: &[&str]) -> (Option<i32>, serde_json::Value, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), serde_json::from_slice(&output.stdout).unwrap_or_default(), said)
}

/// A new work folder with one municipality.
fn project(folder: &Path, name: &str) -> (PathBuf, Slug) {
    let project = folder.join(format!("kartläggning {}", name.to_lowercase()));
    let dir = project.to_str().unwrap();
    assert_eq!(samsyn(&["new", dir, "--name", "Prov"]).0, Some(0));
    assert_eq!(samsyn(&["add", dir, name]).0, Some(0));
    (project, Slug::from_name(name).unwrap())
}

fn import(project: &Path, slug: &Slug, file: &Path) -> (Option<i32>, serde_json::Value, String) {
    let (dir, file) = (project.to_str().unwrap(), file.to_str().unwrap());
    samsyn(&["import", "draft", dir, "--municipality", slug.as_str(), "--json", file])
}

fn dossier(project: &Path, slug: &Slug) -> Dossier {
    Store::open(project).unwrap().workspace.municipalities.remove(slug).unwrap()
}

type Told = (Part, BlockKind, String);

/// A line of the fixture: its sign and its words.
fn lines(markdown: &str) -> impl Iterator<Item = (&str, String)> {
    markdown.lines().filter(|line| !line.is_empty()).map(|line| {
        let signed = ["# ", "## ", "### ", "- "].into_iter().find_map(|sign| Some((sign, line.strip_prefix(sign)?)));
        let (sign, text) = signed.unwrap_or(("", line));
        (sign, text.replace("\\[", "[").replace("\\]", "]"))
    })
}

/// What the draft must hold, read off the fixture by its signs; and the key figures beside it.
fn expected(markdown: &str) -> (Vec<Told>, Vec<String>) {
    let (mut blocks, mut figures) = (Vec::new(), Vec::new());
    let mut part = Some(Part::About);
    for (sign, text) in lines(markdown).skip(1) {
        match (sign, part) {
            ("## ", _) if text.starts_with("Kontaktpersoner") => part = None,
            ("### ", _) if text.starts_with("Varför") => part = Some(Part::Why),
            ("### ", _) if text.starts_with("Hur fungerar") => part = Some(Part::How),
            ("### ", _) if text.starts_with("Lärdomar") => part = Some(Part::Lessons),
            ("## ", _) | (_, None) => {}
            ("### ", _) => {
                part = Some(Part::Story);
                blocks.push((Part::Story, BlockKind::Heading, text));
            }
            ("- ", Some(Part::About)) => figures.push(text),
            ("- ", Some(part)) => blocks.push((part, part.fitting(BlockKind::Point), text)),
            (_, Some(part)) if text.starts_with('”') => {
                blocks.push((part, BlockKind::Quote, text.trim_matches(|c| "”.".contains(c)).to_owned() + stop(&text)));
            }
            (_, Some(part)) => blocks.push((part, part.usual_kind(), text)),
        }
    }
    (blocks, figures)
}

/// The stop within the marks, where there is one.
fn stop(quote: &str) -> &str {
    if quote.ends_with(".”") { "." } else { "" }
}

fn told(draft: &Draft) -> Vec<Told> {
    let written = draft.blocks.iter().filter(|block| !block.is_blank());
    written.map(|block| (block.part, block.kind, block.text.clone())).collect()
}

#[track_caller]
fn holds_the_chapter(dossier: &Dossier, markdown: &str) {
    let (blocks, figures) = expected(markdown);
    assert!(blocks.len() > 15, "the fixture is read");
    assert_eq!(told(dossier.draft.as_ref().unwrap()), blocks);
    let municipality = &dossier.municipality;
    let full = lines(markdown).find_map(|(_, text)| text.strip_prefix("Kort om ").map(str::to_owned));
    assert_eq!(Some(&municipality.full_name), full.as_ref());
    // The key figures, with the words they had.
    assert_eq!(figures.len(), 3);
    let kinds = [FigureKind::Assistance, FigureKind::YoungAdults, FigureKind::Unemployment];
    let usual = ["Biståndsmottagare", "Unga vuxna med ekonomiskt bistånd", "Arbetslöshet"];
    for ((text, kind), usual) in figures.iter().zip(kinds).zip(usual) {
        let figure = municipality.figures.get(kind).unwrap();
        let label = if figure.label.is_empty() { usual } else { &figure.label };
        let value = figure.value.to_string().replace('.', ",");
        assert!(text.starts_with(label) && text.ends_with(&format!("{value} procent ({})", figure.year)), "{text}: {figure:?}");
    }
    // The remark about the contact persons is printed, and nobody is named.
    let remark = lines(markdown).last().unwrap().1;
    assert_eq!(municipality.contacts.iter().map(|contact| contact.function.as_str()).collect::<Vec<_>>(), [remark]);
}

#[test]
fn the_published_chapters_land_in_their_parts_word_for_word() {
    let folder = tempfile::tempdir().unwrap();
    for (name, markdown) in CHAPTERS {
        let (project, slug) = project(folder.path(), name);
        let file = folder.path().join(format!("{name}.md"));
        std::fs::write(&file, markdown).unwrap();
        let (code, json, said) = import(&project, &slug, &file);
        assert_eq!((code, said.as_str()), (Some(0), ""), "{name}");
        let now = dossier(&project, &slug);
        holds_the_chapter(&now, markdown);
        let (blocks, _) = expected(markdown);
        let quotes = blocks.iter().filter(|(_, kind, _)| *kind == BlockKind::Quote).count();
        assert_eq!((&json["blocks"], &json["quotes"]), (&blocks.len().into(), &quotes.into()), "{name}");
        assert_eq!((&json["figures"], &json["contacts"], &json["left_out"]), (&3.into(), &1.into(), &serde_json::json!([])), "{name}");
        assert_eq!(check(&project), []);

        // The same again changes nothing.
        let before = bytes(&project);
        assert_eq!(import(&project, &slug, &file).0, Some(0));
        assert_eq!(bytes(&project), before, "{name}");
    }
    let lund = dossier(&folder.path().join("kartläggning lund"), &Slug::new("lund").unwrap());
    let label = &lund.municipality.figures.young_adults.as_ref().unwrap().label;
    assert_eq!(label, "Unga med ekonomiskt bistånd", "what is called otherwise keeps its words, also on the page");
    let project = Store::open(&folder.path().join("kartläggning lund")).unwrap().workspace.project;
    let summary = samsyn::app::text::paper::summary(&project, &lund, &samsyn::domain::anonymity::attribution::Shown::default());
    assert!(summary.items.iter().any(|item| matches!(item, Item::Figures { cells, .. } if cells.iter().any(|cell| cell.label == *label))));
}

/// Every file of a work folder.
fn bytes(project: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![project.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), std::fs::read(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The chapter as a flat OpenDocument text; headings in bold letters alone if `bold`.
fn office_text(markdown: &str, bold: bool) -> String {
    let mut body = String::new();
    for (sign, text) in lines(markdown) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let paragraph = match sign {
            "- " => format!("<text:list text:style-name=\"L1\"><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"),
            "" => format!("<text:p>{text}</text:p>"),
            _ if bold => format!("<text:p text:style-name=\"P1\">{text}</text:p>"),
            sign => format!("<text:h text:outline-level=\"{}\">{text}</text:h>", sign.len() - 1),
        };
        body += &paragraph;
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\" \
         office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles>\
         <style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
         <text:list-style style:name=\"L1\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    )
}

#[test]
fn word_files_are_read_alike_with_headings_as_styles_or_as_bold_letters() {
    let folder = Folder::new();
    let mut sources = Vec::new();
    for (name, markdown) in CHAPTERS {
        for bold in [false, true] {
            sources.push(folder.put(&format!("{name}-{bold}.fodt"), office_text(markdown, bold).as_bytes()).display().to_string());
        }
    }
    let out = folder.path().display().to_string();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut arguments = vec![profile.as_str(), "--headless", "--convert-to", "docx", "--outdir", &out];
    arguments.extend(sources.iter().map(String::as_str));
    tools::run("soffice", &arguments);
    for (name, markdown) in CHAPTERS {
        let (project, slug) = project(folder.path(), name);
        // The second is the same document to Samsyn.
        for bold in [false, true] {
            let (code, json, said) = import(&project, &slug, &folder.path().join(format!("{name}-{bold}.docx")));
            assert_eq!((code, said.as_str(), &json["left_out"]), (Some(0), "", &serde_json::json!([])), "{name} {bold}");
            let now = dossier(&project, &slug);
            holds_the_chapter(&now, markdown);
            assert!(now.versions.is_empty(), "{name} {bold}: nothing was there to keep");
        }
    }
}

#[test]
fn plain_text_and_english_headings_are_understood_and_contacts_stay_nameless() {
    let folder = tempfile::tempdir().unwrap();
    let (project, slug) = project(folder.path(), "Provsta");
    let file = folder.path().join("provsta.txt");
    let text = "PROVSTA\n\nProvsta ligger vid ån.\n\nAbout Provsta municipality\n\nPopulation: 12 000 (2014)\n• Ungdomsarbetslöshet, 9 procent (2014)\n\n\
                Vi ses varje vecka\n\nAlla kommer.\n”Det är enkelt.”\n\nWhy does collaboration work?\n\nAlla vill.\n\nContacts\n\n\
                Maja Testberg, enhetschef, Provsta kommun, maja@provsta.example\nKim Provström\n070-174 06 05\n";
    std::fs::write(&file, text).unwrap();
    let (code, json, said) = import(&project, &slug, &file);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let now = dossier(&project, &slug);
    let paragraph = BlockKind::Paragraph;
    let blocks = [
        (Part::About, paragraph, "Provsta ligger vid ån."),
        (Part::About, Part::About.fitting(BlockKind::Point), "Ungdomsarbetslöshet, 9 procent (2014)"),
        (Part::Story, BlockKind::Heading, "Vi ses varje vecka"),
        (Part::Story, paragraph, "Alla kommer."),
        (Part::Story, BlockKind::Quote, "Det är enkelt."),
        (Part::Why, BlockKind::Point, "Alla vill."),
    ];
    assert_eq!(told(now.draft.as_ref().unwrap()), blocks.map(|(part, kind, text)| (part, kind, text.to_owned())));
    assert_eq!(now.municipality.full_name, "Provsta municipality");
    assert_eq!(now.municipality.figures.inhabitants.as_ref().map(|figure| figure.value), Some(12_000.0));
    let [contact] = &now.municipality.contacts[..] else { panic!("{:?}", now.municipality.contacts) };
    assert_eq!((contact.function.as_str(), contact.organisation.as_str()), ("enhetschef", "Provsta kommun"));
    // What is left out is told by line, without its words, and stands in no file.
    let lines: Vec<u64> = json["left_out"].as_array().unwrap().iter().map(|left| left["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [21, 22, 23]);
    let everything = format!("{json} {}", bytes(&project).iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect::<String>());
    for secret in ["Maja", "Testberg", "Kim", "Provström", "maja@", "070-174"] {
        assert!(!everything.contains(secret), "{secret}");
    }
}

#[test]
fn what_is_there_is_kept_and_what_was_set_by_hand_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (project, slug) = project(folder.path(), "Ale");
    let file = folder.path().join("ale.md");
    std::fs::write(&file, CHAPTERS[0].1).unwrap();
    // By hand: a figure and the name in full.
    let mut store = Store::open(&project).unwrap().store;
    let mut municipality = dossier(&project, &slug).municipality;
    municipality.full_name = "Ale stad".to_owned();
    let figure = Figure { value: 9.4, year: 2015, source: "SCB".to_owned(), label: String::new() };
    municipality.figures.unemployment = Some(figure.clone());
    store.save(&FileKey::Municipality(slug.clone()), &municipality).unwrap();
    let (_, json, _) = import(&project, &slug, &file);
    let now = dossier(&project, &slug);
    assert_eq!((now.municipality.full_name.as_str(), now.municipality.figures.unemployment), ("Ale stad", Some(figure)));
    let lines: Vec<u64> = json["left_out"].as_array().unwrap().iter().map(|left| left["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 9]);

    // Another document: what was there becomes a version, and what is the same stays itself.
    let first = now.draft.unwrap();
    let changed = CHAPTERS[0].1.replace("Samverkan är politiskt prioriterad.", "Samverkan är prioriterad av alla.");
    std::fs::write(&file, &changed).unwrap();
    import(&project, &slug, &file);
    let now = dossier(&project, &slug);
    let versions: Vec<_> = now.versions.values().map(|version| (version.name.as_str(), &version.draft)).collect();
    assert_eq!(versions, [("Före inläsning", &first)]);
    // The block that was worked on is still itself, and so is what it rests on.
    let ids = |draft: &Draft| draft.blocks.iter().map(|block| block.id.clone()).collect::<Vec<BlockId>>();
    let after = now.draft.unwrap();
    assert_eq!(ids(&first), ids(&after));
    let differs = first.blocks.iter().zip(&after.blocks).filter(|(before, after)| before.text != after.text);
    assert_eq!(differs.map(|(_, after)| after.text.as_str()).collect::<Vec<_>>(), ["Samverkan är prioriterad av alla."]);
    assert_eq!(check(&project), []);
}

#[test]
fn hostile_words_come_in_as_words_and_bad_files_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (project, slug) = project(folder.path(), "Ale");
    let municipality = Municipality::new("Ale");
    let strings: Vec<String> = include_str!("fixtures/hostile.txt").lines().skip(1).map(unescaped).collect();
    assert!(strings.len() > 15);
    for role in [Role::Title, Role::Heading(1), Role::Heading(6), Role::Item(9), Role::Text, Role::Quote] {
        for string in &strings {
            let Some(paragraph) = Paragraph::new(2, role, &[Span::plain(string)]) else { continue };
            let last = Paragraph::new(3, Role::Text, &[Span::plain("Slut.")]).unwrap();
            let words = paragraph.one_line();
            let outline = Outline { paragraphs: vec![paragraph, last], ..Outline::default() };
            let found = samsyn::domain::draft_import::find(&outline, &municipality);
            let kept = found.blocks.iter().any(|block| block.text == words || quotation(&words) == Some(&block.text));
            let unquoted = role == Role::Quote && found.blocks.iter().any(|block| !block.text.is_empty() && words.contains(&block.text));
            assert!(kept || unquoted || !found.left_out.is_empty(), "{role:?} {words:?}");
        }
    }
    let before = bytes(&project);
    for (name, content) in [
        ("trasig.docx", &b"PK inget paket"[..]),
        ("tom.md", b"\n\n"),
        ("bild.png", b"\x89PNG"),
        ("binar.txt", b"a\0b"),
        ("djup.md", "> ".repeat(500).as_bytes()),
        ("lang.md", "- a\n\n".repeat(20_001).as_bytes()),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, content).unwrap();
        let (code, json, said) = import(&project, &slug, &file);
        assert_eq!((code, json), (Some(1), serde_json::Value::Null), "{name}");
        assert!(said.contains(name) && said.contains("expected"), "{said}");
    }
    assert_eq!(bytes(&project), before);
    let (code, _, said) = import(&project, &Slug::new("finns-inte").unwrap(), &folder.path().join("tom.md"));
    assert_eq!(code, Some(1));
    assert!(said.contains("finns-inte"), "{said}");
}

/// A line of the fixture, its escapes as what they stand for.
fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, escape)) = rest.split_once('\\') {
        out += before;
        let (sign, after) = escape.split_at(escape.chars().next().map_or(0, char::len_utf8));
        rest = match sign {
            "u" => {
                let (hex, after) = after.trim_start_matches('{').split_once('}').unwrap();
                out.extend(char::from_u32(u32::from_str_radix(hex, 16).unwrap()));
                after
            }
            "n" | "t" | "r" => {
                out += match sign {
                    "n" => "\n",
                    "t" => "\t",
                    _ => "\r",
                };
                after
            }
            sign => {
                out += sign;
                after
            }
        };
    }
    out + rest
}

#[test]
fn in_the_window_a_draft_comes_in_and_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let (project, slug) = project(folder.path(), "Ale");
    let file = folder.path().join("ale.md");
    std::fs::write(&file, CHAPTERS[0].1).unwrap();
    let blocks = expected(CHAPTERS[0].1).0.len();
    let mut window = Window::open(folder.path());
    window.click("Öppna mapp");
    window.replace("Mapp", &project.display().to_string());
    window.click("Öppna");
    window.until(|w| w.has("Mer om Ale"));
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("ale sammanställ");
    window.press(Key::Enter);
    window.click("Läs in utkast");
    window.until(|w| w.has("Fil med ett utkast"));
    window.replace("Fil med ett utkast", &file.display().to_string());
    window.click("Läs in");
    window.until(|w| w.label_containing(&format!("ale.md: {blocks} stycken, varav 2 citat, 3 nyckeltal, 1 kontakter")).is_some());
    holds_the_chapter(window.model().dossier().unwrap(), CHAPTERS[0].1);

    // Back to before, and forward again.
    for _ in 0..2 {
        window.chord(Modifiers::COMMAND, Key::Z);
    }
    window.until(|w| w.model().dossier().is_some_and(|d| d.draft.as_ref().is_none_or(|draft| told(draft).is_empty())));
    assert!(window.model().dossier().unwrap().municipality.figures.unemployment.is_none());
    for _ in 0..2 {
        window.chord(Modifiers::COMMAND, Key::Y);
    }
    window.until(|w| w.model().dossier().is_some_and(|d| d.draft.as_ref().is_some_and(|draft| !told(draft).is_empty())));

    // The palette brings it up as well; the same document again is nothing new.
    window.chord(Modifiers::COMMAND, Key::K);
    window.type_text("läs in utk");
    window.press(Key::Enter);
    window.until(|w| w.has("Fil med ett utkast"));
    window.replace("Fil med ett utkast", &file.display().to_string());
    window.press(Key::Enter);
    window.until(|w| w.label_containing("Inget nytt").is_some());
    holds_the_chapter(window.model().dossier().unwrap(), CHAPTERS[0].1);
    window.close();
    let now = dossier(&project, &slug);
    holds_the_chapter(&now, CHAPTERS[0].1);
    assert_eq!((now.versions.len(), check(&project)), (0, Vec::new()));
    assert_eq!(Store::open(&project).unwrap().workspace.project.language, Language::Sv);
}
