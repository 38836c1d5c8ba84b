//! Six approved texts, three of them the published chapters, are collected from their packages and
//! become one PDF and one DOCX: the same headings as the original, every sentence, and contents and bookmarks that lead to their pages.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;
#[path = "support/publication.rs"]
mod publication;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use samsyn::app::publishing::{Failure, Order, chapters};
use samsyn::domain::coding::{Code, OwnCode};
use samsyn::domain::municipality::FigureKind;
use samsyn::domain::publication::Lead;
use samsyn::export::{Halt, Progress, Step};
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use serde_json::Value;

use publication::{INVENTED, KNOWN, collected, edit, headings, publish, sentences, six, slug};
use tools::{Folder, dense, paragraphs, part, run};

/// What the lead finds in the folder.
struct Published {
    folder: Folder,
    /// Where the texts were written.
    root: PathBuf,
    said: Value,
}

impl Published {
    fn new() -> Self {
        let folder = Folder::new();
        let root = collected(&folder);
        let said = publish(&folder, "ut");
        Self { folder, root, said }
    }

    fn file(&self, which: &str) -> PathBuf {
        self.folder.path().join(self.said[which].as_str().unwrap())
    }
}

/// A page of a PDF as text, from one.
fn page(pdf: &Path, number: usize) -> String {
    let number = number.to_string();
    run("pdftotext", &["-raw", "-f", &number, "-l", &number, &pdf.display().to_string(), "-"])
}

/// The bookmarks: how deep, the words, the page.
fn bookmarks(pdf: &Path) -> Vec<(usize, String, usize)> {
    fn walk(kids: &Value, depth: usize, out: &mut Vec<(usize, String, usize)>) {
        for kid in kids.as_array().unwrap() {
            let page = usize::try_from(kid["destpageposfrom1"].as_u64().unwrap()).unwrap();
            out.push((depth, kid["title"].as_str().unwrap().to_owned(), page));
            walk(&kid["kids"], depth + 1, out);
        }
    }
    let json: Value = serde_json::from_str(&run("qpdf", &["--json", "--json-key=outlines", &pdf.display().to_string()])).unwrap();
    let mut out = Vec::new();
    walk(&json["outlines"], 1, &mut out);
    out
}

/// The part of a list of headings that belongs to one chapter.
fn chapter<T: Clone>(all: &[(usize, String, T)], name: &str) -> Vec<(usize, String)> {
    let from = all.iter().position(|(depth, text, _)| *depth == 1 && text == name).unwrap();
    let rest = all[from + 1..].iter().take_while(|(depth, ..)| *depth > 1);
    all[from..=from].iter().chain(rest).map(|(depth, text, _)| (*depth, text.clone())).collect()
}

#[test]
fn the_headings_are_those_of_the_original_and_lead_to_their_pages() {
    let made = Published::new();
    assert_eq!(made.said["included"], serde_json::json!(["ale", "fagersta", "lund", "pahittsnas", "angsprova", "odhittan"]));
    assert_eq!(made.said["left_out"], serde_json::json!([]));
    let pdf = made.file("pdf");
    let marks = bookmarks(&pdf);
    for (name, _, markdown) in KNOWN {
        assert_eq!(chapter(&marks, name), headings(markdown), "{name}");
    }
    let top: Vec<&str> = marks.iter().filter(|(depth, ..)| *depth == 1).map(|(_, text, _)| text.as_str()).collect();
    let wanted =
        ["Innehåll", "Inledning", "Viktiga lärdomar om samverkan", "Ale", "Fagersta", "Lund", "Påhittsnäs", "Ängsprova", "Ödhittan"];
    assert_eq!(top, wanted, "chapters stand in Swedish order");

    let pages = tools::pages(&pdf);
    assert_eq!(made.said["pages"].as_u64().unwrap(), pages as u64);
    for (_, text, number) in &marks {
        let words = page(&pdf, *number);
        assert!(dense([&words]).contains(&dense([text])), "{text} does not stand on page {number}: {words}");
        assert!(words.contains(&format!("Sida {number} av {pages}")), "page {number}: {words}");
    }
    // The contents name the first two levels, with the same pages.
    let contents = dense([page(&pdf, 2), page(&pdf, 3)]).replace(['.', '\u{2060}'], "");
    let mut from = 0;
    for (_, text, number) in marks.iter().filter(|(depth, ..)| *depth <= 2).skip(1) {
        let entry = dense([&format!("{text}{number}")]).replace('.', "");
        from += contents[from..].find(&entry).unwrap_or_else(|| panic!("{entry} is not in its place in {contents}")) + entry.len();
    }
    let info = run("pdfinfo", &[&pdf.display().to_string()]);
    assert!(info.contains("Tagged:          yes") && info.contains("Title:           Lokala exempel"), "{info}");
    let xmp = run("pdfinfo", &["-meta", &pdf.display().to_string()]);
    assert!(xmp.contains("<pdfaid:part>2") && xmp.contains("<pdfaid:conformance>A") && xmp.contains("<pdfuaid:part>1"), "{xmp}");
    run("qpdf", &["--check", &pdf.display().to_string()]);
}

