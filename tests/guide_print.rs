//! The guide on paper: every word of it in order, on few pages, for everybody to read, and the
//! same bytes each time.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::path::Path;
use std::process::{Command, Output};

use cleared::decided;
use samsyn::app::text::guide_paper;
use samsyn::domain::anonymity::gate::Gate;
use samsyn::domain::guide::{Bilingual, Guide};
use samsyn::domain::project::Language;
use samsyn::export;
use samsyn::storage::guides;
use samsyn::storage::store::Store;

#[path = "support/cleared.rs"]
#[expect(dead_code, reason = "there is no summary here")]
mod cleared;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "each test uses its part of the tools")]
mod tools;

use tools::{Folder, dense, lines, pages, run};

fn samsyn(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).output().unwrap()
}

fn text(pdf: &Path) -> String {
    dense(lines(pdf))
}

/// Asserts that the parts stand in the text in this order.
#[track_caller]
fn in_order(text: &str, parts: &[String]) {
    let mut rest = text;
    for part in parts {
        let part = dense([part]);
        let at = rest.find(&part).unwrap_or_else(|| panic!("{part} does not stand after what comes before it"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_guide_that_ships_is_printed_whole_and_in_order() {
    let folder = Folder::new();
    let pdf = folder.path().join("guide.pdf");
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/guides/bilaga2.ron");
    let output = samsyn(&["guide", "print", guide, "-o", pdf.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!((5..=12).contains(&pages(&pdf)), "{} pages", pages(&pdf));

    let guide = guides::bilaga2();
    let nobody = samsyn::domain::project::Project::new("");
    let mut expected = vec!["Intervjuguide för fokusgrupp".to_owned(), "D1".to_owned(), "D12".to_owned(), "Styrning".to_owned()];
    let mut section = 0;
    let mut ticks = 0;
    for place in guide.places() {
        if place.section_number != section {
            section = place.section_number;
            expected.push(format!("{section} {}", place.section.title.sv));
        }
        expected.push(samsyn::domain::printed_guide::number(&place));
        expected.push(place.row.spoken(Language::Sv, &nobody, |date| date.to_string()));
        expected.extend(place.row.hints.iter().map(|hint| hint.sv.clone()));
        expected.extend((!place.row.probes.is_empty()).then(|| "Lyssna efter".to_owned()));
        expected.extend(place.row.probes.iter().map(|probe| probe.sv.clone()));
        ticks += place.row.probes.len();
    }
    assert!(ticks >= 15, "the guide lists what to listen for");
    expected.extend(["Parkeringen", "Nästa steg", "Kontaktperson för faktagranskning", "Telefon"].map(str::to_owned));
    in_order(&text(&pdf), &expected);
    assert!(text(&pdf).contains("2.1g"), "the seventh follow-up");

    let info = run("pdfinfo", &[pdf.to_str().unwrap()]);
    for expected in ["Title:           Intervjuguide för fokusgrupp", "Tagged:          yes", "Creator:         Samsyn"] {
        assert!(info.contains(expected), "{expected} in {info}");
    }
    let bytes = std::fs::read(&pdf).unwrap();
    assert_eq!(
        export::guide_pdf(&Gate::bare().clear(guide_paper::blank(&guide, Language::Sv)).unwrap()).unwrap().bytes,
        bytes,
        "the same each time"
    );
}

#[test]
fn a_prepared_focus_group_has_its_own_facts() {
    let folder = Folder::new();
    let (project, pdf) = (folder.path().join("demo"), folder.path().join("guide.pdf"));
    assert!(samsyn(&["demo", project.to_str().unwrap()]).status.success());
    let print = |args: &[&str]| samsyn(&[&["guide", "print", project.to_str().unwrap(), "-o", pdf.to_str().unwrap()], args].concat());
    assert_eq!(print(&[]).status.code(), Some(2), "whose focus group?");
    let unknown = print(&["--municipality", "nowhere"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("testevik"), "it says which there are");

    let output = print(&["--municipality", "testevik", "--json"]);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["pages"], pages(&pdf));
    let workspace = Store::open(&project).unwrap().workspace;
    let session =
        &workspace.municipalities.iter().find(|(slug, _)| slug.as_str() == "testevik").unwrap().1.sessions.values().next().unwrap().session;
    let text = text(&pdf);
    in_order(&text, &["Testevik".to_owned(), "kl. 13.30".to_owned(), session.place.clone(), "D1".to_owned()]);
    assert_eq!(text.matches("Handläggare").count() + text.matches("Chef").count(), session.seats.len());
    assert!(!text.contains("Governo") && text.contains(&dense([&workspace.project.consultancy])), "the project's own name is filled in");
    assert!(!text.contains("Xdec"));

    assert!(print(&["--municipality", "testevik", "--language", "en"]).status.success());
    assert!(tools::dense(lines(&pdf)).contains("Listenfor"));
}

/// A guide with the words of its first question replaced.
fn guide(words: &str) -> Guide {
    let mut guide = guides::bilaga2();
    guide.sections[1].rows[0].text = Bilingual { sv: words.to_owned(), en: words.to_owned() };
    (guide.sections[1].rows[0].cue, guide.sections[1].rows[0].probes) = (None, Vec::new());
    guide
}

#[test]
fn no_words_can_upset_the_pages() {
    let folder = Folder::new();
    let hostile = "#panic(\"x\") $a$ *b* <c> @d \\ `e` // f 👩‍👩‍👧 \u{0} ".repeat(3) + &"Å".repeat(400);
    let pdf = folder.put(
        "guide.pdf",
        &export::guide_pdf(&decided(|gate| gate.clear(guide_paper::blank(&guide(&hostile), Language::Sv)))).unwrap().bytes,
    );
    assert!(text(&pdf).contains("#panic(\"x\")$a$*b*<c>@d\\`e`//f□"));

    // A question longer than a page goes on over several; nothing runs off them.
    let long = (0..3000).map(|n| format!("ord{n}")).collect::<Vec<_>>().join(" ");
    let pdf = folder
        .put("guide.pdf", &export::guide_pdf(&decided(|gate| gate.clear(guide_paper::blank(&guide(&long), Language::Sv)))).unwrap().bytes);
    let text = text(&pdf);
    assert!(["ord0ord1", "ord1499ord1500", "ord2999"].iter().all(|words| text.contains(words)));
}
