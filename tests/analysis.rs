//! What a program for qualitative analysis gets: valid against the schema, and another reader sees
//! the same codes at the very words; the tables say the same.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::text::Texts;
use samsyn::domain::coding::Code;
use samsyn::domain::draft::BlockKind;
use samsyn::domain::ids::{Slug, WriterId};
use samsyn::domain::notes::{Entry, Speaker};
use samsyn::domain::project::Language;
use samsyn::domain::publication::comparison::{Comparison, Marked, part_of};
use samsyn::domain::review::{Approval, Wording};
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use serde_json::Value;

/// Words with what takes one, two or four bytes, and signs made of several code points.
const HARD: &str = "Å é 🙂 e\u{301} 👩\u{200d}👧 =1+1. Sedan följer mer.";

fn slug(name: &str) -> Slug {
    Slug::new(name).unwrap()
}

/// The demo with two approved municipalities, one of them with hard words under a code.
fn prepared(folder: &Path) -> PathBuf {
    let root = folder.join("projekt");
    demo::write(&root, date(2026, 11, 12)).unwrap();
    let mut opened = Store::open(&root).unwrap();
    let chosen = slug("exempelkoping");
    let dossier = opened.workspace.municipalities.get_mut(&chosen).unwrap();
    let coded = dossier.stream().into_iter().find(|entry| entry.codes.contains(&Code::Struktur)).unwrap().clone();
    let is_other = |entry: &&Arc<Entry>| entry.id != coded.id && !entry.codes.is_empty() && entry.codes != coded.codes;
    let other = dossier.stream().into_iter().find(is_other).unwrap().clone();
    let draft = dossier.draft.as_mut().unwrap();
    let block = draft.blocks.iter_mut().find(|block| block.kind == BlockKind::Paragraph).unwrap();
    block.text = format!("Före. {HARD}");
    block.links.clear();
    let hard = HARD.chars().take_while(|c| *c != '=').count();
    block.link(&coded, 6..6 + hard);
    // The same words stand on more of one code than of another.
    block.link(&other, 6..6 + hard);
    let (wording, at) = (Wording::of(dossier), Timestamp::UNIX_EPOCH);
    dossier.approve(Approval::new(wording, "Kontaktpersonen".to_owned(), "telefon".to_owned(), date(2026, 11, 12), at));
    let block = dossier.draft.as_ref().unwrap().blocks[0].id.clone();
    let draft = dossier.approvals.all[0].hash.clone();
    let saved = opened.store.save_dossier(&chosen, opened.workspace.municipalities.get(&chosen).unwrap(), &WriterId::from_bits(1));
    assert!(saved.iter().all(|(_, saved)| saved.is_ok()));
    // The lead has marked something too.
    opened.workspace.publication.mark(Marked { chapter: chosen, draft, block, from: 0, to: 5, code: Code::Respekt });
    opened.store.save(&FileKey::Publication, &opened.workspace.publication).unwrap();
    root
}