/// Each sentence as often as it was approved; those of the lessons once more.
fn holds_every_sentence(text: &str, root: &Path, of: &str) {
    let text = dense([text]);
    let all = sentences(root);
    assert_eq!(all.len(), 6);
    let approved = dense(all.values().flatten().map(|sentence| sentence.replace('●', "")));
    for sentence in all.values().flatten() {
        let words = dense([sentence.trim_matches(['”', '.'])]);
        let (there, once) = (text.matches(&words).count(), approved.matches(&words).count());
        let lessons = ["Cheferna i ", "Ledningen i ", "Handläggarna i ", "Cheferna för enheten", "löser åtta frågor"];
        let is_lesson = lessons.iter().any(|start| sentence.contains(start));
        assert_eq!(there, once + usize::from(is_lesson), "{of}: {sentence}");
    }
}

#[test]
fn every_sentence_is_there_once() {
    let made = Published::new();
    let foot = |line: &&str| !(line.starts_with("Lokala exempel Sida ") || line.starts_with("Sida "));
    let pdf = run("pdftotext", &["-raw", &made.file("pdf").display().to_string(), "-"]);
    let words: Vec<&str> = pdf.lines().filter(foot).collect();
    holds_every_sentence(&words.join("\n").replace('●', ""), &made.root, "PDF");
    let docx = fs::read(made.file("docx")).unwrap();
    let words: Vec<String> = paragraphs(&docx).into_iter().map(|(_, text)| text).collect();
    holds_every_sentence(&words.join("\n"), &made.root, "DOCX");
}

#[test]
fn the_docx_opens_with_contents_that_work() {
    let made = Published::new();
    let bytes = fs::read(made.file("docx")).unwrap();
    let all = paragraphs(&bytes);
    let deep = |style: &str| match style {
        "Heading1" => Some(1),
        "Heading2" | "Bladrubrik" => Some(2),
        "Heading3" | "Gruppetikett" | "Gruppetiketthur" | "Gruppetikettlrdomar" => Some(3),
        _ => None,
    };
    let found: Vec<(usize, String, ())> = all.iter().filter_map(|(style, text)| Some((deep(style)?, text.clone(), ()))).collect();
    for (name, _, markdown) in KNOWN {
        assert_eq!(chapter(&found, name), headings(markdown), "{name}");
    }
    // Every entry is a way to a bookmark that is there, once, and names the heading behind it.
    let xml = part(&bytes, "word/document.xml");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let attribute = |node: roxmltree::Node<'_, '_>, name: &str| node.attributes().find(|a| a.name() == name).map(|a| a.value().to_owned());
    let marks: Vec<String> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "bookmarkStart")
        .map(|node| attribute(node, "name").unwrap())
        .collect();
    let mut ways = 0;
    for link in document.descendants().filter(|node| node.tag_name().name() == "hyperlink") {
        let to = attribute(link, "anchor").unwrap();
        assert_eq!(marks.iter().filter(|mark| **mark == to).count(), 1, "{to}");
        ways += 1;
    }
    let named = found.iter().filter(|(depth, ..)| *depth <= 2).count();
    assert_eq!(ways, named + 13, "the contents, and what is said of the lessons");
    let field = document.descendants().filter(|node| node.tag_name().name() == "instrText").find_map(|node| node.text());
    assert_eq!(field, Some(" TOC \\o \"1-2\" \\h \\z \\u "));
    assert!(!part(&bytes, "word/settings.xml").contains("updateFields"), "no program asks whether to bring it up to date");

    // LibreOffice lays it out with the same contents, and the numbers in them are right.
    let out = made.folder.office(&[made.file("docx")]);
    let converted = out.join("Lokala exempel.pdf");
    let writer = made.folder.convert(&[made.file("docx")], "fodt").join("Lokala exempel.fodt");
    assert_eq!(fs::read_to_string(writer).unwrap().matches("<text:table-of-content ").count(), 1, "it is a real table of contents");
    assert_eq!(tools::pages(&converted), tools::pages(&made.file("pdf")));
    let contents: Vec<(String, String)> =
        all.iter().filter(|(style, _)| style.starts_with("TOC") && style != "TOCHeading").cloned().collect();
    assert_eq!(contents.len(), named);
    for (_, entry) in &contents {
        let (words, number) = entry.split_once('\t').unwrap();
        let text = page(&converted, number.parse().unwrap());
        assert!(dense([&text]).contains(&dense([words])), "{words} does not stand on page {number}: {text}");
        assert!(dense([page(&converted, 2), page(&converted, 3)]).contains(&dense([&number])), "{entry}");
    }
}

