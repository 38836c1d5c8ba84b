//! A work folder of format 4, when approval was a date alone, opens whole; its approval is bound to
//! the words that are there, and a later edit takes it away.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;

use samsyn::domain::ids::{Slug, WriterId};
use samsyn::domain::review::Approved;
use samsyn::domain::stage::Stage;
use samsyn::storage::check::check;
use samsyn::storage::format::FORMAT;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;

#[test]
fn an_approval_of_format_4_is_bound_to_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    folders::copy(Path::new("tests/fixtures/format-4"), root);
    fs::copy("guides/bilaga2.ron", root.join("guide.ron")).unwrap();
    assert_eq!(check(root), []);
    let mut opened = Store::open(root).unwrap();
    assert_eq!((opened.read_only, opened.workspace.logs.len()), (None, 1));
    let slug = Slug::new("pahittsnas").unwrap();
    let dossier = opened.workspace.municipalities[&slug].clone();
    assert!(matches!(dossier.approved(), Approved::Holds(_)) && dossier.stage() == Stage::Approved);
    assert!(!FileKey::Approvals(slug.clone()).path(root).exists(), "opening changes nothing");

    // Whichever of its files is saved first, on disk the approval is of the words that were there.
    let mut edited = dossier.draft.clone().unwrap();
    edited.blocks[0].text.push_str(" Nytt.");
    opened.store.save(&FileKey::Draft(slug.clone()), &edited).unwrap();
    let mut again = Store::open(root).unwrap();
    let now = &again.workspace.municipalities[&slug];
    assert!(matches!(now.approved(), Approved::Reopened(..)) && now.stage() < Stage::Approved);
    again.store.save(&FileKey::Draft(slug.clone()), dossier.draft.as_ref().unwrap()).unwrap();

    let mut opened = Store::open(root).unwrap();
    let writer = WriterId::new("w1").unwrap();
    let saved = opened.store.save_dossier(&slug, &dossier, &writer);
    assert!(saved.iter().all(|(_, result)| result.is_ok()), "{saved:?}");
    let text = fs::read_to_string(FileKey::Approvals(slug.clone()).path(root)).unwrap();
    assert!(text.contains(&format!("format: {FORMAT}")));
    assert_eq!(check(root), []);
    let mut again = Store::open(root).unwrap().workspace.municipalities.remove(&slug).unwrap();
    assert_eq!(again, dossier);

    again.draft.as_mut().unwrap().blocks[0].text.push_str(" Nytt.");
    let id = again.draft.as_ref().unwrap().blocks[0].id.clone();
    assert!(matches!(again.approved(), Approved::Reopened(_, changes) if changes.blocks == [id]));
    assert!(again.stage() < Stage::Approved);
}