fn export(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = program::samsyn(folder, &[&["export", "projekt"], args].concat()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What another program reads out of a package; its project file is put beside it.
fn read(path: &Path) -> Value {
    let qde = path.with_extension("qde");
    let output = Command::new("python3").arg("tests/fixtures/refi-qda/read_qdpx.py").arg(path).arg(&qde).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let valid = Command::new("xmllint").args(["--noout", "--schema", "tests/fixtures/refi-qda/Project.xsd"]).arg(&qde).output().unwrap();
    assert!(valid.status.success(), "{}", String::from_utf8_lossy(&valid.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn segments(source: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    source["segments"].as_array().unwrap().iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}

#[test]
fn another_program_sees_the_same_codes_at_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let root = prepared(folder.path());
    let (code, out, err) = export(folder.path(), &["--to", "qdpx", "-o", "ut.qdpx", "--json"]);
    assert_eq!(code, 0, "{err}");
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(said["included"], serde_json::json!(["exempelkoping", "pahittsnas"]));
    assert_eq!(said["left_out"].as_array().unwrap().len(), 6);
    assert!(err.contains("provsta: left out: not approved"), "{err}");

    let seen = read(&folder.path().join("ut.qdpx"));
    assert_eq!((&seen["dangling"], &seen["twice"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(seen["files"], 2);
    let workspace = Store::open(&root).unwrap().workspace;
    let texts = Texts::new(Language::Sv);
    for chapter in workspace.chapters() {
        let case = &seen["cases"][chapter.name.as_str()];
        let source = &case["sources"][0];
        let text = source["text"].as_str().unwrap();
        for passage in &chapter.approval.wording.passages {
            assert!(text.contains(&passage.text), "{}", passage.text);
        }
        let found = segments(source);
        for coded in &workspace.publication.coded(&chapter).codes {
            let passage = chapter.approval.wording.passage(&coded.block).unwrap();
            // A point about its own group stands under it once, whole.
            let is_whole = part_of(&coded.code) == Some(passage.part);
            let (from, length) = if is_whole { (0, usize::MAX) } else { (coded.from, coded.to - coded.from) };
            let words: String = passage.text.chars().skip(from).take(length).collect();
            let pair = (texts.code(&coded.code), words);
            assert!(found.contains(&pair), "{pair:?}");
        }
        let figures = &chapter.approval.wording.figures;
        assert_eq!(case["variables"]["invånare (2025)"].as_f64(), figures.inhabitants.as_ref().map(|figure| figure.value));
    }
    let hard: String = HARD.chars().take_while(|c| *c != '=').collect();
    let of = segments(&seen["cases"]["Exempelköping"]["sources"][0]);
    assert!(of.contains(&("Struktur".to_owned(), hard)), "{of:?}");
    assert!(of.iter().any(|(code, words)| code == "Kunskap och respekt" && words == "Före."), "{of:?}");

    // Equal content is an equal file.
    let before = fs::read(folder.path().join("ut.qdpx")).unwrap();
    assert_eq!(export(folder.path(), &["--to", "qdpx", "-o", "ut.qdpx"]).0, 0);
    assert_eq!(fs::read(folder.path().join("ut.qdpx")).unwrap(), before);
}

/// What Python's own reader makes of a table with semicolons.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let program = "import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), delimiter=sys.argv[2]))))";
    let separator = if fs::read_to_string(path).unwrap().lines().next().unwrap().contains(';') { ";" } else { "," };
    let output = Command::new("python3").args(["-c", program]).arg(path).arg(separator).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn the_tables_say_what_the_project_says() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let root = prepared(at);
    for (to, file) in [("qdpx", "ut.qdpx"), ("csv", "ut.csv"), ("xlsx", "ut.xlsx")] {
        let (code, _, err) = export(at, &["--to", to, "-o", file]);
        assert_eq!(code, 0, "{err}");
    }
    let mut expected: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for (name, case) in read(&at.join("ut.qdpx"))["cases"].as_object().unwrap() {
        for (code, words) in segments(&case["sources"][0]) {
            *expected.entry((name.clone(), code, words)).or_default() += 1;
        }
    }
    let table = rows(&at.join("ut.csv"));
    assert_eq!(table[0], ["Kommun", "Grupp", "Kod", "Avsnitt", "Stöd", "Text"]);
    let mut found: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for row in &table[1..] {
        *found.entry((row[0].clone(), row[2].clone(), row[5].clone())).or_default() += 1;
    }
    assert_eq!(found, expected);

    // The workbook, as LibreOffice reads it: its second sheet is the table, its first the sums of it.
    let profile = format!("-env:UserInstallation=file://{}", at.join("lo").display());
    let filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1";
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(at)
        .arg(at.join("ut.xlsx"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).clone();
    let convert = |sheet: &str| rows(&at.join(format!("ut-{sheet}.csv")));
    assert!(at.join("ut-Meningar.csv").is_file(), "{said}");
    assert_eq!(convert("Meningar"), table);
    let counts = convert("Antal");
    // As on the screen where chapters are compared.
    let workspace = Store::open(&root).unwrap().workspace;
    let texts = Texts::new(Language::Sv);
    let own = Comparison::own_codes(&workspace.chapters(), &workspace.publication);
    let codes: Vec<Code> = Code::FRAME.into_iter().chain(Code::LESSONS).chain(own).collect();
    let shown = Comparison::of(&workspace.chapters(), &workspace.publication, codes.clone(), Language::Sv);
    for (at, code) in codes.iter().enumerate() {
        let column = counts[0].iter().position(|name| *name == texts.code(code)).unwrap();
        for row in &shown.rows {
            let line = counts.iter().find(|line| line[0] == row.name).unwrap();
            assert_eq!(line[column], row.cells[at].count.to_string(), "{} {code:?}", row.name);
        }
    }
    for row in &counts[1..] {
        for (code, count) in counts[0].iter().zip(row).skip(1) {
            let support: usize =
                table[1..].iter().filter(|line| line[0] == row[0] && line[2] == *code).map(|line| line[4].parse::<usize>().unwrap()).sum();
            assert_eq!(count.parse::<usize>().unwrap(), support, "{} {code}", row[0]);
        }
    }
}

#[test]
fn the_consultants_own_notes_go_with_seats_and_without_names() {
    let folder = tempfile::tempdir().unwrap();
    let root = prepared(folder.path());
    let workspace = Store::open(&root).unwrap().workspace;
    let ask = || export(folder.path(), &["--to", "qdpx", "--notes", "-o", "egna.qdpx"]);
    let (mut code, _, mut err) = ask();
    // Notes hold words at the beginning of a line that may be names: somebody decides on each.
    while let Some((_, found)) = err.split_once("person \"") {
        let word = found.split('"').next().unwrap();
        assert!(!word.starts_with('D'), "a seat is no name here: {word}");
        assert!(program::samsyn(folder.path(), &["allow", "projekt", word, "--by", "provet"]).status().unwrap().success());
        (code, _, err) = ask();
    }
    assert_eq!(code, 0, "{err}");
    let seen = read(&folder.path().join("egna.qdpx"));
    assert_eq!(seen["dangling"], serde_json::json!([]));
    let dossier = &workspace.municipalities[&slug("exempelkoping")];
    let source = &seen["cases"]["Exempelköping"]["sources"][0];
    let (text, found) = (source["text"].as_str().unwrap(), segments(source));
    let texts = Texts::new(Language::Sv);
    for entry in dossier.stream() {
        let words = entry.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&words));
        if let Speaker::Seat(seat) = entry.speaker {
            assert!(text.contains(&format!("{seat}: {words}")), "{words}");
        }
        for code in &entry.codes {
            assert!(found.contains(&(texts.code(code), words.clone())), "{words}");
        }
    }

    // A word of theirs is somebody's name.
    let word = text.split_whitespace().find(|word| word.chars().count() > 9 && word.chars().all(char::is_alphabetic)).unwrap();
    fs::write(folder.path().join("namn.txt"), word).unwrap();
    fs::remove_file(folder.path().join("egna.qdpx")).unwrap();
    let (code, _, err) = export(folder.path(), &["--to", "qdpx", "--notes", "-o", "egna.qdpx", "--guard", "namn.txt"]);
    assert!(code == 1 && err.contains("has to be decided on"), "{err}");
    assert!(!folder.path().join("egna.qdpx").exists());
}

#[test]
fn what_cannot_be_asked_for_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    prepared(folder.path());
    for args in [
        &["--to", "pdf", "-o", "ut.pdf"][..],
        &["--to", "qdpx", "--municipality", "pahittsnas", "-o", "ut.qdpx"],
        &["--to", "xlsx", "--notes", "-o", "ut.xlsx"],
        &["--to", "csv", "--final", "-o", "ut.csv"],
    ] {
        let (code, out, err) = export(folder.path(), args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(!err.is_empty());
    }
}
