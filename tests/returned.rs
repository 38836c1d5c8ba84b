//! Documents that went out for fact-checking and came back edited: every planted edit on its
//! block, none invented, whichever program saved it and whatever it lost on the way.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/cleared.rs"]
mod cleared;
#[path = "returned/plants.rs"]
mod plants;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cleared::cleared;
use jiff::civil::date;
use plants::{Plant, Text};
use samsyn::app::demo;
use samsyn::app::text::paper;
use samsyn::domain::anonymity::attribution::Shown;
use samsyn::domain::review::placing::{Expected, Placed, Returned, place};
use samsyn::domain::review::{Answer, Wording};
use samsyn::domain::summary::Summary;
use samsyn::export;
use samsyn::storage::documents;
use samsyn::storage::store::Store;
use serde_json::{Value, json};
use tools::{Folder, pages, part};

const TOKEN: &str = "k3f9a2c81d0e7b55";
const WORD: &str = include_str!("returned/word.py");
const OFFICE: &str = include_str!("returned/office.py");

/// A summary that went out.
struct Sent {
    folder: Folder,
    summary: Summary,
    wording: Wording,
    expected: Vec<Expected>,
    docx: PathBuf,
}

impl Sent {
    fn new() -> Self {
        let folder = Folder::new();
        let root = folder.path().join("demo");
        demo::write(&root, date(2026, 11, 12)).unwrap();
        let workspace = Store::open(&root).unwrap().workspace;
        let dossier = &workspace.municipalities[&demo::showpiece()];
        let summary = paper::summary_as(&workspace.project, dossier, &Shown::default(), false);
        let docx = folder.put("ut.docx", &export::review_docx(&cleared(&summary), TOKEN).unwrap().bytes);
        Self { wording: Wording::of(dossier), expected: export::expected(&summary), folder, summary, docx }
    }

    fn placed(&self, returned: &Returned) -> Placed {
        let mut placed = place(&self.expected, &self.wording.passages, returned);
        placed.number_from(0);
        placed
    }

    /// Reads what came back and places it, both within two seconds.
    fn read(&self, file: &Path) -> (Returned, Placed) {
        let start = Instant::now();
        let returned = documents::returned(file).unwrap();
        let placed = self.placed(&returned);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?}");
        (returned, placed)
    }

    /// Makes a document of every list of edits, as `script` does.
    fn edited(&self, script: &str, arguments: &[&str], lists: &[(Vec<Value>, Value)]) -> Vec<PathBuf> {
        let outs: Vec<PathBuf> = (0..lists.len()).map(|n| self.folder.path().join(format!("in-{n}.docx"))).collect();
        let jobs: Vec<Value> = lists
            .iter()
            .zip(&outs)
            .map(|((edits, more), out)| {
                let mut job = json!({"in": self.docx, "out": out, "edits": edits});
                more.as_object().unwrap().iter().for_each(|(key, value)| job[key] = value.clone());
                job
            })
            .collect();
        python(script, arguments, &json!(jobs).to_string());
        outs
    }
}

