//! A work folder of format 3, before there was a log, opens whole and is written as the present
//! format with one.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use samsyn::domain::ids::{Slug, WriterId};
use samsyn::domain::log::{Logged, What};
use samsyn::storage::check::check;
use samsyn::storage::format::FORMAT;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;

#[test]
fn a_folder_of_format_3_gets_a_log() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    folders::copy(Path::new("tests/fixtures/format-3"), root);
    fs::copy("guides/bilaga2.ron", root.join("guide.ron")).unwrap();
    assert_eq!(check(root), []);
    let mut opened = Store::open(root).unwrap();
    assert_eq!((opened.read_only, opened.workspace.logs.len()), (None, 0));
    let slug = Slug::new("skissby").unwrap();
    let before = opened.workspace.municipalities[&slug].clone();
    assert!(before.draft.as_ref().unwrap().blocks.iter().any(|block| !block.links.is_empty()) && !before.stream().is_empty());

    let writer = WriterId::new("w1").unwrap();
    let log = opened.workspace.logs.entry(writer.clone()).or_default();
    log.events.push(Logged { at: Timestamp::UNIX_EPOCH, what: What::NotAName { text: "Eken".to_owned(), by: "AB".to_owned() } });
    opened.store.save(&FileKey::Log(writer.clone()), log).unwrap();
    opened.store.save(&FileKey::Draft(slug.clone()), before.draft.as_ref().unwrap()).unwrap();
    let text = fs::read_to_string(FileKey::Draft(slug.clone()).path(root)).unwrap();
    assert!(text.contains(&format!("format: {FORMAT}")));
    assert_eq!(check(root), []);
    let again = Store::open(root).unwrap().workspace;
    assert_eq!(again.municipalities[&slug], before);
    assert_eq!(again.logs[&writer].events.len(), 1);
}