#[test]
fn what_is_not_approved_is_left_out_and_named() {
    let folder = Folder::new();
    let root = six(&folder);
    let mut opened = Store::open(&root).unwrap();
    edit(&mut opened, "lund", |dossier| dossier.draft.as_mut().unwrap().blocks[0].text.push_str(" Ett tillägg."));
    edit(&mut opened, "ale", |dossier| dossier.municipality.milestones.approved = None);
    opened.workspace.publication.left_out.insert(slug("odhittan"));
    opened.store.save(&FileKey::Publication, &opened.workspace.publication).unwrap();
    let said = publish(&folder, "ut");
    assert_eq!(said["included"], serde_json::json!(["fagersta", "pahittsnas", "angsprova"]));
    let left: Vec<(&str, &str)> =
        said["left_out"].as_array().unwrap().iter().map(|left| (left["slug"].as_str().unwrap(), left["why"].as_str().unwrap())).collect();
    assert_eq!(left, [("ale", "not approved"), ("lund", "changed since it was approved"), ("odhittan", "left out by the lead")]);
    let text = run("pdftotext", &["-raw", &folder.path().join(said["pdf"].as_str().unwrap()).display().to_string(), "-"]);
    assert!(!text.contains("Lundabor") && !text.contains("Ett tillägg") && !text.contains("Ödhittan"));
    let log: String = fs::read_dir(root.join("log")).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert!(log.contains("published(") && log.contains("\"pahittsnas\""), "it is in the log");
}

