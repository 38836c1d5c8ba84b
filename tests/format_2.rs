//! A work folder of format 2, where a block as a whole rested on entries, opens with all its
//! evidence and is written as the present format.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;

use samsyn::domain::draft::evidence::{Evidence, Support};
use samsyn::domain::draft::{BlockKind, Draft};
use samsyn::domain::ids::{Slug, WriterId};
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::{Outcome, Store};

/// Which entries each block rests on.
fn resting(draft: &Draft) -> Vec<(String, Vec<String>)> {
    let entries = |block: &samsyn::domain::draft::Block| block.links.iter().map(|link| link.entry.as_str().to_owned()).collect();
    draft.blocks.iter().map(|block| (block.text.clone(), entries(block))).collect()
}

#[test]
fn a_folder_of_format_2_keeps_its_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    folders::copy(Path::new("tests/fixtures/format-2"), root);
    fs::copy("guides/bilaga2.ron", root.join("guide.ron")).unwrap();
    let slug = Slug::new("latsasund").unwrap();
    let file = FileKey::Draft(slug.clone()).path(root);
    let old = fs::read_to_string(&file).unwrap();
    assert!(old.contains("format: 2") && old.contains("evidence: [") && !old.contains("links"));
    assert_eq!(check(root), []);

    let mut opened = Store::open(root).unwrap();
    assert_eq!(opened.read_only, None);
    let dossier = opened.workspace.municipalities.get_mut(&slug).unwrap();
    let draft = dossier.draft.clone().unwrap();
    let named: usize = old.matches("w0000demo.").count();
    let rested = resting(&draft);
    assert_eq!(rested.iter().map(|(_, entries)| entries.len()).sum::<usize>(), named);
    // All of a block rested on them, and what was captured holds.
    let evidence = Evidence::new(&opened.workspace.guide, dossier.stream().into_iter().cloned().collect(), Some(&draft));
    assert_eq!(evidence.shaken, []);
    for block in draft.blocks.iter().filter(|block| block.kind != BlockKind::Heading) {
        assert_eq!(evidence.support(&block.id), Support::Whole, "{}", block.text);
    }

    // Opening changes nothing on disk; the next save writes all of it in the present format.
    assert_eq!(fs::read_to_string(&file).unwrap(), old);
    let saved = opened.store.save_dossier(&slug, dossier, &WriterId::new("w1").unwrap());
    assert!(saved.iter().any(|(key, result)| *key == FileKey::Draft(slug.clone()) && matches!(result, Ok(Outcome::Written))));
    let new = fs::read_to_string(&file).unwrap();
    assert!(new.contains("format: 4") && !new.contains("evidence"));
    let again = Store::open(root).unwrap().workspace;
    assert_eq!(resting(again.municipalities[&slug].draft.as_ref().unwrap()), rested);
    assert_eq!(check(root), []);
}
