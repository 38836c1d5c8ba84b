//! A work folder of format 5, before there was a register of candidates, opens whole; a register is
//! written beside what is there, which stays as it is.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;

use samsyn::domain::ids::Slug;
use samsyn::domain::selection::{Candidate, Selection, Source};
use samsyn::domain::stage::Stage;
use samsyn::storage::check::check;
use samsyn::storage::format::FORMAT;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::{Outcome, Store};

fn open() -> (tempfile::TempDir, samsyn::storage::store::Opened) {
    let folder = tempfile::tempdir().unwrap();
    folders::copy(Path::new("tests/fixtures/format-5"), folder.path());
    fs::copy("guides/bilaga2.ron", folder.path().join("guide.ron")).unwrap();
    assert_eq!(check(folder.path()), []);
    let opened = Store::open(folder.path()).unwrap();
    (folder, opened)
}

#[test]
fn a_project_of_format_5_has_no_register_and_gets_one() {
    let (folder, mut opened) = open();
    let slug = Slug::new("pahittsnas").unwrap();
    let before = opened.workspace.clone();
    assert_eq!(opened.read_only, None);
    assert!(before.selection.is_empty());
    assert_eq!(before.municipalities[&slug].stage(), Stage::Approved);

    // Nothing is written for nobody.
    assert_eq!(opened.store.save_selection(&Selection::default()).unwrap(), Outcome::Unchanged);
    assert!(!FileKey::Selection.path(folder.path()).exists());
    let mut selection = Selection::default();
    let at = selection.add(Candidate::named("Påhittsnäs"));
    selection.candidates[at].sources.insert(Source::Own);
    selection.candidates[at].slug = Some(slug.clone());
    assert_eq!(opened.store.save_selection(&selection).unwrap(), Outcome::Written);
    let text = fs::read_to_string(FileKey::Selection.path(folder.path())).unwrap();
    assert!(text.contains(&format!("format: {FORMAT}")), "{text}");

    assert_eq!(check(folder.path()), []);
    let again = Store::open(folder.path()).unwrap().workspace;
    assert_eq!(again.selection, selection);
    assert_eq!(again.municipalities, before.municipalities);
}

#[test]
fn a_register_that_is_wrong_is_told_of_with_its_place() {
    let (folder, _) = open();
    let told = |candidates: &str| {
        let text = format!("(format: {FORMAT}, kind: \"selection\", content: (candidates: [\n{candidates}\n]))");
        fs::write(FileKey::Selection.path(folder.path()), text).unwrap();
        check(folder.path()).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(told("(name: \"Ale\", code: Some(\"1440\"), sources: [own], answer: agreement),"), [""; 0]);
    assert_eq!(
        told("(name: \"Ale\"),\n(name: \"ale kommun\"),"),
        ["selection.ron:3:8: stands in the register before: expected each candidate once"]
    );
    assert_eq!(
        told("(name: \"Ale\", slug: \"ale\"),"),
        ["selection.ron:2:21: unknown municipality \"ale\": expected the name of a folder in municipalities"]
    );
    assert_eq!(
        told("(name: \"Östra\", joint: true),"),
        ["selection.ron:2:24: a city's joint agreement without a code that says which city's"]
    );
    let code = told("(name: \"Ale\", code: \"9999\"),");
    assert!(code.len() == 1 && code[0].starts_with("selection.ron:2:21: "), "{code:?}");
}