fn python(script: &str, arguments: &[&str], input: &str) {
    let mut command = Command::new("/usr/bin/python3");
    let mut child = command.arg("-c").arg(script).args(arguments).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Says what is wrong with what was placed, or nothing.
fn compare(placed: &Placed, plants: &[&Plant]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut left: Vec<&Answer> = placed.answers.iter().collect();
    for wanted in plants.iter().flat_map(|plant| &plant.answers) {
        let same = |it: &&Answer| {
            let about = wanted.about == "*" && !it.about.is_empty() || it.about == wanted.about;
            about && Answer { about: String::new(), ..(**it).clone() } == Answer { about: String::new(), ..wanted.clone() }
        };
        match left.iter().position(same) {
            Some(at) => _ = left.remove(at),
            None => wrong.push(format!("missing: {wanted:?}")),
        }
    }
    wrong.extend(left.iter().map(|it| format!("invented: {it:?}")));
    let mut unplaced: Vec<(String, String)> = placed.unplaced.iter().map(|it| (it.text.clone(), it.beside.clone())).collect();
    for wanted in plants.iter().flat_map(|plant| &plant.unplaced) {
        match unplaced.iter().position(|it| it.0 == wanted.0) {
            Some(at) => _ = unplaced.remove(at),
            None => wrong.push(format!("not listed: {wanted:?}")),
        }
    }
    wrong.extend(unplaced.iter().map(|it| format!("listed too much: {it:?}")));
    wrong
}

#[test]
fn what_goes_out_is_what_is_expected_back() {
    let sent = Sent::new();
    let (returned, placed) = sent.read(&sent.docx);
    let texts: Vec<String> = returned
        .paragraphs
        .iter()
        .map(|it| it.runs.iter().map(|run| run.text.as_str()).collect::<String>())
        .filter(|text| !text.trim().is_empty())
        .collect();
    let expected: Vec<String> = sent.expected.iter().map(Expected::printed).collect();
    assert_eq!(texts, expected);
    let marks: Vec<_> = returned.paragraphs.iter().flat_map(|it| it.marks.clone()).collect();
    let asked: Vec<_> = sent.expected.iter().filter_map(|it| it.mark.clone()).collect();
    assert_eq!(marks, asked);
    assert_eq!((returned.token.as_deref(), returned.authors, returned.comments.len()), (Some(TOKEN), 0, 0));
    assert_eq!(placed, Placed { likeness: 1.0, ..Placed::default() });
}

#[test]
fn a_document_for_fact_checking_is_the_draft_with_marks() {
    let sent = Sent::new();
    let (plain, review) = (export::docx(&cleared(&sent.summary)).unwrap(), export::review_docx(&cleared(&sent.summary), TOKEN).unwrap());
    assert_eq!(plain.pages, review.pages);
    let unmarked = |docx: &[u8], name: &str| {
        let xml = part(docx, name);
        let mut out = String::new();
        for piece in xml.split_inclusive('>').filter(|piece| !piece.starts_with("<w:bookmark")) {
            out.push_str(piece);
        }
        out.replace(&format!("<w:r><w:t xml:space=\"preserve\"> · Samsyn\u{a0}{TOKEN}</w:t></w:r>"), "")
            .replace("<w:trackRevisions/>", "<w:removePersonalInformation/>")
    };
    for (name, bytes) in tools::parts(&plain.bytes) {
        // Others list what there is, and there is one more; or are no text.
        if ["docProps/", "word/document", "word/styles", "word/settings", "word/header", "word/footer"]
            .iter()
            .any(|it| name.starts_with(it))
        {
            assert_eq!(unmarked(&review.bytes, &name).as_bytes(), bytes, "{name}");
        }
    }
    let document = part(&review.bytes, "word/document.xml");
    let ids: Vec<&str> = document.split("<w:bookmarkStart w:id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let names: std::collections::BTreeSet<&str> = document.split("w:name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids, (0..names.len()).map(|n| n.to_string()).collect::<Vec<_>>(), "each its own id and its own name");
    assert!(part(&review.bytes, "docProps/custom.xml").contains(TOKEN));
    assert!(!part(&plain.bytes, "word/document.xml").contains("bookmark"));

    let folder = Folder::new();
    let files = [folder.put("plain.docx", &plain.bytes), folder.put("review.docx", &review.bytes)];
    let pdf = folder.office(&files);
    assert_eq!(pages(&pdf.join("plain.pdf")), pages(&pdf.join("review.pdf")));
    let text = tools::lines(&pdf.join("review.pdf")).join("\n");
    assert!(text.contains(&format!("Samsyn {TOKEN}").replace(' ', "\u{a0}")) || text.contains(&format!("Samsyn {TOKEN}")));
}

/// Many people, all at once, in one document.
#[test]
fn edits_beside_each_other_each_land_on_their_block() {
    let sent = Sent::new();
    let text = Text(&sent.wording.passages);
    let mut tracked: Vec<Plant> = plants::of_word(&text).into_iter().filter(Plant::is_by_anna).collect();
    tracked.extend(plants::changes(&text, true));
    tracked.extend(plants::comments().into_iter().filter(|plant| plant.edits[0]["do"] != "footnote"));
    let mut untracked: Vec<Plant> = plants::of_word(&text).into_iter().filter(Plant::is_untracked).collect();
    untracked.extend(plants::changes(&text, false));
    let groups = [together(&tracked), together(&untracked)];
    assert!(groups[0].len() > 25 && groups[1].len() > 17, "{} {}", groups[0].len(), groups[1].len());
    let mut lists = Vec::new();
    for lose in ["", "marks", "styles"] {
        let edits = |group: &Vec<&Plant>| {
            let mut edits: Vec<Value> = group.iter().flat_map(|plant| plant.edits.clone()).collect();
            // A place is found by its mark, and what moves by its neighbours, before they change.
            edits.sort_by_key(|edit| edit["do"] != "comment");
            (edits, json!({"noise": true, "lose": lose}))
        };
        lists.extend(groups.iter().map(edits));
    }
    let mut wrong = Vec::new();
    for (n, file) in sent.edited(WORD, &[], &lists).iter().enumerate() {
        let (_, placed) = sent.read(file);
        wrong.extend(compare(&placed, &groups[n % 2]).into_iter().map(|what| format!("{}: {what}", lists[n].1)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Another document altogether, as long as any that is read: it takes no longer than two seconds
/// where the program is built as people have it, and is known not to be ours.
#[test]
fn a_long_document_of_something_else_takes_no_longer() {
    const WORDS: [&str; 16] = [
        "samverkan",
        "kommunen",
        "vecka",
        "planering",
        "och",
        "ett",
        "möten",
        "alla",
        "parter",
        "stöd",
        "arbete",
        "studier",
        "sedan",
        "chefer",
        "handläggare",
        "Arbetsförmedlingen",
    ];
    let sent = Sent::new();
    let mut body = String::new();
    for n in 0..2_900_usize {
        let words: Vec<&str> = (0..40).map(|k| WORDS[(n * 7 + k * k * 3 + n / 5) % WORDS.len()]).collect();
        let words = words.join(" ");
        write!(body, "<w:p><w:ins w:id=\"{n}\" w:author=\"A\"><w:r><w:t>{n} {words}</w:t></w:r></w:ins></w:p>").unwrap();
    }
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in tools::parts(&std::fs::read(&sent.docx).unwrap()) {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let bytes = if name == "word/document.xml" {
            String::from_utf8(bytes).unwrap().replace("<w:sectPr>", &format!("{body}<w:sectPr>")).into_bytes()
        } else {
            bytes
        };
        writer.write_all(&bytes).unwrap();
    }
    let file = sent.folder.put("long.docx", &writer.finish().unwrap().into_inner());
    let start = Instant::now();
    let returned = documents::returned(&file).unwrap();
    let placed = sent.placed(&returned);
    let took = start.elapsed();
    let most = if cfg!(debug_assertions) { 20 } else { 2 };
    assert!(took < Duration::from_secs(most), "{took:?}");
    assert_eq!((placed.answers.len(), placed.unplaced.len()), (0, 2_900), "all of it stands behind the contact persons");
}

#[test]
fn every_edit_that_word_writes_lands_on_its_block() {
    let sent = Sent::new();
    let text = Text(&sent.wording.passages);
    let mut plants = plants::changes(&text, true);
    plants.extend(plants::changes(&text, false));
    plants.extend(plants::of_word(&text));
    plants.extend(plants::comments());
    let mut lists = Vec::new();
    for lose in ["", "marks", "styles"] {
        lists.extend(plants.iter().map(|plant| (plant.edits.clone(), json!({"noise": true, "lose": lose}))));
    }
    let files = sent.edited(WORD, &[], &lists);
    let mut wrong = Vec::new();
    for (n, file) in files.iter().enumerate() {
        let plant = &plants[n % plants.len()];
        let (returned, placed) = sent.read(file);
        for what in compare(&placed, &[plant]) {
            wrong.push(format!("{} {}: {what}", lists[n].1["lose"], json!(plant.edits)));
        }
        assert_eq!(returned.token.as_deref(), Some(TOKEN));
        assert_eq!(sent.read(file).1, placed, "the same file twice");
    }
    assert!(wrong.is_empty(), "{} of {} edits:\n{}", wrong.len(), files.len(), wrong.join("\n\n"));
}

/// Puts plants together that do not touch the same paragraph.
fn together(plants: &[Plant]) -> Vec<&Plant> {
    let mut out: Vec<&Plant> = Vec::new();
    for plant in plants {
        if out.iter().all(|other| other.touches.iter().all(|id| !plant.touches.contains(id))) {
            out.push(plant);
        }
    }
    out
}

#[test]
fn every_edit_that_libreoffice_makes_lands_on_its_block() {
    let sent = Sent::new();
    let text = Text(&sent.wording.passages);
    let (tracked, untracked, own) = (plants::changes(&text, true), plants::changes(&text, false), plants::of_office(&text));
    let mut groups: Vec<Vec<&Plant>> = tracked.iter().chain(&untracked).chain(&own).map(|plant| vec![plant]).collect();
    groups.extend([together(&tracked), together(&untracked)]);
    let lists: Vec<(Vec<Value>, Value)> =
        groups.iter().map(|group| (group.iter().flat_map(|plant| plant.edits.clone()).collect(), json!({}))).collect();
    let profile = sent.folder.path().join("profile").display().to_string();
    let files = sent.edited(OFFICE, &[&profile], &lists);
    let mut wrong = Vec::new();
    for (file, group) in files.iter().zip(&groups) {
        let (_, placed) = sent.read(file);
        for what in compare(&placed, group) {
            wrong.push(format!("{} {}: {what}", group.len(), json!(group[0].edits)));
        }
        assert_eq!(sent.read(file).1, placed, "the same file twice");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_edit_that_word_writes_is_still_there_when_libreoffice_has_saved_it() {
    let sent = Sent::new();
    let text = Text(&sent.wording.passages);
    // LibreOffice keeps the answers to a comment as comments of their own, and of what was changed
    // in a moved paragraph only that something was put in.
    let loses =
        |plant: &Plant| plant.edits.iter().any(|it| it.get("replies").is_some() || (it["do"] == "move" && it.get("words").is_some()));
    let mut plants = plants::of_word(&text);
    plants.extend(plants::comments());
    plants.retain(|plant| !loses(plant));
    let lists: Vec<(Vec<Value>, Value)> = plants.iter().map(|plant| (plant.edits.clone(), json!({"noise": true}))).collect();
    let files = sent.edited(WORD, &[], &lists);
    let saved = sent.folder.convert(&files, "docx");
    let mut wrong = Vec::new();
    for (file, plant) in files.iter().zip(&plants) {
        let (_, placed) = sent.read(&saved.join(file.file_name().unwrap()));
        wrong.extend(compare(&placed, &[plant]).into_iter().map(|what| format!("{}: {what}", json!(plant.edits))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_document_that_libreoffice_has_saved_unedited_says_nothing() {
    let sent = Sent::new();
    let profile = sent.folder.path().join("profile").display().to_string();
    let files = sent.edited(OFFICE, &[&profile], &[(Vec::new(), json!({}))]);
    let (returned, placed) = sent.read(&files[0]);
    assert_eq!(returned.token.as_deref(), Some(TOKEN));
    assert_eq!(placed, Placed { likeness: 1.0, ..Placed::default() });
}