#[test]
fn what_the_lead_has_written_survives_and_only_what_changed_is_made_again() {
    let folder = Folder::new();
    let root = six(&folder);
    let first = publish(&folder, "ut");
    assert_eq!(first["made"].as_array().unwrap().len(), 2 + 2 * (4 + 6));
    assert_eq!(publish(&folder, "ut")["made"], serde_json::json!([]), "nothing has changed");

    let mut opened = Store::open(&root).unwrap();
    let lead = &mut opened.workspace.publication;
    "Den här inledningen är ledarens egen.\n\nDen har två stycken.".clone_into(&mut lead.introduction);
    lead.set_lesson(&Code::Ledning, "Ledarens ord om ledningen.");
    lead.order = vec![slug("odhittan")];
    opened.store.save(&FileKey::Publication, lead).unwrap();
    let second = publish(&folder, "ut");
    assert_eq!(second["included"][0], "odhittan");
    // Under another title it is another document, and the one before does not stay beside it.
    let mut opened = Store::open(&root).unwrap();
    "Andra upplagan".clone_into(&mut opened.workspace.publication.title);
    opened.store.save(&FileKey::Publication, &opened.workspace.publication).unwrap();
    let other = publish(&folder, "ut");
    assert!(folder.path().join(other["pdf"].as_str().unwrap()).exists());
    assert!(!folder.path().join("ut/Lokala exempel.pdf").exists() && !folder.path().join("ut/Lokala exempel.docx").exists());
    opened.workspace.publication.title.clear();
    opened.store.save(&FileKey::Publication, &opened.workspace.publication).unwrap();
    let second = publish(&folder, "ut");
    let pdf = |said: &Value| run("pdftotext", &["-raw", &folder.path().join(said["pdf"].as_str().unwrap()).display().to_string(), "-"]);
    let written = ["Den här inledningen är ledarens egen.", "Den har två stycken.", "Ledarens ord om ledningen."];
    assert!(written.iter().all(|words| pdf(&second).contains(words)));

    // Another text of one municipality: its pages, and those that show something of all.
    let mut opened = Store::open(&root).unwrap();
    edit(&mut opened, "fagersta", |dossier| dossier.draft.as_mut().unwrap().blocks[0].text.push_str(" Ett tillägg."));
    publication::approve(&mut opened, "fagersta");
    let third = publish(&folder, "ut");
    let made: Vec<&str> = third["made"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    let mut wanted = vec!["Lokala exempel.pdf".to_owned(), "Lokala exempel.docx".to_owned()];
    for folder in ["webbplats", "webbplats/en"] {
        wanted.extend(["kontakter.html", "sok.html", "kommuner/fagersta.html"].map(|page| format!("{folder}/{page}")));
    }
    assert_eq!(made, wanted);
    assert!(written.iter().all(|words| pdf(&third).contains(words)), "it is still there");
    assert!(pdf(&third).contains("Ett tillägg."));

    // One that is gone has no page, and a file that somebody changed is made again.
    let page = |name: &str| folder.path().join("ut/webbplats/kommuner").join(name);
    fs::write(page("ale.html"), "x").unwrap();
    let mut opened = Store::open(&root).unwrap();
    opened.workspace.publication.left_out.insert(slug(INVENTED[0].1));
    opened.store.save(&FileKey::Publication, &opened.workspace.publication).unwrap();
    publish(&folder, "ut");
    assert!(!page("angsprova.html").exists());
    assert!(fs::read_to_string(page("ale.html")).unwrap().contains("Kort om Ale kommun"));
}

#[test]
fn nothing_leaves_that_the_gate_holds() {
    let folder = Folder::new();
    let root = six(&folder);
    let mut opened = Store::open(&root).unwrap();
    "Tack till Karin Provén i Lund.".clone_into(&mut opened.workspace.publication.introduction);
    opened.store.save(&FileKey::Publication, &opened.workspace.publication).unwrap();
    let output = program::samsyn(folder.path(), &["publish", "projekt", "-o", "ut"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Karin") && said.contains("nothing was published"), "{said}");
    assert!(!folder.path().join("ut").exists());
}

#[test]
fn equal_publications_are_equal_files() {
    let folder = Folder::new();
    six(&folder);
    let files = ["ett", "två"].map(|out| {
        let said = publish(&folder, out);
        ["pdf", "docx"].map(|which| fs::read(folder.path().join(said[which].as_str().unwrap())).unwrap())
    });
    assert!(files[0] == files[1]);
}

#[test]
fn what_the_lead_decides_is_kept_in_a_file() {
    use samsyn::domain::publication::drift::{How, Mend, Settled};
    use samsyn::storage::format::{self, Kind};
    let settled = |how| Settled { slip: "0a1b2c3d4e5f".to_owned(), chapter: slug("lund"), how };
    let label = Mend::Label { figure: FigureKind::YoungAdults, was: "unga".to_owned(), label: String::new() };
    let mut lead = Lead {
        title: "Lokala exempel".to_owned(),
        subtitle: "Sex kommuner".to_owned(),
        introduction: "Ett.\n\nTvå \"citat\" och \\ annat. 👍".to_owned(),
        order: vec![slug("lund"), slug("ale")],
        left_out: [slug("fagersta")].into(),
        settled: vec![
            settled(How::Accepted),
            settled(How::Mended { was: "unga".to_owned(), mend: label }),
            settled(How::Mended { was: "Lund".to_owned(), mend: Mend::FullName("Lunds kommun".to_owned()) }),
        ],
        ..Lead::default()
    };
    lead.set_lesson(&Code::Own(OwnCode::new("möten").unwrap()), "Egna ord.");
    lead.set_lesson(&Code::Ledning, "Ledarens ord.");
    let text = format::to_text(Kind::Publication, &lead).unwrap();
    assert_eq!(format::parse::<Lead>("publication.ron", &text, Kind::Publication).unwrap().value, lead);
}

#[test]
fn it_tells_how_far_it_has_come_and_can_be_stopped_anywhere() {
    let folder = Folder::new();
    let root = six(&folder);
    let workspace = Store::open(&root).unwrap().workspace;
    let order = Order::new(&workspace, &chapters(&workspace)).unwrap();
    let out = folder.path().join("ut");
    let mut steps = Vec::new();
    let publish = |out: &Path, progress: Progress<'_>| order.clone().prepare(&root, out, progress)?.save(progress);
    let listen = &mut |step| {
        steps.push(step);
        ControlFlow::Continue(())
    };
    publish(&out, listen).unwrap();
    assert_eq!(steps.first(), Some(&Step::Chapters { done: 0, of: 6 }));
    assert_eq!(steps.last(), Some(&Step::Site { done: 20, of: 20 }));
    let site = steps.iter().position(|step| matches!(step, Step::Site { .. })).unwrap();
    for stop in [0, 2, site, site + 5] {
        let out = folder.path().join(format!("stopp-{stop}"));
        let mut told = 0;
        let result = publish(&out, &mut |step| {
            assert_eq!(step, steps[told]);
            told += 1;
            if told > stop { ControlFlow::Break(Halt) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(result, Err(Failure::Stopped)), "{result:?}");
        assert_eq!(told, stop + 1);
        // Before anything is written there is nothing; after that what is there is whole, and known.
        assert_eq!(out.exists(), stop >= site);
        let done = publish(&out, &mut |_| ControlFlow::Continue(())).unwrap();
        let before = if stop >= site { 2 + stop - site } else { 0 };
        assert_eq!(done.made.len(), 22 - before, "stopped at {stop}");
    }
}
